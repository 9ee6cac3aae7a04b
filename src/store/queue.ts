/**
 * Jobs, enqueued in the caller's transaction: a job started after the commit would be lost by a crash in between; ours cannot be.
 * Graphile Worker underneath (decision 0006). It frees a dead worker's jobs after four hours; here they are freed at the next start.
 */
import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Queryable, Store } from './database.ts'

export type JobHandlers = Record<string, (payload: unknown) => Promise<void>>
export type Worker = { stop(): Promise<void> }

/** Any number, always the same: the first half of our advisory locks. */
const LOCK_CLASS = 726_275_002

/** Brings the queue's own tables forward. Which version of the library did so last stands in the database: it need not be loaded to find that nothing is to do. */
export async function migrateQueue(store: Store): Promise<void> {
  const mark = `brought forward by graphile-worker ${libraryVersion()}`
  const [found] = await store.query<{ mark: string | null }>("select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as mark")
  if (found?.mark === mark) return
  const pgPool = ownPool(store.url, 1)
  try {
    const { Logger, runMigrations } = await loadRunner()
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) })
  } finally {
    await pgPool.end()
  }
  // Only who owns the schema may say so of it; without the mark the next start looks again.
  await store.query(`comment on schema graphile_worker is '${mark}'`).catch(() => {})
}

function libraryVersion(): string {
  const entry = createRequire(import.meta.url).resolve('graphile-worker')
  return (JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string }).version
}

/** Ours, because a server that stops must not end our process: an unheard 'error' would, also on a connection that is just being closed. */
function ownPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Enqueues in the caller's transaction. A job with the same key that has not started is replaced, so enqueueing twice is once. */
export async function enqueue(tx: Queryable, task: string, payload: object, key: string): Promise<void> {
  await tx.query('select enqueue_job($1, $2::json, $3)', [task, JSON.stringify(payload), key])
}

/** The same, to be run at a time and not before. */
export async function enqueueAt(tx: Queryable, task: string, payload: object, key: string, at: Date): Promise<void> {
  await tx.query('select enqueue_job_at($1, $2::json, $3, $4)', [task, JSON.stringify(payload), key, at])
}

/** Takes a job back that has not started; one that runs, or was never there, is left. */
export async function dequeue(tx: Queryable, key: string): Promise<void> {
  await tx.query('select graphile_worker.remove_job($1)', [key])
}

/** Runs jobs until stopped. Jobs that a dead process held are freed first. */
export async function startWorker(store: Store, handlers: JobHandlers, concurrency = 1): Promise<Worker> {
  const alive = new pg.Client({ connectionString: store.url })
  alive.on('error', () => {})
  await alive.connect()
  const processLock = randomInt(1, 2 ** 31 - 1)
  await alive.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, processLock])
  await freeDeadWorkers(store)
  const taskList: TaskList = Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler(payload)]))
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => {
    store.query('insert into job_worker (worker_id, process_lock) values ($1, $2)', [worker.workerId, processLock]).catch(() => {})
  })
  const pgPool = ownPool(store.url, concurrency + 2)
  const { Logger, run } = await loadRunner()
  const logger = new Logger(() => () => {})
  const runner: Runner = await run({ pgPool, taskList, concurrency, pollInterval: 500, noHandleSignals: true, logger, events })
  return {
    stop: async () => {
      await runner.stop()
      await pgPool.end()
      await alive.end()
    },
  }
}

async function freeDeadWorkers(store: Store): Promise<void> {
  const locked = await store.query<{ worker_id: string; process_lock: number | null }>(
    `select distinct j.locked_by as worker_id, w.process_lock
     from graphile_worker._private_jobs j left join job_worker w on w.worker_id = j.locked_by where j.locked_by is not null`,
  )
  for (const { worker_id, process_lock } of locked) {
    const [dead] = await store.query<{ free: boolean }>(
      'select not exists (select 1 from pg_locks where locktype = $1 and classid = $2 and objid = $3) as free',
      ['advisory', LOCK_CLASS, process_lock ?? 0],
    )
    if (dead!.free) await store.query('select graphile_worker.force_unlock_workers($1::text[])', [[worker_id]])
  }
}

/** Only where jobs are run: loading it reads files all around, which a door that merely enqueues may not. */
const loadRunner = () => import('graphile-worker')
