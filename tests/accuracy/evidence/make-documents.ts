/** Texts with their truth: which signs are personal data, of which kind, and whose. */
import type { Kind } from '../../../src/kinds.ts'
import { hexText } from '../../../src/sample/numbers.ts'
import type { Random } from '../../../src/sample/random.ts'
import { TEMPLATES, type Template } from './document-templates.ts'
import { makePerson, type Person } from './invented-people.ts'

export type TrueSpan = { start: number; end: number; kind: Kind; person: number }
/** The address of an office is one, though nobody's. */
export const NOBODY = -1
export type Document = { register: string; text: string; spans: TrueSpan[]; people: Person[] }

const KIND_OF: Record<string, Kind> = {
  full: 'person_name',
  given: 'person_name',
  family: 'person_name',
  email: 'email',
  phone: 'phone',
  mobile: 'phone',
  dob: 'date_of_birth',
  isoDob: 'date_of_birth',
  postcode: 'postcode',
  address: 'postal_address',
  employer: 'employment',
  place1: 'postal_address',
  homeNoTown: 'postal_address',
  nino: 'ni_number',
  nhs: 'nhs_number',
  passport: 'passport',
  licence: 'driving_licence',
  plate: 'vehicle_registration',
  sort: 'bank_account',
  account: 'bank_account',
  iban: 'iban',
  card: 'payment_card',
  username: 'username',
  password: 'password',
  hash: 'password_hash',
  ip: 'ip_address',
  member: 'membership_number',
  salary: 'salary',
}
const ORGANISATIONS = [
  'Northgate Utilities',
  'Fairweather & Lowe LLP',
  'Harbour Alliance',
  'Brightwell Insurance Services',
  'Castle Homes Ltd',
  'the Ashdown Trust',
  'Kestrel Logistics',
]
const PLACES = ['Lisbon', 'Utrecht', 'Chester', 'Nairobi', 'Galway', 'Portsmouth', 'St Albans', 'Kraków']

/** Numbers and names that are nobody's; ten-digit ones pass the check of the NHS about once in eleven, by chance, as in life. */
function nearMiss(random: Random, key: string): string | null {
  const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('')
  switch (key) {
    case 'order':
      return random.pick([`${random.between(1, 9)}${digits(9)}`, `${digits(3)}-${digits(7)}-${digits(7)}`, `SO${digits(6)}`])
    case 'invoice':
      return `INV-${digits(6)}`
    case 'ticket':
      return digits(6).replace(/^0/, '7')
    case 'policy':
      return `HX/${digits(8)}`
    case 'money':
      return `${random.between(1, 9)},${digits(3)}.50`
    case 'part':
      return `${digits(4)}-${digits(3)}`
    case 'reading':
      return digits(5)
    case 'version':
      return `${random.below(9)}.${random.below(20)}.${random.below(20)}`
    case 'hex':
      return hexText(random, 40)
    case 'org':
      return random.pick(ORGANISATIONS)
    case 'place':
      return random.pick(PLACES)
    case 'host':
      return 'support.example.org'
    case 'officeMail':
      return 'helpdesk@support.example.org'
    default:
      return null
  }
}

export function fillTemplate({ register, text: template }: Template, random: Random, firstNo: number): Document {
  const named = [...template.matchAll(/\{\w+:(\d)\}/g)].map((match) => Number(match[1]))
  const people = Array.from({ length: Math.max(3, ...named) }, (_, index) => makePerson(random, firstNo + index))
  const spans: TrueSpan[] = []
  let text = ''
  const write = (part: string) => {
    for (const piece of part.split(/(\{\w+(?::\d)?\})/)) {
      const [, key, index] = /^\{(\w+)(?::(\d))?\}$/.exec(piece) ?? []
      if (key === undefined) {
        text += piece
        continue
      }
      const person = index === undefined ? null : people[Number(index) - 1]!
      const start = text.length
      if (person === null) text += nearMiss(random, key) ?? piece
      else if (key === 'he' || key === 'He') text += person.isFemale ? (key === 'he' ? 'she' : 'She') : key
      else if (key === 'kin' || key === 'sister') {
        // a relative of the first person, and somebody with a name
        if (key === 'sister') text += 'sister '
        spans.push({ start: text.length, end: text.length + person.full.length, kind: 'person_name', person: person.no })
        text += person.full
        spans.push({ start, end: text.length, kind: 'family_member', person: people[0]!.no })
      } else if (key === 'his') text += person.isFemale ? 'her' : 'his'
      else text += String(person[key as keyof Person])
      const kind = person ? KIND_OF[key] : undefined
      if (person && kind) spans.push({ start, end: text.length, kind, person: person.no })
      if (key === 'officeMail') spans.push({ start, end: text.length, kind: 'email', person: NOBODY })
      if (person && (key === 'address' || key === 'homeNoTown'))
        spans.push({ start: text.length - person.postcode.length, end: text.length, kind: 'postcode', person: person.no })
    }
  }
  for (const part of template.split(/(\[\[\w+:\d\|[^\]]*\]\])/)) {
    const [, kind, index, words] = /^\[\[(\w+):(\d)\|([^\]]*)\]\]$/.exec(part) ?? []
    const start = text.length
    if (kind === undefined) write(part)
    else {
      // in a form the label is part of the claim, and stands in the text already
      const label = words!.includes(':') ? words!.slice(0, words!.indexOf(':') + 1) : ''
      const inside = label !== '' && text.endsWith(`${label}${/^\s*/.exec(words!.slice(label.length))![0]}`) ? words!.slice(label.length).trimStart() : words!
      write(inside)
      spans.push({ start: start - (words!.length - inside.length), end: text.length, kind: kind as Kind, person: people[Number(index) - 1]!.no })
    }
  }
  // a street, a town and a postcode on lines of their own are one address
  for (const person of people) {
    const whole = `${person.street}\n${person.town}\n${person.postcode}`
    const at = text.indexOf(whole)
    if (at >= 0) spans.push({ start: at, end: at + whole.length, kind: 'postal_address', person: person.no })
  }
  return { register, text, spans: spans.sort((a, b) => a.start - b.start), people }
}

/** Nobody has the number of somebody in another text. */
const MOST_PEOPLE = 9
/** One text a template and round; of `templates`, or of all of the first hand. The same seed gives the same texts. */
export function makeDocuments(random: Random, rounds: number, templates: readonly Template[] = TEMPLATES): Document[] {
  const documents: Document[] = []
  for (let round = 0; round < rounds; round++) for (const template of templates) documents.push(fillTemplate(template, random, documents.length * MOST_PEOPLE))
  return documents
}
