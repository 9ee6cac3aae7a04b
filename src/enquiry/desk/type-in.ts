/** A call, a letter, a visit: typed in by the desk, with the day on which it came, because the clocks run from that day. */
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newUuid, type IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import type { Language } from '../../notify/notice.ts'
import { FORMS } from '../forms/registry.ts'
import type { FormKind } from '../forms/form.ts'
import { newReference } from '../short-reference.ts'
import { openClaim } from '../claims/open-claim.ts'
import { asksIn } from './asks.ts'
import { keyOf, type Sender } from './content.ts'
import { openEnquiryRow } from './open-enquiry-row.ts'
import type { TypedChannel } from '../terms.ts'

export type TypedIn = { channel: TypedChannel; kind: FormKind; language: Language; receivedAt: Date; from: Sender; text: string; code: string }

/** Errors: `received_in_future`. Gives the number and the reference to read out. */
export async function typeIn(ctx: Context, incidentId: IncidentId, typed: TypedIn): Promise<{ enquiryId: string; enquiryNo: number; reference: string }> {
  if (typed.receivedAt > ctx.clock.now()) throw new AppError('received_in_future')
  const { zone } = await getIncident(ctx.store, incidentId)
  const enquiryId = newUuid(ctx.clock.now().getTime())
  const reference = newReference(FORMS[typed.kind].letter)
  const found = asksIn(typed.text).filter(({ ask }) => ask !== typed.kind)
  return ctx.store.transaction(async (tx) => {
    const key = await keyOf(ctx, tx, incidentId)
    const answers = typed.kind === 'claim' ? { name: typed.from.name, email: typed.from.email, for: 'me' } : null
    const enquiryNo = await openEnquiryRow(tx, ctx, key, {
      enquiryId,
      incidentId,
      reference,
      channel: typed.channel,
      kind: typed.kind,
      language: typed.language,
      receivedAt: typed.receivedAt,
      content: { from: typed.from, subject: '', text: typed.text, answers, code: typed.code, found, missingFiles: [] },
      papers: [],
      personNo: null,
      proof: null,
      openedBy: null,
      sourceKey: null,
      zone,
    })
    if (typed.kind === 'claim') await openClaim(tx, { key, incidentId, enquiryId, answers: answers! })
    // Whoever typed it in has read it.
    await tx.query('update enquiry set first_read_at = $2 where enquiry_id = $1', [enquiryId, ctx.clock.now()])
    return { enquiryId, enquiryNo: enquiryNo!, reference }
  })
}
