/** Canada and Brazil. */
import { abroad, anyRisk, highRisk, noFigure, reachTests, stolenIn, workingDays } from './abroad.ts'
import type { Condition, ObligationRule } from './rule.ts'

const asFeasible = noFigure('As soon as feasible')
const memory = 'From memory.'
/** Federal parties stand outside; from memory. */
const CANADIAN_PARTY: Condition = {
  all: [
    { fact: 'organisation.kind', is: ['political_party'], says: 'We are a federal political party, mostly outside PIPEDA (from memory)' },
    { fact: 'organisation.country', is: ['CA'], says: 'At home in Canada' },
  ],
}
const CA = { place: 'CA', placeName: 'Canada', regime: 'PIPEDA (Canada)', from: '2018-11-01', exemptions: [CANADIAN_PARTY] }
const RROSH: [string, string, string] = [
  'OPC, real risk of significant harm',
  'https://priv.gc.ca/en/privacy-topics/business-privacy/breaches-and-safeguards/privacy-breaches-at-your-business/rrosh-tool/rrosh-info',
  'real risk of significant harm',
]
const canadianParty = { says: 'a federal political party', facts: stolenIn('CA', { organisation: { kind: 'political_party' } }), status: 'exempt' } as const
const opc = { source: RROSH, note: 'The test was read at the Commissioner; section numbers and the party exemption are from memory.' }

/** Relevant risk: significant effect, and one of the kinds of Resolution 15/2024. */
const RELEVANT: Condition = {
  all: [
    anyRisk,
    {
      any: [
        { holds: ['health', 'political_opinion', 'trade_union', 'religion', 'ethnicity', 'sexual_life', 'genetic', 'biometric'], says: 'Sensitive data' },
        { fact: 'people.children', is: ['yes'], says: 'Children, adolescents or the elderly' },
        { holds: ['bank_account', 'iban', 'payment_card', 'salary'], says: 'Financial data' },
        { holds: ['password', 'token'], says: 'Credentials' },
        { fact: 'data.carrierOfSecrecy', is: ['yes'], says: 'Data under secrecy of law' },
        { people: 10_000, says: 'Large scale (our reading: 10,000 people)' },
      ],
    },
  ],
}
const BR1: [string, string, string] = [
  'Regulation governing the reporting of security incidents by the ANPD',
  'https://www.martinelli.adv.br/en/regulation-governing-the-reporting-of-security-incidents-by-anpd-national-data-protection-authority/',
  'Resolution 15/2024',
]
const BR = {
  place: 'BR',
  placeName: 'Brazil',
  regime: 'LGPD (Brazil)',
  from: '2024-04-26',
  trigger: RELEVANT,
  source: BR1,
  note: "Read in law firms' accounts. Holidays of Brazil are not counted, so the day shown may be early.",
}
const SMALL_AGENT: Condition = { fact: 'organisation.smallBusiness', is: ['yes'], says: 'A small processing agent: twice the time' }
const largeAgent: Condition = { not: SMALL_AGENT, says: 'Not a small processing agent' }
const smallFacts = stolenIn('BR', { organisation: { smallBusiness: 'yes' } })

export const americas: ObligationRule[] = [
  abroad({
    ...CA,
    ...opc,
    id: 'ca-pipeda.10.1',
    article: '10.1(1)',
    title: 'Report to the Privacy Commissioner (Canada)',
    trigger: highRisk,
    counting: asFeasible,
    words: 'As soon as feasible',
    addressee: ['other', 'Office of the Privacy Commissioner of Canada', 'Form'],
    content: ['facts', 'cause', 'date_of_breach', 'kinds_of_data', 'number_of_people', 'measures', 'contact'],
    tests: [...reachTests('CA', null), canadianParty],
  }),
  abroad({
    ...CA,
    ...opc,
    id: 'ca-pipeda.10.1.3',
    article: '10.1(3)',
    title: 'Tell the people affected (Canada)',
    trigger: highRisk,
    counting: asFeasible,
    words: 'As soon as feasible',
    addressee: ['people', 'People in Canada', 'Directly; indirectly where direct notice would harm or cannot be'],
    content: ['facts', 'kinds_of_data', 'measures', 'advice', 'contact'],
    tests: [...reachTests('CA', null), canadianParty],
  }),
  abroad({
    ...CA,
    ...opc,
    id: 'ca-pipeda.10.2',
    article: '10.2',
    title: 'Tell bodies that can reduce the harm (Canada)',
    trigger: highRisk,
    counting: asFeasible,
    words: 'As soon as feasible',
    addressee: ['other', 'Other bodies that can reduce the harm (Canada)', 'As each asks'],
    content: ['facts'],
    tests: [...reachTests('CA', null), canadianParty],
  }),
  abroad({
    ...CA,
    ...opc,
    id: 'ca-pipeda.10.3',
    article: '10.3',
    title: 'Keep a record for 24 months (Canada)',
    trigger: { always: 'Every breach is recorded' },
    counting: noFigure('Kept for 24 months'),
    words: 'Kept for 24 months',
    addressee: ['register', 'Our own record', "Tocsin's log and accountability pack"],
    content: ['facts', 'reasoning'],
    tests: [...reachTests('CA', null), canadianParty],
  }),
  ...(
    [
      ['CA-QC', 'Quebec', 'ca-qc.3.5', 'Law 25 (Quebec)', '2022-09-22', 'https://www.cai.gouv.qc.ca', "Commission d'accès à l'information"],
      ['CA-QC', 'Quebec', 'ca-qc.3.5.individuals', 'Law 25 (Quebec)', '2022-09-22', 'https://www.cai.gouv.qc.ca', null],
      ['CA-AB', 'Alberta', 'ca-ab.34.1', 'PIPA (Alberta)', '2010-05-01', 'https://oipc.ab.ca', 'Information and Privacy Commissioner of Alberta'],
    ] as const
  ).map(([place, placeName, id, regime, from, url, name]): ObligationRule => ({
    ...abroad({
      place: 'CA',
      placeName,
      id,
      regime,
      article: id.slice(6).replace('.individuals', ''),
      title: name === null ? `Tell the people affected (${placeName})` : `Report to the authority of ${placeName}`,
      from,
      trigger: highRisk,
      counting: noFigure('Without delay'),
      words: 'Without delay',
      addressee: name === null ? ['people', `People in ${placeName}`, 'To each'] : ['other', name, 'Form'],
      content: name === null ? ['facts', 'kinds_of_data', 'measures', 'advice', 'contact'] : ['facts', 'kinds_of_data', 'number_of_people', 'measures'],
      source: [regime, url, 'not read'],
      note: memory,
      tests: [
        { says: 'residents', facts: { ...stolenIn('CA'), people: { byCountry: { CA: 10 }, residents: [{ place, people: 10 }] } }, status: 'due', dueAt: null },
        {
          says: 'residents of elsewhere in Canada',
          facts: { ...stolenIn('CA'), people: { byCountry: { CA: 10 }, residents: [{ place: 'CA-ON', people: 10 }] } },
          status: 'not_due',
        },
      ],
    }),
    jurisdiction: place,
    reach: { residents: place, atLeast: 1, says: `People who live in ${placeName} are in the data` },
  })),
  abroad({
    ...BR,
    id: 'br-lgpd.48',
    article: '48',
    title: 'Notify the ANPD',
    appliesTo: largeAgent,
    counting: workingDays(3, 'brazil'),
    words: '3 business days',
    addressee: ['other', 'ANPD', 'Electronic form, 12 topics'],
    content: ['facts', 'number_of_people', 'kinds_of_data', 'measures', 'consequences', 'contact'],
    tests: [...reachTests('BR', '2026-03-05T23:59:59.000Z'), { says: 'a small agent has another time', facts: smallFacts, status: 'not_due' }],
  }),
  abroad({
    ...BR,
    id: 'br-lgpd.48.small',
    article: '48',
    title: 'Notify the ANPD (small agent)',
    appliesTo: SMALL_AGENT,
    counting: workingDays(6, 'brazil'),
    words: '6 business days',
    addressee: ['other', 'ANPD', 'Electronic form, 12 topics'],
    content: ['facts', 'number_of_people', 'kinds_of_data', 'measures', 'consequences', 'contact'],
    tests: [
      { says: 'a small agent', facts: smallFacts, status: 'due', dueAt: '2026-03-10T23:59:59.000Z' },
      { says: 'a large one', facts: stolenIn('BR'), status: 'not_due' },
    ],
  }),
  abroad({
    ...BR,
    id: 'br-lgpd.48.supplement',
    article: '48',
    title: 'Send the ANPD what was missing',
    stage: 1,
    counting: workingDays(20, 'brazil'),
    words: '20 business days',
    addressee: ['other', 'ANPD', 'Electronic form'],
    content: ['what_is_missing', 'cause', 'measures'],
    tests: reachTests('BR', '2026-03-30T23:59:59.000Z'),
  }),
  abroad({
    ...BR,
    id: 'br-lgpd.48.individuals',
    article: '48',
    title: 'Tell the people affected (Brazil)',
    counting: workingDays(3, 'brazil'),
    words: '3 business days; 6 for a small agent',
    addressee: ['people', 'People in Brazil', 'Directly, 7 topics'],
    content: ['kinds_of_data', 'consequences', 'measures', 'date_of_breach', 'advice', 'contact'],
    tests: reachTests('BR', '2026-03-05T23:59:59.000Z'),
  }),
]
