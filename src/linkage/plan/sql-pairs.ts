/**
 * The pair phase as SQL: the list of the steps, and the one place that runs them. The same pairs, patterns and counts as the kernel's, on DuckDB or
 * on a Spark cluster; learning and clustering are the same code as ever and need only counts and the few pairs that may matter.
 */
import type { SqlExecutor } from '../../engine/sql-executor.ts'
import type { BlockingPlan } from '../choose-blocking.ts'
import type { CappedBlock } from '../fields.ts'
import { treatmentOf } from '../kernel/compare-part.ts'
import type { NodeTable } from '../kernel/nodes.ts'
import { newPairChunks, type PairChunk } from '../kernel/pair-chunks.ts'
import { mergeCounts, newPatternCounter, type PatternCounts } from '../kernel/pattern-counts.ts'
import type { Vocabulary } from '../kernel/vocabulary.ts'
import { KEEP_LOGIT, NOTHING_LOGIT } from '../score-pairs.ts'
import type { Rarity, Scorer } from '../weights.ts'
import { cappedKeys, foundStep, keyStep, PAIRS_BY_RULE, pairStep } from './block.ts'
import { compareStep } from './compare.ts'
import { NODE_COLUMNS, nodeBatches } from './node-table.ts'
import { candidateStep, expectedElsewhere, RARITY_COLUMNS, rarityBatches, WEIGHT_COLUMNS, weightBatch } from './score.ts'
import { TABLE, type Step } from './step.ts'

export type SqlPairs = {
  pairs: number
  /** Pairs that each rule of the plan found and no earlier one. */
  pairsByRule: number[]
  /** How often each pattern occurs. */
  counts: PatternCounts
  capped: CappedBlock[]
  /** Pairs that may matter, to be weighed exactly, and how many matches the others are expected to hold together. */
  candidates(scorer: Scorer, rarity: Rarity): Promise<{ chunks: PairChunk[]; expectedElsewhere: number }>
  /** Takes the plan's tables away again. */
  drop(): Promise<void>
}

/** Twelve bytes each. */
const PAIRS_A_PORTION = 4_000_000

export async function comparePairsInSql(
  executor: SqlExecutor,
  vocabulary: Vocabulary,
  nodes: NodeTable,
  plan: BlockingPlan,
  report: (done: number, total: number) => void = () => {},
): Promise<SqlPairs> {
  const { dialect } = executor
  const made = new Set<string>()
  const total = (plan.everyPair ? 0 : plan.rules.length) + 3
  let done = 0
  const make = async ({ name, query }: Step) => {
    made.add(name)
    await executor.createTableAs(name, query)
  }
  const drop = async (...names: string[]) => {
    for (const name of names) {
      await executor.drop(name)
      made.delete(name)
    }
  }
  try {
    made.add(TABLE.node)
    await executor.load(TABLE.node, NODE_COLUMNS, nodeBatches(vocabulary, nodes))
    report(++done, total)
    const capped: CappedBlock[] = []
    for (const [ruleNo, rule] of (plan.everyPair ? [] : plan.rules).entries()) {
      await make(keyStep(dialect, rule, ruleNo))
      const common = await recordsOf(executor, cappedKeys(ruleNo))
      for (const records of common) capped.push({ rule: rule.name, records, treatment: treatmentOf(records) })
      await make(foundStep(ruleNo, common.length > 0))
      await drop(TABLE.key(ruleNo))
      report(++done, total)
    }
    await make(pairStep(plan))
    await drop(...[...made].filter((name) => name !== TABLE.node && name !== TABLE.pair))
    const pairsByRule = await countByRule(executor, plan.rules.length)
    report(++done, total)
    await make(compareStep(dialect))
    await drop(TABLE.pair)
    const counts = await countPatterns(executor)
    report(++done, total)
    return {
      pairs: counts.counts.reduce((sum, count) => sum + count, 0),
      pairsByRule,
      counts,
      capped,
      candidates: async (scorer, rarity) => {
        made.add(TABLE.weight).add(TABLE.rarity)
        await executor.load(TABLE.weight, WEIGHT_COLUMNS, [weightBatch(counts.patterns, scorer, NOTHING_LOGIT)])
        await executor.load(TABLE.rarity, RARITY_COLUMNS, rarityBatches(rarity, nodes.count))
        await make(candidateStep(dialect, KEEP_LOGIT))
        return { chunks: await readCandidates(executor), expectedElsewhere: await numberOf(executor, expectedElsewhere(dialect, KEEP_LOGIT)) }
      },
      drop: () => drop(...made),
    }
  } catch (error) {
    await drop(...made).catch(() => {})
    throw error
  }
}

/** A cluster holds a whole answer in its driver until we have taken it; so it is asked for in portions. */
async function readCandidates(executor: SqlExecutor): Promise<PairChunk[]> {
  const pairs = newPairChunks()
  const patternsSeen = newPatternCounter()
  const portions = Math.ceil((await numberOf(executor, `select count(*) as pairs from ${TABLE.candidate}`)) / PAIRS_A_PORTION)
  for (let portion = 0; portion < portions; portion++) {
    const query = `select left_no, right_no, pattern from ${TABLE.candidate} where left_no % ${portions} = ${portion}`
    for await (const [lefts, rights, patterns] of executor.read(query))
      for (let index = 0; index < lefts!.length; index++)
        pairs.add(lefts![index] as number, rights![index] as number, patternsSeen.add(patterns![index] as number))
  }
  return pairs.list(patternsSeen.counts().patterns)
}

async function numberOf(executor: SqlExecutor, query: string): Promise<number> {
  let number = 0
  for await (const [values] of executor.read(query)) number = Number(values![0])
  return number
}

async function recordsOf(executor: SqlExecutor, query: string): Promise<number[]> {
  const found: number[] = []
  for await (const [, records] of executor.read(query)) for (let index = 0; index < records!.length; index++) found.push(Number(records![index]))
  return found.toSorted((a, b) => b - a)
}

async function countPatterns(executor: SqlExecutor): Promise<PatternCounts> {
  const parts: PatternCounts[] = []
  for await (const [patterns, sizes] of executor.read(`select pattern, count(*) as pairs from ${TABLE.compared} group by pattern`))
    parts.push({ patterns: Int32Array.from(patterns as ArrayLike<number>), counts: Float64Array.from(sizes as ArrayLike<number>) })
  return mergeCounts(parts)
}

async function countByRule(executor: SqlExecutor, rules: number): Promise<number[]> {
  const pairs = Array.from({ length: rules }, () => 0)
  for await (const [ruleNos, counts] of executor.read(PAIRS_BY_RULE))
    for (let index = 0; index < ruleNos!.length; index++) pairs[Number(ruleNos![index])] = Number(counts![index])
  return pairs
}
