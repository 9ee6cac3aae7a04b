/**
 * Compares what is new with all the rest, and nothing else: of each key only the blocks that hold a new node are made, and in them only pairs with a
 * new node are visited. The pairs are those that comparing everything would find beyond the pairs of the others (compare-part.ts).
 */
import { BLOCK_CAP, earlierRules, newComparison, sharesColumns, sharesFirst, type ComparedPart } from './compare-part.ts'
import type { Comparer } from './compare.ts'
import { mix } from './dictionary.ts'
import { keyEntries, type BlockingRule } from './keys.ts'
import type { NodeTable } from './nodes.ts'
import { sortByKey } from './radix-sort.ts'
import { STRIDE, type Vocabulary } from './vocabulary.ts'

export type FreshInput = {
  rules: readonly BlockingRule[]
  large: readonly (readonly number[])[]
  /** Which rule; -1: no keys, all pairs. */
  rule: number
  /** 1 for each node whose pairs are wanted. */
  isFresh: Uint8Array
}
/** `overCap`: a block with a fresh node is larger than may be compared all with all; its pairs follow from all its members, old and new. */
export type FreshPart = ComparedPart & { overCap: boolean }

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
  const rule = input.rules[input.rule]!
  const { isRoster } = nodes
  const { isFresh } = input
  const { keys, values: owners } = blocksWithFresh(nodes, vocabulary, rule, isFresh)
  const large = new Set(input.large[input.rule])
  const wasVisited = earlierRules(vocabulary, nodes, { ...input, part: 0, parts: 1 })
  const isOwn = rule.isSet ? null : sharesColumns(nodes, rule.columns)
  const inBlock: number[] = []
  for (let from = 0, to = 0; from < owners.length; from = to) {
    const key = keys[from]!
    inBlock.length = 0
    for (to = from; to < owners.length && keys[to] === key; to++) if (isFresh[owners[to]!] === 1) inBlock.push(to)
    if (inBlock.length === 0 || to - from < 2) continue
    if (to - from > BLOCK_CAP) return true
    const shares = isOwn ?? sharesFirst(vocabulary, nodes, rule.columns[0]!, key, large)
    for (const i of inBlock) {
      const one = owners[i]!
      for (let j = from; j < to; j++) {
        const other = owners[j]!
        if (j === i || (j < i && isFresh[other] === 1) || (isRoster[one] && isRoster[other]) || one === other) continue
        const left = one < other ? one : other
        const right = one < other ? other : one
        if (shares(left * STRIDE, right * STRIDE) && !wasVisited(left * STRIDE, right * STRIDE)) visit(left, right)
      }
    }
  }
  return false
}

const FILTER_BITS = 22

/** Entries whose key a fresh node has, and a few more: keys that only share a place in the filter. */
function blocksWithFresh(nodes: NodeTable, vocabulary: Vocabulary, rule: BlockingRule, isFresh: Uint8Array): { keys: Int32Array; values: Int32Array } {
  const { keys, owners, count } = keyEntries(nodes, vocabulary, rule)
  const filter = new Uint8Array(1 << (FILTER_BITS - 3))
  const placeOf = (key: number) => mix(key) >>> (32 - FILTER_BITS)
  for (let at = 0; at < count; at++) {
    if (isFresh[owners[at]!] === 0) continue
    const place = placeOf(keys[at]!)
    filter[place >> 3]! |= 1 << (place & 7)
  }
  let used = 0
  for (let at = 0; at < count; at++) {
    const place = placeOf(keys[at]!)
    if (((filter[place >> 3]! >> (place & 7)) & 1) === 0) continue
    keys[used] = keys[at]!
    owners[used++] = owners[at]!
  }
  return sortByKey(keys.subarray(0, used), owners.subarray(0, used))
}
