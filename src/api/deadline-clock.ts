/** The strict clock of the overview: the earliest strict duty to an authority that is not met, and whether wall clocks change before it. */
import type { IncidentSummary } from '../incident/list-incidents.ts'
import type { ObligationRecord } from '../obligation/list-obligations.ts'
import type { DeadlineClock } from './contract.ts'

const HOUR_MS = 3_600_000
/** The duty whose clock is the incident's: GDPR and UK GDPR, Article 33(1). */
const AUTHORITY_RULE = /(^|\.)33\.1$/

export function clockOf(duties: readonly ObligationRecord[], incident: IncidentSummary): DeadlineClock | null {
  const timed = duties.filter((duty) => duty.dueAt !== null && ['due', 'cannot_rule_out', 'done'].includes(duty.status) && duty.duty['owedBy'] !== 'supplier')
  // The authority at home before those abroad: its rules come first in `regime` (uk-gdpr before eu-gdpr).
  const authorities = timed
    .filter((duty) => AUTHORITY_RULE.test(duty.ruleId))
    .toSorted((a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || homeRank(a, incident) - homeRank(b, incident))
  const chosen = authorities[0] ?? timed.find((duty) => duty.metAt === null) ?? timed[0]
  if (!chosen?.dueAt) return null
  const text = (key: string) => (typeof chosen.duty[key] === 'string' ? chosen.duty[key] : '')
  return {
    ruleId: chosen.ruleId,
    addressee: text('addressee'),
    body: text('body'),
    article: text('article'),
    startedAt: incident.awareAt.toISOString(),
    dueAt: chosen.dueAt.toISOString(),
    latestArguableAt: chosen.latestArguableAt?.toISOString() ?? null,
    hours: Math.round((chosen.dueAt.getTime() - incident.awareAt.getTime()) / HOUR_MS),
    clocksChange: clocksChangeBetween(incident.awareAt, chosen.dueAt, incident.zone),
    metAt: chosen.metAt?.toISOString() ?? null,
  }
}

/** By due time; at the same time the law at home first; duties without a time last. */
export function inOrder(duties: readonly ObligationRecord[], incident: IncidentSummary): ObligationRecord[] {
  const time = (duty: ObligationRecord) => duty.dueAt?.getTime() ?? Infinity
  return duties.toSorted((a, b) => (time(a) === time(b) ? homeRank(a, incident) - homeRank(b, incident) : time(a) - time(b)))
}

/** 0 for the law of the organisation's own country. */
function homeRank({ ruleId }: ObligationRecord, { profile }: IncidentSummary): number {
  const country = String((profile['organisation'] as { country?: unknown } | undefined)?.country ?? 'GB')
  return (country === 'GB' ? ruleId.startsWith('uk-') : !ruleId.startsWith('uk-')) ? 0 : 1
}

/** Minutes that a zone's wall clock is ahead of UTC at a moment. */
function offsetMinutes(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
}

/** The first change of the zone's clocks in between, to the minute. */
export function clocksChangeBetween(from: Date, to: Date, zone: string): DeadlineClock['clocksChange'] {
  let start = from.getTime()
  const before = offsetMinutes(from, zone)
  let end = start
  while (end < to.getTime() && offsetMinutes(new Date(end), zone) === before) {
    start = end
    end = Math.min(end + HOUR_MS, to.getTime())
  }
  if (offsetMinutes(new Date(end), zone) === before) return null
  while (end - start > 60_000) {
    const middle = Math.floor((start + end) / 2)
    if (offsetMinutes(new Date(middle), zone) === before) start = middle
    else end = middle
  }
  const at = new Date(Math.round(end / 60_000) * 60_000)
  return { at: at.toISOString(), direction: offsetMinutes(new Date(end), zone) < before ? 'back' : 'forward' }
}
