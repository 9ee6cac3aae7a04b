/** The record under Article 33(5) of an incident as it stands now: read from the store, made by breach-record.ts. */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { listLedger } from '../incident/ledger.ts'
import { findSummary } from '../register/queries.ts'
import { assessmentOf } from './assessment.ts'
import { breachRecordOf, type BreachRecord } from './breach-record.ts'
import { listRulings, rulingsFor } from './record-ruling.ts'

export async function makeBreachRecord(ctx: Context, incidentId: IncidentId): Promise<BreachRecord> {
  const { file } = await findIncidentWork(ctx, incidentId)
  const summary = (await findSummary(ctx.store, incidentId))?.summary ?? null
  const now = ctx.clock.now()
  const [late] = await ctx.store.query<{ delay_reason: string }>(
    `select delay_reason from obligation where incident_id = $1 and rule_id like '%gdpr.33.1' and delay_reason is not null limit 1`,
    [incidentId],
  )
  return breachRecordOf({
    file,
    assessment: assessmentOf(file, summary, now),
    summary,
    ledger: await listLedger(ctx.store, incidentId),
    rulings: rulingsFor(await listRulings(ctx.store, incidentId)),
    delayReason: late?.delay_reason ?? '',
    now,
  })
}
