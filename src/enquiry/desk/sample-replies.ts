/** Quality sampling: every so many released replies one is read again by somebody who neither wrote nor released it. Which ones is not ours to choose. */
import { createHmac } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { derivedKey } from '../../vault/keys.ts'
import { keyOf } from './content.ts'
import { addEntry, lockEnquiry } from './work-enquiry.ts'
import type { Verdict } from '../terms.ts'

/** One in so many [DSK17]. */
export const SAMPLE_ONE_IN = 10

/** By a keyed hash of its identifier: nobody at the desk can tell beforehand which reply it will be. */
export const isSampled = (key: Buffer, entryId: string): boolean =>
  createHmac('sha256', derivedKey(key, 'reply-sample')).update(entryId).digest().readUInt32BE(0) % SAMPLE_ONE_IN === 0

export type SampleItem = { enquiryId: string; enquiryNo: number; entryId: string; releasedAt: Date; wroteId: string | null; releasedId: string | null }

/** Released replies that are in the sample and were not read again yet, oldest first. */
export async function listSample(ctx: Context, incidentId: IncidentId): Promise<SampleItem[]> {
  const key = await ctx.store.transaction((tx) => keyOf(ctx, tx, incidentId))
  const rows = await ctx.store.query<{ enquiry_id: string; enquiry_no: number; entry_id: string; at: Date; wrote: string | null; released: string | null }>(
    `select e.enquiry_id, e.enquiry_no, r.entry_id, a.at, r.staff_id as wrote, a.staff_id as released
     from enquiry e join enquiry_entry r using (enquiry_id) join enquiry_entry a on a.about = r.entry_id and a.kind = 'released'
     where e.incident_id = $1 and r.kind = 'reply' and not exists (select from enquiry_entry s where s.about = r.entry_id and s.kind = 'sampled')
     order by a.at`,
    [incidentId],
  )
  return rows
    .filter(({ entry_id }) => isSampled(key, entry_id))
    .map(({ enquiry_id, enquiry_no, entry_id, at, wrote, released }) => ({
      enquiryId: enquiry_id,
      enquiryNo: enquiry_no,
      entryId: entry_id,
      releasedAt: at,
      wroteId: wrote,
      releasedId: released,
    }))
}

/** Errors: `reply_unknown`, `reply_not_releasable` for who wrote or released it. */
export async function judgeReply(ctx: Context, incidentId: IncidentId, enquiryId: string, entryId: string, verdict: Verdict, note: string): Promise<void> {
  const item = (await listSample(ctx, incidentId)).find((one) => one.enquiryId === enquiryId && one.entryId === entryId)
  if (item === undefined) throw new AppError('reply_unknown', { entryId })
  if (item.wroteId === ctx.actor.id || item.releasedId === ctx.actor.id) throw new AppError('reply_not_releasable')
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId, 'any')
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'sampled', about: entryId, detail: verdict, ...(note === '' ? {} : { text: note }) })
    await recordEvent(tx, ctx, 'enquiry.sample', `enquiry:${enquiryId}`, { entryId, verdict }, { incidentId })
  })
}

/** How the sample came out so far, by verdict. */
export function countVerdicts(ctx: Context, incidentId: IncidentId): Promise<{ verdict: Verdict; count: number }[]> {
  return ctx.store.query<{ verdict: Verdict; count: number }>(
    "select detail as verdict, count(*)::int as count from enquiry_entry join enquiry using (enquiry_id) where incident_id = $1 and enquiry_entry.kind = 'sampled' group by detail order by count desc",
    [incidentId],
  )
}
