/** What the forecast is made of: what came on each of the last days, and notices that are planned to go out. */
import type { Queryable } from '../../store/database.ts'
import { localDay } from '../../incident/zone.ts'

const PAST_DAYS = 14
const DAY_MS = 86_400_000

/** Arrivals by day, oldest first, from the first day on which anything came; today is not over and is left out. */
export async function listArrivals(db: Queryable, incidentId: string, now: Date, zone: string): Promise<number[]> {
  const rows = await db.query<{ day: string; count: number }>(
    `select to_char(received_at at time zone $2, 'YYYY-MM-DD') as day, count(*)::int as count from enquiry where incident_id = $1 and received_at > $3 group by 1`,
    [incidentId, zone, new Date(now.getTime() - (PAST_DAYS + 1) * DAY_MS)],
  )
  const counts = new Map(rows.map(({ day, count }) => [day, count]))
  const days = Array.from({ length: PAST_DAYS }, (_, back) => localDay(new Date(now.getTime() - (PAST_DAYS - back) * DAY_MS), zone))
  const first = days.findIndex((day) => counts.has(day))
  return first === -1 ? [] : days.slice(first).map((day) => counts.get(day) ?? 0)
}

/** Notices by planned day, today first. */
export async function listNoticesAhead(db: Queryable, incidentId: string, now: Date, zone: string, days: number): Promise<number[]> {
  const rows = await db.query<{ day: string; people: number }>(
    `select p.day::text as day, sum(p.people)::int as people from notice_part p join notice_campaign c using (campaign_id)
     where c.incident_id = $1 and c.state <> 'cancelled' group by 1`,
    [incidentId],
  )
  const people = new Map(rows.map((row) => [row.day, row.people]))
  return Array.from({ length: days }, (_, ahead) => people.get(localDay(new Date(now.getTime() + ahead * DAY_MS), zone)) ?? 0)
}
