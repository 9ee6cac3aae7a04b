/** Opens store, engines and keys once, and hands every door the same context. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { SYSTEM, type Actor, type Context, type Progress } from './context.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Engine } from './engine/engine.ts'
import type { IncidentId } from './ids.ts'
import { refuseFork, takeCheckpoint } from './audit/checkpoint.ts'
import { openStore, type Store } from './store/database.ts'
import { AppError } from './errors.ts'
import { embeddedUrl, startEmbedded, type EmbeddedPostgres } from './store/embedded.ts'
import { findHost, lockFolder, type FolderLock } from './store/lock.ts'
import { migrate, requireSameVersion } from './store/migrate.ts'
import { migrateQueue } from './store/queue.ts'
import type { VaultPlace } from './vault/place.ts'
import { findWhereabouts, noPlace, noteWhereabouts, placeOf, type Whereabouts } from './vault/which-place.ts'

export type App = {
  context: Context
  config: Config
  /** The same context for somebody else: who is acting is part of it. */
  as(actor: Actor): Context
  close(): Promise<void>
}

type AppOptions = {
  clock?: Clock
  onProgress?: (progress: Progress) => void
  /** For commands that set right where the vault is: settings that name another place are no reason not to start. */
  isVaultUnsettled?: boolean
}

/**
 * Beside a `serve` that runs: the same store, without engines, migrations and workers, which are its own. Null: nobody there lets us join.
 * Fails with `store_older` or `store_newer` when it is of another version.
 */
export async function joinApp(config: Config, options: AppOptions = {}): Promise<App | null> {
  const pid = findHost(config.dataFolder)
  if (pid === null) return null
  const store = await openStore(config.databaseUrl ?? embeddedUrl(join(config.dataFolder, 'postgres'), passwordFileOf(config)))
  try {
    await requireSameVersion(store)
    const vault = vaultOf(config, options, await findWhereabouts(store))
    const context = contextOf(config, store, vault, options, () => Promise.reject(new AppError('data_folder_served', { pid, path: config.dataFolder })))
    const close = async () => {
      await takeCheckpoint(context).catch(() => {})
      await store.close()
    }
    return { context, config, as: (actor) => ({ ...context, actor }), close }
  } catch (error) {
    await store.close()
    throw error
  }
}

const passwordFileOf = ({ dataFolder }: Config) => join(dataFolder, 'keys', 'postgres.password')

function vaultOf(config: Config, options: AppOptions, whereabouts: Whereabouts | null): VaultPlace {
  try {
    return placeOf(config.vault, config.dataFolder, whereabouts)
  } catch (error) {
    if (!(error instanceof AppError) || !options.isVaultUnsettled) throw error
    return noPlace(config.dataFolder, error)
  }
}

function contextOf(config: Config, store: Store, vault: VaultPlace, options: AppOptions, engineOf: Context['engineOf']): Context {
  return {
    store,
    clock: options.clock ?? systemClock,
    actor: SYSTEM,
    dataFolder: config.dataFolder,
    masterKeyFile: config.masterKeyFile,
    vault,
    workers: config.workers,
    report: options.onProgress ?? (() => {}),
    engineOf,
  }
}

export async function openApp(config: Config, options: AppOptions = {}): Promise<App> {
  const lock = lockFolder(config.dataFolder)
  let postgres: EmbeddedPostgres | null = null
  let store: Store | null = null
  try {
    postgres = config.databaseUrl === null ? await startEmbedded(join(config.dataFolder, 'postgres'), passwordFileOf(config)) : null
    store = await openStore(config.databaseUrl ?? postgres!.url)
    await migrate(store)
    await migrateQueue(store)
    const vault = vaultOf(config, options, await noteWhereabouts(store, config.vault, (options.clock ?? systemClock).now()))
    const engines = new Map<string, Promise<Engine>>()
    const context = contextOf(config, store, vault, options, (incidentId) => engineOnce(engines, config, incidentId))
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
  const options = { memoryLimit: `${config.engineMemoryMib}MiB`, tempFolder: join(folder, 'spill') }
  // Loaded when something is analysed: it is a third of what a command that only asks the store would load.
  const opened = import('./engine/engine.ts').then(({ openEngine }) => openEngine(join(folder, 'analysis.duckdb'), options))
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
