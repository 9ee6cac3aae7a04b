/** What the stages need of an incident: what was said of it, where its inputs lie, where its analysis is kept. */
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { IncidentFile } from './incident-file.ts'
import type { IncidentInputs } from './open-incident.ts'

export type IncidentWork = { incidentId: IncidentId; file: IncidentFile; inputs: IncidentInputs; workFolder: string }

export async function findIncidentWork(ctx: Context, incidentId: IncidentId): Promise<IncidentWork> {
  const [row] = await ctx.store.query<{ profile: IncidentFile; inputs: IncidentInputs }>('select profile, inputs from incident where incident_id = $1', [
    incidentId,
  ])
  if (!row) throw new AppError('incident_unknown', { incidentId })
  return { incidentId, file: row.profile, inputs: row.inputs, workFolder: join(ctx.dataFolder, 'incidents', incidentId) }
}
