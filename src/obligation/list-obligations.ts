/** Obligations, the assessment and the newest filing, as they were computed and kept. */
import type { Queryable } from '../store/database.ts'

export type ObligationRecord = {
  ruleId: string
  /** The duty as computed (obligation.ts); read defensively: an older incident keeps its older shape. */
  duty: Record<string, unknown>
  status: string
  dueAt: Date | null
  latestArguableAt: Date | null
  metAt: Date | null
  metNote: string | null
  /** Why it was met late, in the organisation's words. */
  delayReason: string | null
  computedAt: Date
}

/** By due time; those without one last. */
export async function listObligations(db: Queryable, incidentId: string): Promise<ObligationRecord[]> {
  return db.query<ObligationRecord>(
    `select rule_id as "ruleId", duty, status, due_at as "dueAt", latest_arguable_at as "latestArguableAt", met_at as "metAt", met_note as "metNote", delay_reason as "delayReason", computed_at as "computedAt"
     from obligation where incident_id = $1 order by due_at nulls last, rule_id`,
    [incidentId],
  )
}

export async function findAssessment(db: Queryable, incidentId: string): Promise<{ assessment: Record<string, unknown>; assessedAt: Date } | null> {
  const [row] = await db.query<{ assessment: Record<string, unknown>; assessedAt: Date }>(
    'select assessment, assessed_at as "assessedAt" from assessment where incident_id = $1',
    [incidentId],
  )
  return row ?? null
}
