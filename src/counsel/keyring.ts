/** The rooms that are unlocked in this process: per session and incident, in memory only, gone after a quarter of an hour without use. */
import type { KeyObject } from 'node:crypto'
import { IDLE_MS } from './room.ts'

/** `session` names the visit, not the person: another browser of the same person unlocks for itself. */
export type Keyring = {
  hold(session: string, incidentId: string, privateKey: KeyObject): void
  /** The key, for another quarter of an hour; null while locked. */
  use(session: string, incidentId: string): KeyObject | null
  drop(session: string, incidentId: string): void
  /** Every visit's key to this incident's room: when somebody is taken out of it, all unlock anew. */
  dropAll(incidentId: string): void
}

export function makeKeyring(idleMs = IDLE_MS): Keyring {
  const held = new Map<string, { privateKey: KeyObject; timer: NodeJS.Timeout }>()
  const nameOf = (session: string, incidentId: string) => `${incidentId} ${session}`
  const drop = (name: string) => {
    clearTimeout(held.get(name)?.timer)
    held.delete(name)
  }
  return {
    hold: (session, incidentId, privateKey) => {
      const name = nameOf(session, incidentId)
      drop(name)
      held.set(name, { privateKey, timer: setTimeout(() => held.delete(name), idleMs).unref() })
    },
    use: (session, incidentId) => {
      const found = held.get(nameOf(session, incidentId))
      found?.timer.refresh()
      return found?.privateKey ?? null
    },
    drop: (session, incidentId) => drop(nameOf(session, incidentId)),
    dropAll: (incidentId) => {
      for (const name of held.keys()) if (name.startsWith(`${incidentId} `)) drop(name)
    },
  }
}
