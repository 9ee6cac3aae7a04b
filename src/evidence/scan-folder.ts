/** Reads a folder, or one file, without the rest of an incident: taken in, read, held against a list of files. What was read before is not read again. */
import type { Context } from '../context.ts'
import type { IncidentWork } from '../incident/incident-work.ts'
import { applyManifest, type ManifestSummary } from './apply-manifest.ts'
import type { ModulusTable } from './modulus-check.ts'
import { readFiles, type ReadFilesOptions, type ReadFilesSummary } from './read-files.ts'
import { readRoster } from './read-roster.ts'
import type { OcrMode } from './sandbox/wire.ts'
import { takeIn } from './take-in.ts'

export type ScanOptions = {
  /** ISO day by which it is told who is a child. */
  today: string
  /** Teaches what a membership number looks like; '' : none. */
  roster: string
  manifest: string | null
  /** Whether pictures are read. */
  ocr: OcrMode
  /** Null: bank accounts are told by their form alone. */
  modulus: ModulusTable | null
} & Pick<ReadFilesOptions, 'onPictures'>
export type ScanResult = {
  read: ReadFilesSummary
  manifest: ManifestSummary | null
  secondsByPhase: Record<'take-in' | 'roster' | 'read' | 'manifest', number>
  peakBytes: number
}

/** No copy is kept in the vault: a scan is a look, not a receipt. Errors: those of `takeIn`, `readRoster`, `readFiles`, `applyManifest`. */
export async function scanFolder(
  ctx: Context,
  incident: IncidentWork,
  { today, roster, manifest, ocr, modulus, onPictures }: ScanOptions,
): Promise<ScanResult> {
  const { incidentId, inputs, workFolder } = incident
  const secondsByPhase = { 'take-in': 0, roster: 0, read: 0, manifest: 0 }
  const phase = async <Result>(name: keyof typeof secondsByPhase, work: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now()
    const result = await work()
    secondsByPhase[name] = (performance.now() - startedAt) / 1000
    return result
  }
  await phase('take-in', () => takeIn(ctx, incidentId, inputs.evidence))
  const quiet = { ...ctx, report: () => {} }
  const membershipShape =
    roster === '' ? null : await phase('roster', async () => (await readRoster(quiet, { ...incident, inputs: { ...inputs, roster } }, today)).membershipShape)
  const detectors = { membershipShape, organisationWords: [], fromOcr: false, ...(modulus && { modulus }) }
  const read = await phase('read', () =>
    readFiles(ctx, incidentId, inputs.evidence, workFolder, { workers: inputs.workers, today, detectors, ocr, ...(onPictures && { onPictures }) }),
  )
  const found = await phase('manifest', () => applyManifest(ctx, incidentId, inputs.evidence, manifest, workFolder))
  return { read, manifest: found, secondsByPhase, peakBytes: process.resourceUsage().maxRSS * 1024 }
}
