/** Weighs compared pairs by the model and keeps those that matter. Runs over stored patterns: other weights need no other comparison. */
import type { NodeTable } from './kernel/nodes.ts'
import type { PairChunk } from './kernel/pair-chunks.ts'
import { newPairList, type PairList } from './kernel/pair-list.ts'
import { numberPatterns } from './kernel/pattern-counts.ts'
import { probabilityOf, type Scorer } from './weights.ts'

/** Pairs below this logit (a chance of 5 %) are not kept; they move no count and no cluster. */
export const KEEP_LOGIT = -3
/** Below this even many pairs together add up to no match (a chance of 1 in 3,000). */
export const NOTHING_LOGIT = -8

export type ScoredPairs = {
  pairs: PairList
  /** Pairs that are expected to be one person. */
  expected: number
}

export function scorePairs(chunks: readonly PairChunk[], patterns: Int32Array, nodes: NodeTable, scorer: Scorer, edgeLogit: number): ScoredPairs {
  const pairs = newPairList()
  const { isContactOnly } = nodes
  const numberOf = numberPatterns(patterns)
  const weights = Array.from(patterns, (pattern) => scorer.weightsOf(pattern))
  const atMost = Float64Array.from(weights, (weight) => weight.atMost)
  let expected = 0
  for (const { count, left, right, pattern } of chunks) {
    for (let index = 0; index < count; index++) {
      const [one, other, its] = [left[index]!, right[index]!, pattern[index]!]
      if (isContactOnly[one] || isContactOnly[other]) {
        const logit = scorer.contactLogit(its, one, other)
        if (logit >= edgeLogit) pairs.add(one, other, its, logit, logit, 0)
        continue
      }
      const number = numberOf(its)
      if (atMost[number]! < NOTHING_LOGIT) continue
      const { logit, strength, household } = scorer.score(weights[number]!, one, other)
      expected += probabilityOf(logit)
      if (logit >= KEEP_LOGIT) pairs.add(one, other, its, logit, strength, household)
    }
  }
  return { pairs, expected }
}
