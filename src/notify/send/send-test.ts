/**
 * A test message to the member of staff who asks for it, through the relay as it is set: one real notice, masked, marked as a test. It counts for
 * nobody: no row of a campaign is touched, its Message-ID is none of theirs, and what bounces names no person.
 */
import { randomUUID } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { personId } from '../../register/person.ts'
import { listPersonsByNo } from '../../register/queries.ts'
import { readAddress } from '../address.ts'
import type { NoticeFormat } from '../audience.ts'
import type { Campaign } from '../campaign.ts'
import { noticeEmail } from '../email.ts'
import { maskedPerson, noticeOf } from '../examine-campaign.ts'
import { connectSmtp, isCleanMessage, type Outcome } from '../mail/smtp-client.ts'
import type { Notice, NoticeLanguage } from '../notice.ts'
import { noticePersonOf } from '../planner.ts'
import { signMessage } from './dkim.ts'
import { openSending } from './send-campaigns.ts'

/** Stands where a code stands: no code of anybody, and none that the check of codes would take. */
const NO_CODE = 'XXXX-XXXX-XXXX-XXXX-XX'

/**
 * Sends one person's notice, masked, to the address of whoever acts. Gives that address. Fails with `relay_missing`, `person_unknown`, and with
 * `test_not_sent` when there is no address to send to or the relay did not take it.
 */
export async function sendTest(ctx: Context, campaign: Campaign, personNo: number, language?: NoticeLanguage): Promise<{ to: string }> {
  const { options } = await openSending(ctx)
  const to = await ownAddress(ctx)
  const notice = await maskedNotice(ctx, campaign, personNo, language)
  await ctx.store.transaction((tx) =>
    recordEvent(
      tx,
      ctx,
      'notice.test',
      `person:${personId(personNo)}`,
      { campaignId: campaign.campaignId, language: notice.language },
      { incidentId: campaign.incidentId },
    ),
  )
  const { address } = campaign.sender
  const messageId = `<test-${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1)}>`
  const made = noticeEmail(notice, campaign.facts, campaign.sender, to, messageId)
  const message = options.dkim === null ? made : signMessage(made, options.dkim, Math.floor(ctx.clock.now().getTime() / 1000))
  if (!isCleanMessage(message)) throw new AppError('test_not_sent', { reason: 'it has line ends or characters that mail servers disagree on' })
  const connection = await connectSmtp(options.smtp).catch((error: unknown) => {
    throw new AppError('test_not_sent', { reason: `the relay did not answer (${error instanceof Error ? error.message : String(error)})` })
  })
  const outcome = await connection.send({ from: options.returnPath, to, message })
  await connection.close()
  if (outcome.kind !== 'accepted') throw new AppError('test_not_sent', { reason: reasonOf(outcome) })
  return { to }
}

async function ownAddress(ctx: Context): Promise<string> {
  const [row] = await ctx.store.query<{ email: string }>('select email from staff where staff_id::text = $1 and disabled_at is null', [ctx.actor.id])
  const address = row === undefined ? null : readAddress(row.email)
  if (address === null) throw new AppError('test_not_sent', { reason: 'your account has no e-mail address that we write to' })
  return address
}

async function maskedNotice(ctx: Context, campaign: Campaign, personNo: number, language?: NoticeLanguage): Promise<Notice> {
  const [row] = await ctx.store.query<{ audience: string; format: NoticeFormat; language: NoticeLanguage }>(
    `select audience, format, language from notice where campaign_id = $1 and person_no = $2 and channel in ('email', 'letter') order by channel limit 1`,
    [campaign.campaignId, personNo],
  )
  const [person] = await listPersonsByNo(ctx.store, campaign.incidentId, [personNo])
  if (!row || !person) throw new AppError('person_unknown', { personId: personId(personNo) })
  const notice = noticeOf(
    { ...maskedPerson(noticePersonOf(person, '')), reference: NO_CODE },
    campaign,
    row.audience,
    language ?? row.language,
    'email',
    row.format,
  )
  const { subject, opening } = notice.fixed.test
  return { ...notice, subject: subject.replace('{subject}', () => notice.subject), safeOpening: opening.replace('{opening}', () => notice.safeOpening) }
}

const reasonOf = (outcome: Outcome): string => ('code' in outcome ? `the relay answered ${outcome.code} ${outcome.text}` : outcome.text)
