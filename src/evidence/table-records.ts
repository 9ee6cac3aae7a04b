/** Rows of a classified table become person-records. The columns are compiled once into actions; the records are reused from row to row. */
import type { Finding } from './finding.ts'
import type { ReadContext, RecordSink } from './formats/format.ts'
import type { Kind, Relationship } from '../kinds.ts'
import { compileByteRows, type ByteRowReader } from './byte-rows.ts'
import { actionsOf, latestYearOf, type Action } from './column-actions.ts'
import type { TableClass } from './columns.ts'
import { twoHalves } from './joint-names.ts'
import type { PersonRecord } from './record.ts'
import { markKind, newDraft, setFlag, setKinds, startRow, type Draft } from './row-draft.ts'

export type RowSettings = {
  sourceNo: number
  /** What the names of table, file and folder say of the people. */
  hint: Relationship | null
  /** What it tells of someone to stand in this table at all. */
  implied: readonly Kind[]
  /** Other tables point to this one, so its rows are wanted even when they hold no personal data of their own. */
  isReferred: boolean
  /** ISO day, '' when not known. */
  today: string
  /** Whoever was born after this ISO day is a child. */
  adultSince: string
  context: ReadContext
}
export type RowReader = {
  /** By column: 1 when its cells are looked at. The others need not be made into strings. */
  wanted: Uint8Array
  /** Adds the row's records; returns how many. `rowNo` is 1-based. `isOneLine`: no cell holds a tab, a line end or another control sign. */
  read(cells: string[], count: number, rowNo: number, isOneLine: boolean): number
  /** The same for rows as they lie in a file; null: this table's rows are always given as strings. */
  bytes: ByteRowReader | null
}

/** The line below a table that adds it up. */
const TOTALS = /^(?:grand |sub-? ?)?totals?\b/i
/** T, G or S: nearly every row is settled by its first sign. */
const mayTotal = (cell: string): boolean => {
  const first = cell.charCodeAt(0) | 32
  return (first === 116 || first === 103 || first === 115) && TOTALS.test(cell)
}

const hasName = (record: PersonRecord) => record.familyName !== '' || record.givenName !== '' || record.fullName !== ''
const hasContact = (record: PersonRecord) => record.emails.length > 0 || record.phones.length > 0

/** Makes the reader of one table's rows. A table that holds nobody's data gives null: its rows need not be read. */
export function compileRows(table: TableClass, settings: RowSettings, sink: RecordSink): RowReader | null {
  const isSatellite = !table.holdsPeople
  if (isSatellite && table.foreignKeys.length === 0) return null
  const subjects = table.columns.reduce((most, column) => Math.max(most, column.role === null ? 0 : column.subject), 0)
  const drafts = Array.from({ length: subjects + 1 }, (_, subject) => newDraft(settings.sourceNo, subject))
  const prose = (column: number, header: string) => (found: Finding, rowNo: number) =>
    sink.finding(settings.sourceNo, `column ${column + 1} (${header})`, found, rowNo)
  const actions = actionsOf(table, drafts, { ...settings, onFinding: prose })
  const hasData = actions.some((action) => action.isPersonal) || settings.isReferred
  if (!hasData) return null
  const wanted = new Uint8Array(table.columns.length)
  for (const action of actions) wanted[action.index] = 1
  const finish = finisher(table, settings, drafts, sink)
  // what stands before a key in the record is the name of a table, which may be anything
  // oxlint-disable-next-line no-control-regex
  const isNamedInOneLine = ![table.ownKey, ...table.foreignKeys].some(({ space }) => /[\0-\x1f]/.test(space))
  const header = table.columns.map((column) => column.header)
  const bytes =
    drafts.length > 1 || !isNamedInOneLine
      ? null
      : compileByteRows({
          ...settings,
          table,
          actions,
          draft: drafts[0]!,
          sink,
          latestYear: latestYearOf(settings.today),
          readStrings: (cells, count, rowNo) => read(cells, count, rowNo, true),
          finish,
          settleStanding: () => settleStanding(drafts[0]!, settings, settings.hint),
        })
  const firstWanted = actions[0]!.index
  const lastWanted = actions[actions.length - 1]!.index
  function read(cells: string[], count: number, rowNo: number, isOneLine: boolean): number {
    // a header that comes again in the middle of joined exports is no person
    if (firstWanted < count && header[firstWanted] !== '' && cells[firstWanted] === header[firstWanted] && cells[lastWanted] === header[lastWanted]) return 0
    if (firstWanted < count && mayTotal(cells[firstWanted]!)) return 0
    for (let at = 0; at < drafts.length; at++) startRow(drafts[at]!, rowNo, isOneLine && isNamedInOneLine)
    runActions(actions, cells, count)
    return finish()
  }
  return { wanted, read, bytes }
}

function runActions(actions: Action[], cells: string[], count: number): void {
  for (let at = 0; at < actions.length; at++) {
    const action = actions[at]!
    if (action.index >= count) continue
    const cell = cells[action.index]!
    if (cell.length !== 0) action.run(cell)
  }
}

function finisher(table: TableClass, settings: RowSettings, drafts: Draft[], sink: RecordSink): () => number {
  const [main, ...others] = drafts as [Draft, ...Draft[]]
  const isReferred = settings.isReferred
  const kin = drafts.map((_, subject) => kinshipOf(table, subject))
  return () => {
    const { record } = main
    settle(main, settings)
    let made = 0
    const isNamed = hasName(record)
    if (main.isBody && (record.givenName === '' || record.familyName === '')) return 0
    const isSomebody = isNamed || hasContact(record) || record.identifiers.length > 0 || record.membershipNumber !== ''
    const isMain = table.listsThings
      ? isNamed
      : table.holdsPeople
        ? (isSomebody && record.kinds.length > 0) ||
          (record.kinds.length > 0 && (record.foreignKeys.length > 0 || record.dateOfBirth !== '' || record.address !== ''))
        : false
    if (table.listsThings && isMain) forgetPlace(main)
    if (isMain || (!table.listsThings && record.foreignKeys.length > 0 && (record.kinds.length > 0 || (isReferred && record.ownKey !== '')))) {
      for (const other of others) if (hasName(other.record) && other.record.subject > 0 && kin[other.record.subject]!.isFamily) markKind(main, 'family_member')
      if (isNamed) for (const kind of settings.implied) markKind(main, kind)
      sink.record(record, main.isOneLine)
      made++
    }
    made += sendSecond(main, settings, sink, drafts.length, isMain)
    for (const other of others) made += sendOther(other, main, kin[other.record.subject]!, settings, sink)
    return made
  }
}

/** What follows from several cells together: child by birth date, former by leaving, relationship by standing. */
function settle(draft: Draft, settings: RowSettings, hint = settings.hint): void {
  const { record } = draft
  takeSecond(draft)
  // a display name beside its parts says nothing more
  if (record.familyName !== '' && record.givenName !== '') record.fullName = ''
  if (record.dateOfBirth !== '' && record.dateOfBirth > settings.adultSince) setFlag(draft, 'child')
  settleStanding(draft, settings, hint)
}

function settleStanding(draft: Draft, settings: RowSettings, hint: Relationship | null): void {
  const { record, standing } = draft
  const isMembers = hint === null || hint === 'member' || hint === 'former' || hint === 'registered_supporter' || hint === 'affiliated_supporter'
  if (standing === 'gone') record.relationship = isMembers ? 'former' : ''
  else if (standing === 'standing') record.relationship = hint === 'former' ? '' : (hint ?? '')
  else if (standing !== null) record.relationship = standing
  if (
    record.leftOn !== '' &&
    isMembers &&
    (settings.today === '' || record.leftOn <= settings.today) &&
    (record.relationship === '' ||
      record.relationship === 'member' ||
      record.relationship === 'registered_supporter' ||
      record.relationship === 'affiliated_supporter')
  )
    record.relationship = 'former'
}

/** In a list of bodies the address is the body's, not its contact's. */
function forgetPlace(draft: Draft): void {
  const { record } = draft
  record.address = record.postcode = record.ownKey = ''
  record.foreignKeys = []
  if (record.kinds.some((kind) => OF_THE_PLACE.has(kind)))
    setKinds(
      draft,
      record.kinds.filter((kind) => !OF_THE_PLACE.has(kind)),
    )
}
const OF_THE_PLACE: ReadonlySet<Kind> = new Set<Kind>([
  'postal_address',
  'postcode',
  'donation',
  'bank_account',
  'iban',
  'location',
  'membership_number',
  'customer_number',
])

/** How a second person of the row stands to its first, by the headers of their columns. `sharesHome`: the row's address is theirs too. */
type Kinship = { isFamily: boolean; sharesHome: boolean; isParent: boolean }

function kinshipOf(table: TableClass, subject: number): Kinship {
  const says = (words: RegExp) => table.columns.some((column) => column.subject === subject && words.test(column.header))
  return {
    isFamily: says(
      /spouse|partner|husband|wife|guardian|parent|mother|father|mum|dad|child|kin|nok|son|daughter|sibling|joint|carer|depend|emergency|\bice\b/i,
    ),
    sharesHome: says(/spouse|partner|husband|wife|joint|child|son\b|daughter/i),
    isParent: says(/guardian|parent|mother|father|\bmum\b|\bdad\b|carer/i),
  }
}

/** `Mr & Mrs` as a title, or `John & Mary` as a given name, is two people: the first half stays with the row. */
function takeSecond(draft: Draft): void {
  const { record } = draft
  if (draft.second !== null || record.familyName === '' || record.title.length + record.givenName.length < 3) return
  const given = record.givenName === '' ? null : twoHalves(record.givenName)
  const titles = record.title === '' ? null : twoHalves(record.title)
  if (given === null && titles === null) return
  draft.second = { title: titles?.[1] ?? '', given: given?.[1] ?? '', family: record.familyName, full: '' }
  if (given !== null) record.givenName = given[0]
  if (titles !== null) record.title = titles[0]
}

/** The second of two people named in one cell shares the row's address. */
function sendSecond(main: Draft, settings: RowSettings, sink: RecordSink, subject: number, isMain: boolean): number {
  const { second, record } = main
  if (!isMain || second === null) return 0
  const other = newDraft(settings.sourceNo, subject)
  startRow(other, record.rowNo, main.isOneLine)
  Object.assign(other.record, {
    title: second.title,
    givenName: second.given,
    familyName: second.family,
    fullName: second.full,
    address: record.address,
    postcode: record.postcode,
    relationship: record.relationship,
  })
  for (const kind of ['person_name', 'postal_address', 'postcode'] as const) if (record.kinds.includes(kind)) markKind(other, kind)
  sink.record(other.record, main.isOneLine)
  return 1
}

function sendOther(other: Draft, main: Draft, kin: Kinship, settings: RowSettings, sink: RecordSink): number {
  const { record } = other
  if (!hasName(record) && record.emails.length === 0) return 0
  settle(other, settings, 'other')
  if (record.kinds.length === 0) return 0
  if (record.address === '' && kin.sharesHome && main.record.address + main.record.postcode !== '') {
    record.address = main.record.address
    record.postcode = main.record.postcode
    for (const kind of ['postal_address', 'postcode'] as const) if (main.record.kinds.includes(kind)) markKind(other, kind)
    if (record.familyName === '' && record.fullName === '' && record.givenName !== '') record.familyName = main.record.familyName
  }
  // a parent mostly lives with the child, and a relative of whom only the name is given mostly lives there too: the row does not say so, and no
  // postcode is counted as theirs, but it helps to tell which of the same name this is
  else if (record.postcode === '' && record.address === '' && (kin.isParent || (!hasContact(record) && kin.isFamily))) record.postcode = main.record.postcode
  // a bare name of someone in passing, such as who typed the row, identifies nobody
  if (!hasContact(record) && record.address === '' && !kin.isFamily && record.identifiers.length === 0) return 0
  if (record.relationship === '') record.relationship = 'other'
  sink.record(record, other.isOneLine)
  return 1
}
