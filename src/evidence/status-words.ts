/** What a status cell says of how someone stands to the organisation. */
import type { Relationship } from '../kinds.ts'

/** `standing`: still there, in whatever role the table speaks of; `gone`: no longer; otherwise a relationship by its own name. */
export type Standing = Relationship | 'standing' | 'gone' | 'deceased' | 'child'

const WORDS: [RegExp, Standing][] = [
  [/\b(?:deceased|died|dead|rip)\b/, 'deceased'],
  [/\b(?:affiliat\w*|levy payer|levy-paying)\b/, 'affiliated_supporter'],
  [/\b(?:registered supporter|reg supporter|registered_supporter)\b|^(?:supporter|rs)$/, 'registered_supporter'],
  [
    /\b(?:lapsed|left|leaver|resigned|resignation|expired|cancell?ed|expelled|former|ex-?member|terminated|removed|inactive|withdrawn|closed|excluded|struck off|ended|gone|quit|arrears lapsed|non-?member|past)\b/,
    'gone',
  ],
  [
    /\b(?:applicant|applied|application|pending|prospect\w*|prospective|rejected|refused|declined|awaiting|provisional|new application|on hold|waiting)\b/,
    'applicant',
  ],
  [/\b(?:donor|giver|benefactor|major gifts?)\b/, 'donor'],
  [/\b(?:staff|employee|worker|employed|contractor|intern|organiser)\b/, 'staff'],
  [/\b(?:volunteer|contact|voter|elector|subscriber|press|journalist|supplier|customer|guest|public|other|enquirer|petitioner|non-member)\b/, 'other'],
  [/^(?:child|junior|under ?1[68]|u1[68])(?: member)?$/, 'child'],
  [
    /\b(?:full member|member|membership|life|honorary|concession\w*|unwaged|reduced rate|standard rate|joint|family|student|youth|retired|associate|individual)\b/,
    'member',
  ],
  [
    /^(?:active|current|live|paid|paid up|paid-up|ok|valid|good standing|in good standing|open|a|approved|enabled|renewed|in compliance|yes|y|1|true)$/,
    'standing',
  ],
]
const remembered = new Map<string, Standing | null>()

/** Null: not a word of standing. */
export function statusOf(cell: string): Standing | null {
  const known = remembered.get(cell)
  if (known !== undefined) return known
  const text = cell.length > 40 ? '' : cell.toLowerCase().replace(/_/g, ' ').trim()
  const standing = text === '' ? null : (WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null)
  if (remembered.size > 10_000) remembered.clear()
  remembered.set(cell, standing)
  return standing
}
