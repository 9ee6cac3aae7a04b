/** How common each value is: agreeing on `Xanthe` says more than agreeing on `John`. Counted over nodes, so copies do not make a name common. */
import { mix, powerOfTwo, sharedInts } from './dictionary.ts'
import type { NodeTable } from './nodes.ts'
import { sortByTwoKeys } from './radix-sort.ts'
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

export function countValues(vocabulary: Vocabulary, nodes: NodeTable): Frequencies {
  const slots = powerOfTwo(Math.min(1 << 22, nodes.count * 4))
  const birthSlots = Math.min(slots, 1 << 18)
  const slot = (value: number) => slotOf(value, slots)
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
  const { names, emails, phones, streets, postcodes, members, identifiers } = vocabulary
  return {
    given: single(COLUMN.given, names.size),
    family: single(COLUMN.family, names.size),
    birth: single(COLUMN.birth, birthSlots, (value) => slotOf(value, birthSlots)),
    emails: set(COLUMN.emails, emails.size, vocabulary.emailSets),
    phones: set(COLUMN.phones, phones.size, vocabulary.phoneSets),
    streets: single(COLUMN.street, streets.size),
    postcodes: single(COLUMN.postcode, postcodes.size),
    homes: single(COLUMN.home, slots, slot),
    likeHomes: countLikeHomes(nodes),
    members: single(COLUMN.member, members.size),
    identifiers: set(COLUMN.identifiers, identifiers.size, vocabulary.identifierSets),
    origins: trait(0, vocabulary.origins.size),
    works: trait(1, vocabulary.works.size),
  }
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
function countLikeHomes({ rows, count }: NodeTable): { agreeing: number; pairs: number } {
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
  return { agreeing, pairs: total * (total - 1) }
}
