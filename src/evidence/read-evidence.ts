/** Reads an incident's roster and evidence into the engine, and compares the folder with the supplier's manifest. */
import type { Context } from '../context.ts'
import type { IncidentWork } from '../incident/incident-work.ts'
import { localDay } from '../incident/zone.ts'
import { applyManifest, type ManifestSummary } from './apply-manifest.ts'
import { findModulusTable } from './modulus-table-file.ts'
import { readFiles, type ReadFilesSummary } from './read-files.ts'
import { readRoster } from './read-roster.ts'

export type ReadEvidence = ReadFilesSummary & { rosterRows: number; manifest: ManifestSummary | null }

export async function readEvidence(ctx: Context, incident: IncidentWork): Promise<ReadEvidence> {
  const { file, inputs, incidentId, workFolder } = incident
  const today = localDay(new Date(file.moments.awareAt), file.organisation.zone)
  const roster = await readRoster({ ...ctx, report: () => {} }, incident, today)
  const modulus = findModulusTable(ctx.dataFolder)
  const read = await readFiles(ctx, incidentId, inputs.evidence, workFolder, {
    workers: inputs.workers,
    today,
    detectors: {
      membershipShape: roster.membershipShape,
      organisationWords: [file.organisation.name.toLowerCase()],
      fromOcr: false,
      ...(modulus && { modulus }),
    },
  })
  const manifest = await applyManifest(ctx, incidentId, inputs.evidence, inputs.manifest, workFolder)
  return { ...read, rosterRows: roster.rows, manifest }
}
