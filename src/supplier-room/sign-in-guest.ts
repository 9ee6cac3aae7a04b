/** Sessions of a supplier's people: a table, a cookie and a role of their own. Idle 30 minutes, eight hours at most, as for staff. */
import { hashPassword, passwordHolds } from '../access/password-hash.ts'
import { clearTries, countTry } from '../access/queries.ts'
import { hashOfToken, newToken } from '../access/session.ts'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'
import { findGuestByEmail, findRoom, listRoomsOfGuest } from './queries.ts'
import { actorOf, type Guest, type Room } from './room.ts'
import { roomKey, stepOfCode } from './second-factor.ts'

const IDLE_MS = 30 * 60_000
const LONGEST_MS = 8 * 3_600_000
const TRIES_ALLOWED = 10
/** Verified against when the address is unknown, so that both take the same time. */
const NOBODY_HASH = hashPassword('no such person')

export async function startGuestSession(db: Queryable, guestId: string, roomId: string | null, now: Date): Promise<string> {
  const { token, tokenHash } = newToken()
  await db.query('insert into supplier_session (token_hash, guest_id, room_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)', [
    tokenHash,
    guestId,
    roomId,
    now,
    new Date(now.getTime() + LONGEST_MS),
  ])
  return token
}

/** One answer for a wrong address, password or code; the same time for all. Errors: `guest_sign_in_wrong`, `sign_in_slow_down`. */
export async function signInGuest(ctx: Context, given: { email: string; password: string; code: string }): Promise<string> {
  const email = given.email.trim().toLowerCase()
  const now = ctx.clock.now()
  const bucket = `supplier-sign-in:${email}`
  if ((await countTry(ctx.store, bucket, now)) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
  const row = await findGuestByEmail(ctx.store, email)
  const isRight = await passwordHolds(row?.passwordHash ?? (await NOBODY_HASH), given.password)
  const key = await roomKey(ctx.store, ctx)
  const isOpen = row && row.passwordHash !== null && row.totpSealed !== null && row.endedAt === null && isRight
  const step = isOpen ? stepOfCode(key, row.totpSealed!, given.code, row.totpStep, now) : null
  if (!isOpen || step === null) {
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'supplier.sign-in-refused', row ? `guest:${row.guestId}` : 'guest:unknown'))
    throw new AppError('guest_sign_in_wrong')
  }
  return ctx.store.transaction(async (tx) => {
    const used = await tx.query('update supplier_guest set totp_step = $2 where guest_id = $1 and totp_step < $2 returning 1', [row.guestId, step])
    if (used.length === 0) throw new AppError('guest_sign_in_wrong')
    await clearTries(tx, bucket)
    const rooms = await listRoomsOfGuest(tx, row.guestId)
    await recordEvent(tx, { ...ctx, actor: actorOf(row) }, 'supplier.sign-in', `guest:${row.guestId}`)
    return startGuestSession(tx, row.guestId, rooms.length === 1 ? rooms[0]!.roomId : null, now)
  })
}

/** Who holds this cookie, and the room they chose; the room is null before they did, or when they were shut out of it. */
export type GuestSession = { guest: Guest; room: Room | null }

export async function guestOfToken(ctx: Context, token: string): Promise<GuestSession | null> {
  const now = ctx.clock.now()
  const [row] = await ctx.store.query<Guest & { roomId: string | null }>(
    `with live as (
       update supplier_session set last_seen_at = $2 where token_hash = $1 and expires_at > $2 and last_seen_at > $3 returning guest_id, room_id
     )
     select g.guest_id as "guestId", g.email, g.name, g.language, m.room_id as "roomId"
     from live join supplier_guest g using (guest_id)
     left join supplier_member m on m.guest_id = live.guest_id and m.room_id = live.room_id and m.ended_at is null
     where g.ended_at is null`,
    [hashOfToken(token), now, new Date(now.getTime() - IDLE_MS)],
  )
  if (!row) return null
  const { roomId, ...guest } = row
  const room = roomId === null ? null : ((await findRoom(ctx.store, roomId)) ?? null)
  return { guest, room: room?.closedAt === null ? room : null }
}

/** Errors: `room_unknown`, also for a room of somebody else. */
export async function chooseRoom(ctx: Context, token: string, guest: Guest, roomId: string): Promise<void> {
  const rooms = await listRoomsOfGuest(ctx.store, guest.guestId)
  if (!rooms.some((room) => room.roomId === roomId)) throw new AppError('room_unknown')
  await ctx.store.query('update supplier_session set room_id = $2 where token_hash = $1', [hashOfToken(token), roomId])
}

export async function signOutGuest(ctx: Context, token: string, guest: Guest): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query('delete from supplier_session where token_hash = $1', [hashOfToken(token)])
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.sign-out', `guest:${guest.guestId}`)
  })
}
