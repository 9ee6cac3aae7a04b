/** One file packed by gzip (RFC 1952), Zstandard (RFC 8878), bzip2, xz or LZMA: read as the file inside, in pieces. */
import * as zlib from 'node:zlib'
import { Readable } from 'node:stream'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { streamSource } from './byte-source.ts'
import { unpackBzip2 } from './bzip2.ts'
import { PackedInput } from './lzma.ts'
import { markProgress } from './progress.ts'
import { isLzmaAlone, isXz, unpackLzmaAlone, unpackXz } from './xz.ts'

export const gzip: Format = {
  type: 'gzip',
  sniff: (head) => (head.length >= 18 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && head[3]! < 32 ? 0.9 : 0),
  read: (input, sink, context) => readPacked(input, sink, context, (chunks) => viaZlib(chunks, zlib.createGunzip({ chunkSize: 1 << 18 }))),
}

export const zstd: Format = {
  type: 'zstd',
  sniff: (head) => (head.length >= 9 && head.readUInt32LE(0) === 0xfd2fb528 ? 0.9 : 0),
  read: (input, sink, context) => readPacked(input, sink, context, (chunks) => viaZlib(chunks, zlib.createZstdDecompress({ chunkSize: 1 << 18 }))),
}

export const bzip2: Format = {
  type: 'bzip2',
  sniff: (head) =>
    head.length >= 14 && /^BZh[1-9]/.test(head.toString('latin1', 0, 4)) && /^(?:314159265359|177245385090)$/.test(head.toString('hex', 4, 10)) ? 0.9 : 0,
  read: (input, sink, context) => readPacked(input, sink, context, (chunks) => unpackBzip2(new PackedInput(chunks))),
}

export const xz: Format = {
  type: 'xz',
  sniff: (head) => (isXz(head) ? 0.9 : 0),
  read: (input, sink, context) => readPacked(input, sink, context, (chunks) => unpackXz(new PackedInput(chunks))),
}

export const lzma: Format = {
  type: 'lzma',
  sniff: (head, path) => (isLzmaAlone(head) ? (/\.(?:lzma|tlz)$/i.test(path) ? 0.9 : 0.5) : 0),
  read: (input, sink, context) => readPacked(input, sink, context, (chunks) => unpackLzmaAlone(new PackedInput(chunks))),
}

type Unpack = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
type Unpacking = { packedBytes: number; failure: FormatError | null }

async function readPacked(input: ByteSource, sink: RecordSink, context: ReadContext, unpack: Unpack): Promise<ReadResult> {
  const state: Unpacking = { packedBytes: 0, failure: null }
  const path = `${input.path} › ${innerName(input.path)}`
  const open = () => unpacked(input, unpack, state, context.limits.expandedBytes)
  // The size is known only at the end; the reader of members counts what passes.
  const member = await streamSource(path, Math.max(1, input.size), open)
  await sink.member(member)
  if (state.failure !== null)
    return { status: 'partly_read', reason: 'the archive is cut off or damaged; what came before was read', bytesRead: Math.min(state.packedBytes, input.size) }
  return { status: 'read', reason: '', bytesRead: input.size }
}

/** Gives all that can be unpacked; notes when the end is missing rather than losing what came before. */
async function* unpacked(input: ByteSource, unpack: Unpack, state: Unpacking, limitBytes: number): AsyncGenerator<Buffer> {
  let packedBytes = 0
  const counted = async function* () {
    for await (const chunk of input.chunks()) {
      packedBytes += chunk.length
      yield chunk
    }
  }
  let total = 0
  try {
    for await (const chunk of unpack(counted())) {
      total += chunk.length
      if (total > limitBytes) throw new FormatError('refused', `it unpacks to more than ${Math.round(limitBytes / 1e9)} GB`)
      markProgress()
      yield chunk
    }
  } catch (error) {
    if (!(error instanceof FormatError) || error.status !== 'damaged' || total === 0) throw error
    state.failure = error
  }
  state.packedBytes = packedBytes
}

/** A stream of zlib's as pieces; what was unpacked before a failure comes out first. */
async function* viaZlib(chunks: AsyncIterable<Buffer>, unpacker: NodeJS.ReadWriteStream): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { highWaterMark: 2 })
  const ready: Buffer[] = []
  let failure: Error | null = null
  let isEnded = false
  let wake = () => {}
  const stream = source.pipe(unpacker) as unknown as Readable
  // Listening rather than iterating: an iterator throws away what is still in the pipe when the stream fails.
  stream.on('data', (chunk: Buffer) => {
    ready.push(chunk)
    stream.pause()
    wake()
  })
  stream.on('error', (error) => ((failure = error), wake()))
  source.on('error', (error) => ((failure = error), wake()))
  stream.on('end', () => ((isEnded = true), wake()))
  try {
    for (;;) {
      const chunk = ready.shift()
      if (chunk !== undefined) {
        yield chunk
        continue
      }
      if (isEnded || failure !== null) break
      stream.resume()
      await new Promise<void>((done) => (wake = done))
    }
  } finally {
    source.destroy()
    stream.destroy()
  }
  if (failure !== null)
    throw (failure as Error) instanceof FormatError ? failure : new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')
}

function innerName(path: string): string {
  const name = path
    .slice(path.lastIndexOf('› ') + 1)
    .trim()
    .replace(/^.*\//s, '')
  if (/\.(tgz|tzst|tbz2?|txz|tlz)$/i.test(name)) return name.replace(/\.\w+$/, '.tar')
  const inner = name.replace(/\.(gz|gzip|zst|zstd|z|bz2|bz|xz|lzma)$/i, '')
  return inner === name || inner === '' ? `${name} (unpacked)` : inner
}
