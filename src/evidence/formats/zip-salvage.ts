/** What can still be read of a ZIP archive whose table of contents is gone: entries are found by their own headers, in order, up to the cut. */
import * as zlib from 'node:zlib'
import { FormatError, type ByteSource, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { memorySource } from './byte-source.ts'
import { memberName } from './zip.ts'
import { METHOD } from './zip-directory.ts'

const LOCAL_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1')
const HEADER_BYTES = 30

/** Throws FormatError 'damaged' with `reason` when not one entry is whole. */
export async function salvageZip(input: ByteSource, sink: RecordSink, context: ReadContext, reason: string): Promise<ReadResult> {
  const archive = await input.bytes(context.limits.memberBytesInMemory)
  const names = new Map<string, number>()
  let found = 0
  let readTo = 0
  let expanded = 0
  for (let at = archive.indexOf(LOCAL_SIGNATURE); at !== -1 && at + HEADER_BYTES <= archive.length;) {
    const entry = entryAt(archive, at, context.limits.memberBytesInMemory)
    if (entry !== null) {
      found++
      readTo = entry.end
      expanded += entry.bytes.length
      if (expanded > input.size * context.limits.expansionRatio || found > context.limits.memberCount) break
      if (!entry.name.endsWith('/')) await sink.member(memorySource(`${input.path} › ${memberName(entry.name, names)}`, entry.bytes))
    }
    at = archive.indexOf(LOCAL_SIGNATURE, entry === null ? at + 4 : entry.end)
  }
  if (found === 0) throw new FormatError('damaged', reason)
  return { status: 'partly_read', reason: `${reason}; ${found} ${found === 1 ? 'entry was' : 'entries were'} still whole and read`, bytesRead: readTo }
}

/** An entry that is whole (its check sum holds); null otherwise. */
function entryAt(archive: Buffer, at: number, limitBytes: number): { name: string; bytes: Buffer; end: number } | null {
  const flags = archive.readUInt16LE(at + 6)
  const method = archive.readUInt16LE(at + 8)
  const crc = archive.readUInt32LE(at + 14)
  const compressedBytes = archive.readUInt32LE(at + 18)
  const start = at + HEADER_BYTES + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  if ((flags & 1) !== 0 || start > archive.length) return null
  const name = archive.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', at + HEADER_BYTES, at + HEADER_BYTES + archive.readUInt16LE(at + 26))
  try {
    // Bit 3: sizes and check sum follow the data, so only the compressed data itself says where it ends.
    const hasDescriptor = (flags & 8) !== 0
    if (method === METHOD.stored) {
      if (hasDescriptor || start + compressedBytes > archive.length) return null
      const bytes = archive.subarray(start, start + compressedBytes)
      return zlib.crc32(bytes) === crc ? { name, bytes, end: start + compressedBytes } : null
    }
    if (method !== METHOD.deflated) return null
    const { buffer, engine } = zlib.inflateRawSync(archive.subarray(start), { maxOutputLength: limitBytes, info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    const end = start + engine.bytesWritten
    const expected = hasDescriptor ? descriptorCrc(archive, end) : crc
    return zlib.crc32(buffer) === expected ? { name, bytes: buffer, end } : null
  } catch {
    return null
  }
}

/** The data descriptor's signature is optional (APPNOTE 4.3.9.3). */
function descriptorCrc(archive: Buffer, end: number): number {
  if (end + 8 > archive.length) return -1
  return archive.readUInt32LE(end) === 0x08074b50 ? archive.readUInt32LE(end + 4) : archive.readUInt32LE(end)
}
