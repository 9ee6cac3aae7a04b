/** The supplier's list of files held against what was handed over. Pure: no disk, no store. */
import type { FileStatus } from './record.ts'
import type { ManifestLine } from './manifest-lines.ts'
import { nameBefore } from './ransom-marks.ts'

export const MANIFEST_RESULTS = ['intact', 'changed', 'rendered_inaccessible', 'missing', 'new', 'same_size_not_proven'] as const
export type ManifestResult = (typeof MANIFEST_RESULTS)[number]

export type ReceivedFile = { fileNo: number; path: string; bytes: number; sha256: string | null; status: FileStatus | null }

export type ManifestComparison = {
  /** One a line of the manifest, in its order; then the new files. */
  entries: (ManifestLine & { result: ManifestResult; fileNo: number | null })[]
  /** Result by file_no, for every received file. */
  byFile: Map<number, ManifestResult>
}

/** Ciphers add a header, a key or a footer of so many bytes: seen between 16 and 4,096. */
const ADDED_BYTES = 4_096

/** `manifestPath`: the manifest's own path inside the evidence, which it need not list. */
export function compareManifest(lines: ManifestLine[], files: ReceivedFile[], manifestPath: string | null = null): ManifestComparison {
  const received = new Map(files.map((file) => [file.path, file]))
  const align = alignment(lines, files)
  const byFile = new Map<number, ManifestResult>()
  const twins = twinsOf(files)
  const entries: ManifestComparison['entries'] = lines.map((line) => {
    const path = align(line.path)
    const file = received.get(path)
    const found = file === undefined ? twinResult(line, twins.get(path) ?? []) : { result: resultOf(line, file), file }
    if (found.file !== null) byFile.set(found.file.fileNo, found.result)
    return { ...line, result: found.result, fileNo: found.file?.fileNo ?? null }
  })
  for (const file of files) {
    if (byFile.has(file.fileNo) || file.path === manifestPath) continue
    byFile.set(file.fileNo, 'new')
    entries.push({ path: file.path, bytes: file.bytes, sha256: file.sha256, result: 'new', fileNo: file.fileNo })
  }
  return { entries, byFile }
}

function resultOf(line: ManifestLine, file: ReceivedFile): ManifestResult {
  if (file.status === 'rendered_inaccessible') return 'rendered_inaccessible'
  if (line.sha256 !== null && file.sha256 !== null) return line.sha256 === file.sha256 ? 'intact' : 'changed'
  return line.bytes === null || line.bytes === file.bytes ? 'same_size_not_proven' : 'changed'
}

/** Files by the name they had before ransomware put its own extension behind it. */
function twinsOf(files: ReceivedFile[]): Map<string, ReceivedFile[]> {
  const twins = new Map<string, ReceivedFile[]>()
  for (const file of files) {
    const before = nameBefore(file.path)
    if (before !== null) twins.set(before, [...(twins.get(before) ?? []), file])
  }
  return twins
}

/** A twin counts when its content was found encrypted, or its size is the original's or little more. */
function twinResult(line: ManifestLine, candidates: ReceivedFile[]): { result: ManifestResult; file: ReceivedFile | null } {
  const twin = candidates.find((file) => {
    const added = line.bytes === null ? 0 : file.bytes - line.bytes
    return file.status === 'rendered_inaccessible' || (added >= 0 && added <= ADDED_BYTES)
  })
  return twin === undefined ? { result: 'missing', file: null } : { result: 'rendered_inaccessible', file: twin }
}

/** Deeper differences of the two roots are not looked for. */
const MOST_FOLDERS = 8

/**
 * A manifest begins at another folder than the evidence (`D:/backup/export/…` for `export/…`, or the other way round), and Windows does not mind
 * capitals. Finds how many leading folders to leave out, or which to put in front, so that most lines meet a file.
 */
function alignment(lines: ManifestLine[], files: ReceivedFile[]): (path: string) => string {
  const names = new Map<string, string>()
  for (const file of files) for (const name of [file.path, nameBefore(file.path)]) if (name !== null) names.set(name.toLowerCase(), name)
  const sample = lines.length <= 2_000 ? lines : lines.filter((_, index) => index % Math.ceil(lines.length / 2_000) === 0)
  const candidates: ((path: string) => string)[] = Array.from(
    { length: MOST_FOLDERS + 1 },
    (_, count) => (path: string) => path.split('/').slice(count).join('/'),
  )
  for (const prefix of leadingFolders(files)) candidates.push((path) => `${prefix}/${path}`)
  let best = candidates[0]!
  let most = 0
  for (const candidate of candidates) {
    const met = sample.filter((line) => names.has(candidate(line.path).toLowerCase())).length
    if (met > most) [best, most] = [candidate, met]
  }
  return (path) => names.get(best(path).toLowerCase()) ?? best(path)
}

function leadingFolders(files: ReceivedFile[]): Set<string> {
  const prefixes = new Set<string>()
  for (const { path } of files.slice(0, 2_000)) {
    const parts = path.split('/').slice(0, -1)
    for (let count = 1; count <= Math.min(parts.length, MOST_FOLDERS); count++) prefixes.add(parts.slice(0, count).join('/'))
    if (prefixes.size > 200) break
  }
  return prefixes
}
