/** Cells that hold several values (two e-mails, three phones): each distinct set has a number, kept as one flat list that threads share. */
import { grownShared, mix, powerOfTwo, sharedInts } from './dictionary.ts'

/** Set `k` (from 1) holds `codes[starts[k] .. starts[k + 1])`, in ascending order. */
export type ValueSets = { readonly count: number; readonly starts: Int32Array; readonly codes: Int32Array }

export type SetStore = ValueSets & {
  /** What stands in a record for these distinct codes: 0 for none, the code itself for one, -k for set k. */
  cellOf(codes: number[]): number
}

/** `from`: sets that keep their numbers. */
export function newSetStore(from?: ValueSets): SetStore {
  let count = from?.count ?? 1
  let starts = from ? grownShared(from.starts.subarray(0, count + 1), count * 2 + 16) : sharedInts(16)
  let codes = from ? grownShared(from.codes.subarray(0, from.starts[count]), from.starts[count]! * 2 + 32) : sharedInts(32)
  let slots = new Int32Array(powerOfTwo(Math.max(16, count) * 4))
  const hashOf = (sorted: readonly number[]) => sorted.reduce((hash, code) => mix(hash ^ code), sorted.length)
  const isSet = (set: number, sorted: readonly number[]) =>
    starts[set + 1]! - starts[set]! === sorted.length && sorted.every((code, index) => codes[starts[set]! + index] === code)
  const membersOfSet = (set: number) => [...codes.subarray(starts[set], starts[set + 1])]
  const place = (set: number, hash: number) => {
    let slot = hash & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = set
  }
  for (let known = 1; known < count; known++) place(known, hashOf(membersOfSet(known)))
  return {
    cellOf(given) {
      if (given.length < 2) return given[0] ?? 0
      const sorted = given.toSorted((a, b) => a - b)
      const hash = hashOf(sorted)
      for (let slot = hash & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1))
        if (isSet(slots[slot]!, sorted)) return -slots[slot]!
      const set = count++
      if (count + 1 > starts.length) starts = grownShared(starts, count * 2)
      const from = starts[set]!
      if (from + sorted.length > codes.length) codes = grownShared(codes, (from + sorted.length) * 2)
      codes.set(sorted, from)
      starts[set + 1] = from + sorted.length
      if (count * 2 > slots.length) {
        slots = new Int32Array(powerOfTwo(count * 4))
        for (let known = 1; known < set; known++) place(known, hashOf(membersOfSet(known)))
      }
      place(set, hash)
      return -set
    },
    get count() {
      return count
    },
    get starts() {
      return starts
    },
    get codes() {
      return codes
    },
  }
}

export function sharedSets({ count, starts, codes }: SetStore): ValueSets {
  return { count, starts, codes }
}

/** Whether a cell, be it one code or a set, holds a code. */
export function cellHolds({ starts, codes }: ValueSets, cell: number, code: number): boolean {
  if (cell >= 0) return cell === code
  for (let at = starts[-cell]!; at < starts[-cell + 1]!; at++) if (codes[at] === code) return true
  return false
}

/** The least code that two cells share; 0: none. */
export function sharedCode(sets: ValueSets, one: number, other: number): number {
  if (one > 0) return cellHolds(sets, other, one) ? one : 0
  if (one === 0) return 0
  for (let at = sets.starts[-one]!; at < sets.starts[-one + 1]!; at++) if (cellHolds(sets, other, sets.codes[at]!)) return sets.codes[at]!
  return 0
}

/** All codes that two cells share, in ascending order. */
export function sharedCodes(sets: ValueSets, one: number, other: number): number[] {
  return codesOf(sets, one).filter((code) => cellHolds(sets, other, code))
}

export function codesOf({ starts, codes }: ValueSets, cell: number): number[] {
  return cell > 0 ? [cell] : cell < 0 ? [...codes.subarray(starts[-cell], starts[-cell + 1])] : []
}

/** Calls for each code of a cell. */
export function eachCode({ starts, codes }: ValueSets, cell: number, visit: (code: number) => void): void {
  if (cell > 0) visit(cell)
  else if (cell < 0) for (let at = starts[-cell]!; at < starts[-cell + 1]!; at++) visit(codes[at]!)
}
