/** The log as people read it, newest first. */
import type { Queryable } from '../store/database.ts'

export type LogRow = { seq: number; at: Date; actor: string; role: string; action: string; object: string; reason: string | null }

const SELECT = `
  select e.seq, e.at, coalesce(s.name, case e.actor_id when 'system' then 'Tocsin' else e.actor_id end) as actor, e.role, e.action, e.object, e.reason
  from audit_entry e
  left join staff s on s.staff_id::text = e.actor_id`

/** Entries of an incident and those of no incident (signing in), before the given number. */
export async function listEntries(db: Queryable, incidentId: string, before: number, limit: number): Promise<LogRow[]> {
  return db.query<LogRow>(`${SELECT} where (e.incident_id = $1 or e.incident_id is null) and e.seq < $2 order by e.seq desc limit $3`, [
    incidentId,
    before,
    limit,
  ])
}

/** Who looked at one object, and why. */
export async function listLooks(db: Queryable, incidentId: string, object: string, action: string): Promise<LogRow[]> {
  return db.query<LogRow>(`${SELECT} where e.incident_id = $1 and e.object = $2 and e.action = $3 order by e.seq desc limit 20`, [incidentId, object, action])
}

export async function logState(db: Queryable): Promise<{ size: number; checkpoint: { size: number; at: Date } | null }> {
  const [head] = await db.query<{ size: number }>('select size from audit_head')
  const [checkpoint] = await db.query<{ size: number; at: Date }>('select size, at from audit_checkpoint order by size desc limit 1')
  return { size: head?.size ?? 0, checkpoint: checkpoint ?? null }
}
