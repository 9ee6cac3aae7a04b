/**
 * Holds a notice, and the organisation's own words in it, against the ledger of facts: [NOT25] numbers of other people, [NOT26] what a law or an order
 * forbids to say, [NOT27] what happened without a fact that holds. Pure: the ledger is given.
 */
import type { Grade } from '../incident/fact.ts'
import type { LintProblem } from './lint.ts'
import type { Notice } from './notice.ts'
import { withoutCitations, wordsFor, type Wording } from './wording.ts'
import { textsOf } from './write-notice.ts'

/** Of the facts that hold now, what the rules read. */
export type LedgerFact = { factNo: number; topic: string; says: string; grade: Grade; source: string }

/** Topic of a fact that says what may not be said: its words as they must not stand, its source who forbids it. */
export const NOT_TO_BE_SAID = 'not to be said'
const CITED = /\{F-(\d{1,9})\}/g
/** A supplier's word may stand as what it is. */
const SAYS_WHO = /\b(says|said|told us|tells us|according to|dywed|dywedodd|yn ôl|wrthym)\b/i
const OTHERS =
  /\b\d[\d.,]*(?:[\s\u00a0](?:thousand|million))?[\s\u00a0](?:other[\s\u00a0])?(?:people|persons|members|supporters|customers|donors|individuals|records|o bobl|o aelodau)\b/i

export function lintAgainstFacts(notice: Notice, wording: Wording, audience: string, ledger: readonly LedgerFact[]): LintProblem[] {
  const all = [notice.subject, notice.safeOpening, notice.title, ...notice.blocks.flatMap(textsOf)].join('\n')
  return [...lintOthers(all), ...lintForbidden(all, ledger), ...lintSources(wordsFor(wording, notice.language, 'what-happened', audience) ?? [], ledger)]
}

function lintOthers(all: string): LintProblem[] {
  const found = OTHERS.exec(all)
  return found === null ? [] : [{ rule: 'NOT25', says: `“${found[0]}” tells of other people; the numbers stand in the statement.` }]
}

/** Without regard to capitals and spaces: “Northgate  data” is “Northgate Data”. */
function lintForbidden(all: string, ledger: readonly LedgerFact[]): LintProblem[] {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  const text = plain(all)
  return ledger
    .filter(({ topic, says }) => topic === NOT_TO_BE_SAID && plain(says) !== '' && text.includes(plain(says)))
    .map(({ factNo, says, source }) => ({ rule: 'NOT26', says: `“${says}” may not be said now (F-${factNo}, ${source}).` }))
}

/** Each paragraph of one's own about what happened cites facts that hold; a supplier's word says whose it is; what is assumed is not said. */
function lintSources(paragraphs: readonly string[], ledger: readonly LedgerFact[]): LintProblem[] {
  return paragraphs.flatMap((paragraph): LintProblem[] => {
    const opening = `“${withoutCitations(paragraph).slice(0, 40)}…”`
    const numbers = [...paragraph.matchAll(CITED)].map(([, no]) => Number(no))
    if (numbers.length === 0)
      return [{ rule: 'NOT27', says: `${opening} says what happened without a fact: write {F-3} after it, with the number of the fact.` }]
    return numbers.flatMap((no): LintProblem[] => {
      const fact = ledger.find(({ factNo }) => factNo === no)
      if (fact === undefined) return [{ rule: 'NOT27', says: `${opening} cites F-${no}, which does not hold (any more).` }]
      if (fact.grade === 'assumed' || fact.grade === 'unknown')
        return [{ rule: 'NOT27', says: `${opening} cites F-${no}, which is ${fact.grade}: nobody has established it.` }]
      if (fact.grade === 'supplier' && !SAYS_WHO.test(paragraph))
        return [{ rule: 'NOT27', says: `${opening} cites F-${no}, which only the supplier says: write who says so.` }]
      return []
    })
  })
}
