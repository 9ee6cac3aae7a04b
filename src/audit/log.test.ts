import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { AppError } from '../errors.ts'
import { logKey, openCheckpoint, refuseFork, takeCheckpoint } from './checkpoint.ts'
import { recordEvent } from './log.ts'
import { verifyOwnLog } from './verify.ts'

let ctx: TestContext
before(async () => {
  ctx = await testContext()
  for (let index = 0; index < 12; index++)
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'person.read', `person:P-${index}`, { z: 1, a: [index], what: 'ü' }, { reason: 'a test' }))
  await takeCheckpoint(ctx)
})
after(() => ctx.cleanUp())

/** Changes the log as somebody with every right on the database could, looks at it, and puts it back. */
async function withTamper(sql: string[], look: () => Promise<void>): Promise<void> {
  await ctx.store.query('alter table audit_entry disable trigger all')
  await ctx.store.query(
    'create table kept_entry as table audit_entry; create table kept_detail as table audit_detail; create table kept_head as table audit_head',
  )
  try {
    for (const statement of sql) await ctx.store.query(statement)
    await look()
  } finally {
    await ctx.store.query('delete from audit_detail; delete from audit_entry; delete from audit_head')
    await ctx.store.query('insert into audit_entry table kept_entry; insert into audit_detail table kept_detail; insert into audit_head table kept_head')
    await ctx.store.query('drop table kept_entry, kept_detail, kept_head')
    await ctx.store.query('alter table audit_entry enable trigger all')
  }
}

test('[LOG3] a whole log verifies, with its checkpoint', async () => {
  const verdict = await verifyOwnLog(ctx)
  assert.deepEqual(verdict.problems, [])
  assert.equal(verdict.entries, 12)
  assert.equal(verdict.checkpoints, 1)
})

test('[LOG4] the store refuses to change or delete an entry', async () => {
  await assert.rejects(ctx.store.query("update audit_entry set action = 'x' where seq = 3"), /append-only/)
  await assert.rejects(ctx.store.query('delete from audit_entry where seq = 3'), /append-only/)
})

for (const [what, sql] of [
  ['an edited entry', ["update audit_entry set object = 'person:P-99' where seq = 3"]],
  ['an edited entry with its leaf recomputed nowhere else', ["update audit_entry set actor_id = 'somebody' where seq = 0"]],
  ['a deleted entry', ['delete from audit_detail where seq = 5', 'delete from audit_entry where seq = 5']],
  ['a cut-off end', ['delete from audit_detail where seq > 8', 'delete from audit_entry where seq > 8', 'update audit_head set size = 9']],
  ['an edited detail', [`update audit_detail set detail = '{"a":[9]}' where seq = 4`]],
  [
    'two entries that changed places',
    [
      'update audit_entry set object = o.object, commitment = o.commitment from (select * from audit_entry) o where audit_entry.seq in (2, 3) and o.seq = 5 - audit_entry.seq',
    ],
  ],
] as const) {
  test(`[LOG5] ${what} is found`, () => withTamper([...sql], async () => assert.notEqual((await verifyOwnLog(ctx)).problems.length, 0)))
}

test('[LOG6] an erased detail leaves the proof whole and is counted', async () => {
  await ctx.store.query('create table kept as select * from audit_detail where seq = 7')
  await ctx.store.query('delete from audit_detail where seq = 7')
  const verdict = await verifyOwnLog(ctx)
  assert.deepEqual([verdict.problems, verdict.erasedDetails], [[], 1])
  await ctx.store.query('insert into audit_detail table kept; drop table kept')
})

test('[LOG7] a store that is shorter than its checkpoint outside is refused', async () => {
  await refuseFork(ctx)
  await withTamper(['delete from audit_detail where seq > 8', 'delete from audit_entry where seq > 8', `update audit_head set size = 9`], async () => {
    await assert.rejects(refuseFork(ctx), (error: unknown) => error instanceof AppError && error.code === 'log_fork')
  })
})

test('[LOG8] a checkpoint whose text or signature was changed is not believed', async () => {
  const [row] = await ctx.store.query<{ note: string }>('select note from audit_checkpoint')
  const key = createPublicKey(logKey(ctx.dataFolder))
  assert.equal(openCheckpoint(row!.note, key)?.size, 12)
  assert.equal(openCheckpoint(row!.note.replace('\n12\n', '\n13\n'), key), null)
})

test('[LOG9] entries written at the same moment take turns: no number is used twice', async () => {
  const numbers = await Promise.all(Array.from({ length: 20 }, () => ctx.store.transaction((tx) => recordEvent(tx, ctx, 'test.race', 'x'))))
  assert.equal(new Set(numbers).size, 20)
  assert.deepEqual((await verifyOwnLog(ctx)).problems, [])
})
