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
export function findJoins({ pairs, personNoOf, byKey }: JoinInput): Joins {
  const { left: lefts, right: rights, logit, pattern } = pairs
  const parent = new Int32Array(personNoOf.length)
  for (let node = 0; node < parent.length; node++) parent[node] = node
  const find = (node: number) => {
    let root = node
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  const order = likeliestFirst(pairs, personNoOf)
  const places = new Int32Array(order.length)
  let used = 0
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    const [left, right] = [lefts[edge]!, rights[edge]!]
    const [one, other] = [find(left), find(right)]
    if (one === other) continue
    parent[Math.max(one, other)] = Math.min(one, other)
    if (!(byKey[left] && byKey[right])) places[used++] = edge
  }
  const pick = <List extends Int32Array | Float32Array>(from: List, to: List) => {
    for (let at = 0; at < used; at++) to[at] = from[places[at]!]!
    return to
  }
  return {
    left: pick(lefts, new Int32Array(used)),
    right: pick(rights, new Int32Array(used)),
    pattern: pick(pattern, new Int32Array(used)),
    logit: pick(logit, new Float32Array(used)),
  }
}

/** Places of the pairs within persons; equal ones in the order of their nodes, however the pairs came. */
function likeliestFirst({ left, right, logit, count }: PairColumns, personNoOf: Int32Array): Int32Array {
  const [lefts, rights, places] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let used = 0
  for (let edge = 0; edge < count; edge++) {
    const person = personNoOf[left[edge]!]!
    if (person === 0 || person !== personNoOf[right[edge]!]) continue
    lefts[used] = left[edge]!
    rights[used] = right[edge]!
    places[used++] = edge
  }
  const { values } = sortByTwoKeys(lefts.slice(0, used), rights.slice(0, used), places.slice(0, used))
  const unlikelihood = Int32Array.from(values, (edge) => Math.round((MOST_LOGIT - Math.min(MOST_LOGIT, logit[edge]!)) * 1000))
  return sortByKey(unlikelihood, values).values
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
