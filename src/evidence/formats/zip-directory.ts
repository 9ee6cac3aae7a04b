/** The entries of a ZIP archive (PKWARE APPNOTE 6.3.10), read with every field distrusted. Used by zip.ts and by the office formats, which are ZIP archives. */
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import { unpackBzip2 } from './bzip2.ts'
import { unpackDeflate64 } from './deflate64.ts'
import { FormatError, type ByteSource, type ReadLimits } from './format.ts'
import { PackedInput, unpackLzma } from './lzma.ts'
import { openRanges, type Ranges } from './random-access.ts'
import { unpackXz } from './xz.ts'

export type ZipEntry = { name: string; method: number; isEncrypted: boolean; crc32: number; compressedBytes: number; bytes: number; headerOffset: number }

export type ZipArchive = {
  entries: ZipEntry[]
  /** More entries than the limit: the rest is not listed. */
  isCutShort: boolean
  /** Whole, checked against its CRC; only what `isReadAtOnce`. Throws FormatError. */
  read(entry: ZipEntry): Buffer
  /** In pieces, for large entries and those that are unpacked in pieces. */
  stream(entry: ZipEntry): AsyncGenerator<Buffer>
  close(): void
}

const LOCAL_HEADER_BYTES = 30
const LOCAL_SIGNATURE = 0x04034b50
export const METHOD = { stored: 0, deflated: 8, zstd: 93 } as const
const METHOD_NAME: Record<number, string> = { 1: 'Shrink', 2: 'Reduce', 3: 'Reduce', 4: 'Reduce', 5: 'Reduce', 6: 'Implode', 10: 'Implode', 98: 'PPMd' }
/** Methods that are unpacked in pieces: rare, and none is used within office files. */
const IN_PIECES: Record<number, (chunks: AsyncIterable<Buffer>, entry: ZipEntry) => AsyncIterable<Buffer>> = {
  9: (chunks) => unpackDeflate64(new PackedInput(chunks)),
  12: (chunks) => unpackBzip2(new PackedInput(chunks)),
  14: (chunks, { bytes }) => unpackZipLzma(new PackedInput(chunks), bytes),
  95: (chunks) => unpackXz(new PackedInput(chunks)),
}

/** Opens the archive: in memory when small, otherwise from disk. Throws FormatError with a reason in words. */
export async function openZip(input: ByteSource, limits: ReadLimits): Promise<ZipArchive> {
  const source = await openRanges(input, limits)
  try {
    const zip = await openDirectory(source)
    const { entries, isCutShort } = await listEntries(zip, limits.memberCount)
    refuseOverlap(entries)
    return { entries, isCutShort, read: (entry) => readEntry(source, entry), stream: (entry) => streamEntry(source, entry), close: source.close }
  } catch (error) {
    source.close()
    throw error instanceof FormatError ? error : new FormatError('damaged', zipReason(error))
  }
}

const OPTIONS = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const
type Opened<From> = (from: From, options: object, done: (error: Error | null, zip: yauzl.ZipFile) => void) => void

function openDirectory(source: Ranges): Promise<yauzl.ZipFile> {
  if (source.descriptor !== null) return promisify(yauzl.fromFd as Opened<number>)(source.descriptor, OPTIONS)
  return promisify(yauzl.fromBuffer as Opened<Buffer>)(source.at(0, source.size), OPTIONS)
}

function listEntries(zip: yauzl.ZipFile, limit: number): Promise<{ entries: ZipEntry[]; isCutShort: boolean }> {
  return new Promise((done, fail) => {
    const entries: ZipEntry[] = []
    zip.on('error', fail)
    zip.on('end', () => done({ entries, isCutShort: false }))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entries.length >= limit) return done({ entries, isCutShort: true })
      entries.push(describe(entry))
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function describe(entry: yauzl.Entry): ZipEntry {
  const raw = (entry as unknown as { fileNameRaw: Buffer }).fileNameRaw
  return {
    name: yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true),
    method: entry.compressionMethod,
    isEncrypted: (entry.generalPurposeBitFlag & 1) !== 0,
    crc32: entry.crc32,
    compressedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    headerOffset: entry.relativeOffsetOfLocalHeader,
  }
}

/** Entries that share bytes make a few kilobytes unpack to petabytes (Fifield, "A better zip bomb", 2019). */
function refuseOverlap(entries: ZipEntry[]): void {
  const order = entries.toSorted((left, right) => left.headerOffset - right.headerOffset)
  for (let index = 1; index < order.length; index++) {
    const before = order[index - 1]!
    if (before.headerOffset + LOCAL_HEADER_BYTES + before.compressedBytes > order[index]!.headerOffset) {
      throw new FormatError('refused', 'its entries overlap, as in a zip bomb; it was not unpacked')
    }
  }
}

function dataOffset(source: Ranges, entry: ZipEntry): number {
  const header = source.at(entry.headerOffset, LOCAL_HEADER_BYTES)
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw new FormatError('damaged', 'its place in the archive holds something else')
  const offset = entry.headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (offset + entry.compressedBytes > source.size) throw new FormatError('damaged', 'the archive ends before it does')
  return offset
}

export const isReadAtOnce = ({ method }: ZipEntry): boolean => method === METHOD.stored || method === METHOD.deflated || method === METHOD.zstd

/** What stands against reading an entry; null: nothing. */
export function obstacleOf(entry: ZipEntry): FormatError | null {
  if (entry.isEncrypted || entry.method === 99) return new FormatError('locked_by_owner', "locked with the archive's password; ask the supplier for it")
  if (isReadAtOnce(entry) || IN_PIECES[entry.method] !== undefined) return null
  return new FormatError(
    'unsupported',
    `compressed with ${METHOD_NAME[entry.method] ?? `method ${entry.method}`}, which is not read; unpack it and take the folder in`,
  )
}

function readEntry(source: Ranges, entry: ZipEntry): Buffer {
  const obstacle = obstacleOf(entry)
  if (obstacle !== null) throw obstacle
  if (!isReadAtOnce(entry)) throw new FormatError('unsupported', `compressed with method ${entry.method}, which no such file uses`)
  const data = source.at(dataOffset(source, entry), entry.compressedBytes)
  const bytes = entry.method === METHOD.stored ? data : inflate(data, entry)
  if (bytes.length !== entry.bytes) throw new FormatError('damaged', 'its size is not the one that the archive says')
  if (zlib.crc32(bytes) !== entry.crc32) throw new FormatError('damaged', 'its check sum does not hold')
  return bytes
}

function inflate(data: Buffer, entry: ZipEntry): Buffer {
  try {
    const maxOutputLength = Math.max(1, entry.bytes)
    return entry.method === METHOD.zstd ? zlib.zstdDecompressSync(data, { maxOutputLength }) : zlib.inflateRawSync(data, { maxOutputLength })
  } catch (error) {
    const isLonger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new FormatError('damaged', isLonger ? 'it unpacks to more than the archive says' : 'it cannot be unpacked: the compressed bytes are damaged')
  }
}

async function* streamEntry(source: Ranges, entry: ZipEntry): AsyncGenerator<Buffer> {
  const obstacle = obstacleOf(entry)
  if (obstacle !== null) throw obstacle
  const offset = dataOffset(source, entry)
  if (entry.compressedBytes === 0) return
  const packed = source.stream(offset, entry.compressedBytes)
  let crc = 0
  let total = 0
  try {
    for await (const chunk of unpackEntry(packed, entry)) {
      total += chunk.length
      if (total > entry.bytes) throw new FormatError('damaged', 'it unpacks to more than the archive says')
      crc = zlib.crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    throw error instanceof FormatError ? error : new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')
  }
  if (total !== entry.bytes || crc !== entry.crc32) throw new FormatError('damaged', 'its check sum does not hold')
}

function unpackEntry(packed: AsyncGenerator<Buffer>, entry: ZipEntry): AsyncIterable<Buffer> {
  if (entry.method === METHOD.stored) return packed
  return IN_PIECES[entry.method]?.(packed, entry) ?? Readable.from(packed).pipe(unpacker(entry.method))
}

/** The raw stream behind four bytes of version and length, and the usual five of properties (APPNOTE 5.8.8). */
async function* unpackZipLzma(input: PackedInput, bytes: number): AsyncGenerator<Buffer> {
  const length = (await input.take(4)).readUInt16LE(2)
  const properties = Buffer.from(await input.take(length))
  yield* unpackLzma(input, properties, bytes)
}

function unpacker(method: number): NodeJS.ReadWriteStream & AsyncIterable<Buffer> {
  const options = { chunkSize: 1 << 18 }
  return method === METHOD.zstd ? zlib.createZstdDecompress(options) : zlib.createInflateRaw(options)
}

/** yauzl's messages are for programmers. */
function zipReason(error: unknown): string {
  const message = (error as Error).message
  if (/end of central directory/i.test(message)) return 'the archive is cut off: its table of contents, which stands at the end, is missing'
  if (/multi-disk|multi-part/i.test(message)) return 'one part of an archive in several parts; put the parts together first'
  return 'its table of contents is damaged'
}
