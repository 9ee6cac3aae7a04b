/** When the clock of a rule starts, when it runs out, and when its addressee was told: from the moments of one incident. */
import { displayMoment, localDay } from '../incident/zone.ts'
import type { Nation } from '../organisation/organisation.ts'
import { deadlineOf, strictDeadline, type Counting, type Deadline } from './deadline.ts'
import { awareAtOf, type BreachFacts } from './facts.ts'
import type { Calendar } from './holidays.ts'
import { isMemberState, type MemberState } from './holidays-eu.ts'
import { ruleInForce } from './laws/registry.ts'
import type { ObligationRule } from './laws/rule.ts'

export type DutyClock = {
  /** Null: it hangs on a duty that has neither been met nor a time of its own. */
  startedAt: Date | null
  deadline: Deadline
}

export function clockOf(rule: ObligationRule, facts: BreachFacts, now: Date): DutyClock {
  const startedAt = startOf(rule, facts, now)
  const undated: Deadline = { dueAt: null, latestArguableAt: null, display: rule.clock.words }
  const own = startedAt ? capped(rule, facts, now, startedAt, countedFrom(rule, facts, startedAt)) : undated
  const { hangsOn, clock } = rule
  if (!hangsOn || hangsOn.order === 'after' || clock.counting.count !== 'no_figure') return { startedAt, deadline: own }
  const other = otherRule(rule, facts, now)
  const limit = other && clockOf(other, facts, now).deadline
  if (!other || !limit?.dueAt) return { startedAt, deadline: undated }
  return {
    startedAt,
    deadline: { ...limit, display: `${hangsOn.order === 'before' ? 'Before' : 'With'} "${other.title}", ${lowerFirst(limit.display)} at the latest` },
  }
}

/** The moment; of a duty that follows another, when that one was met, or at the latest is due. */
export function startOf(rule: ObligationRule, facts: BreachFacts, now: Date): Date | null {
  const { supplierAwareAt, supplierToldUsAt, complaintReceivedAt, requestReceivedAt, determinedAt, confirmedAt, classifiedMajorAt, materialAt, assessedAt } =
    facts.moments
  if (rule.clock.starts === 'other_duty') {
    const other = otherRule(rule, facts, now)
    if (!other) return null
    const met = metAtOf(other, facts)
    return met ? new Date(met) : clockOf(other, facts, now).deadline.dueAt
  }
  const moments = {
    aware: null,
    supplier_aware: supplierAwareAt ?? supplierToldUsAt,
    complaint_received: complaintReceivedAt,
    request_received: requestReceivedAt,
    determined: determinedAt ?? confirmedAt,
    classified_major: classifiedMajorAt,
    material: materialAt,
    assessed: assessedAt,
  }
  const moment = moments[rule.clock.starts]
  return moment ? new Date(moment) : awareAtOf(facts, now)
}

/** When the addressee was told, ISO in UTC; of a body that is owed several reports, this one. */
export function metAtOf(rule: ObligationRule, facts: BreachFacts): string | null {
  if (rule.owedBy === 'supplier') return facts.moments.supplierToldUsAt
  // A complaint, a request, our own record and a report in phases are not met by having told the body once.
  if (rule.id.endsWith('33.4') || rule.addressee.body === 'register' || ['complaint_received', 'request_received'].includes(rule.clock.starts)) return null
  const byName = rule.addressee.body === 'contract_party' || rule.addressee.body === 'other'
  const told = facts.told.filter(({ body, name }) => body === rule.addressee.body && (!byName || name === rule.addressee.name))
  return told.map(({ at }) => new Date(at).toISOString()).toSorted()[rule.stage ?? 0] ?? null
}

/** [DUE13] Under a law of the Union the holidays of the lead authority's country move the latest arguable end only: nobody has verified the table. */
function countedFrom(rule: ObligationRule, facts: BreachFacts, start: Date): Deadline {
  const counting = atHome(rule.clock.counting, facts.organisation.nation)
  const { zone } = facts.organisation
  const own = deadlineOf(counting, start, zone)
  const state = leadStateOf(facts)
  if (!('calendar' in counting) || counting.calendar !== 'eu' || state === null) return own
  return { ...own, latestArguableAt: deadlineOf({ ...counting, calendar: state }, start, zone).dueAt }
}

/** Where the lead authority sits: as said, else where we are at home, if that is in the Union; null: nobody knows, or there is none. */
export function leadStateOf({ organisation: { leadAuthority, country } }: BreachFacts): MemberState | null {
  const state = leadAuthority ?? country
  return isMemberState(state) ? state : null
}

/** DORA: four hours from classification, and no later than 24 from awareness; where it was classified after that, four hours from then. */
function capped(rule: ObligationRule, facts: BreachFacts, now: Date, start: Date, own: Deadline): Deadline {
  if (rule.clock.capHoursFromAware === undefined || !own.dueAt) return own
  const cap = strictDeadline(awareAtOf(facts, now), rule.clock.capHoursFromAware)
  const classified = rule.clock.starts === 'aware' || facts.moments.classifiedMajorAt !== null
  const dueAt = !classified ? cap : start > cap || own.dueAt < cap ? own.dueAt : cap
  return { dueAt, latestArguableAt: dueAt, display: displayMoment(dueAt, facts.organisation.zone) }
}

function otherRule(rule: ObligationRule, facts: BreachFacts, now: Date): ObligationRule | undefined {
  return rule.hangsOn && ruleInForce(rule.hangsOn.rule, localDay(awareAtOf(facts, now), facts.organisation.zone))
}

const ELSEWHERE: readonly Calendar[] = ['eu', 'us_federal', 'brazil', 'weekends']

/** Days off are those of the organisation's own part of the country; under a law from elsewhere, of that place. */
function atHome(counting: Counting, nation: Nation | null): Counting {
  if (!('calendar' in counting) || ELSEWHERE.includes(counting.calendar)) return counting
  const calendar: Calendar = nation ?? counting.calendar
  return { ...counting, calendar }
}

const lowerFirst = (text: string) => (text.startsWith('By ') || text.startsWith('At ') ? text.charAt(0).toLowerCase() + text.slice(1) : text)
