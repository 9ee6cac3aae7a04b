/** Hands a batch over to a print house or another sender: the intent first, then the files, then done. Cut off anywhere, the same batch is made again. */
import { createHash } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { localDay } from '../../incident/zone.ts'
import type { Person } from '../../register/person.ts'
import { derivedKey, incidentKey } from '../../vault/keys.ts'
import type { Transaction } from '../../store/database.ts'
import type { ContactWish, NoticeFormat } from '../audience.ts'
import { getCampaign, lockCampaign, type Campaign } from '../campaign.ts'
import type { NoticeLanguage, Notice } from '../notice.ts'
import { listWithWishes } from '../plan/wishes.ts'
import { noticePersonOf } from '../planner.ts'
import { referenceFor, returnNumber } from '../reference.ts'
import { requireApproved } from '../run-campaign.ts'
import { contentHashes } from '../send/claims.ts'
import { withWording } from '../wording.ts'
import { noticeVersion } from '../versions.ts'
import type { BatchItem, Channel, HandedItem } from './channel.ts'

export type Batch = { batchNo: number; notices: number; pages: number; held: number; sha256: string; wasResumed: boolean; folder: string }
type Row = {
  person_no: number
  audience: string
  language: NoticeLanguage
  format: NoticeFormat
  part_no: number
  address: string | null
  content_hash: Buffer
}

/** Most notices in one batch: a print house takes them in portions, and a fault costs little. */
const MOST = 10_000
const PAGE = 500

export const batchName = (campaignId: number, batchNo: number): string => `campaign-${campaignId}-batch-${String(batchNo).padStart(4, '0')}`

/** Null: there is nothing to hand over now. Fails with `campaign_not_approved`, `approval_stale`, `campaign_state`. */
export async function handOverBatch(ctx: Context, campaignId: number, channel: Channel, target: string, most = MOST): Promise<Batch | null> {
  const begun = await beginBatch(ctx, campaignId, channel, Math.min(most, MOST))
  if (begun === null) return null
  const campaign = await getCampaign(ctx.store, campaignId)
  const held: number[] = []
  const handed: HandedItem[] = []
  const items = makeItems(ctx, campaign, channel, begun.rows, held)
  for await (const item of channel.handOver(items, target, batchName(campaignId, begun.batchNo))) handed.push(item)
  const digest = createHash('sha256')
    .update(handed.map(({ personNo, sha256 }) => `${personNo} ${sha256}\n`).join(''))
    .digest()
  const pages = handed.reduce((sum, item) => sum + item.pages, 0)
  await ctx.store.transaction(async (tx) => {
    await settle(tx, campaignId, channel, begun.batchNo, handed, held)
    await tx.query('update notice_batch set done_at = $3, pages = $4, manifest_hash = $5 where campaign_id = $1 and batch_no = $2', [
      campaignId,
      begun.batchNo,
      ctx.clock.now(),
      pages,
      digest,
    ])
    await recordEvent(
      tx,
      ctx,
      'notice.batch',
      `campaign:${campaignId}`,
      { batch: begun.batchNo, channel: channel.name, notices: handed.length, held: held.length, sha256: digest.toString('hex') },
      { incidentId: campaign.incidentId },
    )
  })
  return {
    batchNo: begun.batchNo,
    notices: handed.length,
    pages,
    held: held.length,
    sha256: digest.toString('hex'),
    wasResumed: begun.wasResumed,
    folder: batchName(campaignId, begun.batchNo),
  }
}

/** Notes who is in the batch. A batch that was begun and not finished comes first, with the same people. */
async function beginBatch(
  ctx: Context,
  campaignId: number,
  channel: Channel,
  most: number,
): Promise<{ batchNo: number; rows: Row[]; wasResumed: boolean } | null> {
  return ctx.store.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId)
    if (campaign.approvedHash === null) throw new AppError('campaign_not_approved', { campaignId })
    if (campaign.state !== 'sending')
      throw new AppError('campaign_state', {
        campaignId,
        state: campaign.state,
        wanted: 'handed over',
        way: `Let it be sent first: tocsin notify send ${campaignId}.`,
      })
    await requireApproved(tx, campaign)
    const [open] = await tx.query<{ batch_no: number }>(
      'select batch_no from notice_batch where campaign_id = $1 and channel = $2 and done_at is null order by batch_no limit 1',
      [campaignId, channel.name],
    )
    if (open !== undefined) return { batchNo: open.batch_no, rows: await rowsOfBatch(tx, campaignId, open.batch_no), wasResumed: true }
    const [next] = await tx.query<{ no: number }>('select coalesce(max(batch_no), 0) + 1 as no from notice_batch where campaign_id = $1', [campaignId])
    const [incident] = await tx.query<{ zone: string }>('select zone from incident where incident_id = $1', [campaign.incidentId])
    const today = localDay(ctx.clock.now(), incident!.zone)
    if (channel.carries === 'sms') await addTextMessages(tx, campaignId, today)
    const taken = await tx.query(
      `update notice n set state = 'batched', batch_no = $4, attempts = attempts + 1, attempted_at = clock_timestamp()
       where n.campaign_id = $1 and n.channel = $2 and n.state = 'ready' and n.person_no in (
         select person_no from notice r
         where r.campaign_id = $1 and r.channel = $2 and r.state = 'ready'
           and (r.part_no = 0 or exists (select from notice_part p where p.campaign_id = r.campaign_id and p.part_no = r.part_no and p.day <= $3))
         order by r.part_no, r.person_no limit $5)
       returning 1`,
      [campaignId, channel.carries, today, next!.no, most],
    )
    if (taken.length === 0) return null
    await tx.query('insert into notice_batch (campaign_id, batch_no, channel, notices, made_by, made_at) values ($1, $2, $3, $4, $5, $6)', [
      campaignId,
      next!.no,
      channel.name,
      taken.length,
      ctx.actor.id,
      ctx.clock.now(),
    ])
    return { batchNo: next!.no, rows: await rowsOfBatch(tx, campaignId, next!.no), wasResumed: false }
  })
}

function rowsOfBatch(tx: Transaction, campaignId: number, batchNo: number): Promise<Row[]> {
  return tx.query<Row>(
    `select person_no, audience, language, format, part_no, address, content_hash from notice where campaign_id = $1 and batch_no = $2 and state = 'batched' order by part_no, person_no`,
    [campaignId, batchNo],
  )
}

/** People with no other address get a text message where they have a mobile number; the public statement stands for them besides. */
async function addTextMessages(tx: Transaction, campaignId: number, today: string): Promise<void> {
  await tx.query(
    `insert into notice (campaign_id, person_no, channel, audience, language, format, part_no, state, address, content_hash, reason)
     select n.campaign_id, n.person_no, 'sms', n.audience, n.language, n.format, 0, 'ready', p.mobile, n.content_hash, 'after_none'
     from notice n
     join notice_campaign c using (campaign_id)
     join lateral (
       select (select phone from unnest(person.phones) as phone where phone ~ '^[+]447[0-9]{9}$' or replace(phone, ' ', '') ~ '^07[0-9]{9}$' limit 1) as mobile
       from person where person.incident_id = c.incident_id and person.person_no = n.person_no
     ) p on p.mobile is not null
     where n.campaign_id = $1 and n.channel = 'public_notice' and c.pace ->> 'firstDay' <= $2
       and (n.language in ('en', 'cy') or coalesce(c.facts -> 'languages', '{}') ? n.language)
     on conflict do nothing`,
    [campaignId, today],
  )
}

async function* makeItems(ctx: Context, campaign: Campaign, channel: Channel, rows: readonly Row[], held: number[]): AsyncGenerator<BatchItem> {
  const { campaignId, incidentId } = campaign
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const referenceKey = derivedKey(key, 'notice-reference')
  const parts = await ctx.store.query<{ part_no: number; day: string }>('select part_no, day from notice_part where campaign_id = $1', [campaignId])
  const dayOf = new Map(parts.map(({ part_no, day }) => [part_no, day]))
  for (let from = 0; from < rows.length; from += PAGE) {
    const page = rows.slice(from, from + PAGE)
    const nos = page.map((row) => row.person_no)
    const { people, hashes } = await ctx.store.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only')
      return { people: await listWithWishes(tx, incidentId, nos), hashes: await contentHashes(tx, incidentId, nos) }
    })
    const byNo = new Map(people.map((one) => [one.person.personNo, one]))
    for (const row of page) {
      const one = byNo.get(row.person_no)
      if (one === undefined || !hashes.get(row.person_no)?.equals(row.content_hash)) {
        held.push(row.person_no)
        continue
      }
      const facts = { ...campaign.facts, writtenOn: dayOf.get(row.part_no) ?? campaign.facts.writtenOn }
      const notice = letterOrEmail(one.person, one.wish, row, { ...campaign, facts }, channel, referenceFor(referenceKey, incidentId, row.person_no))
      yield { personNo: row.person_no, notice, format: row.format, to: row.address, returnNumber: returnNumber(row.person_no) }
    }
  }
}

function letterOrEmail(person: Person, wish: ContactWish | null, row: Row, campaign: Campaign, { carries }: Channel, reference: string): Notice {
  const options = { format: row.format, inCareOf: wish?.inCareOf ?? null }
  const made = noticeVersion(noticePersonOf(person, reference), campaign.facts, row.language, carries === 'letter' ? 'letter' : 'email', options)
  return withWording(made, campaign.wording, row.audience)
}

async function settle(
  tx: Transaction,
  campaignId: number,
  { carries }: Channel,
  batchNo: number,
  handed: readonly HandedItem[],
  held: readonly number[],
): Promise<void> {
  await tx.query(
    `update notice n set state = 'handed_over', result_at = clock_timestamp(), reply = $4, message_hash = h.hash
     from unnest($2::bigint[], $3::bytea[]) as h (person_no, hash)
     where n.campaign_id = $1 and n.channel = $5 and n.batch_no = $6 and n.person_no = h.person_no and n.state = 'batched'`,
    [campaignId, handed.map(({ personNo }) => personNo), handed.map(({ sha256 }) => Buffer.from(sha256, 'hex')), `batch ${batchNo}`, carries, batchNo],
  )
  await tx.query(
    `update notice set state = 'held', result_at = clock_timestamp(), reply = 'The register changed since the approval.', batch_no = null
     where campaign_id = $1 and channel = $2 and batch_no = $3 and person_no = any ($4) and state = 'batched'`,
    [campaignId, carries, batchNo, held],
  )
}
