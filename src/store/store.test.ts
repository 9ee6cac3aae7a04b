import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { AppError } from '../errors.ts'
import { copyLine, openStore } from './database.ts'
import { findHost, letOthersJoin, lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { enqueue, migrateQueue, startWorker } from './queue.ts'

let ctx: TestContext
const folder = mkdtempSync(join(tmpdir(), 'tocsin-store-'))
before(async () => void (ctx = await testContext()))
after(async () => {
  await ctx.cleanUp()
  rmSync(folder, { recursive: true, force: true })
})
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 600 && !(await holds()); tries++) await new Promise((done) => setTimeout(done, 50))
}

test('COPY brings text back as it was: tabs, line ends, backslashes, quotes, nulls, lists', async () => {
  await ctx.store.query('create table note (says text, tags text[], count bigint)')
  const rows = [
    ['a\tb\nc\\d\r', ['x"y', 'z\\', 'p,q', ''], 9_007_199_254_740_991],
    [null, [], 0],
  ] as const
  await ctx.store.transaction((tx) =>
    tx.copyIn(
      'note',
      ['says', 'tags', 'count'],
      rows.map((row) => copyLine(row)),
    ),
  )
  assert.deepEqual(
    (await ctx.store.query('select * from note order by count desc')).map(Object.values),
    rows.map((row) => [...row]),
  )
})

test('a transaction that fails leaves nothing', async () => {
  await ctx.store.query('create table ledger (amount integer)')
  await assert.rejects(
    ctx.store.transaction(async (tx) => {
      await tx.query('insert into ledger values (1)')
      throw new Error('no')
    }),
  )
  assert.deepEqual(await ctx.store.query('select * from ledger'), [])
})

test('the queue is brought forward where it is not there or another version made it, and else left alone', async () => {
  const mark = async () =>
    (await ctx.store.query<{ mark: string | null }>("select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as mark"))[0]!.mark
  const own = await mark()
  assert.match(own ?? '', /graphile-worker \d+\.\d+/)
  await ctx.store.query("comment on schema graphile_worker is 'brought forward by graphile-worker 0.0.1'")
  await migrateQueue(ctx.store)
  assert.equal(await mark(), own)
  await ctx.store.query('drop schema graphile_worker cascade')
  await migrateQueue(ctx.store)
  assert.equal(await mark(), own)
  const job = randomUUID()
  await ctx.store.transaction((tx) => enqueue(tx, 'look', {}, job))
  await ctx.store.query('select graphile_worker.remove_job($1)', [job])
})

test('migrating again changes nothing; a migration that was edited is refused', async () => {
  await migrate(ctx.store)
  await ctx.store.query(`update migration set checksum = 'other' where name = '0001-audit.sql'`)
  await assert.rejects(migrate(ctx.store), (error: unknown) => error instanceof AppError && error.code === 'migration_changed')
  await ctx.store.query(`delete from migration where name = '0001-audit.sql'`)
})

test('a database that does not answer is told in a sentence', async () => {
  await assert.rejects(openStore('postgresql://127.0.0.1:1/none'), (error: unknown) => error instanceof AppError && error.code === 'store_unreachable')
})

test('a database that goes away in the middle is told as such, inside a transaction and out of it; what went wrong elsewhere keeps its own words', async () => {
  const away = (error: unknown) => error instanceof AppError && error.code === 'store_away'
  const end = 'select pg_terminate_backend(pg_backend_pid())'
  await assert.rejects(ctx.store.query(end), away)
  await assert.rejects(
    ctx.store.transaction((tx) => tx.query(end)),
    away,
  )
  await assert.rejects(
    ctx.store.transaction(() => Promise.reject(Object.assign(new Error('bucket'), { code: 'ECONNREFUSED' }))),
    /bucket/,
  )
  await assert.rejects(ctx.store.query('select 1 from no_such_table'), { code: '42P01' })
  assert.deepEqual(await ctx.store.query('select 1 as one'), [{ one: 1 }])
})

test('a job is there when its transaction committed, and not when it did not; twice enqueued is once', async () => {
  const done: unknown[] = []
  await ctx.store.transaction((tx) => enqueue(tx, 'count', { n: 1 }, 'one'))
  await ctx.store.transaction((tx) => enqueue(tx, 'count', { n: 2 }, 'one'))
  await assert.rejects(
    ctx.store.transaction(async (tx) => {
      await enqueue(tx, 'count', { n: 3 }, 'two')
      throw new Error('no')
    }),
  )
  const worker = await startWorker(ctx.store, { count: async (payload) => void done.push(payload) })
  await until(() => done.length > 0)
  await worker.stop()
  assert.deepEqual(done, [{ n: 2 }])
})

test('a job that a dead worker held is done by the next one at its start', async () => {
  await ctx.store.transaction((tx) => enqueue(tx, 'held', {}, 'held'))
  await ctx.store.query(`update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now() where key = 'held'`)
  await ctx.store.query(`insert into job_worker values ('worker-dead', 123456)`)
  let ran = 0
  const worker = await startWorker(ctx.store, { held: async () => void ran++ })
  await until(() => ran > 0)
  await worker.stop()
  assert.equal(ran, 1)
})

test('one Tocsin a data folder: the second is told who holds it; a lock left by a kill is taken over', () => {
  const lock = lockFolder(folder)
  assert.throws(
    () => lockFolder(folder),
    (error: unknown) => error instanceof AppError && error.code === 'data_folder_in_use' && error.details['pid'] === process.pid,
  )
  lock.release()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' }))
  lockFolder(folder).release()
  // The number of a dead process that another program has now.
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }))
  lockFolder(folder).release()
})

test('commands may join a Tocsin that says so, and no other: not one that only runs a command, nor one that is dead', () => {
  const lock = lockFolder(folder)
  assert.equal(findHost(folder), null)
  letOthersJoin(folder)
  assert.equal(findHost(folder), process.pid)
  assert.throws(() => lockFolder(folder), { code: 'data_folder_in_use' })
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, startedAt: '1', mayJoin: true }))
  assert.equal(findHost(folder), null)
  lock.release()
  assert.equal(findHost(folder), null)
})
