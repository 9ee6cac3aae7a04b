/** Figures and times as the console writes them: tabular, British, in the incident's own zone. */
const MINUTE_MS = 60_000
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Decimal units, as suppliers and drives count: 3.1 TB. */
export function bytes(count: number, locale: string): string {
  if (count < 1000) return `${count.toLocaleString(locale)} ${locale.startsWith('cy') ? 'beit' : 'bytes'}`
  let unit = 0
  let value = count
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${UNITS[unit]}`
}

/** Browsers lack Welsh names of days and months: these are CLDR's. */
const WELSH_DAYS: Record<string, string> = { Mon: 'Llun', Tue: 'Maw', Wed: 'Mer', Thu: 'Iau', Fri: 'Gwen', Sat: 'Sad', Sun: 'Sul' }
const WELSH_MONTHS = ['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag']

function parts(at: Date, zone: string, locale: string): Record<string, string> {
  if (locale.startsWith('cy')) {
    const english = parts(at, zone, 'en-GB')
    const month = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'numeric' }).format(at))
    return { ...english, weekday: WELSH_DAYS[english['weekday']!] ?? english['weekday']!, month: WELSH_MONTHS[month - 1]! }
  }
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value.replace('.', '')]))
}

/** `Sun 25 Oct`. */
export function day(at: Date, zone: string, locale: string): string {
  const { weekday, day: date, month } = parts(at, zone, locale)
  return `${weekday} ${date} ${month}`
}

/** `Wed 20 Oct 2032`, of a day as the calendar has it (`2032-10-20`): no zone moves it. */
export function dayYear(isoDay: string, locale: string): string {
  const noon = new Date(`${isoDay}T12:00:00Z`)
  return `${day(noon, 'UTC', locale)} ${parts(noon, 'UTC', locale)['year']}`
}

/** `16:35`. */
export function time(at: Date, zone: string, locale: string): string {
  const { hour, minute } = parts(at, zone, locale)
  return `${hour}:${minute}`
}

/** `GMT` or `BST`. */
export function zoneName(at: Date, zone: string, locale: string): string {
  return parts(at, zone, locale)['timeZoneName'] ?? ''
}

/** `Sun 25 Oct, 16:35`. */
export function dayTime(at: Date, zone: string, locale: string): string {
  return `${day(at, zone, locale)}, ${time(at, zone, locale)}`
}

/** `Sun 25 Oct, 16:35 GMT`: for a deadline. */
export function dayTimeZone(at: Date, zone: string, locale: string): string {
  return `${dayTime(at, zone, locale)} ${zoneName(at, zone, locale)}`
}

/** `Sun 25 Oct 2026, 11:48 GMT`: for what has to be sure in a year. */
export function fullTime(at: Date, zone: string, locale: string): string {
  const { year } = parts(at, zone, locale)
  return `${day(at, zone, locale)} ${year}, ${time(at, zone, locale)} ${zoneName(at, zone, locale)}`
}

export function isSameDay(left: Date, right: Date, zone: string): boolean {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  return format.format(left) === format.format(right)
}

/** Hours and minutes between two moments; the sign is in `isLate`. Minutes are rounded down while time is left, so that none is promised. */
export function timeTo(due: Date, now: Date): { hours: number; minutes: number; isLate: boolean } {
  const minutes = Math.floor((due.getTime() - now.getTime()) / MINUTE_MS)
  const size = Math.abs(minutes)
  return { hours: Math.floor(size / 60), minutes: size % 60, isLate: minutes < 0 }
}

export function personId(personNo: number): string {
  return `P-${String(personNo).padStart(6, '0')}`
}

/** A probability in whole percent that never rounds to certainty: >99%, not 100%. */
export function percent(probability: number): string {
  const whole = Math.round(probability * 100)
  return whole >= 100 ? '>99%' : whole <= 0 ? '<1%' : `${whole}%`
}

/** A signed weight with a true minus. */
export function bits(value: number): string {
  const text = Math.abs(value).toFixed(1)
  return value > 0.049 ? `+${text}` : value < -0.049 ? `−${text}` : '0.0'
}

const WELSH_SIZES: Record<string, string> = { million: 'miliwn', billion: 'biliwn', trillion: 'triliwn' }

/** Odds rounded to three signs, as nothing is known better: 17,500. */
export function odds(matchBits: number, locale: string): string {
  const ratio = 2 ** Math.min(Math.abs(matchBits), 60)
  const text = ratio.toLocaleString('en-GB', { maximumSignificantDigits: 3, ...(ratio >= 1e6 ? { notation: 'compact', compactDisplay: 'long' } : {}) })
  return locale.startsWith('cy') ? text.replace(/(million|billion|trillion)/, (word) => WELSH_SIZES[word] ?? word) : text
}
