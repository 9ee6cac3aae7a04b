/** Invented people of a register and of a desk, for tests of what is answered to them. */
import { randomUUID } from 'node:crypto'
import type { Context } from '../src/context.ts'
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

/** Two colleagues: one who writes at the desk, and a lead who releases. */
export async function deskStaff(ctx: TestContext): Promise<[writer: Context, reader: Context]> {
  const staff = async (name: string, role: string): Promise<Context> => {
    const staffId = randomUUID()
    await ctx.store.query('insert into staff (staff_id, email, name, role, created_at) values ($1, $2, $3, $4, now())', [
      staffId,
      `${name}@x.example`,
      name,
      role,
    ])
    return { ...ctx, actor: { id: staffId, name, role } }
  }
  return [await staff('Dele Abara', 'desk'), await staff('Marit Solheim', 'lead')]
}
