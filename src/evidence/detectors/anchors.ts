/**
 * One pass over a text that notes where anything could begin: at-signs, words with digits in them, cue words, capital words. Detectors then
 * look only there, so that text without personal data costs one table lookup a character.
 */
import { CUE_WORDS, type CueGroup } from './cue-words.ts'

export type Anchors = {
  /** Maximal runs of letters and digits that hold a digit, flat: start, end, start, end… */
  digitWords: number[]
  /** Words of letters that begin with a capital, flat like digitWords. */
  capitals: number[]
  atSigns: number[]
  /** Colons and dots of IPv6 and tokens are not kept: they are met from their digit words. */
  cues: Record<CueGroup, number[]>
}

const LETTER = 1
const DIGIT = 2
const AT = 4
const UPPER = 8
const CLASS = new Uint8Array(0x2100)
const FOLDED = new Uint16Array(0x2100)
for (let code = 0; code < CLASS.length; code++) {
  const sign = String.fromCharCode(code)
  FOLDED[code] = sign.toLowerCase().charCodeAt(0)
  if (code >= 48 && code <= 57) CLASS[code] = DIGIT
  else if (sign === '@') CLASS[code] = AT
  else if (/\p{Lu}/u.test(sign)) CLASS[code] = LETTER | UPPER
  else if (/[\p{L}\p{M}]/u.test(sign)) CLASS[code] = LETTER
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

function emptyAnchors(): Anchors {
  const cues = {} as Record<CueGroup, number[]>
  for (const group of GROUPS) cues[group] = []
  return { digitWords: [], capitals: [], atSigns: [], cues }
}

let lastText: string | null = null
let lastAnchors: Anchors = emptyAnchors()

/** The anchors of a text. The last text's are kept, so that detectors of one text share one pass. */
export function anchorsOf(text: string): Anchors {
  if (text === lastText) return lastAnchors
  lastAnchors = scan(text)
  lastText = text
  return lastAnchors
}

/** Forgets the last text, so that evidence is not kept in memory longer than its reading. */
export function forgetAnchors(): void {
  lastText = null
  lastAnchors = emptyAnchors()
}

function scan(text: string): Anchors {
  const anchors = emptyAnchors()
  const length = text.length
  let start = -1
  let hash = 0
  let seen = 0
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    const kind = code < 0x2100 ? CLASS[code]! : code >= 0x3000 && code < 0xfb00 ? LETTER : 0
    if (kind & WORD) {
      if (start < 0) {
        start = i
        hash = 0
        seen = 0
      }
      seen |= kind & WORD
      hash = (Math.imul(hash, 31) + (code < 0x2100 ? FOLDED[code]! : code)) | 0
    } else {
      if (start >= 0) {
        endWord(text, anchors, start, i, hash, seen)
        start = -1
      }
      if (kind === AT) anchors.atSigns.push(i)
    }
  }
  if (start >= 0) endWord(text, anchors, start, length, hash, seen)
  return anchors
}

function endWord(text: string, anchors: Anchors, start: number, end: number, hash: number, seen: number): void {
  if (seen & DIGIT) anchors.digitWords.push(start, end)
  // letters joined to digits can be a cue too: "sha256", "dob1"; the cue is the part before the digits
  else {
    const first = text.charCodeAt(start)
    if (first < 0x2100 && CLASS[first]! & UPPER) anchors.capitals.push(start, end)
  }
  if (BLOOM[(hash ^ (hash >>> 15)) & BLOOM_MASK] === 1 && end - start <= LONGEST_CUE) {
    const groups = GROUPS_OF.get(text.slice(start, end).toLowerCase())
    if (groups) for (const group of groups) anchors.cues[group].push(start)
  } else if (end - start > 3 && end - start <= LONGEST_CUE && !(seen & DIGIT)) camelCues(text, anchors, start, end)
}

/** `passportNo`, `memberId`: the first word of a camel-cased name is a cue as well. */
function camelCues(text: string, anchors: Anchors, start: number, end: number): void {
  const first = text.charCodeAt(start)
  if (first < 97 || first > 122) return
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
  return code < 0x2100 ? (CLASS[code]! & WORD) !== 0 : code >= 0x3000 && code < 0xfb00
}

/** True when a digit stands at this place. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** The first of sorted places that is ≥ `from`, as an index into `places`. */
export function firstFrom(places: number[], from: number): number {
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
export function anyWithin(places: number[], from: number, to: number): boolean {
  const at = firstFrom(places, from)
  return at < places.length && places[at]! < to
}
