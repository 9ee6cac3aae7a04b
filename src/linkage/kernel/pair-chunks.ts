/** Compared pairs as they come from threads: lists of a fixed length in shared memory, so that none is ever copied to grow. */
import { sharedInts } from './dictionary.ts'

/** Nodes of each pair, the lower number left; its pattern is `patterns[number]`, so that what belongs to a pattern is found without a search. */
export type PairChunk = { count: number; left: Int32Array; right: Int32Array; number: Int32Array; patterns: Int32Array }

const PAIRS_A_CHUNK = 1 << 16

export function newPairChunks() {
  const full: Omit<PairChunk, 'patterns'>[] = []
  let room = 1 << 10
  let left = sharedInts(room)
  let right = sharedInts(room)
  let number = sharedInts(room)
  let used = 0
  return {
    add(leftNode: number, rightNode: number, patternNumber: number): void {
      if (used === room) {
        full.push({ count: used, left, right, number })
        room = Math.min(PAIRS_A_CHUNK, room * 4)
        left = sharedInts(room)
        right = sharedInts(room)
        number = sharedInts(room)
        used = 0
      }
      left[used] = leftNode
      right[used] = rightNode
      number[used++] = patternNumber
    },
    /** `patterns`: by their numbers. */
    list: (patterns: Int32Array): PairChunk[] =>
      [...full, ...(used === 0 ? [] : [{ count: used, left, right, number }])].map((chunk) => ({ ...chunk, patterns })),
  }
}
