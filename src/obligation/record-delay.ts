/** Why a duty was, or will be, met late: Article 33(1) wants the reasons with the notification. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { enqueueStage } from '../incident/run-stage.ts'

/** @throws AppError reason_missing, rule_unknown. */
export async function recordDelay(ctx: Context, incidentId: IncidentId, ruleId: string, reason: string): Promise<void> {
  if (reason.trim() === '') throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query('update obligation set delay_reason = $3 where incident_id = $1 and rule_id = $2 returning 1', [
      incidentId,
      ruleId,
      reason.trim(),
    ])
    if (!row) throw new AppError('rule_unknown', { rule: ruleId })
    await recordEvent(tx, ctx, 'obligation.delay', `obligation:${ruleId}`, {}, { incidentId, reason: reason.trim() })
    await enqueueStage(tx, incidentId, 'assess')
  })
}
