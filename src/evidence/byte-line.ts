/** One column of a table whose rows are read as bytes, what was seen of its cell in this row, and how that is written into a record line. */
import { NOTHING, putBytes, putDay, putLast, putLower, putPlain, VALUE, type Seen } from './byte-cells.ts'
import type { ByteForm, Field, Form } from './byte-forms.ts'
import type { DateOrder } from './cell-dates.ts'
import type { Action } from './column-actions.ts'
import type { TableClass } from './columns.ts'
import type { PersonRecord } from './record.ts'
import type { KindList } from './row-draft.ts'

/** A row as it lies in a file: UTF-8, no control sign in it. Cell `n` lies from `starts[n]` to `ends[n]`. The same object comes for every row. */
export type ByteRow = { bytes: Buffer; isAscii: boolean; starts: Int32Array; ends: Int32Array; count: number }

export type Step = ByteForm & {
  index: number
  /** How its cells are looked at and written; 0: as strings. */
  how: number
  run: (cell: string) => void
  order: DateOrder
  prefixBytes: Buffer
  from: number
  to: number
  seen: Seen
  day: number
  /** The kinds before this column and with it: mostly those of the row before. */
  before: KindList | null
  after: KindList | null
}

/** Ways of looking at a cell, as numbers: a row asks for each of its cells. */
const HOW: Record<Form, number> = {
  any: 1,
  given_name: 2,
  family_name: 3,
  title: 4,
  email: 5,
  phone: 6,
  address: 7,
  date: 8,
  digits: 9,
  identifier: 10,
  account: 11,
  sort_code: 12,
  key: 13,
}
const LIST = 31

export function stepOf(action: Action, form: ByteForm | null, table: TableClass): Step {
  return {
    form: form?.form ?? 'any',
    field: form?.field ?? null,
    kind: form?.kind ?? null,
    prefix: form?.prefix ?? '',
    least: form?.least ?? 0,
    keep: form?.keep ?? 0,
    index: action.index,
    how: form === null ? 0 : HOW[form.form],
    run: action.run,
    order: table.dateOrders[action.index] ?? null,
    prefixBytes: Buffer.from(form?.prefix ?? ''),
    from: 0,
    to: 0,
    seen: NOTHING,
    day: 0,
    before: null,
    after: null,
  }
}

export const textIn = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.length === 0 ? '' : value.length === 1 ? value[0]! : value.join('\u001f')
export function lengthOf(value: PersonRecord[Field]): number {
  if (typeof value === 'string') return value.length
  let length = value.length
  for (const item of value) length += item.length
  return length
}

/** Values of one field, in the order of their columns. */
export function putSteps(to: Buffer, start: number, own: Step[], bytes: Buffer): number {
  let at = start
  for (let index = 0; index < own.length; index++) {
    const step = own[index]!
    if (step.seen !== VALUE) continue
    if (at > start) {
      if (step.field === 'address') {
        to[at++] = 44
        to[at++] = 32
      } else to[at++] = LIST
    }
    if (step.prefix !== '') at = putBytes(to, at, step.prefixBytes, 0, step.prefixBytes.length)
    switch (step.how) {
      case 5: // email
        at = putLower(to, at, bytes, step.from, step.to)
        break
      case 9: // digits
      case 10: // identifier
        at = putPlain(to, at, bytes, step.from, step.to)
        break
      case 11: // account
        at = putLast(to, at, bytes, step.from, step.to, step.keep)
        break
      case 8: // date
        at = putDay(to, at, step.day)
        break
      default:
        at = putBytes(to, at, bytes, step.from, step.to)
    }
  }
  return at
}

/** `mask` 32: capitals and small letters are the same. */
export function isSame(one: Step, other: Step, bytes: Buffer, mask: number): boolean {
  const length = one.to - one.from
  if (other.to - other.from !== length) return false
  for (let at = 0; at < length; at++) {
    const left = bytes[one.from + at]!
    const right = bytes[other.from + at]!
    if (left !== right && ((left | mask) !== (right | mask) || (left | mask) < 97 || (left | mask) > 122)) return false
  }
  return true
}

/** The cell is the column's own header. */
export function isSameAs(header: Buffer, { bytes, starts, ends }: ByteRow, index: number): boolean {
  const from = starts[index]!
  const { length } = header
  if (length === 0 || ends[index]! - from !== length) return length === 0 && ends[index] === from
  for (let at = 0; at < length; at++) if (bytes[from + at] !== header[at]) return false
  return true
}

/** As the line below a table that adds it up: tot…, gra…, sub…. */
export function mayTotal(bytes: Buffer, at: number): boolean {
  const first = bytes[at]! | 32
  const second = bytes[at + 1]! | 32
  const third = bytes[at + 2]! | 32
  return (
    (first === 116 && second === 111 && third === 116) || (first === 103 && second === 114 && third === 97) || (first === 115 && second === 117 && third === 98)
  )
}
