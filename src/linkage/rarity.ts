/** How much more, or less, an agreement says because the value is rare or common. The logs are computed once and read by every thread. docs/rules/linkage.md, [LNK13]. */
import { BIRTH, EMAIL, FAMILY, GIVEN, ORIGIN, PHONE, PLACE, WORK } from './comparisons.ts'
import { sharedFloats } from './kernel/dictionary.ts'
import { keepRead, readAhead } from './kernel/read-ahead.ts'
import { slotOf, type Counts, type Frequencies } from './kernel/frequencies.ts'
import type { NodeTable } from './kernel/nodes.ts'
import { sharedCode, type ValueSets } from './kernel/value-sets.ts'
import { COLUMN, STRIDE, TRAIT_SHIFT, type Vocabulary } from './kernel/vocabulary.ts'
import type { LinkModel } from './model.ts'
import { RARE, RARER_AT_MOST, type Rarity } from './weights.ts'

/** A value's share is drawn towards the average as if it had been seen in this many more records; rare names in short lists are not rare. */
const SHRINK_RECORDS = 100

/** Log of each value's share over the average, by its place in the counts; `…AtHome`: among people of one household. In shared memory. */
export type RarityLogs = Record<
  'given' | 'givenAtHome' | 'family' | 'birth' | 'birthAtHome' | 'email' | 'phone' | 'home' | 'street' | 'postcode' | 'origin' | 'work',
  Float32Array
>

export function rarityLogs(model: LinkModel, frequencies: Frequencies): RarityLogs {
  const copies = 1 + 2 * model.matchesPerRecord
  const logsOf = (counts: Counts, chance: number, mayBeRarer: boolean) => {
    const floor = mayBeRarer ? chance / RARER_AT_MOST : chance
    const shareOf = (count: number) => Math.max(floor, (Math.max(0, count - copies) + SHRINK_RECORDS * chance) / (counts.total + SHRINK_RECORDS))
    const ofFew = Float32Array.from({ length: 64 }, (_, count) => Math.log(shareOf(count) / chance))
    const logs = sharedFloats(counts.of.length)
    for (let value = 0; value < logs.length; value++) {
      const count = counts.of[value]!
      logs[value] = count < 64 ? ofFew[count]! : Math.log(shareOf(count) / chance)
    }
    return logs
  }
  const chanceOf = (comparison: number, level: number) => model.comparisons[comparison]!.chance[level]!
  /** Two people of a household who share a value do so by descent with `extra`, otherwise by chance. */
  const pinned = (logs: Float32Array, chance: number, extra: number) => {
    const own = sharedFloats(logs.length)
    const pin = (log: number) => Math.log((chance * Math.exp(log) * (1 - extra) + extra) / (chance * (1 - extra) + extra))
    // Most values are as common as one another.
    let [known, itsPin] = [0, pin(0)]
    for (let value = 0; value < logs.length; value++) {
      const log = logs[value]!
      if (log !== known) [known, itsPin] = [log, pin(log)]
      own[value] = itsPin
    }
    return own
  }
  const given = logsOf(frequencies.given, chanceOf(GIVEN, 7), true)
  const birth = logsOf(frequencies.birth, chanceOf(BIRTH, 5), false)
  return {
    given,
    givenAtHome: pinned(given, chanceOf(GIVEN, 7), model.namesakeProbability),
    family: logsOf(frequencies.family, chanceOf(FAMILY, 5), true),
    birth,
    birthAtHome: pinned(birth, chanceOf(BIRTH, 5), model.twinProbability),
    email: logsOf(frequencies.emails, chanceOf(EMAIL, 4), false),
    phone: logsOf(frequencies.phones, chanceOf(PHONE, 3), false),
    home: logsOf(frequencies.homes, chanceOf(PLACE, 5), false),
    street: logsOf(frequencies.streets, chanceOf(PLACE, 4), false),
    postcode: logsOf(frequencies.postcodes, chanceOf(PLACE, 3), false),
    origin: logsOf(frequencies.origins, chanceOf(ORIGIN, 3), false),
    work: logsOf(frequencies.works, chanceOf(WORK, 2), false),
  }
}

/** For the nodes of these rows. */
export function rarityOver(logs: RarityLogs, { emailSets, phoneSets, traits }: Vocabulary, { rows }: Pick<NodeTable, 'rows'>): Rarity {
  const { given, givenAtHome, family, birth, birthAtHome, email, phone, home, street, postcode, origin, work } = logs
  const out = { chance: 0, household: 0 }
  return {
    of(rare, leftNode, rightNode) {
      const left = leftNode * STRIDE
      const right = rightNode * STRIDE
      out.chance = 0
      out.household = 0
      if ((rare & RARE.given) !== 0) {
        const code = rows[left + COLUMN.given]!
        out.chance += given[code]!
        out.household += givenAtHome[code]!
      }
      if ((rare & RARE.family) !== 0) out.chance += family[rows[left + COLUMN.family]!]!
      if ((rare & RARE.birth) !== 0) {
        const slot = slotOf(rows[left + COLUMN.birth]!, birth.length)
        out.chance += birth[slot]!
        out.household += birthAtHome[slot]!
      }
      if ((rare & RARE.email) !== 0) out.chance += email[codeOfBoth(emailSets, COLUMN.emails, left, right)]!
      if ((rare & RARE.phone) !== 0) out.chance += phone[codeOfBoth(phoneSets, COLUMN.phones, left, right)]!
      if ((rare & RARE.home) !== 0) out.chance += home[slotOf(rows[left + COLUMN.home]!, home.length)]!
      else if ((rare & RARE.street) !== 0 && rows[left + COLUMN.street] === rows[right + COLUMN.street]) out.chance += street[rows[left + COLUMN.street]!]!
      else if ((rare & RARE.postcode) !== 0) out.chance += postcode[rows[left + COLUMN.postcode]!]!
      if ((rare & RARE.traits) !== 0) {
        const at = (rows[left + COLUMN.sex]! >>> TRAIT_SHIFT) * 2
        if ((rare & RARE.origin) !== 0) out.chance += origin[traits[at]!]!
        if ((rare & RARE.work) !== 0) out.chance += work[traits[at + 1]!]!
      }
      return out
    },
    readAhead(lefts, rights, count) {
      readAhead(rows, lefts, 0, count)
      readAhead(rows, rights, 0, count)
      let sum = 0
      for (let at = 0; at < count; at++) {
        const base = lefts[at]! * STRIDE
        const slot = slotOf(rows[base + COLUMN.birth]!, birth.length)
        sum += given[rows[base + COLUMN.given]!]! + givenAtHome[rows[base + COLUMN.given]!]! + family[rows[base + COLUMN.family]!]!
        sum += birth[slot]! + birthAtHome[slot]! + home[slotOf(rows[base + COLUMN.home]!, home.length)]!
        sum += email[Math.max(0, rows[base + COLUMN.emails]!)]! + phone[Math.max(0, rows[base + COLUMN.phones]!)]!
        sum += street[rows[base + COLUMN.street]!]! + postcode[rows[base + COLUMN.postcode]!]!
      }
      keepRead(sum)
    },
  }

  /** A value that both are known to hold; where the left one holds but one, that it is. */
  function codeOfBoth(sets: ValueSets, column: number, left: number, right: number): number {
    const cell = rows[left + column]!
    return cell > 0 ? cell : sharedCode(sets, cell, rows[right + column]!)
  }
}
