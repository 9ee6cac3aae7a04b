/**
 * A notice as an e-mail: text of 72 columns and HTML with the same words. No link, image, button, attachment or pixel: nothing to press and
 * nothing that tells us, or anyone, that it was opened. Typefaces of the reader's own machine.
 */
import { createHash } from 'node:crypto'
import { readAddress } from './address.ts'
import { AppError } from '../errors.ts'
import type { Notice, NoticeFacts } from './notice.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'
import { messageOf } from './mail/mime.ts'

/** From whom the notices of an incident come. The display name names no organisation: a lock screen shows it. */
export type Sender = { name: string; address: string }

/**
 * The bytes of the message, CRLF, ready for a file or a mail server. The same notice gives the same bytes.
 * Fails with `address_refused` for an address outside our grammar.
 */
export function noticeEmail(notice: Notice, facts: NoticeFacts, sender: Sender, address: string, givenMessageId?: string): Buffer {
  const to = readAddress(address)
  const from = readAddress(sender.address)
  if (to === null || from === null) throw new AppError('address_refused', { personNo: notice.personNo })
  return messageOf({
    from: { name: sender.name, address: from },
    to: { name: isPlainName(notice.addressee) ? notice.addressee : '', address: to },
    subject: notice.subject,
    date: new Date(`${facts.writtenOn}T09:00:00Z`),
    messageId: givenMessageId ?? messageIdOf(notice, facts, from),
    fields: { 'Content-Language': notice.language, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    text: emailText(notice),
    html: emailHtml(notice),
  })
}

/** Only letters and what stands between them: a name with an @ or a comma in it looks like a second recipient to somebody's mail program. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{M}][\p{L}\p{M} .'’-]{0,99}$/u.test(name)
}

/** One notice, one identifier, for ever: a second copy is recognised as the same message. It tells nothing about the person. */
export function messageIdOf(notice: Pick<Notice, 'reference' | 'language'>, { incidentId, writtenOn }: NoticeFacts, from: string): string {
  const digest = createHash('sha256').update(`tocsin notice\0${incidentId}\0${notice.reference}\0${notice.language}\0${writtenOn}`).digest('hex')
  return `<${digest.slice(0, 32)}@${from.slice(from.lastIndexOf('@') + 1)}>`
}
