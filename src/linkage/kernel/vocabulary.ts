/** Every distinct value of the input, standardised and numbered; the kernel compares numbers and looks at letters only when they differ. */
import type { Field } from '../fields.ts'
import { LIST_SIGN } from '../fields.ts'
import { rootName } from '../nicknames.ts'
import {
  addressKey,
  areaOf,
  dayNumber,
  emailKey,
  familyWords,
  fullNameParts,
  givenWords,
  identifierKey,
  numberKey,
  phoneKey,
  postcodeKey,
  postcodeWithin,
  sexOf,
  sexOfTitle,
  soundKey,
} from '../standardise.ts'
import { mix, newDictionary, type Dictionary } from './dictionary.ts'

/**
 * Columns of a record: sixteen integers, one line of the processor's cache. 0 is "not given". `sex` holds the sex in two bits and the
 * generation (junior, senior) above. `emails`, `phones` and `identifiers` hold a code, or -k for the k-th set of several. The last five are for blocking.
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

export type SetStore = {
  /** A code that stands for these codes; they must be distinct. */
  setOf(codes: number[]): number
  membersOf(set: number): readonly number[]
  readonly several: readonly (readonly number[])[]
}

export type Vocabulary = {
  /** Given, middle and family names share one dictionary, so that swapped names are equal numbers. */
  names: Dictionary
  emails: Dictionary
  phones: Dictionary
  streets: Dictionary
  postcodes: Dictionary
  members: Dictionary
  identifiers: Dictionary
  sounds: Dictionary
  areas: Dictionary
  emailSets: SetStore
  phoneSets: SetStore
  identifierSets: SetStore
  /** Family names of several parts: code → codes of the first and the last part. */
  parts: Map<number, [number, number]>
  /** Writes a value's numbers to the record that starts at `base`; what is filled stays. `count`: records that hold this value. */
  encode(field: Field, text: string, count: number): readonly number[]
  /** Fills the columns that follow from others. */
  derive(rows: Int32Array, base: number): void
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
}
/** Order matters: names that stand apart teach which words are family names before whole names are parted; a column beats what an address contains. */
export const FIELD_ORDER: readonly Field[] = [
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'gender',
  'title',
  'email',
  'phone',
  'postcode',
  'address',
  'membership_number',
  'identifiers',
]

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

/** People put two addresses into one cell in every way there is. */
const EMAIL_GAPS = new RegExp(`[${LIST_SIGN};,\\s]+`)
const PHONE_GAPS = new RegExp(`[${LIST_SIGN};,/|]+`)

function newSetStore(): SetStore {
  const several: (readonly number[])[] = [[]]
  const numberOf = new Map<string, number>()
  return {
    several,
    setOf(codes) {
      if (codes.length < 2) return codes[0] ?? 0
      const sorted = codes.toSorted((a, b) => a - b)
      const key = sorted.join(' ')
      let found = numberOf.get(key)
      if (found === undefined) {
        found = several.push(sorted) - 1
        numberOf.set(key, found)
      }
      return -found
    },
    membersOf: (set) => (set < 0 ? several[-set]! : set === 0 ? [] : [set]),
  }
}

export function newVocabulary(expected = 1024): Vocabulary {
  const names = newDictionary(expected)
  const [emails, phones, streets, postcodes, members, identifiers] = Array.from({ length: 6 }, () => newDictionary(expected)) as [
    Dictionary,
    Dictionary,
    Dictionary,
    Dictionary,
    Dictionary,
    Dictionary,
  ]
  const sounds = newDictionary()
  const areas = newDictionary()
  const [emailSets, phoneSets, identifierSets] = [newSetStore(), newSetStore(), newSetStore()]
  const parts = new Map<number, [number, number]>()
  const seenAs = { given: [] as number[], family: [] as number[] }
  const soundOf: number[] = []
  const rootOf: number[] = []
  const areaOfPostcode: number[] = []

  const leansToFamily = (word: string) => {
    const code = names.intern(word)
    return Math.log(((seenAs.family[code] ?? 0) + 1) / ((seenAs.given[code] ?? 0) + 1))
  }
  const familyCode = (words: string[]) => {
    const code = names.intern(words.join(''))
    if (words.length > 1 && !parts.has(code)) parts.set(code, [names.intern(words[0]!), names.intern(words.at(-1)!)])
    return code
  }
  const seen = (as: 'given' | 'family', code: number, count: number) => {
    if (code !== 0) seenAs[as][code] = (seenAs[as][code] ?? 0) + count
  }
  const listOf = (text: string, sets: SetStore, dictionary: Dictionary, keyOf: (text: string) => string, splitter: RegExp | string) => {
    const codes = new Set<number>()
    for (const item of text.split(splitter)) {
      const code = dictionary.intern(keyOf(item))
      if (code !== 0) codes.add(code)
    }
    return [sets.setOf([...codes])]
  }
  const encode = (field: Field, text: string, count: number): readonly number[] => {
    switch (field) {
      case 'given_name': {
        const { given, middle, sex, generation } = givenWords(text)
        const code = names.intern(given)
        seen('given', code, count)
        return [code, names.intern(middle), sex | (generation << 2)]
      }
      case 'family_name': {
        const { names: words, generation } = familyWords(text)
        const code = familyCode(words)
        seen('family', code, count)
        return [code, generation << 2]
      }
      case 'full_name': {
        const { given, middle, family, sex, generation } = fullNameParts(text, leansToFamily)
        return [names.intern(given), names.intern(middle), familyCode(family.split(' ').filter((word) => word !== '')), sex | (generation << 2)]
      }
      case 'date_of_birth':
        return [dayNumber(text)]
      case 'gender':
        return [sexOf(text)]
      case 'title':
        return [sexOfTitle(text)]
      case 'email':
        return listOf(text, emailSets, emails, emailKey, EMAIL_GAPS)
      case 'phone':
        return listOf(text, phoneSets, phones, phoneKey, PHONE_GAPS)
      case 'postcode':
        return [postcodes.intern(postcodeKey(text))]
      case 'address':
        return [streets.intern(addressKey(text)), postcodes.intern(postcodeWithin(text))]
      case 'membership_number':
        return [members.intern(numberKey(text))]
      case 'identifiers':
        return listOf(text, identifierSets, identifiers, identifierKey, LIST_SIGN)
    }
  }
  const derive = (rows: Int32Array, base: number) => {
    const given = rows[base + COLUMN.given]!
    const family = rows[base + COLUMN.family]!
    const postcode = rows[base + COLUMN.postcode]!
    const street = rows[base + COLUMN.street]!
    if (family !== 0) rows[base + COLUMN.sound] = soundOf[family] ??= sounds.intern(soundKey(names.textOf(family)))
    if (given !== 0) rows[base + COLUMN.root] = rootOf[given] ??= names.intern(rootName(names.textOf(given)))
    if (postcode !== 0) rows[base + COLUMN.area] = areaOfPostcode[postcode] ??= areas.intern(areaOf(postcodes.textOf(postcode)))
    if (given !== 0 && family !== 0) {
      const [a, b] = [names.hashes[given]!, names.hashes[family]!]
      rows[base + COLUMN.names] = mix((a + b) ^ Math.imul(a ^ b, 0x9e3779b1)) | 1
    }
    if (postcode !== 0 && street !== 0) rows[base + COLUMN.home] = mix(postcodes.hashes[postcode]! ^ Math.imul(streets.hashes[street]!, 0x9e3779b1)) | 1
  }
  return { names, emails, phones, streets, postcodes, members, identifiers, sounds, areas, emailSets, phoneSets, identifierSets, parts, encode, derive }
}
