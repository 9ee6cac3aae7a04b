/** Approval by a second person, bound to the hash of text and recipients. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { citeFacts, type Citation } from '../incident/citations.ts'
import { currentFacts } from '../incident/fact.ts'
import { listLedger, type LedgerFact } from '../incident/ledger.ts'
import { approvalHash, getCampaign, lockCampaign, textHashOf, type Campaign } from './campaign.ts'
import { RECIPIENTS_HASH } from './plan/plan-steps.ts'

/** Why a telling cannot be approved: what the linter and the preflight found. Empty: it can. */
export type Blocker = { rule: string; says: string; settle: string }

/**
 * Approves what was shown. `hashShown` (hex) is the hash the approver has seen; another one now means that somebody changed it meanwhile.
 * Fails with `approval_same_person`, `approval_stale`, `approval_blocked`, `campaign_state`.
 */
export async function approveCampaign(
  ctx: Context,
  campaignId: number,
  hashShown: string,
  findBlockers: (campaign: Campaign) => Promise<Blocker[]>,
): Promise<Campaign> {
  const shown = await getCampaign(ctx.store, campaignId)
  // Asked before the row is locked: it may look at DNS.
  const blockers = await findBlockers(shown)
  if (blockers.length > 0) throw new AppError('approval_blocked', { campaignId, problems: blockers.map(({ rule, says }) => `[${rule}] ${says}`).join(' ') })
  return ctx.store.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId)
    if (campaign.state !== 'planned')
      throw new AppError('campaign_state', { campaignId, state: campaign.state, wanted: 'approved', way: 'Only a planned telling is approved, and only once.' })
    if (campaign.editedBy.includes(ctx.actor.id) || ctx.actor.role === 'system') throw new AppError('approval_same_person', { campaignId })
    const [recipients] = await tx.query<{ hash: Buffer }>(RECIPIENTS_HASH, [campaignId])
    const hash = approvalHash({ textHash: textHashOf(campaign), recipientsHash: recipients!.hash })
    const isAsPlanned = hash.equals(approvalHash(campaign)) && (await registerStillAgrees(tx, campaign))
    if (!isAsPlanned || hash.toString('hex') !== hashShown.toLowerCase()) throw new AppError('approval_stale', { campaignId })
    await tx.query(`update notice_campaign set state = 'approved', approved_by = $2, approved_at = $3, approved_hash = $4 where campaign_id = $1`, [
      campaignId,
      ctx.actor.id,
      ctx.clock.now(),
      hash,
    ])
    await citeFacts(tx, ctx, campaign.incidentId, `notice:${campaignId}`, noticeCitations(currentFacts(await listLedger(tx, campaign.incidentId))))
    await recordEvent(tx, ctx, 'notice.approve', `campaign:${campaignId}`, { hash: hash.toString('hex') }, { incidentId: campaign.incidentId })
    return lockCampaign(tx, campaignId)
  })
}

/** The facts that a notice rests on: what happened, when, whether data are out of reach or were copied. */
const TOLD_OF: ReadonlySet<string> = new Set(['moments.occurredAt', 'whatHappened.availability', 'whatHappened.exfiltration', 'whatHappened.summary'])
const TOPICS: ReadonlySet<string> = new Set(['what happened', 'copying', 'exfiltration', 'availability', 'cause'])

function noticeCitations(facts: readonly LedgerFact[]): Citation[] {
  return facts
    .filter(({ topic, sets }) => TOPICS.has(topic) || (sets !== null && TOLD_OF.has(sets.path)))
    .map(({ factNo, says }) => ({ place: '', factNo, said: says }))
}

/** True when the register was not built anew since the plan. Each notice is held against its person again when it is sent. */
async function registerStillAgrees(tx: Pick<Context['store'], 'query'>, { incidentId, plannedAt }: Campaign): Promise<boolean> {
  const [newer] = await tx.query('select 1 from register_summary where incident_id = $1 and built_at > $2', [incidentId, plannedAt])
  return newer === undefined
}

/** The hash to read out and to approve by: its first 16 figures in groups, and the whole. */
export function shownHash(campaign: Campaign): { short: string; whole: string } {
  const whole = approvalHash(campaign).toString('hex')
  return { short: whole.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 '), whole }
}
