/** Tables that hold one field a row: `user_id, meta_key, meta_value`. The key's words are to the value what a header is to a column. */
import type { DateOrder } from './cell-dates.ts'
import { contentOf, type Content } from './column-content.ts'
import { fitsRole, guessRole } from './column-roles.ts'
import type { ColumnDraft } from './column-draft.ts'
import { readHeader, type Role } from './header-words.ts'
import type { ColumnClass } from './record.ts'

export type Field = { column: ColumnClass; content: Content; order: DateOrder }
export type Pairs = { keyIndex: number; valueIndex: number; fields: ReadonlyMap<string, Field> }

const KEY_WORDS =
  /^(?:(?:user|customer|contact|profile|custom|member|person|comm|communication|comms|detail|data|info|address|phone|identifier|number) )*(?:meta|field|attribute|property|question|key|name|label|setting|type|kind|channel|medium|method|means|category|usage|use|purpose)(?: (?:key|name|label|code|title|type))?$/
const VALUE_WORDS = /^(?:\w+ )?(?:value|answer|response|data|content|val|detail|details|contact|number|address|identifier|entry|info)(?: text)?$/

/** What values can be recognised as whatever their key says. */
const IDENTIFYING: ReadonlySet<Role> = new Set<Role>([
  'mixed',
  'email',
  'phone',
  'postcode',
  'ni_number',
  'iban',
  'payment_card',
  'nhs_number',
  'ip_address',
  'address_line',
])

/** Null when the table is not of this form, or none of its keys speaks of a person. */
export function pairsOf(rows: string[][], drafts: ColumnDraft[]): Pairs | null {
  const isFree = (draft: ColumnDraft) =>
    draft.role === null || draft.role === 'free_text' || draft.role === 'mixed' || draft.role === 'address_line' || draft.role === 'phone'
  const valueIndex = drafts.findIndex((draft) => draft.content.filled > 0 && isFree(draft) && VALUE_WORDS.test(draft.reading.words))
  const keyIndex = drafts.findIndex(
    (draft, index) =>
      index !== valueIndex &&
      draft.content.filled > 0 &&
      draft.content.distinct < 0.9 + 1 / draft.content.filled &&
      draft.content.distinctCount <= 200 &&
      KEY_WORDS.test(draft.reading.words),
  )
  if (keyIndex < 0 || valueIndex < 0) return null
  const cells = new Map<string, string[]>()
  for (const row of rows) {
    const key = row[keyIndex] ?? ''
    const known = cells.get(key)
    if (known) known.push(row[valueIndex] ?? '')
    else cells.set(key, [row[valueIndex] ?? ''])
  }
  const fields = new Map<string, Field>()
  for (const [key, values] of cells) {
    const reading = readHeader(key)
    const content = contentOf(values)
    if (content.filled === 0 || reading.other !== '') continue
    const fit = reading.role === null || reading.confidence < 0.65 ? null : fitsRole(reading.role, content, reading)
    // `home` or `work` says nothing of the value, but telephone numbers say it themselves
    const guess = guessRole(content, { ...reading, isKnown: false })
    const isTold = guess !== null && IDENTIFYING.has(guess.role) && (fit === null || !IDENTIFYING.has(fit.role))
    const found = isTold ? guess : fit
    if (found === null) continue
    const confidence = isTold ? guess.confidence : reading.confidence * 0.9
    fields.set(key, { column: { index: valueIndex, header: key, role: found.role, confidence, why: `field "${key}"`, subject: 0 }, content, order: null })
  }
  const told = [...cells].reduce((sum, [key, values]) => sum + (fields.has(key) ? values.length : 0), 0)
  const value = drafts[valueIndex]!
  if (fields.size === 0 || (value.role === 'free_text' && told < rows.length / 2)) return null
  Object.assign(value, { role: null, why: `each cell by the column "${drafts[keyIndex]!.reading.words}" beside it` })
  return { keyIndex, valueIndex, fields }
}
