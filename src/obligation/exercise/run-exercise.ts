/** Runs of an exercise in the store: begun, moved on to the next event, answered. The clock is the server's. */
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newUuid } from '../../ids.ts'
import { recordEvent } from '../../audit/log.ts'
import type { Queryable } from '../../store/database.ts'
import type { ExerciseCase } from './exercise-case.ts'
import { exerciseOf, stateAt, type ExerciseAnswer } from './exercise.ts'

/** Hours of the case that pass in one minute of the exercise; 0: only when somebody moves it on. */
export const SPEEDS = [0, 1, 6, 24] as const

export type ExerciseRun = {
  runId: string
  exercise: ExerciseCase
  team: string
  startedAt: Date
  endedAt: Date | null
  hoursAMinute: number
  /** Hours skipped by moving on. */
  skippedHours: number
  answers: ExerciseAnswer[]
}
type Row = { run_id: string; case_id: string; team: string; started_at: Date; ended_at: Date | null; speed: number; minute: number }

/** Gives the run's identifier. @throws AppError exercise_unknown. */
export async function startExercise(ctx: Context, caseId: string, team: string, hoursAMinute: number): Promise<string> {
  if (!exerciseOf(caseId)) throw new AppError('exercise_unknown', { exercise: caseId })
  const runId = newUuid()
  await ctx.store.transaction(async (tx) => {
    await tx.query('insert into exercise_run (run_id, case_id, team, started_at, speed) values ($1, $2, $3, $4, $5)', [
      runId,
      caseId,
      team.trim() || 'Team',
      ctx.clock.now(),
      Math.min(48, Math.max(0, hoursAMinute)),
    ])
    await recordEvent(tx, ctx, 'exercise.start', `exercise:${runId}`, { case: caseId })
  })
  return runId
}

/** @throws AppError exercise_unknown. */
export async function getExerciseRun(db: Queryable, runId: string): Promise<ExerciseRun> {
  const [row] = await db.query<Row>('select * from exercise_run where run_id = $1', [runId])
  const exercise = row && exerciseOf(row.case_id)
  if (!row || !exercise) throw new AppError('exercise_unknown', { exercise: runId })
  const answers = await db.query<{ decision: string; choice: string; reason: string; minute: number }>(
    'select decision, choice, reason, minute from exercise_answer where run_id = $1 order by answer_no',
    [runId],
  )
  return {
    runId,
    exercise,
    team: row.team,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    hoursAMinute: row.speed,
    skippedHours: row.minute / 60,
    answers: answers.map(({ minute, ...answer }) => ({ ...answer, hour: minute / 60 })),
  }
}

export async function listExerciseRuns(db: Queryable): Promise<{ runId: string; caseId: string; team: string; startedAt: Date; endedAt: Date | null }[]> {
  return db.query(
    'select run_id as "runId", case_id as "caseId", team, started_at as "startedAt", ended_at as "endedAt" from exercise_run order by started_at desc limit 50',
  )
}

/** The hour on the clock of the case; it stands once the run has ended. */
export function hourOf(run: Pick<ExerciseRun, 'startedAt' | 'endedAt' | 'hoursAMinute' | 'skippedHours'>, now: Date): number {
  const minutes = Math.max(0, (run.endedAt ?? now).getTime() - run.startedAt.getTime()) / 60_000
  return run.skippedHours + minutes * run.hoursAMinute
}

/** Moves the clock to the next event; gives the hour. */
export async function moveOn(ctx: Context, runId: string): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    await tx.query('select 1 from exercise_run where run_id = $1 for update', [runId])
    const run = await getExerciseRun(tx, runId)
    const hour = hourOf(run, ctx.clock.now())
    const next = stateAt(run.exercise, hour, run.answers).nextHour
    if (next === null || run.endedAt) return hour
    await tx.query('update exercise_run set minute = minute + $2 where run_id = $1', [runId, Math.ceil((next - hour) * 60)])
    return next
  })
}

/** @throws AppError exercise_closed: the decision is not put yet, there is no such choice, or the run has ended. */
export async function answerExercise(ctx: Context, runId: string, answer: { decision: string; choice: string; reason: string }): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query('select 1 from exercise_run where run_id = $1 for update', [runId])
    const run = await getExerciseRun(tx, runId)
    const hour = hourOf(run, ctx.clock.now())
    const decision = run.exercise.decisions.find(({ id }) => id === answer.decision)
    if (run.endedAt || !decision || decision.hour > hour || !decision.choices.some(([id]) => id === answer.choice)) throw new AppError('exercise_closed')
    await tx.query(
      `insert into exercise_answer (run_id, answer_no, decision, choice, reason, minute, answered_by, answered_at)
       select $1::uuid, coalesce(max(answer_no), 0) + 1, $2, $3, $4, $5::integer, $6, $7::timestamptz from exercise_answer where run_id = $1::uuid`,
      [runId, answer.decision, answer.choice, answer.reason.trim(), Math.round(hour * 60), ctx.actor.id, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'exercise.answer', `exercise:${runId}`, { decision: answer.decision, choice: answer.choice })
  })
}

/** Ends the run; the debrief is shown from then on. */
export async function endExercise(ctx: Context, runId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query('update exercise_run set ended_at = $2 where run_id = $1 and ended_at is null returning 1', [runId, ctx.clock.now()])
    if (row) await recordEvent(tx, ctx, 'exercise.end', `exercise:${runId}`)
  })
}
