/** Tables of invented people with the truth of each column, under headers as suppliers write them, under none, and spoiled as exports are. */
import type { Random } from '../../../src/sample/random.ts'
import { makePerson, type Person } from './invented-people.ts'

export type Truth = string | null
export type Column = { headers: readonly string[]; truth: Truth; cell(person: Person, random: Random): string }
export type Table = { header: string[] | null; rows: string[][]; truth: Truth[]; people: Person[] }

const column = (headers: string, truth: Truth, cell: Column['cell']): Column => ({ headers: headers.split('|'), truth, cell })
const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.below(10)).join('')
const day = (random: Random) =>
  `${random.between(2015, 2025)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`

const NAMES: readonly (readonly Column[])[] = [
  [column('Full Name|name|Customer|Contact Name|member_name|Employee', 'full_name', (person) => person.full)],
  [
    column('First Name|forename|fname|Given Name|FIRST_NAME|Vorname', 'given_name', (person) => person.given),
    column('Surname|last_name|lname|Family Name|LASTNAME|Nachname', 'family_name', (person) => person.family),
  ],
]
const COLUMNS: readonly Column[] = [
  column('Email|e-mail address|EMAIL_ADDR|Mail|contact_email', 'email', (person) => person.email),
  column('Phone|Tel|mobile_no|Telephone Number|Contact No', 'phone', (person) => person.mobile),
  column('DOB|Date of Birth|birth_date|D.O.B.|BirthDt', 'date_of_birth', (person) => person.isoDob),
  column('Address|Address Line 1|street|Addr1', 'address_line', (person) => person.street),
  column('Town|City|post_town|Town/City', 'town', (person) => person.town),
  column('Postcode|Post Code|PCODE|zip', 'postcode', (person) => person.postcode),
  column('NI Number|NINO|nat_ins_no|National Insurance', 'ni_number', (person) => person.nino.replace(/ /g, '')),
  column('NHS No|nhs_number|NHS Number', 'nhs_number', (person) => person.nhs.replace(/ /g, '')),
  column('Passport No|passport', 'passport', (person) => person.passport),
  column('Driving Licence|licence_no|DL Number', 'driving_licence', (person) => person.licence),
  column('Vehicle Reg|reg_no|VRM', 'vehicle_registration', (person) => person.plate),
  column('IBAN|iban_no', 'iban', (person) => person.iban),
  column('Card Number|card_no|PAN', 'payment_card', (person) => person.card),
  column('Username|login|user_name', 'username', (person) => person.username),
  column('Password Hash|pwd_hash|password', 'password_hash', (person) =>
    person.hash.startsWith('$') ? person.hash : `$2y$10$${person.hash}${person.hash.slice(0, 21)}`,
  ),
  column('IP Address|last_ip|ip', 'ip_address', (person) => person.ip),
  column('Gender|Sex', 'gender', (person) => (person.isFemale ? 'F' : 'M')),
  column('Membership No|Member Number|mem_no', 'membership_number', (person) => person.member),
]
const NOTHING: readonly Column[] = [
  column('Order Ref|order_id|Invoice', null, (_, random) => `SO${digits(random, 7)}`),
  column('Amount|total|Balance', null, (_, random) => `${random.between(1, 900)}.${digits(random, 2)}`),
  column('Created|created_at|Updated', null, (_, random) => `${day(random)} 0${random.between(1, 9)}:${random.between(10, 59)}:00`),
  column('Status|State', null, (_, random) => random.pick(['open', 'closed', 'pending'])),
  column('Quantity|qty', null, (_, random) => String(random.between(1, 40))),
  column('Product|item', null, (_, random) => random.pick(['Kettle', 'Toaster', 'Desk lamp', 'Garden chair'])),
  column('Long Ref|batch', null, (_, random) => `${random.between(1, 9)}${digits(random, 9)}`),
]

export type TableKind = 'headed' | 'headless'

/** One table of `rowCount` people with a name and four to nine other columns, in any order. */
export function makeTable(random: Random, kind: TableKind, rowCount: number): Table {
  const others = COLUMNS.filter(() => random.chance(0.35)).slice(0, 8)
  const useless = NOTHING.filter(() => random.chance(0.4))
  const columns = [...random.pick(NAMES), ...others, ...useless]
  for (let i = columns.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    ;[columns[i], columns[other]] = [columns[other]!, columns[i]!]
  }
  const people = Array.from({ length: rowCount }, (_, index) => makePerson(random, index))
  const rows = people.map((person) => columns.map(({ cell }) => (random.chance(0.04) ? '' : cell(person, random))))
  return { header: kind === 'headed' ? columns.map(({ headers }) => random.pick(headers)) : null, rows, truth: columns.map(({ truth }) => truth), people }
}

const quoted = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** As CSV; `messy`: a preamble, blank lines, another separator, blanks about cells, a total at the end, the last row cut off. */
export function csvOf(table: Table, isMessy: boolean, random: Random): string {
  const separator = isMessy ? random.pick([';', '\t', '|']) : ','
  const cell = (text: string) => (isMessy && random.chance(0.1) ? ` ${quoted(text)} ` : quoted(text))
  const line = (cells: string[]) => cells.map(cell).join(separator)
  const lines = [...(table.header ? [line(table.header)] : []), ...table.rows.map(line)]
  if (!isMessy) return `${lines.join('\n')}\n`
  const width = table.truth.length
  lines.splice(Math.floor(lines.length / 2), 0, separator.repeat(width - 1))
  return `Report of members\nPrinted 14 March 2024\n\n${lines.join('\r\n')}\r\nTotal${separator.repeat(width - 1)}\r\n`
}
