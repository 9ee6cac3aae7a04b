/** The membership database: a MySQL dump of March that can still be read, and later nightly tables that cannot. */
import { join } from 'node:path'
import type { Flag } from '../kinds.ts'
import { shown } from './delimited-list.ts'
import { DEFINED, DEFINITIONS, HEAD } from './membership-tables.ts'
import { accountNumber, bcryptHash, documentationIp, sortCode } from './numbers.ts'
import { openBytes, openLocked, openText, textInto } from './out-file.ts'
import type { OutText } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { someDay } from './person.ts'
import type { SamplePerson } from './person.ts'
import { REGIONS } from './places.ts'
import type { Address } from './places.ts'
import { ORDINARY_NOTES, SPECIAL_NOTES } from './prose.ts'
import type { Passage } from './prose.ts'
import { writtenEmail, writtenFamily, writtenGiven, writtenPhone, writtenPostcode } from './spoil.ts'
import { beginTable } from './sql-table.ts'
import type { SqlValue } from './sql-table.ts'
import { BIT } from './truth.ts'
import { toAscii } from './names.ts'
import { copyFile } from './zip.ts'

const DUMP = 'databases/membership-2026-03-31.sql'
const NIGHTLY = 'databases/nightly/2026-10-22'

function typeOf(person: SamplePerson): string {
  if (person.relationship === 'registered_supporter') return 'registered'
  if (person.relationship === 'affiliated_supporter') return 'affiliated'
  return person.relationship === 'applicant' ? 'applicant' : 'member'
}

function statusOf(workshop: Workshop, person: SamplePerson): string {
  if (person.relationship === 'applicant') return workshop.random.chance(0.8) ? 'rejected' : 'withdrawn'
  if (person.diedOn !== '') return 'deceased'
  if (person.relationship === 'former') return workshop.random.chance(0.6) ? 'lapsed' : 'resigned'
  return 'active'
}

/** Whether the person has a row in the membership database as it stood in March. Others who left are in old files only. */
export function isInDatabase(person: SamplePerson): boolean {
  if (person.isNew) return false
  if (person.relationship === 'former') return person.leftOn > '2009' || person.no % 2 === 0
  return person.membershipNo !== '' || person.relationship === 'applicant'
}

export function accountName(person: SamplePerson): string {
  return toAscii(`${person.title} ${person.given[0]} ${person.family}`).toUpperCase()
}

function openDump(workshop: Workshop) {
  const outs = new Map<string, OutText>()
  const tables = Object.fromEntries(
    DEFINED.map((name) => {
      const out = openText(join(workshop.scratch, `${name}.sql`))
      outs.set(name, out)
      return [name, beginTable(out, name, DEFINITIONS[name]!)]
    }),
  )
  const sources = Object.fromEntries(DEFINED.map((name) => [name, workshop.truth.source(DUMP, name)]))
  return { outs, tables: (name: string) => tables[name]!, sources: (name: string) => sources[name]! }
}

/** Joins the tables into one file, in the order of mysqldump. */
function joinTables(workshop: Workshop): void {
  const dump = openBytes(join(workshop.evidence, DUMP))
  dump.write(Buffer.from(HEAD))
  for (const name of DEFINED) copyFile(join(workshop.scratch, `${name}.sql`), (bytes) => dump.write(bytes))
  dump.write(Buffer.from('-- Dump completed on 2026-03-31  2:14:07\n'))
  workshop.list(DUMP, dump.close())
}

type Dump = ReturnType<typeof openDump>

/** Writes the rows of one member over the tables, each with its truth. */
function memberWriter(workshop: Workshop, dump: Dump) {
  const { random, truth } = workshop
  const next = new Map<string, number>()
  const row = (table: string, person: SamplePerson, kinds: number, values: (id: number) => SqlValue[], flags?: Flag[]): number => {
    const id = (next.get(table) ?? 0) + 1
    next.set(table, id)
    truth.row(dump.sources(table), dump.tables(table).row([id, ...values(id)]), person, kinds, flags)
    return id
  }
  const member = (person: SamplePerson, householdNo: number, membershipNo: string, status: string, leftOn: string): number => {
    const bornOn = random.chance(0.86) ? person.bornOn : ''
    const occupation = random.chance(0.35) ? person.occupation : ''
    const kinds =
      BIT.person_name |
      BIT.political_opinion |
      BIT.gender |
      shown(membershipNo, BIT.membership_number) |
      shown(bornOn, BIT.date_of_birth) |
      shown(occupation, BIT.employment)
    const isOldName = status !== 'active' && leftOn !== ''
    return row(
      'member',
      person,
      kinds,
      () => [
        given(membershipNo),
        500_000 + householdNo,
        typeOf(person),
        status,
        person.title,
        writtenGiven(random, person, 0.9),
        writtenFamily(random, person, 0.9, isOldName),
        random.chance(0.2) ? given(person.familiar) : null,
        given(bornOn),
        person.sex,
        given(occupation),
        person.address.region + 1,
        person.joinedOn,
        given(leftOn),
        given(person.diedOn),
      ],
      person.diedOn === '' ? undefined : ['deceased'],
    )
  }
  return { row, member }
}
type MemberWriter = ReturnType<typeof memberWriter>
const given = (text: string) => (text === '' ? null : text)

function writeContacts(workshop: Workshop, { row }: MemberWriter, person: SamplePerson, memberId: number): void {
  const { random } = workshop
  const address = (where: Address, validTo: string | null) => {
    row('address', person, BIT.postal_address | BIT.postcode, () => [
      memberId,
      where.line1,
      where.line2,
      where.town,
      where.county,
      writtenPostcode(random, where.postcode),
      validTo,
    ])
  }
  const contact = (type: string, value: string) => {
    if (value !== '') row('contact_detail', person, type === 'email' ? BIT.email : BIT.phone, () => [memberId, type, value, random.below(2)])
  }
  if (person.formerAddress !== null && random.chance(0.7)) address(person.formerAddress, someDay(random, 2012, 2024))
  if (random.chance(0.97)) address(person.address, null)
  contact('email', writtenEmail(random, person.email))
  contact('email', random.chance(0.5) ? person.secondEmail : '')
  contact('mobile', writtenPhone(random, person.mobile))
  contact('home', writtenPhone(random, person.landline))
}

function writeMoney(workshop: Workshop, { row }: MemberWriter, person: SamplePerson, memberId: number): void {
  const { random } = workshop
  if (typeOf(person) === 'member' && !person.isChild && random.chance(0.45)) {
    row('payment_mandate', person, BIT.bank_account | BIT.person_name, () => [
      memberId,
      accountName(person),
      sortCode(random),
      accountNumber(random),
      `HA-DD-${memberId}`,
      random.pick([200, 300, 450, 500, 1000]),
      random.pick([1, 15, 28]),
    ])
  }
  for (let gifts = random.chance(0.18) ? random.between(1, 3) : 0; gifts > 0; gifts--) {
    row('donation', person, BIT.donation, () => [
      memberId,
      someDay(random, 2018, 2025),
      `${random.pick([5, 10, 20, 25, 50, 100])}.00`,
      random.pick(['card', 'cheque', 'bank', 'cash']),
      random.below(2),
    ])
  }
}

function writeNotes(workshop: Workshop, { row }: MemberWriter, person: SamplePerson, memberId: number): void {
  const { random } = workshop
  const note = (passage: Passage) => {
    const at = `${someDay(random, 2019, 2025)} ${random.between(10, 17)}:${random.between(10, 59)}:00`
    row(
      'contact_note',
      person,
      BIT.correspondence | passage.kinds,
      () => [memberId, at, random.pick(['phone', 'email', 'letter', 'visit']), passage.text],
      passage.flags,
    )
  }
  if (person.isProtected) note(SPECIAL_NOTES[SPECIAL_NOTES.length - 1 - random.below(2)]!)
  const drawn = random.next()
  if (drawn < 0.025) note(SPECIAL_NOTES[random.below(SPECIAL_NOTES.length - 2)]!)
  else if (drawn < 0.15) note({ text: random.pick(ORDINARY_NOTES), kinds: 0 })
}

function writeUser(workshop: Workshop, { row }: MemberWriter, person: SamplePerson, memberId: number): void {
  const { random } = workshop
  if (person.email === '' || !random.chance(0.45)) return
  const ip = random.chance(0.7) ? documentationIp(random) : ''
  const username = random.chance(0.6)
    ? person.email
    : `${toAscii(person.given)
        .toLowerCase()
        .replace(/[^a-z]/g, '')}${memberId}`
  const lastLogin = ip === '' ? null : `${someDay(random, 2023, 2025)} 19:${random.between(10, 59)}:00`
  row('web_user', person, BIT.username | BIT.email | BIT.password_hash | shown(ip, BIT.ip_address), () => [
    memberId,
    username,
    person.email,
    bcryptHash(random),
    given(ip),
    lastLogin,
  ])
}

export function membershipDump(workshop: Workshop): Part {
  const { random } = workshop
  const dump = openDump(workshop)
  for (const [index, region] of REGIONS.entries()) dump.tables('branch').row([index + 1, `${region} branch`, region, null])
  for (const [name, value] of [
    ['schema_version', '41'],
    ['mail_from', 'membership@harbouralliance.example'],
    ['renewal_days', '30'],
  ] as const)
    dump.tables('setting').row([name, value])
  const writer = memberWriter(workshop, dump)
  return {
    add(person, household) {
      if (!isInDatabase(person)) return
      if (person.formerMembershipNo !== '') writer.member(person, household.no, person.formerMembershipNo, 'lapsed', someDay(random, 2001, 2009))
      const memberId = writer.member(person, household.no, person.membershipNo, statusOf(workshop, person), person.leftOn)
      writeContacts(workshop, writer, person, memberId)
      writeMoney(workshop, writer, person, memberId)
      writeNotes(workshop, writer, person, memberId)
      writeUser(workshop, writer, person, memberId)
    },
    close() {
      for (const name of DEFINED) {
        dump.tables(name).end()
        dump.outs.get(name)!.close()
      }
      joinTables(workshop)
    },
  }
}

/** The nightly tables of the eve of the attack: what changed since March. Encrypted, so nobody who is only here can be read. */
export function lockedNightly(workshop: Workshop): Part {
  const { random, truth } = workshop
  const open = (name: string) => {
    const path = `${NIGHTLY}/${name}.sql`
    const out = textInto(openLocked(join(workshop.evidence, path), workshop.seed))
    out.write(HEAD)
    return { path, out, table: beginTable(out, name, DEFINITIONS[name]!), source: truth.source(`${path}.locked`, name, 'unreadable') }
  }
  const files = { member: open('member'), mandate: open('payment_mandate'), note: open('contact_note') }
  let memberId = 900_001
  return {
    add(person) {
      if (!person.isNew && !(person.relationship === 'member' && random.chance(0.04))) return
      const id = memberId++
      truth.row(
        files.member.source,
        files.member.table.row([
          id,
          person.membershipNo,
          null,
          'member',
          'active',
          person.title,
          person.given,
          person.family,
          null,
          person.bornOn,
          person.sex,
          null,
          person.address.region + 1,
          person.joinedOn,
          null,
          null,
        ]),
        person,
        BIT.person_name | BIT.membership_number | BIT.date_of_birth | BIT.gender | BIT.political_opinion,
      )
      if (random.chance(0.6)) {
        truth.row(
          files.mandate.source,
          files.mandate.table.row([id, id, accountName(person), sortCode(random), accountNumber(random), `HA-DD-${id}`, 450, 1]),
          person,
          BIT.bank_account | BIT.person_name,
        )
      }
      if (random.chance(0.3))
        truth.row(files.note.source, files.note.table.row([id, id, '2026-09-30 12:00:00', 'phone', random.pick(ORDINARY_NOTES)]), person, BIT.correspondence)
    },
    close() {
      for (const file of Object.values(files)) {
        file.table.end()
        workshop.list(file.path, file.out.close())
      }
    },
  }
}
