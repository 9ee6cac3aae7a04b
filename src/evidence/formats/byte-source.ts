/** Bytes to read, however they lie: on disk, in memory, or as a stream that can be opened again. See ByteSource in format.ts. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { FormatError, type ByteSource } from './format.ts'
import { markProgress } from './progress.ts'

export const HEAD_BYTES = 65_536
const CHUNK_BYTES = 1 << 20
/** Of pieces that lie in the same memory: a share of the processor's own. */
const PASSING_BYTES = 128 << 10

/** A file on disk. `diskPath` is bytes: names need not be text. Throws the system's error when it cannot be opened. */
export function diskSource(path: string, diskPath: Buffer): ByteSource {
  const descriptor = openSync(diskPath, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const size = fstatSync(descriptor).size
    const head = readAt(descriptor, 0, Math.min(HEAD_BYTES, size))
    // Most files of a breach are small: they are opened once.
    if (size <= HEAD_BYTES) {
      markProgress(head.length)
      return { ...memorySource(path, head), diskPath: async () => diskPath.toString('utf8') }
    }
    return {
      path,
      size,
      head,
      chunks: async function* (from, to) {
        yield* diskChunks(diskPath, from, to)
      },
      passing: (from, to) => passingChunks(diskPath, from, to),
      bytes: async (limitBytes) => {
        refuseOver(size, limitBytes)
        const all = Buffer.allocUnsafeSlow(size)
        let at = 0
        for (const chunk of diskChunks(diskPath)) at += chunk.copy(all, at)
        return all.subarray(0, at)
      },
      diskPath: async () => diskPath.toString('utf8'),
    }
  } finally {
    closeSync(descriptor)
  }
}

function* diskChunks(diskPath: Buffer, from = 0, to = Infinity): Generator<Buffer> {
  const descriptor = openSync(diskPath, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    for (let at = from; at < to;) {
      const chunk = readAt(descriptor, at, Math.min(CHUNK_BYTES, to - at))
      if (chunk.length === 0) return
      at += chunk.length
      markProgress(chunk.length)
      yield chunk
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Each piece is overwritten by the next: new memory for each would cost more than reading it. */
function* passingChunks(diskPath: Buffer, from = 0, to = Infinity): Generator<Buffer> {
  const descriptor = openSync(diskPath, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  const buffer = Buffer.allocUnsafeSlow(PASSING_BYTES)
  try {
    for (let at = from; at < to;) {
      const count = fill(descriptor, buffer.subarray(0, Math.min(PASSING_BYTES, to - at)), at)
      if (count === 0) return
      at += count
      markProgress(count)
      yield buffer.subarray(0, count)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Up to `length` bytes at `position`; fewer only at the end of the file. */
export function readAt(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(length)
  const filled = fill(descriptor, buffer, position)
  return filled === length ? buffer : buffer.subarray(0, filled)
}

/** How many bytes from `position` on were there to fill `buffer` with. */
function fill(descriptor: number, buffer: Buffer, position: number): number {
  let filled = 0
  while (filled < buffer.length) {
    const count = readSync(descriptor, buffer, filled, buffer.length - filled, position + filled)
    if (count === 0) break
    filled += count
  }
  return filled
}

/** Part of a file on disk. What lies behind its beginning has no head: there is no mark of an encoding. */
export function rangeOf(input: ByteSource, from: number, to: number): ByteSource {
  const { passing, held: _, ...rest } = input
  return {
    ...rest,
    head: from === 0 ? input.head : Buffer.alloc(0),
    chunks: () => input.chunks(from, to),
    ...(passing && { passing: () => passing(from, to) }),
  }
}

/** A member that is in memory. */
export function memorySource(path: string, bytes: Buffer): ByteSource {
  return {
    path,
    size: bytes.length,
    held: bytes,
    head: bytes.length <= HEAD_BYTES ? bytes : bytes.subarray(0, HEAD_BYTES),
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
    },
    bytes: async (limitBytes) => {
      refuseOver(bytes.length, limitBytes)
      return bytes
    },
    diskPath: async () => {
      throw new FormatError('unsupported', 'it is not on disk')
    },
  }
}

/** A member that is unpacked while it is read. `open` may be called several times; it reads from the start each time. */
export async function streamSource(path: string, size: number, open: () => AsyncIterable<Buffer>): Promise<ByteSource> {
  const head = await readHead(open())
  return {
    path,
    size,
    head,
    chunks: open,
    bytes: async (limitBytes) => {
      const chunks: Buffer[] = []
      let total = 0
      for await (const chunk of open()) {
        total += chunk.length
        refuseOver(total, limitBytes)
        chunks.push(chunk)
      }
      return Buffer.concat(chunks, total)
    },
    diskPath: async () => {
      throw new FormatError('unsupported', 'it is not on disk')
    },
  }
}

async function readHead(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let held = 0
  for await (const chunk of chunks) {
    pieces.push(chunk)
    held += chunk.length
    if (held >= HEAD_BYTES) break
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES)
}

function refuseOver(bytes: number, limitBytes: number): void {
  if (bytes > limitBytes) throw new FormatError('refused', `it needs more than ${Math.round(limitBytes / 1e6)} MB of memory at once`)
}

/** A member that is named but cannot be opened: it is listed with its reason. */
export function closedSource(path: string, size: number, status: FormatError['status'], reason: string): ByteSource {
  const refuse = async (): Promise<never> => {
    throw new FormatError(status, reason)
  }
  return {
    path,
    size: Math.max(1, size),
    head: Buffer.alloc(0),
    bytes: refuse,
    diskPath: refuse,
    // oxlint-disable-next-line require-yield
    chunks: async function* () {
      await refuse()
    },
  }
}

/** The first bytes of anything that can be read in pieces. */
export async function firstBytes(chunks: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
  return (await readHead(chunks)).subarray(0, length)
}
