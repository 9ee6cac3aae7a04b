/**
 * An object that comes into the vault piece by piece and survives a restart of either side. It lies sealed from its first byte, in the
 * same frames as every object, and on this machine until it is whole, wherever the vault is.
 */
import { createHash, randomBytes, type Hash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { FRAME_BYTES, framePosition, openFrames, openHeader, sealFrame, sealHeader } from './frames.ts'
import { syncFile } from './sync-file.ts'

export type GrowingObject = {
  /**
   * Puts `piece` at `offset` (bytes), and returns when it is on the disk. Whatever lay beyond `offset` is dropped: it was never acknowledged.
   * `offset` must be what was acknowledged last; a piece that is not the last must be whole frames (`FRAME_BYTES`).
   */
  append(offset: number, piece: Buffer): Promise<void>
  /** SHA-256 (hex) of the whole. After a restart it is read again from the disk. */
  sha256(): Promise<string>
  /** Moves it into the vault. When it returns the object is there and the piecework gone; killed in between, doing it again is harmless. */
  keep(sha256: string): Promise<void>
  discard(): void
  exists(): boolean
}

export function growingObject(path: string, key: Buffer, bytes: number, keep: (sha256: string) => Promise<void>): GrowingObject {
  /** What was hashed of this object in this process, from its start; null: look at the disk. */
  let hashed: { hash: Hash; bytes: number } | null = { hash: createHash('sha256'), bytes: 0 }
  return {
    append: async (offset, piece) => {
      writePiece(path, key, bytes, offset, piece)
      await syncFile(path)
      if (hashed === null || hashed.bytes !== offset) hashed = null
      else hashed = { hash: hashed.hash.update(piece), bytes: offset + piece.length }
    },
    sha256: async () => (hashed?.bytes === bytes && bytes > 0 ? hashed.hash.copy().digest('hex') : hashOnDisk(path, key)),
    keep,
    discard: () => rmSync(path, { force: true }),
    exists: () => existsSync(path),
  }
}

function writePiece(path: string, key: Buffer, bytes: number, offset: number, piece: Buffer): void {
  const end = offset + piece.length
  if (offset % FRAME_BYTES !== 0 || end > bytes || (end < bytes && piece.length % FRAME_BYTES !== 0)) throw new RangeError('a piece does not fit its frames')
  if (offset > 0 && !existsSync(path)) throw new AppError('upload_lost')
  // A first piece that comes again begins a new object under a new key.
  const isNew = offset === 0
  const file = openSync(path, isNew ? 'w+' : 'r+', 0o600)
  try {
    const objectKey = isNew ? randomBytes(32) : openHeader(key, file)
    if (isNew) writeSync(file, sealHeader(key, objectKey))
    const first = offset / FRAME_BYTES
    // A torn frame from before a crash goes. What comes in its place is the same file's bytes, so that no nonce meets a second text.
    if (!isNew) ftruncateSync(file, framePosition(first))
    for (let at = 0, counter = first; at === 0 || at < piece.length; at += FRAME_BYTES, counter++) {
      const frame = piece.subarray(at, at + FRAME_BYTES)
      writeSync(file, sealFrame(objectKey, counter, frame, offset + at + frame.length === bytes), 0, null, framePosition(counter))
    }
  } finally {
    closeSync(file)
  }
}

async function hashOnDisk(path: string, key: Buffer): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const plain of openFrames(key, createReadStream(path, { highWaterMark: FRAME_BYTES }))) hash.update(plain)
  } catch {
    throw new AppError('upload_lost')
  }
  return hash.digest('hex')
}
