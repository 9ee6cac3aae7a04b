/** Pay and gifts: an amount with a word of the one or the other beside it, in one sentence [DET21]. */
import type { Detector, Finding } from '../finding.ts'
import type { Kind } from '../../kinds.ts'
import { anchorsOf } from './anchors.ts'
import { found, isFoundAlready } from './found.ts'

const AMOUNT =
  /(?:[£$€]\s?|\b(?:GBP|EUR|USD)\s?)\d{1,3}(?:,?\d{3}){0,3}(?:\.\d{2})?(?:\s?k\b)?|\b\d{1,3}(?:,\d{3}){1,3}(?:\.\d{2})?(?=\s(?:pounds|euros|dollars|a year|per annum|p\.a\.|per year))|\b\d{1,6}(?:\.\d{2})?(?=\s(?:pounds|euros|dollars))/g
/** How far the amount may stand from the word, in characters. */
const REACH = 48
const SALARY = /^(?:salar|wage|pay\b|payroll|paid|earn|income|remuneration|stipend|pension|net\b|gross\b)/i
const DONATION = /^(?:donat|gift|pledge|contribut|bequest|legacy|gave|donor)/i
/** "paid" and "pay" are mostly of bills; they count only with a period. */
const NEEDS_PERIOD = /^(?:pa(?:y|id)\b|net\b|gross\b|earn|income)/i
const PERIOD = /(?:a|per)\s(?:year|annum|month|week|hour)|p\.?a\.?\b|annual|monthly|yearly|weekly|salary|earns|earning|income/i

function findNear(kind: Kind, cue: RegExp, text: string, places: number[], out: Finding[]): void {
  for (const place of places) {
    const window = text.slice(place, place + REACH + 24)
    if (!cue.test(window)) continue
    const from = Math.max(0, place - 32)
    const sentence = cutAtSentence(window)
    AMOUNT.lastIndex = 0
    const after = AMOUNT.exec(sentence)
    const before = after ? null : lastAmount(text.slice(from, place))
    const match = after ?? before
    if (!match || (NEEDS_PERIOD.test(window) && !PERIOD.test(text.slice(from, place + REACH + 24)))) continue
    const start = (after ? place : from) + match.index
    if (isFoundAlready(out, kind, start)) continue
    out.push(found(kind, text, start, start + match[0].length, after ? 0.88 : 0.75, `"${/^\p{L}+/u.exec(window)?.[0] ?? ''}" stands near the amount`))
  }
}

function cutAtSentence(window: string): string {
  const end = /[.!?]\s+\p{Lu}|\n\s*\n/u.exec(window)
  return end ? window.slice(0, end.index) : window
}

function lastAmount(before: string): RegExpExecArray | null {
  AMOUNT.lastIndex = 0
  let last: RegExpExecArray | null = null
  for (let match = AMOUNT.exec(before); match; match = AMOUNT.exec(before)) last = match
  return last && !/[.!?\n]/.test(before.slice(last.index + last[0].length)) ? last : null
}

export const salary: Detector = {
  kind: 'salary',
  find(text, out) {
    findNear('salary', SALARY, text, anchorsOf(text).cues.salary, out)
  },
}
export const donation: Detector = {
  kind: 'donation',
  find(text, out) {
    findNear('donation', DONATION, text, anchorsOf(text).cues.donation, out)
  },
}
