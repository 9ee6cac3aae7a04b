/** Opens the doors: the staff's console and API here, the public pages in a process of their own. Builds the console when its source is newer. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app.ts'
import { startApi } from '../api/server.ts'
import { offerFirstLink } from '../access/sign-in.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export type Doors = { consoleUrl: string; portalUrl: string; firstLinkUrl: string | null; close(): Promise<void> }

export async function openDoors(app: App): Promise<Doors> {
  const consoleFolder = await builtConsole()
  const api = await startApi(app.context, { port: app.config.port, host: app.config.host, consoleFolder })
  const portal = startPortalProcess(app)
  const link = await offerFirstLink(app.context)
  return {
    consoleUrl: api.url,
    portalUrl: `http://${app.config.host}:${app.config.port + 1}`,
    firstLinkUrl: link === null ? null : `${api.url}/link#${link}`,
    close: async () => {
      portal.kill('SIGTERM')
      await api.close()
    },
  }
}

/** The folder with the console as the browser gets it. */
async function builtConsole(): Promise<string> {
  const folder = join(ROOT, 'console', 'dist')
  const index = join(folder, 'index.html')
  const sources = globSync(['console/**/*.{ts,tsx,css,html}', 'src/api/contract.ts', 'src/kinds.ts', 'package-lock.json'], { cwd: ROOT, exclude: ['console/dist/**'] })
  const newestMs = Math.max(...sources.map((path) => statSync(join(ROOT, path)).mtimeMs))
  if (existsSync(index) && statSync(index).mtimeMs >= newestMs) return folder
  const { build } = await import('vite')
  await build({ root: join(ROOT, 'console'), logLevel: 'error' })
  return folder
}

/** A process of its own, with its own database role: what it does not hold it cannot tell. */
function startPortalProcess(app: App): ChildProcess {
  const settings = { host: app.config.host, port: app.config.port + 1, storeUrl: app.context.store.url, dataFolder: app.config.dataFolder }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'src', 'portal', 'main.ts')], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORTAL: JSON.stringify(settings) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('error', () => {})
  return child
}
