/** Keeps a linkage beside the data it came from, for the next to go on from. */
import type { Engine } from '../../engine/engine.ts'
import type { LinkInput } from '../fields.ts'
import { tableOf } from '../kernel/nodes.ts'
import { distinctPlaces } from '../kernel/pair-list.ts'
import type { Linked } from '../link-all.ts'
import { forgetKept } from './kept-file.ts'
import { writeKeptLinkage, type KeptLinkage } from './kept-linkage.ts'
import { digestsOf, newDigestTable } from './known-records.ts'

/** Beyond this the file would not fit the memory of the machines we name (docs/linkage.md); the next linkage is whole again. */
const NODES_KEPT_AT_MOST = 6_000_000

export async function keepLinkage(engine: Engine, input: LinkInput, path: string, inputKey: string, linked: Linked): Promise<void> {
  const { nodes, weights, clusters, scored } = linked
  if (nodes.count > NODES_KEPT_AT_MOST) return forgetKept(path)
  const { personOf, rosterOf, strongest, byKey, isAmbiguous } = clusters
  writeKeptLinkage(path, {
    inputKey,
    weights,
    blocking: linked.blocking,
    vocabulary: linked.tables.vocabulary,
    nodes: {
      ...tableOf(nodes),
      order: nodes.order,
      rosterPlace: nodes.rowOfNode.map((row, node) => (nodes.isRoster[node] === 1 ? row - linked.tables.recordCount : -1)),
    },
    learntNodes: linked.learntNodes,
    says: await saysOf(engine, input, linked),
    grown: linked.grown,
    pairs: distinctPairs(linked),
    clusters: { personOf, rosterOf, strongest, byKey, isAmbiguous },
    compared: linked.compared,
    expected: scored.expected,
    hadDecisions: linked.hasDecisions,
  })
}

/** Each digest once, with the node of the records that have it. */
async function saysOf(engine: Engine, input: LinkInput, { digests, tables, nodes }: Linked): Promise<KeptLinkage['says']> {
  const { low, high } = digests ?? (await digestsOf(engine, input, tables.records))
  const table = newDigestTable(nodes.count)
  const first: number[] = []
  for (let row = 0; row < tables.recordCount; row++) if (table.add(low[row]!, high[row]!) === first.length) first.push(row)
  return {
    low: Int32Array.from(first, (row) => low[row]!),
    high: Int32Array.from(first, (row) => high[row]!),
    node: Int32Array.from(first, (row) => nodes.nodeOfRow[row]!),
  }
}

/** A pair that several large blocks found is kept once. */
function distinctPairs({ scored: { pairs }, clusters }: Linked): KeptLinkage['pairs'] {
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
