import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { Call } from './call.ts'
import { dropSupplier, findPreparedness, keepPreparedness, keepSupplier } from './keep-preparedness.ts'
import { listLedger } from './ledger.ts'
import { listIncidents } from './list-incidents.ts'
import { listQuestions } from './list-questions.ts'
import { openFromCall } from './open-from-call.ts'
import { STANDARD_QUESTIONS } from './questions.ts'
import { readPreparedness } from './preparedness.ts'

const NOW = new Date('2026-10-23T16:40:00Z')
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const LIST = `
organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  nation: england_wales
  zone: Europe/London
  contact: { name: Ines Halloran, email: dpo@harbouralliance.example, phone: 0117 496 0124 }
suppliers:
  - name: Northgate Data Services
    country: GB
    contact: { email: incident@northgate.example, phone: 0117 496 0200 }
    sub_suppliers: [Cloudhold]
    contract: { clause: '14.2', tell_us_within_hours: 24, read_on: 2026-02-01 }
    holds:
      - data_set: Membership database
        of: [member, former]
        kinds: [person_name, postal_address, political_opinion]
        people: 130000
`
const CALL: Call = {
  callId: '0b6e9a7e-0000-4000-8000-000000000001',
  supplier: 'northgate  data services',
  toldAt: new Date('2026-10-23T16:35:00Z'),
  supplierAwareAt: new Date('2026-10-22T10:35:00Z'),
  said: 'A significant quantity of your data has been rendered inaccessible on our systems.',
  saidBy: 'Their duty manager',
  way: 'phone',
}
let ctx: TestContext
before(async () => {
  ctx = { ...(await testContext()), clock: fixedClock(NOW) }
})
after(() => ctx.cleanUp())

test('before anything is prepared a call needs to know who we are; then it opens an incident all the same', async () => {
  const stranger = { ...CALL, callId: 'first', supplier: 'Quay Print', supplierAwareAt: undefined }
  await assert.rejects(openFromCall(ctx, stranger), refusedWith('call_invalid'))
  const opened = await openFromCall(ctx, { ...stranger, organisation: 'Harbour Alliance' })
  assert.equal(opened.reference, 'TOC-2026-10-23')
  assert.deepEqual(
    (await listLedger(ctx.store, opened.incidentId)).filter(({ grade }) => grade === 'supplier').map(({ says }) => says),
    [CALL.said],
  )
})

test('each version of the list is kept, the newest holds, the same again makes none', async () => {
  assert.deepEqual(await findPreparedness(ctx.store), { version: 0, content: {}, keptAt: null })
  const content = readPreparedness(LIST, 'preparedness.yaml')
  assert.equal(await keepPreparedness(ctx, content), 1)
  assert.equal(await keepPreparedness(ctx, content), 1)
  assert.equal(await keepSupplier(ctx, { name: 'Quay Print' }), 2)
  await assert.rejects(keepSupplier(ctx, { name: 'QUAY  print' }), refusedWith('preparedness_invalid'))
  assert.equal(await keepSupplier(ctx, { name: 'Quay Printing' }, 'Quay Print'), 3)
  assert.equal(await dropSupplier(ctx, 'quay printing'), 4)
  await assert.rejects(dropSupplier(ctx, 'quay printing'), refusedWith('supplier_unprepared'))
  const kept = await findPreparedness(ctx.store)
  assert.deepEqual([kept.version, kept.content], [4, content])
  const [{ versions }] = (await ctx.store.query<{ versions: string }>('select count(*) as versions from preparedness')) as [{ versions: string }]
  assert.equal(Number(versions), 4)
})

test('a call starts the clocks and puts into the ledger what was said, what the supplier holds, what the contract promises; all of it inside', async () => {
  const { incidentId, reference, isNew } = await openFromCall(ctx, CALL)
  assert.deepEqual([reference, isNew], ['TOC-2026-10-23-2', true])
  const incident = (await listIncidents(ctx.store)).find((one) => one.incidentId === incidentId)!
  assert.deepEqual(
    [incident.organisation, incident.supplier, incident.awareAt, incident.supplierToldUsAt, incident.supplierAwareAt],
    ['Harbour Alliance', 'Northgate Data Services', CALL.toldAt, CALL.toldAt, CALL.supplierAwareAt],
  )
  assert.equal((incident.profile['whatHappened'] as { summary: string }).summary, CALL.said)
  assert.deepEqual((incident.profile['supplier'] as { chain: string[] }).chain, ['Cloudhold'])
  const ledger = await listLedger(ctx.store, incidentId)
  const saidOf = (topic: string) => ledger.find((fact) => fact.topic === topic)!
  assert.deepEqual(
    [saidOf('what happened').says, saidOf('what happened').source, saidOf('what happened').statedAt],
    [CALL.said, 'Their duty manager, Northgate Data Services, by telephone', CALL.toldAt],
  )
  assert.equal(
    saidOf('data held: Membership database').says,
    'Northgate Data Services holds "Membership database" for us: name, postal address, political opinion. Of: members, former members. About 130,000 people.',
  )
  assert.equal(saidOf('contract').says, 'The contract (14.2) gives the supplier 24 hours to tell us. It told us after 30 hours: late.')
  for (const topic of ['what happened', 'data held: Membership database', 'contract']) assert.equal(saidOf(topic).internal, true, topic)
  assert.equal((await listQuestions(ctx.store, incidentId)).length, STANDARD_QUESTIONS.length)
  assert.equal((await ctx.store.query('select 1 from graphile_worker._private_jobs where key = $1', [`${incidentId}:assess`])).length, 1)
})

test('recording the same call twice, even at the same time, opens one incident', async () => {
  const call = { ...CALL, callId: 'twice' }
  const opened = await Promise.all([openFromCall(ctx, call), openFromCall(ctx, call), openFromCall(ctx, call)])
  assert.equal(new Set(opened.map(({ incidentId }) => incidentId)).size, 1)
  assert.equal(opened.filter(({ isNew }) => isNew).length, 1)
})

test('three calls in one moment are three incidents with a reference each', async () => {
  const opened = await Promise.all(['one', 'two', 'three'].map((callId) => openFromCall(ctx, { ...CALL, callId })))
  assert.equal(new Set(opened.map(({ reference }) => reference)).size, 3)
})

test('a call that says nothing, names nobody, or comes from the future is refused, and nothing is opened', async () => {
  const before = (await listIncidents(ctx.store)).length
  for (const wrong of [{ said: ' ' }, { supplier: '' }, { toldAt: new Date('2026-10-23T17:40:00Z') }])
    await assert.rejects(openFromCall(ctx, { ...CALL, callId: 'wrong', ...wrong }), refusedWith('call_invalid'))
  await assert.rejects(
    openFromCall(ctx, { ...CALL, callId: 'wrong', supplierAwareAt: new Date('2026-10-23T16:36:00Z') }),
    refusedWith('incident_file_invalid'),
    'told before it knew',
  )
  assert.equal((await listIncidents(ctx.store)).length, before)
})
