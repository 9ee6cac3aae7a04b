/** UK GDPR, Articles 33 and 34: the authority, the people, the record. As read through EDPB Guidelines 9/2022, which UK practice follows. */
import type { PartialFacts } from '../facts.ts'
import { authorityTold, isController, peopleTold, servesUk, ukGdprReach, READ_ON, REVIEW_BY, type ObligationRule } from './rule.ts'

const LAW = 'https://www.legislation.gov.uk/eur/2016/679'
const source = (article: string, pinpoint: string) => [
  { title: `UK GDPR, ${article}`, url: `${LAW}/article/${article.replace(/\D.*$/, '')}`, pinpoint, readOn: null },
  {
    title: 'EDPB Guidelines 9/2022',
    url: 'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-92022-personal-data-breach-notification-under_en',
    pinpoint,
    readOn: READ_ON,
  },
]
const common = {
  version: 1,
  regime: 'UK GDPR',
  jurisdiction: 'GB',
  status: 'in_force',
  effectiveFrom: '2020-12-31',
  effectiveTo: null,
  owedBy: 'us',
  exemptions: [],
  group: 'abroad',
  reach: ukGdprReach,
  review: {
    confidence: 'secondary',
    note: 'Read through EDPB Guidelines 9/2022 on the text of the Union; the UK text, the order of its letters and the ICO practice of plain hours are from memory.',
    againBy: REVIEW_BY,
  },
} as const
const ico = { body: 'ico', name: "Information Commissioner's Office", channel: 'Web form or 0303 123 1113' } as const

/** Ransomware at a supplier of a party; told on Friday 29 October 2021, 12:17, two days before the clocks go back. */
const AUTUMN = {
  organisation: { kind: 'political_party', country: 'GB' },
  moments: { supplierAwareAt: '2021-10-28T08:00:00Z', supplierToldUsAt: '2021-10-29T11:17:00Z', awareAt: '2021-10-29T11:17:00Z' },
  breach: { availability: 'yes', restored: 'no', malice: 'yes', ransomware: 'yes' },
  data: { kinds: ['person_name', 'political_opinion'], revealsBelief: 'yes' },
} satisfies PartialFacts
const FRENCH = { ...AUTUMN, organisation: { country: 'FR' } } satisfies PartialFacts
const serving = (activeIn: string[] | null): PartialFacts => ({
  ...AUTUMN,
  organisation: { country: 'FR', activeIn },
  people: { byCountry: { FR: 900, GB: 3 } },
})
const HARMLESS = {
  moments: { awareAt: '2026-03-02T10:00:00Z' },
  breach: { confidentiality: 'yes', recipients: 'trusted', recipientsDeleted: 'yes', availability: 'no', integrity: 'no', malice: 'no', exfiltration: 'seen' },
  data: { kinds: ['email'], revealsBelief: 'no' },
} satisfies PartialFacts

export const ukGdpr: ObligationRule[] = [
  {
    ...common,
    id: 'uk-gdpr.33.1',
    article: '33(1)',
    title: 'Notify the ICO',
    appliesTo: { all: [servesUk, isController] },
    trigger: authorityTold,
    clock: {
      starts: 'aware',
      counting: { count: 'elapsed_hours', amount: 72 },
      words: '72 hours after becoming aware, weekends and holidays included; later only with reasons',
    },
    addressee: ico,
    content: [
      'nature',
      'categories_of_people',
      'number_of_people',
      'categories_of_records',
      'number_of_records',
      'contact',
      'consequences',
      'measures',
      'delay_reasons',
      'what_is_missing',
    ],
    sources: source('33(1), 33(3)', 'Article 33(1) and (3)'),
    tests: [
      {
        says: 'across the end of summer time: 72 elapsed hours, not the same hour on the wall',
        facts: AUTUMN,
        status: 'due',
        dueAt: '2021-11-01T11:17:00.000Z',
      },
      { says: 'a trusted recipient who deleted a list of addresses: no risk likely', facts: HARMLESS, status: 'not_due' },
      {
        says: 'nothing known but that something happened',
        facts: { moments: { awareAt: '2026-12-24T23:59:00Z' } },
        status: 'cannot_rule_out',
        dueAt: '2026-12-27T23:59:00.000Z',
      },
      { says: 'a firm in France, nobody in the United Kingdom', facts: { ...FRENCH, people: { byCountry: { FR: 900 } } }, status: 'not_due' },
      { says: 'a firm in France that serves people in the United Kingdom', facts: serving(['GB']), status: 'due' },
      { says: 'a firm in France with people in the United Kingdom, whom it does not serve', facts: serving([]), status: 'not_due' },
      { says: 'a firm in France, and nobody has said whether it serves the people there', facts: serving(null), status: 'cannot_rule_out' },
      { says: 'a firm in France that does not know where people live', facts: FRENCH, status: 'cannot_rule_out' },
    ],
  },
  {
    ...common,
    id: 'uk-gdpr.33.2',
    article: '33(2)',
    title: 'The supplier notifies us',
    owedBy: 'supplier',
    appliesTo: { all: [servesUk, { fact: 'organisation.supplierInvolved', is: ['yes'], says: 'A supplier held the data for us' }] },
    trigger: { always: 'A processor tells of every breach; it does not weigh the risk first' },
    clock: {
      starts: 'supplier_aware',
      counting: { count: 'no_figure', words: 'Without undue delay after the supplier became aware' },
      words: 'Without undue delay after the supplier became aware; contracts often say 24 or 48 hours',
    },
    addressee: { body: 'controller', name: 'Us, by the supplier', channel: 'As agreed in the contract' },
    content: ['nature', 'categories_of_people', 'number_of_people', 'consequences', 'measures', 'what_is_missing'],
    sources: source('33(2)', 'Article 33(2)'),
    tests: [
      { says: 'a supplier involved', facts: AUTUMN, status: 'due', dueAt: null },
      { says: 'no supplier involved', facts: { ...AUTUMN, organisation: { supplierInvolved: 'no' } }, status: 'not_due' },
    ],
  },
  {
    ...common,
    id: 'uk-gdpr.33.4',
    article: '33(4)',
    title: 'Send the ICO what was missing',
    appliesTo: { all: [servesUk, isController] },
    trigger: authorityTold,
    clock: {
      starts: 'aware',
      counting: { count: 'no_figure', words: 'In phases, without undue further delay' },
      words: 'In phases, without undue further delay',
    },
    hangsOn: { rule: 'uk-gdpr.33.1', order: 'after' },
    addressee: { ...ico, channel: 'E-mail with the ICO reference' },
    content: ['number_of_people', 'number_of_records', 'consequences', 'measures', 'cause'],
    sources: source('33(4)', 'Article 33(4)'),
    tests: [
      { says: 'whenever the authority is told', facts: AUTUMN, status: 'due', dueAt: null },
      { says: 'not when it is not', facts: HARMLESS, status: 'not_due' },
    ],
  },
  {
    ...common,
    id: 'uk-gdpr.33.5',
    article: '33(5)',
    title: 'Keep the record of the breach',
    appliesTo: { all: [servesUk, isController] },
    trigger: { always: 'Every breach is recorded, told or not' },
    clock: { starts: 'aware', counting: { count: 'no_figure', words: 'As it happens' }, words: 'As it happens' },
    addressee: { body: 'register', name: 'Our own record, open to the ICO', channel: "Tocsin's log and accountability pack" },
    content: ['facts', 'cause', 'effects', 'remedial_action', 'reasoning'],
    sources: source('33(5)', 'Article 33(5)'),
    tests: [{ says: 'also when nobody is told', facts: HARMLESS, status: 'due', dueAt: null }],
  },
  {
    ...common,
    id: 'uk-gdpr.34.1',
    article: '34(1)',
    title: 'Tell the people affected',
    appliesTo: { all: [servesUk, isController] },
    trigger: peopleTold,
    clock: { starts: 'aware', counting: { count: 'no_figure', words: 'Without undue delay' }, words: 'Without undue delay' },
    addressee: { body: 'people', name: 'The people affected', channel: 'E-mail or letter to each; public communication only under 34(3)(c)' },
    content: ['nature', 'contact', 'consequences', 'measures', 'advice', 'plain_language'],
    sources: source('34(1)-(3)', 'Article 34(1) to (3)'),
    tests: [
      { says: 'special categories, and nobody has looked for copying', facts: AUTUMN, status: 'cannot_rule_out', dueAt: null },
      { says: 'special categories, copied', facts: { ...AUTUMN, breach: { ...AUTUMN.breach, exfiltration: 'seen' } }, status: 'due', dueAt: null },
      { says: 'no high risk', facts: HARMLESS, status: 'not_due' },
    ],
  },
]
