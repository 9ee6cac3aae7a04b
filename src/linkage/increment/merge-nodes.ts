/** Puts new nodes among the old ones, in the order that all of them would have had from the start, and leaves out those of which no record is left. */
import { sharedBytes, sharedInts } from '../kernel/dictionary.ts'
import { hashRecords, isEmpty, rowsInOrder, saysOnlyContact, type NodeOrder } from '../kernel/nodes.ts'
import { STRIDE, type Vocabulary } from '../kernel/vocabulary.ts'
import type { KeptLinkage } from './kept-linkage.ts'

export type NewRows = { rows: Int32Array; count: number; groupKeys: Int32Array }
export type MergedNodes = {
  nodes: KeptLinkage['nodes']
  /** Old node → node; -1: gone. */
  nodeOfOld: Int32Array
  /** New row → node; -1: it says nothing. */
  nodeOfNew: Int32Array
  /** 1 for nodes that were not there before. */
  isFresh: Uint8Array
  fresh: number
}

export function mergeNodes(old: KeptLinkage['nodes'], isGone: Uint8Array, added: NewRows, vocabulary: Vocabulary): MergedNodes {
  const { rows, count: newCount, groupKeys } = added
  const hashes = { family: new Int32Array(newCount), content: new Int32Array(newCount), tie: new Int32Array(newCount) }
  hashRecords({ vocabulary, rows, groupKeys, recordCount: newCount, from: 0, to: newCount, ...hashes })
  const sorted = rowsInOrder(hashes, newCount).filter((row) => groupKeys[row] !== 0 || !isEmpty(rows, row))
  const nodeOfOld = new Int32Array(old.count).fill(-1)
  const nodeOfNew = new Int32Array(newCount).fill(-1)
  const most = old.count + sorted.length
  const merged = emptyNodes(most)
  const { order } = merged
  const isFresh = sharedBytes(most)
  let count = 0
  let fresh = 0
  const put = (from: Int32Array, at: number, its: NodeOrder, place: number) => {
    merged.rows.set(from.subarray(at * STRIDE, at * STRIDE + STRIDE), count * STRIDE)
    order.family[count] = its.family[place]!
    order.content[count] = its.content[place]!
    order.tie[count] = its.tie[place]!
    order.groupKeys[count] = its.groupKeys[place]!
    count++
  }
  /** Negative where the old node stands before the new row. */
  const compare = (node: number, row: number) =>
    unsigned(old.order.family[node]!, hashes.family[row]!) ||
    unsigned(old.order.content[node]!, hashes.content[row]!) ||
    old.order.tie[node]! - hashes.tie[row]!
  const isNode = (node: number, row: number) => merged.isRoster[node] === 0 && order.groupKeys[node] === groupKeys[row] && isSame2(merged.rows, node, rows, row)
  let node = 0
  const takeOld = () => {
    if (isGone[node] === 0) {
      nodeOfOld[node] = count
      merged.isRoster[count] = old.isRoster[node]!
      merged.isContactOnly[count] = old.isContactOnly[node]!
      merged.rosterPlace[count] = old.rosterPlace[node]!
      put(old.rows, node, old.order, node)
    }
    node++
  }
  for (const row of sorted) {
    while (node < old.count && compare(node, row) <= 0) takeOld()
    if (count > 0 && isNode(count - 1, row)) {
      nodeOfNew[row] = count - 1
      continue
    }
    nodeOfNew[row] = count
    isFresh[count] = 1
    fresh++
    merged.isContactOnly[count] = saysOnlyContact(rows, row * STRIDE)
    merged.rosterPlace[count] = -1
    put(rows, row, { ...hashes, groupKeys }, row)
  }
  while (node < old.count) takeOld()
  return { nodes: { ...merged, count, rosterCount: old.rosterCount }, nodeOfOld, nodeOfNew, isFresh, fresh }
}

const unsigned = (one: number, other: number) => (one >>> 0) - (other >>> 0)

function isSame2(rows: Int32Array, node: number, others: Int32Array, row: number): boolean {
  for (let column = 0; column < STRIDE; column++) if (rows[node * STRIDE + column] !== others[row * STRIDE + column]) return false
  return true
}

function emptyNodes(most: number) {
  return {
    rows: sharedInts(most * STRIDE),
    isRoster: sharedBytes(most),
    isContactOnly: sharedBytes(most),
    rosterPlace: new Int32Array(most),
    order: { family: new Int32Array(most), content: new Int32Array(most), tie: new Int32Array(most), groupKeys: new Int32Array(most) },
  }
}
