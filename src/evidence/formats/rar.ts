/** RAR archives: each file is read as a file of its own. Stored and packed by the usual methods of versions 2.9 to 5; others and passwords are named file by file. */
import * as zlib from 'node:zlib'
import { closedSource, memorySource, streamSource } from './byte-source.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { PackedInput } from './lzma.ts'
import { markProgress } from './progress.ts'
import { openRanges, type Ranges } from './random-access.ts'
import { isRar, readRarEntries, type RarEntry } from './rar-headers.ts'
import { createRar3Decoder } from './rar3-unpack.ts'
import { createRar5Decoder, type Rar5Decoder } from './rar5-unpack.ts'
import { memberName, refuseBomb } from './zip.ts'

const WHOLE_ENTRY_BYTES = 32e6

export const rar: Format = { type: 'rar', sniff: (head) => (head.length >= 20 && isRar(head) ? 0.95 : 0), read: readRar }

async function readRar(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const ranges = await openRanges(input, context.limits)
  try {
    const { entries, isWhole } = readRarEntries(ranges, context.limits.memberCount)
    const files = entries.filter(({ isFolder }) => !isFolder)
    refuseBomb(
      files.filter(({ bytes }) => Number.isFinite(bytes)),
      input.size,
      context,
    )
    const names = new Map<string, number>()
    const archive = new Archive(files, ranges)
    for (const [index, { name }] of files.entries()) await sink.member(await archive.member(index, `${input.path} › ${memberName(name, names)}`))
    if (isWhole) return { status: 'read', reason: '', bytesRead: input.size }
    if (files.length === 0) throw new FormatError('damaged', 'its table of contents is damaged')
    return {
      status: 'partly_read',
      reason: `after ${files.length} files the archive is damaged or cut off`,
      bytesRead: Math.min(input.size, files.at(-1)!.dataAt + files.at(-1)!.packedBytes),
    }
  } finally {
    ranges.close()
  }
}

class Archive {
  readonly #files: RarEntry[]
  readonly #ranges: Ranges
  /** The decoder that has just unpacked the file before `#next`. */
  #decoder: Rar5Decoder | null = null
  #next = 0

  constructor(files: RarEntry[], ranges: Ranges) {
    this.#files = files
    this.#ranges = ranges
  }

  async member(index: number, path: string): Promise<ByteSource> {
    const entry = this.#files[index]!
    const size = Number.isFinite(entry.bytes) ? entry.bytes : entry.packedBytes
    try {
      const obstacle = obstacleOf(entry, this.#ranges.size)
      if (obstacle !== null) throw obstacle
      if (size > WHOLE_ENTRY_BYTES) return await streamSource(path, size, () => this.#checked(entry, this.#again(index)))
      const pieces: Buffer[] = []
      for await (const piece of this.#checked(entry, this.#inOrder(index))) pieces.push(piece)
      return memorySource(path, Buffer.concat(pieces))
    } catch (error) {
      this.#decoder = null
      if (!(error instanceof FormatError)) throw error
      return closedSource(path, size, error.status, error.message)
    }
  }

  /** Goes on where the file before ended, when it is the one before; otherwise from the start of the solid run. */
  async *#inOrder(index: number): AsyncGenerator<Buffer> {
    const entry = this.#files[index]!
    if (entry.isStored) return yield* this.#unpack(entry, null)
    if (!entry.isSolid) this.#decoder = decoderOf(entry)
    else if (this.#decoder === null || this.#next !== index) return yield* this.#again(index)
    const decoder = this.#decoder!
    this.#decoder = null
    yield* this.#unpack(entry, decoder)
    this.#decoder = decoder
    this.#next = this.#files.findIndex((file, at) => at > index && !file.isStored)
  }

  async *#again(index: number): AsyncGenerator<Buffer> {
    const entry = this.#files[index]!
    if (entry.isStored) return yield* this.#unpack(entry, null)
    let first = index
    while (first > 0 && (this.#files[first]!.isSolid || this.#files[first]!.isStored)) first--
    const run = this.#files.slice(first, index + 1).filter((file) => !file.isStored)
    const decoder = decoderOf(run[0]!)
    for (const file of run) {
      const obstacle = obstacleOf(file, this.#ranges.size)
      if (obstacle !== null) throw obstacle
      for await (const piece of this.#unpack(file, decoder)) {
        if (file === entry) yield piece
        else markProgress()
      }
    }
    this.#decoder = decoder
    this.#next = this.#files.findIndex((file, at) => at > index && !file.isStored)
  }

  async *#unpack(entry: RarEntry, decoder: Rar5Decoder | null): AsyncGenerator<Buffer> {
    const chunks = this.#ranges.stream(entry.dataAt, entry.packedBytes)
    if (decoder === null) yield* chunks
    else yield* decoder.unpack(new PackedInput(chunks), entry.bytes)
  }

  async *#checked(entry: RarEntry, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let crc = 0
    let total = 0
    for await (const piece of pieces) {
      crc = zlib.crc32(piece, crc)
      total += piece.length
      if (total > entry.bytes) throw new FormatError('damaged', 'it unpacks to more than the archive says')
      yield piece
    }
    if (Number.isFinite(entry.bytes) && total < entry.bytes) throw new FormatError('damaged', 'the archive is cut off')
    if (entry.crc32 !== null && crc !== entry.crc32) throw new FormatError('damaged', 'its check sum does not hold')
  }
}

const decoderOf = (entry: RarEntry): Rar5Decoder => (entry.version === 5 ? createRar5Decoder(entry.dictionaryBytes) : createRar3Decoder(entry.dictionaryBytes))

function obstacleOf(entry: RarEntry, archiveBytes: number): FormatError | null {
  if (entry.isLocked) return new FormatError('locked_by_owner', "locked with the archive's password; ask the supplier for it")
  if (entry.isLink) return new FormatError('refused', 'a link; links are not followed')
  if (entry.isPart) return new FormatError('unsupported', 'it lies in several parts of a set; unpack the set and take the folder in')
  if (entry.obstacle !== null) return new FormatError('unsupported', `packed by ${entry.obstacle}, which is not read; unpack it and take the folder in`)
  return entry.dataAt + entry.packedBytes > archiveBytes ? new FormatError('damaged', 'the archive ends before it does') : null
}
