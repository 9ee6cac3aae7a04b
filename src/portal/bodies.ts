/**
 * What visitors send, read whole before anything is done with it. A visitor who sends slowly holds a connection and nothing else: whoever drips a byte at a
 * time into many of them must not keep everybody else's form waiting.
 */
import type { IncomingMessage } from 'node:http'

/** A form is a few kilobytes: on the slowest line this is long enough. */
const PATIENCE_MS = 20_000
/** Past this the sender is cut off. */
const CUT_BYTES = 1_048_576
/** Kept at once of all bodies under way; beyond it a sender is cut off, and nothing was taken. */
const MOST_HELD_BYTES = 128 * 1_048_576

export type Bodies = {
  /** The first `keptBytes` of a body, all of it read; null: too long, too slow, or the visitor left. */
  read(request: IncomingMessage, keptBytes: number): Promise<string | null>
}

export function openBodies({ patienceMs = PATIENCE_MS, mostHeldBytes = MOST_HELD_BYTES } = {}): Bodies {
  let heldBytes = 0
  return {
    read: (request, keptBytes) =>
      new Promise((settle) => {
        const chunks: Buffer[] = []
        let bytes = 0
        let held = 0
        const done = (body: string | null): void => {
          clearTimeout(timer)
          heldBytes -= held
          held = 0
          settle(body)
        }
        const timer = setTimeout(() => done(null), patienceMs)
        request.on('data', (chunk: Buffer) => {
          if (bytes < keptBytes) {
            chunks.push(chunk)
            held += chunk.length
            heldBytes += chunk.length
          }
          bytes += chunk.length
          if (bytes > CUT_BYTES || heldBytes > mostHeldBytes) done(null)
        })
        request.on('end', () => done(Buffer.concat(chunks).subarray(0, keptBytes).toString('utf8')))
        request.on('close', () => done(null))
        request.on('error', () => done(null))
      }),
  }
}
