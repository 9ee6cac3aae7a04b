/** The supplier's own door: who comes in, to what. A room is one supplier's place in one incident; before there is one, the place to report it. */
import type { Actor, Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'

export type Language = 'en' | 'cy'

/** How something reached us: typed in the room, by the supplier's program, by signed e-mail, or as a signed bundle on a disk. */
export const WAYS = ['room', 'api', 'mail', 'bundle'] as const
export type Way = (typeof WAYS)[number]

export type Room = {
  roomId: string
  organisationId: string
  organisationName: string
  /** IANA zone of the organisation: times without a zone are read in it. */
  zone: string
  supplierId: string
  supplierName: string
  incidentId: IncidentId | null
  /** The incident's reference and title; empty before there is one. */
  reference: string
  title: string
  closedAt: Date | null
  /** The incident's own supplier is asked the question set; a sub-supplier reports and hands over, and sees nothing of what others answered. */
  isIncidentSupplier: boolean
}

/** A person of the supplier. Never staff: roles, sessions and secrets are apart. */
export type Guest = { guestId: string; email: string; name: string; language: Language }

/** Whoever acts for the supplier in one room, at a page (`session`) or as a program (`token`). */
export type Visit = { guest: Guest; room: Room; by: 'session' | 'token' }

/** Something for a room, brought by its people or, from a mail or a disk, by ours. */
export type Bringing = Visit | { guest: null; room: Room; by: 'staff' }

/** The same context, acting as whoever brings it. */
export function actingFor(ctx: Context, { guest }: Bringing): Context {
  return guest === null ? ctx : { ...ctx, actor: actorOf(guest) }
}

export function actorOf(guest: Guest): Actor {
  return { id: guest.guestId, name: guest.name, role: 'supplier' }
}

/** Who a fact is from, the same by every way, so that a later word of the same supplier replaces the earlier one. */
export function sourceOf(room: Pick<Room, 'supplierName'>): string {
  return room.supplierName
}
