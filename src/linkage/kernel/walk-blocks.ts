/** Visits every pair that shares a key, once, whatever number of keys it shares. */
import { keyHash, keyValue, setMembers, type BlockingPlan, type BlockingRule } from '../choose-blocking.ts'
import type { CappedBlock } from '../fields.ts'
import { grown, mix } from './dictionary.ts'
import type { Nodes } from './nodes.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'

/** A block of more nodes is sorted by name and birth date and each node compared with its next neighbours only; it is reported. */
export const BLOCK_CAP = 4000
export const NEIGHBOURS = 30

export type Walk = {
  /** Only pairs whose first node is one of 1 in `thin` (by a hash of its place, which follows from content). 1: all pairs. */
  thin: number
  visit(left: number, right: number): void
  report?: (done: number, total: number) => void
}

export function walkBlocks(vocabulary: Vocabulary, nodes: Nodes, plan: BlockingPlan, walk: Walk): CappedBlock[] {
  if (plan.everyPair) {
    for (let left = 0; left < nodes.count; left++) {
      for (let right = left + 1; right < nodes.count; right++) if (!(nodes.isRoster[left] && nodes.isRoster[right])) walk.visit(left, right)
    }
    return []
  }
  const capped: CappedBlock[] = []
  /** Keys of capped blocks by rule: a pair that shares one may not have been visited there. */
  const cappedKeys = plan.rules.map(() => new Set<number>())
  plan.rules.forEach((rule, ruleNo) => {
    walkRule(vocabulary, nodes, plan.rules, ruleNo, cappedKeys, capped, walk)
    walk.report?.(ruleNo + 1, plan.rules.length)
  })
  return capped
}

function walkRule(
  vocabulary: Vocabulary,
  nodes: Nodes,
  rules: BlockingRule[],
  ruleNo: number,
  cappedKeys: Set<number>[],
  capped: CappedBlock[],
  walk: Walk,
): void {
  const rule = rules[ruleNo]!
  const { isRoster } = nodes
  const { keys, owners } = sortedEntries(vocabulary, nodes, rule)
  const wasVisited = earlierRules(vocabulary, nodes, rules.slice(0, ruleNo), cappedKeys)
  const isOwn = rule.isSet ? null : sharesColumns(nodes, rule.columns)
  const { thin, visit } = walk
  for (const { key, size } of largeBlocks(keys)) {
    cappedKeys[ruleNo]!.add(key)
    capped.push({ rule: rule.name, records: size, treatment: `sorted by name and birth date; each record compared with the next ${NEIGHBOURS}` })
  }
  for (let from = 0, to = 0; from < owners.length; from = to) {
    const key = keys[from]!
    for (to = from + 1; to < owners.length && keys[to] === key;) to++
    if (to - from < 2) continue
    let reach = to - from
    if (reach > BLOCK_CAP) {
      owners.set(sortedByNameAndBirth(nodes, owners.slice(from, to)), from)
      reach = NEIGHBOURS
    }
    const shares = isOwn ?? sharesFirst(vocabulary, nodes, rule.columns[0]!, key, cappedKeys[ruleNo]!)
    for (let i = from; i < to; i++) {
      const one = owners[i]!
      const end = Math.min(to, i + 1 + reach)
      for (let j = i + 1; j < end; j++) {
        const other = owners[j]!
        if ((isRoster[one] && isRoster[other]) || one === other) continue
        const left = one < other ? one : other
        const right = one < other ? other : one
        if (thin > 1 && (mix(left + 0x51ed) >>> 8) % thin !== 0) continue
        if (shares(left * STRIDE, right * STRIDE) && !wasVisited(left * STRIDE, right * STRIDE)) visit(left, right)
      }
    }
  }
}

/** Key and node of every entry of a rule in order of their keys, then nodes. Keys of sets are the codes themselves. */
function sortedEntries(vocabulary: Vocabulary, nodes: Nodes, rule: BlockingRule): { keys: Int32Array; owners: Int32Array } {
  let keys = new Int32Array(nodes.count)
  let owners = new Int32Array(nodes.count)
  let used = 0
  const add = (key: number, node: number) => {
    if (used === keys.length) {
      keys = grown(keys, used * 2 + 16)
      owners = grown(owners, used * 2 + 16)
    }
    keys[used] = key
    owners[used++] = node
  }
  for (let node = 0; node < nodes.count; node++) {
    if (!rule.isSet) {
      const key = keyHash(nodes.rows, node * STRIDE, rule.columns)
      if (key !== 0) add(key, node)
      continue
    }
    const set = nodes.rows[node * STRIDE + rule.columns[0]!]!
    if (set > 0) add(set, node)
    else if (set < 0) for (const code of setMembers(vocabulary, rule.columns[0]!, set)) add(code, node)
  }
  return sortedByKey(keys.subarray(0, used), owners.subarray(0, used))
}

/** Radix sort by eleven bits at a time that moves keys and values along, so that it reads memory in order. */
function sortedByKey(keys: Int32Array, values: Int32Array): { keys: Int32Array; owners: Int32Array } {
  let fromKeys = keys
  let fromValues = values
  let toKeys: Int32Array = new Int32Array(keys.length)
  let toValues: Int32Array = new Int32Array(keys.length)
  const starts = new Int32Array(2049)
  for (const shift of [0, 11, 22]) {
    starts.fill(0)
    for (let index = 0; index < fromKeys.length; index++) starts[((fromKeys[index]! >>> shift) & 2047) + 1]!++
    for (let digit = 0; digit < 2048; digit++) starts[digit + 1]! += starts[digit]!
    for (let index = 0; index < fromKeys.length; index++) {
      const at = starts[(fromKeys[index]! >>> shift) & 2047]!++
      toKeys[at] = fromKeys[index]!
      toValues[at] = fromValues[index]!
    }
    ;[fromKeys, toKeys, fromValues, toValues] = [toKeys, fromKeys, toValues, fromValues]
  }
  return { keys: fromKeys, owners: fromValues }
}

function sharesColumns({ rows }: Nodes, columns: readonly number[]): (left: number, right: number) => boolean {
  const [first, second, third] = columns
  if (columns.length === 1 && first! < STRIDE) return (left, right) => rows[left + first!] !== 0 && rows[left + first!] === rows[right + first!]
  return (left, right) => {
    const value = keyValue(rows, left, first!)
    if (value === 0 || value !== keyValue(rows, right, first!)) return false
    for (const column of [second, third]) {
      if (column === undefined) break
      const other = keyValue(rows, left, column)
      if (other === 0 || other !== keyValue(rows, right, column)) return false
    }
    return true
  }
}

/** Blocks that are too large to be compared all with all. `keys` are sorted. */
function largeBlocks(keys: Int32Array): { key: number; size: number }[] {
  const found: { key: number; size: number }[] = []
  for (let from = 0, to = 0; from < keys.length; from = to) {
    for (to = from + 1; to < keys.length && keys[to] === keys[from];) to++
    if (to - from > BLOCK_CAP) found.push({ key: keys[from]!, size: to - from })
  }
  return found
}

/** True only for the first code that two sets share and that is not too common, so that a pair is visited once; for a code that is, where they share no other. */
function sharesFirst(vocabulary: Vocabulary, { rows }: Nodes, column: number, code: number, tooCommon: Set<number>): (left: number, right: number) => boolean {
  return (left, right) => {
    const [one, other] = [rows[left + column]!, rows[right + column]!]
    if (one > 0 || other > 0) return true
    const others = setMembers(vocabulary, column, other)
    const shared = setMembers(vocabulary, column, one).filter((member) => others.includes(member))
    return (shared.find((member) => !tooCommon.has(member)) ?? code) === code
  }
}

/** Whether a pair shares the key of an earlier rule. First columns decide nearly always, so they are looked at in one plain loop. */
function earlierRules(vocabulary: Vocabulary, nodes: Nodes, rules: BlockingRule[], cappedKeys: Set<number>[]): (left: number, right: number) => boolean {
  const { rows } = nodes
  const firsts = Int32Array.from(rules, (rule) => rule.columns[0]!)
  const isSet = Uint8Array.from(rules, (rule) => (rule.isSet ? 1 : 0))
  const shares = rules.map((rule) => sharesColumns(nodes, rule.columns))
  const isLeftOut = (ruleNo: number, key: number) => cappedKeys[ruleNo]!.size > 0 && cappedKeys[ruleNo]!.has(key)
  const setsShare = (ruleNo: number, one: number, other: number) => {
    if (one > 0 && other > 0) return one === other && !isLeftOut(ruleNo, one)
    const others = setMembers(vocabulary, firsts[ruleNo]!, other)
    return setMembers(vocabulary, firsts[ruleNo]!, one).some((code) => others.includes(code) && !isLeftOut(ruleNo, code))
  }
  return (left, right) => {
    for (let ruleNo = 0; ruleNo < firsts.length; ruleNo++) {
      const one = rows[left + firsts[ruleNo]!]!
      const other = rows[right + firsts[ruleNo]!]!
      if (one === 0 || other === 0) continue
      if (isSet[ruleNo]) {
        if ((one < 0 || other < 0 || one === other) && setsShare(ruleNo, one, other)) return true
      } else if (
        one === other &&
        shares[ruleNo]!(left, right) &&
        !(cappedKeys[ruleNo]!.size > 0 && isLeftOut(ruleNo, keyHash(rows, left, rules[ruleNo]!.columns)))
      )
        return true
    }
    return false
  }
}

function sortedByNameAndBirth({ rows }: Nodes, members: Int32Array): Int32Array {
  return members.toSorted(
    (a, b) =>
      rows[a * STRIDE + COLUMN.names]! - rows[b * STRIDE + COLUMN.names]! || rows[a * STRIDE + COLUMN.birth]! - rows[b * STRIDE + COLUMN.birth]! || a - b,
  )
}
