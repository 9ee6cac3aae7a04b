/** The second factor of staff: a time-based code (RFC 6238), 30 seconds, six digits, each used once. Begun with the password, in use once a code held. */
import { Secret, TOTP } from 'otpauth'
import encodeQR from 'qr'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'
import { masterKey, openSealed, sealBytes } from '../vault/keys.ts'
import { passwordHolds } from './password-hash.ts'
import { clearTries, countTry, deleteSessionsOf, findStaffForUpdate } from './queries.ts'
import type { Role } from './role.ts'

const PERIOD_S = 30
const TRIES_ALLOWED = 10
const PURPOSE = 'staff-totp'

/** What an authenticator is given: a QR code as one SVG path of `size` × `size` squares, and the same secret to type, in groups of four. */
export type Enrolment = { size: number; path: string; typed: string }
export type SecondFactor = { isSet: boolean; isRequired: boolean }

export async function secondFactorOf(ctx: Context, staffId: string): Promise<SecondFactor> {
  const [row] = await ctx.store.query<SecondFactor>(
    `select totp_sealed is not null as "isSet", coalesce(role = any ((select second_factor_roles from access_rule)::text[]), false) as "isRequired"
     from staff where staff_id = $1`,
    [staffId],
  )
  return row ?? { isSet: false, isRequired: false }
}

/** Makes a secret that opens nothing until a code of it held. Errors: `sign_in_wrong` (the password), `second_factor_set`, `sign_in_slow_down`. */
export async function beginSecondFactor(ctx: Context, password: string): Promise<Enrolment> {
  const staff = await provenStaff(ctx, password)
  if (staff.totp_sealed !== null) throw new AppError('second_factor_set')
  const secret = new Secret({ size: 20 }).base32
  const sealed = sealBytes(await staffKey(ctx.store, ctx), Buffer.from(secret), PURPOSE)
  await ctx.store.query('update staff set totp_begun = $2 where staff_id = $1', [ctx.actor.id, sealed])
  const uri = new TOTP({ issuer: 'Tocsin', label: staff.email, secret }).toString()
  const rows = encodeQR(uri, 'raw', { ecc: 'medium' })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: rows.length, path, typed: secret.match(/.{1,4}/g)!.join(' ') }
}

/** From here on signing in needs a code. Every other session of this person ends. Errors: `second_factor_wrong`, `second_factor_not_begun`. */
export async function confirmSecondFactor(ctx: Context, code: string, keptTokenHash: Buffer): Promise<void> {
  await slowDown(ctx)
  await ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ totp_begun: Buffer | null }>('select totp_begun from staff where staff_id = $1 for update', [ctx.actor.id])
    if (!row?.totp_begun) throw new AppError('second_factor_not_begun')
    const step = stepOf(await staffKey(tx, ctx), row.totp_begun, code, 0, ctx.clock.now())
    if (step === null) throw new AppError('second_factor_wrong')
    await tx.query('update staff set totp_sealed = totp_begun, totp_begun = null, totp_step = $2 where staff_id = $1', [ctx.actor.id, step])
    await tx.query('delete from session where staff_id = $1 and token_hash <> $2', [ctx.actor.id, keptTokenHash])
    await clearTries(tx, bucketOf(ctx.actor.id))
    await recordEvent(tx, ctx, 'access.second-factor', `staff:${ctx.actor.id}`)
  })
}

/** Takes it off, with password and a code of it. Errors: `sign_in_wrong`, `second_factor_wrong`, `second_factor_required` (for this role). */
export async function endSecondFactor(ctx: Context, password: string, code: string): Promise<void> {
  const staff = await provenStaff(ctx, password)
  if ((await secondFactorOf(ctx, ctx.actor.id)).isRequired) throw new AppError('second_factor_required')
  await ctx.store.transaction(async (tx) => {
    if (staff.totp_sealed === null || !(await useCode(tx, ctx, ctx.actor.id, staff.totp_sealed, code))) throw new AppError('second_factor_wrong')
    await clear(tx, ctx.actor.id)
    await recordEvent(tx, ctx, 'access.second-factor-ended', `staff:${ctx.actor.id}`)
  })
}

/** For somebody whose telephone is gone: their sessions end, and they enrol anew with their password. Errors: `staff_unknown`. */
export async function resetSecondFactorOf(ctx: Context, staffId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    if ((await findStaffForUpdate(tx, staffId)) === undefined) throw new AppError('staff_unknown', { staffId })
    await clear(tx, staffId)
    await deleteSessionsOf(tx, staffId)
    await recordEvent(tx, ctx, 'access.second-factor-reset', `staff:${staffId}`)
  })
}

/** Roles that may do nothing before they have a second factor; those who are signed in are asked at once. */
export async function requireSecondFactor(ctx: Context, roles: readonly Role[]): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into access_rule (second_factor_roles, changed_at) values ($1, $2)
       on conflict (one_row) do update set second_factor_roles = excluded.second_factor_roles, changed_at = excluded.changed_at`,
      [roles, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'access.require-second-factor', 'staff:all', { roles })
  })
}

export async function rolesWithSecondFactor(db: Queryable): Promise<string[]> {
  return (await db.query<{ roles: string[] }>('select second_factor_roles as roles from access_rule'))[0]?.roles ?? []
}

/** True once for each code: the step that it is of is noted in the same statement that looks whether it was used. */
export async function useCode(db: Queryable, ctx: Pick<Context, 'masterKeyFile' | 'clock'>, staffId: string, sealed: Buffer, code: string): Promise<boolean> {
  const step = stepOf(await staffKey(db, ctx), sealed, code, 0, ctx.clock.now())
  if (step === null) return false
  return (await db.query('update staff set totp_step = $2 where staff_id = $1 and totp_step < $2 returning 1', [staffId, step])).length === 1
}

function stepOf(key: Buffer, sealed: Buffer, code: string, lastStep: number, now: Date): number | null {
  const totp = new TOTP({ secret: openSealed(key, sealed, PURPOSE).toString(), period: PERIOD_S })
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1_000 / PERIOD_S) + delta
  return step > lastStep ? step : null
}

/** The master key; it may be made only while nothing is sealed under it. */
async function staffKey(db: Queryable, ctx: Pick<Context, 'masterKeyFile'>): Promise<Buffer> {
  const [used] = await db.query(
    `select 1 from incident_key union all select 1 from supplier_invitation union all select 1 from relay where sealed_secret is not null
     union all select 1 from staff where totp_sealed is not null or totp_begun is not null limit 1`,
  )
  return masterKey(ctx.masterKeyFile, used === undefined)
}

const bucketOf = (staffId: string): string => `second-factor:${staffId}`

async function slowDown(ctx: Context): Promise<void> {
  if ((await countTry(ctx.store, bucketOf(ctx.actor.id), ctx.clock.now())) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
}

async function provenStaff(ctx: Context, password: string): Promise<{ email: string; totp_sealed: Buffer | null }> {
  await slowDown(ctx)
  const [row] = await ctx.store.query<{ email: string; password_hash: string | null; totp_sealed: Buffer | null }>(
    'select email, password_hash, totp_sealed from staff where staff_id = $1 and disabled_at is null',
    [ctx.actor.id],
  )
  if (!row?.password_hash || !(await passwordHolds(row.password_hash, password))) throw new AppError('sign_in_wrong')
  return row
}

async function clear(db: Queryable, staffId: string): Promise<void> {
  await db.query('update staff set totp_sealed = null, totp_begun = null, totp_step = 0 where staff_id = $1', [staffId])
}
