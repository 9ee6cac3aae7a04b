/** Opens an incident from what the responder says, or takes up the one that the same inputs opened before. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newIncidentId, newUuid, type IncidentId } from '../ids.ts'
import { canonicalJson } from '../audit/entry.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import type { IncidentFile } from './incident-file.ts'
import { currentFacts, WITHDRAWN } from './fact.ts'
import { fileWithLedger, listLedger, saveProfile } from './ledger.ts'
import { recordFact } from './record-fact.ts'
import { NOT_KNOWN } from './what-happened.ts'

/** Where the job's bytes come from. Kept with the incident, so that any worker can go on with it. */
export type IncidentInputs = { evidence: string; roster: string; manifest: string | null; workers: number }

export type OpenRequest = {
  file: IncidentFile
  inputs: IncidentInputs
  /** Names the inputs; the same key is the same incident. */
  sourceKey: string
}

/** The incident's id. What the incident file says now replaces what it said before; facts are only ever added. */
export async function openIncident(ctx: Context, { file, inputs, sourceKey }: OpenRequest): Promise<IncidentId> {
  return ctx.store.transaction(async (tx) => {
    const [known] = await tx.query<{ incident_id: IncidentId; profile: IncidentFile }>(
      'select incident_id, profile from incident where source_key = $1 for update',
      [sourceKey],
    )
    if (known) await refuseErased(tx, known.incident_id)
    const incidentId = known?.incident_id ?? newIncidentId()
    if (!known) await insertIncident(tx, ctx, incidentId, file, inputs, sourceKey)
    else await tx.query('update incident set inputs = $2 where incident_id = $1', [incidentId, inputs])
    await addFacts(tx, ctx, incidentId, file)
    // What the ledger has set since holds over what the file says.
    const now = await fileWithLedger(tx, incidentId, file)
    await saveProfile(tx, incidentId, file, now)
    if (!known)
      await recordEvent(tx, ctx, 'incident.open', `incident:${incidentId}`, { reference: file.reference, awareAt: file.moments.awareAt }, { incidentId })
    else if (canonicalJson(known.profile) !== canonicalJson(now))
      await recordEvent(tx, ctx, 'incident.amend', `incident:${incidentId}`, { awareAt: file.moments.awareAt }, { incidentId })
    return incidentId
  })
}

/** [RET7] */
async function refuseErased(tx: Transaction, incidentId: IncidentId): Promise<void> {
  const [erased] = await tx.query('select 1 from erasure where incident_id = $1 and confirmed_at is not null', [incidentId])
  if (erased) throw new AppError('incident_erased')
}

async function insertIncident(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  file: IncidentFile,
  inputs: IncidentInputs,
  sourceKey: string,
): Promise<void> {
  const organisationId = await organisationIdOf(tx, file)
  const supplierId = file.supplier ? newUuid() : null
  if (file.supplier) {
    await tx.query('insert into supplier (supplier_id, organisation_id, name, contact) values ($1, $2, $3, $4)', [
      supplierId,
      organisationId,
      file.supplier.name,
      { contact: file.supplier.contact },
    ])
  }
  await tx.query(
    `insert into incident (incident_id, organisation_id, supplier_id, reference, title, opened_at, aware_at, aware_reason, zone, profile, inputs, source_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      incidentId,
      organisationId,
      supplierId,
      file.reference,
      file.title,
      ctx.clock.now(),
      file.moments.awareAt,
      file.moments.awareReason,
      file.organisation.zone,
      file,
      inputs,
      sourceKey,
    ],
  )
}

/** Two calls on one day are two incidents, and people call them by their reference. */
export async function freeReference(tx: Transaction, wanted: string): Promise<string> {
  // References take turns: two calls in one moment must not share one.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('incident reference', 0))`)
  const taken = await tx.query<{ reference: string }>('select reference from incident where starts_with(reference, $1)', [wanted])
  const names = new Set(taken.map(({ reference }) => reference))
  for (let number = 2, free = wanted; ; free = `${wanted}-${number++}`) if (!names.has(free)) return free
}

async function organisationIdOf(tx: Transaction, file: IncidentFile): Promise<string> {
  const { name, zone, country } = file.organisation
  const [known] = await tx.query<{ organisation_id: string }>('select organisation_id from organisation where name = $1', [name])
  if (known) return known.organisation_id
  const organisationId = newUuid()
  await tx.query('insert into organisation (organisation_id, name, zone, country, profile) values ($1, $2, $3, $4, $5)', [
    organisationId,
    name,
    zone,
    country,
    file.organisation,
  ])
  return organisationId
}

/** Adds what is not yet in the ledger, word for word; a fact is never changed or taken out. */
async function addFacts(tx: Transaction, ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<void> {
  const known = await tx.query<{ fact_no: number; topic: string; says: string }>('select fact_no, topic, says from fact where incident_id = $1', [incidentId])
  const said = new Set(known.map((fact) => `${fact.topic}\n${fact.says}`))
  let factNo = Math.max(0, ...known.map((fact) => fact.fact_no))
  const now = ctx.clock.now()
  const assumed = file.assumptions.map((says) => ({
    topic: 'assumption',
    says,
    grade: NOT_KNOWN.has(says) ? 'unknown' : 'assumed',
    source: NOT_KNOWN.has(says) ? 'Nobody has said yet' : 'Taken as given until somebody says otherwise',
    at: null,
  }))
  for (const fact of [...file.facts, ...assumed]) {
    if (said.has(`${fact.topic}\n${fact.says}`)) continue
    said.add(`${fact.topic}\n${fact.says}`)
    await tx.query(
      'insert into fact (fact_id, incident_id, fact_no, topic, says, grade, source, stated_at, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [newUuid(), incidentId, ++factNo, fact.topic, fact.says, fact.grade, fact.source, fact.at ?? now, now],
    )
  }
  await withdrawAssumptions(tx, ctx, incidentId, file)
}

/** What the file no longer takes as given, because somebody has said it since, holds no longer: a fact of its own says so. */
async function withdrawAssumptions(tx: Transaction, ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<void> {
  const given = new Set(file.assumptions)
  for (const fact of currentFacts(await listLedger(tx, incidentId))) {
    if (fact.topic !== 'assumption' || given.has(fact.says)) continue
    await recordFact(tx, ctx, incidentId, {
      topic: WITHDRAWN,
      says: 'No longer assumed: the incident file says it now.',
      grade: 'seen',
      source: 'Incident file',
      replacesNo: fact.factNo,
      internal: true,
    })
  }
}
