/**
 * Tells which capital words are part of a person's name: an averaged perceptron (Collins 2002) over hashed features of a word and its neighbours.
 * The weights come from scripts/train-names.ts; their sources and licences are in docs/rules/detection.md.
 */
import { readFileSync } from 'node:fs'
import { COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PARTICLE, PLACE, TITLE } from './name-words.ts'
import { ALL_CAPITALS, CAPITAL, EDGE, INITIAL, NEWLINE, SIGN, type Tokens } from './tokens.ts'

export const BUCKET_BITS = 18
const MASK = (1 << BUCKET_BITS) - 1

function mix(value: number, salt: number): number {
  let hash = Math.imul(value + 0x7f4a7c15, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) & MASK
}
/** Two values as one, order kept. */
const both = (a: number, b: number) => (Math.imul(a, 0x01000193) ^ Math.imul(b + 0x632be5ab, 0x85157af5)) | 0

export const FEATURE_COUNT = 30
const features = new Int32Array(FEATURE_COUNT)
const EDGE_HASH = 7

/** True for a word that begins with a capital. */
export const isCapitalShape = (shape: number) => shape === CAPITAL || shape === ALL_CAPITALS || shape === INITIAL

/** The features of one word, as buckets. The array is used again by the next call. */
export function featuresAt(tokens: Tokens, at: number, wasName: boolean): Int32Array {
  const { hash, bits, shape, count } = tokens
  const last = count - 1
  const wordBefore = at > 0 ? hash[at - 1]! : EDGE_HASH
  const wordBefore2 = at > 1 ? hash[at - 2]! : EDGE_HASH
  const wordAfter = at < last ? hash[at + 1]! : EDGE_HASH
  const wordAfter2 = at + 1 < last ? hash[at + 2]! : EDGE_HASH
  const bitsBefore = at > 0 ? bits[at - 1]! : 0
  const bitsAfter = at < last ? bits[at + 1]! : 0
  const bitsAfter2 = at + 1 < last ? bits[at + 2]! : 0
  const before = at > 0 ? shape[at - 1]! : EDGE
  const before2 = at > 1 ? shape[at - 2]! : EDGE
  const after = at < last ? shape[at + 1]! : EDGE
  const after2 = at + 1 < last ? shape[at + 2]! : EDGE
  const here = bits[at]!
  const own = shape[at]!
  const was = wasName ? 1 : 0
  const nameBits = here & (GIVEN | FAMILY | COMMON | PLACE)
  // a name's parts stand alone among small words; a heading is all capitals
  const capitalsAbout =
    (isCapitalShape(before) ? 1 : 0) + (isCapitalShape(before2) ? 1 : 0) + (isCapitalShape(after) ? 1 : 0) + (isCapitalShape(after2) ? 1 : 0)
  const beginsSentence = before === EDGE || before === NEWLINE || (before === SIGN && (wordBefore === 46 || wordBefore === 33 || wordBefore === 63)) ? 1 : 0
  let i = 0
  features[i++] = mix(0, 0)
  features[i++] = mix(hash[at]!, 1)
  features[i++] = mix(wordBefore, 2)
  features[i++] = mix(wordAfter, 3)
  features[i++] = mix(wordBefore2, 4)
  features[i++] = mix(wordAfter2, 5)
  features[i++] = mix(both(wordBefore2, wordBefore), 6)
  features[i++] = mix(both(wordAfter, wordAfter2), 7)
  features[i++] = mix(tokens.tail[at]!, 8)
  features[i++] = mix(tokens.head[at]!, 9)
  features[i++] = mix(tokens.tail2[at]!, 10)
  features[i++] = mix(here * 8 + own, 11)
  features[i++] = mix(bitsBefore * 8 + before, 12)
  features[i++] = mix(bitsAfter * 8 + after, 13)
  features[i++] = mix(nameBits * 4096 + (bitsBefore & (GIVEN | TITLE | FAMILY | NEVER | PARTICLE | COMMON)) * 8 + before, 14)
  features[i++] = mix(nameBits * 4096 + (bitsAfter & (GIVEN | FAMILY | ORGANISATION | COMMON | PARTICLE | NEVER)) * 8 + after, 15)
  features[i++] = mix((was * 256 + here) * 8 + before, 16)
  features[i++] = mix((was * 8 + after) * 8 + before, 17)
  features[i++] = mix(nameBits * 64 + before * 8 + after, 18)
  features[i++] = mix(own === ALL_CAPITALS ? nameBits + 1 : 0, 19)
  features[i++] = mix(Math.min(tokens.length[at]!, 12) * 16 + nameBits, 20)
  features[i++] = mix(both(wordBefore, nameBits), 21)
  features[i++] = mix(both(wordAfter, nameBits), 22)
  features[i++] = mix((bitsAfter2 & (FAMILY | ORGANISATION | GIVEN)) * 1024 + nameBits * 8 + after, 23)
  features[i++] = mix(capitalsAbout * 1024 + nameBits * 8 + before, 24)
  features[i++] = mix(beginsSentence * 4096 + nameBits * 64 + after * 8 + (isCapitalShape(after) ? 1 : 0), 25)
  features[i++] = mix(both(wordBefore, wordAfter), 26)
  features[i++] = mix(both(tokens.tail[at]!, after * 8 + before), 27)
  features[i++] = mix(both(was * 16 + after, bitsAfter), 28)
  features[i++] = mix(both(both(was, tokens.tail2[at]!), before), 29)
  return features
}

let weights: Int8Array | null = null

function loadWeights(): Int8Array {
  const bytes = readFileSync(new URL('name-tagger.bin', import.meta.url))
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** How much a word is a name: above 0 it is. Weights of one byte, so the sum has no unit but the trainer's. */
export function scoreAt(tokens: Tokens, at: number, wasName: boolean): number {
  weights ??= loadWeights()
  const buckets = featuresAt(tokens, at, wasName)
  let sum = 0
  for (let i = 0; i < FEATURE_COUNT; i++) sum += weights[buckets[i]!]!
  return sum
}

/** True for a word the tagger is asked about: it begins with a capital and is no title. */
export function isCandidate(tokens: Tokens, at: number): boolean {
  return isCapitalShape(tokens.shape[at]!) && (tokens.bits[at]! & TITLE) === 0
}
