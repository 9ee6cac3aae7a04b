/** An incident with nothing in it. For tests only. */
import { randomUUID } from 'node:crypto'
import type { TestContext } from './database.ts'
import { newIncidentId, type IncidentId } from '../src/ids.ts'

export async function incidentForTest(ctx: TestContext): Promise<IncidentId> {
  const [incidentId, organisationId] = [newIncidentId(), randomUUID()]
  await ctx.store.query(
    `insert into organisation (organisation_id, name, zone, country, profile) values ($1, 'Harbour Alliance', 'Europe/London', 'GB', '{}')`,
    [organisationId],
  )
  await ctx.store.query(
    `insert into incident (incident_id, organisation_id, reference, title, opened_at, aware_at, aware_reason, zone, profile) values ($1, $2, 'R', 'T', now(), now(), 'told', 'Europe/London', '{}')`,
    [incidentId, organisationId],
  )
  return incidentId
}
