/** The membership database: a MySQL dump of March that can still be read, and later nightly tables that cannot. */
import { openSync, readSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { accountNumber, bcryptHash, documentationIp, sortCode } from './numbers.ts'
import { openBytes, openLocked, openText, textInto } from './out-file.ts'
import type { OutText } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { someDay } from './person.ts'
import type { SamplePerson } from './person.ts'
import { REGIONS } from './places.ts'
import type { Address } from './places.ts'
import { ORDINARY_NOTES, SPECIAL_NOTES } from './prose.ts'
import { writtenEmail, writtenFamily, writtenGiven, writtenPhone, writtenPostcode } from './spoil.ts'
import { beginTable } from './sql-table.ts'
import { BIT } from './truth.ts'
import { toAscii } from './names.ts'

const DUMP = 'databases/membership-2026-03-31.sql'
const NIGHTLY = 'databases/nightly/2026-10-22'
const DEFINITIONS: Record<string, string> = {
  branch: '  `branch_id` int NOT NULL,\n  `branch_name` varchar(80) DEFAULT NULL,\n  `region` varchar(40) DEFAULT NULL,\n  `meeting_room_postcode` varchar(10) DEFAULT NULL,\n  PRIMARY KEY (`branch_id`)',
  member: `  \`member_id\` int NOT NULL AUTO_INCREMENT,
  \`membership_no\` varchar(12) DEFAULT NULL,
  \`household_id\` int DEFAULT NULL,
  \`type\` enum('member','registered','affiliated','applicant') NOT NULL,
  \`status\` enum('active','lapsed','resigned','deceased','rejected','withdrawn') NOT NULL,
  \`title\` varchar(10) DEFAULT NULL,
  \`first_name\` varchar(60) DEFAULT NULL,
  \`surname\` varchar(80) DEFAULT NULL,
  \`known_as\` varchar(60) DEFAULT NULL,
  \`date_of_birth\` date DEFAULT NULL,
  \`gender\` char(1) DEFAULT NULL,
  \`occupation\` varchar(60) DEFAULT NULL,
  \`branch_id\` int DEFAULT NULL,
  \`joined_on\` date DEFAULT NULL,
  \`left_on\` date DEFAULT NULL,
  \`deceased_on\` date DEFAULT NULL,
  PRIMARY KEY (\`member_id\`),
  KEY \`fk_member_branch\` (\`branch_id\`),
  CONSTRAINT \`fk_member_branch\` FOREIGN KEY (\`branch_id\`) REFERENCES \`branch\` (\`branch_id\`)`,
  address: "  `address_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `line1` varchar(80) DEFAULT NULL,\n  `line2` varchar(80) DEFAULT NULL,\n  `town` varchar(60) DEFAULT NULL,\n  `county` varchar(60) DEFAULT NULL,\n  `postcode` varchar(10) DEFAULT NULL,\n  `valid_to` date DEFAULT NULL,\n  PRIMARY KEY (`address_id`),\n  CONSTRAINT `fk_address_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  contact_detail: "  `contact_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `type` enum('email','mobile','home') NOT NULL,\n  `value` varchar(120) NOT NULL,\n  `is_preferred` tinyint(1) NOT NULL DEFAULT '0',\n  PRIMARY KEY (`contact_id`),\n  CONSTRAINT `fk_contact_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  payment_mandate: "  `mandate_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `account_name` varchar(80) DEFAULT NULL,\n  `sort_code` char(8) DEFAULT NULL,\n  `account_number` char(8) DEFAULT NULL,\n  `reference` varchar(20) DEFAULT NULL,\n  `amount_pence` int DEFAULT NULL,\n  `day_of_month` int DEFAULT NULL,\n  PRIMARY KEY (`mandate_id`),\n  CONSTRAINT `fk_mandate_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  donation: "  `donation_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `received_on` date DEFAULT NULL,\n  `amount` decimal(10,2) DEFAULT NULL,\n  `method` varchar(20) DEFAULT NULL,\n  `gift_aid` tinyint(1) DEFAULT '0',\n  PRIMARY KEY (`donation_id`),\n  KEY `member_id` (`member_id`)",
  contact_note: "  `note_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `created_at` datetime DEFAULT NULL,\n  `channel` enum('phone','email','letter','visit') DEFAULT NULL,\n  `note` text,\n  PRIMARY KEY (`note_id`),\n  CONSTRAINT `fk_note_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  web_user: "  `user_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int DEFAULT NULL,\n  `username` varchar(120) NOT NULL,\n  `email` varchar(120) DEFAULT NULL,\n  `password_hash` varchar(80) NOT NULL,\n  `last_login_ip` varchar(45) DEFAULT NULL,\n  `last_login_at` datetime DEFAULT NULL,\n  PRIMARY KEY (`user_id`)",
  setting: '  `name` varchar(60) NOT NULL,\n  `value` varchar(200) DEFAULT NULL,\n  PRIMARY KEY (`name`)',
}
const DEFINED = ['branch', 'member', 'address', 'contact_detail', 'payment_mandate', 'donation', 'contact_note', 'web_user', 'setting']
const HEAD = '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n-- Host: db2.northgate.example    Database: ha_membership\n-- ------------------------------------------------------\n-- Server version\t8.0.36\n\n/*!40101 SET NAMES utf8mb4 */;\n/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;\n\n'

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
  const tables = Object.fromEntries(DEFINED.map((name) => {
    const out = openText(join(workshop.scratch, `${name}.sql`))
    outs.set(name, out)
    return [name, beginTable(out, name, DEFINITIONS[name]!)]
  }))
  const sources = Object.fromEntries(DEFINED.map((name) => [name, workshop.truth.source(DUMP, name)]))
  return { outs, tables: (name: string) => tables[name]!, sources: (name: string) => sources[name]! }
}

/** Joins the tables into one file, in the order of mysqldump. */
function joinTables(workshop: Workshop): void {
  const dump = openBytes(join(workshop.evidence, DUMP))
  dump.write(Buffer.from(HEAD))
  const piece = Buffer.alloc(1 << 20)
  for (const name of DEFINED) {
    const file = openSync(join(workshop.scratch, `${name}.sql`), 'r')
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) dump.write(piece.subarray(0, read))
    closeSync(file)
  }
  dump.write(Buffer.from('-- Dump completed on 2026-03-31  2:14:07\n'))
  workshop.list(DUMP, dump.close())
}

export function membershipDump(workshop: Workshop): Part {
  const { random, truth } = workshop
  const dump = openDump(workshop)
  const row = (table: string, person: SamplePerson, kinds: number, values: Parameters<ReturnType<typeof beginTable>['row']>[0], flags?: Parameters<typeof truth.row>[4]) => {
    truth.row(dump.sources(table), dump.tables(table).row(values), person, kinds, flags)
  }
  for (const [index, region] of REGIONS.entries()) dump.tables('branch').row([index + 1, `${region} branch`, region, null])
  for (const [name, value] of [['schema_version', '41'], ['mail_from', 'membership@harbouralliance.example'], ['renewal_days', '30']] as const) dump.tables('setting').row([name, value])
  const next = { member: 1, address: 1, contact: 1, mandate: 1, donation: 1, note: 1, user: 1 }

  const writeMember = (person: SamplePerson, householdNo: number, membershipNo: string, status: string, leftOn: string) => {
    const id = next.member++
    const bornOn = random.chance(0.86) ? person.bornOn : null
    const occupation = random.chance(0.35) ? person.occupation : null
    const kinds = BIT.person_name | BIT.political_opinion | BIT.gender | (membershipNo === '' ? 0 : BIT.membership_number) | (bornOn === null ? 0 : BIT.date_of_birth) | (occupation === null ? 0 : BIT.employment)
    row('member', person, kinds, [
      id, membershipNo === '' ? null : membershipNo, 500_000 + householdNo, typeOf(person), status, person.title, writtenGiven(random, person, 0.9), writtenFamily(random, person, 0.9, status !== 'active' && leftOn !== ''),
      random.chance(0.2) && person.familiar !== '' ? person.familiar : null, bornOn, person.sex, occupation, person.address.region + 1, person.joinedOn, leftOn === '' ? null : leftOn, person.diedOn === '' ? null : person.diedOn,
    ], person.diedOn === '' ? undefined : ['deceased'])
    return id
  }
  const writeAddress = (person: SamplePerson, memberId: number, address: Address, validTo: string | null) => {
    row('address', person, BIT.postal_address | BIT.postcode, [next.address++, memberId, address.line1, address.line2, address.town, address.county, writtenPostcode(random, address.postcode), validTo])
  }
  const writeContact = (person: SamplePerson, memberId: number, type: string, value: string) => {
    if (value !== '') row('contact_detail', person, type === 'email' ? BIT.email : BIT.phone, [next.contact++, memberId, type, value, random.below(2)])
  }
  const writeMoney = (person: SamplePerson, memberId: number) => {
    if (typeOf(person) === 'member' && !person.isChild && random.chance(0.45)) {
      row('payment_mandate', person, BIT.bank_account | BIT.person_name, [
        next.mandate++, memberId, accountName(person), sortCode(random), accountNumber(random), `HA-DD-${memberId}`, random.pick([200, 300, 450, 500, 1000]), random.pick([1, 15, 28]),
      ])
    }
    for (let gifts = random.chance(0.18) ? random.between(1, 3) : 0; gifts > 0; gifts--) {
      row('donation', person, BIT.donation, [next.donation++, memberId, someDay(random, 2018, 2025), `${random.pick([5, 10, 20, 25, 50, 100])}.00`, random.pick(['card', 'cheque', 'bank', 'cash']), random.below(2)])
    }
  }
  const writeNotes = (person: SamplePerson, memberId: number) => {
    const time = () => `${someDay(random, 2019, 2025)} ${random.between(10, 17)}:${random.between(10, 59)}:00`
    const channel = () => random.pick(['phone', 'email', 'letter', 'visit'])
    if (person.isProtected) {
      const note = SPECIAL_NOTES[SPECIAL_NOTES.length - 1 - random.below(2)]!
      row('contact_note', person, BIT.correspondence, [next.note++, memberId, time(), channel(), note.text], note.flags)
    }
    const drawn = random.next()
    if (drawn < 0.025) {
      const note = SPECIAL_NOTES[random.below(SPECIAL_NOTES.length - 2)]!
      row('contact_note', person, BIT.correspondence | note.kinds, [next.note++, memberId, time(), channel(), note.text])
    } else if (drawn < 0.15) {
      row('contact_note', person, BIT.correspondence, [next.note++, memberId, time(), channel(), random.pick(ORDINARY_NOTES)])
    }
  }
  const writeUser = (person: SamplePerson, memberId: number) => {
    if (person.email === '' || !random.chance(0.45)) return
    const ip = random.chance(0.7) ? documentationIp(random) : null
    const username = random.chance(0.6) ? person.email : `${toAscii(person.given).toLowerCase().replace(/[^a-z]/g, '')}${memberId}`
    row('web_user', person, BIT.username | BIT.email | BIT.password_hash | (ip === null ? 0 : BIT.ip_address), [
      next.user++, memberId, username, person.email, bcryptHash(random), ip, ip === null ? null : `${someDay(random, 2023, 2025)} 19:${random.between(10, 59)}:00`,
    ])
  }
  return {
    add(person, household) {
      if (!isInDatabase(person)) return
      if (person.formerMembershipNo !== '') writeMember(person, household.no, person.formerMembershipNo, 'lapsed', someDay(random, 2001, 2009))
      const memberId = writeMember(person, household.no, person.membershipNo, statusOf(workshop, person), person.leftOn)
      if (person.formerAddress !== null && random.chance(0.7)) writeAddress(person, memberId, person.formerAddress, someDay(random, 2012, 2024))
      if (random.chance(0.97)) writeAddress(person, memberId, person.address, null)
      writeContact(person, memberId, 'email', writtenEmail(random, person.email))
      writeContact(person, memberId, 'email', random.chance(0.5) ? person.secondEmail : '')
      writeContact(person, memberId, 'mobile', writtenPhone(random, person.mobile))
      writeContact(person, memberId, 'home', writtenPhone(random, person.landline))
      writeMoney(person, memberId)
      writeNotes(person, memberId)
      writeUser(person, memberId)
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
      truth.row(files.member.source, files.member.table.row([
        id, person.membershipNo, null, 'member', 'active', person.title, person.given, person.family, null, person.bornOn, person.sex, null, person.address.region + 1, person.joinedOn, null, null,
      ]), person, BIT.person_name | BIT.membership_number | BIT.date_of_birth | BIT.gender | BIT.political_opinion)
      if (random.chance(0.6)) {
        truth.row(files.mandate.source, files.mandate.table.row([id, id, accountName(person), sortCode(random), accountNumber(random), `HA-DD-${id}`, 450, 1]), person, BIT.bank_account | BIT.person_name)
      }
      if (random.chance(0.3)) truth.row(files.note.source, files.note.table.row([id, id, '2026-09-30 12:00:00', 'phone', random.pick(ORDINARY_NOTES)]), person, BIT.correspondence)
    },
    close() {
      for (const file of Object.values(files)) {
        file.table.end()
        workshop.list(file.path, file.out.close())
      }
    },
  }
}
