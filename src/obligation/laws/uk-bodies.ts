/** Bodies of the United Kingdom beside the ICO: crime, cyber security, charities, finance, pensions, health, communications, Parliament. */
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

function body(short: Short): ObligationRule {
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
    sources: [{ title, url, pinpoint, readOn: READ_ON }],
    review: { confidence: short.confidence, note: short.note, againBy: REVIEW_BY },
    tests: short.tests,
  }
}

const sector = (name: Sector, says: string): Condition => ({ all: [inUk, { fact: `organisation.sectors.${name}`, is: ['yes'], says }] })
const nation = (names: string[], says: string): Condition => ({ all: [inUk, { fact: 'organisation.nation', is: names, says }] })
const attacked: Condition = { fact: 'breach.malice', is: ['yes'], says: 'Somebody meant it' }
const serious: Condition = { any: [{ fact: 'breach.ransomware', is: ['yes'], says: 'Ransomware' }, { decision: 'people' }] }
const AT_ONCE: Counting = { count: 'at_once' }
const noFigure = (words: string): Counting => ({ count: 'no_figure', words })
const hours = (amount: number): Counting => ({ count: 'elapsed_hours', amount })

/** Facts of a test: ransomware, in one sector. */
const attackOn = (name: Sector, value: 'yes' | 'no' | 'unknown', awareAt = '2026-10-22T16:35:00Z') => ({
  organisation: { nation: 'england_wales' as const, sectors: { [name]: value } },
  moments: { awareAt },
  breach: { malice: 'yes' as const, ransomware: 'yes' as const, availability: 'yes' as const, restored: 'no' as const },
})
const bySector = (name: Sector, dueAt: string | null): LawTest[] => [
  { says: 'ransomware, in the sector', facts: attackOn(name, 'yes'), status: 'due', dueAt },
  { says: 'ransomware, not in the sector', facts: attackOn(name, 'no'), status: 'not_due' },
  { says: 'ransomware, nobody has said whether in the sector', facts: attackOn(name, 'unknown'), status: 'cannot_rule_out', dueAt },
]
const attackIn = (where: 'england_wales' | 'scotland', malice: 'yes' | 'no') => ({
  organisation: { nation: where },
  moments: { awareAt: '2026-10-22T16:35:00Z' },
  breach: { malice, ransomware: malice },
})

const CHARITY_SOURCE: [string, string, string] = [
  'How to report a serious incident in your charity',
  'https://www.gov.uk/guidance/how-to-report-a-serious-incident-in-your-charity',
  'what to report, when',
]
const SIGNPOST: [string, string, string] = ['How to report cyber crime', 'https://nibusinessinfo.co.uk/content/how-report-cyber-crime', 'whom to tell']

export const ukBodies: ObligationRule[] = [
  body({
    id: 'uk-crime.report-fraud',
    regime: 'Crime',
    article: 'Report Fraud',
    title: 'Report the crime',
    status: 'voluntary',
    from: '2025-12-04',
    appliesTo: nation(['england_wales', 'northern_ireland'], 'We are in England, Wales or Northern Ireland'),
    trigger: attacked,
    counting: AT_ONCE,
    words: 'At once while the attack is live',
    addressee: ['report_fraud', 'Report Fraud (City of London Police)', '0300 123 2040, option 9 while live; reportfraud.police.uk'],
    content: ['facts', 'cause', 'crime_reference'],
    source: [
      'Report Fraud service goes live',
      'https://www.wired-gov.net/wg/news.nsf/articles/report+fraud+service+goes+live+04122025143000?open',
      'replaces Action Fraud',
    ],
    confidence: 'secondary',
    note: 'Press notice of the service.',
    tests: [
      { says: 'an attack, in England', facts: attackIn('england_wales', 'yes'), status: 'voluntary', dueAt: '2026-10-22T16:35:00.000Z' },
      { says: 'an accident', facts: attackIn('england_wales', 'no'), status: 'not_due' },
      { says: 'an attack, in Scotland', facts: attackIn('scotland', 'yes'), status: 'not_due' },
    ],
  }),
  body({
    id: 'uk-crime.police-scotland',
    regime: 'Crime',
    article: 'Police Scotland',
    title: 'Report the crime (Scotland)',
    status: 'voluntary',
    from: '2013-04-01',
    appliesTo: nation(['scotland'], 'We are in Scotland'),
    trigger: attacked,
    counting: AT_ONCE,
    words: 'At once while the attack is live',
    addressee: ['police_scotland', 'Police Scotland', '101; 999 in an emergency'],
    content: ['facts', 'cause', 'crime_reference'],
    source: SIGNPOST,
    confidence: 'secondary',
    note: '',
    tests: [
      { says: 'an attack, in Scotland', facts: attackIn('scotland', 'yes'), status: 'voluntary', dueAt: '2026-10-22T16:35:00.000Z' },
      { says: 'an attack, in England', facts: attackIn('england_wales', 'yes'), status: 'not_due' },
    ],
  }),
  body({
    id: 'uk-ncsc.incident',
    regime: 'Cyber security',
    article: 'NCSC',
    title: 'Tell the National Cyber Security Centre',
    status: 'voluntary',
    from: '2016-10-01',
    appliesTo: inUk,
    trigger: attacked,
    counting: noFigure('As soon as you can; watched around the clock'),
    words: 'As soon as you can; watched around the clock',
    addressee: ['ncsc', 'National Cyber Security Centre', 'Incident form; telling the NCSC does not tell the ICO'],
    content: ['facts', 'cause', 'response'],
    source: SIGNPOST,
    confidence: 'secondary',
    note: 'Voluntary outside the NIS Regulations.',
    tests: [{ says: 'an attack', facts: attackIn('england_wales', 'yes'), status: 'voluntary', dueAt: null }],
  }),
  body({
    id: 'uk-nca.referral',
    regime: 'Crime',
    article: 'NCA',
    title: 'Bring in the National Crime Agency or the regional unit',
    status: 'voluntary',
    from: '2013-10-07',
    appliesTo: inUk,
    trigger: { all: [attacked, serious] },
    counting: noFigure('With the report of the crime'),
    words: 'With the report of the crime',
    addressee: ['nca', 'National Crime Agency, or the Regional Organised Crime Unit', 'Through the police or the NCSC'],
    content: ['facts', 'cause'],
    source: [
      "Criminal probe after a party's breach (press, 2021)",
      'https://inews.co.uk/news/politics/criminal-probe-launched-after-labour-party-cyber-breach-1282561',
      'who leads',
    ],
    confidence: 'secondary',
    note: 'Press.',
    tests: [{ says: 'ransomware', facts: attackIn('england_wales', 'yes'), status: 'voluntary', dueAt: null }],
  }),
  body({
    id: 'uk-charity.serious-incident',
    regime: 'Charities Act 2011',
    article: 'serious incident',
    title: 'Report a serious incident to the Charity Commission',
    status: 'guidance',
    from: '2018-09-01',
    appliesTo: sector('charityCommission', 'A charity of England or Wales is concerned'),
    trigger: serious,
    counting: noFigure('Promptly, full and frank'),
    words: 'Promptly, full and frank; also when police and ICO are told',
    addressee: ['charity_commission', 'Charity Commission for England and Wales', 'Online form'],
    content: ['facts', 'other_bodies', 'response'],
    source: CHARITY_SOURCE,
    confidence: 'primary',
    note: 'Guidance read.',
    tests: bySector('charityCommission', null),
  }),
  body({
    id: 'uk-oscr.notifiable-event',
    regime: 'OSCR',
    article: 'notifiable event',
    title: 'Report a notifiable event to OSCR',
    status: 'guidance',
    from: '2016-04-01',
    appliesTo: sector('oscr', 'A charity of Scotland is concerned'),
    trigger: serious,
    counting: noFigure('Promptly'),
    words: 'Promptly',
    addressee: ['oscr', 'Scottish Charity Regulator', 'Form'],
    content: ['facts', 'response'],
    source: ['Notifiable events', 'https://www.oscr.org.uk', 'not read'],
    confidence: 'unverified',
    note: 'From memory.',
    tests: bySector('oscr', null),
  }),
  body({
    id: 'uk-ccni.serious-incident',
    regime: 'CCNI',
    article: 'serious incident',
    title: 'Report a serious incident to the CCNI',
    status: 'guidance',
    from: '2016-04-01',
    appliesTo: sector('ccni', 'A charity of Northern Ireland is concerned'),
    trigger: serious,
    counting: noFigure('Promptly'),
    words: 'Promptly',
    addressee: ['ccni', 'Charity Commission for Northern Ireland', 'Form'],
    content: ['facts', 'response'],
    source: ['Serious incident reporting', 'https://www.charitycommissionni.org.uk', 'not read'],
    confidence: 'unverified',
    note: 'From memory.',
    tests: bySector('ccni', null),
  }),
  body({
    id: 'uk-fca.sup15',
    regime: 'FSMA',
    article: 'Principle 11, SUP 15',
    title: 'Tell the FCA or PRA',
    from: '2013-04-01',
    appliesTo: sector('fca', 'A firm authorised by the FCA or PRA'),
    trigger: serious,
    counting: AT_ONCE,
    words: 'Immediately',
    addressee: ['fca', 'Financial Conduct Authority, Prudential Regulation Authority', 'Connect, or by telephone'],
    content: ['facts', 'effects', 'response'],
    source: ['FCA Handbook, SUP 15.3', 'https://www.handbook.fca.org.uk/handbook/SUP/15/3.html', 'not read'],
    confidence: 'unverified',
    note: 'From memory.',
    tests: bySector('fca', '2026-10-22T16:35:00.000Z'),
  }),
  body({
    id: 'uk-tpr.cyber',
    regime: 'Pensions',
    article: 'cyber incident',
    title: 'Tell The Pensions Regulator',
    status: 'guidance',
    from: '2023-12-11',
    appliesTo: sector('pensionScheme', 'Trustees or administrators of a pension scheme'),
    trigger: serious,
    counting: noFigure('As soon as practicable'),
    words: 'As soon as practicable',
    addressee: ['tpr', 'The Pensions Regulator', 'As the Regulator asks; send members to NCSC advice and watch transfers'],
    content: ['facts', 'effects', 'response'],
    source: [
      'The Pensions Regulator on the Capita incident',
      'https://nortonrosefulbright.com/ja-jp/knowledge/publications/7a9f249d/regulator-publishes-report-of-capita-cyber-incident',
      'expectations',
    ],
    confidence: 'secondary',
    note: "Read in a law firm's account.",
    tests: bySector('pensionScheme', null),
  }),
  body({
    id: 'uk-nhs.dspt',
    regime: 'NHS DSPT',
    article: 'incident',
    title: 'Report through the NHS toolkit',
    from: '2018-05-25',
    appliesTo: sector('nhsDspt', 'A health or care body under the toolkit'),
    trigger: { decision: 'authority' },
    counting: hours(72),
    words: '72 hours',
    addressee: ['nhs_dspt', 'NHS England and the ICO, through the Data Security and Protection Toolkit', 'Toolkit form'],
    content: ['facts', 'effects', 'response'],
    source: ['Guide to the notification of data security and protection incidents', 'https://www.dsptoolkit.nhs.uk', 'not read'],
    confidence: 'unverified',
    note: 'From memory.',
    tests: bySector('nhsDspt', '2026-10-25T16:35:00.000Z'),
  }),
  body({
    id: 'uk-pecr.5A',
    version: 1,
    regime: 'PECR',
    article: '5A',
    title: 'Report to the ICO as a communications provider (24 hours)',
    from: '2013-08-25',
    to: '2025-08-20',
    appliesTo: sector('pecrProvider', 'A provider of public electronic communications'),
    trigger: { always: 'Every breach of such a service is reported' },
    counting: hours(24),
    words: '24 hours after detection',
    addressee: ['ico', "Information Commissioner's Office", 'PECR form'],
    content: ['facts', 'effects', 'response'],
    source: ['Regulation 611/2013, as retained', 'https://www.legislation.gov.uk/eur/2013/611', 'not read'],
    confidence: 'secondary',
    note: 'In force until 20 August 2025.',
    tests: [
      {
        says: 'the day before the change: 24 hours',
        facts: attackOn('pecrProvider', 'yes', '2025-08-19T10:00:00Z'),
        status: 'due',
        dueAt: '2025-08-20T10:00:00.000Z',
      },
    ],
  }),
  body({
    id: 'uk-pecr.5A',
    version: 2,
    regime: 'PECR',
    article: '5A',
    title: 'Report to the ICO as a communications provider',
    from: '2025-08-20',
    appliesTo: sector('pecrProvider', 'A provider of public electronic communications'),
    trigger: { always: 'Every breach of such a service is reported' },
    counting: hours(72),
    words: '72 hours after becoming aware',
    addressee: ['ico', "Information Commissioner's Office", 'PECR form'],
    content: ['facts', 'effects', 'response'],
    source: ['ICO on PECR breaches, as quoted', 'https://threatcluster.io/article/personal-data-breaches-a-guide-ef54fc0d', '72 hours from 20 August 2025'],
    confidence: 'secondary',
    note: 'ICO text in a quotation.',
    tests: bySector('pecrProvider', '2026-10-25T16:35:00.000Z'),
  }),
  body({
    id: 'uk-nis.11',
    regime: 'NIS Regulations 2018',
    article: '11',
    title: 'Report to the competent authority',
    from: '2018-05-10',
    appliesTo: sector('nis', 'An operator of essential services or a digital service provider'),
    trigger: serious,
    counting: hours(72),
    words: '72 hours after becoming aware',
    addressee: ['nis_authority', 'The competent authority of the sector', 'Its form'],
    content: ['facts', 'effects', 'response'],
    source: [
      'UK Cyber Security and Resilience Bill, report stage',
      'https://safeguard.sh/resources/blog/uk-cyber-security-resilience-bill-report-stage-may-2026',
      'present law described',
    ],
    confidence: 'secondary',
    note: 'The Bill would make it 24 and 72 hours; not seen as law.',
    tests: bySector('nis', '2026-10-25T16:35:00.000Z'),
  }),
  body({
    id: 'uk-parliament.security',
    regime: 'Personal security',
    article: 'Parliamentary Security',
    title: 'Tell parliamentary security and police protection',
    status: 'voluntary',
    from: '2000-01-01',
    appliesTo: {
      any: [
        sector('parliamentary', 'Members of Parliament, candidates or staff of theirs may be in the data'),
        { all: [inUk, { fact: 'people.safetyCritical', is: ['yes'], says: 'People whose safety depends on not being found' }] },
      ],
    },
    trigger: { always: 'People at risk are told of first' },
    counting: AT_ONCE,
    words: 'At once',
    addressee: ['parliamentary_security', 'Parliamentary Security Department; police', 'Telephone'],
    content: ['people_at_risk', 'facts'],
    source: [
      "A party's breach of 2021 (press)",
      'https://skwawkbox.org/2021/11/03/exclusive-evans-admits-outsourced-labour-member-data-breach-national-crime-agency-involved/',
      'who was told',
    ],
    confidence: 'secondary',
    note: 'A partisan source; practice, not law.',
    tests: [
      {
        says: 'a party',
        facts: { ...attackOn('parliamentary', 'yes'), people: { safetyCritical: 'no' } },
        status: 'voluntary',
        dueAt: '2026-10-22T16:35:00.000Z',
      },
      { says: 'nobody of that kind', facts: { ...attackOn('parliamentary', 'no'), people: { safetyCritical: 'no' } }, status: 'not_due' },
    ],
  }),
]
