/** What is filled in while a row is read: one draft a person, reused from row to row. */
import { KINDS, type Flag, type Kind } from '../kinds.ts'
import { cleanText, newRecord, type PersonRecord } from './record.ts'
import type { Standing } from './status-words.ts'

/** What is being filled in for one person of the row. */
export type Draft = {
  record: PersonRecord
  /** Row in which each kind was last marked, by index in KINDS: cheaper than clearing a set for every row. */
  marked: Int32Array
  tick: number
  standing: Standing | null
  /** Set by a name cell that names two people: the second one. */
  second: { title: string; given: string; family: string; full: string } | null
  /** The row's name is a firm's or a body's: the row is about no person. */
  isBody: boolean
}

const KIND_INDEX: ReadonlyMap<Kind, number> = new Map(KINDS.map((kind, index) => [kind, index]))

export function markKind(draft: Draft, kind: Kind): void {
  const index = KIND_INDEX.get(kind)!
  if (draft.marked[index] === draft.tick) return
  draft.marked[index] = draft.tick
  draft.record.kinds.push(kind)
}
/** Text without what would break a line of the record table. Nearly every cell is returned as it is. */
export function oneLine(cell: string): string {
  for (let at = 0; at < cell.length; at++) if (cell.charCodeAt(at) < 32) return cleanText(cell)
  return cell
}
export function setFlag(draft: Draft, flag: Flag): void {
  if (!draft.record.flags.includes(flag)) draft.record.flags.push(flag)
}

export function newDraft(sourceNo: number, subject: number): Draft {
  return { record: newRecord(sourceNo, 0, subject), marked: new Int32Array(KINDS.length), tick: 0, standing: null, second: null, isBody: false }
}

export function startRow(draft: Draft, rowNo: number): void {
  const { record } = draft
  draft.tick++
  draft.standing = null
  draft.second = null
  draft.isBody = false
  record.rowNo = rowNo
  record.title = record.givenName = record.familyName = record.fullName = record.dateOfBirth = record.gender = record.address = record.postcode = ''
  record.membershipNumber = record.ownKey = record.relationship = record.leftOn = ''
  record.emails.length =
    record.phones.length =
    record.identifiers.length =
    record.masked.length =
    record.foreignKeys.length =
    record.kinds.length =
    record.flags.length =
      0
}
