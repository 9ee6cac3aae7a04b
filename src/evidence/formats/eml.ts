/** One message (RFC 5322, MIME): header lines name people, the body is prose, attachments are files of their own. */
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { FormatError, type Format, type RecordSink } from './format.ts'
import { deliverMail } from './mail-message.ts'
import { openProse, type ProseReader } from './prose.ts'

const HEADER_LINE =
  /^(?:return-path|received|delivered-to|from|to|cc|subject|date|message-id|mime-version|reply-to|x-[a-z-]+|dkim-signature|content-type|sender|arc-[a-z-]+)[ \t]*:/i
/** postal-mime holds a message in memory several times over. */
const LIMIT_BYTES = 100e6

export const eml: Format = {
  type: 'eml',
  sniff: (head, path) => {
    const lines = head
      .toString('latin1', 0, 16_384)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
    const end = lines.findIndex((line) => line === '')
    const headers = (end === -1 ? lines.slice(0, -1) : lines.slice(0, end)).filter((line) => !/^[ \t]/.test(line))
    if (headers.length < 2 || !headers.every((line) => /^[!-9;-~]{1,76}[ \t]*:/.test(line))) return 0
    const known = new Set(
      headers.flatMap(
        (line) =>
          HEADER_LINE.exec(line)?.[0]
            .toLowerCase()
            .replace(/[ \t]*:/, '') ?? [],
      ),
    )
    if (!known.has('from') && !known.has('received') && !known.has('return-path')) return 0
    if (known.size >= 4) return 0.95
    return known.size >= 3 || (known.size >= 2 && /\.eml$/i.test(path)) ? 0.85 : 0
  },
  read: async (input, sink, context) => {
    const bytes = await input.bytes(LIMIT_BYTES)
    const prose = openProse(input.path, '', sink, context)
    await readMessage(bytes, input.path, '', prose, sink)
    return { status: 'read', reason: '', bytesRead: input.size }
  },
}

/** Reads one message into an open document. `place` names it within a mailbox ('message 12'); empty for a file of its own. */
export async function readMessage(bytes: Buffer, path: string, place: string, prose: ProseReader, sink: RecordSink): Promise<void> {
  const mail = await parse(bytes)
  const attachments = mail.attachments.map((attachment) => ({ name: nameOf(attachment), bytes: bytesOf(attachment) }))
  await deliverMail({ ...mail, text: mail.text ?? '', html: mail.html ?? '', attachments }, path, place, prose, sink)
}

async function parse(bytes: Buffer): Promise<Email> {
  try {
    // Messages inside messages become files of their own, so that the depth limit of containers holds for them.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 64 })
  } catch {
    throw new FormatError('damaged', 'the message is damaged: its parts are nested too deep or its header is too long')
  }
}

function nameOf(attachment: Attachment): string {
  if (attachment.filename !== null && attachment.filename !== '') return attachment.filename.replace(/^.*[/\\]/s, '') || 'attachment'
  return attachment.mimeType === 'message/rfc822' ? 'message.eml' : 'attachment'
}

function bytesOf(attachment: Attachment): Buffer {
  const { content } = attachment
  if (typeof content === 'string') return Buffer.from(content, attachment.encoding === 'base64' ? 'base64' : 'utf8')
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}
