/** Tables that hold one field a row: `user_id, meta_key, meta_value`. The key's words are to the value what a header is to a column. */
import type { DateOrder } from './cell-dates.ts'
import { contentOf, type Content } from './column-content.ts'
import { fitsRole } from './column-roles.ts'
import type { ColumnDraft } from './column-draft.ts'
import { readHeader } from './header-words.ts'
import type { ColumnClass } from './record.ts'

export type Field = { column: ColumnClass; content: Content; order: DateOrder }
export type Pairs = { keyIndex: number; valueIndex: number; fields: ReadonlyMap<string, Field> }

const KEY_WORDS =
  /^(?:(?:user |customer |contact |profile |custom )*(?:meta|field|attribute|property|question|key|name|label|setting))(?: (?:key|name|label|code|title))?$/
const VALUE_WORDS = /^(?:\w+ )?(?:value|answer|response|data|content|val)(?: text)?$/

/** Null when the table is not of this form, or none of its keys speaks of a person. */
export function pairsOf(rows: string[][], drafts: ColumnDraft[]): Pairs | null {
  const keyIndex = drafts.findIndex(
    (draft) => draft.content.filled > 0 && draft.content.distinct < 0.9 + 1 / draft.content.filled && KEY_WORDS.test(draft.reading.words),
  )
  const valueIndex = drafts.findIndex((draft, index) => index !== keyIndex && VALUE_WORDS.test(draft.reading.words))
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
    if (reading.role === null || reading.other !== '' || reading.confidence < 0.65) continue
    const content = contentOf(values)
    const fit = content.filled === 0 ? null : fitsRole(reading.role, content, reading)
    if (fit === null) continue
    fields.set(key, {
      column: { index: valueIndex, header: key, role: fit.role, confidence: reading.confidence * 0.9, why: `field "${key}"`, subject: 0 },
      content,
      order: null,
    })
  }
  return fields.size === 0 ? null : { keyIndex, valueIndex, fields }
}
