/** For tests and benchmarks of this room: an incident with invented people in the register. */
import type { Context } from '../context.ts'
import { newIncidentId, newUuid, type IncidentId } from '../ids.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { copyLine } from '../store/database.ts'
import type { Person } from '../register/person.ts'

export const INCIDENT_YAML = `organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  zone: Europe/London
  address: Data Team, PO Box 214, Saltmarsh, ZZ1 4HA
  phone: 0808 157 0142
  statement_url: https://harbour-alliance.example/data
  contact:
    name: Marit Solheim
    role: Data protection officer
    email: dpo@harbour-alliance.example
supplier:
  name: Northgate Data Services
moments:
  occurred: 2026-10-21T23:10
  supplier_told_us: 2026-10-23T09:40
notices:
  phone_hours: free, 8am to 8pm, every day
  next_update: 2026-11-06
`

export async function seedIncident(ctx: Pick<Context, 'store' | 'clock'>): Promise<IncidentId> {
  const file = readIncidentFile(INCIDENT_YAML, 'incident.yaml', ctx.clock.now())
  const incidentId = newIncidentId()
  const organisationId = newUuid()
  await ctx.store.query(`insert into organisation values ($1, $2, $3, 'GB', '{}')`, [organisationId, file.organisation.name, file.organisation.zone])
  await ctx.store.query(
    `insert into incident (incident_id, organisation_id, reference, title, opened_at, aware_at, aware_reason, zone, profile) values ($1, $2, $3, $4, $5, $6, '', $7, $8)`,
    [incidentId, organisationId, file.reference, file.title, ctx.clock.now(), file.moments.awareAt, file.organisation.zone, file],
  )
  return incidentId
}

export type SeedPerson = Partial<Omit<Person, 'masked'>> & { personNo: number; masked?: Record<string, string> }

export async function seedPeople(ctx: Pick<Context, 'store'>, incidentId: IncidentId, people: Iterable<SeedPerson>): Promise<void> {
  const lines = function* () {
    for (const one of people)
      yield copyLine([
        incidentId,
        one.personNo,
        one.relationship ?? 'member',
        one.givenName ?? 'Morwen',
        one.familyName ?? 'Tallis',
        one.fullName ?? '',
        '',
        one.emails ?? [`person${one.personNo}@post.example`],
        [],
        one.address ?? '18 Ropewalk Lane, Marram Sands',
        one.postcode ?? 'ZZ7 3QH',
        one.kinds ?? ['person_name', 'postal_address', 'postcode', 'email'],
        one.flags ?? [],
        0.99,
        1,
        '{1}',
        one.leftOn ?? '',
        Object.entries(one.masked ?? {}).map(([kind, tail]) => `${kind}=${tail}`),
        one.language ?? '',
      ])
  }
  await ctx.store.transaction((tx) =>
    tx.copyIn(
      'person',
      [
        'incident_id',
        'person_no',
        'relationship',
        'given_name',
        'family_name',
        'full_name',
        'date_of_birth',
        'emails',
        'phones',
        'address',
        'postcode',
        'kinds',
        'flags',
        'confidence',
        'record_count',
        'file_nos',
        'left_on',
        'masked',
        'language',
      ],
      lines(),
    ),
  )
}
