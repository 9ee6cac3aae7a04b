/**
 * NHS numbers: ten digits, the last a check digit (NHS Data Dictionary, modulus 11). One random ten-digit number in eleven passes the check, so
 * a word about health has to stand near: the check digit alone is never enough [DET9].
 */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, anyWithin, isDigitAt, isWordAt } from './anchors.ts'
import { isOneDigitRepeated, weightedSum } from './check-digits.ts'
import { found, isLetterOrNumberAt } from './found.ts'
import type { Places } from './number-places.ts'

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2]
/** How far before the number the word may stand, in characters: one line of a form. */
const REACH = 60

export function nhsNumberHolds(text: string): boolean {
  const digits = text.length === 10 ? text : text.replace(/[ -]/g, '')
  if (!/^\d{10}$/.test(digits)) return false
  const check = (11 - (weightedSum(digits, WEIGHTS) % 11)) % 11
  return check === digits.charCodeAt(9) - 48 && !isOneDigitRepeated(digits)
}

export const nhsNumber: Detector = {
  kind: 'nhs_number',
  find(text, out) {
    const { cues, numbers } = anchorsOf(text)
    if (cues.nhs.length === 0) return
    lookAt(text, numbers.triples, 3, out)
    lookAt(text, numbers.long, 10, out)
  },
  isValue: (cell) => /^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(cell) && nhsNumberHolds(cell),
}

/** Where ten digits end that stand as 999 115 6550, 999-115-6550 or in one; 0: they do not. Logs ask it of every third word. */
function endOf(text: string, start: number): number {
  const gap = text.charCodeAt(start + 3)
  const step = gap === 32 || gap === 45 ? 1 : 0
  const end = start + 10 + 2 * step
  if (step === 1 && text.charCodeAt(start + 7) !== gap) return 0
  for (let at = start; at < end; at++) if (!isDigitAt(text, at) && !(step === 1 && (at === start + 3 || at === start + 7))) return 0
  const next = text.charCodeAt(end)
  return isLetterOrNumberAt(text, end) || ((next === 45 || next === 46) && isDigitAt(text, end + 1)) ? 0 : end
}

function lookAt(text: string, places: Places, wanted: number, out: Finding[]): void {
  const { digitWords, cues } = anchorsOf(text)
  for (let i = 0; i < places.count; i++) {
    const start = digitWords[places.at[i]!]!
    const size = digitWords[places.at[i]! + 1]! - start
    if (size !== wanted || !anyWithin(cues.nhs, start - REACH, start + 30)) continue
    if (start > 0 && (isWordAt(text, start - 1) || (/[-.]/.test(text[start - 1]!) && isWordAt(text, start - 2)))) continue
    const end = endOf(text, start)
    if (end === 0 || !nhsNumberHolds(text.slice(start, end))) continue
    const before = text.slice(Math.max(0, start - REACH), start)
    const named = /\bnhs\b(?:\s+(?:number|no|num|id|#))?|\bchi\b/i.test(before)
    if (!named && !/patient|surgery|hospital|\bgp\b|\(nhs/i.test(before + text.slice(start + size, start + 30))) continue
    // another label between the two takes the number for itself: "NHS trust, order 4010232137"
    if (/(?:order|invoice|ref|tel|phone|mobile|account|ticket)\w*[^\n]{0,12}$/i.test(before)) continue
    out.push(found('nhs_number', text, start, end, named ? 0.98 : 0.75, `check digit holds; ${named ? '"NHS"' : 'a word about care'} stands near it`))
  }
}
