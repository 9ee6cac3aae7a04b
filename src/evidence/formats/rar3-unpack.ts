/** RAR's packing of versions 2.9 to 4: Huffman-coded literals and matches. Its other method, PPMd, is named as not read. */
import { FormatError } from './format.ts'
import type { PackedInput } from './lzma.ts'
import { RarBits, rarCode, rarDamaged, readRarLengths, readRarSymbol, RarWindow, type RarCode } from './rar-coding.ts'
import { createRar3Filters } from './rar3-filters.ts'
import type { Rar5Decoder } from './rar5-unpack.ts'

const SIZES = [299, 60, 17, 28] as const
const LENGTH_BASE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]
const SHORT_BASE = [0, 4, 8, 16, 32, 64, 128, 192]
const SHORT_BITS = [2, 2, 3, 4, 5, 6, 6, 6]
/** How many distances have 0, 1, 2 … further bits. */
const DISTANCE_COUNTS = [4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 14, 0, 12]
const DISTANCE_BASE: number[] = []
const DISTANCE_BITS: number[] = []
for (let bits = 0, distance = 0; bits < DISTANCE_COUNTS.length; bits++)
  for (let count = 0; count < DISTANCE_COUNTS[bits]!; count++, distance += 2 ** bits) {
    DISTANCE_BASE.push(distance)
    DISTANCE_BITS.push(bits)
  }
const LOW_REPEATS = 16
/** Symbols are decoded while so much input is in hand: more than any symbol, or any set of tables, takes. */
const SLACK_BYTES = 4_096
const AHEAD_BYTES = 1 << 20

const unsupported = (what: string): FormatError =>
  new FormatError('unsupported', `packed by RAR with ${what}, which is not read; unpack it and take the folder in`)

export function createRar3Decoder(dictionaryBytes: number): Rar5Decoder {
  const window = new RarWindow(dictionaryBytes)
  const bits = new RarBits()
  const filters = createRar3Filters()
  let distances = [0, 0, 0, 0]
  let lastLength = 0
  let lastLow = 0
  let lowRepeats = 0
  let lengths: Uint8Array = new Uint8Array(SIZES.reduce((sum, size) => sum + size, 0))
  let codes: RarCode[] = []
  let needsTables = true

  function readTables(): void {
    bits.align()
    if (bits.bits(1) === 1) throw unsupported('PPMd')
    if (bits.bits(1) === 0) lengths.fill(0)
    lastLow = 0
    lowRepeats = 0
    lengths = readRarLengths(bits, lengths.length, lengths)
    let from = 0
    codes = SIZES.map((count) => rarCode(lengths.subarray(from, (from += count))))
    needsTables = false
  }
  function readDistance(): number {
    const slot = readRarSymbol(bits, codes[1]!)
    const base = (DISTANCE_BASE[slot] ?? 0) + 1
    const extra = DISTANCE_BITS[slot] ?? 0
    if (slot <= 9) return base + bits.bits(extra)
    const high = extra > 4 ? bits.bits(extra - 4) * 16 : 0
    if (lowRepeats > 0) {
      lowRepeats--
      return base + high + lastLow
    }
    const low = readRarSymbol(bits, codes[2]!)
    if (low === 16) lowRepeats = LOW_REPEATS - 1
    else lastLow = low
    return base + high + lastLow
  }
  function match(distance: number, length: number): void {
    distances = [distance, distances[0]!, distances[1]!, distances[2]!]
    lastLength = length
    window.copy(distance, length)
  }
  /** True at the end of the file. */
  function symbol(): boolean {
    const value = readRarSymbol(bits, codes[0]!)
    if (value < 256) window.put(value)
    else if (value >= 271) {
      const slot = value - 271
      const length = LENGTH_BASE[slot]! + 3 + bits.bits(LENGTH_BITS[slot]!)
      const distance = readDistance()
      match(distance, length + (distance >= 0x2000 ? 1 : 0) + (distance >= 0x40000 ? 1 : 0))
    } else if (value === 256) {
      if (bits.bits(1) === 1) needsTables = true
      else {
        needsTables = bits.bits(1) === 1
        return true
      }
    } else if (value === 257) window.filter(filters.read(bits, window.total))
    else if (value === 258) {
      if (lastLength > 0) window.copy(distances[0]!, lastLength)
    } else if (value < 263) {
      const [distance] = distances.splice(value - 259, 1)
      const slot = readRarSymbol(bits, codes[3]!)
      distances.unshift(distance!)
      lastLength = (LENGTH_BASE[slot] ?? 0) + 2 + bits.bits(LENGTH_BITS[slot] ?? 0)
      window.copy(distance!, lastLength)
    } else {
      const slot = value - 263
      match(SHORT_BASE[slot]! + 1 + bits.bits(SHORT_BITS[slot]!), 2)
    }
    return false
  }

  return {
    unpack: async function* (input: PackedInput, bytes: number) {
      window.nextFile()
      let bitOffset = 0
      for (let isEnded = false; !isEnded && window.total < bytes;) {
        await input.fill(AHEAD_BYTES)
        bits.use(input.bytes, input.at * 8 + bitOffset)
        const limit = (input.isEnded ? input.bytes.length : input.bytes.length - SLACK_BYTES) * 8
        while (!isEnded && window.total < bytes && bits.at < limit) {
          if (needsTables) readTables()
          isEnded = symbol()
          if (window.isFull) yield* window.take(false)
        }
        if (bits.isBehindEnd || (input.isEnded && bits.at >= limit && !isEnded && window.total < bytes)) {
          yield* window.take(true)
          throw rarDamaged()
        }
        input.at = bits.at >>> 3
        bitOffset = bits.at & 7
      }
      yield* window.take(true)
    },
  }
}
