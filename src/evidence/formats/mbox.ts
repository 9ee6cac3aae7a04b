/** Mailboxes in the mbox family (RFC 4155): messages behind lines that begin with `From `. Split while reading, so that a mailbox may be of any size. */
import { FormatError, type Format } from './format.ts'
import { readMessage } from './eml.ts'
import { openProse } from './prose.ts'

/** A longer message is cut here; its rest is skipped. */
const MESSAGE_LIMIT_BYTES = 64e6
const SEPARATOR = Buffer.from('\nFrom ')
/** `From jo@example.org Thu Jan  1 00:00:00 2026`: an address or `-`, then something with a year. */
const FROM_LINE = /^From \S+ .{0,60}\b(?:19|20)\d\d\b/

export const mbox: Format = {
  type: 'mbox',
  sniff: (head) => {
    const start = head.toString('latin1', 0, 4_096)
    const end = start.indexOf('\n')
    return end > 0 && FROM_LINE.test(start.slice(0, end)) && /^[A-Za-z-]{1,40}:/m.test(start.slice(end + 1)) ? 0.97 : 0
  },
  read: async (input, sink, context) => {
    const prose = openProse(input.path, '', sink, context)
    let messageNo = 0
    let damagedCount = 0
    let cutCount = 0
    for await (const { bytes, isCut } of messages(input.chunks())) {
      messageNo++
      if (isCut) cutCount++
      try {
        await readMessage(unquote(bytes), input.path, `message ${messageNo}`, prose, sink)
      } catch (error) {
        if (!(error instanceof FormatError)) throw error
        damagedCount++
      }
    }
    const troubles = [
      damagedCount === 0 ? '' : `${damagedCount} of ${messageNo} messages are damaged`,
      cutCount === 0 ? '' : `${cutCount} of ${messageNo} messages are longer than 64 MB and were cut`,
    ].filter(Boolean)
    return { status: troubles.length === 0 ? 'read' : 'partly_read', reason: troubles.join('; '), bytesRead: input.size }
  },
}

/** A `From ` line is never longer; what is kept back so that one that is cut by a chunk's end is still found. */
const FROM_LINE_BYTES = 300

/** The messages of a mailbox, each without its `From ` line. Memory stays below two messages of the largest size. */
export async function* messages(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; isCut: boolean }> {
  let held: Buffer = Buffer.alloc(0)
  let searched = 0
  let isSkipping = false
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    for (let at = nextSeparator(held, searched); at !== -1; at = nextSeparator(held, 0)) {
      if (!isSkipping) yield { bytes: withoutFromLine(held.subarray(0, at + 1)), isCut: false }
      isSkipping = false
      held = held.subarray(at + 1)
    }
    if (!isSkipping && held.length > MESSAGE_LIMIT_BYTES) {
      yield { bytes: withoutFromLine(held.subarray(0, MESSAGE_LIMIT_BYTES)), isCut: true }
      isSkipping = true
    }
    if (isSkipping) held = held.subarray(-FROM_LINE_BYTES)
    searched = Math.max(0, held.length - FROM_LINE_BYTES)
  }
  if (held.length > 0 && !isSkipping) yield { bytes: withoutFromLine(held), isCut: false }
}

/** A line in a letter may begin with `From ` as well; only one with an address and a year begins a message. */
function nextSeparator(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(SEPARATOR, from); at !== -1; at = bytes.indexOf(SEPARATOR, at + 1)) {
    const start = bytes.toString('latin1', at + 1, at + FROM_LINE_BYTES)
    const end = start.indexOf('\n')
    // The line is not whole yet: asked again with the next chunk.
    if (end === -1 && bytes.length - at < FROM_LINE_BYTES) return -1
    if (end !== -1 && FROM_LINE.test(start.slice(0, end))) return at
  }
  return -1
}

function withoutFromLine(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 5) !== 'From ') return bytes
  const end = bytes.indexOf(10)
  return end === -1 ? bytes.subarray(0, 0) : bytes.subarray(end + 1)
}

/** `>From ` within a message was `From ` (mboxrd). */
function unquote(bytes: Buffer): Buffer {
  if (!bytes.includes('\n>From ')) return bytes
  return Buffer.from(bytes.toString('latin1').replace(/\n>(>*From )/g, '\n$1'), 'latin1')
}
