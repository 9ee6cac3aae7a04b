/** Keys of records: what pairs must share to be compared. A key is a hash of all its columns, or, for a column of sets, each code in the cell. */
import { mix } from './dictionary.ts'
import { eachCode, type ValueSets } from './value-sets.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'
import type { NodeTable } from './nodes.ts'

/** A key: single columns that must all agree, or one column of sets that must share a member. */
export type BlockingRule = { name: string; columns: readonly number[]; isSet: boolean; estimatedPairs: number }

/** Not a column of its own: the year of the birth date. */
export const YEAR = 16
export const SET_COLUMNS: readonly number[] = [COLUMN.emails, COLUMN.phones, COLUMN.identifiers]

/** Value of a key column; 0: none. */
export function keyValue(rows: Int32Array, base: number, column: number): number {
  return column === YEAR ? (rows[base + COLUMN.birth]! / 10_000) | 0 : rows[base + column]!
}

/** Hash of all columns of a key; 0: one of them is missing. */
export function keyHash(rows: Int32Array, base: number, columns: readonly number[]): number {
  let hash = 0x2545f491
  for (let index = 0; index < columns.length; index++) {
    const value = keyValue(rows, base, columns[index]!)
    if (value === 0) return 0
    hash = mix(hash ^ Math.imul(value, 0x9e3779b1))
  }
  return hash | 1
}

export function setsOfColumn(vocabulary: Vocabulary, column: number): ValueSets {
  return column === COLUMN.emails ? vocabulary.emailSets : column === COLUMN.phones ? vocabulary.phoneSets : vocabulary.identifierSets
}

/** Keys and the nodes that have them, in order of nodes. */
export type KeyEntries = { keys: Int32Array; owners: Int32Array; count: number }

export function keyEntries({ rows, count }: NodeTable, vocabulary: Vocabulary, rule: { columns: readonly number[]; isSet: boolean }): KeyEntries {
  if (rule.isSet) return setEntries(rows, count, rule.columns[0]!, setsOfColumn(vocabulary, rule.columns[0]!))
  const keys = new Int32Array(count)
  const owners = new Int32Array(count)
  let used = 0
  for (let node = 0; node < count; node++) {
    const key = keyHash(rows, node * STRIDE, rule.columns)
    if (key === 0) continue
    keys[used] = key
    owners[used++] = node
  }
  return { keys, owners, count: used }
}

function setEntries(rows: Int32Array, count: number, column: number, sets: ValueSets): KeyEntries {
  let entries = 0
  for (let node = 0; node < count; node++) {
    const cell = rows[node * STRIDE + column]!
    entries += cell > 0 ? 1 : cell < 0 ? sets.starts[1 - cell]! - sets.starts[-cell]! : 0
  }
  const keys = new Int32Array(entries)
  const owners = new Int32Array(entries)
  let used = 0
  for (let node = 0; node < count; node++) {
    const cell = rows[node * STRIDE + column]!
    if (cell > 0) {
      keys[used] = cell
      owners[used++] = node
    } else if (cell < 0) {
      for (let at = sets.starts[-cell]!; at < sets.starts[1 - cell]!; at++) {
        keys[used] = sets.codes[at]!
        owners[used++] = node
      }
    }
  }
  return { keys, owners, count: used }
}

/** Each key of one node. */
export function eachKey({ rows }: NodeTable, vocabulary: Vocabulary, rule: BlockingRule, node: number, visit: (key: number) => void): void {
  const base = node * STRIDE
  if (rule.isSet) return eachCode(setsOfColumn(vocabulary, rule.columns[0]!), rows[base + rule.columns[0]!]!, visit)
  const key = keyHash(rows, base, rule.columns)
  if (key !== 0) visit(key)
}
