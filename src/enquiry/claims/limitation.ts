/**
 * Until when a claimant can go to court, by where they lived [CLM5]. Counted from the earliest day on which the breach can have happened, which
 * is the safe one for the claimant's handler: a later start can be argued, never planned for. Pure.
 */
import { addMonths } from '../../obligation/deadline.ts'
import type { JURISDICTIONS } from '../forms/claim-form.ts'

export type Jurisdiction = (typeof JURISDICTIONS)[number]
export type SourceMark = 'secondary' | 'memory'
export type Limitation = {
  /** The last ISO day on which proceedings can be begun; null: not computed. */
  lastDay: string | null
  says: string
  source: string
  mark: SourceMark
}

type Rule = { years: number | null; says: string; source: string; mark: SourceMark }
const RULES: Record<Jurisdiction, Rule> = {
  england: { years: 6, says: 'Six years from the breach.', source: 'Limitation Act 1980, section 9', mark: 'secondary' },
  wales: { years: 6, says: 'Six years from the breach.', source: 'Limitation Act 1980, section 9', mark: 'secondary' },
  northern_ireland: { years: 6, says: 'Six years from the breach.', source: 'Limitation (Northern Ireland) Order 1989, article 6', mark: 'memory' },
  scotland: {
    years: 5,
    says: 'Five years from the loss (prescription).',
    source: 'Prescription and Limitation (Scotland) Act 1973, section 6',
    mark: 'memory',
  },
  eu: {
    years: null,
    says: 'By the law of the member state: not computed. Periods differ much, from one year after the claimant knew (Spain) through three from the end of that year (Germany) to six (Ireland): ask counsel there at once.',
    source: 'GDPR Article 82 sets no period; Código Civil art. 1968, BGB §§ 195 and 199, Statute of Limitations 1957 (Ireland)',
    mark: 'memory',
  },
  elsewhere: { years: null, says: 'By the law of that place: not computed.', source: 'no rule', mark: 'memory' },
}

/** `earliestDay`: ISO day of the incident as far back as it can be. */
export function limitationOf(jurisdiction: Jurisdiction, earliestDay: string): Limitation {
  const { years, ...rule } = RULES[jurisdiction]
  return { ...rule, lastDay: years === null ? null : dayBefore(addMonths(earliestDay, years * 12)) }
}

/** A claim under the Human Rights Act 1998, section 7(5): one year. It needs a public authority as defendant. */
export const humanRightsLastDay = (earliestDay: string): string => dayBefore(addMonths(earliestDay, 12))

/** The period ends with the day before the anniversary when the first day counts; that is the earlier of the two readings. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
