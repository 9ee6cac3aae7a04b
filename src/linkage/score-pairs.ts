/** Weighs compared pairs by the model and keeps those that matter. Runs over stored patterns: other weights need no other comparison. */
import { BIRTH, FAMILY, GIVEN, IDENTIFIER, MEMBER } from './comparisons.ts'
import type { Frequencies } from './kernel/frequencies.ts'
import type { NodeTable } from './kernel/nodes.ts'
import type { PairChunk } from './kernel/pair-chunks.ts'
import { joinPairs, newPairList, type PairColumns, type PairList } from './kernel/pair-list.ts'
import { numberPatterns } from './kernel/pattern-counts.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import type { Vocabulary } from './kernel/vocabulary.ts'
import { operatingPointOf, type LinkModel } from './model.ts'
import { newRarity, newScorer, probabilityOf, type Scorer } from './weights.ts'

/** Pairs below this logit (a chance of 5 %) are not kept; they move no count and no cluster. */
export const KEEP_LOGIT = -3
/** Below this even many pairs together add up to no match (a chance of 1 in 3,000). */
export const NOTHING_LOGIT = -8

export type ScoredPairs = {
  pairs: PairList
  /** Pairs that are expected to be one person. */
  expected: number
}

/** Pairs that one task weighs; cut by the data alone, so that sums and order are the same on any number of threads. */
const PAIRS_A_TASK = 1 << 19

/** `scorePairs` on threads, which must know the nodes. */
export async function scorePairsOn(pool: ThreadPool, chunks: readonly PairChunk[], weights: ScoreInput): Promise<ScoredPairs> {
  const parts: PairChunk[][] = []
  let room = 0
  for (const chunk of chunks) {
    if (room <= 0) {
      parts.push([])
      room = PAIRS_A_TASK
    }
    parts.at(-1)!.push(chunk)
    room -= chunk.count
  }
  await pool.runOnAll('setWeights', weights)
  const found = await pool.runEach(
    'scoreChunks',
    parts.map((part) => ({ chunks: part })),
  )
  return { pairs: joinPairs(found.map(({ pairs }) => pairs)), expected: found.reduce((sum, part) => sum + part.expected, 0) }
}

/** What a thread needs to weigh pairs. */
export type ScoreInput = { model: LinkModel; prior: { match: number; household: number }; frequencies: Frequencies; patterns: Int32Array }

export type ChunkScorer = (chunks: readonly PairChunk[]) => { pairs: PairColumns; expected: number }

export function newChunkScorer({ model, prior, frequencies, patterns }: ScoreInput, vocabulary: Vocabulary, nodes: NodeTable): ChunkScorer {
  const scorer = newScorer(model, prior, newRarity(model, vocabulary, nodes, frequencies))
  return (chunks) => {
    const { pairs, expected } = scorePairs(chunks, patterns, nodes, scorer, operatingPointOf(model).edge)
    const { count, left, right, pattern, logit, strength, household } = pairs
    // Without the room to grow, which would be copied from thread to thread.
    const own = <Numbers extends Int32Array | Float32Array>(numbers: Numbers): Numbers => numbers.slice(0, count) as Numbers
    return {
      pairs: { count, left: own(left), right: own(right), pattern: own(pattern), logit: own(logit), strength: own(strength), household: own(household) },
      expected,
    }
  }
}

export function scorePairs(chunks: readonly PairChunk[], patterns: Int32Array, nodes: NodeTable, scorer: Scorer, edgeLogit: number): ScoredPairs {
  const pairs = newPairList()
  const { isContactOnly } = nodes
  const numberOf = numberPatterns(patterns)
  const weights = Array.from(patterns, (pattern) => scorer.weightsOf(pattern))
  // Nearly all pairs are told by their pattern alone: nothing of the records is looked at.
  const isHopeless = Uint8Array.from(weights, ({ atMost }) => (atMost < NOTHING_LOGIT ? 1 : 0))
  const mayBeContact = Uint8Array.from(weights, ({ levels }) => (PERSONAL.every((comparison) => levels[comparison] === 0) ? 1 : 0))
  let expected = 0
  for (const { count, left, right, pattern } of chunks) {
    for (let index = 0; index < count; index++) {
      const its = pattern[index]!
      const number = numberOf(its)
      if (mayBeContact[number] === 1) {
        const [one, other] = [left[index]!, right[index]!]
        if (isContactOnly[one] || isContactOnly[other]) {
          const logit = scorer.contactLogit(its, one, other)
          if (logit >= edgeLogit) pairs.add(one, other, its, logit, logit, 0)
          continue
        }
      }
      if (isHopeless[number] === 1) continue
      const [one, other] = [left[index]!, right[index]!]
      const { logit, strength, householdShare } = scorer.score(weights[number]!, one, other)
      const probability = probabilityOf(logit)
      expected += probability
      if (logit >= KEEP_LOGIT) pairs.add(one, other, its, logit, strength, (1 - probability) * Math.exp(householdShare))
    }
  }
  return { pairs, expected }
}

/** A record that is only a mailbox or a phone has none of these, so a pair with it compares none. */
const PERSONAL = [GIVEN, FAMILY, BIRTH, MEMBER, IDENTIFIER]
