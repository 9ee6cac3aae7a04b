/** What an agreement is worth, and what all of them together say about a pair. Fellegi and Sunter (1969), with a third class for households. */
import { BIRTH, EMAIL, FAMILY, GIVEN, levelsOf, ORIGIN, PHONE, PLACE, STEP, WORK } from './comparisons.ts'
import type { Comparer } from './kernel/compare.ts'
import { STRIDE } from './kernel/vocabulary.ts'
import { namesakeFactor, type LinkModel } from './model.ts'
import { mailboxFactor } from './name-mailboxes.ts'

/**
 * What one agreement (or disagreement) is worth, in bits: +1 doubles the odds that two records are one person.
 * m = P(it occurs | same person), u = P(it occurs | different people).
 */
export function matchWeightBits(mProbability: number, uProbability: number): number {
  return Math.log2(mProbability / uProbability)
}

/** Natural log of odds to a probability. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

export const BITS_PER_NAT = Math.LOG2E

/** A name counts as at most this much rarer than the average; a mailbox or phone never as rarer. */
export const RARER_AT_MOST = 100

/** Sums of logs for one pattern, before the values' own frequency is known. */
export type PatternWeights = {
  levels: number[]
  match: number
  chance: number
  household: number
  /** Logit if everything that was compared were the same: below the threshold these fields can never decide. */
  atBest: number
  /** Which of its values are the same and may be rare: bits of RARE. */
  rare: number
  /** No rarity of the values can lift the logit above this. */
  atMost: number
}

export type ScoredPair = {
  logit: number
  /** The same pair against strangers only: which of several likely pairs agrees the most. */
  strength: number
  /** Log of its likelihood as a household, less that of all that is not one person: with the logit it gives the household's chance. */
  householdShare: number
}

export type Scorer = {
  weightsOf(pattern: number): PatternWeights
  /** Logit of "one person" against "household or strangers", for two nodes. */
  logit(pattern: number, left: number, right: number): number
  /** Fetches what weighing so many pairs needs, all at once (kernel/read-ahead.ts). */
  readAhead(lefts: Int32Array, rights: Int32Array, count: number): void
  /** The object is reused by the next call. */
  score(weights: PatternWeights, left: number, right: number): ScoredPair
  /**
   * Logit of "one person or one household" against strangers: for records that are only a mailbox or a phone. How many records know the
   * very mailbox is no matter here: [LNK19] counts the persons who are known with it, and the most faithful of members stands in most lists.
   */
  contactLogit(pattern: number, left: number, right: number): number
}

export function logSumExp(a: number, b: number): number {
  return a > b ? a + Math.log(1 + Math.exp(b - a)) : b + Math.log(1 + Math.exp(a - b))
}

export function newScorer(model: LinkModel, prior: { match: number; household: number }, rarity: Rarity): Scorer {
  const known = new Map<number, PatternWeights>()
  const logs = model.comparisons.map(({ match, chance, household }) => ({
    match: match.map(Math.log),
    chance: chance.map(Math.log),
    household: household.map(Math.log),
  }))
  const tops = model.comparisons.map(({ match }) => topLevel(match))
  const logPrior = { match: Math.log(prior.match), household: Math.log(prior.household), chance: Math.log(Math.max(0.1, 1 - prior.match - prior.household)) }
  const sum = (levels: readonly number[]) => {
    const total = { match: logPrior.match, household: logPrior.household, chance: logPrior.chance }
    levels.forEach((level, index) => {
      if (level === 0) return
      total.match += logs[index]!.match[level]!
      total.chance += logs[index]!.chance[level]!
      total.household += logs[index]!.household[level]!
    })
    total.chance += Math.log(namesakeFactor(model, levels) * mailboxFactor(model, levels))
    return total
  }
  const scored = { logit: 0, strength: 0, householdShare: 0 }
  const weightsOf = (pattern: number): PatternWeights => {
    let weights = known.get(pattern)
    if (!weights) {
      const levels = levelsOf(pattern)
      // Swapped names stand for both names.
      const bestLevels = levels.map((level, index) => (level === 0 && !(index === FAMILY && levels[GIVEN] === 6) ? 0 : Math.max(level, tops[index]!)))
      const best = sum(bestLevels)
      const own = sum(levels)
      const rarest = Math.log(RARER_AT_MOST) * (Number(levels[GIVEN] === 7) + Number(levels[FAMILY] === 5))
      weights = { levels, ...own, rare: rareOf(levels), atBest: best.match - logSumExp(best.chance, best.household), atMost: own.match - own.chance + rarest }
      known.set(pattern, weights)
    }
    return weights
  }
  return {
    weightsOf,
    readAhead: (lefts, rights, count) => rarity.readAhead(lefts, rights, count),
    logit(pattern, left, right) {
      const weights = weightsOf(pattern)
      const { chance, household } = rarity.of(weights.rare, left, right)
      return weights.match - logSumExp(weights.chance + chance, weights.household + household)
    },
    score(weights, left, right) {
      const { chance, household } = rarity.of(weights.rare, left, right)
      const against = logSumExp(weights.chance + chance, weights.household + household)
      scored.logit = weights.match - against
      scored.householdShare = weights.household + household - against
      scored.strength = weights.match - weights.chance - chance
      return scored
    },
    contactLogit(pattern, left, right) {
      const weights = weightsOf(pattern)
      const isTheVeryOne = weights.levels[EMAIL] === 4 || weights.levels[PHONE] === 3
      const { chance, household } = isTheVeryOne ? { chance: 0, household: 0 } : rarity.of(weights.rare, left, right)
      return logSumExp(weights.match, weights.household + household) - weights.chance - chance
    },
  }
}

/** The highest level that records of one person are seen at; a list without streets shows no same address. [LNK36] */
function topLevel(match: readonly number[]): number {
  const reached = match.findLastIndex((probability) => probability >= SEEN_AT_LEAST)
  return reached > 0 ? reached : match.length - 1
}
const SEEN_AT_LEAST = 0.02

/** Agreements whose weight depends on how common the value is; `street`: if the streets are the very same; `traits`: either of the two before it. */
export const RARE = { given: 1, family: 2, birth: 4, email: 8, phone: 16, home: 32, street: 64, postcode: 128, origin: 256, work: 512, traits: 768 } as const

export function rareOf(levels: readonly number[]): number {
  const place = levels[PLACE] === 5 ? RARE.home : levels[PLACE] === 4 ? RARE.street : levels[PLACE] === 3 ? RARE.postcode : 0
  return (
    (levels[GIVEN] === 7 ? RARE.given : 0) |
    (levels[FAMILY] === 5 ? RARE.family : 0) |
    (levels[BIRTH] === 5 ? RARE.birth : 0) |
    (levels[EMAIL] === 4 ? RARE.email : 0) |
    (levels[PHONE] === 3 ? RARE.phone : 0) |
    (levels[ORIGIN] === 3 ? RARE.origin : 0) |
    (levels[WORK] === 2 ? RARE.work : 0) |
    place
  )
}

/** Corrections for how common the agreeing values are (`rare`: rareOf), as logs to add to the two classes (rarity.ts). The object is reused by the next call. */
export type Rarity = {
  of(rare: number, left: number, right: number): { chance: number; household: number }
  /** Fetches what `of` needs for so many pairs. */
  readAhead(lefts: Int32Array, rights: Int32Array, count: number): void
}

export const NO_RARITY: Rarity = { of: () => ({ chance: 0, household: 0 }), readAhead: () => {} }

/** Natural log of the likelihood ratio of a pattern alone, without the prior: how the fields speak, whatever the size of the list. */
export function evidenceOf(weights: PatternWeights, prior: { match: number; household: number }): number {
  const chance = weights.chance - Math.log(Math.max(0.1, 1 - prior.match - prior.household))
  return weights.match - Math.log(prior.match) - Math.max(chance, weights.household - Math.log(prior.household))
}

/** A node against a copy of itself: what it could prove at best, with its own values' rarity. */
export function selfLogit(scorer: Scorer, comparer: Comparer, node: number): number {
  return scorer.logit(comparer.patternOf(node * STRIDE, node * STRIDE), node, node)
}

export function isAttainable(weights: PatternWeights, edgeLogit: number): boolean {
  return weights.atBest >= edgeLogit
}

/** Pattern of a single comparison at a level: for explanations and tests. */
export function patternWith(comparison: number, level: number): number {
  return STEP[comparison]! * level
}
