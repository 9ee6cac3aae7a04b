/** Lists and dates in English, as pages and replies write them. */
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export const listEn = (items: string[], word = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

function parts(day: string): [string, number, string, number] {
  const at = new Date(`${day}T00:00:00Z`)
  return [DAYS[at.getUTCDay()]!, at.getUTCDate(), MONTHS[at.getUTCMonth()]!, at.getUTCFullYear()]
}

/** ISO day → "Wednesday 21 October 2026". */
export const longDayEn = (day: string): string => parts(day).join(' ')
/** ISO day or month → "October 2019". */
export const monthEn = (day: string): string =>
  parts(day.length === 7 ? `${day}-01` : day)
    .slice(2)
    .join(' ')
