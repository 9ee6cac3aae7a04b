/** What we owe, to whom, by when: every law asked of the facts of one incident. */
import { localDay } from '../incident/zone.ts'
import type { Answer, Nation } from '../organisation/organisation.ts'
import type { Body } from '../incident/party.ts'
import { evaluate } from './condition.ts'
import type { Deadline } from './deadline.ts'
import { decide, type Decision } from './decision.ts'
import { clockOf, metAtOf } from './duty-clock.ts'
import { allOf, awareAtOf, breachFacts, type BreachFacts } from './facts.ts'
import { isMemberState, type MemberState } from './holidays-eu.ts'
import { foldNotOwed, groupOpen } from './group-duties.ts'
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
  /** What the notice must not say (Massachusetts). */
  mustNotContain: string[]
  /** What may stand in for single notices, and when; empty: not said by the rule. */
  substitute: string
  hangsOn: ObligationRule['hangsOn'] | null
  /** Of a row that stands for several rules: which. */
  covers: string[]
  confidence: Confidence
  source: string
  /** When the addressee was told, as far as the incident says; null: not yet. */
  metAt: string | null
  /** In force, guidance, voluntary: what kind of "must" it is. */
  force: ObligationRule['status']
}

/** What is owed, for a screen: by due time, then without a figure, then not owed; laws of elsewhere that ask for nothing are one row. */
export function dutiesFor(facts: BreachFacts, now: Date): Duty[] {
  // The law of where we are at home is not "elsewhere": what it does not ask, and why, has a row of its own.
  const isHome = (jurisdiction: string) => jurisdiction === facts.organisation.country
  const groupOf = new Map(rulesFor(facts, now).flatMap(({ id, group, jurisdiction }) => (group && !isHome(jurisdiction) ? [[id, group] as const] : [])))
  return inOrder(foldNotOwed(listDuties(facts, now), groupOf))
}

/** Every law with its answer, in the same order; those open only because residence is not known are one row. */
export function listDuties(facts: BreachFacts, now: Date): Duty[] {
  const decision = decide(facts)
  const asked = rulesFor(facts, now).map((rule) => {
    const { onlyReachUnknown } = statusOf(rule, facts, decision)
    return { rule, duty: dutyOf(rule, facts, decision, now), onlyReachUnknown }
  })
  return inOrder(groupOpen(asked, facts))
}

function inOrder(duties: readonly Duty[]): Duty[] {
  return duties.toSorted((a, b) => rank(a) - rank(b) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))
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
  const { startedAt, deadline } = isOwed(status)
    ? clockOf(rule, facts, now)
    : { startedAt: null, deadline: { dueAt: null, latestArguableAt: null, display: rule.clock.words } }
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
    startedAt: startedAt?.toISOString() ?? null,
    dueAt: deadline.dueAt?.toISOString() ?? null,
    latestArguableAt: deadline.latestArguableAt?.toISOString() ?? null,
    clock: rule.clock.words,
    display: deadline.display,
    status,
    why,
    content: rule.content.map((key) => CONTENT_LABEL[key]),
    mustNotContain: (rule.mustNotContain ?? []).map((key) => CONTENT_LABEL[key]),
    substitute: rule.substitute ?? '',
    hangsOn: rule.hangsOn ?? null,
    covers: [],
    confidence: rule.review.confidence,
    source: rule.sources.map((source) => [source.title, source.url].filter(Boolean).join(', ')).join('; '),
    // What is not owed is not met either, though its addressee was told of something.
    metAt: isOwed(status) ? metAtOf(rule, facts) : null,
    force: rule.status,
  }
}

type Standing = { status: DutyStatus; why: string[]; onlyReachUnknown: boolean }

function statusOf(rule: ObligationRule, facts: BreachFacts, decision: Decision): Standing {
  const settled = (status: DutyStatus, why: string[]): Standing => ({ status, why, onlyReachUnknown: false })
  const reaches = rule.reach ? evaluate(rule.reach, facts, decision) : null
  if (reaches?.answer === 'no') return settled('not_due', reaches.why)
  for (const exemption of rule.exemptions) {
    const finding = evaluate(exemption, facts, decision)
    if (finding.answer === 'yes') return settled('exempt', finding.why)
  }
  const applies = evaluate(rule.appliesTo, facts, decision)
  if (applies.answer === 'no') return settled('not_due', applies.why)
  const triggered = evaluate(rule.trigger, facts, decision)
  if (triggered.answer === 'no') return settled('not_due', triggered.why)
  const open = reaches?.answer === 'unknown'
  // What is not known comes first, because somebody can find it out; then what set the duty off; whom it binds last.
  const why = applies.answer === 'unknown' ? [...applies.why, ...triggered.why] : [...triggered.why, ...applies.why]
  const answer = allOf([reaches?.answer ?? 'yes', applies.answer, triggered.answer])
  return { status: owedAs(rule, answer), why: [...new Set(open ? [...reaches.why, ...why] : reaches ? [...why, ...reaches.why] : why)], onlyReachUnknown: open }
}

/** What nobody must do is not "treated as due" because a fact is missing. */
function owedAs(rule: ObligationRule, answer: Answer): DutyStatus {
  if (rule.status === 'voluntary') return 'voluntary'
  return answer === 'unknown' ? 'cannot_rule_out' : 'due'
}

function isOwed(status: DutyStatus): boolean {
  return status === 'due' || status === 'cannot_rule_out' || status === 'voluntary'
}

function rank(duty: Duty): number {
  if (!isOwed(duty.status)) return 2
  return duty.dueAt === null ? 1 : 0
}

/**
 * The deadline of one rule when we became aware at `awareAt`, under the version in force on that day; undefined: no such rule then. A duty that
 * hangs on another is counted from when that one is due at the latest.
 * @param where whose days off count, for rules that end with a day: a nation of the United Kingdom, or the member state of the lead authority.
 */
export function deadlineFor(ruleId: string, awareAt: Date, zone: string, where: Nation | MemberState | null = null): Deadline | undefined {
  const rule = ruleInForce(ruleId, localDay(awareAt, zone))
  const at = awareAt.toISOString()
  const moments = { awareAt: at, complaintReceivedAt: at, requestReceivedAt: at, supplierAwareAt: at }
  const place = isMemberState(where) ? { leadAuthority: where } : { nation: where }
  return rule && clockOf(rule, breachFacts({ organisation: { zone, ...place }, moments }), awareAt).deadline
}
