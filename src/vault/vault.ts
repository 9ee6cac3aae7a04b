/** Evidence as it was received: content-addressed, encrypted before it leaves the process, never changed. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { openFrames, sealIntoFile } from './frames.ts'
import { growingObject, type GrowingObject } from './growing.ts'
import { derivedKey } from './keys.ts'
import type { VaultPlace } from './place.ts'

export type Vault = {
  /** Takes bytes in; gives their SHA-256 (hex) when they are where the vault is. The same content twice is kept once. */
  put(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }>
  /** The bytes as they were taken in, checked frame by frame and as a whole. Errors: `vault_object_missing`, `vault_object_damaged`. */
  get(sha256: string): AsyncGenerator<Buffer>
  has(sha256: string): Promise<boolean>
  /** An object that comes in pieces, over days if need be. `name` finds it again after a restart; `bytes` is its whole size. */
  grow(name: string, bytes: number): GrowingObject
}

/** The vault of one incident, under its key. */
export function openVault(place: VaultPlace, incidentId: IncidentId, key: Buffer): Vault {
  const nameOf = objectNames(incidentId, key)
  const partFolder = () => {
    const folder = join(place.partFolder, incidentId)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  return {
    put: async (chunks) => {
      const part = join(partFolder(), `.part-${randomBytes(8).toString('hex')}`)
      try {
        const taken = await sealIntoFile(part, key, chunks)
        await place.keep(nameOf(taken.sha256), part)
        return taken
      } catch (error) {
        rmSync(part, { force: true })
        throw error
      }
    },
    get: (sha256) => readObject(place, nameOf(sha256), key, sha256),
    has: async (sha256) => (await place.sizeOf(nameOf(sha256))) !== null,
    grow: (name, bytes) => {
      const part = join(partFolder(), `.growing-${name}`)
      return growingObject(part, key, bytes, (sha256) => place.keep(nameOf(sha256), part))
    },
  }
}

/** What an object is called, by its SHA-256 (hex). A plain hash would let anybody with a guess check whether a file is in here. */
export function objectNames(incidentId: IncidentId, key: Buffer): (sha256: string) => string {
  const nameKey = derivedKey(key, 'vault-name')
  return (sha256) => {
    const name = createHmac('sha256', nameKey).update(sha256).digest('hex')
    return `${incidentId}/${name.slice(0, 2)}/${name}`
  }
}

async function* readObject(place: VaultPlace, name: string, key: Buffer, sha256: string): AsyncGenerator<Buffer> {
  try {
    const hash = createHash('sha256')
    for await (const plain of openFrames(key, place.read(name))) {
      hash.update(plain)
      yield plain
    }
    if (hash.digest('hex') !== sha256) throw new Error('content differs')
  } catch (error) {
    if (!(error instanceof AppError)) throw new AppError('vault_object_damaged', { object: sha256 })
    throw error.code === 'vault_object_missing' ? new AppError('vault_object_missing', { object: sha256 }) : error
  }
}

/** The same chunks, of which the first is there already: what cannot be read is told before an answer begins. */
export async function begun(chunks: AsyncGenerator<Buffer>): Promise<AsyncGenerator<Buffer>> {
  const first = await chunks.next()
  const replayed = replay(first, chunks)
  // Once it stands in its own body, giving it up lets go of file or connection too, even where nobody reads a byte of it.
  await replayed.next()
  return replayed
}

async function* replay(first: IteratorResult<Buffer>, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield Buffer.alloc(0)
    if (!first.done) yield first.value
    yield* chunks
  } finally {
    await chunks.return(undefined)
  }
}
