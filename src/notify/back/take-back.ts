/** Takes in what came back: whose it was (by its token), what it says, and what follows for the person and the register. The same mail twice is one. */
import { createHash } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { derivedKey, incidentKey } from '../../vault/keys.ts'
import type { Transaction } from '../../store/database.ts'
import { getCampaign, type Campaign } from '../campaign.ts'
import { fallBack } from '../send/after-sending.ts'
import { isOurToken, readBounceToken, type BounceToken } from '../send/verp.ts'
import type { CameBack } from './classify.ts'
import type { MailReader } from './mail-reader.ts'

export type TakenBack = CameBack['kind'] | 'seen_before' | 'not_ours'

export async function takeBack(ctx: Context, reader: MailReader, raw: Buffer): Promise<TakenBack> {
  const { cameBack, tokens } = await reader.read(raw)
  const hash = createHash('sha256').update(raw).digest()
  return ctx.store.transaction(async (tx) => {
    const [fresh] = await tx.query('insert into bounce_seen (message_hash, seen_at) values ($1, $2) on conflict do nothing returning 1', [
      hash,
      ctx.clock.now(),
    ])
    if (fresh === undefined) return 'seen_before'
    for (const token of tokens) {
      const found = await noticeOfToken(tx, ctx, token)
      if (found === null) continue
      await follow(tx, ctx, found, cameBack)
      return cameBack.kind
    }
    return 'not_ours'
  })
}

/** The notice that a token stands for; null when it is made up, or for another store. */
async function noticeOfToken(tx: Transaction, ctx: Context, token: string): Promise<{ campaign: Campaign; personNo: number } | null> {
  const claimed: BounceToken | null = readBounceToken(token)
  if (claimed === null) return null
  const campaign = await getCampaign(tx, claimed.campaignId).catch(() => null)
  if (campaign === null) return null
  const key = derivedKey(await incidentKey(tx, ctx.masterKeyFile, campaign.incidentId, ctx.clock.now()), 'notice-bounce')
  return isOurToken(key, token) ? { campaign, personNo: claimed.personNo } : null
}

async function follow(
  tx: Transaction,
  ctx: Context,
  { campaign, personNo }: { campaign: Campaign; personNo: number },
  { kind, detail, isAddressDead }: CameBack,
): Promise<void> {
  const { campaignId, incidentId } = campaign
  const at = ctx.clock.now()
  await tx.query(`insert into notice_event (campaign_id, person_no, channel, at, event, detail) values ($1, $2, 'email', $3, $4, $5)`, [
    campaignId,
    personNo,
    at,
    kind,
    detail,
  ])
  if (kind === 'bounced') {
    // In doubt and yet come back: then it was taken.
    const changed = await tx.query(
      `update notice set state = 'bounced', reply = $3, result_at = $4, sender_no = null where campaign_id = $1 and person_no = $2 and channel = 'email' and state in ('handed_over', 'in_doubt') returning 1`,
      [campaignId, personNo, detail, at],
    )
    if (changed.length > 0) {
      await fallBack(tx, campaignId, personNo, isAddressDead ? detail : null, at)
      await tx.query(`update notice_campaign set state = 'sending', ended_at = null where campaign_id = $1 and state = 'done'`, [campaignId])
    }
  }
  if (kind === 'complaint')
    await tx.query(
      `insert into address_fault (incident_id, person_no, channel, address, fault, found_at)
       select $2, person_no, channel, address, 'complaint', $4 from notice where campaign_id = $1 and person_no = $3 and channel = 'email' on conflict do nothing`,
      [campaignId, incidentId, personNo, at],
    )
  await recordEvent(tx, ctx, 'notice.came-back', `campaign:${campaignId}`, { kind, personNo }, { incidentId })
}
