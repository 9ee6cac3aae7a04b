/**
 * Tells which capital words are part of a person's name: an averaged perceptron (Collins 2002) over hashed features of a word and its neighbours.
 * The weights come from scripts/train-names.ts; their sources and licences are in docs/rules/detection.md.
 */
import { readFileSync } from 'node:fs'
import { classOf, COMMON, FAMILY, foldWord, GIVEN, NEVER, ORGANISATION, PARTICLE, PLACE, TITLE } from './name-words.ts'

export const BUCKET_BITS = 17
const MASK = (1 << BUCKET_BITS) - 1

/** Words and signs of a stretch of text. `lower` is folded; `bits` are of name-words.ts. */
export type Tokens = { count: number; start: number[]; end: number[]; lower: string[]; bits: number[]; isCapital: boolean[] }

const TOKEN = /\p{Lu}\.(?=\p{Lu}\.|\s|,)|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+|\n|[^\s\p{L}\p{N}]/gu

export function tokenise(text: string, from: number, to: number): Tokens {
  const tokens: Tokens = { count: 0, start: [], end: [], lower: [], bits: [], isCapital: [] }
  TOKEN.lastIndex = from
  for (let match = TOKEN.exec(text); match && match.index < to; match = TOKEN.exec(text)) {
    const word = match[0].replace(/['’]s$/, '')
    const first = word.charCodeAt(0)
    const isLetter = (first >= 65 && first <= 90) || (first >= 97 && first <= 122) || first > 127
    tokens.start.push(match.index)
    tokens.end.push(match.index + word.length)
    tokens.lower.push(isLetter ? foldWord(word) : word)
    tokens.bits.push(isLetter ? classOf(word) : 0)
    tokens.isCapital.push(isLetter && word[0] !== word[0]!.toLowerCase())
    tokens.count++
  }
  return tokens
}

function hashOf(text: string, salt: number): number {
  let hash = Math.imul(salt + 1, 0x9e3779b1)
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) & MASK
}
function mix(a: number, salt: number): number {
  let hash = Math.imul(a + 0x7f4a7c15, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) & MASK
}

/** What a word looks like, as a small number: initial, capital, all capitals, lower case, sign, line end. */
function shapeOf(tokens: Tokens, at: number): number {
  if (at < 0 || at >= tokens.count) return 0
  const lower = tokens.lower[at]!
  if (lower === '\n') return 1
  const size = tokens.end[at]! - tokens.start[at]!
  if (tokens.isCapital[at]) return size <= 2 && (size === 1 || lower.endsWith('.')) ? 2 : 3
  return /^\p{L}/u.test(lower) ? 4 : /^\p{N}/u.test(lower) ? 5 : 6
}
const EDGE = '\u0001'

export const FEATURE_COUNT = 24
const features = new Int32Array(FEATURE_COUNT)

/** The features of one word, as buckets. The array is used again by the next call. `isAllCapitals` says that the word is written in capitals only. */
export function featuresAt(tokens: Tokens, at: number, wasName: boolean, isAllCapitals: boolean): Int32Array {
  const word = (offset: number) => tokens.lower[at + offset] ?? EDGE
  const bits = (offset: number) => tokens.bits[at + offset] ?? 0
  const here = bits(0)
  const lower = word(0)
  const before = shapeOf(tokens, at - 1)
  const after = shapeOf(tokens, at + 1)
  const was = wasName ? 1 : 0
  const nameBits = here & (GIVEN | FAMILY | COMMON | PLACE)
  let i = 0
  features[i++] = mix(0, 0)
  features[i++] = hashOf(lower, 1)
  features[i++] = hashOf(word(-1), 2)
  features[i++] = hashOf(word(1), 3)
  features[i++] = hashOf(word(-2), 4)
  features[i++] = hashOf(word(2), 5)
  features[i++] = hashOf(`${word(-2)} ${word(-1)}`, 6)
  features[i++] = hashOf(`${word(1)} ${word(2)}`, 7)
  features[i++] = hashOf(lower.slice(-3), 8)
  features[i++] = hashOf(lower.slice(0, 3), 9)
  features[i++] = hashOf(lower.slice(-2), 10)
  features[i++] = mix(here, 11)
  features[i++] = mix(bits(-1) * 8 + before, 12)
  features[i++] = mix(bits(1) * 8 + after, 13)
  features[i++] = mix(nameBits * 4096 + (bits(-1) & (GIVEN | TITLE | FAMILY | NEVER | PARTICLE | COMMON)) * 8 + before, 14)
  features[i++] = mix(nameBits * 4096 + (bits(1) & (GIVEN | FAMILY | ORGANISATION | COMMON | PARTICLE | NEVER)) * 8 + after, 15)
  features[i++] = mix((was * 256 + here) * 8 + before, 16)
  features[i++] = mix((was * 8 + after) * 8 + before, 17)
  features[i++] = mix(nameBits * 64 + before * 8 + after, 18)
  features[i++] = mix(isAllCapitals ? nameBits + 1 : 0, 19)
  features[i++] = mix(Math.min(lower.length, 12) * 16 + nameBits, 20)
  features[i++] = hashOf(`${word(-1)}|${nameBits}`, 21)
  features[i++] = hashOf(`${word(1)}|${nameBits}`, 22)
  features[i++] = mix((bits(2) & (FAMILY | ORGANISATION | GIVEN)) * 1024 + nameBits * 8 + after, 23)
  return features
}

let weights: Int8Array | null = null

function loadWeights(): Int8Array {
  const bytes = readFileSync(new URL('name-tagger.bin', import.meta.url))
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** How much a word is a name: above 0 it is. Weights of one byte, so the sum has no unit but the trainer's. */
export function scoreAt(tokens: Tokens, at: number, wasName: boolean, isAllCapitals: boolean): number {
  weights ??= loadWeights()
  const buckets = featuresAt(tokens, at, wasName, isAllCapitals)
  let sum = 0
  for (let i = 0; i < FEATURE_COUNT; i++) sum += weights[buckets[i]!]!
  return sum
}

/** True for a word the tagger is asked about: it begins with a capital and is no sign. */
export function isCandidate(tokens: Tokens, at: number): boolean {
  return tokens.isCapital[at]! && (tokens.bits[at]! & TITLE) === 0
}

export function isAllCapitals(text: string, start: number, end: number): boolean {
  if (end - start < 3) return false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if ((code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)) return false
  }
  return true
}
