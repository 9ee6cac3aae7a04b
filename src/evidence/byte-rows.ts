/**
 * Rows of a classified table become record lines without a string being made of their plain cells: what is in the file is looked at where it lies and copied
 * into the line. Whatever is not plain (two names in a cell, an odd date) has its row read by the actions for strings, which alone say what is right;
 * tests/evidence holds the two to the same bytes.
 */
import { byteFormsOf, FIELDS, fieldsOfStrings, type Field } from './byte-forms.ts'
import {
  dayIn,
  dayNumber,
  MARK,
  NOTHING,
  ODD,
  putBytes,
  putNumber,
  putText,
  seeAccount,
  seeAddress,
  seeDigits,
  seeEmail,
  seeFamilyName,
  seeGivenName,
  seeIdentifier,
  seePhone,
  seeTitle,
  VALUE,
  type Seen,
} from './byte-cells.ts'
import { isSame, isSameAs, lengthOf, mayTotal, putSteps, stepOf, textIn, type ByteRow, type Step } from './byte-line.ts'
import { isNull, mayBeNull } from './cell-values.ts'
import type { Action } from './column-actions.ts'
import type { TableClass } from './columns.ts'
import type { RecordSink } from './formats/format.ts'
import { twoHalves } from './joint-names.ts'
import type { Kind } from '../kinds.ts'
import { KNOWN_BYTES, RepeatedTexts } from './repeated-texts.ts'
import { markKind, setFlag, startRow, type Draft } from './row-draft.ts'

export type ByteRowReader = {
  /** Adds the row's records; returns how many, or -1: nothing was done, the row is to be given as strings. */
  read(row: ByteRow, rowNo: number): number
}

export type ByteRowSettings = {
  table: TableClass
  actions: Action[]
  draft: Draft
  sink: RecordSink
  sourceNo: number
  latestYear: number
  adultSince: string
  implied: readonly Kind[]
  isReferred: boolean
  /** Reads the row as strings; returns how many records. */
  readStrings(cells: string[], count: number, rowNo: number): number
  /** Sends what the draft holds, however odd; returns how many records. */
  finish(): number
  /** What the row's standing and dates make of its relationship. */
  settleStanding(): void
}

const LONGEST_VALUE_BYTES = 1_000
const TAB = 9
/** Numbers, tabs and the like of one line. */
const FRAME_BYTES = 256

/** Null: this table's rows are read as strings. */
export function compileByteRows(settings: ByteRowSettings): ByteRowReader | null {
  const { table, actions, draft, sink, sourceNo, latestYear } = settings
  const forms = byteFormsOf(table, actions)
  if (table.listsThings || table.pairs !== null || forms === null || forms.every((form) => form === null)) return null
  const steps = actions.map((action, at) => stepOf(action, forms[at]!, table))
  const { record } = draft
  const byField: (Step[] | null)[] = FIELDS.map((field) => {
    const own = steps.filter((step) => step.how > 0 && step.field === field)
    return own.length === 0 ? null : own
  })
  const ofStrings = new Set(actions.flatMap((action, at) => (forms[at] === null ? fieldsOfStrings(action) : [])))
  /** By field: filled by strings. The others are empty, or copied. */
  const isOfStrings = FIELDS.map((field, at) => byField[at] === null && ofStrings.has(field))
  const stepsOf = (...fields: Field[]) => steps.filter(({ how, field }) => how > 0 && field !== null && fields.includes(field))
  const has = (own: Step[]) => {
    for (let at = 0; at < own.length; at++) if (own[at]!.seen === VALUE) return true
    return false
  }
  const nameSteps = stepsOf('givenName', 'familyName', 'fullName')
  const contactSteps = stepsOf('emails', 'phones', 'identifiers', 'membershipNumber')
  const [birthStep, keySteps, ownKeySteps, addressSteps] = [stepsOf('dateOfBirth')[0], stepsOf('foreignKeys'), stepsOf('ownKey'), stepsOf('address')]
  const adultSince = dayNumber(settings.adultSince) || 99_999_999
  const first = actions[0]!.index
  const last = actions[actions.length - 1]!.index
  const header = table.columns.map((column) => Buffer.from(column.header))
  const source = Buffer.from(`${sourceNo}\t`)
  const cells: string[] = []
  const wanted = new Uint8Array(table.columns.length)
  for (const { index } of steps) wanted[index] = 1

  const textOf = (row: ByteRow, from: number, to: number) => row.bytes.toString(row.isAscii ? 'latin1' : 'utf8', from, to)

  const known = new RepeatedTexts()
  const repeated = (row: ByteRow, from: number, to: number) => (to - from > KNOWN_BYTES ? textOf(row, from, to) : known.textOf(row.bytes, from, to))

  function asStrings(row: ByteRow, rowNo: number): number {
    for (let at = 0; at < row.count; at++) cells[at] = wanted[at] === 1 ? textOf(row, row.starts[at]!, row.ends[at]!) : ''
    return settings.readStrings(cells, row.count, rowNo)
  }

  /** Blanks off, and what stands for nothing; as `cleaned` in column-actions.ts. */
  function look(step: Step, row: ByteRow): Seen {
    const { bytes } = row
    let from = row.starts[step.index]!
    let to = row.ends[step.index]!
    if (from === to) return NOTHING
    let head = bytes[from]!
    if (step.how === 13) return lookKey(step, row, from, to)
    if (head === 61 || head === 39) return ODD
    if (head <= 32 || bytes[to - 1]! <= 32) {
      while (from < to && bytes[from] === 32) from++
      while (to > from && bytes[to - 1] === 32) to--
      if (from === to) return NOTHING
      head = bytes[from]!
      // other blanks lie beyond ASCII
      if (head > 127 || bytes[to - 1]! > 127) return ODD
    }
    const length = to - from
    if (length > LONGEST_VALUE_BYTES) return ODD
    if (mayBeNull(head, length) && isNull(repeated(row, from, to))) return NOTHING
    step.from = from
    step.to = to
    switch (step.how) {
      case 2: // given name
        return seeGivenName(bytes, from, to)
      case 3: // family name
        return seeFamilyName(bytes, from, to)
      case 4: // title
        return seeTitle(bytes, from, to)
      case 5: // email
        return seeEmail(bytes, from, to)
      case 6: // phone
        return seePhone(bytes, from, to)
      case 7: // address
        return seeAddress(bytes, from, to)
      case 9: // digits
        return seeDigits(bytes, from, to, step.least)
      case 10: // identifier
        return seeIdentifier(bytes, from, to, step.least)
      case 11: // account
        return seeAccount(bytes, from, to)
      case 8: // date
        return lookDate(step, row, from, to)
      case 12: // sort code
        return MARK
      default:
        return VALUE
    }
  }

  /** Keys are taken as they stand. */
  function lookKey(step: Step, row: ByteRow, from: number, to: number): Seen {
    const { bytes } = row
    const head = bytes[from]!
    const length = to - from
    if (head <= 32 || length > LONGEST_VALUE_BYTES) return ODD
    if (length === 1 && head === 48) return NOTHING
    if (mayBeNull(head, length) && isNull(repeated(row, from, to))) return NOTHING
    step.from = from
    step.to = to
    if (length < 2 || bytes[to - 1] !== 48 || bytes[to - 2] !== 46) return VALUE
    // an id that a spreadsheet made into a decimal
    step.to = to - 2
    return length > 2 ? VALUE : ODD
  }

  /** As `dateAction` in column-actions.ts: a date that cannot be told is still a sign that one was given. */
  function lookDate(step: Step, row: ByteRow, from: number, to: number): Seen {
    const { bytes } = row
    if (bytes[from] === 48 && bytes[from + 1] === 48 && bytes[from + 2] === 48 && bytes[from + 3] === 48) return NOTHING
    const day = dayIn(bytes, from, to, step.order, latestYear, () => textOf(row, from, to))
    if (day === 19_000_101 || (day === 19_700_101 && to - from > 10)) return NOTHING
    step.day = day
    return day === 0 ? MARK : VALUE
  }

  /** Of several addresses or numbers one that was said before says nothing new. */
  function dropRepeated(own: Step[], bytes: Buffer, mask: number): void {
    for (let at = 1; at < own.length; at++) {
      const step = own[at]!
      if (step.seen !== VALUE) continue
      for (let before = 0; before < at; before++) if (own[before]!.seen === VALUE && isSame(own[before]!, step, bytes, mask)) step.seen = MARK
    }
  }

  function mark(step: Step): void {
    if (draft.marked !== step.before) {
      step.before = draft.marked
      markKind(draft, step.kind!)
      step.after = draft.marked
      return
    }
    draft.marked = step.after!
    record.kinds = step.after!.kinds
  }

  function read(row: ByteRow, rowNo: number): number {
    const { lines } = sink
    if (lines === undefined) return -1
    const { bytes, starts, ends } = row
    if (isSameAs(header[first]!, row, first) && isSameAs(header[last]!, row, last)) return asStrings(row, rowNo)
    if (ends[first]! > starts[first]! && mayTotal(bytes, starts[first]!)) return asStrings(row, rowNo)
    let need = FRAME_BYTES
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!
      if (step.how === 0) continue
      step.seen = look(step, row)
      if (step.seen === ODD) return asStrings(row, rowNo)
      if (step.seen === VALUE) need += step.to - step.from + step.prefixBytes.length + 16
    }
    startRow(draft, rowNo, true)
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!
      if (step.how > 0) {
        if (step.seen !== NOTHING && step.kind !== null) mark(step)
      } else {
        const from = starts[step.index]!
        const to = ends[step.index]!
        if (to > from) step.run(repeated(row, from, to))
      }
    }
    if (emails !== null) dropRepeated(emails, bytes, 32)
    if (phones !== null) dropRepeated(phones, bytes, 0)
    if (isOdd()) return asDraft(row)
    if (record.familyName !== '' && record.givenName !== '') record.fullName = ''
    const isChild =
      birthStep === undefined ? record.dateOfBirth !== '' && record.dateOfBirth > settings.adultSince : birthStep.seen === VALUE && birthStep.day > adultSince
    if (isChild) setFlag(draft, 'child')
    settings.settleStanding()
    if (!isSent()) return 0
    if (settings.implied.length > 0 && isNamed()) for (const kind of settings.implied) markKind(draft, kind)
    send(row, rowNo, need)
    return 1
  }
  const emails = byField[FIELDS.indexOf('emails')]!
  const phones = byField[FIELDS.indexOf('phones')]!

  const isNamed = () => has(nameSteps) || record.familyName !== '' || record.givenName !== '' || record.fullName !== ''

  /** Names in strings may be two people's, or a body's. */
  function isOdd(): boolean {
    if (draft.second !== null || draft.isBody) return true
    return record.familyName !== '' && (twoHalves(record.givenName) !== null || twoHalves(record.title) !== null)
  }

  /** What was looked at as bytes is put into the draft as strings after all. Its kinds are marked already: marking them again changes nothing. */
  function asDraft(row: ByteRow): number {
    for (const step of steps) {
      const [from, to] = [row.starts[step.index]!, row.ends[step.index]!]
      if (step.how > 0 && to > from) step.run(textOf(row, from, to))
    }
    return settings.finish()
  }

  function isSent(): boolean {
    const hasKinds = record.kinds.length > 0
    const hasForeign = has(keySteps) || record.foreignKeys.length > 0
    if (hasForeign && (hasKinds || (settings.isReferred && (has(ownKeySteps) || record.ownKey !== '')))) return true
    if (!table.holdsPeople || !hasKinds) return false
    if (has(nameSteps) || has(contactSteps) || hasForeign || birthStep?.seen === VALUE || has(addressSteps)) return true
    return (
      isNamed() ||
      record.emails.length > 0 ||
      record.phones.length > 0 ||
      record.identifiers.length > 0 ||
      record.membershipNumber !== '' ||
      record.dateOfBirth !== '' ||
      record.address !== ''
    )
  }

  function send(row: ByteRow, rowNo: number, bytesOfSteps: number): void {
    const lines = sink.lines!
    const kinds = (draft.marked.line ??= Buffer.from(record.kinds.join('\u001f')))
    const flags = record.flags.length === 0 ? '' : record.flags.join('\u001f')
    let need = bytesOfSteps + kinds.length + flags.length
    for (let field = 0; field < FIELDS.length; field++) if (isOfStrings[field] === true) need += 3 * lengthOf(record[FIELDS[field]!])
    const to = lines.open(need)
    let at = putBytes(to, lines.at, source, 0, source.length)
    at = putNumber(to, at, rowNo - lines.rowsBefore(sourceNo))
    to[at++] = TAB
    to[at++] = 48
    to[at++] = TAB
    for (let field = 0; field < FIELDS.length; field++) {
      const own = byField[field]!
      if (own !== null) at = putSteps(to, at, own, row.bytes)
      else if (isOfStrings[field] === true) at = putText(to, at, textIn(record[FIELDS[field]!]))
      to[at++] = TAB
    }
    to.set(kinds, at)
    at += kinds.length
    to[at++] = TAB
    if (flags !== '') at = putText(to, at, flags)
    to[at++] = TAB
    at = putText(to, at, record.relationship)
    to[at++] = TAB
    at = putText(to, at, record.leftOn)
    to[at++] = TAB
    to[at++] = 10
    lines.close(at)
  }
  return { read }
}
