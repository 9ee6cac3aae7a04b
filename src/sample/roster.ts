/** The organisation's own list, kept apart from the supplier: careful, and newer than anything the supplier had. */
import { openText } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { REGIONS } from './places.ts'
import { britishDate, writtenFamily, writtenGiven } from './spoil.ts'

const HEADER = [
  'Membership No',
  'Title',
  'First name',
  'Surname',
  'Date of birth',
  'Address 1',
  'Address 2',
  'Town',
  'Postcode',
  'E-mail',
  'Telephone',
  'Branch',
  'Type',
  'Joined on',
  'Left on',
]
const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const TYPES: Partial<Record<string, string>> = {
  member: 'Member',
  former: 'Member',
  registered_supporter: 'Registered supporter',
  affiliated_supporter: 'Affiliated supporter',
}

export function roster(workshop: Workshop, path: string): Part {
  const { random } = workshop
  const out = openText(path)
  out.write(`${HEADER.join(',')}\n`)
  return {
    add(person) {
      if (!person.onRoster) return
      const { address } = person
      out.write(
        `${[
          person.membershipNo,
          person.title,
          writtenGiven(random, person, 0.95),
          writtenFamily(random, person, 0.97, false),
          random.chance(0.92) ? britishDate(person.bornOn) : '',
          address.line1,
          address.line2,
          address.town,
          address.postcode,
          random.chance(0.95) ? person.email : person.secondEmail,
          person.mobile === '' ? person.landline : person.mobile,
          REGIONS[address.region]!,
          TYPES[person.relationship]!,
          britishDate(person.joinedOn),
          britishDate(person.leftOn),
        ]
          .map(cell)
          .join(',')}\n`,
      )
    },
    close: () => {
      out.close()
    },
  }
}
