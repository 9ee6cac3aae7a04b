/** Writes what `investigate` promises into the output folder. The summary comes last: where it is, the rest is whole. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { exportInventory } from '../evidence/export-inventory.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { listStages } from '../incident/stages.ts'
import type { IncidentId } from '../ids.ts'
import { breachRecordPdf } from '../notify/filing-record.ts'
import { filingDocx, filingPdf } from '../notify/file-filing.ts'
import { findFiling, listFilings } from '../notify/list-filings.ts'
import { reportHtml } from '../notify/report.ts'
import { writeNotices, type NoticesWanted } from '../notify/write-notices.ts'
import { makeBreachRecord } from '../obligation/make-breach-record.ts'
import { findAssessment, listObligations } from '../obligation/list-obligations.ts'
import { exportRegister } from '../register/export-register.ts'
import { findSummary } from '../register/queries.ts'

export type { NoticesWanted }

export const RESULT_FILES = [
  'register.csv',
  'exposures.ndjson',
  'inventory.ndjson',
  'obligations.json',
  'filing-ico.json',
  'filing-ico.pdf',
  'filing-ico.docx',
  'filings',
  'breach-record.json',
  'breach-record.pdf',
  'notices',
  'summary.json',
  'report.html',
]

export async function writeResults(ctx: Context, incidentId: IncidentId, out: string, notices: NoticesWanted): Promise<void> {
  const report = (done: number) => ctx.report({ stage: 'write', done, total: RESULT_FILES.length, unit: 'files' })
  report(0)
  mkdirSync(out, { recursive: true, mode: 0o700 })
  rmSync(join(out, 'summary.json'), { force: true })
  await exportRegister(ctx, incidentId, out)
  report(2)
  await exportInventory(ctx.store, incidentId, join(out, 'inventory.ndjson'))
  const { file, workFolder } = await findIncidentWork(ctx, incidentId)
  const obligations = await listObligations(ctx.store, incidentId)
  write(join(out, 'obligations.json'), json(obligations.map(({ duty }) => duty)))
  await writeFilings(ctx, incidentId, out)
  await writeBreachRecord(ctx, incidentId, out)
  report(6)
  await writeNotices(ctx, incidentId, file, workFolder, join(out, 'notices'), notices)
  report(7)
  const summary = await summaryJson(ctx, incidentId)
  write(join(out, 'report.html'), await reportHtml(ctx, incidentId))
  write(join(out, 'summary.json'), json(summary))
  report(RESULT_FILES.length)
}

/** The ICO's report under its own name; those to others beside it, where they may be owed. */
async function writeFilings(ctx: Context, incidentId: IncidentId, out: string): Promise<void> {
  const forms = new Set((await listFilings(ctx.store, incidentId)).map(({ form }) => form))
  for (const form of forms) {
    const filing = await findFiling(ctx.store, incidentId, form)
    if (!filing) continue
    const folder = form === 'ico' ? out : join(out, 'filings')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    write(join(folder, `filing-${form}.json`), json(filing.fields))
    if (form === 'ico') write(join(folder, `filing-${form}.pdf`), await filingPdf(filing.fields))
    write(join(folder, `filing-${form}.docx`), await filingDocx(filing.fields))
  }
}

/** Article 33(5): facts, effects, actions, decisions and reasons, notifiable or not. */
async function writeBreachRecord(ctx: Context, incidentId: IncidentId, out: string): Promise<void> {
  const record = await makeBreachRecord(ctx, incidentId)
  write(join(out, 'breach-record.json'), json(record))
  write(join(out, 'breach-record.pdf'), await breachRecordPdf(record))
}

async function summaryJson(ctx: Context, incidentId: IncidentId): Promise<object> {
  const { profile: _, ...incident } = await getIncident(ctx.store, incidentId)
  const { file } = await findIncidentWork(ctx, incidentId)
  const stages = await listStages(ctx.store, incidentId)
  return {
    incident,
    assumptions: file.assumptions,
    register: (await findSummary(ctx.store, incidentId))?.summary,
    assessment: (await findAssessment(ctx.store, incidentId))?.assessment,
    secondsByStage: Object.fromEntries(
      stages.map(({ stage, startedAt, endedAt }) => [stage, endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : null]),
    ),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function write(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.part`, content)
  renameSync(`${path}.part`, path)
}
