/** The main job on a user's own files: from a folder of evidence and a roster to the register, what is owed, and the notices. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident, readIncidentFile, type IncidentFile } from '../incident/incident-file.ts'
import { diskFullOr } from '../incident/run-stage.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { openIncident } from '../incident/open-incident.ts'
import { STAGES } from '../jobs/stages.ts'
import { askIncident } from './ask-incident.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { withOwnApp } from './open-command.ts'
import { incidentNamed } from './incident.ts'
import { runIncident } from './run-incident.ts'
import { showProgress } from './show-progress.ts'
import { summaryText } from './summary-text.ts'
import { RESULT_FILES, writeResults, type NoticesWanted } from './write-results.ts'

export type InvestigateRequest = { evidence: string; roster: string; manifest: string | null; out: string; notices: NoticesWanted } & (
  | { file: IncidentFile }
  /** The incident is open already, by its identifier or reference. */
  | { of: string }
)

export const TITLES = { ...Object.fromEntries(STAGES.map(({ name, title }) => [name, title])), write: 'Writing the results' }
export const MARKER = '.tocsin-results'

/** Everything that can be refused is refused before anything is read. Paths are made absolute. */
export async function checkRequest(words: Words): Promise<InvestigateRequest> {
  const [evidence, ...more] = words.rest
  const [roster, out] = [textOf(words, 'roster'), textOf(words, 'out')]
  if (!evidence || more.length > 0 || !roster || !out) throw new AppError('usage', { problem: `Usage: tocsin investigate ${investigate.usage}` })
  const manifest = textOf(words, 'manifest')
  const request = { evidence: resolve(evidence), roster: resolve(roster), manifest: manifest ? resolve(manifest) : null, out: resolve(out) }
  checkFolder(request.evidence)
  for (const path of [request.roster, request.manifest]) if (path !== null) checkFile(path)
  checkOut(request.out, request.evidence)
  const notices = textOf(words, 'notices') ?? 'previews'
  if (notices !== 'previews' && notices !== 'all') throw new AppError('usage', { problem: '--notices is "previews" or "all"' })
  const [of, incident] = [textOf(words, 'of'), textOf(words, 'incident')]
  if (of !== undefined && incident !== undefined)
    throw new AppError('usage', { problem: 'Give --of for an incident that is open, or --incident for a new one' })
  return of === undefined ? { ...request, notices, file: await incidentFileOf(incident) } : { ...request, notices, of }
}

function checkFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) throw new AppError('folder_missing', { path })
  try {
    if (readdirSync(path).length === 0) throw new AppError('folder_empty', { path })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file_unreadable', { path, reason: (error as NodeJS.ErrnoException).code ?? 'no access' })
  }
}

export function checkFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('file_missing', { path })
  if (!found.isFile()) throw new AppError('file_unreadable', { path, reason: 'it is not a file' })
}

export function checkOut(out: string, evidence: string): void {
  const inside = relative(evidence, out)
  if (inside === '' || (!inside.startsWith('..') && !resolve(inside).startsWith('..') && resolve(evidence, inside) === out && !inside.startsWith('/'))) {
    throw new AppError('out_inside_evidence', { path: out })
  }
  const found = statSync(out, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new AppError('out_is_file', { path: out })
  if (!found || existsSync(join(out, MARKER))) return
  if (readdirSync(out).some((name) => RESULT_FILES.includes(name))) throw new AppError('out_not_ours', { path: out })
}

async function incidentFileOf(path: string | undefined): Promise<IncidentFile> {
  if (path !== undefined) {
    checkFile(resolve(path))
    return readIncidentFile(readFileSync(resolve(path), 'utf8'), path, new Date())
  }
  return process.stdin.isTTY && process.stderr.isTTY ? askIncident() : assumedIncident({ now: new Date() }).file
}

/** Does the job and writes the results. The same inputs are the same incident: a run that was cut off is gone on with. */
export async function runInvestigation(app: App, request: InvestigateRequest): Promise<IncidentId> {
  const incidentId = 'of' in request ? await giveEvidence(app, request, request.of) : await openOwn(app, request, request.file)
  mkdirSync(request.out, { recursive: true, mode: 0o700 })
  writeFileSync(join(request.out, MARKER), `${incidentId}\n`)
  await runIncident(app, incidentId)
  await writeResults(app.context, incidentId, request.out, request.notices).catch((error: unknown) => {
    throw diskFullOr(error, request.out)
  })
  return incidentId
}

/** An incident that was opened when the supplier called gets its evidence now; one that reads another folder keeps it. */
async function giveEvidence(app: App, { evidence, roster, manifest }: InvestigateRequest, name: string): Promise<IncidentId> {
  const incidentId = await incidentNamed(app, name)
  const { inputs } = await findIncidentWork(app.context, incidentId)
  if (inputs.evidence && inputs.evidence !== evidence) throw new AppError('incident_has_evidence', { incidentId, path: inputs.evidence })
  await app.context.store.query('update incident set inputs = $2 where incident_id = $1', [
    incidentId,
    { evidence, roster, manifest, workers: app.config.workers },
  ])
  return incidentId
}

async function openOwn(app: App, { evidence, roster, manifest }: InvestigateRequest, given: IncidentFile): Promise<IncidentId> {
  const sourceKey = createHash('sha256')
    .update(JSON.stringify([evidence, roster, manifest]))
    .digest('hex')
  return openIncident(app.context, {
    file: await keptFile(app, sourceKey, given),
    inputs: { evidence, roster, manifest, workers: app.config.workers },
    sourceKey,
  })
}

/** Without an incident file "now" is assumed; when the run goes on later, the first assumption stands, or every clock would move. */
async function keptFile(app: App, sourceKey: string, file: IncidentFile): Promise<IncidentFile> {
  if (file.moments.awareReason !== assumedIncident({ now: new Date() }).file.moments.awareReason) return file
  const [known] = await app.context.store.query<{ given: IncidentFile }>('select coalesce(said, profile) as given from incident where source_key = $1', [
    sourceKey,
  ])
  return known ? known.given : file
}

export const investigate: Command = {
  name: 'investigate',
  usage: 'EVIDENCE_FOLDER --roster FILE --out DIR [--manifest FILE] [--incident FILE | --of INCIDENT] [--notices previews|all] [--workers N] [--data DIR]',
  more: `
  EVIDENCE_FOLDER     the supplier's files; only read, never changed
  --roster FILE       your own list of people (CSV or XLSX, any headers)
  --out DIR           where the results go: register.csv, exposures.ndjson, inventory.ndjson, obligations.json,
                      filing-ico.json and .pdf, notices/, summary.json, report.html
  --manifest FILE     the supplier's list of files (CSV, sha256sum, ls -lR, dir /s …)
  --incident FILE     what is known of the incident (docs/incident-file.md); without it the least is assumed, and said
  --of INCIDENT       the incident is open already (by "incident open" or in the console): its identifier or reference
  --notices all       write every notice, not only one of each kind
  --workers N         parser processes at once (default: one a core)
  --data DIR          where Tocsin keeps its store (default ./data)

Stopped halfway, by Ctrl-C or by a power cut: run the same command, it goes on.`,
  options: {
    roster: { type: 'string' },
    out: { type: 'string' },
    manifest: { type: 'string' },
    incident: { type: 'string' },
    of: { type: 'string' },
    notices: { type: 'string' },
    workers: { type: 'string' },
    data: { type: 'string' },
  },
  run: async (words) => {
    const request = await checkRequest(words)
    const progress = showProgress(TITLES)
    return withOwnApp(
      { dataFolder: textOf(words, 'data'), workers: numberOf(words, 'workers', 1, 64) },
      async (app) => {
        const incidentId = await runInvestigation(app, request)
        progress.end()
        process.stdout.write(await summaryText(app.context, incidentId))
        process.stdout.write(
          `\nResults: ${request.out}\nTo look at them in the console: ./tocsin serve${textOf(words, 'data') ? ` --data ${textOf(words, 'data')}` : ''}\n`,
        )
        return 0
      },
      progress.show,
    )
  },
}
