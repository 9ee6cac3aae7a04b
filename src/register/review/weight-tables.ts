/** What linkage learnt, as tables for files: one for each drawing of the page. No value of any record is in them. */
import type { LinkFacts } from '../link-facts.ts'

export const WEIGHT_TABLES = ['levels', 'pairs', 'records', 'keys'] as const
export type WeightTable = (typeof WEIGHT_TABLES)[number]
export type TableOfWeights = { columns: string[]; rows: (string | number)[][] }

export function weightTable(facts: LinkFacts, name: WeightTable): TableOfWeights {
  const { modelHash } = facts
  switch (name) {
    case 'levels':
      return {
        columns: ['model', 'field', 'level', 'bits', 'one_person', 'one_household', 'strangers'],
        rows: facts.comparisons.flatMap(({ name: field, levels }) =>
          levels.map(({ says, bits, match, household, chance }) => [modelHash, field, says, Number(bits.toFixed(4)), match, household, chance]),
        ),
      }
    case 'pairs':
      return { columns: ['model', 'from_bits', 'pairs', 'link_from_bits'], rows: binned(facts.pairs) }
    case 'records':
      return { columns: ['model', 'from_bits', 'records', 'link_from_bits'], rows: binned(facts.records) }
    case 'keys':
      return { columns: ['model', 'pairs_share', 'pairs_found_first'], rows: facts.keys.map(({ name: key, pairs }) => [modelHash, key, pairs]) }
  }
  function binned(bins: LinkFacts['pairs']): (string | number)[][] {
    return bins.map(({ fromBits, count }) => [modelHash, fromBits, Math.round(count), Number(facts.thresholdBits.toFixed(4))])
  }
}
