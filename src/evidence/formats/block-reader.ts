/** Archives that are one long stream: their members are taken in order, and a large one is read in pieces, again from the start of the stream if need be. */
import * as zlib from 'node:zlib'
import { closedSource, memorySource, streamSource } from './byte-source.ts'
import type { RecordSink } from './format.ts'

/** Larger members are read in pieces rather than at once. */
const WHOLE_MEMBER_BYTES = 32e6

/** Takes exact lengths from a stream of chunks. */
export class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  position = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Fewer bytes only at the end. */
  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    let held = 0
    while (held < length) {
      if (this.#held.length === 0 && !(await this.#next())) break
      const piece = this.#held.subarray(0, length - held)
      this.#held = this.#held.subarray(piece.length)
      held += piece.length
      pieces.push(piece)
    }
    this.position += held
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0 && !(await this.#next())) return
      const step = Math.min(left, this.#held.length)
      this.#held = this.#held.subarray(step)
      this.position += step
      left -= step
    }
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #next(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done === true) return false
    this.#held = value
    return true
  }
}

/**
 * Reads the member that begins here; what the format leaves is skipped. `again` opens the stream anew. Returns how many bytes of it there were.
 * `crc32`, where the archive states one, is checked before anything is read.
 */
export async function readStreamMember(
  path: string,
  bytes: number,
  reader: BlockReader,
  again: () => AsyncIterable<Buffer>,
  sink: RecordSink,
  crc32: number | null = null,
): Promise<number> {
  if (bytes <= WHOLE_MEMBER_BYTES) {
    const whole = await reader.take(bytes)
    const isSound = crc32 === null || whole.length < bytes || zlib.crc32(whole) === crc32
    await sink.member(isSound ? memorySource(path, whole) : closedSource(path, bytes, 'damaged', 'its check sum does not hold'))
    return whole.length
  }
  const start = reader.position
  await sink.member(await streamSource(path, bytes, () => range(again(), start, bytes)))
  const before = reader.position
  await reader.skip(bytes)
  return reader.position - before
}

async function* range(chunks: AsyncIterable<Buffer>, start: number, length: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of chunks) {
    const from = Math.max(0, start - at)
    const to = Math.min(chunk.length, start + length - at)
    if (to > from) yield chunk.subarray(from, to)
    at += chunk.length
    if (at >= start + length) return
  }
}
