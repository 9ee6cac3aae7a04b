/** A person decides whether authority and people are told; the rules only advise. Kept as made, with what was advised at that moment. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { recordFact } from '../incident/record-fact.ts'
import { enqueueStage } from '../incident/run-stage.ts'
import type { Queryable } from '../store/database.ts'
import type { Ruling } from './breach-record.ts'
import type { Decision } from './decision.ts'
import { findAssessment } from './list-obligations.ts'

export type NewRuling = Pick<Ruling, 'about' | 'tell' | 'reason'>

/**
 * [REC5] Gives the number of the ruling. It needs a reason when it goes against the rules, and whenever somebody is not told singly: reasons
 * for not telling are a record of their own. @throws AppError reason_missing, not_assessed.
 */
export async function recordRuling(ctx: Context, incidentId: IncidentId, { about, tell, reason }: NewRuling): Promise<number> {
  if (about === 'authority' && tell === 'public') throw new AppError('request_invalid', { problem: 'an authority is told or not told' })
  return ctx.store.transaction(async (tx) => {
    const [incident] = await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    if (!incident) throw new AppError('incident_unknown', { incidentId })
    const assessed = await findAssessment(tx, incidentId)
    if (!assessed) throw new AppError('not_assessed')
    const decision = assessed.assessment['decision'] as Decision
    const advised = about === 'authority' ? decision.authority : decision.people
    const overrides = tell !== advised
    if ((overrides || tell !== 'yes') && reason.trim() === '') throw new AppError('reason_missing')
    const grounds = { decision, severity: assessed.assessment['severity'], assessedAt: assessed.assessedAt.toISOString() }
    const [row] = await tx.query<{ ruling_no: number }>(
      `insert into ruling (incident_id, ruling_no, about, tell, advised, overrides, reason, grounds, decided_by, decided_name, decided_at)
       select $1::uuid, coalesce(max(ruling_no), 0) + 1, $2, $3, $4, $5::boolean, $6, $7::jsonb, $8, $9, $10::timestamptz
       from ruling where incident_id = $1::uuid returning ruling_no`,
      [incidentId, about, tell, advised, overrides, reason.trim(), grounds, ctx.actor.id, ctx.actor.name, ctx.clock.now()],
    )
    await recordFact(tx, ctx, incidentId, {
      topic: `decision on ${about === 'authority' ? 'the authority' : 'people'}`,
      says: `${about === 'authority' ? 'The authority' : 'The people affected'}: ${TELL_WORDS[tell]}${overrides ? ', against the rules' : ''}.${reason.trim() ? ` ${reason.trim()}` : ''}`,
      grade: 'seen',
      source: 'Our decision',
      internal: true,
    })
    await enqueueStage(tx, incidentId, 'assess')
    await recordEvent(
      tx,
      ctx,
      'decision.record',
      `ruling:${row!.ruling_no}`,
      { about, tell, advised, overrides },
      { incidentId, reason: reason.trim() || null },
    )
    return row!.ruling_no
  })
}

const TELL_WORDS = { yes: 'to be told', no: 'not to be told', public: 'to be told by a public communication' }

/** A second person has read the decision and stands behind it. @throws AppError ruling_unknown, ruling_same_person. */
export async function confirmRuling(ctx: Context, incidentId: IncidentId, rulingNo: number): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ decided_by: string; about: string; newer: boolean }>(
      `select decided_by, about, exists (select 1 from ruling n where n.incident_id = r.incident_id and n.about = r.about and n.ruling_no > r.ruling_no) as newer
       from ruling r where incident_id = $1 and ruling_no = $2 and confirmed_at is null for update`,
      [incidentId, rulingNo],
    )
    if (!row || row.newer) throw new AppError('ruling_unknown', { ruling: rulingNo })
    if (row.decided_by === ctx.actor.id) throw new AppError('ruling_same_person')
    await tx.query('update ruling set confirmed_by = $3, confirmed_name = $4, confirmed_at = $5 where incident_id = $1 and ruling_no = $2', [
      incidentId,
      rulingNo,
      ctx.actor.id,
      ctx.actor.name,
      ctx.clock.now(),
    ])
    await recordEvent(tx, ctx, 'decision.confirm', `ruling:${rulingNo}`, {}, { incidentId })
  })
}

export type RulingRow = {
  rulingNo: number
  about: 'authority' | 'people'
  tell: 'yes' | 'no' | 'public'
  advised: string
  overrides: boolean
  reason: string
  decidedBy: string
  decidedName: string
  decidedAt: Date
  confirmedName: string | null
  confirmedAt: Date | null
}

/** Every ruling, in the order in which they were made; the last about each question holds. */
export async function listRulings(db: Queryable, incidentId: string): Promise<RulingRow[]> {
  return db.query<RulingRow>(
    `select ruling_no as "rulingNo", about, tell, advised, overrides, reason, decided_by as "decidedBy", decided_name as "decidedName", decided_at as "decidedAt",
       confirmed_name as "confirmedName", confirmed_at as "confirmedAt"
     from ruling where incident_id = $1 order by ruling_no`,
    [incidentId],
  )
}

/** As the record under Article 33(5) wants them. */
export function rulingsFor(rows: readonly RulingRow[]): Ruling[] {
  return rows.map(({ about, tell, decidedName, decidedAt, reason }) => ({ about, tell, by: decidedName, at: decidedAt.toISOString(), reason }))
}
