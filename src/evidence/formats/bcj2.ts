/**
 * BCJ2, what 7-Zip does to x86 programs: targets of calls and of jumps lie in streams of their own, and a range coder says which opcodes have one. After
 * Bcj2 of 7-Zip (Igor Pavlov, public domain).
 */
import { FormatError } from './format.ts'
import type { PackedInput } from './lzma.ts'

const TOP = 0x1000000
const PIECE_BYTES = 1 << 18
const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

class OpcodeBits {
  readonly #input: PackedInput
  readonly #chances = new Uint16Array(258).fill(1_024)
  #range = 0xffffffff
  #code = 0
  constructor(input: PackedInput) {
    this.#input = input
  }
  async start(): Promise<void> {
    const bytes = await this.#input.take(5)
    if (bytes[0] !== 0) throw damaged()
    this.#code = bytes.readUInt32BE(1)
  }
  /** One byte must be in hand. */
  bit(context: number): number {
    const chance = this.#chances[context]!
    const bound = (this.#range >>> 11) * chance
    const bit = this.#code < bound ? 0 : 1
    if (bit === 0) {
      this.#range = bound
      this.#chances[context] = chance + ((2_048 - chance) >> 5)
    } else {
      this.#range -= bound
      this.#code -= bound
      this.#chances[context] = chance - (chance >> 5)
    }
    if (this.#range < TOP) {
      this.#range = (this.#range << 8) >>> 0
      this.#code = ((this.#code << 8) | (this.#input.bytes[this.#input.at++] ?? 0)) >>> 0
    }
    return bit
  }
}

/** CALL, JMP, and the jumps with a condition, which have two bytes. */
const isBranch = (before: number, byte: number): boolean => (byte & 0xfe) === 0xe8 || (before === 0x0f && (byte & 0xf0) === 0x80)
const contextOf = (before: number, byte: number): number => (byte === 0xe8 ? before : byte === 0xe9 ? 256 : 257)

/** `calls`, `jumps`, `opcodes`: the other three streams. `bytes`: how many come out. */
export async function* undoBcj2(
  main: AsyncIterable<Buffer>,
  [calls, jumps, opcodes]: [PackedInput, PackedInput, PackedInput],
  bytes: number,
): AsyncGenerator<Buffer> {
  const bits = new OpcodeBits(opcodes)
  await bits.start()
  let before = 0
  let total = 0
  for await (const chunk of main) {
    let out = Buffer.allocUnsafe(chunk.length + PIECE_BYTES)
    let count = 0
    for (let at = 0; at < chunk.length && total < bytes; at++) {
      const byte = chunk[at]!
      out[count++] = byte
      total++
      if (!isBranch(before, byte)) {
        before = byte
        continue
      }
      if (opcodes.left < 1) await opcodes.fill(1)
      if (bits.bit(contextOf(before, byte)) === 0 || total >= bytes) {
        before = byte
        continue
      }
      const target = ((await (byte === 0xe8 ? calls : jumps).take(4)).readUInt32BE(0) - (total + 4)) >>> 0
      if (count + 5 > out.length) {
        yield out.subarray(0, count)
        out = Buffer.allocUnsafe(chunk.length + PIECE_BYTES)
        count = 0
      }
      const kept = Math.min(4, bytes - total)
      out.writeUInt32LE(target, count)
      count += kept
      total += kept
      before = target >>> 24
    }
    if (count > 0) yield out.subarray(0, count)
  }
  for (const input of [calls, jumps, opcodes]) await input.close()
  if (total < bytes) throw new FormatError('damaged', 'the archive is cut off')
}
