/** What every notice brings back: complaints (Data Protection Act 2018, section 164A) and requests (UK GDPR, Article 12(3)), each with a clock of its own. */
import { isController, servesUk, ukGdprReach, READ_ON, REVIEW_BY, type ObligationRule } from './rule.ts'

const common = {
  version: 1,
  jurisdiction: 'GB',
  owedBy: 'us',
  exemptions: [],
  effectiveTo: null,
  group: 'abroad',
  reach: ukGdprReach,
  appliesTo: { all: [servesUk, isController] },
} as const
const person = { body: 'people', name: 'The person who asks', channel: 'The way they came, or as they wish' } as const
const requested = { given: 'moments.requestReceivedAt', says: 'A request has come in' } as const

function request(id: string, title: string, content: ObligationRule['content']): ObligationRule {
  return {
    ...common,
    id,
    regime: 'UK GDPR',
    article: '12(3)',
    title,
    status: 'in_force',
    effectiveFrom: '2020-12-31',
    trigger: requested,
    clock: {
      starts: 'request_received',
      counting: { count: 'months', amount: 1, calendar: 'england_wales' },
      words: 'One month from receipt, of each request; two more if complex or many, told within the first',
    },
    addressee: person,
    content,
    sources: [{ title: 'UK GDPR, Article 12(3)', url: 'https://www.legislation.gov.uk/eur/2016/679/article/12', pinpoint: 'Article 12(3)', readOn: null }],
    review: { confidence: 'unverified', note: 'From memory; so is the ICO guidance by which a month rolls to a working day.', againBy: REVIEW_BY },
    tests: [
      {
        says: 'received on 31 March: the month has no 31st',
        facts: { moments: { awareAt: '2026-03-01T09:00:00Z', requestReceivedAt: '2026-03-31T09:00:00Z' } },
        status: 'due',
        dueAt: '2026-04-30T22:59:59.000Z',
      },
      {
        says: 'ends on Boxing Day, a Saturday with a substitute on Monday',
        facts: { moments: { awareAt: '2026-11-01T09:00:00Z', requestReceivedAt: '2026-11-26T09:00:00Z' } },
        status: 'due',
        dueAt: '2026-12-29T23:59:59.000Z',
      },
      { says: 'nobody has asked', facts: { moments: { awareAt: '2026-11-01T09:00:00Z' } }, status: 'not_due' },
    ],
  }
}

export const ukDpa: ObligationRule[] = [
  {
    ...common,
    id: 'uk-dpa.164A',
    regime: 'DPA 2018',
    article: '164A',
    title: 'Acknowledge each complaint',
    status: 'in_force',
    effectiveFrom: '2026-06-19',
    trigger: { given: 'moments.complaintReceivedAt', says: 'A complaint has come in' },
    clock: {
      starts: 'complaint_received',
      counting: { count: 'calendar_days', amount: 30, calendar: 'england_wales' },
      words: '30 days from the day after receipt, of each complaint; then investigate and answer without undue delay',
    },
    addressee: { ...person, name: 'The person who complains', channel: 'An electronic form and one more way must be open' },
    content: ['acknowledgement', 'outcome'],
    sources: [
      { title: 'Data Protection Act 2018, section 164A', url: 'https://www.legislation.gov.uk/ukpga/2018/12/section/164A', pinpoint: 's 164A', readOn: null },
      {
        title: 'Handling data protection complaints, UK guide 2026',
        url: 'https://www.boyesturner.com/news-and-insights/handling-data-protection-complaints-uk-guide-2026',
        pinpoint: 'time limits',
        readOn: READ_ON,
      },
    ],
    review: { confidence: 'secondary', note: "Counting read in law firms' guides.", againBy: REVIEW_BY },
    tests: [
      {
        says: '30 days that end on a Wednesday',
        facts: { moments: { awareAt: '2026-07-01T09:00:00Z', complaintReceivedAt: '2026-07-06T09:00:00Z' } },
        status: 'due',
        dueAt: '2026-08-05T22:59:59.000Z',
      },
      {
        says: '30 days that end on a bank holiday roll to the Tuesday',
        facts: { moments: { awareAt: '2026-07-01T09:00:00Z', complaintReceivedAt: '2026-08-01T09:00:00Z' } },
        status: 'due',
        dueAt: '2026-09-01T22:59:59.000Z',
      },
      { says: 'no complaint yet', facts: { moments: { awareAt: '2026-07-01T09:00:00Z' } }, status: 'not_due' },
    ],
  },
  request('uk-gdpr.12.3.access', 'Answer each request for access', ['copy_of_data']),
  request('uk-gdpr.12.3.erasure', 'Answer each request for erasure', ['erasure_outcome']),
]
