/** Delimited text: CSV (RFC 4180), TSV and their many relatives, with or without header, with lines before it, several tables in one file. */
import { folderOf } from '../table-feed.ts'
import { findHeader } from '../table-header.ts'
import { readHeader } from '../header-words.ts'
import { openTables } from '../table-sequence.ts'
import { rangeOf } from './byte-source.ts'
import { sniffDialect, type Sniffed } from './csv-dialect.ts'
import { createByteSplitter } from './csv-bytes.ts'
import { createSplitter } from './csv-splitter.ts'
import type { ByteSource, Format, PieceDesk, ReadContext, ReadResult, RecordSink } from './format.ts'
import { pieceEnds } from './piece-ends.ts'
import { pieceSink } from './piece-sink.ts'
import { bytePieces, encodingOf, headText, isBinary, textPieces } from './text-pieces.ts'

export const csv: Format = {
  type: 'csv',
  sniff(head, path) {
    if (head.length === 0 || isBinary(head)) return 0
    const text = headText(head)
    if (/^\s*(?:[{[<]|%PDF|From |-----BEGIN|#!|\/\*|--\s|(?:insert|create|copy|set|drop|pragma)\s)/i.test(text)) return 0
    const isNamed = /\.(?:csv|tsv|tab|psv|ssv|dsv)$/i.test(path)
    const { width, consistency, rows } = sniffDialect(text)
    if (isNamed) return width >= 2 && consistency > 0.5 ? 0.95 : 0.6
    // letters, notes and programs are no table whatever their first line says: most small files of a folder are asked no more
    if (width < 2 || rows.length < 2 || consistency <= 0.6) return 0
    const { header } = findHeader(rows)
    const known = header.filter((cell) => readHeader(cell).isKnown).length
    if (/\.(?:log|md|rst|py|js|ts|java|c|h|sh|yml|yaml|ini|conf|html?|xml|css|eml|mbox)$/i.test(path))
      return known >= 2 && known >= header.length * 0.5 && consistency > 0.9 ? 0.6 : 0
    if (known >= 2 && known >= header.length * 0.4) return 0.85
    return width >= 3 && consistency > 0.9 && rows.length >= 3 ? 0.6 : width === 2 && consistency === 1 && rows.length >= 5 && meanSigns(rows) < 40 ? 0.45 : 0
  },
  read: readDelimited,
}

function meanSigns(rows: string[][]): number {
  return rows.reduce((sum, row) => sum + row.reduce((signs, cell) => signs + cell.length, 0), 0) / Math.max(1, rows.length)
}

async function readDelimited(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const head = headText(input.head)
  // only carriage returns: text of old Macintoshes, or of programs that imitate them
  const isCarriageOnly = head.includes('\r') && !head.includes('\n')
  const sniffed = sniffDialect(isCarriageOnly ? head.replaceAll('\r', '\n') : head)
  const { pieces } = context
  const isByteText = encodingOf(input.head).encoding === 'utf-8'
  if (pieces?.isShared === true && pieces.piece === null && isByteText && !isCarriageOnly && !sniffed.dialect.hasBackslash && input.size > pieces.pieceBytes) {
    const ends = await pieceEnds(input, pieces.pieceBytes, sniffed.dialect.quote)
    if (ends.length > 1) pieces.split(ends)
  }
  if (pieces !== undefined && pieces.piece !== null) return readPiece(input, sniffed, pieces, sink, context)
  const tables = openTables(specOf(input), sink, context)
  const splitter = createSplitter(sniffed.dialect, { wanted: tables.wanted, row: tables.row })
  let skip = sniffed.skipSigns
  if (isByteText && !isCarriageOnly) {
    const bytes = createByteSplitter(sniffed.dialect, tables, splitter)
    for await (const piece of bytePieces(input)) {
      bytes.push(piece, skip)
      skip = 0
    }
  } else {
    for await (const piece of textPieces(input)) {
      const text = isCarriageOnly ? piece.replaceAll('\r', '\n') : piece
      splitter.push(skip > 0 ? text.slice(skip) : text)
      skip = 0
    }
  }
  splitter.end()
  tables.end()
  if (splitter.skippedRows > 0) {
    const unread = Math.min(input.size, splitter.skippedSigns)
    return {
      status: 'partly_read',
      reason: `${splitter.skippedRows} line${splitter.skippedRows === 1 ? '' : 's'} of more than 8 million signs ${splitter.skippedRows === 1 ? 'is' : 'are'} no table row and ${splitter.skippedRows === 1 ? 'was' : 'were'} passed over`,
      bytesRead: input.size - unread,
    }
  }
  return { status: 'read', reason: '', bytesRead: input.size }
}

const specOf = (input: ByteSource) => ({ path: input.path, name: '', database: folderOf(input.path), header: null })

/**
 * One piece of a file that several readers share. Later pieces first read the file's beginning, which decides the columns, without keeping its rows.
 * Whatever would make a difference (quotes out of step, a second table) has the file read again in one.
 */
async function readPiece(input: ByteSource, sniffed: Sniffed, pieces: PieceDesk, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const { no, from, to } = pieces.piece!
  const whole: ReadResult = { status: 'read', reason: '', bytesRead: input.size }
  let rowsBefore = 0
  const own = pieceSink(sink, pieces)
  const tables = openTables(specOf(input), own, context)
  const rows = { wanted: tables.wanted, row: tables.row }
  if (no > 0) {
    const first = createSplitter(sniffed.dialect, rows)
    let skip = sniffed.skipSigns
    for await (const text of textPieces(input)) {
      first.push(text.slice(skip))
      skip = 0
      if (tables.wanted() !== null || tables.isIdle()) break
    }
    if ((tables.wanted() === null && !tables.isIdle()) || tables.tableCount() > 1) {
      pieces.refuse()
      return whole
    }
    rowsBefore = tables.rowCount()
    own.begin(rowsBefore)
  }
  const splitter = createSplitter(sniffed.dialect, rows)
  let skip = no === 0 ? sniffed.skipSigns : 0
  const range = rangeOf(input, from, to)
  const bytes = createByteSplitter(sniffed.dialect, tables, splitter)
  for await (const piece of bytePieces(range)) {
    bytes.push(piece, skip)
    skip = 0
  }
  splitter.end()
  pieces.rows = tables.rowCount() - rowsBefore
  tables.end()
  pieces.rows = Math.max(pieces.rows, tables.rowCount() - rowsBefore)
  if (splitter.looseQuotes > 0 || splitter.skippedRows > 0 || tables.tableCount() > 1) pieces.refuse()
  return whole
}
