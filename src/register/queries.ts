/** Reads of the register. Pages go by person number (keyset), so page 1,000 costs what page 1 does. */
import { SPECIAL_CATEGORIES, type Flag, type Kind, type Relationship } from '../kinds.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import type { PersonRow } from '../store/rows/person.ts'
import { maskWords } from './mask.ts'
import { personNoOf, type Person, type Reach } from './person.ts'
import type { ListedPerson } from './listed-person.ts'
import type { RegisterSummary } from './summary.ts'

export type PersonFilter = { relationship?: Relationship | undefined; kind?: Kind | undefined; flag?: Flag | undefined; q?: string | undefined }

type Row = Pick<
  PersonRow,
  'person_no' | 'roster_id' | 'given_name' | 'family_name' | 'full_name' | 'left_on' | 'confidence' | 'record_count' | 'weakest_link_bits'
> & { relationship: Relationship; kinds: Kind[]; flags: Flag[]; has_email: boolean; has_address: boolean; has_phone: boolean; file_count: number }

const COLUMNS = `
  person_no, roster_id, relationship, given_name, family_name, full_name, kinds, flags, left_on, confidence, record_count, weakest_link_bits,
  cardinality(file_nos) as file_count, cardinality(emails) > 0 as has_email, cardinality(phones) > 0 as has_phone, coalesce(address, '') <> '' as has_address`

/** The filter as SQL, its values from $2 on ($1 is the incident). */
function whereOf(filter: PersonFilter): { sql: string; values: unknown[] } {
  const parts: string[] = []
  const values: unknown[] = []
  const add = (sql: (place: string) => string, value: unknown) => {
    values.push(value)
    parts.push(sql(`$${values.length + 1}`))
  }
  if (filter.relationship) add((place) => `relationship = ${place}`, filter.relationship)
  if (filter.kind) add((place) => `kinds @> array[${place}]::text[]`, filter.kind)
  if (filter.flag) add((place) => `flags @> array[${place}]::text[]`, filter.flag)
  if (filter.q?.trim()) add((place) => `person_no = ${place}::bigint`, numberIn(filter.q))
  return { sql: parts.map((part) => ` and ${part}`).join(''), values }
}

/** `P-000123`, `p123` or `123`; -1 (nobody) for anything else: names are not searched. */
function numberIn(q: string): number {
  const text = q.trim().toUpperCase()
  return personNoOf(text) ?? (/^P?\d{1,15}$/.test(text) ? Number(text.replace('P', '')) : -1)
}

export async function countPersons(db: Queryable, incidentId: IncidentId, filter: PersonFilter): Promise<number> {
  const where = whereOf(filter)
  const [row] = await db.query<{ count: number }>(`select count(*) as count from person where incident_id = $1${where.sql}`, [incidentId, ...where.values])
  return row!.count
}

export async function listPersonsAfter(db: Queryable, incidentId: IncidentId, filter: PersonFilter, after: number, limit: number): Promise<ListedPerson[]> {
  const where = whereOf(filter)
  const place = where.values.length + 2
  const rows = await db.query<Row>(
    `select ${COLUMNS} from person where incident_id = $1${where.sql} and person_no > $${place} order by person_no limit $${place + 1}`,
    [incidentId, ...where.values, after, limit],
  )
  return rows.map(listed)
}

export async function listPersonsBefore(db: Queryable, incidentId: IncidentId, filter: PersonFilter, before: number, limit: number): Promise<ListedPerson[]> {
  const where = whereOf(filter)
  const place = where.values.length + 2
  const rows = await db.query<Row>(
    `select ${COLUMNS} from person where incident_id = $1${where.sql} and person_no < $${place} order by person_no desc limit $${place + 1}`,
    [incidentId, ...where.values, before, limit],
  )
  return rows.reverse().map(listed)
}

/** How many people that fit the filter stand before this number. */
export async function countPersonsBefore(db: Queryable, incidentId: IncidentId, filter: PersonFilter, personNo: number): Promise<number> {
  const where = whereOf(filter)
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from person where incident_id = $1${where.sql} and person_no < $${where.values.length + 2}`,
    [incidentId, ...where.values, personNo],
  )
  return row!.count
}

export async function findPerson(db: Queryable, incidentId: IncidentId, personNo: number): Promise<ListedPerson | null> {
  const [row] = await db.query<Row>(`select ${COLUMNS} from person where incident_id = $1 and person_no = $2`, [incidentId, personNo])
  return row ? listed(row) : null
}

export async function findSummary(db: Queryable, incidentId: IncidentId): Promise<{ summary: RegisterSummary; builtAt: Date } | null> {
  const [row] = await db.query<{ summary: RegisterSummary; built_at: Date }>('select summary, built_at from register_summary where incident_id = $1', [
    incidentId,
  ])
  return row ? { summary: row.summary, builtAt: row.built_at } : null
}

export type EstimateRow = { at: Date; event: string; low: number; likely: number | null; high: number }

export async function listEstimates(db: Queryable, incidentId: IncidentId): Promise<EstimateRow[]> {
  return db.query<EstimateRow>('select at, event, low, likely, high from estimate where incident_id = $1 order by at, event', [incidentId])
}

function listed(row: Row): ListedPerson {
  const name = row.given_name || row.family_name ? `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim() : (row.full_name ?? '')
  return {
    personNo: row.person_no,
    masked: maskWords(name),
    relationship: row.relationship,
    leftOn: row.left_on ?? '',
    kinds: row.kinds,
    special: row.kinds.some((kind) => SPECIAL_CATEGORIES.has(kind)),
    flags: row.flags,
    reach: row.has_email ? 'email' : row.has_address ? 'letter' : row.has_phone ? 'phone' : 'none',
    confidence: row.confidence,
    records: row.record_count,
    files: row.file_count,
    onRoster: row.roster_id !== null,
    weakestLinkBits: row.weakest_link_bits,
  }
}

export function listFilePaths(db: Queryable, incidentId: IncidentId): Promise<{ fileNo: number; path: string }[]> {
  return db.query<{ fileNo: number; path: string }>('select file_no as "fileNo", path from evidence_file where incident_id = $1 order by file_no', [incidentId])
}

/** A row with its lists joined, and no nulls: the register has none in these columns. */
type WholeRow = Pick<PersonRow, 'person_no' | 'roster_id' | 'confidence' | 'record_count' | 'weakest_link_bits'> &
  Record<'given_name' | 'family_name' | 'full_name' | 'date_of_birth' | 'address' | 'postcode' | 'left_on' | 'language', string> &
  Record<'emails' | 'phones' | 'kinds' | 'flags' | 'file_nos' | 'masked', string> & { relationship: Relationship }

/** Lists come joined by U+001F: the driver's own reading of arrays would take half of the time. */
const joined = (column: string) => `array_to_string(${column}, chr(31)) as ${column}`
const PERSON_SELECT = `
  select person_no, roster_id, relationship, given_name, family_name, full_name, date_of_birth, address, postcode, confidence, record_count, left_on, language, weakest_link_bits,
    ${['emails', 'phones', 'kinds', 'flags', 'file_nos', 'masked'].map(joined).join(', ')}
  from person`
const listOf = (text: string): string[] => (text === '' ? [] : text.split('\u001f'))

const REACH_SELECT = `
  select person_no, relationship, given_name, family_name, full_name, address, postcode, left_on, language, ${['emails', 'kinds', 'flags'].map(joined).join(', ')}
  from person`
type ReachRow = Pick<
  WholeRow,
  'person_no' | 'relationship' | 'given_name' | 'family_name' | 'full_name' | 'address' | 'postcode' | 'left_on' | 'language' | 'emails' | 'kinds' | 'flags'
>

/** Everybody in the register, in order of person number. */
export function streamPersons(db: Queryable, incidentId: IncidentId): AsyncGenerator<Person> {
  return streamPages(db, incidentId, PERSON_SELECT, personOf)
}

/** The same with no more than decides how they are reached: half the time of whole persons. */
export function streamReach(db: Queryable, incidentId: IncidentId): AsyncGenerator<Reach> {
  return streamPages(db, incidentId, REACH_SELECT, reachOf)
}

/** A page at a time: flat memory however many they are. The next page is fetched while one is used. */
async function* streamPages<Row extends { person_no: number }, Item>(
  db: Queryable,
  incidentId: IncidentId,
  select: string,
  read: (row: Row) => Item,
): AsyncGenerator<Item> {
  const pageSize = 5_000
  const page = (after: number) =>
    db.query<Row>(`${select} where incident_id = $1 and person_no > $2 order by person_no limit $3`, [incidentId, after, pageSize])
  let coming = page(0)
  for (;;) {
    const rows = await coming
    const isLast = rows.length < pageSize
    if (!isLast) coming = page(rows.at(-1)!.person_no)
    for (const row of rows) yield read(row)
    if (isLast) return
  }
}

/** One person with everything the register holds of them; undefined: not in the register. */
export async function findWholePerson(db: Queryable, incidentId: IncidentId, personNo: number): Promise<Person | undefined> {
  const [row] = await db.query<WholeRow>(`${PERSON_SELECT} where incident_id = $1 and person_no = $2`, [incidentId, personNo])
  return row && personOf(row)
}

/** These people, in order; those who are not in the register are left out. */
export async function listPersonsByNo(db: Queryable, incidentId: IncidentId, personNos: readonly number[]): Promise<Person[]> {
  const rows = await db.query<WholeRow>(`${PERSON_SELECT} where incident_id = $1 and person_no = any($2) order by person_no`, [incidentId, personNos])
  return rows.map(personOf)
}

/** E-mail addresses that more than one person of the register has: writing there would tell one about the other. */
export async function listSharedEmails(db: Queryable, incidentId: IncidentId): Promise<Set<string>> {
  const rows = await db.query<{ email: string }>(
    'select email from (select unnest(emails) as email from person where incident_id = $1) e group by email having count(*) > 1',
    [incidentId],
  )
  return new Set(rows.map((row) => row.email))
}

function reachOf(row: ReachRow): Reach {
  return {
    personNo: row.person_no,
    relationship: row.relationship,
    givenName: row.given_name,
    familyName: row.family_name,
    fullName: row.full_name,
    emails: listOf(row.emails),
    address: row.address,
    postcode: row.postcode,
    kinds: listOf(row.kinds) as Kind[],
    flags: listOf(row.flags) as Flag[],
    leftOn: row.left_on,
    language: row.language,
  }
}

function personOf(row: WholeRow): Person {
  return {
    ...reachOf(row),
    rosterId: row.roster_id,
    dateOfBirth: row.date_of_birth,
    phones: listOf(row.phones),
    confidence: row.confidence,
    recordCount: row.record_count,
    fileNos: listOf(row.file_nos).map(Number),
    weakestLinkBits: row.weakest_link_bits,
    masked: Object.fromEntries(listOf(row.masked).map((text) => text.split('=', 2) as [Kind, string])),
  }
}

/** Files that were not read, or not wholly, largest first; at most `limit`. */
export function listUnreadFiles(
  db: Queryable,
  incidentId: IncidentId,
  limit = 200,
): Promise<{ path: string; status: string; reason: string; bytes: number }[]> {
  return db.query(
    `select path, status, coalesce(reason, '') as reason, bytes from evidence_file
     where incident_id = $1 and status <> 'read' order by bytes desc, path limit $2`,
    [incidentId, limit],
  )
}
