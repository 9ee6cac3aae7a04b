/**
 * The order of pairs. They lie in the order of their nodes, so that whatever goes through them finds its records near each other; and they are joined group
 * by group: groups that no link ties know nothing of each other, so that theirs is an order each.
 */
import { pairColumns, type PairColumns } from './pair-list.ts'
import { sortRun } from './radix-sort.ts'

/** Each pair once, in the order of its nodes: an order that is the data's alone. */
export function pairsInOrder(pairs: PairColumns, nodes: number): PairColumns {
  const places = byNodes(pairs, nodes)
  const own = pairColumns(places.length)
  const { left, right, pattern, logit, strength, household } = pairs
  for (let at = 0; at < places.length; at++) {
    const edge = places[at]!
    own.left[at] = left[edge]!
    own.right[at] = right[edge]!
    own.pattern[at] = pattern[edge]!
    own.logit[at] = logit[edge]!
    own.strength[at] = strength[edge]!
    own.household[at] = household[edge]!
  }
  return { count: places.length, ...own }
}

/**
 * Indices of pairs in order: those within a group together, from the strongest to the weakest (in steps of a thousandth), equal ones by their nodes; then
 * those between groups. `groupOf`: node → first node of its group.
 */
export function strongestFirst({ left, right, strength, count }: PairColumns, groupOf: Int32Array): Int32Array {
  const nowhere = groupOf.length
  const groupOfPair = (edge: number) => (groupOf[left[edge]!] === groupOf[right[edge]!] ? groupOf[left[edge]!]! : nowhere)
  const ends = new Int32Array(groupOf.length + 2)
  for (let edge = 0; edge < count; edge++) ends[groupOfPair(edge) + 1]!++
  for (let group = 0; group <= nowhere; group++) ends[group + 1]! += ends[group]!
  const order = new Int32Array(count)
  const weakness = new Int32Array(count)
  for (let edge = 0; edge < count; edge++) {
    // Where a group begins becomes where it ends.
    const place = ends[groupOfPair(edge)]!++
    order[place] = edge
    weakness[place] = 65_535 - Math.round((Math.min(61, Math.max(-4, strength[edge]!)) + 4) * 1000)
  }
  for (let group = 0, from = 0; group < nowhere; from = ends[group++]!) if (ends[group]! - from > 1) sortRun(weakness, order, from, ends[group]!)
  return order
}

/** Indices of the distinct pairs in the order of their nodes; of equal ones the first. */
function byNodes({ left, right, count }: PairColumns, nodes: number): Int32Array {
  const ends = new Int32Array(nodes + 1)
  for (let edge = 0; edge < count; edge++) ends[left[edge]! + 1]!++
  for (let node = 0; node < nodes; node++) ends[node + 1]! += ends[node]!
  const places = new Int32Array(count)
  const rights = new Int32Array(count)
  for (let edge = 0; edge < count; edge++) {
    const place = ends[left[edge]!]!++
    places[place] = edge
    rights[place] = right[edge]!
  }
  let used = 0
  for (let node = 0, from = 0; node < nodes; node++) {
    const to = ends[node]!
    if (to - from > 1) sortRun(rights, places, from, to)
    for (let at = from; at < to; at++) if (at === from || rights[at] !== rights[at - 1]) places[used++] = places[at]!
    from = to
  }
  return places.subarray(0, used)
}
