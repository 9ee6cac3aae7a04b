/** How often each pattern occurs; and patterns numbered from 0, so that what belongs to a pattern is looked up in an array. */
import { mix, powerOfTwo } from './dictionary.ts'

export type PatternCounts = { patterns: Int32Array; counts: Float64Array }

export type PatternCounter = { add(pattern: number): void; total(): number; counts(): PatternCounts }

export function newPatternCounter(): PatternCounter {
  let slots = new Int32Array(1 << 12).fill(-1)
  let counts = new Float64Array(1 << 12)
  let size = 0
  let total = 0
  const grow = () => {
    const [oldSlots, oldCounts] = [slots, counts]
    slots = new Int32Array(oldSlots.length * 4).fill(-1)
    counts = new Float64Array(slots.length)
    for (let index = 0; index < oldSlots.length; index++) {
      if (oldSlots[index] === -1) continue
      let slot = mix(oldSlots[index]!) & (slots.length - 1)
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = oldSlots[index]!
      counts[slot] = oldCounts[index]!
    }
  }
  return {
    add(pattern) {
      total++
      let slot = mix(pattern) & (slots.length - 1)
      while (slots[slot] !== pattern && slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
      if (slots[slot] === -1) {
        slots[slot] = pattern
        if (++size * 2 > slots.length) {
          counts[slot] = 1
          grow()
          return
        }
      }
      counts[slot]!++
    },
    total: () => total,
    counts() {
      const found = { patterns: new Int32Array(size), counts: new Float64Array(size) }
      let at = 0
      for (let slot = 0; slot < slots.length; slot++) {
        if (slots[slot] === -1) continue
        found.patterns[at] = slots[slot]!
        found.counts[at++] = counts[slot]!
      }
      return found
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
