/**
 * One stage of an incident, so that it can be killed at any moment and run again with the same result: it is skipped when what it
 * reads has not changed, and its end, its log entry and the next job commit together.
 */
import { statfsSync } from 'node:fs'
import type { Context } from '../context.ts'
import { AppError, ERRORS, isDiskFull, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { dequeue, enqueue } from '../store/queue.ts'

/** What a stage leaves: counts for people, and a key that says what the next stage will read. */
export type StageOutcome = { result: object; outputKey: string }

export type StageWork = {
  stage: string
  /** Says what this run would read; the same key as last time means there is nothing to do. */
  inputKey: string
  run(report: (done: number, total: number, unit: string) => void): Promise<StageOutcome>
  /** The task to enqueue afterwards; null: this is the last. */
  next: string | null
}

export type StageRow = {
  stage: string
  state: 'running' | 'done' | 'failed'
  input_key: string
  output_key: string
  done: number
  total: number
  unit: string
  result: Record<string, unknown> | null
}

/** Runs the stage unless it is done already; true when it ran. Enqueues what follows either way. */
export async function runStage(ctx: Context, incidentId: IncidentId, work: StageWork): Promise<boolean> {
  const before = await findStage(ctx, incidentId, work.stage)
  if (before?.state === 'done' && before.input_key === work.inputKey) {
    if (work.next !== null) await ctx.store.transaction((tx) => enqueueStage(tx, incidentId, work.next!))
    return false
  }
  await ctx.store.query(
    `insert into stage_run (incident_id, stage, input_key, state, started_at) values ($1, $2, $3, 'running', $4)
     on conflict (incident_id, stage) do update set input_key = $3, state = 'running', done = 0, total = 0, started_at = $4, ended_at = null, result = null`,
    [incidentId, work.stage, work.inputKey, ctx.clock.now()],
  )
  const progress = progressWriter(ctx, incidentId, work.stage)
  ctx.report({ stage: work.stage, done: 0, total: 0, unit: '' })
  try {
    const { result, outputKey } = await work.run(progress.report)
    await progress.settle()
    await ctx.store.transaction(async (tx) => {
      await tx.query(
        `update stage_run set state = 'done', ended_at = $3, result = $4, output_key = $5, done = greatest(done, total) where incident_id = $1 and stage = $2`,
        [incidentId, work.stage, ctx.clock.now(), result, outputKey],
      )
      await recordEvent(tx, ctx, `stage.${work.stage}`, `incident:${incidentId}`, result, { incidentId })
      if (work.next !== null) await enqueueStage(tx, incidentId, work.next)
    })
    return true
  } catch (thrown) {
    await progress.settle()
    const error = diskFullOr(thrown, ctx.dataFolder)
    await markFailed(ctx, incidentId, work.stage, error)
    throw error
  }
}

/** Below this the databases begin to fail in ways that do not name the disk: a server that could not write its log just ends. */
const LEAST_FREE_BYTES = 4 << 20

/** A full disk as the error that a person can act on; anything else as it is. */
export function diskFullOr(error: unknown, folder: string): unknown {
  if (error instanceof AppError) return error
  if (isDiskFull(error)) return new AppError('disk_full', { path: folder })
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < LEAST_FREE_BYTES ? new AppError('disk_full', { path: folder }) : error
}

/** Takes back a stage that waits: whoever runs them all from the first would else meet a later one before its time. */
export async function dequeueStage(tx: Parameters<typeof enqueue>[0], incidentId: IncidentId, task: string): Promise<void> {
  await dequeue(tx, `${incidentId}:${task}`)
}

export async function enqueueStage(tx: Parameters<typeof enqueue>[0], incidentId: IncidentId, task: string): Promise<void> {
  await enqueue(tx, task, { incidentId }, `${incidentId}:${task}`)
}

export async function findStage(ctx: Context, incidentId: IncidentId, stage: string): Promise<StageRow | undefined> {
  return (await ctx.store.query<StageRow>('select * from stage_run where incident_id = $1 and stage = $2', [incidentId, stage]))[0]
}

async function markFailed(ctx: Context, incidentId: IncidentId, stage: string, error: unknown): Promise<void> {
  const told = error instanceof AppError ? { code: error.code, details: error.details } : { code: null, problem: (error as Error).message }
  await ctx.store
    .query(`update stage_run set state = 'failed', ended_at = $3, result = $4 where incident_id = $1 and stage = $2`, [
      incidentId,
      stage,
      ctx.clock.now(),
      told,
    ])
    .catch(() => {})
}

/** The error a failed stage left, for a door to tell. */
export function errorOfStage(row: Pick<StageRow, 'stage' | 'result'>): Error {
  const code = row.result?.['code']
  if (typeof code === 'string' && Object.hasOwn(ERRORS, code)) return new AppError(code as ErrorCode, row.result?.['details'] as Record<string, string>)
  return new Error(String(row.result?.['problem'] ?? `the stage ${row.stage} failed`))
}

/** Tells the caller at once and the store once a second: a console in another process reads it there. */
function progressWriter(
  ctx: Context,
  incidentId: IncidentId,
  stage: string,
): { report(done: number, total: number, unit: string): void; settle(): Promise<void> } {
  let writtenAtMs = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    report: (done, total, unit) => {
      ctx.report({ stage, done, total, unit })
      const nowMs = Date.now()
      if (nowMs - writtenAtMs < 1_000) return
      writtenAtMs = nowMs
      writing = ctx.store
        .query('update stage_run set done = $3, total = $4, unit = $5 where incident_id = $1 and stage = $2', [
          incidentId,
          stage,
          Math.round(done),
          Math.round(total),
          unit,
        ])
        .catch(() => {})
    },
    settle: async () => {
      await writing
    },
  }
}
