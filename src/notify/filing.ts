/** A report to an authority, field by field in the order of its own form. Holds counts, never an affected person. */
export type FieldSource = 'fact' | 'register' | 'assumed' | 'missing'
export type FilingField = {
  id: string
  label: string
  value: string
  source: FieldSource
  /** Why, from whom, or when what is missing will come. Empty: nothing to add. */
  note: string
  /** Numbers of the facts it rests on; left out: none of the ledger. */
  facts?: number[]
}
export type FilingPart = { no: number; title: string; fields: FilingField[] }
export const FILING_KINDS = ['initial', 'follow_up', 'final', 'withdrawn'] as const
export type FilingKind = (typeof FILING_KINDS)[number]
export type Filing = {
  form: string
  version: number
  kind: FilingKind
  /** Whom it goes to, in full, and what the form is called. */
  authority: string
  title: string
  /** How well the form itself is known: where we read it, or that we did not. */
  formSource: string
  organisation: string
  reference: string
  preparedAt: string
  preparedDisplay: string
  dueAt: string | null
  dueDisplay: string
  latestArguableDisplay: string
  parts: FilingPart[]
  missing: { label: string; when: string }[]
  /** What a person has to look at before it goes out: fields that seem to name somebody. */
  warnings: string[]
  assumptions: string[]
}

export const field = (id: string, label: string, value: string, source: FieldSource, note = ''): FilingField => ({ id, label, value, source, note })

/** A fact, or else missing. When what is missing will come is put in at the end, for all fields alike. */
export function given(id: string, label: string, value: string, note = ''): FilingField {
  return value === '' ? missing(id, label) : field(id, label, value, 'fact', note)
}
export function missing(id: string, label: string, value = 'Not yet known'): FilingField {
  return field(id, label, value, 'missing')
}
/** `186,900`. */
export const thousands = (count: number) => new Intl.NumberFormat('en-GB').format(count)
