/** Lists, owners and dates in English, as a notice writes them. */
import type { Telling } from './words.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export const listEn = (items: string[], word = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

/** "your", or a child's name in a notice to a guardian. */
export const yourEn = ({ isForGuardian, firstName }: Telling): string => (isForGuardian ? `${firstName}’s` : 'your')
export const youEn = ({ isForGuardian, firstName }: Telling): string => (isForGuardian ? firstName : 'you')

function parts(day: string): [string, number, string, number] {
  const at = new Date(`${day}T00:00:00Z`)
  return [DAYS[at.getUTCDay()]!, at.getUTCDate(), MONTHS[at.getUTCMonth()]!, at.getUTCFullYear()]
}

/** ISO day → "Wednesday 21 October 2026". */
export const longDayEn = (day: string): string => parts(day).join(' ')
/** ISO day → "Friday 6 November". */
export const shortDayEn = (day: string): string => parts(day).slice(0, 3).join(' ')
/** ISO day → "21 October". */
export const dayOfMonthEn = (day: string): string => parts(day).slice(1, 3).join(' ')
/** ISO day or month → "October 2019". */
export const monthEn = (day: string): string =>
  parts(day.length === 7 ? `${day}-01` : day)
    .slice(2)
    .join(' ')
