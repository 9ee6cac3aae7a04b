/** The ledger of an incident, and the incident file that follows from it. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { currentFacts, type Fact } from './fact.ts'
import type { IncidentFile } from './incident-file.ts'
import type { Body, Told } from './party.ts'
import { enqueueStage } from './run-stage.ts'
import { withLedger, type Sets } from './settable.ts'

export type LedgerFact = Fact & { evidence: string; sets: Sets | null; internal: boolean }

/** Every fact ever said, in the order of their numbers; those that were replaced as well. */
export async function listLedger(db: Queryable, incidentId: string): Promise<LedgerFact[]> {
  return db.query<LedgerFact>(
    `select fact_no as "factNo", topic, says, grade, source, stated_at as "statedAt", recorded_at as "recordedAt", replaces_no as "replacesNo", evidence, sets, internal
     from fact where incident_id = $1 order by fact_no`,
    [incidentId],
  )
}

/** The incident file as given, with what facts set and whom we have told since. */
export async function fileWithLedger(db: Queryable, incidentId: string, given: IncidentFile): Promise<IncidentFile> {
  const file = withLedger(given, currentFacts(await listLedger(db, incidentId)))
  const told = await db.query<{ body: Body; name: string; at: Date; reference: string }>(
    'select body, to_party as name, at, reference from telling where incident_id = $1 and body is not null order by telling_no',
    [incidentId],
  )
  const ours: Told[] = told.map(({ body, name, at, reference }) => ({ body, name, at: at.toISOString(), reference }))
  return { ...file, told: [...file.told, ...ours] }
}

/**
 * Keeps the incident file in step with the ledger, in the transaction of the change, and has severity, duties and filings computed anew.
 * Call it after every fact that sets something and after every telling.
 */
export async function followLedger(tx: Transaction, ctx: Context, incidentId: IncidentId): Promise<IncidentFile> {
  const [row] = await tx.query<{ given: IncidentFile }>('select coalesce(said, profile) as given from incident where incident_id = $1 for update', [incidentId])
  if (!row) throw new AppError('incident_unknown', { incidentId })
  const file = await fileWithLedger(tx, incidentId, row.given)
  await saveProfile(tx, incidentId, row.given, file)
  await enqueueStage(tx, incidentId, 'assess')
  return file
}

/** Writes the file as given, the file as it holds now, and the moments that lists are sorted by. */
export async function saveProfile(tx: Transaction, incidentId: IncidentId, given: IncidentFile, file: IncidentFile): Promise<void> {
  const { moments } = file
  await tx.query(
    `update incident set said = $2, profile = $3, reference = $4, title = $5, occurred_at = $6, supplier_aware_at = $7, supplier_told_us_at = $8,
       confirmed_at = $9, aware_at = $10, aware_reason = $11, zone = $12
     where incident_id = $1`,
    [
      incidentId,
      given,
      file,
      file.reference,
      file.title,
      moments.occurredAt,
      moments.supplierAwareAt,
      moments.supplierToldUsAt,
      moments.confirmedAt,
      moments.awareAt,
      moments.awareReason,
      file.organisation.zone,
    ],
  )
}
