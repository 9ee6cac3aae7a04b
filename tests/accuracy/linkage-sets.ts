/**
 * Invented lists of people whose truth is known, each of other fields, other noise and another share of namesakes, drawn from a seed: to judge whether a
 * range holds the number of people whatever the list. Written apart from src/sample and from what linkage starts from; names are syllables.
 */
import { makeRandom, type Random } from '../../src/sample/random.ts'

export type SetField = 'given_name' | 'family_name' | 'date_of_birth' | 'email' | 'phone' | 'address' | 'postcode'
export type ListedRecord = { person: number } & Record<SetField, string>
export type PeopleSet = { name: string; fields: readonly SetField[]; people: number; records: ListedRecord[] }

const NAMES = ['given_name', 'family_name'] as const
/** What lists of suppliers hold, from names and mailboxes only to nearly all. */
export const FIELDS_OF_SETS: readonly (readonly SetField[])[] = [
  [...NAMES, 'email'],
  [...NAMES, 'phone'],
  [...NAMES, 'date_of_birth'],
  [...NAMES, 'postcode'],
  [...NAMES, 'address', 'postcode'],
  [...NAMES, 'email', 'phone'],
  [...NAMES, 'email', 'postcode'],
  [...NAMES, 'date_of_birth', 'email'],
  [...NAMES, 'date_of_birth', 'address', 'postcode'],
  [...NAMES, 'email', 'phone', 'address', 'postcode'],
  [...NAMES, 'date_of_birth', 'email', 'phone', 'address', 'postcode'],
]

/** How careless a list is: chances per value, but `names`: how many names hold most people. */
type Noise = { missing: number; slip: number; short: number; change: number; second: number; copies: number; homes: number; givens: number; families: number }

function noiseOf(random: Random): Noise {
  const from = (low: number, high: number) => low + (high - low) * random.next()
  return {
    missing: from(0, 0.35),
    slip: from(0, 0.06),
    short: from(0, 0.12),
    change: from(0, 0.25),
    second: from(0, 0.5),
    copies: from(0.1, 0.8),
    homes: from(0, 0.6),
    givens: random.pick([60, 150, 400]),
    families: random.pick([150, 600, 3000]),
  }
}

const CONSONANTS = 'b c d f g h k l m n p r s t v w st br cr gr tr'.split(' ')
const VOWELS = 'a e i o u ay ea'.split(' ')

function syllables(random: Random, count: number): string {
  let name = ''
  for (let at = 0; at < count; at++) name += random.pick(CONSONANTS) + random.pick(VOWELS)
  return name + random.pick(['', 'n', 'r', 's', 'th', 'ld'])
}

function distinctNames(random: Random, count: number, length: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(syllables(random, length + random.below(2)))
  return [...names]
}

/** The k-th name is borne in proportion to 1 / (k + 8): the commonest by a few in a hundred, as family names are (Zipf; Fox and Lasker 1983). */
function drawerOf(random: Random, names: readonly string[]): () => string {
  const sums: number[] = []
  names.forEach((_, at) => sums.push((sums.at(-1) ?? 0) + 1 / (at + 8)))
  return () => {
    const drawn = random.next() * sums.at(-1)!
    return names[sums.findIndex((sum) => drawn < sum)]!
  }
}

type Someone = { given: string; family: string; born: string; emails: [string, string]; phones: [string, string]; homes: [Home, Home] }
type Home = { street: string; postcode: string }

function newPlace(random: Random): () => Home {
  const streets = distinctNames(random, 200, 2)
  return () => ({
    street: `${1 + random.below(120)} ${random.pick(streets)} ${random.pick(['Road', 'Street', 'Lane', 'Close'])}`,
    postcode: `${random.pick(['QA', 'QB', 'QC', 'QD'])}${1 + random.below(9)} ${random.below(10)}${random.pick([...'ABDEFGH'])}${random.pick([...'JLNPQRS'])}`,
  })
}

function mailboxOf(random: Random, given: string, family: string): string {
  const host = `${random.pick(['mail', 'post', 'box', 'net', 'free'])}.example`
  const number = random.chance(0.5) ? String(random.below(100)) : ''
  return `${random.pick([`${given}.${family}`, `${given[0]}${family}`, `${given}${family[0]}`, `${family}.${given}`])}${number}@${host}`
}

function people(random: Random, noise: Noise, count: number): Someone[] {
  const given = drawerOf(random, distinctNames(random, noise.givens, 1))
  const family = drawerOf(random, distinctNames(random, noise.families, 2))
  const home = newPlace(random)
  const phone = () => `07${String(100_000_000 + random.below(899_999_999))}`
  const found: Someone[] = []
  while (found.length < count) {
    const before = found.at(-1)
    const relative = before !== undefined && random.chance(noise.homes) ? before : null
    const name = given()
    const surname = relative !== null && random.chance(0.8) ? relative.family : family()
    const two = (value: number) => String(value).padStart(2, '0')
    const withMailbox = relative !== null && random.chance(0.15) ? relative : null
    const withPhone = relative !== null && random.chance(0.4) ? relative : null
    found.push({
      given: name,
      family: surname,
      born: `${1935 + random.below(72)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
      emails: withMailbox?.emails ?? [mailboxOf(random, name, surname), mailboxOf(random, name, surname)],
      phones: withPhone?.phones ?? [phone(), phone()],
      homes: relative?.homes ?? [home(), home()],
    })
  }
  return found
}

/** One letter left out, doubled or exchanged with its neighbour; never the first. */
function slipped(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = 1 + random.below(text.length - 2)
  return random.pick([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text[at]! + text.slice(at),
    text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2),
  ])
}

function written(random: Random, noise: Noise, no: number, who: Someone): ListedRecord {
  const value = (text: string, missing = noise.missing) => (random.chance(missing) ? '' : random.chance(noise.slip) ? slipped(random, text) : text)
  const home = who.homes[random.chance(noise.change) ? 1 : 0]
  const given = random.chance(noise.short) ? who.given[0]! : who.given
  const hasHome = !random.chance(noise.missing)
  return {
    person: no,
    given_name: value(given, noise.missing / 6),
    family_name: value(who.family, noise.missing / 12),
    date_of_birth: random.chance(noise.missing) ? '' : random.chance(noise.slip) ? who.born.slice(0, 8) + who.born.slice(5, 7) : who.born,
    email: value(who.emails[random.chance(noise.second) ? 1 : 0]),
    phone: value(who.phones[random.chance(noise.change) ? 1 : 0]),
    address: hasHome ? value(home.street, 0) : '',
    postcode: hasHome ? home.postcode : '',
  }
}

/** The list of a seed. Of a person there are one to five records. `most`: of people. */
export function peopleSet(seed: number, most = 1200): PeopleSet {
  const random = makeRandom(seed, 4)
  const fields = FIELDS_OF_SETS[seed % FIELDS_OF_SETS.length]!
  const noise = noiseOf(random)
  const drawn = people(random, noise, Math.round(200 + (most - 200) * random.next()))
  const records: ListedRecord[] = []
  drawn.forEach((who, no) => {
    for (let copies = 1; copies <= 5; copies++) {
      records.push(written(random, noise, no, who))
      if (!random.chance(noise.copies)) break
    }
  })
  // A record of which nothing is left says nothing of anybody.
  const told = records.filter((record) => fields.some((field) => record[field] !== ''))
  return { name: `seed ${seed}: ${fields.slice(2).join(', ')}`, fields, people: new Set(told.map(({ person }) => person)).size, records: told }
}
