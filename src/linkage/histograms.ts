/** What a report draws of a run: how weights are spread over pairs and records, and how many records persons have. */
import type { PatternCounts } from './kernel/pattern-counts.ts'
import type { Nodes } from './kernel/nodes.ts'
import type { Tables } from './kernel/read-tables.ts'
import type { Persons } from './number-persons.ts'
import { BITS_PER_NAT, logSumExp, type Scorer } from './weights.ts'

/** How many have a weight of `fromBits` up to, not including, `fromBits` + 1. */
export type Bin = { fromBits: number; count: number }
export type Bins = { add(logit: number, count: number): void; join(bins: readonly Bin[]): void; list(): Bin[] }

const [LEAST_BITS, MOST_BITS] = [-40, 60]

export function newBins(): Bins {
  const counts = new Float64Array(MOST_BITS - LEAST_BITS + 1)
  return {
    add(logit, count) {
      counts[Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.floor(logit * BITS_PER_NAT))) - LEAST_BITS]! += count
    },
    join: (bins) => bins.forEach(({ fromBits, count }) => (counts[fromBits - LEAST_BITS]! += count)),
    list: () => [...counts].flatMap((count, index) => (count > 0 ? [{ fromBits: index + LEAST_BITS, count }] : [])),
  }
}

/** All compared pairs by the weight of their pattern, before the rarity of their values. */
export function binsOfPatterns({ patterns, counts }: PatternCounts, scorer: Scorer): Bin[] {
  const bins = newBins()
  patterns.forEach((pattern, index) => {
    const { match, chance, household } = scorer.weightsOf(pattern)
    bins.add(match - logSumExp(chance, household), counts[index]!)
  })
  return bins.list()
}

/** Persons by their number of records. */
export function groupSizes({ recordCount }: Tables, { nodeOfRow }: Nodes, { personNoOf, people }: Persons): { records: number; persons: number }[] {
  const sizes = new Int32Array(people + 1)
  for (let row = 0; row < recordCount; row++) if (nodeOfRow[row]! >= 0) sizes[personNoOf[nodeOfRow[row]!]!]!++
  const persons = new Map<number, number>()
  for (let person = 1; person <= people; person++) persons.set(sizes[person]!, (persons.get(sizes[person]!) ?? 0) + 1)
  return [...persons].map(([records, count]) => ({ records, persons: count })).toSorted((a, b) => a.records - b.records)
}
