/** What changed between two versions of a filing, field by field, in the order of the form. */
import type { Filing } from './filing.ts'

export type FilingChange = { part: string; id: string; label: string; before: string | null; after: string | null }

/** Null: the field was not there. A note that changed alone is no change: it says why, not what. */
export function changesBetween(before: Pick<Filing, 'parts'>, after: Pick<Filing, 'parts'>): FilingChange[] {
  const fieldsOf = ({ parts }: Pick<Filing, 'parts'>) => parts.flatMap((part) => part.fields.map((field) => ({ part: part.title, ...field })))
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const changed = now.flatMap(({ part, id, label, value }) => {
    const earlier = old.find((field) => field.id === id)?.value ?? null
    return earlier === value ? [] : [{ part, id, label, before: earlier, after: value }]
  })
  const dropped = old
    .filter(({ id }) => !now.some((field) => field.id === id))
    .map(({ part, id, label, value }) => ({ part, id, label, before: value, after: null }))
  return [...changed, ...dropped]
}
