/** Tape archives (POSIX.1-2017 ustar and pax, GNU long names): each entry is read as a file of its own, in pieces, without unpacking to disk. */
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { BlockReader, readStreamMember } from './block-reader.ts'
import { memberName } from './zip.ts'

const BLOCK = 512

export const tar: Format = { type: 'tar', sniff: (head) => (head.length >= BLOCK && headerHolds(head.subarray(0, BLOCK)) ? 0.95 : 0), read: readTar }

/** The check sum of a header is the sum of its bytes, with the sum itself taken as spaces. */
function headerHolds(header: Buffer): boolean {
  const stated = octal(header, 148, 8)
  if (!(stated > 0)) return false
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : header[at]!
  return sum === stated
}

const ZERO = 48
const SPACE = 32
/** Numbers are octal text, or, when the first bit is set, binary (GNU, for sizes from 8 GiB). */
function octal(header: Buffer, at: number, length: number): number {
  if ((header[at]! & 0x80) !== 0) return Number(header.readBigUInt64BE(at + length - 8) & 0x7fffffffffffffffn)
  let value = 0
  let digits = 0
  for (let i = at; i < at + length; i++) {
    const byte = header[i]!
    if (byte >= ZERO && byte <= ZERO + 7) {
      value = value * 8 + byte - ZERO
      digits++
    } else if (digits > 0 || byte !== SPACE) return digits > 0 || byte === 0 ? value : Number.NaN
  }
  return value
}

const textAt = (header: Buffer, at: number, length: number) => {
  const end = header.indexOf(0, at)
  return header.subarray(at, end === -1 || end > at + length ? at + length : end).toString('utf8')
}

type TarEntry = { name: string; kind: string; bytes: number }

function entryOf(header: Buffer, longName: string): TarEntry {
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? textAt(header, 345, 155) : ''
  const name = textAt(header, 0, 100)
  return { name: longName || (prefix === '' ? name : `${prefix}/${name}`), kind: String.fromCharCode(header[156]!), bytes: octal(header, 124, 12) }
}

async function readTar(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const reader = new BlockReader(input.chunks())
  const names = new Map<string, number>()
  let longName = ''
  let count = 0
  try {
    for (;;) {
      const header = await reader.take(BLOCK)
      if (header.length === 0 || (header.length === BLOCK && header.every((byte) => byte === 0))) break
      if (header.length < BLOCK) return { status: 'partly_read', reason: 'the archive is cut off', bytesRead: input.size }
      if (!headerHolds(header))
        return { status: 'partly_read', reason: `after ${count} entries the archive is damaged`, bytesRead: Math.min(reader.position, input.size) }
      const entry = entryOf(header, longName)
      const padding = (BLOCK - (entry.bytes % BLOCK)) % BLOCK
      if (entry.kind === 'x' || entry.kind === 'L' || entry.kind === 'g') {
        if (entry.bytes > 1e6) throw new FormatError('damaged', 'a name in the archive is impossibly long')
        const extra = await reader.take(entry.bytes)
        if (entry.kind === 'x') longName = /\d+ path=([^\n]*)\n/.exec(extra.toString('utf8'))?.[1] ?? ''
        else if (entry.kind === 'L') longName = extra.toString('utf8').replace(/\0+$/, '')
        await reader.skip(padding)
        continue
      }
      longName = ''
      if (++count > context.limits.memberCount)
        return { status: 'partly_read', reason: `only the first ${context.limits.memberCount} entries were read`, bytesRead: reader.position }
      const wholeBytes = await readMember(input, sink, reader, entry, names)
      if (wholeBytes < entry.bytes) return { status: 'partly_read', reason: 'the archive is cut off in its last entry', bytesRead: input.size }
      await reader.skip(padding)
    }
    return { status: 'read', reason: '', bytesRead: input.size }
  } finally {
    await reader.close()
  }
}

/** Reads one entry where it stands; what the format leaves is skipped. Returns how many bytes of it there were. */
async function readMember(input: ByteSource, sink: RecordSink, reader: BlockReader, entry: TarEntry, names: Map<string, number>): Promise<number> {
  if (entry.kind !== '0' && entry.kind !== '\0' && entry.kind !== '7') {
    await reader.skip(entry.bytes)
    return entry.bytes
  }
  const path = `${input.path} › ${memberName(entry.name, names)}`
  return readStreamMember(path, entry.bytes, reader, () => input.chunks(), sink)
}
