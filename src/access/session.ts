/** Sessions: an opaque random token of 256 bits; the store keeps its SHA-256 only. Idle 30 minutes, eight hours at most. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { recordEvent } from '../audit/log.ts'
import type { Queryable } from '../store/database.ts'
import { deleteSession, insertSession, touchSession } from './queries.ts'

export type Staff = { staffId: string; email: string; name: string; role: string }

const IDLE_MS = 30 * 60_000
const LONGEST_MS = 8 * 3_600_000

export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfToken(token) }
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export async function startSession(db: Queryable, staffId: string, now: Date): Promise<string> {
  const { token, tokenHash } = newToken()
  await insertSession(db, tokenHash, staffId, now, new Date(now.getTime() + LONGEST_MS))
  return token
}

/** Who holds this token; null when it is unknown, idle too long or too old. */
export async function staffOfToken(ctx: Context, token: string): Promise<Staff | null> {
  const now = ctx.clock.now()
  return (await touchSession(ctx.store, hashOfToken(token), now, new Date(now.getTime() - IDLE_MS))) ?? null
}

export async function signOut(ctx: Context, token: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await deleteSession(tx, hashOfToken(token))
    await recordEvent(tx, ctx, 'access.sign-out', `staff:${ctx.actor.id}`)
  })
}
