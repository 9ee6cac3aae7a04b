/** Invented people of a register, for tests of what is answered to them. */
import type { IncidentId } from '../src/ids.ts'
import type { Kind, Relationship, Flag } from '../src/kinds.ts'
import type { TestContext } from './database.ts'

export type InventedPerson = {
  givenName: string
  familyName: string
  dateOfBirth?: string
  emails?: string[]
  address?: string
  postcode?: string
  kinds?: Kind[]
  flags?: Flag[]
  leftOn?: string
  relationship?: Relationship
}

export async function personRow(ctx: TestContext, incidentId: IncidentId, personNo: number, person: InventedPerson): Promise<void> {
  await ctx.store.query(
    `insert into person (incident_id, person_no, given_name, family_name, full_name, date_of_birth, relationship, emails, phones, address, postcode, kinds, flags, left_on, confidence, record_count, file_nos, masked)
     values ($1, $2, $3, $4, '', $5, $6, $7, '{}', $8, $9, $10, $11, $12, 1, 1, '{1}', '{}')`,
    [
      incidentId,
      personNo,
      person.givenName,
      person.familyName,
      person.dateOfBirth ?? '',
      person.relationship ?? 'member',
      person.emails ?? [],
      person.address ?? '',
      person.postcode ?? '',
      person.kinds ?? ['person_name', 'email'],
      person.flags ?? [],
      person.leftOn ?? '',
    ],
  )
}
