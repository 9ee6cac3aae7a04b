/** The public pages: as many processes as asked on one port, each with the pages' own database role, that may open the pages and the spool and nothing else. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { sep } from 'node:path'
import type { App } from '../app.ts'
import { siteFolderOf, spoolFolderOf } from '../enquiry/site-card.ts'
import { portalStoreUrl } from '../portal/store-url.ts'
import { programFolders, startDoorProcess, wallsFor, type DoorProcess } from './door-process.ts'

/** The role may hold twenty connections (migration 0010); two stay free for one that is being started again. */
const CONNECTIONS = 18
export const MOST_PORTALS = 16
const DEFAULT_PORTALS = 4

/** One a core up to four; one where the system cannot share a port among processes. */
export function portalsByDefault(): number {
  return process.platform === 'linux' ? Math.min(availableParallelism(), DEFAULT_PORTALS) : 1
}

/** `count`: 1 to 16. */
export function startPortals(app: App, count: number): { url: Promise<string | null>; pids(): (number | undefined)[]; stop(): Promise<void> } {
  const { host, port, dataFolder, portalDatabaseUrl } = app.config
  const settings = {
    host,
    port: port + 1,
    storeUrl: portalStoreUrl(app.context.store.url, portalDatabaseUrl),
    dataFolder,
    // Cookies and tickets of one are known by all.
    markKey: randomBytes(32).toString('base64'),
    isOneOfSeveral: count > 1,
    connections: Math.max(1, Math.min(4, Math.floor(CONNECTIONS / count))),
  }
  const walls = portalWalls(dataFolder)
  const start = (): DoorProcess =>
    startDoorProcess({ script: 'portal/main.ts', walls, variable: 'TOCSIN_PORTAL', settings, title: 'A process of the public pages' })
  // The others come when the first listens: a port that is taken is then said once.
  const first = start()
  const others: DoorProcess[] = []
  let isStopping = false
  const url = first.url.then(async (found) => {
    if (found !== null && !isStopping) for (let index = 1; index < count; index++) others.push(start())
    await Promise.all(others.map((other) => other.url))
    return found
  })
  return {
    url,
    pids: () => [first, ...others].map((one) => one.pid()),
    stop: async () => {
      isStopping = true
      await Promise.all([first, ...others].map((one) => one.stop()))
    },
  }
}

export function portalWalls(dataFolder: string): string[] {
  const [site, spool] = [siteFolderOf(dataFolder), spoolFolderOf(dataFolder)]
  for (const folder of [site, spool]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const reads = [...programFolders(['pg', '@fontsource-variable/source-sans-3/package.json']), `${site}${sep}`, `${spool}${sep}`]
  return wallsFor({ reads, writes: [`${spool}${sep}`] })
}
