/** Makes what suppliers handed over the evidence of an incident: laid out from the vault, and named as the folder that the stages read. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { IncidentInputs } from '../incident/open-incident.ts'
import { layOutReceived, receivedFolder, type LaidOut } from './lay-out-received.ts'

/** An incident that reads another folder keeps it. Errors: `incident_unknown`, `incident_has_evidence`, and those of `layOutReceived`. */
export async function useReceived(ctx: Context, incidentId: IncidentId, inputs: Omit<IncidentInputs, 'evidence'>): Promise<LaidOut> {
  const folder = receivedFolder(ctx, incidentId)
  const [incident] = await ctx.store.query<{ evidence: string | null }>(`select inputs ->> 'evidence' as evidence from incident where incident_id = $1`, [
    incidentId,
  ])
  if (!incident) throw new AppError('incident_unknown', { incidentId })
  if (incident.evidence && incident.evidence !== folder) throw new AppError('incident_has_evidence', { incidentId, path: incident.evidence })
  const laid = await layOutReceived(ctx, incidentId, folder)
  await ctx.store.transaction(async (tx) => {
    await tx.query('update incident set inputs = $2 where incident_id = $1', [incidentId, { ...inputs, evidence: folder }])
    await recordEvent(tx, ctx, 'supplier.use-received', `incident:${incidentId}`, { files: laid.files }, { incidentId })
  })
  return laid
}
