/** One Tocsin a data folder. A lock file with process id and start time: left behind by a kill, it is taken over. */
import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync, accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { AppError, isDiskFull } from '../errors.ts'

export type FolderLock = { release(): void }

export function lockFolder(folder: string): FolderLock {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    if (isDiskFull(error)) throw new AppError('disk_full', { path: folder })
    throw new AppError('file_unreadable', { path: folder, reason: (error as NodeJS.ErrnoException).code ?? 'no access' })
  }
  const path = join(folder, 'lock')
  for (let tries = 0; tries < 3; tries++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }))
      closeSync(file)
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if (isDiskFull(error)) throw new AppError('disk_full', { path: folder })
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(path)
      if (holder !== null) throw new AppError('data_folder_in_use', { pid: holder, path: folder })
      rmSync(path, { force: true })
    }
  }
  throw new AppError('data_folder_in_use', { pid: 0, path: folder })
}

/** The living holder's process id; null when it is dead (or its number went to another program). */
function holderOf(path: string): number | null {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; startedAt: string | null }
    process.kill(pid, 0)
    return startedAt === startOf(pid) ? pid : null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? -1 : null
  }
}

/** Start time of a process in clock ticks since boot (proc(5), field 22); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
