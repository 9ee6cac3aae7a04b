/**
 * Fuzzy matching without the names: each field's two-letter pieces are thrown by a keyed hash onto a row of 1,024 bits (a cryptographic long-term key:
 * Schnell, Bachteler and Reiher 2009, with HMAC positions). Alike records have alike bits. Who compares must not hold the key: with it, any
 * guessed name can be tried, and even without it the commonest bits betray the commonest names. docs/private-linkage.md says what follows.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { addressKey, postcodeKey } from '../standardise/address.ts'
import { emailKey, phoneKey } from '../standardise/contact.ts'
import { dayNumber } from '../standardise/date.ts'
import { familyWords, fullNameParts, givenWords } from '../standardise/name.ts'
import type { FieldValues } from '../fields.ts'
import { LIST_SIGN } from '../fields.ts'

export const FILTER_BITS = 1024
export const FILTER_WORDS = FILTER_BITS / 32
export const KEY_BYTES = 32

/** How many bits each piece of a field sets: what tells people apart weighs more. */
const FIELDS = [
  // Both names share their bits, so that swapped names stay alike.
  { name: 'name', hashes: 14, text: (parts: Parts) => parts.given },
  { name: 'name', hashes: 14, text: (parts: Parts) => parts.family },
  { name: 'birth', hashes: 14, text: (parts: Parts) => parts.birth },
  { name: 'street', hashes: 6, text: (parts: Parts) => parts.street },
  { name: 'postcode', hashes: 8, text: (parts: Parts) => parts.postcode },
  { name: 'email', hashes: 4, text: (parts: Parts) => parts.email },
  { name: 'phone', hashes: 6, text: (parts: Parts) => parts.phone },
] as const
type Parts = { given: string; family: string; birth: string; street: string; postcode: string; email: string; phone: string }
export const FILTER_RECIPE = FIELDS.map(({ name, hashes }) => `${name}:${hashes}`).join(' ')

export function newFilterKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/** Bits of a record; null: it says too little to be recognised by (no name, or nothing beside it). */
export function filterOf(key: Uint8Array, values: FieldValues): Uint32Array | null {
  const parts = partsOf(values)
  const given = Object.values(parts).filter((text) => text !== '').length
  if ((parts.given === '' && parts.family === '') || given < 3) return null
  const bits = new Uint32Array(FILTER_WORDS)
  for (const { name, hashes, text } of FIELDS) {
    for (const piece of piecesOf(name, text(parts))) {
      // Two 32-bit numbers of one HMAC stand for as many hash functions as are needed (Kirsch and Mitzenmacher 2006).
      const digest = createHmac('sha256', key).update(`${name} ${piece}`).digest()
      const [first, step] = [digest.readUInt32LE(0), digest.readUInt32LE(4) | 1]
      for (let index = 0; index < hashes; index++) {
        const bit = (first + index * step) % FILTER_BITS
        bits[bit >>> 5]! |= 1 << (bit & 31)
      }
    }
  }
  return bits
}

function partsOf(values: FieldValues): Parts {
  const whole = values.full_name ? fullNameParts(values.full_name) : { given: '', family: '' }
  const day = dayNumber(values.date_of_birth ?? '')
  // A day that no calendar has is a slip; its digits are alike all the same.
  const digits = (values.date_of_birth ?? '').replace(/\D/g, '')
  const first = (text: string | undefined) => (text ?? '').split(new RegExp(`[${LIST_SIGN};,]`))[0]!
  return {
    given: givenWords(values.given_name ?? '').given || whole.given,
    family: familyWords(values.family_name ?? '').names.join('') || whole.family.replaceAll(' ', ''),
    birth: day !== 0 ? String(day) : digits.length === 8 ? digits : '',
    street: addressKey(values.address ?? ''),
    postcode: postcodeKey(values.postcode ?? ''),
    email: emailKey(first(values.email)),
    phone: phoneKey(first(values.phone)),
  }
}

/** Two-letter pieces with the ends marked; digits of a date and a phone with their place, since order is all they have. */
function piecesOf(name: string, text: string): Set<string> {
  if (text === '') return new Set()
  if (name === 'birth') return new Set([...text].map((digit, place) => `${place}${digit}`))
  const marked = `_${text}_`
  return new Set(Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2)))
}

/** Filters end to end, FILTER_WORDS words each, and how many bits each has. */
export type Filters = { words: Uint32Array; sizes: Uint16Array; count: number }

export function packFilters(filters: readonly Uint32Array[]): Filters {
  const words = new Uint32Array(filters.length * FILTER_WORDS)
  filters.forEach((filter, index) => words.set(filter, index * FILTER_WORDS))
  return filtersFrom(words)
}

export function filtersFrom(words: Uint32Array): Filters {
  const count = words.length / FILTER_WORDS
  const sizes = new Uint16Array(count)
  for (let index = 0; index < count; index++) for (let word = 0; word < FILTER_WORDS; word++) sizes[index]! += bitCount(words[index * FILTER_WORDS + word]!)
  return { words, sizes, count }
}

export type FilterPair = { left: number; right: number; likeness: number }

/**
 * Pairs that are each other's most alike, at or above a Dice coefficient, each record in at most one. Sizes that differ too much are passed over
 * unseen: Dice cannot exceed 2·min/(a+b).
 */
export function matchFilters(left: Filters, right: Filters, atLeast: number, report: (done: number, total: number) => void = () => {}): FilterPair[] {
  const order = Int32Array.from({ length: right.count }, (_, index) => index).toSorted((a, b) => right.sizes[a]! - right.sizes[b]! || a - b)
  const sizes = Int32Array.from(order, (index) => right.sizes[index]!)
  const ratio = atLeast / (2 - atLeast)
  const found: FilterPair[] = []
  for (let one = 0; one < left.count; one++) {
    const size = left.sizes[one]!
    const base = one * FILTER_WORDS
    for (let at = firstAtLeast(sizes, Math.ceil(size * ratio)); at < order.length && sizes[at]! * ratio <= size; at++) {
      const other = order[at]! * FILTER_WORDS
      let common = 0
      for (let word = 0; word < FILTER_WORDS; word++) common += bitCount(left.words[base + word]! & right.words[other + word]!)
      const likeness = (2 * common) / (size + sizes[at]!)
      if (likeness >= atLeast) found.push({ left: one, right: order[at]!, likeness })
    }
    if (one % 256 === 255) report(one + 1, left.count)
  }
  found.sort((a, b) => b.likeness - a.likeness || a.left - b.left || a.right - b.right)
  const [takenLeft, takenRight] = [new Set<number>(), new Set<number>()]
  return found.filter((pair) => {
    if (takenLeft.has(pair.left) || takenRight.has(pair.right)) return false
    takenLeft.add(pair.left)
    takenRight.add(pair.right)
    return true
  })
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
