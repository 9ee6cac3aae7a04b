/**
 * Payment card numbers as issued: check digit by Luhn (ISO/IEC 7812-1) and an issuer range of the right length [DET12]. A run of digits with no
 * gaps needs a word about cards near it: one order number in fifty passes both tests by chance.
 */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, anyWithin, isWordAt } from './anchors.ts'
import { isOneDigitRepeated, luhnHolds } from './check-digits.ts'
import { found, matchAt } from './found.ts'
import type { Places } from './number-places.ts'

const SHAPE = /(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,4}(?:\1\d{3})?|\d{4}([ -]?)\d{6}\2\d{4,5})(?![\p{L}\p{N}]|[-.]\d)/uy
const REACH = 80
/** Issuer, first digits (inclusive range of equal length), lengths in digits. Public lists of issuer identification numbers. */
const ISSUERS: readonly [string, number, number, readonly number[]][] = [
  ['Visa', 4, 4, [13, 16, 19]],
  ['Mastercard', 51, 55, [16]],
  ['Mastercard', 2221, 2720, [16]],
  ['American Express', 34, 34, [15]],
  ['American Express', 37, 37, [15]],
  ['Discover', 6011, 6011, [16, 19]],
  ['Discover', 644, 649, [16, 19]],
  ['Discover', 65, 65, [16, 19]],
  ['Diners Club', 300, 305, [14]],
  ['Diners Club', 36, 36, [14]],
  ['Diners Club', 38, 39, [14, 16]],
  ['JCB', 3528, 3589, [16, 19]],
  ['JCB', 2131, 2131, [15]],
  ['JCB', 1800, 1800, [15]],
  ['Maestro', 5018, 5018, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 5020, 5020, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 5038, 5038, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6304, 6304, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6759, 6763, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['UnionPay', 62, 62, [16, 17, 18, 19]],
]

/** The issuer whose range and length fit, or null. */
export function findCardIssuer(digits: string): string | null {
  for (const [issuer, from, to, lengths] of ISSUERS) {
    const prefix = Number(digits.slice(0, String(from).length))
    if (prefix >= from && prefix <= to && lengths.includes(digits.length)) return issuer
  }
  return null
}

export function isPaymentCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return /^\d{12,19}$/.test(digits) && !isOneDigitRepeated(digits) && luhnHolds(digits) && findCardIssuer(digits) !== null
}

export const paymentCard: Detector = {
  kind: 'payment_card',
  find(text, out) {
    const { numbers } = anchorsOf(text)
    lookAt(text, numbers.quads, out)
    lookAt(text, numbers.long, out)
  },
  isValue: isPaymentCard,
}

function lookAt(text: string, places: Places, out: Finding[]): void {
  const { digitWords, cues } = anchorsOf(text)
  for (let i = 0; i < places.count; i++) {
    const start = digitWords[places.at[i]!]!
    const size = digitWords[places.at[i]! + 1]! - start
    if ((size !== 4 && size < 12) || isPartOfMore(text, start)) continue
    const match = matchAt(SHAPE, text, start)
    if (!match) continue
    const value = match[0]
    const isNamed = anyWithin(cues.card, start - REACH, start + 40)
    const isGrouped = /[ -]/.test(value)
    const isAlone = start <= 1 && start + value.length >= text.length - 1
    if ((!isNamed && !isGrouped && !isAlone) || !isPaymentCard(value)) continue
    const issuer = findCardIssuer(value.replace(/\D/g, ''))!
    const confidence = isNamed ? 0.99 : isGrouped ? 0.95 : 0.7
    out.push(
      found(
        'payment_card',
        text,
        start,
        start + value.length,
        confidence,
        `check digit holds; in a range of ${issuer}${isNamed ? '; a word about cards stands near it' : ''}`,
      ),
    )
  }
}

function isPartOfMore(text: string, start: number): boolean {
  if (start === 0) return false
  const before = text[start - 1]!
  return (
    isWordAt(text, start - 1) ||
    before === '_' ||
    ((before === '-' || before === '.' || before === ' ') && /\d/.test(text[start - 2] ?? '') && /\d{3,}[-. ]$/.test(text.slice(Math.max(0, start - 6), start)))
  )
}
