/** SQLite databases, read only and never recovered in place: the file is opened as immutable, so nothing beside it is made or changed. */
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { openTable } from '../table-feed.ts'
import { catalogueOf, type DeclaredTable } from '../table-keys.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'

const MAGIC = 'SQLite format 3\u0000'
/** Longer values are documents or pictures in a cell; only their beginning is looked at. */
const LONGEST_TEXT = 100_000

export const sqlite: Format = { type: 'sqlite', sniff: (head) => (head.length >= 16 && head.toString('latin1', 0, 16) === MAGIC ? 1 : 0), read: readDatabase }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function readDatabase(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const url = pathToFileURL(await input.diskPath())
  url.searchParams.set('mode', 'ro')
  url.searchParams.set('immutable', '1')
  let database: DatabaseSync
  let tables: DeclaredTable[]
  try {
    database = new DatabaseSync(url, { readOnly: true, enableForeignKeyConstraints: false, allowExtension: false })
  } catch {
    throw new FormatError('damaged', 'It begins like an SQLite database but cannot be opened')
  }
  try {
    tables = listTables(database)
  } catch {
    database.close()
    throw new FormatError('damaged', 'The list of tables of this SQLite database is damaged')
  }
  const catalogue = catalogueOf(tables)
  const damaged: string[] = []
  for (const table of tables) {
    const feed = openTable({ path: input.path, name: table.name, database: input.path, header: table.columns, declared: table, catalogue }, sink, context)
    try {
      readRows(database, table, (cells) => (feed.row(cells, cells.length), feed.isIdle))
    } catch {
      damaged.push(table.name)
    }
    feed.end()
  }
  database.close()
  if (damaged.length > 0)
    return {
      status: 'partly_read',
      reason: `Pages of ${damaged.length} of ${tables.length} tables are damaged; their rows up to there were read`,
      bytesRead: Math.floor((input.size * (tables.length - damaged.length)) / tables.length),
    }
  return { status: 'read', reason: '', bytesRead: input.size }
}

function listTables(database: DatabaseSync): DeclaredTable[] {
  const names = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' and coalesce(sql, '') not like 'create virtual%' order by rowid",
    )
    .all()
  return names.map(({ name }) => {
    const columns = database.prepare(`pragma table_info(${quoted(String(name))})`).all()
    const foreign = database.prepare(`pragma foreign_key_list(${quoted(String(name))})`).all()
    return {
      name: String(name),
      columns: columns.map((column) => String(column['name'])),
      primary: columns.filter((column) => Number(column['pk']) > 0).map((column) => String(column['name'])),
      foreign: foreign.map((key) => ({ column: String(key['from']), table: String(key['table']) })),
    }
  })
}

/** Stops early when `put` answers true: nothing in the table is about anyone. */
function readRows(database: DatabaseSync, table: DeclaredTable, put: (cells: string[]) => boolean): void {
  const statement = database.prepare(`select ${table.columns.map(quoted).join(', ')} from ${quoted(table.name)}`)
  statement.setReturnArrays(true)
  statement.setReadBigInts(true)
  const cells: string[] = []
  for (const row of statement.iterate() as Iterable<unknown> as Iterable<unknown[]>) {
    for (let at = 0; at < row.length; at++) cells[at] = textOf(row[at])
    cells.length = row.length
    if (put(cells)) return
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value
  if (value === null || value === undefined) return ''
  if (value instanceof Uint8Array) return value.length === 0 ? '' : `(${value.length} bytes)`
  return String(value)
}
