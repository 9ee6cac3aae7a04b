/**
 * The one place that knows what follows what. Each stage reads the table the last one left and leaves its own; each can be killed at
 * any moment and run again. The order: take-in → read → register → assess → draft.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { ERASE_TASK, eraseIncident } from '../accountability/erase-incident.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { readEvidence } from '../evidence/read-evidence.ts'
import { takeInEvidence } from '../evidence/take-in-evidence.ts'
import { findIncidentWork, type IncidentWork } from '../incident/incident-work.ts'
import { raiseReminders, REMIND_TASK } from '../incident/raise-reminders.ts'
import { findStage, runStage, type StageOutcome, type StageWork } from '../incident/run-stage.ts'
import { localDay } from '../incident/zone.ts'
import { draftNotices } from '../notify/draft-notices.ts'
import { draftFilings } from '../notify/draft-filings.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import { membershipReveals } from '../organisation/organisation.ts'
import { buildRegister } from '../register/build-register.ts'
import { decisionsKey } from '../register/review/apply-decisions.ts'

/** Part of every stage's key: a newer program reads again what an older one read. */
const VERSION = '3'

type Report = (done: number, total: number, unit: string) => void
type Stage = {
  name: string
  /** How it is called on a screen. */
  title: string
  /** What it reads beyond what the stage before it left; may be a promise. */
  reads(ctx: Context, incident: IncidentWork): unknown
  run(ctx: Context, incident: IncidentWork, report: Report): Promise<StageOutcome>
}

export const STAGES: readonly Stage[] = [
  {
    name: 'take-in',
    title: 'Taking the evidence in',
    // Files are compared by size and time, so this stage always looks: a folder that grew is noticed.
    reads: () => Math.random(),
    run: async (ctx, incident, report) => {
      const taken = await takeInEvidence(withReport(ctx, report), incident)
      return { result: taken, outputKey: taken.fingerprint }
    },
  },
  {
    name: 'read',
    title: 'Reading the files',
    reads: (_, { inputs, file }) => [
      contentKey(inputs.roster),
      inputs.manifest === null ? null : contentKey(inputs.manifest),
      file.organisation.name,
      file.organisation.kind,
      file.moments.awareAt,
      file.organisation.zone,
    ],
    run: async (ctx, incident, report) => {
      const read = await readEvidence(withReport(ctx, report), incident)
      return { result: read, outputKey: keyOf([read, new Date().toISOString()]) }
    },
  },
  {
    name: 'register',
    title: 'Linking records and building the register',
    reads: async (ctx, incident) => [incident.file.organisation.kind, await decisionsKey(ctx, incident.incidentId)],
    run: async (ctx, incident, report) => {
      const today = localDay(new Date(incident.file.moments.awareAt), incident.file.organisation.zone)
      const { summary, link } = await buildRegister(ctx, incident.incidentId, {
        today,
        membershipReveals: membershipReveals(incident.file.organisation.kind),
        workFolder: incident.workFolder,
        onProgress: report,
      })
      const result = {
        people: summary.people,
        low: summary.low,
        high: summary.high,
        pairs: link.pairsCompared,
        increment: link.increment,
        secondsByPhase: link.secondsByPhase,
      }
      return { result, outputKey: keyOf([summary, new Date().toISOString()]) }
    },
  },
  {
    name: 'assess',
    title: 'Severity, decision, obligations and the filings',
    reads: (_, incident) => [incident.file, incident.ledgerKey],
    run: async (ctx, incident) => {
      const assessed = await assessIncident(ctx, incident.incidentId, incident.file)
      await draftFilings(ctx, incident.incidentId, incident.file)
      return { result: assessed, outputKey: keyOf(assessed) }
    },
  },
  {
    name: 'draft',
    title: 'Drafting the notices',
    reads: (_, incident) => incident.file,
    run: async (ctx, incident, report) => {
      const result = await draftNotices(ctx, incident.incidentId, incident.file, incident.workFolder, (done) => report(done, 0, 'people'))
      return { result, outputKey: keyOf(result) }
    },
  },
]

function withReport(ctx: Context, report: Report): Context {
  return { ...ctx, report: ({ done, total, unit }) => report(done, total, unit) }
}

/** SHA-256 of a file beside the evidence: the roster may be exported again under the same name. */
function contentKey(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  const piece = Buffer.allocUnsafe(1 << 20)
  try {
    for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece)) hash.update(piece.subarray(0, bytes))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

function keyOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 32)
}

/** The handlers of the queue: one a stage, and the reminders. An error that a person must settle is kept with the stage and not tried again. */
export function stageHandlers(ctx: Context): Record<string, (payload: unknown) => Promise<void>> {
  const remind = async (payload: unknown) => void (await raiseReminders(ctx, (payload as { incidentId: IncidentId }).incidentId))
  return {
    [REMIND_TASK]: remind,
    [ERASE_TASK]: (payload) => eraseIncident(ctx, (payload as { incidentId: IncidentId }).incidentId),
    ...Object.fromEntries(
      STAGES.map((stage, index) => [
        stage.name,
        async (payload: unknown) => {
          const { incidentId } = payload as { incidentId: IncidentId }
          try {
            await runStage(ctx, incidentId, await workOf(ctx, incidentId, index))
          } catch (error) {
            if (!(error instanceof AppError)) throw error
          }
        },
      ]),
    ),
  }
}

async function workOf(ctx: Context, incidentId: IncidentId, index: number): Promise<StageWork> {
  const stage = STAGES[index]!
  const incident = await findIncidentWork(ctx, incidentId)
  mkdirSync(incident.workFolder, { recursive: true, mode: 0o700 })
  // Without its analysis file an incident has to be read again, whatever the store says.
  const isLost = index === 0 && !existsSync(join(incident.workFolder, 'analysis.duckdb'))
  if (isLost) await ctx.store.query(`update stage_run set input_key = '' where incident_id = $1`, [incidentId])
  const before = index === 0 ? '' : ((await findStage(ctx, incidentId, STAGES[index - 1]!.name))?.output_key ?? '')
  return {
    stage: stage.name,
    inputKey: keyOf([VERSION, before, await stage.reads(ctx, incident)]),
    // What a stage leaves stands for all that was read before it, or a register built anew would not be drafted for anew.
    run: async (report) => {
      const { result, outputKey } = await stage.run(ctx, incident, report)
      return { result, outputKey: keyOf([before, outputKey]) }
    },
    next: STAGES[index + 1]?.name ?? null,
  }
}
