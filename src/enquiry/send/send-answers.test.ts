import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { startSink } from '../../../tests/faults/notify.ts'
import { fixedClock } from '../../clock.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { setRelay } from '../../notify/send/relay.ts'
import { openSending } from '../../notify/send/send-campaigns.ts'
import { seedIncident, seedPeople } from '../../notify/test-incident.ts'
import { answerQuestions } from '../answer-questions.ts'
import { deskState } from '../desk/desk-state.ts'
import { openEnquiry } from '../desk/open-enquiry.ts'
import { releaseReply } from '../desk/release-reply.ts'
import { writeReply } from '../desk/replies.ts'
import { typeIn } from '../desk/type-in.ts'
import { countAnswers, releaseAnswers } from '../release-answers.ts'
import { portalKeys, sealQuestion } from '../self-check.ts'
import { answerWords, approveStandingRelease, askStandingRelease, releaseStanding } from '../standing-release.ts'
import { countMails, markMailAttempting, claimMails } from './answer-mails.ts'
import { decideMailDoubt, sendAnswers, withoutAddresses } from './send-answers.ts'

let ctx: TestContext
let incidentId: IncidentId
let dele: Context
let marit: Context
const folder = mkdtempSync(join(tmpdir(), 'tocsin-answers-'))
const sinks: Awaited<ReturnType<typeof startSink>>[] = []
const servers: Server[] = []
const never = new AbortController().signal

before(async () => {
  ctx = await testContext()
})
/** Each test has an incident of its own, and nothing of another's waits. */
beforeEach(async () => {
  at('2026-10-26T09:00:00Z')
  await ctx.store.query('truncate answer_mail')
  rmSync(join(ctx.dataFolder, 'notices'), { recursive: true, force: true })
  incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [{ personNo: 1, givenName: 'Morwen', familyName: 'Tallis', emails: ['morwen@post.example'] }])
  const staff = async (name: string, role: string) => {
    const staffId = randomUUID()
    await ctx.store.query('insert into staff (staff_id, email, name, role, created_at) values ($1, $2, $3, $4, now())', [
      staffId,
      `${staffId}@x.example`,
      name,
      role,
    ])
    return { ...ctx, actor: { id: staffId, name, role } }
  }
  ;[dele, marit] = [await staff('Dele Abara', 'desk'), await staff('Marit Solheim', 'lead')]
})
afterEach(() => {
  sinks.splice(0).forEach((sink) => sink.stop())
  servers.splice(0).forEach((server) => server.close())
})
after(async () => {
  await ctx.cleanUp()
  rmSync(folder, { recursive: true, force: true })
})

function at(time: string): void {
  ctx.clock = fixedClock(time)
}
let runNo = 0
async function sinkFor(options: object = {}, relay: object = {}) {
  const sink = await startSink({ folder: join(folder, String(++runNo)), ...options })
  sinks.push(sink)
  await relayAt(sink.port, { postfixLogs: [sink.log], ...relay })
  return sink
}
const relayAt = (port: number, more: object = {}) =>
  setRelay(
    ctx,
    {
      host: '127.0.0.1',
      port,
      security: 'none',
      from: 'data@harbour-alliance.example',
      returnPath: 'bounces@harbour-alliance.example',
      patienceSeconds: 5,
      ...more,
    },
    {},
  )
const takenBy = ({ truth }: { truth: string }) =>
  readFileSync(truth, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
const sending = async () => ({ ...(await openSending(ctx)), settleMs: 200 })

async function reply(way: 'email_given' | 'letter_given' = 'email_given'): Promise<{ enquiryId: string; entryId: string }> {
  const { enquiryId } = await typeIn(dele, incidentId, {
    channel: 'phone',
    kind: 'enquiry',
    language: 'en',
    receivedAt: ctx.clock.now(),
    from: { name: 'Rhona Kestle', email: 'rhona@post.example', phone: '', addressLines: ['4 Ferry Row', 'ZZ4 1AB'] },
    code: '',
    text: 'Is the letter real?',
  })
  const entryId = await writeReply(dele, incidentId, enquiryId, { wordingId: 'free', language: 'en', way, text: 'It is.\n\nDele Abara', meets: [] })
  await releaseReply(marit, incidentId, enquiryId, entryId)
  return { enquiryId, entryId }
}

async function ask(name: string, email: string): Promise<string> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const checkId = randomUUID()
  await ctx.store.query('insert into check_request (check_id, incident_id, received_at, sealed) values ($1, $2, $3, $4)', [
    checkId,
    incidentId,
    ctx.clock.now(),
    sealQuestion(keys.publicKey, incidentId, checkId, { name, email, line1: '', postcode: '', language: 'en' }),
  ])
  return checkId
}

test('[DSK18] a reply that a second person released goes to the relay once, to the address that it was written for', async () => {
  const sink = await sinkFor()
  const { enquiryId, entryId } = await reply()
  assert.equal((await countMails(ctx.store, incidentId, 'reply')).waiting, 1)
  assert.deepEqual(await sendAnswers(ctx, never), { handedOver: 1, refused: 0, deferred: 0, inDoubt: 0 })
  assert.equal((await sendAnswers(ctx, never)).handedOver, 0)
  const taken = takenBy(sink)
  assert.equal(taken.length, 1)
  const { entries } = await openEnquiry(dele, incidentId, enquiryId)
  assert.equal(entries.find((entry) => entry.entryId === entryId)!.mail!.state, 'handed_over')
  // Nothing of the message stays.
  assert.deepEqual(await ctx.store.query('select sealed from answer_mail'), [{ sealed: null }])
})

test('a letter is not an e-mail; without a relay nothing is queued, so that nothing goes out twice when one is set', async () => {
  await ctx.store.query('delete from relay')
  const { enquiryId, entryId } = await reply()
  await reply('letter_given')
  assert.deepEqual(await countMails(ctx.store, incidentId, 'reply'), { waiting: 0, inDoubt: 0, handedOver: 0, refused: 0, byHand: 1 })
  const sink = await sinkFor()
  assert.equal((await sendAnswers(ctx, never)).handedOver, 0)
  assert.equal(takenBy(sink).length, 0)
  assert.equal((await openEnquiry(dele, incidentId, enquiryId)).entries.find((entry) => entry.entryId === entryId)!.mail!.state, 'by_hand')
})

test('[CHK11] released answers wait for the next fixed hour, then all go: yes and no, of one length, in the order in which they were asked', async () => {
  const sink = await sinkFor()
  for (const name of ['Morwen Tallis', 'Somebody Else']) await ask(name, name === 'Morwen Tallis' ? 'morwen@post.example' : 'nobody@post.example')
  at('2026-10-26T12:10:00Z')
  assert.equal(await answerQuestions(ctx), 2)
  const { queued, goAt, emails } = await releaseAnswers(ctx, incidentId, join(folder, 'out'))
  assert.deepEqual([queued, emails, goAt?.toISOString()], [2, 0, '2026-10-26T18:00:00.000Z'])
  assert.equal((await sendAnswers(ctx, never)).handedOver, 0)
  assert.deepEqual(await countAnswers(ctx, incidentId).then(({ ready, underWay, sent }) => [ready, underWay, sent]), [0, 2, 0])
  at('2026-10-26T18:00:01Z')
  assert.equal((await sendAnswers(ctx, never)).handedOver, 2)
  assert.equal(takenBy(sink).length, 2)
  assert.deepEqual(await countAnswers(ctx, incidentId).then(({ ready, underWay, sent }) => [ready, underWay, sent]), [0, 0, 2])
})

test('[CHK14] answers leave at every hour only when two people agreed, and only while the words are those', async () => {
  await sinkFor()
  const { hash } = await answerWords(ctx, incidentId)
  await assert.rejects(askStandingRelease(dele, incidentId, '0'.repeat(64)), { code: 'standing_stale' })
  await assert.rejects(approveStandingRelease(marit, incidentId, hash), { code: 'standing_stale' })
  await askStandingRelease(dele, incidentId, hash)
  await assert.rejects(approveStandingRelease(dele, incidentId, hash), { code: 'standing_same_person' })
  await ask('Morwen Tallis', 'morwen@post.example')
  at('2026-10-26T12:00:10Z')
  await answerQuestions(ctx)
  await releaseStanding(ctx)
  assert.equal((await countAnswers(ctx, incidentId)).ready, 1)
  await approveStandingRelease(marit, incidentId, hash)
  await releaseStanding(ctx)
  assert.equal((await sendAnswers(ctx, never)).handedOver, 1)
  // Another signatory is another wording: it waits for people again.
  await ctx.store.query(`update incident set profile = jsonb_set(profile, '{organisation,phone}', '"0808 157 0143"') where incident_id = $1`, [incidentId])
  await ask('Morwen Tallis', 'another@post.example')
  at('2026-10-26T18:00:10Z')
  await answerQuestions(ctx)
  await releaseStanding(ctx)
  assert.deepEqual(await countAnswers(ctx, incidentId).then(({ ready, underWay }) => [ready, underWay]), [1, 0])
})

test('a relay that takes the message and loses the line leaves it in doubt; its record resolves it, and nothing goes twice', async () => {
  const sink = await sinkFor({ cutAfter: 1 }, {})
  await reply()
  const { inDoubt } = await sendAnswers(ctx, never, await sending())
  assert.equal(inDoubt, 1)
  await new Promise((done) => setTimeout(done, 300))
  await sendAnswers(ctx, never, await sending())
  await sendAnswers(ctx, never, await sending())
  assert.equal(takenBy(sink).length, 1)
  assert.equal((await countMails(ctx.store, incidentId, 'reply')).handedOver, 1)
})

test('without a record a person decides, with a reason that is logged, and the desk has an alarm until then', async () => {
  const sink = await sinkFor({ cutAfter: 1 }, { postfixLogs: [] })
  await reply()
  await sendAnswers(ctx, never, await sending())
  assert.deepEqual(
    (await deskState(ctx.store, incidentId, ctx.clock.now())).alarms.map(({ alarm }) => alarm),
    ['not_sent'],
  )
  assert.equal(await decideMailDoubt(marit, incidentId, 'taken', 'The relay’s operator found it.'), 1)
  await sendAnswers(ctx, never, await sending())
  assert.equal(takenBy(sink).length, 1)
  assert.deepEqual((await deskState(ctx.store, incidentId, ctx.clock.now())).alarms, [])
})

test('a sender that died: what it had claimed goes, what it had begun is in doubt', async () => {
  const sink = await sinkFor({}, { postfixLogs: [] })
  await reply()
  await reply()
  const [begun] = await claimMails(ctx.store, 999_999, ctx.clock.now(), 2)
  await markMailAttempting(ctx.store, begun!.mailId, 999_999)
  assert.equal((await sendAnswers(ctx, never)).handedOver, 1)
  assert.equal(takenBy(sink).length, 1)
  assert.deepEqual(await countMails(ctx.store, incidentId, 'reply').then(({ inDoubt, handedOver }) => [inDoubt, handedOver]), [1, 1])
})

test('a store restored from a backup sends nothing again that the relay took before: its record is asked first', async () => {
  const sink = await sinkFor()
  const { entryId } = await reply()
  const [backup] = await ctx.store.query<{ sealed: Buffer }>('select sealed from answer_mail where mail_id = $1', [entryId])
  await sendAnswers(ctx, never)
  assert.equal(takenBy(sink).length, 1)
  await ctx.store.query("update answer_mail set state = 'ready', sealed = $2, attempts = 0, attempted_at = null where mail_id = $1", [entryId, backup!.sealed])
  at('2026-10-26T09:05:00Z')
  await sendAnswers(ctx, never, await sending())
  await sendAnswers(ctx, never, await sending())
  assert.equal(takenBy(sink).length, 1)
  const [row] = await ctx.store.query<{ state: string }>('select state from answer_mail where mail_id = $1', [entryId])
  assert.ok(['handed_over', 'in_doubt'].includes(row!.state))
})

/** A relay that says `reply` to every recipient. */
async function refusing(reply: string): Promise<number> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.write('220 relay ESMTP\r\n')
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean))
        socket.write(line.startsWith('RCPT') ? `${reply}\r\n` : line.startsWith('DATA') ? '503 no recipient\r\n' : '250 ok\r\n')
    })
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

test('an address that the relay refuses is an alarm until that person is answered another way, and the record does not repeat the address', async () => {
  await relayAt(await refusing('550 5.1.1 <rhona@post.example>: no such user'))
  const { enquiryId } = await reply()
  assert.equal((await sendAnswers(ctx, never)).refused, 1)
  const alarms = async () => (await deskState(ctx.store, incidentId, ctx.clock.now())).alarms.map(({ alarm }) => alarm)
  assert.deepEqual(await alarms(), ['not_sent'])
  const [{ reply: says }] = (await ctx.store.query<{ reply: string }>('select reply from answer_mail')) as [{ reply: string }]
  assert.equal(says, '550 5.1.1 <…>: no such user')
  at('2026-10-26T09:30:00Z')
  ;[dele, marit] = [
    { ...dele, clock: ctx.clock },
    { ...marit, clock: ctx.clock },
  ]
  const entryId = await writeReply(dele, incidentId, enquiryId, { wordingId: 'free', language: 'en', way: 'letter_given', text: 'It is.', meets: [] })
  await releaseReply(marit, incidentId, enquiryId, entryId)
  assert.deepEqual(await alarms(), [])
})

test('a relay that asks to come back later is asked again later, not at once, and a relay that is away loses nothing', async () => {
  await relayAt(await refusing('451 4.3.0 try later'))
  await reply()
  assert.equal((await sendAnswers(ctx, never)).deferred, 1)
  assert.equal((await sendAnswers(ctx, never)).deferred, 0)
  servers.splice(0).forEach((server) => server.close())
  await relayAt(1)
  at('2026-10-26T09:02:00Z')
  await assert.rejects(sendAnswers(ctx, never))
  assert.equal((await countMails(ctx.store, incidentId, 'reply')).waiting, 1)
  const sink = await sinkFor()
  assert.equal((await sendAnswers(ctx, never)).handedOver, 1)
  assert.equal(takenBy(sink).length, 1)
})

test('what a relay says is kept without addresses', () => {
  for (const [text, kept] of [
    ['550 <a@b.example>: unknown', '550 <…>: unknown'],
    ['mailbox a.b+c@d.example, gone', 'mailbox …, gone'],
    ['2.0.0 Ok: queued as 4XyZ', '2.0.0 Ok: queued as 4XyZ'],
  ] as const)
    assert.equal(withoutAddresses(text), kept)
})
