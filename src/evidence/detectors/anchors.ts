/**
 * One pass over a text that notes where anything could begin: at-signs, words with digits in them, cue words, capital words. Detectors then
 * look only there, so that text without personal data costs one table lookup a character [DET2].
 */
import { CUE_WORDS, type CueGroup } from './cue-words.ts'
import { emptyNumberPlaces, newNumberPlaces, sortNumber, type NumberPlaces } from './number-places.ts'
import { AT, CLASS_BITS, DIGIT, hashWord, LETTER, NOT_ASCII, SIGNS, UPPER, WORD } from './signs.ts'

export { isDigitAt, isWordAt } from './signs.ts'

export type Anchors = {
  /** Maximal runs of letters and digits that hold a digit, flat: start, end, start, end… */
  digitWords: Int32Array
  /** The same words by the shapes of numbers they could begin. */
  numbers: NumberPlaces
  /** Words of letters that begin with a capital, flat like digitWords. */
  capitals: Int32Array
  /** Of each of them the hash of its small letters (`hashWord`); 0 when not all of it is ASCII. */
  capitalHashes: Int32Array
  atSigns: number[]
  cues: Record<CueGroup, number[]>
}

/** Cue words by hash, open addressing. A word that hashes alike opens a door in vain; behind it a pattern looks. */
const TABLE_BITS = 13
const TABLE_MASK = (1 << TABLE_BITS) - 1
const CUE_HASHES = new Int32Array(1 << TABLE_BITS)
const CUE_GROUPS: (number[] | undefined)[] = Array.from({ length: 1 << TABLE_BITS }, () => undefined)
const LONGEST_CUE = 24
/** A first look that lets every cue word through and one other in thirty; small enough to stay at hand. */
const MAYBE_BITS = 16
const MAYBE = new Uint8Array(1 << MAYBE_BITS)
const maybeOf = (hash: number) => (hash ^ (hash >>> 17)) & ((1 << MAYBE_BITS) - 1)
const GROUPS = Object.keys(CUE_WORDS) as CueGroup[]
const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & TABLE_MASK
for (const [group, name] of GROUPS.entries()) {
  for (const word of CUE_WORDS[name]) {
    const hash = hashWord(word)
    let slot = slotOf(hash)
    while (CUE_HASHES[slot] !== 0 && CUE_HASHES[slot] !== hash) slot = (slot + 1) & TABLE_MASK
    CUE_HASHES[slot] = hash
    MAYBE[maybeOf(hash)] = 1
    const groups = (CUE_GROUPS[slot] ??= [])
    if (!groups.includes(group)) groups.push(group)
  }
}
const places: number[][] = GROUPS.map(() => [])

const FIRST_ROOM = 1024
/** Room for places, kept from text to text: most texts are cells and lines. */
let digitRoom = new Int32Array(FIRST_ROOM)
let capitalRoom = new Int32Array(FIRST_ROOM)
let hashRoom = new Int32Array(FIRST_ROOM)

function cuesOf(): Record<CueGroup, number[]> {
  return Object.fromEntries(GROUPS.map((name, group) => [name, places[group]!])) as Record<CueGroup, number[]>
}

const anchors: Anchors = {
  digitWords: new Int32Array(0),
  numbers: newNumberPlaces(),
  capitals: new Int32Array(0),
  capitalHashes: new Int32Array(0),
  atSigns: [],
  cues: cuesOf(),
}
let lastText: string | null = null

/** The anchors of a text, valid until another text is asked about: detectors of one text share one pass. */
export function anchorsOf(text: string): Anchors {
  if (text !== lastText) {
    scan(text)
    lastText = text
  }
  return anchors
}

function clear(isLetGo: boolean): void {
  anchors.atSigns = []
  for (let group = 0; group < places.length; group++)
    if (places[group]!.length > 0) {
      places[group] = []
      anchors.cues[GROUPS[group]!] = places[group]!
    }
  emptyNumberPlaces(anchors.numbers, isLetGo)
}

/** Forgets the last text, so that evidence is not kept in memory longer than its reading. */
export function forgetAnchors(): void {
  lastText = null
  clear(true)
  if (digitRoom.length > 1 << 20) digitRoom = new Int32Array(FIRST_ROOM)
  if (capitalRoom.length > 1 << 20) [capitalRoom, hashRoom] = [new Int32Array(FIRST_ROOM), new Int32Array(FIRST_ROOM)]
  if (units.length > 1 << 21) units = new Uint16Array(1 << 12)
  anchors.digitWords = anchors.capitals = anchors.capitalHashes = new Int32Array(0)
}

/** Zeros behind the text, so that a look at the next signs needs no test for the end. */
const PADDING = 16
let units = new Uint16Array(1 << 12)

/** The text's code units as an array: several times faster to walk than a string, which may be a slice or a rope. */
function unitsOf(text: string): Uint16Array {
  if (units.length < text.length + PADDING) units = new Uint16Array(text.length + PADDING + (text.length >> 2))
  Buffer.from(units.buffer).write(text, 'utf16le')
  units.fill(0, text.length, text.length + PADDING)
  return units
}

function scan(text: string): void {
  clear(false)
  const length = text.length
  const codes = unitsOf(text)
  const { atSigns, numbers } = anchors
  // kept in local variables: a word costs as much as its letters otherwise
  let digitAt = digitRoom
  let digitCount = 0
  let capitalAt = capitalRoom
  let hashAt = hashRoom
  let capitalCount = 0
  for (let i = 0; i < length;) {
    let sign = SIGNS[codes[i]!]!
    if ((sign & WORD) === 0) {
      if (sign & AT) atSigns.push(i)
      i++
      continue
    }
    const start = i
    const first = sign
    let hash = 0
    let seen = 0
    do {
      seen |= sign
      hash = (Math.imul(hash, 31) + (sign >>> CLASS_BITS)) | 0
      sign = SIGNS[codes[++i]!]!
    } while (sign & WORD)
    if (seen & DIGIT) {
      if (digitCount + 2 > digitAt.length) digitAt = grown(digitAt)
      digitAt[digitCount] = start
      digitAt[digitCount + 1] = i
      sortNumber(codes, start, i, seen, digitCount, numbers)
      digitCount += 2
      // sha1, md5, pbkdf2: words of letters and digits can be cues as well
      if (seen & LETTER && i - start < 10 && MAYBE[maybeOf(hash)] === 1) meetCue(hash, start)
      continue
    }
    if (first & UPPER) {
      if (capitalCount + 2 > capitalAt.length) [capitalAt, hashAt] = [grown(capitalAt), grown(hashAt)]
      hashAt[capitalCount >> 1] = seen & NOT_ASCII ? 0 : hash
      capitalAt[capitalCount] = start
      capitalAt[capitalCount + 1] = i
      capitalCount += 2
      if (MAYBE[maybeOf(hash)] === 1 && i - start <= LONGEST_CUE) meetCue(hash, start)
    } else if (!(MAYBE[maybeOf(hash)] === 1 && i - start <= LONGEST_CUE && meetCue(hash, start)) && seen & UPPER && i - start > 3 && i - start <= LONGEST_CUE)
      meetCamelCue(codes, start, i)
  }
  ;[digitRoom, capitalRoom, hashRoom] = [digitAt, capitalAt, hashAt]
  anchors.digitWords = digitAt.subarray(0, digitCount)
  anchors.capitals = capitalAt.subarray(0, capitalCount)
  anchors.capitalHashes = hashAt.subarray(0, capitalCount >> 1)
}

function grown(room: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room.length * 2)
  larger.set(room)
  return larger
}

/** Notes the word's place in each of its groups; false: no cue word. */
function meetCue(hash: number, start: number): boolean {
  let slot = slotOf(hash)
  for (let met = CUE_HASHES[slot]!; met !== 0; met = CUE_HASHES[slot]!) {
    if (met === hash) {
      const groups = CUE_GROUPS[slot]!
      for (let i = 0; i < groups.length; i++) places[groups[i]!]!.push(start)
      return true
    }
    slot = (slot + 1) & TABLE_MASK
  }
  return false
}

/** `passportNo`, `memberId`: the first word of a camel-cased name is a cue as well. */
function meetCamelCue(codes: Uint16Array, start: number, end: number): void {
  let hash = 0
  for (let i = start; i < end; i++) {
    const code = codes[i]!
    if (code >= 65 && code <= 90) {
      if (i - start > 1) meetCue(hash, start)
      return
    }
    if (code < 97 || code > 122) return
    hash = (Math.imul(hash, 31) + code) | 0
  }
}

/** The first of sorted places that is ≥ `from`, as an index into `places`. */
export function firstFrom(sorted: ArrayLike<number>, from: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < from) low = middle + 1
    else high = middle
  }
  return low
}

/** True when one of the sorted places lies in [from, to). */
export function anyWithin(sorted: ArrayLike<number>, from: number, to: number): boolean {
  const at = firstFrom(sorted, from)
  return at < sorted.length && sorted[at]! < to
}

/** True when a word with digits begins or goes on in [from, to). */
export function hasDigitsWithin({ digitWords }: Anchors, from: number, to: number): boolean {
  // starts stand at even indices and ends between them, all in order, so one search finds the word at or behind `from`
  const at = firstFrom(digitWords, from + 1)
  return at < digitWords.length && (at % 2 === 1 || digitWords[at]! < to)
}
