/** Reports in columns of fixed width, as databases print them (SQL*Plus, sqlcmd) and old programs export them. The columns are told by a ruler of dashes, or by
 * places that are blank in every line. */
import { folderOf } from '../table-feed.ts'
import { readHeader } from '../header-words.ts'
import { openTables } from '../table-sequence.ts'
import type { ByteSource, Format, ReadContext, ReadResult, RecordSink } from './format.ts'
import { headText, isBinary, textPieces } from './text-pieces.ts'

/** From and to (exclusive) of each column, in signs; the last is open. */
type Layout = { columns: [from: number, to: number][]; headerLine: number; hasRuler: boolean }

const LINE_FEED = 10
const SAMPLE_LINES = 200
const LEAST_LINES = 4
const LONGEST_LINE = 32_000
const RULER = /^ *-{2,}(?: +-{1,})+ *$/

export const fixedWidth: Format = {
  type: 'fixed_width',
  sniff: (head) => {
    // one line is no table
    if (!head.includes(LINE_FEED) || isBinary(head)) return 0
    const layout = layoutOf(headText(head))
    return layout === null ? 0 : layout.hasRuler ? 0.9 : 0.7
  },
  read: readFixedWidth,
}

async function readFixedWidth(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const layout = layoutOf(headText(input.head))!
  const tables = openTables({ path: input.path, name: '', database: folderOf(input.path), header: null }, sink, context)
  let rest = ''
  let lineNo = 0
  const read = (line: string) => {
    if (lineNo++ < layout.headerLine || RULER.test(line) || line.length > LONGEST_LINE) return
    if (line.trim() === '') return tables.row([''], 1)
    const cells = layout.columns.map(([from, to]) => line.slice(from, to).trim())
    // Page after page, the heading is printed again.
    if (lineNo > layout.headerLine + 1 && cells.join() === header) return
    if (lineNo === layout.headerLine + 1) header = cells.join()
    tables.row(cells, cells.length)
  }
  let header = ''
  for await (const piece of textPieces(input)) {
    const lines = (rest + piece).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) read(line)
  }
  if (rest !== '') read(rest)
  tables.end()
  return { status: 'read', reason: '', bytesRead: input.size }
}

function layoutOf(head: string): Layout | null {
  const lines = head.split(/\r?\n/).slice(0, SAMPLE_LINES)
  if (lines.some((line) => line.length > LONGEST_LINE)) return null
  const ruler = lines.findIndex((line) => RULER.test(line))
  if (ruler > 0 && ruler < 20) return byRuler(lines, ruler)
  return byBlanks(lines)
}

function byRuler(lines: string[], ruler: number): Layout | null {
  const starts = [...lines[ruler]!.matchAll(/-+/g)].map((match) => match.index)
  const columns = starts.map((from, index): [number, number] => [from, starts[index + 1] ?? LONGEST_LINE])
  return hasKnownHeader(lines[ruler - 1]!, columns) ? { columns, headerLine: ruler - 1, hasRuler: true } : null
}

/** Places where hardly any line has a sign part the columns. Only a header that is known makes such lines a table. */
function byBlanks(lines: string[]): Layout | null {
  const headerLine = lines.findIndex((line) => line.trim() !== '')
  const rows = lines.slice(headerLine).filter((line) => line.trim() !== '')
  if (headerLine === -1 || rows.length < LEAST_LINES || rows.some((line) => /\t/.test(line))) return null
  const width = Math.max(...rows.map((line) => line.length))
  const filled = new Uint32Array(width)
  for (const line of rows) for (let at = 0; at < line.length; at++) if (line.charCodeAt(at) !== 32) filled[at]!++
  const isBlank = (at: number) => at < 0 || filled[at]! <= rows.length * 0.01
  const starts = startsBelow(rows[0]!, width, isBlank)
  if (starts.length < 3) return null
  const columns = starts.map((from, index): [number, number] => [from, starts[index + 1] ?? LONGEST_LINE])
  return hasKnownHeader(rows[0]!, columns) ? { columns, headerLine, hasRuler: false } : null
}

/**
 * Where columns begin: after a gap that runs down all lines. Amounts stand to the right of their column, and their heading to its left,
 * in the gap itself: then the column begins where the heading does.
 */
function startsBelow(heading: string, width: number, isBlank: (at: number) => boolean): number[] {
  const starts: number[] = []
  for (let at = 0; at < width; at++) {
    if (isBlank(at) || !isBlank(at - 1)) continue
    let start = at
    if (heading[at] !== ' ' && heading[at] !== undefined) while (start > 0 && isBlank(start - 1) && heading[start - 1] !== ' ') start--
    starts.push(start)
  }
  return starts
}

function hasKnownHeader(line: string, columns: [number, number][]): boolean {
  const names = columns.map(([from, to]) => line.slice(from, to).trim())
  const known = names.filter((name) => name !== '' && readHeader(name).isKnown).length
  return columns.length >= 2 && known >= 2 && known >= columns.length * 0.4
}
