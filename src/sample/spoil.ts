/** What happens to names, dates and numbers on their way into a file: typing errors, familiar names, house styles. Chances are per value. */
import { toAscii } from './names.ts'
import type { SamplePerson } from './person.ts'
import type { Address } from './places.ts'
import type { Random } from './random.ts'

const NEAR_KEYS: Record<string, string> = {
  a: 's',
  b: 'v',
  c: 'x',
  d: 's',
  e: 'r',
  f: 'g',
  g: 'h',
  h: 'j',
  i: 'o',
  j: 'k',
  k: 'l',
  l: 'k',
  m: 'n',
  n: 'm',
  o: 'p',
  p: 'o',
  r: 't',
  s: 'a',
  t: 'y',
  u: 'i',
  v: 'b',
  w: 'e',
  y: 'u',
  z: 'x',
}

/** One slip of the fingers: two letters swapped, one left out, doubled, or its neighbour hit. The first letter stays. */
export function typo(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = random.between(1, text.length - 2)
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
    case 1:
      return text.slice(0, at) + text.slice(at + 1)
    case 2:
      return text.slice(0, at) + text[at]! + text.slice(at)
    default:
      return text.slice(0, at) + (NEAR_KEYS[text[at]!] ?? text[at]!) + text.slice(at + 1)
  }
}

/** `care`: 0 as careless as a web form at night, 1 as careful as a register. */
export function writtenGiven(random: Random, person: SamplePerson, care: number): string {
  const drawn = random.next()
  const slack = 1 - care
  if (person.familiar !== '' && drawn < 0.25 * slack) return person.familiar
  if (drawn < 0.28 * slack) return typo(random, person.given)
  if (drawn > 1 - 0.05 * slack) return person.given[0]!
  if (drawn > 0.9 && person.initial !== '') return `${person.given} ${person.initial}`
  if (drawn > 1 - 0.4 * slack) return toAscii(person.given)
  return person.given
}

/** `old`: the file is from before a marriage. */
export function writtenFamily(random: Random, person: SamplePerson, care: number, old: boolean): string {
  const family = old && person.formerFamily !== '' ? person.formerFamily : person.family
  const drawn = random.next()
  const slack = 1 - care
  if (drawn < 0.04 * slack) return typo(random, family)
  if (drawn < 0.06 * slack) return family.replace(/['-]/, ' ')
  if (drawn > 1 - 0.4 * slack) return toAscii(family)
  return family
}

export function writtenPhone(random: Random, digits: string): string {
  if (digits === '') return ''
  switch (random.below(6)) {
    case 0:
      return digits
    case 1:
      return `+44 ${digits.slice(1, 5)} ${digits.slice(5)}`
    case 2:
      return `${digits.slice(0, 5)} ${digits.slice(5, 8)} ${digits.slice(8)}`
    case 3:
      return `${digits.slice(0, 5)}-${digits.slice(5)}`
    case 4:
      return `+44${digits.slice(1)}`
    default:
      return `${digits.slice(0, 5)} ${digits.slice(5)}`
  }
}

export function writtenEmail(random: Random, email: string): string {
  const drawn = random.next()
  if (email === '' || drawn > 0.08) return email
  if (drawn < 0.03) return email.toUpperCase()
  return email[0]!.toUpperCase() + email.slice(1)
}

/** Lower case or run together, as people type it. */
export function writtenPostcode(random: Random, postcode: string): string {
  const drawn = random.next()
  if (drawn < 0.06) return postcode.toLowerCase()
  return drawn < 0.12 ? postcode.replace(' ', '') : postcode
}

/** `1956-03-12` as `12/03/1956`. */
export function britishDate(iso: string): string {
  return iso === '' ? '' : `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
/** `1956-03-12` as `12 March 1956`. */
export function longDate(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]!} ${iso.slice(0, 4)}`
}

/** Where an older file believes the person lives. */
export function addressThen(person: SamplePerson, old: boolean): Address {
  return old && person.formerAddress !== null ? person.formerAddress : person.address
}
