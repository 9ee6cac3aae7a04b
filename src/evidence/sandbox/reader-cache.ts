/**
 * Compiled code for readers. Compiling our own source takes a reader half a second of processor time, more than most files do. Node can load compiled code, but
 * only from a folder that the process may write to, and what a reader of foreign bytes could write no other may load: so a process that reads nothing foreign
 * compiles it once, beside our own compiled code, and each reader is given a copy in its scratch folder, which goes when the reader goes.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import { readerEnvironment } from './isolation.ts'

const PREFIX = 'readers-'
/** In a reader's scratch folder. */
const COPY = 'compiled'

/** Where compiled code for readers of this very source lies, or would lie; null when this process itself does not keep compiled code (see ./tocsin). */
function cacheFolder(): string | null {
  const own = getCompileCacheDir()
  return own === undefined ? null : join(dirname(own), PREFIX + sourceMark())
}

/** Changes with every change of what readers are made of. */
function sourceMark(): string {
  const source = join(import.meta.dirname, '..')
  const hash = createHash('sha256').update(process.version)
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(source, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

export type ReaderCache = {
  /** Puts a copy into a reader's scratch folder; gives what its environment says of it. Nothing when there is none yet. */
  giveTo(scratchFolder: string): Record<string, string>
}

/** Where this process has begun to compile: not twice into one folder. */
const begun = new Set<string>()

/** Begins to compile in the background where it was not done: the next readers profit. Never throws: without it all goes on, more slowly. `given`: another folder. */
export function openReaderCache(given?: string): ReaderCache {
  let folder: string | null = null
  try {
    folder = given ?? cacheFolder()
    if (folder !== null && !begun.has(folder) && !existsSync(folder)) {
      begun.add(folder)
      compile(folder)
    }
  } catch {
    folder = null
  }
  return {
    giveTo(scratchFolder): Record<string, string> {
      if (folder === null || !existsSync(folder)) return {}
      try {
        cpSync(folder, join(scratchFolder, COPY), { recursive: true })
        return { NODE_COMPILE_CACHE: join(scratchFolder, COPY) }
      } catch {
        return {}
      }
    },
  }
}

/** The folder appears whole or not at all, also when we are gone by then. */
function compile(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  const making = `${folder}.${process.pid}`
  const env = { ...readerEnvironment(), NODE_COMPILE_CACHE: making }
  const entry = join(import.meta.dirname, 'compile-readers.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, making, folder], { env, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}
