/** What we owe, to whom, by when: every law asked of the facts of one incident. */
import { localDay } from '../incident/zone.ts'
import type { Nation } from '../organisation/organisation.ts'
import type { Body } from '../incident/party.ts'
import { evaluate, type Finding } from './condition.ts'
import { deadlineOf, type Counting, type Deadline } from './deadline.ts'
import { decide, type Decision } from './decision.ts'
import { awareAtOf, type BreachFacts } from './facts.ts'
import type { Calendar } from './holidays.ts'
import { agreementRules } from './laws/agreements.ts'
import { isInForce, LAWS, ruleInForce } from './laws/registry.ts'
import { CONTENT_LABEL, type Confidence, type ObligationRule } from './laws/rule.ts'

export type DutyStatus = 'due' | 'not_due' | 'cannot_rule_out' | 'exempt' | 'voluntary'

/** One duty. Plain JSON; times are ISO in UTC. */
export type Duty = {
  rule: string
  version: number
  regime: string
  article: string
  title: string
  addressee: string
  body: Body
  channel: string
  owedBy: 'us' | 'supplier'
  /** When its clock started; null: not owed. */
  startedAt: string | null
  /** Null: the law names no figure. */
  dueAt: string | null
  latestArguableAt: string | null
  /** How the law counts, in words, and the due time on the wall of the organisation. */
  clock: string
  display: string
  status: DutyStatus
  why: string[]
  content: string[]
  confidence: Confidence
  source: string
  /** When the addressee was told, as far as the incident says; null: not yet. */
  metAt: string | null
  /** In force, guidance, voluntary: what kind of "must" it is. */
  force: ObligationRule['status']
}

/** All duties of an incident, by due time: those with a time first, then those without a figure, then those that are not owed. */
export function dutiesFor(facts: BreachFacts, now: Date): Duty[] {
  const decision = decide(facts)
  return rulesFor(facts, now)
    .map((rule) => dutyOf(rule, facts, decision, now))
    .toSorted((a, b) => rank(a) - rank(b) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))
}

/** The rules in force when the clock started, and the organisation's own agreements. Kept beside each duty as its snapshot. */
export function rulesFor(facts: BreachFacts, now: Date): ObligationRule[] {
  const day = localDay(awareAtOf(facts, now), facts.organisation.zone)
  return [...LAWS.filter((rule) => isInForce(rule, dayOfClock(rule, facts, day))), ...agreementRules(facts)]
}

/** A complaint is under the law of the day on which it came, not of the breach. */
function dayOfClock(rule: ObligationRule, facts: BreachFacts, awareDay: string): string {
  const start =
    rule.clock.starts === 'complaint_received'
      ? facts.moments.complaintReceivedAt
      : rule.clock.starts === 'request_received'
        ? facts.moments.requestReceivedAt
        : null
  return start ? localDay(new Date(start), facts.organisation.zone) : awareDay
}

export function dutyOf(rule: ObligationRule, facts: BreachFacts, decision: Decision, now: Date): Duty {
  const { status, why } = statusOf(rule, facts, decision)
  const start = startOf(rule, facts, now)
  const deadline = isOwed(status) ? dueOf(rule, facts, start) : { dueAt: null, latestArguableAt: null, display: rule.clock.words }
  return {
    rule: rule.id,
    version: rule.version,
    regime: rule.regime,
    article: rule.article,
    title: rule.title,
    addressee: rule.addressee.name,
    body: rule.addressee.body,
    channel: rule.addressee.channel,
    owedBy: rule.owedBy,
    startedAt: isOwed(status) ? start.toISOString() : null,
    dueAt: deadline.dueAt?.toISOString() ?? null,
    latestArguableAt: deadline.latestArguableAt?.toISOString() ?? null,
    clock: rule.clock.words,
    display: deadline.display,
    status,
    why,
    content: rule.content.map((key) => CONTENT_LABEL[key]),
    confidence: rule.review.confidence,
    source: rule.sources.map((source) => [source.title, source.url].filter(Boolean).join(', ')).join('; '),
    metAt: metAtOf(rule, facts),
    force: rule.status,
  }
}

function statusOf(rule: ObligationRule, facts: BreachFacts, decision: Decision): { status: DutyStatus; why: string[] } {
  for (const exemption of rule.exemptions) {
    const finding = evaluate(exemption, facts, decision)
    if (finding.answer === 'yes') return { status: 'exempt', why: finding.why }
  }
  const applies = evaluate(rule.appliesTo, facts, decision)
  if (applies.answer === 'no') return { status: 'not_due', why: applies.why }
  const triggered = evaluate(rule.trigger, facts, decision)
  if (triggered.answer === 'no') return { status: 'not_due', why: triggered.why }
  // What is not known comes first, because somebody can find it out; then what set the duty off; whom it binds last.
  const why = applies.answer === 'unknown' ? [...applies.why, ...triggered.why] : [...triggered.why, ...applies.why]
  return { status: owedAs(rule, applies, triggered), why }
}

function owedAs(rule: ObligationRule, applies: Finding, triggered: Finding): DutyStatus {
  // What nobody must do is not "treated as due" because a fact is missing.
  if (rule.status === 'voluntary') return 'voluntary'
  return applies.answer === 'unknown' || triggered.answer === 'unknown' ? 'cannot_rule_out' : 'due'
}

function isOwed(status: DutyStatus): boolean {
  return status === 'due' || status === 'cannot_rule_out' || status === 'voluntary'
}

/** When the clock of a rule starts. */
export function startOf(rule: ObligationRule, facts: BreachFacts, now: Date): Date {
  const { supplierAwareAt, supplierToldUsAt, complaintReceivedAt, requestReceivedAt } = facts.moments
  const moments = {
    aware: null,
    supplier_aware: supplierAwareAt ?? supplierToldUsAt,
    complaint_received: complaintReceivedAt,
    request_received: requestReceivedAt,
  }
  const moment = moments[rule.clock.starts]
  return moment ? new Date(moment) : awareAtOf(facts, now)
}

/** The due time of a rule from the moment its clock starts. */
export function dueOf(rule: ObligationRule, facts: BreachFacts, start: Date): Deadline {
  return deadlineOf(atHome(rule.clock.counting, facts.organisation.nation), start, facts.organisation.zone)
}

/** Days off are those of the organisation's own part of the country. */
function atHome(counting: Counting, nation: Nation | null): Counting {
  if (!('calendar' in counting) || counting.calendar === 'eu' || counting.calendar === 'weekends') return counting
  const calendar: Calendar = nation ?? counting.calendar
  return { ...counting, calendar }
}

function metAtOf(rule: ObligationRule, facts: BreachFacts): string | null {
  if (rule.owedBy === 'supplier') return facts.moments.supplierToldUsAt
  // One body can be owed several duties; only the first report of each kind is met by having told it.
  if (rule.id.endsWith('33.4') || rule.addressee.body === 'register' || rule.clock.starts !== 'aware') return null
  const told = facts.told.filter(({ body, name }) => body === rule.addressee.body && (body !== 'contract_party' || name === rule.addressee.name))
  return told.map(({ at }) => new Date(at).toISOString()).toSorted()[0] ?? null
}

function rank(duty: Duty): number {
  if (!isOwed(duty.status)) return 2
  return duty.dueAt === null ? 1 : 0
}

/**
 * The deadline of one rule for a clock that starts at `start`, under the version in force on that day; undefined: no such rule then.
 * @param nation whose days off count, for rules that end with a day.
 */
export function deadlineFor(ruleId: string, start: Date, zone: string, nation: Nation | null = null): Deadline | undefined {
  const rule = ruleInForce(ruleId, localDay(start, zone))
  return rule && deadlineOf(atHome(rule.clock.counting, nation), start, zone)
}
