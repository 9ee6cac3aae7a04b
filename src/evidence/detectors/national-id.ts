/**
 * National identity and tax numbers of other countries, each by its own check and a word that names it [DET23]. Only those whose structure cannot
 * arise by chance are taken without one.
 */
import type { Detector } from '../finding.ts'
import { anchorsOf, isWordAt } from './anchors.ts'
import { found, isFoundAlready, matchAt } from './found.ts'
import { isSsn, NATIONAL_NUMBERS, type NationalNumber } from './national-numbers.ts'
import { isCurp, WORLD_NUMBERS } from './world-numbers.ts'

/** By the word that a label begins with: one cue is asked about the two or three numbers that it can name. */
const BY_HEAD = new Map<string, NationalNumber[]>()
for (const number of [...NATIONAL_NUMBERS, ...WORLD_NUMBERS]) for (const head of number.heads) BY_HEAD.set(head, [...(BY_HEAD.get(head) ?? []), number])

/** The country and name of a number that its label and check digits tell, or null. */
export function findNationalNumber(text: string, at: number): { number: NationalNumber; start: number; end: number } | null {
  let wordEnd = at
  while (isWordAt(text, wordEnd)) wordEnd++
  for (const number of BY_HEAD.get(text.slice(at, wordEnd).toLowerCase()) ?? []) {
    const match = matchAt(number.label, text, at)
    if (!match) continue
    const end = at + match[0].length
    const bare = match[1]!.replace(/[ .]|(?<!^\d{6})-(?!\d{3}[0-9A-Y]$)/g, '').toUpperCase()
    if (number.isValid(number.country === 'FI' ? bare : bare.replace(/[-+]/g, ''))) return { number, start: end - match[1]!.length, end }
  }
  return null
}

const DASHED_SSN = /\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}]|-\d)/uy
const CODICE_FISCALE = /[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z](?![\p{L}\p{N}])/uy
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** Italian codice fiscale: sixteen signs, the last a check letter (DM 23 December 1976). */
export function isCodiceFiscale(text: string): boolean {
  if (matchAt(CODICE_FISCALE, text, 0)?.[0].length !== text.length) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const code = text.charCodeAt(i)
    const worth = code < 58 ? code - 48 : code - 65
    sum += i % 2 === 0 ? ODD[worth]! : worth
  }
  return sum % 26 === text.charCodeAt(15) - 65
}

function findNumbers(kind: 'national_id' | 'tax_id'): Detector['find'] {
  return (text, out) => {
    const { cues, digitWords, numbers } = anchorsOf(text)
    for (const place of kind === 'tax_id' ? mergePlaces(cues.tax, cues.nationalId) : cues.nationalId) {
      const hit = findNationalNumber(text, place)
      if (hit && hit.number.kind === kind)
        out.push(found(kind, text, hit.start, hit.end, 0.96, `check of ${hit.number.country} (${hit.number.name}) holds; its name stands before it`))
    }
    if (kind === 'tax_id') return
    for (let i = 0; i < numbers.letterFirst.count; i++) {
      const start = digitWords[numbers.letterFirst.at[i]!]!
      const size = digitWords[numbers.letterFirst.at[i]! + 1]! - start
      if (size === 18 && isCurp(text.slice(start, start + 18))) out.push(found('national_id', text, start, start + 18, 0.97, 'check digit of MX (CURP) holds'))
      if (digitWords[numbers.letterFirst.at[i]! + 1]! - start === 16 && isCodiceFiscale(text.slice(start, start + 16)))
        out.push(found('national_id', text, start, start + 16, 0.98, 'check letter of IT (codice fiscale) holds'))
    }
    for (let i = 0; i < numbers.triples.count; i++) {
      const start = digitWords[numbers.triples.at[i]!]!
      if (text.charCodeAt(start + 3) !== 45 || isWordAt(text, start - 1) || /[-.]/.test(text[start - 1] ?? '')) continue
      const match = matchAt(DASHED_SSN, text, start)
      if (match && isSsn(match[0].replace(/-/g, '')) && !isFoundAlready(out, kind, start)) {
        out.push(found('national_id', text, start, start + match[0].length, 0.75, 'written as US Social Security numbers are'))
      }
    }
  }
}
function mergePlaces(left: number[], right: number[]): number[] {
  return right.length === 0 ? left : [...new Set([...left, ...right])].sort((a, b) => a - b)
}

export const nationalId: Detector = { kind: 'national_id', find: findNumbers('national_id'), isValue: isCodiceFiscale }
export const taxId: Detector = { kind: 'tax_id', find: findNumbers('tax_id') }
