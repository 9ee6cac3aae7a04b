/** Addresses and postcodes as found to keys that can be compared. docs/rules/linkage.md, [LNK7], [LNK8]. */
import { foldText } from './fold-text.ts'

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
  return mayHoldPostcode(address) ? postcodeKey(UK_POSTCODE.exec(address)?.[0] ?? '') : ''
}

/** The second half of a postcode: a digit and two letters. Most addresses have none, and are spared the search. */
function mayHoldPostcode(text: string): boolean {
  for (let at = 0; at < text.length - 2; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57 && isLetter(text.charCodeAt(at + 1)) && isLetter(text.charCodeAt(at + 2))) return true
  }
  return false
}

/** Beyond ASCII everything may be one: patterns without regard to case fold some signs. */
const isLetter = (code: number) => (code | 32) >= 97 && ((code | 32) <= 122 || code > 127)

const STREET_WORDS = new Set(
  'street st road rd avenue ave av lane ln drive dr close cl court ct crescent cres place pl way terrace ter tce gardens gdns grove gr walk row square sq hill green park circuit cct parade boulevard blvd strasse str rue calle via the'.split(
    ' ',
  ),
)
const UNIT_WORDS = new Set(['flat', 'apartment', 'apt', 'unit', 'room', 'suite', 'floor', 'no', 'number'])

/** Kinds of street that are run together with the name: `Colebatchplace`, `Hauptstraße`. */
const JOINED_KIND = /^([a-z]{4,})(?:street|road|avenue|place|court|drive|crescent|terrace|circuit|parade|strasse|str|straat|weg|gasse|allee|platz)$/

/**
 * [LNK8] House number and street without its kind: `Flat 2, 14 High Street`, `14 High St` and `14 Highstreet` are `14 high`; `Hauptstr. 14, Ulm`
 * is `14 haupt`. Town and county play no part.
 */
export function addressKey(text: string): string {
  const { words, parts } = wordsOf(text)
  const isNumber = (word: string | undefined) => word !== undefined && word.charCodeAt(0) <= 57 && /^\d+[a-z]?$/.test(word)
  let at = words.findIndex((word, index) => isNumber(word) && !UNIT_WORDS.has(words[index - 1] ?? ''))
  if (at > 0 && parts[at - 1] === parts[at] && (parts[at + 1] !== parts[at] || /^\d{4,6}$/.test(words[at + 1]!))) {
    // The number ends its part of the line: the street stands before it.
    const street = streetOf(words.slice(parts.indexOf(parts[at]!), at))
    if (street !== '') return `${words[at]} ${street}`
  }
  if (at >= 0 && isNumber(words[at + 1])) at++
  const number = at >= 0 ? words[at]! : ''
  const street = streetOf(words.slice(at + 1))
  if (street === '') return number === '' ? '' : words.slice(0, 3).join(' ')
  return number === '' ? street : `${number} ${street}`
}

/** Words of an address, and which part of the line, between commas, each is in. */
function wordsOf(text: string): { words: string[]; parts: number[] } {
  const words: string[] = []
  const parts: number[] = []
  const folded = foldText(mayHoldPostcode(text) ? text.replace(UK_POSTCODE, ' ') : text)
  let part = 0
  for (let from = 0, at = 0; at <= folded.length; at++) {
    const code = folded.charCodeAt(at)
    if ((code >= 97 && code <= 123) || (code >= 48 && code <= 57) || code === 125) continue
    if (at > from) {
      words.push(folded.slice(from, at))
      parts.push(part)
    }
    if (code === COMMA || code === SEMICOLON || code === LINE_END) part++
    from = at + 1
  }
  return { words, parts }
}

const [COMMA, SEMICOLON, LINE_END] = [44, 59, 10]

/** Four letters and `str`. */
const SHORTEST_JOINED = 7

/** The first two words of a street's name, up to its kind. */
function streetOf(words: readonly string[]): string {
  const street: string[] = []
  for (const word of words) {
    const isKind = STREET_WORDS.has(word)
    if (isKind && street.length > 0) break
    if (isKind || UNIT_WORDS.has(word)) continue
    const joined = word.length >= SHORTEST_JOINED ? JOINED_KIND.exec(word) : null
    street.push(joined ? joined[1]! : word)
    if (joined || street.length === 2) break
  }
  return street.join(' ')
}
