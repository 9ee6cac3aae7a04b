/** The vault in a folder of this machine: an object is a file, written beside its place and renamed into it when it is whole and on the disk. */
import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { AppError } from '../errors.ts'
import { isObjectName, type StoredObject, type VaultPlace } from './place.ts'
import { syncFile } from './sync-file.ts'

const READ_BYTES = 1 << 20

export function localPlace(folder: string): VaultPlace {
  const pathOf = (name: string) => join(folder, ...name.split('/'))
  const sizeOf = (name: string) => statSync(pathOf(name), { throwIfNoEntry: false })?.size ?? null
  const replace = async (name: string, part: string): Promise<void> => {
    await syncFile(part)
    mkdirSync(dirname(pathOf(name)), { recursive: true, mode: 0o700 })
    renameSync(part, pathOf(name))
  }
  return {
    name: folder,
    partFolder: folder,
    parallel: 4,
    keep: async (name, part) => {
      // One that is there but shorter was torn by a disk that lost what it had promised; the same content takes its place.
      if (sizeOf(name) === statSync(part).size) return rmSync(part, { force: true })
      await replace(name, part)
    },
    replace,
    sizeOf: async (name) => sizeOf(name),
    read: (name) => readFile(pathOf(name), name),
    list: (under) => listFiles(folder, under),
    remove: async (name) => rmSync(pathOf(name), { force: true }),
    tidy: async (before) => tidyParts(folder, before),
    tryOut: async () => tryFolder(folder),
  }
}

async function* readFile(path: string, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) yield chunk as Buffer
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('vault_object_missing', { object: name })
    throw error
  }
}

async function* listFiles(folder: string, under: string): AsyncGenerator<StoredObject> {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll(sep, '/')
    if (name.startsWith(under) && isObjectName(name)) yield { name, bytes: statSync(path).size }
  }
}

/** A part that nobody has written to since `before`. What grows (`.growing-…`) is somebody's upload and stays. Gives how many there were. */
export function tidyParts(folder: string, before: Date): number {
  if (!existsSync(folder)) return 0
  const left = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith('.part-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtime ?? before) < before)
  for (const path of left) rmSync(path, { force: true })
  return left.length
}

function tryFolder(folder: string): { isWriteOnce: boolean } {
  const path = join(folder, `.trial-${randomBytes(8).toString('hex')}`)
  const said = randomBytes(32)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(path, said, { flag: 'wx', mode: 0o600, flush: true })
    if (!readFileSync(path).equals(said)) throw new Error('it gave back something else')
    return { isWriteOnce: true }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new AppError('file_unreadable', { path: folder, reason: code ?? message })
  } finally {
    rmSync(path, { force: true })
  }
}
