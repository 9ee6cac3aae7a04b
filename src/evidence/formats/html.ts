/** Web pages, mail bodies saved as HTML, and "spreadsheets" that are HTML tables: tables of records are tables, the rest is prose. Scripts are not run, nothing is fetched. */
import { folderOf, openTable } from '../table-feed.ts'
import { readHeader } from '../header-words.ts'
import { decodeText } from '../text-of-bytes.ts'
import type { Format, ReadContext, RecordSink } from './format.ts'
import { htmlText } from './markup-text.ts'
import { openProse } from './prose.ts'

export const html: Format = {
  type: 'html',
  sniff: (head) => {
    const start = head.toString('latin1', 0, 2_048).replace(/\0/g, '').trimStart().toLowerCase()
    if (/^(?:\ufeff|ï»¿)?(?:<!--[^]{0,1500}?-->\s*)?(?:<!doctype html|<html)/.test(start)) return 0.91
    return /<html|<body|<table[ >]/.test(start) && start.includes('<') ? 0.55 : 0
  },
  read: async (input, sink, context) => {
    const page = decodeText(await input.bytes(context.limits.memberBytesInMemory))
    const rest = readTables(page, input.path, sink, context)
    openProse(input.path, '', sink, context).read(htmlText(rest), '')
    return { status: 'read', reason: '', bytesRead: input.size }
  },
}

/** Columns of a table that is not a layout. */
const MOST_COLUMNS = 1_000

/** Gives the page without the tables that were read as such. Only tables without tables inside them, and with a known header, are records. */
function readTables(page: string, path: string, sink: RecordSink, context: ReadContext): string {
  const lower = page.toLowerCase()
  const out: string[] = []
  let from = 0
  let tableNo = 0
  const opens = placesOf(lower, '<table')
  const closes = placesOf(lower, '</table')
  let next = 0
  for (const [index, open] of opens.entries()) {
    while (next < closes.length && closes[next]! < open) next++
    const end = closes[next] ?? page.length
    if ((opens[index + 1] ?? end) < end) continue
    const rows = rowsOf(page.slice(open, end))
    const header = rows[0]
    if (header === undefined || !isRecords(rows)) continue
    tableNo++
    const feed = openTable({ path, name: tableNo === 1 ? '' : `table ${tableNo}`, database: folderOf(path), header }, sink, context)
    for (const row of rows.slice(1)) feed.row(row, row.length)
    feed.end()
    out.push(page.slice(from, open))
    from = end
  }
  out.push(page.slice(from))
  return out.join('\n')
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at)
  return places
}

function rowsOf(table: string): string[][] {
  return table
    .split(/<tr\b[^>]*>/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[dh]\b[^>]*>/i)
        .slice(1, MOST_COLUMNS)
        .map((cell) => htmlText(cell).replace(/\n/g, ', ').trim()),
    )
    .filter((row) => row.length > 0)
}

/** Several names of columns that are known, and rows as wide as they. */
function isRecords(rows: string[][]): boolean {
  const header = rows[0]!
  const known = header.filter((cell) => cell.length < 60 && readHeader(cell).isKnown).length
  const alike = rows.filter((row) => row.length === header.length).length
  return rows.length >= 2 && header.length >= 2 && known >= 2 && known >= header.length * 0.4 && alike >= rows.length * 0.8
}
