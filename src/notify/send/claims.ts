/** All SQL of sending: who takes which notice, and what became of it. Every state is committed before the step it allows. */
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import type { NoticeFormat } from '../audience.ts'
import type { NoticeState } from '../campaign.ts'
import type { NoticeLanguage } from '../notice.ts'
import { CONTENT_HASH } from '../plan/plan-steps.ts'

export type Claimed = {
  campaignId: number
  personNo: number
  channel: string
  audience: string
  language: NoticeLanguage
  format: NoticeFormat
  partNo: number
  address: string
  contentHash: Buffer
  attempts: number
}

/**
 * Takes notices of one part that may go now, in order of number after `afterNo`. Nothing is sent by this: a claim whose owner dies is free again.
 * Domains that are held back are left to later.
 */
export function claimNotices(
  db: Queryable,
  wanted: { campaignId: number; partNo: number; afterNo: number; senderNo: number; now: Date; exceptDomains: string[]; most: number },
): Promise<Claimed[]> {
  return db.query<Claimed>(
    `with picked as (
       select person_no, channel from notice
       where campaign_id = $1 and channel = 'email' and state = 'ready' and part_no = $2 and person_no > $3 and (not_before is null or not_before <= $4)
         and not (split_part(address, '@', 2) = any ($5))
       order by person_no
       limit $6
       for update skip locked
     )
     update notice n set state = 'claimed', sender_no = $7
     from picked p, notice_campaign c
     where n.campaign_id = $1 and n.person_no = p.person_no and n.channel = p.channel and c.campaign_id = $1 and c.state = 'sending'
     returning n.campaign_id as "campaignId", n.person_no as "personNo", n.channel, n.audience, n.language, n.format, n.part_no as "partNo", n.address,
       n.content_hash as "contentHash", n.attempts`,
    [wanted.campaignId, wanted.partNo, wanted.afterNo, wanted.now, wanted.exceptDomains, wanted.most, wanted.senderNo],
  )
}

/** The hash of each person's data as it is now. */
export async function contentHashes(db: Queryable, incidentId: IncidentId, personNos: readonly number[]): Promise<Map<number, Buffer>> {
  const rows = await db.query<{ person_no: number; hash: Buffer }>(
    `select person_no, ${CONTENT_HASH} as hash from person where incident_id = $1 and person_no = any ($2)`,
    [incidentId, personNos],
  )
  return new Map(rows.map((row) => [row.person_no, row.hash]))
}

export type Mark = { campaignId: number; personNo: number; senderNo: number; messageHash: Buffer }

/**
 * The intent, committed before the first byte: true for those that may be sent now. False: paused, cancelled, withdrawn, or taken by somebody
 * else. The campaign's row is shared for the moment, so that a pause that has been acknowledged is heeded by every later mark.
 */
export async function markAttempting(db: Queryable, marks: readonly Mark[]): Promise<boolean[]> {
  const rows = await db.query<{ campaign_id: number; person_no: number }>(
    `with open as (select campaign_id from notice_campaign where campaign_id = any ($1) and state = 'sending' order by campaign_id for share)
     update notice n set state = 'attempting', attempts = n.attempts + 1, attempted_at = clock_timestamp(), message_hash = m.hash
     from unnest($1::integer[], $2::bigint[], $3::integer[], $4::bytea[]) as m (campaign_id, person_no, sender_no, hash)
     where n.campaign_id = m.campaign_id and n.person_no = m.person_no and n.channel = 'email' and n.state = 'claimed' and n.sender_no = m.sender_no
       and n.campaign_id in (select campaign_id from open)
     returning n.campaign_id, n.person_no`,
    [marks.map((m) => m.campaignId), marks.map((m) => m.personNo), marks.map((m) => m.senderNo), marks.map((m) => m.messageHash)],
  )
  const marked = new Set(rows.map((row) => `${row.campaign_id} ${row.person_no}`))
  return marks.map((m) => marked.has(`${m.campaignId} ${m.personNo}`))
}

export type Result = { campaignId: number; personNo: number; senderNo: number; state: NoticeState; reply: string; notBefore: Date | null; isSlowDown: boolean }

/**
 * What came of an attempt. Also where others took us for dead meanwhile and put the notice in doubt, unless it is resolved already: then what was
 * resolved stands.
 */
export async function noteResults(db: Queryable, results: readonly Result[]): Promise<boolean[]> {
  const rows = await db.query<{ campaign_id: number; person_no: number }>(
    `update notice n set state = r.state, reply = r.reply, not_before = r.not_before, result_at = clock_timestamp(),
       attempts = case when r.slow then n.attempts - 1 else n.attempts end,
       sender_no = case when r.state = 'in_doubt' then n.sender_no end
     from unnest($1::integer[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::timestamptz[], $7::boolean[]) as r (campaign_id, person_no, sender_no, state, reply, not_before, slow)
     where n.campaign_id = r.campaign_id and n.person_no = r.person_no and n.channel = 'email' and n.sender_no = r.sender_no and n.state in ('attempting', 'in_doubt')
     returning n.campaign_id, n.person_no`,
    [
      results.map((r) => r.campaignId),
      results.map((r) => r.personNo),
      results.map((r) => r.senderNo),
      results.map((r) => r.state),
      results.map((r) => r.reply.slice(0, 500)),
      results.map((r) => r.notBefore),
      results.map((r) => r.isSlowDown),
    ],
  )
  const noted = new Set(rows.map((row) => `${row.campaign_id} ${row.person_no}`))
  return results.map((r) => noted.has(`${r.campaignId} ${r.personNo}`))
}

/** Held: the person's data are not what was approved, or the message could not be made. A person looks. */
export async function holdNotices(db: Queryable, senderNo: number, held: readonly { campaignId: number; personNo: number; reply: string }[]): Promise<void> {
  if (held.length === 0) return
  await db.query(
    `update notice n set state = 'held', reply = h.reply, sender_no = null, result_at = clock_timestamp()
     from unnest($1::integer[], $2::bigint[], $3::text[]) as h (campaign_id, person_no, reply)
     where n.campaign_id = h.campaign_id and n.person_no = h.person_no and n.channel = 'email' and n.state = 'claimed' and n.sender_no = $4`,
    [held.map((h) => h.campaignId), held.map((h) => h.personNo), held.map((h) => h.reply), senderNo],
  )
}

/** Claims given back: nothing was sent for them. */
export async function giveBack(db: Queryable, senderNo: number): Promise<void> {
  await db.query(`update notice set state = 'ready', sender_no = null where state = 'claimed' and sender_no = $1`, [senderNo])
}

export async function listSendersAtWork(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ no: number }>(`select distinct sender_no as no from notice where state in ('claimed', 'attempting') and sender_no is not null`)
  return rows.map(({ no }) => no)
}

/** What dead senders held: claims are free, attempts are in doubt. */
export async function takeOver(db: Queryable, dead: readonly number[]): Promise<void> {
  if (dead.length === 0) return
  await db.query(`update notice set state = 'ready', sender_no = null where state = 'claimed' and sender_no = any ($1)`, [dead])
  await db.query(
    `update notice set state = 'in_doubt', reply = 'The sender stopped before the relay''s answer was noted.', result_at = clock_timestamp() where state = 'attempting' and sender_no = any ($1)`,
    [dead],
  )
}
