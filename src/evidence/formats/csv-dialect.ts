/** Which signs part and quote the cells of a delimited text. The dialect whose rows agree best in width and whose cells make sense wins. */
import { isDate } from '../cell-dates.ts'
import { isEmail, isInteger } from '../cell-values.ts'
import { createSplitter, type Dialect } from './csv-splitter.ts'

export type Sniffed = {
  dialect: Dialect
  /** Cells in most rows. */ width: number
  /** Share of rows that have so many. */ consistency: number
  rows: string[][]
  /** A first line such as `sep=;`. */ skipSigns: number
}

/** In order of how common they are: on a tie the earlier one wins. */
const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u0001', '\u001f', '¬', '§', ':']

/** Rows of the head under a dialect; the last, perhaps cut, is left out. */
export function rowsOf(text: string, dialect: Dialect, mostRows: number): string[][] {
  const rows: string[][] = []
  const splitter = createSplitter(dialect, {
    wanted: () => null,
    row: (cells, count) => {
      if (rows.length < mostRows && !(count === 1 && cells[0] === '')) rows.push(cells.slice(0, count))
    },
  })
  splitter.push(text)
  if (rows.length < 2) splitter.end()
  return rows
}

export function sniffDialect(head: string): Sniffed {
  const said = /^sep=(.)\r?\n/i.exec(head)
  const text = (said ? head.slice(said[0].length) : head).slice(0, 200_000)
  const hasBackslash = /\\"/.test(text) && !/[^,;\t|]""[^,;\t|\r\n]/.test(text)
  const quotes = countAt(text, "'") > 2 * countAt(text, '"') && countAt(text, "'") > 5 ? ["'"] : ['"']
  let best: Sniffed = { dialect: { delimiter: ',', quote: '"', hasBackslash }, width: 1, consistency: 1, rows: [], skipSigns: said ? said[0].length : 0 }
  let bestScore = 0
  for (const delimiter of said ? [said[1]!] : DELIMITERS) {
    if (!text.includes(delimiter)) continue
    for (const quote of quotes) {
      const dialect = { delimiter, quote, hasBackslash }
      const rows = rowsOf(text, dialect, 200)
      const { width, consistency } = agreement(rows)
      if (width < 2 && said === null) continue
      // a colon also stands in times and in labels: only rows that all agree on four cells are a table
      if (delimiter === ':' && (width < 4 || consistency < 1)) continue
      const score = consistency * (1 - 1 / (width + 0.5)) * (0.6 + 0.4 * sense(rows)) * (delimiter === ':' ? 0.5 : 1)
      if (score > bestScore + 1e-9) {
        bestScore = score
        best = { dialect, width, consistency, rows, skipSigns: best.skipSigns }
      }
    }
  }
  if (best.rows.length === 0) best.rows = rowsOf(text, best.dialect, 200)
  return best
}

/** How often a quote stands where a quoted cell begins or ends. */
function countAt(text: string, quote: string): number {
  if (!text.includes(quote)) return 0
  return text.match(new RegExp(`(?:^|[,;\\t|])${quote}|${quote}(?:[,;\\t|]|\\r?$)`, 'gm'))?.length ?? 0
}

function agreement(rows: string[][]): { width: number; consistency: number } {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [length, count] of counts) {
    // rows of one cell are titles and notes; they do not make a table
    const weight = length === 1 ? count * 0.5 : count
    if (weight > most || (weight === most && length > width)) [width, most] = [length, weight]
  }
  const judged = rows.filter((row) => row.length > 1 || width === 1).length
  return { width, consistency: rows.length === 0 ? 0 : ((counts.get(width) ?? 0) / Math.max(1, judged)) * (judged / rows.length > 0.5 ? 1 : 0.6) }
}

/** Share of cells that are something by themselves: empty, a number, a date, an address, or a few words. */
function sense(rows: string[][]): number {
  let cells = 0
  let good = 0
  for (const row of rows.slice(0, 60)) {
    for (const raw of row) {
      const cell = raw.trim()
      cells++
      if (cell === '' || isInteger(cell) || isEmail(cell) || isDate(cell) || /^[\p{L}\p{N}][\p{L}\p{N} '’.\-_/@()&+£:]{0,60}$/u.test(cell)) good++
    }
  }
  return cells === 0 ? 0 : good / cells
}
