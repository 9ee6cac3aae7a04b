/** Bytes at any place of a file, for formats whose table of contents stands elsewhere than at the start: from memory when small, otherwise from disk. */
import { closeSync, fstatSync, openSync } from 'node:fs'
import type { ByteSource, ReadLimits } from './format.ts'
import { readAt } from './byte-source.ts'
import { markProgress } from './progress.ts'

export type Ranges = {
  size: number
  /** Null: all is in memory. */
  descriptor: number | null
  /** Fewer bytes only at the end. */
  at(position: number, length: number): Buffer
  stream(position: number, length: number): AsyncGenerator<Buffer>
  close(): void
}

const IN_MEMORY_BYTES = 16e6
const CHUNK_BYTES = 1 << 20

export async function openRanges(input: ByteSource, limits: ReadLimits): Promise<Ranges> {
  if (input.size <= Math.min(IN_MEMORY_BYTES, limits.memberBytesInMemory)) {
    const bytes = await input.bytes(limits.memberBytesInMemory)
    return rangesOf(bytes.length, null, (position, length) => bytes.subarray(position, position + length))
  }
  const descriptor = openSync(await input.diskPath(), 'r')
  // what is unpacked from a stream knows its size only now
  const { size } = fstatSync(descriptor)
  return rangesOf(size, descriptor, (position, length) => readAt(descriptor, position, Math.max(0, Math.min(length, size - position))))
}

function rangesOf(size: number, descriptor: number | null, at: Ranges['at']): Ranges {
  return {
    size,
    descriptor,
    at,
    stream: async function* (position, length) {
      const end = Math.min(size, position + length)
      for (let from = position; from < end; from += CHUNK_BYTES) {
        const chunk = at(from, Math.min(CHUNK_BYTES, end - from))
        markProgress(descriptor === null ? 0 : chunk.length)
        yield chunk
        if (chunk.length === 0) return
      }
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor)
    },
  }
}
