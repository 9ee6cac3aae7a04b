/** Check digits by the schemes that identifiers use. Each takes the bare signs, without spaces or dashes. */

/** ISO/IEC 7812-1 annex B (Luhn): payment cards, Swedish and Canadian person numbers. */
export function luhnHolds(digits: string): boolean {
  if (!/^\d{2,32}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum % 10 === 0
}

/** Sum of digit × weight, in order. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * weights[i]!
  return sum
}

/** The remainder of a long decimal number. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % divisor
  return rest
}

const VERHOEFF_PRODUCT = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const VERHOEFF_TURN = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']

/** Verhoeff (1969), dihedral group of order 10: Aadhaar. */
export function verhoeffHolds(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    const turned = Number(VERHOEFF_TURN[i % 8]![digits.charCodeAt(digits.length - 1 - i) - 48])
    check = Number(VERHOEFF_PRODUCT[check]![turned])
  }
  return check === 0
}

/** ISO 7064 MOD 11,10: the German tax identification number. */
export function mod1110Holds(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digits.charCodeAt(i) - 48 + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48
}

/** True for one digit over and over: a filler, not a number that was issued. */
export function isOneDigitRepeated(digits: string): boolean {
  return /^(\d)\1*$/.test(digits)
}
