/** The tables of `tocsin link`: inputs as one table, the roster as another, with source, id and truth beside what is compared. */
import { basename } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { FIELDS, type Field, type LinkInput, type LinkTable } from '../linkage/fields.ts'
import { chooseColumns, dropRowNumbers, namedColumns, idColumnOf, type FieldSources } from './link-columns.ts'
import { quoteText, readTableFile, type TableFile } from './link-file.ts'

export type LinkFiles = {
  inputs: readonly string[]
  roster: string | null
  idColumn: string | null
  truthColumn: string | null
  /** Headers by field, from a model file. */
  pinned?: Readonly<Record<string, readonly string[]>>
}

export type SourceFacts = { source: string; path: string; rows: number; id: string | null; columns: Partial<Record<Field, string[]>>; notes: string[] }
export type LoadedTables = { input: LinkInput; sources: SourceFacts[]; roster: SourceFacts | null; records: number; notes: string[]; hasIds: boolean }

/** Tables that are left: `link_input` and `link_roster`, with record_no, source, row_no, id, truth and one column for each field. */
export const INPUT_TABLE = 'link_input'
export const ROSTER_TABLE = 'link_roster'

export async function loadTables(engine: Engine, files: LinkFiles, scratch: string): Promise<LoadedTables> {
  const names = sourceNames(files.inputs)
  const loaded: Loaded[] = []
  for (const [index, path] of files.inputs.entries()) loaded.push(await load(engine, path, names[index]!, `link_file_${index}`, files, scratch))
  const roster = files.roster === null ? null : await load(engine, files.roster, 'roster', 'link_file_roster', files, scratch)
  await stack(engine, INPUT_TABLE, loaded)
  if (roster) await stack(engine, ROSTER_TABLE, [roster])
  for (const { file } of [...loaded, ...(roster ? [roster] : [])]) await engine.run(`drop table ${file.table}`)
  const fields = new Set(FIELDS.filter((field) => loaded.some(({ columns }) => columns[field])))
  const notes: string[] = []
  if (roster) {
    const rosterFields = new Set(FIELDS.filter((field) => roster.columns[field]))
    for (const field of fields)
      if (!rosterFields.has(field)) notes.push(`the roster has no ${field.replaceAll('_', ' ')}: it tells records apart, but matches none to the roster`)
  } else {
    for (const field of await dropRowNumbers(engine, INPUT_TABLE, fields))
      notes.push(`no ${field.replaceAll('_', ' ')} comes twice: it numbers rows, and was not compared`)
  }
  const sources = loaded.map(factsOf)
  for (const { source, notes: own } of [...sources, ...(roster ? [factsOf(roster)] : [])]) notes.push(...own.map((note) => `${source}: ${note}`))
  const tableOf = (table: string, of: readonly Loaded[]): LinkTable => ({
    table,
    idColumn: 'record_no',
    columns: Object.fromEntries([...fields].filter((field) => of.some(({ columns }) => columns[field])).map((field) => [field, field])),
  })
  return {
    input: { ...tableOf(INPUT_TABLE, loaded), ...(roster ? { roster: tableOf(ROSTER_TABLE, [roster]) } : {}) },
    sources,
    roster: roster && factsOf(roster),
    records: loaded.reduce((sum, { file }) => sum + file.rows, 0),
    notes,
    hasIds: loaded.every(({ idIndex }) => idIndex !== null),
  }
}

type Loaded = { source: string; file: TableFile; columns: FieldSources; idIndex: number | null; truthIndex: number | null; notes: string[] }

async function load(engine: Engine, path: string, source: string, table: string, files: LinkFiles, scratch: string): Promise<Loaded> {
  const file = await readTableFile(engine, path, table, scratch)
  const columnAt = (name: string) => {
    const index = file.headers.indexOf(name)
    if (index < 0) throw new AppError('link_column_unknown', { path, column: name, columns: namedColumns(file.headers) })
    return index
  }
  // The roster may number its rows by another column than the evidence.
  const isNamed = files.idColumn !== null && (table !== 'link_file_roster' || file.headers.includes(files.idColumn))
  const idIndex = isNamed ? columnAt(files.idColumn!) : await idColumnOf(engine, file)
  const truthIndex =
    files.truthColumn === null || (table === 'link_file_roster' && !file.headers.includes(files.truthColumn)) ? null : columnAt(files.truthColumn)
  // An id that was named is a number of rows; one that was found may be a person's number as well.
  const leftOut = [isNamed ? idIndex : null, truthIndex].flatMap((index) => (index === null ? [] : [file.headers[index]!]))
  const notes = [...file.notes]
  if (isNamed) notes.push(...(await noteIds(engine, file, idIndex!)))
  const columns = chooseColumns(file, { leftOut, ...(files.pinned ? { pinned: files.pinned } : {}) })
  return { source, file, columns, idIndex, truthIndex, notes }
}

/** Ids that are missing or come twice do not stop anything: rows are told apart by their place. They are counted, because results go by id. */
async function noteIds(engine: Engine, file: TableFile, index: number): Promise<string[]> {
  const [found] = await engine.rows<{ missing: number; ids: number; distinct_ids: number }>(
    `select count(*) filter (coalesce(c${index}, '') = '') as missing, count(nullif(c${index}, '')) as ids, count(distinct nullif(c${index}, '')) as distinct_ids from ${file.table}`,
  )
  const { missing, ids, distinct_ids: distinct } = found!
  const notes: string[] = []
  if (missing > 0) notes.push(`${missing.toLocaleString('en-GB')} rows have no ${file.headers[index]}: they are named by their row, as in "row 17"`)
  if (distinct < ids) notes.push(`${(ids - distinct).toLocaleString('en-GB')} rows repeat the ${file.headers[index]} of another: each row stands for itself`)
  return notes
}

/** Rows of several files, one under the other. */
async function stack(engine: Engine, table: string, loaded: readonly Loaded[]): Promise<void> {
  const fields = FIELDS.filter((field) => loaded.some(({ columns }) => columns[field]))
  const selects = loaded.map(({ source, file, columns, idIndex, truthIndex }, index) => {
    const id = idIndex === null ? 'row_no::varchar' : `coalesce(nullif(c${idIndex}, ''), 'row ' || row_no)`
    const values = fields.map((field) => `${columns[field]?.sql ?? 'null::varchar'} as ${field}`)
    return `select ${index} as source_no, ${quoteText(source)} as source, row_no, ${id} as id, ${truthIndex === null ? 'null::varchar' : `nullif(c${truthIndex}, '')`} as truth, ${values.join(', ')} from ${file.table}`
  })
  const before = loaded.map((_, index) => loaded.slice(0, index).reduce((sum, { file }) => sum + file.rows, 0))
  await engine.run(`
    create table ${table} as
    select (row_no - 1 + case source_no ${before.map((count, index) => `when ${index} then ${count}`).join(' ')} end)::bigint as record_no, *
    from (${selects.join(' union all ')})`)
}

/** Base names, or whole paths where two files have the same base name. */
function sourceNames(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path))
  return new Set(names).size === names.length ? names : [...paths]
}

function factsOf({ source, file, columns, idIndex, notes }: Loaded): SourceFacts {
  return {
    source,
    path: file.path,
    rows: file.rows,
    id: idIndex === null ? null : file.headers[idIndex]!,
    columns: Object.fromEntries(Object.entries(columns).map(([field, { headers }]) => [field, headers])),
    notes,
  }
}
