/** Resolves notices in doubt: against the relay's record where there is one, else by a person. Never by sending again to be safe. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../store/database.ts'
import { getCampaign } from '../campaign.ts'
import { messageIdFor } from './compose.ts'
import type { Ledger } from './ledger.ts'

export type Reconciled = { taken: number; notTaken: number; stillInDoubt: number; tooYoung: number }

const BATCH = 5_000

/**
 * `settleMs`: an attempt younger than that is left alone, because the relay may still be taking it; longer than an attempt may last.
 * The record has to reach beyond the attempt by as much.
 */
export async function reconcile(ctx: Context, campaignId: number, ledger: Ledger | null, settleMs: number): Promise<Reconciled> {
  const campaign = await getCampaign(ctx.store, campaignId)
  const rows = await ctx.store.query<{ person_no: number; ms: number; is_old: boolean }>(
    `select person_no, extract(epoch from attempted_at) * 1000 as ms, attempted_at < clock_timestamp() - $2 * interval '1 millisecond' as is_old
     from notice where campaign_id = $1 and state = 'in_doubt' and channel = 'email' order by person_no limit ${BATCH}`,
    [campaignId, settleMs],
  )
  const old = rows.filter((row) => row.is_old)
  const result: Reconciled = { taken: 0, notTaken: 0, stillInDoubt: old.length, tooYoung: rows.length - old.length }
  if (old.length === 0 || ledger === null) return result
  const personOf = new Map(old.map((row) => [messageIdFor(campaign, row.person_no, 'email'), row.person_no]))
  const times = old.map((row) => Number(row.ms))
  const answers = await ledger.look(new Set(personOf.keys()), Math.min(...times), Math.max(...times) + settleMs)
  const having = (wanted: string) => [...answers].filter(([, answer]) => answer === wanted).map(([id]) => personOf.get(id)!)
  await ctx.store.transaction(async (tx) => {
    result.taken = await settle(tx, campaignId, having('taken'), 'handed_over', 'The relay’s record shows that it took the message.')
    result.notTaken = await settle(tx, campaignId, having('not_taken'), 'ready', 'The relay’s record shows that it did not take the message.')
    result.stillInDoubt = old.length - result.taken - result.notTaken
    if (result.taken + result.notTaken > 0)
      await recordEvent(tx, ctx, 'notice.reconcile', `campaign:${campaignId}`, { ...result }, { incidentId: campaign.incidentId })
  })
  return result
}

async function settle(tx: Queryable, campaignId: number, personNos: readonly number[], state: 'handed_over' | 'ready', reply: string): Promise<number> {
  if (personNos.length === 0) return 0
  const rows = await tx.query(
    `update notice set state = $3, reply = $4, result_at = clock_timestamp(), sender_no = null
     where campaign_id = $1 and person_no = any ($2) and channel = 'email' and state = 'in_doubt' returning 1`,
    [campaignId, personNos, state, reply],
  )
  return rows.length
}

/**
 * After a restore: every e-mail that the store takes for unsent is looked up. `isCovered`: the record reaches back to before the first was sent, so
 * its silence means that the message was not taken.
 */
export async function lookUpUnsent(ctx: Context, campaignId: number, ledger: Ledger): Promise<{ taken: number; isCovered: boolean }> {
  const campaign = await getCampaign(ctx.store, campaignId)
  const result = { taken: 0, isCovered: true }
  for (let after = 0; ;) {
    const rows = await ctx.store.query<{ person_no: number }>(
      `select person_no from notice where campaign_id = $1 and channel = 'email' and state in ('ready', 'claimed', 'attempting', 'in_doubt') and person_no > $2 order by person_no limit 50000`,
      [campaignId, after],
    )
    if (rows.length === 0) return result
    after = rows.at(-1)!.person_no
    const personOf = new Map(rows.map((row) => [messageIdFor(campaign, row.person_no, 'email'), row.person_no]))
    const answers = await ledger.look(new Set(personOf.keys()), (campaign.firstSentAt ?? campaign.plannedAt).getTime(), 0)
    if ([...answers.values()].includes('unknown')) result.isCovered = false
    const taken = [...answers].filter(([, answer]) => answer === 'taken').map(([id]) => personOf.get(id)!)
    const found = await ctx.store.query(
      `update notice set state = 'handed_over', reply = 'The relay’s record shows that it took the message, before the store was restored.', result_at = clock_timestamp(), sender_no = null
       where campaign_id = $1 and channel = 'email' and person_no = any ($2) and state in ('ready', 'claimed', 'attempting', 'in_doubt') returning 1`,
      [campaignId, taken],
    )
    result.taken += found.length
  }
}

/** A person has looked (asked the relay's operator, say) and decides for all that are in doubt. */
export async function decideDoubt(ctx: Context, campaignId: number, decision: 'taken' | 'send_again', reason: string): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const { incidentId } = await getCampaign(tx, campaignId)
    const rows = await tx.query<{ person_no: number }>(
      `update notice set state = $2, reply = 'Decided by a person.', result_at = clock_timestamp(), sender_no = null
       where campaign_id = $1 and state = 'in_doubt' returning person_no`,
      [campaignId, decision === 'taken' ? 'handed_over' : 'ready'],
    )
    await tx.query(
      `insert into notice_event (campaign_id, person_no, channel, at, event, detail) select $1, no, 'email', $3, 'doubt_decided', $4 from unnest($2::bigint[]) as no`,
      [campaignId, rows.map((row) => row.person_no), ctx.clock.now(), decision],
    )
    await recordEvent(tx, ctx, 'notice.decide-doubt', `campaign:${campaignId}`, { decision, notices: rows.length }, { incidentId, reason })
    return rows.length
  })
}
