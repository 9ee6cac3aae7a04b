/** Text as found to text that can be compared: one place decides case, accents, scripts and order. docs/rules/linkage.md, [LNK1] to [LNK9]. */
import { foldText } from './fold-text.ts'

export type Sex = 0 | 1 | 2
/** 0: none; 1: junior, second; 2: senior; 3: third; 4: fourth. */
export type NameParts = { given: string; middle: string; family: string; sex: Sex; generation: number }

const TITLES: Record<string, Sex> = {
  mr: 1,
  mister: 1,
  sir: 1,
  lord: 1,
  herr: 1,
  monsieur: 1,
  sr: 0,
  mrs: 2,
  ms: 2,
  miss: 2,
  mme: 2,
  madame: 2,
  lady: 2,
  dame: 2,
  frau: 2,
  baroness: 2,
  sra: 2,
  senora: 2,
  senor: 1,
  dr: 0,
  doctor: 0,
  prof: 0,
  professor: 0,
  rev: 0,
  revd: 0,
  reverend: 0,
  hon: 0,
  mx: 0,
  cllr: 0,
  councillor: 0,
  capt: 0,
  captain: 0,
  major: 0,
  col: 0,
  fr: 0,
  baron: 1,
  brother: 1,
  sister: 2,
  the: 0,
  rt: 0,
}
const AFTER_NAME = new Set([
  'obe',
  'mbe',
  'cbe',
  'kbe',
  'dbe',
  'phd',
  'md',
  'mp',
  'msp',
  'qc',
  'kc',
  'esq',
  'esquire',
  'bsc',
  'msc',
  'mba',
  'frcp',
  'rn',
  'jp',
  'ba',
  'ma',
  'llb',
  'deceased',
])
const GENERATIONS: Record<string, number> = { jr: 1, jnr: 1, junior: 1, ii: 1, sr: 2, snr: 2, senior: 2, iii: 3, iv: 4 }
/** Left out of a family name when more follows: `van der Berg` is filed as `Berg` as often as not. */
const PARTICLES = new Set([
  'de',
  'del',
  'della',
  'der',
  'den',
  'van',
  'von',
  'vom',
  'zu',
  'la',
  'le',
  'las',
  'los',
  'al',
  'el',
  'ul',
  'bin',
  'ibn',
  'bint',
  'da',
  'do',
  'dos',
  'das',
  'di',
  'du',
  'ten',
  'ter',
  'e',
  'y',
])
/** Joined to what follows: `Mc Donald`, `O Brien`. */
const PREFIXES = new Set(['mc', 'mac', 'o', 'fitz', 'ap'])
const PLACEHOLDER_NAMES = new Set([
  'unknown',
  'none',
  'null',
  'na',
  'nil',
  'test',
  'tbc',
  'tba',
  'anonymous',
  'anon',
  'notknown',
  'notgiven',
  'deceased',
  'xxx',
  'undefined',
  'blank',
])

/** Lower-case ASCII words of a name; apostrophes vanish, dots and everything else part words. Hyphens part family names only. */
function words(text: string, hyphenJoins: boolean): string[] {
  let folded = foldText(text).replace(/['’`´]/g, '')
  if (hyphenJoins) folded = folded.replaceAll('-', '')
  return folded.split(/[^a-z0-9{}]+/).filter((word) => word !== '')
}

const isPlaceholder = (name: string) => PLACEHOLDER_NAMES.has(name) || /^(.)\1{2,}$/.test(name) || /^\d+$/.test(name)

export function sexOfTitle(title: string): Sex {
  return TITLES[words(title, true)[0] ?? ''] ?? 0
}

/** `m`, `Male`, `F`, `woman` …; anything else says nothing. */
export function sexOf(gender: string): Sex {
  const first = foldText(gender).trim()
  if (/^(m|male|man|boy|h|homme|masculin.*|maennlich)$/.test(first)) return 1
  if (/^(f|female|woman|girl|w|femme|feminin.*|weiblich)$/.test(first)) return 2
  return 0
}

/** [LNK2] The words of a family name that count, in order: particles and titles out, prefixes joined. */
export function familyWords(text: string): { names: string[]; generation: number } {
  let generation = 0
  const kept: string[] = []
  const found = words(text, false)
  for (let index = 0; index < found.length; index++) {
    const word = found[index]!
    const last = index === found.length - 1
    if (index > 0 && GENERATIONS[word] !== undefined) generation = GENERATIONS[word]
    else if (index > 0 && AFTER_NAME.has(word)) continue
    else if (!last && PREFIXES.has(word)) found[index + 1] = word + found[index + 1]!
    else if (!last && PARTICLES.has(word)) continue
    else if (!isPlaceholder(word)) kept.push(word)
  }
  return { names: kept, generation }
}

/** [LNK1] Titles go, the first name leads, the second is a middle name. */
export function givenWords(text: string): { given: string; middle: string; sex: Sex; generation: number } {
  const found = words(text, true)
  let sex: Sex = 0
  let start = 0
  while (start < found.length - 1 && TITLES[found[start]!] !== undefined) sex = TITLES[found[start++]!] || sex
  let generation = 0
  const kept = found.slice(start).filter((word, index) => {
    if (index > 0 && GENERATIONS[word] !== undefined) generation = GENERATIONS[word]
    return !isPlaceholder(word) && !(index > 0 && (GENERATIONS[word] !== undefined || AFTER_NAME.has(word)))
  })
  return { given: kept[0] ?? '', middle: kept[1] ?? '', sex, generation }
}

/**
 * [LNK3] One cell for the whole name: `SMITH, John A.`, `Mr John Andrew Smith`, `John SMITH`. `leansToFamily` says how much more often
 * a word is seen as a family name than as a given one (from columns where they stand apart); it turns `Smith John` round.
 */
export function fullNameParts(text: string, leansToFamily: (word: string) => number = () => 0): NameParts {
  const comma = text.indexOf(',')
  if (
    comma > 0 &&
    !AFTER_NAME.has(
      foldText(text.slice(comma + 1))
        .trim()
        .replaceAll('.', ''),
    )
  ) {
    const given = givenWords(text.slice(comma + 1))
    const family = familyWords(text.slice(0, comma))
    if (given.given !== '')
      return { given: given.given, middle: given.middle, family: family.names.join(' '), sex: given.sex, generation: family.generation || given.generation }
  }
  let parts = text
    .replaceAll(',', ' ')
    .split(/[\s.]+/)
    .filter((part) => part !== '')
  let sex: Sex = 0
  while (parts.length > 1 && TITLES[foldText(parts[0]!)] !== undefined) sex = TITLES[foldText(parts.shift()!)] || sex
  let generation = 0
  while (parts.length > 1 && (GENERATIONS[foldText(parts.at(-1)!)] !== undefined || AFTER_NAME.has(foldText(parts.at(-1)!))))
    generation ||= GENERATIONS[foldText(parts.pop()!)] ?? 0
  if (parts.length === 1) {
    const only = familyWords(parts[0]!).names.join(' ')
    return leansToFamily(only) > 0 ? { given: '', middle: '', family: only, sex, generation } : { given: only, middle: '', family: '', sex, generation }
  }
  if (parts.length > 1 && familyStandsFirst(parts, leansToFamily)) parts = [...parts.slice(1), parts[0]!]
  const at = familyStart(parts)
  const given = givenWords(parts.slice(0, at).join(' '))
  return {
    given: given.given,
    middle: given.middle,
    family: familyWords(parts.slice(at).join(' ')).names.join(' '),
    sex: given.sex || sex,
    generation: generation || given.generation,
  }
}

function familyStandsFirst(parts: string[], leansToFamily: (word: string) => number): boolean {
  const isLoud = (part: string) => part.length > 1 && /\p{Lu}/u.test(part) && part === part.toUpperCase()
  const first = parts[0]!
  const last = parts.at(-1)!
  if (isLoud(first) && !isLoud(last)) return true
  if (isLoud(last) && !isLoud(first)) return false
  return leansToFamily(foldText(first)) - leansToFamily(foldText(last)) > 1.5
}

/** Where the family name begins: at its first particle, or at the last word. */
function familyStart(parts: string[]): number {
  let at = parts.length - 1
  while (at > 1 && (PARTICLES.has(foldText(parts[at - 1]!)) || PREFIXES.has(foldText(parts[at - 1]!))) && parts[at - 1]!.length > 1) at--
  return at
}

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

/** Country calling codes of two digits (ITU-T E.164); 1 and 7 have one, all others three. */
const CALLING_CODES_2 = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
)

/** [LNK5] The national number without its trunk zero, so that `+44 (0)7700 900123` and `07700 900123` are one. Empty: not a number anyone answers. */
export function phoneKey(text: string): string {
  const plain = text.replace(/(?:ext|x)\.?\s*\d+\s*$/i, '').replace(/\(0\)/, '')
  let digits = plain.replace(/\D/g, '')
  if (/^\s*\+/.test(plain)) digits = withoutCallingCode(digits)
  else if (digits.startsWith('00')) digits = withoutCallingCode(digits.slice(2))
  else if (digits.length === 12 && digits.startsWith('44')) digits = digits.slice(2)
  digits = digits.replace(/^0+/, '')
  if (digits.length < 6 || digits.length > 14 || /^(\d)\1+$/.test(digits) || '1234567890'.startsWith(digits)) return ''
  return digits
}

function withoutCallingCode(digits: string): string {
  if (digits.startsWith('1') || digits.startsWith('7')) return digits.slice(1)
  return digits.slice(CALLING_CODES_2.has(digits.slice(0, 2)) ? 2 : 3)
}

/** Mailboxes of a function, not of a person. RFC 2142, and what offices use. */
const ROLE_MAILBOXES = new Set([
  'info',
  'office',
  'admin',
  'administrator',
  'contact',
  'enquiries',
  'enquiry',
  'inquiries',
  'hello',
  'mail',
  'email',
  'post',
  'sales',
  'support',
  'help',
  'helpdesk',
  'service',
  'services',
  'accounts',
  'accounting',
  'billing',
  'finance',
  'payroll',
  'hr',
  'jobs',
  'recruitment',
  'membership',
  'members',
  'secretary',
  'treasurer',
  'chair',
  'branch',
  'committee',
  'reception',
  'team',
  'staff',
  'press',
  'media',
  'marketing',
  'newsletter',
  'news',
  'noreply',
  'donotreply',
  'no-reply',
  'do-not-reply',
  'postmaster',
  'webmaster',
  'hostmaster',
  'abuse',
  'security',
  'privacy',
  'dpo',
  'root',
  'it',
  'test',
  'none',
  'noemail',
  'unknown',
  'na',
  'everyone',
  'all',
  'donations',
  'events',
  'bookings',
  'orders',
  'shop',
])

export function isRoleMailbox(email: string): boolean {
  return ROLE_MAILBOXES.has(email.slice(0, email.lastIndexOf('@')))
}

/** [LNK6] Lower case, without the tag after a plus; dots mean nothing to Gmail. Empty: not an address, or the mailbox of a function. */
export function emailKey(text: string): string {
  const folded = foldText(text)
    .trim()
    .replace(/^mailto:/, '')
    .replace(/^<|>$/g, '')
  const at = folded.lastIndexOf('@')
  if (at < 1 || at === folded.length - 1 || folded.includes(' ')) return ''
  let local = folded.slice(0, at)
  let domain = folded.slice(at + 1)
  const plus = local.indexOf('+')
  if (plus > 0) local = local.slice(0, plus)
  if (domain === 'gmail.com' || domain === 'googlemail.com') {
    local = local.replaceAll('.', '')
    domain = 'gmail.com'
  }
  const email = `${local}@${domain}`
  return isRoleMailbox(email) ? '' : email
}

/** [LNK7] Letters and digits, lower case: `SW1A 1AA` and `sw1a1aa` are one. */
export function postcodeKey(text: string): string {
  const key = foldText(text).replace(/[^a-z0-9]/g, '')
  return key.length < 3 || key.length > 10 || /^0+$/.test(key) ? '' : key
}

/** The wider area of a postcode: the outward code in the United Kingdom, the first three signs elsewhere. */
export function areaOf(postcode: string): string {
  return /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(postcode) ? postcode.slice(0, -3) : postcode.slice(0, 3)
}

const UK_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i
/** A postcode that stands inside an address. */
export function postcodeWithin(address: string): string {
  return postcodeKey(UK_POSTCODE.exec(address)?.[0] ?? '')
}

const STREET_WORDS = new Set(
  'street st road rd avenue ave av lane ln drive dr close cl court ct crescent cres place pl way terrace ter tce gardens gdns grove gr walk row square sq hill green park circuit cct parade boulevard blvd strasse str rue calle via the'.split(
    ' ',
  ),
)
const UNIT_WORDS = new Set(['flat', 'apartment', 'apt', 'unit', 'room', 'suite', 'floor', 'no', 'number'])

/** [LNK8] House number and street without its kind: `Flat 2, 14 High Street` and `14 High St` are `14 high`. Town and county play no part. */
export function addressKey(text: string): string {
  const line = foldText(text.replace(UK_POSTCODE, ' '))
  const found = line.split(/[^a-z0-9{}]+/).filter((word) => word !== '')
  let at = found.findIndex((word, index) => /^\d+[a-z]?$/.test(word) && !UNIT_WORDS.has(found[index - 1] ?? ''))
  if (at >= 0 && at < found.length - 1 && /^\d+[a-z]?$/.test(found[at + 1]!)) at++
  const number = at >= 0 ? found[at]! : ''
  const street: string[] = []
  for (const word of at >= 0 ? found.slice(at + 1) : found) {
    const isKind = STREET_WORDS.has(word)
    if (isKind && street.length > 0) break
    if (!isKind && !UNIT_WORDS.has(word)) street.push(word)
    if (street.length === 2) break
  }
  if (street.length === 0) return number === '' ? '' : found.slice(0, 3).join(' ')
  return number === '' ? street.join(' ') : `${number} ${street.join(' ')}`
}

/** [LNK9] Letters and digits; leading zeros mean nothing. */
export function numberKey(text: string): string {
  const key = foldText(text)
    .replace(/[^a-z0-9]/g, '')
    .replace(/^0+(?=.)/, '')
  return key === '0' || PLACEHOLDER_NAMES.has(key) ? '' : key
}

/** `kind=value`, the value as letters and digits. Empty without a value. */
export function identifierKey(text: string): string {
  const equals = text.indexOf('=')
  const value = numberKey(text.slice(equals + 1))
  return value === '' ? '' : `${equals > 0 ? text.slice(0, equals) : 'id'}=${value}`
}

/** How a family name sounds, roughly, in Latin script; for blocking only, never as evidence. */
export function soundKey(name: string): string {
  const spelt = name
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^mc/, 'mac')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch|tsch/g, 'x')
    .replace(/gh/g, 'g')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/j/g, 'i')
    .replace(/th/g, 't')
    .replace(/dt\b/g, 't')
  const bare = spelt.slice(0, 1).replace(/[aeiouyw]/, 'a') + spelt.slice(1).replace(/[aeiouywh]/g, '')
  return bare.replace(/(.)\1+/g, '$1').slice(0, 5)
}
