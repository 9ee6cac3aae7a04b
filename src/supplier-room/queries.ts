/** SQL of the room that more than one action needs. Every read of a supplier's goes by its room. */
import { listQuestions, type QuestionRow } from '../incident/list-questions.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import type { Guest, Room } from './room.ts'

const ROOM = `
  select
    r.room_id as "roomId", r.organisation_id as "organisationId", o.name as "organisationName", coalesce(i.zone, o.zone) as zone,
    r.supplier_id as "supplierId", s.name as "supplierName", r.incident_id as "incidentId", coalesce(i.reference, '') as reference,
    coalesce(i.title, '') as title, r.closed_at as "closedAt",
    coalesce(i.supplier_id = r.supplier_id, true) as "isIncidentSupplier"
  from supplier_room r
  join organisation o using (organisation_id)
  join supplier s on s.supplier_id = r.supplier_id
  left join incident i on i.incident_id = r.incident_id`
const GUEST = 'g.guest_id as "guestId", g.email, g.name, g.language'

export async function findRoom(db: Queryable, roomId: string): Promise<Room | undefined> {
  return (await db.query<Room>(`${ROOM} where r.room_id = $1`, [roomId]))[0]
}

/** Rooms that this person has come into, each by its own link and code: an account of one organisation's making does not open another's room. */
export async function listRoomsOfGuest(db: Queryable, guestId: string): Promise<Room[]> {
  return db.query<Room>(
    `${ROOM} join supplier_member m on m.room_id = r.room_id and m.guest_id = $1 and m.ended_at is null and m.entered_at is not null
     where r.closed_at is null order by r.opened_at`,
    [guestId],
  )
}

/** Also those that nobody has come into yet: a signed mail proves its sender without the room's code [SUP10]. */
export async function listInvitedRooms(db: Queryable, guestId: string): Promise<Room[]> {
  return db.query<Room>(
    `${ROOM} join supplier_member m on m.room_id = r.room_id and m.guest_id = $1 and m.ended_at is null where r.closed_at is null order by r.opened_at`,
    [guestId],
  )
}

export async function listRoomsOfIncident(db: Queryable, incidentId: string): Promise<Room[]> {
  return db.query<Room>(`${ROOM} where r.incident_id = $1 order by r.opened_at`, [incidentId])
}

export async function listRooms(db: Queryable): Promise<Room[]> {
  return db.query<Room>(`${ROOM} order by r.opened_at`)
}

/** What this room is asked, with what it answered. The question set goes to the incident's own supplier; another in the chain does not see it. */
export function questionsOf(db: Queryable, { incidentId, isIncidentSupplier }: Pick<Room, 'incidentId' | 'isIncidentSupplier'>): Promise<QuestionRow[]> {
  return incidentId === null || !isIncidentSupplier ? Promise.resolve([]) : listQuestions(db, incidentId)
}

export type GuestRow = Guest & { passwordHash: string | null; totpSealed: Buffer | null; totpStep: number; endedAt: Date | null }

export async function findGuestByEmail(db: Queryable, email: string): Promise<GuestRow | undefined> {
  return (
    await db.query<GuestRow>(
      `select ${GUEST}, g.password_hash as "passwordHash", g.totp_sealed as "totpSealed", g.totp_step as "totpStep", g.ended_at as "endedAt"
       from supplier_guest g where g.email = $1`,
      [email],
    )
  )[0]
}

export async function findGuest(db: Queryable, guestId: string): Promise<Guest | undefined> {
  return (await db.query<Guest>(`select ${GUEST} from supplier_guest g where g.guest_id = $1`, [guestId]))[0]
}

/** Makes the numbers of one room's reports and uploads take turns. */
export async function lockRoom(tx: Transaction, roomId: string): Promise<void> {
  await tx.query('select 1 from supplier_room where room_id = $1 for update', [roomId])
}
