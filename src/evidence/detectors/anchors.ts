/**
 * One pass over a text that notes where anything could begin: at-signs, words with digits in them, cue words, capital words. Detectors then
 * look only there, so that text without personal data costs one table lookup a character.
 */
import { CUE_WORDS, type CueGroup } from './cue-words.ts'

export type Anchors = {
  /** Maximal runs of letters and digits that hold a digit, flat: start, end, start, end… */
  digitWords: Int32Array
  /** Words of letters that begin with a capital, flat like digitWords. */
  capitals: Int32Array
  atSigns: number[]
  cues: Record<CueGroup, number[]>
}

const LETTER = 1
const DIGIT = 2
const AT = 4
const UPPER = 8
const TABLE_SIZE = 0x2100
/** For each code unit its class in the low four bits and, above them, the code unit in lower case. */
const SIGNS = new Uint32Array(TABLE_SIZE)
for (let code = 0; code < TABLE_SIZE; code++) {
  const sign = String.fromCharCode(code)
  const kind = code >= 48 && code <= 57 ? DIGIT : sign === '@' ? AT : /\p{Lu}/u.test(sign) ? LETTER | UPPER : /[\p{L}\p{M}]/u.test(sign) ? LETTER : 0
  SIGNS[code] = (sign.toLowerCase().charCodeAt(0) << 4) | kind
}
const WORD = LETTER | DIGIT

/** A small table that lets through every cue word and about one other word in thirty. */
const BLOOM_BITS = 15
const BLOOM_MASK = (1 << BLOOM_BITS) - 1
const BLOOM = new Uint8Array(1 << BLOOM_BITS)
const GROUPS_OF = new Map<string, CueGroup[]>()
const LONGEST_CUE = 24
for (const [group, words] of Object.entries(CUE_WORDS) as [CueGroup, readonly string[]][]) {
  for (const word of words) {
    GROUPS_OF.set(word, [...(GROUPS_OF.get(word) ?? []), group])
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
    BLOOM[(hash ^ (hash >>> 15)) & BLOOM_MASK] = 1
  }
}
const GROUPS = Object.keys(CUE_WORDS) as CueGroup[]

/** Room for places, kept from text to text: most texts are cells and lines, and an array for each would be the cost. */
let digitRoom: Int32Array = new Int32Array(1024)
let capitalRoom: Int32Array = new Int32Array(1024)
let digitCount = 0
let capitalCount = 0
const NOTHING = new Int32Array(0)

function emptyAnchors(): Anchors {
  const cues = {} as Record<CueGroup, number[]>
  for (const group of GROUPS) cues[group] = []
  return { digitWords: NOTHING, capitals: NOTHING, atSigns: [], cues }
}

let lastText: string | null = null
const anchors: Anchors = emptyAnchors()

/** The anchors of a text, valid until another text is asked about: detectors of one text share one pass. */
export function anchorsOf(text: string): Anchors {
  if (text !== lastText) {
    scan(text)
    lastText = text
  }
  return anchors
}

function clear(): void {
  digitCount = 0
  capitalCount = 0
  anchors.atSigns = []
  for (const group of GROUPS) if (anchors.cues[group].length > 0) anchors.cues[group] = []
}

/** Forgets the last text, so that evidence is not kept in memory longer than its reading. */
export function forgetAnchors(): void {
  lastText = null
  clear()
  if (digitRoom.length > 1 << 20) digitRoom = new Int32Array(1024)
  if (capitalRoom.length > 1 << 20) capitalRoom = new Int32Array(1024)
  anchors.digitWords = anchors.capitals = NOTHING
}

function grown(room: Int32Array): Int32Array {
  const larger = new Int32Array(room.length * 2)
  larger.set(room)
  return larger
}

/** The text's code units as an array: several times faster to walk than a string, which may be a slice or a rope. */
function unitsOf(text: string): Uint16Array {
  if (units.length < text.length) units = new Uint16Array(Math.max(text.length, 1 << 12))
  Buffer.from(units.buffer).write(text, 'utf16le')
  return units
}
let units = new Uint16Array(0)

function scan(text: string): void {
  clear()
  const length = text.length
  const codes = unitsOf(text)
  let start = -1
  let hash = 0
  let seen = 0
  for (let i = 0; i < length; i++) {
    const code = codes[i]!
    const sign = code < TABLE_SIZE ? SIGNS[code]! : code >= 0x3000 && code < 0xfb00 ? (code << 4) | LETTER : 0
    if (sign & WORD) {
      if (start < 0) {
        start = i
        hash = 0
        seen = 0
      }
      seen |= sign
      hash = (Math.imul(hash, 31) + (sign >>> 4)) | 0
    } else {
      if (start >= 0) {
        endWord(text, start, i, hash, seen, codes[start]!)
        start = -1
      }
      if (sign & AT) anchors.atSigns.push(i)
    }
  }
  if (start >= 0) endWord(text, start, length, hash, seen, codes[start]!)
  anchors.digitWords = digitRoom.subarray(0, digitCount)
  anchors.capitals = capitalRoom.subarray(0, capitalCount)
}

function endWord(text: string, start: number, end: number, hash: number, seen: number, first: number): void {
  if (seen & DIGIT) {
    if (digitCount + 2 > digitRoom.length) digitRoom = grown(digitRoom)
    digitRoom[digitCount++] = start
    digitRoom[digitCount++] = end
  } else if (first < TABLE_SIZE && SIGNS[first]! & UPPER) {
    if (capitalCount + 2 > capitalRoom.length) capitalRoom = grown(capitalRoom)
    capitalRoom[capitalCount++] = start
    capitalRoom[capitalCount++] = end
  }
  const size = end - start
  if (size > LONGEST_CUE) return
  if (BLOOM[(hash ^ (hash >>> 15)) & BLOOM_MASK] === 1) {
    const groups = GROUPS_OF.get(text.slice(start, end).toLowerCase())
    if (groups) for (const group of groups) anchors.cues[group].push(start)
  } else if (size > 3 && seen & UPPER && !(seen & DIGIT) && first >= 97 && first <= 122) camelCues(text, start, end)
}

/** `passportNo`, `memberId`: the first word of a camel-cased name is a cue as well. */
function camelCues(text: string, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) {
      if (i - start < 2) return
      const groups = GROUPS_OF.get(text.slice(start, i))
      if (groups) for (const group of groups) anchors.cues[group].push(start)
      return
    }
    if (code < 97 || code > 122) return
  }
}

/** True when a letter or digit stands at this place. */
export function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  return code < TABLE_SIZE ? (SIGNS[code]! & WORD) !== 0 : code >= 0x3000 && code < 0xfb00
}

/** True when a digit stands at this place. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** The first of sorted places that is ≥ `from`, as an index into `places`. */
export function firstFrom(places: ArrayLike<number>, from: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! < from) low = middle + 1
    else high = middle
  }
  return low
}

/** True when one of the sorted places lies in [from, to). */
export function anyWithin(places: ArrayLike<number>, from: number, to: number): boolean {
  const at = firstFrom(places, from)
  return at < places.length && places[at]! < to
}
