/** Old things nobody deleted: a ZIP of a server with a ZIP in it, the staff list, and a payroll archive under a password. */
import { join } from 'node:path'
import { openList, listInto, shown } from './delimited-list.ts'
import { isInDatabase } from './membership-dump.ts'
import { accountNumber, niNumber, nhsNumber, sortCode } from './numbers.ts'
import { openBytes, textInto } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { addressLine } from './places.ts'
import { addressThen, britishDate, writtenFamily, writtenGiven, writtenPhone } from './spoil.ts'
import { BIT } from './truth.ts'
import { joinEntries, openEntry } from './zip.ts'
import { SOURCE_FILES } from './clutter.ts'

const OUTER = 'archive/old-server.zip'
const INNER = 'backup/www-2019.zip'
const LEAVERS = 'lists/leavers-2003-2019.csv'

/** Every former member whom the database no longer knows is in this list; some others too. */
export function oldServer(workshop: Workshop): Part {
  const { random } = workshop
  const leavers = openEntry(LEAVERS, join(workshop.scratch, 'leavers.part'))
  const list = listInto(workshop, `${OUTER} › ${INNER} › ${LEAVERS}`, textInto(leavers.out), () => {}, {
    delimiter: ',',
    header: ['memno', 'fname', 'sname', 'addr1', 'town', 'pcode', 'tel', 'left_date', 'reason_left'],
  })
  const small = (name: string, text: string) => {
    const file = openEntry(name, join(workshop.scratch, `${name.replaceAll('/', '_')}.part`))
    file.out.write(Buffer.from(text))
    file.out.close()
    return file.entry
  }
  return {
    add(person) {
      if (person.relationship !== 'former' || person.leftOn > '2019-12') return
      const known = isInDatabase(person)
      if (known && !random.chance(0.25)) return
      const then = addressThen(person, true)
      const phone = random.chance(0.5) ? writtenPhone(random, person.landline) : ''
      const number = random.chance(0.85) ? person.membershipNo : ''
      list.row(
        [
          number,
          writtenGiven(random, person, 0.7),
          writtenFamily(random, person, 0.6, true),
          then.line2 === '' ? then.line1 : `${then.line1} ${then.line2}`,
          then.town,
          then.postcode,
          phone,
          britishDate(person.leftOn),
          random.pick(['moved away', 'cost', 'no reason', 'other', '']),
        ],
        [
          [
            person,
            BIT.person_name | BIT.postal_address | BIT.postcode | BIT.political_opinion | shown(number, BIT.membership_number) | shown(phone, BIT.phone),
          ],
        ],
      )
    },
    close() {
      list.close()
      const inner = openEntry(INNER, join(workshop.scratch, 'inner.part'))
      joinEntries(inner.out, [leavers.entry, small('readme.txt', 'Copy of www before the move. Keep until 2021.\r\n')])
      const outer = [inner.entry, ...SOURCE_FILES.slice(0, 3).map(([name, text]) => small(`htdocs/${name}`, text))]
      workshop.list(OUTER, joinEntries(openBytes(join(workshop.evidence, OUTER)), outer))
    },
  }
}

export function staffList(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'staff/staff list.csv', {
    delimiter: ',',
    header: [
      'Employee No',
      'Name',
      'Job title',
      'Annual salary',
      'NI number',
      'D.O.B.',
      'Home address',
      'Postcode',
      'Bank sort code',
      'Bank account',
      'NHS number',
      'Mobile',
      'Emergency contact',
      'Emergency contact phone',
    ],
  })
  const payroll = openEntry('payroll-2026.csv', join(workshop.scratch, 'payroll.part'), 'harbour2026')
  const locked = listInto(workshop, 'finance/payroll-2026.zip › payroll-2026.csv', textInto(payroll.out), () => {}, {
    delimiter: ',',
    header: ['name', 'ni', 'gross'],
    reading: 'unreadable',
  })
  return {
    add(person, household) {
      if (person.relationship !== 'staff') return
      const name = `${person.given} ${writtenFamily(random, person, 0.9, false)}`
      const nhs = random.chance(0.4) ? nhsNumber(random) : ''
      const mobile = writtenPhone(random, person.mobile)
      const contact = household.people.find((other) => other !== person && !other.isChild)
      const contactPhone = contact ? writtenPhone(random, contact.mobile) : ''
      const ni = niNumber(random)
      list.row(
        [
          `E${1000 + random.below(9000)}`,
          name,
          random.pick(['Organiser', 'Press officer', 'Finance assistant', 'Head of Membership', 'Researcher']),
          `£${random.between(24, 61)},${random.pick(['000', '250', '500'])}`,
          ni,
          britishDate(person.bornOn),
          addressLine(person.address),
          person.address.postcode,
          sortCode(random),
          accountNumber(random),
          nhs,
          mobile,
          contact ? `${contact.given} ${contact.family}` : '',
          contactPhone,
        ],
        [
          [
            person,
            BIT.person_name |
              BIT.employment |
              BIT.salary |
              BIT.ni_number |
              BIT.date_of_birth |
              BIT.postal_address |
              BIT.postcode |
              BIT.bank_account |
              shown(nhs, BIT.nhs_number) |
              shown(mobile, BIT.phone) |
              (contact ? BIT.family_member : 0),
          ],
          ...(contact ? [[contact, BIT.person_name | shown(contactPhone, BIT.phone)] as const] : []),
        ],
      )
      locked.row([name, ni, '2,400.00'], [[person, BIT.person_name | BIT.ni_number | BIT.salary]])
    },
    close() {
      list.close()
      locked.close()
      const path = 'finance/payroll-2026.zip'
      workshop.list(path, joinEntries(openBytes(join(workshop.evidence, path)), [payroll.entry]))
    },
  }
}
