/** What stands in the way of erasing an incident [RET3]. Each is a reason that a person can do something about. */
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import { OPEN_ENDS, type OpenEnd, type OpenEndCode } from './open-end.ts'

/** Each counts what is open of the incident $1. */
const COUNTS: Record<OpenEndCode, string> = {
  hold: 'select count(*) from hold where incident_id = $1 and lifted_at is null',
  notices: `select count(*) from notice_campaign where incident_id = $1 and state in ('planned', 'approved', 'sending', 'paused')`,
  enquiries: `select count(*) from enquiry where incident_id = $1 and state <> 'closed'`,
  claims: `select count(*) from claim join enquiry using (enquiry_id) where incident_id = $1 and status not in ('answered', 'closed', 'withdrawn')`,
  self_checks: `select count(*) from check_request r where incident_id = $1
    and not exists (select from check_answer a where a.check_id = r.check_id and a.state <> 'ready')`,
  submissions: 'select count(*) from submission where incident_id = $1',
  stages: `select count(*) from stage_run where incident_id = $1 and state = 'running'`,
  uploads: `select count(*) from supplier_upload join supplier_room using (room_id) where incident_id = $1 and state = 'growing'`,
}

/** Those that there are, in the order of `OPEN_ENDS`. */
export async function openEndsOf(db: Queryable, incidentId: IncidentId): Promise<OpenEnd[]> {
  const columns = OPEN_ENDS.map((code) => `(${COUNTS[code]})::int as "${code}"`).join(', ')
  const [row] = await db.query<Record<OpenEndCode, number>>(`select ${columns}`, [incidentId])
  return OPEN_ENDS.map((code) => ({ code, count: row![code] })).filter(({ count }) => count > 0)
}
