/** The two range coders in front of the PPMd model: that of 7z (Igor Pavlov) and that of RAR 3 (the carry-less coder of Subbotin). */
import { FormatError } from './format.ts'
import { MOST_DICTIONARY_BYTES, PackedInput } from './lzma.ts'
import { PPMD_LEAST_ORDER, PPMD_MOST_ORDER, PpmdModel, type PpmdRange } from './ppmd-model.ts'
import { markProgress } from './progress.ts'

const TOP = 0x1000000
const RAR_BOTTOM = 0x8000
const BINARY_BITS = 14
const LEAST_MEMORY_BYTES = 1 << 11
/** No symbol takes more input: at most 64 escapes, four bytes each, and its own. */
const SYMBOL_BYTES = 1_024
const PIECE_BYTES = 1 << 18

const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

/** Throws FormatError: an order that does not exist, or more memory than a reader may use. */
export function openPpmdModel(order: number, memoryBytes: number): PpmdModel {
  if (order < PPMD_LEAST_ORDER || order > PPMD_MOST_ORDER || memoryBytes < LEAST_MEMORY_BYTES) throw damaged()
  if (memoryBytes > MOST_DICTIONARY_BYTES)
    throw new FormatError('refused', `its model needs ${Math.round(memoryBytes / 1e6)} MB of memory; unpack it and take the folder in`)
  return new PpmdModel(order, memoryBytes)
}

/** `next`: the next packed byte; what lies behind the end reads as zeros. */
export function sevenZipRange(next: () => number): PpmdRange {
  let range = 0xffffffff
  let code = 0
  if (next() !== 0) throw damaged()
  for (let left = 4; left > 0; left--) code = ((code << 8) | next()) >>> 0
  const normalize = () => {
    while (range < TOP) {
      code = ((code << 8) | next()) >>> 0
      range = (range << 8) >>> 0
      if (range === 0) throw damaged()
    }
  }
  return {
    threshold: (total) => {
      range = Math.floor(range / total)
      return Math.floor(code / range)
    },
    decode: (start, size) => {
      code -= start * range
      range *= size
      normalize()
    },
    bit: (zeroOf) => {
      const bound = (range >>> BINARY_BITS) * zeroOf
      const bit = code < bound ? 0 : 1
      if (bit === 0) range = bound
      else {
        code -= bound
        range -= bound
      }
      normalize()
      return bit
    },
  }
}

/** As `sevenZipRange`, for RAR. */
export function rarRange(next: () => number): PpmdRange {
  let low = 0
  let range = 0xffffffff
  let code = 0
  for (let left = 4; left > 0; left--) code = ((code << 8) | next()) >>> 0
  const threshold = (total: number) => {
    range = Math.floor(range / total)
    if (range === 0) throw damaged()
    return Math.floor(((code - low) >>> 0) / range)
  }
  const decode = (start: number, size: number) => {
    low = (low + start * range) >>> 0
    range *= size
    for (;;) {
      if ((low ^ (low + range)) >>> 0 >= TOP) {
        if (range >= RAR_BOTTOM) return
        range = -low & (RAR_BOTTOM - 1)
      }
      if (range === 0) throw damaged()
      code = ((code << 8) | next()) >>> 0
      range = (range << 8) >>> 0
      low = (low << 8) >>> 0
    }
  }
  return {
    threshold,
    decode,
    bit: (zeroOf) => {
      const bit = threshold(1 << BINARY_BITS) < zeroOf ? 0 : 1
      if (bit === 0) decode(0, zeroOf)
      else decode(zeroOf, (1 << BINARY_BITS) - zeroOf)
      return bit
    },
  }
}

/** A 7z stream: `properties` are the order and, in 32 bits, the memory. `bytes`: its size unpacked. */
export async function* unpackPpmd(input: PackedInput, properties: Buffer, bytes: number): AsyncGenerator<Buffer> {
  if (properties.length < 5) throw damaged()
  const model = openPpmdModel(properties[0]!, properties.readUInt32LE(1))
  await input.fill(SYMBOL_BYTES)
  const range = sevenZipRange(() => input.bytes[input.at++] ?? 0)
  for (let left = bytes; left > 0;) {
    const piece = Buffer.allocUnsafe(Math.min(left, PIECE_BYTES))
    let count = 0
    while (count < piece.length) {
      if (input.left < SYMBOL_BYTES && !input.isEnded) await input.fill(SYMBOL_BYTES * 8)
      const symbol = model.symbol(range)
      if (symbol < 0 || input.left < 0) break
      piece[count++] = symbol
    }
    if (count > 0) yield piece.subarray(0, count)
    markProgress()
    if (count < piece.length) throw damaged()
    left -= count
  }
}
