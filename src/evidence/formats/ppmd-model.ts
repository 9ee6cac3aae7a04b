/**
 * PPMd var.H: each byte is predicted from those before it, by contexts of up to `order` bytes. The model of 7z's PPMd and of RAR 3's text method; only the
 * range coder differs. After Ppmd7 of 7-Zip (Igor Pavlov, 2010) and PPMd var.H (Dmitry Shkarin, 2001), both public domain; decoding only.
 */
import { PERIOD_BITS, PpmdEscapes } from './ppmd-escapes.ts'
import { listOfUnits, MOST_FREQUENCY, PpmdMemory } from './ppmd-memory.ts'
import { BINARY_OF_COUNT, EXP_ESCAPE, FIRST_ESCAPES } from './ppmd-tables.ts'

/** What the two range coders have in common. `threshold` must be called before `decode`. */
export type PpmdRange = {
  threshold(total: number): number
  decode(start: number, size: number): void
  /** One of two; `zeroOf`: how likely the first is, of 2^14. */
  bit(zeroOf: number): number
}

export const PPMD_LEAST_ORDER = 2
export const PPMD_MOST_ORDER = 64
const BINARY_SCALE = 1 << 14
/** Beyond what `symbol` gives: the context has not met the byte. */
const ESCAPE = -3

export class PpmdModel {
  readonly #order: number
  readonly #memory: PpmdMemory
  readonly #bytes: Uint8Array
  readonly #shorts: Uint16Array
  readonly #words: Uint32Array
  readonly #binary = new Uint16Array(128 * 64)
  readonly #escapes = new PpmdEscapes()
  readonly #isMasked = new Uint8Array(256)
  readonly #candidates = new Uint32Array(256)
  readonly #path = new Uint32Array(PPMD_MOST_ORDER)
  #context = 0
  #longest = 0
  #found = 0
  #fall = 0
  #runLength = 0
  #firstRun = 0
  #previousSuccess = 0
  #firstEscape = 0
  #highBits = 0

  /** `bytes`: of memory, as the stream's header says; the caller has bounded it. */
  constructor(order: number, bytes: number) {
    this.#order = order
    this.#memory = new PpmdMemory(bytes)
    this.#bytes = this.#memory.bytes
    this.#shorts = this.#memory.shorts
    this.#words = this.#memory.words
    this.#restart()
  }

  /** The next byte; -1: the end mark; -2: the stream is damaged. */
  symbol(range: PpmdRange): number {
    const symbol = this.#memory.count(this.#context) === 1 ? this.#oneState(range) : this.#manyStates(range)
    return symbol === ESCAPE ? this.#afterEscape(range) : symbol
  }

  #manyStates(range: PpmdRange): number {
    const context = this.#context
    const total = this.#memory.sum(context)
    const count = range.threshold(total)
    let state = this.#memory.states(context)
    let high = this.#bytes[state + 1]!
    if (count < high) {
      range.decode(0, high)
      this.#found = state
      const symbol = this.#bytes[state]!
      this.#learnFirst()
      return symbol
    }
    this.#previousSuccess = 0
    const states = this.#memory.count(context)
    for (let left = states - 1; left > 0; left--) {
      state += 6
      const frequency = this.#bytes[state + 1]!
      high += frequency
      if (high > count) {
        range.decode(high - frequency, frequency)
        this.#found = state
        const symbol = this.#bytes[state]!
        this.#learnLater()
        return symbol
      }
    }
    if (count >= total) return -2
    this.#highBits = this.#bytes[this.#found]! >= 0x40 ? 8 : 0
    range.decode(high, total - high)
    this.#isMasked.fill(0)
    for (let left = states; left > 0; left--, state -= 6) this.#isMasked[this.#bytes[state]!] = 1
    return ESCAPE
  }

  #oneState(range: PpmdRange): number {
    const state = this.#context + 2
    const symbol = this.#bytes[state]!
    this.#highBits = this.#bytes[this.#found]! >= 0x40 ? 8 : 0
    const at =
      (this.#bytes[state + 1]! - 1) * 64 +
      this.#previousSuccess +
      BINARY_OF_COUNT[this.#memory.count(this.#memory.suffix(this.#context)) - 1]! +
      this.#highBits +
      (symbol >= 0x40 ? 16 : 0) +
      ((this.#runLength >> 26) & 0x20)
    const likely = this.#binary[at]!
    const mean = (likely + (1 << (PERIOD_BITS - 2))) >> PERIOD_BITS
    if (range.bit(likely) === 0) {
      this.#binary[at] = likely + (1 << PERIOD_BITS) - mean
      this.#found = state
      if (this.#bytes[state + 1]! < 128) this.#bytes[state + 1]!++
      this.#previousSuccess = 1
      this.#runLength++
      this.#next()
      return symbol
    }
    this.#binary[at] = likely - mean
    this.#firstEscape = EXP_ESCAPE[(likely - mean) >> 10]!
    this.#isMasked.fill(0)
    this.#isMasked[symbol] = 1
    this.#previousSuccess = 0
    return ESCAPE
  }

  /** Looks in ever shorter contexts, without the symbols that it was not. */
  #afterEscape(range: PpmdRange): number {
    for (;;) {
      const masked = this.#memory.count(this.#context)
      do {
        this.#fall++
        const suffix = this.#memory.suffix(this.#context)
        if (suffix === 0) return -1
        this.#context = suffix
      } while (this.#memory.count(this.#context) === masked)
      const open = this.#memory.count(this.#context) - masked
      let high = 0
      let state = this.#memory.states(this.#context)
      for (let found = 0; found < open; state += 6) {
        if (this.#isMasked[this.#bytes[state]!] === 1) continue
        high += this.#bytes[state + 1]!
        this.#candidates[found++] = state
      }
      const see = this.#escapes.find(this.#memory, this.#context, masked, open, this.#highBits)
      const escape = this.#escapes.take(see)
      const total = escape + high
      const count = range.threshold(total)
      if (count < high) {
        let at = 0
        let upTo = this.#bytes[this.#candidates[0]! + 1]!
        while (upTo <= count) upTo += this.#bytes[this.#candidates[++at]! + 1]!
        const found = this.#candidates[at]!
        const frequency = this.#bytes[found + 1]!
        range.decode(upTo - frequency, frequency)
        this.#escapes.improve(see)
        this.#found = found
        const symbol = this.#bytes[found]!
        this.#learnAfterEscape()
        return symbol
      }
      if (count >= total) return -2
      range.decode(high, total - high)
      this.#escapes.missed(see, total)
      for (let at = 0; at < open; at++) this.#isMasked[this.#bytes[this.#candidates[at]!]!] = 1
    }
  }

  #restart(): void {
    const memory = this.#memory
    memory.restart()
    this.#fall = this.#order
    this.#runLength = this.#firstRun = -Math.min(this.#order, 12) - 1
    this.#previousSuccess = 0
    this.#context = this.#longest = memory.takeHigh()
    this.#found = memory.takeLow(128)
    this.#shorts[this.#context >> 1] = 256
    this.#shorts[(this.#context + 2) >> 1] = 257
    this.#words[(this.#context + 4) >> 2] = this.#found
    this.#words[(this.#context + 8) >> 2] = 0
    for (let symbol = 0; symbol < 256; symbol++) {
      const state = this.#found + symbol * 6
      this.#bytes[state] = symbol
      this.#bytes[state + 1] = 1
      this.#memory.lead(state, 0)
    }
    for (let at = 0; at < this.#binary.length; at++) this.#binary[at] = BINARY_SCALE - Math.floor(FIRST_ESCAPES[at & 7]! / ((at >> 6) + 2))
    this.#escapes.restart()
  }

  #next(): void {
    const to = this.#memory.successor(this.#found)
    if (this.#fall === 0 && to > this.#memory.text) this.#context = this.#longest = to
    else if (!this.#update()) this.#restart()
  }
  #raise(): void {
    this.#shorts[(this.#context + 2) >> 1]! += 4
    this.#bytes[this.#found + 1]! += 4
  }
  #learnFirst(): void {
    this.#previousSuccess = 2 * this.#bytes[this.#found + 1]! > this.#memory.sum(this.#context) ? 1 : 0
    this.#runLength += this.#previousSuccess
    this.#raise()
    if (this.#bytes[this.#found + 1]! > MOST_FREQUENCY) this.#rescale()
    this.#next()
  }
  #learnLater(): void {
    this.#raise()
    if (this.#bytes[this.#found + 1]! > this.#bytes[this.#found - 5]!) {
      this.#memory.swapWithBefore(this.#found)
      this.#found -= 6
      if (this.#bytes[this.#found + 1]! > MOST_FREQUENCY) this.#rescale()
    }
    this.#next()
  }
  #learnAfterEscape(): void {
    this.#raise()
    if (this.#bytes[this.#found + 1]! > MOST_FREQUENCY) this.#rescale()
    this.#runLength = this.#firstRun
    if (!this.#update()) this.#restart()
  }

  /** Frequencies are halved; the state just found stands first afterwards. */
  #rescale(): void {
    const context = this.#context
    const states = this.#memory.states(context)
    const bytes = this.#bytes
    this.#memory.moveTo(this.#found, states)
    const adder = this.#fall === 0 ? 0 : 1
    let escape = this.#memory.sum(context) - bytes[states + 1]!
    bytes[states + 1] = (bytes[states + 1]! + 4 + adder) >> 1
    let sum = bytes[states + 1]!
    const count = this.#memory.count(context)
    for (let at = 1; at < count; at++) {
      const state = states + at * 6
      escape -= bytes[state + 1]!
      const frequency = (bytes[state + 1]! + adder) >> 1
      bytes[state + 1] = frequency
      sum += frequency
      let to = state
      while (to !== states && frequency > bytes[to - 5]!) to -= 6
      this.#memory.moveTo(state, to)
    }
    let gone = 0
    while (bytes[states + (count - 1 - gone) * 6 + 1] === 0) gone++
    if (gone > 0) {
      escape += gone
      const left = count - gone
      this.#shorts[context >> 1] = left
      const oldUnits = (count + 1) >> 1
      if (left === 1) return this.#keepOne(context, states, oldUnits, escape)
      const newUnits = (left + 1) >> 1
      if (oldUnits !== newUnits) this.#words[(context + 4) >> 2] = this.#memory.shrink(states, oldUnits, newUnits)
    }
    this.#shorts[(context + 2) >> 1] = sum + escape - (escape >> 1)
    this.#found = this.#memory.states(context)
  }
  #keepOne(context: number, states: number, oldUnits: number, escape: number): void {
    const symbol = this.#bytes[states]!
    let frequency = this.#bytes[states + 1]!
    const to = this.#memory.successor(states)
    do {
      frequency -= frequency >> 1
      escape >>= 1
    } while (escape > 1)
    this.#memory.give(states, listOfUnits(oldUnits))
    this.#found = context + 2
    this.#bytes[context + 2] = symbol
    this.#bytes[context + 3] = frequency
    this.#memory.lead(context + 2, to)
  }

  /** False: memory is used up. */
  #update(): boolean {
    const memory = this.#memory
    const symbol = this.#bytes[this.#found]!
    const frequency = this.#bytes[this.#found + 1]!
    const shorter = this.#memory.suffix(this.#context)
    if (frequency < MOST_FREQUENCY / 4 && shorter !== 0) this.#memory.raiseIn(shorter, symbol)
    if (this.#fall === 0) {
      const made = this.#createSuccessors(true)
      if (made === 0) return false
      this.#context = this.#longest = made
      this.#memory.lead(this.#found, made)
      return true
    }
    let found = this.#memory.successor(this.#found)
    this.#bytes[memory.text++] = symbol
    let successor = memory.text
    if (successor >= memory.unitsStart) return false
    if (found !== 0) {
      if (found <= successor) {
        found = this.#createSuccessors(false)
        if (found === 0) return false
      }
      if (--this.#fall === 0) {
        successor = found
        if (this.#longest !== this.#context) memory.text--
      }
    } else {
      this.#memory.lead(this.#found, successor)
      found = this.#context
    }
    const count = this.#memory.count(this.#context)
    const rest = this.#memory.sum(this.#context) - count - (this.#bytes[this.#found + 1]! - 1)
    for (let context = this.#longest; context !== this.#context; context = this.#memory.suffix(context))
      if (!this.#addState(context, symbol, successor, count, rest)) return false
    this.#longest = this.#context = found
    return true
  }

  /** The symbol becomes known in a longer context that had not met it. `count`, `rest`: of the context that it was found in. */
  #addState(context: number, symbol: number, successor: number, count: number, rest: number): boolean {
    const memory = this.#memory
    const own = this.#memory.count(context)
    const sumAt = (context + 2) >> 1
    if (own === 1) {
      const states = memory.take(0)
      if (states === 0) return false
      this.#memory.copyState(states, context + 2)
      this.#words[(context + 4) >> 2] = states
      const frequency = this.#bytes[states + 1]!
      this.#bytes[states + 1] = frequency < MOST_FREQUENCY / 4 - 1 ? frequency << 1 : MOST_FREQUENCY - 4
      this.#shorts[sumAt] = this.#bytes[states + 1]! + this.#firstEscape + (count > 3 ? 1 : 0)
    } else {
      if ((own & 1) === 0 && !this.#memory.widen(context, own >> 1)) return false
      this.#shorts[sumAt]! += (2 * own < count ? 1 : 0) + (4 * own <= count && this.#shorts[sumAt]! <= 8 * own ? 2 : 0)
    }
    const share = 2 * this.#bytes[this.#found + 1]! * (this.#shorts[sumAt]! + 6)
    const total = rest + this.#shorts[sumAt]!
    const frequency =
      share < 6 * total
        ? 1 + (share > total ? 1 : 0) + (share >= 4 * total ? 1 : 0)
        : 4 + (share >= 9 * total ? 1 : 0) + (share >= 12 * total ? 1 : 0) + (share >= 15 * total ? 1 : 0)
    this.#shorts[sumAt]! += share < 6 * total ? 3 : frequency
    const state = this.#memory.states(context) + own * 6
    this.#bytes[state] = symbol
    this.#bytes[state + 1] = frequency
    this.#memory.lead(state, successor)
    this.#shorts[context >> 1] = own + 1
    return true
  }

  /** Contexts for the state found and for those like it in shorter contexts; 0: memory is used up. */
  #createSuccessors(isFoundSkipped: boolean): number {
    const symbol = this.#bytes[this.#found]!
    const branch = this.#memory.successor(this.#found)
    let context = this.#context
    let steps = 0
    if (!isFoundSkipped) this.#path[steps++] = this.#found
    while (this.#memory.suffix(context) !== 0) {
      context = this.#memory.suffix(context)
      const state = this.#memory.stateOf(context, symbol)
      const successor = this.#memory.successor(state)
      if (successor !== branch) {
        context = successor
        if (steps === 0) return context
        break
      }
      this.#path[steps++] = state
    }
    const next = this.#bytes[branch]!
    const frequency = this.#memory.inheritedFrequency(context, next)
    while (steps > 0) {
      const made = this.#memory.takeContext()
      if (made === 0) return 0
      this.#shorts[made >> 1] = 1
      this.#bytes[made + 2] = next
      this.#bytes[made + 3] = frequency
      this.#memory.lead(made + 2, branch + 1)
      this.#words[(made + 8) >> 2] = context
      this.#memory.lead(this.#path[--steps]!, made)
      context = made
    }
    return context
  }
}
