/** Which links hold persons together, and which were not made: what the number of people hangs on. docs/rules/linkage.md, [LNK20]. */
import type { CountedLinks } from './count-people.ts'
import type { PairColumns } from './kernel/pair-list.ts'
import { sortByKey, sortByTwoKeys } from './kernel/radix-sort.ts'

export type JoinInput = {
  pairs: PairColumns
  /** Node → number of its person; 0: it identifies nobody. */
  personNoOf: Int32Array
  /** Nodes that a key holds, which is no matter of chance. */
  byKey: Uint8Array
}
export type Joins = CountedLinks & { left: Int32Array; right: Int32Array }

/** Of a person of n distinct records the n - 1 likeliest links that hold them all (Kruskal 1956): were one wrong, there would be one person more. */
export function findJoins(input: JoinInput): Joins {
  const { left, right, logit, pattern } = input.pairs
  const { only, ofMore } = linksWithinPersons(input)
  const places = [only, heldTogether(input, ofMore)]
  const total = places.reduce((sum, list) => sum + list.length, 0)
  const joins = { left: new Int32Array(total), right: new Int32Array(total), pattern: new Int32Array(total), logit: new Float32Array(total) }
  let used = 0
  for (const list of places)
    for (let at = 0; at < list.length; at++, used++) {
      const edge = list[at]!
      joins.left[used] = left[edge]!
      joins.right[used] = right[edge]!
      joins.pattern[used] = pattern[edge]!
      joins.logit[used] = logit[edge]!
    }
  return joins
}

/** Places of the pairs within persons: of those with two records, whose only link it is, and of those with more. */
function linksWithinPersons({ pairs: { left, right, count }, personNoOf, byKey }: JoinInput): { only: Int32Array; ofMore: Int32Array } {
  let people = 0
  for (let node = 0; node < personNoOf.length; node++) people = Math.max(people, personNoOf[node]!)
  const sizes = new Int32Array(people + 1)
  for (let node = 0; node < personNoOf.length; node++) sizes[personNoOf[node]!]!++
  const [only, ofMore] = [new Int32Array(count), new Int32Array(count)]
  let [onlyUsed, moreUsed] = [0, 0]
  for (let edge = 0; edge < count; edge++) {
    const person = personNoOf[left[edge]!]!
    if (person === 0 || person !== personNoOf[right[edge]!]) continue
    if (sizes[person]! > 2) ofMore[moreUsed++] = edge
    else if (!(byKey[left[edge]!] && byKey[right[edge]!])) only[onlyUsed++] = edge
  }
  return { only: only.subarray(0, onlyUsed), ofMore: ofMore.subarray(0, moreUsed) }
}

/** Pairs lie in the order of their nodes; equally likely ones stay in it. */
function heldTogether({ pairs: { left, right, logit }, personNoOf, byKey }: JoinInput, edges: Int32Array): Int32Array {
  const parent = new Int32Array(personNoOf.length)
  for (let node = 0; node < parent.length; node++) parent[node] = node
  const find = (node: number) => {
    let root = node
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  const unlikelihood = Int32Array.from(edges, (edge) => Math.round((MOST_LOGIT - Math.min(MOST_LOGIT, logit[edge]!)) * 1000))
  const order = sortByKey(unlikelihood, edges.slice()).values
  const held = new Int32Array(order.length)
  let used = 0
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    const [one, other] = [find(left[edge]!), find(right[edge]!)]
    if (one === other) continue
    parent[Math.max(one, other)] = Math.min(one, other)
    if (!(byKey[left[edge]!] && byKey[right[edge]!])) held[used++] = edge
  }
  return held.subarray(0, used)
}
const MOST_LOGIT = 60

/** For each two persons the likeliest link that was not made. */
export function findRivals({ left, right, logit: logits, pattern, count }: PairColumns, personNoOf: Int32Array): CountedLinks {
  const [lower, upper, places] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let used = 0
  for (let index = 0; index < count; index++) {
    const one = personNoOf[left[index]!]!
    const other = personNoOf[right[index]!]!
    if (one === other || one === 0 || other === 0) continue
    lower[used] = Math.min(one, other)
    upper[used] = Math.max(one, other)
    places[used++] = index
  }
  const { first, second, values } = sortByTwoKeys(lower.slice(0, used), upper.slice(0, used), places.slice(0, used))
  const best = new Int32Array(used)
  let kept = 0
  for (let at = 0; at < used; at++) {
    const edge = values[at]!
    const isSame = at > 0 && first[at] === first[at - 1] && second[at] === second[at - 1]
    if (!isSame) best[kept++] = edge
    else if (logits[edge]! > logits[best[kept - 1]!]!) best[kept - 1] = edge
  }
  return {
    pattern: Int32Array.from(best.subarray(0, kept), (edge) => pattern[edge]!),
    logit: Float32Array.from(best.subarray(0, kept), (edge) => logits[edge]!),
  }
}
