/**
 * Links what is new to what was linked before, by the weights learnt then: records that say what was said before are not read, pairs of two old ones not
 * compared, people whom nothing new touches not looked at. What comes out is what comparing and joining everything by the same weights gives.
 */
import type { Engine } from '../../engine/engine.ts'
import { mustLinkNodes, type Linked } from '../link-all.ts'
import { partsOf } from '../compare-pairs.ts'
import { clusterNodes } from '../cluster.ts'
import { readDecided } from '../decided.ts'
import type { LinkInput, LinkOptions } from '../fields.ts'
import { newComparer } from '../kernel/compare.ts'
import { sharedBytes } from '../kernel/dictionary.ts'
import { comparePairsOfFresh } from '../kernel/compare-fresh.ts'
import { sumSeconds, type PairSeconds } from '../kernel/compare-part.ts'
import { pairsInOrder } from '../kernel/pair-order.ts'
import { tableOf, type Nodes, type NodeTable } from '../kernel/nodes.ts'
import { numberRows, type NumberedTable } from '../kernel/number-rows.ts'
import type { PairChunk } from '../kernel/pair-chunks.ts'
import { mergeCounts, type PatternCounts } from '../kernel/pattern-counts.ts'
import { readKeys, readTables, type Tables } from '../kernel/read-tables.ts'
import type { ThreadPool } from '../kernel/thread-pool.ts'
import type { Vocabulary } from '../kernel/vocabulary.ts'
import { operatingPointOf } from '../model.ts'
import type { Phase } from '../phase.ts'
import { newPairScorer } from '../score-pairs.ts'
import { rarityLogs, rarityOver } from '../rarity.ts'
import { newScorer } from '../weights.ts'
import { carryPairs } from './carry-pairs.ts'
import { effectiveFrequencies } from './effective-frequencies.ts'
import type { ComparedSums, KeptLinkage } from './kept-linkage.ts'
import { digestsOf, newDigestTable, placesOfKnown, tableOfRows, type Digests } from './known-records.ts'
import { mergeNodes, type MergedNodes, type NewRows } from './merge-nodes.ts'
import { clusterTouched } from './touched.ts'

/** Weights serve until a quarter of the records are others than those they were learnt from; own judgement. */
export const MOST_CHANGE = 0.25

/** Null: too much is new for the kept weights; they must be learnt anew. */
export async function linkIncrement(
  engine: Engine,
  input: LinkInput,
  pool: ThreadPool,
  kept: KeptLinkage,
  recordsRead: RecordsRead,
  options: LinkOptions,
  phase: Phase,
): Promise<Linked | null> {
  const found = await phase('know', () => knowRecords(recordsRead, kept))
  const { isGone, gone, unknown } = found
  if (unknown.length + gone > MOST_CHANGE * kept.learntNodes) return null
  const read = await phase('read', () => readNew(engine, input, pool, kept, found))
  const { vocabulary } = read
  const merged = await phase('group', () => mergeNodes(kept.nodes, isGone, read, vocabulary))
  const tables = tablesOf(found, vocabulary)
  const nodes = nodesOf(merged, found)
  const frequencies = effectiveFrequencies(kept, vocabulary, nodes, [
    { nodes: kept.nodes, which: isGone, by: -1 },
    { nodes, which: merged.isFresh, by: 1 },
  ])
  const compared = await phase('compare', () =>
    compareNew(pool, kept, merged, nodes, isGone, gone, vocabulary, frequencies.isRarer || options.compareAnew === true),
  )
  const { weights } = kept
  const logs = rarityLogs(weights.model, frequencies.frequencies)
  const rarity = rarityOver(logs, vocabulary, nodes)
  const scorer = newScorer(weights.model, weights.prior, rarity)
  const comparer = newComparer(vocabulary, nodes.rows)
  const decided = await readDecided(engine, input, tables, nodes)
  const mustLink = mustLinkNodes(tables, nodes)
  const { edge } = operatingPointOf(weights.model)
  const weighed = newPairScorer(nodes, scorer, edge)(compared.chunks)
  const fresh = { pairs: pairsInOrder(weighed.pairs, nodes.count), expected: weighed.expected }
  const scored = await phase('score', () =>
    compared.isAnew ? { ...fresh, isTouched: null } : carryPairs(kept, merged, nodes, scorer, frequencies.isMoved, fresh),
  )
  const hasDecisions = decided.same.length + decided.different.length > 0
  const cluster = { nodes, pairs: scored.pairs, scorer, model: weights.model, comparer, prior: weights.prior, mustLink, decided }
  const clustered = await phase('cluster', () => {
    const whole = { ...cluster, separateByMembershipNumber: options.separateByMembershipNumber ?? true }
    if (scored.isTouched === null || hasDecisions || kept.hadDecisions) return { clusters: clusterNodes(whole), touched: nodes.count }
    return clusterTouched({ ...whole, isTouched: scored.isTouched, before: kept.clusters, nodeOfOld: merged.nodeOfOld, vocabulary, rarityLogs: logs })
  })
  return {
    tables,
    nodes,
    weights,
    frequencies: frequencies.frequencies,
    grown: frequencies.grown,
    blocking: compared.isAnew ? { ...kept.blocking, large: [...compared.large] } : kept.blocking,
    learntNodes: kept.learntNodes,
    compared: compared.sums,
    pairSeconds: compared.seconds,
    scored: { pairs: scored.pairs, expected: scored.expected },
    clusters: clustered.clusters,
    comparer,
    rarity,
    rarityLogs: logs,
    scorer,
    hasDecisions,
    increment: {
      way: compared.isAnew ? 'compared anew' : 'increment',
      newNodes: merged.fresh,
      goneNodes: gone,
      touchedNodes: clustered.touched,
      pairsCompared: compared.newPairs,
    },
  }
}

export type RecordsRead = { records: NumberedTable; roster: NumberedTable | null; keys: Awaited<ReturnType<typeof readKeys>>; digests: Digests }

type Known = RecordsRead & {
  /** Row → old node; -1: it says nothing; -2 - n: it says what the n-th unknown record says. */
  oldOf: Int32Array
  /** The first row of each distinct unknown content. */
  unknown: Int32Array
  isGone: Uint8Array
  gone: number
}

/** What is read of the tables whether there is something to go on from or not. */
export async function readRecords(engine: Engine, input: LinkInput): Promise<RecordsRead> {
  const records = await numberRows(engine, 'link_record_copy', input)
  const roster = input.roster ? await numberRows(engine, 'link_roster_copy', input.roster) : null
  return { records, roster, keys: await readKeys(engine, input, records), digests: await digestsOf(engine, input, records) }
}

function knowRecords(read: RecordsRead, { says, nodes }: KeptLinkage): Known {
  const { low, high } = read.digests
  const places = placesOfKnown(read.digests, says)
  const unknownTable = newDigestTable(1024)
  const unknown: number[] = []
  const oldOf = new Int32Array(places.length)
  const isGone = sharedBytes(nodes.count)
  for (let node = 0; node < nodes.count; node++) isGone[node] = nodes.isRoster[node] === 1 ? 0 : 1
  for (let row = 0; row < places.length; row++) {
    const at = places[row]!
    if (at >= 0) {
      const node = says.node[at]!
      oldOf[row] = node
      if (node >= 0) isGone[node] = 0
      continue
    }
    const nth = unknownTable.add(low[row]!, high[row]!)
    if (nth === unknown.length) unknown.push(row)
    oldOf[row] = -2 - nth
  }
  let gone = 0
  for (let node = 0; node < nodes.count; node++) gone += isGone[node]!
  return { ...read, oldOf, unknown: Int32Array.from(unknown), isGone, gone }
}

type ReadNew = NewRows & { vocabulary: Vocabulary }

async function readNew(engine: Engine, input: LinkInput, pool: ThreadPool, kept: KeptLinkage, { records, keys, unknown }: Known): Promise<ReadNew> {
  if (unknown.length === 0) return { rows: new Int32Array(0), count: 0, groupKeys: new Int32Array(0), vocabulary: kept.vocabulary }
  const table = await tableOfRows(engine, input, records, unknown, 'link_new_record')
  const read = await readTables(engine, table, pool, () => {}, kept.vocabulary)
  await engine.run('drop table link_new_record')
  return { rows: read.rows, count: unknown.length, groupKeys: Int32Array.from(unknown, (row) => keys.groupKeys[row]!), vocabulary: read.vocabulary }
}

function tablesOf({ records, roster, keys }: Known, vocabulary: Vocabulary): Tables {
  return { vocabulary, rows: new Int32Array(0), recordCount: records.count, rosterCount: roster?.count ?? 0, records, roster, ...keys }
}

function nodesOf({ nodes, nodeOfOld, nodeOfNew }: MergedNodes, { oldOf, records }: Known): Nodes {
  const { count, rows, isRoster, isContactOnly, rosterCount, rosterPlace, order } = nodes
  const nodeOfRow = new Int32Array(records.count + rosterCount).fill(-1)
  const rowOfNode = new Int32Array(count).fill(-1)
  for (let row = 0; row < records.count; row++) {
    const old = oldOf[row]!
    const node = old >= 0 ? nodeOfOld[old]! : old === -1 ? -1 : nodeOfNew[-2 - old]!
    nodeOfRow[row] = node
    if (node >= 0 && rowOfNode[node] === -1) rowOfNode[node] = row
  }
  for (let node = 0; node < count; node++) {
    if (isRoster[node] === 0) continue
    rowOfNode[node] = records.count + rosterPlace[node]!
    nodeOfRow[rowOfNode[node]!] = node
  }
  return { count, rows, isRoster, isContactOnly, rosterCount, nodeOfRow, rowOfNode, evidenceCount: count - rosterCount, order }
}

type ComparedNew = {
  chunks: readonly PairChunk[]
  sums: ComparedSums
  newPairs: number
  isAnew: boolean
  seconds: PairSeconds
  large: readonly (readonly number[])[]
}

async function compareNew(
  pool: ThreadPool,
  kept: KeptLinkage,
  merged: MergedNodes,
  nodes: Nodes,
  isGone: Uint8Array,
  gone: number,
  vocabulary: Vocabulary,
  mustBeAnew: boolean,
): Promise<ComparedNew> {
  const { blocking, compared: before } = kept
  const partsWith = (its: NodeTable, words: Vocabulary, isFresh: Uint8Array) => comparePairsOfFresh(pool, its, words, { ...blocking, isFresh })
  const lost =
    gone === 0 || mustBeAnew
      ? []
      : await pool.runOnAll('setNodes', { nodes: kept.nodes, vocabulary: kept.vocabulary }).then(() => partsWith(kept.nodes, kept.vocabulary, isGone))
  await pool.runOnAll('setNodes', { nodes: tableOf(nodes), vocabulary })
  const found = mustBeAnew || lost.some(({ overCap }) => overCap) ? null : await partsWith(nodes, vocabulary, merged.isFresh)
  if (found === null || found.some(({ overCap }) => overCap)) return compareAnew(pool, kept, nodes)
  const pairs = found.map((part, index) => part.pairs - (lost[index]?.pairs ?? 0))
  const sums: ComparedSums = {
    pairs: before.pairs + pairs.reduce((sum, count) => sum + count, 0),
    counts: mergeCounts([before.counts, ...found.map(({ counts }) => counts), ...lost.map(({ counts }) => negative(counts))]),
    capped: before.capped,
    keys: before.keys.map(({ name, pairs: count }, index) => ({ name, pairs: count + pairs[index]! })),
  }
  return {
    chunks: found.flatMap(({ chunks }) => chunks),
    sums: { ...sums, counts: withoutZeros(sums.counts) },
    newPairs: found.reduce((sum, part) => sum + part.pairs, 0),
    isAnew: false,
    seconds: sumSeconds([...found, ...lost], pool.threads),
    large: blocking.large,
  }
}

/** All pairs by the kept keys: where a block is so large that what is compared in it follows from all its members. */
async function compareAnew(pool: ThreadPool, { blocking, compared: before }: KeptLinkage, nodes: Nodes): Promise<ComparedNew> {
  const inputs = await partsOf({ rules: blocking.rules, everyPair: blocking.everyPair }, nodes.count, pool)
  const found = await pool.runEach('comparePart', inputs)
  const pairs = found.reduce((sum, part) => sum + part.pairs, 0)
  const pairsOf = (rule: number) => inputs.reduce((sum, input, index) => sum + (input.rule === rule ? found[index]!.pairs : 0), 0)
  return {
    chunks: found.flatMap(({ chunks }) => chunks),
    sums: {
      pairs,
      counts: mergeCounts(found.map(({ counts }) => counts)),
      capped: found.flatMap(({ capped }) => capped),
      keys: before.keys.map(({ name }, index) => ({ name, pairs: pairsOf(blocking.everyPair ? -1 : index) })),
    },
    newPairs: pairs,
    isAnew: true,
    seconds: sumSeconds(found, pool.threads),
    large: inputs[0]!.large,
  }
}

const negative = ({ patterns, counts }: PatternCounts): PatternCounts => ({ patterns, counts: counts.map((count) => -count) })

function withoutZeros({ patterns, counts }: PatternCounts): PatternCounts {
  return { patterns: patterns.filter((_, index) => counts[index]! > 0), counts: counts.filter((count) => count > 0) }
}
