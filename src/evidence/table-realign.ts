/** Rows with too many cells: someone forgot to quote a comma. The cells are joined where the rest of the row then makes sense again. */
import type { Role } from './header-words.ts'
import { isDate } from './cell-dates.ts'
import { isEmail, isPhoneLoosely, isUkPostcode } from './cell-values.ts'
import type { ColumnClass } from './record.ts'

/** Columns whose cells can be checked one by one. */
const CHECKS: Partial<Record<Role, (cell: string) => boolean>> = {
  email: isEmail,
  phone: isPhoneLoosely,
  postcode: isUkPostcode,
  date_of_birth: isDate,
  left_on: isDate,
  joined_on: isDate,
}
/** Columns in which people write commas. */
const WORDY: ReadonlySet<Role> = new Set<Role>(['address_line', 'free_text', 'full_name', 'employment', 'town', 'health', 'education'])
/** More cells than this are not one forgotten quote. */
const MOST_EXTRA = 4

export type Realigner = (cells: string[], count: number) => number

/** Joins cells in place and returns how many are left; the row stays as it is when no joining makes it better. Null: nothing to check by. */
export function createRealigner(columns: ColumnClass[]): Realigner | null {
  const checks = columns.flatMap(({ role, index }) => (role !== null && CHECKS[role] !== undefined ? [{ index, check: CHECKS[role] }] : []))
  const wordy = columns.filter(({ role }) => role !== null && WORDY.has(role)).map(({ index }) => index)
  if (checks.length === 0 || wordy.length === 0) return null
  const scoreOf = (cells: string[], at: number, extra: number) => {
    let score = 0
    for (const { index, check } of checks) {
      const cell = (cells[index > at ? index + extra : index] ?? '').trim()
      if (cell !== '') score += check(cell) ? 1 : -1
    }
    return score
  }
  return (cells, count) => {
    const extra = count - columns.length
    if (extra < 1 || extra > MOST_EXTRA) return count
    let best = -1
    let bestScore = scoreOf(cells, columns.length, 0)
    for (const at of wordy) {
      const score = scoreOf(cells, at, extra)
      if (score > bestScore) [best, bestScore] = [at, score]
    }
    if (best < 0) return count
    cells[best] = cells
      .slice(best, best + extra + 1)
      .map((cell) => cell.trim())
      .join(', ')
    for (let at = best + 1; at + extra < count; at++) cells[at] = cells[at + extra]!
    return columns.length
  }
}
