/**
 * Records that say exactly the same become one node before anything is compared: ten thousand copies of a row cost no more than one.
 * Nodes stand in an order that follows from their content alone, so that results do not depend on the order or threads of reading.
 */
import { mix, sharedBytes, sharedInts, type Texts } from './dictionary.ts'
import { sortByTwoKeys } from './radix-sort.ts'
import type { Tables } from './read-tables.ts'
import type { ThreadPool } from './thread-pool.ts'
import type { ValueSets } from './value-sets.ts'
import { COLUMN, STRIDE, TRAIT_SHIFT, type Vocabulary } from './vocabulary.ts'

/** What threads see of the nodes: all of it shared memory. */
export type NodeTable = {
  count: number
  rows: Int32Array
  isRoster: Uint8Array
  /** Node 1 if the node has only an e-mail address or phone number: it may be anyone's who uses them. */
  isContactOnly: Uint8Array
  rosterCount: number
}

export type Nodes = NodeTable & {
  /** Row of the tables → node; -1: the record says nothing. */
  nodeOfRow: Int32Array
  /** A row of each node (the first by number): its own, for the roster. */
  rowOfNode: Int32Array
  evidenceCount: number
  /** Where each node stands in the order of nodes, and its must-link key: what a later increment merges by. */
  order: NodeOrder
}

export type NodeOrder = { family: Int32Array; content: Int32Array; tie: Int32Array; groupKeys: Int32Array }

const OWN_COLUMNS = Int32Array.of(
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
)

export function tableOf({ count, rows, isRoster, isContactOnly, rosterCount }: Nodes): NodeTable {
  return { count, rows, isRoster, isContactOnly, rosterCount }
}

/** Rows a thread hashes at a time. */
const ROWS_A_TASK = 262_144

export async function buildNodes({ vocabulary, rows, recordCount, rosterCount, groupKeys }: Tables, pool: ThreadPool): Promise<Nodes> {
  const total = recordCount + rosterCount
  const hashes = { family: sharedInts(total), content: sharedInts(total), tie: sharedInts(total) }
  const ranges = Array.from({ length: Math.ceil(total / ROWS_A_TASK) }, (_, part) => part * ROWS_A_TASK)
  await pool.runEach(
    'hashRecords',
    ranges.map((from) => ({ vocabulary, rows, groupKeys, recordCount, from, to: Math.min(total, from + ROWS_A_TASK), ...hashes })),
  )
  const order = rowsInOrder(hashes, total)
  const nodeOfRow = new Int32Array(total).fill(-1)
  const rowOfNode = new Int32Array(total)
  let count = 0
  for (let at = 0; at < total; at++) {
    const row = order[at]!
    if (row < recordCount && groupKeys[row] === 0 && isEmpty(rows, row)) continue
    const before = count > 0 ? rowOfNode[count - 1]! : -1
    if (before >= 0 && row < recordCount && before < recordCount && groupKeys[row] === groupKeys[before] && isSame(rows, row, before)) {
      nodeOfRow[row] = count - 1
      if (row < before) rowOfNode[count - 1] = row
      continue
    }
    nodeOfRow[row] = count
    rowOfNode[count++] = row
  }
  const nodeRows = sharedInts(count * STRIDE)
  const isRoster = sharedBytes(count)
  const isContactOnly = sharedBytes(count)
  for (let node = 0; node < count; node++) {
    const from = rowOfNode[node]! * STRIDE
    const to = node * STRIDE
    for (let column = 0; column < STRIDE; column++) nodeRows[to + column] = rows[from + column]!
    isRoster[node] = rowOfNode[node]! >= recordCount ? 1 : 0
    isContactOnly[node] = isRoster[node] ? 0 : saysOnlyContact(nodeRows, to)
  }
  const own = rowOfNode.slice(0, count)
  const orderOf = (numbers: Int32Array) => {
    const ordered = new Int32Array(count)
    // The roster has no keys.
    for (let node = 0; node < count; node++) ordered[node] = own[node]! < numbers.length ? numbers[own[node]!]! : 0
    return ordered
  }
  return {
    count,
    rows: nodeRows,
    isRoster,
    nodeOfRow,
    rowOfNode: own,
    isContactOnly,
    evidenceCount: count - rosterCount,
    rosterCount,
    order: { family: orderOf(hashes.family), content: orderOf(hashes.content), tie: orderOf(hashes.tie), groupKeys: orderOf(groupKeys) },
  }
}

/** No name, no birth date, no number of its own, but an e-mail address or phone. */
export function saysOnlyContact(rows: Int32Array, base: number): 0 | 1 {
  const isPersonal =
    rows[base + COLUMN.given] !== 0 ||
    rows[base + COLUMN.family] !== 0 ||
    rows[base + COLUMN.birth] !== 0 ||
    rows[base + COLUMN.member] !== 0 ||
    rows[base + COLUMN.identifiers] !== 0
  return !isPersonal && (rows[base + COLUMN.emails] !== 0 || rows[base + COLUMN.phones] !== 0) ? 1 : 0
}

export function isEmpty(rows: Int32Array, row: number): boolean {
  for (let index = 0; index < OWN_COLUMNS.length; index++) if (rows[row * STRIDE + OWN_COLUMNS[index]!] !== 0) return false
  return true
}

function isSame(rows: Int32Array, left: number, right: number): boolean {
  for (let index = 0; index < OWN_COLUMNS.length; index++)
    if (rows[left * STRIDE + OWN_COLUMNS[index]!] !== rows[right * STRIDE + OWN_COLUMNS[index]!]) return false
  return true
}

export type HashInput = {
  vocabulary: Vocabulary
  rows: Int32Array
  groupKeys: Int32Array
  recordCount: number
  from: number
  to: number
  family: Int32Array
  content: Int32Array
  tie: Int32Array
}

/**
 * Sort keys of rows from what their numbers stand for; the must-link key and, on the roster, the row's place are part of them. The
 * family name comes first, so that records that will be compared lie near each other in memory.
 */
export function hashRecords({ vocabulary, rows, groupKeys, recordCount, from, to, family, content, tie }: HashInput): void {
  const { names, emails, phones, streets, postcodes, members, identifiers, origins, works, traits, emailSets, phoneSets, identifierSets } = vocabulary
  let a = 0
  let b = 0
  const add = (value: number) => {
    a = mix(a ^ value)
    b = (Math.imul(b, 0x01000193) ^ Math.imul(value, 0x27d4eb2f)) | 0
  }
  for (let row = from; row < to; row++) {
    const base = row * STRIDE
    a = row < recordCount ? groupKeys[row]! : recordCount - 1 - row
    b = mix(a + 0x5bd1e995)
    add(names.hashes[rows[base + COLUMN.given]!]!)
    add(names.hashes[rows[base + COLUMN.family]!]!)
    add(names.hashes[rows[base + COLUMN.middle]!]!)
    const sex = rows[base + COLUMN.sex]!
    const trait = sex >>> TRAIT_SHIFT
    add(rows[base + COLUMN.birth]! * 31 + (sex & ((1 << TRAIT_SHIFT) - 1)))
    if (trait !== 0) add(origins.hashes[traits[trait * 2]!]! ^ Math.imul(works.hashes[traits[trait * 2 + 1]!]!, 0x9e3779b1))
    add(hashOfCell(rows[base + COLUMN.emails]!, emails, emailSets))
    add(hashOfCell(rows[base + COLUMN.phones]!, phones, phoneSets))
    add(streets.hashes[rows[base + COLUMN.street]!]!)
    add(postcodes.hashes[rows[base + COLUMN.postcode]!]!)
    add(members.hashes[rows[base + COLUMN.member]!]!)
    add(hashOfCell(rows[base + COLUMN.identifiers]!, identifiers, identifierSets))
    family[row] = names.hashes[rows[base + COLUMN.family]!]!
    content[row] = a
    tie[row] = mix(b)
  }
}

function hashOfCell(cell: number, { hashes }: Texts, { starts, codes }: ValueSets): number {
  if (cell >= 0) return hashes[cell]!
  let sum = 1
  for (let at = starts[-cell]!; at < starts[-cell + 1]!; at++) sum = (sum + mix(hashes[codes[at]!]!)) | 0
  return sum
}

/** By family name, then content; where two contents share a hash (about never) the tie decides, then the row. */
export function rowsInOrder({ family, content, tie }: { family: Int32Array; content: Int32Array; tie: Int32Array }, total: number): Int32Array {
  const { first, second, values } = sortByTwoKeys(family.slice(0, total), content.slice(0, total), countUp(total))
  for (let at = 1; at < total; at++) {
    for (let back = at; back > 0 && first[back] === first[back - 1] && second[back] === second[back - 1]; back--) {
      const [row, before] = [values[back]!, values[back - 1]!]
      if (tie[before]! <= tie[row]!) break
      values[back] = before
      values[back - 1] = row
    }
  }
  return values
}

function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let index = 0; index < length; index++) numbers[index] = index
  return numbers
}
