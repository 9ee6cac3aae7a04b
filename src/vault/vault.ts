/** Evidence as it was received: content-addressed, encrypted, never changed. Local folder in this version. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FRAME_BYTES, readObject, sealFrame, sealHeader } from './frames.ts'
import { growingObject, type GrowingObject } from './growing.ts'
import { derivedKey } from './keys.ts'
import { syncFile } from './sync-file.ts'

export type Vault = {
  /** Takes bytes in; gives their SHA-256 (hex) when they are on disk. The same content twice is kept once. */
  put(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }>
  /** The bytes as they were taken in, checked frame by frame. */
  get(sha256: string): Generator<Buffer>
  has(sha256: string): boolean
  /** An object that comes in pieces, over days if need be. `name` finds it again after a restart; `bytes` is its whole size. */
  grow(name: string, bytes: number): GrowingObject
}

/** The vault of one incident, in `folder`, under its key. */
export function openVault(folder: string, key: Buffer): Vault {
  const nameKey = derivedKey(key, 'vault-name')
  // A plain hash as a name would let anybody with a guess check whether a file is in here.
  const pathOf = (sha256: string) => {
    const name = createHmac('sha256', nameKey).update(sha256).digest('hex')
    return join(folder, name.slice(0, 2), name)
  }
  const keep = (part: string, sha256: string) => {
    const path = pathOf(sha256)
    if (existsSync(path)) return rmSync(part)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    renameSync(part, path)
  }
  return {
    put: async (chunks) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const part = join(folder, `.part-${randomBytes(8).toString('hex')}`)
      try {
        const { sha256, bytes } = await writeFrames(part, key, chunks)
        keep(part, sha256)
        return { sha256, bytes }
      } catch (error) {
        rmSync(part, { force: true })
        throw error
      }
    },
    get: (sha256) => readObject(pathOf(sha256), key, sha256),
    has: (sha256) => existsSync(pathOf(sha256)),
    grow: (name, bytes) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const part = join(folder, `.growing-${name}`)
      return growingObject(part, key, bytes, (sha256) => keep(part, sha256))
    },
  }
}

async function writeFrames(path: string, key: Buffer, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }> {
  const objectKey = randomBytes(32)
  const hash = createHash('sha256')
  const file = openSync(path, 'wx', 0o400)
  try {
    writeSync(file, sealHeader(key, objectKey))
    let waiting: Buffer = Buffer.alloc(0)
    let [counter, bytes] = [0, 0]
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      // One frame stays back: the last one must be marked as last.
      while (waiting.length > FRAME_BYTES) {
        writeSync(file, sealFrame(objectKey, counter++, waiting.subarray(0, FRAME_BYTES), false))
        waiting = waiting.subarray(FRAME_BYTES)
      }
    }
    writeSync(file, sealFrame(objectKey, counter, waiting, true))
    await syncFile(path)
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    closeSync(file)
  }
}
