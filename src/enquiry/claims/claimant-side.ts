/** Sets an incident to be worked for people who claim, against somebody else: a law firm, a law centre. Then there is no register to hold claims against. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'

export async function setClaimantSide(ctx: Context, incidentId: IncidentId, respondent: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      'insert into claimant_side (incident_id, respondent) values ($1, $2) on conflict (incident_id) do update set respondent = excluded.respondent',
      [incidentId, respondent],
    )
    // What was found against a register no longer holds.
    await tx.query('update claim set assessed_at = null from enquiry e where e.enquiry_id = claim.enquiry_id and e.incident_id = $1', [incidentId])
    await recordEvent(tx, ctx, 'claim.side', `incident:${incidentId}`, {}, { incidentId })
  })
}
