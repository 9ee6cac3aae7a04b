/**
 * The corridor between reading and linking. A parser (in the sandbox) turns one file into: file outcomes, sources, records, findings.
 * Records are many (millions), so they travel as tab-separated text that DuckDB loads straight into the table `record`.
 */
import type { Flag, Kind, Relationship } from '../kinds.ts'

/** What became of one file, or of one member of an archive, mailbox or message. */
export const FILE_STATUSES = ['read', 'partly_read', 'rendered_inaccessible', 'locked_by_owner', 'damaged', 'unsupported', 'refused'] as const
export type FileStatus = (typeof FILE_STATUSES)[number]

export type FileOutcome = {
  /** Path inside the evidence; members of containers follow after ' › ': `backups/all.zip › members.csv`. */
  path: string
  /** By content, never by name: csv, xlsx, mysql_dump, sqlite, eml, … or `encrypted`, `unknown`. */
  type: string
  bytes: number
  bytesRead: number
  status: FileStatus
  /** In words, for a person. Empty when read completely. */
  reason: string
  /** Lower-case hex; members too. Top-level files are hashed by take-in. */
  sha256?: string
  recordCount: number
  /** Of a file on disk, with all inside it: pictures that wait for OCR. */
  picturesWaiting?: number
  /**
   * Of a file that was read in pieces: which attempt read which, in order; how many rows of the table it goes on with, and how many sources, lie before it.
   */
  pieces?: { unit: number; recordCount: number; rowsBefore: number; sourcesBefore: number }[]
}

/** A table, sheet, message box or document that records come from. */
export type Source = {
  /** Unique within one file's reading, from 0; the parent makes it unique over the incident. */
  sourceNo: number
  path: string
  /** 'member', 'Sheet2', 'page 3', ''. Shown in places as `path › name › row n › column`. */
  name: string
  kind: 'table' | 'prose'
  /** What the name of the file, folder, table or sheet, or its columns, say of the people in it; null: nothing. */
  relationshipHint: Relationship | null
  /** One per column, in order; empty for prose. */
  columns: ColumnClass[]
  /** Databases (a dump, a SQLite file, a workbook, a folder of exports) whose tables share keys have the same name here. */
  database: string
}

export type ColumnClass = {
  index: number
  header: string
  /**
   * What the cells hold. Beyond kinds: given_name, family_name, full_name, title, other_name, address_line, town, county, country (parts);
   * mixed (each cell is an e-mail address, a number or a postcode, and is judged by itself);
   * own_key (this table's row key), foreign_key (another table's); left_on, joined_on, relationship, deceased, union_name, language; null: nothing personal.
   */
  role: Kind | ColumnRole | null
  confidence: number
  why: string
  /** For foreign_key: the table it points to, as far as known. */
  refersTo?: string
  /** For columns that speak of a second person on the row (spouse, partner, guardian, next of kin): 1; otherwise 0. */
  subject: number
}
export const COLUMN_ROLES = [
  'given_name',
  'family_name',
  'full_name',
  'other_name',
  'title',
  'address_line',
  'town',
  'county',
  'country',
  'own_key',
  'foreign_key',
  'left_on',
  'joined_on',
  'relationship',
  'deceased',
  'union_name',
  'language',
  'free_text',
  'mixed',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/**
 * One row, message, page or letter that speaks of someone; one per person it speaks of. Text fields are as found, trimmed, one line,
 * without tabs. Dates are ISO (YYYY-MM-DD) where certain. Empty string: not given.
 */
export type PersonRecord = {
  sourceNo: number
  /** 1-based row of data (a table) or ordinal within the source (prose). */
  rowNo: number
  /** 0: the one the row is about; 1…: others it names (spouse, guardian). */
  subject: number
  title: string
  givenName: string
  familyName: string
  /** Only when given and family name are not apart. */
  fullName: string
  dateOfBirth: string
  gender: string
  emails: string[]
  phones: string[]
  /** Without postcode, parts joined by ', '. */
  address: string
  postcode: string
  membershipNumber: string
  /** Other identifiers that name one person, as `kind=value` (normalised: ni_number=QQ123456C, nhs_number=…, passport=…, username=…). */
  identifiers: string[]
  /** What bank_account, payment_card … hold, masked (`bank_account=…71`), for the notice's wording; and in which language the person wants it (`language=cy`). */
  masked: string[]
  /** Row key of this row: `table:value`, or empty. Rows of other tables point to it. */
  ownKey: string
  /** Rows this row belongs to: `table:value`. A row with no name or contact of its own is a satellite: its kinds go to that person. */
  foreignKeys: string[]
  kinds: Kind[]
  flags: Flag[]
  /** What the row itself says (status column, left date); empty: nothing. */
  relationship: Relationship | ''
  leftOn: string
  /** Where in prose: `page 2`, `paragraph 4`, `From`; empty for tables (row and column say it). */
  place: string
}

/** Columns of the table `record`, in the order of the text lines; arrays are joined by U+001F. record_no and file_no are put in front by the parent. */
export const RECORD_COLUMNS = [
  'source_no',
  'row_no',
  'subject',
  'title',
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'gender',
  'emails',
  'phones',
  'address',
  'postcode',
  'membership_number',
  'identifiers',
  'masked',
  'own_key',
  'foreign_keys',
  'kinds',
  'flags',
  'relationship',
  'left_on',
  'place',
] as const

const LIST = '\u001f'

const listText = (items: readonly string[]): string => (items.length === 0 ? '' : items.length === 1 ? items[0]! : items.join(LIST))

/** Rows of a table mostly hold the same kinds as the row before. */
let [lastKinds, lastKindsText]: [readonly Kind[], string] = [[], '']
function kindsText(kinds: readonly Kind[]): string {
  let isSame = kinds.length === lastKinds.length
  for (let at = 0; isSame && at < kinds.length; at++) isSame = kinds[at] === lastKinds[at]
  if (!isSame) [lastKinds, lastKindsText] = [kinds.slice(), kinds.join(LIST)]
  return lastKindsText
}

/**
 * One line of the `record` table, without file_no; fields split by tabs, ended by a newline. Empty text is an empty field. `front`: put before it.
 * Millions are made: fields that most records leave empty cost one look together.
 */
export function recordLine(record: PersonRecord, front = ''): string {
  const { ownKey, foreignKeys, flags, relationship, leftOn, place } = record
  const names =
    `${front}${record.sourceNo}\t${record.rowNo}\t${record.subject}\t${record.title}\t${record.givenName}\t${record.familyName}\t` +
    (record.fullName === '' ? '\t' : `${record.fullName}\t`)
  const contact = `${record.dateOfBirth}\t${record.gender === '' ? '\t' : `${record.gender}\t`}${listText(record.emails)}\t${listText(record.phones)}\t`
  const rest = `${record.address}\t${record.postcode}\t${record.membershipNumber}\t${listText(record.identifiers)}\t${listText(record.masked)}`
  const keys = ownKey === '' && foreignKeys.length === 0 ? '\t\t\t' : `\t${ownKey}\t${listText(foreignKeys)}\t`
  const isPlain = flags.length === 0 && relationship === '' && leftOn === '' && place === ''
  const end = isPlain ? '\t\t\t\t\n' : `\t${listText(flags)}\t${relationship}\t${leftOn}\t${place}\n`
  return names + contact + rest + keys + kindsText(record.kinds) + end
}

/** Removes what would break a line or a list: tabs, line ends, the list sign, NUL; trims. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return /[\t\n\r\u001f\0]/.test(text) ? text.replace(/[\t\n\r\u001f\0]+/g, ' ').trim() : text.trim()
}

/** An empty record to fill in. */
export function newRecord(sourceNo: number, rowNo: number, subject = 0): PersonRecord {
  return {
    sourceNo,
    rowNo,
    subject,
    title: '',
    givenName: '',
    familyName: '',
    fullName: '',
    dateOfBirth: '',
    gender: '',
    emails: [],
    phones: [],
    address: '',
    postcode: '',
    membershipNumber: '',
    identifiers: [],
    masked: [],
    ownKey: '',
    foreignKeys: [],
    kinds: [],
    flags: [],
    relationship: '',
    leftOn: '',
    place: '',
  }
}
