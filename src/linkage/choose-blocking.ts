/**
 * Which pairs are worth comparing: those that share a key. Keys are tried from coarse to fine; one is taken when its pairs fit the budget,
 * so a small list is compared all with all and a large one by finer keys. docs/rules/linkage.md, [LNK12].
 */
import { mix, powerOfTwo } from './kernel/dictionary.ts'
import type { Nodes } from './kernel/nodes.ts'
import { COLUMN, STRIDE, type Vocabulary } from './kernel/vocabulary.ts'

/** A key: single columns that must all agree, or one column of sets that must share a member. */
export type BlockingRule = { name: string; columns: readonly number[]; isSet: boolean; estimatedPairs: number }

/** Not a column of its own: the year of the birth date. */
export const YEAR = 16
const SETS: readonly number[] = [COLUMN.emails, COLUMN.phones, COLUMN.identifiers]

const NAMES: Record<number, string> = {
  [COLUMN.emails]: 'e-mail',
  [COLUMN.phones]: 'phone',
  [COLUMN.identifiers]: 'identifier',
  [COLUMN.member]: 'membership number',
  [COLUMN.home]: 'home',
  [COLUMN.birth]: 'birth date',
  [COLUMN.sound]: 'family name by sound',
  [COLUMN.root]: 'given name',
  [COLUMN.names]: 'both names',
  [COLUMN.postcode]: 'postcode',
  [COLUMN.street]: 'address',
  [COLUMN.area]: 'area',
  [YEAR]: 'birth year',
  [COLUMN.family]: 'family name',
  [COLUMN.given]: 'given name as written',
}

/** From certain and coarse to fine: a finer key than one taken finds nothing new and is left out. */
const CANDIDATES: readonly (readonly number[])[] = [
  [COLUMN.emails],
  [COLUMN.phones],
  [COLUMN.identifiers],
  [COLUMN.member],
  [COLUMN.home],
  [COLUMN.birth],
  [COLUMN.birth, COLUMN.sound],
  [COLUMN.birth, COLUMN.root],
  [COLUMN.birth, COLUMN.area],
  [COLUMN.birth, COLUMN.postcode],
  [COLUMN.names],
  [COLUMN.names, YEAR],
  [COLUMN.names, COLUMN.area],
  [COLUMN.names, COLUMN.postcode],
  [COLUMN.names, COLUMN.street],
  [COLUMN.sound, COLUMN.root],
  [COLUMN.sound, COLUMN.root, YEAR],
  [COLUMN.sound, COLUMN.root, COLUMN.area],
  [COLUMN.postcode],
  [COLUMN.postcode, COLUMN.sound],
  [COLUMN.postcode, COLUMN.root],
  [COLUMN.street],
  [COLUMN.street, COLUMN.sound],
  [COLUMN.street, COLUMN.root],
  [COLUMN.sound],
  [COLUMN.root],
  [COLUMN.sound, YEAR],
  [COLUMN.root, YEAR],
  [COLUMN.given, COLUMN.area],
  [COLUMN.family, COLUMN.area],
]

export type BlockingPlan = { rules: BlockingRule[]; everyPair: boolean }

/** At most this many pairs a record, and never fewer pairs than the second figure. */
const BUDGET = { pairsPerRecord: 14, pairsPerRecordOfOneRule: 5, atLeast: 2_000_000 }
/** Up to this many records all pairs are compared. */
const ALL_PAIRS_UP_TO = 1500

export function chooseBlocking(vocabulary: Vocabulary, nodes: Nodes): BlockingPlan {
  if (nodes.count <= ALL_PAIRS_UP_TO) return { rules: [], everyPair: true }
  const budget = Math.max(BUDGET.atLeast, nodes.count * BUDGET.pairsPerRecord)
  const ofOneRule = Math.max(BUDGET.atLeast / 3, nodes.count * BUDGET.pairsPerRecordOfOneRule)
  const rules: BlockingRule[] = []
  let spent = 0
  for (const columns of CANDIDATES) {
    if (rules.some((rule) => !rule.isSet && rule.columns.every((column) => columns.includes(column)))) continue
    const isSet = SETS.includes(columns[0]!)
    const estimatedPairs = estimatePairs(vocabulary, nodes, columns, isSet)
    const isCertainKey = isSet || columns[0] === COLUMN.member || columns[0] === COLUMN.home
    if (estimatedPairs === 0 || (!isCertainKey && (estimatedPairs > ofOneRule || spent + estimatedPairs > budget))) continue
    spent += Math.min(estimatedPairs, ofOneRule)
    rules.push({ name: columns.map((column) => NAMES[column]).join(' + '), columns: columns, isSet, estimatedPairs })
  }
  return { rules, everyPair: false }
}

/** Value of a key column; 0: none. */
export function keyValue(rows: Int32Array, base: number, column: number): number {
  return column === YEAR ? Math.floor(rows[base + COLUMN.birth]! / 10_000) : rows[base + column]!
}

/** Hash of all columns of a key; 0: one of them is missing. */
export function keyHash(rows: Int32Array, base: number, columns: readonly number[]): number {
  let hash = 0x2545f491
  for (const column of columns) {
    const value = keyValue(rows, base, column)
    if (value === 0) return 0
    hash = mix(hash ^ Math.imul(value, 0x9e3779b1))
  }
  return hash | 1
}

export function setMembers(vocabulary: Vocabulary, column: number, set: number): readonly number[] {
  const store = column === COLUMN.emails ? vocabulary.emailSets : column === COLUMN.phones ? vocabulary.phoneSets : vocabulary.identifierSets
  return store.membersOf(set)
}

/** Pairs that share the key, from one key in sixteen when there are many: whole blocks are drawn, so the estimate is unbiased. */
function estimatePairs(vocabulary: Vocabulary, nodes: Nodes, columns: readonly number[], isSet: boolean): number {
  const thin = nodes.count > 200_000 ? 16 : 1
  const size = powerOfTwo(Math.min(1 << 22, (nodes.count * 8) / thin))
  const slots = new Int32Array(size)
  const roster = nodes.rosterCount > 0 ? new Int32Array(size) : null
  const add = (hash: number, node: number) => {
    const spread = mix(hash ^ 0x3c6ef372)
    if ((spread & 15) % thin !== 0) return
    slots[(spread >>> 4) & (size - 1)]!++
    if (roster && nodes.isRoster[node]) roster[(spread >>> 4) & (size - 1)]!++
  }
  for (let node = 0; node < nodes.count; node++) {
    const base = node * STRIDE
    if (isSet) for (const code of setMembers(vocabulary, columns[0]!, nodes.rows[base + columns[0]!]!)) add(code, node)
    else {
      const hash = keyHash(nodes.rows, base, columns)
      if (hash !== 0) add(hash, node)
    }
  }
  let pairs = 0
  for (let slot = 0; slot < slots.length; slot++) {
    const size = slots[slot]!
    if (size > 1) pairs += (size * (size - 1)) / 2 - (roster ? (roster[slot]! * (roster[slot]! - 1)) / 2 : 0)
  }
  return pairs * thin
}
