/** Dates of birth that stand in three columns: year, month and day, by what the cells hold and by their headers where they say so. */
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
  const named = years.find((index) => BIRTH_YEAR.test(headers[index]!.trim()))
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
