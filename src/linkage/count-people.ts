/**
 * How many people, as a range. The regulator is owed an approximate number of data subjects (GDPR Art. 33(3)(a)); a linkage that is never
 * certain gives one with an interval. Model-based, before any review: links made that may be wrong would mean more people, links not
 * made that may be right would mean fewer; and the weights may be wrong for all of them at once. docs/rules/linkage.md, [LNK20] [LNK34] [LNK35].
 */
import { probabilityOf } from './weights.ts'
import type { WeightDoubt } from './weight-doubt.ts'

/** A link made, or one that was not, with the pattern that it was weighed by. */
export type CountedLinks = { pattern: Int32Array; logit: Float32Array }

export type CountInput = {
  people: number
  /** The links that hold persons together: of a person of n records n - 1, the strongest that do. */
  joins: CountedLinks
  /** The likeliest link that was not made, for each pair of persons that has one. */
  rivals: CountedLinks
  /** Pairs too unlikely to be kept one by one: how many of them are expected to be one person after all. */
  unkept: number
  /** Joins that no key found, by what the keys found several times over. */
  missed: number
  doubt: WeightDoubt
}
export type PeopleCount = { low: number; high: number; method: string }

/** Standard deviations on either side of an interval of 95 %. */
const Z_95 = 1.96

export function countPeople({ people, joins, rivals, unkept, missed, doubt }: CountInput): PeopleCount {
  const shiftOf = worstShiftOf(joins, rivals, doubt)
  /** With all weights moved towards one person (1) or towards two (-1). */
  const at = (direction: number) => {
    const wrong = sumOver(joins, (logit, pattern) => 1 - probabilityOf(logit + direction * shiftOf(pattern)))
    const right = sumOver(rivals, (logit, pattern) => probabilityOf(logit + direction * shiftOf(pattern)))
    return { wrong, right, expected: people + wrong.sum - right.sum }
  }
  const [joining, middle, parting] = [at(1), at(0), at(-1)]
  const unlikely = (moved: typeof middle) => unkept * (middle.right.sum === 0 ? 1 : moved.right.sum / middle.right.sum)
  const expectedAt = (moved: typeof middle) => moved.expected - unlikely(moved) - missed
  const expected = expectedAt(middle)
  const spread = Z_95 * Math.sqrt(middle.wrong.variance + middle.right.variance + unkept + missed)
  // The number found stays as likely as chance alone leaves it, whatever the model expects.
  const low = Math.floor(Math.min(people - Z_95 * Math.sqrt(middle.right.variance), expected - Math.hypot(expected - expectedAt(joining), spread)))
  const high = Math.ceil(Math.max(people + Z_95 * Math.sqrt(middle.wrong.variance), expected + Math.hypot(expectedAt(parting) - expected, spread)))
  const whole = (value: number) => String(Math.round(value))
  return {
    low: people === 0 ? 0 : Math.max(1, low),
    high,
    method:
      'Range of 95 % from the linkage model, before any review: about ' +
      `${whole(middle.wrong.sum)} of the links made may join two people, about ${whole(middle.right.sum + unkept)} links not made may part one` +
      `${missed >= 0.5 ? `, about ${whole(missed)} more were met by no key` : ''}; and the weights, learnt from these records alone, may be off for all of them at once. ` +
      'Records that identify nobody are counted apart.',
  }
}

/** How far the logits of a pattern move where all weights move, by 1.96 standard deviations, so that the count moves the most. */
function worstShiftOf(joins: CountedLinks, rivals: CountedLinks, doubt: WeightDoubt): (pattern: number) => number {
  const weights = new Map<number, number>()
  for (const { pattern, logit } of [joins, rivals])
    for (let at = 0; at < pattern.length; at++) {
      const probability = probabilityOf(logit[at]!)
      weights.set(pattern[at]!, (weights.get(pattern[at]!) ?? 0) + probability * (1 - probability))
    }
  const gradient = new Float64Array(doubt.parameters)
  for (const [pattern, weight] of weights) {
    if (weight === 0) continue
    const own = doubt.gradientOf(pattern)
    for (let place = 0; place < own.length; place++) gradient[place]! += weight * own[place]!
  }
  const shift = doubt.worstShift(gradient)
  const known = new Map<number, number>()
  return (pattern) => {
    let moved = known.get(pattern)
    if (moved === undefined) {
      const own = doubt.gradientOf(pattern)
      moved = 0
      for (let place = 0; place < own.length; place++) moved += own[place]! * shift[place]!
      moved *= Z_95
      known.set(pattern, moved)
    }
    return moved
  }
}

function sumOver({ pattern, logit }: CountedLinks, chanceOf: (logit: number, pattern: number) => number): { sum: number; variance: number } {
  let [sum, variance] = [0, 0]
  for (let at = 0; at < pattern.length; at++) {
    const chance = chanceOf(logit[at]!, pattern[at]!)
    sum += chance
    variance += chance * (1 - chance)
  }
  return { sum, variance }
}
