/**
 * The shape of a sealed object: a header (its wrapped key) and frames of 1 MiB, each AES-256-GCM with a counter as nonce, the last one marked,
 * so that a cut-off object does not pass for a whole one (STREAM construction; Hoang, Reyhanitabar, Rogaway, Vizár 2015). Wherever it lies, it
 * is the same bytes.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
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

/** The object's own key, from the header of an open file. Throws when it is of another incident, or not whole. */
export function openHeader(key: Buffer, file: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  readSync(file, header, 0, HEADER_BYTES, 0)
  return openSealed(key, header, PURPOSE)
}

/** Where frame `counter` begins. */
export function framePosition(counter: number): number {
  return HEADER_BYTES + counter * (FRAME_BYTES + TAG_BYTES)
}

/** How large an object of so many bytes is when it is sealed. An empty one has one empty frame. */
export function sealedBytes(bytes: number): number {
  return HEADER_BYTES + bytes + TAG_BYTES * Math.max(1, Math.ceil(bytes / FRAME_BYTES))
}

export function sealFrame(key: Buffer, counter: number, plain: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openFrame(key: Buffer, counter: number, sealed: Buffer, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES))
  // GCM gives nothing more here; it throws when a bit was changed.
  decipher.final()
  return plain
}

function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 4, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Seals chunks of any size into a new file at `path`. Gives the SHA-256 (hex) and size of what went in. */
export async function sealIntoFile(path: string, key: Buffer, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<{ sha256: string; bytes: number }> {
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
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    closeSync(file)
  }
}

/** The frames of a whole object, opened one by one from chunks of any size. Throws where one does not open, or the last is not marked as last. */
export async function* openFrames(key: Buffer, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let objectKey: Buffer | null = null
  let counter = 0
  for await (const { piece, isLast } of piecesOf(sealed)) {
    if (objectKey === null) {
      if (isLast) throw new Error('no frames')
      objectKey = openSealed(key, piece, PURPOSE)
    } else yield openFrame(objectKey, counter++, piece, isLast)
  }
}

/** The header and each frame; `piece` is valid until the next one is asked for. */
async function* piecesOf(sealed: AsyncIterable<Buffer>): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  const held = Buffer.allocUnsafeSlow(FRAME_BYTES + TAG_BYTES)
  let [length, wanted] = [0, HEADER_BYTES]
  for await (const chunk of sealed) {
    for (let at = 0; at < chunk.length;) {
      if (length === wanted) {
        yield { piece: held.subarray(0, length), isLast: false }
        ;[length, wanted] = [0, held.length]
      }
      const copied = chunk.copy(held, length, at, at + wanted - length)
      length += copied
      at += copied
    }
  }
  yield { piece: held.subarray(0, length), isLast: true }
}
