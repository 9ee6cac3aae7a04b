/** Repeatable chance: the same seed gives the same sample, byte for byte. Not for secrets. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number, 0 ≤ n < below. */
  below(below: number): number
  /** Whole number, from ≤ n ≤ to. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
}

/** sfc32 (Chris Doty-Humphrey, PractRand 2010): 128 bits of state, period about 2^127. */
export function makeRandom(seed: number, stream = 0): Random {
  let a = seed | 0
  let b = Math.floor(seed / 0x1_0000_0000) | 0
  let c = stream | 0
  let counter = 1
  const nextBits = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 16; round++) nextBits()
  const next = () => nextBits() / 0x1_0000_0000
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
  }
}

/**
 * Visits 0 … modulus-1 in a scattered order, each once: numbers that look drawn but never repeat. `multiplier` must share no factor with
 * `modulus` and stay under 900 million, so that the product of both is exact up to ten million.
 */
export function scatter(index: number, multiplier: number, modulus: number): number {
  return (index * multiplier + 104_729) % modulus
}
