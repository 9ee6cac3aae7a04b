/**
 * Starting values for what a list can show. A list without streets cannot show "same address", one with initials no "same given name": what such a
 * level would weigh belongs to the highest one that can be reached, or agreement would pass for a stranger's.
 * docs/rules/linkage.md, [LNK36].
 */
import { COMPARISONS, GIVEN, PLACE } from './comparisons.ts'
import type { Frequencies } from './kernel/frequencies.ts'
import type { NodeTable } from './kernel/nodes.ts'
import { COLUMN, STRIDE, type Vocabulary } from './kernel/vocabulary.ts'

/** How a list writes: the share of given names that are an initial; records with a street, with a postcode, with both. */
export type Forms = { initials: number; streets: number; postcodes: number; homes: number }
export type StartingLevels = { match: number[]; chance: number[]; household: number[] | null }

/** What no level falls below: slips of the reader are everywhere. */
const LEAST = 1e-4
/** Two strangers' initials agree by chance; most letters begin few names. Own judgement, after English given names. */
const SAME_INITIAL = 0.08

export function formsOf({ names }: Vocabulary, { rows, count }: NodeTable, { streets, postcodes, homes }: Frequencies): Forms {
  let [givens, initials] = [0, 0]
  for (let base = 0; base < count * STRIDE; base += STRIDE) {
    const given = rows[base + COLUMN.given]!
    if (given !== 0) {
      givens++
      if (names.offsets[given + 1]! - names.offsets[given]! === 1) initials++
    }
  }
  return { initials: initials / Math.max(1, givens), streets: streets.total, postcodes: postcodes.total, homes: homes.total }
}

/** By comparison. */
export function startingLevels({ initials, streets, postcodes, homes }: Forms): StartingLevels[] {
  const starts: StartingLevels[] = COMPARISONS.map(({ match, chance, household }) => ({
    match: [...match],
    chance: [...chance],
    household: household === null ? null : [...household],
  }))
  const blend = (comparison: number, ways: readonly (readonly [share: number, levelOf: readonly number[]])[]) => {
    const start = starts[comparison]!
    start.match = blended(start.match, ways)
    start.household &&= blended(start.household, ways)
  }
  const toInitial = 1 - (1 - initials) ** 2
  blend(GIVEN, [
    [1 - toInitial, ITSELF],
    [toInitial, ONE_IS_INITIAL],
  ])
  starts[GIVEN]!.chance = withChance(starts[GIVEN]!.chance, 3, SAME_INITIAL * toInitial)
  // What stands without a postcode may be no more than a town: it is left as it is.
  const onlyPostcode = postcodes ** 2 - homes ** 2
  const placed = streets ** 2 + onlyPostcode
  if (placed > 0)
    blend(PLACE, [
      [streets ** 2 / placed, ITSELF],
      [onlyPostcode / placed, NO_STREETS],
    ])
  return starts
}

/** Level → the level that it shows as. */
const ITSELF: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7]
const ONE_IS_INITIAL: readonly number[] = [0, 1, 3, 3, 3, 3, 6, 3]
const NO_STREETS: readonly number[] = [0, 1, 2, 3, 3, 3]

function blended(levels: readonly number[], ways: readonly (readonly [share: number, levelOf: readonly number[]])[]): number[] {
  const sums = levels.map((_, level): number => (level === 0 ? 0 : LEAST))
  for (const [share, levelOf] of ways) for (let level = 1; level < levels.length; level++) sums[levelOf[level]!]! += share * levels[level]!
  const total = sums.reduce((sum, value) => sum + value, 0)
  return sums.map((value) => value / total)
}

/** Raises a level by what the first, "different", loses. */
function withChance(levels: readonly number[], raised: number, by: number): number[] {
  return levels.map((value, level) => (level === raised ? value + by : level === 1 ? value - by : value))
}
