import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from './incident-file.ts'
import { openIncident } from './open-incident.ts'
import { recordFact } from './record-fact.ts'
import { errorOfStage, findStage, runStage, type StageWork } from './run-stage.ts'

let ctx: TestContext
let incidentId: IncidentId
before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-22T16:35:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 }, sourceKey: 'one' })
})
after(() => ctx.cleanUp())
const work = (changes: Partial<StageWork>): StageWork => ({
  stage: 'count',
  inputKey: 'a',
  next: null,
  run: async () => ({ result: { n: 1 }, outputKey: 'k' }),
  ...changes,
})
const jobs = async () => (await ctx.store.query<{ count: number }>(`select count(*) from graphile_worker._private_jobs`))[0]!.count
const entries = async () => (await ctx.store.query<{ count: number }>(`select count(*) from audit_entry where action = 'stage.count'`))[0]!.count

test('the same inputs open the same incident; facts are added once', async () => {
  const { file } = assumedIncident({ now: new Date('2026-10-22T16:35:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  const again = await openIncident(ctx, { file, inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 }, sourceKey: 'one' })
  assert.equal(again, incidentId)
  const [count] = await ctx.store.query<{ facts: number; said: number }>('select count(*) as facts, count(distinct says) as said from fact')
  assert.equal(count!.facts, count!.said)
  assert.ok(count!.facts >= file.assumptions.length)
})

test('[STG1] the end of a stage, its log entry and the next job commit together', async () => {
  assert.equal(await runStage(ctx, incidentId, work({ next: 'following' })), true)
  assert.deepEqual([(await findStage(ctx, incidentId, 'count'))?.state, await entries(), await jobs()], ['done', 1, 1])
})

test('[STG2] a stage whose inputs have not changed does not run again, and is followed all the same', async () => {
  await ctx.store.query('delete from graphile_worker._private_jobs')
  assert.equal(await runStage(ctx, incidentId, work({ next: 'following', run: () => assert.fail('ran') })), false)
  assert.deepEqual([await entries(), await jobs()], [1, 1])
})

test('[STG2] with other inputs it runs again', async () => {
  assert.equal(await runStage(ctx, incidentId, work({ inputKey: 'b' })), true)
})

test('[STG3] a stage that fails says so, logs no end, enqueues nothing, and keeps the error that a person can act on', async () => {
  const [before, jobsBefore] = [await entries(), await jobs()]
  await assert.rejects(
    runStage(ctx, incidentId, work({ inputKey: 'c', next: 'other', run: () => Promise.reject(new AppError('roster_empty', { path: 'r.csv' })) })),
  )
  const row = (await findStage(ctx, incidentId, 'count'))!
  assert.deepEqual([row.state, await entries(), await jobs()], ['failed', before, jobsBefore])
  const error = errorOfStage(row)
  assert.ok(error instanceof AppError && error.code === 'roster_empty' && error.message.includes('r.csv'))
})

test('[STG4] a stage cut off in the middle counts as not done', async () => {
  await ctx.store.query(`update stage_run set state = 'running' where stage = 'count'`)
  assert.equal(await runStage(ctx, incidentId, work({ inputKey: 'c' })), true)
})

test('[FCT1] a fact is corrected by a new one that names it; the same said again adds nothing', async () => {
  const say = (says: string) => ctx.store.transaction((tx) => recordFact(tx, ctx, incidentId, { topic: 'people', says, grade: 'seen', source: 'us' }))
  const first = await say('between 10 and 12 people')
  assert.equal(await say('between 10 and 12 people'), null)
  const second = await say('between 11 and 12 people')
  const [row] = await ctx.store.query<{ replaces_no: number; says: string }>('select replaces_no, says from fact where fact_no = $1', [second])
  assert.deepEqual(row, { replaces_no: first, says: 'between 11 and 12 people' })
  assert.equal((await ctx.store.query('select 1 from fact where fact_no = $1', [first])).length, 1)
})
