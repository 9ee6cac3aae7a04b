/** Opens store, engines and keys once, and hands every door the same context. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { SYSTEM, type Actor, type Context, type Progress } from './context.ts'
import { systemClock, type Clock } from './clock.ts'
import { openEngine, type Engine } from './engine/engine.ts'
import type { IncidentId } from './ids.ts'
import { refuseFork, takeCheckpoint } from './audit/checkpoint.ts'
import { openStore, type Store } from './store/database.ts'
import { startEmbedded, type EmbeddedPostgres } from './store/embedded.ts'
import { lockFolder, type FolderLock } from './store/lock.ts'
import { migrate } from './store/migrate.ts'
import { migrateQueue } from './store/queue.ts'

export type App = {
  context: Context
  config: Config
  /** The same context for somebody else: who is acting is part of it. */
  as(actor: Actor): Context
  close(): Promise<void>
}

export async function openApp(config: Config, options: { clock?: Clock; onProgress?: (progress: Progress) => void } = {}): Promise<App> {
  const lock = lockFolder(config.dataFolder)
  let postgres: EmbeddedPostgres | null = null
  let store: Store | null = null
  try {
    postgres =
      config.databaseUrl === null ? await startEmbedded(join(config.dataFolder, 'postgres'), join(config.dataFolder, 'keys', 'postgres.password')) : null
    store = await openStore(config.databaseUrl ?? postgres!.url)
    await migrate(store)
    await migrateQueue(store)
    const engines = new Map<string, Promise<Engine>>()
    const context: Context = {
      store,
      clock: options.clock ?? systemClock,
      actor: SYSTEM,
      dataFolder: config.dataFolder,
      masterKeyFile: config.masterKeyFile,
      workers: config.workers,
      report: options.onProgress ?? (() => {}),
      engineOf: (incidentId) => engineOnce(engines, config, incidentId),
    }
    await refuseFork(context)
    return { context, config, as: (actor) => ({ ...context, actor }), close: () => closeApp(context, engines, store!, postgres, lock) }
  } catch (error) {
    await store?.close().catch(() => {})
    await postgres?.stop()
    lock.release()
    throw error
  }
}

function engineOnce(engines: Map<string, Promise<Engine>>, config: Config, incidentId: IncidentId): Promise<Engine> {
  const folder = join(config.dataFolder, 'incidents', incidentId)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const known = engines.get(incidentId)
  if (known) return known
  const opened = openEngine(join(folder, 'analysis.duckdb'), { memoryLimit: `${config.engineMemoryMib}MiB`, tempFolder: join(folder, 'spill') })
  engines.set(incidentId, opened)
  return opened
}

async function closeApp(
  context: Context,
  engines: Map<string, Promise<Engine>>,
  store: Store,
  postgres: EmbeddedPostgres | null,
  lock: FolderLock,
): Promise<void> {
  await takeCheckpoint(context).catch(() => {})
  for (const engine of engines.values()) (await engine).close()
  await store.close()
  await postgres?.stop()
  lock.release()
}
