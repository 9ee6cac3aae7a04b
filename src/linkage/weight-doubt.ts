/**
 * How unsure the learnt weights themselves are, and all together: what agreement of a name is worth was learnt once, so where it is wrong it is wrong for
 * every pair. Covariance by the outer product of scores over counts of patterns (Berndt, Hall, Hall and Hausman 1974), which leaves out what was only guessed
 * (Louis 1982): pairs that may be either class teach little. docs/rules/linkage.md, [LNK34].
 */
import { COMPARISONS, EMAIL, FAMILY, GIVEN, levelsOf } from './comparisons.ts'
import type { PatternCounts } from './kernel/pattern-counts.ts'
import { inverseOf, scaledBy, sumOf } from './matrix.ts'
import type { LinkModel } from './model.ts'
import { mailboxPlace, NAME_MAILBOXES } from './name-mailboxes.ts'

/** What the starting values are worth when it comes to doubt, in pairs: their authors were off by a factor of two or so. Own judgement. */
const STARTING_PAIRS = 5
/** Standard deviation of what was judged without data at all (logs): shares of namesakes and of mailboxes made from names. Own judgement. */
const JUDGED_DEVIATION = 1
/** Patterns that are strangers' for certain say nothing of the other classes' fit. */
const TELLING_CHANCE = 0.05
/** Fewer pairs than this are expected too seldom to tell how well the model fits (Cochran 1954). */
const FEWEST_EXPECTED = 5

export type WeightDoubt = {
  /** How the logit of a pattern follows each parameter. */
  gradientOf(pattern: number): Float64Array
  /** Given how a count follows each parameter: by how much every parameter moves (one standard deviation) in the direction that moves the count the most. */
  worstShift(gradient: Float64Array): Float64Array
  parameters: number
}

export type DoubtInput = {
  model: LinkModel
  prior: { match: number; household: number }
  counts: PatternCounts
  /** Of the pairs that are one person, how many say something of their own: of three records' three pairs two do. 0 to 1. */
  independentShare: number
}

/** Places of the parameters: shares of the classes, namesakes, mailboxes, then levels of one person, then of one household. */
const [MATCH_SHARE, HOUSEHOLD_SHARE, NAMESAKES, MAILBOXES] = [0, 1, 2, 3]
const MATCH_LEVELS = MAILBOXES + NAME_MAILBOXES.length
const FIRST_LEVEL = COMPARISONS.map((_, index) => COMPARISONS.slice(0, index).reduce((sum, { levels }) => sum + levels.length, 0))
const ALL_LEVELS = COMPARISONS.reduce((sum, { levels }) => sum + levels.length, 0)
const HOUSEHOLD_LEVELS = MATCH_LEVELS + ALL_LEVELS
const PARAMETERS = HOUSEHOLD_LEVELS + ALL_LEVELS

export function doubtOfWeights({ model, prior, counts, independentShare }: DoubtInput): WeightDoubt {
  const classesOf = newClasses(model, prior)
  const seen = new Float64Array(PARAMETERS * PARAMETERS)
  const own = new Float64Array(PARAMETERS)
  counts.patterns.forEach((pattern, at) => {
    const used = fillSeen(own, prior, classesOf(pattern))
    addOuter(seen, own, used, counts.counts[at]! * independentShare)
    for (const place of used) own[place] = 0
  })
  const information = sumOf(startingInformation(model), centred(seen, model))
  const overDispersion = overDispersionOf(counts, classesOf, independentShare)
  const covariance = scaledBy(inverseOf(information, PARAMETERS), overDispersion)
  return {
    parameters: PARAMETERS,
    gradientOf: (pattern) => gradientOf(model, prior, classesOf(pattern)),
    worstShift(gradient) {
      const shift = new Float64Array(PARAMETERS)
      let variance = 0
      for (let row = 0; row < PARAMETERS; row++) {
        let sum = 0
        for (let column = 0; column < PARAMETERS; column++) sum += covariance[row * PARAMETERS + column]! * gradient[column]!
        shift[row] = sum
        variance += sum * gradient[row]!
      }
      const deviation = Math.sqrt(Math.max(1e-12, variance))
      return shift.map((value) => value / deviation)
    },
  }
}

/**
 * How much worse the model fits than chance would have it: fields that depend on each other, and all else that it does not know. Pearson's statistic over
 * its degrees of freedom (Wedderburn 1974, quasi-likelihood); 1: as well as chance. Which fields are given is no part of the model: patterns are compared
 * among those that have the same ones.
 */
function overDispersionOf({ patterns, counts }: PatternCounts, classesOf: (pattern: number) => Classes, independentShare: number): number {
  const seen = new Map<number, { observed: number; likelihood: number; patterns: { observed: number; likelihood: number }[] }>()
  patterns.forEach((pattern, at) => {
    const { levels, chances } = classesOf(pattern)
    if (chances.match + chances.household < TELLING_CHANCE) return
    const given = levels.reduce((mask, level, index) => (level === 0 ? mask : mask | (1 << index)), 0)
    const group = seen.get(given) ?? { observed: 0, likelihood: 0, patterns: [] }
    const own = { observed: counts[at]! * independentShare, likelihood: chances.likelihood }
    group.observed += own.observed
    group.likelihood += own.likelihood
    group.patterns.push(own)
    seen.set(given, group)
  })
  let [misfit, freedom] = [0, 0]
  for (const group of seen.values()) {
    const told = group.patterns
      .map(({ observed, likelihood }) => ({ observed, expected: (group.observed * likelihood) / group.likelihood }))
      .filter(({ expected }) => expected >= FEWEST_EXPECTED)
    for (const { observed, expected } of told) misfit += (observed - expected) ** 2 / expected
    freedom += Math.max(0, told.length - 1)
  }
  return freedom === 0 ? 1 : Math.max(1, misfit / freedom)
}

type Classes = {
  levels: number[]
  /** Place among the shares of mailboxes that counts here; -1: none. */
  mailbox: number
  /** Posterior chances, which add up to one, and the likelihood of the pattern. */
  chances: { match: number; household: number; strangers: number; namesakes: number; likelihood: number }
}

function newClasses(model: LinkModel, prior: { match: number; household: number }): (pattern: number) => Classes {
  const known = new Map<number, Classes>()
  const shares = model.nameMailboxes ?? NAME_MAILBOXES
  return (pattern) => {
    const found = known.get(pattern)
    if (found) return found
    const levels = levelsOf(pattern)
    let [match, household, strangers, ratio] = [prior.match, prior.household, Math.max(0.1, 1 - prior.match - prior.household), 1]
    model.comparisons.forEach((comparison, index) => {
      const level = levels[index]!
      if (level === 0) return
      match *= comparison.match[level]!
      household *= comparison.household[level]!
      strangers *= comparison.chance[level]!
      if (COMPARISONS[index]!.isOfNames) ratio *= comparison.match[level]! / comparison.chance[level]!
    })
    const place = mailboxPlace(levels[GIVEN]!, levels[FAMILY]!, levels[EMAIL]!)
    const factor = place < 0 ? 1 : shares[place]! / model.comparisons[EMAIL]!.chance[levels[EMAIL]!]!
    const namesakes = strangers * Math.max(1, factor) * model.strangersNamesakeShare * ratio
    strangers *= Math.max(1, factor) * (1 - model.strangersNamesakeShare)
    const likelihood = match + household + strangers + namesakes
    const chances = {
      match: match / likelihood,
      household: household / likelihood,
      strangers: strangers / likelihood,
      namesakes: namesakes / likelihood,
      likelihood,
    }
    const classes = { levels, mailbox: factor > 1 ? place : -1, chances }
    known.set(pattern, classes)
    return classes
  }
}

/** Derivative of the log likelihood of one pair, but for levels that are not seen (`centred`); gives the places that are not zero. */
function fillSeen(own: Float64Array, prior: { match: number; household: number }, { levels, mailbox, chances }: Classes): number[] {
  const { match, household, strangers, namesakes } = chances
  own[MATCH_SHARE] = match - prior.match
  own[HOUSEHOLD_SHARE] = household - prior.household
  own[NAMESAKES] = namesakes
  const used = [MATCH_SHARE, HOUSEHOLD_SHARE, NAMESAKES]
  if (mailbox >= 0) {
    own[MAILBOXES + mailbox] = strangers + namesakes
    used.push(MAILBOXES + mailbox)
  }
  levels.forEach((level, index) => {
    if (level === 0) return
    own[MATCH_LEVELS + FIRST_LEVEL[index]! + level] = match
    used.push(MATCH_LEVELS + FIRST_LEVEL[index]! + level)
    if (COMPARISONS[index]!.household === null) return
    own[HOUSEHOLD_LEVELS + FIRST_LEVEL[index]! + level] = household
    used.push(HOUSEHOLD_LEVELS + FIRST_LEVEL[index]! + level)
  })
  return used
}

/** Of multinomial logits the derivative is one for the level seen, less the probability of each: the same for all pairs, so it is taken off their sum at once. */
function centred(seen: Float64Array, model: LinkModel): Float64Array {
  const result = seen.slice()
  const blocks = model.comparisons.flatMap(({ match, household }, index) => [
    { first: MATCH_LEVELS + FIRST_LEVEL[index]!, chances: match },
    { first: HOUSEHOLD_LEVELS + FIRST_LEVEL[index]!, chances: household },
  ])
  for (const [step, across] of [
    [PARAMETERS, 1],
    [1, PARAMETERS],
  ] as const)
    for (const { first, chances } of blocks)
      for (let line = 0; line < PARAMETERS; line++) {
        let sum = 0
        for (let level = 1; level < chances.length; level++) sum += result[(first + level) * step + line * across]!
        if (sum !== 0) for (let level = 1; level < chances.length; level++) result[(first + level) * step + line * across]! -= chances[level]! * sum
      }
  return result
}

/** Derivative of the logit "one person against all else". */
function gradientOf(model: LinkModel, prior: { match: number; household: number }, { levels, mailbox, chances }: Classes): Float64Array {
  const gradient = new Float64Array(PARAMETERS)
  const others = Math.max(1e-300, chances.household + chances.strangers + chances.namesakes)
  const atHome = chances.household / others
  gradient[MATCH_SHARE] = 1
  gradient[HOUSEHOLD_SHARE] = -atHome
  gradient[NAMESAKES] = -chances.namesakes / others
  if (mailbox >= 0) gradient[MAILBOXES + mailbox] = -(chances.strangers + chances.namesakes) / others
  eachLevel(model, levels, (place, kind, indicator) => {
    gradient[place] = kind === 'match' ? indicator : -atHome * indicator
  })
  return gradient
}

/** Each level of what was compared: 1 less its probability where it is the one seen, its probability below zero where not (multinomial logits). */
function eachLevel(model: LinkModel, levels: readonly number[], visit: (place: number, kind: 'match' | 'household', indicator: number) => void): void {
  levels.forEach((seen, index) => {
    if (seen === 0) return
    const { match, household } = model.comparisons[index]!
    for (let level = 1; level < match.length; level++) {
      visit(MATCH_LEVELS + FIRST_LEVEL[index]! + level, 'match', Number(level === seen) - match[level]!)
      if (COMPARISONS[index]!.household !== null) visit(HOUSEHOLD_LEVELS + FIRST_LEVEL[index]! + level, 'household', Number(level === seen) - household[level]!)
    }
  })
}

/** What is known before the data: little. It also keeps what no pair was compared in from being without bounds. */
function startingInformation(model: LinkModel): Float64Array {
  const information = new Float64Array(PARAMETERS * PARAMETERS)
  const add = (row: number, column: number, value: number) => (information[row * PARAMETERS + column]! += value)
  for (let place = 0; place < PARAMETERS; place++) add(place, place, place < MATCH_LEVELS ? 1 / JUDGED_DEVIATION ** 2 : 1e-3)
  model.comparisons.forEach(({ match, household }, index) => {
    for (const [first, chances] of [
      [MATCH_LEVELS, match],
      [HOUSEHOLD_LEVELS, household],
    ] as const)
      for (let one = 1; one < chances.length; one++)
        for (let other = 1; other < chances.length; other++)
          add(
            first + FIRST_LEVEL[index]! + one,
            first + FIRST_LEVEL[index]! + other,
            STARTING_PAIRS * ((one === other ? chances[one]! : 0) - chances[one]! * chances[other]!),
          )
  })
  return information
}

function addOuter(information: Float64Array, score: Float64Array, used: readonly number[], weight: number): void {
  for (const row of used) {
    const value = score[row]! * weight
    if (value === 0) continue
    for (const column of used) information[row * PARAMETERS + column]! += value * score[column]!
  }
}
