/** Who has a key to counsel's room: opening it, admitting another, taking a key away, and the recovery key. The house itself has none. */
import type { KeyObject } from 'node:crypto'
import { clearTries, countTry } from '../access/queries.ts'
import { mayDo, ROLES } from '../access/role.ts'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { endMember, findMember, findRoom, insertRoom, listCandidates, putMember, rewrapMember, type RoomRow } from './queries.ts'
import { LEAST_PASSPHRASE } from './room.ts'
import { codeTyped, makeRoomKeys, spokenCode, unwrapKey, wrapKey } from './sealing.ts'

const TRIES_ALLOWED = 10
/** 10 signs, 49 bits: spoken on the telephone, spent at its first use. */
const CODE_GROUPS = 2
/** 25 signs, 122 bits: written down, and kept where the organisation keeps what must not be lost. */
const RECOVERY_GROUPS = 5

/**
 * Opens the incident's room; whoever opens it is its first member. Gives the recovery key, which is shown this once and stored nowhere.
 * Errors: `counsel_room_open`, `password_weak`.
 */
export async function openRoom(ctx: Context, incidentId: IncidentId, passphrase: string): Promise<{ recoveryKey: string }> {
  refuseWeak(passphrase)
  if (await findRoom(ctx.store, incidentId)) throw new AppError('counsel_room_open')
  const { publicKey, privateKey } = makeRoomKeys()
  const recoveryKey = spokenCode(RECOVERY_GROUPS)
  const recovery = await wrapKey(privateKey, codeTyped(recoveryKey), recoveryPurpose(incidentId))
  const wrappedKey = await wrapKey(privateKey, passphrase, memberPurpose(incidentId, ctx.actor.id))
  const at = ctx.clock.now()
  await ctx.store.transaction(async (tx) => {
    if (!(await insertRoom(tx, incidentId, { publicKey, recovery, openedAt: at }, ctx.actor.id))) throw new AppError('counsel_room_open')
    await putMember(tx, incidentId, { staffId: ctx.actor.id, state: 'member', wrappedKey, admittedBy: ctx.actor.id, at })
    await recordEvent(tx, ctx, 'counsel.open', `incident:${incidentId}`, {}, { incidentId })
  })
  return { recoveryKey }
}

/** The room's private key, for a member's own passphrase. Each try is an entry. Errors: `counsel_not_member`, `counsel_passphrase_wrong`, `sign_in_slow_down`. */
export async function unlockRoom(ctx: Context, incidentId: IncidentId, passphrase: string): Promise<KeyObject> {
  await requireRoom(ctx.store, incidentId)
  const member = await findMember(ctx.store, incidentId, ctx.actor.id)
  if (member?.state !== 'member') throw new AppError('counsel_not_member')
  const key = await tried(ctx, incidentId, 'counsel.unlock', () => unwrapKey(member.wrappedKey!, passphrase, memberPurpose(incidentId, ctx.actor.id)))
  if (key === null) throw new AppError('counsel_passphrase_wrong')
  return key
}

/** Admits one of the staff. Gives the code that they need to choose a passphrase of their own: to be spoken, never mailed. Errors: `staff_unknown`. */
export async function admit(ctx: Context, incidentId: IncidentId, privateKey: KeyObject, staffId: string): Promise<{ code: string }> {
  const candidates = await listCandidates(ctx.store, incidentId, rolesThatMayEnter())
  if (!candidates.some((one) => one.staffId === staffId)) throw new AppError('staff_unknown', { staffId })
  const code = spokenCode(CODE_GROUPS)
  const wrappedKey = await wrapKey(privateKey, codeTyped(code), memberPurpose(incidentId, staffId))
  await ctx.store.transaction(async (tx) => {
    await putMember(tx, incidentId, { staffId, state: 'admitted', wrappedKey, admittedBy: ctx.actor.id, at: ctx.clock.now() })
    await recordEvent(tx, ctx, 'counsel.admit', `staff:${staffId}`, {}, { incidentId })
  })
  return { code }
}

/** Turns the spoken code into a passphrase of one's own; the code is spent. Errors: `counsel_not_member`, `counsel_code_wrong`, `password_weak`. */
export async function acceptAdmission(ctx: Context, incidentId: IncidentId, code: string, passphrase: string): Promise<KeyObject> {
  refuseWeak(passphrase)
  const member = await findMember(ctx.store, incidentId, ctx.actor.id)
  if (member?.state !== 'admitted') throw new AppError('counsel_not_member')
  const purpose = memberPurpose(incidentId, ctx.actor.id)
  const open = () => unwrapKey(member.wrappedKey!, codeTyped(code), purpose)
  const key = await tried(ctx, incidentId, 'counsel.accept', open, async (privateKey) => {
    const wrappedKey = await wrapKey(privateKey, passphrase, purpose)
    return async (tx) => {
      if (!(await rewrapMember(tx, incidentId, ctx.actor.id, member.wrappedKey!, wrappedKey))) throw new AppError('counsel_not_member')
    }
  })
  if (key === null) throw new AppError('counsel_code_wrong')
  return key
}

/** Their key is gone from here on. What they have read they have read. Errors: `counsel_not_member`, `counsel_last_member`. */
export async function endMembership(ctx: Context, incidentId: IncidentId, staffId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query('select 1 from counsel_room where incident_id = $1 for update', [incidentId])
    if (!(await endMember(tx, incidentId, staffId, ctx.clock.now()))) throw new AppError('counsel_not_member')
    const [left] = await tx.query(`select 1 from counsel_member where incident_id = $1 and state = 'member' limit 1`, [incidentId])
    if (left === undefined) throw new AppError('counsel_last_member')
    await recordEvent(tx, ctx, 'counsel.end', `staff:${staffId}`, {}, { incidentId })
  })
}

/**
 * A passphrase is forgotten, or counsel has changed: whoever holds the recovery key and may open such a room becomes a member with a new
 * passphrase. Errors: `counsel_code_wrong`, `password_weak`, `sign_in_slow_down`.
 */
export async function recoverRoom(ctx: Context, incidentId: IncidentId, recoveryKey: string, passphrase: string): Promise<KeyObject> {
  refuseWeak(passphrase)
  const { recovery } = await requireRoom(ctx.store, incidentId)
  const staffId = ctx.actor.id
  const open = () => unwrapKey(recovery, codeTyped(recoveryKey), recoveryPurpose(incidentId))
  const key = await tried(ctx, incidentId, 'counsel.recover', open, async (privateKey) => {
    const wrappedKey = await wrapKey(privateKey, passphrase, memberPurpose(incidentId, staffId))
    return (tx) => putMember(tx, incidentId, { staffId, state: 'member', wrappedKey, admittedBy: staffId, at: ctx.clock.now() })
  })
  if (key === null) throw new AppError('counsel_code_wrong')
  return key
}

export async function requireRoom(db: Queryable, incidentId: IncidentId): Promise<RoomRow> {
  const room = await findRoom(db, incidentId)
  if (room === undefined) throw new AppError('counsel_room_missing')
  return room
}

export const rolesThatMayEnter = (): string[] => ROLES.filter((role) => mayDo(role, 'counsel.enter'))

const memberPurpose = (incidentId: string, staffId: string): string => `counsel:${incidentId}:${staffId}`
const recoveryPurpose = (incidentId: string): string => `counsel:${incidentId}:recovery`

function refuseWeak(passphrase: string): void {
  if (passphrase.length < LEAST_PASSPHRASE) throw new AppError('password_weak')
}

type Change = (tx: Transaction) => Promise<void>

/** One try at a key: counted, slowed down, and an entry in the log that says whether it opened, together with the change that it makes. */
async function tried(
  ctx: Context,
  incidentId: IncidentId,
  action: string,
  open: () => Promise<KeyObject | null>,
  prepare?: (privateKey: KeyObject) => Promise<Change>,
): Promise<KeyObject | null> {
  const bucket = `counsel:${ctx.actor.id}`
  if ((await countTry(ctx.store, bucket, ctx.clock.now())) > TRIES_ALLOWED) throw new AppError('sign_in_slow_down')
  const key = await open()
  // Argon2id takes its time: it is done before the transaction.
  const change = key && (await prepare?.(key))
  await ctx.store.transaction(async (tx) => {
    await change?.(tx)
    if (key !== null) await clearTries(tx, bucket)
    await recordEvent(tx, ctx, key === null ? `${action}-refused` : action, `incident:${incidentId}`, {}, { incidentId })
  })
  return key
}
