/**
 * Erases the people of an incident once it is over, and keeps the record of it (docs/rules/retention.md). One person asks, another confirms; then
 * rows and keys go in one transaction, files after it. Killed at any moment it goes on where it was: by the job, or by asking again.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { codeBookOf, pageBookOf, siteFolderOf, type SiteCard } from '../enquiry/site-card.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { enqueue } from '../store/queue.ts'
import { ERASED, PERSONAL_OBJECTS } from './erased-tables.ts'
import type { OpenEnd } from './open-end.ts'
import { openEndsOf } from './open-ends.ts'

export const ERASE_TASK = 'erase'

export type ErasureState = 'none' | 'asked' | 'confirmed' | 'erased'
export type Erasure = {
  state: ErasureState
  reason: string
  askedBy: string | null
  askedByName: string | null
  askedAt: Date | null
  confirmedByName: string | null
  erasedAt: Date | null
  endedAt: Date | null
  counts: Record<string, number> | null
}
/** What would be erased, by table; only tables that have any. */
export type ErasurePreview = { rows: Record<string, number>; openEnds: OpenEnd[]; isPackMade: boolean; holds: Hold[] }
export type Hold = { holdNo: number; reason: string; setBy: string; setAt: Date }

export async function findErasure(db: Queryable, incidentId: IncidentId): Promise<Erasure> {
  const [row] = await db.query<Omit<Erasure, 'state'>>(
    `select e.reason, e.asked_by as "askedBy", a.name as "askedByName", e.asked_at as "askedAt", c.name as "confirmedByName",
       e.erased_at as "erasedAt", e.ended_at as "endedAt", e.counts
     from erasure e join staff a on a.staff_id = e.asked_by left join staff c on c.staff_id = e.confirmed_by where e.incident_id = $1`,
    [incidentId],
  )
  if (row === undefined)
    return { state: 'none', reason: '', askedBy: null, askedByName: null, askedAt: null, confirmedByName: null, erasedAt: null, endedAt: null, counts: null }
  return { ...row, state: row.endedAt ? 'erased' : row.confirmedByName ? 'confirmed' : 'asked' }
}

export async function previewErasure(ctx: Context, incidentId: IncidentId): Promise<ErasurePreview> {
  const { askedAt } = await findErasure(ctx.store, incidentId)
  const [rows, openEnds, isPackMade, holds] = await Promise.all([
    countRows(ctx.store, incidentId),
    openEndsOf(ctx.store, incidentId),
    packMadeSince(ctx.store, incidentId, askedAt),
    listHolds(ctx.store, incidentId),
  ])
  return { rows, openEnds, isPackMade, holds }
}

/** The first of the two people [RET4]. Asked again, the reason and the time are those of now. Errors: `reason_missing`, `erasure_confirmed`. */
export async function askErasure(ctx: Context, incidentId: IncidentId, reason: string): Promise<void> {
  if (reason.trim() === '') throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    const rows = await tx.query(
      `insert into erasure (incident_id, reason, asked_by, asked_at) values ($1, $2, $3, $4)
       on conflict (incident_id) do update set reason = excluded.reason, asked_by = excluded.asked_by, asked_at = excluded.asked_at
         where erasure.confirmed_at is null returning 1`,
      [incidentId, reason.trim(), ctx.actor.id, ctx.clock.now()],
    )
    if (rows.length === 0) throw new AppError('erasure_confirmed')
    await recordEvent(tx, ctx, 'erasure.ask', `incident:${incidentId}`, {}, { incidentId, reason: reason.trim() })
  })
}

/** Takes the request back, as long as nobody has confirmed it. Errors: `erasure_not_asked`. */
export async function withdrawErasure(ctx: Context, incidentId: IncidentId): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const rows = await tx.query('delete from erasure where incident_id = $1 and confirmed_at is null returning 1', [incidentId])
    if (rows.length === 0) throw new AppError('erasure_not_asked')
    await recordEvent(tx, ctx, 'erasure.withdraw', `incident:${incidentId}`, {}, { incidentId })
  })
}

/**
 * The second of the two people. From here on nothing brings these people back. The job is noted in the same transaction; whoever confirms may run
 * `eraseIncident` at once. Errors: `erasure_not_asked`, `approval_same_person`, `erasure_open_ends`, `erasure_no_pack`.
 */
export async function confirmErasure(ctx: Context, incidentId: IncidentId): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    // Nothing may be opened between looking and confirming.
    await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    const { state, askedBy, askedAt } = await findErasure(tx, incidentId)
    if (state === 'confirmed' || state === 'erased') return
    if (state === 'none') throw new AppError('erasure_not_asked')
    if (askedBy === ctx.actor.id) throw new AppError('approval_same_person')
    const ends = await openEndsOf(tx, incidentId)
    if (ends.length > 0) throw new AppError('erasure_open_ends', { what: ends.map(({ code, count }) => `${code.replace('_', ' ')} ${count}`).join(', ') })
    if (!(await packMadeSince(tx, incidentId, askedAt))) throw new AppError('erasure_no_pack')
    await tx.query('update erasure set confirmed_by = $2, confirmed_at = $3 where incident_id = $1', [incidentId, ctx.actor.id, ctx.clock.now()])
    await recordEvent(tx, ctx, 'erasure.confirm', `incident:${incidentId}`, {}, { incidentId })
    await enqueue(tx, ERASE_TASK, { incidentId }, `${incidentId}:${ERASE_TASK}`)
  })
}

/** Does what was confirmed; what was done already is not done again. */
export async function eraseIncident(ctx: Context, incidentId: IncidentId): Promise<void> {
  const { state, erasedAt } = await findErasure(ctx.store, incidentId)
  if (state !== 'confirmed') return
  if (erasedAt === null) await ctx.store.transaction((tx) => eraseRows(tx, ctx, incidentId))
  await eraseFiles(ctx, incidentId)
  await rewriteTables(ctx.store)
  await ctx.store.transaction(async (tx) => {
    const rows = await tx.query('update erasure set ended_at = $2 where incident_id = $1 and ended_at is null returning 1', [incidentId, ctx.clock.now()])
    if (rows.length > 0) await recordEvent(tx, ctx, 'erasure.end', `incident:${incidentId}`, {}, { incidentId })
  })
}

/** [RET5, RET6] Rows, the key, and the details of the log, in one transaction. */
async function eraseRows(tx: Transaction, ctx: Context, incidentId: IncidentId): Promise<void> {
  const [waiting] = await tx.query('select 1 from erasure where incident_id = $1 and erased_at is null for update', [incidentId])
  if (waiting === undefined) return
  const counts = await countRows(tx, incidentId)
  for (const { channel, state, count } of await tx.query<{ channel: string; state: string; count: number }>(
    `select channel, state, count(*)::int as count from notice
     where campaign_id in (select campaign_id from notice_campaign where incident_id = $1) group by 1, 2`,
    [incidentId],
  ))
    counts[`notice ${channel} ${state}`] = count
  for (const [table, where] of ERASED) await tx.query(`delete from ${table} where ${where}`, [incidentId])
  await tx.query(`delete from audit_detail d using audit_entry e where e.seq = d.seq and e.incident_id = $1 and e.object like any ($2::text[])`, [
    incidentId,
    PERSONAL_OBJECTS.map((object) => `${object}%`),
  ])
  await tx.query('update erasure set erased_at = $2, counts = $3 where incident_id = $1', [incidentId, ctx.clock.now(), counts])
  await recordEvent(tx, ctx, 'erasure.rows', `incident:${incidentId}`, { counts }, { incidentId })
}

/** What lies outside the store. Each step is the same a second time. */
async function eraseFiles(ctx: Context, incidentId: IncidentId): Promise<void> {
  for await (const { name } of ctx.vault.list(`${incidentId}/`)) await ctx.vault.remove(name)
  for (const folder of ['incidents', 'outbox']) rmSync(join(ctx.dataFolder, folder, incidentId), { recursive: true, force: true })
  rmSync(join(ctx.vault.partFolder, incidentId), { recursive: true, force: true })
  for (const folder of sitesOf(ctx.dataFolder, incidentId)) for (const book of [codeBookOf(folder), pageBookOf(folder)]) rmSync(book, { force: true })
}

/** The folders of the public pages that belong to the incident. */
function sitesOf(dataFolder: string, incidentId: IncidentId): string[] {
  const folder = siteFolderOf(dataFolder)
  const cardOf = (slug: string): SiteCard | null => {
    try {
      return JSON.parse(readFileSync(join(folder, slug, 'site.json'), 'utf8')) as SiteCard
    } catch {
      return null
    }
  }
  return namesIn(folder)
    .filter((slug) => cardOf(slug)?.incidentId === incidentId)
    .map((slug) => join(folder, slug))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Deleted rows lie in the store's files until these are written anew, and frequent values in its statistics, which analysing an empty table leaves
 * as they were: they are cleared first (PostgreSQL 18; an older server keeps them until the table has rows again). Outside of a transaction:
 * PostgreSQL refuses it inside. What this login may not rewrite, PostgreSQL passes over with a warning.
 */
async function rewriteTables(store: Queryable): Promise<void> {
  const tables = [...ERASED.map(([name]) => name), 'audit_detail']
  const [canClear] = await store.query(`select 1 from pg_proc where proname = 'pg_clear_attribute_stats'`)
  if (canClear)
    await store.query(
      `select pg_clear_attribute_stats(schemaname, tablename, attname, inherited) from pg_stats
       where schemaname = 'public' and regexp_replace(tablename, '_([0-9a-f]{32}|[0-9]+|loose)$', '') = any ($1::text[])`,
      [tables],
    )
  for (const table of tables) await store.query(`vacuum (full, analyze) ${table}`)
  await store.query('vacuum (full) pg_statistic')
}

async function countRows(db: Queryable, incidentId: IncidentId): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, where] of ERASED) {
    const [row] = await db.query<{ count: number }>(`select count(*)::int as count from ${table} where ${where}`, [incidentId])
    if (row!.count > 0) counts[table] = row!.count
  }
  return counts
}

/** [RET4] Receipts of authorities, and what else is sealed, are in the pack only, afterwards. */
async function packMadeSince(db: Queryable, incidentId: IncidentId, since: Date | null): Promise<boolean> {
  if (since === null) return false
  return (await db.query(`select 1 from audit_entry where incident_id = $1 and action = 'pack.make' and at >= $2 limit 1`, [incidentId, since])).length > 0
}

/** [RET3] Nothing of the incident is erased before it is lifted. Gives its number. Errors: `reason_missing`, `erasure_confirmed`. */
export async function setHold(ctx: Context, incidentId: IncidentId, reason: string): Promise<number> {
  if (reason.trim() === '') throw new AppError('reason_missing')
  return ctx.store.transaction(async (tx) => {
    await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    if (['confirmed', 'erased'].includes((await findErasure(tx, incidentId)).state)) throw new AppError('erasure_confirmed')
    const [row] = await tx.query<{ holdNo: number }>(
      `insert into hold (incident_id, hold_no, reason, set_by, set_at)
       select $1, coalesce(max(hold_no), 0) + 1, $2, $3, $4 from hold where incident_id = $1 returning hold_no as "holdNo"`,
      [incidentId, reason.trim(), ctx.actor.id, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'hold.set', `hold:${row!.holdNo}`, {}, { incidentId, reason: reason.trim() })
    return row!.holdNo
  })
}

/** Errors: `hold_unknown`. */
export async function liftHold(ctx: Context, incidentId: IncidentId, holdNo: number): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const rows = await tx.query('update hold set lifted_by = $3, lifted_at = $4 where incident_id = $1 and hold_no = $2 and lifted_at is null returning 1', [
      incidentId,
      holdNo,
      ctx.actor.id,
      ctx.clock.now(),
    ])
    if (rows.length === 0) throw new AppError('hold_unknown', { holdNo })
    await recordEvent(tx, ctx, 'hold.lift', `hold:${holdNo}`, {}, { incidentId })
  })
}

function listHolds(db: Queryable, incidentId: IncidentId): Promise<Hold[]> {
  return db.query<Hold>(
    `select h.hold_no as "holdNo", h.reason, s.name as "setBy", h.set_at as "setAt" from hold h join staff s on s.staff_id = h.set_by
     where h.incident_id = $1 and h.lifted_at is null order by h.hold_no`,
    [incidentId],
  )
}
