/**
 * Which records are one person: the list of the steps. Nothing is configured; the data choose the keys, train the model and one operating
 * point serves all. Leaves the tables `person_link`, `kept_pair` and `household_link` in the engine (docs/rules/linkage.md).
 */
import type { Engine } from '../engine/engine.ts'
import { chooseBlocking, type BlockingPlan } from './choose-blocking.ts'
import { clusterNodes } from './cluster.ts'
import { countPeople } from './count-people.ts'
import { comparablePairs, countRandomLevels, estimateModel } from './estimate.ts'
import type { LinkInput, LinkOptions, LinkResult } from './fields.ts'
import { findHouseholds } from './household.ts'
import { newComparer, type Comparer } from './kernel/compare.ts'
import { countValues, type Frequencies } from './kernel/frequencies.ts'
import { buildNodes, type Nodes } from './kernel/nodes.ts'
import { newPairList, type PairList } from './kernel/pair-list.ts'
import { readTables, type Tables } from './kernel/read-tables.ts'
import { STRIDE, type Vocabulary } from './kernel/vocabulary.ts'
import { walkBlocks } from './kernel/walk-blocks.ts'
import { EDGE_LOGIT, priorOf, type LinkModel } from './model.ts'
import { identifiableNodes, numberPersons, priorOfCopy } from './number-persons.ts'
import { newRarity, newScorer, probabilityOf, type Scorer } from './weights.ts'
import { writeLinks } from './write-links.ts'

export type { CappedBlock, Field, FieldValues, LinkInput, LinkOptions, LinkResult, LinkTable } from './fields.ts'

/** Pairs below this logit (a chance of 5 %) are not kept; they move no count and no cluster. */
const KEEP_LOGIT = -3
/** Below this even many pairs together add up to no match (a chance of 1 in 3,000). */
const NOTHING_LOGIT = -8
/** The model is learnt from about so many pairs; more teach it nothing. */
const TRAINING_PAIRS = 3_000_000

export async function linkRecords(engine: Engine, input: LinkInput, options: LinkOptions = {}): Promise<LinkResult> {
  const secondsByPhase: Record<string, number> = {}
  const report = options.report ?? (() => {})
  const phase = async <Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const startedAt = performance.now()
    report({ phase: name, done: 0, total: 0 })
    const result = await work()
    secondsByPhase[name] = (performance.now() - startedAt) / 1000
    return result
  }
  const tables = await phase('read', () => readTables(engine, input, (done, total) => report({ phase: 'read', done, total })))
  const nodes = await phase('group', () => takeNodes(tables))
  const { vocabulary, recordCount, rosterCount } = tables
  const frequencies = countValues(vocabulary, nodes)
  const comparer = newComparer(vocabulary, nodes.rows)
  const plan = await phase('choose keys', () => chooseBlocking(vocabulary, nodes))
  const model = options.model ?? (await phase('learn', () => learn(vocabulary, nodes, frequencies, comparer, plan)))
  const prior = priorOf(model, nodes.evidenceCount, comparablePairs(nodes))
  const rarity = newRarity(model, vocabulary, nodes, frequencies)
  const scorer = newScorer(model, prior, rarity)
  const scored = await phase('compare', () => scorePairs(vocabulary, nodes, plan, comparer, scorer, (done, total) => report({ phase: 'compare', done, total })))
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
      separateByMembershipNumber: options.separateByMembershipNumber ?? true,
    })
  })
  const copyPrior = priorOfCopy(recordCount + rosterCount)
  const isIdentifiable = identifiableNodes(nodes, newScorer(model, copyPrior, rarity), comparer)
  const persons = numberPersons(tables, nodes, clusters, isIdentifiable)
  const count = countPeople({ people: persons.people, linkedLogits: persons.linkedLogits, unlinkedLogits: unlinkedLogits(scored.pairs, persons.personNoOf) })
  const households = findHouseholds(nodes, persons.personNoOf, persons.people)
  await phase('write', () => writeLinks(engine, { tables, nodes, clusters, persons, households, pairs: scored.pairs }))
  return {
    people: persons.people,
    rosterMatched: persons.rosterMatched,
    records: recordCount,
    unidentifiable: persons.unidentifiable,
    ambiguous: persons.ambiguous,
    pairsCompared: scored.compared,
    estimatedMatches: Math.round(scored.expected),
    ...count,
    model,
    secondsByPhase,
    cappedBlocks: scored.capped,
  }
}

/** Nodes take the place of rows; the rows, half a gigabyte for the largest inputs, are let go. */
function takeNodes(tables: Tables): Nodes {
  const nodes = buildNodes(tables)
  tables.rows = new Int32Array(0)
  return nodes
}

function learn(vocabulary: Vocabulary, nodes: Nodes, frequencies: Frequencies, comparer: Comparer, plan: BlockingPlan): LinkModel {
  const expected = plan.rules.reduce((sum, rule) => sum + rule.estimatedPairs, 0)
  const thin = Math.max(1, Math.round(expected / TRAINING_PAIRS))
  const counts = new Map<number, number>()
  walkBlocks(vocabulary, nodes, plan, {
    thin,
    visit(left, right) {
      const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
    },
  })
  return estimateModel(counts, countRandomLevels(nodes, comparer), frequencies, nodes, thin)
}

function scorePairs(
  vocabulary: Vocabulary,
  nodes: Nodes,
  plan: BlockingPlan,
  comparer: Comparer,
  scorer: Scorer,
  report: (done: number, total: number) => void,
) {
  const pairs = newPairList()
  let compared = 0
  let expected = 0
  const { isContactOnly } = nodes
  const capped = walkBlocks(vocabulary, nodes, plan, {
    thin: 1,
    report,
    visit(left, right) {
      compared++
      const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
      if (pattern === 0) return
      if (isContactOnly[left] || isContactOnly[right]) {
        const logit = scorer.contactLogit(pattern, left, right)
        if (logit >= EDGE_LOGIT) pairs.add(left, right, pattern, logit, logit)
        return
      }
      if (scorer.weightsOf(pattern).atMost < NOTHING_LOGIT) return
      const logit = scorer.logit(pattern, left, right)
      expected += probabilityOf(logit)
      if (logit >= KEEP_LOGIT) pairs.add(left, right, pattern, logit, scorer.strength(pattern, left, right))
    },
  })
  return { pairs, compared, expected, capped }
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
function unlinkedLogits(pairs: PairList, personNoOf: Int32Array): Iterable<number> {
  const best = new Map<number, number>()
  const { left, right, logit: logits } = pairs
  for (let index = 0; index < pairs.count; index++) {
    const one = personNoOf[left[index]!]!
    const other = personNoOf[right[index]!]!
    if (one === other || one === 0 || other === 0) continue
    const key = Math.min(one, other) * 67_108_864 + Math.max(one, other)
    const logit = logits[index]!
    if (!(best.get(key)! >= logit)) best.set(key, logit)
  }
  return best.values()
}
