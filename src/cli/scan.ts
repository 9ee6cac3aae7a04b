/** `scan`: a folder or file read for itself, with results as files; no incident of the organisation's own store is touched. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { openApp, type App } from '../app.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Kind } from '../kinds.ts'
import { openModulusTable } from '../evidence/modulus-table-file.ts'
import type { ModulusTable } from '../evidence/modulus-check.ts'
import { exportInventory } from '../evidence/export-inventory.ts'
import { exportScan } from '../evidence/export-scan.ts'
import { bytesByFolder } from '../evidence/list-files.ts'
import { sumByStatus } from '../evidence/queries.ts'
import type { PictureEstimate } from '../evidence/read-files.ts'
import { OCR_MODES, type OcrMode } from '../evidence/sandbox/wire.ts'
import { scanFolder, type ScanResult } from '../evidence/scan-folder.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { findIncidentWork, type IncidentWork } from '../incident/incident-work.ts'
import { openIncident } from '../incident/open-incident.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { showJsonProgress } from './json-progress.ts'
import { runUntilSignal } from './open-command.ts'
import { watchMemory } from './peak-memory.ts'
import { scanReport, type ScanFacts } from './scan-report.ts'
import { showProgress, sizeInWords } from './show-progress.ts'

const PRIVATE = '.scan'
const RESULTS = ['inventory.ndjson', 'findings.ndjson', 'records.ndjson', 'records.parquet', 'summary.json', 'report.html']
const TITLES = { 'take-in': 'Hashing the files', read: 'Reading the files', ocr: 'Reading pictures (OCR)', write: 'Writing the results' }
const UNREAD_SHOWN = 500
const FILES_SHOWN = 300

type ScanRequest = {
  path: string
  out: string
  roster: string
  manifest: string | null
  workers: number
  ocr: OcrMode
  modulus: ModulusTable | null
  isJsonProgress: boolean
}

export const scan: Command = {
  name: 'scan',
  usage: 'PATH --out DIR [--roster FILE] [--manifest FILE] [--workers N] [--ocr auto|never|always] [--modulus-table FILE] [--json-progress]',
  more: `
  PATH              a folder or one file; only read, never changed
  --out DIR         inventory.ndjson, findings.ndjson, records.ndjson, records.parquet, summary.json, report.html;
                    DIR/.scan keeps what was read, so that the same command goes on where it stopped: delete it when done
  --roster FILE     your own list of people: teaches what a membership number looks like
  --manifest FILE   the supplier's list of files, to compare with
  --workers N       parser processes at once (default: one a core)
  --ocr WHEN        auto (default): pictures, and pages that are nothing but a picture, are read last, with an estimate first;
                    always: also pictures on pages that have text; never: they are listed as not read
  --modulus-table FILE
                    Pay.UK's weights (valacdos.txt): bank accounts that cannot be are told; without it none is checked
  --json-progress   one JSON object a second on standard output: stage, done, total, unit, seconds, secondsLeft`,
  options: {
    out: { type: 'string' },
    roster: { type: 'string' },
    manifest: { type: 'string' },
    workers: { type: 'string' },
    ocr: { type: 'string' },
    'modulus-table': { type: 'string' },
    'json-progress': { type: 'boolean' },
  },
  run: async (words) => {
    const request = requestOf(words)
    const progress = request.isJsonProgress ? showJsonProgress() : showProgress(TITLES)
    mkdirSync(join(request.out, PRIVATE), { recursive: true, mode: 0o700 })
    // A store of its own: DATABASE_URL names the organisation's, where a look at a folder has no business.
    const config = readConfig(
      { dataFolder: join(request.out, PRIVATE), workers: request.workers },
      { ...process.env, DATABASE_URL: '' },
      availableParallelism(),
    )
    const app = await openApp(config, { onProgress: progress.show })
    return runUntilSignal(app, async () => {
      const line = await scanTo(app, request)
      progress.end()
      process.stderr.write(line)
      return 0
    })
  },
}

function requestOf(words: Words): ScanRequest {
  const [path, ...more] = words.rest
  const out = textOf(words, 'out')
  if (!path || more.length > 0 || !out) throw new AppError('usage', { problem: `Usage: tocsin scan ${scan.usage}` })
  const ocr = OCR_MODES.find((mode) => mode === (textOf(words, 'ocr') ?? 'auto'))
  if (ocr === undefined) throw new AppError('usage', { problem: '--ocr is "auto", "never" or "always"' })
  const file = (name: string) => {
    const given = textOf(words, name)
    if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isFile()) throw new AppError('file_missing', { path: given })
    return given === undefined ? null : resolve(given)
  }
  const modulusPath = file('modulus-table')
  const request = {
    path: resolve(path),
    out: resolve(out),
    roster: file('roster') ?? '',
    manifest: file('manifest'),
    ocr,
    modulus: modulusPath === null ? null : openModulusTable(modulusPath),
    workers: numberOf(words, 'workers', 1, 64) ?? Math.min(8, availableParallelism()),
    isJsonProgress: words.values['json-progress'] === true,
  }
  if (!existsSync(request.path)) throw new AppError('folder_missing', { path: request.path })
  const inside = relative(request.path, request.out)
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`))) throw new AppError('out_inside_evidence', { path: request.out })
  const found = statSync(request.out, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new AppError('out_is_file', { path: request.out })
  if (found && !existsSync(join(request.out, PRIVATE)) && readdirSync(request.out).some((name) => RESULTS.includes(name)))
    throw new AppError('out_not_ours', { path: request.out })
  return request
}

/** Gives the line that says what came of it. */
async function scanTo(app: App, request: ScanRequest): Promise<string> {
  const { context } = app
  const { path, out, roster, manifest, workers, ocr, modulus } = request
  rmSync(join(out, 'summary.json'), { force: true })
  const sourceKey = createHash('sha256').update(path).digest('hex')
  const { file } = assumedIncident({ now: context.clock.now() })
  const incidentId = await openIncident(context, { file, inputs: { evidence: path, roster, manifest, workers }, sourceKey })
  const incident = await findIncidentWork(context, incidentId)
  mkdirSync(incident.workFolder, { recursive: true, mode: 0o700 })
  const startedAt = performance.now()
  const memory = watchMemory()
  const result = await scanFolder(context, incident, {
    today: context.clock.now().toISOString().slice(0, 10),
    roster,
    manifest,
    ocr,
    modulus,
    onPictures: sayEstimate,
  })
  await writeResults(app, incident, request, { ...result, peakBytes: memory.stop() }, startedAt)
  const { read } = result
  return `${read.recordCount.toLocaleString('en-GB')} records in ${read.fileCount.toLocaleString('en-GB')} files; ${sizeInWords(read.bytesRead)} of ${sizeInWords(read.bytes)} read.\nResults: ${out}\n`
}

/** OCR may take hours: said before it starts, with the way to do without. */
function sayEstimate({ pictures, files, seconds }: PictureEstimate): void {
  const [page, file] = [pictures === 1 ? 'picture' : 'pictures', files === 1 ? 'file' : 'files']
  const time = seconds < 90 ? `${seconds} s` : seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
  process.stderr.write(
    `  ${pictures.toLocaleString('en-GB')} ${page} in ${files.toLocaleString('en-GB')} ${file} to read by OCR: about ${time}. You may stop it with Ctrl-C: the same command goes on; with --ocr never it ends without them.\n`,
  )
}

async function writeResults(
  { context }: App,
  { incidentId }: IncidentWork,
  { path, out, ocr }: ScanRequest,
  result: ScanResult,
  startedAt: number,
): Promise<void> {
  const { store } = context
  const writeStartedAt = performance.now()
  context.report({ stage: 'write', done: 0, total: RESULTS.length, unit: 'files' })
  await exportInventory(store, incidentId, join(out, 'inventory.ndjson'))
  const engine = await context.engineOf(incidentId)
  const { records, findings, byKind, samples } = await exportScan(engine, out)
  context.report({ stage: 'write', done: 4, total: RESULTS.length, unit: 'files' })
  const byStatus = (await sumByStatus(store, incidentId)).map(({ status, fileCount, bytes, bytesRead }) => ({
    status: status ?? 'waiting',
    files: fileCount,
    bytes,
    bytesRead,
  }))
  const byType = await store.query<{ type: string; files: number; bytes: number }>(
    `select coalesce(type, 'unknown') as type, count(*)::int as files, sum(bytes)::bigint as bytes from evidence_file where incident_id = $1 group by 1 order by 2 desc, 1`,
    [incidentId],
  )
  const { read, manifest, secondsByPhase, peakBytes } = result
  const write = (performance.now() - writeStartedAt) / 1000
  const summary = {
    path,
    files: read.fileCount,
    filesInside: read.memberCount,
    bytes: read.bytes,
    bytesRead: read.bytesRead,
    bytesNotRead: read.bytes - read.bytesRead,
    records,
    findings,
    byStatus,
    byType,
    byKind,
    manifest,
    seconds: { ...secondsByPhase, write, total: (performance.now() - startedAt) / 1000 },
    megabytesPerSecond: { 'take-in': rate(read.bytes, secondsByPhase['take-in']), read: rate(read.bytes, secondsByPhase.read) },
    readNow: read.readNowCount,
    ocr: { mode: ocr, picturesRead: read.picturesRead, picturesLeft: read.picturesLeft },
    peakMemoryBytes: peakBytes,
  }
  writeWhole(
    join(out, 'report.html'),
    scanReport({
      ...summary,
      folders: await bytesByFolder(store, incidentId),
      unread: await unreadOf(context, incidentId),
      byFile: await kindsByFile(engine),
      samples,
    }),
  )
  // Last: where it is, the rest is whole.
  writeWhole(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  context.report({ stage: 'write', done: RESULTS.length, total: RESULTS.length, unit: 'files' })
}

const rate = (bytes: number, seconds: number): number | null => (seconds > 0 ? Number((bytes / 1e6 / seconds).toFixed(2)) : null)

function unreadOf({ store }: App['context'], incidentId: string): Promise<ScanFacts['unread']> {
  return store.query(
    `select path, status, coalesce(reason, '') as reason, bytes from evidence_file where incident_id = $1 and status <> 'read' order by bytes desc, file_no limit ${UNREAD_SHOWN}`,
    [incidentId],
  )
}

async function kindsByFile(engine: Awaited<ReturnType<App['context']['engineOf']>>): Promise<ScanFacts['byFile']> {
  const rows = await engine.rows<{ path: string; records: number; kinds: string }>(`
    select s.path, count(distinct r.record_no) as records, string_agg(distinct k.kind, ',' order by k.kind) as kinds
    from record r join source s using (file_no, source_no), unnest(string_split(r.kinds, chr(31))) as k(kind)
    where k.kind <> ''
    group by s.path order by records desc, s.path limit ${FILES_SHOWN}`)
  return rows.map(({ kinds, ...row }) => ({ ...row, kinds: kinds.split(',') as Kind[] }))
}

function writeWhole(path: string, content: string): void {
  writeFileSync(`${path}.part`, content, { mode: 0o600 })
  renameSync(`${path}.part`, path)
}
