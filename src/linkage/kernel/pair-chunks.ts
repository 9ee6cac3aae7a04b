/** Compared pairs as they come from threads: lists of a fixed length in shared memory, so that none is ever copied to grow. */
import { sharedInts } from './dictionary.ts'

/** Nodes of each pair, the lower number left, and its pattern. */
export type PairChunk = { count: number; left: Int32Array; right: Int32Array; pattern: Int32Array }

const PAIRS_A_CHUNK = 1 << 16

export function newPairChunks() {
  const full: PairChunk[] = []
  let room = 1 << 10
  let left = sharedInts(room)
  let right = sharedInts(room)
  let pattern = sharedInts(room)
  let used = 0
  return {
    add(leftNode: number, rightNode: number, itsPattern: number): void {
      if (used === room) {
        full.push({ count: used, left, right, pattern })
        room = Math.min(PAIRS_A_CHUNK, room * 4)
        left = sharedInts(room)
        right = sharedInts(room)
        pattern = sharedInts(room)
        used = 0
      }
      left[used] = leftNode
      right[used] = rightNode
      pattern[used++] = itsPattern
    },
    list: (): PairChunk[] => (used === 0 ? full : [...full, { count: used, left, right, pattern }]),
  }
}
