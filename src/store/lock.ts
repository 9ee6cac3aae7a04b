/** One Tocsin a data folder. A lock file with process id and start time: left behind by a kill, it is taken over. */
import { mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync, closeSync, accessSync, constants } from 'node:fs'
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
      writeSync(file, JSON.stringify(ourMark()))
      closeSync(file)
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if (isDiskFull(error)) throw new AppError('disk_full', { path: folder })
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(path)
      if (holder !== null) throw new AppError('data_folder_in_use', { pid: holder.pid, path: folder })
      rmSync(path, { force: true })
    }
  }
  throw new AppError('data_folder_in_use', { pid: 0, path: folder })
}

type Mark = { pid: number; startedAt: string | null; mayJoin?: boolean }
const ourMark = (): Mark => ({ pid: process.pid, startedAt: startOf(process.pid) })

/** For the holder of the folder: from now on commands may work on the same store beside us. Only for one that stays, or the store goes away under them. */
export function letOthersJoin(folder: string): void {
  const path = join(folder, 'lock')
  writeFileSync(`${path}.part`, JSON.stringify({ ...ourMark(), mayJoin: true }), { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

/** Process id of a living Tocsin that holds the folder and lets commands join it; null: none, or one that does not. */
export function findHost(folder: string): number | null {
  const holder = holderOf(join(folder, 'lock'))
  return holder?.mayJoin === true ? holder.pid : null
}

/** The living holder; null when it is dead (or its number went to another program). */
function holderOf(path: string): Mark | null {
  try {
    const mark = JSON.parse(readFileSync(path, 'utf8')) as Mark
    try {
      process.kill(mark.pid, 0)
    } catch (error) {
      // Another account's process lives all the same.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
    }
    return mark.startedAt === startOf(mark.pid) ? mark : null
  } catch {
    return null
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
