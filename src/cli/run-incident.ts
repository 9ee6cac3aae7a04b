/** Runs an incident's stages to the end in this process: enqueues the first, works the queue, waits, and tells the first failure. */
import type { App } from '../app.ts'
import type { IncidentId } from '../ids.ts'
import { dequeueStage, diskFullOr, enqueueStage, errorOfStage, type StageRow } from '../incident/run-stage.ts'
import { STAGES, stageHandlers } from '../jobs/stages.ts'
import { startWorker } from '../store/queue.ts'

const LOOK_EVERY_MS = 100

export async function runIncident(app: App, incidentId: IncidentId): Promise<void> {
  const { store } = app.context
  await store.transaction(async (tx) => {
    // What an earlier, killed run left half done is looked at again by its stage; only the marks go.
    await tx.query(`delete from stage_run where incident_id = $1 and state <> 'done'`, [incidentId])
    // A fact that was told since has asked for its own assessment; it comes in its turn, after the register.
    for (const { name } of STAGES) await dequeueStage(tx, incidentId, name)
    await enqueueStage(tx, incidentId, STAGES[0]!.name)
  })
  const startedAt = new Date()
  const settled = Object.fromEntries(STAGES.map(({ name }) => [name, false]))
  const handlers = Object.fromEntries(
    Object.entries(stageHandlers(app.context)).map(([name, handler]) => [
      name,
      async (payload: unknown) => {
        await handler(payload)
        if ((payload as { incidentId: string }).incidentId === incidentId) settled[name] = true
      },
    ]),
  )
  const worker = await startWorker(store, handlers)
  try {
    for (;;) {
      const rows = await store.query<StageRow & { started_at: Date }>('select * from stage_run where incident_id = $1', [incidentId])
      const failed = rows.find((row) => row.state === 'failed' && row.started_at >= startedAt)
      if (failed) throw errorOfStage(failed)
      if (settled[STAGES.at(-1)!.name] && rows.every((row) => row.state === 'done')) return
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
    }
  } catch (error) {
    throw diskFullOr(error, app.config.dataFolder)
  } finally {
    // A store that ended takes the worker's connections with it; the first error is the one to tell.
    await worker.stop().catch(() => {})
  }
}
