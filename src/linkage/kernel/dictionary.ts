/**
 * Distinct ASCII texts numbered from 1; 0 is "not given". Held as bytes in typed arrays, not as strings: millions fit, nothing for the
 * collector to trace, and threads can share them. Numbers depend on the order of arrival; `hashes` do not (FNV-1a over the bytes).
 */
export type Dictionary = {
  intern(text: string): number
  textOf(code: number): string
  /** Codes given so far, with 0. */
  readonly size: number
  readonly bytes: Uint8Array
  /** Text `c` is `bytes[offsets[c] .. offsets[c + 1])`. */
  readonly offsets: Int32Array
  readonly hashes: Int32Array
}

export function newDictionary(expected = 1024): Dictionary {
  let bytes = new Uint8Array(expected * 12)
  let offsets = new Int32Array(expected + 2)
  let hashes = new Int32Array(expected + 2)
  let slots = new Int32Array(powerOfTwo(expected * 2))
  let size = 1
  let used = 0

  const isSame = (code: number, text: string) => {
    const from = offsets[code]!
    if (offsets[code + 1]! - from !== text.length) return false
    for (let index = 0; index < text.length; index++) if (bytes[from + index] !== (text.charCodeAt(index) & 0x7f)) return false
    return true
  }
  const grow = () => {
    offsets = grown(offsets, size * 2 + 2)
    hashes = grown(hashes, size * 2 + 2)
    slots = new Int32Array(powerOfTwo(size * 4))
    for (let code = 1; code < size; code++) {
      let slot = hashes[code]! & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = code
    }
  }
  return {
    intern(text) {
      if (text === '') return 0
      const hash = hashOfText(text)
      let slot = hash & (slots.length - 1)
      for (let code = slots[slot]!; code !== 0; code = slots[(slot = (slot + 1) & (slots.length - 1))]!)
        if (hashes[code] === hash && isSame(code, text)) return code
      if (used + text.length > bytes.length) bytes = grown(bytes, Math.max(bytes.length * 2, used + text.length))
      for (let index = 0; index < text.length; index++) bytes[used++] = text.charCodeAt(index) & 0x7f
      hashes[size] = hash
      offsets[size + 1] = used
      slots[slot] = size++
      if (size * 2 > slots.length || size + 2 > offsets.length) grow()
      return size - 1
    },
    textOf: (code) => String.fromCharCode(...bytes.subarray(offsets[code], offsets[code + 1])),
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

/** A longer copy. */
export function grown<Numbers extends Int32Array | Uint8Array | Float32Array>(numbers: Numbers, length: number): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(length)
  longer.set(numbers)
  return longer
}
