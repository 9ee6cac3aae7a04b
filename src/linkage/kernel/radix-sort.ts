/** Sorting of integers by eleven bits at a time. Keys move along with their values, so that memory is read in order. */

const BITS = 11
const DIGITS = 1 << BITS

/** Sorts keys (as unsigned) with their values; equal keys keep their order. The arrays given are used up: the result may be other ones. */
export function sortByKey(keys: Int32Array, values: Int32Array): { keys: Int32Array; values: Int32Array } {
  let from: { keys: Int32Array; values: Int32Array } = { keys, values }
  let to: { keys: Int32Array; values: Int32Array } = { keys: new Int32Array(keys.length), values: new Int32Array(keys.length) }
  for (const shift of [0, BITS, 2 * BITS]) {
    const starts = startsOf(from.keys, shift)
    if (areAllOne(starts, from.keys, shift)) continue
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
  return from
}

type TwoKeys = { first: Int32Array; second: Int32Array; values: Int32Array }

/** The same by two keys, the first one deciding. */
export function sortByTwoKeys(first: Int32Array, second: Int32Array, values: Int32Array): TwoKeys {
  let from: TwoKeys = { first, second, values }
  let to: TwoKeys = { first: new Int32Array(first.length), second: new Int32Array(first.length), values: new Int32Array(first.length) }
  for (const by of ['second', 'first'] as const) {
    for (const shift of [0, BITS, 2 * BITS]) {
      const digits = from[by]
      const starts = startsOf(digits, shift)
      if (areAllOne(starts, digits, shift)) continue
      const { first: fromFirst, second: fromSecond, values: fromValues } = from
      const { first: toFirst, second: toSecond, values: toValues } = to
      for (let index = 0; index < digits.length; index++) {
        const at = starts[(digits[index]! >>> shift) & (DIGITS - 1)]!++
        toFirst[at] = fromFirst[index]!
        toSecond[at] = fromSecond[index]!
        toValues[at] = fromValues[index]!
      }
      ;[from, to] = [to, from]
    }
  }
  return from
}

function startsOf(keys: Int32Array, shift: number): Int32Array {
  const starts = new Int32Array(DIGITS + 1)
  for (let index = 0; index < keys.length; index++) starts[((keys[index]! >>> shift) & (DIGITS - 1)) + 1]!++
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!
  return starts
}

/** All keys have the same digit: they stand in its order already. Codes of a dictionary have no third digit. */
function areAllOne(starts: Int32Array, keys: Int32Array, shift: number): boolean {
  if (keys.length === 0) return true
  const digit = (keys[0]! >>> shift) & (DIGITS - 1)
  return starts[digit] === 0 && starts[digit + 1] === keys.length
}
