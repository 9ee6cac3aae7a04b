/**
 * Records lie all over hundreds of megabytes, and fetching one from memory takes as long as hundreds of instructions. The processor fetches ten at once
 * where no read waits for another: so what is needed next is read in one plain loop before it is worked on, and is then in the cache.
 */
import { STRIDE } from './vocabulary.ts'

/** Records whose lines are read together: few enough to stay in the cache nearest to the processor. */
export const RECORDS_AHEAD = 256

/** What was read must seem to be wanted, or the compiler leaves the reading out. */
const UNUSED = new Float64Array(1)

export function keepRead(sum: number): void {
  UNUSED[0] = sum
}

/** Reads the records of `nodes[from]` to `nodes[to - 1]`. */
export function readAhead(rows: Int32Array, nodes: Int32Array, from: number, to: number): void {
  let sum = 0
  for (let at = from; at < to; at++) sum ^= rows[nodes[at]! * STRIDE]!
  keepRead(sum)
}
