/** All SQL of the room `access`. */
import type { Queryable } from '../store/database.ts'
import type { Staff } from './session.ts'

export type StaffRow = {
  staff_id: string
  email: string
  name: string
  role: string
  password_hash: string | null
  totp_sealed: Buffer | null
  disabled_at: Date | null
}

export async function findStaffByEmail(db: Queryable, email: string): Promise<StaffRow | undefined> {
  return (await db.query<StaffRow>('select * from staff where email = $1', [email]))[0]
}

export async function countStaff(db: Queryable): Promise<number> {
  return (await db.query<{ count: number }>('select count(*) from staff where password_hash is not null and disabled_at is null'))[0]!.count
}

export async function insertStaff(db: Queryable, staff: Staff, createdAt: Date): Promise<void> {
  await db.query('insert into staff (staff_id, email, name, role, created_at) values ($1, $2, $3, $4, $5)', [
    staff.staffId,
    staff.email,
    staff.name,
    staff.role,
    createdAt,
  ])
}

export async function updateStaffSecret(db: Queryable, staff: Staff, passwordHash: string): Promise<void> {
  await db.query('update staff set email = $2, name = $3, password_hash = $4 where staff_id = $1', [staff.staffId, staff.email, staff.name, passwordHash])
}

export async function insertLink(db: Queryable, tokenHash: Buffer, staffId: string, createdAt: Date, expiresAt: Date): Promise<void> {
  await db.query('insert into sign_in_link (token_hash, staff_id, created_at, expires_at) values ($1, $2, $3, $4)', [tokenHash, staffId, createdAt, expiresAt])
}

/** Spends the link: gives its owner once, and nothing the second time. */
export async function spendLink(db: Queryable, tokenHash: Buffer, now: Date): Promise<StaffRow | undefined> {
  const [row] = await db.query<StaffRow>(
    `with spent as (update sign_in_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 returning staff_id)
     select s.* from staff s join spent using (staff_id) where s.disabled_at is null`,
    [tokenHash, now],
  )
  return row
}

export async function insertSession(db: Queryable, tokenHash: Buffer, staffId: string, now: Date, expiresAt: Date): Promise<void> {
  await db.query('insert into session (token_hash, staff_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)', [
    tokenHash,
    staffId,
    now,
    expiresAt,
  ])
}

/** The owner of a live session; also moves its idle time forward. */
export async function touchSession(db: Queryable, tokenHash: Buffer, now: Date, idleSince: Date): Promise<Staff | undefined> {
  const [row] = await db.query<StaffRow>(
    `with live as (update session set last_seen_at = $2 where token_hash = $1 and expires_at > $2 and last_seen_at > $3 returning staff_id)
     select s.* from staff s join live using (staff_id) where s.disabled_at is null`,
    [tokenHash, now, idleSince],
  )
  return row && staffOf(row)
}

/** One account as the list of staff shows it. `linkUntil`: until when an unspent link can be used. */
export type StaffListRow = {
  staffId: string
  email: string
  name: string
  role: string
  hasPassword: boolean
  hasSecondFactor: boolean
  createdAt: Date
  endedAt: Date | null
  linkUntil: Date | null
  lastSignInAt: Date | null
}

/** Without those links to a first lead that somebody else's first link made needless. */
export async function listStaffRows(db: Queryable): Promise<StaffListRow[]> {
  return db.query<StaffListRow>(
    `with seen as (
       select object, max(at) as at from audit_entry
       where incident_id is null and action in ('access.sign-in', 'access.use-link') group by object
     ), link as (
       select staff_id, max(expires_at) as expires_at from sign_in_link where used_at is null group by staff_id
     )
     select s.staff_id as "staffId", s.email, s.name, s.role, s.password_hash is not null as "hasPassword", s.totp_sealed is not null as "hasSecondFactor",
       s.created_at as "createdAt", s.disabled_at as "endedAt", link.expires_at as "linkUntil", seen.at as "lastSignInAt"
     from staff s left join link using (staff_id) left join seen on seen.object = 'staff:' || s.staff_id
     where s.password_hash is not null or s.email not like 'first-%@setup.invalid'`,
  )
}

export async function findStaffForUpdate(db: Queryable, staffId: string): Promise<StaffRow | undefined> {
  return (await db.query<StaffRow>('select * from staff where staff_id::text = $1 for update', [staffId]))[0]
}

export async function countOthersWithRoles(db: Queryable, staffId: string, roles: readonly string[]): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*) from staff where staff_id <> $1 and role = any ($2) and password_hash is not null and disabled_at is null',
    [staffId, roles],
  )
  return row!.count
}

export async function changeStaffRole(db: Queryable, staffId: string, role: string): Promise<void> {
  await db.query('update staff set role = $2 where staff_id = $1', [staffId, role])
}

export async function disableStaff(db: Queryable, staffId: string, now: Date): Promise<void> {
  await db.query('update staff set disabled_at = $2 where staff_id = $1', [staffId, now])
}

export async function enableStaff(db: Queryable, staffId: string): Promise<void> {
  await db.query('update staff set disabled_at = null, password_hash = null where staff_id = $1', [staffId])
}

export async function deleteSessionsOf(db: Queryable, staffId: string): Promise<void> {
  await db.query('delete from session where staff_id = $1', [staffId])
}

export async function deleteUnspentLinks(db: Queryable, staffId: string): Promise<void> {
  await db.query('delete from sign_in_link where staff_id = $1 and used_at is null', [staffId])
}

export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash])
}

/** Counts a try in a window of ten minutes; gives the number so far. Shared by every process, survives restarts. */
export async function countTry(db: Queryable, bucket: string, now: Date): Promise<number> {
  const windowStart = new Date(now.getTime() - 10 * 60_000)
  const [row] = await db.query<{ tries: number }>(
    `insert into rate_limit (bucket, window_start, tries) values ($1, $2, 1)
     on conflict (bucket) do update set
       tries = case when rate_limit.window_start < $3 then 1 else rate_limit.tries + 1 end,
       window_start = case when rate_limit.window_start < $3 then $2 else rate_limit.window_start end
     returning tries`,
    [bucket, now, windowStart],
  )
  return row!.tries
}

export async function clearTries(db: Queryable, bucket: string): Promise<void> {
  await db.query('delete from rate_limit where bucket = $1', [bucket])
}

export function staffOf(row: StaffRow): Staff {
  return { staffId: row.staff_id, email: row.email, name: row.name, role: row.role }
}
