/** A record as sixteen integers, and what the integers stand for. */
import type { Field } from '../fields.ts'
import type { Texts } from './dictionary.ts'
import type { ValueSets } from './value-sets.ts'

/**
 * Columns of a record: sixteen integers, one line of the processor's cache. 0 is "not given". `sex` holds the sex in two bits and the
 * generation (junior, senior) in three above, and above those a number of `traits`. `emails`, `phones` and `identifiers` hold a code, or -k for the
 * k-th set of several. The last five are for blocking.
 */
export const COLUMN = {
  given: 0,
  family: 1,
  middle: 2,
  birth: 3,
  sex: 4,
  emails: 5,
  phones: 6,
  street: 7,
  postcode: 8,
  member: 9,
  identifiers: 10,
  home: 11,
  sound: 12,
  root: 13,
  names: 14,
  area: 15,
} as const
export const STRIDE = 16

/** Where the number of `traits` begins in the column `sex`: few lists know a birth place or a trade, and the others pay nothing for it. */
export const TRAIT_SHIFT = 5
export const GENERATION_MASK = 7

/** At most so many groups of nicknames a name. */
export const GROUPS_A_NAME = 4

/** Every distinct value of the input, standardised and numbered. Plain shared memory: any thread may read it once reading is done. */
export type Vocabulary = {
  /** Given, middle and family names share one dictionary, so that swapped names are equal numbers. */
  names: Texts
  emails: Texts
  phones: Texts
  streets: Texts
  postcodes: Texts
  members: Texts
  identifiers: Texts
  sounds: Texts
  areas: Texts
  /** Places of birth and occupations; `traits` holds the two codes of a record at 2 × its number. */
  origins: Texts
  works: Texts
  traits: Int32Array
  emailSets: ValueSets
  phoneSets: ValueSets
  identifierSets: ValueSets
  /** Family names of several parts: codes of the first and the last part at 2 × code; 0 where the name is one word. */
  nameParts: Int32Array
  /** GROUPS_A_NAME numbers a name, 0 where there are fewer. */
  nicknames: Int32Array
  /** How many records hold a name as the given one, and as the family one, at 2 × code: what parts a whole name. */
  nameUse: Int32Array
}

/** Columns that a field's numbers go to, in order. */
export const TARGETS: Record<Field, readonly number[]> = {
  given_name: [COLUMN.given, COLUMN.middle, COLUMN.sex],
  family_name: [COLUMN.family, COLUMN.sex],
  full_name: [COLUMN.given, COLUMN.middle, COLUMN.family, COLUMN.sex],
  date_of_birth: [COLUMN.birth],
  gender: [COLUMN.sex],
  title: [COLUMN.sex],
  email: [COLUMN.emails],
  phone: [COLUMN.phones],
  postcode: [COLUMN.postcode],
  address: [COLUMN.street, COLUMN.postcode],
  membership_number: [COLUMN.member],
  identifiers: [COLUMN.identifiers],
  // They lie there until both are known and the names' sounds are derived; then they become one number in `sex`.
  birth_place: [COLUMN.sound],
  occupation: [COLUMN.root],
}

/** Puts one number into a record unless something is there; sex and generation fill each their own bits. */
export function fill(rows: Int32Array, base: number, column: number, value: number): void {
  const at = base + column
  if (column !== COLUMN.sex) {
    if (rows[at] === 0) rows[at] = value
    return
  }
  const held = rows[at]!
  rows[at] = (held & 3 || value & 3) | ((held >> 2 || value >> 2) << 2)
}
