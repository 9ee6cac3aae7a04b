/**
 * The shape of a sealed object on the disk: a header (its wrapped key) and frames of 1 MiB, each AES-256-GCM with a counter as nonce, the
 * last one marked, so that a cut-off object does not pass for a whole one (STREAM construction; Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { openSealed, sealBytes } from './keys.ts'

export const FRAME_BYTES = 1 << 20
const TAG_BYTES = 16
/** Nonce 12 + key 32 + tag 16. */
const HEADER_BYTES = 60
const PURPOSE = 'vault-object'

/** What stands before the frames: the object's own key, under the incident's. */
export function sealHeader(key: Buffer, objectKey: Buffer): Buffer {
  return sealBytes(key, objectKey, PURPOSE)
}

export function openHeader(key: Buffer, file: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  readSync(file, header, 0, HEADER_BYTES, 0)
  return openSealed(key, header, PURPOSE)
}

/** Where frame `counter` begins. */
export function framePosition(counter: number): number {
  return HEADER_BYTES + counter * (FRAME_BYTES + TAG_BYTES)
}

export function sealFrame(key: Buffer, counter: number, plain: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openFrame(key: Buffer, counter: number, sealed: Buffer, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
}

function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 4, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** The frames of a whole object, opened one by one. Throws where one does not open, or the last is not marked as last. */
export function* openFrames(key: Buffer, file: number): Generator<Buffer> {
  const objectKey = openHeader(key, file)
  const frame = Buffer.alloc(FRAME_BYTES + TAG_BYTES)
  for (let counter = 0; ; counter++) {
    const length = readSync(file, frame, 0, frame.length, framePosition(counter))
    const isLast = readSync(file, Buffer.alloc(1), 0, 1, framePosition(counter) + length) === 0
    yield openFrame(objectKey, counter, frame.subarray(0, length), isLast)
    if (isLast) return
  }
}

/** An object's bytes, checked frame by frame and as a whole. Errors: `file_missing`, `vault_object_damaged`. */
export function* readObject(path: string, key: Buffer, sha256: string): Generator<Buffer> {
  const file = openToRead(path, sha256)
  try {
    const hash = createHash('sha256')
    for (const plain of openFrames(key, file)) {
      hash.update(plain)
      yield plain
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
