/** Plain facts about a person that prose states with a phrase: age, gender, work, schooling [DET22]. */
import type { Detector } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { found, matchAt } from './found.ts'

const AGED = /(?:aged?|age)["']?\s{0,2}(?:[:=]|is|of|was)?\s{0,2}(\d{1,3})(?![\p{L}\p{N}]|[.,]\d|\s?[%-]\s?\d)/iuy
const YEARS_OLD = /(\d{1,3})(?:\s|-)?(?:years?|yrs?|yo|y\/o)[\s-](?:old|of age)\b|(\d{1,2})\s?(?:yo|y\/o)\b/iu

const THING = /\b(?:company|business|building|house|car|system|organi[sz]ation|firm|law|tradition|server|church|school|tree|club)\b/i

export const age: Detector = {
  kind: 'age',
  find(text, out) {
    for (const place of anchorsOf(text).cues.age) {
      const after = matchAt(AGED, text, place)
      if (after && /\baged|age["']?\s{0,2}[:=]|age (?:is|of|was)/i.test(after[0])) {
        const end = place + after[0].length
        const years = Number(after[1])
        if (years > 0 && years <= 115) out.push(found('age', text, end - after[1]!.length, end, 0.85, '"aged" stands before it'))
        continue
      }
      const from = Math.max(0, place - 5)
      const old = YEARS_OLD.exec(text.slice(from, place + 14))
      const years = Number(old?.[1] ?? old?.[2])
      const start = from + (old?.index ?? 0)
      if (old && years > 0 && years <= 115 && !/\d/.test(text[start - 1] ?? '')) {
        // the company, the building and the law are old as well
        if (THING.test(text.slice(Math.max(0, start - 24), start + 45))) continue
        out.push(found('age', text, start, start + String(old[1] ?? old[2]).length, 0.85, '"years old" stands after it'))
      }
    }
  },
}

const GENDER = /(?:gender|sex)["']?\s{0,2}(?:[:=]|is)\s{0,2}["']?(male|female|m|f|non-binary|nonbinary|transgender|woman|man|other)(?![\p{L}\p{N}])/iuy
export const gender: Detector = {
  kind: 'gender',
  find(text, out) {
    for (const place of anchorsOf(text).cues.gender) {
      const match = matchAt(GENDER, text, place)
      if (match) out.push(found('gender', text, place + match[0].length - match[1]!.length, place + match[0].length, 0.92, '"gender" stands before it'))
    }
  },
}

const EMPLOYMENT =
  /(?:occupation|profession|job(?:[\s_-]title)?|employer)["']?\s{0,2}[:=][ \t]{0,24}([^\n,;|]{3,60})|(?:works|employed)\s(?:as|by|for|at)\s((?:an?\s|the\s)?[^\n,;.]{3,48})/iuy
export const employment: Detector = {
  kind: 'employment',
  find(text, out) {
    for (const place of anchorsOf(text).cues.employment) {
      const match = matchAt(EMPLOYMENT, text, place)
      const whole = (match?.[1] ?? match?.[2])?.trimEnd()
      // a verb or a time ends what the employer is called
      const value = match?.[1] ? whole : whole?.replace(/\s(?:from|until|till|since|and|but|where|who|when|because|for|in \d|earning|earned|on a)\b.*$/su, '')
      if (!match || !value || /^(?:us|you|it|them|the\sfollowing|all)\b/i.test(value)) continue
      const start = place + match[0].length - (match[1] ?? match[2])!.length
      out.push(found('employment', text, start, start + value.length, match[1] ? 0.85 : 0.7, 'a word for work stands before it'))
    }
  },
}

const EDUCATION =
  /(?:graduated|degree|bsc|phd)\s(?:in|from|at|with)\s([^\n,;.]{3,60})|(?:a\s)?(?:student|pupil)\s(?:at|of)\s(\p{Lu}[^\n,;.]{3,60})|studying\s(?:at|for)\s([^\n,;.]{3,60})|(?:school|university|college)(?:\sattended)?[:=][ \t]{0,24}([^\n,;]{3,60})/iuy
export const education: Detector = {
  kind: 'education',
  find(text, out) {
    for (const place of anchorsOf(text).cues.education) {
      const match = matchAt(EDUCATION, text, place)
      const value = (match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4])?.trimEnd()
      if (match && value) out.push(found('education', text, place, place + match[0].trimEnd().length, 0.75, 'says where or what a person studied'))
    }
  },
}
