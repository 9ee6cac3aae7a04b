/** Erasing an incident: what goes, what stays, who must agree, and a kill between any two steps. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { deskStaff, personRow } from '../../tests/desk-people.ts'
import { recordEvent } from '../audit/log.ts'
import { verifyOwnLog } from '../audit/verify.ts'
import type { Context } from '../context.ts'
import { typeIn } from '../enquiry/desk/type-in.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { Queryable, Store } from '../store/database.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault } from '../vault/vault.ts'
import { askErasure, confirmErasure, eraseIncident, findErasure, liftHold, previewErasure, setHold, withdrawErasure } from './erase-incident.ts'
import { ERASED, KEPT } from './erased-tables.ts'

const MARK = 'Morwenna Trevanion'
const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
let ctx: TestContext
let asker: Context
let other: Context
let incidentId: IncidentId
let beside: IncidentId

const opened = (sourceKey: string) => openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey })
const refused = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

/** An incident with one person in every place where a person can be. */
async function peopled(sourceKey: string): Promise<IncidentId> {
  const id = await opened(sourceKey)
  await personRow(ctx, id, 1, {
    givenName: 'Morwenna',
    familyName: 'Trevanion',
    dateOfBirth: '1972-03-14',
    emails: [],
    address: MARK,
    postcode: 'ZZ4 1AB',
    kinds: [],
  })
  const key = await incidentKey(ctx.store, ctx.masterKeyFile, id, new Date())
  await openVault(ctx.vault, id, key).put([Buffer.from(MARK)])
  const from = { name: MARK, email: 'm@post.example', phone: '', addressLines: [] }
  const { enquiryId } = await typeIn(other, id, { channel: 'phone', kind: 'complaint', language: 'en', receivedAt: new Date(), from, text: MARK, code: '' })
  await ctx.store.query(`update enquiry set state = 'closed', closed_at = now() where enquiry_id = $1`, [enquiryId])
  await ctx.store.transaction((tx) => recordEvent(tx, other, 'person.reveal', 'person:P-1', { field: MARK }, { incidentId: id }))
  await ctx.store.query('insert into evidence_file (incident_id, file_no, path, bytes, status) values ($1, 1, $2, 1, $3)', [id, `${MARK}.docx`, 'read'])
  mkdirSync(join(ctx.dataFolder, 'incidents', id), { recursive: true })
  writeFileSync(join(ctx.dataFolder, 'incidents', id, 'analysis.duckdb'), MARK)
  const site = join(ctx.dataFolder, 'site', sourceKey)
  mkdirSync(site, { recursive: true })
  for (const name of ['codes.bin', 'pages.bin']) writeFileSync(join(site, name), MARK)
  writeFileSync(join(site, 'site.json'), JSON.stringify({ incidentId: id }))
  return id
}

beforeEach(async () => {
  ctx = await testContext()
  ;[, asker] = await deskStaff(ctx)
  const staffId = newUuid()
  await ctx.store.query("insert into staff (staff_id, email, name, role, created_at) values ($1, 'nia@x.example', 'Nia Prothero', 'counsel', now())", [staffId])
  other = { ...ctx, actor: { id: staffId, name: 'Nia Prothero', role: 'counsel' } }
  ;[incidentId, beside] = [await peopled('erased'), await peopled('beside')]
})
afterEach(() => ctx.cleanUp())

const packMade = () => ctx.store.transaction((tx) => recordEvent(tx, other, 'pack.make', `incident:${incidentId}`, {}, { incidentId }))
async function confirmed(): Promise<void> {
  await askErasure(asker, incidentId, 'All is answered; kept until today.')
  await packMade()
  await confirmErasure(other, incidentId)
}
/** Every table's rows of everybody, as text. */
async function rowsWith(mark: string): Promise<string[]> {
  const tables = await ctx.store.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await ctx.store.query<{ row: string }>(`select t::text as row from "${name}" t where t::text like $1`, [`%${mark}%`])
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}
const filesOf = (id: IncidentId, slug: string) => [
  ...globSync(`{incidents,outbox,vault}/${id}/**/*`, { cwd: ctx.dataFolder }).filter((path) => !path.endsWith(id)),
  ...['codes.bin', 'pages.bin'].filter((name) => existsSync(join(ctx.dataFolder, 'site', slug, name))),
]

test('every table of an incident is either emptied or kept: a new one has to be thought about', async () => {
  const rows = await ctx.store.query<{ name: string }>(
    `with recursive reached(oid) as (
         select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('incident_id', 'campaign_id', 'room_id', 'enquiry_id')
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         union select r.conrelid from pg_constraint r join reached on r.confrelid = reached.oid and r.contype = 'f')
       select distinct c.relname as name from reached join pg_class c using (oid) where not c.relispartition order by 1`,
  )
  const known = [...ERASED.map(([table]) => table), ...KEPT, 'audit_entry', 'audit_detail', 'supplier_session'].toSorted()
  assert.deepEqual(
    [...new Set(known)],
    rows.map(({ name }) => name),
  )
})

test('[RET4] one person asks, another confirms, and a pack is made between the two', async () => {
  await assert.rejects(confirmErasure(other, incidentId), refused('erasure_not_asked'))
  await assert.rejects(askErasure(asker, incidentId, '  '), refused('reason_missing'))
  await packMade()
  await askErasure(asker, incidentId, 'over')
  await assert.rejects(confirmErasure(asker, incidentId), refused('approval_same_person'))
  // One made before it was asked for does not count.
  await ctx.store.query(`update erasure set asked_at = now() + interval '1 second'`)
  await assert.rejects(confirmErasure(other, incidentId), refused('erasure_no_pack'))
  await withdrawErasure(asker, incidentId)
  await assert.rejects(withdrawErasure(asker, incidentId), refused('erasure_not_asked'))
  await confirmed()
  await assert.rejects(withdrawErasure(asker, incidentId), refused('erasure_not_asked'))
  await assert.rejects(askErasure(asker, incidentId, 'again'), refused('erasure_confirmed'))
  await assert.rejects(setHold(asker, incidentId, 'too late'), refused('erasure_confirmed'))
})

test('[RET3] what is open stands in the way, by name and number, and a hold does', async () => {
  await askErasure(asker, incidentId, 'over')
  await packMade()
  await ctx.store.query(`update enquiry set state = 'open' where incident_id = $1`, [incidentId])
  await setHold(asker, incidentId, 'Claim 4 B 12/26')
  assert.deepEqual((await previewErasure(asker, incidentId)).openEnds, [
    { code: 'hold', count: 1 },
    { code: 'enquiries', count: 1 },
  ])
  await assert.rejects(confirmErasure(other, incidentId), refused('erasure_open_ends'))
  await liftHold(asker, incidentId, 1)
  await assert.rejects(liftHold(asker, incidentId, 1), refused('hold_unknown'))
  await ctx.store.query(`update enquiry set state = 'closed' where incident_id = $1`, [incidentId])
  await confirmErasure(other, incidentId)
  assert.equal((await findErasure(ctx.store, incidentId)).state, 'confirmed')
})

test('[RET1, RET2, RET5, RET6] no row, file, key or detail of these people is left; the record is, and the other incident is untouched', async () => {
  assert.ok((await rowsWith(MARK)).length >= 6)
  await confirmed()
  await eraseIncident(other, incidentId)
  for (const [table, where] of ERASED) assert.deepEqual(await ctx.store.query(`select 1 from ${table} where ${where}`, [incidentId]), [], table)
  for (const row of await rowsWith(MARK)) assert.ok(row.includes(beside) || row.startsWith('audit_detail'), row)
  const details = await ctx.store.query(`select 1 from audit_detail d join audit_entry e using (seq) where e.incident_id = $1 and d.detail::text like $2`, [
    incidentId,
    `%${MARK}%`,
  ])
  assert.deepEqual(details, [])
  assert.deepEqual(filesOf(incidentId, 'erased'), [])
  assert.ok(filesOf(beside, 'beside').length >= 4)
  const { state, counts } = await findErasure(ctx.store, incidentId)
  assert.deepEqual([state, counts?.['person'], counts?.['enquiry'], counts?.['evidence_file']], ['erased', 1, 1, 1])
  const [facts] = await ctx.store.query<{ facts: number }>('select count(*)::int as facts from fact where incident_id = $1', [incidentId])
  assert.ok(facts!.facts > 0)
  const verdict = await verifyOwnLog(ctx)
  assert.deepEqual(verdict.problems, [])
  assert.ok(verdict.erasedDetails >= 2)
})

test('[RET7] an erased incident gets no new key, and is not opened again by the same files', async () => {
  await confirmed()
  await assert.rejects(opened('erased'), refused('incident_erased'))
  await eraseIncident(other, incidentId)
  await assert.rejects(incidentKey(ctx.store, ctx.masterKeyFile, incidentId, new Date()), refused('incident_erased'))
  await assert.rejects(opened('erased'), refused('incident_erased'))
})

test('killed after any step, it ends the same when it is run again', async () => {
  await confirmed()
  let steps = 0
  for (;;) {
    const state = { left: steps++ }
    const ended = await eraseIncident(failingAfter(other, state), incidentId).then(
      () => true,
      (error: Error) => {
        assert.equal(error.message, 'killed')
        return false
      },
    )
    // All rows are there or none.
    const { erasedAt } = await findErasure(ctx.store, incidentId)
    const [{ people } = { people: -1 }] = await ctx.store.query<{ people: number }>('select count(*)::int as people from person where incident_id = $1', [
      incidentId,
    ])
    assert.equal(people, erasedAt === null ? 1 : 0)
    if (ended) break
  }
  assert.ok(steps > 60, String(steps))
  assert.equal((await findErasure(ctx.store, incidentId)).state, 'erased')
  assert.deepEqual(filesOf(incidentId, 'erased'), [])
  await eraseIncident(other, incidentId)
  const [entries] = await ctx.store.query<{ n: number }>(`select count(*)::int as n from audit_entry where action in ('erasure.rows', 'erasure.end')`)
  assert.equal(entries!.n, 2)
})

/** The context of somebody whose process dies before the query after the next `left`. */
function failingAfter(of: Context, state: { left: number }): Context {
  const dying = <Target extends Queryable>(target: Target): Target => ({
    ...target,
    query: (text: string, values?: unknown[]) => {
      if (state.left-- <= 0) throw new Error('killed')
      return target.query(text, values as never)
    },
  })
  const store: Store = { ...dying(of.store), transaction: (work) => of.store.transaction((tx) => work(dying(tx))) }
  return { ...of, store }
}
