import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, afterEach, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { startSink } from '../../../tests/faults/notify.ts'
import type { Context } from '../../context.ts'
import { AppError, type ErrorCode } from '../../errors.ts'
import { approveCampaign, shownHash } from '../approve-campaign.ts'
import { getCampaign } from '../campaign.ts'
import { planCampaign } from '../plan/plan-campaign.ts'
import { setWish } from '../plan/wishes.ts'
import { cancelCampaign, pauseSending, startSending } from '../run-campaign.ts'
import { seedIncident, seedPeople, type SeedPerson } from '../test-incident.ts'
import { wordCampaign } from '../word-campaign.ts'
import { setRelay } from './relay.ts'
import { openSending, sendOnce, settleRestored } from './send-campaigns.ts'

let ctx: TestContext
let marit: Context
let ines: Context
const folder = mkdtempSync(join(tmpdir(), 'tocsin-sender-'))
const sinks: Awaited<ReturnType<typeof startSink>>[] = []
before(async () => {
  ctx = await testContext()
  marit = { ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }
  ines = { ...ctx, actor: { id: 'ines', name: 'Ines', role: 'lead' } }
})
afterEach(() => sinks.splice(0).forEach((sink) => sink.stop()))
after(async () => {
  await ctx.cleanUp()
  rmSync(folder, { recursive: true, force: true })
})
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

let runNo = 0
async function planned(people: SeedPerson[], sinkOptions: object = {}, relay: object = {}) {
  const sink = await startSink({ folder: join(folder, String(++runNo)), ...sinkOptions })
  sinks.push(sink)
  await setRelay(
    ctx,
    {
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
      from: 'data@harbour-alliance.example',
      returnPath: 'bounces@harbour-alliance.example',
      postfixLogs: [sink.log],
      connections: 4,
      patienceSeconds: 5,
      ...relay,
    },
    {},
  )
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, people)
  const { campaignId } = await planCampaign(marit, incidentId, { firstDay: '2026-01-01', deskPerDay: 1_000_000 })
  return { sink, incidentId, campaignId }
}
async function approved(people: SeedPerson[], sinkOptions: object = {}, relay: object = {}) {
  const ready = await planned(people, sinkOptions, relay)
  await approveCampaign(ines, ready.campaignId, shownHash(await getCampaign(ctx.store, ready.campaignId)).whole, async () => [])
  return ready
}
const many = (count: number): SeedPerson[] => Array.from({ length: count }, (_, index) => ({ personNo: index + 1, address: '', postcode: '' }))
const takenBy = ({ truth }: { truth: string }) =>
  readFileSync(truth, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ')[0]!)
const send = async (campaignId: number, stop = new AbortController().signal) => sendOnce(ctx, { ...(await openSending(ctx, campaignId)), settleMs: 300 }, stop)
const statesOf = async (campaignId: number) =>
  Object.fromEntries(
    (
      await ctx.store.query<{ state: string; count: number }>('select state, count(*) as count from notice where campaign_id = $1 group by state', [campaignId])
    ).map(({ state, count }) => [state, count]),
  )

test('[NOT24] who planned it cannot approve it; an edit voids the approval; what changed is refused', async () => {
  const { campaignId } = await planned(many(3))
  const hash = async () => shownHash(await getCampaign(ctx.store, campaignId)).whole
  await assert.rejects(
    approveCampaign(marit, campaignId, await hash(), async () => []),
    refusedWith('approval_same_person'),
  )
  await assert.rejects(
    approveCampaign(ines, campaignId, await hash(), async () => [{ rule: 'NOT2', says: 'hedges', settle: '' }]),
    refusedWith('approval_blocked'),
  )
  await assert.rejects(startSending(ines, campaignId), refusedWith('campaign_state'))
  const shown = await hash()
  await wordCampaign(marit, campaignId, 'en', 'sorry', ['We are sorry.'])
  await assert.rejects(
    approveCampaign(ines, campaignId, shown, async () => []),
    refusedWith('approval_stale'),
  )
  await approveCampaign(ines, campaignId, await hash(), async () => [])
  await wordCampaign(ines, campaignId, 'en', 'sorry', ['We are very sorry.'])
  const voided = await getCampaign(ctx.store, campaignId)
  assert.deepEqual([voided.state, voided.approvedBy], ['planned', null])
  // Who worded it is now one of those who cannot approve it.
  await assert.rejects(
    approveCampaign(ines, campaignId, await hash(), async () => []),
    refusedWith('approval_same_person'),
  )
  // The store itself refuses an approval by who planned, whatever the program does.
  await assert.rejects(ctx.store.query(`update notice_campaign set approved_by = 'marit' where campaign_id = $1`, [campaignId]))
})

test('[NOT24] recipients changed behind the approval are not sent to', async () => {
  const { campaignId, sink } = await approved(many(5))
  await ctx.store.query(`update notice set address = 'somebody@else.example' where campaign_id = $1 and person_no = 2`, [campaignId])
  await assert.rejects(startSending(ines, campaignId), refusedWith('approval_stale'))
  assert.equal(takenBy(sink).length, 0)
})

test('[NOT24] a person whose data changed after the approval is held, the others get theirs', async () => {
  const { campaignId, sink, incidentId } = await approved(many(20))
  await startSending(ines, campaignId)
  await ctx.store.query(`update person set kinds = kinds || '{health}' where incident_id = $1 and person_no = 7`, [incidentId])
  await send(campaignId)
  assert.deepEqual(await statesOf(campaignId), { handed_over: 19, held: 1 })
  assert.ok(!takenBy(sink).includes('person7@post.example'))
})

test('[NOT18] what a stranger put into a name adds no header, no recipient and no command: messages in are messages out', async () => {
  const evil = [
    'Ann\r\nBcc: x@evil.example',
    'Ann\nRCPT TO:<x@evil.example>',
    '\r\n.\r\nMAIL FROM:<x@evil.example>',
    'Ann\0',
    '<x@evil.example>',
    'Ann" <x@evil.example>, "B',
    '.',
    '..',
    '=?utf-8?Q?=0D=0ABcc:_x?=',
    'a'.repeat(3_000),
    '\u2028x\u0085y',
    '𝒜nn',
    'x@evil.example,y@evil.example',
    'group: a@b.example;',
    '\u202emoc.live',
    ';',
    '\t',
    '{name}',
    '%0d%0aBcc: x',
  ]
  const people = evil.flatMap((text, index) => [
    { personNo: index * 2 + 1, givenName: text, familyName: 'Tallis', address: '', postcode: '' },
    { personNo: index * 2 + 2, givenName: 'Ann', familyName: text, address: '', postcode: '' },
  ])
  const { campaignId, sink } = await approved(people)
  await startSending(ines, campaignId)
  const end = await send(campaignId)
  assert.equal(end.refused, 0, 'the sink is strict and refuses a broken message')
  const states = await statesOf(campaignId)
  assert.equal(takenBy(sink).length, states['handed_over'])
  assert.equal(new Set(takenBy(sink)).size, takenBy(sink).length)
  assert.ok(takenBy(sink).every((address) => /^person\d+@post\.example$/.test(address)))
  assert.ok(states['handed_over']! >= people.length - 2)
})

test('[NOT18] 24 pauses, resumes and one cancel at random: nobody twice, nothing begins after a cancel is acknowledged', async () => {
  const { campaignId, sink } = await approved(many(600), { delayMs: 3 })
  await startSending(ines, campaignId)
  let over = false
  const sending = (async () => {
    while (!over) {
      await send(campaignId)
      await sleep(5)
    }
  })()
  const settled = async () => {
    while ((await statesOf(campaignId))['attempting'] !== undefined) await sleep(5)
  }
  for (let step = 0; step < 24; step++) {
    const { state } = await getCampaign(ctx.store, campaignId)
    if (state === 'sending') {
      const before = takenBy(sink).length
      for (let waits = 0; waits < 100 && takenBy(sink).length === before; waits++) await sleep(10)
      await sleep(Math.random() * 30)
      if ((await getCampaign(ctx.store, campaignId)).state !== 'sending') break
      await pauseSending(ines, campaignId, 'random')
      // What was under way ends; then nothing moves until it is resumed.
      await settled()
      const atPause = takenBy(sink).length
      await sleep(50)
      assert.equal(takenBy(sink).length, atPause)
    } else if (state === 'paused') await startSending(ines, campaignId)
  }
  if ((await getCampaign(ctx.store, campaignId)).state !== 'done') await cancelCampaign(ines, campaignId, 'random')
  await settled()
  const atCancel = takenBy(sink).length
  over = true
  await sending
  assert.equal(takenBy(sink).length, atCancel)
  assert.equal(new Set(takenBy(sink)).size, takenBy(sink).length)
  const states = await statesOf(campaignId)
  assert.ok(takenBy(sink).length > 0)
  assert.equal(states['handed_over'], takenBy(sink).length)
  assert.equal((states['handed_over'] ?? 0) + (states['withdrawn'] ?? 0), 600)
})

test('[NOT18] a store restored from a backup refuses to send until the relay’s record has been asked; then nobody gets it twice', async () => {
  const { campaignId, sink } = await approved(many(120))
  await startSending(ines, campaignId)
  const stop = new AbortController()
  const first = send(campaignId, stop.signal)
  while (takenBy(sink).length < 20) await sleep(5)
  stop.abort()
  await first
  // The backup is made here; an hour later the store is lost.
  await ctx.store.query('create table kept as select * from notice where campaign_id = $1', [campaignId])
  await send(campaignId)
  assert.equal(takenBy(sink).length, 120)
  await ctx.store.query('delete from notice where campaign_id = $1', [campaignId])
  await ctx.store.query('insert into notice select * from kept')
  await ctx.store.query(`update notice_campaign set state = 'sending', ended_at = null where campaign_id = $1`, [campaignId])
  await send(campaignId)
  assert.match((await getCampaign(ctx.store, campaignId)).stopReason!, /restored/)
  assert.equal(takenBy(sink).length, 120, 'nothing was sent by the restored store')
  await assert.rejects(async () => {
    await pauseSending(ines, campaignId, 'x')
    await startSending(ines, campaignId)
  }, refusedWith('sending_stopped'))
  // A record that does not reach back does not free it.
  const shorter = join(folder, 'short.log')
  writeFileSync(
    shorter,
    readFileSync(sink.log, 'utf8')
      .split('\n')
      .slice(-4)
      .join('\n')
      .replaceAll(/^20\d\d/gm, '2031'),
  )
  const { postfixLedger } = await import('./ledger.ts')
  assert.equal(
    await settleRestored(
      ines,
      campaignId,
      postfixLedger([shorter], () => new Date()),
      false,
    ),
    null,
  )
  assert.ok(
    (await settleRestored(
      ines,
      campaignId,
      postfixLedger([sink.log], () => new Date()),
      false,
    ))! > 0,
  )
  await startSending(ines, campaignId)
  await send(campaignId)
  assert.equal(takenBy(sink).length, 120)
  assert.deepEqual(await statesOf(campaignId), { handed_over: 120 })
  await ctx.store.query('drop table kept')
})

test('a relay that refuses everything pauses the campaign, and nobody counts as refused for it', async () => {
  const people = many(80).map((one) => ({ ...one, emails: [`p${one.personNo}@d${one.personNo % 5}.example`] }))
  const { campaignId } = await approved(people, { refuseAll: true })
  await startSending(ines, campaignId)
  const end = await send(campaignId)
  assert.equal(end.end, 'relay_refuses')
  assert.equal((await getCampaign(ctx.store, campaignId)).state, 'paused')
  const states = await statesOf(campaignId)
  assert.ok((states['ready'] ?? 0) >= 75, JSON.stringify(states))
})

test('[NOT20] a domain that throttles does not hold the others back, and nobody of it is lost', async () => {
  const people = many(150).map((one) => ({ ...one, emails: [`p${one.personNo}@${one.personNo % 3 === 0 ? 'slow' : 'quick'}.example`] }))
  const { campaignId, sink } = await approved(people, { limits: { 'slow.example': 15 } })
  await startSending(ines, campaignId)
  const sending = send(campaignId)
  while (takenBy(sink).filter((to) => to.endsWith('@quick.example')).length < 100) await sleep(10)
  assert.ok(takenBy(sink).filter((to) => to.endsWith('@slow.example')).length < 50, 'the slow one is still under way when the others are done')
  await sending
  assert.equal(new Set(takenBy(sink)).size, 150)
  assert.equal(takenBy(sink).length, 150)
})

test('the desk’s word not to write is heeded at once, also while a campaign is paused', async () => {
  const { campaignId, sink, incidentId } = await approved(many(10))
  await startSending(ines, campaignId)
  await setWish(ines, incidentId, 4, { language: null, format: null, channel: 'none', inCareOf: null }, 'safety')
  await send(campaignId)
  assert.deepEqual([takenBy(sink).length, takenBy(sink).includes('person4@post.example')], [9, false])
})

test('[NOT18] messages in doubt that were not taken go out later; that is not mistaken for a restored store', async () => {
  const { campaignId, sink } = await approved(many(60), { cutBefore: 0.3 })
  await startSending(ines, campaignId)
  await send(campaignId)
  assert.equal((await getCampaign(ctx.store, campaignId)).stopReason, null)
  assert.deepEqual([takenBy(sink).length, new Set(takenBy(sink)).size], [60, 60])
})

test('a relay that cannot pipeline gets one command at a time', async () => {
  const { campaignId, sink } = await approved(many(12), { noPipelining: true, refuseLocal: 'person3@' })
  await startSending(ines, campaignId)
  await send(campaignId)
  assert.deepEqual([takenBy(sink).length, await statesOf(campaignId)], [11, { handed_over: 11, refused: 1, public_notice: 1 }])
})
