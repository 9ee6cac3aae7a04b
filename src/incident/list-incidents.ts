/** Incidents and their facts, as the doors show them. */
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'

export type IncidentSummary = {
  incidentId: string
  reference: string
  title: string
  organisation: string
  supplier: string | null
  openedAt: Date
  awareAt: Date
  awareReason: string
  occurredAt: Date | null
  supplierAwareAt: Date | null
  supplierToldUsAt: Date | null
  confirmedAt: Date | null
  zone: string
  /** The incident file as checked; read defensively, it may be of an older version. */
  profile: Record<string, unknown>
}

const SELECT = `
  select
    i.incident_id as "incidentId", i.reference, i.title, o.name as organisation, s.name as supplier, i.opened_at as "openedAt",
    i.aware_at as "awareAt", i.aware_reason as "awareReason", i.occurred_at as "occurredAt", i.supplier_aware_at as "supplierAwareAt",
    i.supplier_told_us_at as "supplierToldUsAt", i.confirmed_at as "confirmedAt", i.zone, i.profile
  from incident i
  join organisation o using (organisation_id)
  left join supplier s on s.supplier_id = i.supplier_id`

export async function listIncidents(db: Queryable): Promise<IncidentSummary[]> {
  return db.query<IncidentSummary>(`${SELECT} order by i.opened_at desc`)
}

export async function getIncident(db: Queryable, incidentId: string): Promise<IncidentSummary> {
  const [row] = await db.query<IncidentSummary>(`${SELECT} where i.incident_id = $1`, [incidentId])
  if (!row) throw new AppError('incident_unknown', { incidentId })
  return row
}

export type FactRow = {
  factNo: number
  topic: string
  says: string
  grade: 'forensic' | 'seen' | 'supplier' | 'assumed' | 'unknown'
  source: string
  statedAt: Date
  replacesNo: number | null
  /** Stays inside: not for a public statement. */
  internal: boolean
}

/** Facts that hold now: one that was replaced is history and not among them. */
export async function listFacts(db: Queryable, incidentId: string): Promise<FactRow[]> {
  return db.query<FactRow>(
    `select fact_no as "factNo", topic, says, grade, source, stated_at as "statedAt", replaces_no as "replacesNo", internal
     from fact f
     where incident_id = $1 and topic <> 'withdrawn' and not exists (select 1 from fact newer where newer.incident_id = f.incident_id and newer.replaces_no = f.fact_no)
     order by fact_no`,
    [incidentId],
  )
}
