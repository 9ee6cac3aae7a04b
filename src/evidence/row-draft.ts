/** What is filled in while a row is read: one draft a person, reused from row to row. */
import type { Flag, Kind } from '../kinds.ts'
import { cleanText, newRecord, type PersonRecord } from './record.ts'
import type { Standing } from './status-words.ts'

/** What is being filled in for one person of the row. */
export type Draft = {
  record: PersonRecord
  /** The kinds marked so far; its list is the record's. */
  marked: KindList
  standing: Standing | null
  /** Set by a name cell that names two people: the second one. */
  second: { title: string; given: string; family: string; full: string } | null
  /** The row's name is a firm's or a body's: the row is about no person. */
  isBody: boolean
  /** No cell of this row holds a tab, a line end or another control sign. */
  isOneLine: boolean
}

/**
 * Rows of one table mark the same kinds in the same order, so the lists they end with are few: each is made once and shared by all its rows. A list is a
 * step from the list before it; a kind that is in it already leads back to itself.
 */
export type KindList = {
  readonly kinds: Kind[]
  readonly next: Map<Kind, KindList>
  /** As it stands in a record line, once it was asked for. */ line: Buffer | null
}

const newStart = (): KindList => ({ kinds: [], next: new Map(), line: null })
let start = newStart()
let listCount = 0
/** A table made to have every combination of kinds must not fill the memory: then all begin anew. */
const MOST_LISTS = 5_000

function longer(list: KindList, kind: Kind): KindList {
  const kinds = [...list.kinds, kind]
  const made: KindList = { kinds, next: new Map(), line: null }
  for (const known of kinds) made.next.set(known, made)
  if (++listCount > MOST_LISTS) {
    start = newStart()
    listCount = 0
  } else list.next.set(kind, made)
  return made
}

export function markKind(draft: Draft, kind: Kind): void {
  const { marked } = draft
  const next = marked.next.get(kind) ?? longer(marked, kind)
  if (next === marked) return
  draft.marked = next
  draft.record.kinds = next.kinds
}
/** The row's kinds are these after all. */
export function setKinds(draft: Draft, kinds: Kind[]): void {
  draft.marked = start
  draft.record.kinds = start.kinds
  for (const kind of kinds) markKind(draft, kind)
}

/** Text without what would break a line of the record table. Nearly every cell is returned as it is. */
export function oneLine(draft: Draft, cell: string): string {
  if (draft.isOneLine) return cell
  for (let at = 0; at < cell.length; at++) if (cell.charCodeAt(at) < 32) return cleanText(cell)
  return cell
}
export function setFlag(draft: Draft, flag: Flag): void {
  if (!draft.record.flags.includes(flag)) draft.record.flags.push(flag)
}

export function newDraft(sourceNo: number, subject: number): Draft {
  return { record: newRecord(sourceNo, 0, subject), marked: start, standing: null, second: null, isBody: false, isOneLine: false }
}

export function startRow(draft: Draft, rowNo: number, isOneLine: boolean): void {
  const { record } = draft
  draft.marked = start
  draft.standing = null
  draft.second = null
  draft.isBody = false
  draft.isOneLine = isOneLine
  record.rowNo = rowNo
  record.title = record.givenName = record.familyName = record.fullName = record.dateOfBirth = record.gender = record.address = record.postcode = ''
  record.membershipNumber = record.ownKey = record.relationship = record.leftOn = ''
  record.kinds = start.kinds
  // emptying a list costs its memory, so only what was filled is emptied
  if (record.emails.length > 0) record.emails = []
  if (record.phones.length > 0) record.phones = []
  if (record.identifiers.length > 0) record.identifiers = []
  if (record.masked.length > 0) record.masked = []
  if (record.foreignKeys.length > 0) record.foreignKeys = []
  if (record.flags.length > 0) record.flags = []
}
