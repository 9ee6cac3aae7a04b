/** 7z archives: each file is read as a file of its own. Every coder that 7-Zip writes, and Zstandard; others and passwords are named file by file. */
import * as zlib from 'node:zlib'
import { Readable } from 'node:stream'
import { BlockReader, readStreamMember } from './block-reader.ts'
import { undoBcj2 } from './bcj2.ts'
import { BRANCH_FILTERS, undoDelta, type BranchFilter } from './branch-filters.ts'
import { closedSource, memorySource } from './byte-source.ts'
import { unpackBzip2 } from './bzip2.ts'
import { unpackDeflate64 } from './deflate64.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { PackedInput, unpackLzma, unpackLzma2 } from './lzma.ts'
import { unpackPpmd } from './ppmd.ts'
import { openRanges, type Ranges } from './random-access.ts'
import { readSevenZipHeader, type SevenZipCoder, type SevenZipFolder, type SevenZipHeader, type SevenZipPacked } from './seven-zip-header.ts'
import { memberName, refuseBomb } from './zip.ts'

const MAGIC = Buffer.from('377abcaf271c', 'hex')
const START_BYTES = 32
/** Filters for programs: the long numbers of old archives, the short ones of new. */
const FILTER_OF: Record<string, BranchFilter> = {
  '04': 'x86',
  '03030103': 'x86',
  '05': 'powerpc',
  '03030205': 'powerpc',
  '06': 'ia64',
  '03030401': 'ia64',
  '07': 'arm',
  '03030501': 'arm',
  '08': 'armThumb',
  '03030701': 'armThumb',
  '09': 'sparc',
  '03030805': 'sparc',
  '0a': 'arm64',
}
const AES = '06f10701'
/** A table of contents of a million files takes some 60 MB. */
const MOST_HEADER_BYTES = 128e6
const NAME_OF: Record<string, string> = {
  '04f71104': 'LZ4',
  '04f71102': 'Brotli',
  '04f71105': 'LZ5',
  '04f71106': 'Lizard',
  '21f701': 'a filter for RISC-V programs',
}

export const sevenZip: Format = {
  type: '7z',
  sniff: (head) => (head.length >= START_BYTES && head.subarray(0, 6).equals(MAGIC) ? 0.95 : 0),
  read: readSevenZip,
}

async function readSevenZip(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const ranges = await openRanges(input, context.limits)
  try {
    const header = await headerOf(ranges)
    const sizes = header.folders.flatMap(({ files }) => files)
    refuseBomb(sizes, input.size, context)
    return await readMembers(input, header, ranges, sink, context)
  } finally {
    ranges.close()
  }
}

async function headerOf(ranges: Ranges): Promise<SevenZipHeader> {
  const start = ranges.at(0, START_BYTES)
  if (zlib.crc32(start.subarray(12, 32)) !== start.readUInt32LE(8)) throw new FormatError('damaged', 'its start is damaged')
  const at = START_BYTES + Number(start.readBigUInt64LE(12))
  const length = Number(start.readBigUInt64LE(20))
  if (length === 0) return { folders: [], files: [] }
  if (at + length > ranges.size)
    throw new FormatError(
      'damaged',
      'the archive is cut off, or one of several parts: its table of contents, which stands at the end, is missing; put the parts together first',
    )
  let bytes = bounded(ranges, at, length)
  if (zlib.crc32(bytes) !== start.readUInt32LE(28)) throw new FormatError('damaged', 'its table of contents is damaged')
  // A packed header may be packed again; archives from life do it once.
  for (let round = 0; round < 4; round++) {
    const { isEncoded, header } = readSevenZipHeader(bytes)
    if (!isEncoded) return header
    const folder = header.folders[0]
    if (folder === undefined) throw new FormatError('damaged', 'its table of contents is damaged')
    if (isLocked(folder.last)) throw new FormatError('locked_by_owner', "locked with the archive's password, its list of files too; ask the supplier for it")
    if (folder.bytes > MOST_HEADER_BYTES) throw new FormatError('refused', 'its table of contents would unpack to more memory than a reader may use')
    const reader = new BlockReader(unpackFolder(ranges, folder))
    bytes = await reader.take(folder.bytes)
    await reader.close()
    const sum = folder.files[0]?.crc32 ?? null
    if (bytes.length < folder.bytes || (sum !== null && zlib.crc32(bytes) !== sum)) throw new FormatError('damaged', 'its table of contents is damaged')
  }
  throw new FormatError('damaged', 'its table of contents is damaged')
}

function bounded(ranges: Ranges, at: number, length: number): Buffer {
  if (length > MOST_HEADER_BYTES) throw new FormatError('refused', 'its table of contents is larger than a reader may hold in memory')
  return ranges.at(at, length)
}

async function readMembers(input: ByteSource, header: SevenZipHeader, ranges: Ranges, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const names = new Map<string, number>()
  const shown = (name: string) => `${input.path} › ${memberName(name, names)}`
  const files = header.files.filter(({ isFolder }) => !isFolder)
  const withBytes = files.filter(({ hasBytes }) => hasBytes)
  let next = 0
  let count = 0
  for (const folder of header.folders) {
    const own = withBytes.slice(next, (next += folder.files.length))
    await readFolder(
      folder,
      own.map(({ name }) => shown(name)),
      ranges,
      sink,
    )
    count += own.length
    if (count > context.limits.memberCount) return { status: 'partly_read', reason: `only the first ${count} entries were read`, bytesRead: input.size }
  }
  for (const { name, hasBytes } of files) if (!hasBytes) await sink.member(memorySource(shown(name), Buffer.alloc(0)))
  return { status: 'read', reason: '', bytesRead: input.size }
}

/** Files of a folder lie one after another in one stream. When it breaks, those that come later are named with the reason. */
async function readFolder(folder: SevenZipFolder, paths: string[], ranges: Ranges, sink: RecordSink): Promise<void> {
  let read = 0
  const reader = new BlockReader(unpackFolder(ranges, folder))
  try {
    for (const path of paths) {
      const { bytes, crc32 } = folder.files[read]!
      const count = await readStreamMember(path, bytes, reader, () => unpackFolder(ranges, folder), sink, crc32)
      read++
      if (count < bytes) throw new FormatError('damaged', 'the archive is cut off')
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    for (const [index, path] of paths.entries()) if (index >= read) await sink.member(unreadMember(path, folder.files[index]!.bytes, error))
  } finally {
    await reader.close()
  }
}

/** An empty file lacks nothing, whatever happened to its archive. */
function unreadMember(path: string, bytes: number, error: FormatError): ByteSource {
  return bytes === 0 ? memorySource(path, Buffer.alloc(0)) : closedSource(path, bytes, error.status, error.message)
}

const isLocked = (coder: SevenZipCoder | SevenZipPacked): boolean => 'id' in coder && (coder.id === AES || coder.inputs.some(isLocked))

async function* unpackFolder(ranges: Ranges, folder: SevenZipFolder): AsyncGenerator<Buffer> {
  // Said before anything is unpacked: a filter in front of a lock would otherwise fail first
  if (isLocked(folder.last)) throw new FormatError('locked_by_owner', "locked with the archive's password; ask the supplier for it")
  yield* unpackCoder(ranges, folder.last)
}

function unpackCoder(ranges: Ranges, coder: SevenZipCoder | SevenZipPacked): AsyncIterable<Buffer> {
  if (!('id' in coder)) return ranges.stream(coder.packedAt, coder.packedBytes)
  const { id, properties, bytes } = coder
  const [chunks, ...more] = coder.inputs.map((input) => unpackCoder(ranges, input))
  if (id === '0303011b' && more.length === 3)
    return undoBcj2(chunks!, more.map((each) => new PackedInput(each)) as [PackedInput, PackedInput, PackedInput], bytes)
  if (more.length > 0) throw unread(id)
  switch (id) {
    case '00':
      return chunks!
    case '21':
      return unpackLzma2(new PackedInput(chunks!), properties[0] ?? 255)
    case '030101':
      return unpackLzma(new PackedInput(chunks!), properties, bytes)
    case '030401':
      return unpackPpmd(new PackedInput(chunks!), properties, bytes)
    case '040202':
      return unpackBzip2(new PackedInput(chunks!))
    case '040108':
      return viaStream(chunks!, zlib.createInflateRaw({ chunkSize: 1 << 18 }))
    case '040109':
      return unpackDeflate64(new PackedInput(chunks!))
    case '04f71101':
      return viaStream(chunks!, zlib.createZstdDecompress({ chunkSize: 1 << 18 }))
    case '03':
      return undoDelta(chunks!, (properties[0] ?? 0) + 1)
    default: {
      const filter = FILTER_OF[id]
      if (filter === undefined) throw unread(id)
      return BRANCH_FILTERS[filter](chunks!)
    }
  }
}

const unread = (id: string): FormatError =>
  new FormatError('unsupported', `compressed with ${NAME_OF[id] ?? `coder ${id}`}, which is not read; unpack it and take the folder in`)

async function* viaStream(chunks: AsyncIterable<Buffer>, unpacker: NodeJS.ReadWriteStream & AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* Readable.from(chunks).pipe(unpacker)
  } catch (error) {
    throw error instanceof FormatError ? error : new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')
  }
}
