/** Opens the doors: the staff's console and API here, the public pages in a process of their own. Builds the console when its source is newer. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import type { App } from '../app.ts'
import { startApi } from '../api/server.ts'
import { offerFirstLink } from '../access/sign-in.ts'
import { siteFolderOf, spoolFolderOf } from '../enquiry/site-card.ts'
import { AppError } from '../errors.ts'
import { portalStoreUrl } from '../portal/store-url.ts'
import { startSupplierRoom, type SupplierRoom } from '../supplier-room/server.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PORTAL_START_MS = 10_000

/** `portalUrl` and `roomUrl` are null when the public pages or the supplier's room did not start; they said why. */
export type Doors = { consoleUrl: string; portalUrl: string | null; roomUrl: string | null; firstLinkUrl: string | null; close(): Promise<void> }

export async function openDoors(app: App): Promise<Doors> {
  const consoleFolder = await builtConsole()
  const api = await startApi(app.context, { port: app.config.port, host: app.config.host, consoleFolder, supplierRoomUrl: roomUrlOf(app) })
  const portal = startPortalProcess(app)
  const room = await supplierRoom(app)
  const link = await offerFirstLink(app.context)
  return {
    consoleUrl: api.url,
    portalUrl: await urlOf(portal),
    roomUrl: room && (app.config.supplierUrl ?? room.url),
    firstLinkUrl: link === null ? null : `${api.url}/link#${link}`,
    close: async () => {
      portal.kill('SIGTERM')
      await room?.close()
      await api.close()
    },
  }
}

/** Where suppliers come in, as they are told it. */
export function roomUrlOf({ config }: App): string {
  return config.supplierUrl ?? `http://${config.host}:${config.port + 2}`
}

/** Without its database role or port the room stays shut; the console does not. */
async function supplierRoom(app: App): Promise<SupplierRoom | null> {
  try {
    return await startSupplierRoom(app.context, { host: app.config.host, port: app.config.port + 2, publicUrl: app.config.supplierUrl })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}\n  ${error.hint}\n`)
    return null
  }
}

/** The folder with the console as the browser gets it. */
async function builtConsole(): Promise<string> {
  const folder = join(ROOT, 'console', 'dist')
  const index = join(folder, 'index.html')
  const sources = globSync(['console/**/*.{ts,tsx,css,html}', 'src/api/contract.ts', 'src/kinds.ts', 'package-lock.json'], {
    cwd: ROOT,
    exclude: ['console/dist/**'],
  })
  const newestMs = Math.max(...sources.map((path) => statSync(join(ROOT, path)).mtimeMs))
  if (existsSync(index) && statSync(index).mtimeMs >= newestMs) return folder
  const { build } = await import('vite')
  await build({ root: join(ROOT, 'console'), logLevel: 'error' })
  return folder
}

/** A process of its own, with its own database role, that may open the pages and the spool and nothing else: what it does not hold it cannot tell. */
function startPortalProcess(app: App): ChildProcess {
  const { host, port, dataFolder, portalDatabaseUrl } = app.config
  const settings = { host, port: port + 1, storeUrl: portalStoreUrl(app.context.store.url, portalDatabaseUrl), dataFolder }
  const child = spawn(
    process.execPath,
    [...portalWalls(dataFolder), '--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning', join(ROOT, 'src', 'portal', 'main.ts')],
    { env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORTAL: JSON.stringify(settings) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  child.on('error', () => {})
  return child
}

/** Node's permission model: reads the program, the pages and the spool, writes the spool; no other file, no process, no addon. */
export function portalWalls(dataFolder: string): string[] {
  const [site, spool] = [siteFolderOf(dataFolder), spoolFolderOf(dataFolder)]
  for (const folder of [site, spool]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const reads = [join(ROOT, 'src'), ...packageFolders(), site, spool]
  return ['--permission', ...reads.map((folder) => `--allow-fs-read=${folder}${sep}`), `--allow-fs-write=${spool}${sep}`]
}

/** Where the packages lie that the public pages use; further up when we are installed as a package ourselves. */
function packageFolders(): string[] {
  const entries = ['pg', '@fontsource-variable/source-sans-3/package.json'].map((name) => realpathSync(createRequire(import.meta.url).resolve(name)))
  const folderOf = (entry: string) => entry.slice(0, entry.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length)
  return [...new Set(entries.map(folderOf))]
}

function urlOf(portal: ChildProcess): Promise<string | null> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(null), PORTAL_START_MS)
    const settle = (url: string | null) => {
      clearTimeout(timer)
      done(url)
    }
    portal.once('message', (message) => settle((message as { url: string }).url))
    portal.once('exit', () => settle(null))
    portal.once('error', () => settle(null))
  })
}
