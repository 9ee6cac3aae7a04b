/** The rooms as our own side sees them: who was asked in, what came, what is still owed. */
import type { Context } from '../context.ts'
import { stateOf } from '../incident/list-questions.ts'
import { listRooms, listRoomsOfIncident, questionsOf } from './queries.ts'
import { listReports, type ReportCard } from './receive-report.ts'
import type { Room } from './room.ts'
import { listUploads } from './take-upload.ts'
import type { Upload } from './upload.ts'

export type MemberCard = { guestId: string; name: string; email: string; invitedAt: Date; enteredAt: Date | null; endedAt: Date | null; linkUntil: Date | null }
export type RoomCard = {
  room: Room
  members: MemberCard[]
  reports: ReportCard[]
  uploads: Upload[]
  questions: { open: number; late: number; nextDueAt: Date | null }
}

/** Of one incident, or all. Reading who was invited is logged by the door that shows it. */
export async function listRoomCards(ctx: Context, incidentId: string | null): Promise<RoomCard[]> {
  const rooms = incidentId === null ? await listRooms(ctx.store) : await listRoomsOfIncident(ctx.store, incidentId)
  return Promise.all(rooms.map((room) => cardOf(ctx, room)))
}

async function cardOf(ctx: Context, room: Room): Promise<RoomCard> {
  const members = await ctx.store.query<MemberCard>(
    `select g.guest_id as "guestId", g.name, g.email, m.invited_at as "invitedAt", m.entered_at as "enteredAt", m.ended_at as "endedAt",
       (select max(v.expires_at) from supplier_invitation v
        where v.guest_id = m.guest_id and v.room_id = m.room_id and v.used_at is null and v.expires_at > $2) as "linkUntil"
     from supplier_member m join supplier_guest g using (guest_id) where m.room_id = $1 order by m.invited_at`,
    [room.roomId, ctx.clock.now()],
  )
  const now = ctx.clock.now()
  const questions = await questionsOf(ctx.store, room)
  const open = questions.filter((question) => ['open', 'late'].includes(stateOf(question, now)))
  const due = open.map(({ dueAt }) => dueAt).toSorted((a, b) => a.getTime() - b.getTime())
  return {
    room,
    members,
    reports: await listReports(ctx, room.roomId),
    uploads: await listUploads(ctx.store, room.roomId),
    questions: { open: open.length, late: open.filter((question) => stateOf(question, now) === 'late').length, nextDueAt: due[0] ?? null },
  }
}
