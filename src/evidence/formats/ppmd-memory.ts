/**
 * The memory of a PPMd model: units of 12 bytes in one block, with lists of free ones. After Ppmd7 of 7-Zip (Igor Pavlov, 2010) and PPMd var.H (Dmitry
 * Shkarin, 2001), both public domain. When memory runs out the model starts anew, so what is handed out, and in which order, is part of the format.
 */
export const UNIT_BYTES = 12
const LIST_COUNT = 38
export const MOST_FREQUENCY = 124
/** Lists hold blocks of 1 to 4 units, then by twos to 12, by threes to 24, by fours to 128. */
const LIST_OF_UNITS = new Uint8Array(128)
const UNITS_OF_LIST = new Uint8Array(LIST_COUNT)
for (let list = 0, units = 0; list < LIST_COUNT; list++) {
  for (let step = list >= 12 ? 4 : (list >> 2) + 1; step > 0; step--) LIST_OF_UNITS[units++] = list
  UNITS_OF_LIST[list] = units
}
export const listOfUnits = (units: number): number => LIST_OF_UNITS[units - 1]!

/**
 * Places are offsets in bytes; 0 is nowhere. A state is symbol, frequency and, in two halves, where it leads. A context is its count of states and their
 * sum of frequencies (16 bits each), its states, the shorter context; with one state that state lies at 2.
 */
export class PpmdMemory {
  readonly bytes: Uint8Array
  readonly shorts: Uint16Array
  readonly words: Uint32Array
  readonly #start: number
  readonly #size: number
  readonly #free = new Uint32Array(LIST_COUNT)
  #glueCount = 0
  text = 0
  unitsStart = 0
  #low = 0
  #high = 0

  constructor(size: number) {
    this.#size = size
    this.#start = 4 - (size & 3)
    const block = new ArrayBuffer(Math.ceil((this.#start + size + UNIT_BYTES) / 4) * 4)
    this.bytes = new Uint8Array(block)
    this.shorts = new Uint16Array(block)
    this.words = new Uint32Array(block)
  }
  restart(): void {
    this.#free.fill(0)
    this.text = this.#start
    this.#high = this.#start + this.#size
    this.#low = this.unitsStart = this.#high - Math.floor(Math.floor(this.#size / 8) / UNIT_BYTES) * 7 * UNIT_BYTES
    this.#glueCount = 0
  }
  /** For the first 256 states. */
  takeLow(units: number): number {
    this.#low += units * UNIT_BYTES
    return this.#low - units * UNIT_BYTES
  }
  takeHigh(): number {
    return (this.#high -= UNIT_BYTES)
  }
  /** A context's unit; 0: memory is used up. */
  takeContext(): number {
    if (this.#high !== this.#low) return this.takeHigh()
    return this.#free[0] === 0 ? this.#takeRare(0) : this.#remove(0)
  }
  /** 0: memory is used up. */
  take(list: number): number {
    if (this.#free[list] !== 0) return this.#remove(list)
    const bytes = UNITS_OF_LIST[list]! * UNIT_BYTES
    if (bytes > this.#high - this.#low) return this.#takeRare(list)
    this.#low += bytes
    return this.#low - bytes
  }
  give(place: number, list: number): void {
    this.words[place >> 2] = this.#free[list]!
    this.#free[list] = place
  }
  copyUnits(to: number, from: number, units: number): void {
    this.bytes.copyWithin(to, from, from + units * UNIT_BYTES)
  }
  /** Where the first `newUnits` of a block lie once the rest of it is free. */
  shrink(place: number, oldUnits: number, newUnits: number): number {
    const oldList = listOfUnits(oldUnits)
    const newList = listOfUnits(newUnits)
    if (oldList === newList) return place
    if (this.#free[newList] === 0) {
      this.#split(place, oldList, newList)
      return place
    }
    const other = this.#remove(newList)
    this.copyUnits(other, place, newUnits)
    this.give(place, oldList)
    return other
  }

  // Contexts and states

  count(context: number): number {
    return this.shorts[context >> 1]!
  }
  sum(context: number): number {
    return this.shorts[(context + 2) >> 1]!
  }
  states(context: number): number {
    return this.words[(context + 4) >> 2]!
  }
  suffix(context: number): number {
    return this.words[(context + 8) >> 2]!
  }
  successor(state: number): number {
    return (this.shorts[(state + 2) >> 1]! | (this.shorts[(state + 4) >> 1]! << 16)) >>> 0
  }
  lead(state: number, to: number): void {
    this.shorts[(state + 2) >> 1] = to & 0xffff
    this.shorts[(state + 4) >> 1] = to >>> 16
  }
  copyState(to: number, from: number): void {
    const at = to >> 1
    const source = from >> 1
    this.shorts[at] = this.shorts[source]!
    this.shorts[at + 1] = this.shorts[source + 1]!
    this.shorts[at + 2] = this.shorts[source + 2]!
  }
  swapWithBefore(state: number): void {
    for (let half = state >> 1, end = half + 3; half < end; half++) {
      const kept = this.shorts[half]!
      this.shorts[half] = this.shorts[half - 3]!
      this.shorts[half - 3] = kept
    }
  }
  /** Moves a state forward to `to`, and those between one place back. */
  moveTo(state: number, to: number): void {
    for (let at = state; at > to; at -= 6) this.swapWithBefore(at)
  }
  stateOf(context: number, symbol: number): number {
    if (this.count(context) === 1) return context + 2
    let state = this.states(context)
    while (this.bytes[state] !== symbol) state += 6
    return state
  }
  widen(context: number, units: number): boolean {
    const list = listOfUnits(units)
    if (list === listOfUnits(units + 1)) return true
    const wider = this.take(list + 1)
    if (wider === 0) return false
    const states = this.states(context)
    this.copyUnits(wider, states, units)
    this.give(states, list)
    this.words[(context + 4) >> 2] = wider
    return true
  }
  inheritedFrequency(context: number, symbol: number): number {
    const state = this.stateOf(context, symbol)
    if (this.count(context) === 1) return this.bytes[state + 1]!
    const own = this.bytes[state + 1]! - 1
    const rest = this.sum(context) - this.count(context) - own
    return (1 + (2 * own <= rest ? (5 * own > rest ? 1 : 0) : Math.floor((2 * own + 3 * rest - 1) / (2 * rest)))) & 0xff
  }
  raiseIn(context: number, symbol: number): void {
    let state = this.stateOf(context, symbol)
    if (this.count(context) === 1) {
      if (this.bytes[state + 1]! < 32) this.bytes[state + 1]!++
      return
    }
    if (state !== this.states(context) && this.bytes[state + 1]! >= this.bytes[state - 5]!) {
      this.swapWithBefore(state)
      state -= 6
    }
    if (this.bytes[state + 1]! >= MOST_FREQUENCY - 9) return
    this.bytes[state + 1]! += 2
    this.shorts[(context + 2) >> 1]! += 2
  }

  #remove(list: number): number {
    const place = this.#free[list]!
    this.#free[list] = this.words[place >> 2]!
    return place
  }
  #split(place: number, oldList: number, newList: number): void {
    this.#giveUnits(place + UNITS_OF_LIST[newList]! * UNIT_BYTES, UNITS_OF_LIST[oldList]! - UNITS_OF_LIST[newList]!)
  }
  /** A count of units that no list is for is given in two blocks. */
  #giveUnits(place: number, units: number): void {
    let list = listOfUnits(units)
    if (UNITS_OF_LIST[list] !== units) {
      const first = UNITS_OF_LIST[--list]!
      this.give(place + first * UNIT_BYTES, units - first - 1)
    }
    this.give(place, list)
  }
  #takeRare(list: number): number {
    if (this.#glueCount === 0) {
      this.#glue()
      if (this.#free[list] !== 0) return this.#remove(list)
    }
    let larger = list
    do {
      if (++larger === LIST_COUNT) {
        const bytes = UNITS_OF_LIST[list]! * UNIT_BYTES
        this.#glueCount--
        return this.unitsStart - this.text > bytes ? (this.unitsStart -= bytes) : 0
      }
    } while (this.#free[larger] === 0)
    const place = this.#remove(larger)
    this.#split(place, larger, list)
    return place
  }

  /** Joins free blocks that lie side by side. A free block: stamp 0 and its units (16 bits each), next, previous. */
  #glue(): void {
    const { words, shorts } = this
    const head = this.#start + this.#size
    let node = head
    this.#glueCount = 255
    for (let list = 0; list < LIST_COUNT; list++) {
      let next = this.#free[list]!
      this.#free[list] = 0
      while (next !== 0) {
        const after = words[next >> 2]!
        words[(next + 4) >> 2] = node
        words[(node + 8) >> 2] = next
        node = next
        shorts[next >> 1] = 0
        shorts[(next + 2) >> 1] = UNITS_OF_LIST[list]!
        next = after
      }
    }
    shorts[head >> 1] = 1
    words[(head + 4) >> 2] = node
    words[(node + 8) >> 2] = head
    if (this.#low !== this.#high) shorts[this.#low >> 1] = 1
    for (; node !== head; node = words[(node + 4) >> 2]!) this.#glueFrom(node)
    for (node = words[(head + 4) >> 2]!; node !== head;) {
      const next = words[(node + 4) >> 2]!
      let units = shorts[(node + 2) >> 1]!
      for (; units > 128; units -= 128, node += 128 * UNIT_BYTES) this.give(node, LIST_COUNT - 1)
      this.#giveUnits(node, units)
      node = next
    }
  }
  #glueFrom(node: number): void {
    const { words, shorts } = this
    for (let units = shorts[(node + 2) >> 1]!; ;) {
      const beside = node + units * UNIT_BYTES
      units += shorts[(beside + 2) >> 1]!
      if (shorts[beside >> 1] !== 0 || units >= 0x10000) return
      const previous = words[(beside + 8) >> 2]!
      const next = words[(beside + 4) >> 2]!
      words[(previous + 4) >> 2] = next
      words[(next + 8) >> 2] = previous
      shorts[(node + 2) >> 1] = units
    }
  }
}
