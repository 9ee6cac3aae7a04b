/** Which column names the row, and which point to rows of people in other tables. Declared keys count before inferred ones. */
import { clip, NAME_ROLES, type ColumnDraft } from './column-draft.ts'
import type { TableClass, TableSample } from './columns.ts'
import { entityIn, isPersonEntity, keySpace, wholeEntityOf } from './table-keys.ts'

export function settleKeys(sample: TableSample, drafts: ColumnDraft[]): Pick<TableClass, 'ownKey' | 'foreignKeys'> {
  const ownKey = { index: -1, space: '' }
  const foreignKeys: { index: number; space: string }[] = []
  const entity = entityIn(sample.catalogue, sample.name)
  const undeclared = sample.catalogue.entities.has(sample.name.toLowerCase()) ? entity : wholeEntityOf(sample.name)
  const primary = sample.declared?.primary.length === 1 ? sample.declared.primary[0]!.toLowerCase() : null
  const hasNumberColumn = drafts.some((draft) => draft.role === 'membership_number' && draft.reading.key?.isNumber !== false)
  // the holder of an account is named beside a payment, and the row is still a payment
  const hasNames = drafts.some(
    (draft) => draft.role !== null && NAME_ROLES.has(draft.role) && draft.other === '' && !/account|holder|card/.test(draft.reading.words),
  )
  const declared = new Map((sample.declared?.foreign ?? []).map((key) => [key.column.toLowerCase(), entityIn(sample.catalogue, key.table)]))
  // the row's own key first: declared, or `id`, or `member_id` of members
  const isOwn: ((draft: ColumnDraft, header: string, index: number) => boolean)[] = [
    (_, header) => primary !== null && header === primary,
    (draft) => draft.reading.key !== null && draft.reading.key.entity === '' && draft.content.distinct > 0.98,
    (draft) => draft.reading.key !== null && keySpace(draft.reading.key.entity, false) === entity && draft.content.distinct > 0.98,
    (draft) =>
      draft.reading.key !== null &&
      !draft.reading.key.isNumber &&
      hasNames &&
      draft.content.distinct > 0.99 &&
      draft.other === '' &&
      isPersonEntity(keySpace(draft.reading.key.entity, false), sample.catalogue),
    (draft) => draft.role === 'membership_number' && hasNames && draft.content.distinct > 0.98,
    (draft) => draft.role === 'customer_number' && hasNames && draft.content.distinct > 0.98,
    (draft) => draft.role === 'employment' && draft.reading.key?.isNumber === true && hasNames && draft.content.distinct > 0.98,
    // a header that says nothing to us (`rec_id`, `Mitgliedsnummer`), over one word with digits that is never the same twice
    (draft, _, index) => hasNames && draft.role === null && isNumbering(draft, sample.rows, index),
  ]
  for (const test of isOwn) {
    if (ownKey.index >= 0) break
    ownKey.index = drafts.findIndex(
      (draft, index) => test(draft, sample.header[index]!.toLowerCase(), index) && !declared.has(sample.header[index]!.toLowerCase()),
    )
  }
  drafts.forEach((draft, index) => {
    const key = draft.reading.key
    if (index === ownKey.index) {
      const isNumber = key?.isNumber === true && primary === null
      ownKey.space = primary !== null ? entity : key === null || key.entity === '' ? undeclared : keySpace(key.entity, isNumber)
      if (draft.role === 'membership_number' && key?.isNumber === false && hasNumberColumn) draft.role = null
      if (draft.role === null)
        Object.assign(draft, {
          role: 'own_key',
          confidence: 0.9,
          why: primary === null ? 'names the row, each value once: a number of the supplier’s own' : 'declared as primary key',
        })
      return
    }
    const target = declared.get(sample.header[index]!.toLowerCase())
    if (target !== undefined) {
      // only keys to people: a shared branch or product must not tie strangers together
      if (isPersonEntity(target, sample.catalogue) || (sample.catalogue.referred.has(target) && sample.catalogue.people.has(target)))
        addForeign(foreignKeys, draft, index, target, 'declared as foreign key')
      return
    }
    if (
      key === null ||
      key.entity === '' ||
      draft.other !== '' ||
      (draft.content.uuid + draft.content.integer + draft.content.nameShape < 0.2 && draft.content.meanLength > 40)
    )
      return
    if (key.isNumber && /account|card|policy/.test(key.entity)) return
    const space = keySpace(key.entity, key.isNumber)
    if (!isPersonEntity(keySpace(key.entity, false), sample.catalogue) || (ownKey.index >= 0 && hasNames && key.isNumber && draft.content.distinct > 0.98))
      return
    if (/^(?:bank_account|iban|phone|email|postcode|payment_card|ni_number|nhs_number)$/.test(draft.role ?? '')) return
    // the staff number on a row without a name says whose row it is, not that someone works here
    if (draft.role === 'employment' && !hasNames) draft.role = null
    addForeign(foreignKeys, draft, index, space, `header "${clip(sample.header[index]!)}"`)
  })
  return { ownKey, foreignKeys }
}

/** Without a header every tenth cell may be empty: nothing else can tell the number that the supplier gave each row. */
const LEAST_FILLED_WITHOUT_HEADER = 0.9

/** Filled throughout, each value once, short, one word with a digit in it, and no date. */
function isNumbering({ content, other, reading }: ColumnDraft, rows: string[][], index: number): boolean {
  if (
    other !== '' ||
    content.filled < Math.max(3, content.seen * (reading.words === '' ? LEAST_FILLED_WITHOUT_HEADER : 1)) ||
    content.distinctCount !== content.filled ||
    content.meanWords > 1 ||
    content.meanLength > 40
  )
    return false
  if (content.yearMiddle > 0 || content.withTime > 0) return false
  // an amount with pence is no number of a row, be it ever so different from the others
  return rows.slice(0, 200).every((row) => /^(?!\d+[.,]\d{1,2}$)(?:\S*\d\S*)?$/.test((row[index] ?? '').trim()))
}

function addForeign(foreignKeys: { index: number; space: string }[], draft: ColumnDraft, index: number, space: string, why: string): void {
  foreignKeys.push({ index, space })
  draft.refersTo = space
  // `member_id` of another table is that table's key, not the number on the card
  if (draft.role === null || (draft.role === 'membership_number' && draft.reading.key?.isNumber === false && !draft.why.startsWith('has the form'))) {
    Object.assign(draft, { role: 'foreign_key', confidence: 0.85, why })
  }
}
