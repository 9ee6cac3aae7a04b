/** Starts, pauses, resumes and cancels a telling. What is on its way when a pause is acknowledged may still arrive; nothing begins after it. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Transaction } from '../store/database.ts'
import { approvalHash, lockCampaign, textHashOf, type Campaign, type CampaignState } from './campaign.ts'
import { RECIPIENTS_HASH } from './plan/plan-steps.ts'

/** Lets an approved or paused telling be sent. Refuses when text or recipients are not what was approved. */
export async function startSending(ctx: Context, campaignId: number): Promise<Campaign> {
  return change(ctx, campaignId, 'notice.send', 'sent', ['approved', 'paused'], async (tx, campaign) => {
    if (campaign.stopReason !== null) throw new AppError('sending_stopped', { campaignId, reason: campaign.stopReason })
    await requireApproved(tx, campaign)
    await tx.query(`update notice_campaign set state = 'sending', first_sent_at = coalesce(first_sent_at, $2) where campaign_id = $1`, [
      campaignId,
      ctx.clock.now(),
    ])
  })
}

export async function pauseSending(ctx: Context, campaignId: number, reason: string): Promise<Campaign> {
  return change(
    ctx,
    campaignId,
    'notice.pause',
    'paused',
    ['sending'],
    async (tx) => {
      await tx.query(`update notice_campaign set state = 'paused' where campaign_id = $1`, [campaignId])
      await releaseClaims(tx, campaignId)
    },
    reason,
  )
}

/** Ends a telling for good. Whoever was not handed over is not told by it; a later version reaches them. */
export async function cancelCampaign(ctx: Context, campaignId: number, reason: string): Promise<Campaign> {
  return change(
    ctx,
    campaignId,
    'notice.cancel',
    'cancelled',
    ['planned', 'approved', 'sending', 'paused'],
    async (tx) => {
      await tx.query(`update notice_campaign set state = 'cancelled', ended_at = $2 where campaign_id = $1`, [campaignId, ctx.clock.now()])
      await tx.query(
        `update notice set state = 'withdrawn', result_at = $2, sender_no = null where campaign_id = $1 and state in ('ready', 'claimed', 'held')`,
        [campaignId, ctx.clock.now()],
      )
    },
    reason,
  )
}

/** Fails with `campaign_not_approved` or `approval_stale`. */
export async function requireApproved(tx: Transaction, campaign: Campaign): Promise<void> {
  const { campaignId, approvedHash } = campaign
  if (approvedHash === null) throw new AppError('campaign_not_approved', { campaignId })
  const [recipients] = await tx.query<{ hash: Buffer }>(RECIPIENTS_HASH, [campaignId])
  if (!approvalHash({ textHash: textHashOf(campaign), recipientsHash: recipients!.hash }).equals(approvedHash))
    throw new AppError('approval_stale', { campaignId })
}

/** Claimed, but nothing sent yet: free again. */
export async function releaseClaims(tx: Pick<Transaction, 'query'>, campaignId: number): Promise<void> {
  await tx.query(`update notice set state = 'ready', sender_no = null where campaign_id = $1 and state = 'claimed'`, [campaignId])
}

async function change(
  ctx: Context,
  campaignId: number,
  action: string,
  wanted: string,
  from: readonly CampaignState[],
  work: (tx: Transaction, campaign: Campaign) => Promise<void>,
  reason: string | null = null,
): Promise<Campaign> {
  return ctx.store.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId)
    if (!from.includes(campaign.state)) throw refusal(campaign, wanted)
    await work(tx, campaign)
    await recordEvent(tx, ctx, action, `campaign:${campaignId}`, {}, { incidentId: campaign.incidentId, reason })
    return lockCampaign(tx, campaignId)
  })
}

function refusal({ campaignId, state }: Campaign, wanted: string): AppError {
  const WAY: Record<CampaignState, string> = {
    planned: `A second person has to approve it first: tocsin notify approve ${campaignId}.`,
    approved: `Send it: tocsin notify send ${campaignId}.`,
    sending: 'It is under way; see tocsin notify status.',
    paused: `Go on with tocsin notify send ${campaignId}.`,
    done: 'It has ended. Plan an update to write again.',
    cancelled: 'It was cancelled. Plan again to reach those it did not.',
  }
  return new AppError('campaign_state', { campaignId, state, wanted, way: WAY[state] })
}
