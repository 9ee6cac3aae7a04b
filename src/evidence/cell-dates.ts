/** Dates in cells: which order a column uses, told from all sampled cells together, and the ISO day of one cell when it is certain. */

/** `dmy` and `mdy` speak of numeric dates with the year last; `serial` counts days since 1899-12-30 (spreadsheets); null: cannot be told. */
export type DateOrder = 'dmy' | 'mdy' | 'serial' | null

const MONTHS: ReadonlyMap<string, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, at) => [name, at + 1] as const),
)
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ]\d)/
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:$|[T ,]+\d)/
const DAY_NAME_YEAR = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]?(?:of )?([a-z]{3})[a-z]*\.?,?[-/. ]?'?(\d{4}|\d{2})(?:$|[T ,]+\d)/i
const NAME_DAY_YEAR = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:$|[T ,]+\d)/i
const COMPACT = /^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
const DAY_MS = 86_400_000

function isoOf(year: number, month: number, day: number): string {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1850 && year <= 2200)) return ''
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return ''
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Two-digit years: the latest century that is not after `latestYear`. */
function fullYear(text: string, latestYear: number): number {
  const year = Number(text)
  if (text.length === 4) return year
  const century = latestYear - (latestYear % 100)
  return century + year > latestYear ? century - 100 + year : century + year
}

/** The number that two digits make; NaN for other signs. */
function digitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/**
 * The ISO day of a cell, or '' when it is none or could be two. A date that only reads one way is read that way whatever the column's order.
 * `latestYear` bounds two-digit years.
 */
export function isoDate(cell: string, order: DateOrder, latestYear: number): string {
  const length = cell.length
  if (length < 5 || length > 40) return ''
  // the commonest form first, without a regular expression: 1984-05-17
  if (length === 10 && cell.charCodeAt(4) === 45 && cell.charCodeAt(7) === 45) {
    const year = digitsAt(cell, 0) * 100 + digitsAt(cell, 2)
    const month = digitsAt(cell, 5)
    const day = digitsAt(cell, 8)
    // a day that every month has needs no calendar, and is already written as it should be
    return day >= 1 && day <= 28 && month >= 1 && month <= 12 && year >= 1850 && year <= 2200 ? cell : isoOf(year, month, day)
  }
  let found = YEAR_LAST.exec(cell)
  if (found) {
    const first = Number(found[1])
    const second = Number(found[2])
    const year = fullYear(found[3]!, latestYear)
    const dayFirst = isoOf(year, second, first)
    const monthFirst = isoOf(year, first, second)
    if (dayFirst === '' || monthFirst === '' || dayFirst === monthFirst) return dayFirst || monthFirst
    return order === 'dmy' ? dayFirst : order === 'mdy' ? monthFirst : ''
  }
  found = YEAR_FIRST.exec(cell)
  if (found) return isoOf(Number(found[1]), Number(found[2]), Number(found[3]))
  found = COMPACT.exec(cell)
  if (found) return isoOf(Number(found[1]), Number(found[2]), Number(found[3]))
  if (order === 'serial' && /^\d{4,5}(?:\.\d+)?$/.test(cell))
    return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(cell)) * DAY_MS).toISOString().slice(0, 10)
  found = DAY_NAME_YEAR.exec(cell)
  if (found) return isoOf(fullYear(found[3]!, latestYear), MONTHS.get(found[2]!.toLowerCase()) ?? 0, Number(found[1]))
  found = NAME_DAY_YEAR.exec(cell)
  return found ? isoOf(Number(found[3]), MONTHS.get(found[1]!.toLowerCase()) ?? 0, Number(found[2])) : ''
}

/** True when the cell is a date in any of the orders. */
export function isDate(cell: string): boolean {
  if (cell.length < 6 || cell.length > 40) return false
  const first = cell.charCodeAt(0)
  const isDigit = first >= 48 && first <= 57
  if (!isDigit && !((first | 32) >= 97 && (first | 32) <= 122)) return false
  return isoDate(cell, 'dmy', 2099) !== ''
}

/**
 * The order of numeric dates in a column: the one reading that no cell contradicts. `fallback` is used when every cell could be either.
 * Points between the parts are only written day first.
 */
export function dateOrderOf(cells: Iterable<string>, fallback: DateOrder): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  let points = 0
  for (const cell of cells) {
    const found = YEAR_LAST.exec(cell)
    if (!found) continue
    const first = Number(found[1])
    const second = Number(found[2])
    if (first > 12 && second <= 12) dayFirst++
    else if (second > 12 && first <= 12) monthFirst++
    if (cell.includes('.')) points++
  }
  if (dayFirst > 0 || monthFirst > 0) return dayFirst >= monthFirst * 4 ? 'dmy' : monthFirst >= dayFirst * 4 ? 'mdy' : null
  return points > 0 ? 'dmy' : fallback
}

/** Whoever was born after this ISO day is younger than `years` on `today`. ISO days compare as text. */
export function bornBefore(today: string, years: number): string {
  return today === '' ? '9999' : `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4, 10)}`
}
