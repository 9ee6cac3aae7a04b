/**
 * A paper that a visitor adds, sealed to the incident's public key while it comes in: never whole in memory, never in clear on the disk.
 * Header: version ‖ fresh X25519 public key. Frames of 64 KiB, AES-256-GCM with a counter as nonce, the last one marked, so that a file cut
 * off does not pass for a whole one (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { beginSealing, openSealing, type SealingKeys } from './sealed.ts'

export const FRAME_BYTES = 65_536
const TAG_BYTES = 16
const PURPOSE = (incidentId: string, fileId: string) => `paper:${incidentId}:${fileId}`

export type FileSealer = {
  /** What goes before the first frame. */
  header: Buffer
  /** Gives the frames that are full now. */
  push(chunk: Buffer): Buffer
  /** The last frame. */
  end(): Buffer
}

export function sealFile(publicKey: Buffer, incidentId: string, fileId: string): FileSealer {
  const { header, key } = beginSealing(publicKey, PURPOSE(incidentId, fileId))
  let waiting: Buffer = Buffer.alloc(0)
  let counter = 0
  const frame = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter++, isLast))
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  return {
    header,
    push: (chunk) => {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      const frames: Buffer[] = []
      // One frame stays back: the last one must be marked as last.
      while (waiting.length > FRAME_BYTES) {
        frames.push(frame(waiting.subarray(0, FRAME_BYTES), false))
        waiting = waiting.subarray(FRAME_BYTES)
      }
      return Buffer.concat(frames)
    },
    end: () => frame(waiting, true),
  }
}

/** The bytes as they were sent. Throws when the file is cut off, changed, or of another incident. `sealed` is read frame by frame. */
export async function* openSealedFile(keys: SealingKeys, incidentId: string, fileId: string, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let key: Buffer | null = null
  let waiting: Buffer = Buffer.alloc(0)
  let counter = 0
  const { headerBytes } = openSealing
  const whole = FRAME_BYTES + TAG_BYTES
  for await (const chunk of sealed) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    if (key === null) {
      if (waiting.length < headerBytes) continue
      key = openSealing.key(keys, waiting.subarray(0, headerBytes), PURPOSE(incidentId, fileId))
      waiting = waiting.subarray(headerBytes)
    }
    while (waiting.length > whole) {
      yield openFrame(key, counter++, waiting.subarray(0, whole), false)
      waiting = waiting.subarray(whole)
    }
  }
  if (key === null) throw new Error('the file has no header')
  yield openFrame(key, counter, waiting, true)
}

function openFrame(key: Buffer, counter: number, frame: Buffer, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(counter, isLast))
  decipher.setAuthTag(frame.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(frame.subarray(0, -TAG_BYTES)), decipher.final()])
}

function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 4, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
