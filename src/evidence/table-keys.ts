/** Keys between tables: how rows name themselves and the rows they belong to, so that both sides spell the same `table:value`. */
import { PERSON_WORDS, THING_TABLE } from './column-words.ts'
import { headerWords, readHeader, type Role } from './header-words.ts'

/** What a dump or database declares of one table. Names as spelled there. */
export type DeclaredKeys = { primary: string[]; foreign: { column: string; table: string }[] }

/** What is known of the other tables of the same database before the rows come. */
export type Catalogue = {
  /** Entities (see entityOf) of tables whose columns speak of people. */
  people: ReadonlySet<string>
  /** Entities that other tables point to. */
  referred: ReadonlySet<string>
  /** Entities by table name in lower case, where two tables would otherwise share one. */
  entities: ReadonlyMap<string, string>
}
export const NO_CATALOGUE: Catalogue = { people: new Set(), referred: new Set(), entities: new Map() }

const IRREGULAR: Record<string, string> = {
  people: 'person',
  persons: 'person',
  children: 'child',
  staff: 'staff',
  data: 'data',
  addresses: 'address',
  statuses: 'status',
  branches: 'branch',
  men: 'man',
  women: 'woman',
  criteria: 'criterion',
}
/** Words in the names of exports that say nothing of what is in them. */
const EXPORT_WORDS =
  /^(?:tbl|table|t|dbo|public|export|exports|exported|dump|list|listing|backup|bak|copy|final|full|all|current|data|database|db|file|extract|report|sheet|new|old|latest|master|main|csv|xlsx|xls|txt|tsv|json|sql|crm|v|part|of|the|and|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|q|\d+)$/

export function singular(word: string): string {
  const known = IRREGULAR[word]
  if (known !== undefined) return known
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is)$/.test(word)) return word
  if (/(?:sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word
}

/** `tbl_Members`, `members_export_2024.csv` and `dbo.Member` are all `member`. Words about people stand for the whole when they come last. */
export function entityOf(tableName: string): string {
  const bare = tableName.replace(/^.*[\\/]/, '').replace(/\.(?:csv|tsv|txt|xlsx?|json|ndjson|jsonl|sql)$/i, '')
  const words = headerWords(bare).filter((word) => !EXPORT_WORDS.test(word))
  if (words.length === 0) return bare.toLowerCase()
  words[words.length - 1] = singular(words[words.length - 1]!)
  const last = words[words.length - 1]!
  if (PERSON_WORDS.has(last)) return SAME_ENTITY[last] ?? last
  return words.join('_')
}

/**
 * The entity of a table that nothing declares: all its words, because `lapsed_members.csv` and `members.csv` may both count from 1 and
 * are not the same people.
 */
export function wholeEntityOf(tableName: string): string {
  const words = tableWordsOf(tableName)
    .split(' ')
    .filter((word) => !EXPORT_WORDS.test(word))
  return words.length < 2 ? entityOf(tableName) : [...words.slice(0, -1), singular(words[words.length - 1]!)].join('_')
}

/** Spellings of one entity in the names of key columns. */
const SAME_ENTITY: Record<string, string> = {
  membership: 'membership',
  memb: 'member',
  mem: 'member',
  mbr: 'member',
  cust: 'customer',
  emp: 'employee',
  people: 'person',
  usr: 'user',
  vol: 'volunteer',
  pat: 'patient',
  ptnt: 'patient',
  stu: 'student',
  stud: 'student',
  pup: 'pupil',
  tnt: 'tenant',
  appl: 'applicant',
  don: 'donor',
}

/**
 * The space a key lives in. Internal ids (`member_id`) and numbers people see (`member_no`) are apart: 17 as an id is not member number 17.
 */
export function keySpace(entityWords: string, isNumber: boolean): string {
  const words = entityWords.split(/[ _]/).filter((word) => !EXPORT_WORDS.test(word))
  const last = singular(words[words.length - 1] ?? '')
  const same = SAME_ENTITY[last] ?? last
  const entity = PERSON_WORDS.has(same) || PERSON_WORDS.has(last) ? same : [...words.slice(0, -1), same].join('_')
  if (isNumber) return `${entity === 'membership' ? 'member' : entity}_no`
  return entity
}

/** True when the entity of a key is a person, or a table of people that the database is known to have. */
export function isPersonEntity(entity: string, catalogue: Catalogue): boolean {
  const last = entity.split(/[ _]/).pop()!
  return PERSON_WORDS.has(singular(last)) || catalogue.people.has(entity)
}

/** The entity of a table in its own database. */
export function entityIn(catalogue: Catalogue, tableName: string): string {
  return catalogue.entities.get(tableName.toLowerCase()) ?? entityOf(tableName)
}

/** A table as a dump or a database describes it. */
export type DeclaredTable = DeclaredKeys & { name: string; columns: string[] }

/** What the tables of one database say of each other: which hold people, which are pointed to. */
export function catalogueOf(tables: Iterable<DeclaredTable>): Catalogue {
  const entities = new Map<string, string>()
  const taken = new Map<string, string>()
  const all = [...tables]
  // of two tables that end in the same word, the shorter name keeps it
  for (const { name } of all.toSorted((a, b) => a.name.length - b.name.length)) {
    const entity = entityOf(name)
    const own = taken.has(entity) ? headerWords(name).join('_') : entity
    taken.set(own, name)
    entities.set(name.toLowerCase(), own)
  }
  const catalogue = { people: new Set<string>(), referred: new Set<string>(), entities }
  for (const table of all) {
    const roles = table.columns
      .map((column) => readHeader(column))
      .filter(({ other }) => other === '')
      .map(({ role }) => role)
    const names = ['given_name', 'family_name', 'email', 'date_of_birth', 'ni_number'].filter((role) => roles.includes(role as Role))
    if (names.length > 0 && !THING_TABLE.test(tableWordsOf(table.name))) catalogue.people.add(entities.get(table.name.toLowerCase())!)
    for (const { table: target } of table.foreign) catalogue.referred.add(entityIn(catalogue, target))
    for (const column of table.columns) {
      const { key } = readHeader(column)
      if (key !== null && key.entity !== '' && !key.isNumber && keySpace(key.entity, false) !== entities.get(table.name.toLowerCase()))
        catalogue.referred.add(keySpace(key.entity, false))
    }
  }
  return catalogue
}

/** The words of a table's or file's name without those of exporting: `branches_export_2024.csv` is `branches`. */
export function tableWordsOf(name: string): string {
  const words = headerWords(name.replace(/^.*[\\/]/, '').replace(/\.(?:csv|tsv|txt|xlsx?|json|ndjson|jsonl|sql|db)$/i, ''))
  while (words.length > 1 && EXPORT_WORDS.test(words[words.length - 1]!)) words.pop()
  return words.join(' ')
}
