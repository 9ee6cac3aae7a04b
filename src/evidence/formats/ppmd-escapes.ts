/**
 * How likely a context of a PPMd model is to meet what it has not met: learnt over contexts that are alike ("secondary escape estimation"). After Ppmd7
 * of 7-Zip (Igor Pavlov, 2010) and PPMd var.H (Dmitry Shkarin, 2001), both public domain.
 */
import type { PpmdMemory } from './ppmd-memory.ts'
import { SEE_OF_COUNT } from './ppmd-tables.ts'

export const PERIOD_BITS = 7
/** A full context: nothing is learnt from its escapes. */
const NO_SEE = 25 * 16

export class PpmdEscapes {
  readonly #sum = new Uint16Array(NO_SEE + 1)
  readonly #shift = new Uint8Array(NO_SEE + 1)
  readonly #count = new Uint8Array(NO_SEE + 1)

  restart(): void {
    for (let see = 0; see < NO_SEE; see++) {
      this.#shift[see] = PERIOD_BITS - 4
      this.#sum[see] = (5 * (see >> 4) + 10) << (PERIOD_BITS - 4)
      this.#count[see] = 4
    }
    this.#shift[NO_SEE] = PERIOD_BITS
    this.#count[NO_SEE] = 64
  }

  /** The number of the contexts like this one, of whose symbols so many are ruled out and so many still open. */
  find(memory: PpmdMemory, context: number, masked: number, open: number, highBits: number): number {
    const count = memory.count(context)
    if (count === 256) return NO_SEE
    return (
      SEE_OF_COUNT[open - 1]! * 16 +
      (open < memory.count(memory.suffix(context)) - count ? 1 : 0) +
      (memory.sum(context) < 11 * count ? 2 : 0) +
      (masked > open ? 4 : 0) +
      highBits
    )
  }

  /** The share of the escape, taken out of what is known: `missed` gives it back. */
  take(see: number): number {
    if (see === NO_SEE) return 1
    const share = this.#sum[see]! >> this.#shift[see]!
    this.#sum[see]! -= share
    return share === 0 ? 1 : share
  }
  missed(see: number, total: number): void {
    this.#sum[see]! += total
  }
  improve(see: number): void {
    if (this.#shift[see]! >= PERIOD_BITS || --this.#count[see]! !== 0) return
    this.#sum[see]! <<= 1
    this.#count[see] = 3 << this.#shift[see]!++
  }
}
