/** Groups of nodes that are tied by links, keys or decisions: who is in different ones can never become one person. */
import type { ClusterInput } from './cluster.ts'
import { countUp } from './kernel/radix-sort.ts'
import { operatingPointOf } from './model.ts'

/** Node → first node of its group. */
export function groupsOf({
  nodes,
  pairs,
  mustLink,
  decided,
  model,
}: Pick<ClusterInput, 'pairs' | 'mustLink' | 'decided' | 'model'> & { nodes: { count: number } }): Int32Array {
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
