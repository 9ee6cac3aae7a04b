/** What an action is given: the store, the engines, the vault, the clock, and who is acting. Made in app.ts only. */
import type { Clock } from './clock.ts'
import type { Engine } from './engine/engine.ts'
import type { IncidentId } from './ids.ts'
import type { Store, Transaction } from './store/database.ts'
import type { VaultPlace } from './vault/place.ts'

/** Who acts. `system` is the program itself (a job, the first start); it may only do what a role started. */
export type Actor = { id: string; name: string; role: string }
export const SYSTEM: Actor = { id: 'system', name: 'Tocsin', role: 'system' }

/** How far a stage is. `done` and `total` are in `unit`; total 0 means not known yet. */
export type Progress = { stage: string; done: number; total: number; unit: string }

export type Context = {
  store: Store
  clock: Clock
  actor: Actor
  /** The folder that holds everything Tocsin keeps. */
  dataFolder: string
  masterKeyFile: string
  /** Where sealed objects lie: a folder or a bucket. */
  vault: VaultPlace
  /** Parser processes at once. */
  workers: number
  /** Opens the incident's own analytical database (one DuckDB file), once a process. */
  engineOf(incidentId: IncidentId): Promise<Engine>
  /** Called often; cheap. Doors decide what to show. */
  report(progress: Progress): void
}

/** The same context, with everything an action does in the caller's transaction. */
export function within(tx: Transaction, ctx: Context): Context {
  return { ...ctx, store: { ...ctx.store, query: (text, values) => tx.query(text, values), transaction: (work) => work(tx) } }
}
