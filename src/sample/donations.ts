/** The fundraisers' own database: SQLite, with people and organisations among the donors, and gifts that point to them. */
import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Part, Workshop } from './part.ts'
import { someDay } from './person.ts'
import { addressLine } from './places.ts'
import { shown } from './delimited-list.ts'
import { addressThen, writtenEmail, writtenFamily, writtenGiven, writtenPhone } from './spoil.ts'
import { BIT } from './truth.ts'
import { copyFile } from './zip.ts'

const PATH = 'finance/donations.sqlite'

export function donationDatabase(workshop: Workshop): Part {
  const { random, truth } = workshop
  const path = join(workshop.evidence, PATH)
  mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  database.exec(`
    pragma journal_mode = off; pragma synchronous = off;
    create table donor (donor_id integer primary key, donor_type text not null, full_name text, email text, telephone text, address text, postcode text, gift_aid integer);
    create table gift (gift_id integer primary key, donor_id integer not null references donor (donor_id), amount real not null, given_on text not null, campaign text, card_last4 text);
    create table campaign (code text primary key, title text);
    insert into campaign values ('SEA', 'Sea wall appeal'), ('BUS', 'Buses for all'), ('GEN', 'General fund');
    begin;`)
  const addDonor = database.prepare('insert into donor values (?, ?, ?, ?, ?, ?, ?, ?)')
  const addGift = database.prepare('insert into gift values (?, ?, ?, ?, ?, ?)')
  const donors = truth.source(PATH, 'donor')
  const gifts = truth.source(PATH, 'gift')
  let donorNo = 0
  let giftNo = 0
  const give = () =>
    addGift.run(
      ++giftNo,
      donorNo,
      random.pick([5, 10, 15, 25, 50, 100, 250]),
      someDay(random, 2019, 2025),
      random.pick(['SEA', 'BUS', 'GEN']),
      String(random.below(10_000)).padStart(4, '0'),
    )
  const addOrganisation = () => {
    const name = `${random.pick(['Quayside', 'Tideway', 'Northern', 'Anchor', 'Beacon'])} ${random.pick(['Marine Services', 'Bakery', 'Holdings', 'Printing'])} ${random.pick(['Ltd', 'LLP', 'plc'])}`
    addDonor.run(++donorNo, 'organisation', name, `accounts@org-${donorNo}.example`, null, null, null, 0)
    give()
  }
  return {
    add(person) {
      if (person.isNew || person.isChild) return
      if (person.relationship !== 'donor' && !random.chance(person.relationship === 'member' ? 0.04 : 0.01)) return
      if (random.chance(0.03)) addOrganisation()
      const then = addressThen(person, random.chance(0.4))
      const email = random.chance(0.85) ? writtenEmail(random, person.email) : ''
      const phone = random.chance(0.4) ? writtenPhone(random, person.mobile) : ''
      const hasAddress = email === '' || random.chance(0.75)
      const name = `${random.chance(0.4) ? `${person.title} ` : ''}${writtenGiven(random, person, 0.5)} ${writtenFamily(random, person, 0.5, true)}`
      addDonor.run(
        ++donorNo,
        'person',
        name,
        email === '' ? null : email,
        phone === '' ? null : phone,
        hasAddress ? addressLine(then) : null,
        hasAddress ? then.postcode : null,
        random.below(2),
      )
      truth.row(
        donors,
        donorNo,
        person,
        BIT.person_name | shown(email, BIT.email) | shown(phone, BIT.phone) | (hasAddress ? BIT.postal_address | BIT.postcode : 0),
      )
      for (let more = random.between(1, 3); more > 0; more--) {
        give()
        truth.row(gifts, giftNo, person, BIT.donation)
      }
    },
    close() {
      database.exec('commit')
      database.close()
      const hash = createHash('sha256')
      copyFile(path, (bytes) => hash.update(bytes))
      workshop.list(PATH, { bytes: statSync(path).size, sha256: hash.digest('hex') })
    },
  }
}
