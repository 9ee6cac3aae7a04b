/** Keys for a supplier's own programs: one room, 30 days, ended at will. The store keeps their SHA-256 only. */
import { hashOfToken, newToken } from '../access/session.ts'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newUuid } from '../ids.ts'
import { findGuest, findRoom } from './queries.ts'
import { actorOf, type Visit } from './room.ts'

const LIVES_MS = 30 * 24 * 3_600_000
const PREFIX = 'tsr_'

export type TokenCard = { tokenId: string; name: string; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null }

/** The token itself is in the answer and nowhere else. */
export async function makeToken(ctx: Context, { guest, room }: Visit, name: string): Promise<{ token: string; expiresAt: Date }> {
  const { token } = newToken()
  const shown = `${PREFIX}${token}`
  const [tokenId, now] = [newUuid(), ctx.clock.now()]
  const expiresAt = new Date(now.getTime() + LIVES_MS)
  await ctx.store.transaction(async (tx) => {
    await tx.query('insert into supplier_token (token_id, token_hash, room_id, guest_id, name, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)', [
      tokenId,
      hashOfToken(shown),
      room.roomId,
      guest.guestId,
      name.trim().slice(0, 100) || 'program',
      now,
      expiresAt,
    ])
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.make-token', `token:${tokenId}`, {}, { incidentId: room.incidentId })
  })
  return { token: shown, expiresAt }
}

export async function listTokens(ctx: Context, { room }: Visit): Promise<TokenCard[]> {
  return ctx.store.query<TokenCard>(
    `select token_id as "tokenId", name, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
     from supplier_token where room_id = $1 and ended_at is null and expires_at > $2 order by created_at`,
    [room.roomId, ctx.clock.now()],
  )
}

export async function endToken(ctx: Context, { guest, room }: Visit, tokenId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const ended = await tx.query('update supplier_token set ended_at = $3 where token_id::text = $1 and room_id = $2 and ended_at is null returning 1', [
      tokenId,
      room.roomId,
      ctx.clock.now(),
    ])
    if (ended.length === 0) throw new AppError('not_found')
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.end-token', `token:${tokenId}`, {}, { incidentId: room.incidentId })
  })
}

/** The visit that a program's `Authorization: Bearer` opens; null: no such key, ended, too old, or its owner was shut out. */
export async function visitOfToken(ctx: Context, header: string | undefined): Promise<Visit | null> {
  const token = /^Bearer (tsr_[\w-]{43})$/i.exec(header ?? '')?.[1]
  if (!token) return null
  const [row] = await ctx.store.query<{ room_id: string; guest_id: string }>(
    `update supplier_token t set last_used_at = $2
     from supplier_member m
     where t.token_hash = $1 and t.ended_at is null and t.expires_at > $2 and m.room_id = t.room_id and m.guest_id = t.guest_id and m.ended_at is null
     returning t.room_id, t.guest_id`,
    [hashOfToken(token), ctx.clock.now()],
  )
  if (!row) return null
  const [guest, room] = [await findGuest(ctx.store, row.guest_id), await findRoom(ctx.store, row.room_id)]
  return guest && room && room.closedAt === null ? { guest, room, by: 'token' } : null
}
