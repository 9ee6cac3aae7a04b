/** How common each value is: agreeing on `Xanthe` says more than agreeing on `John`. Counted over nodes, so copies do not make a name common. */
import { mix, powerOfTwo, sharedInts } from './dictionary.ts'
import type { NodeTable } from './nodes.ts'
import { sortByTwoKeys } from './radix-sort.ts'
import type { ThreadPool } from './thread-pool.ts'
import { eachCode, type ValueSets } from './value-sets.ts'
import { COLUMN, STRIDE, TRAIT_SHIFT, type Vocabulary } from './vocabulary.ts'

export type Counts = {
  of: Int32Array
  total: number
  /** Chance that two nodes drawn at random share a value, as Σ n(n−1) and N(N−1). */ agreeing: number
  pairs: number
}
export type Frequencies = {
  given: Counts
  family: Counts
  birth: Counts
  emails: Counts
  phones: Counts
  streets: Counts
  postcodes: Counts
  homes: Counts
  /** Pairs of different homes whose address reads the same but for the postcode, as Σ h(h−1) over streets and H(H−1). */
  likeHomes: { agreeing: number; pairs: number }
  members: Counts
  identifiers: Counts
  origins: Counts
  works: Counts
}

/** Birth days and homes are not dictionary codes; they are counted in tables so wide that two values seldom meet. */
export function slotOf(value: number, slots: number): number {
  return mix(value) & (slots - 1)
}

/** A list that is counted by itself. `likeHomes` counts pairs only. */
export type CountedList = Counted | 'likeHomes'

export function countList(vocabulary: Vocabulary, nodes: NodeTable, list: CountedList): Counts {
  const slots = powerOfTwo(Math.min(1 << 22, nodes.count * 4))
  const birthSlots = Math.min(slots, 1 << 18)
  const single = (column: number, size: number, placeOf: (value: number) => number = (value) => value) => {
    const of = sharedInts(size)
    for (let base = column; base < nodes.count * STRIDE; base += STRIDE) if (nodes.rows[base] !== 0) of[placeOf(nodes.rows[base]!)]!++
    return summed(of)
  }
  const set = (column: number, size: number, sets: ValueSets) => {
    const of = sharedInts(size)
    for (let base = column; base < nodes.count * STRIDE; base += STRIDE) {
      const cell = nodes.rows[base]!
      if (cell > 0) of[cell]!++
      else if (cell < 0) eachCode(sets, cell, (code) => of[code]!++)
    }
    return summed(of)
  }
  const trait = (place: 0 | 1, size: number) => {
    const of = sharedInts(size)
    for (let base = COLUMN.sex; base < nodes.count * STRIDE; base += STRIDE) {
      const value = vocabulary.traits[(nodes.rows[base]! >>> TRAIT_SHIFT) * 2 + place]!
      if (value !== 0) of[value]!++
    }
    return summed(of)
  }
  switch (list) {
    case 'given':
      return single(COLUMN.given, vocabulary.names.size)
    case 'family':
      return single(COLUMN.family, vocabulary.names.size)
    case 'birth':
      return single(COLUMN.birth, birthSlots, (value) => slotOf(value, birthSlots))
    case 'emails':
      return set(COLUMN.emails, vocabulary.emails.size, vocabulary.emailSets)
    case 'phones':
      return set(COLUMN.phones, vocabulary.phones.size, vocabulary.phoneSets)
    case 'streets':
      return single(COLUMN.street, vocabulary.streets.size)
    case 'postcodes':
      return single(COLUMN.postcode, vocabulary.postcodes.size)
    case 'homes':
      return single(COLUMN.home, slots, (value) => slotOf(value, slots))
    case 'likeHomes':
      return countLikeHomes(nodes)
    case 'members':
      return single(COLUMN.member, vocabulary.members.size)
    case 'identifiers':
      return set(COLUMN.identifiers, vocabulary.identifiers.size, vocabulary.identifierSets)
    case 'origins':
      return trait(0, vocabulary.origins.size)
    case 'works':
      return trait(1, vocabulary.works.size)
  }
}

export function countValues(vocabulary: Vocabulary, nodes: NodeTable): Frequencies {
  return byList(countedLists().map((list) => countList(vocabulary, nodes, list)))
}

/** The same on threads, which must know the nodes. */
export async function countValuesOn(pool: ThreadPool): Promise<Frequencies> {
  return byList(
    await pool.runEach(
      'countList',
      countedLists().map((list) => ({ list })),
    ),
  )
}

/** The one that takes the longest is the first. */
const countedLists = (): CountedList[] => ['likeHomes', ...COUNTED]

function byList(counts: readonly Counts[]): Frequencies {
  return Object.fromEntries(countedLists().map((list, index) => [list, counts[index]!])) as Record<CountedList, Counts>
}

/** The counted values, by the name of their table. */
export const COUNTED = ['given', 'family', 'birth', 'emails', 'phones', 'streets', 'postcodes', 'homes', 'members', 'identifiers', 'origins', 'works'] as const
export type Counted = (typeof COUNTED)[number]

/** Visits each value of a node with its place in the table of counts, as `countValues` counts it. */
export function eachValue(
  vocabulary: Vocabulary,
  { rows }: Pick<NodeTable, 'rows'>,
  frequencies: Frequencies,
  node: number,
  visit: (table: Counted, place: number) => void,
): void {
  const base = node * STRIDE
  const one = (table: Counted, value: number) => value !== 0 && visit(table, value)
  one('given', rows[base + COLUMN.given]!)
  one('family', rows[base + COLUMN.family]!)
  one('streets', rows[base + COLUMN.street]!)
  one('postcodes', rows[base + COLUMN.postcode]!)
  one('members', rows[base + COLUMN.member]!)
  const trait = (rows[base + COLUMN.sex]! >>> TRAIT_SHIFT) * 2
  one('origins', vocabulary.traits[trait]!)
  one('works', vocabulary.traits[trait + 1]!)
  const [birth, home] = [rows[base + COLUMN.birth]!, rows[base + COLUMN.home]!]
  if (birth !== 0) visit('birth', slotOf(birth, frequencies.birth.of.length))
  if (home !== 0) visit('homes', slotOf(home, frequencies.homes.of.length))
  eachCode(vocabulary.emailSets, rows[base + COLUMN.emails]!, (code) => visit('emails', code))
  eachCode(vocabulary.phoneSets, rows[base + COLUMN.phones]!, (code) => visit('phones', code))
  eachCode(vocabulary.identifierSets, rows[base + COLUMN.identifiers]!, (code) => visit('identifiers', code))
}

function summed(of: Int32Array): Counts {
  let total = 0
  let agreeing = 0
  for (const count of of) {
    total += count
    agreeing += count * (count - 1)
  }
  return { of, total, agreeing, pairs: total * (total - 1) }
}

/** Copies of a person share a home; of each home one is counted, so that what is left is how often strangers live at addresses that read alike. */
function countLikeHomes({ rows, count }: NodeTable): Counts {
  const streets = new Int32Array(count)
  const homes = new Int32Array(count)
  let used = 0
  for (let base = 0; base < count * STRIDE; base += STRIDE) {
    if (rows[base + COLUMN.home] === 0) continue
    streets[used] = rows[base + COLUMN.street]!
    homes[used++] = rows[base + COLUMN.home]!
  }
  const { first, second } = sortByTwoKeys(streets.slice(0, used), homes.slice(0, used), new Int32Array(used))
  let [agreeing, total, ofStreet] = [0, 0, 0]
  for (let at = 0; at < used; at++) {
    if (at > 0 && first[at] === first[at - 1]) {
      if (second[at] === second[at - 1]) continue
      ofStreet++
    } else ofStreet = 1
    total++
    agreeing += 2 * (ofStreet - 1)
  }
  return { of: new Int32Array(0), total, agreeing, pairs: total * (total - 1) }
}
