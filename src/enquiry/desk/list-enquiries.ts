/** The queue: numbers, kinds, clocks, owners. No name and no word of what was written: that opens one enquiry at a time, and is logged. */
import type { Language } from '../../notify/notice.ts'
import type { Queryable } from '../../store/database.ts'
import type { Channel, EnquiryKind, Step } from '../terms.ts'

export type OpenDuty = { ask: EnquiryKind; step: Step; ruleId: string; dueAt: Date; metAt: Date | null; extendedWhy: string | null; droppedWhy: string | null }
export type ListedEnquiry = {
  enquiryId: string
  enquiryNo: number
  reference: string
  channel: Channel
  kind: EnquiryKind
  language: Language
  receivedAt: Date
  takenInAt: Date
  firstReadAt: Date | null
  owner: { staffId: string; name: string } | null
  state: 'open' | 'waiting' | 'closed'
  isUrgent: boolean
  personNo: number | null
  isProven: boolean
  openedBy: number | null
  papers: number
  /** Replies that wait for a second person. */
  toRelease: number
  /** null: nothing is owed any more. */
  dueAt: Date | null
  duties: OpenDuty[]
}

export type EnquiryFilter = {
  ownerId?: string | undefined
  state?: 'open' | 'waiting' | 'closed' | 'not_closed' | undefined
  kind?: EnquiryKind | undefined
  enquiryId?: string | undefined
}

/** By urgency, then by the next duty. */
export async function listEnquiries(db: Queryable, incidentId: string, filter: EnquiryFilter = {}, limit = 500): Promise<ListedEnquiry[]> {
  const rows = await db.query<Row>(
    `with duty as (
       select enquiry_id, min(due_at) filter (where met_at is null and dropped_at is null) as due_at,
         json_agg(json_build_object('ask', ask, 'step', step, 'ruleId', rule_id, 'dueAt', due_at, 'metAt', met_at, 'extendedWhy', extended_why, 'droppedWhy', dropped_why) order by due_at) as duties
       from enquiry_duty join enquiry using (enquiry_id) where incident_id = $1 group by enquiry_id
     )
     select e.enquiry_id, e.enquiry_no, e.reference, e.channel, e.kind, e.language, e.received_at, e.taken_in_at, e.first_read_at,
       -- Whoever can no longer sign in holds nothing that is open.
       case when s.disabled_at is null or e.state = 'closed' then e.owner_id end as owner_id, s.name as owner_name, e.state,
       e.is_urgent, e.person_no, e.proof is not null as is_proven, p.enquiry_no as opened_by_no, d.due_at, coalesce(d.duties, '[]') as duties,
       (select count(*) from enquiry_file f where f.enquiry_id = e.enquiry_id)::int as papers,
       (select count(*) from enquiry_entry r where r.enquiry_id = e.enquiry_id and r.kind = 'reply' and not exists (select from enquiry_entry a where a.about = r.entry_id and a.kind in ('released', 'dropped')))::int as to_release
     from enquiry e
     left join duty d using (enquiry_id)
     left join staff s on s.staff_id = e.owner_id
     left join enquiry p on p.enquiry_id = e.opened_by
     where e.incident_id = $1
       and ($2::uuid is null or e.owner_id = $2)
       and ($3::text is null or e.state = $3 or ($3 = 'not_closed' and e.state <> 'closed'))
       and ($4::text is null or e.kind = $4)
       and ($5::uuid is null or e.enquiry_id = $5)
     order by (e.state = 'closed'), e.is_urgent desc, d.due_at nulls last, e.received_at
     limit $6`,
    [incidentId, filter.ownerId ?? null, filter.state ?? null, filter.kind ?? null, filter.enquiryId ?? null, limit],
  )
  return rows.map(listed)
}

type Row = {
  enquiry_id: string
  enquiry_no: number
  reference: string
  channel: Channel
  kind: EnquiryKind
  language: Language
  received_at: Date
  taken_in_at: Date
  first_read_at: Date | null
  owner_id: string | null
  owner_name: string | null
  state: ListedEnquiry['state']
  is_urgent: boolean
  person_no: number | null
  is_proven: boolean
  opened_by_no: number | null
  due_at: Date | null
  duties: (Omit<OpenDuty, 'dueAt' | 'metAt'> & { dueAt: string; metAt: string | null })[]
  papers: number
  to_release: number
}

function listed(row: Row): ListedEnquiry {
  return {
    enquiryId: row.enquiry_id,
    enquiryNo: row.enquiry_no,
    reference: row.reference,
    channel: row.channel,
    kind: row.kind,
    language: row.language,
    receivedAt: row.received_at,
    takenInAt: row.taken_in_at,
    firstReadAt: row.first_read_at,
    owner: row.owner_id === null ? null : { staffId: row.owner_id, name: row.owner_name ?? '' },
    state: row.state,
    isUrgent: row.is_urgent,
    personNo: row.person_no,
    isProven: row.is_proven,
    openedBy: row.opened_by_no,
    papers: row.papers,
    toRelease: row.to_release,
    dueAt: row.state === 'closed' ? null : row.due_at,
    duties: row.duties.map((duty) => ({ ...duty, dueAt: new Date(duty.dueAt), metAt: duty.metAt === null ? null : new Date(duty.metAt) })),
  }
}
