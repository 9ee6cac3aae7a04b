/** What each column of a table holds, from its header and from a sample of its cells, with how sure and why. Content outweighs words. */
import type { DetectorContext } from './finding.ts'
import { dateOrderOf, type DateOrder } from './cell-dates.ts'
import { settleAbsence, settleAccounts, settleChildren, settleMoney, settleNames, settlePassports, settleWeak } from './column-company.ts'
import { contentOf, type Content } from './column-content.ts'
import { clip, NAME_ROLES, NAMING, type ColumnDraft } from './column-draft.ts'
import { settleKeys } from './column-keys.ts'
import { THING_TABLE } from './column-words.ts'
import { fitsRole, guessRole, type Guess } from './column-roles.ts'
import { readHeader, type Role } from './header-words.ts'
import type { ColumnClass } from './record.ts'
import { pairsOf, type Pairs } from './table-pairs.ts'
import { tableWordsOf, type Catalogue, type DeclaredKeys } from './table-keys.ts'

export type TableSample = {
  /** Of the table, sheet or file. */
  name: string
  /** Empty strings where the table has no header. */
  header: string[]
  rows: string[][]
  declared: DeclaredKeys | null
  catalogue: Catalogue
  detectors: DetectorContext
  /** ISO day, or '' when not known. */
  today: string
}

export type TableClass = {
  columns: ColumnClass[]
  contents: Content[]
  /** By column: the order of its dates. */
  dateOrders: DateOrder[]
  /** Index of the column that names the row, or -1, and its space (see keySpace). */
  ownKey: { index: number; space: string }
  foreignKeys: { index: number; space: string }[]
  /** Rows speak of people by themselves. */
  holdsPeople: boolean
  /** Rows are bodies or things; a person in them is a contact. */
  listsThings: boolean
  /** One field a row; null for ordinary tables. */
  pairs: Pairs | null
}

const OF_PEOPLE_ONLY: ReadonlySet<Role> = new Set<Role>(['date_of_birth', 'gender', 'ni_number', 'nhs_number', 'age', 'ethnicity'])

export function classifyTable(sample: TableSample): TableClass {
  const width = sample.header.length
  const drafts: ColumnDraft[] = []
  for (let index = 0; index < width; index++) drafts.push(draftColumn(sample, index))
  const tableWords = tableWordsOf(sample.name)
  settleChildren(drafts)
  settleNames(drafts, tableWords)
  settleAbsence(drafts, tableWords)
  settleMoney(drafts, tableWords)
  settlePassports(drafts, tableWords)
  settleAccounts(drafts, sample)
  const keys = settleKeys(sample, drafts)
  settleWeak(drafts, keys.foreignKeys.length > 0, tableWords)
  const own = drafts.filter((draft) => draft.other === '')
  // `Branch 14` is a list of branches by its name, but branches have no birth dates, and a branch's list of people has no column for the branch's name
  const listsThings = THING_TABLE.test(tableWords) && !own.some((draft) => draft.role !== null && OF_PEOPLE_ONLY.has(draft.role)) && !listsNames(own)
  const names = drafts.some((draft) => draft.role !== null && NAME_ROLES.has(draft.role))
  const holdsPeople = listsThings
    ? names
    : own.some((draft) => draft.role !== null && NAMING.has(draft.role) && draft.role !== 'membership_number') || names || isMembershipList(own)
  const subjects = subjectNumbers(drafts)
  const fallback =
    drafts.some((draft) => draft.role === 'postcode' && draft.content.postcode > 0.5) ||
    own.some((draft) => draft.content.phone > 0.5 || draft.role === 'ni_number')
      ? 'dmy'
      : null
  const tableOrder = dateOrderOf(everyDate(sample, drafts), fallback)
  const pairs = keys.foreignKeys.length > 0 || names ? pairsOf(sample.rows, drafts) : null
  return {
    columns: drafts.map((draft, index) => ({
      index,
      header: sample.header[index]!,
      role: draft.role,
      confidence: Math.round(draft.confidence * 100) / 100,
      why: draft.why,
      ...(draft.refersTo === undefined ? {} : { refersTo: draft.refersTo }),
      subject: subjects.get(draft.other) ?? 0,
    })),
    contents: drafts.map((draft) => draft.content),
    dateOrders: drafts.map((draft, index) => orderOf(sample, draft, index, tableOrder)),
    ...keys,
    holdsPeople,
    listsThings,
    pairs,
  }
}

/** Given and family name on every row, each row somebody else, and nothing that names a body or a thing. */
function listsNames(own: ColumnDraft[]): boolean {
  const family = own.find((draft) => draft.role === 'family_name')
  const given = own.find((draft) => draft.role === 'given_name')
  if (!family || !given || family.content.filled < 2) return false
  return (
    own.some((draft) => draft.role === 'membership_number' || draft.role === 'email' || draft.role === 'phone' || draft.role === 'address_line') &&
    !own.some((draft) => draft.content.organisation > 0.3 || (draft.role === null && /\b(?:name|title|company|organi[sz]ation)$/.test(draft.reading.words)))
  )
}

function isMembershipList(own: ColumnDraft[]): boolean {
  return (
    own.some((draft) => draft.role === 'membership_number' && draft.content.distinct > 0.98 && draft.reading.role === 'membership_number') &&
    own.some((draft) => draft.role === 'postcode' || draft.role === 'address_line')
  )
}

function orderOf(sample: TableSample, draft: ColumnDraft, index: number, tableOrder: DateOrder): DateOrder {
  if (draft.content.date < 0.3) return draft.content.integer > 0.5 && draft.content.meanLength > 3.5 ? 'serial' : tableOrder
  return dateOrderOf(
    sample.rows.map((row) => row[index] ?? ''),
    tableOrder,
  )
}

function* everyDate(sample: TableSample, drafts: ColumnDraft[]): Iterable<string> {
  for (let index = 0; index < drafts.length; index++) {
    if (drafts[index]!.content.date < 0.5) continue
    for (const row of sample.rows) yield row[index] ?? ''
  }
}

function draftColumn(sample: TableSample, index: number): ColumnDraft {
  const header = sample.header[index]!
  const reading = readHeader(header)
  const content = contentOf(sample.rows.map((row) => row[index] ?? ''))
  const draft: ColumnDraft = { reading, content, role: null, confidence: 0, why: '', other: reading.other }
  const guess = guessRole(content, reading)
  if (content.filled === 0)
    return {
      ...draft,
      role: null,
      why: reading.role === null ? 'empty' : 'empty in the sample',
      ...(reading.role !== null && reading.confidence >= 0.8
        ? { role: reading.role, confidence: 0.5, why: `header "${clip(header)}"; empty in the sample` }
        : {}),
    }
  if (
    matchesMembership(sample, index, content) &&
    (reading.role === null || reading.role === 'membership_number' || reading.role === 'customer_number') &&
    (!reading.isKnown || reading.key !== null)
  ) {
    return { ...draft, role: 'membership_number', confidence: 0.95, why: "has the form of the roster's membership numbers" }
  }
  if (reading.role !== null) {
    const fit = fitsRole(reading.role, content, reading)
    if (fit !== null)
      return {
        ...draft,
        role: fit.role,
        confidence: Math.min(0.99, reading.confidence * fit.weight),
        why: `header "${clip(header)}"${fit.why === '' ? '' : `; ${fit.why}`}`,
      }
    return withGuess(draft, guess, guess !== null && guess.isSpecific, `header "${clip(header)}" but its cells are not`)
  }
  // an unknown header does not speak against content; a known one does, unless the content can be nothing else
  return withGuess(
    draft,
    guess,
    guess !== null && (guess.isSpecific || !reading.isKnown || reading.other !== ''),
    reading.isKnown ? `header "${clip(header)}"` : '',
  )
}

function withGuess(draft: ColumnDraft, guess: Guess | null, isUsed: boolean, otherwise: string): ColumnDraft {
  if (guess === null || !isUsed) return { ...draft, why: otherwise }
  return { ...draft, role: guess.role, confidence: guess.confidence, why: guess.why }
}

function matchesMembership(sample: TableSample, index: number, content: Content): boolean {
  const shape = sample.detectors.membershipShape
  if (shape === null || content.distinct < 0.5) return false
  let hits = 0
  let seen = 0
  for (const row of sample.rows) {
    const cell = (row[index] ?? '').trim()
    if (cell === '' || seen >= 200) continue
    seen++
    shape.lastIndex = 0
    if (shape.test(cell)) hits++
  }
  // digits alone fit too many columns: the header must then say so
  const isPlain = content.integer > 0.9
  return hits >= Math.max(1, seen * 0.9) && (!isPlain || readHeader(sample.header[index]!).role === 'membership_number')
}

/** Numbers the others a row speaks of, in the order of their columns: partner 1, guardian 2 … */
function subjectNumbers(drafts: ColumnDraft[]): Map<string, number> {
  const numbers = new Map<string, number>([['', 0]])
  // sender and recipient of one message are two people even when only one is said to be another
  for (const draft of drafts) if (draft.other !== '' && draft.role !== null && !numbers.has(draft.other)) numbers.set(draft.other, numbers.size)
  return numbers
}
