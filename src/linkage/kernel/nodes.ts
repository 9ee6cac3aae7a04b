/**
 * Records that say exactly the same become one node before anything is compared: ten thousand copies of a row cost no more than one.
 * Nodes stand in an order that follows from their content alone, so that results do not depend on the order or threads of reading.
 */
import { mix } from './dictionary.ts'
import type { Tables } from './read-tables.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'

export type Nodes = {
  count: number
  rows: Int32Array
  isRoster: Uint8Array
  /** Row of the tables → node; -1: the record says nothing. */
  nodeOfRow: Int32Array
  /** A row of each node (the first by number): its own, for the roster. */
  rowOfNode: Int32Array
  /** Node 1 if the node has only an e-mail address or phone number: it may be anyone's who uses them. */
  isContactOnly: Uint8Array
  evidenceCount: number
  rosterCount: number
}

const OWN_COLUMNS = [
  COLUMN.given,
  COLUMN.family,
  COLUMN.middle,
  COLUMN.birth,
  COLUMN.sex,
  COLUMN.emails,
  COLUMN.phones,
  COLUMN.street,
  COLUMN.postcode,
  COLUMN.member,
  COLUMN.identifiers,
]

export function buildNodes({ vocabulary, rows, recordCount, rosterCount, groups }: Tables): Nodes {
  const total = recordCount + rosterCount
  const order = sortedByHashes(contentHashes(vocabulary, rows, total, recordCount, groups))
  const nodeOfRow = new Int32Array(total).fill(-1)
  const rowOfNode = new Int32Array(total)
  let count = 0
  for (let at = 0; at < total; at++) {
    const row = order[at]!
    if (row < recordCount && groups[row] === 0 && isEmpty(rows, row)) continue
    const before = count > 0 ? rowOfNode[count - 1]! : -1
    if (before >= 0 && row < recordCount && before < recordCount && groups[row] === groups[before] && isSame(rows, row, before)) {
      nodeOfRow[row] = count - 1
      if (row < before) rowOfNode[count - 1] = row
      continue
    }
    nodeOfRow[row] = count
    rowOfNode[count++] = row
  }
  const nodeRows = new Int32Array(new SharedArrayBuffer(Math.max(4, count * STRIDE * 4)))
  const isRoster = new Uint8Array(new SharedArrayBuffer(Math.max(1, count)))
  const isContactOnly = new Uint8Array(new SharedArrayBuffer(Math.max(1, count)))
  for (let node = 0; node < count; node++) {
    const from = rowOfNode[node]! * STRIDE
    nodeRows.set(rows.subarray(from, from + STRIDE), node * STRIDE)
    isRoster[node] = rowOfNode[node]! >= recordCount ? 1 : 0
    isContactOnly[node] = isRoster[node] ? 0 : saysOnlyContact(nodeRows, node * STRIDE)
  }
  return { count, rows: nodeRows, isRoster, nodeOfRow, rowOfNode: rowOfNode.slice(0, count), isContactOnly, evidenceCount: count - rosterCount, rosterCount }
}

/** No name, no birth date, no number of its own, but an e-mail address or phone. */
export function saysOnlyContact(rows: Int32Array, base: number): 0 | 1 {
  const has = (column: number) => rows[base + column] !== 0
  const isPersonal = has(COLUMN.given) || has(COLUMN.family) || has(COLUMN.birth) || has(COLUMN.member) || has(COLUMN.identifiers)
  return !isPersonal && (has(COLUMN.emails) || has(COLUMN.phones)) ? 1 : 0
}

function isEmpty(rows: Int32Array, row: number): boolean {
  for (const column of OWN_COLUMNS) if (rows[row * STRIDE + column] !== 0) return false
  return true
}

function isSame(rows: Int32Array, left: number, right: number): boolean {
  for (const column of OWN_COLUMNS) if (rows[left * STRIDE + column] !== rows[right * STRIDE + column]) return false
  return true
}

/**
 * Sort keys of a row from what its numbers stand for, least first; the must-link key and, on the roster, the row's place are part of it. The
 * family name comes first, so that records that will be compared lie near each other in memory.
 */
function contentHashes(vocabulary: Vocabulary, rows: Int32Array, total: number, recordCount: number, groups: Int32Array): Uint32Array[] {
  const { names, emails, phones, streets, postcodes, members, identifiers, emailSets, phoneSets, identifierSets } = vocabulary
  const family = new Uint32Array(total)
  const high = new Uint32Array(total)
  const low = new Uint32Array(total)
  const setHash = (set: number, hashes: Int32Array, several: readonly (readonly number[])[]) =>
    set >= 0 ? hashes[set]! : several[-set]!.reduce((sum, code) => (sum + mix(hashes[code]!)) | 0, 1)
  for (let row = 0; row < total; row++) {
    const base = row * STRIDE
    let a = row < recordCount ? groups[row]! : -1 - row
    let b = mix(a + 0x5bd1e995)
    const add = (value: number) => {
      a = mix(a ^ value)
      b = (Math.imul(b, 0x01000193) ^ Math.imul(value, 0x27d4eb2f)) | 0
    }
    add(names.hashes[rows[base + COLUMN.given]!]!)
    add(names.hashes[rows[base + COLUMN.family]!]!)
    add(names.hashes[rows[base + COLUMN.middle]!]!)
    add(rows[base + COLUMN.birth]! * 31 + rows[base + COLUMN.sex]!)
    add(setHash(rows[base + COLUMN.emails]!, emails.hashes, emailSets.several))
    add(setHash(rows[base + COLUMN.phones]!, phones.hashes, phoneSets.several))
    add(streets.hashes[rows[base + COLUMN.street]!]!)
    add(postcodes.hashes[rows[base + COLUMN.postcode]!]!)
    add(members.hashes[rows[base + COLUMN.member]!]!)
    add(setHash(rows[base + COLUMN.identifiers]!, identifiers.hashes, identifierSets.several))
    family[row] = names.hashes[rows[base + COLUMN.family]!]!
    high[row] = a >>> 0
    low[row] = mix(b) >>> 0
  }
  return [low, high, family]
}

function sortedByHashes(keys: Uint32Array[]): Int32Array {
  let order = new Int32Array(keys[0]!.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  for (const key of keys) for (const shift of [0, 16]) order = stableByDigit(order, key, shift)
  return order
}

/** One pass of a radix sort over sixteen bits; equal keys keep their order. */
export function stableByDigit(order: Int32Array<ArrayBuffer>, keys: Uint32Array | Int32Array, shift: number): Int32Array<ArrayBuffer> {
  const starts = new Int32Array(65_537)
  for (let index = 0; index < order.length; index++) starts[((keys[order[index]!]! >>> shift) & 0xffff) + 1]!++
  for (let digit = 0; digit < 65_536; digit++) starts[digit + 1]! += starts[digit]!
  const sorted = new Int32Array(order.length)
  for (let index = 0; index < order.length; index++) sorted[starts[(keys[order[index]!]! >>> shift) & 0xffff]!++] = order[index]!
  return sorted
}
