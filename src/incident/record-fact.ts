/** Puts something said into the ledger: a new fact, which replaces what the same source said of the same matter before. Nothing is overwritten. */
import type { Context } from '../context.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import type { Grade } from './fact.ts'
import type { Sets } from './settable.ts'

export type NewFact = {
  topic: string
  says: string
  grade: Grade
  source: string
  /** When it was stated; left out: now. */
  statedAt?: Date
  /** Where it can be looked at: a file with its SHA-256, a page of a report, an address. */
  evidence?: string
  sets?: Sets | null
  /** The fact it corrects; left out: what the same source said last of the same topic. */
  replacesNo?: number
  reason?: string
  /** Left out of public statements; left out here: as what it replaces, else public. */
  internal?: boolean
}

/** Gives the fact's number; null when the same was already said. */
export async function recordFact(tx: Transaction, ctx: Context, incidentId: IncidentId, fact: NewFact): Promise<number | null> {
  const { topic, says, grade, source, evidence = '', sets = null } = fact
  const before = fact.replacesNo === undefined ? await lastOf(tx, incidentId, topic, source) : await replaced(tx, incidentId, fact.replacesNo)
  const isSame =
    before && before.says === says && before.grade === grade && before.evidence === evidence && JSON.stringify(before.sets) === JSON.stringify(sets)
  if (isSame) return null
  const internal = fact.internal ?? before?.internal ?? false
  const now = ctx.clock.now()
  // Facts of one incident take turns: two at once must not share a number.
  await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
  const [row] = await tx.query<{ fact_no: number }>(
    `insert into fact (fact_id, incident_id, fact_no, topic, says, grade, source, stated_at, recorded_at, replaces_no, evidence, sets, internal)
     select $1::uuid, $2::uuid, coalesce(max(fact_no), 0) + 1, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz, $9::integer, $10, $11::jsonb, $12::boolean
     from fact where incident_id = $2::uuid returning fact_no`,
    [newUuid(), incidentId, topic, says, grade, source, fact.statedAt ?? now, now, before?.fact_no ?? null, evidence, sets, internal],
  )
  await recordEvent(
    tx,
    ctx,
    'fact.record',
    `fact:F-${row!.fact_no}`,
    { topic, grade, replaces: before?.fact_no ?? null, sets: sets?.path ?? null },
    { incidentId, reason: fact.reason ?? null },
  )
  return row!.fact_no
}

type Before = { fact_no: number; says: string; grade: Grade; evidence: string; sets: Sets | null; internal: boolean }
const COLUMNS = 'select fact_no, says, grade, evidence, sets, internal from fact f where incident_id = $1'
const HOLDS = 'not exists (select 1 from fact n where n.incident_id = f.incident_id and n.replaces_no = f.fact_no)'

async function lastOf(tx: Transaction, incidentId: IncidentId, topic: string, source: string): Promise<Before | undefined> {
  return (
    await tx.query<Before>(`${COLUMNS} and topic = $2 and source = $3 and ${HOLDS} order by fact_no desc limit 1 for update`, [incidentId, topic, source])
  )[0]
}

async function replaced(tx: Transaction, incidentId: IncidentId, factNo: number): Promise<Before | undefined> {
  return (await tx.query<Before>(`${COLUMNS} and fact_no = $2 for update`, [incidentId, factNo]))[0]
}
