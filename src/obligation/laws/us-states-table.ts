/**
 * Duties to tell of a breach in the states and territories of the United States, one row each; us-states.ts makes rules of them.
 * Seed data, to be held against each statute: a figure is as well known as its `key` (a text that was read); without one it is from memory.
 */

/** Texts that were read, by key: title and address. */
export const US_SOURCES = {
  ALSTON: [
    'Key breach notification updates in California and Oklahoma for 2026',
    'https://www.alstonprivacy.com/key-breach-notification-updates-in-california-and-oklahoma-for-2026',
  ],
  PHX: [
    'Breach notification trigger thresholds, 20-state chart',
    'https://www.phoenixstrategy.group/blog/breach-notification-trigger-thresholds-20-state-chart',
  ],
  CT24: [
    'Connecticut requires 24 months of credit monitoring',
    'https://www.huntonprivacyblog.com/2018/11/01/connecticut-requires-24-months-credit-monitoring-certain-security-breaches/',
  ],
  DE1: [
    'Delaware updates its data breach notification law',
    'https://www.dataprivacyandsecurityinsider.com/2017/08/delaware-updates-its-data-breach-notification-law/',
  ],
  USLAW: ['US law data set (found unreliable elsewhere)', 'https://github.com/Ansvar-Systems/US-law-mcp'],
  DPRNY: [
    'California tightens data breach notification timelines (with a comparison)',
    'https://www.dataprotectionreport.com/2025/11/california-tightens-data-breach-notification-timelines-imposes-30-day-notice-requirement/',
  ],
  MONDAQ: [
    '2026 data breach law updates: California and Oklahoma',
    'https://admin.mondaq.com/unitedstates/data-protection/1698926/2026-data-breach-law-updates-california-and-oklahoma',
  ],
  PA1: ['State data breach notification laws chart', 'https://natlawreview.com/article/state-data-breach-notification-laws-chart'],
  PA2: [
    'New Pennsylvania law will offer added protections',
    'https://databreaches.net/2024/07/07/new-pennsylvania-law-will-offer-added-protections-for-victims-of-data-breaches-and-new-reporting-requirements',
  ],
  UT: ['Data breach laws: Utah and Pennsylvania', 'https://www.dwt.com/blogs/privacy--security-law-blog/2023/03/data-breach-laws-utah-pennsylvania'],
} as const
export type UsSource = keyof typeof US_SOURCES

/** With or before the notice to people, days after it, days from the same start as that notice, or no figure in the law. */
export type UsWhen =
  | 'with'
  | 'before'
  | 'no_figure'
  | { days: number }
  | { hours: number }
  | { daysAfterNotice: number }
  | { workingDaysAfterNotice: number }
  | { workingDays: number }
/** `since`: first day of the figure; before it the law had none, or no such duty. */
type Figure = { key?: UsSource; since?: string }
export type StateRow = {
  place: string
  name: string
  /** The statute, from memory. */
  law: string
  /** Notice to people: calendar days, or no figure. `determined`: from determining that the law applies; otherwise from discovery. */
  people: Figure & { days?: number; from?: 'determined'; words?: string }
  /** `atLeast` residents. The name is the last part of the rule's id. */
  authority?: Figure & { as?: string; name: string; atLeast: number; when: UsWhen }
  /** Credit reporting agencies: told when at least so many residents are. */
  bureaux?: Figure & { atLeast: number; hours?: number; words?: string }
  /** Free identity services for so many months, where Social Security numbers (or licences) were hit. */
  services?: Figure & { months: number; licences?: true }
  /** The law is set off by access alone, not only by acquisition. */
  access?: true
  /**
   * What counts with a name beyond Social Security number, licence, and account with its code: m medical, h health insurance, b biometric,
   * g genetic, p passport, t tax number, d date of birth; c: e-mail or user name with its password, without a name. From memory.
   */
  elements: string
  onlyBodies?: 'public' | 'brokers_and_public'
  substitute?: string
  silentOnNature?: true
  note?: string
}

const AG = 'Attorney General'

// oxfmt-ignore
export const STATES: readonly StateRow[] = [
  {
    place: 'US-AL', name: 'Alabama', law: 'Ala. Code 8-38', people: { days: 45, from: 'determined' },
    authority: { name: AG, atLeast: 1000, when: { days: 45 }, key: 'PHX' }, bureaux: { atLeast: 1001 }, elements: 'mhptc',
    substitute: 'Cost above $500,000 or more than 100,000 people',
  },
  {
    place: 'US-AK', name: 'Alaska', law: 'Alaska Stat. 45.48', people: {}, bureaux: { atLeast: 1001 }, elements: '',
    substitute: 'Cost above $150,000 or more than 300,000 people',
    note: 'No-harm findings go to the Attorney General in writing and are kept for five years.',
  },
  {
    place: 'US-AZ', name: 'Arizona', law: 'A.R.S. 18-551', people: { days: 45, from: 'determined' },
    authority: { name: `${AG} and Department of Homeland Security`, atLeast: 1001, when: { days: 45 }, key: 'PHX' }, bureaux: { atLeast: 1001 },
    elements: 'mhbptc',
  },
  {
    place: 'US-AR', name: 'Arkansas', law: 'Ark. Code 4-110', people: {}, authority: { name: AG, atLeast: 1001, when: { days: 45 }, key: 'PHX' },
    elements: 'mb', note: 'The decision is kept for five years. Of the duty to the Attorney General only the number was read.',
  },
  {
    place: 'US-CA', name: 'California', law: 'Cal. Civ. Code 1798.82',
    people: { days: 30, key: 'ALSTON', since: '2026-01-01', words: '30 calendar days from discovery; later for law enforcement, or to find the scope and restore the system' },
    authority: { name: AG, atLeast: 501, when: { daysAfterNotice: 15 }, key: 'ALSTON', since: '2026-01-01' }, services: { months: 12, licences: true },
    elements: 'mhbgptc',
  },
  {
    place: 'US-CO', name: 'Colorado', law: 'C.R.S. 6-1-716', people: { days: 30, from: 'determined' },
    authority: { name: AG, atLeast: 500, when: { days: 30 }, key: 'PHX' }, bureaux: { atLeast: 1001 }, elements: 'mhbpc',
  },
  {
    place: 'US-CT', name: 'Connecticut', law: 'Conn. Gen. Stat. 36a-701b', people: { days: 60, key: 'PHX' },
    authority: { name: AG, atLeast: 1, when: 'with' }, services: { months: 24, key: 'CT24' }, access: true, elements: 'mhbptc',
  },
  {
    place: 'US-DE', name: 'Delaware', law: 'Del. Code tit. 6, 12B', people: { days: 60, key: 'DE1' }, authority: { name: AG, atLeast: 501, when: 'with' },
    services: { months: 12, key: 'DE1' }, elements: 'mhbgptc',
  },
  {
    place: 'US-DC', name: 'District of Columbia', law: 'D.C. Code 28-3851', people: {}, authority: { name: AG, atLeast: 50, when: 'with' },
    bureaux: { atLeast: 1001 }, services: { months: 18 }, elements: 'mhbgptc',
  },
  {
    place: 'US-FL', name: 'Florida', law: 'Fla. Stat. 501.171',
    people: { days: 30, from: 'determined', words: '30 days from determination; 15 more for good cause, given in writing' },
    authority: { name: 'Department of Legal Affairs', atLeast: 500, when: { days: 30 } }, bureaux: { atLeast: 1001 }, access: true, elements: 'mhpc',
  },
  { place: 'US-GA', name: 'Georgia', law: 'O.C.G.A. 10-1-910', people: {}, bureaux: { atLeast: 10_001 }, elements: '', onlyBodies: 'brokers_and_public' },
  {
    place: 'US-HI', name: 'Hawaii', law: 'HRS 487N', people: {},
    authority: { as: 'ocp', name: 'Office of Consumer Protection', atLeast: 1000, when: 'no_figure' }, bureaux: { atLeast: 1000 }, elements: '',
  },
  {
    place: 'US-ID', name: 'Idaho', law: 'Idaho Code 28-51-104', people: { words: 'As soon as possible' },
    authority: { name: AG, atLeast: 1, when: { hours: 24 } }, elements: '', note: 'Only public agencies tell the Attorney General.',
  },
  { place: 'US-IL', name: 'Illinois', law: '815 ILCS 530', people: {}, authority: { name: AG, atLeast: 501, when: 'with' }, elements: 'mhbc' },
  {
    place: 'US-IN', name: 'Indiana', law: 'Ind. Code 24-4.9', people: { days: 45 }, authority: { name: AG, atLeast: 1, when: 'no_figure' },
    bureaux: { atLeast: 1001 }, elements: '',
  },
  {
    place: 'US-IA', name: 'Iowa', law: 'Iowa Code 715C', people: {}, authority: { name: AG, atLeast: 501, when: { workingDaysAfterNotice: 5 } },
    elements: 'b',
  },
  { place: 'US-KS', name: 'Kansas', law: 'K.S.A. 50-7a01', people: {}, bureaux: { atLeast: 1001 }, elements: '' },
  { place: 'US-KY', name: 'Kentucky', law: 'KRS 365.732', people: {}, bureaux: { atLeast: 1001 }, elements: '' },
  {
    place: 'US-LA', name: 'Louisiana', law: 'La. R.S. 51:3071', people: { days: 60 }, authority: { name: AG, atLeast: 1, when: { daysAfterNotice: 10 } },
    elements: 'bp', note: 'A no-harm finding is kept for five years.',
  },
  {
    place: 'US-ME', name: 'Maine', law: 'Me. Rev. Stat. tit. 10, 1346', people: { days: 30 },
    authority: { name: `${AG}, or the Department of Professional and Financial Regulation`, atLeast: 1, when: 'no_figure' }, bureaux: { atLeast: 1001 },
    elements: '', substitute: 'Cost above $5,000 or more than 1,000 people', note: 'Reports are posted in public.',
  },
  {
    place: 'US-MD', name: 'Maryland', law: 'Md. Code, Com. Law 14-3501', people: { days: 45 }, authority: { name: AG, atLeast: 1, when: 'before' },
    bureaux: { atLeast: 1000 }, elements: 'mhbgptc',
  },
  {
    place: 'US-MA', name: 'Massachusetts', law: 'M.G.L. c. 93H', people: {},
    authority: { name: `${AG} and Office of Consumer Affairs and Business Regulation`, atLeast: 1, when: 'no_figure' }, services: { months: 18 },
    elements: '', silentOnNature: true,
  },
  { place: 'US-MI', name: 'Michigan', law: 'MCL 445.72', people: {}, bureaux: { atLeast: 1001 }, elements: '' },
  { place: 'US-MN', name: 'Minnesota', law: 'Minn. Stat. 325E.61', people: {}, bureaux: { atLeast: 501, hours: 48, words: 'Within 48 hours' }, elements: '' },
  { place: 'US-MS', name: 'Mississippi', law: 'Miss. Code 75-24-29', people: {}, elements: '' },
  {
    place: 'US-MO', name: 'Missouri', law: 'Mo. Rev. Stat. 407.1500', people: {}, authority: { name: AG, atLeast: 1001, when: 'no_figure' },
    bureaux: { atLeast: 1001 }, elements: 'mh',
  },
  {
    place: 'US-MT', name: 'Montana', law: 'Mont. Code 30-14-1701', people: {}, authority: { name: AG, atLeast: 1, when: 'with' },
    bureaux: { atLeast: 1, words: 'Coordinate with the agencies when the notice sends people to them' }, elements: 'mt',
  },
  {
    place: 'US-NE', name: 'Nebraska', law: 'Neb. Rev. Stat. 87-801', people: { words: 'As soon as possible' },
    authority: { name: AG, atLeast: 1, when: 'with' }, elements: 'bc',
  },
  { place: 'US-NV', name: 'Nevada', law: 'NRS 603A', people: {}, bureaux: { atLeast: 1001 }, elements: 'hc' },
  {
    place: 'US-NH', name: 'New Hampshire', law: 'RSA 359-C:19', people: { words: 'As soon as possible' },
    authority: { name: AG, atLeast: 1, when: 'no_figure' }, bureaux: { atLeast: 1001 }, elements: '',
    substitute: 'Cost above $5,000 or more than 1,000 people',
  },
  {
    place: 'US-NJ', name: 'New Jersey', law: 'N.J.S.A. 56:8-163', people: {},
    authority: { as: 'state-police', name: 'Division of State Police', atLeast: 1, when: 'before' }, bureaux: { atLeast: 1001 }, access: true, elements: 'c',
  },
  {
    place: 'US-NM', name: 'New Mexico', law: 'N.M. Stat. 57-12C', people: { days: 45 }, authority: { name: AG, atLeast: 1001, when: { days: 45 } },
    bureaux: { atLeast: 1001 }, elements: 'b',
  },
  {
    place: 'US-NY', name: 'New York', law: 'N.Y. Gen. Bus. Law 899-aa', people: { days: 30, key: 'DPRNY', since: '2024-12-21' },
    authority: { name: `${AG}, Department of State and State Police; Department of Financial Services where it supervises us`, atLeast: 1, when: 'with' },
    bureaux: { atLeast: 5001 }, access: true, elements: 'mhbc',
  },
  {
    place: 'US-NC', name: 'North Carolina', law: 'N.C. Gen. Stat. 75-65', people: {}, authority: { name: AG, atLeast: 1, when: 'no_figure' },
    bureaux: { atLeast: 1001 }, elements: 'bp',
  },
  { place: 'US-ND', name: 'North Dakota', law: 'N.D.C.C. 51-30', people: {}, authority: { name: AG, atLeast: 251, when: 'no_figure' }, elements: 'mhd' },
  { place: 'US-OH', name: 'Ohio', law: 'Ohio Rev. Code 1349.19', people: { days: 45 }, bureaux: { atLeast: 1001 }, elements: '' },
  {
    place: 'US-OK', name: 'Oklahoma', law: 'Okla. Stat. tit. 24, 161', people: {},
    authority: { name: AG, atLeast: 500, when: { daysAfterNotice: 60 }, key: 'MONDAQ', since: '2026-01-01' }, elements: 'b',
    note: 'More kinds of data count since 1 January 2026.',
  },
  {
    place: 'US-OR', name: 'Oregon', law: 'ORS 646A.600', people: { days: 45 }, authority: { name: AG, atLeast: 251, when: 'with' },
    bureaux: { atLeast: 1001 }, elements: 'mhbpc',
  },
  {
    place: 'US-PA', name: 'Pennsylvania', law: '73 P.S. 2301', people: {},
    authority: { name: AG, atLeast: 501, when: 'with', key: 'PA1', since: '2024-09-26' }, bureaux: { atLeast: 501, key: 'PA1' },
    services: { months: 12, key: 'PA2', since: '2024-09-26' }, elements: 'mhc',
  },
  {
    place: 'US-RI', name: 'Rhode Island', law: 'R.I. Gen. Laws 11-49.3', people: { days: 45, from: 'determined', words: '45 days from confirmation' },
    authority: { name: AG, atLeast: 501, when: 'with' }, bureaux: { atLeast: 501 }, elements: 'mhc',
  },
  {
    place: 'US-SC', name: 'South Carolina', law: 'S.C. Code 39-1-90', people: {},
    authority: { as: 'consumer-affairs', name: 'Department of Consumer Affairs', atLeast: 1001, when: 'no_figure' }, bureaux: { atLeast: 1001 }, elements: '',
  },
  {
    place: 'US-SD', name: 'South Dakota', law: 'SDCL 22-40-19', people: { days: 60 }, authority: { name: AG, atLeast: 251, when: 'no_figure' },
    bureaux: { atLeast: 1 }, elements: 'mhc',
  },
  { place: 'US-TN', name: 'Tennessee', law: 'Tenn. Code 47-18-2107', people: { days: 45 }, bureaux: { atLeast: 1001 }, elements: '' },
  {
    place: 'US-TX', name: 'Texas', law: 'Tex. Bus. & Com. Code 521.053', people: { days: 60, from: 'determined' },
    authority: { name: AG, atLeast: 250, when: { days: 30 } }, bureaux: { atLeast: 10_001 }, elements: 'mh',
  },
  {
    place: 'US-UT', name: 'Utah', law: 'Utah Code 13-44', people: {},
    authority: { name: `${AG} and Utah Cyber Center`, atLeast: 500, when: 'no_figure', key: 'UT' }, bureaux: { atLeast: 1000, key: 'UT' }, elements: '',
  },
  {
    place: 'US-VT', name: 'Vermont', law: '9 V.S.A. 2430', people: { days: 45 }, authority: { name: AG, atLeast: 1, when: { workingDays: 14 } },
    bureaux: { atLeast: 1001 }, elements: 'mhbgptc',
  },
  {
    place: 'US-VA', name: 'Virginia', law: 'Va. Code 18.2-186.6', people: {}, authority: { name: AG, atLeast: 1, when: 'no_figure' },
    bureaux: { atLeast: 1001 }, elements: 'p',
  },
  {
    place: 'US-WA', name: 'Washington', law: 'RCW 19.255', people: { days: 30 }, authority: { name: AG, atLeast: 501, when: { days: 30 } },
    elements: 'mhbpdc',
  },
  { place: 'US-WV', name: 'West Virginia', law: 'W. Va. Code 46A-2A', people: {}, bureaux: { atLeast: 1001 }, elements: '' },
  {
    place: 'US-WI', name: 'Wisconsin', law: 'Wis. Stat. 134.98', people: { days: 45, words: '45 days from knowledge' }, bureaux: { atLeast: 1000 },
    elements: 'bg',
  },
  { place: 'US-WY', name: 'Wyoming', law: 'Wyo. Stat. 40-12-501', people: { words: 'As soon as possible' }, elements: 'mhbtc' },
  {
    place: 'US-PR', name: 'Puerto Rico', law: '10 L.P.R.A. 4051', people: {},
    authority: { as: 'daco', name: 'Department of Consumer Affairs (DACO)', atLeast: 1, when: { days: 10 } }, elements: 'mtc',
  },
  { place: 'US-GU', name: 'Guam', law: '9 G.C.A. 48', people: {}, elements: '' },
  { place: 'US-VI', name: 'United States Virgin Islands', law: '14 V.I.C. 2208', people: {}, elements: '' },
]
