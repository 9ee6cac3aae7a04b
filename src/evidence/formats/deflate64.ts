/**
 * Deflate64: deflate (RFC 1951) with a window of 64 KiB, two more distances, and a longest match of 65,538 bytes (PKWARE APPNOTE 6.3.10, method 9). What
 * Windows writes when it zips files of more than 2 GB; zlib does not read it.
 */
import { FormatError } from './format.ts'
import type { PackedInput } from './lzma.ts'
import { markProgress } from './progress.ts'

const WINDOW_BYTES = 1 << 16
/** A piece is given out when so much waits: the longest match never reaches behind what was given. */
const PIECE_BYTES = 1 << 18
/** More than the tables of a block take. */
const SLACK_BYTES = 1 << 10
const LONGEST_WORD = 15
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 3]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 16]
const DISTANCE_BITS = Array.from({ length: 32 }, (_, slot) => Math.max(0, (slot >> 1) - 1))
const DISTANCE_BASE = DISTANCE_BITS.map((bits, slot) => (slot < 2 ? slot + 1 : ((2 | (slot & 1)) << bits) + 1))
const ORDER_OF_LENGTHS = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

/** By the next 15 bits, first bit lowest: symbol and, in the low four bits, the length of its word; 0: no word. */
type Code = Uint16Array

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(LONGEST_WORD + 2)
  for (const length of lengths) if (length > 0) counts[length]!++
  const next = new Uint32Array(LONGEST_WORD + 2)
  let word = 0
  for (let length = 1; length <= LONGEST_WORD; length++) {
    word = (word + (length === 1 ? 0 : counts[length - 1]!)) << 1
    if (word + counts[length]! > 1 << length) throw damaged()
    next[length] = word
  }
  const code = new Uint16Array(1 << LONGEST_WORD)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!
    if (length === 0) continue
    let reversed = 0
    for (let bit = 0, own = next[length]!++; bit < length; bit++, own >>= 1) reversed = (reversed << 1) | (own & 1)
    for (let at = reversed; at < code.length; at += 1 << length) code[at] = (symbol << 4) | length
  }
  return code
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))
let fixed: { literals: Code; distances: Code } | null = null

class Bits {
  readonly #input: PackedInput
  #held = 0
  #count = 0
  constructor(input: PackedInput) {
    this.#input = input
  }
  /** Up to 16. Behind the end there are zeros; `isBehindEnd` tells. */
  take(count: number): number {
    this.#need(count)
    const value = this.#held & ((1 << count) - 1)
    this.#held >>>= count
    this.#count -= count
    return value
  }
  symbol(code: Code): number {
    this.#need(LONGEST_WORD)
    const entry = code[this.#held & ((1 << LONGEST_WORD) - 1)]!
    if (entry === 0) throw damaged()
    this.#held >>>= entry & 15
    this.#count -= entry & 15
    return entry >> 4
  }
  /** To the next byte; bytes that were read ahead are given back. */
  align(): void {
    this.#input.at -= this.#count >> 3
    this.#held = this.#count = 0
  }
  get isBehindEnd(): boolean {
    return this.#input.at - (this.#count >> 3) > this.#input.bytes.length
  }
  #need(count: number): void {
    while (this.#count < count) {
      this.#held |= (this.#input.bytes[this.#input.at++] ?? 0) << this.#count
      this.#count += 8
    }
  }
}

function readCodes(bits: Bits): { literals: Code; distances: Code } {
  const literalCount = bits.take(5) + 257
  const distanceCount = bits.take(5) + 1
  const small = new Uint8Array(19)
  const given = bits.take(4) + 4
  for (let at = 0; at < given; at++) small[ORDER_OF_LENGTHS[at]!] = bits.take(3)
  const code = codeOf(small)
  const lengths = new Uint8Array(literalCount + distanceCount)
  for (let at = 0; at < lengths.length;) {
    const symbol = bits.symbol(code)
    if (symbol < 16) {
      lengths[at++] = symbol
      continue
    }
    if (symbol === 16 && at === 0) throw damaged()
    const value = symbol === 16 ? lengths[at - 1]! : 0
    const run = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)
    if (at + run > lengths.length) throw damaged()
    lengths.fill(value, at, (at += run))
  }
  return { literals: codeOf(lengths.subarray(0, literalCount)), distances: codeOf(lengths.subarray(literalCount)) }
}

/** Reads to the end of the stream, which says itself where it ends. */
export async function* unpackDeflate64(input: PackedInput): AsyncGenerator<Buffer> {
  const out = Buffer.alloc(WINDOW_BYTES + PIECE_BYTES + 2 * WINDOW_BYTES)
  let start = 0
  let at = 0
  let given = 0
  const bits = new Bits(input)
  function* give(): Generator<Buffer> {
    markProgress()
    if (at > given) yield Buffer.from(out.subarray(given, at))
    if (at > WINDOW_BYTES) {
      out.copyWithin(0, at - WINDOW_BYTES, at)
      start = WINDOW_BYTES
    } else start = at
    at = given = start
  }
  for (let isLast = false; !isLast;) {
    await input.fill(SLACK_BYTES)
    isLast = bits.take(1) === 1
    const kind = bits.take(2)
    if (kind === 3) throw damaged()
    if (kind === 0) {
      bits.align()
      const sizes = await input.take(4)
      let left = sizes.readUInt16LE(0)
      if ((left ^ 0xffff) !== sizes.readUInt16LE(2)) throw damaged()
      for (; left > 0;) {
        if (at - given >= PIECE_BYTES) yield* give()
        await input.fill(1)
        const piece = await input.take(Math.min(left, Math.max(1, input.left), WINDOW_BYTES))
        piece.copy(out, at)
        at += piece.length
        left -= piece.length
      }
      continue
    }
    const { literals, distances } = kind === 2 ? readCodes(bits) : (fixed ??= { literals: codeOf(fixedLengths), distances: codeOf(new Uint8Array(32).fill(5)) })
    for (;;) {
      if (at - given >= PIECE_BYTES) yield* give()
      if (input.left < SLACK_BYTES && !input.isEnded) await input.fill(SLACK_BYTES)
      const symbol = bits.symbol(literals)
      if (symbol === 256) break
      if (symbol < 256) out[at++] = symbol
      else at = copyMatch(out, at, symbol, bits, distances)
      if (bits.isBehindEnd) throw new FormatError('damaged', 'the archive is cut off')
    }
  }
  bits.align()
  yield* give()
}

/** Where output goes on. What lies before the beginning of `out` has been given out and is out of reach. */
function copyMatch(out: Buffer, at: number, symbol: number, bits: Bits, distances: Code): number {
  const slot = symbol - 257
  if (slot >= LENGTH_BASE.length) throw damaged()
  const length = LENGTH_BASE[slot]! + bits.take(LENGTH_BITS[slot]!)
  const distanceSlot = bits.symbol(distances)
  const distance = DISTANCE_BASE[distanceSlot]! + bits.take(DISTANCE_BITS[distanceSlot]!)
  if (distance > at) throw damaged()
  for (let left = length; left > 0; left--, at++) out[at] = out[at - distance]!
  return at
}
