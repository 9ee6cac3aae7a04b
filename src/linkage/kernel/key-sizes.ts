/** How many pairs a key would make, and which of its values too many records share. */
import { mix, powerOfTwo } from './dictionary.ts'
import { BLOCK_CAP } from './compare-part.ts'
import { keyEntries, type KeyEntries } from './keys.ts'
import type { NodeTable } from './nodes.ts'
import type { Vocabulary } from './vocabulary.ts'

export type KeyInput = { columns: readonly number[]; isSet: boolean }
export type KeySize = {
  /** Expected number of pairs that share the key. */
  pairs: number
  /** Keys that more than BLOCK_CAP nodes share, in ascending order. */
  large: number[]
}

/** Above this many nodes, pairs are estimated from one key in sixteen: whole blocks are drawn, so the estimate is unbiased. */
const COUNTED_UP_TO = 200_000
const COARSE_SLOTS = 1 << 16

export function measureKey(nodes: NodeTable, vocabulary: Vocabulary, key: KeyInput): KeySize {
  const thin = nodes.count > COUNTED_UP_TO ? 16 : 1
  const size = powerOfTwo(Math.min(1 << 22, (nodes.count * 8) / thin))
  const slots = new Int32Array(size)
  const roster = nodes.rosterCount > 0 ? new Int32Array(size) : null
  const coarse = new Int32Array(COARSE_SLOTS)
  const { isRoster } = nodes
  const entries = keyEntries(nodes, vocabulary, key)
  for (let index = 0; index < entries.count; index++) {
    const spread = mix(entries.keys[index]! ^ 0x3c6ef372)
    coarse[spread >>> 16]!++
    if ((spread & 15) % thin !== 0) continue
    slots[(spread >>> 4) & (size - 1)]!++
    if (roster !== null && isRoster[entries.owners[index]!] === 1) roster[(spread >>> 4) & (size - 1)]!++
  }
  let pairs = 0
  for (let slot = 0; slot < slots.length; slot++) {
    const records = slots[slot]!
    if (records > 1) pairs += (records * (records - 1)) / 2 - (roster ? (roster[slot]! * (roster[slot]! - 1)) / 2 : 0)
  }
  return { pairs: pairs * thin, large: coarse.some((count) => count > BLOCK_CAP) ? largeKeys(entries, coarse) : [] }
}

function largeKeys({ keys, count }: KeyEntries, coarse: Int32Array): number[] {
  const counts = new Map<number, number>()
  for (let index = 0; index < count; index++) {
    const key = keys[index]!
    if (coarse[mix(key ^ 0x3c6ef372) >>> 16]! > BLOCK_CAP) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].flatMap(([key, records]) => (records > BLOCK_CAP ? [key] : [])).toSorted((a, b) => a - b)
}
