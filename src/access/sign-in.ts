/** Signing in, and the one-time link that makes the first administrator or sets a new password. */
import { hashPassword, passwordHolds } from './password-hash.ts'
import type { Actor, Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newStaffId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import {
  clearTries,
  countStaff,
  countTry,
  deleteSessionsOf,
  findStaffByEmail,
  insertLink,
  insertStaff,
  spendLink,
  staffOf,
  updateStaffSecret,
} from './queries.ts'
import { useCode } from './second-factor.ts'
import { hashOfToken, newToken, startSession, type Staff } from './session.ts'
import type { Queryable } from '../store/database.ts'
import type { Role } from './role.ts'

const LINK_LIVES_MS = 24 * 3_600_000
const TRIES_ALLOWED = 10
/** Verified against when the address is unknown, so that both take the same time. */
const NOBODY_HASH = hashPassword('no such person')

export type Credentials = { email: string; password: string; code?: string }

/** Checks password and, where set, the code. One answer for a wrong address, password or code; the same time for all. */
export async function signIn(ctx: Context, { email, password, code }: Credentials): Promise<{ token: string; staff: Staff; needsCode: boolean }> {
  const address = email.trim().toLowerCase()
  const now = ctx.clock.now()
  if ((await countTry(ctx.store, `sign-in:${address}`, now)) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
  const row = await findStaffByEmail(ctx.store, address)
  const rightPassword = await passwordHolds(row?.password_hash ?? (await NOBODY_HASH), password)
  const known = row && row.password_hash !== null && row.disabled_at === null && rightPassword
  // A code is spent only where the password was right: a stranger cannot use up somebody's codes.
  if (!known || (row.totp_sealed !== null && !(await useCode(ctx.store, ctx, row.staff_id, row.totp_sealed, code ?? '')))) {
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'access.sign-in-refused', row ? `staff:${row.staff_id}` : 'staff:unknown'))
    throw new AppError('sign_in_wrong')
  }
  const staff = staffOf(row)
  return ctx.store.transaction(async (tx) => {
    await clearTries(tx, `sign-in:${address}`)
    const token = await startSession(tx, staff.staffId, now)
    await recordEvent(tx, { ...ctx, actor: actorOf(staff) }, 'access.sign-in', `staff:${staff.staffId}`)
    return { token, staff, needsCode: false }
  })
}

/** A link token for the first lead, when nobody can sign in yet; null when somebody can. Printed once, kept as a hash. */
export async function offerFirstLink(ctx: Context): Promise<string | null> {
  if ((await countStaff(ctx.store)) > 0) return null
  return makeLink(ctx, { staffId: newStaffId(), email: `first-${Date.now()}@setup.invalid`, name: 'First lead', role: 'lead' })
}

/** Makes an account with a one-time link for it. Errors: `staff_known`. */
export async function invite(ctx: Context, email: string, name: string, role: Role): Promise<string> {
  return makeLink(ctx, { staffId: newStaffId(), email: email.trim().toLowerCase(), name, role })
}

async function makeLink(ctx: Context, staff: Staff): Promise<string> {
  const now = ctx.clock.now()
  return ctx.store.transaction(async (tx) => {
    await requireFree(tx, staff)
    await insertStaff(tx, staff, now)
    await recordEvent(tx, ctx, 'access.invite', `staff:${staff.staffId}`, { role: staff.role })
    return addLink(tx, staff.staffId, now)
  })
}

/** A one-time link that opens within a day; the store keeps its hash only. */
export async function addLink(tx: Queryable, staffId: string, now: Date): Promise<string> {
  const { token, tokenHash } = newToken()
  await insertLink(tx, tokenHash, staffId, now, new Date(now.getTime() + LINK_LIVES_MS))
  return token
}

/** One address, one account. */
async function requireFree(tx: Queryable, { staffId, email }: Pick<Staff, 'staffId' | 'email'>): Promise<void> {
  const other = await findStaffByEmail(tx, email)
  if (other && other.staff_id !== staffId) throw new AppError('staff_known')
}

/**
 * Spends a one-time link: sets name, address and password, ends every other session, and signs in. Whoever has a second factor needs its code here
 * too. What is refused leaves the link unspent. Errors: `password_weak`, `link_spent`, `staff_known`, `second_factor_needed`, `second_factor_wrong`, `sign_in_slow_down`.
 */
export async function useLink(
  ctx: Context,
  link: string,
  { name, email, password, code = '' }: { name: string; email: string; password: string; code?: string | undefined },
): Promise<{ token: string; staff: Staff }> {
  if (password.length < 12) throw new AppError('password_weak')
  const passwordHash = await hashPassword(password)
  const now = ctx.clock.now()
  return ctx.store.transaction(async (tx) => {
    const found = await spendLink(tx, hashOfToken(link), now)
    if (!found) throw new AppError('link_spent')
    if (found.totp_sealed !== null) {
      if (code === '') throw new AppError('second_factor_needed')
      // Counted apart from this transaction: what is refused is taken back, the try is not.
      if ((await countTry(ctx.store, `second-factor:${found.staff_id}`, now)) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
      if (!(await useCode(tx, ctx, found.staff_id, found.totp_sealed, code))) throw new AppError('second_factor_wrong')
    }
    const staff = { ...staffOf(found), name: name.trim() || found.name, email: email.trim().toLowerCase() || found.email }
    await requireFree(tx, staff)
    await clearTries(tx, `second-factor:${staff.staffId}`)
    await deleteSessionsOf(tx, staff.staffId)
    await updateStaffSecret(tx, staff, passwordHash)
    const token = await startSession(tx, staff.staffId, now)
    await recordEvent(tx, { ...ctx, actor: actorOf(staff) }, 'access.use-link', `staff:${staff.staffId}`)
    return { token, staff }
  })
}

export function actorOf(staff: Staff): Actor {
  return { id: staff.staffId, name: staff.name, role: staff.role }
}
