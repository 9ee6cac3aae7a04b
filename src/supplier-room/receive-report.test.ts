import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { listQuestions } from '../incident/list-questions.ts'
import { currentFacts } from '../incident/fact.ts'
import { listLedger } from '../incident/ledger.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { receiveReport, listReports, type GivenReport } from './receive-report.ts'
import { questionsOf } from './queries.ts'
import { readReport } from './report.ts'

let ctx: TestContext
const NOW = new Date('2026-10-22T16:35:00Z')
before(async () => void (ctx = { ...(await testContext()), clock: fixedClock(NOW) }))
after(() => ctx.cleanUp())
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const REPORT = {
  aware_at: '2026-10-22T08:20:00+01:00',
  occurred_at: '2026-10-21T23:10:00+01:00',
  what_happened: 'Somebody encrypted two of our file servers.',
  ransomware: 'yes',
  people: '200,000 to 300,000',
  contact: 'Morgan Pryce, by telephone',
}
const given = (content: unknown): GivenReport => ({ content, way: 'room', vouchedBy: 'signed in with two factors' })

test('[SUP4] a report where nothing is open yet opens the incident, with both clocks and the supplier’s word as such', async () => {
  await openTestIncident(ctx, 'Another Supplier')
  const { visit } = await enterAsGuest(ctx, null, 'Northgate Data Services', 'first@northgate.example')
  const taken = await receiveReport(ctx, visit, given(REPORT))
  const incident = await getIncident(ctx.store, taken.incidentId)
  assert.equal(incident.supplier, 'Northgate Data Services')
  assert.equal(incident.supplierAwareAt?.toISOString(), '2026-10-22T07:20:00.000Z')
  assert.equal(incident.supplierToldUsAt?.toISOString(), NOW.toISOString())
  assert.equal(incident.awareAt.toISOString(), NOW.toISOString())
  assert.equal(incident.occurredAt?.toISOString(), '2026-10-21T22:10:00.000Z')
  const facts = currentFacts(await listLedger(ctx.store, taken.incidentId))
  assert.equal(facts.find(({ topic }) => topic === 'what happened')?.grade, 'supplier')
  const open = (await listQuestions(ctx.store, taken.incidentId)).filter(({ answers }) => answers.length === 0).map(({ code }) => code)
  assert.ok(!open.includes('people') && !open.includes('ransomware') && open.includes('exfiltration'))
})

test('[SUP4] the same report twice is one; a later one replaces what it says anew and keeps what was said before', async () => {
  const incidentId = await openTestIncident(ctx, 'Lowfield Hosting')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'twice@lowfield.example')
  const first = await receiveReport(ctx, visit, given(REPORT))
  const again = await receiveReport(ctx, visit, given(REPORT))
  assert.deepEqual([first.reportNo, again.reportNo, again.isNew, first.incidentId], [1, 1, false, incidentId])
  await receiveReport(ctx, visit, given({ ...REPORT, people: '412,000' }))
  const people = (await listQuestions(ctx.store, incidentId)).find(({ code }) => code === 'people')!
  assert.deepEqual(
    people.answers.map(({ says }) => says),
    ['200,000 to 300,000', '412,000'],
  )
  assert.equal((await listReports(ctx, visit.room.roomId)).length, 2)
})

test('[SUP3] a sub-supplier’s report stands beside the supplier’s and replaces, sets and shows nothing of it', async () => {
  const incidentId = await openTestIncident(ctx, 'Ropewalk Print')
  const own = await enterAsGuest(ctx, incidentId, null, 'own@ropewalk.example')
  await receiveReport(ctx, own.visit, given(REPORT))
  const sub = await enterAsGuest(ctx, incidentId, 'Cellar Hosting', 'sub@cellar.example')
  await receiveReport(ctx, sub.visit, given({ ...REPORT, aware_at: '2026-10-21T22:00:00Z', occurred_at: undefined, people: '5' }))
  assert.deepEqual(
    (await listQuestions(ctx.store, incidentId)).find(({ code }) => code === 'people')!.answers.map(({ says }) => says),
    ['200,000 to 300,000'],
  )
  assert.equal((await getIncident(ctx.store, incidentId)).supplierAwareAt?.toISOString(), '2026-10-22T07:20:00.000Z')
  assert.ok(currentFacts(await listLedger(ctx.store, incidentId)).some(({ source, says }) => source === 'Cellar Hosting' && says === '5'))
  assert.deepEqual(await questionsOf(ctx.store, sub.visit.room), [])
})

test('[SUP4] an earlier call counts as the moment we were told', async () => {
  const { visit } = await enterAsGuest(ctx, null, 'Quayside Mailing', 'called@quayside.example')
  const taken = await receiveReport(ctx, visit, given({ ...REPORT, told_at: '2026-10-22T11:00:00+01:00' }))
  assert.equal((await getIncident(ctx.store, taken.incidentId)).awareAt.toISOString(), '2026-10-22T10:00:00.000Z')
})

for (const [what, change, says] of [
  ['without the hour of awareness', { aware_at: undefined }, /aware_at/],
  ['with a time without a zone', { aware_at: '2026-10-22T08:20' }, /aware_at must be a time with its zone/],
  ['that knows the future', { aware_at: '2026-10-23T08:20:00Z' }, /aware_at lies in the future/],
  ['that knew before it happened', { occurred_at: '2026-10-22T09:00:00Z' }, /occurred_at is after aware_at/],
  ['that told before it knew', { told_at: '2026-10-22T06:00:00Z' }, /told_at is before aware_at/],
  ['that says nothing', { what_happened: '  ' }, /what_happened must say/],
  ['with a place that there is not', { colour: 'red' }, /there is no colour/],
] as const) {
  test(`[SUP4] a report ${what} is refused, and the complaint repeats no value`, () => {
    const read = readReport({ ...REPORT, ...change }, NOW)
    assert.ok('problem' in read)
    assert.match(read.problem, says)
    assert.ok(!read.problem.includes('2026') || /such as 2026-10-21/.test(read.problem))
  })
}

test('[SUP4] an answer that the ledger cannot read is told before anything is kept', async () => {
  const incidentId = await openTestIncident(ctx, 'Milldown Archive')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'vague@milldown.example')
  await assert.rejects(receiveReport(ctx, visit, given({ ...REPORT, people: 'quite a few' })), refusedWith('report_invalid'))
  assert.deepEqual(await listReports(ctx, visit.room.roomId), [])
})
