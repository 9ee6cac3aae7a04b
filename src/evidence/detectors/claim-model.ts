/**
 * How likely a sentence says something of a person: logistic regression over hashed features of its units (claim-units.ts) and of what the rules made of
 * it. The weights come from scripts/train-claims.ts, on sentences the project makes itself; the confidence is set on sentences held out of training
 * (Platt 1999). The words that weighed most are the reason given.
 */
import { readFileSync } from 'node:fs'
import { CLAIM_GROUPS, type ClaimGroup, type Units } from './claim-units.ts'

export const BUCKET_BITS = 15
export const BUCKETS = 1 << BUCKET_BITS
/** One step of a stored weight, in logits. */
export const WEIGHT_STEP = 1 / 24
/** Per kind of claim two numbers behind the weights: slope and shift of the logit. */
export const CALIBRATION_BYTES = CLAIM_GROUPS.length * 2 * 4

/** What is known of a sentence beside its words. */
export type Signs = {
  /** Who is spoken of: `own` in the sentence, `before` in the one before it, `note`: the row's person, `none`. */
  person: 'own' | 'before' | 'note' | 'none'
  /** How sure the rules are that it is said: 0 not at all, 1 a word, 2 a phrase, 3 a phrase that leaves no doubt. */
  rule: 0 | 1 | 2 | 3
  isGeneral: boolean
  isQuestion: boolean
  /** For each door whether it is denied, in order. */
  denied: readonly boolean[]
  isOfAnimal: boolean
}

const MOST_FEATURES = 4096
const WHOLE = -1
const buckets = new Int32Array(MOST_FEATURES)
/** The unit each feature speaks of; −1: the sentence. */
const about = new Int32Array(MOST_FEATURES)
let featureCount = 0

function put(value: number, salt: number, unit: number): void {
  if (featureCount >= MOST_FEATURES) return
  let hash = Math.imul(value + 0x7f4a7c15, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  buckets[featureCount] = (hash ^ (hash >>> 16)) & (BUCKETS - 1)
  about[featureCount++] = unit
}
/** Two values as one, order kept. */
const both = (a: number, b: number) => (Math.imul(a, 0x01000193) ^ Math.imul(b + 0x632be5ab, 0x85157af5)) | 0

const EDGE = 5
const PERSONS = { own: 0, before: 1, note: 2, none: 3 } as const
/** How many doors of a sentence are looked at, and how far about each, in units. */
const MOST_DOORS = 4
const REACH = 6

/** The features of a sentence: valid until the next call. `forgets`: the doors' own words are left out, so that their class must tell (training only). */
export function featuresOf(units: Units, signs: Signs, forgets = false): { buckets: Int32Array; about: Int32Array; count: number } {
  featureCount = 0
  const { form, word, count, doors } = units
  const isDoor = (i: number) => doors.includes(i)
  put(0, 0, WHOLE)
  put(Math.min(count, 24) >> 2, 1, WHOLE)
  put(PERSONS[signs.person], 2, WHOLE)
  put(signs.rule * 4 + PERSONS[signs.person], 3, WHOLE)
  put((signs.isGeneral ? 1 : 0) + (signs.isQuestion ? 2 : 0) + (signs.isOfAnimal ? 4 : 0), 4, WHOLE)
  put(Math.min(doors.length, 3), 5, WHOLE)
  const deniedCount = signs.denied.filter(Boolean).length
  put(deniedCount === 0 ? 0 : deniedCount === signs.denied.length ? 2 : 1, 8, WHOLE)
  put(deniedCount * 4 + signs.rule, 9, WHOLE)
  put(form[0]!, 6, 0)
  put(both(form[0]!, count > 1 ? form[1]! : EDGE), 7, 0)
  for (let i = 0; i < count; i++) {
    const hides = forgets && isDoor(i)
    put(form[i]!, 10, i)
    if (!hides && word[i] !== form[i]) put(word[i]!, 11, i)
    if (i + 1 < count) put(both(form[i]!, form[i + 1]!), 12, i)
    if (i + 2 < count) {
      put(both(both(form[i]!, form[i + 1]!), form[i + 2]!), 13, i)
      put(both(form[i]!, form[i + 2]!), 14, i)
    }
  }
  for (let d = 0; d < doors.length && d < MOST_DOORS; d++) doorFeatures(units, doors[d]!, signs, forgets, signs.denied[d] === true)
  return { buckets, about, count: featureCount }
}

function doorFeatures({ form, word, tail, shape, count }: Units, at: number, signs: Signs, forgets: boolean, isDenied: boolean): void {
  const own = form[at]!
  put(both(own, isDenied ? 1 : 0), 20, at)
  put(both(own, PERSONS[signs.person]), 21, at)
  put(both(own, shape[at]!), 22, at)
  put(both(own, signs.rule), 23, at)
  if (!forgets) {
    put(both(word[at]!, shape[at]!), 24, at)
    put(tail[at]!, 25, at)
  }
  const before = at > 0 ? form[at - 1]! : EDGE
  const before2 = at > 1 ? form[at - 2]! : EDGE
  const before3 = at > 2 ? form[at - 3]! : EDGE
  const after = at + 1 < count ? form[at + 1]! : EDGE
  const after2 = at + 2 < count ? form[at + 2]! : EDGE
  put(both(before, own), 26, at)
  put(both(own, after), 27, at)
  put(both(both(before2, before), own), 28, at)
  put(both(own, both(after, after2)), 29, at)
  put(both(both(before, own), after), 30, at)
  put(both(before3, both(before2, before)), 31, at)
  put(before, 32, at)
  put(before2, 33, at)
  put(after, 34, at)
  put(after2, 35, at)
  if (!forgets) put(both(before, word[at]!), 36, at)
  if (!forgets) put(both(word[at]!, after), 37, at)
  for (let i = Math.max(0, at - REACH); i < at; i++) {
    put(form[i]!, 40, i)
    put(both(form[i]!, own), 41, i)
  }
  for (let i = at + 1; i <= at + REACH && i < count; i++) {
    put(form[i]!, 42, i)
    put(both(form[i]!, own), 43, i)
  }
}

type Weights = { steps: Int8Array; calibration: Float32Array }
let weights: Weights | null = null
function load(): Weights {
  const bytes = readFileSync(new URL('./claim-weights.bin', import.meta.url))
  const at = CLAIM_GROUPS.length * BUCKETS
  return {
    steps: new Int8Array(bytes.buffer, bytes.byteOffset, at),
    calibration: new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + CALIBRATION_BYTES)),
  }
}

export type Judgement = {
  /** 0 to 1: of sentences with this figure about this share say it. */
  probability: number
  /** The units that spoke for it most, as places in the sentence, in order; empty when none did. */
  words: { start: number; end: number }[]
}

/** How likely the sentence says it. `units` are those of the group. */
export function judge(units: Units, group: ClaimGroup, signs: Signs): Judgement {
  const { steps, calibration } = (weights ??= load())
  const index = CLAIM_GROUPS.indexOf(group)
  const offset = index * BUCKETS
  const { count } = featuresOf(units, signs)
  let sum = 0
  for (let i = 0; i < count; i++) sum += steps[offset + buckets[i]!]!
  const logit = sum * WEIGHT_STEP * calibration[index * 2]! + calibration[index * 2 + 1]!
  const probability = 1 / (1 + Math.exp(-logit))
  return { probability, words: probability < 0.5 ? [] : heaviest(units, steps, offset, count) }
}

const MOST_WORDS = 3
function heaviest(units: Units, steps: Int8Array, offset: number, count: number): Judgement['words'] {
  const weight = new Float64Array(units.count)
  for (let i = 0; i < count; i++) if (about[i]! >= 0) weight[about[i]!]! += steps[offset + buckets[i]!]!
  // at least one word that belongs to the matter itself
  const door = [...units.doors].sort((a, b) => weight[b]! - weight[a]!)[0]!
  const others = Array.from({ length: units.count }, (_, i) => i)
    .filter((i) => i !== door && weight[i]! > 0 && units.end[i]! - units.start[i]! > 3)
    .sort((a, b) => weight[b]! - weight[a]!)
    .slice(0, MOST_WORDS - 1)
  return [door, ...others].sort((a, b) => a - b).map((i) => ({ start: units.start[i]!, end: units.end[i]! }))
}
