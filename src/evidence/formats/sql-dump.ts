/** Dumps as SQL text: mysqldump, pg_dump (COPY or INSERT), sqlite3 .dump, SQL Server scripts. Tables share their declared keys. */
import { catalogueOf, type DeclaredTable } from '../table-keys.ts'
import { openTable, type TableFeed } from '../table-feed.ts'
import type { ByteSource, Format, PieceDesk, ReadContext, ReadResult, RecordSink } from './format.ts'
import { rangeOf } from './byte-source.ts'
import { pieceSink } from './piece-sink.ts'
import { createCutFinder, type SqlNote } from './sql-pieces.ts'
import { createDumpBytes } from './sql-bytes.ts'
import { bracketed, namesIn, plainName, readSchema } from './sql-schema.ts'
import { COPY, INSERT, NOISE, USE, VALUES } from './sql-statements.ts'
import { readCopyLine, readTuple, type Values } from './sql-tuples.ts'
import { bytePieces, encodingOf, headText, isBinary, textPieces } from './text-pieces.ts'

/** Feeds that are kept open at a time: rows of one table may come in several statements. */
const OPEN_TABLES = 200
/** A statement other than INSERT beyond this many signs is passed over line by line. */
const LONGEST_STATEMENT = 8 << 20
/** A row beyond this many signs is given up. */
const LONGEST_ROW = 64 << 20

function sniffSql(head: Buffer, path: string, isMysql: boolean): number {
  if (head.length === 0 || isBinary(head)) return 0
  const text = headText(head)
  const says = /^--\s*(?:MySQL|MariaDB) dump/m.test(text) ? true : /^--\s*PostgreSQL database (?:cluster )?dump/m.test(text) ? false : null
  if (says !== null) return says === isMysql ? 0.99 : 0
  const hasRows = /^\s*(?:insert\s+(?:ignore\s+)?into\s|insert\s+\[|insert\s+all\s|replace\s+into\s|copy\s+\S+\s*(?:\([^)]*\))?\s*from\s+stdin)/im.test(text)
  const hasTables = /^\s*create\s+table\s/im.test(text)
  if (!hasRows && !hasTables) return 0
  const looksMysql = isMysqlText(text)
  const score = (hasRows ? 0.7 : 0.5) + (hasTables && hasRows ? 0.15 : 0) + (/\.(?:sql|dump|psql|mysql)$/i.test(path) ? 0.1 : 0)
  return looksMysql === isMysql ? score : 0
}

function isMysqlText(text: string): boolean {
  return (
    /MySQL dump|MariaDB dump|ENGINE\s*=|insert\s+into\s+`|create\s+table\s+(?:if\s+not\s+exists\s+)?`|\\'/i.test(text) &&
    !/PostgreSQL database dump|^COPY .* FROM stdin/m.test(text)
  )
}

export const mysqlDump: Format = {
  type: 'mysql_dump',
  sniff: (head, path) => sniffSql(head, path, true),
  read: (input, sink, context) => readDump(input, sink, context, true),
}
/** By the rules of quoting of the SQL standard: PostgreSQL, SQLite, SQL Server, Oracle. Which of them is told by their habits. */
export const postgresDump: Format = {
  type: 'postgres_dump',
  sniff: (head, path) => sniffSql(head, path, false),
  read: async (input, sink, context) => ({ ...(await readDump(input, sink, context, false)), type: dialectOf(headText(input.head)) }),
}

function dialectOf(text: string): string {
  if (/^GO\s*$|\bN'|\[dbo\]|^SET\s+(?:IDENTITY_INSERT|ANSI_NULLS|QUOTED_IDENTIFIER)\b|\bnvarchar\b/im.test(text) && !/^COPY .* FROM stdin/m.test(text))
    return 'mssql_script'
  if (/\bVARCHAR2\b|\bTO_DATE\s*\(|^(?:REM|PROMPT)\s|^SET\s+DEFINE\b|\bFROM\s+DUAL\b|\bNUMBER\(\d+/im.test(text)) return 'oracle_script'
  return /^PRAGMA\s+foreign_keys|^BEGIN TRANSACTION;[^]{0,400}CREATE TABLE/im.test(text) && !/PostgreSQL/.test(text) ? 'sqlite_dump' : 'postgres_dump'
}

async function readDump(input: ByteSource, sink: RecordSink, context: ReadContext, hasBackslash: boolean): Promise<ReadResult> {
  const { pieces } = context
  const isLarge = pieces !== undefined && pieces.piece === null && input.size > pieces.pieceBytes && encodingOf(input.head).encoding === 'utf-8'
  const cuts = isLarge ? createCutFinder(input.path, pieces.pieceBytes) : null
  const told = pieces?.piece ? (JSON.parse(pieces.piece.note) as PieceTold) : null
  const schema = told === null ? await readSchema(input, (chunk) => cuts?.push(chunk)) : new Map(told.schema)
  const { ends, notes } = cuts?.end() ?? { ends: [], notes: [] }
  const declared = [...schema]
  if (pieces !== undefined && ends.length > 1 && JSON.stringify(declared).length < MOST_TOLD) {
    pieces.split(
      ends,
      notes.map((note) => ({ isContinued: note.tableFrom >= 0, note: JSON.stringify({ ...note, schema: declared } satisfies PieceTold) })),
    )
  }
  if (pieces?.piece) return readPiece(input, schema, told, pieces, hasBackslash, sink, context)
  const reader = createReader(input.path, schema, hasBackslash, false, sink, context)
  if (encodingOf(input.head).encoding === 'utf-8') {
    const push = createDumpBytes(reader, hasBackslash)
    for await (const piece of bytePieces(input)) push(piece)
  } else for await (const piece of textPieces(input)) reader.push(piece)
  const cut = reader.end()
  if (cut > 0)
    return {
      status: 'partly_read',
      reason: 'The dump ends in the middle of a row, or a row never ends: it was cut off or damaged',
      bytesRead: Math.max(0, input.size - cut),
    }
  return { status: 'read', reason: '', bytesRead: input.size }
}

/** Declarations of more signs are not sent along with each piece: such a dump is not cut. */
const MOST_TOLD = 256 << 10

/** What the reader of a piece is told by the one that cut the dump: keys are often declared after the rows, far from the piece. */
type PieceTold = SqlNote & { schema: [string, DeclaredTable][] }

/**
 * One piece of a dump. One that begins within a table first reads where the table begins, which decides its columns, without keeping those rows. A piece that ends
 * within a row was cut in the wrong place, and the dump is read again in one.
 */
async function readPiece(
  input: ByteSource,
  schema: Map<string, DeclaredTable>,
  told: PieceTold | null,
  pieces: PieceDesk,
  hasBackslash: boolean,
  sink: RecordSink,
  context: ReadContext,
): Promise<ReadResult> {
  const { no, from, to, isContinued } = pieces.piece!
  const whole: ReadResult = { status: 'read', reason: '', bytesRead: input.size }
  const own = pieceSink(sink, pieces)
  const reader = createReader(input.path, schema, hasBackslash, true, own, context)
  let rowsBefore = 0
  if (told !== null && told.database !== '') reader.use(told.database)
  if (isContinued) {
    for await (const text of textPieces(rangeOf(input, told!.tableFrom, from))) {
      reader.push(text)
      if (reader.isJudged()) break
    }
    if (!reader.isJudged() || pieces.sources !== 1) {
      pieces.refuse()
      return whole
    }
    reader.jump()
    rowsBefore = reader.lastRows()
    own.begin(rowsBefore)
  } else if (no > 0) own.begin(0)
  const push = createDumpBytes(reader, hasBackslash)
  for await (const piece of bytePieces(rangeOf(input, from, to))) push(piece)
  const isLast = to >= input.size
  const isWhole = isLast || reader.isBetweenRows()
  const lost = reader.end()
  pieces.rows = reader.lastRows()
  // the first table of the piece is still the last one: its rows before are not this piece's
  if (isContinued && pieces.sources === 1) pieces.rows -= rowsBefore
  if (!isWhole || (isLast && lost > 0)) pieces.refuse()
  return whole
}

/** SQL Server ends statements by a line with GO, or by nothing at all. The body of a procedure may hold any statement, so only GO ends that. */
function isNextStatement(text: string, at: number, isProcedure: boolean): boolean {
  const line = text.slice(at, at + 9)
  return /^GO\s/.test(line) || (!isProcedure && /^(?:GO|INSERT|COPY|CREATE)\s/i.test(line))
}

type Rows = { feed: TableFeed; mode: 'insert' | 'copy' }

/** `isOrderly`: all rows of a table stand together, so that it ends where another begins. */
function createReader(path: string, schema: Map<string, DeclaredTable>, hasBackslash: boolean, isOrderly: boolean, sink: RecordSink, context: ReadContext) {
  const catalogue = catalogueOf(schema.values())
  const feeds = new Map<string, TableFeed>()
  const values: Values = { cells: [], count: 0 }
  let database = path
  let rest = ''
  let rows: Rows | null = null
  let last: TableFeed | null = null
  let lostSigns = 0

  function feedOf(name: string, columns: string[] | null): TableFeed {
    const declared = schema.get(name.toLowerCase()) ?? null
    const header = columns ?? declared?.columns ?? null
    // one table may be filled with different column lists
    const key = `${database}\u0000${name}\u0000${columns === null ? '' : columns.join()}`
    let feed = feeds.get(key)
    if (feed === undefined) {
      if (feeds.size >= (isOrderly ? 1 : OPEN_TABLES)) closeOldest()
      feed = openTable({ path, name, database, header, declared, catalogue }, sink, context)
      feeds.set(key, feed)
    }
    last = feed
    return feed
  }
  function closeOldest(): void {
    const [key, feed] = feeds.entries().next().value!
    feed.end()
    feeds.delete(key)
  }

  /** Reads as far as the text is whole; returns where the rest begins. */
  function read(text: string, isLast: boolean): number {
    let at = 0
    while (at < text.length) {
      const next = rows === null ? statement(text, at, isLast) : rows.mode === 'copy' ? copyRows(text, at, rows.feed, isLast) : insertRows(text, at, rows.feed)
      if (next < 0) break
      at = next
    }
    return Math.min(at, text.length)
  }

  function statement(text: string, from: number, isLast: boolean): number {
    NOISE.lastIndex = from
    const at = NOISE.test(text) ? NOISE.lastIndex : from
    if (at >= text.length) return at
    const first = text.charCodeAt(at) | 32
    if (first === 105 || first === 114) {
      const opened = openInsert(text, at, isLast)
      if (opened !== 0) return opened < 0 && at > from && !isLast ? at : opened
    }
    if (first === 99) {
      COPY.lastIndex = at
      const copy = COPY.exec(text)
      if (copy) {
        rows = { feed: feedOf(plainName(copy[1]!), copy[2] === undefined ? null : namesIn(copy[2].slice(1, -1))), mode: 'copy' }
        return COPY.lastIndex
      }
    }
    USE.lastIndex = at
    const use = first === 117 || first === 124 ? USE.exec(text) : null
    if (use) database = `${path} › ${use[1] ?? use[2]}`
    return afterStatement(text, at, isLast)
  }

  /** 0: no INSERT; -1: not whole yet. */
  function openInsert(text: string, at: number, isLast: boolean): number {
    INSERT.lastIndex = at
    const insert = INSERT.exec(text)
    if (!insert) return 0
    let after = INSERT.lastIndex
    let columns: string[] | null = null
    if (text[after] === '(') {
      const list = bracketed(text, after)
      if (list === null) return isLast ? 0 : -1
      columns = namesIn(list)
      after += list.length + 2
    }
    VALUES.lastIndex = after
    if (!VALUES.test(text)) return text.length - after < 200 && !isLast ? -1 : 0
    rows = { feed: feedOf(plainName(insert[1]!), columns), mode: 'insert' }
    return VALUES.lastIndex
  }

  function insertRows(text: string, from: number, feed: TableFeed): number {
    let at = from
    if (feed.isIdle && hasBackslash) {
      // mysqldump writes line ends inside values as \n, so this can only be the end of the statement
      const end = text.indexOf(');\n', at)
      if (end >= 0) {
        rows = null
        return end + 3
      }
    }
    for (;;) {
      let code = text.charCodeAt(at)
      while (code === 32 || code === 10 || code === 13 || code === 9 || code === 44) code = text.charCodeAt(++at)
      if (at >= text.length) return at
      if (code !== 40) {
        rows = null
        return code === 59 ? at + 1 : at
      }
      const next = readTuple(text, at, feed.wanted, hasBackslash, values)
      if (next < 0) return at === from ? -1 : at
      feed.row(values.cells, values.count)
      at = next
    }
  }

  function copyRows(text: string, from: number, feed: TableFeed, isLast: boolean): number {
    let at = from
    let slash = text.indexOf('\\', at)
    while (at < text.length) {
      const line = text.indexOf('\n', at)
      if (line < 0 && !isLast) return at === from ? -1 : at
      const end = line < 0 ? text.length : line
      if (slash >= 0 && slash < at) slash = text.indexOf('\\', at)
      const hasEscapes = slash >= 0 && slash < end
      if (hasEscapes && slash === at && text.charCodeAt(at + 1) === 46 && end - at <= 3) {
        rows = null
        return end + 1
      }
      if (!feed.isIdle) {
        readCopyLine(text, at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end, feed.wanted, hasEscapes, values)
        feed.row(values.cells, values.count)
      }
      at = end + 1
    }
    return at
  }

  function afterStatement(text: string, from: number, isLast: boolean): number {
    let at = from
    const isCreate =
      (text.charCodeAt(from) | 32) === 99 && !/^create\s+(?:(?:global|local|temp|temporary|unlogged)\s+)*table\b/i.test(text.slice(from, from + 60))
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 59) return at + 1
      if (code === 10 && isNextStatement(text, at + 1, isCreate)) return at + 1
      if (code === 39 || code === 96 || code === 36) {
        const quote = code === 36 ? (/^\$\w*\$/.exec(text.slice(at, at + 64))?.[0] ?? '') : String.fromCharCode(code)
        if (quote === '') continue
        const end = text.indexOf(quote, at + quote.length)
        if (end < 0) break
        at = end + quote.length - 1
      }
    }
    if (isLast) return text.length
    if (text.length - from < LONGEST_STATEMENT) return -1
    const line = text.indexOf('\n', from)
    return line < 0 ? text.length : line + 1
  }

  return {
    push(piece: string): void {
      const text = rest === '' ? piece : rest + piece
      rest = text.slice(read(text, false))
      if (rest.length <= LONGEST_ROW) return
      // a string that is never closed, or a row no database would write: go on with the next line
      lostSigns += rest.length
      rest = ''
      rows = null
    },
    /** Rows that follow are of this database. */
    use: (name: string) => void (database = name),
    /** True once the columns of the table that is open are known. */
    isJudged: () => last !== null && (last.wanted !== null || last.isIdle),
    /** Goes on elsewhere in the rows of the table that is open. */
    jump(): void {
      rest = ''
      if (rows?.mode === 'insert') rows = null
    },
    isHolding: () => rest !== '',
    open: (head: string) => openInsert(`${head}(`, 0, false) > 0,
    rows: () => rows,
    isBetweenRows: () => rest.trim() === '' && lostSigns === 0,
    lastRows: () => last?.rowCount ?? 0,
    /** Signs of a row that was cut off at the end of the file. */
    end(): number {
      const at = rest === '' ? 0 : read(rest, true)
      const isCut = rows !== null && rows.mode === 'insert'
      for (const feed of feeds.values()) feed.end()
      return lostSigns + (isCut ? Math.max(1, rest.length - at) : 0)
    },
  }
}
