/** What an agreement is worth, and what all of them together say about a pair. Fellegi and Sunter (1969), with a third class for households. */
import { BIRTH, COMPARISONS, EMAIL, FAMILY, GIVEN, levelsOf, PHONE, PLACE, STEP } from './comparisons.ts'
import { slotOf, type Counts, type Frequencies } from './kernel/frequencies.ts'
import type { Comparer } from './kernel/compare.ts'
import type { NodeTable } from './kernel/nodes.ts'
import { sharedCode } from './kernel/value-sets.ts'
import { COLUMN, STRIDE, type Vocabulary } from './kernel/vocabulary.ts'
import { namesakeFactor, type LinkModel } from './model.ts'

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

/** A value's share is drawn towards the average as if it had been seen in this many more records; rare names in short lists are not rare. */
const SHRINK_RECORDS = 100
/** A name counts as at most this much rarer than the average; a mailbox or phone never as rarer. */
const RARER_AT_MOST = 100

/** Sums of logs for one pattern, before the values' own frequency is known. */
export type PatternWeights = {
  levels: number[]
  match: number
  chance: number
  household: number
  /** Logit if everything that was compared were the same: below the threshold these fields can never decide. */
  atBest: number
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
  /** The object is reused by the next call. */
  score(weights: PatternWeights, left: number, right: number): ScoredPair
  /**
   * Logit of "one person or one household" against strangers: for records that are only a mailbox or a phone. How many records know the
   * very mailbox is no matter here: [LNK19] counts the persons who are known with it, and the most faithful of members stands in most lists.
   */
  contactLogit(pattern: number, left: number, right: number): number
}

export function logSumExp(a: number, b: number): number {
  const top = a > b ? a : b
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top))
}

export function newScorer(model: LinkModel, prior: { match: number; household: number }, rarity: Rarity): Scorer {
  const known = new Map<number, PatternWeights>()
  const logs = model.comparisons.map(({ match, chance, household }) => ({
    match: match.map(Math.log),
    chance: chance.map(Math.log),
    household: household.map(Math.log),
  }))
  const logPrior = { match: Math.log(prior.match), household: Math.log(prior.household), chance: Math.log(Math.max(0.1, 1 - prior.match - prior.household)) }
  const sum = (levels: readonly number[]) => {
    const total = { match: logPrior.match, household: logPrior.household, chance: logPrior.chance }
    levels.forEach((level, index) => {
      if (level === 0) return
      total.match += logs[index]!.match[level]!
      total.chance += logs[index]!.chance[level]!
      total.household += logs[index]!.household[level]!
    })
    total.chance += Math.log(namesakeFactor(model, levels))
    return total
  }
  const scored = { logit: 0, strength: 0, householdShare: 0 }
  const weightsOf = (pattern: number): PatternWeights => {
    let weights = known.get(pattern)
    if (!weights) {
      const levels = levelsOf(pattern)
      // Swapped names stand for both names.
      const bestLevels = levels.map((level, index) => (level === 0 && !(index === FAMILY && levels[GIVEN] === 6) ? 0 : COMPARISONS[index]!.levels.length - 1))
      const best = sum(bestLevels)
      const own = sum(levels)
      const rarest = Math.log(RARER_AT_MOST) * (Number(levels[GIVEN] === 7) + Number(levels[FAMILY] === 5))
      weights = { levels, ...own, atBest: best.match - logSumExp(best.chance, best.household), atMost: own.match - own.chance + rarest }
      known.set(pattern, weights)
    }
    return weights
  }
  return {
    weightsOf,
    logit(pattern, left, right) {
      const weights = weightsOf(pattern)
      const { chance, household } = rarity.of(weights.levels, left, right)
      return weights.match - logSumExp(weights.chance + chance, weights.household + household)
    },
    score(weights, left, right) {
      const { chance, household } = rarity.of(weights.levels, left, right)
      const against = logSumExp(weights.chance + chance, weights.household + household)
      scored.logit = weights.match - against
      scored.householdShare = weights.household + household - against
      scored.strength = weights.match - weights.chance - chance
      return scored
    },
    contactLogit(pattern, left, right) {
      const weights = weightsOf(pattern)
      const isTheVeryOne = weights.levels[EMAIL] === 4 || weights.levels[PHONE] === 3
      const { chance, household } = isTheVeryOne ? { chance: 0, household: 0 } : rarity.of(weights.levels, left, right)
      return logSumExp(weights.match, weights.household + household) - weights.chance - chance
    },
  }
}

/** Corrections for how common the agreeing values are, as logs to add to the two classes. The object is reused by the next call. */
export type Rarity = { of(levels: readonly number[], left: number, right: number): { chance: number; household: number } }

export const NO_RARITY: Rarity = { of: () => ({ chance: 0, household: 0 }) }

export function newRarity(model: LinkModel, vocabulary: Vocabulary, nodes: NodeTable, frequencies: Frequencies): Rarity {
  const { rows } = nodes
  const copies = 1 + 2 * model.matchesPerRecord
  /** Log of each value's share over the average. */
  const logsOf = (counts: Counts, chance: number, mayBeRarer: boolean) => {
    const floor = mayBeRarer ? chance / RARER_AT_MOST : chance
    const shareOf = (count: number) => Math.max(floor, (Math.max(0, count - copies) + SHRINK_RECORDS * chance) / (counts.total + SHRINK_RECORDS))
    const ofFew = Float32Array.from({ length: 64 }, (_, count) => Math.log(shareOf(count) / chance))
    const logs = new Float32Array(counts.of.length)
    for (let value = 0; value < logs.length; value++) {
      const count = counts.of[value]!
      logs[value] = count < 64 ? ofFew[count]! : Math.log(shareOf(count) / chance)
    }
    return logs
  }
  const chanceOf = (comparison: number, level: number) => model.comparisons[comparison]!.chance[level]!
  /** Two people of a household who share a value do so by descent with `extra`, otherwise by chance. */
  const pinned = (logs: Float32Array, chance: number, extra: number) =>
    logs.map((log) => Math.log((chance * Math.exp(log) * (1 - extra) + extra) / (chance * (1 - extra) + extra)))
  const given = logsOf(frequencies.given, chanceOf(GIVEN, 7), true)
  const givenAtHome = pinned(given, chanceOf(GIVEN, 7), model.namesakeProbability)
  const family = logsOf(frequencies.family, chanceOf(FAMILY, 5), true)
  const birth = logsOf(frequencies.birth, chanceOf(BIRTH, 5), false)
  const birthAtHome = pinned(birth, chanceOf(BIRTH, 5), model.twinProbability)
  const email = logsOf(frequencies.emails, chanceOf(EMAIL, 4), false)
  const phone = logsOf(frequencies.phones, chanceOf(PHONE, 3), false)
  const home = logsOf(frequencies.homes, chanceOf(PLACE, 5), false)
  const street = logsOf(frequencies.streets, chanceOf(PLACE, 4), false)
  const postcode = logsOf(frequencies.postcodes, chanceOf(PLACE, 3), false)
  const out = { chance: 0, household: 0 }
  return {
    of(levels, leftNode, rightNode) {
      const left = leftNode * STRIDE
      const right = rightNode * STRIDE
      out.chance = 0
      out.household = 0
      if (levels[GIVEN] === 7) {
        out.chance += given[rows[left + COLUMN.given]!]!
        out.household += givenAtHome[rows[left + COLUMN.given]!]!
      }
      if (levels[FAMILY] === 5) out.chance += family[rows[left + COLUMN.family]!]!
      if (levels[BIRTH] === 5) {
        const slot = slotOf(rows[left + COLUMN.birth]!, birth.length)
        out.chance += birth[slot]!
        out.household += birthAtHome[slot]!
      }
      if (levels[EMAIL] === 4) out.chance += email[sharedCode(vocabulary.emailSets, rows[left + COLUMN.emails]!, rows[right + COLUMN.emails]!)]!
      if (levels[PHONE] === 3) out.chance += phone[sharedCode(vocabulary.phoneSets, rows[left + COLUMN.phones]!, rows[right + COLUMN.phones]!)]!
      if (levels[PLACE] === 5) out.chance += home[slotOf(rows[left + COLUMN.home]!, home.length)]!
      else if (levels[PLACE] === 4 && rows[left + COLUMN.street] === rows[right + COLUMN.street]) out.chance += street[rows[left + COLUMN.street]!]!
      else if (levels[PLACE] === 3) out.chance += postcode[rows[left + COLUMN.postcode]!]!
      return out
    },
  }
}

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
