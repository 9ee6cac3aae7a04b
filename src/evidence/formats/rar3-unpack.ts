/** RAR's packing of versions 2.9 to 4: blocks of Huffman-coded literals and matches, and blocks of PPMd with matches within. */
import type { PackedInput } from './lzma.ts'
import { openPpmdModel, rarRange } from './ppmd.ts'
import type { PpmdModel, PpmdRange } from './ppmd-model.ts'
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
/** The range coder of PPMd reads ahead of what it decodes. */
const RANGE_BITS = 64

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
  let isText = false
  let model: PpmdModel | null = null
  let range: PpmdRange | null = null
  let escape = 2

  function readTables(): void {
    bits.align()
    isText = bits.bits(1) === 1
    needsTables = false
    if (isText) return openText(bits.bits(7))
    if (bits.bits(1) === 0) lengths.fill(0)
    lastLow = 0
    lowRepeats = 0
    lengths = readRarLengths(bits, lengths.length, lengths)
    let from = 0
    codes = SIZES.map((count) => rarCode(lengths.subarray(from, (from += count))))
  }
  /** `flags`: 0x40 another escape, 0x20 a new model, of the order in the rest. */
  function openText(flags: number): void {
    const memoryBytes = (flags & 0x20) === 0 ? 0 : (bits.bits(8) + 1) << 20
    if ((flags & 0x40) !== 0) escape = bits.bits(8)
    if ((flags & 0x20) !== 0) {
      const order = (flags & 0x1f) + 1
      model = openPpmdModel(order > 16 ? 16 + (order - 16) * 3 : order, memoryBytes)
    } else if (model === null) throw rarDamaged()
    range = rarRange(() => bits.bits(8))
  }
  function textByte(): number {
    const byte = model!.symbol(range!)
    if (byte < 0) throw rarDamaged()
    return byte
  }
  /** True at the end of the file. */
  function textSymbol(): boolean {
    const byte = textByte()
    const what = byte === escape ? textByte() : 1
    if (what === 0) needsTables = true
    else if (what === 2) {
      needsTables = true
      return true
    } else if (what === 3) window.filter(filters.read(textByte, window.total))
    else if (what === 4) {
      const distance = textByte() * 0x10000 + textByte() * 0x100 + textByte()
      window.copy(distance + 2, textByte() + 32)
    } else if (what === 5) window.copy(1, textByte() + 4)
    else window.put(byte)
    return false
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
    } else if (value === 257) window.filter(filters.read(() => bits.bits(8), window.total))
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

  /** As `symbol`; a file whose bytes are all there may lack its end mark, and then ends where its packed bytes do. */
  function step(isWhole: boolean): boolean {
    try {
      if (needsTables) readTables()
      return isText ? textSymbol() : symbol()
    } catch (error) {
      if (isWhole) return true
      throw error
    }
  }

  return {
    unpack: async function* (input: PackedInput, bytes: number) {
      window.nextFile()
      let bitOffset = 0
      // The end mark is read too: in a solid archive the next file's code goes on from there
      for (let isEnded = false; !isEnded && window.total <= bytes;) {
        await input.fill(AHEAD_BYTES)
        bits.use(input.bytes, input.at * 8 + bitOffset)
        const end = input.bytes.length * 8
        const isInHand = () => bits.at < (input.isEnded ? end + (isText ? RANGE_BITS : 0) : end - SLACK_BYTES * 8)
        while (!isEnded && window.total <= bytes && isInHand()) {
          isEnded = step(window.total >= bytes)
          if (window.isFull) yield* window.take(false)
        }
        if (!isEnded && input.isEnded && window.total < bytes) {
          yield* window.take(true)
          throw rarDamaged()
        }
        isEnded ||= input.isEnded
        input.at = bits.at >>> 3
        bitOffset = bits.at & 7
      }
      yield* window.take(true)
    },
  }
}
