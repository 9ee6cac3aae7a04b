/**
 * Answers of the self-check by e-mail may leave at each fixed hour with nobody at the desk: one person asks for it, a second agrees, both for exactly
 * the words as they are then. Words that change (another telephone number, another signatory) end it until two people have read them again [CHK14].
 */
import { createHash } from 'node:crypto'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { answerMail, answerText, type Outcome } from './answer-mail.ts'
import { queueReadyAnswers } from './release-answers.ts'

export type StandingRelease = {
  askedBy: string
  askedByName: string
  askedAt: Date
  approvedByName: string | null
  approvedAt: Date | null
  /** False: the words are not those that were agreed to. */
  isCurrent: boolean
}
/** What goes out, by language and answer, with a code that nobody has; for the two who read it. */
export type AnswerWords = { language: 'en' | 'cy'; outcome: Outcome; text: string }

const OUTCOMES: readonly Outcome[] = ['yes', 'nothing_found', 'call']
const NOBODYS_CODE = '0000-0000-0000-0000-00'

export async function answerWords(ctx: Context, incidentId: IncidentId): Promise<{ words: AnswerWords[]; hash: string; isSendable: boolean }> {
  const { file } = await findIncidentWork(ctx, incidentId)
  const notice = noticeFactsOf(incidentId, file, ctx.clock.now())
  const words = (['en', 'cy'] as const).flatMap((language) =>
    OUTCOMES.map((outcome) => ({ language, outcome, text: answerText(outcome, language, { notice, code: NOBODYS_CODE, day: '' }) })),
  )
  const sender = notice.signatory.email
  const trial = answerMail({ checkId: '', outcome: 'yes', language: 'en', to: 'a@b.example', at: new Date(0), notice, code: NOBODYS_CODE })
  return {
    words,
    hash: createHash('sha256')
      .update(JSON.stringify([sender, words]))
      .digest('hex'),
    isSendable: trial !== null,
  }
}

export async function findStandingRelease(ctx: Context, incidentId: IncidentId): Promise<StandingRelease | null> {
  const [row] = await ctx.store.query<Omit<StandingRelease, 'isCurrent'> & { hash: Buffer }>(
    `select asked_by as "askedBy", asked_by_name as "askedByName", asked_at as "askedAt", approved_by_name as "approvedByName", approved_at as "approvedAt",
       text_hash as hash from check_release where incident_id = $1`,
    [incidentId],
  )
  if (row === undefined) return null
  const { hash, ...standing } = row
  return { ...standing, isCurrent: hash.toString('hex') === (await answerWords(ctx, incidentId)).hash }
}

/** Asks for it, for the words that were read (`hash`). Asking again, after the words have changed, asks anew. Errors: `standing_stale`. */
export async function askStandingRelease(ctx: Context, incidentId: IncidentId, hash: string): Promise<void> {
  const now = await currentWords(ctx, incidentId, hash)
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into check_release (incident_id, text_hash, asked_by, asked_by_name, asked_at) values ($1, $2, $3, $4, $5)
       on conflict (incident_id) do update set text_hash = excluded.text_hash, asked_by = excluded.asked_by, asked_by_name = excluded.asked_by_name,
         asked_at = excluded.asked_at, approved_by = null, approved_by_name = null, approved_at = null`,
      [incidentId, Buffer.from(now, 'hex'), ctx.actor.id, ctx.actor.name, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'check_answer.ask-standing', `incident:${incidentId}`, { hash: now }, { incidentId })
  })
}

/** The second person. Errors: `standing_stale` (not asked for, or other words), `standing_same_person`. */
export async function approveStandingRelease(ctx: Context, incidentId: IncidentId, hash: string): Promise<void> {
  const now = await currentWords(ctx, incidentId, hash)
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ text_hash: Buffer; asked_by: string }>('select text_hash, asked_by from check_release where incident_id = $1 for update', [
      incidentId,
    ])
    if (row === undefined || row.text_hash.toString('hex') !== now) throw new AppError('standing_stale')
    if (row.asked_by === ctx.actor.id) throw new AppError('standing_same_person')
    await tx.query('update check_release set approved_by = $2, approved_by_name = $3, approved_at = $4 where incident_id = $1', [
      incidentId,
      ctx.actor.id,
      ctx.actor.name,
      ctx.clock.now(),
    ])
    await recordEvent(tx, ctx, 'check_answer.approve-standing', `incident:${incidentId}`, { hash: now }, { incidentId })
  })
}

/** Either of them, or anybody who may release, ends it at once. */
export async function endStandingRelease(ctx: Context, incidentId: IncidentId): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query('delete from check_release where incident_id = $1', [incidentId])
    await recordEvent(tx, ctx, 'check_answer.end-standing', `incident:${incidentId}`, {}, { incidentId })
  })
}

async function currentWords(ctx: Context, incidentId: IncidentId, hash: string): Promise<string> {
  const now = await answerWords(ctx, incidentId)
  if (now.hash !== hash) throw new AppError('standing_stale')
  return now.hash
}

/** Queues what lies ready in every incident where two people agreed to these words. Run again it finds nothing. */
export async function releaseStanding(ctx: Context): Promise<void> {
  const rows = await ctx.store.query<{ incident_id: IncidentId; text_hash: Buffer }>(
    `select incident_id, text_hash from check_release r where approved_at is not null
       and exists (select from check_answer a where a.incident_id = r.incident_id and a.state = 'ready' and a.way = 'email')`,
  )
  for (const { incident_id, text_hash } of rows)
    if (text_hash.toString('hex') === (await answerWords(ctx, incident_id)).hash) await queueReadyAnswers(ctx, incident_id, 'at_their_hour')
}
