/** Sector laws of the Union: NIS2, DORA, and a screen for eIDAS, the Cyber Resilience Act and the AI Act. National law governs how NIS2 is met. */
import type { Counting } from '../deadline.ts'
import type { PartialFacts } from '../facts.ts'
import { days, noFigure, stolenIn, unionSector } from './abroad.ts'
import type { Condition, LawTest, ObligationRule } from './rule.ts'

const SKILL = 'https://github.com/lawve-ai/awesome-legal-skills'
const NIS2: [string, string, string] = ['NIS2, Article 23, as summarised', SKILL, 'Article 23']
const DORA: [string, string, string] = ['DORA, Article 19, as summarised', SKILL, 'Article 19']
const SCREEN: [string, string, string] = ['Incident reporting of eIDAS, CRA and the AI Act, as summarised', SKILL, 'clocks only']
const CRA: [string, string, string] = ['A project on the Cyber Resilience Act', 'https://github.com/sparq-org/sparq/pull/301', 'Article 14']

const sector = (name: string, says: string): Condition => ({ fact: `organisation.sectors.${name}`, is: ['yes'], says })
const hours = (amount: number): Counting => ({ count: 'elapsed_hours', amount })
const months = (amount: number): Counting => ({ count: 'months', amount, calendar: 'eu' })
/** Severe disruption or loss, or considerable damage to others; for cloud, managed services and the like also above EUR 500,000 or 5 % of turnover (Regulation 2024/2690). */
const SIGNIFICANT: Condition = {
  any: [
    { fact: 'breach.ransomware', is: ['yes'], says: 'Ransomware' },
    { fact: 'breach.availability', is: ['yes'], says: 'Service was disrupted' },
    { decision: 'people' },
  ],
}
const ENTITY = sector('nis2', 'We are an essential or important entity')
const FINANCIAL = sector('dora', 'We are a financial entity')

const inUnion = (name: string, answer: 'yes' | 'no' | 'unknown', more: PartialFacts['organisation'] = {}): PartialFacts => {
  const facts = stolenIn('DE', {
    organisation: { zone: 'Europe/Berlin', sectors: { [name]: answer, ...(name === 'nis2' ? { dora: 'no' as const } : {}) }, ...more },
  })
  return { ...facts, breach: { ...facts.breach, ransomware: 'yes' } }
}
const vectors = (name: string, dueAt: string | null): LawTest[] => [
  { says: 'in the sector, in the Union', facts: inUnion(name, 'yes'), status: 'due', dueAt },
  { says: 'not in the sector', facts: inUnion(name, 'no'), status: 'not_due' },
  { says: 'nobody has said whether in the sector', facts: inUnion(name, 'unknown'), status: 'cannot_rule_out', dueAt },
  { says: 'nothing in the Union', facts: inUnion(name, 'yes', { country: 'GB', euEstablishment: 'no' }), status: 'not_due' },
]

const nis2 = {
  regime: 'NIS2',
  from: '2024-10-18',
  appliesTo: ENTITY,
  trigger: SIGNIFICANT,
  source: NIS2,
  note: 'Read in a secondary source; first days differ by member state.',
  exemptions: [{ fact: 'organisation.sectors.dora', is: ['yes'], says: 'DORA takes the place of the reports of NIS2 for financial entities' }] as const,
}
const csirt = ['nis_authority', 'The CSIRT or the competent authority', 'Its form'] as ['nis_authority', string, string]
const displaced: LawTest = {
  says: 'a financial entity reports under DORA',
  facts: inUnion('nis2', 'yes', { sectors: { nis2: 'yes', dora: 'yes' } }),
  status: 'exempt',
}

const dora = {
  regime: 'DORA',
  from: '2025-01-17',
  appliesTo: FINANCIAL,
  source: DORA,
  note: 'Read in a secondary source; the cap of 24 hours also in a public record of reporting acts. A deadline that will be missed is explained before it passes.',
}
const MAJOR: Condition = {
  any: [
    { given: 'moments.classifiedMajorAt', says: 'Classified as major' },
    { all: [SIGNIFICANT, { unchecked: 'Whether it is major (clients, data loss, duration, spread, cost, services)' }] },
  ],
}
const finance = ['other', 'The competent authority of the financial entity', 'Its form'] as ['other', string, string]
const classified = (at: string | null): PartialFacts => ({ ...inUnion('dora', 'yes'), moments: { awareAt: '2026-03-02T10:00:00Z', classifiedMajorAt: at } })
/** Without a classification "major" stays open. */
const doraVectors = (dueAt: string | null, unclassified: string | null): LawTest[] => [
  { says: 'classified two hours after awareness', facts: classified('2026-03-02T12:00:00Z'), status: 'due', dueAt },
  { says: 'not classified yet', facts: classified(null), status: 'cannot_rule_out', dueAt: unclassified },
  { says: 'no financial entity', facts: inUnion('dora', 'no'), status: 'not_due' },
]

export const euSectors: ObligationRule[] = [
  unionSector({
    ...nis2,
    id: 'nis2.23.4a',
    article: '23(4)(a)',
    title: 'Early warning (NIS2)',
    counting: hours(24),
    words: '24 hours after becoming aware',
    addressee: csirt,
    content: ['early_warning'],
    tests: [...vectors('nis2', '2026-03-03T10:00:00.000Z'), displaced],
  }),
  unionSector({
    ...nis2,
    id: 'nis2.23.4b',
    article: '23(4)(b)',
    title: 'Incident notification (NIS2)',
    stage: 1,
    counting: hours(72),
    words: '72 hours after becoming aware; 24 for trust services',
    addressee: csirt,
    content: ['severity_and_indicators'],
    tests: [...vectors('nis2', '2026-03-05T10:00:00.000Z'), displaced],
  }),
  unionSector({
    ...nis2,
    id: 'nis2.23.4d',
    article: '23(4)(d)',
    title: 'Final report (NIS2)',
    stage: 2,
    starts: 'other_duty',
    hangsOn: { rule: 'nis2.23.4b', order: 'after' },
    counting: months(1),
    words: 'One month after the notification; while it goes on a progress report, and the final one a month after it was handled',
    addressee: csirt,
    content: ['root_cause', 'effects', 'measures'],
    tests: vectors('nis2', '2026-04-06T21:59:59.000Z'),
  }),
  unionSector({
    ...nis2,
    id: 'nis2.23.2',
    article: '23(2)',
    title: 'Tell the recipients of the service (NIS2)',
    counting: noFigure('Without undue delay'),
    words: 'Without undue delay',
    addressee: ['people', 'Recipients of the service', 'As suits'],
    content: ['advice', 'measures'],
    tests: vectors('nis2', null),
  }),
  {
    ...unionSector({
      ...dora,
      id: 'dora.19.4a',
      article: '19(4)(a)',
      title: 'Initial notification (DORA)',
      trigger: MAJOR,
      starts: 'classified_major',
      counting: { count: 'elapsed_hours', amount: 4 },
      words: '4 hours after it is classified as major, and no later than 24 after awareness',
      addressee: finance,
      content: ['facts', 'early_warning'],
      tests: [],
    }),
    clock: {
      starts: 'classified_major',
      counting: hours(4),
      words: '4 hours after it is classified as major, and no later than 24 after awareness',
      capHoursFromAware: 24,
    },
    tests: [
      ...doraVectors('2026-03-02T16:00:00.000Z', '2026-03-03T10:00:00.000Z'),
      {
        says: 'classified after 22 hours: the 24 hours end first',
        facts: classified('2026-03-03T08:00:00Z'),
        status: 'due',
        dueAt: '2026-03-03T10:00:00.000Z',
      },
      { says: 'classified after 30 hours: four from then', facts: classified('2026-03-03T16:00:00Z'), status: 'due', dueAt: '2026-03-03T20:00:00.000Z' },
    ],
  },
  unionSector({
    ...dora,
    id: 'dora.19.4b',
    article: '19(4)(b)',
    title: 'Intermediate report (DORA)',
    trigger: MAJOR,
    stage: 1,
    starts: 'other_duty',
    hangsOn: { rule: 'dora.19.4a', order: 'after' },
    counting: hours(72),
    words: '72 hours after the initial notification, and again once activities have recovered',
    addressee: finance,
    content: ['facts', 'effects', 'measures'],
    tests: doraVectors('2026-03-05T16:00:00.000Z', '2026-03-06T10:00:00.000Z'),
  }),
  unionSector({
    ...dora,
    id: 'dora.19.4c',
    article: '19(4)(c)',
    title: 'Final report (DORA)',
    trigger: MAJOR,
    stage: 2,
    starts: 'other_duty',
    hangsOn: { rule: 'dora.19.4b', order: 'after' },
    counting: months(1),
    words: 'One month after the intermediate report, or its latest update',
    addressee: finance,
    content: ['root_cause', 'effects', 'measures'],
    tests: doraVectors('2026-04-06T21:59:59.000Z', '2026-04-06T21:59:59.000Z'),
  }),
  unionSector({
    ...dora,
    id: 'dora.19.3',
    article: '19(3)',
    title: 'Tell clients whose money is touched (DORA)',
    trigger: MAJOR,
    counting: noFigure('Without undue delay'),
    words: 'Without undue delay',
    addressee: ['people', 'Clients whose financial interests are touched', 'As suits'],
    content: ['facts', 'advice', 'measures'],
    tests: doraVectors(null, null),
  }),
  unionSector({
    id: 'eidas.19',
    regime: 'eIDAS',
    article: '19',
    title: 'Report as a trust service',
    from: '2016-07-01',
    appliesTo: sector('eidasTrust', 'We are a trust service provider'),
    trigger: SIGNIFICANT,
    counting: hours(24),
    words: '24 hours after becoming aware',
    addressee: ['other', 'The supervisory body for trust services', 'Its form'],
    content: ['facts', 'effects'],
    source: SCREEN,
    note: 'A screen only: look at the law when it says yes.',
    tests: vectors('eidasTrust', '2026-03-03T10:00:00.000Z'),
  }),
  ...(
    [
      ['warning', 24, '24 hours'],
      ['notification', 72, '72 hours'],
    ] as const
  ).map(([stage, amount, words], index) =>
    unionSector({
      id: `cra.14.${stage}`,
      regime: 'Cyber Resilience Act',
      article: '14',
      title: `Report a product's exploited vulnerability (${stage})`,
      from: '2026-09-11',
      ...(index > 0 ? { stage: index } : {}),
      appliesTo: sector('cra', 'We make a product with digital elements that was exploited'),
      trigger: { fact: 'breach.malice', is: ['yes'], says: 'Somebody exploited it' },
      counting: hours(amount),
      words: `${words} after becoming aware; then a final report`,
      addressee: ['other', 'CSIRT and ENISA', 'Single reporting platform'],
      content: ['facts', 'measures'],
      source: CRA,
      note: 'A screen only: look at the law when it says yes.',
      tests: vectors('cra', amount === 24 ? '2026-03-03T10:00:00.000Z' : '2026-03-05T10:00:00.000Z'),
    }),
  ),
  unionSector({
    id: 'ai-act.73',
    regime: 'AI Act',
    article: '73',
    title: 'Report a serious incident of a high-risk AI system',
    status: 'enacted_future',
    from: '2027-08-02',
    appliesTo: sector('highRiskAi', 'A high-risk AI system was part of it'),
    trigger: { fact: 'breach.effectOnPeople', is: ['serious'], says: 'People came to serious harm' },
    counting: days(15),
    words: '15 days; 10 where somebody died; 2 where it is widespread',
    addressee: ['other', 'Market surveillance authority', 'Its form'],
    content: ['facts', 'effects'],
    source: SCREEN,
    note: 'A screen only; first day from memory and moving.',
    tests: [
      {
        says: 'serious harm',
        facts: { ...inUnion('highRiskAi', 'yes'), breach: { malice: 'yes', effectOnPeople: 'serious' } },
        status: 'due',
        dueAt: '2026-03-17T22:59:59.000Z',
      },
      { says: 'no harm', facts: { ...inUnion('highRiskAi', 'yes'), breach: { malice: 'yes', effectOnPeople: 'none' } }, status: 'not_due' },
    ],
  }),
]
