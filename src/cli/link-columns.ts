/** Which columns of a table say what about a person, for linkage: by header and content, or as a model file names them. */
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { classifyColumns } from '../evidence/classify-columns.ts'
import { FIELDS, LIST_SIGN, type Field } from '../linkage/fields.ts'
import { datePartsSql, dayFirstSql, findDateParts, isMonthFirst } from './link-date-parts.ts'
import { isStateNumber, plainHeader, traitOf } from './link-headers.ts'
import { quoteText, type TableFile } from './link-file.ts'

/** Field → SQL over the file's table, and the headers it is made of. */
export type FieldSource = { sql: string; headers: string[] }
export type FieldSources = Partial<Record<Field, FieldSource>>

const MOST_NAMED = 40

/** For messages. */
export function namedColumns(headers: readonly string[]): string {
  return headers.slice(0, MOST_NAMED).join(', ') + (headers.length > MOST_NAMED ? ` and ${headers.length - MOST_NAMED} more` : '')
}

export type ColumnChoice = {
  /** Never compared: the id and the truth. */
  leftOut: readonly string[]
  /** Headers by field, from a model file. */
  pinned?: Readonly<Record<string, readonly string[]>>
}

/** Kinds that name one person wherever they stand; they are compared within their kind. */
const IDENTIFIER_KINDS = new Set<string>([
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'tax_id',
  'username',
  'vehicle_registration',
])
const LISTS: readonly Field[] = ['email', 'phone', 'identifiers']

type Taken = { field: Field; index: number; kind: string; isMonthFirst?: boolean }

export function chooseColumns(file: TableFile, choice: ColumnChoice): FieldSources {
  const taken = choice.pinned ? pinnedColumns(file, choice.pinned) : recognisedColumns(file, choice.leftOut)
  const sources: FieldSources = {}
  for (const field of FIELDS) {
    const columns = inOrder(field, taken, file)
    if (columns.length > 0) sources[field] = { sql: sqlOf(field, columns), headers: columns.map(({ index }) => file.headers[index]!) }
  }
  if (!sources.date_of_birth) {
    const used = new Set(taken.map(({ index }) => index))
    const free = file.headers.flatMap((header, index) => (used.has(index) || choice.leftOut.includes(header) ? [] : [index]))
    const parts = choice.pinned ? null : findDateParts(file, free)
    const headers = parts ? [parts.year, parts.month, parts.day].flatMap((index) => (index === null ? [] : [file.headers[index]!])) : []
    if (parts) sources.date_of_birth = { sql: datePartsSql(parts), headers }
  }
  if (Object.keys(sources).length === 0) throw new AppError('link_no_columns', { path: file.path, columns: namedColumns(file.headers) })
  return sources
}

/** The first name leads, whatever stands before it; a cell of dates reads as its column does. */
function inOrder(field: Field, taken: readonly Taken[], { sample }: TableFile): Taken[] {
  const columns = taken.filter((one) => one.field === field)
  if (field === 'date_of_birth') return columns.map((column) => ({ ...column, isMonthFirst: isMonthFirst(sample.map((row) => row[column.index] ?? '')) }))
  return field === 'given_name' ? columns.toSorted((a, b) => Number(a.kind === 'other_name') - Number(b.kind === 'other_name')) : columns
}

function recognisedColumns(file: TableFile, leftOut: readonly string[]): Taken[] {
  const classes = readHeaders(file).filter(({ subject, index }) => subject === 0 && !leftOut.includes(file.headers[index]!))
  const has = (roles: readonly string[]) => classes.some(({ role }) => role !== null && roles.includes(role))
  const known = { hasAddress: has(['address_line', 'postal_address']), hasPostcode: has(['postcode']) }
  return classes.flatMap(({ index, role }) => {
    const field = traitOf(file.headers[index]!, known.hasAddress) ?? (role === null ? null : fieldOf(role, known))
    return field ? [{ field, index, kind: role ?? field }] : []
  })
}

/** Columns as their headers and cells say; those that say nothing so, once more without what databases put round a header. */
function readHeaders(file: TableFile): { index: number; role: string | null; subject: number }[] {
  const classify = (header: string[]) => classifyColumns(file.sample, { name: file.path, header, today: '' })
  const first = classify(file.headers)
  const isSilent = (index: number) => first[index]?.role === null
  const plain = file.headers.map((header, index) => (isSilent(index) ? plainHeader(header) : header))
  const second = plain.every((header, index) => header === file.headers[index]) ? first : classify(plain)
  const roles = first.map(({ index, role, subject }) => {
    const found = role ?? second[index]?.role ?? (isStateNumber(file.headers[index]!) ? 'national_id' : null)
    return { index, role: found as string | null, subject: role === null ? (second[index]?.subject ?? subject) : subject }
  })
  // `second_name` is the family name in one country and the middle name in the next; beside a surname it is the latter.
  const families = roles.filter(({ role }) => role === 'family_name')
  for (const one of families) if (families.length > 1 && plainHeader(file.headers[one.index]!) === 'middle name') one.role = 'other_name'
  const given = roles.find(({ role }) => role === 'given_name')
  if (given && !roles.some(({ role }) => role === 'family_name' || role === 'full_name' || role === 'person_name')) {
    const beside = [given.index + 1, given.index - 1].find((index) => roles[index]?.role === null && holdsNames(file, index))
    if (beside !== undefined) roles[beside]!.role = 'family_name'
  }
  return roles
}

/** Under a header that says nothing, and of many kinds: family names are too many for any list to know them all. */
const NO_HEADER = /^(?:(?:f|c|v|x|var|col|column|field|attr|attribute|unnamed)?[ _:]*\d*|\d+|[a-z])$/i
const NAME_CELL = /^\p{L}[\p{L}'’ -]{1,40}$/u

function holdsNames({ headers, sample }: TableFile, index: number): boolean {
  if (!NO_HEADER.test(headers[index]!.trim())) return false
  const cells = sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')
  const names = cells.filter((cell) => NAME_CELL.test(cell) && !/ .* /.test(cell))
  return names.length > 0 && names.length >= 0.9 * cells.length && new Set(names).size >= Math.min(8, cells.length / 2)
}

function fieldOf(role: string, { hasAddress, hasPostcode }: { hasAddress: boolean; hasPostcode: boolean }): Field | null {
  if (role === 'given_name' || role === 'other_name') return 'given_name'
  if (role === 'full_name' || role === 'person_name') return 'full_name'
  if (role === 'address_line' || role === 'postal_address') return 'address'
  // A town is no address, but where nothing finer is known it tells people apart all the same; beside streets it stands for the postcode.
  if (role === 'town') return !hasAddress ? 'address' : hasPostcode ? null : 'postcode'
  if (role === 'membership_number' || role === 'customer_number') return 'membership_number'
  if (IDENTIFIER_KINDS.has(role)) return 'identifiers'
  return FIELDS.includes(role as Field) ? (role as Field) : null
}

function pinnedColumns(file: TableFile, pinned: Readonly<Record<string, readonly string[]>>): Taken[] {
  return Object.entries(pinned).flatMap(([field, headers]) => {
    if (!FIELDS.includes(field as Field))
      throw new AppError('model_invalid', { path: 'columns', problem: `there is no field ${field}; there are ${FIELDS.join(', ')}` })
    return headers.flatMap((header) => {
      const index = file.headers.indexOf(header)
      // One model may serve files of several shapes; a file needs only some of its columns.
      return index < 0 ? [] : [{ field: field as Field, index, kind: 'number' }]
    })
  })
}

function sqlOf(field: Field, columns: readonly Taken[]): string {
  const cell = ({ index, kind, isMonthFirst: isSwapped }: Taken) => {
    if (field === 'identifiers') return `${quoteText(`${kind}=`)} || nullif(c${index}, '')`
    if (field === 'postcode' && kind === 'town') return `nullif(${townSql(`c${index}`)}, '')`
    return isSwapped ? dayFirstSql(`nullif(c${index}, '')`) : `nullif(c${index}, '')`
  }
  if (columns.length === 1) return cell(columns[0]!)
  // As saved by a run that found year, month and day apart.
  if (field === 'date_of_birth' && columns.length === 3) return datePartsSql({ year: columns[0]!.index, month: columns[1]!.index, day: columns[2]!.index })
  const gap = LISTS.includes(field) ? 'chr(31)' : field === 'address' ? `', '` : field === 'postcode' || field === 'date_of_birth' ? null : `' '`
  if (gap === null || field === 'membership_number' || field === 'gender' || field === 'birth_place' || field === 'occupation')
    return `coalesce(${columns.map(cell).join(', ')})`
  return `nullif(concat_ws(${gap}, ${columns.map(cell).join(', ')}), '')`
}

/** The letters of a town, as many as a postcode may have. */
const townSql = (column: string) => `left(regexp_replace(lower(strip_accents(${column})), '[^\\p{L}]', '', 'g'), 10)`

/** The headers of a file that could number its rows: no value missing, none twice. By name first, then in order. */
export async function idColumnOf(engine: Engine, file: TableFile): Promise<number | null> {
  const matching = (shape: RegExp) => file.headers.flatMap((header, index) => (shape.test(header.trim()) ? [index] : []))
  const named = [...matching(/^(?:.*[_ ])?(?:id|uid|uuid|guid|ref|key)$/i), ...matching(/^(?:.*[_ ])(?:no|nr|num|number|code)\.?$/i)]
  for (const index of named) {
    const [found] = await engine.rows<{ distinct_ids: number; ids: number }>(
      `select count(distinct c${index}) as distinct_ids, count(*) filter (c${index} <> '') as ids from ${file.table}`,
    )
    if (file.rows > 0 && found!.distinct_ids === file.rows && found!.ids === file.rows) return index
  }
  return null
}

/** A column of numbers in which no number comes twice can tell nothing about who is who: it numbers rows. */
export async function dropRowNumbers(engine: Engine, table: string, fields: Set<Field>): Promise<Field[]> {
  const dropped: Field[] = []
  for (const field of ['membership_number', 'identifiers'] as const) {
    if (!fields.has(field)) continue
    const cells = field === 'identifiers' ? `unnest(string_split(${field}, ${quoteText(LIST_SIGN)}))` : field
    const [found] = await engine.rows<{ cells: number; distinct_cells: number }>(
      `select count(cell) as cells, count(distinct lower(cell)) as distinct_cells from (select ${cells} as cell from ${table}) where cell <> ''`,
    )
    if (found!.cells !== found!.distinct_cells || found!.cells < 20) continue
    fields.delete(field)
    dropped.push(field)
  }
  return dropped
}
