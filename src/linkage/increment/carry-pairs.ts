/** The old pairs under their new numbers, weighed anew where a value that both hold counts otherwise, and the new ones among them. */
import type { Nodes } from '../kernel/nodes.ts'
import { firstPairs, pairColumns, type PairColumns } from '../kernel/pair-list.ts'
import { KEEP_LOGIT } from '../score-pairs.ts'
import { probabilityOf, type Scorer } from '../weights.ts'
import type { KeptLinkage } from './kept-linkage.ts'
import type { MergedNodes } from './merge-nodes.ts'

/** `isTouched`: 1 for each node that came, lost a neighbour, or is weighed otherwise. */
type Carried = { pairs: PairColumns; expected: number; isTouched: Uint8Array }

export function carryPairs(
  kept: KeptLinkage,
  { nodeOfOld, isFresh }: MergedNodes,
  nodes: Nodes,
  scorer: Scorer,
  isMoved: Uint8Array,
  fresh: { pairs: PairColumns; expected: number },
): Carried {
  const { count: oldCount } = kept.pairs
  const isTouched = Uint8Array.from(isFresh.subarray(0, nodes.count))
  let expected = kept.expected + fresh.expected
  const columns = pairColumns(oldCount + fresh.pairs.count)
  const { left, right, pattern, logit, strength, household } = columns
  const old = kept.pairs
  let count = 0
  let next = 0
  const put = (from: PairColumns, at: number, one: number, other: number) => {
    left[count] = one
    right[count] = other
    pattern[count] = from.pattern[at]!
    logit[count] = from.logit[at]!
    strength[count] = from.strength[at]!
    household[count] = from.household[at]!
  }
  /** Both stand in the order of their nodes: the new ones before a pair go before it. */
  const putFreshBefore = (one: number, other: number) => {
    const { left: lefts, right: rights, count: all } = fresh.pairs
    for (; next < all && (lefts[next]! < one || (lefts[next] === one && rights[next]! < other)); next++, count++)
      put(fresh.pairs, next, lefts[next]!, rights[next]!)
  }
  const touch = (node: number) => {
    if (node >= 0) isTouched[node] = 1
  }
  for (let at = 0; at < oldCount; at++) {
    const one = nodeOfOld[old.left[at]!]!
    const other = nodeOfOld[old.right[at]!]!
    if (one < 0 || other < 0) {
      if (kept.nodes.isContactOnly[old.left[at]!] === 0 && kept.nodes.isContactOnly[old.right[at]!] === 0) expected -= probabilityOf(old.logit[at]!)
      touch(one)
      touch(other)
      continue
    }
    putFreshBefore(one, other)
    put(old, at, one, other)
    const isContact = nodes.isContactOnly[one] === 1 || nodes.isContactOnly[other] === 1
    if (isMoved[one] === 0 || isMoved[other] === 0 || isContact) {
      count++
      continue
    }
    const scored = scorer.score(scorer.weightsOf(old.pattern[at]!), one, other)
    const probability = probabilityOf(scored.logit)
    touch(one)
    touch(other)
    expected += probability - probabilityOf(old.logit[at]!)
    if (scored.logit < KEEP_LOGIT) continue
    logit[count] = scored.logit
    strength[count] = scored.strength
    household[count++] = (1 - probability) * Math.exp(scored.householdShare)
  }
  for (let node = 0; node < nodeOfOld.length; node++) {
    const person = kept.clusters.personOf[node]!
    // Who was joined with somebody who is gone may fall apart, whatever joined them.
    if (nodeOfOld[node]! < 0) touch(nodeOfOld[person]!)
    else if (nodeOfOld[person]! < 0) touch(nodeOfOld[node]!)
  }
  putFreshBefore(nodes.count, 0)
  return { pairs: firstPairs({ count, ...columns }), expected, isTouched }
}
