/** Dates of birth that stand in three columns: year, month and day, by what the cells hold and by their headers where they say so; and columns that put the month first. */
import type { TableFile } from './link-file.ts'

export type DateParts = { year: number; month: number | null; day: number | null }

const BIRTH_YEAR = /^(?:by|yob|(?:year|yr)[ _-]?of[ _-]?birth|(?:birth|dob|born)[ _-]?(?:year|yr|y)|b[ _-]?year)$/i
const LEAST_ROWS = 1

type Range = { filled: number; least: number; most: number; distinct: number } | null

/** `free`: columns that nothing else was seen in. Null: there are no such columns. */
export function findDateParts({ headers, sample }: TableFile, free: readonly number[]): DateParts | null {
  const ranges = new Map(free.map((index) => [index, rangeOf(sample, index)]))
  const within = (index: number, least: number, most: number) => {
    const range = ranges.get(index)
    return range !== undefined && range !== null && range.filled >= LEAST_ROWS && range.least >= least && range.most <= most
  }
  const years = free.filter((index) => within(index, 1850, 2035))
  // Where the header says so, a census of any century.
  const named = free.find((index) => BIRTH_YEAR.test(headers[index]!.trim()) && within(index, 1400, 2035))
  for (const year of named === undefined ? years : [named]) {
    // Month and day stand beside the year, in either order.
    const beside = [year - 2, year - 1, year + 1, year + 2].filter((index) => free.includes(index))
    const days = beside.filter((index) => within(index, 1, 31))
    const months = beside.filter((index) => within(index, 1, 12) && (ranges.get(index)!.distinct > 2 || /m/i.test(headers[index]!)))
    const month = months.find((index) => days.some((day) => day !== index && (ranges.get(day)!.most > 12 || /d/i.test(headers[day]!))))
    const day = days.find((index) => index !== month && (ranges.get(index)!.most > 12 || /d/i.test(headers[index]!)))
    if (month !== undefined && day !== undefined) return { year, month, day }
  }
  return named === undefined ? null : { year: named, month: null, day: null }
}

/** Whole numbers only; null where a cell is something else. */
function rangeOf(sample: readonly string[][], index: number): Range {
  const values = sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')
  if (values.some((cell) => !/^\d{1,4}(?:\.0)?$/.test(cell))) return null
  const numbers = values.map(Number)
  return { filled: numbers.length, least: Math.min(...numbers), most: Math.max(...numbers), distinct: new Set(numbers).size }
}

/** yyyy-mm-dd, or the year alone where only that is known. */
export function datePartsSql({ year, month, day }: DateParts): string {
  const part = (index: number, width: number) => `lpad(try_cast(c${index} as double)::integer::varchar, ${width}, '0')`
  const whole = month === null || day === null ? 'null' : `${part(year, 4)} || '-' || ${part(month, 2)} || '-' || ${part(day, 2)}`
  return `coalesce(${whole}, ${part(year, 4)})`
}

const TWO_NUMBERS = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})(?:\D|$)/

/** Of 03/04/1961 nobody can tell; a column in which the second number is often a day beyond the twelfth, and the first hardly ever, puts the month first. [LNK4] */
export function isMonthFirst(cells: readonly string[]): boolean {
  let [first, second] = [0, 0]
  for (const cell of cells) {
    const found = TWO_NUMBERS.exec(cell)
    if (!found) continue
    if (Number(found[1]) > 12) first++
    if (Number(found[2]) > 12) second++
  }
  return second > 20 * first
}

/** Day and month in the order that the standardiser reads. */
export function dayFirstSql(value: string): string {
  return `regexp_replace(${value}, '^\\s*(\\d{1,2})([-/. ])(\\d{1,2})([-/. ])(\\d{2,4})', '\\3\\2\\1\\4\\5')`
}
