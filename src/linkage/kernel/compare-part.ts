/**
 * Compares every pair that shares a key, once, whatever number of keys it shares. The work is cut into parts by rule and by key, the same
 * parts whatever the number of threads; a part gives its pairs and counts of patterns.
 */
import { COMPARISONS, levelOf } from '../comparisons.ts'
import type { CappedBlock } from '../fields.ts'
import type { Comparer } from './compare.ts'
import { mix } from './dictionary.ts'
import { keyEntries, type BlockingRule } from './keys.ts'
import type { NodeTable } from './nodes.ts'
import { newPatternCounter, type PatternCounts } from './pattern-counts.ts'
import { newPairChunks, type PairChunk } from './pair-chunks.ts'
import { sortByKey } from './radix-sort.ts'
import { readAhead, RECORDS_AHEAD } from './read-ahead.ts'
import { isFirstToFind } from './shared-keys.ts'
import type { ThreadPool } from './thread-pool.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'

/** A block of more nodes is sorted by name and birth date and each node compared with its next neighbours only; it is reported. */
export const BLOCK_CAP = 4000
/** In a block so large that even the most neighbours are too many pairs, they are fewer. */
export const NEIGHBOURS = { most: 30, least: 4, pairsOfBlock: 6_000_000 }

export function neighboursIn(records: number): number {
  return Math.max(NEIGHBOURS.least, Math.min(NEIGHBOURS.most, Math.round(NEIGHBOURS.pairsOfBlock / records)))
}

/** What was done with a block of too many records, in words. */
export function treatmentOf(records: number): string {
  return `sorted by name and birth date; each record compared with the next ${neighboursIn(records)}`
}

export type PartInput = {
  /** All rules; `large[r]` are the keys of rule r that more than BLOCK_CAP nodes share. */
  rules: readonly BlockingRule[]
  large: readonly (readonly number[])[]
  /** Which rule, and which of `parts` shares of its keys. -1: no keys, all pairs whose first node is of this share. */
  rule: number
  part: number
  parts: number
}
export type ComparedPart = { chunks: PairChunk[]; pairs: number; counts: PatternCounts; capped: CappedBlock[]; seconds: PairSeconds }
/** Of one thread: sorting keys and finding which pairs share one and none before it; comparing these, counting their patterns and storing them. */
export type PairSeconds = { finding: number; comparing: number }

export function comparePart(nodes: NodeTable, vocabulary: Vocabulary, comparer: Comparer, input: PartInput): ComparedPart {
  const { visit, compared } = newComparison(comparer)
  const capped = walkPart(nodes, vocabulary, input, visit)
  return { ...compared(), capped }
}

/** Pairs are found and compared by turns, so many at a time. */
const PAIRS_A_TURN = 1024

/** Compares each pair that is visited, counts its pattern, and keeps it unless nothing in it could be compared. */
export function newComparison(comparer: Comparer): { visit(left: number, right: number): void; compared(): Omit<ComparedPart, 'capped'> } {
  const startedAt = performance.now()
  const chunks = newPairChunks()
  const counter = newPatternCounter()
  const lefts = new Int32Array(PAIRS_A_TURN)
  const rights = new Int32Array(PAIRS_A_TURN)
  let waiting = 0
  let comparingMs = 0
  const compareWaiting = () => {
    const from = performance.now()
    for (let at = 0; at < waiting; at++) {
      const left = lefts[at]!
      const right = rights[at]!
      const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
      const number = counter.add(pattern)
      if (pattern !== 0) chunks.add(left, right, number)
    }
    waiting = 0
    comparingMs += performance.now() - from
  }
  return {
    visit: (left, right) => {
      lefts[waiting] = left
      rights[waiting++] = right
      if (waiting === PAIRS_A_TURN) compareWaiting()
    },
    compared: () => {
      compareWaiting()
      const counts = counter.counts()
      const seconds = { finding: (performance.now() - startedAt - comparingMs) / 1000, comparing: comparingMs / 1000 }
      return { chunks: chunks.list(counts.patterns), pairs: counter.total(), counts, seconds }
    },
  }
}

/** The wall-clock seconds that parts took, spread evenly over threads. */
export function sumSeconds(parts: readonly { seconds: PairSeconds }[], threads: number): PairSeconds {
  const sum = (which: keyof PairSeconds) => parts.reduce((total, { seconds }) => total + seconds[which], 0) / threads
  return { finding: sum('finding'), comparing: sum('comparing') }
}

/** Visits the pairs of a part; gives the blocks that were too large. */
export function walkPart(nodes: NodeTable, vocabulary: Vocabulary, input: PartInput, visit: (left: number, right: number) => void): CappedBlock[] {
  return input.rule === -1 ? walkAll(nodes, input, visit) : walkRule(nodes, vocabulary, input, visit)
}

function walkAll({ count, isRoster }: NodeTable, { part, parts }: PartInput, visit: (left: number, right: number) => void): CappedBlock[] {
  for (let left = part; left < count; left += parts)
    for (let right = left + 1; right < count; right++) if (!(isRoster[left] && isRoster[right])) visit(left, right)
  return []
}

function walkRule(nodes: NodeTable, vocabulary: Vocabulary, input: PartInput, visit: (left: number, right: number) => void): CappedBlock[] {
  const rule = input.rules[input.rule]!
  const { isRoster, rows } = nodes
  const { keys, values: owners } = sortedEntries(nodes, vocabulary, input)
  const large = new Set(input.large[input.rule])
  const isFirst = isFirstToFind(vocabulary, nodes, input)
  const capped: CappedBlock[] = []
  for (let from = 0, to = 0, read = 0; from < owners.length; from = to) {
    const key = keys[from]!
    for (to = from + 1; to < owners.length && keys[to] === key;) to++
    const size = to - from
    if (to > read) {
      read = Math.min(owners.length, Math.max(to, from + RECORDS_AHEAD))
      readAhead(rows, owners, from, read)
    }
    let reach = size
    if (large.size > 0 && large.has(key)) {
      owners.set(sortedByNameAndBirth(nodes, owners.slice(from, to)), from)
      reach = neighboursIn(size)
      capped.push({ rule: rule.name, records: size, treatment: treatmentOf(size) })
    }
    for (let i = from; i < to; i++) {
      const one = owners[i]!
      const end = Math.min(to, i + 1 + reach)
      for (let j = i + 1; j < end; j++) {
        const other = owners[j]!
        if ((isRoster[one] && isRoster[other]) || one === other) continue
        const left = one < other ? one : other
        const right = one < other ? other : one
        if (isFirst(left * STRIDE, right * STRIDE, key)) visit(left, right)
      }
    }
  }
  return capped
}

/** Key and node of every entry of a part in order of their keys, then nodes. */
function sortedEntries(nodes: NodeTable, vocabulary: Vocabulary, { rules, rule, part, parts }: PartInput): { keys: Int32Array; values: Int32Array } {
  const { keys, owners, count } = keyEntries(nodes, vocabulary, rules[rule]!)
  let used = 0
  for (let index = 0; index < count; index++) {
    const key = keys[index]!
    if (parts > 1 && (mix(key ^ 0x1b873593) >>> 3) % parts !== part) continue
    keys[used] = key
    owners[used++] = owners[index]!
  }
  return sharedOnly(sortByKey(keys.subarray(0, used), owners.subarray(0, used)))
}

/** Without the keys that only one entry has. In place. */
function sharedOnly({ keys, values }: { keys: Int32Array; values: Int32Array }): { keys: Int32Array; values: Int32Array } {
  let used = 0
  let before = 0
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    // Written whether it is shared or not: the next one takes its place, and nothing has to be foretold.
    keys[used] = key
    values[used] = values[at]!
    used += Number((at > 0 && key === before) || key === keys[at + 1])
    before = key
  }
  return { keys: keys.subarray(0, used), values: values.subarray(0, used) }
}

function sortedByNameAndBirth({ rows }: NodeTable, members: Int32Array): Int32Array {
  return members.toSorted(
    (a, b) =>
      rows[a * STRIDE + COLUMN.names]! - rows[b * STRIDE + COLUMN.names]! || rows[a * STRIDE + COLUMN.birth]! - rows[b * STRIDE + COLUMN.birth]! || a - b,
  )
}

const RANDOM_PAIRS = 400_000
/** Random pairs that a thread compares at a time. */
const DRAWS_A_TASK = 50_000

export type DrawRange = { from: number; to: number }

/** Counts levels, by comparison, over random pairs; strangers all, but for a vanishing few. The threads must know the nodes. */
export async function countRandomLevels(nodes: NodeTable, pool: ThreadPool): Promise<Float64Array[]> {
  const sums = COMPARISONS.map(({ levels }) => new Float64Array(levels.length))
  const draws = nodes.count < 2 ? 0 : Math.min(RANDOM_PAIRS, nodes.count * nodes.count)
  const ranges = Array.from({ length: Math.ceil(draws / DRAWS_A_TASK) }, (_, part) => ({
    from: part * DRAWS_A_TASK,
    to: Math.min(draws, (part + 1) * DRAWS_A_TASK),
  }))
  for (const counts of await pool.runEach('compareRandomPairs', ranges))
    counts.forEach((levels, comparison) => levels.forEach((count, level) => (sums[comparison]![level]! += count)))
  return sums
}

/** The levels of some draws; which two nodes a draw takes follows from its number alone. */
export function compareRandomPairs(nodes: NodeTable, comparer: Comparer, { from, to }: DrawRange): Float64Array[] {
  const counts = COMPARISONS.map(({ levels }) => new Float64Array(levels.length))
  for (let draw = from; draw < to; draw++) {
    const left = (mix(draw * 2 + 0x1234567) >>> 0) % nodes.count
    const right = (mix(draw * 2 + 0x89abcdf) >>> 0) % nodes.count
    if (left === right) continue
    const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
    for (let index = 0; index < counts.length; index++) counts[index]![levelOf(pattern, index)]!++
  }
  return counts
}
