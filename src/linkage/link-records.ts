/**
 * Which records are one person: the list of the steps. Nothing is configured; the data choose the keys, train the model and one operating
 * point serves all. Leaves the tables `person_link`, `kept_pair` and `household_link` in the engine (docs/rules/linkage.md).
 */
import { availableParallelism } from 'node:os'
import type { Engine } from '../engine/engine.ts'
import { chooseBlocking } from './choose-blocking.ts'
import { clusterNodes } from './cluster.ts'
import { comparePairs, comparePairsElsewhere } from './compare-pairs.ts'
import { countPeople } from './count-people.ts'
import { patternsOfDecided, readDecided } from './decided.ts'
import { comparablePairs, estimateModel } from './estimate.ts'
import type { LinkInput, LinkOptions, LinkResult } from './fields.ts'
import { binsOfPatterns, groupSizes, newBins } from './histograms.ts'
import { findHouseholds } from './household.ts'
import { newComparer } from './kernel/compare.ts'
import { countValues } from './kernel/frequencies.ts'
import { buildNodes, tableOf, type Nodes } from './kernel/nodes.ts'
import type { PairList } from './kernel/pair-list.ts'
import { sortByTwoKeys } from './kernel/radix-sort.ts'
import { readTables, type Tables } from './kernel/read-tables.ts'
import { openThreadPool, type ThreadPool } from './kernel/thread-pool.ts'
import { operatingPointOf, priorOf } from './model.ts'
import { identifiableNodes, numberPersons, priorOfCopy } from './number-persons.ts'
import { scorePairs } from './score-pairs.ts'
import { newRarity, newScorer } from './weights.ts'
import { writeLinks } from './write-links.ts'

export type { CappedBlock, Field, FieldValues, LinkInput, LinkOptions, LinkResult, LinkTable } from './fields.ts'

/** Fewer rows than this are sooner done than threads are started. */
const ROWS_WORTH_THREADS = 30_000
const MOST_THREADS = 16

export async function linkRecords(engine: Engine, input: LinkInput, options: LinkOptions = {}): Promise<LinkResult> {
  const [size] = await engine.rows<{ rows: number }>(
    `select ${[input, ...(input.roster ? [input.roster] : [])].map(({ table }) => `(select count(*) from "${table.replaceAll('"', '""')}")`).join(' + ')} as rows`,
  )
  const wanted = options.threads ?? Math.min(MOST_THREADS, availableParallelism())
  const pool = openThreadPool(size!.rows < (options.rowsWorthThreads ?? ROWS_WORTH_THREADS) ? 1 : wanted)
  try {
    return await linkWith(pool, engine, input, options)
  } finally {
    await pool.close()
  }
}

async function linkWith(pool: ThreadPool, engine: Engine, input: LinkInput, options: LinkOptions): Promise<LinkResult> {
  const secondsByPhase: Record<string, number> = {}
  const report = options.report ?? (() => {})
  const phase = async <Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const startedAt = performance.now()
    report({ phase: name, done: 0, total: 0 })
    const result = await work()
    secondsByPhase[name] = (performance.now() - startedAt) / 1000
    return result
  }
  const tables = await phase('read', () => readTables(engine, input, pool, (done, total) => report({ phase: 'read', done, total })))
  const nodes = await phase('group', () => takeNodes(tables, pool))
  const { vocabulary, recordCount, rosterCount } = tables
  const plan = await phase('choose keys', () => chooseBlocking(nodes, pool, options.keys ?? options.model?.keys))
  const compared = await phase('compare', () => {
    const told = (done: number, total: number) => report({ phase: 'compare', done, total })
    return options.executor ? comparePairsElsewhere(options.executor, vocabulary, nodes, plan, pool, told) : comparePairs(plan, nodes, pool, told)
  })
  const frequencies = countValues(vocabulary, nodes)
  const comparer = newComparer(vocabulary, nodes.rows)
  const decided = await readDecided(engine, input, tables, nodes)
  const learn = () =>
    estimateModel({ blocked: compared.counts, random: compared.random, frequencies, size: nodes, judged: patternsOfDecided(decided, comparer) })
  const model = options.model ?? (await phase('learn', learn))
  const point = operatingPointOf(model)
  const prior = priorOf(model, nodes.evidenceCount, comparablePairs(nodes))
  const rarity = newRarity(model, vocabulary, nodes, frequencies)
  const scorer = newScorer(model, prior, rarity)
  const scored = await phase('score', async () => {
    const { chunks, expectedElsewhere } = await compared.candidates(scorer, rarity)
    const { pairs, expected } = scorePairs(chunks, compared.counts.patterns, nodes, scorer, point.edge)
    return { pairs, expected: expected + expectedElsewhere }
  })
  const clusters = await phase('cluster', () => {
    const mustLink = mustLinkNodes(tables, nodes)
    return clusterNodes({
      nodes,
      pairs: scored.pairs,
      scorer,
      model,
      comparer,
      prior,
      mustLink,
      decided,
      separateByMembershipNumber: options.separateByMembershipNumber ?? true,
    })
  })
  const ownWeights = newBins()
  const persons = await phase('number', () => {
    const own = newScorer(model, priorOfCopy(recordCount + rosterCount), rarity)
    const isIdentifiable = identifiableNodes(nodes, own, comparer, point.edge, clusters.strongest, ownWeights)
    return numberPersons(tables, nodes, clusters, isIdentifiable)
  })
  const count = countPeople({ people: persons.people, linkedLogits: persons.linkedLogits, unlinkedLogits: unlinkedLogits(scored.pairs, persons.personNoOf) })
  const households = await phase('households', () => findHouseholds(nodes, persons.personNoOf, persons.people))
  await phase('write', () => writeLinks(engine, { tables, nodes, clusters, persons, households, pairs: scored.pairs }))
  return {
    people: persons.people,
    rosterMatched: persons.rosterMatched,
    records: recordCount,
    unidentifiable: persons.unidentifiable,
    ambiguous: persons.ambiguous,
    pairsCompared: compared.pairs,
    estimatedMatches: Math.round(scored.expected),
    ...count,
    model,
    secondsByPhase,
    cappedBlocks: compared.capped,
    keys: compared.keys,
    histograms: { pairs: binsOfPatterns(compared.counts, scorer), records: ownWeights.list(), persons: groupSizes(tables, nodes, persons) },
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
function mustLinkNodes({ groups, extraLinks, recordCount }: Tables, { nodeOfRow }: Nodes): [number, number][] {
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

/** For each two persons the likeliest link that was not made. */
function unlinkedLogits(pairs: PairList, personNoOf: Int32Array): Float32Array {
  const { left, right, logit: logits, count } = pairs
  const [lower, upper, places] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let used = 0
  for (let index = 0; index < count; index++) {
    const one = personNoOf[left[index]!]!
    const other = personNoOf[right[index]!]!
    if (one === other || one === 0 || other === 0) continue
    lower[used] = Math.min(one, other)
    upper[used] = Math.max(one, other)
    places[used++] = index
  }
  const { first, second, values } = sortByTwoKeys(lower.slice(0, used), upper.slice(0, used), places.slice(0, used))
  const best = new Float32Array(used)
  let kept = 0
  for (let at = 0; at < used; at++) {
    const logit = logits[values[at]!]!
    if (at > 0 && first[at] === first[at - 1] && second[at] === second[at - 1]) best[kept - 1] = Math.max(best[kept - 1]!, logit)
    else best[kept++] = logit
  }
  return best.subarray(0, kept)
}
