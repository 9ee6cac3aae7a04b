/**
 * Compares what is new with all the rest, and nothing else: the keys of new nodes are noted, all nodes are looked at once for those that share one, and
 * of each key only those blocks are made. The pairs are those that comparing everything would find beyond the pairs of the others (compare-part.ts).
 */
import { BLOCK_CAP, newComparison, type ComparedPart } from './compare-part.ts'
import type { Comparer } from './compare.ts'
import { grown, mix, powerOfTwo, sharedBytes, sharedInts } from './dictionary.ts'
import { eachKey, keyHash, setsOfColumn, type BlockingRule } from './keys.ts'
import type { NodeTable } from './nodes.ts'
import { sortByKey } from './radix-sort.ts'
import { isFirstToFind } from './shared-keys.ts'
import type { ThreadPool } from './thread-pool.ts'
import { STRIDE, type Vocabulary } from './vocabulary.ts'

/** `isFresh`: 1 for each node whose pairs are wanted. */
export type FreshKeys = { rules: readonly BlockingRule[]; isFresh: Uint8Array }
export type FreshInput = FreshKeys & {
  large: readonly (readonly number[])[]
  /** Which rule; -1: no keys, all pairs. */
  rule: number
  /** Nodes that may share a key of this rule with a fresh one: keys and nodes, in order of nodes. */
  entries: readonly Entries[]
}
/** `overCap`: a block with a fresh node is larger than may be compared all with all; its pairs follow from all its members, old and new. */
export type FreshPart = ComparedPart & { overCap: boolean }
export type Entries = { keys: Int32Array; owners: Int32Array }

/** By rule: a bit for each place that a fresh node's key falls on. */
type KeyFilters = { bits: number; filters: Uint8Array[] }
export type EntriesInput = FreshKeys & KeyFilters & { from: number; to: number }

/** Nodes a thread looks at at a time. */
const NODES_A_TASK = 131_072

/** Pairs with a fresh node, by rule. The threads must know the nodes. */
export async function comparePairsOfFresh(
  pool: ThreadPool,
  nodes: NodeTable,
  vocabulary: Vocabulary,
  input: Pick<FreshInput, 'rules' | 'large' | 'isFresh'> & { everyPair: boolean },
): Promise<FreshPart[]> {
  const { rules, large, isFresh, everyPair } = input
  if (everyPair) return pool.runEach('compareFresh', [{ rules, large, isFresh, rule: -1, entries: [] }])
  const filters = filtersOf(nodes, vocabulary, { rules, isFresh })
  const ranges = Array.from({ length: Math.ceil(nodes.count / NODES_A_TASK) }, (_, part) => part * NODES_A_TASK)
  const found = await pool.runEach(
    'findEntries',
    ranges.map((from) => ({ rules, isFresh, ...filters, from, to: Math.min(nodes.count, from + NODES_A_TASK) })),
  )
  return pool.runEach(
    'compareFresh',
    rules.map((_, rule) => ({ rules, large, isFresh, rule, entries: found.map((range) => range[rule]!) })),
  )
}

/** Room for each fresh key to have 16 places to itself: about one other node in twenty falls on one by chance; the filters of all rules fit the cache. */
const PLACES_A_KEY = 16

function filtersOf(nodes: NodeTable, vocabulary: Vocabulary, { rules, isFresh }: FreshKeys): KeyFilters {
  const fresh: number[] = []
  for (let node = 0; node < nodes.count; node++) if (isFresh[node] === 1) fresh.push(node)
  const bits = Math.min(24, Math.max(14, Math.log2(powerOfTwo(fresh.length * PLACES_A_KEY))))
  const filters = rules.map((rule) => {
    const filter = sharedBytes(1 << (bits - 3))
    for (const node of fresh)
      eachKey(nodes, vocabulary, rule, node, (key) => {
        const place = mix(key) >>> (32 - bits)
        filter[place >> 3]! |= 1 << (place & 7)
      })
    return filter
  })
  return { bits, filters }
}

/** By rule, the nodes of a range whose keys pass the filter. Each record is read once, for all rules. */
export function findEntries(nodes: NodeTable, vocabulary: Vocabulary, { rules, filters, bits, from, to }: EntriesInput): Entries[] {
  const found = rules.map(() => ({ keys: new Int32Array(1024), owners: new Int32Array(1024), used: 0 }))
  const put = (node: number, rule: number, key: number) => {
    const list = found[rule]!
    if (list.used === list.keys.length) {
      list.keys = grown(list.keys, list.used * 2)
      list.owners = grown(list.owners, list.used * 2)
    }
    list.keys[list.used] = key
    list.owners[list.used++] = node
  }
  const shift = 32 - bits
  const { rows } = nodes
  const passes = (filter: Uint8Array, key: number) => {
    const place = mix(key) >>> shift
    return ((filter[place >> 3]! >> (place & 7)) & 1) === 1
  }
  const columns = rules.map((rule) => rule.columns)
  const sets = rules.map((rule) => (rule.isSet ? setsOfColumn(vocabulary, rule.columns[0]!) : null))
  for (let node = from; node < to; node++) {
    for (let rule = 0; rule < rules.length; rule++) {
      const filter = filters[rule]!
      const its = sets[rule]!
      const key = its === null ? keyHash(rows, node * STRIDE, columns[rule]!) : rows[node * STRIDE + columns[rule]![0]!]!
      if (its === null || key >= 0) {
        if (key !== 0 && passes(filter, key)) put(node, rule, key)
        continue
      }
      for (let at = its.starts[-key]!; at < its.starts[1 - key]!; at++) if (passes(filter, its.codes[at]!)) put(node, rule, its.codes[at]!)
    }
  }
  return found.map(({ keys, owners, used }) => ({ keys: sharedCopy(keys, used), owners: sharedCopy(owners, used) }))
}

function sharedCopy(numbers: Int32Array, length: number): Int32Array {
  const own = sharedInts(length).subarray(0, length)
  own.set(numbers.subarray(0, length))
  return own
}

export function compareFresh(nodes: NodeTable, vocabulary: Vocabulary, comparer: Comparer, input: FreshInput): FreshPart {
  const { visit, compared } = newComparison(comparer)
  const overCap = input.rule === -1 ? walkAllFresh(nodes, input, visit) : walkFresh(nodes, vocabulary, input, visit)
  return { ...compared(), capped: [], overCap }
}

function walkAllFresh({ count, isRoster }: NodeTable, { isFresh }: FreshInput, visit: (left: number, right: number) => void): boolean {
  for (let fresh = 0; fresh < count; fresh++) {
    if (isFresh[fresh] === 0) continue
    for (let other = 0; other < count; other++) {
      if (other === fresh || (isFresh[other] === 1 && other < fresh) || (isRoster[fresh] && isRoster[other])) continue
      visit(Math.min(fresh, other), Math.max(fresh, other))
    }
  }
  return false
}

function walkFresh(nodes: NodeTable, vocabulary: Vocabulary, input: FreshInput, visit: (left: number, right: number) => void): boolean {
  const { isRoster } = nodes
  const { isFresh } = input
  const { keys, values: owners } = sortByKey(laidOut(input.entries, 'keys'), laidOut(input.entries, 'owners'))
  const isFirst = isFirstToFind(vocabulary, nodes, input)
  const inBlock: number[] = []
  for (let from = 0, to = 0; from < owners.length; from = to) {
    const key = keys[from]!
    inBlock.length = 0
    for (to = from; to < owners.length && keys[to] === key; to++) if (isFresh[owners[to]!] === 1) inBlock.push(to)
    if (inBlock.length === 0 || to - from < 2) continue
    if (to - from > BLOCK_CAP) return true
    for (const i of inBlock) {
      const one = owners[i]!
      for (let j = from; j < to; j++) {
        const other = owners[j]!
        if (j === i || (j < i && isFresh[other] === 1) || (isRoster[one] && isRoster[other]) || one === other) continue
        const left = one < other ? one : other
        const right = one < other ? other : one
        if (isFirst(left * STRIDE, right * STRIDE, key)) visit(left, right)
      }
    }
  }
  return false
}

function laidOut(parts: readonly Entries[], which: 'keys' | 'owners'): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part[which].length, 0))
  let used = 0
  for (const part of parts) {
    all.set(part[which], used)
    used += part[which].length
  }
  return all
}
