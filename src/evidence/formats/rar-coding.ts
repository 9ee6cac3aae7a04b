/** What the two generations of RAR's packing share: bits, Huffman codes, and a window that gives its bytes out once filters have been undone. */
import { FormatError } from './format.ts'
import { MOST_DICTIONARY_BYTES } from './lzma.ts'

export const rarDamaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

/** Bits from the most significant down, over a buffer whose end reads as zeros. */
export class RarBits {
  #bytes: Buffer = Buffer.alloc(0)
  /** In bits, from the start of the buffer. */
  at = 0
  use(bytes: Buffer, atBit: number): void {
    this.#bytes = bytes
    this.at = atBit
  }
  get isBehindEnd(): boolean {
    return this.at > this.#bytes.length * 8
  }
  /** Up to 16 bits without taking them. */
  peek(count: number): number {
    const byte = this.at >>> 3
    const bytes = this.#bytes
    const word = (((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0)) >>> 0
    return (word >>> (24 - (this.at & 7) - count)) & ((1 << count) - 1)
  }
  /** Up to 32 bits. */
  bits(count: number): number {
    let value = 0
    for (let left = count; left > 0;) {
      const step = Math.min(16, left)
      value = value * 2 ** step + this.peek(step)
      this.at += step
      left -= step
    }
    return value
  }
  align(): void {
    this.at = (this.at + 7) & ~7
  }
}

const LONGEST_CODE = 15
const QUICK_BITS = 10

export type RarCode = { limits: Uint32Array; starts: Uint16Array; symbols: Uint16Array; quick: Uint16Array }

/** A canonical code from the lengths of its words. Symbols of length 0 do not occur. */
export function rarCode(lengths: Uint8Array): RarCode {
  const counts = new Uint16Array(LONGEST_CODE + 1)
  for (const length of lengths) if (length > 0) counts[length]!++
  const limits = new Uint32Array(LONGEST_CODE + 2)
  const starts = new Uint16Array(LONGEST_CODE + 2)
  let upper = 0
  for (let length = 1; length <= LONGEST_CODE; length++) {
    upper += counts[length]! << (LONGEST_CODE + 1 - length)
    limits[length] = upper
    starts[length + 1] = starts[length]! + counts[length]!
  }
  const next = starts.slice()
  const symbols = new Uint16Array(lengths.length)
  for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol]! > 0) symbols[next[lengths[symbol]!]!++] = symbol
  const quick = new Uint16Array(1 << QUICK_BITS)
  for (let prefix = 0; prefix < quick.length; prefix++) {
    const word = prefix << (LONGEST_CODE + 1 - QUICK_BITS)
    const length = lengthOf(limits, word)
    if (length <= QUICK_BITS) quick[prefix] = (indexOf(limits, starts, word, length) << 4) | length
  }
  return { limits, starts, symbols, quick }
}

/** `word`: 16 bits. */
function lengthOf(limits: Uint32Array, word: number): number {
  let length = 1
  while (length < LONGEST_CODE && word >= limits[length]!) length++
  return length
}
const indexOf = (limits: Uint32Array, starts: Uint16Array, word: number, length: number): number =>
  starts[length]! + ((word - limits[length - 1]!) >>> (LONGEST_CODE + 1 - length))

export function readRarSymbol(bits: RarBits, { limits, starts, symbols, quick }: RarCode): number {
  const word = bits.peek(16)
  const known = quick[word >>> (16 - QUICK_BITS)]!
  if (known !== 0) {
    bits.at += known & 15
    return symbols[known >>> 4] ?? 0
  }
  const length = lengthOf(limits, word)
  bits.at += length
  return symbols[indexOf(limits, starts, word, length)] ?? 0
}

/** Lengths of the codes' words: themselves coded, with runs. `before`: lengths that the new ones are added to (RAR 3). */
export function readRarLengths(bits: RarBits, count: number, before: Uint8Array | null): Uint8Array {
  const small = new Uint8Array(20)
  for (let at = 0; at < small.length; at++) {
    const length = bits.bits(4)
    const zeros = length === 15 ? bits.bits(4) : 0
    if (zeros === 0) small[at] = length
    else at += zeros + 1
  }
  const code = rarCode(small)
  const lengths = new Uint8Array(count)
  for (let at = 0; at < count;) {
    const symbol = readRarSymbol(bits, code)
    if (symbol < 16) {
      lengths[at] = (symbol + (before?.[at] ?? 0)) & 15
      at++
      continue
    }
    const run = symbol % 2 === 0 ? bits.bits(3) + 3 : bits.bits(7) + 11
    if (symbol < 18 && at === 0) throw rarDamaged()
    const value = symbol < 18 ? lengths[at - 1]! : 0
    const end = Math.min(count, at + run)
    lengths.fill(value, at, end)
    at = end
    if (bits.isBehindEnd) throw rarDamaged()
  }
  return lengths
}

/** `start` from the beginning of the file. */
export type RarFilter = { start: number; bytes: number; undo(data: Buffer, start: number): Buffer }
const LEAST_WINDOW_BYTES = 8 << 20

export class RarWindow {
  readonly #window: Buffer
  #position = 0
  /** Of this file: bytes unpacked, and given out. */
  total = 0
  #given = 0
  #everything = 0
  #filters: RarFilter[] = []

  constructor(dictionaryBytes: number) {
    if (dictionaryBytes > MOST_DICTIONARY_BYTES)
      throw new FormatError('refused', `it needs a dictionary of ${Math.round(dictionaryBytes / 1e6)} MB of memory; unpack it and take the folder in`)
    this.#window = Buffer.alloc(Math.max(LEAST_WINDOW_BYTES, dictionaryBytes))
  }
  nextFile(): void {
    this.total = 0
    this.#given = 0
    this.#filters = []
  }
  put(byte: number): void {
    this.#window[this.#position] = byte
    this.#position = this.#position + 1 === this.#window.length ? 0 : this.#position + 1
    this.total++
    this.#everything++
  }
  copy(distance: number, length: number): void {
    if (distance > this.#everything || distance > this.#window.length || distance < 1) throw rarDamaged()
    let from = this.#position - distance
    if (from < 0) from += this.#window.length
    for (let left = length; left > 0; left--) {
      this.put(this.#window[from]!)
      from = from + 1 === this.#window.length ? 0 : from + 1
    }
  }
  filter(filter: RarFilter): void {
    if (filter.bytes > this.#window.length / 2 || this.#filters.length > 8_192) throw rarDamaged()
    this.#filters.push(filter)
  }
  /** True when so much waits that it should be taken. */
  get isFull(): boolean {
    return this.total - this.#given > this.#window.length / 4
  }
  /** What is final, in pieces. `isLast`: a filter that waits for more will not get it. */
  *take(isLast: boolean): Generator<Buffer> {
    for (;;) {
      const filter = this.#filters[0]
      if (filter === undefined || filter.start >= this.total) break
      if (filter.start + filter.bytes > this.total && !isLast) {
        yield* this.#upTo(Math.min(this.total, Math.max(this.#given, filter.start)))
        return
      }
      if (filter.start < this.#given) throw rarDamaged()
      yield* this.#upTo(filter.start)
      const end = Math.min(this.total, filter.start + filter.bytes)
      let data: Buffer = Buffer.concat([...this.#slices(this.#given, end)])
      this.#given = end
      // Several filters may lie over one block: each undoes what the one before left.
      while (this.#filters[0]?.start === filter.start && this.#filters[0].bytes === filter.bytes) data = this.#filters.shift()!.undo(data, filter.start)
      yield data
    }
    yield* this.#upTo(this.total)
  }
  *#upTo(end: number): Generator<Buffer> {
    if (end <= this.#given) return
    yield* this.#slices(this.#given, end)
    this.#given = end
  }
  *#slices(from: number, to: number): Generator<Buffer> {
    if (this.total - from > this.#window.length) throw rarDamaged()
    let at = this.#position - (this.total - from)
    if (at < 0) at += this.#window.length
    for (let left = to - from; left > 0;) {
      const length = Math.min(left, this.#window.length - at)
      yield Buffer.from(this.#window.subarray(at, at + length))
      at = (at + length) % this.#window.length
      left -= length
    }
  }
}
