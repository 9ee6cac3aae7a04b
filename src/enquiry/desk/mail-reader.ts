/** Runs inside the walls: reads one mail (RFC 5322, MIME) and prints what it says as JSON. Only text and kinds of file that forms take as well. */
import { readFileSync, writeSync } from 'node:fs'
import PostalMime from 'postal-mime'
import { HEAD_BYTES, paperType } from '../paper-type.ts'

const MOST_TEXT = 200_000
const MOST_FILES = 20

const mail = await PostalMime.parse(readFileSync(process.argv[2]!), { forceRfc822Attachments: true, maxNestingDepth: 64 })
const line = (text: string | undefined): string =>
  (text ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 500)
const attachments = mail.attachments.slice(0, MOST_FILES).map((attachment) => {
  const content = Buffer.from(attachment.content as ArrayBuffer)
  const kind = paperType(content.subarray(0, HEAD_BYTES))
  const name =
    line(attachment.filename ?? '')
      .split(/[\\/]/)
      .at(-1)! || 'attachment'
  // What is of no kind that we open is kept as it is, under a type that nothing opens by itself.
  return { name: name.slice(-120), type: kind?.type ?? 'application/octet-stream', content: content.toString('base64') }
})
const answer = Buffer.from(
  JSON.stringify({
    messageId: line(mail.messageId),
    fromName: line(mail.from?.name),
    fromAddress: line(mail.from?.address).toLowerCase(),
    subject: line(mail.subject),
    text: textOf(mail.text ?? '', mail.html ?? ''),
    isAutomatic: isAutomatic(),
    attachments,
  }),
)
for (let at = 0; at < answer.length;) at += writeSync(1, answer, at)

/** A machine says so itself: an automatic answer (RFC 3834), or a report of a mail server (RFC 6522). */
function isAutomatic(): boolean {
  const header = (key: string) =>
    mail.headers
      .find((one) => one.key === key)
      ?.value.trim()
      .toLowerCase() ?? ''
  const submitted = header('auto-submitted')
  if (submitted !== '' && !submitted.startsWith('no')) return true
  return header('content-type').startsWith('multipart/report') || header('x-autoreply') === 'yes' || header('precedence') === 'auto_reply'
}

/** The text part; without one, the words of the HTML part. Quoted earlier mails stay: they may hold what it is about. */
function textOf(text: string, html: string): string {
  const words =
    text.trim() !== ''
      ? text
      : html
          .replace(/<(style|script|head)\b[^]*?<\/\1>/gi, '')
          .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
          .replace(/<[^>]+>/g, '')
          .replace(/&nbsp;/g, ' ')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
          .replace(/&amp;/g, '&')
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MOST_TEXT)
}
