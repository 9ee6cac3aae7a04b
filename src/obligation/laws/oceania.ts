/** Australia and New Zealand. */
import { abroad, anyRisk, days, highRisk, hoursStrict, noFigure, reachTests, stolenIn } from './abroad.ts'
import type { Condition, ObligationRule } from './rule.ts'

const PARTY_AT_HOME: Condition = {
  all: [
    { fact: 'organisation.kind', is: ['political_party'], says: 'We are a registered political party' },
    { fact: 'organisation.country', is: ['AU'], says: 'At home in Australia' },
  ],
}
const SMALL: Condition = {
  fact: 'organisation.smallBusiness',
  is: ['yes'],
  says: 'A small business (turnover of AUD 3 million or less), outside most of the Privacy Act',
}
const AU = { place: 'AU', placeName: 'Australia', regime: 'Privacy Act 1988 (Australia)', from: '2018-02-22', exemptions: [PARTY_AT_HOME, SMALL] }
const NDB: [string, string, string] = [
  'OAIC, what to include in an eligible data breach statement',
  'https://www.oaic.gov.au/privacy-law/privacy-act/notifiable-data-breaches-scheme/what-to-include-in-an-eligible-data-breach-statement',
  'Part IIIC',
]
const asPracticable = noFigure('As soon as practicable')
const party = { says: 'a registered political party', facts: stolenIn('AU', { organisation: { kind: 'political_party' } }), status: 'exempt' } as const
const small = { says: 'a small business', facts: stolenIn('AU', { organisation: { smallBusiness: 'yes' } }), status: 'exempt' } as const

const NZ = { place: 'NZ', placeName: 'New Zealand', regime: 'Privacy Act 2020 (New Zealand)', from: '2020-12-01', trigger: highRisk }
const NOTIFY_US: [string, string, string] = ['Office of the Privacy Commissioner, NotifyUs', 'https://www.privacy.org.nz', 'not read']
const memory = 'From memory.'

export const oceania: ObligationRule[] = [
  abroad({
    ...AU,
    id: 'au-ndb.26WH',
    article: '26WH',
    title: 'Assess a suspected breach (Australia)',
    trigger: { all: [{ exposure: 'access', says: 'Data may have been seen, disclosed or lost' }, anyRisk] },
    counting: days(30),
    words: '30 days to assess a suspicion',
    addressee: ['register', 'Our own assessment', 'In writing'],
    content: ['facts', 'reasoning'],
    source: NDB,
    note: 'Read at the regulator and in secondary texts.',
    tests: [...reachTests('AU', '2026-04-01T23:59:59.000Z'), party, small],
  }),
  abroad({
    ...AU,
    id: 'au-ndb.26WK',
    article: '26WK',
    title: 'Give the statement to the OAIC',
    trigger: highRisk,
    counting: asPracticable,
    words: 'As soon as practicable after there are grounds to believe',
    addressee: ['other', 'Office of the Australian Information Commissioner', 'Online form'],
    content: ['contact', 'facts', 'kinds_of_data', 'advice'],
    source: NDB,
    note: 'Serious harm is read as our high risk. Where a breach is shared, one body may notify for all.',
    tests: [...reachTests('AU', null), party, small],
  }),
  abroad({
    ...AU,
    id: 'au-ndb.26WL',
    article: '26WL',
    title: 'Tell the people at risk (Australia)',
    trigger: highRisk,
    counting: asPracticable,
    words: 'As soon as practicable after the statement',
    addressee: ['people', 'People in Australia', 'To all, or to those at risk; else published and made known'],
    content: ['contact', 'facts', 'kinds_of_data', 'advice'],
    source: NDB,
    note: 'Serious harm is read as our high risk.',
    tests: [...reachTests('AU', null), party, small],
  }),
  abroad({
    ...NZ,
    id: 'nz-privacy.114',
    article: '114',
    title: 'Notify the Privacy Commissioner (New Zealand)',
    counting: hoursStrict(72),
    words: 'As soon as practicable; the Commissioner expects 72 hours',
    addressee: ['other', 'Office of the Privacy Commissioner of New Zealand', 'NotifyUs'],
    content: ['facts', 'measures', 'contact'],
    source: NOTIFY_US,
    note: memory,
    tests: reachTests('NZ', '2026-03-05T10:00:00.000Z'),
  }),
  abroad({
    ...NZ,
    id: 'nz-privacy.115',
    article: '115',
    title: 'Tell the people affected (New Zealand)',
    counting: asPracticable,
    words: 'As soon as practicable',
    addressee: ['people', 'People in New Zealand', 'To each, else by public notice'],
    content: ['facts', 'measures', 'advice', 'contact'],
    source: NOTIFY_US,
    note: memory,
    tests: reachTests('NZ', null),
  }),
]
