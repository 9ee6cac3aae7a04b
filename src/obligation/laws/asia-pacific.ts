/** Australia, New Zealand, Japan, Singapore, South Korea, India, Hong Kong, China, Thailand, the Philippines, Indonesia. */
import { abroad, anyRisk, days, exposed, highRisk, hoursStrict, noFigure, reachTests, stolenIn } from './abroad.ts'
import type { Condition, ObligationRule } from './rule.ts'

const PARTY_AT_HOME: Condition = {
  all: [
    { fact: 'organisation.kind', is: ['political_party'], says: 'We are a registered political party' },
    { fact: 'organisation.country', is: ['AU'], says: 'At home in Australia' },
  ],
}
const SMALL: Condition = { fact: 'organisation.smallBusiness', is: ['yes'], says: 'A small business (turnover of AUD 3 million or less), outside most of the Privacy Act' }
const AU = { place: 'AU', placeName: 'Australia', regime: 'Privacy Act 1988 (Australia)', from: '2018-02-22', exemptions: [PARTY_AT_HOME, SMALL] }
const NDB: [string, string, string] = [
  'OAIC, what to include in an eligible data breach statement',
  'https://www.oaic.gov.au/privacy-law/privacy-act/notifiable-data-breaches-scheme/what-to-include-in-an-eligible-data-breach-statement',
  'Part IIIC',
]
const asPracticable = noFigure('As soon as practicable')
const party = { says: 'a registered political party', facts: stolenIn('AU', { organisation: { kind: 'political_party' } }), status: 'exempt' } as const
const small = { says: 'a small business', facts: stolenIn('AU', { organisation: { smallBusiness: 'yes' } }), status: 'exempt' } as const

const JAPAN_TRIGGER: Condition = {
  any: [
    { holds: ['health', 'criminal', 'religion', 'ethnicity', 'political_opinion'], says: 'Data that need special care' },
    { holds: ['payment_card', 'bank_account', 'password'], says: 'Data that can cost people property' },
    { fact: 'breach.malice', is: ['yes'], says: 'Wrongful intent' },
    { people: 1001, says: 'More than 1,000 people' },
  ],
}
const JP = { place: 'JP', placeName: 'Japan', regime: 'APPI (Japan)', from: '2022-04-01', trigger: JAPAN_TRIGGER }
const PPC: [string, string, string] = ['Personal Information Protection Commission', 'https://www.ppc.go.jp/en/', 'not read']
const SG = { place: 'SG', placeName: 'Singapore', regime: 'PDPA (Singapore)', from: '2021-02-01' }
const PDPC: [string, string, string] = ['Personal Data Protection Commission', 'https://www.pdpc.gov.sg', 'not read']
const KR = { place: 'KR', placeName: 'South Korea', regime: 'PIPA (South Korea)', from: '2023-09-15' }
const PIPC: [string, string, string] = ['Personal Information Protection Commission', 'https://www.pipc.go.kr/eng/', 'not read']
const NZ = { place: 'NZ', placeName: 'New Zealand', regime: 'Privacy Act 2020 (New Zealand)', from: '2020-12-01', trigger: highRisk }
const NOTIFY_US: [string, string, string] = ['Office of the Privacy Commissioner, NotifyUs', 'https://www.privacy.org.nz', 'not read']
const IN = { place: 'IN', placeName: 'India', trigger: { always: 'Any breach of personal data, whatever the risk' } }
const RULE_7: [string, string, string] = [
  'DPDP Rules, Rule 7: intimation of personal data breach',
  'https://dpdpaedu.org/docs/DPDPA%20Rules/Intimation%20of%20Personal%20Data%20Breach',
  'Rule 7; the first day of force, about 14 May 2027, in another secondary source',
]
const memory = 'From memory.'

export const asiaPacific: ObligationRule[] = [
  abroad({
    ...AU, id: 'au-ndb.26WH', article: '26WH', title: 'Assess a suspected breach (Australia)', trigger: { all: [{ exposure: 'access', says: 'Data may have been seen, disclosed or lost' }, anyRisk] },
    counting: days(30), words: '30 days to assess a suspicion', addressee: ['register', 'Our own assessment', 'In writing'], content: ['facts', 'reasoning'], source: NDB,
    note: 'Read at the regulator and in secondary texts.', tests: [...reachTests('AU', '2026-04-01T23:59:59.000Z'), party, small],
  }),
  abroad({
    ...AU, id: 'au-ndb.26WK', article: '26WK', title: 'Give the statement to the OAIC', trigger: highRisk, counting: asPracticable, words: 'As soon as practicable after there are grounds to believe',
    addressee: ['other', 'Office of the Australian Information Commissioner', 'Online form'], content: ['contact', 'facts', 'kinds_of_data', 'advice'], source: NDB,
    note: 'Serious harm is read as our high risk. Where a breach is shared, one body may notify for all.', tests: [...reachTests('AU', null), party, small],
  }),
  abroad({
    ...AU, id: 'au-ndb.26WL', article: '26WL', title: 'Tell the people at risk (Australia)', trigger: highRisk, counting: asPracticable, words: 'As soon as practicable after the statement',
    addressee: ['people', 'People in Australia', 'To all, or to those at risk; else published and made known'], content: ['contact', 'facts', 'kinds_of_data', 'advice'], source: NDB,
    note: 'Serious harm is read as our high risk.', tests: [...reachTests('AU', null), party, small],
  }),
  abroad({
    ...NZ, id: 'nz-privacy.114', article: '114', title: 'Notify the Privacy Commissioner (New Zealand)', counting: hoursStrict(72), words: 'As soon as practicable; the Commissioner expects 72 hours',
    addressee: ['other', 'Office of the Privacy Commissioner of New Zealand', 'NotifyUs'], content: ['facts', 'measures', 'contact'], source: NOTIFY_US, note: memory,
    tests: reachTests('NZ', '2026-03-05T10:00:00.000Z'),
  }),
  abroad({
    ...NZ, id: 'nz-privacy.115', article: '115', title: 'Tell the people affected (New Zealand)', counting: asPracticable, words: 'As soon as practicable',
    addressee: ['people', 'People in New Zealand', 'To each, else by public notice'], content: ['facts', 'measures', 'advice', 'contact'], source: NOTIFY_US, note: memory, tests: reachTests('NZ', null),
  }),
  abroad({
    ...JP, id: 'jp-appi.26.preliminary', article: '26', title: 'Preliminary report (Japan)', counting: days(3), words: '3 to 5 days; the shorter is used',
    addressee: ['other', 'Personal Information Protection Commission of Japan', 'Online form'], content: ['facts', 'number_of_people', 'kinds_of_data'], source: PPC, note: memory,
    tests: reachTests('JP', '2026-03-05T23:59:59.000Z'),
  }),
  abroad({
    ...JP, id: 'jp-appi.26.final', article: '26', title: 'Final report (Japan)', stage: 1, counting: days(30), words: '30 days; 60 where somebody meant harm. The shorter is used',
    addressee: ['other', 'Personal Information Protection Commission of Japan', 'Online form'], content: ['facts', 'cause', 'effects', 'measures'], source: PPC, note: memory,
    tests: reachTests('JP', '2026-04-01T23:59:59.000Z'),
  }),
  abroad({
    ...JP, id: 'jp-appi.26.individuals', article: '26(2)', title: 'Tell the people affected (Japan)', counting: noFigure('Promptly'), words: 'Promptly',
    addressee: ['people', 'People in Japan', 'To each, else by public notice'], content: ['facts', 'kinds_of_data', 'cause', 'contact'], source: PPC, note: memory, tests: reachTests('JP', null),
  }),
  abroad({
    ...SG, id: 'sg-pdpa.26D.commission', article: '26D(1)', title: 'Notify the Commission (Singapore)', trigger: { any: [highRisk, { people: 500, says: '500 people or more' }] }, starts: 'assessed',
    counting: days(3), words: '3 calendar days after the assessment, which may take 30', addressee: ['other', 'Personal Data Protection Commission of Singapore', 'Online form'],
    content: ['facts', 'number_of_people', 'kinds_of_data', 'measures'], source: PDPC, note: memory, tests: reachTests('SG', '2026-03-05T23:59:59.000Z'),
  }),
  abroad({
    ...SG, id: 'sg-pdpa.26D.individuals', article: '26D(2)', title: 'Tell the people affected (Singapore)', trigger: highRisk, counting: noFigure('As soon as practicable'),
    words: 'With or after the notice to the Commission', hangsOn: { rule: 'sg-pdpa.26D.commission', order: 'with' }, addressee: ['people', 'People in Singapore', 'In any reasonable manner'],
    content: ['facts', 'kinds_of_data', 'advice', 'contact'], source: PDPC, note: memory, tests: reachTests('SG', '2026-03-05T23:59:59.000Z'),
  }),
  abroad({
    ...KR, id: 'kr-pipa.34.authority', article: '34(3)', title: 'Report the leak (South Korea)',
    trigger: { any: [{ people: 1000, says: '1,000 people or more' }, { holds: ['health', 'national_id', 'political_opinion', 'religion', 'biometric', 'genetic', 'criminal'], says: 'Sensitive data' }, { fact: 'breach.malice', is: ['yes'], says: 'Hacking' }] },
    counting: hoursStrict(72), words: '72 hours', addressee: ['other', 'Personal Information Protection Commission of Korea, or KISA', 'Online form'], content: ['facts', 'number_of_people', 'kinds_of_data', 'measures'],
    source: PIPC, note: memory, tests: reachTests('KR', '2026-03-05T10:00:00.000Z'),
  }),
  abroad({
    ...KR, id: 'kr-pipa.34.individuals', article: '34(1)', title: 'Tell the people affected (South Korea)', trigger: { always: 'Every leak is told' }, counting: hoursStrict(72), words: '72 hours',
    addressee: ['people', 'People in South Korea', 'To each'], content: ['kinds_of_data', 'date_of_breach', 'advice', 'measures', 'contact'], source: PIPC, note: memory, tests: reachTests('KR', '2026-03-05T10:00:00.000Z'),
  }),
  abroad({
    ...IN, id: 'in-cert.6h', regime: 'CERT-In Directions 2022', article: 'Direction (ii)', title: 'Report to CERT-In', from: '2022-06-27', trigger: { fact: 'breach.malice', is: ['yes'], says: 'An attack' },
    counting: hoursStrict(6), words: '6 hours after noticing', addressee: ['other', 'CERT-In', 'E-mail, telephone or form'], content: ['facts', 'cause'],
    source: ['Is a customised approach necessary for personal data breach notifications?', 'https://barandbench.com/amp/story/law-firms/view-point/is-customized-approach-necessary-for-personal-data-breach-notifications', '6 hours'],
    note: "A law firm's account.", tests: reachTests('IN', '2026-03-02T16:00:00.000Z'),
  }),
  ...(['initial', 'detailed'] as const).map((stage) =>
    abroad({
      ...IN, id: `in-dpdp.7.${stage}`, regime: 'DPDP Rules 2025 (India)', article: '7(2)', title: `Inform the Data Protection Board (India, ${stage})`, status: 'enacted_future', from: '2027-05-14',
      ...(stage === 'detailed' ? { stage: 1 } : {}), counting: stage === 'initial' ? noFigure('Without delay') : hoursStrict(72), words: stage === 'initial' ? 'Without delay' : '72 hours',
      addressee: ['other', 'Data Protection Board of India', 'Its form'], content: ['facts', 'effects', 'cause', 'measures'], source: RULE_7, note: 'First day of force not certain.',
      tests: reachTests('IN', stage === 'initial' ? null : '2026-03-05T10:00:00.000Z'),
    }),
  ),
  abroad({
    ...IN, id: 'in-dpdp.7.individuals', regime: 'DPDP Rules 2025 (India)', article: '7(1)', title: 'Inform each person (India)', status: 'enacted_future', from: '2027-05-14', counting: noFigure('Without delay'),
    words: 'Without delay', addressee: ['people', 'People in India', 'Through their account or the way they registered'], content: ['nature', 'consequences', 'measures', 'advice', 'contact'], source: RULE_7,
    note: 'First day of force not certain.', tests: reachTests('IN', null),
  }),
  abroad({
    place: 'HK', placeName: 'Hong Kong', id: 'hk-pdpo.voluntary', regime: 'PDPO (Hong Kong)', article: 'guidance', title: 'Tell the Privacy Commissioner (Hong Kong)', status: 'voluntary', from: '2010-06-01', trigger: anyRisk,
    counting: noFigure('As soon as practicable'), words: 'Voluntary, as soon as practicable', addressee: ['other', 'Privacy Commissioner for Personal Data, Hong Kong', 'Form'], content: ['facts', 'measures'],
    source: ['Privacy Commissioner for Personal Data', 'https://www.pcpd.org.hk', 'not read'], note: memory, tests: reachTests('HK', null, 'voluntary'),
  }),
  abroad({
    place: 'CN', placeName: 'China', id: 'cn-pipl.57', regime: 'PIPL (China)', article: '57', title: 'Tell the authority and the people (China)', from: '2021-11-01', trigger: { always: 'Any leak, change or loss' },
    counting: { count: 'at_once' }, words: 'Immediately', addressee: ['other', 'Cyberspace administration; the people affected', 'As each asks'], content: ['kinds_of_data', 'cause', 'consequences', 'measures', 'contact'],
    source: ['Personal Information Protection Law', 'https://www.cac.gov.cn', 'not read'], note: memory, tests: reachTests('CN', '2026-03-02T10:00:00.000Z'),
  }),
  ...([['TH', 'Thailand', 'th-pdpa.37', 'PDPA (Thailand)', '2022-06-01', 'https://www.pdpc.or.th', 'Personal Data Protection Committee of Thailand'], ['PH', 'the Philippines', 'ph-dpa.20f', 'Data Privacy Act (Philippines)', '2016-09-09', 'https://privacy.gov.ph', 'National Privacy Commission of the Philippines'], ['ID', 'Indonesia', 'id-pdp.46', 'PDP Law (Indonesia)', '2024-10-17', 'https://www.komdigi.go.id', 'The authority for personal data of Indonesia']] as const).map(
    ([place, placeName, id, regime, from, url, name]) =>
      abroad({
        place, placeName, id, regime, article: id.split('.')[1]!, title: `Notify the authority (${placeName})`, from, trigger: place === 'ID' ? exposed : anyRisk, counting: hoursStrict(72), words: place === 'ID' ? '3 times 24 hours' : '72 hours',
        addressee: ['other', name, 'Its form'], content: ['facts', 'effects', 'measures'], source: [regime, url, 'not read'], note: `${memory} Triggers and notices to people vary.`, tests: reachTests(place, '2026-03-05T10:00:00.000Z'),
      }),
  ),
]
