/** Makes the messages of claimed notices, each held against what was approved: same person, same data, same text. */
import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { listPersonsByNo } from '../../register/queries.ts'
import { derivedKey, incidentKey } from '../../vault/keys.ts'
import type { Campaign } from '../campaign.ts'
import { noticeEmail } from '../email.ts'
import { isCleanMessage } from '../mail/smtp-client.ts'
import { noticePersonOf } from '../planner.ts'
import { referenceFor } from '../reference.ts'
import { withWording } from '../wording.ts'
import { noticeVersion } from '../versions.ts'
import { contentHashes, type Claimed } from './claims.ts'
import type { DkimKey } from './dkim.ts'
import { signMessage } from './dkim.ts'
import { bounceToken, returnPathFor } from './verp.ts'

export type Ready = { claim: Claimed; domain: string; from: string; to: string; message: Buffer; messageHash: Buffer }
export type NotReady = { campaignId: number; personNo: number; reply: string }

export type Composer = { compose(claims: readonly Claimed[]): Promise<{ ready: Ready[]; held: NotReady[] }> }

/** `dayOfPart`: the day that stands on the notices of each part. */
export async function openComposer(
  ctx: Context,
  campaign: Campaign,
  dayOfPart: ReadonlyMap<number, string>,
  options: { returnPath: string; dkim: DkimKey | null },
): Promise<Composer> {
  const { incidentId } = campaign
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const referenceKey = derivedKey(key, 'notice-reference')
  const bounceKey = derivedKey(key, 'notice-bounce')
  const compose = async (claims: readonly Claimed[]) => {
    const personNos = claims.map(({ personNo }) => personNo)
    const { people, hashes } = await ctx.store.transaction(async (tx) => {
      // One moment for both: a register that is built anew in between must not slip through.
      await tx.query('set transaction isolation level repeatable read read only')
      return { people: await listPersonsByNo(tx, incidentId, personNos), hashes: await contentHashes(tx, incidentId, personNos) }
    })
    const personOf = new Map(people.map((person) => [person.personNo, person]))
    const ready: Ready[] = []
    const held: NotReady[] = []
    for (const claim of claims) {
      const hold = (reply: string) => held.push({ campaignId: claim.campaignId, personNo: claim.personNo, reply })
      const person = personOf.get(claim.personNo)
      if (person === undefined || !hashes.get(claim.personNo)?.equals(claim.contentHash)) {
        hold('The register changed since the approval.')
        continue
      }
      const facts = { ...campaign.facts, writtenOn: dayOfPart.get(claim.partNo) ?? campaign.facts.writtenOn }
      const plain = noticeVersion(noticePersonOf(person, referenceFor(referenceKey, incidentId, person.personNo)), facts, claim.language, 'email', {
        format: claim.format,
      })
      const notice = withWording(plain, campaign.wording, claim.audience)
      const made = noticeEmail(notice, facts, campaign.sender, claim.address, messageIdFor(campaign, claim.personNo, claim.channel))
      const message = options.dkim === null ? made : signMessage(made, options.dkim, Date.parse(`${facts.writtenOn}T09:00:00Z`) / 1000)
      if (!isCleanMessage(message)) {
        hold('The message has line ends or characters that mail servers disagree on.')
        continue
      }
      ready.push({
        claim,
        domain: claim.address.slice(claim.address.lastIndexOf('@') + 1),
        from: returnPathFor(options.returnPath, bounceToken(bounceKey, claim)),
        to: claim.address,
        message,
        messageHash: createHash('sha256').update(message).digest(),
      })
    }
    return { ready, held }
  }
  return { compose }
}

/** One notice, one identifier, for life: also after a crash, on another machine, in a restored store. It tells nothing about the person. */
export function messageIdFor(
  { incidentId, purpose, version, sender }: Pick<Campaign, 'incidentId' | 'purpose' | 'version' | 'sender'>,
  personNo: number,
  channel: string,
): string {
  const digest = createHash('sha256').update(`tocsin notice 2\0${incidentId}\0${purpose}\0${version}\0${personNo}\0${channel}`).digest('hex')
  return `<${digest.slice(0, 32)}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`
}
