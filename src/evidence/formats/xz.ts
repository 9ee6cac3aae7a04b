/** .xz files (The .xz File Format 1.2.1): streams of blocks, each LZMA2 behind filters, with check sums. And the older .lzma, which has a header of 13 bytes. */
import { createHash } from 'node:crypto'
import * as zlib from 'node:zlib'
import { BRANCH_FILTERS, undoDelta, type BranchFilter } from './branch-filters.ts'
import { FormatError } from './format.ts'
import { PackedInput, unpackLzma, unpackLzma2 } from './lzma.ts'

const MAGIC = Buffer.from('fd377a585a00', 'hex')
/** Bytes of the check behind a block, by its number (section 2.1.1.2). */
const CHECK_BYTES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64]
/** By its number (section 5.3.2); a filter that starts elsewhere than at 0 is not met outside of operating systems. */
const FILTERS: Record<number, BranchFilter> = { 4: 'x86', 5: 'powerpc', 6: 'ia64', 7: 'arm', 8: 'armThumb', 9: 'sparc', 10: 'arm64' }
const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

export const isXz = (head: Buffer): boolean => head.length >= 12 && head.subarray(0, 6).equals(MAGIC)

/** .lzma has no mark: properties of the usual kind, a dictionary of a usual size, a size that is unknown or sensible, and a zero where the code begins. */
export function isLzmaAlone(head: Buffer): boolean {
  if (head.length < 18 || head[0] !== 0x5d || head[13] !== 0) return false
  const dictionaryBytes = head.readUInt32LE(1)
  const isUsual = dictionaryBytes !== 0 && (dictionaryBytes & (dictionaryBytes - 1)) === 0 && dictionaryBytes >= 4_096 && dictionaryBytes <= 1 << 28
  const size = head.readBigUInt64LE(5)
  return isUsual && (size === 0xffffffffffffffffn || size < 1n << 40n)
}

export async function* unpackLzmaAlone(input: PackedInput): AsyncGenerator<Buffer> {
  const header = Buffer.from(await input.take(13))
  const size = header.readBigUInt64LE(5)
  yield* unpackLzma(input, header.subarray(0, 5), size === 0xffffffffffffffffn ? null : Number(size))
}

export async function* unpackXz(input: PackedInput): AsyncGenerator<Buffer> {
  for (let isFirst = true; ; isFirst = false) {
    // Streams may be padded with zeros in fours.
    while (!isFirst && (await input.fill(4)) && input.bytes.readUInt32LE(input.at) === 0) input.at += 4
    if (!(await input.fill(12)) || !isXz(input.bytes.subarray(input.at))) {
      if (isFirst) throw damaged()
      return
    }
    const header = Buffer.from(await input.take(12))
    if (zlib.crc32(header.subarray(6, 8)) !== header.readUInt32LE(8) || header[6] !== 0 || header[7]! > 15) throw damaged()
    yield* unpackBlocks(input, header[7]!)
  }
}

async function* unpackBlocks(input: PackedInput, check: number): AsyncGenerator<Buffer> {
  for (let count = 0; ; count++) {
    const size = (await input.take(1))[0]!
    if (size === 0) {
      await skipIndex(input, count)
      return
    }
    input.at--
    const header = Buffer.from(await input.take((size + 1) * 4))
    if (zlib.crc32(header.subarray(0, -4)) !== header.readUInt32LE(header.length - 4)) throw damaged()
    const start = input.position
    const sum = sumOf(check)
    for await (const chunk of filtered(input, header)) {
      sum.update(chunk)
      yield chunk
    }
    await input.take((4 - ((input.position - start) % 4)) % 4)
    if (!sum.holds(await input.take(CHECK_BYTES[check]!))) throw new FormatError('damaged', 'its check sum does not hold')
  }
}

function filtered(input: PackedInput, header: Buffer): AsyncIterable<Buffer> {
  const flags = header[1]!
  let at = 2
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = header[at++]
      if (byte === undefined || shift > 49) throw damaged()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  if ((flags & 0x40) !== 0) number()
  if ((flags & 0x80) !== 0) number()
  const filters = Array.from({ length: (flags & 3) + 1 }, () => {
    const id = number()
    const length = number()
    at += length
    return { id, properties: header.subarray(at - length, at) }
  })
  const last = filters.pop()!
  if (last.id !== 0x21 || last.properties.length !== 1) throw damaged()
  let chunks: AsyncIterable<Buffer> = unpackLzma2(input, last.properties[0]!)
  for (const { id, properties } of filters.reverse()) {
    if (id === 3 && properties.length === 1) chunks = undoDelta(chunks, properties[0]! + 1)
    else chunks = branchFilter(id, properties)(chunks)
  }
  return chunks
}

function branchFilter(id: number, properties: Buffer): (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> {
  const filter = FILTERS[id]
  if (filter === undefined || properties.length > 0)
    throw new FormatError('unsupported', 'packed with a filter for programs of another processor, which is not read')
  return BRANCH_FILTERS[filter]
}

/** The index repeats the sizes of the blocks; it and the footer are passed over once their check sum holds. */
async function skipIndex(input: PackedInput, blockCount: number): Promise<void> {
  const bytes: number[] = [0]
  const byte = async () => {
    const value = (await input.take(1))[0]!
    bytes.push(value)
    return value
  }
  const number = async () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const next = await byte()
      value += (next & 0x7f) * 2 ** shift
      if (next < 0x80 || shift > 49) return value
    }
  }
  if ((await number()) !== blockCount) throw damaged()
  for (let left = blockCount * 2; left > 0; left--) await number()
  while (bytes.length % 4 !== 0) await byte()
  if (zlib.crc32(Buffer.from(bytes)) !== (await input.take(4)).readUInt32LE(0)) throw damaged()
  await input.take(12)
}

type Sum = { update(chunk: Buffer): void; holds(stated: Buffer): boolean }

function sumOf(check: number): Sum {
  if (check === 1) {
    let crc = 0
    return { update: (chunk) => void (crc = zlib.crc32(chunk, crc)), holds: (stated) => stated.readUInt32LE(0) === crc }
  }
  if (check === 4) return crc64()
  if (check === 10) {
    const hash = createHash('sha256')
    return { update: (chunk) => void hash.update(chunk), holds: (stated) => hash.digest().equals(stated) }
  }
  return { update: () => {}, holds: () => true }
}

/** ECMA-182, reflected; the high and the low half apart, because numbers have 53 bits. */
function crc64(): Sum {
  let high = 0xffffffff
  let low = 0xffffffff
  return {
    update(chunk) {
      for (let at = 0; at < chunk.length; at++) {
        const index = (low ^ chunk[at]!) & 0xff
        low = ((low >>> 8) | (high << 24)) ^ CRC64_LOW[index]!
        high = (high >>> 8) ^ CRC64_HIGH[index]!
      }
    },
    holds: (stated) => stated.readUInt32LE(0) === ~low >>> 0 && stated.readUInt32LE(4) === ~high >>> 0,
  }
}
const CRC64_LOW = new Int32Array(256)
const CRC64_HIGH = new Int32Array(256)
for (let byte = 0; byte < 256; byte++) {
  let [high, low] = [0, byte]
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = (low & 1) === 1
    low = (low >>> 1) | (high << 31)
    high >>>= 1
    if (isOdd) {
      low ^= 0xd7870f42
      high ^= 0xc96c5795
    }
  }
  CRC64_LOW[byte] = low
  CRC64_HIGH[byte] = high
}
