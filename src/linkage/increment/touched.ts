/**
 * What an increment touches: groups of nodes that are tied by links, keys or decisions, and that hold a node that came, lost one, or is weighed otherwise.
 * Clustering looks at nothing beyond such a group, so all other groups stay as they are.
 */
import { clusterNodes, rosterMembersOf, type ClusterInput, type Clusters } from '../cluster.ts'
import { groupsOf } from '../tied-groups.ts'
import { newComparer } from '../kernel/compare.ts'
import { newPairList } from '../kernel/pair-list.ts'
import { countUp } from '../kernel/radix-sort.ts'
import { STRIDE, type Vocabulary } from '../kernel/vocabulary.ts'
import { rarityOver, type RarityLogs } from '../rarity.ts'
import { newScorer } from '../weights.ts'
import type { KeptLinkage } from './kept-linkage.ts'

export type TouchedInput = ClusterInput & {
  /** 1 for nodes whose group must be made anew. */
  isTouched: Uint8Array
  before: KeptLinkage['clusters']
  nodeOfOld: Int32Array
  vocabulary: Vocabulary
  rarityLogs: RarityLogs
}

/** The clusters of all nodes; `touched` counts the nodes that were looked at. */
export function clusterTouched(input: TouchedInput): { clusters: Clusters; touched: number } {
  const { nodes, before, nodeOfOld } = input
  const groupOf = groupsOf(input)
  const isAnew = new Uint8Array(nodes.count)
  for (let node = 0; node < nodes.count; node++) if (input.isTouched[node] === 1) isAnew[groupOf[node]!] = 1
  const looked: number[] = []
  for (let node = 0; node < nodes.count; node++) if (isAnew[groupOf[node]!] === 1) looked.push(node)
  const clusters = standAlone(nodes.count)
  for (let old = 0; old < nodeOfOld.length; old++) {
    const node = nodeOfOld[old]!
    if (node < 0 || isAnew[groupOf[node]!] === 1) continue
    clusters.personOf[node] = nodeOfOld[before.personOf[old]!]!
    clusters.rosterOf[node] = before.rosterOf[old]! < 0 ? -1 : nodeOfOld[before.rosterOf[old]!]!
    clusters.strongest[node] = before.strongest[old]!
    clusters.byKey[node] = before.byKey[old]!
    clusters.isAmbiguous[node] = before.isAmbiguous[old]!
  }
  const own = clusterNodes(partOf(input, looked, groupOf, isAnew))
  looked.forEach((node, index) => {
    clusters.personOf[node] = looked[own.personOf[index]!]!
    clusters.rosterOf[node] = own.rosterOf[index]! < 0 ? -1 : looked[own.rosterOf[index]!]!
    clusters.strongest[node] = own.strongest[index]!
    clusters.byKey[node] = own.byKey[index]!
    clusters.isAmbiguous[node] = own.isAmbiguous[index]!
  })
  return { clusters, touched: looked.length }
}

function standAlone(nodes: number): Clusters {
  return {
    personOf: countUp(nodes),
    rosterOf: new Int32Array(nodes).fill(-1),
    strongest: new Float32Array(nodes).fill(Number.NaN),
    byKey: new Uint8Array(nodes),
    isAmbiguous: new Uint8Array(nodes),
  }
}

/** The nodes that are looked at, numbered from 0 in their order, with their pairs: a small list is clustered as it would be among all. */
function partOf(
  { nodes, pairs, vocabulary, rarityLogs, ...rest }: TouchedInput,
  looked: readonly number[],
  groupOf: Int32Array,
  isAnew: Uint8Array,
): ClusterInput {
  const rows = new Int32Array(looked.length * STRIDE)
  looked.forEach((node, index) => rows.set(nodes.rows.subarray(node * STRIDE, node * STRIDE + STRIDE), index * STRIDE))
  const placeOf = new Map(looked.map((node, index) => [node, index]))
  const own = newPairList()
  const { left, right, pattern, logit, strength, household, count } = pairs
  for (let at = 0; at < count; at++) {
    const group = groupOf[left[at]!]!
    if (isAnew[group] === 0 || groupOf[right[at]!] !== group) continue
    own.add(placeOf.get(left[at]!)!, placeOf.get(right[at]!)!, pattern[at]!, logit[at]!, strength[at]!, household[at]!)
  }
  return {
    ...rest,
    nodes: {
      count: looked.length,
      rows,
      isRoster: Uint8Array.from(looked, (node) => nodes.isRoster[node]!),
      isContactOnly: Uint8Array.from(looked, (node) => nodes.isContactOnly[node]!),
    },
    pairs: own,
    comparer: newComparer(vocabulary, rows),
    scorer: newScorer(rest.model, rest.prior, rarityOver(rarityLogs, vocabulary, { rows })),
    rosterMembers: rosterMembersOf(nodes),
    // Who is tied by a key is in one group.
    mustLink: rest.mustLink.flatMap(([one, other]) => (placeOf.has(one) ? [[placeOf.get(one)!, placeOf.get(other)!] as const] : [])),
  }
}
