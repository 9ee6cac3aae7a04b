/** Asks a supplier's person in: a one-time link to send, and a code to say by telephone. Neither opens anything without the other. */
import { hashPassword } from '../access/password-hash.ts'
import { randomInt } from 'node:crypto'
import { newToken } from '../access/session.ts'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newUuid } from '../ids.ts'
import type { Transaction } from '../store/database.ts'
import { openRoom, type RoomRequest } from './open-room.ts'
import { findGuestByEmail } from './queries.ts'
import type { Language } from './room.ts'
import { newSealedSecret, roomKey } from './second-factor.ts'

const LINK_LIVES_MS = 72 * 3_600_000

export type InviteRequest = RoomRequest & { email: string; name: string; language: Language }
/** `link` is the last part of the address to send; `spoken` is six digits to say by telephone. Neither can be shown again. */
export type Invitation = { roomId: string; guestId: string; link: string; spoken: string; expiresAt: Date; supplierName: string }

/** Errors: `incident_unknown`, `supplier_unnamed`, `organisation_unclear`. */
export async function inviteGuest(ctx: Context, request: InviteRequest): Promise<Invitation> {
  const { token: link, tokenHash } = newToken()
  const spoken = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const spokenHash = await hashPassword(spoken)
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_LIVES_MS)
  return ctx.store.transaction(async (tx) => {
    const key = await roomKey(tx, ctx)
    const { roomId, supplierName } = await openRoom(tx, ctx, request)
    const guestId = await guestOf(tx, ctx, request)
    await tx.query(
      `insert into supplier_member (room_id, guest_id, invited_by, invited_at) values ($1, $2, $3, $4)
       on conflict (room_id, guest_id) do update set invited_by = excluded.invited_by, invited_at = excluded.invited_at, ended_at = null,
         entered_at = case when supplier_member.ended_at is null then supplier_member.entered_at end`,
      [roomId, guestId, ctx.actor.id, now],
    )
    // An older invitation of the same person to the same room is spent: one link at a time.
    await tx.query('update supplier_invitation set used_at = $3 where guest_id = $1 and room_id = $2 and used_at is null', [guestId, roomId, now])
    await tx.query(
      `insert into supplier_invitation (link_hash, guest_id, room_id, spoken_hash, totp_sealed, invited_by, invited_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tokenHash, guestId, roomId, spokenHash, newSealedSecret(key), ctx.actor.id, now, expiresAt],
    )
    await recordEvent(tx, ctx, 'supplier.invite', `guest:${guestId}`, { room: roomId }, { incidentId: request.incidentId })
    return { roomId, guestId, link, spoken, expiresAt, supplierName }
  })
}

async function guestOf(tx: Transaction, ctx: Context, { email, name, language }: InviteRequest): Promise<string> {
  const address = email.trim().toLowerCase()
  const known = await findGuestByEmail(tx, address)
  if (known) {
    await tx.query('update supplier_guest set ended_at = null where guest_id = $1', [known.guestId])
    return known.guestId
  }
  const guestId = newUuid()
  await tx.query('insert into supplier_guest (guest_id, email, name, language, created_at) values ($1, $2, $3, $4, $5)', [
    guestId,
    address,
    name.trim() || address,
    language,
    ctx.clock.now(),
  ])
  return guestId
}

/** Shuts one person out of a room, at once: their sessions and keys for it end with it. */
export async function endMember(ctx: Context, roomId: string, guestId: string): Promise<void> {
  const now = ctx.clock.now()
  await ctx.store.transaction(async (tx) => {
    const [ended] = await tx.query<{ incident_id: string | null }>(
      `with ended as (update supplier_member set ended_at = coalesce(ended_at, $3) where room_id = $1 and guest_id = $2 returning room_id)
       select r.incident_id from supplier_room r join ended using (room_id)`,
      [roomId, guestId, now],
    )
    if (!ended) throw new AppError('room_unknown')
    await tx.query('update supplier_invitation set used_at = $3 where room_id = $1 and guest_id = $2 and used_at is null', [roomId, guestId, now])
    await tx.query('delete from supplier_session where guest_id = $1', [guestId])
    await tx.query('update supplier_token set ended_at = $3 where room_id = $1 and guest_id = $2 and ended_at is null', [roomId, guestId, now])
    await recordEvent(tx, ctx, 'supplier.shut-out', `guest:${guestId}`, { room: roomId }, { incidentId: ended.incident_id })
  })
}
