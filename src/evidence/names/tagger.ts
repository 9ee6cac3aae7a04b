/**
 * Tells which capital words are part of a person's name: a chain of yes and no along each run of such words, log-linear in hashed features of a word
 * and its neighbours (conditional random field; Lafferty, McCallum, Pereira 2001), so that a word behind speaks for the one before it.
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

/** Features that do not ask whether the word before is a name, and those that do: once for no, once for yes. */
export const PLAIN_COUNT = 29
export const LINKED_COUNT = 5
export const FEATURE_COUNT = PLAIN_COUNT + 2 * LINKED_COUNT
const features = new Int32Array(FEATURE_COUNT)
const EDGE_HASH = 7
/** How far a run of capital words is looked along, in words to each side. */
const RUN_REACH = 4

/** True for a word that begins with a capital. */
export const isCapitalShape = (shape: number) => shape === CAPITAL || shape === ALL_CAPITALS || shape === INITIAL

/** The features of one word, as buckets: the plain ones, those after no name, those after a name. The array is used again by the next call. */
export function featuresAt(tokens: Tokens, at: number): Int32Array {
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
  let [first, final, about] = [at, at, 0]
  while (first > 0 && at - first < RUN_REACH && isCapitalShape(shape[first - 1]!)) about |= bits[--first]!
  while (final < last && final - at < RUN_REACH && isCapitalShape(shape[final + 1]!)) about |= bits[++final]!
  features[i++] = mix((at - first) * 1024 + (final - at) * 128 + nameBits * 4 + (about & ORGANISATION ? 2 : 0) + (about & TITLE ? 1 : 0), 30)
  features[i++] = mix(about * 256 + here, 31)
  features[i++] = mix(both(hash[final]!, nameBits * 2 + (final === at ? 1 : 0)), 32)
  features[i++] = mix(both(hash[first]!, nameBits * 2 + (first === at ? 1 : 0)), 33)
  features[i++] = mix(bits[first]! * 256 + bits[final]!, 34)
  for (let was = 0; was < 2; was++) {
    features[i++] = mix((was * 256 + here) * 8 + before, 16)
    features[i++] = mix((was * 8 + after) * 8 + before, 17)
    features[i++] = mix(both(was * 16 + after, bitsAfter), 28)
    features[i++] = mix(both(both(was, tokens.tail2[at]!), before), 29)
    features[i++] = mix(was * 16 + nameBits, 35)
  }
  return features
}

let weights: Int8Array | null = null
/** The weights are kept in steps of one part in so many of a unit of log-odds. */
export const SCORE_UNIT = 24

function loadWeights(): Int8Array {
  const bytes = readFileSync(new URL('name-tagger.bin', import.meta.url))
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Sums of weights of each word asked about: when the word before it is no name, when it is one; and how far the rest of the chain speaks for it. */
let afterNone = new Float64Array(512)
let afterName = new Float64Array(512)
let behindNone = new Float64Array(512)
let behindName = new Float64Array(512)
let scores = new Float64Array(512)

/** True when a chain goes on over this word though nobody asks about it: the particle inside a name. */
export const carriesOn = (tokens: Tokens, at: number) => (tokens.bits[at]! & PARTICLE) !== 0

/**
 * How much each word is part of a name: above 0 it is; 0 for words that `isAsked` leaves out. The best labelling of its chain with the word in a name,
 * less the best with it in none, in the trainer's unit (`SCORE_UNIT` a unit of log-odds). The array is used again by the next call.
 */
export function nameScores(tokens: Tokens, isAsked: (at: number) => boolean): Float64Array {
  weights ??= loadWeights()
  const { count } = tokens
  if (scores.length < count) {
    afterNone = new Float64Array(count * 2)
    afterName = new Float64Array(count * 2)
    behindNone = new Float64Array(count * 2)
    behindName = new Float64Array(count * 2)
    scores = new Float64Array(count * 2)
  }
  const chain: number[] = []
  for (let at = 0; at < count; at++) {
    scores[at] = 0
    if (isAsked(at)) {
      const buckets = featuresAt(tokens, at)
      let [plain, none, name] = [0, 0, 0]
      for (let i = 0; i < PLAIN_COUNT; i++) plain += weights[buckets[i]!]!
      for (let i = PLAIN_COUNT; i < PLAIN_COUNT + LINKED_COUNT; i++) none += weights[buckets[i]!]!
      for (let i = PLAIN_COUNT + LINKED_COUNT; i < FEATURE_COUNT; i++) name += weights[buckets[i]!]!
      afterNone[at] = plain + none
      afterName[at] = plain + name
      chain.push(at)
    } else if (chain.length > 0 && !carriesOn(tokens, at)) settle(chain)
  }
  if (chain.length > 0) settle(chain)
  return scores
}

/** Max-marginals of one chain, from behind and then from the front; empties it. */
function settle(chain: number[]): void {
  const last = chain.at(-1)!
  behindNone[last] = behindName[last] = 0
  for (let i = chain.length - 2; i >= 0; i--) {
    const [at, next] = [chain[i]!, chain[i + 1]!]
    behindNone[at] = Math.max(behindNone[next]!, behindName[next]! + afterNone[next]!)
    behindName[at] = Math.max(behindNone[next]!, behindName[next]! + afterName[next]!)
  }
  let [none, name] = [0, -Infinity]
  for (const at of chain) {
    const [isNone, isName] = [Math.max(none, name), Math.max(none + afterNone[at]!, name + afterName[at]!)]
    ;[none, name] = [isNone, isName]
    scores[at] = name + behindName[at]! - none - behindNone[at]!
  }
  chain.length = 0
}

/** True for a word the tagger is asked about: it begins with a capital and is no title. */
export function isCandidate(tokens: Tokens, at: number): boolean {
  return isCapitalShape(tokens.shape[at]!) && (tokens.bits[at]! & TITLE) === 0
}
