/** Who may sign in: listed, let in again with a new link, given another role, shut out. Nobody changes their own; one who lets people in always stays. */
import { AppError } from '../errors.ts'
import type { Actor, Context } from '../context.ts'
import { recordEvent } from '../audit/log.ts'
import type { Queryable } from '../store/database.ts'
import {
  changeStaffRole,
  countOthersWithRoles,
  deleteSessionsOf,
  deleteUnspentLinks,
  disableStaff,
  enableStaff,
  findStaffByEmail,
  findStaffForUpdate,
  listStaffRows,
  type StaffListRow,
} from './queries.ts'
import { mayDo, ROLES, type Role } from './role.ts'
import { addLink } from './sign-in.ts'

/** `invited`: has a link and no password yet. `ended`: can no longer sign in; the log keeps the name. */
export type StaffState = 'invited' | 'active' | 'ended'
export type StaffLine = Omit<StaffListRow, 'hasPassword'> & { state: StaffState }

/** The roles of the house. A supplier's people have a room of their own and no account here. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'supplier')
/** Who can let people in. */
const MANAGERS = ROLES.filter((role) => mayDo(role, 'access.manage'))

const ORDER: readonly StaffState[] = ['active', 'invited', 'ended']

/** Everybody who has or had an account, those who can sign in first, by name. */
export async function listStaff(db: Queryable): Promise<StaffLine[]> {
  const rows = await listStaffRows(db)
  const stateOf = ({ endedAt, hasPassword }: StaffListRow): StaffState => (endedAt !== null ? 'ended' : hasPassword ? 'active' : 'invited')
  return rows
    .map(({ hasPassword, ...row }) => ({ ...row, state: stateOf({ hasPassword, ...row }) }))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name))
}

/** The account of that address. Errors: `staff_unknown`. */
export async function staffIdOf(db: Queryable, email: string): Promise<string> {
  const row = await findStaffByEmail(db, email.trim().toLowerCase())
  if (row === undefined) throw new AppError('staff_unknown', { staffId: 'of that address' })
  return row.staff_id
}

/**
 * A new one-time link for an account that exists: the password is forgotten, the first link was lost, or somebody comes back. Earlier links and
 * all sessions end. The old password holds until the link is used, so that a link made by mistake locks nobody out. Errors: `staff_unknown`, `staff_own`.
 */
export async function renewLink(ctx: Context, staffId: string): Promise<string> {
  return ctx.store.transaction(async (tx) => {
    const { wasEnded } = await otherStaff(tx, ctx.actor, staffId)
    if (wasEnded) await enableStaff(tx, staffId)
    await shutOut(tx, staffId)
    await recordEvent(tx, ctx, wasEnded ? 'access.restore' : 'access.renew-link', `staff:${staffId}`)
    return addLink(tx, staffId, ctx.clock.now())
  })
}

/** Holds from the next click on: each request asks for the role anew. Errors: `staff_unknown`, `staff_own`, `staff_last`. */
export async function changeRole(ctx: Context, staffId: string, role: Role): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const before = await otherStaff(tx, ctx.actor, staffId)
    if (before.role === role) return
    if (!mayDo(role, 'access.manage')) await requireAnotherManager(tx, staffId)
    await changeStaffRole(tx, staffId, role)
    await recordEvent(tx, ctx, 'access.change-role', `staff:${staffId}`, { from: before.role, to: role })
  })
}

/** Somebody leaves: sessions and links end at once. What they did stays in the log under their name. Errors: `staff_unknown`, `staff_own`, `staff_last`. */
export async function endAccess(ctx: Context, staffId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const { wasEnded } = await otherStaff(tx, ctx.actor, staffId)
    if (wasEnded) return
    await requireAnotherManager(tx, staffId)
    await disableStaff(tx, staffId, ctx.clock.now())
    await shutOut(tx, staffId)
    await recordEvent(tx, ctx, 'access.end', `staff:${staffId}`)
  })
}

async function otherStaff(tx: Queryable, actor: Actor, staffId: string): Promise<{ role: string; wasEnded: boolean }> {
  const row = await findStaffForUpdate(tx, staffId)
  if (row === undefined) throw new AppError('staff_unknown', { staffId })
  if (actor.id === staffId) throw new AppError('staff_own')
  return { role: row.role, wasEnded: row.disabled_at !== null }
}

async function requireAnotherManager(tx: Queryable, staffId: string): Promise<void> {
  if ((await countOthersWithRoles(tx, staffId, MANAGERS)) === 0) throw new AppError('staff_last')
}

async function shutOut(tx: Queryable, staffId: string): Promise<void> {
  await deleteSessionsOf(tx, staffId)
  await deleteUnspentLinks(tx, staffId)
}
