/** Why two records are one person, or not: the steps of a waterfall in bits, from the prior to the total. */
import { COMPARISONS, levelsOf, type ComparisonName } from './comparisons.ts'
import type { Field, FieldValues } from './fields.ts'
import { encodeRecords } from './kernel/coders.ts'
import { newComparer } from './kernel/compare.ts'
import { STRIDE } from './kernel/vocabulary.ts'
import { namesakeFactor, type LinkModel } from './model.ts'
import { mailboxFactor } from './name-mailboxes.ts'
import { BITS_PER_NAT, logSumExp, matchWeightBits, probabilityOf } from './weights.ts'

export type ExplainedPart = {
  field: ComparisonName | 'prior' | 'rarity' | 'household' | 'namesake'
  /** The two values as they were given, for the fields that were compared; empty otherwise. */
  left: string
  right: string
  /** In words: `one letter off or very alike`. */
  level: string
  bits: number
}
export type ExplainedPair = { bits: number; probability: number; parts: ExplainedPart[] }

export type ExplainOptions = {
  /** The pair's own weight as kept (`kept_pair.bits`): it knows how rare the values are, which the model, free of personal values, does not. */
  bits?: number
  /** Chances per pair before anything is compared; by default those of a list of the size the model was trained on. */
  prior?: { match: number; household: number }
}

const FIELDS_OF: Record<ComparisonName, readonly Field[]> = {
  given_name: ['title', 'given_name', 'full_name'],
  middle_name: ['given_name', 'full_name'],
  family_name: ['family_name', 'full_name'],
  date_of_birth: ['date_of_birth'],
  gender: ['gender', 'title'],
  email: ['email'],
  phone: ['phone'],
  place: ['address', 'postcode'],
  membership_number: ['membership_number'],
  identifier: ['identifiers'],
  birth_place: ['birth_place'],
  occupation: ['occupation'],
}

export function explainPair(model: LinkModel, left: FieldValues, right: FieldValues, options: ExplainOptions = {}): ExplainedPair {
  const levels = levelsOf(patternOfValues(left, right))
  return waterfall({
    model,
    levels,
    prior: options.prior ?? priorOfTraining(model),
    left,
    right,
    ...(options.bits === undefined ? {} : { bits: options.bits }),
  })
}

export type WaterfallInput = {
  model: LinkModel
  levels: readonly number[]
  prior: { match: number; household: number }
  left: FieldValues
  right: FieldValues
  /** The whole weight, where only that is known of how rare the values are. */
  bits?: number
  /** Logs to add to the chance of strangers and of a household, for the rarity of a single comparison's values. */
  rarity?: (comparison: number) => { chance: number; household: number }
}

/** The steps of a weight: prior, each field, the rarity of its values, namesakes, the household's counterweight. They add up to the whole. [LNK24] */
export function waterfall({ model, levels, prior, left, right, bits: known, rarity }: WaterfallInput): ExplainedPair {
  const priorBits = matchWeightBits(prior.match, 1 - prior.match)
  const parts: ExplainedPart[] = [{ field: 'prior', left: '', right: '', level: 'before anything is compared', bits: priorBits }]
  const logs = { match: Math.log(prior.match), household: Math.log(prior.household), chance: Math.log(1 - prior.match) }
  levels.forEach((level, index) => {
    if (level === 0) return
    const { name, match, chance, household } = model.comparisons[index]!
    const rare = rarity?.(index) ?? { chance: 0, household: 0 }
    logs.match += Math.log(match[level]!)
    logs.chance += Math.log(chance[level]!) + rare.chance
    logs.household += Math.log(household[level]!) + rare.household
    parts.push({
      field: name,
      left: shown(left, name),
      right: shown(right, name),
      level: COMPARISONS[index]!.levels[level]!,
      bits: matchWeightBits(match[level]!, chance[level]!),
    })
    if (Math.abs(rare.chance) > 0.01)
      parts.push({
        field: 'rarity',
        left: '',
        right: '',
        level: rare.chance < 0 ? 'and it is rarer than most' : 'but it is more common than most',
        bits: -rare.chance * BITS_PER_NAT,
      })
  })
  const mailboxes = Math.log(mailboxFactor(model, levels))
  if (mailboxes > 0.01)
    parts.push({ field: 'namesake', left: '', right: '', level: 'but mailboxes are often made from names', bits: -mailboxes * BITS_PER_NAT })
  const namesakes = Math.log(namesakeFactor(model, levels))
  logs.chance += namesakes + mailboxes
  if (namesakes > 0.01) parts.push({ field: 'namesake', left: '', right: '', level: 'could be two people of the same name', bits: -namesakes * BITS_PER_NAT })
  const against = (logs.chance - logSumExp(logs.chance, logs.household)) * BITS_PER_NAT
  if (against < -0.01) parts.push({ field: 'household', left: '', right: '', level: 'could be two people of one household', bits: against })
  const sum = parts.reduce((total, part) => total + part.bits, 0)
  const bits = known ?? sum
  if (Math.abs(bits - sum) > 0.01)
    parts.push({
      field: 'rarity',
      left: '',
      right: '',
      level: bits > sum ? 'these values are rarer than most' : 'these values are more common than most',
      bits: bits - sum,
    })
  return { bits, probability: probabilityOf(bits / BITS_PER_NAT), parts }
}

function shown(values: FieldValues, name: ComparisonName): string {
  return FIELDS_OF[name]
    .map((field) => values[field] ?? '')
    .filter((text) => text !== '')
    .join(' ')
}

/** The pattern of two records that are not in any table: the same standardiser and comparer as for millions. */
export function patternOfValues(left: FieldValues, right: FieldValues): number {
  const { rows, vocabulary } = encodeRecords([left, right])
  return newComparer(vocabulary, rows).patternOf(0, STRIDE)
}

/** About half as many pairs as records squared can be compared; a hundred records where the model knows of none. */
function priorOfTraining(model: LinkModel): { match: number; household: number } {
  const records = Math.max(100, model.trainedOn.records)
  const perPair = (pairsPerRecord: number) => Math.min(0.4, Math.max(1e-12, (2 * pairsPerRecord) / records))
  return { match: perPair(model.matchesPerRecord), household: perPair(model.householdPairsPerRecord) }
}
