/** Likeness of two texts of one dictionary, by their codes. Both are exact, with cheap bounds that answer most pairs first. */
import { mix, type Texts } from './dictionary.ts'

export type Similarity = {
  /** Jaro-Winkler (Winkler 1990; prefix weight 0.1 over four signs, above 0.7), or 0 when it is surely below `atLeast`. */
  jaroWinkler(left: number, right: number, atLeast: number): number
  /** One insertion, deletion, change or swap of neighbours apart (optimal string alignment), or equal. */
  isOneEdit(left: number, right: number): boolean
  /** First sign of both the same, and one of them only that sign. */
  isInitial(left: number, right: number): boolean
}

export function newSimilarity(dictionary: Texts): Similarity {
  const { bytes, offsets } = dictionary
  /** Of each text when it is first compared: of a million only a few are when little is new. Two numbers a text, so that they are fetched together. */
  let masks: Int32Array | null = null
  let ends: Int32Array | null = null
  const matchedLeft = new Uint8Array(256)
  const matchedRight = new Uint8Array(256)

  /** How many signs can match at best, by the letters that occur; `shorter` is the length of the text on the left. */
  const commonAtMost = (left: number, right: number, shorter: number) => {
    masks ??= new Int32Array(dictionary.size * 2)
    if (masks[left * 2] === 0) putLetterMasks(masks, dictionary, left)
    if (masks[right * 2] === 0) putLetterMasks(masks, dictionary, right)
    const once = masks[left * 2]!
    // Letters that both have more than once can account for all the repetitions of the shorter text, but for no more.
    const repeated = (masks[left * 2 + 1]! & masks[right * 2 + 1]!) === 0 ? 0 : shorter - bitCount(once)
    const common = bitCount(once & masks[right * 2]!) + repeated
    return common < shorter ? common : shorter
  }
  const jaroWinkler = (a: number, b: number, atLeast: number): number => {
    const isSwapped = offsets[a + 1]! - offsets[a]! > offsets[b + 1]! - offsets[b]!
    const left = isSwapped ? b : a
    const right = isSwapped ? a : b
    const from1 = offsets[left]!
    const from2 = offsets[right]!
    const length1 = Math.min(offsets[left + 1]! - from1, 255)
    const length2 = Math.min(offsets[right + 1]! - from2, 255)
    if (length1 === 0) return 0
    const common = Math.min(commonAtMost(left, right, offsets[left + 1]! - from1), length1)
    const bound = (common / length1 + common / length2 + 1) / 3
    if (common === 0 || bound + (bound > 0.7 ? 0.4 * (1 - bound) : 0) < atLeast) return 0
    matchedLeft.fill(0, 0, length1)
    matchedRight.fill(0, 0, length2)
    const reach = Math.max(0, (length2 >> 1) - 1)
    let matches = 0
    for (let i = 0; i < length1; i++) {
      const sign = bytes[from1 + i]
      const end = Math.min(length2, i + reach + 1)
      for (let j = i > reach ? i - reach : 0; j < end; j++) {
        if (bytes[from2 + j] !== sign || matchedRight[j]) continue
        matchedLeft[i] = matchedRight[j] = 1
        matches++
        break
      }
    }
    if (matches === 0) return 0
    let outOfOrder = 0
    for (let i = 0, j = 0; i < length1; i++) {
      if (!matchedLeft[i]) continue
      while (!matchedRight[j]) j++
      if (bytes[from1 + i] !== bytes[from2 + j++]) outOfOrder++
    }
    const jaro = (matches / length1 + matches / length2 + (matches - (outOfOrder >> 1)) / matches) / 3
    if (jaro <= 0.7) return jaro
    let prefix = 0
    while (prefix < 4 && prefix < length1 && bytes[from1 + prefix] === bytes[from2 + prefix]) prefix++
    return jaro + prefix * 0.1 * (1 - jaro)
  }
  const isOneEdit = (a: number, b: number): boolean => {
    ends ??= new Int32Array(dictionary.size)
    const ends1 = ends[a]! || (ends[a] = endsOf(bytes, offsets[a]!, offsets[a + 1]!))
    const ends2 = ends[b]! || (ends[b] = endsOf(bytes, offsets[b]!, offsets[b + 1]!))
    if (!mayBeOneEdit(ends1, ends2)) return false
    const isSwapped = offsets[a + 1]! - offsets[a]! > offsets[b + 1]! - offsets[b]!
    const left = isSwapped ? b : a
    const right = isSwapped ? a : b
    const from1 = offsets[left]!
    const from2 = offsets[right]!
    const length1 = offsets[left + 1]! - from1
    const length2 = offsets[right + 1]! - from2
    if (length2 - length1 > 1) return false
    let head = 0
    while (head < length1 && bytes[from1 + head] === bytes[from2 + head]) head++
    if (head === length1) return true
    let tail = 0
    while (tail < length1 - head && bytes[from1 + length1 - 1 - tail] === bytes[from2 + length2 - 1 - tail]) tail++
    if (length1 !== length2) return head + tail >= length1
    if (head + tail >= length1 - 1) return true
    return head + tail === length1 - 2 && bytes[from1 + head] === bytes[from2 + head + 1] && bytes[from1 + head + 1] === bytes[from2 + head]
  }
  const isInitial = (left: number, right: number): boolean => {
    const length1 = offsets[left + 1]! - offsets[left]!
    const length2 = offsets[right + 1]! - offsets[right]!
    return (length1 === 1 || length2 === 1) && bytes[offsets[left]!] === bytes[offsets[right]!]
  }
  return { jaroWinkler, isOneEdit, isInitial }
}

/** From this length on, the first three signs and the last three cannot both change in one edit, a swap of neighbours included. */
const LONG_ENOUGH = 7

/** What `endsOf` gives for a text too short to tell; never 0, and no hash, for those are odd. */
const TOO_SHORT = 2

/** Hashes of the first and the last three signs, sixteen bits each. */
export function endsOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < LONG_ENOUGH) return TOO_SHORT
  const head = mix(bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16))
  const tail = mix(bytes[to - 3]! | (bytes[to - 2]! << 8) | (bytes[to - 1]! << 16))
  return (head & 0xffff) | (tail << 16) | 1
}

/** False where two texts are surely more than one edit apart. */
export function mayBeOneEdit(ends1: number, ends2: number): boolean {
  const differing = ends1 ^ ends2
  return ends1 === TOO_SHORT || ends2 === TOO_SHORT || (differing & 0xffff) === 0 || differing >>> 16 === 0
}

/** Two bit sets of a text: signs (modulo 32) that occur, and those that occur more than once. */
function putLetterMasks(masks: Int32Array, { bytes, offsets }: Texts, code: number): void {
  let seen = 0
  let again = 0
  for (let at = offsets[code]!; at < offsets[code + 1]!; at++) {
    const bit = 1 << (bytes[at]! & 31)
    again |= seen & bit
    seen |= bit
  }
  masks[code * 2] = seen
  masks[code * 2 + 1] = again
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
