/** GDPR of the European Union, Articles 33 and 34, when we are established there or offer people there something. */
import { EU_COUNTRIES } from '../../organisation/organisation.ts'
import type { PartialFacts } from '../facts.ts'
import { authorityTold, isController, peopleTold, READ_ON, REVIEW_BY, type Condition, type ObligationRule } from './rule.ts'

/** Article 3(1) and (2). Where we know that no one in the Union is in the data, the question does not arise for us from outside. */
const applies: Condition = {
  all: [
    isController,
    {
      any: [
        { fact: 'organisation.country', is: [...EU_COUNTRIES], says: 'We are at home in the Union' },
        { fact: 'organisation.euEstablishment', is: ['yes'], says: 'We have an establishment in the Union' },
        {
          all: [
            { fact: 'organisation.offersInEu', is: ['yes'], says: 'We offer people in the Union something' },
            { peopleInEu: 1, says: 'People in the Union are in the data' },
          ],
        },
      ],
    },
  ],
}
const source = (article: string) => [
  { title: `GDPR, Article ${article}`, url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj', pinpoint: `Article ${article}`, readOn: null },
  {
    title: 'EDPB Guidelines 9/2022',
    url: 'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-92022-personal-data-breach-notification-under_en',
    pinpoint: 'duties of Articles 33 and 34',
    readOn: READ_ON,
  },
]
const common = {
  version: 1,
  regime: 'GDPR',
  jurisdiction: 'EU',
  status: 'in_force',
  effectiveFrom: '2018-05-25',
  effectiveTo: null,
  owedBy: 'us',
  exemptions: [],
  appliesTo: applies,
  review: { confidence: 'secondary', note: 'Read through EDPB Guidelines 9/2022, not in the Regulation itself.', againBy: REVIEW_BY },
} as const

const IRISH = {
  organisation: { country: 'GB', offersInEu: 'yes', euEstablishment: 'no' },
  moments: { awareAt: '2026-10-22T16:35:00Z' },
  people: { byCountry: { GB: 180_000, IE: 1_940 } },
} satisfies PartialFacts
const STOLEN = { breach: { confidentiality: 'yes', malice: 'yes' }, data: { kinds: ['person_name', 'email', 'political_opinion'] } } satisfies PartialFacts

/** Every notice brings requests; each has a clock of its own. Where we know that the Regulation does not reach us, it asks nothing. */
function request(id: string, title: string, content: ObligationRule['content']): ObligationRule {
  const asked = (requestReceivedAt: string) => ({ ...IRISH, moments: { ...IRISH.moments, requestReceivedAt } })
  return {
    ...common,
    id,
    article: '12(3)',
    title,
    trigger: { given: 'moments.requestReceivedAt', says: 'A request has come in' },
    clock: {
      starts: 'request_received',
      counting: { count: 'months', amount: 1, calendar: 'eu' },
      words: 'One month from receipt, of each request; two more if complex or many, told within the first',
    },
    addressee: { body: 'people', name: 'The person who asks', channel: 'The way they came, or as they wish' },
    content,
    sources: [{ title: 'GDPR, Article 12(3)', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj', pinpoint: 'Article 12(3)', readOn: null }],
    review: { confidence: 'unverified', note: 'From memory; so is that Regulation 1182/71 moves a last day that is a day off.', againBy: REVIEW_BY },
    tests: [
      { says: 'received on 31 March: the month has no 31st', facts: asked('2026-03-31T09:00:00Z'), status: 'due', dueAt: '2026-04-30T22:59:59.000Z' },
      { says: 'ends on a Saturday', facts: asked('2026-04-09T09:00:00Z'), status: 'due', dueAt: '2026-05-11T22:59:59.000Z' },
      { says: 'nobody has asked', facts: IRISH, status: 'not_due' },
      {
        says: 'not by whom the Regulation does not reach',
        facts: { ...asked('2026-03-31T09:00:00Z'), organisation: { ...IRISH.organisation, offersInEu: 'no' } },
        status: 'not_due',
      },
    ],
  }
}

export const euGdpr: ObligationRule[] = [
  {
    ...common,
    id: 'eu-gdpr.33.1',
    article: '33(1)',
    title: 'Notify the authority in the Union',
    trigger: authorityTold,
    clock: {
      starts: 'aware',
      counting: { count: 'elapsed_hours', amount: 72 },
      words: '72 hours after becoming aware; the latest arguable end follows Regulation 1182/71',
    },
    addressee: {
      body: 'eu_authority',
      name: 'The lead authority; from outside the Union, the authority of every member state with people affected',
      channel: "The authority's form",
    },
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
    sources: source('33(1)'),
    tests: [
      { says: 'people in Ireland whom we serve', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: '2026-10-25T16:35:00.000Z' },
      {
        says: 'people in Ireland, and nobody has said whether we serve them',
        facts: { ...IRISH, ...STOLEN, organisation: { offersInEu: 'unknown', euEstablishment: 'no' } },
        status: 'cannot_rule_out',
        dueAt: '2026-10-25T16:35:00.000Z',
      },
      { says: 'nobody in the Union', facts: { ...IRISH, ...STOLEN, people: { byCountry: { GB: 180_000 } } }, status: 'not_due' },
      {
        says: 'countries not known',
        facts: { ...STOLEN, organisation: { offersInEu: 'yes', euEstablishment: 'no' }, moments: IRISH.moments },
        status: 'cannot_rule_out',
      },
    ],
  },
  {
    ...common,
    id: 'eu-gdpr.33.4',
    article: '33(4)',
    title: 'Send the authority in the Union what was missing',
    trigger: authorityTold,
    clock: {
      starts: 'aware',
      counting: { count: 'no_figure', words: 'In phases, without undue further delay' },
      words: 'In phases, without undue further delay',
    },
    hangsOn: { rule: 'eu-gdpr.33.1', order: 'after' },
    addressee: { body: 'eu_authority', name: 'The authority that was notified', channel: 'A follow-up with its reference' },
    content: ['number_of_people', 'number_of_records', 'consequences', 'measures', 'cause'],
    sources: source('33(4)'),
    tests: [
      { says: 'whenever the authority is told', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: null },
      {
        says: 'not by whom the Regulation does not reach',
        facts: { ...IRISH, ...STOLEN, organisation: { ...IRISH.organisation, offersInEu: 'no' } },
        status: 'not_due',
      },
    ],
  },
  {
    ...common,
    id: 'eu-gdpr.33.5',
    article: '33(5)',
    title: 'Keep the record of the breach (Union)',
    trigger: { always: 'Every breach is recorded, told or not' },
    clock: { starts: 'aware', counting: { count: 'no_figure', words: 'As it happens' }, words: 'As it happens' },
    addressee: { body: 'register', name: 'Our own record, open to the authority', channel: "Tocsin's log and accountability pack" },
    content: ['facts', 'cause', 'effects', 'remedial_action', 'reasoning'],
    sources: source('33(5)'),
    tests: [{ says: 'people in Ireland whom we serve', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: null }],
  },
  {
    ...common,
    id: 'eu-gdpr.34.1',
    article: '34(1)',
    title: 'Tell the people affected in the Union',
    trigger: peopleTold,
    clock: { starts: 'aware', counting: { count: 'no_figure', words: 'Without undue delay' }, words: 'Without undue delay' },
    addressee: { body: 'people', name: 'The people affected in the Union', channel: 'E-mail or letter to each, in their language' },
    content: ['nature', 'contact', 'consequences', 'measures', 'advice', 'plain_language'],
    sources: source('34(1)'),
    tests: [{ says: 'political opinion stolen', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: null }],
  },
  {
    ...common,
    id: 'eu-gdpr.33.2',
    article: '33(2)',
    title: 'The supplier notifies us (Union)',
    owedBy: 'supplier',
    appliesTo: { all: [applies, { fact: 'organisation.supplierInvolved', is: ['yes'], says: 'A supplier held the data for us' }] },
    trigger: { always: 'A processor tells of every breach; it does not weigh the risk first' },
    clock: {
      starts: 'supplier_aware',
      counting: { count: 'no_figure', words: 'Without undue delay after the supplier became aware' },
      words: 'Without undue delay after the supplier became aware',
    },
    addressee: { body: 'controller', name: 'Us, by the supplier', channel: 'As agreed in the contract' },
    content: ['nature', 'categories_of_people', 'number_of_people', 'consequences', 'measures', 'what_is_missing'],
    sources: source('33(2)'),
    tests: [{ says: 'people in Ireland whom we serve', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: null }],
  },
  request('eu-gdpr.12.3.access', 'Answer each access request (Union)', ['copy_of_data', 'outcome']),
  request('eu-gdpr.12.3.erasure', 'Answer each erasure request (Union)', ['erasure_outcome', 'outcome']),
  {
    ...common,
    id: 'eu-gdpr.33.1',
    version: 2,
    article: '33(1)',
    title: 'Notify the authority in the Union, high risk only (Digital Omnibus)',
    status: 'proposed',
    effectiveFrom: '9999-01-01',
    trigger: peopleTold,
    clock: {
      starts: 'aware',
      counting: { count: 'elapsed_hours', amount: 96 },
      words: '96 hours after becoming aware, high risk only, through one entry point',
    },
    addressee: { body: 'eu_authority', name: 'Single entry point of ENISA', channel: 'Not built yet' },
    content: ['nature'],
    sources: [
      {
        title: 'EU Digital Omnibus and incident reporting',
        url: 'https://www.taylorwessing.com.cn/en/global-data-hub/2026/the-digital-omnibus-proposal/gdh---the-digital-omnibus-and-incident-reporting',
        pinpoint: 'proposal of 19 November 2025',
        readOn: READ_ON,
      },
    ],
    review: { confidence: 'secondary', note: 'A proposal; no adoption found.', againBy: REVIEW_BY },
    tests: [
      { says: 'high risk, people in Ireland whom we serve', facts: { ...IRISH, ...STOLEN }, status: 'due', dueAt: '2026-10-26T16:35:00.000Z' },
      { says: 'nobody in the Union', facts: { ...IRISH, ...STOLEN, people: { byCountry: { GB: 180_000 } } }, status: 'not_due' },
    ],
  },
]
