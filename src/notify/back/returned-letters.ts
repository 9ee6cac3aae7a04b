/** Letters that came back unopened, recorded by the number above the address; and second copies, refused without a reason. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { personId, personNoOf } from '../../register/person.ts'
import { derivedKey, incidentKey } from '../../vault/keys.ts'
import type { Transaction } from '../../store/database.ts'
import { getCampaign } from '../campaign.ts'
import { readReference, referenceFor } from '../reference.ts'

/** The person's number in a scanned return number (ISO/IEC 7064, mod 97-10); null when a figure is wrong. Spaces are forgiven. */
export function readReturnNumber(scanned: string): number | null {
  const digits = scanned.replace(/\s/g, '')
  if (!/^\d{10,17}$/.test(digits)) return null
  return Number(BigInt(digits) % 97n) === 1 ? Number(digits.slice(0, -2)) : null
}

export type Returned = { personNo: number; was: 'recorded' | 'recorded_before' | 'not_sent' }

/** Records one letter as returned. Its address is noted as a fault; the public notice stands for the letter. Fails with `reference_unknown`. */
export async function recordReturned(ctx: Context, campaignId: number, scanned: string): Promise<Returned> {
  const campaign = await getCampaign(ctx.store, campaignId)
  const personNo = await personOf(ctx, campaignId, scanned)
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ state: string }>(`select state from notice where campaign_id = $1 and person_no = $2 and channel = 'letter' for update`, [
      campaignId,
      personNo,
    ])
    if (row?.state === 'returned') return { personNo, was: 'recorded_before' }
    if (row?.state !== 'handed_over') return { personNo, was: 'not_sent' }
    const at = ctx.clock.now()
    await tx.query(`update notice set state = 'returned', result_at = $3 where campaign_id = $1 and person_no = $2 and channel = 'letter'`, [
      campaignId,
      personNo,
      at,
    ])
    await tx.query(`insert into notice_event (campaign_id, person_no, channel, at, event, detail) values ($1, $2, 'letter', $3, 'returned', 'scanned')`, [
      campaignId,
      personNo,
      at,
    ])
    await noteFaultOfPost(tx, campaign.incidentId, personNo, at)
    await tx.query(
      `insert into notice (campaign_id, person_no, channel, audience, language, format, part_no, state, content_hash, reason)
       select campaign_id, person_no, 'public_notice', audience, language, format, 0, 'public_notice', content_hash, 'after_letter'
       from notice where campaign_id = $1 and person_no = $2 and channel = 'letter' on conflict do nothing`,
      [campaignId, personNo],
    )
    await recordEvent(tx, ctx, 'notice.returned', `person:${personId(personNo)}`, { campaignId }, { incidentId: campaign.incidentId })
    return { personNo, was: 'recorded' }
  })
}

async function noteFaultOfPost(tx: Transaction, incidentId: string, personNo: number, at: Date): Promise<void> {
  await tx.query(
    `insert into address_fault (incident_id, person_no, channel, address, fault, found_at)
     select incident_id, person_no, 'letter', address || ', ' || postcode, 'returned', $3 from person where incident_id = $1 and person_no = $2 and coalesce(address, '') <> ''
     on conflict do nothing`,
    [incidentId, personNo, at],
  )
}

/**
 * Lets one letter be printed again: it goes into the next batch. Refused with `batch_done` unless a reason is given, because a second copy of a
 * letter frightens people twice.
 */
export async function allowReprint(ctx: Context, campaignId: number, given: string, reason: string | null): Promise<number> {
  const campaign = await getCampaign(ctx.store, campaignId)
  const personNo = await personOf(ctx, campaignId, given)
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ state: string; batch_no: number | null }>(
      `select state, batch_no from notice where campaign_id = $1 and person_no = $2 and channel = 'letter' for update`,
      [campaignId, personNo],
    )
    if (row === undefined) throw new AppError('reference_unknown', { reference: given })
    if (reason === null || reason.trim() === '') throw new AppError('batch_done', { reference: given, batchNo: row.batch_no ?? 0, campaignId })
    if (row.state !== 'handed_over' && row.state !== 'returned') return personNo
    await tx.query(`update notice set state = 'ready', batch_no = null where campaign_id = $1 and person_no = $2 and channel = 'letter'`, [
      campaignId,
      personNo,
    ])
    await tx.query(`update notice_campaign set state = 'sending', ended_at = null where campaign_id = $1 and state = 'done'`, [campaignId])
    await tx.query(`insert into notice_event (campaign_id, person_no, channel, at, event, detail) values ($1, $2, 'letter', $3, 'reprint', $4)`, [
      campaignId,
      personNo,
      ctx.clock.now(),
      `batch ${row.batch_no ?? 0}`,
    ])
    await recordEvent(
      tx,
      ctx,
      'notice.reprint',
      `person:${personId(personNo)}`,
      { campaignId, batch: row.batch_no },
      { incidentId: campaign.incidentId, reason },
    )
    return personNo
  })
}

/** Whose it is: by return number, person number or reference code. Fails with `reference_unknown`. */
async function personOf(ctx: Context, campaignId: number, given: string): Promise<number> {
  const text = given.trim()
  const direct = personNoOf(text.toUpperCase()) ?? readReturnNumber(text)
  if (direct !== null) return direct
  const reference = readReference(text)
  if (reference === null) throw new AppError('reference_unknown', { reference: text })
  const { incidentId } = await getCampaign(ctx.store, campaignId)
  const key = derivedKey(await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now())), 'notice-reference')
  // A code cannot be turned back into a number; a million are made in a few seconds.
  for (let after = 0; ;) {
    const rows = await ctx.store.query<{ person_no: number }>(
      `select person_no from notice where campaign_id = $1 and person_no > $2 and channel = 'letter' order by person_no limit 20000`,
      [campaignId, after],
    )
    const found = rows.find(({ person_no }) => referenceFor(key, incidentId, person_no) === reference)
    if (found !== undefined) return found.person_no
    if (rows.length === 0) throw new AppError('reference_unknown', { reference: text })
    after = rows.at(-1)!.person_no
  }
}
