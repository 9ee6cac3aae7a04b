/** The register as figures: counted in the engine, with the files counted in the store. */
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import type { FileStatus } from '../evidence/record.ts'
import type { IncidentId } from '../ids.ts'
import type { Kind, Relationship } from '../kinds.ts'
import type { LinkResult } from '../linkage/link-records.ts'
import { byCountryOf, countResidents } from './residents.ts'
import type { RegisterSummary } from './summary.ts'

type Count<Name extends string> = { name: Name; count: number }

export async function summarise(ctx: Context, incidentId: IncidentId, engine: Engine, link: LinkResult): Promise<RegisterSummary> {
  const byRelationship = await engine.rows<Count<Relationship>>('select relationship as name, count(*) as count from person group by 1 order by 2 desc')
  const byKind = await engine.rows<Count<Kind>>(
    'select name, count(*) as count from (select unnest(kinds) as name from person) group by name order by count desc, name',
  )
  const flags = asCounts(await engine.rows<Count<string>>('select name, count(*) as count from (select unnest(flags) as name from person) group by name'))
  const [counts] = await engine.rows<{ people: number; records: number; roster: number; affected: number }>(`
    select
      (select count(*) from person) as people,
      (select count(*) from record) as records,
      (select count(*) from roster_member) as roster,
      (select count(*) from person where roster_id is not null) as affected`)
  const people = counts!.people
  const residents = await countResidents(engine)
  return {
    people,
    low: Math.min(link.low, people),
    high: Math.max(link.high, people),
    method: link.method,
    byRelationship: asCounts(byRelationship),
    byKind: asCounts(byKind),
    children: flags['child'] ?? 0,
    specialRisk: flags['special_risk'] ?? 0,
    deceased: flags['deceased'] ?? 0,
    records: counts!.records,
    unidentifiableRecords: link.unidentifiable,
    rosterSize: counts!.roster,
    rosterAffected: counts!.affected,
    byCountry: byCountryOf(residents),
    residents,
    files: await countFiles(ctx, incidentId),
    missingFiles: await countMissing(ctx, incidentId),
    peopleInInaccessible: await peopleInInaccessible(ctx, incidentId, people, counts!.roster),
  }
}

function asCounts<Name extends string>(rows: Count<Name>[]): Partial<Record<Name, number>> {
  return Object.fromEntries(rows.map(({ name, count }) => [name, count])) as Partial<Record<Name, number>>
}

async function countFiles(ctx: Context, incidentId: IncidentId): Promise<RegisterSummary['files']> {
  const rows = await ctx.store.query<{ status: FileStatus; files: number; bytes: number; bytes_read: number }>(
    `select status, count(*) as files, sum(bytes)::bigint as bytes, sum(bytes_read)::bigint as bytes_read
     from evidence_file where incident_id = $1 and container_no is null group by status`,
    [incidentId],
  )
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return {
    total: sum((row) => row.files),
    bytes: sum((row) => row.bytes),
    bytesRead: sum((row) => row.bytes_read),
    byStatus: Object.fromEntries(rows.map((row) => [row.status, row.files])),
    bytesByStatus: Object.fromEntries(rows.map((row) => [row.status, row.bytes])),
  }
}

async function countMissing(ctx: Context, incidentId: IncidentId): Promise<number> {
  const [row] = await ctx.store.query<{ count: number }>(`select count(*) from manifest_entry where incident_id = $1 and result = 'missing'`, [incidentId])
  return row!.count
}

/**
 * Nobody can count people in a file that does not open. What can be said: the organisation's own list bounds how many of its people
 * are in there and were not seen elsewhere. Null when every file could be read.
 */
async function peopleInInaccessible(
  ctx: Context,
  incidentId: IncidentId,
  people: number,
  rosterSize: number,
): Promise<RegisterSummary['peopleInInaccessible']> {
  const [row] = await ctx.store.query<{ count: number }>(`select count(*) from evidence_file where incident_id = $1 and status = 'rendered_inaccessible'`, [
    incidentId,
  ])
  const engine = await ctx.engineOf(incidentId)
  const [unseen] = await engine.rows<{ count: number }>(
    'select count(*) as count from roster_member where roster_id not in (select roster_id from person where roster_id is not null)',
  )
  if (row!.count === 0) return null
  const files = row!.count === 1 ? '1 file' : `${row!.count} files`
  return {
    low: 0,
    high: unseen!.count,
    why: `${files} cannot be opened. Of ${rosterSize} people on the roster, ${unseen!.count} were seen in no readable file; they can only be in those. People in them who were never on the roster cannot be counted; ${people} were found elsewhere.`,
  }
}
