/** Links everything from the start: standardises, chooses keys, compares, learns, weighs, joins. */
import type { Engine } from '../engine/engine.ts'
import { chooseBlocking } from './choose-blocking.ts'
import { clusterNodes, type Clusters } from './cluster.ts'
import { comparePairs, comparePairsElsewhere, partsOf } from './compare-pairs.ts'
import { patternsOfDecided, readDecided } from './decided.ts'
import { comparablePairs, estimateModel } from './estimate.ts'
import type { LinkInput, LinkOptions, LinkResult } from './fields.ts'
import type { Blocking, ComparedSums, KeptLinkage, Weights } from './increment/kept-linkage.ts'
import type { PairSeconds } from './kernel/compare-part.ts'
import { newComparer, type Comparer } from './kernel/compare.ts'
import { countValuesOn, type Frequencies } from './kernel/frequencies.ts'
import { buildNodes, tableOf, type Nodes } from './kernel/nodes.ts'
import type { PairColumns } from './kernel/pair-list.ts'
import { pairsInOrder } from './kernel/pair-order.ts'
import { readTables, type Tables } from './kernel/read-tables.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import { priorOf } from './model.ts'
import type { Phase } from './phase.ts'
import { scorePairsOn } from './score-pairs.ts'
import { formsOf } from './starting-levels.ts'
import { rarityLogs, rarityOver, type RarityLogs } from './rarity.ts'
import { newScorer, type Rarity, type Scorer } from './weights.ts'

/** Records joined to groups, however they came to be: what numbering, writing and keeping go on from. */
export type Linked = {
  tables: Tables
  nodes: Nodes
  weights: Weights
  /** How common values count now. */
  frequencies: Frequencies
  grown: KeptLinkage['grown']
  blocking: Blocking
  learntNodes: number
  compared: ComparedSums
  /** Null: compared elsewhere. */
  pairSeconds: PairSeconds | null
  scored: { pairs: PairColumns; expected: number }
  clusters: Clusters
  comparer: Comparer
  rarity: Rarity
  rarityLogs: RarityLogs
  scorer: Scorer
  hasDecisions: boolean
  increment: LinkResult['increment']
}

export async function linkAll(engine: Engine, input: LinkInput, pool: ThreadPool, options: LinkOptions, phase: Phase): Promise<Linked> {
  const report = options.report ?? (() => {})
  const tables = await phase('read', () => readTables(engine, input, pool, (done, total) => report({ phase: 'read', done, total })))
  const nodes = await phase('group', () => takeNodes(tables, pool))
  const { vocabulary, recordCount, rosterCount } = tables
  const plan = await phase('choose keys', () => chooseBlocking(nodes, pool, options.keys ?? options.model?.keys))
  const [compared, frequencies] = await phase('compare', () => {
    const told = (done: number, total: number) => report({ phase: 'compare', done, total })
    return Promise.all([
      options.executor ? comparePairsElsewhere(options.executor, vocabulary, nodes, plan, pool, told) : comparePairs(plan, nodes, pool, told),
      countValuesOn(pool),
    ])
  })
  const comparer = newComparer(vocabulary, nodes.rows)
  const decided = await readDecided(engine, input, tables, nodes)
  const learn = () =>
    estimateModel({
      blocked: compared.counts,
      random: compared.random,
      frequencies,
      forms: formsOf(vocabulary, nodes, frequencies),
      size: nodes,
      judged: patternsOfDecided(decided, comparer),
    })
  const model = options.model ?? (await phase('learn', learn))
  const prior = priorOf(model, nodes.evidenceCount, comparablePairs(nodes))
  const logs = rarityLogs(model, frequencies)
  const rarity = rarityOver(logs, vocabulary, nodes)
  const scorer = newScorer(model, prior, rarity)
  const scored = await phase('score', async () => {
    const { chunks, expectedElsewhere } = await compared.candidates(scorer, rarity)
    const { pairs, expected } = await scorePairsOn(pool, chunks, { model, prior, rarity: logs })
    return { pairs: pairsInOrder(pairs, nodes.count), expected: expected + expectedElsewhere }
  })
  const mustLink = mustLinkNodes(tables, nodes)
  const separateByMembershipNumber = options.separateByMembershipNumber ?? true
  const clusters = await phase('cluster', () =>
    clusterNodes({ nodes, pairs: scored.pairs, scorer, model, comparer, prior, mustLink, decided, separateByMembershipNumber }),
  )
  const { rules, everyPair } = plan
  const large = plan.large ?? (options.keepAt === undefined || options.executor ? [] : (await partsOf(plan, nodes.count, pool))[0]!.large)
  return {
    tables,
    nodes,
    weights: { model, prior, records: recordCount + rosterCount, frequencies },
    frequencies,
    grown: { table: new Int32Array(0), place: new Int32Array(0), delta: new Int32Array(0) },
    blocking: { rules, everyPair, large: [...large] },
    learntNodes: nodes.count,
    compared: { pairs: compared.pairs, counts: compared.counts, capped: compared.capped, keys: compared.keys },
    pairSeconds: compared.seconds,
    scored,
    clusters,
    comparer,
    rarity,
    rarityLogs: logs,
    scorer,
    hasDecisions: decided.same.length + decided.different.length > 0,
    increment: null,
  }
}

/** Nodes take the place of rows; the rows, half a gigabyte for the largest inputs, are let go. From here on the threads know nodes and vocabulary. */
async function takeNodes(tables: Tables, pool: ThreadPool): Promise<Nodes> {
  const nodes = await buildNodes(tables, pool)
  tables.rows = new Int32Array(0)
  await pool.runOnAll('setNodes', { nodes: tableOf(nodes), vocabulary: tables.vocabulary })
  return nodes
}

/** Each record with a key is tied to the first record that has it. */
export function mustLinkNodes({ groups, extraLinks, recordCount }: Tables, { nodeOfRow }: Nodes): [number, number][] {
  const links = new Map<number, Set<number>>()
  const add = (row: number, first: number) => {
    const [node, anchor] = [nodeOfRow[row]!, nodeOfRow[first]!]
    if (node === anchor || node < 0 || anchor < 0) return
    const found = links.get(anchor)
    if (!found) links.set(anchor, new Set([node]))
    else found.add(node)
  }
  for (let row = 0; row < recordCount; row++) if (groups[row]! > 0) add(row, groups[row]! - 1)
  for (let at = 0; at < extraLinks.length; at += 2) add(extraLinks[at]!, extraLinks[at + 1]!)
  return [...links].flatMap(([anchor, nodes]) => [...nodes].map((node): [number, number] => [anchor, node]))
}
