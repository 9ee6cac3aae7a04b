/** Sends what may be sent, again and again: takes over from the dead, resolves doubt, hands over, notices when a telling has ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { recordEvent } from '../../audit/log.ts'
import { listCampaigns, type Campaign } from '../campaign.ts'
import { connectSmtp } from '../mail/smtp-client.ts'
import { dkimKeyOf } from './dkim.ts'
import { clearHighWater, countOutcomes, raiseHighWater, readHighWater } from './high-water.ts'
import { postfixLedger, type Ledger } from './ledger.ts'
import { lookUpUnsent, reconcile, type Reconciled } from './reconcile.ts'
import { getRelay } from './relay.ts'
import { runSender, takeOverDead, type SendEnd, type SenderOptions, type SendProgress } from './sender.ts'

/** The relay's own time for a message it has begun to take, beyond ours: the record is asked only after it. */
const SETTLE_EXTRA_MS = 5_000

export type Sending = { options: SenderOptions; ledger: Ledger | null; settleMs: number }

/** How this organisation sends, from the relay's settings. Fails with `relay_missing`. */
export async function openSending(ctx: Context, campaignId?: number, onProgress?: (progress: SendProgress) => void): Promise<Sending> {
  const { settings, secrets } = await getRelay(ctx)
  const { host, port, security, user, patienceSeconds, connections, returnPath, dkimDomain, dkimSelector, postfixLogs } = settings
  const patienceMs = patienceSeconds * 1000
  return {
    options: {
      smtp: {
        host,
        port,
        security,
        user,
        password: secrets.password ?? '',
        name: settings.from.slice(settings.from.lastIndexOf('@') + 1),
        timeoutMs: patienceMs,
      },
      connections,
      patienceMs,
      returnPath,
      dkim: dkimDomain !== '' && secrets.dkimKey ? dkimKeyOf(dkimDomain, dkimSelector, secrets.dkimKey) : null,
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(onProgress ? { onProgress } : {}),
    },
    ledger: postfixLogs.length === 0 ? null : postfixLedger(postfixLogs, () => ctx.clock.now()),
    settleMs: patienceMs + SETTLE_EXTRA_MS,
  }
}

/** The mark of how far it is lies beside the store and is raised so often while sending. */
const MARK_MS = 10_000
/** So often the record is asked again for what it does not show yet: it may be written late. */
const LOOKS = 8

/** One round, until nothing more may go now. Doubt that the record can resolve is resolved before and after, and what it shows was not taken goes out. */
export async function sendOnce(ctx: Context, sending: Sending, stop: AbortSignal): Promise<SendEnd> {
  for (let looks = 0; ;) {
    await takeOverDead(ctx)
    await resolveDoubt(ctx, sending)
    await refuseRestored(ctx, sending.options.campaignId)
    const marking = setInterval(() => void noteHighWater(ctx, sending.options.campaignId).catch(() => {}), MARK_MS)
    const end = await runSender(ctx, sending.options, stop).finally(() => clearInterval(marking))
    await noteHighWater(ctx, sending.options.campaignId)
    if (end.end !== 'nothing_left') return end
    const doubt = await resolveDoubt(ctx, sending)
    if (doubt.notTaken > 0) continue
    if (sending.ledger !== null && !stop.aborted && (doubt.tooYoung > 0 || (doubt.stillInDoubt > 0 && looks++ < LOOKS))) {
      await sleep(Math.min(sending.settleMs, 2_000), undefined, { signal: stop }).catch(() => {})
      continue
    }
    await endFinished(ctx, sending.options.campaignId)
    return end
  }
}

const RESTORED = 'The store knows of fewer messages than were sent: it was restored from a backup.'

/** A campaign whose store is older than what was sent stands still. */
async function refuseRestored(ctx: Context, campaignId: number | undefined): Promise<void> {
  for (const campaign of await listUnderWay(ctx, campaignId))
    if (campaign.stopReason === null && (await countOutcomes(ctx.store, campaign.campaignId)) < readHighWater(ctx, campaign.campaignId))
      await ctx.store.transaction(async (tx) => {
        await tx.query(`update notice_campaign set stop_reason = $2 where campaign_id = $1`, [campaign.campaignId, RESTORED])
        await recordEvent(tx, ctx, 'notice.stop', `campaign:${campaign.campaignId}`, {}, { incidentId: campaign.incidentId, reason: RESTORED })
      })
}

async function noteHighWater(ctx: Context, campaignId: number | undefined): Promise<void> {
  for (const campaign of await listUnderWay(ctx, campaignId)) raiseHighWater(ctx, campaign.campaignId, await countOutcomes(ctx.store, campaign.campaignId))
}

/**
 * Frees a campaign that stands still after a restore: what the relay's record shows as taken is counted as handed over. Without a record that
 * covers the time, `decision` has to say that a person has looked. Gives how many were found taken; null: it still stands.
 */
export async function settleRestored(ctx: Context, campaignId: number, ledger: Ledger | null, isDecided: boolean): Promise<number | null> {
  const looked = ledger === null ? null : await lookUpUnsent(ctx, campaignId, ledger)
  if (looked?.isCovered !== true && !isDecided) return null
  await ctx.store.transaction(async (tx) => {
    await tx.query('update notice_campaign set stop_reason = null where campaign_id = $1', [campaignId])
    await recordEvent(tx, ctx, 'notice.settle-restored', `campaign:${campaignId}`, { taken: looked?.taken ?? 0, isDecided })
  })
  clearHighWater(ctx, campaignId, await countOutcomes(ctx.store, campaignId))
  return looked?.taken ?? 0
}

/** Asks the relay's record about everything in doubt. */
export async function resolveDoubt(ctx: Context, { options, ledger, settleMs }: Sending): Promise<Reconciled> {
  const all: Reconciled = { taken: 0, notTaken: 0, stillInDoubt: 0, tooYoung: 0 }
  const [doubt] = await ctx.store.query(`select 1 from notice where state = 'in_doubt' limit 1`)
  if (doubt === undefined) return all
  // A greeting and a goodbye leave lines in the record: it must reach to now before its silence on a message means anything.
  if (ledger !== null)
    await connectSmtp(options.smtp).then(
      (connection) => connection.close(),
      () => {},
    )
  for (const campaign of await listUnderWay(ctx, options.campaignId)) {
    const one = await reconcile(ctx, campaign.campaignId, ledger, settleMs)
    for (const key of ['taken', 'notTaken', 'stillInDoubt', 'tooYoung'] as const) all[key] += one[key]
  }
  return all
}

async function listUnderWay(ctx: Context, campaignId: number | undefined): Promise<Campaign[]> {
  return (await listCampaigns(ctx.store)).filter(
    (campaign) => ['sending', 'paused'].includes(campaign.state) && (campaignId ?? campaign.campaignId) === campaign.campaignId,
  )
}

/** A telling ends when nobody waits any more: all have an outcome, none is in doubt, held or still to be printed. */
async function endFinished(ctx: Context, campaignId: number | undefined): Promise<void> {
  for (const campaign of await listUnderWay(ctx, campaignId))
    await ctx.store.transaction(async (tx) => {
      const ended = await tx.query(
        `update notice_campaign set state = 'done', ended_at = $2 where campaign_id = $1 and state = 'sending'
           and not exists (select from notice where campaign_id = $1 and state in ('ready', 'claimed', 'attempting', 'in_doubt', 'batched', 'held')) returning 1`,
        [campaign.campaignId, ctx.clock.now()],
      )
      if (ended.length > 0) await recordEvent(tx, ctx, 'notice.end', `campaign:${campaign.campaignId}`, {}, { incidentId: campaign.incidentId })
    })
}

/** For a server: looks every few seconds for a telling that is to be sent, for as long as it runs. */
export async function keepSending(ctx: Context, stop: AbortSignal, intervalMs = 5_000): Promise<void> {
  while (!stop.aborted) {
    try {
      const waiting = (await listCampaigns(ctx.store)).some(({ state, stopReason }) => state === 'sending' && stopReason === null)
      if (waiting) await sendOnce(ctx, await openSending(ctx), stop)
    } catch {
      // The store or the relay is away, or no relay is set: status says so; the next look may find it there.
    }
    await sleep(intervalMs, undefined, { signal: stop }).catch(() => {})
  }
}
