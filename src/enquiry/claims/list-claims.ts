/** Claims as a list and as a group: standings, limitation dates, kinds of damage. Never a sum: not of one, not of all. */
import type { Queryable } from '../../store/database.ts'
import type { Assessment, Standing } from './assess-claim.ts'
import type { Jurisdiction } from './limitation.ts'
import type { ClaimStatus } from '../terms.ts'

export type ListedClaim = {
  enquiryId: string
  enquiryNo: number
  reference: string
  receivedAt: Date
  status: ClaimStatus
  jurisdiction: Jurisdiction
  owner: string | null
  isProven: boolean
  /** null: not held against the rules yet. */
  assessment: Assessment | null
  assessedAt: Date | null
}

export async function listClaims(
  db: Queryable,
  incidentId: string,
  filter: { status?: ClaimStatus | undefined; enquiryId?: string | undefined } = {},
): Promise<ListedClaim[]> {
  const rows = await db.query<{
    enquiry_id: string
    enquiry_no: number
    reference: string
    received_at: Date
    status: ClaimStatus
    jurisdiction: Jurisdiction
    owner: string | null
    is_proven: boolean
    assessment: Assessment | null
    assessed_at: Date | null
  }>(
    `select c.enquiry_id, e.enquiry_no, e.reference, e.received_at, c.status, c.jurisdiction, s.name as owner, e.proof is not null as is_proven, c.assessment, c.assessed_at
     from claim c join enquiry e using (enquiry_id) left join staff s on s.staff_id = e.owner_id
     where e.incident_id = $1 and ($2::text is null or c.status = $2) and ($3::uuid is null or c.enquiry_id = $3)
     order by (c.status in ('closed', 'withdrawn')), e.received_at`,
    [incidentId, filter.status ?? null, filter.enquiryId ?? null],
  )
  return rows.map((row) => ({
    enquiryId: row.enquiry_id,
    enquiryNo: row.enquiry_no,
    reference: row.reference,
    receivedAt: row.received_at,
    status: row.status,
    jurisdiction: row.jurisdiction,
    owner: row.owner,
    isProven: row.is_proven,
    assessment: row.assessment,
    assessedAt: row.assessed_at,
  }))
}

export type ClaimGroup = {
  total: number
  standing: Record<Standing | 'not_assessed', number>
  status: Partial<Record<ClaimStatus, number>>
  jurisdiction: Partial<Record<Jurisdiction, number>>
  /** How many name each kind of damage, by rule. */
  damage: { rule: string; says: string; count: number }[]
  represented: number
  duplicates: number
  /** The first day on which a claim of the group runs out; null: none is computed. */
  firstLimitationDay: string | null
}

const DAMAGE_WORDS: Record<string, string> = {
  CLM3a: 'money',
  CLM3b: 'distress',
  CLM3c: 'time',
  CLM3d: 'fraud attempts',
  CLM3e: 'safety, moves',
  CLM3f: 'something else',
  CLM3g: 'fear of what may come',
  CLM3h: 'no damage named',
}

export function groupOf(claims: readonly ListedClaim[]): ClaimGroup {
  const live = claims.filter(({ status }) => status !== 'withdrawn')
  const count = <Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> => {
    const counts: Partial<Record<Key, number>> = {}
    for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
    return counts
  }
  const findings = live.map(({ assessment }) => assessment?.findings ?? [])
  const rules = count(findings.flatMap((list) => list.map(({ rule }) => rule).filter((rule) => rule in DAMAGE_WORDS)))
  const unclear = (rule: string) => findings.filter((list) => list.some((one) => one.rule === rule && one.state !== 'holds')).length
  const days = live.flatMap(({ assessment }) => assessment?.limitation.lastDay ?? []).sort()
  const standings = count(live.map(({ assessment }) => assessment?.standing ?? ('not_assessed' as const)))
  return {
    total: live.length,
    standing: { stands_so_far: 0, does_not_stand_so_far: 0, cannot_tell_yet: 0, not_assessed: 0, ...standings },
    status: count(claims.map(({ status }) => status)),
    jurisdiction: count(live.map(({ jurisdiction }) => jurisdiction)),
    damage: Object.entries(rules)
      .map(([rule, number]) => ({ rule, says: DAMAGE_WORDS[rule]!, count: number ?? 0 }))
      .sort((a, b) => b.count - a.count),
    represented: unclear('CLM8'),
    duplicates: unclear('CLM7'),
    firstLimitationDay: days[0] ?? null,
  }
}
