/** Lists, owners and dates in Welsh, as a notice writes them. */
import type { Telling } from './words.ts'

const DAYS = ['Dydd Sul', 'Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn']
const MONTHS = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr']

/** "and" is *ac* before a vowel and *a* before a consonant, which it makes breathy: c → ch, p → ph, t → th. */
export function andCy(next: string): string {
  if (/^[aeiouwyâêîôûŵŷ]/i.test(next)) return `ac ${next}`
  const breathy = next
    .replace(/^c(?!h)/, 'ch')
    .replace(/^p(?!h)/, 'ph')
    .replace(/^t(?!h)/, 'th')
  return `a ${breathy}`
}

export const listCy = (items: string[]): string => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${andCy(items.at(-1)!)}`)

/** "eich enw", or "enw Ava" in a notice to a guardian: the owner stands behind. */
export const ownCy = (noun: string, { isForGuardian, firstName }: Telling): string => (isForGuardian ? `${noun} ${firstName}` : `eich ${noun}`)

function parts(day: string): [string, number, string, number] {
  const at = new Date(`${day}T00:00:00Z`)
  return [DAYS[at.getUTCDay()]!, at.getUTCDate(), MONTHS[at.getUTCMonth()]!, at.getUTCFullYear()]
}

export const longDayCy = (day: string): string => parts(day).join(' ')
export const shortDayCy = (day: string): string => parts(day).slice(0, 3).join(' ')
export const dayOfMonthCy = (day: string): string => parts(day).slice(1, 3).join(' ')
export const monthCy = (day: string): string =>
  parts(day.length === 7 ? `${day}-01` : day)
    .slice(2)
    .join(' ')
