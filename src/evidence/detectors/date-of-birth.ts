/** Dates of birth: a date with a word of birth beside it. No other date counts, whatever its year [DET7]. */
import type { Detector } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { DATE, isoDateOf } from './calendar-date.ts'
import { found, matchAt } from './found.ts'

const CUE =
  /(?:d\.?\s?o\.?\s?b\b\.?|born|birth\s?-?_?dates?|birth\s?-?_?day|birth|geburts(?:datum|tag)|geb(?:oren|\.)|naissance|née?(?=\s(?:le|en|à|au)\s)|nacimiento|nacid[oa]|nascita|nat[oa](?=\s(?:a|il|in|l['’]|nel|\d))|geboortedatum|urodz(?:enia|ony|ona)|född|födelsedatum|født|fødselsdato|syntynyt|syntymäaika|nascimento|nascid[oa]|doğum|narození|születési|nașterii|ganwyd|geni)/iuy
/** From the word to the date: "born in Leeds on", "Date of birth (dd/mm/yyyy):", a line end. */
const GAP =
  /(?:[\s_-]{0,2}(?:(?:am|le|el|il|em|op|den|dnia|tarihi|idő)\s)?(?:\([^)\n]{0,24}\))?["'’]?[\s:=|.–-]{0,24}["'’(]?)(?:\s?(?:is|was|on|in|at|the|of|recorded|as|given|a|stated)\s|[ ]?[\p{L}’'-]{2,20},?\s){0,5}["'(]?/iuy
const DATE_HERE = new RegExp(String.raw`${DATE}(?![\p{L}\p{N}]|[-/]\d)`, 'iuy')
const DATE_BEFORE = new RegExp(String.raw`(${DATE})[ ,]{0,2}[(\[]?(?:is\s(?:my|his|her|their)\s|was\s)?(?:date\sof\s)?$`, 'iu')
/** "Date of birth, which they kept asking for, is": words up to the date, in one sentence and without another label or figure. */
const FAR_GAP = /[^.\n:;\d]{1,70}?\b(?:is|was|being)\s(?:the\s)?/iuy
/** "Can I take your date of birth for security?" and the answer on the next line, behind its speaker's name. */
const ASKED = /[^?\n\d]{0,48}\?[ \t]*\n{1,2}(?:[^\n:?\d]{1,32}:)?(?:[^\n\d]{0,24}\s)?/uy
/** After these the date is of something else: a certificate, a registration. */
const OTHER_THING = /certificate|issued|registered|weight|place|sign|received|mother|premature|rate/i

export const dateOfBirth: Detector = {
  kind: 'date_of_birth',
  find(text, out) {
    for (const place of anchorsOf(text).cues.birth) {
      const cue = matchAt(CUE, text, place)
      if (!cue) continue
      const after = place + cue[0].length
      const gap = matchAt(GAP, text, after)
      // the gap is greedy over words, and a month is a word: give back until a date follows
      const reach = gap ? gap[0].length : 0
      const start = startOfDate(text, after, reach)
      if (start < 0 && /birth|dob|d\.o/i.test(cue[0])) {
        const far = matchAt(FAR_GAP, text, after)
        const at = far ? after + far[0].length : -1
        const date = far && !OTHER_THING.test(far[0]) ? matchAt(DATE_HERE, text, at) : null
        if (date && isoDateOf(date[0])) {
          out.push(found('date_of_birth', text, at, at + date[0].length, 0.75, `"${cue[0].trim()}" stands in the sentence before it`))
          continue
        }
      }
      const asked = start < 0 ? matchAt(ASKED, text, after) : null
      const answer = asked ? after + asked[0].length : -1
      const answered = answer >= 0 ? matchAt(DATE_HERE, text, answer) : null
      if (answered && isoDateOf(answered[0])) {
        out.push(found('date_of_birth', text, answer, answer + answered[0].length, 0.85, `"${cue[0].trim()}" stands in the question before it`))
        continue
      }
      if (start < 0) {
        const before = DATE_BEFORE.exec(text.slice(Math.max(0, place - 50), place))
        if (before && isoDateOf(before[1]!)) {
          const from = Math.max(0, place - 50) + before.index
          out.push(found('date_of_birth', text, from, from + before[1]!.length, 0.85, `"${cue[0].trim()}" stands after it`))
        }
        continue
      }
      const match = matchAt(DATE_HERE, text, start)!
      if (OTHER_THING.test(text.slice(after, start)) || !isoDateOf(match[0])) continue
      out.push(found('date_of_birth', text, start, start + match[0].length, start - after < 20 ? 0.97 : 0.85, `"${cue[0].trim()}" stands before it`))
    }
  },
}

function startOfDate(text: string, from: number, reach: number): number {
  for (let at = from; at <= from + reach; at++) {
    const before = text.charCodeAt(at - 1)
    const isWordBefore = (before >= 48 && before <= 57) || (before >= 97 && before <= 122)
    if (!isWordBefore && matchAt(DATE_HERE, text, at)) return at
  }
  return -1
}
