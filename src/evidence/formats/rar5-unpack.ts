/** RAR's packing since version 5: blocks of Huffman-coded literals and matches, with filters for programs and tables of numbers. */
import type { PackedInput } from './lzma.ts'
import { RarBits, rarCode, rarDamaged, readRarLengths, readRarSymbol, RarWindow, type RarCode, type RarFilter } from './rar-coding.ts'

const LITERALS = 306
const DISTANCES = 64
const LOW_DISTANCES = 16
const LENGTHS = 44
const MOST_BLOCK_BYTES = 16 << 20
const LARGEST_FILTER_BYTES = 4 << 20

export type Rar5Decoder = { unpack(input: PackedInput, bytes: number): AsyncGenerator<Buffer> }

/** One decoder unpacks all files of a solid archive, in order. */
export function createRar5Decoder(dictionaryBytes: number): Rar5Decoder {
  const window = new RarWindow(dictionaryBytes)
  const bits = new RarBits()
  let distances = [0, 0, 0, 0]
  let lastLength = 0
  let codes: RarCode[] = []

  function readCodes(): void {
    const lengths = readRarLengths(bits, LITERALS + DISTANCES + LOW_DISTANCES + LENGTHS, null)
    let from = 0
    codes = [LITERALS, DISTANCES, LOW_DISTANCES, LENGTHS].map((count) => rarCode(lengths.subarray(from, (from += count))))
  }
  function lengthOf(slot: number): number {
    if (slot < 8) return 2 + slot
    const extra = (slot >> 2) - 1
    return 2 + ((4 | (slot & 3)) << extra) + bits.bits(extra)
  }
  function readDistance(): number {
    const slot = readRarSymbol(bits, codes[1]!)
    if (slot < 4) return slot + 1
    const extra = (slot >> 1) - 1
    const base = 1 + (2 | (slot & 1)) * 2 ** extra
    if (extra < 4) return base + bits.bits(extra)
    const high = extra > 4 ? bits.bits(extra - 4) * 16 : 0
    return base + high + readRarSymbol(bits, codes[2]!)
  }
  function readFilter(): RarFilter {
    const number = () => {
      const count = bits.bits(2) + 1
      let value = 0
      for (let at = 0; at < count; at++) value += bits.bits(8) * 2 ** (8 * at)
      return value
    }
    const start = window.total + number()
    const bytes = number()
    const kind = bits.bits(3)
    if (bytes > LARGEST_FILTER_BYTES) throw rarDamaged()
    if (kind === 0) {
      const channels = bits.bits(5) + 1
      return { start, bytes, undo: (data) => undoDelta(data, channels) }
    }
    if (kind > 3) throw rarDamaged()
    return { start, bytes, undo: kind === 3 ? undoArm : (data, at) => undoCalls(data, at, kind === 2) }
  }
  function symbol(): void {
    const value = readRarSymbol(bits, codes[0]!)
    if (value < 256) return window.put(value)
    if (value === 256) return window.filter(readFilter())
    if (value === 257) {
      if (lastLength > 0) window.copy(distances[0]!, lastLength)
      return
    }
    if (value < 262) {
      const [distance] = distances.splice(value - 258, 1)
      distances.unshift(distance!)
      lastLength = lengthOf(readRarSymbol(bits, codes[3]!))
    } else {
      const length = lengthOf(value - 262)
      const distance = readDistance()
      lastLength = length + (distance > 0x100 ? 1 : 0) + (distance > 0x2000 ? 1 : 0) + (distance > 0x40000 ? 1 : 0)
      distances = [distance, distances[0]!, distances[1]!, distances[2]!]
    }
    window.copy(distances[0]!, lastLength)
  }

  return {
    unpack: async function* (input, bytes) {
      window.nextFile()
      for (let isLast = false; !isLast && window.total < bytes;) {
        const flags = (await input.take(2))[0]!
        const check = input.bytes[input.at - 1]!
        const count = ((flags >> 3) & 3) + 1
        if (count > 3) throw rarDamaged()
        const stated = await input.take(count)
        let size = 0
        let sum = 0x5a ^ flags
        for (let at = 0; at < count; at++) {
          size += stated[at]! * 2 ** (8 * at)
          sum ^= stated[at]!
        }
        if (sum !== check || size > MOST_BLOCK_BYTES || size === 0) throw rarDamaged()
        isLast = (flags & 0x40) !== 0
        const block = Buffer.from(await input.take(size))
        bits.use(block, 0)
        const end = (size - 1) * 8 + (flags & 7) + 1
        if ((flags & 0x80) !== 0) readCodes()
        if (codes.length === 0) throw rarDamaged()
        while (bits.at < end && window.total < bytes) {
          symbol()
          if (window.isFull) yield* window.take(false)
        }
      }
      yield* window.take(true)
    },
  }
}

export function undoDelta(data: Buffer, channels: number): Buffer {
  const out = Buffer.alloc(data.length)
  let from = 0
  for (let channel = 0; channel < channels; channel++) {
    let before = 0
    for (let at = channel; at < data.length; at += channels) out[at] = before = (before - data[from++]!) & 0xff
  }
  return out
}

const ADDRESS_SPACE = 0x1000000
/** x86: targets of CALL (and JMP) were made absolute within 16 MiB. */
export function undoCalls(data: Buffer, start: number, withJumps: boolean): Buffer {
  for (let at = 0; at + 4 < data.length;) {
    const code = data[at++]!
    if (code !== 0xe8 && !(withJumps && code === 0xe9)) continue
    const offset = (at + start) % ADDRESS_SPACE
    const address = data.readInt32LE(at)
    if (address < 0) {
      if (address + offset >= 0) data.writeInt32LE(address + ADDRESS_SPACE, at)
    } else if (address < ADDRESS_SPACE) data.writeInt32LE((address - offset) | 0, at)
    at += 4
  }
  return data
}

function undoArm(data: Buffer, start: number): Buffer {
  for (let at = 0; at + 3 < data.length; at += 4)
    if (data[at + 3] === 0xeb) data.writeUIntLE((data.readUIntLE(at, 3) - Math.floor((start + at) / 4)) & 0xffffff, at, 3)
  return data
}
