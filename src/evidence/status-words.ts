/** What a status cell says of how someone stands to the organisation. */
import type { Relationship } from '../kinds.ts'

/** `standing`: still there, in whatever role the table speaks of; `gone`: no longer; otherwise a relationship by its own name. */
export type Standing = Relationship | 'standing' | 'gone'
/** What a status says besides: the person is dead, or a child; or the row is about a firm or another body. */
export type Mark = 'deceased' | 'child' | 'body'

const WORDS: [RegExp, Standing | Mark][] = [
  [/\b(?:deceased|died|dead|rip)\b/, 'deceased'],
  [/\bnon-? ?members?\b|\bnot (?:a )?members?\b/, 'other'],
  [/\b(?:affiliat\w*|levy payer|levy-paying)\b/, 'affiliated_supporter'],
  [/\b(?:registered supporter|reg supporter)\b|^(?:supporter|rs|registered)$/, 'registered_supporter'],
  [/\b(?:former|ex|past|previous|old)[ -](?:staff|employee|worker|colleague)\b/, 'staff'],
  [
    /\b(?:former|ex|past|previous|lapsed|expired|resigned|expelled|cancelled)[ -](?:full |associate |life )?(?:members?|membership)\b|\bmembers? \(?(?:lapsed|former|resigned|expired|left)\)?/,
    'former',
  ],
  [
    /\b(?:lapsed|left|leaver|resigned|resignation|expired|cancell?ed|expelled|former|ex-?member|terminated|removed|inactive|withdrawn|closed|excluded|struck off|ended|gone|quit|arrears lapsed|past|archived|dormant|moved away)\b/,
    'gone',
  ],
  [
    /\b(?:applicant|applied|application|pending|prospect\w*|prospective|rejected|refused|declined|awaiting|provisional|new application|on hold|waiting)\b/,
    'applicant',
  ],
  [/\b(?:donor|giver|benefactor|major gifts?)\b/, 'donor'],
  [/\b(?:staff|employee|worker|employed|contractor|intern|organiser)\b/, 'staff'],
  [/\b(?:volunteer|contact|voter|elector|subscriber|press|journalist|supplier|customer|guest|public|other|enquirer|petitioner|friend)\b/, 'other'],
  [/^(?:child|junior|under ?1[68]|u1[68])(?: member)?$/, 'child'],
  [/^(?:organi[sz]ation|company|business|corporate|firm|charity|trust|foundation|institution|school|local authority|council)$/, 'body'],
  [/^(?:individual|person|natural person|private individual|private)$/, 'standing'],
  [
    /\b(?:full member|member|membership|life|honorary|concession\w*|unwaged|reduced rate|standard rate|joint|family|student|youth|retired|associate|individual)\b/,
    'member',
  ],
  [
    /^(?:active|current|live|paid|paid up|paid-up|ok|valid|good standing|in good standing|open|a|approved|accepted|enabled|renewed|in compliance|yes|y|1|true)$/,
    'standing',
  ],
]
const remembered = new Map<string, Standing | Mark | null>()

/** Null: not a word of standing. */
export function statusOf(cell: string): Standing | Mark | null {
  const known = remembered.get(cell)
  if (known !== undefined) return known
  const text = cell.length > 40 ? '' : cell.toLowerCase().replace(/_/g, ' ').trim()
  const standing = text === '' ? null : (WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null)
  if (remembered.size > 10_000) remembered.clear()
  remembered.set(cell, standing)
  return standing
}

/** Of two relationships that one row names, the one that says more: who only applied is no member, whatever grade was applied for. */
const RANK: Partial<Record<Standing, number>> = {
  former: 9,
  applicant: 8,
  affiliated_supporter: 7,
  registered_supporter: 6,
  staff: 5,
  member: 4,
  donor: 3,
  other: 2,
  unknown: 1,
}
/** Who stopped being one of these is a former member. */
const BELONGING: ReadonlySet<Standing> = new Set<Standing>(['member', 'registered_supporter', 'affiliated_supporter', 'former'])

/** What two columns of one row say together, such as `type` and `status`: a type outweighs a status, but one who belonged and is gone is former. */
export function togetherStanding(one: Standing | null, other: Standing): Standing {
  if (one === null || one === other) return other
  if (other === 'standing') return one
  if (one === 'standing') return other
  if (one === 'gone') return BELONGING.has(other) ? 'former' : other
  if (other === 'gone') return BELONGING.has(one) ? 'former' : one
  return (RANK[one] ?? 0) >= (RANK[other] ?? 0) ? one : other
}
