/** What is wrong with the desk now, and what is coming: nothing may lie unread or without an owner, which is what a party was reprimanded for. */
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { instantsOf } from '../../incident/zone.ts'
import type { Queryable } from '../../store/database.ts'
import { listSites } from '../list-sites.ts'

/** Unread or ownerless for longer than this is an alarm [DSK14]. */
const UNREAD_HOURS = 4
const OWNERLESS_HOURS = 8
/** Sealed rows that nobody could open, for longer than this, mean that keys or the intake are broken. */
const STUCK_MINUTES = 5
/** A released e-mail that the relay has not taken for longer than this means that nothing goes out. */
const UNSENT_HOURS = 1
/** A mailbox that cannot be drained for longer than this: people write to us, and nobody sees it. */
const MAILBOX_MINUTES = 15
const HOUR_MS = 3_600_000

export const ALARMS = ['urgent_waiting', 'late', 'unread', 'ownerless', 'not_taken_in', 'mailbox_away', 'not_sent', 'statement_owed'] as const
export type AlarmName = (typeof ALARMS)[number]
export type Alarm = { alarm: AlarmName; count: number; oldestAt: Date | null }
export type DeskState = { open: number; unread: number; ownerless: number; dueToday: number; late: number; closed: number; alarms: Alarm[] }

/** The desk's state with what the public was promised: a new statement by a day that has gone by is an alarm [DSK14]. */
export async function readDeskState(ctx: Context, incidentId: IncidentId): Promise<DeskState> {
  const now = ctx.clock.now()
  const state = await deskState(ctx.store, incidentId, now)
  const site = listSites(ctx.dataFolder).find((one) => one.incidentId === incidentId)
  if (site === undefined) return state
  const { zone } = await getIncident(ctx.store, incidentId)
  // The whole of that day is theirs.
  const until = instantsOf(`${site.nextUpdateOn}T23:59`, zone).at(-1)
  return until === undefined || now <= until ? state : { ...state, alarms: [...state.alarms, { alarm: 'statement_owed', count: 1, oldestAt: until }] }
}

export async function deskState(db: Queryable, incidentId: string, now: Date): Promise<DeskState> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const [row] = await db.query<Record<string, number> & Record<`${string}_at`, Date | null>>(
    `with open_one as (
       -- Whoever can no longer sign in holds nothing: what they had waits for somebody else.
       select e.*, exists (select from staff s where s.staff_id = e.owner_id and s.disabled_at is null) as is_held, (select min(due_at) from enquiry_duty d where d.enquiry_id = e.enquiry_id and met_at is null and dropped_at is null) as due_at
       from enquiry e where incident_id = $1 and state <> 'closed'
     ), unsent as (
       select greatest(queued_at, not_before) as at from answer_mail m
       where incident_id = $1 and (state = 'in_doubt' or (state in ('ready', 'claimed', 'attempting') and greatest(queued_at, not_before) < $6)
         -- Refused for good, and nobody has answered that person another way since.
         or (state = 'refused' and purpose = 'reply' and exists (
           select from enquiry_entry r join open_one o using (enquiry_id) where r.entry_id = m.mail_id and not exists (
             select from enquiry_entry later where later.enquiry_id = r.enquiry_id and later.kind = 'released' and later.at > m.queued_at))))
     )
     select
       count(*)::int as open,
       count(*) filter (where first_read_at is null)::int as unread,
       count(*) filter (where not is_held)::int as ownerless,
       count(*) filter (where due_at < $2::timestamptz + interval '1 day' and due_at >= $2)::int as due_today,
       count(*) filter (where due_at < $2)::int as late, min(due_at) filter (where due_at < $2) as late_at,
       count(*) filter (where first_read_at is null and taken_in_at < $3)::int as unread_long, min(taken_in_at) filter (where first_read_at is null) as unread_at,
       count(*) filter (where not is_held and taken_in_at < $4)::int as ownerless_long, min(taken_in_at) filter (where not is_held) as ownerless_at,
       count(*) filter (where is_urgent and not is_held)::int as urgent_waiting, min(taken_in_at) filter (where is_urgent and not is_held) as urgent_at,
       (select count(*) from enquiry where incident_id = $1 and state = 'closed')::int as closed,
       (select count(*) from submission where incident_id = $1 and received_at < $5)::int as stuck, (select min(received_at) from submission where incident_id = $1) as stuck_at,
       (select count(*) from desk_mailbox where incident_id = $1 and failing_since < $7)::int as mailbox, (select min(failing_since) from desk_mailbox where incident_id = $1) as mailbox_at,
       (select count(*) from unsent)::int as unsent, (select min(at) from unsent) as unsent_at
     from open_one`,
    [incidentId, now, before(UNREAD_HOURS), before(OWNERLESS_HOURS), before(STUCK_MINUTES / 60), before(UNSENT_HOURS), before(MAILBOX_MINUTES / 60)],
  )
  const state = row!
  const alarms: Alarm[] = [
    { alarm: 'urgent_waiting' as const, count: state['urgent_waiting']!, oldestAt: state['urgent_at'] ?? null },
    { alarm: 'late' as const, count: state['late']!, oldestAt: state['late_at'] ?? null },
    { alarm: 'unread' as const, count: state['unread_long']!, oldestAt: state['unread_at'] ?? null },
    { alarm: 'ownerless' as const, count: state['ownerless_long']!, oldestAt: state['ownerless_at'] ?? null },
    { alarm: 'not_taken_in' as const, count: state['stuck']!, oldestAt: state['stuck_at'] ?? null },
    { alarm: 'mailbox_away' as const, count: state['mailbox']!, oldestAt: state['mailbox_at'] ?? null },
    { alarm: 'not_sent' as const, count: state['unsent']!, oldestAt: state['unsent_at'] ?? null },
  ].filter(({ count }) => count > 0)
  return {
    open: state['open']!,
    unread: state['unread']!,
    ownerless: state['ownerless']!,
    dueToday: state['due_today']!,
    late: state['late']!,
    closed: state['closed']!,
    alarms,
  }
}
