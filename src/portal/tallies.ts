/**
 * Small counts that all processes of the public pages share: how often a code was tried, whether a ticket was used. One file a name, one byte a
 * count, appended: the system puts one after the other, whoever writes. The names are marked hashes; nothing typed lies here.
 */
import { closeSync, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type Tallies = {
  /** Counts one at that time, and gives how many there are in its five minutes and the five before. `name`: letters of base64url. */
  count(kind: 'ticket' | 'try', name: string, atMs: number): number
  /** Forgets what is older. */
  sweep(nowMs: number): Promise<void>
}

const WINDOW_MS = 300_000
/** A ticket lives ten minutes, and is counted at the time when it was made. */
const KEPT_WINDOWS = 3

/** Windows follow each other on the clock; the one before counts too, so that a limit cannot be met twice around its end. */
export function openTallies(spoolFolder: string): Tallies {
  const folder = join(spoolFolder, 'tallies')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = new Set<number>()
  const pathOf = (window: number, kind: string, name: string): string => join(folder, String(window), `${kind}-${name}`)
  return {
    count: (kind, name, atMs) => {
      const window = Math.floor(atMs / WINDOW_MS)
      if (!made.has(window)) {
        if (made.size > KEPT_WINDOWS) made.clear()
        mkdirSync(join(folder, String(window)), { recursive: true, mode: 0o700 })
        made.add(window)
      }
      return sizeOf(pathOf(window - 1, kind, name), null) + sizeOf(pathOf(window, kind, name), '.')
    },
    sweep: async (nowMs) => {
      for (const name of await readdir(folder))
        if (Number(name) < Math.floor(nowMs / WINDOW_MS) - KEPT_WINDOWS) await rm(join(folder, name), { recursive: true, force: true })
    },
  }
}

/** Of a file that is not there: 0. `added` is appended first. */
function sizeOf(path: string, added: string | null): number {
  let file: number
  try {
    file = openSync(path, added === null ? 'r' : 'a', 0o600)
  } catch (error) {
    if (added === null && (error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
  try {
    if (added !== null) writeSync(file, added)
    return fstatSync(file).size
  } finally {
    closeSync(file)
  }
}
