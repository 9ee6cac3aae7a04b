/** What the cells of one column look like, in shares of the cells that hold something: the evidence by which headers are believed or doubted. */
import type { ColumnClass } from './record.ts'
import { isDate, isoDate } from './cell-dates.ts'
import {
  isAccountNumber,
  isAddressLine,
  isAmount,
  isBoolean,
  isEmail,
  isHexDigest,
  isIban,
  isInteger,
  isIpAddress,
  isMaskedCard,
  isNhsNumber,
  isNiNumber,
  isNull,
  isPaymentCard,
  isPhone,
  isPhoneLoosely,
  isSchemedHash,
  isSortCode,
  isToken,
  isUkDrivingLicence,
  isUkPostcode,
  isUuid,
  isVehicleRegistration,
} from './cell-values.ts'
import {
  CANVASS,
  CANVASS_FIRM,
  CONDITIONS,
  COUNTIES,
  COUNTRIES,
  ETHNICITIES,
  GENDERS,
  KIN,
  ORIENTATIONS,
  RELIGIONS,
  TITLES,
  TOWNS,
  UNIONS,
} from './column-words.ts'
import { FAMILY_NAMES, foldName, GIVEN_NAMES, isOrganisationName, NAME_PARTICLES } from './name-words.ts'
import { classOf, COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PLACE } from './names/name-words.ts'
import { statusOf } from './status-words.ts'

const MEASURES = {
  email: isEmail,
  phone: isPhone,
  phoneLoosely: isPhoneLoosely,
  postcode: isUkPostcode,
  niNumber: isNiNumber,
  niLoosely: (cell: string) => /^[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]?$/i.test(cell),
  niWhole: (cell: string) => /[A-D]$/i.test(cell) && isNiNumber(cell),
  nhsNumber: isNhsNumber,
  card: isPaymentCard,
  maskedCard: isMaskedCard,
  iban: isIban,
  sortCode: isSortCode,
  accountNumber: isAccountNumber,
  licence: isUkDrivingLicence,
  vehicle: isVehicleRegistration,
  schemedHash: isSchemedHash,
  hexDigest: isHexDigest,
  token: isToken,
  ip: isIpAddress,
  uuid: isUuid,
  integer: isInteger,
  amount: isAmount,
  boolean: isBoolean,
  date: isDate,
  address: isAddressLine,
  numbered: (cell: string) => /^\d{1,4}[a-z]?,? \p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*){1,3}$/u.test(cell),
  gender: (cell: string) => GENDERS.has(cell.toLowerCase()),
  title: (cell: string) => TITLES.has(cell.toLowerCase().replace(/\.$/, '')),
  town: (cell: string) => TOWNS.has(cell.toLowerCase()),
  county: (cell: string) => COUNTIES.has(cell.toLowerCase()),
  country: (cell: string) => COUNTRIES.has(cell.toLowerCase()),
  religion: (cell: string) => RELIGIONS.has(cell.toLowerCase()),
  ethnicity: (cell: string) => ETHNICITIES.has(cell.toLowerCase().replace(/[:/]/g, ' -').replace(/\s+/g, ' ')),
  orientation: (cell: string) => ORIENTATIONS.has(cell.toLowerCase()),
  union: (cell: string) => UNIONS.has(cell.toLowerCase()),
  canvass: isCanvass,
  canvassFirm: (cell: string) => CANVASS_FIRM.test(cell),
  condition: (cell: string) => CONDITIONS.test(cell),
  status: (cell: string) => statusOf(cell) !== null,
  kin: (cell: string) => KIN.test(cell),
  organisation: isOrganisationName,
  login: isLogin,
  sentence: (cell: string) => /^(?:\S+\s+){3}.*[.!?]$|^(?:\S+\s+){8}/.test(cell),
} as const
type Measure = keyof typeof MEASURES
const NAMES = Object.keys(MEASURES) as Measure[]
const TESTS: ((cell: string) => boolean)[] = NAMES.map((name) => MEASURES[name])

/** Shares, 0 to 1, of the cells that hold something. */
export type Content = Record<Measure, number> & {
  /** Cells that hold something, and cells seen. */
  filled: number
  seen: number
  /** Different values among the filled cells, as a share of them. */
  distinct: number
  distinctCount: number
  meanLength: number
  meanWords: number
  /** Letters with spaces, apostrophes and dashes only, each word begun by a capital (or all in one case), up to five words. */
  nameShape: number
  oneWord: number
  /** First word is a common given name; last word a common family name. */
  given: number
  family: number
  /** `Family, Given`. */
  commaName: number
  /** Years of the dates, least to greatest, with the middle one; 0 without dates. */
  yearLow: number
  yearMiddle: number
  yearHigh: number
  /** Dates that also give a time of day other than midnight. */
  withTime: number
  isIncreasing: boolean
}

/** `amelia87`, `okonkwo_12`: a name in small letters with figures behind it. */
function isLogin(cell: string): boolean {
  const letters = cell.length > 30 ? undefined : /^([a-z]{3,20})[._-]?[a-z]{0,12}\d{1,4}$/.exec(cell)?.[1]
  return letters !== undefined && (isKnownGiven(letters) || isKnownFamily(letters))
}

/** `Labour - firm` is a canvass result as much as `Firm` is. */
function isCanvass(cell: string): boolean {
  if (cell.length > 40) return false
  const text = cell.toLowerCase().replaceAll('’', "'")
  return CANVASS.has(text) || (/[-–:/(]/.test(text) && text.split(/[-–:/()]/).some((part) => CANVASS.has(part.trim())))
}

const NOT_ONLY_A_NAME = COMMON | PLACE | NEVER | ORGANISATION

const NAME_SHAPE = /^(?:[\p{L}][\p{L}'’.-]{0,30}(?:,? |$)){1,5}$/u

/** Measures a column's sampled cells. At most 400 filled cells are looked at. */
export function contentOf(cells: Iterable<string>): Content {
  const content = {
    filled: 0,
    seen: 0,
    distinct: 0,
    distinctCount: 0,
    meanLength: 0,
    meanWords: 0,
    nameShape: 0,
    oneWord: 0,
    given: 0,
    family: 0,
    commaName: 0,
    yearLow: 0,
    yearMiddle: 0,
    yearHigh: 0,
    withTime: 0,
    isIncreasing: true,
  } as Content
  for (const measure of NAMES) content[measure] = 0
  const values = new Map<string, number>()
  const order: string[] = []
  for (const raw of cells) {
    content.seen++
    if (content.filled >= 400) continue
    const cell = raw.trim()
    if (isNull(cell)) continue
    content.filled++
    order.push(cell)
    values.set(cell, (values.get(cell) ?? 0) + 1)
  }
  const years: number[] = []
  for (const [cell, count] of values) measureCell(content, cell, count, years)
  const filled = Math.max(1, content.filled)
  for (const measure of NAMES) content[measure] /= filled
  for (const share of ['meanLength', 'meanWords', 'nameShape', 'oneWord', 'given', 'family', 'commaName', 'withTime'] as const) content[share] /= filled
  content.distinctCount = values.size
  content.distinct = values.size / filled
  years.sort((a, b) => a - b)
  content.yearLow = years[Math.floor(years.length * 0.02)] ?? 0
  content.yearMiddle = years[Math.floor(years.length / 2)] ?? 0
  content.yearHigh = years[Math.floor(years.length * 0.98)] ?? 0
  content.isIncreasing = isIncreasing(order)
  return content
}

/** What stands in brackets behind a name: a title, a remark of a word or two. */
const AFTER_NAME = /\s*[([](?:\p{L}|[ .'’&-]){1,24}[)\]]$/u

function measureCell(content: Content, whole: string, count: number, years: number[]): void {
  const cell = whole.endsWith(')') || whole.endsWith(']') ? whole.replace(AFTER_NAME, '') || whole : whole
  content.meanLength += cell.length * count
  const words = cell.split(/\s+/)
  content.meanWords += words.length * count
  // values longer than any code, name or address are text: only words about health are looked for in them
  if (cell.length > 200) {
    if (CONDITIONS.test(cell)) content.condition += count
    return
  }
  for (let at = 0; at < TESTS.length; at++) if (TESTS[at]!(cell)) content[NAMES[at]!] += count
  // several numbers or addresses in one cell are judged by the first
  const first = /^([^;|,/]{5,})(?:[;|,]| \/) ?\S/.exec(cell)?.[1]?.trim()
  if (first !== undefined) for (const measure of ['email', 'phone', 'phoneLoosely'] as const) if (MEASURES[measure](first)) content[measure] += count
  if (isDate(cell)) {
    const year = Number(isoDate(cell, 'dmy', 2099).slice(0, 4))
    for (let time = 0; time < count; time++) years.push(year)
    if (/\d[T ](?!00:00)\d\d:\d\d/.test(cell)) content.withTime += count
  }
  // `Mr & Mrs J Smith` and `Smith, J. (Mrs)` have the form of a name too
  if (!NAME_SHAPE.test(/[&+]/.test(cell) ? cell.replace(/ ?[&+] ?/g, ' ') : cell) || cell.length > 60) return
  const isCased = words.every((word) => /^[\p{Lu}&+]|^and$/u.test(word) || NAME_PARTICLES.has(word.toLowerCase())) || cell === cell.toLowerCase()
  if (isCased) content.nameShape += count
  if (words.length === 1) content.oneWord += count
  if (/^[^,]+, ?[^,]+$/.test(cell)) {
    content.commaName += count
    const [last, first] = cell.split(',')
    if (isKnownGiven(first!.trim().split(' ')[0]!)) content.given += count
    if (isKnownFamily(last!.trim())) content.family += count
    return
  }
  const start = words.length > 1 && TITLES.has(words[0]!.toLowerCase().replace('.', '')) ? 1 : 0
  if (isKnownGiven(words[start]!)) content.given += count
  if (isKnownFamily(words[words.length - 1]!)) content.family += count
}

/** In the short list of common names, or in the tagger's long one and nothing else: no word, no place. */
function isKnownGiven(word: string): boolean {
  return GIVEN_NAMES.has(foldName(word)) || (classOf(word) & (GIVEN | NOT_ONLY_A_NAME)) === GIVEN
}
function isKnownFamily(word: string): boolean {
  if (FAMILY_NAMES.has(foldName(word))) return true
  // a given name of the long list says more than the family name it also is
  return (classOf(word) & (FAMILY | GIVEN | NOT_ONLY_A_NAME)) === FAMILY
}

function isIncreasing(cells: string[]): boolean {
  if (cells.length < 3) return false
  let last = -Infinity
  for (const cell of cells) {
    const value = Number(cell)
    if (!(value > last)) return false
    last = value
  }
  return true
}

/** A column of bank accounts that holds their sort codes. */
export function isSortCodeColumn(column: ColumnClass, content: Content): boolean {
  return (
    column.role === 'bank_account' &&
    content.sortCode > 0.6 &&
    content.sortCode >= content.accountNumber * 0.99 &&
    /sort|sc\b|srt|s_?code/i.test(column.header + (content.accountNumber < 0.5 ? 'sort' : ''))
  )
}
