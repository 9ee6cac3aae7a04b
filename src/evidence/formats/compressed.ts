/** One file packed by gzip (RFC 1952) or Zstandard (RFC 8878): read as the file inside, in pieces. */
import * as zlib from 'node:zlib'
import { Readable } from 'node:stream'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { streamSource } from './byte-source.ts'

export const gzip: Format = {
  type: 'gzip',
  sniff: (head) => (head.length >= 18 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && head[3]! < 32 ? 0.9 : 0),
  read: (input, sink, context) => readPacked(input, sink, context, () => zlib.createGunzip({ chunkSize: 1 << 18 })),
}

export const zstd: Format = {
  type: 'zstd',
  sniff: (head) => (head.length >= 9 && head.readUInt32LE(0) === 0xfd2fb528 ? 0.9 : 0),
  read: (input, sink, context) => readPacked(input, sink, context, () => zlib.createZstdDecompress({ chunkSize: 1 << 18 })),
}

type Unpacking = { packedBytes: number; isCutOff: boolean }

async function readPacked(input: ByteSource, sink: RecordSink, context: ReadContext, unpacker: () => NodeJS.ReadWriteStream): Promise<ReadResult> {
  const state: Unpacking = { packedBytes: 0, isCutOff: false }
  const path = `${input.path} › ${innerName(input.path)}`
  const open = () => unpack(input, unpacker(), state, context.limits.expandedBytes)
  // The size is known only at the end; the reader of members counts what passes.
  const member = await streamSource(path, Math.max(1, input.size), open)
  await sink.member(member)
  if (state.isCutOff)
    return { status: 'partly_read', reason: 'the archive is cut off or damaged; what came before was read', bytesRead: Math.min(state.packedBytes, input.size) }
  return { status: 'read', reason: '', bytesRead: input.size }
}

/** Gives all that can be unpacked; notes when the end is missing rather than losing what came before. */
async function* unpack(input: ByteSource, unpacker: NodeJS.ReadWriteStream, state: Unpacking, limitBytes: number): AsyncGenerator<Buffer> {
  let packedBytes = 0
  const counted = async function* () {
    for await (const chunk of input.chunks()) {
      packedBytes += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(counted(), { highWaterMark: 2 })
  const ready: Buffer[] = []
  let failure: Error | null = null
  let total = 0
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
  let isEnded = false
  stream.on('end', () => ((isEnded = true), wake()))
  try {
    for (;;) {
      const chunk = ready.shift()
      if (chunk !== undefined) {
        total += chunk.length
        if (total > limitBytes) throw new FormatError('refused', `it unpacks to more than ${Math.round(limitBytes / 1e9)} GB`)
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
  if ((failure as unknown) instanceof FormatError) throw failure as unknown as FormatError
  if (failure !== null) state.isCutOff = true
  if (failure !== null && total === 0) throw new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')
  state.packedBytes = packedBytes
}

function innerName(path: string): string {
  const name = path
    .slice(path.lastIndexOf('› ') + 1)
    .trim()
    .replace(/^.*\//s, '')
  if (/\.(tgz|tzst)$/i.test(name)) return name.replace(/\.\w+$/, '.tar')
  const inner = name.replace(/\.(gz|gzip|zst|zstd|z)$/i, '')
  return inner === name || inner === '' ? `${name} (unpacked)` : inner
}
