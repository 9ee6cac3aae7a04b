/** Dates as people write them. Day before month, as in Britain, unless only the other order is possible [DET7]. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Months of German, French, Spanish, Italian, Dutch and Portuguese, from January on; without accents, in small letters. */
const FOREIGN_MONTHS =
  'januar|janvier|enero|gennaio|januari|janeiro februar|fevrier|febrero|febbraio|februari|fevereiro marz|maerz|mars|marzo|maart|marco avril|abril|aprile mai|mayo|maggio|mei|maio juni|juin|junio|giugno|junho juli|juillet|julio|luglio|julho aout|agosto|augustus septembre|septiembre|settembre|setembro oktober|octobre|octubre|ottobre|outubro novembre|noviembre|novembro dezember|decembre|diciembre|dicembre|dezembro'
    .split(' ')
    .map((names) => names.split('|'))
const FOREIGN_MONTH =
  '(?:janu?ar[i]?|janvier|enero|gennaio|janeiro|februari?|f[ée]vrier|febrero|febbraio|fevereiro|m[äa]rz|maerz|mars|marzo|maart|mar[çc]o|avril|abril|aprile|mai|mayo|maggio|mei|maio|juni|juin|junio|giugno|junho|juli|juillet|julio|luglio|julho|ao[ûu]t|agosto|augustus|septembre|septiembre|settembre|setembro|oktober|octobre|octubre|ottobre|outubro|novembre|noviembre|novembro|dezember|d[ée]cembre|diciembre|dicembre|dezembro)'
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** Source of a pattern that matches one date; no groups. */
export const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]${MONTH}\.?,?[\s-](?:\d{4}|\d{2})|${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}(?:\.|er|º)?\s(?:de\s)?(?:${MONTH}|${FOREIGN_MONTH})\s(?:de\s)?\d{4})`

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
  if (named && MONTHS.includes(named[2]!)) return isoDate(fullYear(named[3]!), MONTHS.indexOf(named[2]!) + 1, Number(named[1]))
  const american = /^([a-z]{3})[a-z]*\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$/.exec(lower)
  if (american) return isoDate(Number(american[3]), MONTHS.indexOf(american[1]!) + 1, Number(american[2]))
  const foreign = /^(\d{1,2})(?:\.|er|º)?\s(?:de\s)?(\p{L}+)\s(?:de\s)?(\d{4})$/u.exec(lower)
  return foreign ? isoDate(Number(foreign[3]), monthOf(foreign[2]!), Number(foreign[1])) : ''
}

/** 1 to 12; 0: no month of these languages. */
function monthOf(name: string): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  return FOREIGN_MONTHS.findIndex((names) => names.includes(plain)) + 1 || MONTHS.indexOf(plain.slice(0, 3)) + 1
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
