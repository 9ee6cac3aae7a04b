/**
 * What an increment touches: groups of nodes that are tied by links, keys or decisions, and that hold a node that came, lost one, or is weighed otherwise.
 * Clustering looks at nothing beyond such a group, so all other groups stay as they are.
 */
import { clusterNodes, type ClusterInput, type Clusters } from '../cluster.ts'
import { newPairList, type PairList } from '../kernel/pair-list.ts'
import { operatingPointOf } from '../model.ts'
import type { KeptLinkage } from './kept-linkage.ts'

export type TouchedInput = ClusterInput & {
  /** 1 for nodes whose group must be made anew. */
  isTouched: Uint8Array
  before: KeptLinkage['clusters']
  nodeOfOld: Int32Array
}

/** The clusters of all nodes; `touched` counts the nodes that were looked at. */
export function clusterTouched(input: TouchedInput): { clusters: Clusters; touched: number } {
  const { nodes, pairs, before, nodeOfOld } = input
  const groupOf = groupsOf(input)
  const isAnew = new Uint8Array(nodes.count)
  for (let node = 0; node < nodes.count; node++) if (input.isTouched[node] === 1) isAnew[groupOf[node]!] = 1
  let touched = 0
  for (let node = 0; node < nodes.count; node++) touched += isAnew[groupOf[node]!]!
  const own = clusterNodes({ ...input, pairs: pairsWithin(pairs, groupOf, isAnew) })
  const clusters: Clusters = { ...own, order: countUp(pairs.count) }
  for (let old = 0; old < nodeOfOld.length; old++) {
    const node = nodeOfOld[old]!
    if (node < 0 || isAnew[groupOf[node]!] === 1) continue
    clusters.personOf[node] = nodeOfOld[before.personOf[old]!]!
    clusters.rosterOf[node] = before.rosterOf[old]! < 0 ? -1 : nodeOfOld[before.rosterOf[old]!]!
    clusters.strongest[node] = before.strongest[old]!
    clusters.byKey[node] = before.byKey[old]!
    clusters.isAmbiguous[node] = before.isAmbiguous[old]!
  }
  return { clusters, touched }
}

function groupsOf({ nodes, pairs, mustLink, decided, model }: TouchedInput): Int32Array {
  const parent = countUp(nodes.count)
  const find = (node: number): number => {
    let root = node
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  const tie = (left: number, right: number) => {
    const [one, other] = [find(left), find(right)]
    if (one !== other) parent[Math.max(one, other)] = Math.min(one, other)
  }
  const { edge } = operatingPointOf(model)
  const { left, right, logit, count } = pairs
  for (let at = 0; at < count; at++) if (logit[at]! >= edge) tie(left[at]!, right[at]!)
  for (const [one, other] of mustLink) tie(one, other)
  for (const [one, other] of decided.same) tie(one, other)
  for (let node = 0; node < nodes.count; node++) parent[node] = find(node)
  return parent
}

function pairsWithin(pairs: PairList, groupOf: Int32Array, isAnew: Uint8Array): PairList {
  const own = newPairList()
  const { left, right, pattern, logit, strength, household, count } = pairs
  for (let at = 0; at < count; at++) {
    const group = groupOf[left[at]!]!
    if (isAnew[group] === 0 || groupOf[right[at]!] !== group) continue
    own.add(left[at]!, right[at]!, pattern[at]!, logit[at]!, strength[at]!, household[at]!)
  }
  return own
}

export function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let index = 0; index < length; index++) numbers[index] = index
  return numbers
}
