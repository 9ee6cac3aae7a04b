/** What people asked for, and addresses that no longer reach them: kept by person, so that a register built anew does not lose them. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { personId, type Person } from '../../register/person.ts'
import { listPersonsByNo } from '../../register/queries.ts'
import type { Queryable } from '../../store/database.ts'
import type { ContactWish } from '../audience.ts'

export type WithWish = { person: Person; wish: ContactWish | null; badAddresses: { channel: string; address: string }[] }

const WISH = `person_no as "personNo", language, format, channel, in_care_of as "inCareOf"`

/** These people with what they asked for. */
export async function listWithWishes(db: Queryable, incidentId: IncidentId, personNos: readonly number[]): Promise<WithWish[]> {
  const wishes = await db.query<ContactWish & { personNo: number }>(`select ${WISH} from contact_wish where incident_id = $1 and person_no = any($2)`, [
    incidentId,
    personNos,
  ])
  const faults = await db.query<{ personNo: number; channel: string; address: string }>(
    `select person_no as "personNo", channel, address from address_fault where incident_id = $1 and person_no = any($2)`,
    [incidentId, personNos],
  )
  const wishOf = new Map(wishes.map((wish) => [wish.personNo, wish]))
  return (await listPersonsByNo(db, incidentId, personNos)).map((person) => ({
    person,
    wish: wishOf.get(person.personNo) ?? null,
    badAddresses: faults.filter(({ personNo }) => personNo === person.personNo),
  }))
}

/** Notes what a person asked for. The next plan goes by it; a telling that is approved is void where it changes a recipient. */
export async function setWish(ctx: Context, incidentId: IncidentId, personNo: number, wish: ContactWish, reason: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query(
      `insert into contact_wish (incident_id, person_no, language, format, channel, reason, in_care_of, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (incident_id, person_no) do update set language = excluded.language, format = excluded.format, channel = excluded.channel,
         reason = excluded.reason, in_care_of = excluded.in_care_of, set_by = excluded.set_by, set_at = excluded.set_at`,
      [incidentId, personNo, wish.language, wish.format, wish.channel, reason, wish.inCareOf, ctx.actor.id, ctx.clock.now()],
    )
    // Not to be written to is heeded at once, also in a telling that is already under way.
    if (wish.channel === 'none' || wish.channel === 'phone')
      await tx.query(
        `update notice n set state = 'withdrawn', reason = 'wish_none', result_at = $3 from notice_campaign c
         where c.campaign_id = n.campaign_id and c.incident_id = $1 and n.person_no = $2 and n.state in ('ready', 'claimed', 'held') and c.state in ('sending', 'paused')`,
        [incidentId, personNo, ctx.clock.now()],
      )
    await recordEvent(
      tx,
      ctx,
      'notice.wish',
      `person:${personId(personNo)}`,
      { channel: wish.channel, format: wish.format, language: wish.language },
      { incidentId, reason },
    )
  })
}

/** An address that does not reach its person. Noted once. */
export async function noteFault(
  tx: Queryable,
  fault: { incidentId: IncidentId; personNo: number; channel: string; address: string; fault: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into address_fault (incident_id, person_no, channel, address, fault, found_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [fault.incidentId, fault.personNo, fault.channel, fault.address, fault.fault, fault.at],
  )
}
