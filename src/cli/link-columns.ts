/** Which columns of a table say what about a person, for linkage: by header and content, or as a model file names them. */
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { classifyColumns } from '../evidence/classify-columns.ts'
import { FIELDS, LIST_SIGN, type Field } from '../linkage/fields.ts'
import { datePartsSql, findDateParts } from './link-date-parts.ts'
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

type Taken = { field: Field; index: number; kind: string }

export function chooseColumns(file: TableFile, choice: ColumnChoice): FieldSources {
  const taken = choice.pinned ? pinnedColumns(file, choice.pinned) : recognisedColumns(file, choice.leftOut)
  const sources: FieldSources = {}
  for (const field of FIELDS) {
    const columns = taken.filter((one) => one.field === field)
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

function recognisedColumns(file: TableFile, leftOut: readonly string[]): Taken[] {
  const classes = classifyColumns(file.sample, { name: file.path, header: file.headers, today: '' })
  const taken: Taken[] = []
  const has = (roles: readonly string[]) => classes.some(({ role, subject }) => subject === 0 && role !== null && roles.includes(role))
  const hasAddress = has(['address_line', 'postal_address'])
  for (const { index, role, subject } of classes) {
    if (role === null || subject !== 0 || leftOut.includes(file.headers[index]!)) continue
    const field = fieldOf(role, hasAddress)
    if (field) taken.push({ field, index, kind: role })
  }
  return taken
}

function fieldOf(role: string, hasAddress: boolean): Field | null {
  if (role === 'given_name' || role === 'other_name') return 'given_name'
  if (role === 'full_name' || role === 'person_name') return 'full_name'
  if (role === 'address_line' || role === 'postal_address') return 'address'
  // A town is no address, but where nothing finer is known it tells people apart all the same.
  if (role === 'town') return hasAddress ? null : 'address'
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
  const cell = ({ index, kind }: Taken) => (field === 'identifiers' ? `${quoteText(`${kind}=`)} || nullif(c${index}, '')` : `nullif(c${index}, '')`)
  if (columns.length === 1) return cell(columns[0]!)
  // As saved by a run that found year, month and day apart.
  if (field === 'date_of_birth' && columns.length === 3) return datePartsSql({ year: columns[0]!.index, month: columns[1]!.index, day: columns[2]!.index })
  const gap = LISTS.includes(field) ? 'chr(31)' : field === 'address' ? `', '` : field === 'postcode' || field === 'date_of_birth' ? null : `' '`
  if (gap === null || field === 'membership_number' || field === 'gender') return `coalesce(${columns.map(cell).join(', ')})`
  return `nullif(concat_ws(${gap}, ${columns.map(cell).join(', ')}), '')`
}

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
