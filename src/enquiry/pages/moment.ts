/** Days and times as the pages write them: "Sunday 25 October 2026, 5pm"; short: "Sun 25 Oct, 5pm". */
import type { Language } from '../../notify/notice.ts'

const DAYS: Record<Language, string[]> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  cy: ['Dydd Sul', 'Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn'],
}
const SHORT_DAYS: Record<Language, string[]> = { en: DAYS.en.map((day) => day.slice(0, 3)), cy: ['Sul', 'Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad'] }
const MONTHS: Record<Language, string[]> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  cy: ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
}
const SHORT_MONTHS: Record<Language, string[]> = {
  en: MONTHS.en.map((month) => month.slice(0, 3)),
  cy: ['Ion', 'Chwe', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
}

/** Within a Welsh sentence a day begins small. */
export const withinCy = (moment: string): string => moment.replace(/^Dydd/, 'dydd')

/** An ISO day has no time; an instant is read in `zone`. */
export function momentIn(at: string | Date, zone: string, language: Language, length: 'long' | 'short' = 'long'): string {
  const isDay = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at)
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: isDay ? 'UTC' : zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(isDay ? `${at}T00:00:00Z` : at))
  const get = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value)
  const weekday = new Date(Date.UTC(get('year'), get('month') - 1, get('day'))).getUTCDay()
  const day =
    length === 'long'
      ? `${DAYS[language][weekday]} ${get('day')} ${MONTHS[language][get('month') - 1]} ${get('year')}`
      : `${SHORT_DAYS[language][weekday]} ${get('day')} ${SHORT_MONTHS[language][get('month') - 1]}`
  return isDay ? day : `${day}, ${clock(get('hour'), get('minute'))}`
}

/** 5pm, 11.10pm; noon and midnight by name would need a word in each language. */
function clock(hour: number, minute: number): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  return `${twelve}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}
