/**
 * Evidence as it was received: content-addressed, encrypted, never changed. Local folder in this version.
 * An object is a header (its wrapped key) and frames of 1 MiB, each AES-256-GCM with a counter as nonce, the last one marked, so
 * that a cut-off object does not pass for a whole one (STREAM construction; Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { derivedKey, openSealed, sealBytes } from './keys.ts'

const FRAME_BYTES = 1 << 20
const TAG_BYTES = 16
/** Nonce 12 + key 32 + tag 16. */
const HEADER_BYTES = 60

export type Vault = {
  /** Takes bytes in; gives their SHA-256 (hex) when they are on disk. The same content twice is kept once. */
  put(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }>
  /** The bytes as they were taken in, checked frame by frame. */
  get(sha256: string): Generator<Buffer>
  has(sha256: string): boolean
}

/** The vault of one incident, in `folder`, under its key. */
export function openVault(folder: string, key: Buffer): Vault {
  const nameKey = derivedKey(key, 'vault-name')
  // A plain hash as a name would let anybody with a guess check whether a file is in here.
  const pathOf = (sha256: string) => {
    const name = createHmac('sha256', nameKey).update(sha256).digest('hex')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    put: async (chunks) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const part = join(folder, `.part-${randomBytes(8).toString('hex')}`)
      try {
        const { sha256, bytes } = await writeFrames(part, key, chunks)
        const path = pathOf(sha256)
        if (existsSync(path)) rmSync(part)
        else {
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
          renameSync(part, path)
        }
        return { sha256, bytes }
      } catch (error) {
        rmSync(part, { force: true })
        throw error
      }
    },
    get: (sha256) => readFrames(pathOf(sha256), key, sha256),
    has: (sha256) => existsSync(pathOf(sha256)),
  }
}

async function writeFrames(path: string, key: Buffer, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }> {
  const objectKey = randomBytes(32)
  const hash = createHash('sha256')
  const file = openSync(path, 'wx', 0o400)
  try {
    writeSync(file, sealBytes(key, objectKey, 'vault-object'))
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
    fsyncSync(file)
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    closeSync(file)
  }
}

function sealFrame(key: Buffer, counter: number, plain: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 4, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function* readFrames(path: string, key: Buffer, sha256: string): Generator<Buffer> {
  const file = openToRead(path, sha256)
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    readSync(file, header, 0, HEADER_BYTES, 0)
    const objectKey = openSealed(key, header, 'vault-object')
    const hash = createHash('sha256')
    const frame = Buffer.alloc(FRAME_BYTES + TAG_BYTES)
    for (let [counter, position] = [0, HEADER_BYTES]; ; counter++) {
      const length = readSync(file, frame, 0, frame.length, position)
      position += length
      const isLast = readSync(file, Buffer.alloc(1), 0, 1, position) === 0
      const decipher = createDecipheriv('aes-256-gcm', objectKey, nonceOf(counter, isLast))
      decipher.setAuthTag(frame.subarray(length - TAG_BYTES, length))
      const plain = Buffer.concat([decipher.update(frame.subarray(0, length - TAG_BYTES)), decipher.final()])
      hash.update(plain)
      yield plain
      if (isLast) break
    }
    if (hash.digest('hex') !== sha256) throw new Error('content differs')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('vault_object_damaged', { sha256 })
  } finally {
    closeSync(file)
  }
}

function openToRead(path: string, sha256: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    throw new AppError('file_missing', { path: `vault object ${sha256}` })
  }
}
