/** Federal law of the United States: health (HIPAA, FTC), finance (banks, FTC Safeguards), listed companies (SEC), critical infrastructure (not in force). */
import { days, federal, hoursStrict, noFigure, stolenIn, workingDays } from './abroad.ts'
import type { Condition, LawTest, ObligationRule } from './rule.ts'

const KEY_SAFE: Condition = { fact: 'breach.unintelligible', is: ['yes'], says: 'The data were encrypted and the key is safe' }
const SKILL = 'https://github.com/lawve-ai/awesome-legal-skills'
const HIPAA: [string, string, string] = ['HIPAA breach rule, as summarised', SKILL, 'individuals, HHS, media, business associates']
const HARDLINE: [string, string, string] = ['Breach notification matrix', 'https://hardlinelending.com/legal/breach-notification-matrix', 'FTC Safeguards']
const memory = 'From memory.'

/** Encrypting data is acquiring them, so access is enough; low probability of compromise by the four factors frees (read as: no risk). */
const BREACH: Condition = {
  all: [
    { exposure: 'access', says: 'Unsecured health information was accessed or acquired' },
    { holds: ['health'], says: 'Health information' },
    { decision: 'authority' },
  ],
}
const hipaa = {
  regime: 'HIPAA',
  from: '2013-09-23',
  sector: 'hipaa',
  says: 'We are a covered entity under HIPAA',
  exemptions: [KEY_SAFE],
  source: HIPAA,
  note: 'Read in a secondary source; section numbers from memory. The four factors are shown beside the severity; our "no risk" stands for a low probability of compromise.',
} as const
const atLeast500: Condition = { people: 500, says: '500 people or more' }

/** In the sector, not in it, and nobody has said. */
function sectorTests(name: string, dueAt: string | null, people = 2000): LawTest[] {
  const facts = (answer: 'yes' | 'no' | 'unknown') => stolenIn('US', { people, organisation: { sectors: { [name]: answer } } })
  return [
    { says: 'in the sector', facts: facts('yes'), status: 'due', dueAt },
    { says: 'not in the sector', facts: facts('no'), status: 'not_due' },
    { says: 'nobody has said whether in the sector', facts: facts('unknown'), status: 'cannot_rule_out', dueAt },
    { says: 'at home elsewhere, not in the sector', facts: stolenIn('GB', { organisation: { sectors: { [name]: 'no' } } }), status: 'not_due' },
  ]
}
const below = (name: string, dueAt?: string): LawTest => ({
  says: '499 people',
  facts: stolenIn('US', { people: 499, organisation: { sectors: { [name]: 'yes' } } }),
  status: dueAt ? 'due' : 'not_due',
  ...(dueAt ? { dueAt } : {}),
})
const MAY_1 = '2026-05-01T23:59:59.000Z' // 60 days after 2 March

export const usFederal: ObligationRule[] = [
  federal({
    ...hipaa,
    id: 'hipaa.164.404',
    article: '164.404',
    title: 'Tell the patients (HIPAA)',
    trigger: BREACH,
    counting: days(60),
    words: 'Without unreasonable delay, 60 days from discovery at most',
    addressee: [
      'people',
      'Individuals whose health information was hit',
      'Letter; e-mail if agreed. Ten or more out of reach: website for 90 days or media, and a toll-free number',
    ],
    content: ['facts', 'date_of_breach', 'kinds_of_data', 'advice', 'measures', 'contact'],
    tests: [
      ...sectorTests('hipaa', MAY_1),
      {
        says: 'encrypted',
        facts: { ...stolenIn('US', { organisation: { sectors: { hipaa: 'yes' } } }), breach: { confidentiality: 'yes', unintelligible: 'yes' } },
        status: 'exempt',
      },
    ],
  }),
  federal({
    ...hipaa,
    id: 'hipaa.164.408.b',
    article: '164.408(b)',
    title: 'Tell HHS, 500 people or more',
    trigger: { all: [BREACH, atLeast500] },
    counting: days(60),
    words: 'With the notice to individuals, 60 days from discovery at most',
    addressee: ['other', 'Department of Health and Human Services (OCR)', 'Breach portal'],
    content: ['facts', 'number_of_people', 'kinds_of_data', 'measures'],
    tests: [...sectorTests('hipaa', MAY_1), below('hipaa')],
  }),
  federal({
    ...hipaa,
    id: 'hipaa.164.408.c',
    article: '164.408(c)',
    title: 'Tell HHS, fewer than 500 people',
    trigger: { all: [BREACH, { not: atLeast500, says: 'Fewer than 500 people' }] },
    counting: { count: 'days_after_year_end', amount: 60 },
    words: '60 days after the end of the year of discovery',
    addressee: ['other', 'Department of Health and Human Services (OCR), yearly', 'Breach portal'],
    content: ['facts', 'number_of_people'],
    tests: [
      ...sectorTests('hipaa', '2027-03-01T23:59:59.000Z', 499),
      { says: '500 people', facts: stolenIn('US', { people: 500, organisation: { sectors: { hipaa: 'yes' } } }), status: 'not_due' },
    ],
  }),
  federal({
    ...hipaa,
    id: 'hipaa.164.406',
    article: '164.406',
    title: 'Tell the media (HIPAA)',
    trigger: { all: [BREACH, { inOnePartOf: 'US', atLeast: 500, says: '500 residents or more of one state' }] },
    counting: days(60),
    words: '60 days from discovery at most',
    addressee: ['other', 'Prominent media of the state', 'Press release'],
    content: ['facts', 'date_of_breach', 'kinds_of_data', 'advice', 'measures', 'contact'],
    tests: [
      { says: '500 residents of one state', facts: inStates({ 'US-TX': 500, 'US-OH': 10 }), status: 'due', dueAt: MAY_1 },
      { says: '499 residents of the largest', facts: inStates({ 'US-TX': 499, 'US-OH': 490 }), status: 'not_due' },
    ],
  }),
  federal({
    ...hipaa,
    id: 'hipaa.164.410',
    article: '164.410',
    title: 'The business associate tells us',
    owedBy: 'supplier',
    appliesTo: { fact: 'organisation.supplierInvolved', is: ['yes'], says: 'A supplier held the data for us' },
    trigger: { holds: ['health'], says: 'Health information' },
    starts: 'supplier_aware',
    counting: days(60),
    words: '60 days from discovery at most, with the identities of the people',
    addressee: ['controller', 'Us, by the business associate', 'As agreed in the contract'],
    content: ['identities', 'facts', 'kinds_of_data'],
    tests: sectorTests('hipaa', MAY_1),
  }),
  federal({
    id: 'ftc-hbnr.318',
    regime: 'FTC Health Breach Rule',
    article: '318',
    title: 'Tell the people and the FTC (health records outside HIPAA)',
    from: '2024-07-29',
    sector: 'ftcHealthRecords',
    says: 'We offer personal health records outside HIPAA',
    trigger: {
      all: [
        { exposure: 'acquisition', says: 'Health records were acquired' },
        { holds: ['health'], says: 'Health information' },
      ],
    },
    exemptions: [KEY_SAFE],
    counting: days(60),
    words: '60 days from discovery at most',
    addressee: ['other', 'Federal Trade Commission, and the people affected', 'Its form'],
    content: ['facts', 'date_of_breach', 'kinds_of_data', 'advice', 'measures'],
    source: ['FTC Health Breach Notification Rule', 'https://www.ftc.gov', 'not read'],
    note: memory,
    tests: sectorTests('ftcHealthRecords', MAY_1),
  }),
  federal({
    id: 'ftc-safeguards.314.4',
    regime: 'FTC Safeguards Rule',
    article: '314.4(j)',
    title: 'Tell the FTC (financial institutions)',
    from: '2024-05-13',
    sector: 'ftcSafeguards',
    says: 'We are a financial institution under the Safeguards Rule',
    trigger: { all: [{ exposure: 'acquisition', says: 'Customer information was acquired' }, atLeast500] },
    exemptions: [KEY_SAFE],
    counting: days(30),
    words: '30 days from discovery',
    addressee: ['other', 'Federal Trade Commission', 'Online form'],
    content: ['facts', 'number_of_people', 'kinds_of_data', 'date_of_breach'],
    source: HARDLINE,
    note: 'Read in a secondary source.',
    tests: [...sectorTests('ftcSafeguards', '2026-04-01T23:59:59.000Z'), below('ftcSafeguards')],
  }),
  federal({
    id: 'sec.8k.1.05',
    regime: 'SEC',
    article: 'Form 8-K, Item 1.05',
    title: 'File Form 8-K',
    from: '2023-12-18',
    sector: 'secRegistrant',
    says: 'We are registered with the SEC as a domestic issuer',
    trigger: { always: 'Filed when the incident is determined to be material' },
    starts: 'material',
    counting: workingDays(4, 'us_federal'),
    words: 'Four business days after determining that it is material',
    addressee: ['other', 'Securities and Exchange Commission', 'EDGAR'],
    content: ['materiality'],
    source: ['SEC, Form 8-K Item 1.05', 'https://www.sec.gov', 'not read'],
    note: `${memory} Until materiality is determined the clock is shown from awareness.`,
    tests: [
      ...sectorTests('secRegistrant', '2026-03-06T23:59:59.000Z'),
      {
        says: 'material on a Thursday',
        facts: {
          ...stolenIn('US', { organisation: { sectors: { secRegistrant: 'yes' } } }),
          moments: { awareAt: '2026-03-02T10:00:00Z', materialAt: '2026-03-05T10:00:00Z' },
        },
        status: 'due',
        dueAt: '2026-03-11T23:59:59.000Z',
      },
    ],
  }),
  federal({
    id: 'us-bank.36h',
    regime: 'Computer-Security Incident Rule',
    article: '36 hours',
    title: 'Tell the primary federal regulator (banks)',
    from: '2022-05-01',
    sector: 'usBank',
    says: 'We are a bank under a federal regulator',
    trigger: {
      any: [
        { fact: 'breach.ransomware', is: ['yes'], says: 'Ransomware' },
        { fact: 'breach.availability', is: ['yes'], says: 'Service was disrupted' },
        { decision: 'people' },
      ],
    },
    starts: 'determined',
    counting: hoursStrict(36),
    words: '36 hours after determining that it is a notification incident',
    addressee: ['other', 'OCC, Federal Reserve or FDIC', 'E-mail or telephone'],
    content: ['facts'],
    source: ['Computer-Security Incident Notification', 'https://www.occ.gov', 'not read'],
    note: memory,
    tests: sectorTests('usBank', '2026-03-03T22:00:00.000Z'),
  }),
  ...(
    [
      ['incident', 72, '2026-03-05T10:00:00.000Z'],
      ['ransom', 24, '2026-03-03T10:00:00.000Z'],
    ] as const
  ).map(([what, hours, dueAt]) =>
    federal({
      id: `circia.${what}`,
      regime: 'CIRCIA',
      article: 'proposed rule',
      title: `Report to CISA (${what === 'ransom' ? 'ransom paid' : 'incident'}, not in force)`,
      status: 'proposed',
      from: '9999-01-01',
      sector: 'usCriticalInfrastructure',
      says: 'We are critical infrastructure in the United States',
      trigger: { always: 'Proposed' },
      counting: hoursStrict(hours),
      words: `${hours} hours`,
      addressee: ['other', 'CISA', 'Not built yet'],
      content: ['facts'],
      source: ['CIRCIA', 'https://www.cisa.gov', 'not read'],
      note: `${memory} The final rule was not seen.`,
      tests: sectorTests('usCriticalInfrastructure', dueAt),
    }),
  ),
  federal({
    id: 'hipaa.164.404.d',
    regime: 'HIPAA',
    article: '164.404(d)',
    title: 'Post a substitute notice (HIPAA)',
    from: '2013-09-23',
    sector: 'hipaa',
    says: hipaa.says,
    exemptions: [KEY_SAFE],
    trigger: { all: [BREACH, { fact: 'breach.contactDisproportionate', is: ['yes'], says: 'Ten or more people cannot be reached' }] },
    counting: noFigure('Website for 90 days, or media, with a toll-free number'),
    words: 'Website for 90 days, or media, with a toll-free number',
    addressee: ['people', 'Individuals out of reach', 'Website or media'],
    content: ['facts', 'date_of_breach', 'kinds_of_data', 'advice', 'contact'],
    source: HIPAA,
    note: hipaa.note,
    tests: [
      {
        says: 'people out of reach',
        facts: {
          ...stolenIn('US', { organisation: { sectors: { hipaa: 'yes' } } }),
          breach: { confidentiality: 'yes', malice: 'yes', contactDisproportionate: 'yes' },
        },
        status: 'due',
        dueAt: null,
      },
    ],
  }),
]

function inStates(states: Record<string, number>) {
  const people = Object.values(states).reduce((sum, count) => sum + count, 0)
  const facts = stolenIn('US', { people, organisation: { sectors: { hipaa: 'yes' } } })
  return { ...facts, people: { ...facts.people, residents: Object.entries(states).map(([place, count]) => ({ place, people: count })) } }
}
