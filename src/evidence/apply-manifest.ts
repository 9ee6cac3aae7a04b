/** Holds the supplier's manifest, or one that lies in the evidence, against the files that were handed over, and keeps the result of each. */
import { realpathSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { diskPathOf } from './evidence-path.ts'
import { compareManifest, type ManifestResult } from './manifest.ts'
import type { ManifestKind } from './manifest-lines.ts'
import { listTopLevelFiles, replaceManifest, type EvidenceFile } from './queries.ts'
import { readManifest } from './sandbox/read-manifest.ts'
import { findEvidenceRoot, inWords } from './walk-folder.ts'

export type ManifestSummary = { path: string; kind: ManifestKind; entryCount: number; countByResult: Partial<Record<ManifestResult, number>> }

const LARGEST_BYTES = 256e6
const MANIFEST_NAME =
  /manifest|sha-?256|checksum|(?:file|dir|directory)[-_ ]?(?:list|listing|tree|index)|^(?:ls[-_]?lr|index|listing|contents)\b|robocopy|backup[-_ ]?(?:log|list|report|index)/i
const MANIFEST_EXTENSION = /\.(?:csv|tsv|txt|log|lst|list|md5|sha256|sha256sum|sums)$|^[^.]+$/i
/** Lists that lie in the evidence: no more are tried. */
const MOST_TRIED = 5

/**
 * Call it after reading: whether a file is encrypted is part of the answer. `manifestPath`: the one given; null: look for one in the evidence.
 * Returns null when there is none. Errors: `file_missing`, `file_unreadable`, `manifest_unreadable` (only for the one given).
 */
export async function applyManifest(
  ctx: Context,
  incidentId: IncidentId,
  folder: string,
  manifestPath: string | null,
  workFolder: string,
): Promise<ManifestSummary | null> {
  const files = await listTopLevelFiles(ctx.store, incidentId)
  const root = await findEvidenceRoot(folder)
  if (manifestPath !== null) {
    await refuseUnreadable(manifestPath)
    const manifest = await readManifest(Buffer.from(realpathSync(resolve(manifestPath))), workFolder)
    if (manifest === null) throw new AppError('manifest_unreadable', { path: manifestPath, reason: 'it is not a list of files in a form that is known' })
    return save(ctx, incidentId, files, manifest.lines, manifest.kind, manifestPath, insideOf(files, root.folder, manifestPath))
  }
  for (const file of files.filter(mayBeManifest).slice(0, MOST_TRIED)) {
    const manifest = await readManifest(diskPathOf(root.folder, file.path), workFolder)
    if (manifest !== null) return save(ctx, incidentId, files, manifest.lines, manifest.kind, file.path, file.path)
  }
  return null
}

async function refuseUnreadable(path: string): Promise<void> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new AppError('file_missing', { path }) : new AppError('file_unreadable', { path, reason: inWords(error) })
  })
  if (stats.size > LARGEST_BYTES) throw new AppError('manifest_unreadable', { path, reason: `it is larger than ${LARGEST_BYTES / 1e6} MB` })
}

function mayBeManifest(file: EvidenceFile): boolean {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  return file.sha256 !== null && file.bytes > 0 && file.bytes <= LARGEST_BYTES && MANIFEST_NAME.test(name) && MANIFEST_EXTENSION.test(name)
}

/** The path inside the evidence when the manifest given lies in it. */
function insideOf(files: EvidenceFile[], folder: string, manifestPath: string): string | null {
  const full = resolve(manifestPath)
  const inside = full.startsWith(`${folder}/`) ? full.slice(folder.length + 1) : null
  return inside !== null && files.some((file) => file.path === inside) ? inside : null
}

async function save(
  ctx: Context,
  incidentId: IncidentId,
  files: EvidenceFile[],
  lines: Parameters<typeof compareManifest>[0],
  kind: ManifestKind,
  path: string,
  insidePath: string | null,
): Promise<ManifestSummary> {
  const { entries, byFile } = compareManifest(lines, files, insidePath)
  // A path may stand twice in a list; the last line holds.
  const rows = new Map(entries.map((entry) => [entry.path, entry]))
  await ctx.store.transaction((tx) => replaceManifest(tx, incidentId, [...rows.values()], byFile))
  const countByResult: ManifestSummary['countByResult'] = {}
  for (const { result } of rows.values()) countByResult[result] = (countByResult[result] ?? 0) + 1
  return { path, kind, entryCount: lines.length, countByResult }
}
