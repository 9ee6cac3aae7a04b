/** Weighs compared pairs by the model and keeps those that matter. Runs over stored patterns: other weights need no other comparison. */
import { BIRTH, FAMILY, GIVEN, IDENTIFIER, MEMBER } from './comparisons.ts'
import type { NodeTable } from './kernel/nodes.ts'
import type { PairChunk } from './kernel/pair-chunks.ts'
import { joinPairs, newPairList, sharedPairs, type PairColumns, type PairList } from './kernel/pair-list.ts'
import type { ThreadPool } from './kernel/thread-pool.ts'
import type { Vocabulary } from './kernel/vocabulary.ts'
import { operatingPointOf, type LinkModel } from './model.ts'
import { rarityOver, type RarityLogs } from './rarity.ts'
import { logSumExp, newScorer, probabilityOf, type PatternWeights, type Scorer } from './weights.ts'

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

/** What a thread needs to weigh pairs. `tables`: patterns that chunks refer to. */
export type ScoreInput = { model: LinkModel; prior: { match: number; household: number }; rarity: RarityLogs; tables: readonly Int32Array[] }
/** A chunk that names its patterns by their place in `tables`. */
export type TabledChunk = Omit<PairChunk, 'patterns'> & { table: number }

/** Weighs pairs on threads, which must know the nodes. */
export async function scorePairsOn(pool: ThreadPool, chunks: readonly PairChunk[], weights: Omit<ScoreInput, 'tables'>): Promise<ScoredPairs> {
  const numberOfTable = new Map<Int32Array, number>()
  const parts: TabledChunk[][] = []
  let room = 0
  for (const { patterns, ...chunk } of chunks) {
    if (!numberOfTable.has(patterns)) numberOfTable.set(patterns, numberOfTable.size)
    if (room <= 0) {
      parts.push([])
      room = PAIRS_A_TASK
    }
    parts.at(-1)!.push({ ...chunk, table: numberOfTable.get(patterns)! })
    room -= chunk.count
  }
  await pool.runOnAll('setWeights', { ...weights, tables: [...numberOfTable.keys()] })
  const found = await pool.runEach(
    'scoreChunks',
    parts.map((part) => ({ chunks: part })),
  )
  return { pairs: joinPairs(found.map(({ pairs }) => pairs)), expected: found.reduce((sum, part) => sum + part.expected, 0) }
}

export type ChunkScorer = (chunks: readonly TabledChunk[]) => { pairs: PairColumns; expected: number }

export function newChunkScorer({ model, prior, rarity, tables }: ScoreInput, vocabulary: Vocabulary, nodes: NodeTable): ChunkScorer {
  const score = newPairScorer(nodes, newScorer(model, prior, rarityOver(rarity, vocabulary, nodes)), operatingPointOf(model).edge)
  return (chunks) => {
    const { pairs, expected } = score(chunks.map(({ table, ...chunk }) => ({ ...chunk, patterns: tables[table]! })))
    return { pairs: sharedPairs(pairs), expected }
  }
}

/** What a pattern alone says, by its number. */
type OfPattern = {
  weights: PatternWeights[]
  /** Nearly all pairs are told by their pattern alone: nothing of the records is looked at. */
  isHopeless: Uint8Array
  /** The chance to be one person where no value's rarity plays a part and the pair is not kept; NaN: it must be looked at. */
  chance: Float64Array
  mayBeContact: Uint8Array
}

/** What patterns say is worked out once, for all lists of pairs that come. */
export function newPairScorer(nodes: NodeTable, scorer: Scorer, edgeLogit: number): (chunks: readonly PairChunk[]) => ScoredPairs {
  const { isContactOnly } = nodes
  const known = new Map<Int32Array, OfPattern>()
  const ofPatterns = (patterns: Int32Array): OfPattern => {
    const found = known.get(patterns)
    if (found) return found
    const weights = Array.from(patterns, (pattern) => scorer.weightsOf(pattern))
    const made = {
      weights,
      chance: Float64Array.from(weights, (its) => {
        const logit = its.match - logSumExp(its.chance, its.household)
        return its.rare === 0 && logit < KEEP_LOGIT ? probabilityOf(logit) : Number.NaN
      }),
      isHopeless: Uint8Array.from(weights, ({ atMost }) => (atMost < NOTHING_LOGIT ? 1 : 0)),
      mayBeContact: Uint8Array.from(weights, ({ levels }) => (PERSONAL.every((comparison) => levels[comparison] === 0) ? 1 : 0)),
    }
    known.set(patterns, made)
    return made
  }
  const lefts = new Int32Array(PAIRS_A_TURN)
  const rights = new Int32Array(PAIRS_A_TURN)
  const numbersOf = new Int32Array(PAIRS_A_TURN)
  /** Weighs the first so many of those that wait; gives how many of them are expected to be one person. */
  const weighWaiting = (count: number, { weights }: OfPattern, patterns: Int32Array, pairs: PairList): number => {
    let expected = 0
    scorer.readAhead(lefts, rights, count)
    for (let at = 0; at < count; at++) {
      const number = numbersOf[at]!
      const { logit, strength, householdShare } = scorer.score(weights[number]!, lefts[at]!, rights[at]!)
      const probability = probabilityOf(logit)
      expected += probability
      if (logit >= KEEP_LOGIT) pairs.add(lefts[at]!, rights[at]!, patterns[number]!, logit, strength, (1 - probability) * Math.exp(householdShare))
    }
    return expected
  }
  return (chunks) => {
    const pairs = newPairList()
    let expected = 0
    for (const { count, left, right, number: numbers, patterns } of chunks) {
      const known = ofPatterns(patterns)
      const { isHopeless, chance, mayBeContact } = known
      let waiting = 0
      for (let index = 0; index < count; index++) {
        const number = numbers[index]!
        if (mayBeContact[number] === 1) {
          const [one, other] = [left[index]!, right[index]!]
          if (isContactOnly[one] || isContactOnly[other]) {
            const logit = scorer.contactLogit(patterns[number]!, one, other)
            if (logit >= edgeLogit) pairs.add(one, other, patterns[number]!, logit, logit, 0)
            continue
          }
        }
        if (isHopeless[number] === 1) continue
        if (chance[number]! >= 0) {
          expected += chance[number]!
          continue
        }
        lefts[waiting] = left[index]!
        rights[waiting] = right[index]!
        numbersOf[waiting++] = number
        if (waiting < PAIRS_A_TURN) continue
        expected += weighWaiting(waiting, known, patterns, pairs)
        waiting = 0
      }
      expected += weighWaiting(waiting, known, patterns, pairs)
    }
    return { pairs, expected }
  }
}

/** Pairs whose records and values are fetched together before they are weighed. */
const PAIRS_A_TURN = 256

/** A record that is only a mailbox or a phone has none of these, so a pair with it compares none. */
const PERSONAL = [GIVEN, FAMILY, BIRTH, MEMBER, IDENTIFIER]
