/**
 * The pair phase as SQL: the list of the steps, and the one place that runs them. The same pairs, patterns and counts as the kernel's, on DuckDB or
 * on a Spark cluster; learning and clustering are the same code as ever and need only counts and the few pairs that may matter.
 */
import type { SqlExecutor } from '../../engine/sql-executor.ts'
import type { BlockingPlan } from '../choose-blocking.ts'
import type { CappedBlock } from '../fields.ts'
import type { Nodes } from '../kernel/nodes.ts'
import { treatmentOf } from '../kernel/compare-part.ts'
import { newPairList, type PairList } from '../kernel/pair-list.ts'
import type { Vocabulary } from '../kernel/vocabulary.ts'
import type { Rarity, Scorer } from '../weights.ts'
import { cappedKeys, foundStep, keyStep, pairStep } from './block.ts'
import { compareStep } from './compare.ts'
import { NODE_COLUMNS, nodeBatches } from './node-table.ts'
import { candidateStep, expectedElsewhere, RARITY_COLUMNS, rarityBatches, WEIGHT_COLUMNS, weightBatch } from './score.ts'
import { TABLE, type Step } from './step.ts'

export type SqlPairs = {
  /** How often each pattern occurs, over all pairs and over those that teach the model. */
  counts: Map<number, number>
  taught: Map<number, number>
  compared: number
  capped: CappedBlock[]
  /** Pairs whose logit may be at least `keepLogit`, to be weighed exactly; and how many matches the others are expected to hold. */
  score(scorer: Scorer, rarity: Rarity, keepLogit: number, nothingLogit: number): Promise<{ pairs: PairList; expectedElsewhere: number }>
  drop(): Promise<void>
}

/** Twelve bytes each. */
const PAIRS_A_PORTION = 4_000_000

export type SqlPairsOptions = { thin?: number; report?: (step: string, done: number, total: number) => void }

export async function comparePairsInSql(
  executor: SqlExecutor,
  vocabulary: Vocabulary,
  nodes: Nodes,
  plan: BlockingPlan,
  options: SqlPairsOptions = {},
): Promise<SqlPairs> {
  const { dialect } = executor
  const { report = () => {} } = options
  // A short list teaches with all it has.
  const thin = plan.everyPair ? 1 : (options.thin ?? 1)
  const made = new Set<string>()
  const total = plan.everyPair ? 3 : plan.rules.length + 3
  let done = 0
  const told = (step: string) => report(step, ++done, total)
  const make = async ({ name, query }: Step) => {
    await executor.createTableAs(name, query)
    made.add(name)
  }
  const drop = async (...names: string[]) => {
    for (const name of names) {
      await executor.drop(name)
      made.delete(name)
    }
  }
  const dropAll = () => drop(...made)
  try {
    made.add(TABLE.node)
    await executor.load(TABLE.node, NODE_COLUMNS, nodeBatches(vocabulary, nodes))
    told('records')
    const capped: CappedBlock[] = []
    if (!plan.everyPair)
      for (const [ruleNo, rule] of plan.rules.entries()) {
        await make(keyStep(dialect, rule, ruleNo))
        const common = await recordsOf(executor, cappedKeys(ruleNo))
        for (const records of common) capped.push({ rule: rule.name, records, treatment: treatmentOf(records) })
        await make(foundStep(ruleNo, common.length > 0))
        await drop(TABLE.key(ruleNo))
        told(rule.name)
      }
    await make(pairStep(plan))
    await drop(...plan.rules.map((_, ruleNo) => TABLE.found(ruleNo)).filter((name) => made.has(name)))
    told('pairs')
    await make(compareStep(dialect, thin))
    await drop(TABLE.pair)
    told('patterns')
    const counts = await countPatterns(executor, '')
    const taught = thin === 1 ? counts : await countPatterns(executor, 'where is_taught = 1')
    return {
      counts,
      taught,
      compared: [...counts.values()].reduce((sum, count) => sum + count, 0),
      capped: capped.toSorted((a, b) => b.records - a.records),
      score: async (scorer, rarity, keepLogit, nothingLogit) => {
        made.add(TABLE.weight).add(TABLE.rarity)
        await executor.load(TABLE.weight, WEIGHT_COLUMNS, [weightBatch([...counts.keys()], scorer, nothingLogit)])
        await executor.load(TABLE.rarity, RARITY_COLUMNS, rarityBatches(rarity, nodes.count))
        await make(candidateStep(dialect, keepLogit))
        const pairs = newPairList()
        const portions = Math.ceil((await numberOf(executor, `select count(*) as pairs from ${TABLE.candidate}`)) / PAIRS_A_PORTION)
        // A cluster holds a whole answer in its driver until we have taken it; so it is asked for in portions.
        for (let portion = 0; portion < portions; portion++)
          for await (const [lefts, rights, patterns] of executor.read(
            `select left_no, right_no, pattern from ${TABLE.candidate} where left_no % ${portions} = ${portion}`,
          ))
            for (let index = 0; index < lefts!.length; index++) pairs.add(lefts![index] as number, rights![index] as number, patterns![index] as number, 0, 0)
        return { pairs, expectedElsewhere: await numberOf(executor, expectedElsewhere(dialect, keepLogit)) }
      },
      drop: dropAll,
    }
  } catch (error) {
    await dropAll().catch(() => {})
    throw error
  }
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

async function countPatterns(executor: SqlExecutor, where: string): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for await (const [patterns, sizes] of executor.read(`select pattern, count(*) as pairs from ${TABLE.compared} ${where} group by pattern`))
    for (let index = 0; index < patterns!.length; index++) counts.set(Number(patterns![index]), Number(sizes![index]))
  return counts
}
