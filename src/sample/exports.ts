/** Lists that somebody once exported: three dialects of delimited text, with a header, without, and under a preamble. */
import { openList, shown } from './delimited-list.ts'
import type { Part, Workshop } from './part.ts'
import type { SamplePerson } from './person.ts'
import { REGIONS, addressLine } from './places.ts'
import { ORDINARY_NOTES, SPECIAL_NOTES } from './prose.ts'
import { addressThen, britishDate, writtenEmail, writtenFamily, writtenGiven, writtenPhone, writtenPostcode } from './spoil.ts'
import { BIT } from './truth.ts'

/** Where somebody who is in no other list is found: every person who was never on the organisation's own list is in one of these. */
export function placeOfStranger(person: SamplePerson): 'newsletter' | 'canvass' | 'phone bank' | 'conference' | '' {
  if (person.relationship !== 'other' || person.isChild) return ''
  if (person.no % 4 === 0 && person.email !== '') return 'newsletter'
  if (person.no % 4 === 1 && (person.mobile !== '' || person.landline !== '')) return 'phone bank'
  if (person.no % 4 === 2 && (person.email !== '' || person.mobile !== '')) return 'conference'
  return 'canvass'
}

function newsletter(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'exports/newsletter-subscribers.csv', {
    delimiter: ',',
    lineEnd: '\n',
    header: ['Email Address', 'First Name', 'Last Name', 'Post Code', 'Segment', 'Subscribed', 'Opens'],
  })
  const segments: Record<string, string> = {
    member: 'Member',
    former: 'Former member',
    registered_supporter: 'Registered supporter',
    affiliated_supporter: 'Affiliated supporter',
    donor: 'Friend',
    other: 'Friend',
    applicant: 'Friend',
    staff: 'Staff',
  }
  const write = (person: SamplePerson) => {
    const email = writtenEmail(random, person.email)
    const bare = random.chance(0.06)
    const postcode = random.chance(0.6) ? writtenPostcode(random, addressThen(person, random.chance(0.5)).postcode) : ''
    const segment = segments[person.relationship]!
    const named = bare ? ['', ''] : [writtenGiven(random, person, 0.3), writtenFamily(random, person, 0.4, true)]
    list.row(
      [email, ...named, postcode, segment, britishDate(person.joinedOn), String(random.below(90))],
      [
        [
          person,
          BIT.email | (bare ? 0 : BIT.person_name) | shown(postcode, BIT.postcode) | (segment === 'Friend' || segment === 'Staff' ? 0 : BIT.political_opinion),
        ],
      ],
    )
  }
  return {
    add(person) {
      if (person.isNew || person.isChild || person.email === '') return
      const chance = {
        member: 0.45,
        former: 0.12,
        registered_supporter: 0.5,
        affiliated_supporter: 0.1,
        donor: 0.3,
        other: 0.05,
        applicant: 0.1,
        staff: 0.3,
        unknown: 0,
      }[person.relationship]
      if (placeOfStranger(person) !== 'newsletter' && !random.chance(chance)) return
      write(person)
      if (random.chance(0.015)) write(person)
    },
    close: () => list.close(),
  }
}

/** What a branch secretary keeps in an old spreadsheet program: semicolons, Windows-1252, a title above, names as `Surname, I. (Title)`. */
function branchReturns(workshop: Workshop): Part {
  const { random } = workshop
  const lists = REGIONS.map((region) =>
    openList(workshop, `exports/branch returns/return-${region.toLowerCase().replace(' ', '-')}.csv`, {
      delimiter: ';',
      encoding: 'windows1252',
      preamble: `Harbour Alliance;;;;;;\r\nBranch return;${region};2023/24;;;;\r\n;;;;;;\r\n`,
      header: ['Memb. no.', 'Name', 'Address', 'Post code', 'Tel.', 'Subs paid £', 'Remarks'],
    }),
  )
  return {
    add(person) {
      if (person.relationship !== 'member' || person.isNew || !random.chance(0.12)) return
      const initials = `${person.given[0]}.${person.initial === '' ? '' : `${person.initial}.`}`
      const name = random.chance(0.5)
        ? `${writtenFamily(random, person, 0.5, true)}, ${writtenGiven(random, person, 0.5)} (${person.title})`
        : `${writtenFamily(random, person, 0.5, true)}, ${initials} (${person.title})`
      const then = addressThen(person, true)
      const phone = random.chance(0.7) ? writtenPhone(random, person.landline === '' ? person.mobile : person.landline) : ''
      const number = random.chance(0.9) ? person.membershipNo : ''
      const drawn = random.next()
      const special = drawn < 0.02 ? SPECIAL_NOTES[random.below(SPECIAL_NOTES.length - 2)]! : null
      const remark = special?.text ?? (drawn < 0.1 ? random.pick(ORDINARY_NOTES) : '')
      lists[person.address.region]!.row(
        [number, name, addressLine(then), then.postcode, phone, `${random.pick([24, 36, 48])},00`, remark],
        [
          [
            person,
            BIT.person_name |
              BIT.postal_address |
              BIT.postcode |
              BIT.political_opinion |
              shown(number, BIT.membership_number) |
              shown(phone, BIT.phone) |
              shown(remark, BIT.correspondence) |
              (special?.kinds ?? 0),
          ],
        ],
      )
    },
    close: () => lists.forEach((list) => list.close()),
  }
}

/** Doorstep canvass: no header, bars between. */
function canvass(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'exports/canvass_2024_all.txt', { delimiter: '|', lineEnd: '\n' })
  return {
    add(person) {
      if (person.isChild || person.isNew) return
      if (placeOfStranger(person) !== 'canvass' && !random.chance(person.relationship === 'other' ? 0.1 : 0.06)) return
      const then = addressThen(person, random.chance(0.3))
      const phone = random.chance(0.3) ? writtenPhone(random, person.mobile) : ''
      const bornOn = random.chance(0.25) ? britishDate(person.bornOn) : ''
      const intent = random.pick(['Harbour - strong', 'Harbour - weak', 'Meridian', 'Undecided', 'Will not say', ''])
      const opinion = intent === 'Harbour - strong' || intent === 'Harbour - weak' || intent === 'Meridian'
      list.row(
        [
          writtenGiven(random, person, 0.4),
          writtenFamily(random, person, 0.4, true),
          addressLine(then),
          writtenPostcode(random, then.postcode),
          phone,
          bornOn,
          intent,
        ],
        [
          [
            person,
            BIT.person_name |
              BIT.postal_address |
              BIT.postcode |
              shown(phone, BIT.phone) |
              shown(bornOn, BIT.date_of_birth) |
              (opinion ? BIT.political_opinion : 0),
          ],
        ],
      )
    },
    close: () => list.close(),
  }
}

/** From the dialler: tabs, UTF-16. */
function phoneBank(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'exports/phone bank/dialler-export.tsv', {
    delimiter: '\t',
    encoding: 'utf16',
    header: ['Voter', 'Telephone 1', 'Telephone 2', 'Ward', 'Call result', 'Voting intention'],
  })
  return {
    add(person) {
      if (person.isChild || person.isNew || (person.mobile === '' && person.landline === '')) return
      if (placeOfStranger(person) !== 'phone bank' && !random.chance(0.04)) return
      const first = writtenPhone(random, person.mobile === '' ? person.landline : person.mobile)
      const second = person.mobile !== '' && random.chance(0.4) ? writtenPhone(random, person.landline) : ''
      const intent = random.pick(['Harbour', 'Meridian', 'Undecided', '', ''])
      list.row(
        [
          `${writtenGiven(random, person, 0.4)} ${writtenFamily(random, person, 0.4, true)}`,
          first,
          second,
          random.pick(['Quayside', 'Northgate', 'Abbey', 'Moorlands']),
          intent === '' ? 'No answer' : 'Spoke',
          intent,
        ],
        [[person, BIT.person_name | BIT.phone | (intent === 'Harbour' || intent === 'Meridian' ? BIT.political_opinion : 0)]],
      )
    },
    close: () => list.close(),
  }
}

function conference(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'exports/conference-2025-registrations.csv', {
    delimiter: ',',
    header: ['Booking ref', 'Attendee name', 'Attendee e-mail', 'Mobile', 'Ticket', 'Access requirements', 'Faith needs'],
  })
  return {
    add(person) {
      if (person.isChild || person.isNew || (person.email === '' && person.mobile === '')) return
      if (placeOfStranger(person) !== 'conference' && !random.chance(person.relationship === 'member' ? 0.06 : 0.02)) return
      const access = random.chance(0.06)
        ? random.pick(['wheelchair user', 'hearing impaired - loop please', 'registered blind, guide dog', 'coeliac disease', 'epilepsy: no strobe lighting'])
        : ''
      const faith = random.chance(0.02) ? random.pick(['Muslim - prayer room', 'Jewish - kosher meal', 'Hindu', 'Sikh']) : ''
      const phone = random.chance(0.7) || person.email === '' ? writtenPhone(random, person.mobile) : ''
      const email = writtenEmail(random, person.email)
      list.row(
        [
          `C25-${String(random.below(1_000_000)).padStart(6, '0')}`,
          `${random.chance(0.3) ? `${person.title} ` : ''}${writtenGiven(random, person, 0.5)} ${writtenFamily(random, person, 0.5, false)}`,
          email,
          phone,
          random.pick(['Day', 'Weekend', 'Concession']),
          access,
          faith,
        ],
        [[person, BIT.person_name | shown(email, BIT.email) | shown(phone, BIT.phone) | shown(access, BIT.health) | shown(faith, BIT.religion)]],
      )
    },
    close: () => list.close(),
  }
}

/** Young people, each with a parent or guardian on the same row. */
function youthSection(workshop: Workshop): Part {
  const { random } = workshop
  const list = openList(workshop, 'exports/youth-section.csv', {
    delimiter: ',',
    header: ['first_name', 'last_name', 'dob', 'school', 'medical_notes', 'guardian_name', 'guardian_phone', 'postcode'],
  })
  return {
    add(person, household) {
      const guardian = household.people[0]!
      if (!person.isChild || person.isNew || guardian === person) return
      const medical = random.chance(0.1) ? random.pick(['asthma, carries inhaler', 'nut allergy - EpiPen', 'type 1 diabetes']) : ''
      const school = random.chance(0.6)
        ? `${random.pick(['St Brannock', 'Harbour', 'Hillside', 'Queen Elfrida'])} ${random.pick(['School', 'Academy', 'High School'])}`
        : ''
      const phone = writtenPhone(random, guardian.mobile)
      list.row(
        [
          writtenGiven(random, person, 0.5),
          person.family,
          britishDate(person.bornOn),
          school,
          medical,
          `${guardian.given} ${guardian.family}`,
          phone,
          person.address.postcode,
        ],
        [
          [person, BIT.person_name | BIT.date_of_birth | BIT.postcode | BIT.family_member | shown(school, BIT.education) | shown(medical, BIT.health)],
          [guardian, BIT.person_name | shown(phone, BIT.phone)],
        ],
      )
    },
    close: () => list.close(),
  }
}

export function exportedLists(workshop: Workshop): Part[] {
  return [newsletter(workshop), branchReturns(workshop), canvass(workshop), phoneBank(workshop), conference(workshop), youthSection(workshop)]
}
