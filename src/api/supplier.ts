/** The suppliers' rooms from our side: ask somebody in, shut somebody out, see what came. */
import type { FastifyInstance } from 'fastify'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { endMember, inviteGuest } from '../supplier-room/invite-guest.ts'
import { listRoomCards, type MemberCard, type RoomCard } from '../supplier-room/list-cards.ts'
import { remindGuests } from '../supplier-room/remind.ts'
import {
  IncidentParams,
  SupplierInviteBody,
  SupplierMemberParams,
  type SupplierInvited,
  type SupplierMember,
  type SupplierReminder,
  type SupplierRoomView,
  type SuppliersView,
} from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

/** Newest first; the whole list is in `tocsin supplier list --json`. */
const MOST_FILES = 200

export function supplierRoutes(app: FastifyInstance, door: Door): void {
  const incidentOf = ({ request }: Asked) => checked(IncidentParams, request.params).incidentId as IncidentId
  route(app, door, 'GET', '/api/incidents/:incidentId/suppliers', 'supplier.read', async (asked): Promise<SuppliersView> =>
    viewOf(asked.ctx, incidentOf(asked), door.roomUrl),
  )
  route(app, door, 'POST', '/api/incidents/:incidentId/suppliers/invite', 'supplier.invite', async (asked): Promise<SupplierInvited> => {
    const { email, name, supplier, language } = checked(SupplierInviteBody, asked.request.body)
    const invited = await inviteGuest(asked.ctx, { incidentId: incidentOf(asked), supplierName: supplier || null, email, name, language })
    return { supplier: invited.supplierName, url: `${door.roomUrl}/enter/${invited.link}`, spoken: invited.spoken, expiresAt: invited.expiresAt.toISOString() }
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/suppliers/remind', 'supplier.invite', async (asked): Promise<SupplierReminder[]> => {
    const mails = await remindGuests(asked.ctx, incidentOf(asked), door.roomUrl)
    return mails.map(({ to, subject, text, questions }) => ({ to, subject, text, questions }))
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/suppliers/:roomId/:guestId/shut-out', 'supplier.invite', async ({ ctx, request }) => {
    const { incidentId, roomId, guestId } = checked(SupplierMemberParams, request.params)
    const [room] = await ctx.store.query('select 1 from supplier_room where room_id = $1 and incident_id = $2', [roomId, incidentId])
    if (!room) throw new AppError('room_unknown')
    await endMember(ctx, roomId, guestId)
    return {}
  })
}

async function viewOf(ctx: Context, incidentId: IncidentId, roomUrl: string): Promise<SuppliersView> {
  const [incident] = await ctx.store.query<{ evidence: string | null }>(`select inputs ->> 'evidence' as evidence from incident where incident_id = $1`, [
    incidentId,
  ])
  if (!incident) throw new AppError('incident_unknown', { incidentId })
  const cards = await listRoomCards(ctx, incidentId)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'supplier.read', `incident:${incidentId}`, {}, { incidentId }))
  const isOwnEvidence = Boolean(incident.evidence) && !incident.evidence!.endsWith('handed-over')
  return { roomUrl, isOwnEvidence, rooms: cards.map(roomOf) }
}

function roomOf({ room, members, reports, uploads, questions }: RoomCard): SupplierRoomView {
  const received = uploads.filter(({ state }) => state === 'received')
  return {
    roomId: room.roomId,
    supplier: room.supplierName,
    members: members.map(memberOf),
    reports: reports.map(({ reportNo, receivedAt, sha256, vouchedBy }) => ({ reportNo, at: receivedAt.toISOString(), sha256, vouchedBy })),
    files: uploads
      .toReversed()
      .slice(0, MOST_FILES)
      .map(({ path, bytes, receivedBytes, state, sha256, reason, receivedAt, startedAt }) => ({
        path,
        bytes,
        receivedBytes,
        state,
        sha256,
        reason,
        at: (receivedAt ?? startedAt).toISOString(),
      })),
    received: { files: received.length, bytes: received.reduce((sum, { bytes }) => sum + bytes, 0) },
    questions: { ...questions, nextDueAt: questions.nextDueAt?.toISOString() ?? null },
  }
}

function memberOf({ guestId, name, email, invitedAt, enteredAt, endedAt, linkUntil }: MemberCard): SupplierMember {
  if (endedAt) return { guestId, name, email, state: 'shut_out', at: endedAt.toISOString() }
  if (enteredAt) return { guestId, name, email, state: 'entered', at: enteredAt.toISOString() }
  return linkUntil
    ? { guestId, name, email, state: 'invited', at: linkUntil.toISOString() }
    : { guestId, name, email, state: 'too_late', at: invitedAt.toISOString() }
}
