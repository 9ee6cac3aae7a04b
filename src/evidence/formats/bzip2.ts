/**
 * bzip2, unpacking only: blocks of up to 900 kB, each Huffman-coded over a move-to-front over a Burrows-Wheeler transform (Seward, 1996; format as described
 * by Tsai, 2016). Streams that follow one another (pbzip2, `cat a.bz2 b.bz2`) are one.
 */
import { FormatError } from './format.ts'
import { PackedInput } from './lzma.ts'

/** More than a packed block of 900 kB can take, so that a block is decoded without waiting for input. */
const BLOCK_PACKED_BYTES = 2 << 20
const BLOCK_MAGIC = 0x314159265359
const END_MAGIC = 0x177245385090

const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

/** Bits from the most significant down. */
class BitReader {
  readonly #input: PackedInput
  #held = 0
  #count = 0
  constructor(input: PackedInput) {
    this.#input = input
  }
  /** Up to 24 bits. */
  bits(count: number): number {
    while (this.#count < count) {
      if (this.#input.at >= this.#input.bytes.length) throw new FormatError('damaged', 'the archive is cut off')
      this.#held = ((this.#held & 0xffffff) << 8) | this.#input.bytes[this.#input.at++]!
      this.#count += 8
    }
    this.#count -= count
    return (this.#held >>> this.#count) & ((1 << count) - 1)
  }
  /** 48 bits as a number. */
  magic(): number {
    return this.bits(24) * 0x1000000 + this.bits(24)
  }
  word(): number {
    return ((this.bits(16) << 16) | this.bits(16)) >>> 0
  }
  align(): void {
    this.#count -= this.#count % 8
    // Whole bytes in hand go back: the next stream begins with them.
    this.#input.at -= this.#count / 8
    this.#count = 0
  }
}

export async function* unpackBzip2(input: PackedInput): AsyncGenerator<Buffer> {
  let isFirst = true
  for (;;) {
    await input.fill(BLOCK_PACKED_BYTES)
    if (input.left === 0) {
      if (isFirst) throw damaged()
      return
    }
    if (input.left < 14 || input.bytes.toString('latin1', input.at, input.at + 3) !== 'BZh') {
      if (isFirst) throw damaged()
      // Bytes behind the last stream are padding of tapes and the like.
      return
    }
    const level = input.bytes[input.at + 3]! - 48
    if (level < 1 || level > 9) throw damaged()
    input.at += 4
    yield* unpackStream(input, level * 100_000)
    isFirst = false
  }
}

async function* unpackStream(input: PackedInput, blockBytes: number): AsyncGenerator<Buffer> {
  const bits = new BitReader(input)
  const transform = new Uint32Array(blockBytes)
  let combined = 0
  for (;;) {
    await input.fill(BLOCK_PACKED_BYTES)
    const magic = bits.magic()
    if (magic === END_MAGIC) {
      if (bits.word() !== combined) throw new FormatError('damaged', 'its check sum does not hold')
      bits.align()
      return
    }
    if (magic !== BLOCK_MAGIC) throw damaged()
    const expected = bits.word()
    if (bits.bits(1) === 1) throw new FormatError('unsupported', 'packed by a bzip2 of before 1996, which is not read')
    const origin = bits.bits(24)
    const count = readBlock(bits, transform)
    if (origin >= count) throw damaged()
    const bytes = untransform(transform, count, origin)
    const crc = crcOf(bytes)
    if (crc !== expected) throw new FormatError('damaged', 'its check sum does not hold')
    combined = (((combined << 1) | (combined >>> 31)) ^ crc) >>> 0
    yield bytes
  }
}

type Code = { limit: Int32Array; base: Int32Array; permutation: Uint16Array; shortest: number; longest: number }

function codeOf(lengths: Uint8Array): Code {
  let shortest = 20
  let longest = 0
  for (const length of lengths) {
    if (length < shortest) shortest = length
    if (length > longest) longest = length
  }
  const permutation = new Uint16Array(lengths.length)
  const limit = new Int32Array(22).fill(-1)
  const base = new Int32Array(22)
  let code = 0
  let index = 0
  for (let length = shortest; length <= longest; length++) {
    base[length] = code - index
    for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) permutation[index++] = symbol
    code = index + base[length]!
    limit[length] = code - 1
    code <<= 1
  }
  return { limit, base, permutation, shortest, longest }
}

function symbolOf(bits: BitReader, code: Code): number {
  let length = code.shortest
  let value = bits.bits(length)
  while (value > code.limit[length]!) {
    if (++length > code.longest) throw damaged()
    value = (value << 1) | bits.bits(1)
  }
  return code.permutation[value - code.base[length]!] ?? 0
}

/** Fills `out` with the block before the inverse transform; returns its length. */
function readBlock(bits: BitReader, out: Uint32Array): number {
  const used = bits.bits(16)
  const symbols: number[] = []
  for (let high = 0; high < 16; high++) {
    if (((used >> (15 - high)) & 1) === 0) continue
    const low = bits.bits(16)
    for (let at = 0; at < 16; at++) if (((low >> (15 - at)) & 1) === 1) symbols.push(high * 16 + at)
  }
  const tableCount = bits.bits(3)
  const selectorCount = bits.bits(15)
  if (symbols.length === 0 || tableCount < 2 || tableCount > 6 || selectorCount === 0) throw damaged()
  const order = Array.from({ length: tableCount }, (_, index) => index)
  const selectors = new Uint8Array(selectorCount)
  for (let at = 0; at < selectorCount; at++) {
    let index = 0
    while (bits.bits(1) === 1) if (++index >= tableCount) throw damaged()
    const [table] = order.splice(index, 1)
    order.unshift(table!)
    selectors[at] = table!
  }
  const alphabet = symbols.length + 2
  const codes = Array.from({ length: tableCount }, () => readLengths(bits, alphabet)).map(codeOf)
  return moveToFront(bits, symbols, codes, selectors, out)
}

function readLengths(bits: BitReader, alphabet: number): Uint8Array {
  const lengths = new Uint8Array(alphabet)
  let length = bits.bits(5)
  for (let symbol = 0; symbol < alphabet; symbol++) {
    for (;;) {
      if (length < 1 || length > 20) throw damaged()
      if (bits.bits(1) === 0) break
      length += bits.bits(1) === 0 ? 1 : -1
    }
    lengths[symbol] = length
  }
  return lengths
}

function moveToFront(bits: BitReader, symbols: number[], codes: Code[], selectors: Uint8Array, out: Uint32Array): number {
  const list = Uint8Array.from(symbols)
  const endOfBlock = symbols.length + 1
  let count = 0
  let run = 0
  let runBit = 1
  for (let at = 0; ; at++) {
    const selector = selectors[Math.floor(at / 50)]
    if (selector === undefined) throw damaged()
    const symbol = symbolOf(bits, codes[selector]!)
    if (symbol < 2) {
      // Runs are numbers to the base 2 with the digits 1 and 2.
      run += runBit << symbol
      runBit <<= 1
      if (run > out.length) throw damaged()
      continue
    }
    if (run > 0) {
      if (count + run > out.length) throw damaged()
      out.fill(list[0]!, count, count + run)
      count += run
      run = 0
      runBit = 1
    }
    if (symbol === endOfBlock) return count
    if (count >= out.length || symbol > endOfBlock) throw damaged()
    const byte = list[symbol - 1]!
    list.copyWithin(1, 0, symbol - 1)
    list[0] = byte
    out[count++] = byte
  }
}

/** The inverse Burrows-Wheeler transform, then the first run-length code (four equal bytes and a count) undone. */
function untransform(block: Uint32Array, count: number, origin: number): Buffer {
  const starts = new Uint32Array(257)
  for (let at = 0; at < count; at++) starts[(block[at]! & 0xff) + 1]!++
  for (let byte = 0; byte < 256; byte++) starts[byte + 1]! += starts[byte]!
  for (let at = 0; at < count; at++) block[starts[block[at]! & 0xff]!++]! |= at << 8
  let out = Buffer.allocUnsafe(count + (count >> 2) + 1_024)
  let length = 0
  let next = block[origin]! >>> 8
  let last = -1
  let same = 0
  for (let at = 0; at < count; at++) {
    const entry = block[next]!
    const byte = entry & 0xff
    next = entry >>> 8
    if (length + 260 > out.length) out = Buffer.concat([out, Buffer.allocUnsafe(out.length)])
    if (same === 4) {
      out.fill(last, length, length + byte)
      length += byte
      same = 0
      last = -1
      continue
    }
    same = byte === last ? same + 1 : 1
    last = byte
    out[length++] = byte
  }
  return out.subarray(0, length)
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = (value & 0x80000000) === 0 ? value << 1 : (value << 1) ^ 0x04c11db7
  return value >>> 0
})

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff
  for (let at = 0; at < bytes.length; at++) crc = ((crc << 8) ^ CRC[((crc >>> 24) ^ bytes[at]!) & 0xff]!) >>> 0
  return ~crc >>> 0
}
