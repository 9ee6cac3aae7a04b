/**
 * Phone numbers: national British ones, ones that begin with + or 00, North American ones as they are written, and any digits after a word such as
 * "tel". Length and prefix are checked by libphonenumber's plan of the country [DET5].
 */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, isDigitAt, isWordAt } from './anchors.ts'
import { found, matchAt } from './found.ts'

const NOT_AFTER = String.raw`(?![\p{L}\p{N}]|[-.:/]\d|,\d{3}|\s?[%€£])`
const EXTENSION = String.raw`(?:[ ,]{0,2}(?:x|ext\.?|extension)\s?\d{1,6})?`
const INTERNATIONAL = new RegExp(String.raw`(?:\+|00)[1-9]\d{0,3}(?:[ .\-()/]{0,3}\d){6,13}${EXTENSION}${NOT_AFTER}`, 'uy')
const BRITISH = new RegExp(String.raw`\(?0\d{2,5}\)?(?:[ .-]{0,2}\d){5,8}${EXTENSION}${NOT_AFTER}`, 'uy')
const NORTH_AMERICAN = new RegExp(String.raw`(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}${EXTENSION}${NOT_AFTER}`, 'uy')
const AFTER_CUE = new RegExp(String.raw`\(?\+?\d{1,5}\)?(?:[ .\-()/]{0,2}\d){5,13}${EXTENSION}${NOT_AFTER}`, 'uy')
const CUE =
  /(?:phone|tel|telephone|mobile|mob|cell|fax|landline|whatsapp|sms|\bt|\bm|\bph)\b[^\n\d+(]{0,14}$|(?:\b(?:call|ring|text|reach|contact|dial|number)\b)[^\n\d+(.]{0,24}$/i
const OTHER_LABEL =
  /(?:order|invoice|account|acct|a\/c|sort|card|passport|licen[cs]e|ref|reference|nhs|member\w*|customer|ticket|id|version|vat|utr|isbn|serial|policy|claim|case|company)\s?(?:no|number|num|id|#)?\.?[ :#=]{0,4}$/i
const DATE_LIKE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/

/** E.164 (`+447700900123`) when the number can exist in its plan; empty otherwise. Numbers set aside for drama (07700 900…) count. */
export function normalisePhone(text: string, country: CountryCode = 'GB'): string {
  const bare = text
    .replace(/\s?(?:x|ext\.?|extension)\s?\d{1,6}$/i, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace('(0)', '')
  if (/^07[1-57-9]\d{8}$/.test(bare) && country === 'GB') return `+44${bare.slice(1)}`
  const parsed = parsePhoneNumberFromString(bare, country)
  return parsed && parsed.isPossible() ? parsed.number : ''
}

function isValidIn(text: string, country: CountryCode | undefined): boolean {
  const bare = text
    .replace(/\s?(?:x|ext\.?|extension)\s?\d{1,6}$/i, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace('(0)', '')
  if (country === 'GB' && isDramaNumber(bare)) return true
  return parsePhoneNumberFromString(bare, country)?.isValid() ?? false
}

/** Numbers that Ofcom sets aside for film and examples; they are written as real ones are. */
function isDramaNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').replace(/^44/, '0')
  return /^(?:07700900\d{3}|01632960\d{3}|02079460\d{3}|0(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|02890180\d{3}|02920180\d{3}|01914980\d{3}|03069990\d{3}|08081570\d{3}|09098790\d{3})$/.test(
    digits,
  )
}

export const phone: Detector = {
  kind: 'phone',
  find(text, out) {
    const { digitWords, cues } = anchorsOf(text)
    let doneTo = 0
    let nextCue = 0
    for (let i = 0; i < digitWords.length; i += 2) {
      let start = digitWords[i]!
      while (nextCue < cues.phone.length && cues.phone[nextCue]! < start) nextCue++
      const isNearCue = nextCue > 0 && cues.phone[nextCue - 1]! >= start - CUE_REACH
      if (start < doneTo || !isDigitAt(text, start) || !(isNearCue || mayBegin(text, start, digitWords[i + 1]!))) continue
      if (text[start - 1] === '(') start--
      if (text[start - 1] === '+') start--
      if (isBadBefore(text, start)) continue
      const end = findAt(text, start, digitWords[i + 1]! - digitWords[i]!, isNearCue, out)
      if (end > 0) doneTo = end
    }
  },
  isValue: (cell) => /^[+(\d][\d ().\-/]{6,22}$/.test(cell) && (isValidIn(cell, 'GB') || isValidIn(cell, 'US')),
}

/** A cheap look at a number with no word for phone before it: begins with 0 or +, or three digits and a gap. */
function mayBegin(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start)
  if (first === 48) return (end - start > 2 && end - start < 12) || (end - start === 2 && text.charCodeAt(end) <= 32)
  if (text.charCodeAt(start - 1) === 43) return true
  if (end - start !== 3 && (end - start !== 1 || first !== 49)) return false
  const after = text.charCodeAt(end)
  return (
    (after === 45 || after === 46 || after === 32 || after === 41) && (isDigitAt(text, end + 1) || isDigitAt(text, end + 2) || text.charCodeAt(end + 1) === 40)
  )
}

function isBadBefore(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' '
  return (
    isWordAt(text, start - 1) ||
    before === '_' ||
    before === '$' ||
    before === '£' ||
    before === '€' ||
    ((before === '-' || before === '.' || before === '/' || before === ',' || before === ':') && isWordAt(text, start - 2) && /\d/.test(text[start - 2]!))
  )
}

function findAt(text: string, start: number, size: number, isNearCue: boolean, out: Finding[]): number {
  const first = text[start]!
  const second = text[start + 1] ?? ''
  const isDoubleZero = first === '0' && second === '0'
  if (first === '+' || (first === '(' && second === '+') || (isDoubleZero && (size < 8 || (isNearCue && hasCue(text, start))))) {
    const match = matchAt(INTERNATIONAL, text, first === '(' ? start + 1 : start)
    if (match) {
      const isValid = isValidIn(match[0], undefined) || isValidIn(match[0], 'GB')
      if (isValid || first === '+')
        return push(
          text,
          match.index,
          match[0].length,
          isValid ? 0.96 : 0.6,
          isValid ? 'a number of its country’s plan' : 'begins with + and has the length of a number',
          out,
        )
    }
  }
  if ((first === '0' && second !== '0' && size <= 11) || (first === '(' && second === '0')) {
    const match = matchAt(BRITISH, text, start)
    if (match && !isCompactIdentifier(text, start, match[0]) && isValidIn(match[0], 'GB'))
      return push(text, start, match[0].length, 0.92, 'a number of the British plan', out)
  }
  if ((size === 3 || size === 1 || first === '+') && first !== '0') {
    const match = matchAt(NORTH_AMERICAN, text, start)
    if (match) {
      const isNamed = isNearCue && hasCue(text, start)
      const isBracketed = match[0].includes('(')
      if (isNamed || isBracketed || isValidIn(match[0], 'US'))
        return push(
          text,
          start,
          match[0].length,
          isNamed ? 0.95 : 0.75,
          isNamed ? 'a word for phone stands before it' : 'written as North American numbers are',
          out,
        )
    }
  }
  if (!(isNearCue && hasCue(text, start))) return 0
  const match = matchAt(AFTER_CUE, text, start)
  if (!match || DATE_LIKE.test(match[0]) || /^\d+\.\d+$/.test(match[0])) return 0
  const digits = match[0].replace(/\D/g, '').length
  return digits < 7 || digits > 15 ? 0 : push(text, start, match[0].length, isValidIn(match[0], 'GB') ? 0.9 : 0.7, 'a word for phone stands before it', out)
}

function push(text: string, start: number, length: number, confidence: number, why: string, out: Finding[]): number {
  out.push(found('phone', text, start, start + length, confidence, why))
  return start + length
}

/** A run of digits right after another label (order no., account) is that, not a phone. */
function isCompactIdentifier(text: string, start: number, value: string): boolean {
  return !/[ ().-]/.test(value) && OTHER_LABEL.test(text.slice(Math.max(0, start - 30), start))
}

/** How far before the number the word may begin, in characters. */
const CUE_REACH = 34
function hasCue(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start)
  return CUE.test(before) && !OTHER_LABEL.test(before)
}
