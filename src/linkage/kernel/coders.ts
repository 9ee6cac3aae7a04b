/**
 * Texts to numbers. Each coder owns the columns and dictionaries of some fields and nothing else, so that coders work on different threads
 * and need no lock; within one, fields come in the order of `CODER_FIELDS`: names that stand apart teach which words are family names
 * before whole names are parted; a postcode's own column beats what an address contains.
 */
import { LIST_SIGN, type Field } from '../fields.ts'
import { rootName } from '../standardise/nicknames.ts'
import { addressKey, areaOf, postcodeKey, postcodeWithin } from '../standardise/address.ts'
import { emailKey, identifierKey, numberKey, phoneKey } from '../standardise/contact.ts'
import { dayNumber } from '../standardise/date.ts'
import { familyWords, fullNameParts, generationOfTitle, givenWords, sexOf, sexOfTitle, soundKey } from '../standardise/name.ts'
import { mix, newDictionary, sharedInts, sharedTexts, type Dictionary } from './dictionary.ts'
import { groupsOfNames } from './name-groups.ts'
import { newSetStore, sharedSets, type SetStore } from './value-sets.ts'
import { newTraitStore } from './traits.ts'
import { COLUMN, fill, STRIDE, TARGETS, TRAIT_SHIFT, type Vocabulary } from './vocabulary.ts'

export type Coder = {
  /** The numbers of one value, for the columns of TARGETS[field]. `count`: records that hold this value. */
  encode(field: Field, text: string, count: number): readonly number[]
  /** Fills the columns that follow from others, for records `from` to `to`. */
  derive(rows: Int32Array, from: number, to: number): void
  share(): Partial<Vocabulary>
}

export type CoderName = 'names' | 'places' | 'emails' | 'numbers'
export const CODER_FIELDS: Record<CoderName, readonly Field[]> = {
  names: ['given_name', 'family_name', 'full_name', 'date_of_birth', 'gender', 'title', 'birth_place', 'occupation'],
  places: ['postcode', 'address'],
  emails: ['email'],
  numbers: ['phone', 'membership_number', 'identifiers'],
}
export const CODER_NAMES = Object.keys(CODER_FIELDS) as CoderName[]

/** People put two addresses into one cell in every way there is. */
const EMAIL_GAPS = new RegExp(`[${LIST_SIGN};,\\s]+`)
const PHONE_GAPS = new RegExp(`[${LIST_SIGN};,/|]+`)

/** `from`: a vocabulary whose values keep their numbers. */
export function newCoder(name: CoderName, expected = 1024, from?: Vocabulary): Coder {
  switch (name) {
    case 'names':
      return nameCoder(expected, from)
    case 'places':
      return placeCoder(expected, from)
    case 'emails':
      return emailCoder(expected, from)
    case 'numbers':
      return numberCoder(expected, from)
  }
}

function nameCoder(expected: number, from?: Vocabulary): Coder {
  const names = newDictionary(expected, from?.names)
  const sounds = newDictionary(1024, from?.sounds)
  const traits = newTraitStore(from)
  const parts = new Map<number, readonly [number, number]>()
  const seenAs = { given: [] as number[], family: [] as number[] }
  for (let code = 1; from && code < from.names.size; code++) {
    if (from.nameParts[code * 2] !== 0) parts.set(code, [from.nameParts[code * 2]!, from.nameParts[code * 2 + 1]!])
    seenAs.given[code] = from.nameUse[code * 2]!
    seenAs.family[code] = from.nameUse[code * 2 + 1]!
  }
  const soundOf: number[] = []
  const rootOf: number[] = []
  const leansToFamily = (word: string) => {
    const code = names.find(word)
    return Math.log(((seenAs.family[code] ?? 0) + 1) / ((seenAs.given[code] ?? 0) + 1))
  }
  const familyCode = (words: readonly string[]) => {
    const code = names.intern(words.length === 1 ? words[0]! : words.join(''))
    if (words.length > 1 && !parts.has(code)) parts.set(code, [names.intern(words[0]!), names.intern(words.at(-1)!)])
    return code
  }
  const seen = (as: 'given' | 'family', code: number, count: number) => {
    if (code !== 0) seenAs[as][code] = (seenAs[as][code] ?? 0) + count
  }
  return {
    encode(field, text, count) {
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
          return [names.intern(given), names.intern(middle), family === '' ? 0 : familyCode(family.split(' ')), sex | (generation << 2)]
        }
        case 'date_of_birth':
          return [dayNumber(text)]
        case 'gender':
          return [sexOf(text)]
        case 'title':
          return [sexOfTitle(text) | (generationOfTitle(text) << 2)]
        case 'birth_place':
          return [traits.origin(text)]
        case 'occupation':
          return [traits.work(text)]
        default:
          return []
      }
    },
    derive(rows, from, to) {
      for (let base = from * STRIDE; base < to * STRIDE; base += STRIDE) {
        const given = rows[base + COLUMN.given]!
        const family = rows[base + COLUMN.family]!
        const trait = traits.number(rows[base + COLUMN.sound]!, rows[base + COLUMN.root]!)
        if (trait !== 0) {
          rows[base + COLUMN.sex]! |= trait << TRAIT_SHIFT
          rows[base + COLUMN.sound] = rows[base + COLUMN.root] = 0
        }
        if (family !== 0) rows[base + COLUMN.sound] = soundOf[family] ??= sounds.intern(soundKey(names.textOf(family)))
        if (given !== 0) rows[base + COLUMN.root] = rootOf[given] ??= names.intern(rootName(names.textOf(given)))
        if (given === 0 || family === 0) continue
        const [a, b] = [names.hashes[given]!, names.hashes[family]!]
        rows[base + COLUMN.names] = mix((a + b) ^ Math.imul(a ^ b, 0x9e3779b1)) | 1
      }
    },
    share() {
      const nameParts = sharedInts(names.size * 2)
      for (const [code, pair] of parts) nameParts.set(pair, code * 2)
      const nameUse = sharedInts(names.size * 2)
      for (let code = 1; code < names.size; code++) {
        nameUse[code * 2] = seenAs.given[code] ?? 0
        nameUse[code * 2 + 1] = seenAs.family[code] ?? 0
      }
      return { names: sharedTexts(names), sounds: sharedTexts(sounds), ...traits.share(), nameParts, nicknames: groupsOfNames(names), nameUse }
    },
  }
}

function placeCoder(expected: number, from?: Vocabulary): Coder {
  const streets = newDictionary(expected, from?.streets)
  const postcodes = newDictionary(expected, from?.postcodes)
  const areas = newDictionary(1024, from?.areas)
  const areaOfPostcode: number[] = []
  return {
    encode(field, text) {
      if (field === 'postcode') return [postcodes.intern(postcodeKey(text))]
      return [streets.intern(addressKey(text)), postcodes.intern(postcodeWithin(text))]
    },
    derive(rows, from, to) {
      for (let base = from * STRIDE; base < to * STRIDE; base += STRIDE) {
        const postcode = rows[base + COLUMN.postcode]!
        if (postcode === 0) continue
        rows[base + COLUMN.area] = areaOfPostcode[postcode] ??= areas.intern(areaOf(postcodes.textOf(postcode)))
        const street = rows[base + COLUMN.street]!
        if (street !== 0) rows[base + COLUMN.home] = mix(postcodes.hashes[postcode]! ^ Math.imul(streets.hashes[street]!, 0x9e3779b1)) | 1
      }
    },
    share: () => ({ streets: sharedTexts(streets), postcodes: sharedTexts(postcodes), areas: sharedTexts(areas) }),
  }
}

function emailCoder(expected: number, from?: Vocabulary): Coder {
  const emails = newDictionary(expected, from?.emails)
  const sets = newSetStore(from?.emailSets)
  return {
    encode: (_field, text) => [cellOfList(text, sets, emails, emailKey, EMAIL_GAPS)],
    derive: () => {},
    share: () => ({ emails: sharedTexts(emails), emailSets: sharedSets(sets) }),
  }
}

function numberCoder(expected: number, from?: Vocabulary): Coder {
  const phones = newDictionary(expected, from?.phones)
  const members = newDictionary(expected, from?.members)
  const identifiers = newDictionary(1024, from?.identifiers)
  const phoneSets = newSetStore(from?.phoneSets)
  const identifierSets = newSetStore(from?.identifierSets)
  return {
    encode(field, text) {
      if (field === 'phone') return [cellOfList(text, phoneSets, phones, phoneKey, PHONE_GAPS)]
      if (field === 'membership_number') return [members.intern(numberKey(text))]
      return [cellOfList(text, identifierSets, identifiers, identifierKey, LIST_SIGN)]
    },
    derive: () => {},
    share: () => ({
      phones: sharedTexts(phones),
      members: sharedTexts(members),
      identifiers: sharedTexts(identifiers),
      phoneSets: sharedSets(phoneSets),
      identifierSets: sharedSets(identifierSets),
    }),
  }
}

function cellOfList(text: string, sets: SetStore, dictionary: Dictionary, keyOf: (text: string) => string, gaps: RegExp | string): number {
  const items = text.split(gaps)
  if (items.length === 1) return dictionary.intern(keyOf(text))
  const codes = new Set<number>()
  for (const item of items) {
    const code = dictionary.intern(keyOf(item))
    if (code !== 0) codes.add(code)
  }
  return sets.cellOf([...codes])
}

/** Encodes a few records that are in no table, with all coders, as millions would be. Gives their rows and the vocabulary. */
export function encodeRecords(records: readonly Partial<Record<Field, string>>[]): { rows: Int32Array; vocabulary: Vocabulary } {
  const rows = new Int32Array(records.length * STRIDE)
  const shared: Partial<Vocabulary> = {}
  for (const name of CODER_NAMES) {
    const coder = newCoder(name, 64)
    for (const field of CODER_FIELDS[name]) {
      for (const [record, values] of records.entries()) {
        const text = values[field]
        if (text) coder.encode(field, text, 1).forEach((number, index) => number !== 0 && fill(rows, record * STRIDE, TARGETS[field][index]!, number))
      }
    }
    coder.derive(rows, 0, records.length)
    Object.assign(shared, coder.share())
  }
  return { rows, vocabulary: shared as Vocabulary }
}
