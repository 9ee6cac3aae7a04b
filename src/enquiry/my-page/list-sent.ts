/** Notices that went out to people, by person: what their own page shows, and the desk beside their enquiry. */
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import type { PageContent } from './page-content.ts'

/** Oldest first. */
export async function listSent(db: Queryable, incidentId: IncidentId, numbers: readonly number[]): Promise<Map<number, PageContent['sent']>> {
  const rows = await db.query<{ person_no: number; channel: string; state: string; at: Date }>(
    `select n.person_no, n.channel, n.state, n.result_at as at from notice n join notice_campaign c using (campaign_id)
     where c.incident_id = $1 and n.person_no = any($2) and n.result_at is not null and n.state in ('handed_over', 'batched', 'bounced', 'returned') order by n.result_at`,
    [incidentId, numbers],
  )
  const sent = new Map<number, PageContent['sent']>()
  for (const { person_no, channel, state, at } of rows) sent.set(person_no, [...(sent.get(person_no) ?? []), { at: at.toISOString(), channel, state }])
  return sent
}
