/** Puts what we saw ourselves into the ledger: a new fact, which replaces what we said of the same matter before. Nothing is overwritten. */
import type { Context } from '../context.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import type { Grade } from './fact.ts'

export type NewFact = { topic: string; says: string; grade: Grade; source: string }

/** Gives the fact's number; null when the same was already said. A fact of the same topic and source is replaced by this one. */
export async function recordFact(tx: Transaction, ctx: Context, incidentId: IncidentId, { topic, says, grade, source }: NewFact): Promise<number | null> {
  const [before] = await tx.query<{ fact_no: number; says: string; grade: Grade }>(
    `select fact_no, says, grade from fact f where incident_id = $1 and topic = $2 and source = $3
       and not exists (select 1 from fact n where n.incident_id = f.incident_id and n.replaces_no = f.fact_no)
     order by fact_no desc limit 1 for update`,
    [incidentId, topic, source],
  )
  if (before && before.says === says && before.grade === grade) return null
  const now = ctx.clock.now()
  const [row] = await tx.query<{ fact_no: number }>(
    `insert into fact (fact_id, incident_id, fact_no, topic, says, grade, source, stated_at, recorded_at, replaces_no)
     select $1::uuid, $2::uuid, coalesce(max(fact_no), 0) + 1, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz, $8::integer from fact where incident_id = $2::uuid returning fact_no`,
    [newUuid(), incidentId, topic, says, grade, source, now, before?.fact_no ?? null],
  )
  await recordEvent(tx, ctx, 'fact.record', `fact:F-${row!.fact_no}`, { topic, grade, replaces: before?.fact_no ?? null }, { incidentId })
  return row!.fact_no
}
