/** Days as found to numbers. docs/rules/linkage.md, [LNK4]. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Days that programs write when they know none. */
const PLACEHOLDER_DAYS = new Set([19000101, 17530101, 18991230, 18991231, 10101, 99991231])

/** [LNK4] A date as the number yyyymmdd; month and day are 0 when only the year is known; 0: no date. Day before month where both are possible. */
export function dayNumber(text: string): number {
  const iso = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:\D|$)/.exec(text)
  if (iso) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^\s*(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(\d{1,2}|[a-z]{3,9})[-/., ]+(\d{4}|\d{2})(?:\D|$)/i.exec(text)
  if (parts) return checkedDay(fullYear(parts[3]!), monthOf(parts[2]!), Number(parts[1]))
  const named = /^\s*([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i.exec(text)
  if (named) return checkedDay(Number(named[3]), monthOf(named[1]!), Number(named[2]))
  const year = /^\s*(1[89]\d\d|20\d\d)\s*$/.exec(text)
  return year ? Number(year[1]) * 10000 : 0
}

const monthOf = (text: string) => (/^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1)
/** Two digits: nobody in a list is more than about a hundred; 25 and below are this century. */
const fullYear = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) <= 25 ? 2000 : 1900))

function checkedDay(year: number, month: number, day: number): number {
  if (month > 12 && day <= 12) return checkedDay(year, day, month)
  if (year < 1800 || year > 2200 || month > 12 || day > 31) return 0
  if (month < 1) return year * 10000
  const code = year * 10000 + month * 100 + (day < 1 ? 0 : day)
  return PLACEHOLDER_DAYS.has(code) ? 0 : code
}
