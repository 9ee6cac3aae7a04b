/**
 * Learns the model from the data alone. `chance` comes from random pairs and, for equal values, exactly from how often each value occurs;
 * `match` and `household` from expectation-maximisation over the counts of patterns. Starting values act as a few dozen pairs (a Dirichlet
 * prior), so twenty records do not send it astray. docs/rules/linkage.md, [LNK13].
 */
import { BIRTH, COMPARISONS, EMAIL, FAMILY, GIVEN, IDENTIFIER, levelOf, MEMBER, ORIGIN, PHONE, PLACE, WORK } from './comparisons.ts'
import type { Frequencies } from './kernel/frequencies.ts'
import { numberPatterns, type PatternCounts } from './kernel/pattern-counts.ts'
import { NAMESAKE_SHARE, pinnedHousehold, startingModel, type LinkModel } from './model.ts'
import { agreementOfNames, mailboxPlace, NAME_MAILBOX_AT_MOST, NAME_MAILBOX_PAIRS, NAME_MAILBOXES } from './name-mailboxes.ts'
import { startingLevels, type Forms, type StartingLevels } from './starting-levels.ts'

/** How many pairs the starting values weigh: of one person, of a household, of strangers (levels), of strangers (equal values). */
const PRIOR_PAIRS = { match: 100, household: 50, chance: 2000, sameByChance: 20_000, namesake: 100_000 }
/** Pairs of one person to pairs of one household, before the data tell, and how many pairs that belief weighs. */
const PRIOR_SHARE = { match: 10, household: 6 }
const ROUNDS = 60

/** Distinct records of the evidence and rows of the roster. */
export type ListSize = { evidenceCount: number; rosterCount: number }

/** Pairs that can be compared at all: records with records and with the roster, never the roster with itself. */
export function comparablePairs({ evidenceCount, rosterCount }: ListSize): number {
  return (evidenceCount * (evidenceCount - 1)) / 2 + evidenceCount * rosterCount
}

/** Exact counts of ordered pairs that share a value, by comparison and level. */
function exactAgreements(frequencies: Frequencies): { comparison: number; level: number; agreeing: number; pairs: number; areStrangers?: boolean }[] {
  const { given, family, birth, emails, phones, homes, likeHomes, streets, postcodes, members, identifiers, origins, works } = frequencies
  const of = (comparison: number, level: number, { agreeing, pairs }: { agreeing: number; pairs: number }) => ({ comparison, level, agreeing, pairs })
  return [
    of(GIVEN, 7, given),
    of(FAMILY, 5, family),
    of(BIRTH, 5, birth),
    of(EMAIL, 4, emails),
    of(PHONE, 3, phones),
    of(PLACE, 5, homes),
    likeHomes.pairs > 0 ? { ...of(PLACE, 4, likeHomes), areStrangers: true } : of(PLACE, 4, streets),
    of(PLACE, 3, { agreeing: Math.max(0, postcodes.agreeing - homes.agreeing), pairs: postcodes.pairs }),
    of(MEMBER, 3, members),
    of(IDENTIFIER, 3, identifiers),
    of(ORIGIN, 3, origins),
    of(WORK, 2, works),
  ].filter(({ pairs }) => pairs > 0)
}

/** Chance of each level among strangers. `explained`: pairs by comparison and level that are one person or household, which are no strangers. */
function chanceLevels(random: Float64Array[], frequencies: Frequencies, explained: Float64Array[], starts: readonly StartingLevels[]): number[][] {
  const chances = starts.map(({ chance }, index) => {
    const counts = random[index]!
    const total = counts.reduce((sum, count, level) => sum + (level === 0 ? 0 : count), 0)
    return chance.map((start, level) => (level === 0 ? 0 : (counts[level]! + PRIOR_PAIRS.chance * start) / (total + PRIOR_PAIRS.chance)))
  })
  const fixed = COMPARISONS.map(() => new Set<number>())
  for (const { comparison, level, agreeing, pairs, areStrangers } of exactAgreements(frequencies)) {
    const start = starts[comparison]!.chance[level]!
    const strangers = areStrangers ? agreeing : Math.max(agreeing * 0.1, agreeing - 2 * explained[comparison]![level]!)
    chances[comparison]![level] = Math.min(0.5, Math.max(1e-9, (strangers + PRIOR_PAIRS.sameByChance * start) / (pairs + PRIOR_PAIRS.sameByChance)))
    fixed[comparison]!.add(level)
  }
  return chances.map((levels, index) => {
    const held = [...fixed[index]!].reduce((sum, level) => sum + levels[level]!, 0)
    const free = levels.reduce((sum, value, level) => sum + (level > 0 && !fixed[index]!.has(level) ? value : 0), 0)
    return levels.map((value, level) => (level === 0 || fixed[index]!.has(level) ? value : Math.max(1e-9, (value * (1 - held)) / free)))
  })
}

export type Observed = {
  /** Over all pairs that share a key. */
  blocked: PatternCounts
  /** By comparison, over random pairs. */
  random: Float64Array[]
  frequencies: Frequencies
  forms: Forms
  size: ListSize
  /** Patterns of pairs that people judged: these are known, not guessed. [LNK28] */
  judged?: { same: readonly number[]; different: readonly number[] }
}

/** How many pairs of each pattern were judged; never more than were seen. */
type Judged = { same: Float64Array; different: Float64Array }

function judgedCounts({ patterns, counts }: PatternCounts, judged: Observed['judged']): Judged | null {
  if (!judged || judged.same.length + judged.different.length === 0) return null
  const numberOf = numberPatterns(patterns)
  const found = { same: new Float64Array(patterns.length), different: new Float64Array(patterns.length) }
  for (const side of ['same', 'different'] as const)
    for (const pattern of judged[side]) {
      const at = numberOf(pattern)
      if (at >= 0 && found.same[at]! + found.different[at]! < counts[at]!) found[side][at]!++
    }
  return found
}

/** Fits the model to counts of patterns over blocked pairs. */
export function estimateModel({ blocked, random, frequencies, forms, size, judged }: Observed): LinkModel {
  const starts = startingLevels(forms)
  const model = startingModel()
  model.comparisons.forEach((comparison, index) => {
    const { match, household } = starts[index]!
    comparison.match = [...match]
    if (household) comparison.household = [...household]
  })
  const known = judgedCounts(blocked, judged)
  const levels = levelTable(blocked.patterns)
  const pairs = comparablePairs(size)
  const records = Math.max(1, size.evidenceCount)
  let explained = COMPARISONS.map(({ levels: names }) => new Float64Array(names.length))
  let match = Math.min(0.3, (model.matchesPerRecord * records) / Math.max(1, pairs))
  let household = Math.min(0.3, (model.householdPairsPerRecord * records) / Math.max(1, pairs))
  for (let round = 0; round < ROUNDS; round++) {
    setChances(model, chanceLevels(random, frequencies, explained, starts))
    const found = expectation(model, levels, blocked.counts, known, match, household)
    const change = maximisation(model, found, starts)
    explained = COMPARISONS.map((_, index) => found.match[index]!.map((count, level) => count + found.household[index]![level]!))
    const related = (found.matches + found.householdPairs + 1) / (pairs + 2)
    const share = (found.matches + PRIOR_SHARE.match) / (found.matches + found.householdPairs + PRIOR_SHARE.match + PRIOR_SHARE.household)
    model.strangersNamesakeShare = Math.min(0.01, (found.namesakePairs + PRIOR_PAIRS.namesake * NAMESAKE_SHARE) / (pairs + PRIOR_PAIRS.namesake))
    model.nameMailboxes = nameMailboxes(found.strangersMailboxes)
    match = Math.min(0.4, related * share)
    household = Math.min(0.4, related * (1 - share))
    if (change < 1e-5) break
  }
  setChances(model, chanceLevels(random, frequencies, explained, starts))
  model.matchesPerRecord = (match * pairs) / records || model.matchesPerRecord
  model.householdPairsPerRecord = (household * pairs) / records || model.householdPairsPerRecord
  model.trainedOn = { records: size.evidenceCount + size.rosterCount, pairs: blocked.counts.reduce((sum, count) => sum + count, 0) }
  return model
}

/** Levels of each pattern, one after the other. */
function levelTable(patterns: Int32Array): Uint8Array {
  const table = new Uint8Array(patterns.length * COMPARISONS.length)
  patterns.forEach((pattern, at) => {
    for (let index = 0; index < COMPARISONS.length; index++) table[at * COMPARISONS.length + index] = levelOf(pattern, index)
  })
  return table
}

function setChances(model: LinkModel, chances: number[][]): void {
  model.comparisons.forEach((comparison, index) => {
    comparison.chance = chances[index]!
    if (COMPARISONS[index]!.household === null) comparison.household = pinnedHousehold(comparison.name, chances[index]!)
  })
}

type Expected = {
  matches: number
  householdPairs: number
  namesakePairs: number
  match: Float64Array[]
  household: Float64Array[]
  strangersMailboxes: StrangersMailboxes
}

/** Of strangers whose names agree: pairs whose mailboxes are alike, by place in NAME_MAILBOXES, and all whose mailboxes were compared, by agreement. */
type StrangersMailboxes = { alike: Float64Array; compared: Float64Array }

/** [LNK33] */
function nameMailboxes({ alike, compared }: StrangersMailboxes): number[] {
  return NAME_MAILBOXES.map((start, place) =>
    Math.min(NAME_MAILBOX_AT_MOST, (alike[place]! + NAME_MAILBOX_PAIRS * start) / (compared[Math.floor(place / 2) + 1]! + NAME_MAILBOX_PAIRS)),
  )
}

/** Levels of all comparisons in one list: level `l` of comparison `c` stands at `FIRST_LEVEL[c] + l`. */
const FIRST_LEVEL = Int32Array.from(COMPARISONS, (_, index) => COMPARISONS.slice(0, index).reduce((sum, { levels }) => sum + levels.length, 0))
const ALL_LEVELS = COMPARISONS.reduce((sum, { levels }) => sum + levels.length, 0)

/** Probabilities of all levels in one list; what was not compared counts as 1. */
function flat(model: LinkModel, kind: 'match' | 'household' | 'chance'): Float64Array {
  return Float64Array.from(model.comparisons.flatMap((comparison) => comparison[kind].map((value, level) => (level === 0 ? 1 : value))))
}

/** How many pairs of each level are expected to be one person, and one household. */
function expectation(model: LinkModel, levels: Uint8Array, counts: Float64Array, judged: Judged | null, matchPrior: number, householdPrior: number): Expected {
  const [match, household, chance] = [flat(model, 'match'), flat(model, 'household'), flat(model, 'chance')]
  /** How much likelier names agree for one person than for strangers; 1 for what is no name (namesakeFactor in model.ts). */
  const nameRatio = new Float64Array(ALL_LEVELS).fill(1)
  COMPARISONS.forEach(({ isOfNames, levels: names }, index) => {
    if (isOfNames)
      for (let level = 1; level < names.length; level++)
        nameRatio[FIRST_LEVEL[index]! + level] = match[FIRST_LEVEL[index]! + level]! / chance[FIRST_LEVEL[index]! + level]!
  })
  const width = COMPARISONS.length
  const places = new Int32Array(width)
  const matchSums = new Float64Array(ALL_LEVELS)
  const householdSums = new Float64Array(ALL_LEVELS)
  const share = model.strangersNamesakeShare
  const shares = model.nameMailboxes ?? NAME_MAILBOXES
  const strangersMailboxes: StrangersMailboxes = { alike: new Float64Array(NAME_MAILBOXES.length), compared: new Float64Array(4) }
  let matches = 0
  let householdPairs = 0
  let namesakePairs = 0
  for (let at = 0; at < counts.length; at++) {
    let one = matchPrior
    let home = householdPrior
    let strangers = 1 - matchPrior - householdPrior
    let ratio = 1
    for (let index = 0; index < width; index++) {
      const place = FIRST_LEVEL[index]! + levels[at * width + index]!
      places[index] = place
      one *= match[place]!
      home *= household[place]!
      strangers *= chance[place]!
      ratio *= nameRatio[place]!
    }
    const [given, family, email] = [levels[at * width + GIVEN]!, levels[at * width + FAMILY]!, levels[at * width + EMAIL]!]
    const place = mailboxPlace(given, family, email)
    if (place >= 0) strangers *= Math.max(1, shares[place]! / chance[FIRST_LEVEL[EMAIL]! + email]!)
    const namesakes = strangers * share * ratio
    const total = one + home + strangers + namesakes
    if (!(total > 0)) continue
    const [same, different] = judged === null ? [0, 0] : [judged.same[at]!, judged.different[at]!]
    const count = (counts[at]! - same - different) / total
    // Two people are of one household, or strangers, as the model has it.
    const apart = count + (different === 0 ? 0 : different / (home + strangers + namesakes))
    namesakePairs += apart * namesakes
    if (email !== 0) strangersMailboxes.compared[agreementOfNames(given, family)]! += apart * (strangers + namesakes)
    if (place >= 0) strangersMailboxes.alike[place]! += apart * (strangers + namesakes)
    const [persons, homes] = [count * one + same, apart * home]
    matches += persons
    householdPairs += homes
    for (let index = 0; index < width; index++) {
      matchSums[places[index]!]! += persons
      householdSums[places[index]!]! += homes
    }
  }
  const byComparison = (sums: Float64Array) => COMPARISONS.map(({ levels: names }, index) => sums.slice(FIRST_LEVEL[index], FIRST_LEVEL[index]! + names.length))
  return { matches, householdPairs, namesakePairs, match: byComparison(matchSums), household: byComparison(householdSums), strangersMailboxes }
}

/** Sets the probabilities to what was expected, tempered by the starting values. Gives back the largest change. */
function maximisation(model: LinkModel, found: Expected, starts: readonly StartingLevels[]): number {
  let change = 0
  const updated = (before: number[], counts: Float64Array, start: readonly number[], weight: number) => {
    const total = counts.reduce((sum, count, level) => sum + (level === 0 ? 0 : count), 0)
    return before.map((old, level) => {
      if (level === 0) return 0
      const value = (counts[level]! + weight * start[level]!) / (total + weight)
      change = Math.max(change, Math.abs(value - old))
      return value
    })
  }
  model.comparisons.forEach((comparison, index) => {
    const { match, household } = starts[index]!
    const { differsAtMost } = COMPARISONS[index]!
    comparison.match = capDifferent(updated(comparison.match, found.match[index]!, match, PRIOR_PAIRS.match), differsAtMost)
    if (household) comparison.household = updated(comparison.household, found.household[index]!, household, PRIOR_PAIRS.household)
  })
  return change
}

/** Level 1, "different", no likelier than `most`; what is over goes to the others in proportion. Keeps strangers from passing for one person. [LNK26] */
function capDifferent(levels: number[], most: number): number[] {
  const over = levels[1]! - most
  if (over <= 0) return levels
  return levels.map((value, level) => (level === 0 ? 0 : level === 1 ? most : value + (over * value) / (1 - levels[1]!)))
}
