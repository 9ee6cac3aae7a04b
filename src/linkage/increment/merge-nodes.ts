/** Puts new nodes among the old ones, in the order that all of them would have had from the start, and leaves out those of which no record is left. */
import { sharedBytes, sharedInts } from '../kernel/dictionary.ts'
import { hashRecords, isEmpty, rowsInOrder, saysOnlyContact } from '../kernel/nodes.ts'
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
  /** Negative where the old node stands before the new row. */
  const compare = (node: number, row: number) =>
    unsigned(old.order.family[node]!, hashes.family[row]!) ||
    unsigned(old.order.content[node]!, hashes.content[row]!) ||
    old.order.tie[node]! - hashes.tie[row]!
  const isNode = (node: number, row: number) => merged.isRoster[node] === 0 && order.groupKeys[node] === groupKeys[row] && isSame2(merged.rows, node, rows, row)
  let node = 0
  /** The old nodes up to, not including, `end`; neighbours that stay are copied together. */
  const takeOld = (end: number) => {
    while (node < end) {
      let to = node
      for (; to < end && isGone[to] === 0; to++) nodeOfOld[to] = count + to - node
      if (to > node) {
        merged.rows.set(old.rows.subarray(node * STRIDE, to * STRIDE), count * STRIDE)
        for (const part of ['isRoster', 'isContactOnly', 'rosterPlace'] as const) merged[part].set(old[part].subarray(node, to), count)
        for (const part of ['family', 'content', 'tie', 'groupKeys'] as const) order[part].set(old.order[part].subarray(node, to), count)
        count += to - node
      }
      node = to
      while (node < end && isGone[node] === 1) node++
    }
  }
  /** The first old node, from `node` on, that stands after the new row. */
  const firstAfter = (row: number) => {
    let [low, high] = [node, old.count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(middle, row) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
  for (const row of sorted) {
    takeOld(firstAfter(row))
    if (count > 0 && isNode(count - 1, row)) {
      nodeOfNew[row] = count - 1
      continue
    }
    nodeOfNew[row] = count
    isFresh[count] = 1
    fresh++
    merged.isContactOnly[count] = saysOnlyContact(rows, row * STRIDE)
    merged.rosterPlace[count] = -1
    merged.rows.set(rows.subarray(row * STRIDE, row * STRIDE + STRIDE), count * STRIDE)
    order.family[count] = hashes.family[row]!
    order.content[count] = hashes.content[row]!
    order.tie[count] = hashes.tie[row]!
    order.groupKeys[count++] = groupKeys[row]!
  }
  takeOld(old.count)
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
