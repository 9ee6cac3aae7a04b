import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'
import type { Context } from '../context.ts'
import { answerQuestion } from '../incident/answer-question.ts'
import { listQuestions } from '../incident/list-questions.ts'
import { receiveReport } from './receive-report.ts'
import { openStore } from '../store/database.ts'
import { newRoomPassword, openRoomStore, roomStoreUrl } from './room-store.ts'
import { takeWhole } from './take-upload.ts'

let ctx: TestContext
let room: Context
before(async () => {
  ctx = await testContext()
  room = { ...ctx, store: await openRoomStore(ctx.store) }
})
after(async () => {
  await room.store.close()
  await ctx.cleanUp()
})

/** What belongs to the room, or what an answer or report writes. Every other table of the store, of today or of tomorrow, is closed. */
const OPEN = [
  'answer',
  'audit_detail',
  'audit_entry',
  'audit_head',
  'fact',
  'incident',
  'incident_key',
  'organisation',
  'party',
  'question',
  'question_reminder',
  'rate_limit',
  'supplier',
  'supplier_draft',
  'supplier_guest',
  'supplier_invitation',
  'supplier_member',
  'supplier_report',
  'supplier_room',
  'supplier_session',
  'supplier_token',
  'supplier_upload',
  'telling',
]

test('[SUP9] the room’s database role can read these tables and no other: no person, no notice, no enquiry, no member of staff', async () => {
  const tables = await room.store.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and has_table_privilege(c.oid, 'select') order by 1`,
  )
  assert.deepEqual(
    tables.map(({ name }) => name),
    OPEN,
  )
  for (const table of ['person', 'staff', 'session', 'notice_draft', 'check_request', 'evidence_file', 'register_summary'])
    await assert.rejects(room.store.query(`select 1 from ${table} limit 1`), /permission denied/)
  for (const sql of ['delete from fact', 'delete from audit_entry', 'delete from incident', "update answer set says = ''", "update fact set says = ''"])
    await assert.rejects(room.store.query(sql), /permission denied/, sql)
})

test('[SUP9] and with that role everything in the room works: come in, report, answer, hand over', async () => {
  await openTestIncident(ctx, 'Another Supplier')
  const { visit } = await enterAsGuest(ctx, null, 'Northgate Data Services', 'role@northgate.example')
  const content = { aware_at: '2026-01-14T06:10:00Z', what_happened: 'Two servers were encrypted.', ransomware: 'yes', people: '200,000' }
  const { incidentId } = await receiveReport(room, visit, { content, way: 'room', vouchedBy: 'signed in' })
  const open = (await listQuestions(room.store, incidentId)).find(({ code }) => code === 'backup')!
  await answerQuestion(room, incidentId, { questionNo: open.questionNo, says: 'partial', answeredBy: 'Northgate Data Services' })
  const entered = { ...visit, room: { ...visit.room, incidentId } }
  const taken = await takeWhole(room, entered, { path: 'a.bin', bytes: 9, modifiedAt: null }, 'room', [randomBytes(9)], null)
  assert.equal(taken.state, 'received')
})

test('[SUP9] another supplier’s guest comes in by the role alone', async () => {
  const incidentId = await openTestIncident(ctx, 'Lowfield Hosting')
  const { visit } = await enterAsGuest(room, incidentId, null, 'role@lowfield.example')
  assert.equal(visit.room.supplierName, 'Lowfield Hosting')
})

test('[SUP9] the room’s own login reads no person and cannot become us; its password is made anew and the old one is worth nothing', async () => {
  const first = await newRoomPassword(ctx.store)
  const login = await openStore(roomStoreUrl(ctx.databaseUrl, first), 1)
  try {
    assert.deepEqual(await login.query('select current_user as name, session_user as session'), [{ name: 'tocsin_supplier', session: 'tocsin_supplier' }])
    await login.query('reset role')
    for (const table of ['person', 'staff', 'session', 'notice', 'answer_mail', 'enquiry'])
      await assert.rejects(login.query(`select 1 from ${table} limit 1`), /permission denied/)
    await assert.rejects(login.query('set role tocsin'), /permission denied/)
  } finally {
    await login.close()
  }
  const second = await newRoomPassword(ctx.store)
  await assert.rejects(openStore(roomStoreUrl(ctx.databaseUrl, first), 1), { code: 'store_unreachable' })
  await (await openStore(roomStoreUrl(ctx.databaseUrl, second), 1)).close()
})

for (const [given, expected] of [
  ['postgresql://tocsin:se-cr_et@/tocsin?host=%2Fdata%2Fs', 'postgresql://tocsin_supplier:pw@/tocsin?host=%2Fdata%2Fs'],
  ['postgresql://db.example/x?user=tocsin&password=secret&sslmode=require', 'postgresql://tocsin_supplier:pw@db.example/x?sslmode=require'],
] as const)
  test(`[SUP9] the room gets ${expected}`, () => assert.equal(roomStoreUrl(given, 'pw'), expected))
