/** Asks the supplier: the standard set, one question of our own, another time to answer, or no longer. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import { planReminders } from './raise-reminders.ts'
import { recordFact } from './record-fact.ts'
import { displayMoment } from './zone.ts'
import { STANDARD_QUESTIONS, type AnswerKind } from './questions.ts'

const HOUR_MS = 3_600_000

export type OwnQuestion = { asks: string; why?: string; topic?: string; answer?: AnswerKind; options?: readonly string[]; dueAt: Date }

/** [QST1] Asks what of the standard set was not asked yet, each with its time from now. Asking twice asks nothing twice. Gives how many were new. */
export async function askStandardQuestions(ctx: Context, incidentId: IncidentId, codes?: readonly string[]): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    await lockIncident(tx, incidentId)
    const known = new Set((await tx.query<{ code: string }>('select code from question where incident_id = $1', [incidentId])).map(({ code }) => code))
    const wanted = STANDARD_QUESTIONS.filter(({ code }) => !known.has(code) && (!codes || codes.includes(code)))
    const now = ctx.clock.now()
    for (const question of wanted) await insertQuestion(tx, ctx, incidentId, { ...question, dueAt: new Date(now.getTime() + question.hours * HOUR_MS) })
    if (wanted.length === 0) return 0
    await recordEvent(tx, ctx, 'question.ask', `incident:${incidentId}`, { codes: wanted.map(({ code }) => code) }, { incidentId })
    const dueAt = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
    const hours = wanted.map((question) => question.hours)
    await noteAsked(tx, ctx, incidentId, {
      source: `Our questions of ${now.toISOString()}`,
      says: (when) =>
        `The supplier was asked ${wanted.length} questions on ${when(now)}; answers are due between ${when(dueAt(Math.min(...hours)))} and ${when(dueAt(Math.max(...hours)))}.`,
    })
    return wanted.length
  })
}

/** [QST2] Gives the number of the question. @throws AppError question_invalid. */
export async function askQuestion(ctx: Context, incidentId: IncidentId, question: OwnQuestion): Promise<number> {
  const { asks, why = '', topic = 'supplier', answer = 'text', options = [], dueAt } = question
  if (asks.trim() === '') throw new AppError('question_invalid', { problem: 'a question needs words' })
  if (answer === 'choice' && options.length < 2) throw new AppError('question_invalid', { problem: 'a choice needs two answers or more' })
  return ctx.store.transaction(async (tx) => {
    await lockIncident(tx, incidentId)
    const [next] = await tx.query<{ no: number }>('select coalesce(max(question_no), 0) + 1 as no from question where incident_id = $1', [incidentId])
    const questionNo = await insertQuestion(tx, ctx, incidentId, { code: `own-${next!.no}`, asks: asks.trim(), why, topic, answer, options, dueAt })
    await recordEvent(tx, ctx, 'question.ask', `question:${questionNo}`, { dueAt: dueAt.toISOString() }, { incidentId })
    await noteAsked(tx, ctx, incidentId, {
      source: `Our question ${questionNo}`,
      says: (when) => `The supplier was asked question ${questionNo}; the answer is due ${when(dueAt)}.`,
    })
    return questionNo
  })
}

/** More time, or less, with the reason. */
export async function moveQuestion(ctx: Context, incidentId: IncidentId, questionNo: number, dueAt: Date, reason: string): Promise<void> {
  await changeQuestion(ctx, incidentId, questionNo, 'question.move', reason, async (tx) => {
    await tx.query('update question set due_at = $3 where incident_id = $1 and question_no = $2', [incidentId, questionNo, dueAt])
    await noteAsked(tx, ctx, incidentId, {
      source: `Our question ${questionNo}`,
      says: (when) => `The answer to question ${questionNo} is due ${when(dueAt)}: ${reason.trim()}`,
    })
  })
}

/** Asks no longer; the question and its answers stay. */
export async function withdrawQuestion(ctx: Context, incidentId: IncidentId, questionNo: number, reason: string): Promise<void> {
  await changeQuestion(ctx, incidentId, questionNo, 'question.withdraw', reason, async (tx) => {
    await tx.query('update question set withdrawn_at = $3 where incident_id = $1 and question_no = $2', [incidentId, questionNo, ctx.clock.now()])
  })
}

async function changeQuestion(
  ctx: Context,
  incidentId: IncidentId,
  questionNo: number,
  action: string,
  reason: string,
  change: (tx: Transaction) => Promise<void>,
): Promise<void> {
  if (reason.trim() === '') throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query('select 1 from question where incident_id = $1 and question_no = $2 for update', [incidentId, questionNo])
    if (!row) throw new AppError('question_unknown', { question: questionNo })
    await change(tx)
    await recordEvent(tx, ctx, action, `question:${questionNo}`, {}, { incidentId, reason })
  })
}

/** [QST6] That and by when the supplier was asked is a fact of ours; and the reminders are planned anew. */
async function noteAsked(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  asked: { source: string; says: (when: (at: Date) => string) => string },
): Promise<void> {
  const [{ zone } = { zone: 'UTC' }] = await tx.query<{ zone: string }>('select zone from incident where incident_id = $1', [incidentId])
  await recordFact(tx, ctx, incidentId, {
    topic: 'questions to the supplier',
    says: asked.says((at) => displayMoment(at, zone)),
    grade: 'seen',
    source: asked.source,
    internal: true,
  })
  await planReminders(tx, ctx, incidentId)
}

type Insert = { code: string; asks: string; why: string; topic: string; answer: AnswerKind; options: readonly string[]; dueAt: Date }

async function insertQuestion(tx: Transaction, ctx: Context, incidentId: IncidentId, question: Insert): Promise<number> {
  const [row] = await tx.query<{ question_no: number }>(
    `insert into question (incident_id, question_no, code, asks, why, topic, answer_kind, options, asked_at, due_at, asked_by)
     select $1::uuid, coalesce(max(question_no), 0) + 1, $2, $3, $4, $5, $6, $7::text[], $8::timestamptz, $9::timestamptz, $10
     from question where incident_id = $1::uuid returning question_no`,
    [
      incidentId,
      question.code,
      question.asks,
      question.why,
      question.topic,
      question.answer,
      [...question.options],
      ctx.clock.now(),
      question.dueAt,
      ctx.actor.id,
    ],
  )
  return row!.question_no
}

async function lockIncident(tx: Transaction, incidentId: IncidentId): Promise<void> {
  const [row] = await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
  if (!row) throw new AppError('incident_unknown', { incidentId })
}
