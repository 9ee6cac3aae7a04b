/** Keeps a linkage beside the data it came from, for the next to go on from. */
import { tableOf } from '../kernel/nodes.ts'
import type { Linked } from '../link-all.ts'
import { forgetKept } from './kept-file.ts'
import { writeKeptLinkage } from './kept-linkage.ts'
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
    pairs: scored.pairs,
    clusters: { personOf, rosterOf, strongest, byKey, isAmbiguous },
    compared: linked.compared,
    expected: scored.expected,
    hadDecisions: linked.hasDecisions,
  })
}
