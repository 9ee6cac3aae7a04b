/** What the stages need of an incident: what was said of it, where its inputs lie, where its analysis is kept. */
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { IncidentFile } from './incident-file.ts'
import type { IncidentInputs } from './open-incident.ts'

/** `ledgerKey` is another after every fact and every reason given for a delay. */
export type IncidentWork = { incidentId: IncidentId; file: IncidentFile; inputs: IncidentInputs; workFolder: string; ledgerKey: string }

export async function findIncidentWork(ctx: Context, incidentId: IncidentId): Promise<IncidentWork> {
  const [row] = await ctx.store.query<{ profile: IncidentFile; inputs: IncidentInputs; facts: number; delays: string }>(
    `select profile, inputs, (select coalesce(max(fact_no), 0) from fact f where f.incident_id = i.incident_id) as facts,
       (select coalesce(string_agg(delay_reason, ' ' order by rule_id), '') from obligation o where o.incident_id = i.incident_id) as delays
     from incident i where incident_id = $1`,
    [incidentId],
  )
  if (!row) throw new AppError('incident_unknown', { incidentId })
  const workFolder = join(ctx.dataFolder, 'incidents', incidentId)
  return { incidentId, file: row.profile, inputs: row.inputs, workFolder, ledgerKey: `${row.facts} ${row.delays}` }
}
