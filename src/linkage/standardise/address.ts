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
