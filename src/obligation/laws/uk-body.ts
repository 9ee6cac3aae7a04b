/** What the rules of bodies of the United Kingdom have in common: one short form, the conditions they share, the facts of their tests. */
import type { Body } from '../../incident/party.ts'
import type { Sector } from '../../organisation/organisation.ts'
import type { Counting } from '../deadline.ts'
import { inUk, READ_ON, REVIEW_BY, type Condition, type Confidence, type ContentKey, type LawTest, type ObligationRule } from './rule.ts'

type Short = {
  id: string
  regime: string
  article: string
  title: string
  status?: ObligationRule['status']
  from: string
  to?: string
  version?: number
  appliesTo: Condition
  trigger: Condition
  counting: Counting
  words: string
  addressee: [Body, string, string]
  content: ContentKey[]
  source: [string, string, string]
  confidence: Confidence
  note: string
  tests: LawTest[]
}

export function ukBody(short: Short): ObligationRule {
  const [code, name, channel] = short.addressee
  const [title, url, pinpoint] = short.source
  return {
    id: short.id,
    version: short.version ?? 1,
    regime: short.regime,
    article: short.article,
    title: short.title,
    jurisdiction: 'GB',
    status: short.status ?? 'in_force',
    effectiveFrom: short.from,
    effectiveTo: short.to ?? null,
    owedBy: 'us',
    appliesTo: short.appliesTo,
    trigger: short.trigger,
    exemptions: [],
    clock: { starts: 'aware', counting: short.counting, words: short.words },
    addressee: { body: code, name, channel },
    content: short.content,
    sources: [{ title, url, pinpoint, readOn: pinpoint === 'not read' ? null : READ_ON }],
    review: { confidence: short.confidence, note: short.note, againBy: REVIEW_BY },
    tests: short.tests,
  }
}

export const sector = (name: Sector, says: string): Condition => ({ all: [inUk, { fact: `organisation.sectors.${name}`, is: ['yes'], says }] })
export const nation = (names: string[], says: string): Condition => ({ all: [inUk, { fact: 'organisation.nation', is: names, says }] })
export const attacked: Condition = { fact: 'breach.malice', is: ['yes'], says: 'Somebody meant it' }
export const serious: Condition = { any: [{ fact: 'breach.ransomware', is: ['yes'], says: 'Ransomware' }, { decision: 'people' }] }
export const AT_ONCE: Counting = { count: 'at_once' }
export const noFigure = (words: string): Counting => ({ count: 'no_figure', words })
export const hours = (amount: number): Counting => ({ count: 'elapsed_hours', amount })

/** Facts of a test: ransomware, in one sector. */
export const attackOn = (name: Sector, value: 'yes' | 'no' | 'unknown', awareAt = '2026-10-22T16:35:00Z') => ({
  organisation: { nation: 'england_wales' as const, sectors: { [name]: value } },
  moments: { awareAt },
  breach: { malice: 'yes' as const, ransomware: 'yes' as const, availability: 'yes' as const, restored: 'no' as const },
})
export const bySector = (name: Sector, dueAt: string | null): LawTest[] => [
  { says: 'ransomware, in the sector', facts: attackOn(name, 'yes'), status: 'due', dueAt },
  { says: 'ransomware, not in the sector', facts: attackOn(name, 'no'), status: 'not_due' },
  { says: 'ransomware, nobody has said whether in the sector', facts: attackOn(name, 'unknown'), status: 'cannot_rule_out', dueAt },
]
export const attackIn = (where: 'england_wales' | 'scotland', malice: 'yes' | 'no') => ({
  organisation: { nation: where },
  moments: { awareAt: '2026-10-22T16:35:00Z' },
  breach: { malice, ransomware: malice },
})
