/** All SQL of the room `counsel`. */
import type { Queryable } from '../store/database.ts'
import type { Item, ItemKind, Member, MemberState } from './room.ts'

export type RoomRow = { publicKey: Buffer; recovery: Buffer; openedAt: Date }

export async function findRoom(db: Queryable, incidentId: string): Promise<RoomRow | undefined> {
  const [row] = await db.query<RoomRow>('select public_key as "publicKey", recovery, opened_at as "openedAt" from counsel_room where incident_id = $1', [
    incidentId,
  ])
  return row
}

/** False where another has opened it. */
export async function insertRoom(db: Queryable, incidentId: string, room: RoomRow, openedBy: string): Promise<boolean> {
  const rows = await db.query(
    `insert into counsel_room (incident_id, public_key, recovery, opened_by, opened_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1`,
    [incidentId, room.publicKey, room.recovery, openedBy, room.openedAt],
  )
  return rows.length === 1
}

export type MemberRow = { state: MemberState; wrappedKey: Buffer | null }

export async function findMember(db: Queryable, incidentId: string, staffId: string): Promise<MemberRow | undefined> {
  const [row] = await db.query<MemberRow>('select state, wrapped_key as "wrappedKey" from counsel_member where incident_id = $1 and staff_id = $2', [
    incidentId,
    staffId,
  ])
  return row
}

type NewMember = { staffId: string; state: 'admitted' | 'member'; wrappedKey: Buffer; admittedBy: string; at: Date }

/** Puts a member in, or anew with another key. */
export async function putMember(db: Queryable, incidentId: string, { staffId, state, wrappedKey, admittedBy, at }: NewMember): Promise<void> {
  await db.query(
    `insert into counsel_member (incident_id, staff_id, state, wrapped_key, admitted_by, admitted_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (incident_id, staff_id) do update set state = excluded.state, wrapped_key = excluded.wrapped_key,
       admitted_by = excluded.admitted_by, admitted_at = excluded.admitted_at, ended_at = null`,
    [incidentId, staffId, state, wrappedKey, admittedBy, at],
  )
}

/** False where the key was changed or ended meanwhile. */
export async function rewrapMember(db: Queryable, incidentId: string, staffId: string, before: Buffer, wrappedKey: Buffer): Promise<boolean> {
  const rows = await db.query(
    `update counsel_member set state = 'member', wrapped_key = $4 where incident_id = $1 and staff_id = $2 and wrapped_key = $3 returning 1`,
    [incidentId, staffId, before, wrappedKey],
  )
  return rows.length === 1
}

export async function endMember(db: Queryable, incidentId: string, staffId: string, at: Date): Promise<boolean> {
  const rows = await db.query(
    `update counsel_member set state = 'ended', wrapped_key = null, ended_at = $3
     where incident_id = $1 and staff_id = $2 and state <> 'ended' returning 1`,
    [incidentId, staffId, at],
  )
  return rows.length === 1
}

export function listMembers(db: Queryable, incidentId: string): Promise<Member[]> {
  return db.query<Member>(
    `select m.staff_id as "staffId", s.name, s.role, m.state, m.admitted_at as "admittedAt", m.ended_at as "endedAt"
     from counsel_member m join staff s using (staff_id) where m.incident_id = $1 order by m.admitted_at, s.name`,
    [incidentId],
  )
}

/** Staff of these roles who are not in the room and can sign in. */
export function listCandidates(db: Queryable, incidentId: string, roles: readonly string[]): Promise<{ staffId: string; name: string; role: string }[]> {
  return db.query(
    `select s.staff_id as "staffId", s.name, s.role from staff s
     left join counsel_member m on m.incident_id = $1 and m.staff_id = s.staff_id and m.state <> 'ended'
     where m.staff_id is null and s.disabled_at is null and s.password_hash is not null and s.role = any ($2::text[]) order by s.name`,
    [incidentId, roles],
  )
}

type SealedItem = { kind: ItemKind; bytes: number; putBy: string; putAt: Date; seal(itemNo: number): { title: Buffer; content: Buffer } }

/** The new item's number: one after the last, also when two are put in at one moment. */
export async function insertItem(db: Queryable, incidentId: string, { kind, bytes, putBy, putAt, seal }: SealedItem): Promise<number> {
  await db.query('select 1 from counsel_room where incident_id = $1 for update', [incidentId])
  const [last] = await db.query<{ itemNo: number }>('select coalesce(max(item_no), 0)::int as "itemNo" from counsel_item where incident_id = $1', [incidentId])
  const itemNo = last!.itemNo + 1
  const { title, content } = seal(itemNo)
  await db.query(
    'insert into counsel_item (incident_id, item_no, kind, bytes, put_by, put_at, sealed_title, sealed_content) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [incidentId, itemNo, kind, bytes, putBy, putAt, title, content],
  )
  return itemNo
}

export function listSealed(db: Queryable, incidentId: string): Promise<(Omit<Item, 'title'> & { sealedTitle: Buffer })[]> {
  return db.query(
    `select i.item_no as "itemNo", i.kind, i.bytes, s.name as "putBy", i.put_at as "putAt", i.sealed_title as "sealedTitle"
     from counsel_item i join staff s on s.staff_id = i.put_by where i.incident_id = $1 order by i.item_no desc`,
    [incidentId],
  )
}

export async function findSealed(
  db: Queryable,
  incidentId: string,
  itemNo: number,
): Promise<{ kind: ItemKind; sealedTitle: Buffer; sealedContent: Buffer } | undefined> {
  const [row] = await db.query<{ kind: ItemKind; sealedTitle: Buffer; sealedContent: Buffer }>(
    'select kind, sealed_title as "sealedTitle", sealed_content as "sealedContent" from counsel_item where incident_id = $1 and item_no = $2',
    [incidentId, itemNo],
  )
  return row
}
