/** JSON and NDJSON. An object is a row; objects within it become columns with dotted names; lists of objects become tables that point back to it. */
import { folderOf, openTable, type TableFeed } from '../table-feed.ts'
import { readHeader } from '../header-words.ts'
import { entityOf, singular, type DeclaredKeys } from '../table-keys.ts'
import { FormatError, type ByteSource, type Format, type PieceDesk, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { rangeOf } from './byte-source.ts'
import { createJsonBytes, type ObjectTable } from './json-bytes.ts'
import { createObjectScanner, type ObjectScanner } from './json-scanner.ts'
import { pieceEnds } from './piece-ends.ts'
import { pieceSink } from './piece-sink.ts'
import { bytePieces, encodingOf, headText, isBinary, textPieces } from './text-pieces.ts'

/** Nesting deeper than this is passed over: data about people is flat, and hostile files are deep. */
const DEPTH = 8
/** Columns of one table; objects with more keep their first ones. */
const COLUMNS = 2_000
/** Rows whose keys are gathered before the columns of a table are fixed. */
const HEADER_ROWS = 200

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export const json: Format = {
  type: 'json',
  sniff(head, path) {
    if (head.length === 0 || isBinary(head)) return 0
    const text = headText(head).trimStart()
    const isNamed = /\.(?:json|ndjson|jsonl|geojson)$/i.test(path)
    if (!/^[[{]/.test(text)) return 0
    if (/^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/.test(text) || /^\[\s*(?:[[{"\]\d-]|true|false|null)/.test(text)) return isNamed ? 0.98 : 0.9
    return isNamed ? 0.4 : 0
  },
  read: readJson,
}

async function readJson(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const { pieces } = context
  const isLines = encodingOf(input.head).encoding === 'utf-8' && /^\s*\{[^\n]*\}\r?\n\{/.test(headText(input.head))
  if (pieces?.isShared === true && pieces.piece === null && isLines && input.size > pieces.pieceBytes) {
    const ends = await pieceEnds(input, pieces.pieceBytes, '', '{')
    if (ends.length > 1) pieces.split(ends)
  }
  if (pieces !== undefined && pieces.piece !== null) return readPiece(input, pieces, sink, context)
  const tables = createTables(input.path, sink, context)
  const scanner = scannerFor(tables)
  await readObjects(input, scanner, tables)
  const { brokenCount, lostSigns, isOpen } = scanner.end()
  tables.end()
  if (brokenCount > 0 || isOpen) {
    if (scanner.objectCount === 0 && brokenCount > 0) throw new FormatError('damaged', 'It begins like JSON, but no object in it is whole')
    const what = isOpen ? 'The file ends within an object: it was cut off' : `${brokenCount} object${brokenCount === 1 ? '' : 's'} could not be parsed`
    return { status: 'partly_read', reason: what, bytesRead: Math.max(0, input.size - lostSigns) }
  }
  return { status: 'read', reason: '', bytesRead: input.size }
}

type Tables = ReturnType<typeof createTables>

function scannerFor(tables: Tables): ObjectScanner {
  return createObjectScanner((name, text) => {
    try {
      const value = JSON.parse(text) as Json
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) tables.add(name, value)
      return true
    } catch {
      return false
    }
  })
}

async function readObjects(input: ByteSource, scanner: ObjectScanner, tables: Tables): Promise<void> {
  if (encodingOf(input.head).encoding !== 'utf-8') {
    for await (const piece of textPieces(input)) scanner.push(piece)
    return
  }
  const push = createJsonBytes(scanner, tables.tableOf, () => {
    scanner.passed()
    tables.count()
  })
  for await (const piece of bytePieces(input)) push(piece)
}

/** One piece of an NDJSON file that several readers share; see csv.ts. Lists within objects are tables of their own, which cannot be counted apart. */
async function readPiece(input: ByteSource, pieces: PieceDesk, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const { no, from, to } = pieces.piece!
  const own = pieceSink(sink, pieces)
  const tables = createTables(input.path, own, context)
  let rowsBefore = 0
  if (no > 0) {
    const first = scannerFor(tables)
    for await (const text of textPieces(input)) {
      first.push(text)
      if (tables.isJudged()) break
    }
    rowsBefore = tables.rowCount()
    own.begin(rowsBefore)
  }
  const isKnown = no === 0 || tables.isJudged()
  const scanner = scannerFor(tables)
  if (isKnown) await readObjects(rangeOf(input, from, to), scanner, tables)
  const { brokenCount, isOpen } = scanner.end()
  tables.end()
  pieces.rows = tables.rowCount() - rowsBefore
  if (!isKnown || brokenCount > 0 || isOpen || tables.tableCount() > 1) pieces.refuse()
  return { status: 'read', reason: '', bytesRead: input.size }
}

type Table = {
  name: string
  waiting: Map<string, string>[] | null
  columns: Map<string, number>
  order: string[]
  feed: TableFeed | null
  /** For rows as they lie in the file; null: not yet, or never. */
  opened: ObjectTable | null
  cells: string[]
  declared: DeclaredKeys | null
}

/** Tables that grow while objects come in: also for XML. */
export function createTables(path: string, sink: RecordSink, context: ReadContext, databaseOf = (name: string) => (name === '' ? folderOf(path) : path)) {
  const tables = new Map<string, Table>()
  let rowCount = 0

  function tableOf(name: string, declared: DeclaredKeys | null): Table {
    let table = tables.get(name)
    if (table === undefined) tables.set(name, (table = { name, waiting: [], columns: new Map(), order: [], feed: null, opened: null, cells: [], declared }))
    return table
  }

  function put(table: Table, row: Map<string, string>): void {
    if (table.waiting === null) return send(table, row)
    table.waiting.push(row)
    for (const key of row.keys()) if (!table.columns.has(key) && table.columns.size < COLUMNS) table.columns.set(key, table.columns.size)
    if (table.waiting.length >= HEADER_ROWS) open(table)
  }

  function open(table: Table): void {
    const waiting = table.waiting!
    table.waiting = null
    table.order = [...table.columns.keys()]
    table.feed = openTable({ path, name: table.name, database: databaseOf(table.name), header: table.order, declared: table.declared }, sink, context)
    if (table.order.every(isPlainKey)) table.opened = { feed: table.feed, keys: table.order.map((key) => Buffer.from(key)) }
    for (const row of waiting) send(table, row)
  }

  function send(table: Table, row: Map<string, string>): void {
    const { cells, columns } = table
    for (let at = 0; at < columns.size; at++) cells[at] = ''
    for (const [key, value] of row) {
      const at = columns.get(key)
      if (at !== undefined) cells[at] = value
    }
    table.feed!.row(cells, columns.size)
  }

  /** The common case: plain values under the keys that the rows before had. False: not so, and nothing was done. */
  function putFlat(name: string, object: { [key: string]: Json }): boolean {
    const table = tables.get(name)
    if (table === undefined || table.waiting !== null) return false
    const { cells, columns, order } = table
    const keys = Object.keys(object)
    if (keys.length > order.length) return false
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!
      const value = object[key]!
      if (key !== order[at] || (typeof value === 'object' && value !== null)) return false
      cells[at] = typeof value === 'string' ? value : value === null ? '' : String(value)
    }
    for (let at = keys.length; at < columns.size; at++) cells[at] = ''
    table.feed!.row(cells, columns.size)
    return true
  }

  /** Adds one object as a row of `name`, and the lists within it as rows of their own tables. */
  function add(name: string, object: { [key: string]: Json }, parent?: { key: string; value: string; table: string }): void {
    rowCount++
    if (parent === undefined && putFlat(name, object)) return
    const row = new Map<string, string>()
    const lists: [string, Json[]][] = []
    flatten(object, '', 0, row, lists)
    if (parent) row.set(parent.key, parent.value)
    // a wrapper such as {"members": [...]} is no row: its lists are the tables
    const isWrapper = parent === undefined && lists.length > 0 && ![...row.keys()].some(isPersonal)
    const owner = isWrapper || lists.length === 0 ? undefined : ownerOf(name, row)
    if (!isWrapper) put(tableOf(name, parent ? { primary: [], foreign: [{ column: parent.key, table: parent.table }] } : null), row)
    for (const [key, list] of lists) {
      const childName = key.split('.').pop()!
      for (const item of list) if (item !== null && typeof item === 'object' && !Array.isArray(item)) add(childName, item, owner)
    }
  }

  /** The key by which the rows of a nested list point to the row that holds them; made from the row's place where it has none. */
  function ownerOf(name: string, row: Map<string, string>): { key: string; value: string; table: string } {
    const entity = entityOf(name === '' ? path : name)
    for (const key of ['id', '_id', `${entity}_id`, `${entity}Id`, 'uuid']) {
      const value = row.get(key)
      if (value !== undefined && value !== '') return { key: `${entity}_id`, value, table: entity }
    }
    const value = `#${rowCount}`
    row.set('id', value)
    return { key: `${entity}_id`, value, table: singular(entity) }
  }

  return {
    add: (name: string, object: { [key: string]: Json }) => add(name, object),
    tableOf: (name: string): ObjectTable | null => tables.get(name)?.opened ?? null,
    /** A row was added to its feed without an object. */
    count: () => void rowCount++,
    tableCount: () => tables.size,
    /** True once the columns of the only table are known. */
    isJudged: () => [...tables.values()].every(({ feed }) => feed !== null && (feed.wanted !== null || feed.isIdle)),
    /** Rows of the only table. */
    rowCount: () => [...tables.values()][0]?.feed?.rowCount ?? 0,
    end(): void {
      for (const table of tables.values()) {
        if (table.waiting !== null && table.waiting.length > 0) open(table)
        table.feed?.end()
      }
    },
  }
}

/** True for a key that is written as it is. */
// oxlint-disable-next-line no-control-regex
const isPlainKey = (key: string): boolean => !/[\0-\x1f"\\]/.test(key) && key.isWellFormed()

/** True for a key that says the object is about someone. */
function isPersonal(key: string): boolean {
  const { role } = readHeader(key)
  return (
    role !== null &&
    /^(?:given_name|family_name|full_name|email|phone|date_of_birth|postcode|membership_number|username)$/.test(role) &&
    !/^(?:from|to|author|contact)$/.test(key)
  )
}

/** Columns of an object. Keys are data here and never become properties, so `__proto__` is a column like any other. */
function flatten(object: { [key: string]: Json }, prefix: string, depth: number, row: Map<string, string>, lists: [string, Json[]][]): void {
  for (const key of Object.keys(object)) {
    const value = object[key]!
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (value === null) row.set(name, '')
    else if (typeof value === 'string') row.set(name, value)
    else if (typeof value !== 'object') row.set(name, String(value))
    else if (Array.isArray(value)) {
      if (value.some((item) => item !== null && typeof item === 'object')) lists.push([name, value])
      else row.set(name, value.filter((item) => item !== null).join('; '))
    } else if (isExtended(value)) row.set(name, String(Object.values(value)[0]))
    else if (depth < DEPTH && row.size < COLUMNS) flatten(value, name, depth + 1, row, lists)
  }
}

/** MongoDB's `{"$oid": "…"}` and `{"$date": "…"}` are plain values. */
function isExtended(value: { [key: string]: Json }): boolean {
  const keys = Object.keys(value)
  return keys.length === 1 && keys[0]!.startsWith('$') && typeof value[keys[0]!] !== 'object'
}
