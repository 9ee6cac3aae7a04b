/**
 * A notice as an e-mail: text of 72 columns and HTML with the same words. No link, image, button, attachment or pixel: nothing to press and
 * nothing that tells us, or anyone, that it was opened. Typefaces of the reader's own machine.
 */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { readAddress } from './address.ts'
import { AppError } from '../errors.ts'
import type { Notice, NoticeFacts } from './notice.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'

/** From whom the notices of an incident come. The display name names no organisation: a lock screen shows it. */
export type Sender = { name: string; address: string }

/**
 * The bytes of the message, CRLF, ready for a file or a mail server. The same notice gives the same bytes.
 * Fails with `address_refused` for an address outside our grammar.
 */
export async function noticeEmail(notice: Notice, facts: NoticeFacts, sender: Sender, address: string, givenMessageId?: string): Promise<Buffer> {
  const to = readAddress(address)
  const from = readAddress(sender.address)
  if (to === null || from === null) throw new AppError('address_refused', { personNo: notice.personNo })
  const messageId = givenMessageId ?? messageIdOf(notice, facts, from)
  const composer = new MailComposer({
    from: { name: sender.name, address: from },
    to: isPlainName(notice.addressee) ? { name: notice.addressee, address: to } : to,
    subject: notice.subject,
    date: new Date(`${facts.writtenOn}T09:00:00Z`),
    messageId,
    headers: { 'Content-Language': notice.language, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    alternatives: [{ raw: part('text/plain', emailText(notice)) }, { raw: part('text/html', emailHtml(notice)) }],
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // A random boundary would make every run differ.
  const node = composer.compile()
  node.setHeader('MIME-Version', '1.0')
  ;(node as unknown as { baseBoundary: string }).baseBoundary = createHash('sha256').update(messageId).digest('hex').slice(0, 24)
  return node.build()
}

/** One part, encoded by us: the composer's own quoted-printable goes letter by letter and takes three quarters of the time of a message. */
function part(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`
}

/** RFC 2045, section 6.7: UTF-8, lines of 76 at most, ends of line as CRLF, no white space at the end of a line. */
export function quotedPrintable(text: string): string {
  return Buffer.from(text.replace(/\r\n?/g, '\n'), 'utf8')
    .toString('latin1')
    .split('\n')
    .map((line) => softBroken(line.replace(/[^\t\x20-\x3c\x3e-\x7e]|[\t ]$/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)))
    .join('\r\n')
}

/** Lines of 75 and a mark at most, never broken inside of an encoded octet. */
function softBroken(line: string): string {
  if (line.length <= 76) return line
  const pieces: string[] = []
  for (let from = 0; from < line.length;) {
    let end = Math.min(line.length, from + 75)
    if (end < line.length) end -= line[end - 1] === '=' ? 1 : line[end - 2] === '=' ? 2 : 0
    pieces.push(line.slice(from, end))
    from = end
  }
  return pieces.join('=\r\n')
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
