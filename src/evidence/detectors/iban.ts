/** International bank account numbers: ISO 13616, check digits by ISO 7064 MOD 97-10, length by country (SWIFT IBAN registry) [DET11]. */
import type { Detector } from '../finding.ts'
import { anchorsOf, isWordAt } from './anchors.ts'
import { remainder } from './check-digits.ts'
import { found } from './found.ts'

const LENGTH: Record<string, number> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SC: 31,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
}

const LETTER_A = 65
/** The same by the two letters' places in the alphabet, 0 where there is none: logs hold a word that could begin one in every line. */
const LENGTH_AT = new Uint8Array(26 * 26)
for (const [country, length] of Object.entries(LENGTH)) LENGTH_AT[(country.charCodeAt(0) - LETTER_A) * 26 + country.charCodeAt(1) - LETTER_A] = length

function lengthAt(text: string, start: number): number {
  const [first, second] = [text.charCodeAt(start) - LETTER_A, text.charCodeAt(start + 1) - LETTER_A]
  return first >= 0 && first < 26 && second >= 0 && second < 26 ? LENGTH_AT[first * 26 + second]! : 0
}

export function ibanHolds(text: string): boolean {
  const bare = text.replace(/[ -]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare) || LENGTH[bare.slice(0, 2)] !== bare.length) return false
  const turned = bare.slice(4) + bare.slice(0, 4)
  return (
    remainder(
      turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  )
}

export const iban: Detector = {
  kind: 'iban',
  find(text, out) {
    const { digitWords, numbers } = anchorsOf(text)
    for (let i = 0; i < numbers.letterFirst.count; i++) {
      const start = digitWords[numbers.letterFirst.at[i]!]!
      const size = digitWords[numbers.letterFirst.at[i]! + 1]! - start
      if (size !== 4 && size < 15) continue
      const length = lengthAt(text, start)
      if (length === 0) continue
      const end = endAfter(text, start, length)
      if (end > 0 && ibanHolds(text.slice(start, end)))
        out.push(found('iban', text, start, end, 0.99, `check digits hold; length is that of ${text.slice(start, start + 2)}`))
    }
  },
  isValue: ibanHolds,
}

/** Where the given number of letters and digits ends, single spaces or dashes between; -1: not so. */
function endAfter(text: string, start: number, count: number): number {
  let at = start
  for (let left = count; left > 0; at++) {
    if (isWordAt(text, at)) left--
    else if (at >= text.length || !/[ -]/.test(text[at]!) || !isWordAt(text, at - 1)) return -1
  }
  return isWordAt(text, at) ? -1 : at
}
