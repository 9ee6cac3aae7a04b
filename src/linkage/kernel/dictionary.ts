/**
 * Distinct ASCII texts numbered from 1; 0 is "not given". Held as bytes in shared memory, not as strings: millions fit, nothing for the
 * collector to trace, and threads read them without a copy. Numbers depend on the order of arrival; `hashes` do not (FNV-1a over the bytes).
 */
export type Texts = {
  /** Codes given so far, with 0. */
  readonly size: number
  readonly bytes: Uint8Array
  /** Text `c` is `bytes[offsets[c] .. offsets[c + 1])`. */
  readonly offsets: Int32Array
  readonly hashes: Int32Array
}

export type Dictionary = Texts & {
  intern(text: string): number
  /** Code of a text; 0: it is not here. */
  find(text: string): number
  textOf(code: number): string
}

export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Math.max(1, length) * 4))
}

export function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(Math.max(1, length) * 4), 0, length)
}

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(Math.max(1, length)))
}

/** `from`: texts that keep their numbers; what comes is numbered after them. They are copied, not changed. */
export function newDictionary(expected = 1024, from?: Texts): Dictionary {
  let size = from?.size ?? 1
  let used = from ? from.offsets[size]! : 0
  let bytes = sharedBytes(used + expected * 12)
  let offsets = sharedInts(size + expected + 2)
  let hashes = sharedInts(size + expected + 2)
  let slots = new Int32Array(powerOfTwo((size + expected) * 2))
  if (from) {
    bytes.set(from.bytes.subarray(0, used))
    offsets.set(from.offsets.subarray(0, size + 1))
    hashes.set(from.hashes.subarray(0, size))
  }

  const isSame = (code: number, text: string) => {
    const from = offsets[code]!
    if (offsets[code + 1]! - from !== text.length) return false
    for (let index = 0; index < text.length; index++) if (bytes[from + index] !== (text.charCodeAt(index) & 0x7f)) return false
    return true
  }
  const fillSlots = () => {
    for (let code = 1; code < size; code++) {
      let slot = hashes[code]! & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = code
    }
  }
  const grow = () => {
    offsets = grownShared(offsets, size * 2 + 2)
    hashes = grownShared(hashes, size * 2 + 2)
    slots = new Int32Array(powerOfTwo(size * 4))
    fillSlots()
  }
  fillSlots()
  /** The slot that holds the text, or the empty one where it belongs. */
  const slotOf = (text: string, hash: number) => {
    let slot = hash & (slots.length - 1)
    for (let code = slots[slot]!; code !== 0; code = slots[(slot = (slot + 1) & (slots.length - 1))]!)
      if (hashes[code] === hash && isSame(code, text)) return slot
    return slot
  }
  return {
    intern(text) {
      if (text === '') return 0
      const hash = hashOfText(text)
      const slot = slotOf(text, hash)
      if (slots[slot] !== 0) return slots[slot]!
      if (used + text.length > bytes.length) bytes = grownShared(bytes, Math.max(bytes.length * 2, used + text.length))
      for (let index = 0; index < text.length; index++) bytes[used++] = text.charCodeAt(index) & 0x7f
      hashes[size] = hash
      offsets[size + 1] = used
      slots[slot] = size++
      if (size * 2 > slots.length || size + 2 > offsets.length) grow()
      return size - 1
    },
    find: (text) => (text === '' ? 0 : slots[slotOf(text, hashOfText(text))]!),
    textOf: (code) => Buffer.from(bytes.buffer, bytes.byteOffset + offsets[code]!, offsets[code + 1]! - offsets[code]!).toString('latin1'),
    get size() {
      return size
    },
    get bytes() {
      return bytes
    },
    get offsets() {
      return offsets
    },
    get hashes() {
      return hashes
    },
  }
}

/** What other threads may read of a dictionary; it must not grow any more. */
export function sharedTexts({ size, bytes, offsets, hashes }: Dictionary): Texts {
  return { size, bytes, offsets, hashes }
}

export function textOf({ bytes, offsets }: Texts, code: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offsets[code]!, offsets[code + 1]! - offsets[code]!).toString('latin1')
}

export function hashOfText(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return mix(hash)
}

/** Spreads the bits of an integer (the finisher of MurmurHash3). */
export function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

export function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, atLeast)))
}

/** A longer copy, for one thread. */
export function grown<Numbers extends Int32Array | Uint8Array | Float32Array | Float64Array>(numbers: Numbers, length: number): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(length)
  longer.set(numbers)
  return longer
}

/** A longer copy in shared memory. */
export function grownShared<Numbers extends Int32Array | Uint8Array>(numbers: Numbers, length: number): Numbers {
  const buffer = new SharedArrayBuffer(length * numbers.BYTES_PER_ELEMENT)
  const longer = new (numbers.constructor as new (buffer: SharedArrayBuffer) => Numbers)(buffer)
  longer.set(numbers)
  return longer
}
