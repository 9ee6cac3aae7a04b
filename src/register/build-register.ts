/** The border: records, findings and links of the incident's DuckDB become people in the store. Nowhere else do rows pass. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import type { IncidentId } from '../ids.ts'
import { linkRecords, type LinkResult } from '../linkage/link-records.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import { keepRegisterIds, type KeptRegister } from './keep-register-ids.ts'
import { LINK_COLUMNS } from './link-columns.ts'
import { saveLinkFacts } from './keep-link-facts.ts'
import { saveLinkModel } from './link-model.ts'
import { decidedPairs, decisionsKey } from './review/apply-decisions.ts'
import { personCopySql } from './person-copy.ts'
import { personSteps, type PersonStepInput } from './person-steps.ts'
import { ROSTER_STEPS } from './roster-steps.ts'
import { SUBJECT_STEPS, type Step } from './subject-steps.ts'
import { stateFindings } from './state-findings.ts'
import { storePersons } from './store-persons.ts'
import { summarise } from './summarise.ts'
import type { RegisterSummary } from './summary.ts'

export type RegisterInput = Omit<PersonStepInput, 'people'> & { workFolder: string; onProgress(done: number, total: number, unit: string): void }

/** Expects the engine's tables record, source, finding, roster_record, roster_source. Rebuilds the register from them, whole; people keep their ids. */
export async function buildRegister(ctx: Context, incidentId: IncidentId, input: RegisterInput): Promise<{ summary: RegisterSummary; link: LinkResult }> {
  const engine = await ctx.engineOf(incidentId)
  // How many steps the people take is known once they are counted.
  const stepsFor = (people: number) => SUBJECT_STEPS.length + ROSTER_STEPS.length + personSteps({ ...input, people }).length + 12
  let total = stepsFor(1)
  let done = 0
  const tick = (by = 1) => input.onProgress((done += by), total, 'steps')
  for (const step of [...SUBJECT_STEPS, ...ROSTER_STEPS]) await runStep(engine, step).then(() => tick())
  const decided = await decidedPairs(ctx, engine, incidentId)
  const link = await linkRecords(
    engine,
    {
      ...(decided ? { decided } : {}),
      table: 'subject_record',
      idColumn: 'record_no',
      columns: LINK_COLUMNS,
      roster: { table: 'roster_record', idColumn: 'record_no', columns: LINK_COLUMNS },
      mustLink: { table: 'same_key', idColumn: 'record_no', keyColumn: 'person_key' },
    },
    // Files that come later are linked to what is there; what reviewers decided is learnt from, so other decisions are another start.
    { keepAt: join(ctx.dataFolder, 'incidents', incidentId, 'linkage.kept'), keepKey: await decisionsKey(ctx, incidentId) },
  )
  saveLinkModel(ctx, incidentId, link.model)
  saveLinkFacts(ctx, incidentId, link)
  const kept = await keepRegisterIds(ctx, engine, incidentId)
  total = stepsFor(kept.highestId)
  tick(8)
  for (const step of personSteps({ ...input, people: kept.highestId })) await runStep(engine, step).then(() => tick())
  const summary = { ...(await summarise(ctx, incidentId, engine, link)), changes: kept.changes }
  await storeRegister(ctx, incidentId, engine, summary, input.workFolder, kept)
  await kept.remember()
  tick(4)
  return { summary, link }
}

async function runStep(engine: Engine, step: Step): Promise<void> {
  await engine.run(step.sql)
}

async function storeRegister(
  ctx: Context,
  incidentId: IncidentId,
  engine: Engine,
  summary: RegisterSummary,
  workFolder: string,
  { changes }: KeptRegister,
): Promise<void> {
  const file = join(workFolder, 'person.csv')
  await engine.run(personCopySql(incidentId, file))
  await ctx.store.transaction(async (tx) => {
    await storePersons(tx, incidentId, file)
    await tx.query(
      `insert into register_summary (incident_id, summary, built_at) values ($1, $2, $3)
       on conflict (incident_id) do update set summary = excluded.summary, built_at = excluded.built_at`,
      [incidentId, summary, ctx.clock.now()],
    )
    await firstEstimate(tx, incidentId, Math.max(summary.rosterSize, summary.high))
    await recordEstimate(tx, ctx, incidentId, 'Matched to the roster', summary.low, summary.people, summary.high)
    await stateFindings(tx, ctx, incidentId, summary)
    await recordEvent(tx, ctx, 'register.build', `incident:${incidentId}`, { people: summary.people, low: summary.low, high: summary.high }, { incidentId })
    if (changes !== null && changes.merged + changes.split + changes.gone > 0)
      await recordEvent(tx, ctx, 'register.ids', `incident:${incidentId}`, changes, { incidentId })
  })
  rmSync(file, { force: true })
}

/** Before any file was read anybody on the roster, and nobody, could have been affected: what was known when we were told. */
async function firstEstimate(tx: Transaction, incidentId: IncidentId, high: number): Promise<void> {
  await tx.query(`delete from estimate where incident_id = $1 and event = 'Supplier told us'`, [incidentId])
  await tx.query(
    `insert into estimate (incident_id, at, event, low, likely, high)
     select incident_id, coalesce(supplier_told_us_at, aware_at), 'Supplier told us', 0, null, $2 from incident where incident_id = $1`,
    [incidentId, high],
  )
}

/** One step of the range over time. The same event said again replaces what it said before. */
export async function recordEstimate(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  event: string,
  low: number,
  likely: number | null,
  high: number,
): Promise<void> {
  await tx.query('delete from estimate where incident_id = $1 and event = $2', [incidentId, event])
  await tx.query('insert into estimate (incident_id, at, event, low, likely, high) values ($1, $2, $3, $4, $5, $6)', [
    incidentId,
    ctx.clock.now(),
    event,
    low,
    likely,
    high,
  ])
}
