/** Keeps a linkage beside the data it came from, for the next to go on from. */
import { tableOf } from '../kernel/nodes.ts'
import { distinctPlaces, firstPairs } from '../kernel/pair-list.ts'
import type { Linked } from '../link-all.ts'
import { forgetKept } from './kept-file.ts'
import { writeKeptLinkage, type KeptLinkage } from './kept-linkage.ts'
import type { Digests } from './known-records.ts'

/** Beyond this the file would not fit the memory of the machines we name (docs/linkage.md); the next linkage is whole again. */
const NODES_KEPT_AT_MOST = 6_000_000

/** Goes on while the tables are written: nothing of what was linked may change until it is done. */
export async function keepLinkage(path: string, inputKey: string, digests: Digests, linked: Linked): Promise<void> {
  const { nodes, weights, clusters, scored, tables } = linked
  if (nodes.count > NODES_KEPT_AT_MOST) return forgetKept(path)
  const { personOf, rosterOf, strongest, byKey, isAmbiguous } = clusters
  await writeKeptLinkage(path, {
    inputKey,
    weights,
    blocking: linked.blocking,
    vocabulary: tables.vocabulary,
    nodes: {
      ...tableOf(nodes),
      order: nodes.order,
      rosterPlace: nodes.rowOfNode.map((row, node) => (nodes.isRoster[node] === 1 ? row - tables.recordCount : -1)),
    },
    learntNodes: linked.learntNodes,
    says: { ...digests, node: nodes.nodeOfRow.subarray(0, tables.recordCount) },
    grown: linked.grown,
    pairs: distinctPairs(linked),
    clusters: { personOf, rosterOf, strongest, byKey, isAmbiguous },
    compared: linked.compared,
    expected: scored.expected,
    hadDecisions: linked.hasDecisions,
  })
}

/** A pair that several large blocks found is kept once. */
function distinctPairs({ scored: { pairs }, clusters }: Linked): KeptLinkage['pairs'] {
  if (clusters.order.length === pairs.count) return firstPairs(pairs)
  const places = distinctPlaces(clusters.order, pairs.count)
  const of = <Numbers extends Int32Array | Float32Array>(numbers: Numbers): Numbers => {
    const own = new (numbers.constructor as new (length: number) => Numbers)(places.length)
    for (let at = 0; at < places.length; at++) own[at] = numbers[places[at]!]!
    return own
  }
  return {
    count: places.length,
    left: of(pairs.left),
    right: of(pairs.right),
    pattern: of(pairs.pattern),
    logit: of(pairs.logit),
    strength: of(pairs.strength),
    household: of(pairs.household),
  }
}
