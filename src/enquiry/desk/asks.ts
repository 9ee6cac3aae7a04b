/**
 * What a person asks for in their own words, whatever form or letter they chose [DSK13]: each thing has its own clock. It finds phrases and shows
 * them; a person decides. A phrase too many costs a look, one too few costs a deadline, so the lists lean to finding. Pure.
 */
import type { EnquiryKind } from '../terms.ts'

export type FoundAsk = { ask: EnquiryKind; quote: string }

const PHRASES: readonly [EnquiryKind, RegExp][] = [
  [
    'access',
    /\b(?:what|which) (?:data|information|details|do you (?:still )?(?:hold|have|keep))[^.?!\n]{0,60}|\b(?:a )?cop(?:y|ies) of (?:my|all|everything|the data|what you)[^.?!\n]{0,40}|\bsubject access\b|\b[SD]SAR\b|\bArticle 15\b|copi o[’']?m? ?(?:fy )?nata|pa (?:ddata|wybodaeth)[^.?!\n]{0,40}/iu,
  ],
  [
    'erasure',
    /\b(?:delete|erase|remove|wipe|destroy)\b[^.?!\n]{0,50}|\bwant (?:it|them|everything|my data)[^.?!\n]{0,12} gone\b|\bright to (?:be forgotten|erasure)\b|\bArticle 17\b|\b(?:take|get) me off\b[^.?!\n]{0,30}|dil(?:eu|ëwch)[^.?!\n]{0,40}/iu,
  ],
  [
    'complaint',
    /\bcomplain(?:t|ts|ing)?\b[^.?!\n]{0,50}|\bunhappy\b[^.?!\n]{0,50}|\bunacceptable\b|\bdisgust\w*|\bdisgrace\w*|\bappalled\b|\boutrag\w*|\bwhy on earth\b[^.?!\n]{0,60}|\bhow dare\b[^.?!\n]{0,40}|\bnobody (?:told|answered|replied)\b[^.?!\n]{0,40}|\bcwyn(?:o|ion)?\b[^.?!\n]{0,40}|anhapus[^.?!\n]{0,40}/iu,
  ],
  [
    'objection',
    /\bstop (?:using|sending|contacting|writing|emailing|phoning|calling|texting|sharing)\b[^.?!\n]{0,50}|\b(?:opt[ -]?out|unsubscribe)\b|\bobject to\b[^.?!\n]{0,50}|\bArticle 21\b|peidi(?:o|wch) â[^.?!\n]{0,40}/iu,
  ],
  [
    'correction',
    /\b(?:wrong|incorrect|out of date|old) (?:address|name|date of birth|email|phone)[^.?!\n]{0,40}|\b(?:correct|rectify) (?:my|the)\b[^.?!\n]{0,40}|\bArticle 16\b|cywir(?:o|wch)[^.?!\n]{0,40}/iu,
  ],
  [
    'not_on_list',
    /\b(?:never|not) (?:been )?(?:a member|joined|signed up|registered)\b[^.?!\n]{0,40}|\bshould ?n[o’']t be on (?:your|the|any) list\b|\bno longer lives? here\b|\b(?:has|have) died\b|\bpassed away\b|nid (?:wyf|ydw i)[^.?!\n]{0,12} aelod/iu,
  ],
  [
    'claim',
    /\bcompensat\w*[^.?!\n]{0,40}|\bdamages\b|\bsue\b|\bsuing\b|\bletter (?:before|of) (?:action|claim)\b|\bpay (?:me|us) for\b[^.?!\n]{0,40}|\bsolicitor\b[^.?!\n]{0,40}|iawndal[^.?!\n]{0,40}/iu,
  ],
]

/** Words of somebody in fear: such a message is opened first [DSK12]. */
const DANGER =
  /\b(?:afraid|scared|frightened|terrified) (?:for|he|she|they|of|that|to)\b|\b(?:my )?(?:ex|husband|wife|partner|father|brother)\b[^.?!\n]{0,60}\b(?:find|found|kill|hurt|knows? where|beat)\b|\brefuge\b|\bdomestic abuse\b|\bstalk(?:er|ed|ing)\b|\bnon-molestation\b|\brestraining order\b|\bthreat(?:en|ens|ened|s)\b|\bin danger\b|\bkill (?:me|myself|us)\b|\bsuicid\w*|\bend (?:it all|my life)\b|mewn perygl|bygwth|lladd/iu

export function asksIn(text: string): FoundAsk[] {
  return PHRASES.flatMap(([ask, pattern]) => {
    const found = pattern.exec(text)
    return found === null ? [] : [{ ask, quote: found[0].trim().slice(0, 120) }]
  })
}

export const isDangerous = (text: string): boolean => DANGER.test(text)
