import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { startSink } from '../../../tests/faults/notify.ts'
import type { Context } from '../../context.ts'
import { newUuid } from '../../ids.ts'
import { getCampaign } from '../campaign.ts'
import { planCampaign } from '../plan/plan-campaign.ts'
import { seedIncident, seedPeople } from '../test-incident.ts'
import { setRelay } from './relay.ts'
import { sendTest } from './send-test.ts'

let ctx: TestContext
let marit: Context
let campaignId: number
let sink: Awaited<ReturnType<typeof startSink>>
const folder = mkdtempSync(join(tmpdir(), 'tocsin-send-test-'))
const relayAt = (port: number) =>
  setRelay(
    ctx,
    { host: '127.0.0.1', port, security: 'none', from: 'data@harbour-alliance.example', returnPath: 'bounces@harbour-alliance.example', connections: 1 },
    {},
  )
const rowsOf = () => ctx.store.query('select * from notice where campaign_id = $1 order by person_no, channel', [campaignId])
const taken = () => readFileSync(sink.truth, 'utf8').split('\n').filter(Boolean)

before(async () => {
  ctx = await testContext()
  const staffId = newUuid()
  await ctx.store.query(`insert into staff (staff_id, email, name, role, created_at) values ($1, 'marit@harbour.example', 'Marit', 'operator', now())`, [
    staffId,
  ])
  marit = { ...ctx, actor: { id: staffId, name: 'Marit', role: 'operator' } }
  sink = await startSink({ folder, keepMessages: true })
  await relayAt(sink.port)
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [{ personNo: 1 }, { personNo: 2, flags: ['deceased'] }])
  campaignId = (await planCampaign(marit, incidentId, { firstDay: '2026-01-01' })).campaignId
})
after(async () => {
  sink.stop()
  await ctx.cleanUp()
  rmSync(folder, { recursive: true, force: true })
})

test('a test goes to whoever asks and to nobody else, masked, marked, before any approval; no row of the campaign moves', async () => {
  const rows = await rowsOf()
  for (const language of ['en', 'cy'] as const)
    assert.deepEqual(await sendTest(marit, await getCampaign(ctx.store, campaignId), 1, language), { to: 'marit@harbour.example' })
  const lines = taken()
  assert.equal(lines.length, 2)
  for (const line of lines) assert.match(line, /^marit@harbour\.example <test-[0-9a-f-]{36}@harbour-alliance\.example> bounces@harbour-alliance\.example$/)
  const messages = readFileSync(join(folder, 'messages'), 'utf8')
  assert.match(messages, /^Subject: TEST: /m)
  assert.match(messages, /This is a test\. It went to you alone/)
  assert.match(messages, /^Subject: (?:=\?UTF-8\?Q\?)?PRAWF/m)
  assert.doesNotMatch(messages, /Morwen|Tallis|Ropewalk|person1@/)
  assert.match(messages, /XXXX-XXXX-XXXX-XXXX-XX/)
  assert.deepEqual(await rowsOf(), rows)
  const logged = await ctx.store.query(`select 1 from audit_entry where action = 'notice.test'`)
  assert.equal(logged.length, 2)
})

test('a test that cannot go says why: nobody of that number is written to, no account, a relay that is away', async () => {
  const campaign = await getCampaign(ctx.store, campaignId)
  await assert.rejects(sendTest(marit, campaign, 2, 'en'), { code: 'person_unknown' })
  await assert.rejects(sendTest({ ...ctx, actor: { id: 'nobody', name: 'Nobody', role: 'operator' } }, campaign, 1, 'en'), { code: 'test_not_sent' })
  await relayAt(1)
  await assert.rejects(sendTest(marit, campaign, 1, 'en'), /the relay did not answer/)
  assert.equal(taken().length, 2)
})
