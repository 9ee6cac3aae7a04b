/** What a claims handler does with a claim: its status, with the reason; and handing claims to counsel or insurer, as far as the claimant agreed. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { addEntry, lockEnquiry } from '../desk/work-enquiry.ts'
import { CLAIM_STATUSES, type ClaimStatus } from '../terms.ts'

/** Errors: `claim_unknown`, `reason_missing`. */
export async function setClaimStatus(ctx: Context, incidentId: IncidentId, enquiryId: string, status: ClaimStatus, why: string): Promise<void> {
  if (!CLAIM_STATUSES.includes(status)) throw new AppError('request_invalid', { problem: 'status' })
  if (why.trim().length < 4) throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId, 'any')
    const changed = await tx.query('update claim set status = $2 where enquiry_id = $1 returning 1', [enquiryId, status])
    if (changed.length === 0) throw new AppError('claim_unknown', { enquiryId })
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'note', detail: `status: ${status}`, text: why.trim() })
    await recordEvent(tx, ctx, 'claim.status', `enquiry:${enquiryId}`, { status }, { incidentId })
  })
}
