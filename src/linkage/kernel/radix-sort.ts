/**
 * Sorting of integers by eleven bits at a time. Keys move along with their values, so that memory is read in order. Where the upper bits differ, only
 * they are sorted by over the whole length; what is left stands in short runs, which fit the processor's cache.
 */

const BITS = 11
const DIGITS = 1 << BITS
/** Shorter runs are sorted by insertion. */
const SHORT = 64

/** Sorts keys (as unsigned) with their values; equal keys keep their order. The arrays given are used up: the result may be other ones. */
export function sortByKey(keys: Int32Array, values: Int32Array): { keys: Int32Array; values: Int32Array } {
  const plan = planOf(keys)
  let from = { keys, values }
  let to = plan.passes.length === 0 ? from : { keys: new Int32Array(keys.length), values: new Int32Array(keys.length) }
  for (const { shift, starts } of plan.passes) {
    const { keys: fromKeys, values: fromValues } = from
    const { keys: toKeys, values: toValues } = to
    for (let index = 0; index < fromKeys.length; index++) {
      const key = fromKeys[index]!
      const at = starts[(key >>> shift) & (DIGITS - 1)]!++
      toKeys[at] = key
      toValues[at] = fromValues[index]!
    }
    ;[from, to] = [to, from]
  }
  if (plan.sortedFrom > 0) sortWithinRuns(from.keys, from.values, plan.sortedFrom)
  return from
}

type TwoKeys = { first: Int32Array; second: Int32Array; values: Int32Array }

/** The same by two keys, the first one deciding. */
export function sortByTwoKeys(first: Int32Array, second: Int32Array, values: Int32Array): TwoKeys {
  const byFirst = sortByKey(first, countUp(first.length))
  const places = byFirst.values
  const sorted: TwoKeys = { first: byFirst.keys, second: new Int32Array(first.length), values: new Int32Array(first.length) }
  for (let at = 0; at < places.length; at++) {
    sorted.second[at] = second[places[at]!]!
    sorted.values[at] = values[places[at]!]!
  }
  for (let from = 0, to = 0; from < places.length; from = to) {
    const key = sorted.first[from]!
    for (to = from + 1; to < places.length && sorted.first[to] === key;) to++
    if (to - from > 1) sortRun(sorted.second, sorted.values, from, to)
  }
  return sorted
}

export function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let index = 0; index < length; index++) numbers[index] = index
  return numbers
}

/** `sortedFrom`: keys that are equal from this bit up are not in order yet; 0: all are. */
type Plan = { passes: { shift: number; starts: Int32Array }[]; sortedFrom: number }

/** Digits that all keys share need no pass: codes of a dictionary have no third one. */
function planOf(keys: Int32Array): Plan {
  if (keys.length <= SHORT) return { passes: [], sortedFrom: 32 }
  const counts = [new Int32Array(DIGITS), new Int32Array(DIGITS), new Int32Array(DIGITS)] as const
  const [low, middle, high] = counts
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!
    low[key & (DIGITS - 1)]!++
    middle[(key >>> BITS) & (DIGITS - 1)]!++
    high[key >>> (2 * BITS)]!++
  }
  const key = keys[0]!
  const differs = counts.map((its, digit) => its[(key >>> (digit * BITS)) & (DIGITS - 1)] !== keys.length)
  const passes = counts.flatMap((its, digit) =>
    differs[digit] && !(digit === 0 && differs[1] && differs[2]) ? [{ shift: digit * BITS, starts: startsOf(its) }] : [],
  )
  return { passes, sortedFrom: differs[0] && differs[1] && differs[2] ? BITS : 0 }
}

/** Counts become the places where each digit begins. */
function startsOf(counts: Int32Array): Int32Array {
  let sum = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!
    counts[digit] = sum
    sum += count
  }
  return counts
}

/** Keys stand in the order of their bits from `bit` up; puts those that share them in order. */
function sortWithinRuns(keys: Int32Array, values: Int32Array, bit: number): void {
  if (bit === 32) return sortRun(keys, values, 0, keys.length)
  for (let at = 1; at < keys.length; at++) {
    // Mostly only equal keys share so many bits.
    if (keys[at]! >>> 0 >= keys[at - 1]! >>> 0) continue
    const upper = keys[at]! >>> bit
    let from = at - 1
    while (from > 0 && keys[from - 1]! >>> bit === upper) from--
    let to = at + 1
    while (to < keys.length && keys[to]! >>> bit === upper) to++
    sortRun(keys, values, from, to)
    at = to
  }
}

/** Sorts a part of the arrays, in place. */
export function sortRun(keys: Int32Array, values: Int32Array, from: number, to: number): void {
  if (to - from > SHORT) {
    const sorted = sortByKey(keys.slice(from, to), values.slice(from, to))
    keys.set(sorted.keys, from)
    values.set(sorted.values, from)
    return
  }
  for (let at = from + 1; at < to; at++) {
    const key = keys[at]!
    const value = values[at]!
    let back = at
    for (; back > from && keys[back - 1]! >>> 0 > key >>> 0; back--) {
      keys[back] = keys[back - 1]!
      values[back] = values[back - 1]!
    }
    keys[back] = key
    values[back] = value
  }
}
