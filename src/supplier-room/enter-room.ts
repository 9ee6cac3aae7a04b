/** The first visit: the link that was sent, the code that was said, a password and an authenticator. After that the link is spent. */
import { hashPassword, passwordHolds } from '../access/password-hash.ts'
import { clearTries, countTry } from '../access/queries.ts'
import { hashOfToken } from '../access/session.ts'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import { actorOf, type Guest, type Language } from './room.ts'
import { enrolment, roomKey, stepOfCode } from './second-factor.ts'
import { startGuestSession } from './sign-in-guest.ts'

const TRIES_ALLOWED = 5

type Opened = Guest & {
  roomId: string
  incidentId: IncidentId | null
  organisationName: string
  supplierName: string
  spokenHash: string
  totpSealed: Buffer
  passwordHash: string | null
}

/** What the page needs before anybody has proved anything: whose door this is, in which language. Null: spent, too old, or never made. */
export async function findInvitation(ctx: Context, link: string): Promise<{ organisationName: string; language: Language } | null> {
  const opened = await findOpened(ctx.store, link, ctx.clock.now())
  return opened && { organisationName: opened.organisationName, language: opened.language }
}

async function findOpened(db: Queryable, link: string, now: Date): Promise<Opened | null> {
  const [row] = await db.query<Opened>(
    `select g.guest_id as "guestId", g.email, g.name, g.language, r.room_id as "roomId", r.incident_id as "incidentId", o.name as "organisationName",
       s.name as "supplierName", v.spoken_hash as "spokenHash", v.totp_sealed as "totpSealed", g.password_hash as "passwordHash"
     from supplier_invitation v
     join supplier_guest g using (guest_id)
     join supplier_room r using (room_id)
     join organisation o using (organisation_id)
     join supplier s on s.supplier_id = r.supplier_id
     where v.link_hash = $1 and v.used_at is null and v.expires_at > $2 and r.closed_at is null`,
    [hashOfToken(link), now],
  )
  return row ?? null
}

/** `hasAccount`: this person has a password and an authenticator from another room already; the code alone opens this one. */
export type Welcome = { name: string; email: string; supplierName: string; hasAccount: boolean; enrol: { svg: string; typed: string } }

/** Errors: `invitation_spent`, `spoken_wrong`, `sign_in_slow_down`. */
export async function welcomeGuest(ctx: Context, link: string, spoken: string): Promise<Welcome> {
  const opened = await provedSpoken(ctx, link, spoken)
  const key = await roomKey(ctx.store, ctx)
  return {
    name: opened.name,
    email: opened.email,
    supplierName: opened.supplierName,
    hasAccount: opened.passwordHash !== null,
    enrol: enrolment(key, opened.totpSealed, opened.email, opened.organisationName),
  }
}

async function provedSpoken(ctx: Context, link: string, spoken: string): Promise<Opened> {
  const now = ctx.clock.now()
  const bucket = `supplier-link:${hashOfToken(link).toString('hex')}`
  const opened = await findOpened(ctx.store, link, now)
  if (!opened) throw new AppError('invitation_spent')
  if ((await countTry(ctx.store, bucket, now)) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
  if (await passwordHolds(opened.spokenHash, spoken.replace(/\D/g, ''))) {
    await clearTries(ctx.store, bucket)
    return opened
  }
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'supplier.enter-refused', `guest:${opened.guestId}`, {}, { incidentId: opened.incidentId }))
  throw new AppError('spoken_wrong')
}

export type Entry = { link: string; spoken: string; password: string; code: string; name: string }

/** Spends the link and signs in. Errors as above, and `password_weak`, `code_wrong`. */
export async function enterRoom(ctx: Context, { link, spoken, password, code, name }: Entry): Promise<string> {
  const opened = await provedSpoken(ctx, link, spoken)
  const now = ctx.clock.now()
  const isNew = opened.passwordHash === null
  if (isNew && password.length < 12) throw new AppError('password_weak')
  const passwordHash = isNew ? await hashPassword(password) : null
  return ctx.store.transaction(async (tx) => {
    const spent = await tx.query('update supplier_invitation set used_at = $2 where link_hash = $1 and used_at is null returning 1', [hashOfToken(link), now])
    if (spent.length === 0) throw new AppError('invitation_spent')
    if (isNew) {
      const step = stepOfCode(await roomKey(tx, ctx), opened.totpSealed, code, 0, now)
      if (step === null) throw new AppError('code_wrong')
      await tx.query('update supplier_guest set password_hash = $2, totp_sealed = $3, totp_step = $4, name = $5 where guest_id = $1', [
        opened.guestId,
        passwordHash,
        opened.totpSealed,
        step,
        name.trim() || opened.name,
      ])
    }
    await tx.query('update supplier_member set entered_at = $3 where room_id = $1 and guest_id = $2', [opened.roomId, opened.guestId, now])
    await recordEvent(tx, { ...ctx, actor: actorOf(opened) }, 'supplier.enter', `guest:${opened.guestId}`, {}, { incidentId: opened.incidentId })
    // Whoever has an account proves it again: a link and a code that was said do not stand for a password.
    return isNew ? startGuestSession(tx, opened.guestId, opened.roomId, now) : ''
  })
}
