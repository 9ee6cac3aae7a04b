/**
 * How common values are, while records come and go: as when the weights were learnt, so that one more `Patel` moves nobody's weight; but a value that has
 * become far more common since (a mailbox that turns out to be a switchboard's) counts as common as it is.
 */
import { COUNTED, eachValue, slotOf, type Counted, type Counts, type Frequencies } from '../kernel/frequencies.ts'
import type { NodeTable } from '../kernel/nodes.ts'
import { COLUMN, STRIDE, type Vocabulary } from '../kernel/vocabulary.ts'
import type { KeptLinkage } from './kept-linkage.ts'

/** A value counts anew when it is more than twice as common as it was, and this many records on top; own judgement. */
const GROWN_BY = 16

export function effectiveCount(learnt: number, now: number): number {
  return now > 2 * learnt + GROWN_BY ? now : learnt
}

export type Effective = {
  frequencies: Frequencies
  grown: KeptLinkage['grown']
  /** 1 for nodes that hold a value whose count is another than before. */
  isMoved: Uint8Array
  /** A value counts as rarer than before: pairs that were let go might matter now. */
  isRarer: boolean
}

type Change = { nodes: NodeTable; which: Uint8Array; by: 1 | -1 }

/** `changes`: nodes that came and nodes that went. `nodes`: all there are now. */
export function effectiveFrequencies(kept: KeptLinkage, vocabulary: Vocabulary, nodes: NodeTable, changes: readonly Change[]): Effective {
  const learnt = kept.weights.frequencies
  const before = new Map<Counted, Map<number, number>>(COUNTED.map((table) => [table, new Map()]))
  kept.grown.place.forEach((place, index) => before.get(COUNTED[kept.grown.table[index]!]!)!.set(place, kept.grown.delta[index]!))
  const now = new Map([...before].map(([table, deltas]) => [table, new Map(deltas)]))
  for (const { nodes: its, which, by } of changes)
    for (let node = 0; node < its.count; node++)
      if (which[node] === 1 && its.isRoster[node] === 0)
        eachValue(vocabulary, its, learnt, node, (table, place) => {
          const deltas = now.get(table)!
          deltas.set(place, (deltas.get(place) ?? 0) + by)
        })
  const moved = new Map<Counted, Set<number>>()
  let isRarer = false
  const frequencies = { ...learnt }
  for (const table of COUNTED) {
    const counts = learnt[table]
    const own: Counts = { ...counts, of: longer(counts.of, sizeOf(vocabulary, table)) }
    const set = new Set<number>()
    for (const [place, delta] of now.get(table)!) {
      const known = counts.of[place] ?? 0
      const effective = effectiveCount(known, known + delta)
      const was = effectiveCount(known, known + (before.get(table)!.get(place) ?? 0))
      own.of[place] = effective
      if (effective !== was) set.add(place)
      isRarer ||= effective < was
    }
    frequencies[table] = own
    moved.set(table, set)
  }
  return { frequencies, grown: listOf(now), isMoved: movedNodes(vocabulary, nodes, learnt, moved), isRarer }
}

function sizeOf(vocabulary: Vocabulary, table: Counted): number {
  switch (table) {
    case 'given':
    case 'family':
      return vocabulary.names.size
    case 'birth':
    case 'homes':
      return 0
    default:
      return vocabulary[table].size
  }
}

function longer(of: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(Math.max(of.length, length))
  copy.set(of)
  return copy
}

function listOf(now: Map<Counted, Map<number, number>>): KeptLinkage['grown'] {
  const rows = [...now].flatMap(([table, deltas]) =>
    [...deltas].flatMap(([place, delta]) => (delta === 0 ? [] : [[COUNTED.indexOf(table), place, delta] as const])),
  )
  const column = (index: 0 | 1 | 2) => Int32Array.from(rows, (row) => row[index])
  return { table: column(0), place: column(1), delta: column(2) }
}

/** Where the plain values of a table stand in a record; of the others each node is asked. */
const COLUMN_OF: Partial<Record<Counted, number>> = {
  given: COLUMN.given,
  family: COLUMN.family,
  birth: COLUMN.birth,
  streets: COLUMN.street,
  postcodes: COLUMN.postcode,
  homes: COLUMN.home,
  members: COLUMN.member,
}

/** Few values move, and most of them in one table or two: where it can be, only their columns are read. */
function movedNodes(vocabulary: Vocabulary, nodes: NodeTable, frequencies: Frequencies, moved: Map<Counted, Set<number>>): Uint8Array {
  const { rows, count } = nodes
  const isMoved = new Uint8Array(count)
  const others = new Map<Counted, Set<number>>()
  for (const [table, places] of moved) {
    if (places.size === 0) continue
    const column = COLUMN_OF[table]
    if (column === undefined) {
      others.set(table, places)
      continue
    }
    const slots = table === 'birth' || table === 'homes' ? frequencies[table].of.length : 0
    for (let node = 0; node < count; node++) {
      const value = rows[node * STRIDE + column]!
      if (value !== 0 && places.has(slots === 0 ? value : slotOf(value, slots))) isMoved[node] = 1
    }
  }
  if (others.size > 0)
    for (let node = 0; node < count; node++)
      eachValue(vocabulary, nodes, frequencies, node, (table, place) => {
        if (others.get(table)?.has(place)) isMoved[node] = 1
      })
  return isMoved
}
