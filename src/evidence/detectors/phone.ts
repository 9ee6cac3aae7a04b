/**
 * Phone numbers: national British ones, ones that begin with + or 00, North American ones as they are written, and any digits after a word such as
 * "tel". Length and prefix are checked by libphonenumber's plan of the country [DET5].
 */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, firstFrom, isDigitAt, isWordAt } from './anchors.ts'
import { found, matchAt, textAt } from './found.ts'
import { readPhoneNumber, type PlanCountry } from './phone-plan.ts'

const NOT_AFTER = String.raw`(?![\p{L}\p{N}]|[-.:/]\d|,\d{3}|\s?[%€£])`
const EXTENSION = String.raw`(?:[ ,]{0,2}(?:x|ext\.?|extension)\s?\d{1,6})?`
const INTERNATIONAL = new RegExp(String.raw`(?:\+|00)[1-9]\d{0,3}(?:[ .\-()/]{0,3}\d){6,13}${EXTENSION}${NOT_AFTER}`, 'uy')
const BRITISH = new RegExp(String.raw`\(?0\d{2,5}\)?(?:[ .-]{0,2}\d){5,8}${EXTENSION}${NOT_AFTER}`, 'uy')
const NORTH_AMERICAN = new RegExp(String.raw`(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}${EXTENSION}${NOT_AFTER}`, 'uy')
/** 06 62 44 54 89: five pairs, as in France. */
const FRENCH = new RegExp(String.raw`0[1-79](?:([ .])\d{2})(?:\1\d{2}){3}(?![ .]\d)${NOT_AFTER}`, 'uy')
/** 086 858 8047: an Irish mobile in three groups. */
const IRISH_MOBILE = new RegExp(String.raw`08[35679][ -]\d{3}[ -]\d{4}${NOT_AFTER}`, 'uy')
/** (01) 550 8200: an area code in brackets. */
const BRACKETED = new RegExp(String.raw`\(0\d{1,4}\)[ ]?\d{3,4}[ -]?\d{3,4}${NOT_AFTER}`, 'uy')
const AFTER_CUE = new RegExp(String.raw`\(?\+?\d{1,5}\)?(?:[ .\-()/]{0,2}\d){5,13}${EXTENSION}${NOT_AFTER}`, 'uy')
const CUE =
  /(?:phone|tel|telephone|mobile|mob|cell|fax|landline|whatsapp|sms|\bt|\bm|\bph|t[ée]l[ée]?(?:phone)?|telefono?|tel[ée]fono|telefoon|telefone|telephon|handy|mobil|festnetz|m[óo]vil|cellulare|celular|komórka|tlf|puhelin|callback)(?![\p{L}\p{N}])[^\n\d+(]{0,14}$|(?<![\p{L}])(?:call(?:ed)?|ring|rang|text(?:ed)?|reach(?:ed)?|contact(?:ed)?|phoned|dial|number)(?![\p{L}])[^\n\d+(.]{0,24}$|tried (?:\p{Ll}+ )?(?:on|at) $|erreich\p{L}*[^\n\d+(.]{0,24}unter[^\n\d+(.]{0,8}$/iu
const OTHER_LABEL =
  /(?:order|invoice|account|acct|a\/c|sort|card|passport|licen[cs]e|ref|reference|nhs|member\w*|customer|ticket|id|version|vat|utr|isbn|serial|parcel|tracking|shipment|consignment|batch|part|sku|item|lot|model|build|job|commit|meter|policy|claim|case|company)\s?(?:no|number|num|id|#)?\.?[ :#=]{0,4}(?:[A-Z]{2} ?)?$/i
const DATE_LIKE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/

/** E.164 (`+447700900123`) when the number can exist in its plan; empty otherwise. Numbers set aside for drama (07700 900…) count. */
export function normalisePhone(text: string, country: PlanCountry = 'GB'): string {
  return readPhoneNumber(text, country)?.e164 ?? ''
}

function isValidIn(text: string, country: PlanCountry | null): boolean {
  return readPhoneNumber(text, country)?.isValid ?? false
}

export const phone: Detector = {
  kind: 'phone',
  find(text, out) {
    const { digitWords, cues, numbers } = anchorsOf(text)
    let doneTo = 0
    let nextNamed = 0
    const named = cues.phone.length === 0 ? NO_PLACES : afterCues(cues.phone, digitWords)
    const plain = numbers.phoneLike
    for (let i = 0; i < plain.count || nextNamed < named.length;) {
      const fromPlain = i < plain.count ? plain.at[i]! : NO_PLACE
      const fromNamed = nextNamed < named.length ? named[nextNamed]! : NO_PLACE
      const index = fromPlain < fromNamed ? fromPlain : fromNamed
      if (index === fromPlain) i++
      if (index === fromNamed) nextNamed++
      let start = digitWords[index]!
      if (start < doneTo) continue
      if (text.charCodeAt(start - 1) === 40 && closesSoon(text, start)) start--
      if (text.charCodeAt(start - 1) === 43) start--
      if (isBadBefore(text, start)) continue
      const end = findAt(text, start, digitWords[index + 1]! - digitWords[index]!, index === fromNamed, out)
      if (end > 0) doneTo = end
    }
  },
  isValue: (cell) => /^[+(\d][\d ().\-/]{6,22}$/.test(cell) && (isValidIn(cell, 'GB') || isValidIn(cell, 'US')),
}

/** The bracket is of the area code, not about the whole number. */
function closesSoon(text: string, start: number): boolean {
  for (let at = start; at < start + 7; at++) {
    if (text.charCodeAt(at) === 41) return true
    if (!isDigitAt(text, at)) return false
  }
  return false
}

const NO_PLACES: number[] = []
/** Behind every place; a whole number, for a loop over them stays faster so. */
const NO_PLACE = 0x3fffffff
/** Numbers that begin within reach of a word such as "tel", as indices into digitWords, in order. */
function afterCues(cuePlaces: number[], digitWords: Int32Array): number[] {
  const near: number[] = []
  for (const place of cuePlaces) {
    let at = firstFrom(digitWords, place)
    if (at % 2 === 1) at++
    if (near.length > 0 && near.at(-1)! >= at) at = near.at(-1)! + 2
    for (; at < digitWords.length && digitWords[at]! <= place + CUE_REACH; at += 2) near.push(at)
  }
  return near
}

/** Inside a word, behind a sign of money, or joined to a digit before it. */
function isBadBefore(text: string, start: number): boolean {
  const before = start > 0 ? text.charCodeAt(start - 1) : SPACE
  if (before === SPACE || before === NEWLINE) return false
  if (isWordAt(text, start - 1) || before === 95 || before === 36 || before === 0xa3 || before === 0x20ac) return true
  // - . / , :
  return ((before >= 44 && before <= 47) || before === 58) && isDigitAt(text, start - 2)
}
const SPACE = 32
const NEWLINE = 10

function findAt(text: string, start: number, size: number, isNearCue: boolean, out: Finding[]): number {
  const first = text[start]!
  const second = text[start + 1] ?? ''
  const isDoubleZero = first === '0' && second === '0'
  if (first === '+' || (first === '(' && second === '+') || (isDoubleZero && (size < 8 || (isNearCue && hasCue(text, start))))) {
    const from = first === '(' ? start + 1 : start
    const value = textAt(INTERNATIONAL, text, from)
    if (value !== '') {
      const isValid = isValidIn(value, null) && !(isDoubleZero && OTHER_LABEL.test(text.slice(Math.max(0, start - 30), start)))
      if (isValid || first === '+')
        return push(
          text,
          from,
          value.length,
          isValid ? 0.96 : 0.6,
          isValid ? 'a number of its country’s plan' : 'begins with + and has the length of a number',
          out,
        )
    }
  }
  if ((first === '0' && second !== '0' && size <= 11) || (first === '(' && second === '0')) {
    const from = first === '(' ? start + 1 : start
    const other = size < 4 ? otherNational(text, from) : null
    if (other && !OTHER_LABEL.test(text.slice(Math.max(0, start - 30), start)))
      return push(text, from, other.length, 0.8, 'grouped as the numbers of its country are', out)
    const value = textAt(BRITISH, text, start)
    if (value !== '' && !isCompactIdentifier(text, start, value)) {
      if (isValidIn(value, 'GB')) return push(text, start, value.length, 0.92, 'a number of the British plan', out)
      if (first === '(' && matchAt(BRACKETED, text, start)?.[0].length === value.length)
        return push(text, start, value.length, 0.7, 'an area code in brackets', out)
      if (hasBritishForm(value)) return push(text, start, value.length, 0.65, 'written as British numbers are; its range is not in use', out)
    }
  }
  let isNamed: boolean | null = null
  if ((size === 3 || size === 1 || first === '+') && first !== '0') {
    const value = textAt(NORTH_AMERICAN, text, start)
    if (value !== '') {
      isNamed = isNearCue && hasCue(text, start)
      const isBracketed = value.includes('(')
      if (isNamed || isBracketed || isValidIn(value, 'US'))
        return push(
          text,
          start,
          value.length,
          isNamed ? 0.95 : 0.75,
          isNamed ? 'a word for phone stands before it' : 'written as North American numbers are',
          out,
        )
    }
  }
  // what costs least is asked first: logs are full of numbers within reach of such a word
  if (!isNearCue || isNamed === false || digitsFrom(text, start) < FEWEST_AFTER_CUE) return 0
  const value = textAt(AFTER_CUE, text, start)
  if (value === '' || DATE_LIKE.test(value) || /^\d+\.\d+$/.test(value)) return 0
  const digits = value.replace(/\D/g, '').length
  if (digits < 7 || digits > 15 || !(isNamed ?? hasCue(text, start))) return 0
  return push(text, start, value.length, isValidIn(value, 'GB') ? 0.9 : 0.7, 'a word for phone stands before it', out)
}

/** A French number in pairs, an Irish mobile in groups: no other number looks so. */
function otherNational(text: string, start: number): string | null {
  return (matchAt(FRENCH, text, start) ?? matchAt(IRISH_MOBILE, text, start))?.[0] ?? null
}

/** Fewer digits, those of an extension with them, are no number. */
const FEWEST_AFTER_CUE = 7
/** How many digits stand there with no more between two of them than `AFTER_CUE` lets stand; seven or more are not told apart. */
function digitsFrom(text: string, start: number): number {
  let count = 0
  let gap = 0
  for (let at = start; count < FEWEST_AFTER_CUE; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      count++
      gap = 0
    } else if (++gap > WIDEST_GAP || !(code === 32 || (code >= 40 && code <= 47))) {
      // the x of an extension
      if (count === FEWEST_AFTER_CUE - 1 && ((code | 32) === 120 || (code | 32) === 101)) count++
      break
    }
  }
  return count
}
/** A bracket that closes, and two signs more. */
const WIDEST_GAP = 3

/** Eleven digits, 07… or 01… and 02… with a gap: specimens, mistyped and withdrawn numbers are somebody's to the file. */
function hasBritishForm(value: string): boolean {
  const digits = value.replace(/\s?(?:x|ext).*$/i, '').replace(/\D/g, '')
  return digits.length === 11 && (/^07[1-57-9]/.test(digits) || (/^0[12]/.test(digits) && /[ )]/.test(value)))
}

function push(text: string, start: number, length: number, confidence: number, why: string, out: Finding[]): number {
  out.push(found('phone', text, start, start + length, confidence, why))
  return start + length
}

/** A run of digits right after another label (order no., account) is that, not a phone. */
function isCompactIdentifier(text: string, start: number, value: string): boolean {
  return !/[ ()]/.test(value) && OTHER_LABEL.test(text.slice(Math.max(0, start - 30), start))
}

/** How far before the number the word may begin, in characters. */
const CUE_REACH = 34
function hasCue(text: string, start: number): boolean {
  const from = Math.max(0, start - 40)
  const cut = nothingBefore(text, from, start)
  return cut >= 0 && CUE.test(text.slice(cut, start)) && !OTHER_LABEL.test(text.slice(from, start))
}

/** The last sign before the number that no word for phone reaches over (`CUE`: a line end, a digit, + or an open bracket); -1: no letter stands behind it. */
function nothingBefore(text: string, from: number, start: number): number {
  let hasLetter = false
  for (let at = start - 1; at >= from; at--) {
    const code = text.charCodeAt(at)
    if ((code >= 48 && code <= 57) || code === 10 || code === 43 || code === 40) return hasLetter ? at : -1
    hasLetter ||= (code | 32) >= 97 && (code | 32) <= 122
  }
  return hasLetter ? from : -1
}
