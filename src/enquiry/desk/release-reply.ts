/**
 * A second person has read a reply: that is what lets it out. An e-mail goes into the outbox in the same transaction, with the bytes and the address
 * as they were at that moment; a letter is printed by a person; what was said by phone was said.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { findRelay } from '../../notify/send/relay.ts'
import { queueMail } from '../send/answer-mails.ts'
import { keyOf } from './content.ts'
import { addressedReply, noticeFacts, waitingReply } from './replies.ts'
import { replyMail } from './reply-document.ts'
import { addEntry, lockEnquiry, meetDuty } from './work-enquiry.ts'

/**
 * Meets the duties it was written for. While no mail relay is set an e-mail is not queued: a person takes the file and sends it.
 * Errors: `reply_unknown`, `reply_not_releasable` (by who wrote it), `address_refused` (there is no address to write to).
 */
export async function releaseReply(ctx: Context, incidentId: IncidentId, enquiryId: string, entryId: string): Promise<void> {
  const [facts, { zone }, relay] = [await noticeFacts(ctx, incidentId), await getIncident(ctx.store, incidentId), await findRelay(ctx.store)]
  const now = ctx.clock.now()
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    const { staffId, reply } = await waitingReply(ctx, tx, incidentId, enquiryId, entryId)
    if (staffId === ctx.actor.id) throw new AppError('reply_not_releasable')
    if (reply.way.startsWith('email')) {
      const addressed = await addressedReply(ctx, tx, { incidentId, enquiryId, reply, facts, releasedAt: now })
      const { to, bytes } = await replyMail(addressed, entryId, zone)
      const mail = { mailId: entryId, incidentId, purpose: 'reply' as const, madeAt: now, notBefore: now, to, bytes }
      await queueMail(tx, await keyOf(ctx, tx, incidentId), mail, relay === null ? 'by_hand' : 'ready', now)
    }
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'released', about: entryId, detail: reply.way })
    for (const { ask, step } of reply.meets) await meetDuty(tx, ctx, incidentId, enquiryId, ask, step)
    await tx.query("update enquiry set state = 'waiting' where enquiry_id = $1 and state = 'open'", [enquiryId])
    await recordEvent(tx, ctx, 'enquiry.release', `enquiry:${enquiryId}`, { entryId, way: reply.way }, { incidentId })
  })
}
