/** Sets an incident to be worked for people who claim, against somebody else: a law firm, a law centre. Then there is no register to hold claims against. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import type { Translated } from '../../notify/notice.ts'
import type { Queryable } from '../../store/database.ts'

/** `regulated`: who regulates the firm, in its own words, shown on every public page; null: it did not say. */
export type ClaimantSide = { respondent: string; regulated: Translated | null }

export async function findClaimantSide(db: Queryable, incidentId: IncidentId): Promise<ClaimantSide | null> {
  const [row] = await db.query<{ respondent: string; regulated_en: string | null; regulated_cy: string | null }>(
    'select respondent, regulated_en, regulated_cy from claimant_side where incident_id = $1',
    [incidentId],
  )
  if (row === undefined) return null
  const { respondent, regulated_en: en, regulated_cy: cy } = row
  return { respondent, regulated: en === null ? null : { en: [en], ...(cy === null ? {} : { cy: [cy] }) } }
}

export async function setClaimantSide(ctx: Context, incidentId: IncidentId, { respondent, regulated }: ClaimantSide): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into claimant_side (incident_id, respondent, regulated_en, regulated_cy) values ($1, $2, $3, $4)
       on conflict (incident_id) do update set respondent = excluded.respondent, regulated_en = excluded.regulated_en, regulated_cy = excluded.regulated_cy`,
      [incidentId, respondent, regulated?.en[0] ?? null, regulated?.cy?.[0] ?? null],
    )
    // What was found against a register no longer holds.
    await tx.query('update claim set assessed_at = null from enquiry e where e.enquiry_id = claim.enquiry_id and e.incident_id = $1', [incidentId])
    await recordEvent(tx, ctx, 'claim.side', `incident:${incidentId}`, { side: 'claimants' }, { incidentId })
  })
}

/** Back to the organisation's own side, where it was set by mistake. Claims are assessed anew. */
export async function endClaimantSide(ctx: Context, incidentId: IncidentId): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query('delete from claimant_side where incident_id = $1', [incidentId])
    await tx.query('update claim set assessed_at = null from enquiry e where e.enquiry_id = claim.enquiry_id and e.incident_id = $1', [incidentId])
    await recordEvent(tx, ctx, 'claim.side', `incident:${incidentId}`, { side: 'organisation' }, { incidentId })
  })
}
