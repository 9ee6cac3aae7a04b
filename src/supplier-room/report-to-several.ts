/**
 * One report of a supplier that serves several organisations of this installation: one statement, and each gets it in its own room, as its own
 * incident, with its own files. Nothing of what one organisation was told goes to another.
 */
import { within, type Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'
import { findRoom, listRoomsOfGuest } from './queries.ts'
import { receiveReport, type GivenReport, type TakenReport } from './receive-report.ts'
import type { Report } from './report.ts'
import type { Room, Visit } from './room.ts'

/** Said of one organisation: when it was told before, which of its data, how many of its people. Each other one is asked for its own. */
export type OwnPart = 'told_at' | 'kinds' | 'people'
const OWN_PARTS: readonly OwnPart[] = ['told_at', 'kinds', 'people']

/** Rooms of the same person and the same supplier, in other organisations. Empty for a program: its key is for one room. */
export async function listSisterRooms(db: Queryable, { guest, room, by }: Visit): Promise<Room[]> {
  if (by === 'token') return []
  const rooms = await listRoomsOfGuest(db, guest.guestId)
  const name = room.supplierName.toLowerCase()
  return rooms.filter((one) => one.organisationId !== room.organisationId && one.supplierName.toLowerCase() === name)
}

/**
 * Gives the report of the room that is open first, then those of `alsoRoomIds`: all are taken or none. The same again changes nothing.
 * Errors: `report_invalid`, `room_unknown` (also for a room that is not theirs, or of another supplier).
 */
export async function receiveReportForSeveral(ctx: Context, visit: Visit, given: GivenReport, alsoRoomIds: readonly string[]): Promise<TakenReport[]> {
  // One report, so one moment for all: by it the sender is told later who else got it.
  const now = ctx.clock.now()
  const at: Context = { ...ctx, clock: { now: () => now } }
  return ctx.store.transaction(async (tx) => {
    const sisters = await listSisterRooms(tx, visit)
    const also = [...new Set(alsoRoomIds)].map((roomId) => sisters.find((room) => room.roomId === roomId))
    if (also.includes(undefined)) throw new AppError('room_unknown')
    const rooms = [visit.room, ...also.filter((room) => room !== undefined)]
    // In one order for everybody: two reports at once never wait for each other's rooms.
    const ids = rooms.map(({ roomId }) => roomId).sort()
    await tx.query('select 1 from supplier_room where room_id = any($1) order by room_id for update', [ids])
    const taken: TakenReport[] = []
    for (const room of rooms) {
      const isOwn = room.roomId === visit.room.roomId
      taken.push(await receiveReport(within(tx, at), { ...visit, room }, { ...given, content: isOwn ? given.content : withoutOwnParts(given.content) }))
    }
    return taken
  })
}

function withoutOwnParts(content: unknown): unknown {
  const shared = { ...(content as Partial<Report>) }
  for (const part of OWN_PARTS) delete shared[part]
  return shared
}

/** The other organisations that got this report at the same moment from the same person: to tell the one who sent it, and nobody else. */
export async function listReportedAlso(db: Queryable, visit: Visit, reportNo: number): Promise<Room[]> {
  const rows = await db.query<{ room_id: string }>(
    `select other.room_id from supplier_report own
     join supplier_report other on other.received_at = own.received_at and other.sent_by = own.sent_by and other.room_id <> own.room_id
     where own.room_id = $1 and own.report_no = $2 and own.sent_by = $3`,
    [visit.room.roomId, reportNo, visit.guest.guestId],
  )
  const rooms = await Promise.all(rows.map(({ room_id }) => findRoom(db, room_id)))
  const mine = new Set((await listSisterRooms(db, visit)).map(({ roomId }) => roomId))
  return rooms.filter((room) => room !== undefined && mine.has(room.roomId)) as Room[]
}
