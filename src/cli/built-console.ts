/** The console as the browser gets it: built once, and again when its source is newer than what was built. */
import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './door-process.ts'

const SOURCES = ['console/**/*.{ts,tsx,css,html}', 'src/api/contract.ts', 'src/api/contract/*.ts', 'src/kinds.ts', 'package-lock.json']

let building: Promise<string> | null = null

/** The folder with its files. Asked again while it is built, it is built once; two processes that build at once do not meet: each builds aside, and a whole console takes the place of the other. */
export function builtConsole(): Promise<string> {
  building ??= buildIfOld().finally(() => (building = null))
  return building
}

async function buildIfOld(): Promise<string> {
  const folder = join(ROOT, 'console', 'dist')
  const newestMs = Math.max(...globSync(SOURCES, { cwd: ROOT, exclude: ['console/dist*/**'] }).map((path) => statSync(join(ROOT, path)).mtimeMs))
  const isFresh = () => existsSync(join(folder, 'index.html')) && statSync(join(folder, 'index.html')).mtimeMs >= newestMs
  if (isFresh()) return folder
  const aside = `${folder}-${process.pid}`
  try {
    const { build } = await import('vite')
    await build({ root: join(ROOT, 'console'), logLevel: 'error', build: { outDir: aside } })
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
  } catch (error) {
    // Somebody else put theirs in place between the two steps.
    if (!isFresh()) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return folder
}
