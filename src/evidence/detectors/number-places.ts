/**
 * Where a number of each shape could begin, told from a word with digits and the signs about it while the scanner passes. Logs hold six such words a
 * line for their time alone; a detector that looked at each of them would cost more than the scan.
 */
import { DIGIT, LETTER, SIGNS, UPPER, WORD } from './signs.ts'

/** A list that keeps its room from text to text: most texts are cells and lines, and an array for each would be the cost. */
export type Places = { at: Int32Array; count: number }

const SHAPES = ['letterFirst', 'longWords', 'phoneLike', 'pairs', 'triples', 'quads', 'long', 'afterLetters', 'dotted', 'colons', 'houses'] as const
/** Indices into `digitWords` (of the word's start), in order. */
export type NumberPlaces = Record<(typeof SHAPES)[number], Places>

const FIRST_ROOM = 256

function newPlaces(): Places {
  return { at: new Int32Array(FIRST_ROOM), count: 0 }
}
function pushPlace(places: Places, place: number): void {
  if (places.count === places.at.length) {
    const larger = new Int32Array(places.at.length * 2)
    larger.set(places.at)
    places.at = larger
  }
  places.at[places.count++] = place
}
/** Empties a list; room that one long text needed is given back when `isLetGo`. */
function emptyPlaces(places: Places, isLetGo: boolean): void {
  places.count = 0
  if (isLetGo && places.at.length > 1 << 20) places.at = new Int32Array(FIRST_ROOM)
}

export function newNumberPlaces(): NumberPlaces {
  return Object.fromEntries(SHAPES.map((shape) => [shape, newPlaces()])) as NumberPlaces
}
export function emptyNumberPlaces(numbers: NumberPlaces, isLetGo: boolean): void {
  for (const shape of SHAPES) emptyPlaces(numbers[shape], isLetGo)
}

const isDigit = (code: number) => code >= 48 && code <= 57
const SPACE = 32
const OPEN = 40
const CLOSE = 41
const PLUS = 43
const COMMA = 44
const DASH = 45
const DOT = 46
const COLON = 58

/** Puts one word with digits, codes[start, end), into the lists it could begin a number of. Reads at most nine signs behind it. */
export function sortNumber(codes: Uint16Array, start: number, end: number, seen: number, index: number, numbers: NumberPlaces): void {
  const size = end - start
  const first = codes[start]!
  const next = codes[end]!
  if (size > 15) pushPlace(numbers.longWords, index)
  if (!isDigit(first)) {
    if (size < 35) pushPlace(numbers.letterFirst, index)
    // fe80::1
    if (next === COLON && size < 5) pushPlace(numbers.colons, index)
    return
  }
  const before = start > 0 ? codes[start - 1]! : 0
  // later groups of a date, a time, a number: what they belong to began before them
  if (size < 4 && (before === DASH || before === COLON) && start > 1 && isDigit(codes[start - 2]!)) return
  const after = codes[end + 1]!
  const isGap = next === SPACE || next === DASH || next === DOT
  if ((seen & LETTER) === 0) {
    const isJoined = isGap && isDigit(after)
    // a dated stamp, 2026-10-17, is no sort code; AB-12-34-56-C may be a National Insurance number
    if (size === 2) {
      if (isJoined && codes[end + 3] === next && isDigit(codes[end + 4]!) && before !== DASH && before !== DOT && before !== COLON && before !== 47)
        pushPlace(numbers.pairs, index)
    } else if (size === 3 && isJoined && isDigit(codes[end + 2]!) && isGroupOfTwoOrThree(codes, end)) pushPlace(numbers.triples, index)
    else if (size === 4 && (next === SPACE || next === DASH) && isDigit(after) && isDigit(codes[end + 3]!) && isDigit(codes[end + 4]!))
      pushPlace(numbers.quads, index)
    else if (size > 9 && size < 20) pushPlace(numbers.long, index)
    if (size < 4 && next === DOT && before !== DOT && goesOnDotted(codes, end)) pushPlace(numbers.dotted, index)
  }
  if ((size === 2 || size === 6 || size === 7) && (before === SPACE || before === DASH || before === DOT) && isAfterLetters(codes, start, size))
    pushPlace(numbers.afterLetters, index)
  if (next === COLON && size < 5 && before !== COLON) pushPlace(numbers.colons, index)
  if (first === 48 ? mayBeNational(size, next, seen) || isDottedPair(codes, end, size) : before === PLUS || mayBeAmerican(codes, end, first, size))
    pushPlace(numbers.phoneLike, index)
  if (size < 8 && (next === SPACE || next === COMMA || next === DASH || next === 10) && !isStuck(before) && beginsStreet(codes, end))
    pushPlace(numbers.houses, index)
}

/** 192.0.2.1, not 5.0 or 537.36: behind one to three digits more another dot. */
function goesOnDotted(codes: Uint16Array, end: number): boolean {
  let at = end + 1
  while (at < end + 4 && isDigit(codes[at]!)) at++
  return at > end + 1 && codes[at] === DOT
}
/** 999 115 6550 and 999-11-5655: behind the first gap two or three digits, and the same gap again. */
function isGroupOfTwoOrThree(codes: Uint16Array, end: number): boolean {
  return codes[end + 3] === codes[end] || (isDigit(codes[end + 3]!) && codes[end + 4] === codes[end])
}
/** 0… as it stands, or 01, 02 with a gap behind it; the rest of the number tells more. With letters in it (02079460958x12, not 08T11) it is long. */
function mayBeNational(size: number, next: number, seen: number): boolean {
  if (seen & LETTER) return size > 8 && size < 16
  return (size > 2 && size < 16) || (size === 2 && next <= SPACE)
}
/** 06.62.44.54.89, not 01.02.2020: the third pair is followed by a dot as well. */
function isDottedPair(codes: Uint16Array, end: number, size: number): boolean {
  return size === 2 && codes[end] === DOT && codes[end + 3] === DOT && codes[end + 6] === DOT
}
/** `QQ-12`, `QQ 123456`, not `http-12`; six digits may be a driver number's, `MORGA 657054`. */
function isAfterLetters(codes: Uint16Array, start: number, size: number): boolean {
  if (start < 3 || (SIGNS[codes[start - 2]!]! & LETTER) === 0) return false
  return size === 6 || ((SIGNS[codes[start - 3]!]! & LETTER) !== 0 && (start === 3 || (SIGNS[codes[start - 4]!]! & WORD) === 0))
}
/** Three digits and a gap or bracket, or a 1 before them. */
function mayBeAmerican(codes: Uint16Array, end: number, first: number, size: number): boolean {
  if (size !== 3 && (size !== 1 || first !== 49)) return false
  const next = codes[end]!
  const after = codes[end + 1]!
  if (next === CLOSE) return isDigit(after) || isDigit(codes[end + 2]!)
  if (next !== DASH && next !== DOT && next !== SPACE) return false
  if (size === 1) return isDigit(after) || after === OPEN
  // three more digits and a gap: 212-555-0134
  return isDigit(after) && isDigit(codes[end + 3]!) && !isDigit(codes[end + 4]!) && (SIGNS[codes[end + 4]!]! & LETTER) === 0
}

/** Signs that make a number part of something else: 3-12 Mill, /12, #12, £12. */
function isStuck(before: number): boolean {
  return (before >= DASH && before <= 47) || before === COLON || before === 35 || before === 36 || before === 0xa3 || before === 0x20ac
}

/** First three letters of what stands before the name of a French street. */
const FRENCH_STREETS = new Set(
  ['rue', 'ave', 'bou', 'che', 'pla', 'all', 'qua'].map((word) => (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.charCodeAt(2)),
)
const FRENCH_FIRSTS = Array.from('racbpq', (letter) => letter.charCodeAt(0))

/** 1st, 2nd, 3rd, 4th. */
const ORDINALS = new Set(['st', 'nd', 'rd', 'th'].map((word) => (word.charCodeAt(0) << 16) | word.charCodeAt(1)))

/** Behind a house number: a capital word, a French "rue", or 5th. */
function beginsStreet(codes: Uint16Array, end: number): boolean {
  let at = end
  // 12-14 Mill Lane
  if (codes[at] === DASH)
    do at++
    while (isDigit(codes[at]!))
  if (codes[at] === COMMA) at++
  if (codes[at] !== SPACE && codes[at] !== 10) return false
  const sign = SIGNS[codes[++at]!]!
  if (sign & UPPER) return true
  // in logs a word stands behind every other number: first the letters those words begin with
  if (sign & LETTER) return FRENCH_FIRSTS.includes(codes[at]!) && FRENCH_STREETS.has((codes[at]! << 16) | (codes[at + 1]! << 8) | codes[at + 2]!)
  if ((sign & DIGIT) === 0) return false
  let digits = 0
  while (digits < 4 && isDigit(codes[at + digits]!)) digits++
  return digits < 4 && ORDINALS.has((codes[at + digits]! << 16) | codes[at + digits + 1]!)
}
