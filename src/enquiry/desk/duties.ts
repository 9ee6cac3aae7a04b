/** By when a person has to be answered. Rules are numbered in docs/rules/desk.md; counting is that of docs/rules/deadlines.md. Pure. */
import { deadlineOf, type Counting } from '../../obligation/deadline.ts'
import type { Calendar } from '../../obligation/holidays.ts'
import type { EnquiryKind, Step } from '../terms.ts'

export type DutyRule = {
  ruleId: string
  ask: EnquiryKind
  step: Step
  counting: (calendar: Calendar) => Counting
  /** Where the figure comes from; `promise`: ours, printed on the public pages. */
  source: string
  basis: 'law' | 'promise'
  /** Months by which the law lets it be extended, once, with reasons given in time. */
  extendMonths?: number
}

const ARTICLE_12 = 'UK GDPR and GDPR Article 12(3)'
const monthly = (ruleId: string, ask: EnquiryKind): DutyRule => ({
  ruleId,
  ask,
  step: 'answer',
  counting: (calendar) => ({ count: 'months', amount: 1, calendar }),
  source: ARTICLE_12,
  basis: 'law',
  extendMonths: 2,
})

export const DUTY_RULES: readonly DutyRule[] = [
  {
    ruleId: 'DSK1',
    ask: 'complaint',
    step: 'acknowledge',
    counting: (calendar) => ({ count: 'calendar_days', amount: 30, calendar }),
    source: 'Data Protection Act 2018 section 164A, from 19 June 2026 (secondary sources)',
    basis: 'law',
  },
  {
    ruleId: 'DSK2',
    ask: 'complaint',
    step: 'answer',
    counting: (calendar) => ({ count: 'months', amount: 2, calendar }),
    source: 'Section 164A says without undue delay; the two months are our own',
    basis: 'promise',
  },
  monthly('DSK3', 'access'),
  monthly('DSK4', 'erasure'),
  monthly('DSK5', 'objection'),
  monthly('DSK6', 'correction'),
  // It asks for erasure, or for the source, in other words.
  monthly('DSK7', 'not_on_list'),
  {
    ruleId: 'DSK8',
    ask: 'enquiry',
    step: 'answer',
    counting: (calendar) => ({ count: 'working_days', amount: 2, calendar }),
    source: 'Promised on the public pages',
    basis: 'promise',
  },
  {
    ruleId: 'DSK9',
    ask: 'claim',
    step: 'read',
    counting: (calendar) => ({ count: 'working_days', amount: 10, calendar }),
    source: 'Promised on the public pages',
    basis: 'promise',
  },
  {
    ruleId: 'DSK10',
    ask: 'claim',
    step: 'answer',
    counting: (calendar) => ({ count: 'months', amount: 3, calendar }),
    source: 'Promised on the public pages',
    basis: 'promise',
  },
  {
    ruleId: 'DSK11',
    ask: 'self_check',
    step: 'answer',
    counting: (calendar) => ({ count: 'working_days', amount: 3, calendar }),
    source: 'Promised on the public pages',
    basis: 'promise',
  },
]

/** Fear for one's safety is answered the same day, whatever else was promised [DSK12]. */
const URGENT: Counting = { count: 'elapsed_hours_strict', amount: 4 }

export type Duty = { ask: EnquiryKind; step: Step; ruleId: string; dueAt: Date }
export type DutyInput = { asks: readonly EnquiryKind[]; receivedAt: Date; zone: string; calendar: Calendar; isUrgent: boolean }

/** The duties of an enquiry that asks for these things; one that asks for several has the clock of each. */
export function dutiesOf({ asks, receivedAt, zone, calendar, isUrgent }: DutyInput): Duty[] {
  return DUTY_RULES.filter(({ ask }) => asks.includes(ask)).map(({ ruleId, ask, step, counting }) => {
    const isFirst = isUrgent && ask === 'enquiry'
    const { dueAt } = deadlineOf(isFirst ? URGENT : counting(calendar), receivedAt, zone)
    return { ask, step, ruleId: isFirst ? 'DSK12' : ruleId, dueAt: dueAt! }
  })
}

/** The day to which the law lets an answer be put off, counted from receipt; null: it cannot be. Article 12(3): two further months. */
export function extendedDueAt(ruleId: string, receivedAt: Date, zone: string, calendar: Calendar): Date | null {
  const rule = DUTY_RULES.find((one) => one.ruleId === ruleId)
  if (rule?.extendMonths === undefined) return null
  return deadlineOf({ count: 'months', amount: 1 + rule.extendMonths, calendar }, receivedAt, zone).dueAt
}

/** Whoever puts an answer off tells the person so and why, by the day on which the answer was due [DSK19]. Article 12(3). */
export const EXTENSION_RULE_ID = 'DSK19'

/** The days off that count for an organisation, by its zone: where we know none, weekends. Europe/London takes those of England and Wales. */
export function calendarOf(zone: string): Calendar {
  return zone === 'Europe/Belfast' ? 'northern_ireland' : zone === 'Europe/London' ? 'england_wales' : 'weekends'
}
