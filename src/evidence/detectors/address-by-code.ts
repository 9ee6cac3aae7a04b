/**
 * Postal addresses read from their end to the left: a code of the post that its shape, or the town beside it, tells, and before it whatever a street of
 * that country looks like; what it is called does not matter then [DET24].
 */
import type { Finding } from '../finding.ts'
import { anchorsOf, isDigitAt, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

/** Postal code and town as most of Europe writes them: 50667 Köln, 1015 CJ Amsterdam, 31-066 Kraków, 111 22 Stockholm. */
const CODE_AND_TOWN =
  /(?:\d{5}|\d{4}(?:\s?[A-Z]{2}(?![\p{L}]))?|\d{2}-\d{3}|\d{3}\s\d{2})[ ](?:\p{Lu}[\p{L}’'-]+)(?:[ -](?:am|im|in|an der|ob der|bei|sur|sous|lès|de|la|le|les|del|der|den|aan|\p{Lu}[\p{L}’'-]+)){0,4}(?=\s*(?:[,.;:()\n|"]|$))/uy
/** Before it, and a comma or line end: a street and then its number, with the flat. */
const STREET_THEN_NUMBER =
  /(?:^|[\s(:;,"])((?:(?:ul|al|os|pl|Av|Avda|R|Str)\.[ ]?|[Cc]\/[ ]?)?(?!(?:In|On|At|The|See|Order|Page|Chapter|Section|Figure|Table|Room|Item|Step|Version|Line|Invoice|Ref)[ ])\p{Lu}(?:\p{L}{0,4}\.|[\p{L}'’-]*)(?:[ ](?:de|del|della|da|do|dos|van|der|den|dem|het|la|las|los|le|les|du|des|\p{Lu}(?:\p{L}{0,4}\.|[\p{L}'’-]*))){0,4},?[ ](?:n[º°.]?[ ]?)?\d{1,4}[ ]?[a-zA-Z]?(?:[/-]\d{1,4}[a-zA-Z]?)?(?:,[ ]?(?:\d{1,2}[ ]?[º°ª.]?[ ]?[A-Za-zª]{0,4}|(?:[Aa]pt|[Bb]us|[Ff]lat|[Pp]iso)\.?[ ]\w{1,5}))?)[ ]?[,\n][ ]?$/u
/** The same in French order: the number, bis or ter, and the street. */
const NUMBER_THEN_RUE =
  /(?:^|[\s(:;,"])(\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-D]))?,?[ ](?:rue|avenue|av\.?|boulevard|bd|blvd|place|pl\.?|impasse|chemin|allées?|quai|cours|route|square|passage|sentier|ruelle|faubourg|villa|cité|résidence|lotissement|hameau|montée|esplanade)[ ][^\n,;:|]{2,48})[,\n][ ]?(?:(?:BP|CS)[ ]?\d{1,6}[,\n ][ ]?)?$/iu

/** State and ZIP code: what stands before two capitals and five digits. */
const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI FM MH PW AA AE AP'.split(
    ' ',
  ),
)
const US_STREET_AND_CITY =
  /(?:^|[\s(:;,"])(\d{1,6}[A-Za-z]?(?:-\d{1,4})?[ ](?:[NSEW]\.?[ ]|[NS][EW][ ])?(?:[\p{Lu}\d][\p{L}\d.'’-]*[ ]?){1,5}(?:,?[ ]?(?:Apt|Suite|Ste|Unit|Floor|Fl|Rm|Bldg|#)\.?[ ]?#?[\w-]{1,6})?[ ]?[,\n][ ]?(?:\p{Lu}[\p{L}.'’-]*[ ]?){1,4}|(?:PSC|Unit|CMR|USS|USNS|USNV|USCGC)[ ][\w ]{1,20}(?:,?[ ]Box[ ]\d{1,6})?[,\n ][ ]?(?:APO|FPO|DPO)|P\.?[ ]?O\.?[ ]?Box[ ]\d{1,6},?[\n ][ ]?(?:\p{Lu}[\p{L}.'’-]*[ ]?){1,4}),?[ ]$/u
/** How far to the left a street may begin, in characters. */
const REACH = 100

/** Town and postal index number as India writes them: what stands before the six digits. */
const INDIAN_TOWN = /(?:^|[\s,])\p{Lu}\p{L}{2,}(?:[ ]\p{Lu}\p{L}+)?[ ]?[-–]?[ ]?$/u
/** The first part of an Indian address: a number of a house, flat, door or plot. */
const INDIAN_START =
  /^(?:(?:[HD]\.?|Door|House|Flat|Plot|Shop|Qtr|Villa|Room)[ ]?(?:No|Number|#)?\.?[ :-]{0,2}[A-Z]?-?\d[\w/-]*|No\.?[ ]?[A-Z]?-?\d[\w/-]*|#?[ ]?[A-Z]?-?\d{1,5}[A-Z]?(?:[/-]\d{1,5}[A-Z]?){0,3})(?=$|[ ])/iu

/** Addresses that end in a code of the United States, India or continental Europe, in order of their codes. */
export function addressesByCode(text: string): Finding[] {
  const { digitWords, numbers } = anchorsOf(text)
  const all: Finding[] = []
  const push = (finding: Finding | null) => void (finding && all.push(finding))
  for (let i = 0; i < numbers.houses.count; i++) push(europeanAt(text, digitWords[numbers.houses.at[i]!]!))
  for (let i = 0; i < digitWords.length; i += 2) {
    const start = digitWords[i]!
    const size = digitWords[i + 1]! - start
    if (size !== 5 && size !== 6) continue
    const before = text.charCodeAt(start - 1)
    // two capitals and a blank, or a blank behind a word or dash: most numbers of a log stop here
    if (size === 5 && before === SPACE && isUpper(text.charCodeAt(start - 2)) && isUpper(text.charCodeAt(start - 3))) push(americanAt(text, start))
    else if (size === 6 && (before === SPACE || before === DASH || before === EN_DASH) && isBehindWord(text, start)) push(indianAt(text, start))
  }
  return all
}
const SPACE = 32
const DASH = 45
const EN_DASH = 0x2013
const isUpper = (code: number) => code >= 65 && code <= 90

/** A letter stands before the number, with no more than a dash and blanks between (`INDIAN_TOWN`): in logs hardly ever. */
function isBehindWord(text: string, start: number): boolean {
  let at = start - 1
  if (text.charCodeAt(at) === SPACE) at--
  if (text.charCodeAt(at) === DASH || text.charCodeAt(at) === EN_DASH) at--
  if (text.charCodeAt(at) === SPACE) at--
  return at >= 0 && !isDigitAt(text, at) && isWordAt(text, at)
}

/** The address that ends in the postal code and town at `place`; null: no street stands before it. */
function europeanAt(text: string, place: number): Finding | null {
  const town = matchAt(CODE_AND_TOWN, text, place)
  if (!town) return null
  const from = Math.max(0, place - REACH)
  const before = text.slice(from, place)
  const street = STREET_THEN_NUMBER.exec(before) ?? NUMBER_THEN_RUE.exec(before)
  if (!street || /[@;!?•|]|\b(?:tel|phone|email|mr|mrs|dr)\b/i.test(street[1]!)) return null
  const start = from + street.index + street[0].indexOf(street[1]!)
  return found('postal_address', text, start, place + town[0].length, 0.85, 'a street, its number, a postal code and a town')
}

function americanAt(text: string, zip: number): Finding | null {
  if (!STATES.has(text.slice(zip - 3, zip - 1))) return null
  const from = Math.max(0, zip - 3 - REACH)
  const match = US_STREET_AND_CITY.exec(text.slice(from, zip - 3))
  if (!match) return null
  const start = from + match.index + match[0].indexOf(match[1]!)
  const plusFour = /^-\d{4}(?!\d)/.exec(text.slice(zip + 5, zip + 11))
  return found('postal_address', text, start, zip + 5 + (plusFour ? 5 : 0), 0.92, 'a number, a street, a town, a state and its ZIP code')
}

/** Parts between commas, from the town to the left, until one begins with the number of a house. */
function indianAt(text: string, pin: number): Finding | null {
  if (text.charCodeAt(pin) === 48 || /[\p{L}\p{N}]/u.test(text[pin + 6] ?? ' ')) return null
  const from = Math.max(0, pin - 160)
  const before = text.slice(from, pin)
  if (!INDIAN_TOWN.test(before)) return null
  const first = before.search(/[^\n]*(?:,[ ]?\n[^\n]*|\n[^\n,]{3,40}){0,4}$/u)
  let end = before.length
  let start = -1
  for (let parts = 0; parts < 8 && end > first; parts++) {
    const comma = Math.max(before.lastIndexOf(',', end - 1), before.lastIndexOf('\n', end - 1))
    const raw = before.slice(comma + 1, end)
    const label = /^.*(?:[:;|("]|\b(?:at|to|of|is|in)[ ](?=[\dA-Z#]))/su.exec(raw)?.[0].length ?? 0
    const part = raw.slice(label).trim()
    if (INDIAN_START.test(part)) start = end - raw.slice(label).trimStart().length
    if (label > 0 || comma < first || part.length > 48) break
    end = comma
  }
  return start < 0 ? null : found('postal_address', text, from + start, pin + 6, 0.85, 'the number of a house, parts of a town and its postal index number')
}
