/**
 * All that linkage has learnt, as JSON: no personal value is in it. Three kinds of pair are told apart: one person, two people of one
 * household, two strangers. The household class keeps what a family shares (name, home, phone, mailbox) from counting as one person.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'
import { COMPARISONS, type ComparisonName } from './comparisons.ts'
import { NAME_MAILBOXES } from './name-mailboxes.ts'

/** Probabilities of each level (index 0, "not given", is unused) between two records of one person, one household, and of strangers. */
export type LevelProbabilities = { name: ComparisonName; match: number[]; household: number[]; chance: number[] }

export type LinkModel = {
  version: 1
  comparisons: LevelProbabilities[]
  /** Expected pairs of one person, and of one household, for each distinct record; the prior follows from it and the size of the data. */
  matchesPerRecord: number
  householdPairsPerRecord: number
  /** How often two people of a household share a given name (father and son), and a birth date (twins). */
  namesakeProbability: number
  twinProbability: number
  /** Share of strangers whose names agree as those of one person do: names are not drawn apart from each other (culture, generation). */
  strangersNamesakeShare: number
  /** How often strangers whose names agree have mailboxes alike (name-mailboxes.ts); without it, as before anything is learnt. */
  nameMailboxes?: readonly number[]
  /** What it was learnt from. 0 pairs: nothing, these are the starting values. */
  trainedOn: { records: number; pairs: number }
  /** Where links are made; without it, the one point that serves all data. */
  operatingPoint?: OperatingPoint
  /** Names of the keys to find pairs by (docs/rules/linkage.md, LNK12); without them, the data choose. */
  keys?: readonly string[]
  /** For tables on their own (`tocsin link`): headers of the columns of each field; without them they are recognised. */
  columns?: Readonly<Record<string, readonly string[]>>
}

/** Natural logs of odds: a link needs `edge`; the records of two groups must agree with `average` on average for the groups to join. */
export type OperatingPoint = { edge: number; average: number }

/** Links at or above this logit (natural log of the odds) are made … */
export const EDGE_LOGIT = 1
/** … if the records of both sides agree on average at least this well. One operating point for every data set. */
export const AVERAGE_LOGIT = -2

export function operatingPointOf(model: LinkModel): OperatingPoint {
  return model.operatingPoint ?? { edge: EDGE_LOGIT, average: AVERAGE_LOGIT }
}

/** Names a model by its content: the first twelve signs of the SHA-256 of its JSON with sorted keys. */
export function modelHash(model: LinkModel): string {
  const canonical = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, canonical(inner)]),
        )
      : Array.isArray(value)
        ? value.map(canonical)
        : value
  return createHash('sha256')
    .update(JSON.stringify(canonical(model)))
    .digest('hex')
    .slice(0, 12)
}

/** English and Welsh maternities with twins: about 1.5 in 100 (ONS, birth characteristics). */
export const TWIN_PROBABILITY = 0.015
/** Sons named after fathers, with room for cultures where that is the rule; own judgement. */
export const NAMESAKE_PROBABILITY = 0.03

/** Of all pairs of strangers, before the data tell: about as many again as chance alone would give; own judgement. */
export const NAMESAKE_SHARE = 0.00001

/** How much likelier names agree as they do (over chance) for a stranger, since some strangers are namesakes. 1: no likelier. [LNK25] */
export function namesakeFactor(model: LinkModel, levels: readonly number[]): number {
  let ratio = 1
  levels.forEach((level, index) => {
    if (level > 0 && COMPARISONS[index]!.isOfNames) ratio *= model.comparisons[index]!.match[level]! / model.comparisons[index]!.chance[level]!
  })
  return 1 - model.strangersNamesakeShare + model.strangersNamesakeShare * ratio
}

/** The model before it has seen anything. */
export function startingModel(): LinkModel {
  return {
    version: 1,
    comparisons: COMPARISONS.map(({ name, match, chance, household }) => ({
      name,
      match: [...match],
      chance: [...chance],
      household: [...(household ?? pinnedHousehold(name, chance))],
    })),
    matchesPerRecord: 0.5,
    householdPairsPerRecord: 0.3,
    namesakeProbability: NAMESAKE_PROBABILITY,
    twinProbability: TWIN_PROBABILITY,
    strangersNamesakeShare: NAMESAKE_SHARE,
    nameMailboxes: [...NAME_MAILBOXES],
    trainedOn: { records: 0, pairs: 0 },
  }
}

/** What belongs to one person is for two people of a household as for strangers, but for namesakes and twins. */
export function pinnedHousehold(name: ComparisonName, chance: readonly number[]): number[] {
  const extra = name === 'given_name' ? NAMESAKE_PROBABILITY : name === 'date_of_birth' ? TWIN_PROBABILITY : 0
  return chance.map((probability, level) => probability * (1 - extra) + (level === chance.length - 1 ? extra : 0))
}

/** Chances per pair of a data set: `matchProbability`, `householdProbability`; each at most one half. */
export function priorOf(model: LinkModel, distinctRecords: number, comparablePairs: number): { match: number; household: number } {
  const perPair = (pairsPerRecord: number) => Math.min(0.4, Math.max(1e-12, (pairsPerRecord * distinctRecords) / Math.max(1, comparablePairs)))
  return { match: perPair(model.matchesPerRecord), household: perPair(model.householdPairsPerRecord) }
}

/** What models of before November 2026 compare. */
export const FIRST_COMPARISONS = 10

/** Reads a saved model. Throws `model_invalid` with what is wrong. */
export function parseModel(text: string, path: string): LinkModel {
  const refuse = (problem: string) => new AppError('model_invalid', { path, problem })
  let model: LinkModel
  try {
    model = JSON.parse(text) as LinkModel
  } catch {
    throw refuse('it is not JSON')
  }
  if (model?.version !== 1) throw refuse('its version is not 1')
  if (!Array.isArray(model.comparisons)) throw refuse(`it needs ${COMPARISONS.length} comparisons`)
  // A model saved before places of birth and occupations were compared knows nothing of them: they weigh as they do before anything is learnt.
  if (model.comparisons.length === FIRST_COMPARISONS) model.comparisons.push(...startingModel().comparisons.slice(FIRST_COMPARISONS))
  if (model.comparisons.length !== COMPARISONS.length) throw refuse(`it needs ${COMPARISONS.length} comparisons`)
  COMPARISONS.forEach(({ name, levels }, index) => {
    const given = model.comparisons[index]!
    if (given.name !== name) throw refuse(`comparison ${index + 1} must be ${name}`)
    for (const key of ['match', 'household', 'chance'] as const) {
      const values = given[key]
      if (!Array.isArray(values) || values.length !== levels.length || values.slice(1).some((value) => !(value > 0 && value < 1)))
        throw refuse(`${name}.${key} needs ${levels.length - 1} probabilities between 0 and 1`)
    }
  })
  for (const key of ['matchesPerRecord', 'householdPairsPerRecord', 'namesakeProbability', 'twinProbability', 'strangersNamesakeShare'] as const)
    if (!(model[key] > 0)) throw refuse(`${key} must be a positive number`)
  const mailboxes = model.nameMailboxes
  if (
    mailboxes !== undefined &&
    !(Array.isArray(mailboxes) && mailboxes.length === NAME_MAILBOXES.length && mailboxes.every((share) => share > 0 && share < 1))
  )
    throw refuse(`nameMailboxes needs ${NAME_MAILBOXES.length} probabilities between 0 and 1`)
  const point = model.operatingPoint
  if (point !== undefined && !(Number.isFinite(point?.edge) && Number.isFinite(point?.average)))
    throw refuse('operatingPoint needs the numbers edge and average')
  const areTexts = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === 'string')
  if (model.keys !== undefined && !(areTexts(model.keys) && model.keys.length > 0)) throw refuse('keys must be a list of names of keys')
  const { columns } = model
  if (columns !== undefined && !(columns !== null && typeof columns === 'object' && Object.values(columns).every(areTexts)))
    throw refuse('columns must give a list of headers for each field')
  return model
}
