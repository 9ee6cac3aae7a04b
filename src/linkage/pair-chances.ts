/** The chance of each kept pair to be one person, with what the other pairs say. docs/rules/linkage.md, [LNK31]. */
import type { PairColumns } from './kernel/pair-list.ts'
import { probabilityOf } from './weights.ts'

export type ChanceInput = { pairs: Pick<PairColumns, 'count' | 'left' | 'right' | 'logit'>; personOf: Int32Array }

/** Without the room to grow, which would be copied from thread to thread. */
export function chanceColumns({ count, left, right, logit }: PairColumns): ChanceInput['pairs'] {
  return { count, left: left.subarray(0, count).slice(), right: right.subarray(0, count).slice(), logit: logit.subarray(0, count).slice() }
}

/** Neighbours looked at for one node: more make a person's records no surer. */
const MOST_NEIGHBOURS = 64

/**
 * Two records that say little of each other are one person if a third is both: A is C at least as surely as A is B and B is C. Only within a
 * person, where nothing that is known speaks against it. `personOf`: node → first node of its person. In the order of `pairs`.
 */
export function pairChances({ pairs, personOf }: ChanceInput): Float64Array {
  const { count, left, right, logit } = pairs
  const chances = new Float64Array(count)
  for (let edge = 0; edge < count; edge++) chances[edge] = probabilityOf(logit[edge]!)
  const { offsets, edges } = edgesWithin(pairs, personOf)
  /** Chance with the node in hand, by neighbour; 0: none is known. */
  const withIt = new Float64Array(personOf.length)
  const raised = Float64Array.from(chances)
  for (let node = 0; node < personOf.length; node++) {
    const [from, to] = [offsets[node]!, offsets[node + 1]!]
    if (to - from < 2) continue
    for (let at = from; at < to; at++) withIt[otherEnd(edges[at]!, node)] = chances[edges[at]!]!
    for (let at = from; at < to; at++) {
      const edge = edges[at]!
      const other = otherEnd(edge, node)
      if (other < node) continue
      const end = Math.min(offsets[other + 1]!, offsets[other]! + MOST_NEIGHBOURS)
      for (let via = offsets[other]!; via < end; via++) {
        const chance = withIt[otherEnd(edges[via]!, other)]! * chances[edges[via]!]!
        if (chance > raised[edge]!) raised[edge] = chance
      }
    }
    for (let at = from; at < to; at++) withIt[otherEnd(edges[at]!, node)] = 0
  }
  return raised

  function otherEnd(edge: number, node: number): number {
    return left[edge]! === node ? right[edge]! : left[edge]!
  }
}

/** Of each node, the pairs that stay within its person: `edges` from `offsets[node]` to `offsets[node + 1]`, the strongest first where there are many. */
function edgesWithin({ count, left, right, logit }: ChanceInput['pairs'], personOf: Int32Array): { offsets: Int32Array; edges: Int32Array } {
  const offsets = new Int32Array(personOf.length + 1)
  const isWithin = (edge: number) => personOf[left[edge]!] === personOf[right[edge]!]
  for (let edge = 0; edge < count; edge++) {
    if (!isWithin(edge)) continue
    offsets[left[edge]! + 1]!++
    offsets[right[edge]! + 1]!++
  }
  for (let node = 0; node < personOf.length; node++) offsets[node + 1]! += offsets[node]!
  const next = offsets.slice(0, personOf.length)
  const edges = new Int32Array(offsets[personOf.length]!)
  for (let edge = 0; edge < count; edge++) {
    if (!isWithin(edge)) continue
    edges[next[left[edge]!]!++] = edge
    edges[next[right[edge]!]!++] = edge
  }
  // Which neighbours count must follow from the data alone, whatever the order of the pairs.
  for (let node = 0; node < personOf.length; node++) {
    if (offsets[node + 1]! - offsets[node]! <= MOST_NEIGHBOURS) continue
    edges.subarray(offsets[node]!, offsets[node + 1]!).sort((a, b) => logit[b]! - logit[a]! || left[a]! - left[b]! || right[a]! - right[b]!)
  }
  return { offsets, edges }
}
