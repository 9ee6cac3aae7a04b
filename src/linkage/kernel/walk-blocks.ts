/** Visits every pair that shares a key, once, whatever number of keys it shares. */
import { keyHash, keyValue, setMembers, type BlockingPlan, type BlockingRule } from '../choose-blocking.ts'
import type { CappedBlock } from '../fields.ts'
import { mix } from './dictionary.ts'
import { stableByDigit, type Nodes } from './nodes.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'

/** A block of more nodes is sorted by name and birth date and each node compared with its next neighbours only; it is reported. */
const BLOCK_CAP = 4000
const NEIGHBOURS = 30

export type Walk = {
  /** Only pairs whose first node is one of 1 in `thin` (by a hash of its place, which follows from content). 1: all pairs. */
  thin: number
  visit(left: number, right: number): void
  report?: (done: number, total: number) => void
}

export function walkBlocks(vocabulary: Vocabulary, nodes: Nodes, plan: BlockingPlan, walk: Walk): CappedBlock[] {
  const isDrawn = (node: number) => walk.thin === 1 || (mix(node + 0x51ed) >>> 8) % walk.thin === 0
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
    const { keys, owners, order } = sortedEntries(vocabulary, nodes, rule)
    const wasVisited = earlierRules(vocabulary, nodes, plan.rules.slice(0, ruleNo), cappedKeys)
    for (let from = 0, to = 0; from < order.length; from = to) {
      const key = keys[order[from]!]!
      for (to = from + 1; to < order.length && keys[order[to]!] === key; ) to++
      if (to - from < 2) continue
      let members = order.subarray(from, to).map((entry) => owners[entry]!)
      let reach = members.length
      if (members.length > BLOCK_CAP) {
        members = sortedByNameAndBirth(nodes, members)
        reach = NEIGHBOURS
        cappedKeys[ruleNo]!.add(key)
        capped.push({ rule: rule.name, records: members.length, treatment: `sorted by name and birth date; each record compared with the next ${NEIGHBOURS}` })
      }
      const isOwn = rule.isSet ? sharesFirst(vocabulary, nodes, rule.columns[0]!, key) : sharesColumns(nodes, rule.columns)
      for (let i = 0; i < members.length; i++) {
        const one = members[i]!
        const end = Math.min(members.length, i + 1 + reach)
        for (let j = i + 1; j < end; j++) {
          const other = members[j]!
          const left = one < other ? one : other
          const right = one < other ? other : one
          if (!isDrawn(left) || (nodes.isRoster[left] && nodes.isRoster[right]) || left === right) continue
          if (isOwn(left * STRIDE, right * STRIDE) && !wasVisited(left * STRIDE, right * STRIDE)) walk.visit(left, right)
        }
      }
    }
    walk.report?.(ruleNo + 1, plan.rules.length)
  })
  return capped
}

/** Key and node of every entry of a rule, and the entries in order of their keys. Set keys are the codes themselves. */
function sortedEntries(vocabulary: Vocabulary, nodes: Nodes, rule: BlockingRule): { keys: Int32Array; owners: Int32Array; order: Int32Array<ArrayBuffer> } {
  let keys = new Int32Array(nodes.count)
  let owners = new Int32Array(nodes.count)
  let used = 0
  const add = (key: number, node: number) => {
    if (used === keys.length) {
      const longer = new Int32Array(used * 2 + 16)
      longer.set(keys)
      keys = longer
      const longerOwners = new Int32Array(used * 2 + 16)
      longerOwners.set(owners)
      owners = longerOwners
    }
    keys[used] = key
    owners[used++] = node
  }
  for (let node = 0; node < nodes.count; node++) {
    if (rule.isSet) for (const code of setMembers(vocabulary, rule.columns[0]!, nodes.rows[node * STRIDE + rule.columns[0]!]!)) add(code, node)
    else {
      const key = keyHash(nodes.rows, node * STRIDE, rule.columns)
      if (key !== 0) add(key, node)
    }
  }
  let order = new Int32Array(used)
  for (let entry = 0; entry < used; entry++) order[entry] = entry
  order = stableByDigit(stableByDigit(order, keys, 0), keys, 16)
  return { keys, owners, order }
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

/** True only for the first code that two sets share, so that a pair is visited once. */
function sharesFirst(vocabulary: Vocabulary, { rows }: Nodes, column: number, code: number): (left: number, right: number) => boolean {
  return (left, right) => {
    const [one, other] = [rows[left + column]!, rows[right + column]!]
    if (one > 0 || other > 0) return true
    const others = setMembers(vocabulary, column, other)
    return setMembers(vocabulary, column, one).find((member) => others.includes(member)) === code
  }
}

function earlierRules(vocabulary: Vocabulary, nodes: Nodes, rules: BlockingRule[], cappedKeys: Set<number>[]): (left: number, right: number) => boolean {
  const checks = rules.map((rule, ruleNo) => {
    const column = rule.columns[0]!
    const keysLeftOut = cappedKeys[ruleNo]!
    if (rule.isSet) {
      return (left: number, right: number) => {
        const [one, other] = [nodes.rows[left + column]!, nodes.rows[right + column]!]
        if (one === 0 || other === 0) return false
        if (one > 0 && other > 0) return one === other && !keysLeftOut.has(one)
        const others = setMembers(vocabulary, column, other)
        return setMembers(vocabulary, column, one).some((code) => others.includes(code) && !keysLeftOut.has(code))
      }
    }
    const shares = sharesColumns(nodes, rule.columns)
    return (left: number, right: number) => shares(left, right) && (keysLeftOut.size === 0 || !keysLeftOut.has(keyHash(nodes.rows, left, rule.columns)))
  })
  return (left, right) => {
    for (let index = 0; index < checks.length; index++) if (checks[index]!(left, right)) return true
    return false
  }
}

function sortedByNameAndBirth({ rows }: Nodes, members: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  return members.toSorted((a, b) => rows[a * STRIDE + COLUMN.names]! - rows[b * STRIDE + COLUMN.names]! || rows[a * STRIDE + COLUMN.birth]! - rows[b * STRIDE + COLUMN.birth]! || a - b)
}
