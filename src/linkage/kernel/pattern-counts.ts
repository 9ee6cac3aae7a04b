/** How often each pattern occurs; and patterns numbered from 0, so that what belongs to a pattern is looked up in an array. */
import { grown, mix, powerOfTwo, sharedInts } from './dictionary.ts'

export type PatternCounts = { patterns: Int32Array; counts: Float64Array }

/** `add` gives the number of the pattern, from 0 in the order in which they come; `counts` has them in that order. */
export type PatternCounter = { add(pattern: number): number; total(): number; counts(): PatternCounts }

export function newPatternCounter(): PatternCounter {
  /** Numbers plus 1; 0: nothing. */
  let slots = new Int32Array(1 << 12)
  let patterns = new Int32Array(1 << 11)
  let counts = new Float64Array(1 << 11)
  let size = 0
  let total = 0
  const grow = () => {
    slots = new Int32Array(slots.length * 4)
    patterns = grown(patterns, slots.length / 2)
    counts = grown(counts, slots.length / 2)
    for (let number = 0; number < size; number++) {
      let slot = mix(patterns[number]!) & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number + 1
    }
  }
  return {
    add(pattern) {
      total++
      let slot = mix(pattern) & (slots.length - 1)
      while (slots[slot] !== 0 && patterns[slots[slot]! - 1] !== pattern) slot = (slot + 1) & (slots.length - 1)
      if (slots[slot] === 0) {
        patterns[size] = pattern
        slots[slot] = ++size
        if (size === patterns.length) grow()
        counts[size - 1] = 1
        return size - 1
      }
      const number = slots[slot]! - 1
      counts[number]!++
      return number
    },
    total: () => total,
    counts() {
      const own = sharedInts(size)
      own.set(patterns.subarray(0, size))
      return { patterns: own.subarray(0, size), counts: counts.slice(0, size) }
    },
  }
}

/** One count a pattern, patterns in ascending order. */
export function mergeCounts(parts: readonly PatternCounts[]): PatternCounts {
  const sums = new Map<number, number>()
  for (const { patterns, counts } of parts) patterns.forEach((pattern, index) => sums.set(pattern, (sums.get(pattern) ?? 0) + counts[index]!))
  const patterns = Int32Array.from(sums.keys()).sort()
  return { patterns, counts: Float64Array.from(patterns, (pattern) => sums.get(pattern)!) }
}

/** Place of each pattern in a list of distinct ones; -1: it is not there. */
export function numberPatterns(patterns: Int32Array): (pattern: number) => number {
  const slots = new Int32Array(powerOfTwo(patterns.length * 4)).fill(-1)
  const mask = slots.length - 1
  for (let index = 0; index < patterns.length; index++) {
    let slot = mix(patterns[index]!) & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = index
  }
  return (pattern) => {
    let slot = mix(pattern) & mask
    for (let index = slots[slot]!; index !== -1; index = slots[(slot = (slot + 1) & mask)]!) if (patterns[index] === pattern) return index
    return -1
  }
}
