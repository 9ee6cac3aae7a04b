/** What a plan was made from, as one hash: when it is the same again, planning has nothing to do, and a million people are not read. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import { stableJson, type Purpose } from '../campaign.ts'
import { hashOfFiles } from '../hash-of-files.ts'
import type { Pace } from './pacing.ts'
import type { Languages } from './plan-oddly.ts'
import type { RegisterPart } from './plan-steps.ts'

export type PlanInputs = { incidentId: IncidentId; purpose: Purpose; campaignId: number; pace: Pace; languages: Languages }

/**
 * Names the very versions of rows that are there, not what they say: each write makes a row another version (its place and the transaction that
 * wrote it), and reading those is ten times cheaper than reading the row. A table that was copied, restored or rewritten only looks changed, and is
 * planned anew. The sum does not depend on the order in which rows are read.
 */
const VERSIONS = (alias: string) => `count(*) || ' ' || coalesce(sum(hashtidextended(${alias}.ctid, ${alias}.xmin::text::bigint)), 0)`

/** The register by kinds of data and noted language, with the versions of its rows. Take it before the people are read: what changes in between is then found changed by the next plan, never missed. */
export function readRegisterParts(db: Queryable, incidentId: IncidentId): Promise<RegisterPart[]> {
  return db.query(
    `select kinds, language, ${VERSIONS('p')} as versions from person p where p.incident_id = $1 group by kinds, language order by kinds, language`,
    [incidentId],
  )
}

/** Take it before the people are read, too. `register`: from `readRegisterParts`. */
export async function inputsKey(
  db: Queryable,
  register: readonly RegisterPart[],
  { incidentId, purpose, campaignId, pace, languages }: PlanInputs,
): Promise<string> {
  const [noted] = await db.query(
    `select
       (select ${VERSIONS('w')} from contact_wish w where w.incident_id = $1) as wishes,
       (select ${VERSIONS('f')} from address_fault f where f.incident_id = $1) as faults`,
    [incidentId],
  )
  // One telling after the other, by its number: so PostgreSQL opens no other's rows.
  const earlier = await db.query<{ no: number }>(
    'select campaign_id as no from notice_campaign where incident_id = $1 and purpose = $2 and campaign_id <> $3 order by 1',
    [incidentId, purpose, campaignId],
  )
  const told = []
  for (const { no } of earlier) told.push([no, await noticeVersions(db, no)])
  return stableJson({ incidentId, purpose, campaignId, pace, languages, register, noted, told, rules: rulesHash() })
}

/** The key of what was read and of what the plan left: take it when the rows of the plan are written. */
export async function planKey(db: Queryable, inputs: string, campaignId: number): Promise<Buffer> {
  return createHash('sha256')
    .update(stableJson({ inputs, planned: await noticeVersions(db, campaignId) }))
    .digest()
}

async function noticeVersions(db: Queryable, campaignId: number): Promise<string> {
  const [row] = await db.query<{ versions: string }>(`select ${VERSIONS('n')} as versions from notice n where n.campaign_id = $1`, [campaignId])
  return row!.versions
}

/** The files that decide who is told how. A newer program plans anew. */
let rules: string | null = null
function rulesHash(): string {
  const room = join(import.meta.dirname, '..')
  const files = readdirSync(import.meta.dirname)
    .map((name) => join('plan', name))
    .concat(['audience.ts', 'address.ts', 'glyphs.ts', 'planner.ts', 'rich.ts', 'write-notice.ts'])
  rules ??= hashOfFiles(
    room,
    files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')),
  )
  return rules
}
