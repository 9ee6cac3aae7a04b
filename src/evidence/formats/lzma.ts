/**
 * LZMA and LZMA2, unpacking only, after Igor Pavlov's "LZMA specification" (2015, public domain) and the xz file format 1.2.1. Output comes in pieces, so
 * memory is the dictionary and little more. Every length and distance is checked: a hostile stream ends in FormatError 'damaged'.
 */
import { FormatError } from './format.ts'

/** A dictionary beyond this is refused: memory, not honesty, is what a hostile header spends. */
export const MOST_DICTIONARY_BYTES = 256 << 20
const FLUSH_BYTES = 1 << 20
/** No symbol of LZMA needs more input than this (the specification says 20). */
const SYMBOL_BYTES = 32

const damaged = (): FormatError => new FormatError('damaged', 'it cannot be unpacked: the compressed bytes are damaged')

/** Gives input on request, so that decoders can be plain loops over a buffer. */
export class PackedInput {
  readonly #chunks: AsyncIterator<Buffer>
  bytes: Buffer = Buffer.alloc(0)
  at = 0
  isEnded = false
  /** Bytes of the stream before `bytes`. */
  #before = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }
  /** Where the next byte lies, from the start of the stream. */
  get position(): number {
    return this.#before + this.at
  }
  get left(): number {
    return this.bytes.length - this.at
  }
  /** At least `count` bytes in hand, unless the stream ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.left < count && !this.isEnded) {
      const { value, done } = await this.#chunks.next()
      if (done === true) this.isEnded = true
      else {
        const rest = this.bytes.subarray(this.at)
        this.#before += this.at
        this.bytes = rest.length === 0 ? value : Buffer.concat([rest, value])
        this.at = 0
      }
    }
    return this.left >= count
  }
  async take(count: number): Promise<Buffer> {
    if (!(await this.fill(count))) throw new FormatError('damaged', 'the archive is cut off')
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

const PROBABILITY = 1_024
const probabilities = (count: number): Uint16Array => new Uint16Array(count).fill(PROBABILITY)

type LengthModel = { choice: Uint16Array; low: Uint16Array; mid: Uint16Array; high: Uint16Array }
const lengthModel = (): LengthModel => ({ choice: probabilities(2), low: probabilities(16 << 3), mid: probabilities(16 << 3), high: probabilities(256) })

/** One LZMA coder over one window. Names as in the specification. */
export class LzmaCoder {
  #input: Buffer = Buffer.alloc(0)
  #at = 0
  #range = 0
  #code = 0
  readonly #window: Buffer
  #position = 0
  #flushed = 0
  /** Bytes given out and still in the window together. */
  #total = 0
  readonly #ready: Buffer[] = []
  #literalContextBits = 0
  #literalPositionMask = 0
  #positionMask = 0
  #state = 0
  #distances: [number, number, number, number] = [0, 0, 0, 0]
  #isMatch = probabilities(192)
  #isRep = probabilities(12)
  #isRepG0 = probabilities(12)
  #isRepG1 = probabilities(12)
  #isRepG2 = probabilities(12)
  #isRep0Long = probabilities(192)
  #slots = probabilities(4 * 64)
  #special = probabilities(128)
  #align = probabilities(16)
  #literals = probabilities(0)
  #lengths = lengthModel()
  #repLengths = lengthModel()
  /** A stream without a stated length ends with a mark of its own. */
  isAtEndMark = false

  constructor(dictionaryBytes: number) {
    if (dictionaryBytes > MOST_DICTIONARY_BYTES)
      throw new FormatError('refused', `it needs a dictionary of ${Math.round(dictionaryBytes / 1e6)} MB of memory; unpack it and take the folder in`)
    this.#window = Buffer.alloc(Math.max(4_096, dictionaryBytes))
  }

  /** `lc`, `lp`, `pb` from one byte: (pb * 5 + lp) * 9 + lc. */
  setProperties(byte: number): void {
    if (byte >= 225) throw damaged()
    this.#literalContextBits = byte % 9
    const literalPositionBits = Math.floor(byte / 9) % 5
    this.#literalPositionMask = (1 << literalPositionBits) - 1
    this.#positionMask = (1 << Math.floor(byte / 45)) - 1
    this.#literals = probabilities(0x300 << (this.#literalContextBits + literalPositionBits))
  }
  resetState(): void {
    this.#state = 0
    this.#distances = [0, 0, 0, 0]
    for (const table of [this.#isMatch, this.#isRep, this.#isRepG0, this.#isRepG1, this.#isRepG2, this.#isRep0Long]) table.fill(PROBABILITY)
    for (const table of [this.#slots, this.#special, this.#align, this.#literals]) table.fill(PROBABILITY)
    for (const model of [this.#lengths, this.#repLengths]) for (const table of Object.values(model)) table.fill(PROBABILITY)
  }
  resetDictionary(): void {
    this.#total = 0
  }

  /** `bytes[at]` must be the first of a range coder's stream: a zero and four bytes of code. */
  startRange(bytes: Buffer, at: number): number {
    if (bytes.length < at + 5 || bytes[at] !== 0) throw damaged()
    this.#range = 0xffffffff
    this.#code = bytes.readUInt32BE(at + 1)
    return at + 5
  }

  /**
   * Decodes up to `wanted` bytes; stops before `limit` when symbols could run over it (then fewer). `bytes` needs SYMBOL_BYTES of slack behind `limit`
   * only when the stream goes on there. Returns how many came out; `next` says where input goes on.
   */
  decode(bytes: Buffer, at: number, limit: number, wanted: number): { count: number; next: number } {
    this.#input = bytes
    this.#at = at
    const start = this.#total
    const stop = start + wanted
    while (this.#total < stop && this.#at <= limit) if (!this.#symbol(stop)) break
    if (this.#at > bytes.length) throw damaged()
    return { count: this.#total - start, next: this.#at }
  }

  /** Copies without decoding: a chunk that LZMA2 left as it was. */
  put(bytes: Buffer): void {
    for (const byte of bytes) this.#emit(byte)
  }

  /** What came out since the last call. */
  *drain(isLast: boolean): Generator<Buffer> {
    if (isLast || this.#position - this.#flushed >= FLUSH_BYTES) this.#flush()
    yield* this.#ready.splice(0)
  }

  #flush(): void {
    if (this.#position > this.#flushed) this.#ready.push(Buffer.from(this.#window.subarray(this.#flushed, this.#position)))
    this.#flushed = this.#position
  }
  #emit(byte: number): void {
    this.#window[this.#position++] = byte
    this.#total++
    if (this.#position === this.#window.length) {
      this.#flush()
      this.#position = 0
      this.#flushed = 0
    }
  }
  #byteAt(distance: number): number {
    const at = this.#position - distance
    return this.#window[at >= 0 ? at : at + this.#window.length]!
  }

  #bit(table: Uint16Array, index: number): number {
    const probability = table[index]!
    const bound = (this.#range >>> 11) * probability
    let bit: number
    if (this.#code >>> 0 < bound) {
      this.#range = bound
      table[index] = probability + ((2_048 - probability) >> 5)
      bit = 0
    } else {
      this.#range = (this.#range - bound) >>> 0
      this.#code = (this.#code - bound) >>> 0
      table[index] = probability - (probability >> 5)
      bit = 1
    }
    if (this.#range < 0x1000000) {
      this.#range = (this.#range << 8) >>> 0
      this.#code = ((this.#code << 8) | this.#input[this.#at++]!) >>> 0
    }
    return bit
  }
  #directBits(count: number): number {
    let value = 0
    for (let left = count; left > 0; left--) {
      this.#range = this.#range >>> 1
      this.#code = (this.#code - this.#range) >>> 0
      const isBelow = this.#code >>> 31
      if (isBelow === 1) this.#code = (this.#code + this.#range) >>> 0
      if (this.#range < 0x1000000) {
        this.#range = (this.#range << 8) >>> 0
        this.#code = ((this.#code << 8) | this.#input[this.#at++]!) >>> 0
      }
      value = (value << 1) | (1 - isBelow)
    }
    return value
  }
  #tree(table: Uint16Array, offset: number, bits: number): number {
    let symbol = 1
    for (let left = bits; left > 0; left--) symbol = (symbol << 1) | this.#bit(table, offset + symbol)
    return symbol - (1 << bits)
  }
  #reverseTree(table: Uint16Array, offset: number, bits: number): number {
    let symbol = 1
    let value = 0
    for (let at = 0; at < bits; at++) {
      const bit = this.#bit(table, offset + symbol)
      symbol = (symbol << 1) | bit
      value |= bit << at
    }
    return value
  }

  #literal(): void {
    const before = this.#total === 0 ? 0 : this.#byteAt(1)
    const context = ((this.#total & this.#literalPositionMask) << this.#literalContextBits) + (before >> (8 - this.#literalContextBits))
    const offset = 0x300 * context
    let symbol = 1
    if (this.#state >= 7) {
      let match = this.#byteAt(this.#distances[0] + 1)
      do {
        const matchBit = (match >> 7) & 1
        match <<= 1
        const bit = this.#bit(this.#literals, offset + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchBit !== bit) break
      } while (symbol < 0x100)
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(this.#literals, offset + symbol)
    this.#emit(symbol & 0xff)
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6
  }

  #length(model: LengthModel, positionState: number): number {
    if (this.#bit(model.choice, 0) === 0) return this.#tree(model.low, positionState << 3, 3)
    if (this.#bit(model.choice, 1) === 0) return 8 + this.#tree(model.mid, positionState << 3, 3)
    return 16 + this.#tree(model.high, 0, 8)
  }

  #distance(length: number): number {
    const slot = this.#tree(this.#slots, Math.min(length, 3) << 6, 6)
    if (slot < 4) return slot
    const bits = (slot >> 1) - 1
    const base = (2 | (slot & 1)) << bits
    if (slot < 14) return base + this.#reverseTree(this.#special, base - slot, bits)
    return (base >>> 0) + this.#directBits(bits - 4) * 16 + this.#reverseTree(this.#align, 0, 4)
  }

  /** False at the end mark. */
  #symbol(stop: number): boolean {
    const positionState = this.#total & this.#positionMask
    const index = (this.#state << 4) + positionState
    if (this.#bit(this.#isMatch, index) === 0) {
      this.#literal()
      return true
    }
    let length: number
    if (this.#bit(this.#isRep, this.#state) !== 0) {
      if (this.#total === 0) throw damaged()
      if (this.#bit(this.#isRepG0, this.#state) === 0) {
        if (this.#bit(this.#isRep0Long, index) === 0) {
          this.#state = this.#state < 7 ? 9 : 11
          this.#checkDistance()
          this.#emit(this.#byteAt(this.#distances[0] + 1))
          return true
        }
      } else this.#pickDistance()
      length = this.#length(this.#repLengths, positionState)
      this.#state = this.#state < 7 ? 8 : 11
    } else {
      length = this.#length(this.#lengths, positionState)
      this.#state = this.#state < 7 ? 7 : 10
      const distance = this.#distance(length)
      if (distance >= 0xffffffff) {
        this.isAtEndMark = true
        return false
      }
      this.#distances = [distance, this.#distances[0], this.#distances[1], this.#distances[2]]
    }
    this.#checkDistance()
    // A match that runs over the stated size is a lie of the stream.
    if (this.#total + length + 2 > stop) throw damaged()
    const distance = this.#distances[0] + 1
    for (let left = length + 2; left > 0; left--) this.#emit(this.#byteAt(distance))
    return true
  }
  #pickDistance(): void {
    const [first, second, third, fourth] = this.#distances
    if (this.#bit(this.#isRepG1, this.#state) === 0) this.#distances = [second, first, third, fourth]
    else if (this.#bit(this.#isRepG2, this.#state) === 0) this.#distances = [third, first, second, fourth]
    else this.#distances = [fourth, first, second, third]
  }
  #checkDistance(): void {
    if (this.#distances[0] >= this.#total || this.#distances[0] >= this.#window.length) throw damaged()
  }
}

/** Raw LZMA with 5 bytes of properties (7z, .lzma). `sizeBytes` null: the stream has an end mark. */
export async function* unpackLzma(input: PackedInput, properties: Buffer, sizeBytes: number | null): AsyncGenerator<Buffer> {
  if (properties.length < 5) throw damaged()
  const coder = new LzmaCoder(properties.readUInt32LE(1))
  coder.setProperties(properties[0]!)
  await input.fill(5)
  input.at = coder.startRange(input.bytes, input.at)
  for (let left = sizeBytes ?? Infinity; left > 0 && !coder.isAtEndMark;) {
    const isWhole = await input.fill(1 << 16)
    // With nothing more to come, the last symbols may use the last bytes; reading beyond them is found out afterwards.
    const limit = isWhole || !input.isEnded ? input.bytes.length - SYMBOL_BYTES : input.bytes.length
    // Matches must not be cut at the end of a portion: only the stream's own end counts.
    const { count, next } = coder.decode(input.bytes, input.at, limit, left)
    if (count === 0 && next === input.at && !coder.isAtEndMark && input.isEnded) throw new FormatError('damaged', 'the archive is cut off')
    input.at = next
    left -= count
    yield* coder.drain(false)
  }
  yield* coder.drain(true)
}

/** LZMA2: chunks of at most 64 KiB packed and 2 MiB unpacked, each stored or LZMA; a zero byte ends them. */
export async function* unpackLzma2(input: PackedInput, dictionaryByte: number): AsyncGenerator<Buffer> {
  if (dictionaryByte > 40) throw damaged()
  const dictionaryBytes = dictionaryByte === 40 ? 0xffffffff : (2 | (dictionaryByte & 1)) * 2 ** (Math.floor(dictionaryByte / 2) + 11)
  const coder = new LzmaCoder(dictionaryBytes)
  const needs = { dictionary: true, properties: true }
  try {
    while (await readChunk(input, coder, needs)) yield* coder.drain(false)
  } catch (error) {
    // What came before the damage is worth reading.
    yield* coder.drain(true)
    throw error
  }
  yield* coder.drain(true)
}

/** False at the end of the stream. */
async function readChunk(input: PackedInput, coder: LzmaCoder, needs: { dictionary: boolean; properties: boolean }): Promise<boolean> {
  const control = (await input.take(1))[0]!
  if (control === 0) return false
  if (control === 1 || control >= 0xe0) {
    coder.resetDictionary()
    needs.dictionary = false
  } else if (needs.dictionary || (control > 2 && control < 0x80)) throw damaged()
  if (control < 0x80) {
    const size = (await input.take(2)).readUInt16BE(0) + 1
    coder.put(await input.take(size))
  } else {
    const header = await input.take(4)
    const size = ((control & 0x1f) << 16) + header.readUInt16BE(0) + 1
    const packedBytes = header.readUInt16BE(2) + 1
    if (control >= 0xc0) {
      coder.setProperties((await input.take(1))[0]!)
      needs.properties = false
    } else if (needs.properties) throw damaged()
    if (control >= 0xa0) coder.resetState()
    const packed = await input.take(packedBytes)
    const start = coder.startRange(packed, 0)
    const { count, next } = coder.decode(packed, start, packed.length, size)
    if (count !== size || next !== packed.length) throw damaged()
  }
  return true
}
