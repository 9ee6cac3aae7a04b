/** Dates as people write them. Day before month, as in Britain, unless only the other order is possible [DET7]. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** Source of a pattern that matches one date; no groups. */
export const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]${MONTH}\.?,?[\s-](?:\d{4}|\d{2})|${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})`

/** Years before this, in two digits, are of this century: 24 is 2024, 31 is 1931. */
const PIVOT_YEAR = 30
const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2030

/** ISO date (YYYY-MM-DD), or empty when it is none a living person could have been born on or a file could hold. */
export function isoDateOf(text: string): string {
  const lower = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(lower)
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(lower)
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3]!)]
    return isoDate(year, second, first) || isoDate(year, first, second)
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]([a-z]{3})[a-z]*\.?,?[\s-](\d{4}|\d{2})$/.exec(lower)
  if (named) return isoDate(fullYear(named[3]!), MONTHS.indexOf(named[2]!) + 1, Number(named[1]))
  const american = /^([a-z]{3})[a-z]*\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$/.exec(lower)
  return american ? isoDate(Number(american[3]), MONTHS.indexOf(american[1]!) + 1, Number(american[2])) : ''
}

function fullYear(text: string): number {
  const year = Number(text)
  return text.length === 4 ? year : year < PIVOT_YEAR ? 2000 + year : 1900 + year
}

function isoDate(year: number, month: number, day: number): string {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) return ''
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day > lastDay ? '' : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
