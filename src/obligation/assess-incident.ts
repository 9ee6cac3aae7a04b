/** Asks severity, the decision and every law of the incident's facts, and keeps the answers with the rules' text as it was. */
import type { Context } from '../context.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import { findSummary } from '../register/queries.ts'
import { assessmentOf } from './assessment.ts'
import { rulesFor, type Duty } from './obligation.ts'

export type Assessed = { band: string; low: number; high: number; authority: string; people: string; due: number; cannotRuleOut: number }

/** A duty that was met stays met; everything else is computed anew from what is known now. */
export async function assessIncident(ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<Assessed> {
  const now = ctx.clock.now()
  const { facts, severity, decision, duties, bridge } = assessmentOf(file, (await findSummary(ctx.store, incidentId))?.summary ?? null, now)
  const rules = new Map(rulesFor(facts, now).map((rule) => [rule.id, rule]))
  const assessed = {
    band: severity.bandHigh,
    low: severity.low,
    high: severity.high,
    authority: decision.authority,
    people: decision.people,
    due: duties.filter(({ status }) => status === 'due').length,
    cannotRuleOut: duties.filter(({ status }) => status === 'cannot_rule_out').length,
  }
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into assessment (incident_id, assessment, assessed_at) values ($1, $2, $3)
       on conflict (incident_id) do update set assessment = excluded.assessment, assessed_at = excluded.assessed_at`,
      [incidentId, { severity, decision, facts, bridge }, now],
    )
    await tx.query('delete from obligation where incident_id = $1 and not rule_id = any($2)', [incidentId, duties.map(({ rule }) => rule)])
    for (const duty of duties) await saveDuty(tx, incidentId, duty, rules.get(duty.rule) ?? { covers: duty.covers }, now)
    await recordEvent(tx, ctx, 'incident.assess', `incident:${incidentId}`, assessed, { incidentId })
  })
  return assessed
}

async function saveDuty(tx: Transaction, incidentId: IncidentId, duty: Duty, rule: unknown, now: Date): Promise<void> {
  await tx.query(
    `insert into obligation (incident_id, rule_id, duty, rule_snapshot, status, due_at, latest_arguable_at, met_at, computed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (incident_id, rule_id) do update set
       duty = excluded.duty, rule_snapshot = excluded.rule_snapshot, status = excluded.status, due_at = excluded.due_at,
       latest_arguable_at = excluded.latest_arguable_at, met_at = coalesce(obligation.met_at, excluded.met_at), computed_at = excluded.computed_at`,
    [incidentId, duty.rule, duty, rule, duty.status, duty.dueAt, duty.latestArguableAt, duty.metAt, now],
  )
}
