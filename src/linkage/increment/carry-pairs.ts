/** The old pairs under their new numbers, weighed anew where a value that both hold counts otherwise, and the new ones after them. */
import type { Nodes } from '../kernel/nodes.ts'
import { putPairs, type PairColumns } from '../kernel/pair-list.ts'
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
  const left = new Int32Array(oldCount + fresh.pairs.count)
  const right = new Int32Array(left.length)
  const pattern = new Int32Array(left.length)
  const logit = new Float32Array(left.length)
  const strength = new Float32Array(left.length)
  const household = new Float32Array(left.length)
  const old = kept.pairs
  let count = 0
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
    left[count] = one
    right[count] = other
    pattern[count] = old.pattern[at]!
    logit[count] = old.logit[at]!
    strength[count] = old.strength[at]!
    household[count] = old.household[at]!
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
  const columns = { left, right, pattern, logit, strength, household }
  putPairs(columns, count, fresh.pairs)
  return { pairs: { count: count + fresh.pairs.count, ...columns }, expected, isTouched }
}
