/** Where a table begins: lines before it (titles, dates of export), its header, or none. */
import { isDate } from './cell-dates.ts'
import { isAmount, isEmail, isInteger, isNiNumber, isPhone, isUkPostcode, isUuid } from './cell-values.ts'
import { readHeader } from './header-words.ts'

const MOST_PREAMBLE = 30

/** A cell that is a value, not the name of a column. */
function isValue(cell: string): boolean {
  return isEmail(cell) || isInteger(cell) || isAmount(cell) || isDate(cell) || isPhone(cell) || isUkPostcode(cell) || isNiNumber(cell) || isUuid(cell)
}

const filledIn = (row: string[]) => row.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0)

/** The header's cells (made up as '' where there is none) and the index of the first row of data. */
export function findHeader(rows: string[][]): { header: string[]; firstRow: number } {
  const width = usualWidth(rows)
  const at = headerRow(rows, width)
  if (at < 0) {
    // a table whose rows are all data: lines before it are still no rows
    const first = firstFullRow(rows, width)
    return { header: Array.from({ length: width }, () => ''), firstRow: filledIn(rows[first] ?? []) === 0 ? first + 1 : first }
  }
  const header = rows[at]!.map((cell) => cell.trim())
  while (header.length > width && header[header.length - 1] === '') header.pop()
  while (header.length < width) header.push('')
  return { header, firstRow: at + 1 }
}

/** Titles and notes above a table fill few of its columns. The index of the first row that does not look like one of them. */
function firstFullRow(rows: string[][], width: number): number {
  let at = 0
  while (at < Math.min(MOST_PREAMBLE, rows.length - 1) && width > 1 && filledIn(rows[at]!) < Math.max(2, width * 0.4)) at++
  return at >= MOST_PREAMBLE || (at >= rows.length - 1 && rows.length > 1) ? 0 : at
}

/**
 * The header is the first row that names columns with nothing but titles, notes and blank lines above it. Those may fill several columns, so
 * a fuller row of names below them is preferred. -1: none.
 */
function headerRow(rows: string[][], width: number): number {
  const last = Math.min(MOST_PREAMBLE, rows.length - 1)
  let best = -1
  for (let at = 0; at <= last; at++) {
    const filled = filledIn(rows[at]!)
    const isBetter = best < 0 || (filled >= Math.max(3, filledIn(rows[best]!) * 1.5) && knownIn(rows[at]!) > knownIn(rows[best]!))
    if (isBetter && isHeader(rows, at, width)) best = at
    // below a row as full as a row of data, nothing is a title any more
    if (filled >= Math.max(2, width * 0.8) || (best < 0 && filled >= Math.max(2, width * 0.5) && holdsValues(rows[at]!))) break
  }
  return best
}

const knownIn = (row: string[]) => row.reduce((sum, cell) => sum + (cell.trim() !== '' && readHeader(cell.trim()).isKnown ? 1 : 0), 0)
const holdsValues = (row: string[]) => row.some((cell) => isEmail(cell.trim()) || isUkPostcode(cell.trim()) || isPhone(cell.trim()) || isNiNumber(cell.trim()))

/** The number of cells most rows have; empty cells at the end of every row do not count. */
function usualWidth(rows: string[][]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    let last = row.length
    while (last > 0 && row[last - 1]!.trim() === '') last--
    if (last > 0) counts.set(row.length, (counts.get(row.length) ?? 0) + (last > 1 ? 2 : 1))
  }
  let width = rows[0]?.length ?? 0
  let most = 0
  for (const [length, count] of counts) if (count > most || (count === most && length > width)) [width, most] = [length, count]
  return width
}

function isHeader(rows: string[][], at: number, width: number): boolean {
  const row = rows[at]
  if (row === undefined) return false
  const cells = row.map((cell) => cell.trim())
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0 || filled.length < Math.min(width, cells.length) * 0.4) return false
  if (filled.some((cell) => cell.length > 120)) return false
  const values = filled.filter(isValue).length
  if (values > filled.length * 0.2) return false
  const known = filled.filter((cell) => readHeader(cell).isKnown).length
  if (known >= Math.max(1, filled.length * 0.34)) return true
  if (known >= 2) return true
  // no word known: values below where words stand above, or names as programs spell them
  const below = rows.slice(at + 1, at + 40)
  let contrast = 0
  cells.forEach((cell, index) => {
    const others = below.map((other) => (other[index] ?? '').trim()).filter((value) => value !== '')
    if (cell !== '' && !isValue(cell) && others.length > 0 && others.filter(isValue).length > others.length * 0.7) contrast++
  })
  const spelled = filled.filter((cell) => /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$|^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(cell)).length
  return new Set(filled).size === filled.length && (contrast >= Math.max(1, filled.length * 0.2) || spelled > filled.length * 0.5)
}
