/** The worker of `serve` and of `worker` raises the reminders to a supplier, without anybody looking. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { askQuestion } from '../incident/ask-questions.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { REMIND_TASK } from '../incident/raise-reminders.ts'
import { startWorker } from '../store/queue.ts'
import { stageHandlers } from './stages.ts'

let ctx: TestContext
before(async () => {
  ctx = await testContext()
})
after(() => ctx.cleanUp())

test('[QST5] the worker that runs the stages raises a reminder that is due, and waits for the next', async () => {
  const { file } = assumedIncident({ now: new Date(), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  const incidentId = await openIncident(ctx, { file, inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 }, sourceKey: 'worker' })
  const real: TestContext = Object.assign(Object.create(ctx) as TestContext, { clock: { now: () => new Date() } })
  await askQuestion(real, incidentId, { asks: 'Who holds the logs?', dueAt: new Date(Date.now() - 3_600_000) })
  const done = Promise.withResolvers<void>()
  const handler = stageHandlers(real)[REMIND_TASK]!
  const worker = await startWorker(ctx.store, { [REMIND_TASK]: async (payload) => handler(payload).then(done.resolve, done.reject) })
  try {
    await done.promise
  } finally {
    await worker.stop()
  }
  const raised = await ctx.store.query<{ occasion: string; reminded_at: Date | null }>(
    'select occasion, reminded_at from question_reminder where incident_id = $1',
    [incidentId],
  )
  assert.deepEqual(raised, [{ occasion: 'due', reminded_at: null }])
  const [next] = await ctx.store.query<{ run_at: Date }>('select run_at from graphile_worker._private_jobs where key = $1', [`${incidentId}:${REMIND_TASK}`])
  assert.ok(next!.run_at > new Date(), 'the next day of being late')
})
