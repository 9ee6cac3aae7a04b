/** A stretch of text as words and signs, with what the lists know of each word. Numbers only, and the same arrays again for each stretch: prose is long. */
import { CLASS_BITS, DIGIT, LETTER, NOT_ASCII, SIGNS, UPPER } from '../detectors/signs.ts'
import { classOfHash, foldWord, FAMILY, GIVEN } from './name-words.ts'

/** What a word looks like. */
export const EDGE = 0
export const NEWLINE = 1
/** One capital, with its dot or without. */
export const INITIAL = 2
export const CAPITAL = 3
export const SMALL = 4
export const NUMBER = 5
export const SIGN = 6
/** Three letters or more, all of them capitals. */
export const ALL_CAPITALS = 7

export type Tokens = {
  count: number
  start: Int32Array
  end: Int32Array
  /** Of the folded word; of a sign its code. Never 0. */
  hash: Int32Array
  /** Bits of name-words.ts; 0: nothing known. */
  bits: Uint8Array
  shape: Uint8Array
  /** Hashes of the folded word's first three, last three and last two letters. */
  head: Int32Array
  tail: Int32Array
  tail2: Int32Array
  length: Uint8Array
}

function newTokens(room: number): Tokens {
  return {
    count: 0,
    start: new Int32Array(room),
    end: new Int32Array(room),
    hash: new Int32Array(room),
    bits: new Uint8Array(room),
    shape: new Uint8Array(room),
    head: new Int32Array(room),
    tail: new Int32Array(room),
    tail2: new Int32Array(room),
    length: new Uint8Array(room),
  }
}
let tokens = newTokens(512)

const APOSTROPHE = 39
const CURLY = 0x2019
const DASH = 45
const DOT = 46

const isLetterAt = (text: string, at: number) => (SIGNS[text.charCodeAt(at)]! & LETTER) !== 0

/** Words and signs of text[from, to); the last word may reach over the end. The answer is valid until the next call. */
export function tokenise(text: string, from: number, to: number): Tokens {
  if (tokens.start.length < to - from + 2) tokens = newTokens((to - from) * 2 + 2)
  tokens.count = 0
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at)
    const sign = SIGNS[code]!
    if (sign & LETTER) at = word(text, at)
    else if (sign & DIGIT) {
      let end = at + 1
      while (SIGNS[text.charCodeAt(end)]! & DIGIT) end++
      plain(at, end, 1 << 16, NUMBER)
      at = end
    } else {
      if (code === 10) plain(at, at + 1, code, NEWLINE)
      else if (code === 9) plain(at, at + 1, code, SIGN)
      else if (code > 32 && code !== 0xa0) plain(at, at + 1, code, SIGN)
      at++
    }
  }
  return tokens
}

function plain(start: number, end: number, hash: number, shape: number): void {
  const i = tokens.count++
  tokens.start[i] = start
  tokens.end[i] = end
  tokens.hash[i] = hash
  tokens.bits[i] = 0
  tokens.shape[i] = shape
  tokens.head[i] = tokens.tail[i] = tokens.tail2[i] = 0
  tokens.length[i] = 1
}

/** Reads one word, with the apostrophes and dashes inside it; a genitive's end is left out. Returns where it stops. */
function word(text: string, start: number): number {
  let end = start
  let hash = 0
  let firstHash = 0
  let [head, last, last2, last3] = [0, 0, 0, 0]
  let length = 0
  let seen = 0
  let capitals = 0
  for (; ; end++) {
    const code = text.charCodeAt(end)
    const sign = SIGNS[code]!
    if (sign & LETTER) {
      seen |= sign
      if (sign & UPPER) capitals++
      const small = sign >>> CLASS_BITS
      hash = (Math.imul(hash, 31) + small) | 0
      ;[last3, last2, last] = [last2, last, small]
      if (++length === 3) head = hash
    } else if ((code === DASH || code === APOSTROPHE || code === CURLY) && end > start && isLetterAt(text, end + 1)) {
      if (code === DASH) {
        firstHash ||= hash
        hash = (Math.imul(hash, 31) + DASH) | 0
        length++
      }
    } else break
  }
  let stop = end
  // Jane's: the name ends before the apostrophe
  const mark = text.charCodeAt(end - 2)
  if ((mark === APOSTROPHE || mark === CURLY) && (text.charCodeAt(end - 1) | 32) === 115) return genitive(text, start, end)
  const i = tokens.count++
  if (seen & NOT_ASCII) {
    const folded = foldWord(text.slice(start, end))
    ;({ hash, firstHash, head, last, last2, last3, length } = hashesOf(folded))
  }
  const isCapital = (SIGNS[text.charCodeAt(start)]! & UPPER) !== 0 || isElided(text, start, end)
  if (isCapital && end - start === 1 && text.charCodeAt(end) === DOT && isInitialsDot(text, end)) stop = end + 1
  tokens.start[i] = start
  tokens.end[i] = stop
  tokens.hash[i] = hash === 0 ? 1 : hash
  tokens.bits[i] = bitsOf(hash, firstHash)
  tokens.shape[i] = !isCapital ? SMALL : end - start === 1 ? INITIAL : capitals > 2 && capitals >= length - 1 ? ALL_CAPITALS : CAPITAL
  tokens.head[i] = length < 3 ? hash : head
  tokens.tail[i] = (last3 << 20) ^ (last2 << 10) ^ last
  tokens.tail2[i] = (last2 << 10) ^ last
  tokens.length[i] = Math.min(length, 255)
  return stop
}

function genitive(text: string, start: number, end: number): number {
  const before = tokens.count
  word(text.slice(start, end - 2), 0)
  tokens.start[before] = start
  tokens.end[before] = end - 2
  return end
}

/** d’Aubigny: the capital stands behind the apostrophe. */
function isElided(text: string, start: number, end: number): boolean {
  const mark = text.charCodeAt(start + 1)
  return end - start > 4 && (mark === APOSTROPHE || mark === CURLY) && (SIGNS[text.charCodeAt(start + 2)]! & UPPER) !== 0
}

/** `J. R.`, `J. Hill`, `J., `: the dot belongs to the initial. */
function isInitialsDot(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return Number.isNaN(next) || next <= 32 || next === 44 || ((SIGNS[next]! & UPPER) !== 0 && text.charCodeAt(at + 2) === DOT)
}

function hashesOf(folded: string): { hash: number; firstHash: number; head: number; last: number; last2: number; last3: number; length: number } {
  let [hash, firstHash, head] = [0, 0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (code === DASH) firstHash ||= hash
    hash = (Math.imul(hash, 31) + code) | 0
    if (at === 2) head = hash
  }
  const code = (back: number) => (folded.length < back ? 0 : folded.charCodeAt(folded.length - back))
  return { hash, firstHash, head, last: code(1), last2: code(2), last3: code(3), length: folded.length }
}

/** A double name that no list has counts as its first half does. */
function bitsOf(hash: number, firstHash: number): number {
  const bits = classOfHash(hash)
  return bits === 0 && firstHash !== 0 ? classOfHash(firstHash) & (GIVEN | FAMILY) : bits
}
