/**
 * A supplier's report of an incident (GDPR and UK GDPR Article 33(2): without undue delay; no form in law). What a supplier knows when it calls;
 * everything else is asked afterwards (incident/questions.ts). The same shape in the room, over the API, by mail and in a bundle.
 */
import { z } from 'zod'
import { ANSWERS } from '../organisation/organisation.ts'

const text = z.string().trim().max(4_000)
const answer = z.enum(ANSWERS).default('unknown')
const instant = z.iso.datetime({ offset: true, error: 'must be a time with its zone, such as 2026-10-21T06:10:00+01:00' })

export const reportSchema = z.strictObject({
  /** When the supplier became aware. */
  aware_at: instant,
  /** When it first told the organisation by another way, such as a call; left out: this report is the first word. */
  told_at: instant.optional(),
  occurred_at: instant.optional(),
  what_happened: text.min(1, 'must say in a few words what happened'),
  ransomware: answer,
  /** Data that cannot be reached now. */
  data_out_of_reach: answer,
  /** What still runs, what was cut off. */
  contained: text.default(''),
  /** One system or place a line. */
  systems: text.default(''),
  /** Kinds of data and whose, in words. */
  kinds: text.default(''),
  /** A number, a range, or "unknown". */
  people: text.default(''),
  measures_taken: text.default(''),
  /** Who can be reached at any hour, by means the attacker cannot read. */
  contact: text.default(''),
})
export type Report = z.infer<typeof reportSchema>

export type ReadReport = { report: Report } | { problem: string }

/** Reads a report; `now` (ours) bounds what can have happened. The first complaint names its place and never repeats what was typed. */
export function readReport(value: unknown, now: Date): ReadReport {
  const result = reportSchema.safeParse(value)
  if (!result.success) {
    const issue = result.error.issues[0]!
    const unknown = issue.code === 'unrecognized_keys' ? `there is no ${issue.keys[0]}` : `${issue.path.join('.') || 'the report'} ${plain(issue.message)}`
    return { problem: unknown }
  }
  const problem = timesProblem(result.data, now)
  return problem === null ? { report: result.data } : { problem }
}

/** Nobody knows before it happened, nobody tells before knowing, and nothing lies in the future. Two machines' clocks may differ by minutes. */
export function timesProblem({ aware_at, told_at, occurred_at }: Pick<Report, 'aware_at' | 'told_at' | 'occurred_at'>, now: Date): string | null {
  const latest = now.getTime() + 5 * 60_000
  for (const [name, at] of [
    ['aware_at', aware_at],
    ['told_at', told_at],
    ['occurred_at', occurred_at],
  ] as const)
    if (at !== undefined && Date.parse(at) > latest) return `${name} lies in the future`
  if (occurred_at !== undefined && Date.parse(occurred_at) > Date.parse(aware_at)) return 'occurred_at is after aware_at'
  if (told_at !== undefined && Date.parse(told_at) < Date.parse(aware_at)) return 'told_at is before aware_at'
  return null
}

function plain(message: string): string {
  return message.startsWith('must') ? message : 'is missing or not of the right kind'
}

/** What the report answers of the question set, by the questions' codes; what it leaves open is not answered with "unknown". */
export function answersOf(report: Report): { code: string; says: string }[] {
  const given: [code: string, says: string][] = [
    ['supplier_aware', report.aware_at],
    ['occurred', report.occurred_at ?? ''],
    ['ransomware', report.ransomware === 'unknown' ? '' : report.ransomware],
    ['availability', report.data_out_of_reach === 'unknown' ? '' : report.data_out_of_reach],
    ['contained', report.contained],
    ['kinds', report.kinds],
    ['people', report.people],
    ['measures_taken', report.measures_taken],
    ['contact', report.contact],
  ]
  return given.filter(([, says]) => says.trim() !== '').map(([code, says]) => ({ code, says }))
}
