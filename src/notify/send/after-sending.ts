/** What follows an outcome: an address that is no good is noted for the register, and the person gets a letter instead. */
import type { Context } from '../../context.ts'
import type { Queryable } from '../../store/database.ts'
import type { Result } from './claims.ts'

/** E-mails that the relay refused for good: noted as a fault of the address, with a letter in their place where there is a postal address. */
export async function noteRefusals(
  ctx: Pick<Context, 'store' | 'clock'>,
  refused: readonly Pick<Result, 'campaignId' | 'personNo' | 'reply'>[],
): Promise<void> {
  if (refused.length === 0) return
  await ctx.store.transaction(async (tx) => {
    for (const { campaignId, personNo, reply } of refused)
      await fallBack(tx, campaignId, personNo, isAboutAddress(reply) ? faultOf(reply) : null, ctx.clock.now())
  })
}

/** A letter instead of an e-mail that did not reach the person; a public notice stands for those without an address. Once a person. */
export async function fallBack(tx: Queryable, campaignId: number, personNo: number, fault: string | null, at: Date): Promise<void> {
  if (fault !== null)
    await tx.query(
      `insert into address_fault (incident_id, person_no, channel, address, fault, found_at)
       select c.incident_id, n.person_no, n.channel, n.address, $3, $4 from notice n join notice_campaign c using (campaign_id)
       where n.campaign_id = $1 and n.person_no = $2 and n.channel = 'email' on conflict do nothing`,
      [campaignId, personNo, fault, at],
    )
  await tx.query(
    `insert into notice (campaign_id, person_no, channel, audience, language, format, part_no, state, address, content_hash, reason)
     select n.campaign_id, n.person_no, case when p.has_post then 'letter' else 'public_notice' end, n.audience, n.language, n.format, n.part_no,
       case when not p.has_post then 'public_notice' when p.has_letters then 'ready' else 'by_hand' end, null, n.content_hash,
       case when p.has_letters or not p.has_post then 'after_email' else 'no_letters' end
     from notice n
     join notice_campaign c using (campaign_id)
     join lateral (
       select coalesce(person.address, '') <> '' and coalesce(person.postcode, '') <> '' as has_post,
         coalesce((c.facts #>> array['languages', n.language, 'letters'])::boolean, true) as has_letters
       from person where person.incident_id = c.incident_id and person.person_no = n.person_no
     ) p on true
     where n.campaign_id = $1 and n.person_no = $2 and n.channel = 'email'
     on conflict do nothing`,
    [campaignId, personNo],
  )
}

/** Enhanced code 5.1.x (address) or 5.2.1 (mailbox disabled), or the plain codes 550, 551 and 553 with words that mean it. RFC 3463. */
export function isAboutAddress(reply: string): boolean {
  const enhanced = /\b5\.(\d+)\.(\d+)\b/.exec(reply)
  if (enhanced) return enhanced[1] === '1' || (enhanced[1] === '2' && enhanced[2] === '1')
  return /^55[013]\b/.test(reply) && /user|mailbox|recipient|address|account|unknown|no such/i.test(reply)
}

/** Short, and without the address. */
function faultOf(reply: string): string {
  return (/\b[45]\.\d+\.\d+\b/.exec(reply)?.[0] ?? reply.slice(0, 3)).trim()
}
