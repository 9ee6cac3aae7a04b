/** The pair phase: all pairs of a plan compared, here on threads or by a SQL engine elsewhere. What comes back is the same. */
import type { SqlExecutor } from '../engine/sql-executor.ts'
import { ALL_PAIRS, type BlockingPlan } from './choose-blocking.ts'
import type { CappedBlock, LinkResult } from './fields.ts'
import { countRandomLevels, sumSeconds, type PairSeconds, type PartInput } from './kernel/compare-part.ts'
import { tableOf, type Nodes } from './kernel/nodes.ts'
import type { PairChunk } from './kernel/pair-chunks.ts'
import { mergeCounts, type PatternCounts } from './kernel/pattern-counts.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import type { Vocabulary } from './kernel/vocabulary.ts'
import { comparePairsInSql } from './plan/sql-pairs.ts'
import type { Rarity, Scorer } from './weights.ts'

export type Compared = {
  pairs: number
  counts: PatternCounts
  /** Levels over random pairs, by comparison. */
  random: Float64Array[]
  capped: CappedBlock[]
  keys: LinkResult['keys']
  /** Null: compared elsewhere. */
  seconds: PairSeconds | null
  /** Pairs that may matter under a model, and how many matches the others are expected to hold. */
  candidates(scorer: Scorer, rarity: Rarity): Promise<{ chunks: readonly PairChunk[]; expectedElsewhere: number }>
}

/** Nodes whose keys one part of the comparison sorts; more parts for more nodes, never for more threads. */
const NODES_A_PART = 2_000_000

/** The parts of a comparison: they follow from the plan and the number of nodes alone. The threads must know the nodes. */
export async function partsOf({ rules, large, everyPair }: BlockingPlan, nodeCount: number, pool: ThreadPool): Promise<PartInput[]> {
  if (everyPair) return [{ rules, large: [], rule: -1, part: 0, parts: 1 }]
  const parts = Math.max(1, Math.ceil(nodeCount / NODES_A_PART))
  const known = large ?? (await pool.runEach('measureKey', rules)).map((size) => size.large)
  return rules.flatMap((_, rule) => Array.from({ length: parts }, (_none, part) => ({ rules, large: known, rule, part, parts })))
}

/** Compares the pairs of a plan on threads, which must know the nodes; what the parts found is put together in their order. */
export async function comparePairs(plan: BlockingPlan, nodes: Nodes, pool: ThreadPool, report: (done: number, total: number) => void): Promise<Compared> {
  const inputs = await partsOf(plan, nodes.count, pool)
  const [found, random] = await Promise.all([pool.runEach('comparePart', inputs, (done) => report(done, inputs.length)), countRandomLevels(nodes, pool)])
  const chunks = found.flatMap((part) => part.chunks)
  const pairsOf = (rule: number) => inputs.reduce((sum, input, index) => sum + (input.rule === rule ? found[index]!.pairs : 0), 0)
  return {
    pairs: found.reduce((sum, part) => sum + part.pairs, 0),
    counts: mergeCounts(found.map(({ counts }) => counts)),
    random,
    capped: found.flatMap(({ capped }) => capped),
    keys: plan.everyPair ? [{ name: ALL_PAIRS, pairs: pairsOf(-1) }] : plan.rules.map(({ name }, rule) => ({ name, pairs: pairsOf(rule) })),
    seconds: sumSeconds(found, pool.threads),
    candidates: async () => ({ chunks, expectedElsewhere: 0 }),
  }
}

/** The same by a SQL engine: DuckDB as the reference, or a Spark cluster. */
export async function comparePairsElsewhere(
  executor: SqlExecutor,
  vocabulary: Vocabulary,
  nodes: Nodes,
  plan: BlockingPlan,
  pool: ThreadPool,
  report: (done: number, total: number) => void,
): Promise<Compared> {
  const inSql = await comparePairsInSql(executor, vocabulary, tableOf(nodes), plan, report)
  const random = await countRandomLevels(nodes, pool)
  return {
    ...inSql,
    random,
    seconds: null,
    keys: plan.everyPair ? [{ name: ALL_PAIRS, pairs: inSql.pairs }] : plan.rules.map(({ name }, rule) => ({ name, pairs: inSql.pairsByRule[rule]! })),
    candidates: async (scorer, rarity) => {
      try {
        return await inSql.candidates(scorer, rarity)
      } finally {
        await inSql.drop()
      }
    },
  }
}
