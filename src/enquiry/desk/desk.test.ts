import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { fixedClock } from '../../clock.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { assumedIncident } from '../../incident/incident-file.ts'
import { openIncident } from '../../incident/open-incident.ts'
import { closeTypesetters } from '../../notify/typeset.ts'
import { deskStaff, personRow } from '../../../tests/desk-people.ts'
import { sealFile } from '../sealed-file.ts'
import { portalKeys } from '../self-check.ts'
import { paperFolderOf, spoolFolderOf } from '../site-card.ts'
import { sealSubmission, type Submission } from '../submission.ts'
import { makeAccessCopy } from './access-copy.ts'
import { asksIn, isDangerous } from './asks.ts'
import { deskState } from './desk-state.ts'
import { dutiesOf, extendedDueAt } from './duties.ts'
import { forecastLoad } from './forecast.ts'
import { listEnquiries } from './list-enquiries.ts'
import { openEnquiry } from './open-enquiry.ts'
import { readPaper } from './read-paper.ts'
import { makeReplyDocument } from './reply-document.ts'
import { releaseReply } from './release-reply.ts'
import { prepareReply, writeReply } from './replies.ts'
import { isSampled, judgeReply, listSample } from './sample-replies.ts'
import { takeInSubmissions } from './take-in-submissions.ts'
import { typeIn } from './type-in.ts'
import { addAsk, closeEnquiry, dropAsk, extendDuty, handOver, proveIdentity } from './work-enquiry.ts'

let ctx: TestContext
let incidentId: IncidentId
let dele: Context
let marit: Context
const NOW = '2026-10-26T09:00:00Z'

before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'desk test' })
  ;[dele, marit] = await deskStaff(ctx)
  await personRow(ctx, incidentId, 12, {
    givenName: 'Rhona',
    familyName: 'Kestle',
    emails: ['rhona.kestle@post.example'],
    address: '4 Ferry Row',
    postcode: 'ZZ4 1AB',
    kinds: ['person_name', 'email', 'bank_account'],
    leftOn: '2019-03-01',
    relationship: 'former',
  })
})
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})

async function submit(change: Partial<Submission>): Promise<Submission> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const submission: Submission = {
    submissionId: randomUUID(),
    kind: 'enquiry',
    reference: `E-${randomUUID().slice(0, 8).toUpperCase()}`,
    secondReference: `K-${randomUUID().slice(0, 8).toUpperCase()}`,
    language: 'en',
    sentAt: NOW,
    answers: { topic: 'other', message: 'Is the letter real?', name: 'Rhona Kestle', reach: 'email', email: 'rhona.kestle@post.example', code: '' },
    files: [],
    ticket: null,
    ...change,
  }
  await ctx.store.query('insert into submission (submission_id, incident_id, received_at, sealed) values ($1, $2, $3, $4) on conflict do nothing', [
    submission.submissionId,
    incidentId,
    new Date('2026-10-26T08:00:00Z'),
    sealSubmission(keys.publicKey, incidentId, submission),
  ])
  return submission
}

async function enquiryOf(reference: string) {
  const [found] = (await listEnquiries(ctx.store, incidentId)).filter((one) => one.reference === reference)
  return found!
}

test('[DSK1] a complaint is acknowledged within 30 days; one that ends on a Saturday ends on Monday', () => {
  const due = (receivedAt: string) =>
    dutiesOf({ asks: ['complaint'], receivedAt: new Date(receivedAt), zone: 'Europe/London', calendar: 'england_wales', isUrgent: false })
      .find(({ step }) => step === 'acknowledge')!
      .dueAt.toISOString()
  assert.equal(due('2026-10-26T08:00:00Z'), '2026-11-25T23:59:59.000Z')
  // 30 days from Thursday 29 October is Saturday 28 November.
  assert.equal(due('2026-10-29T08:00:00Z'), '2026-11-30T23:59:59.000Z')
})
test('[DSK3] an answer to an access request is due after one month, and can be put off by two more, once', () => {
  const input = {
    asks: ['access' as const],
    receivedAt: new Date('2027-01-31T10:00:00Z'),
    zone: 'Europe/London',
    calendar: 'england_wales' as const,
    isUrgent: false,
  }
  // 28 February 2027 is a Sunday.
  assert.equal(dutiesOf(input)[0]!.dueAt.toISOString(), '2027-03-01T23:59:59.000Z')
  assert.equal(extendedDueAt('DSK3', input.receivedAt, 'Europe/London', 'england_wales')!.toISOString(), '2027-04-30T22:59:59.000Z')
  assert.equal(extendedDueAt('DSK8', input.receivedAt, 'Europe/London', 'england_wales'), null)
})

for (const [text, asks] of [
  ['I left in 2019. What do you still hold on me, and why on earth do you still have it? I want it gone.', ['access', 'erasure', 'complaint']],
  ['Please take me off the list and stop emailing me.', ['erasure', 'objection']],
  ['My solicitor says I can get compensation for this', ['claim']],
  ['Mr Example has died. He no longer lives here.', ['not_on_list']],
  ['Rwyf am wneud cwyn. Dilëwch fy nata.', ['erasure', 'complaint']],
  ['Is this letter real? It says my bank account is in the files.', []],
] as const)
  test(`[DSK13] "${text.slice(0, 50)}…" asks for ${asks.length === 0 ? 'nothing more' : asks.join(', ')}`, () =>
    assert.deepEqual(
      asksIn(text).map(({ ask }) => ask),
      asks,
    ))

for (const [text, dangerous] of [
  ['My ex husband must not find out where we live', true],
  ['I am in danger if he reads this', true],
  ['I am afraid I lost the letter', false],
] as const)
  test(`[DSK12] "${text}" is ${dangerous ? '' : 'not '}opened first`, () => assert.equal(isDangerous(text), dangerous))

test('a form becomes one row of the desk with its clocks, once, however often it arrives', async () => {
  const submission = await submit({})
  assert.deepEqual(await takeInSubmissions(ctx), { taken: 1, unreadable: 0 })
  await ctx.store.query(
    'insert into submission select $1, incident_id, received_at, sealed from (select $2::uuid as incident_id, now() as received_at, $3::bytea as sealed) x',
    [
      submission.submissionId,
      incidentId,
      sealSubmission((await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))).publicKey, incidentId, submission),
    ],
  )
  await takeInSubmissions(ctx)
  const found = (await listEnquiries(ctx.store, incidentId)).filter((one) => one.reference === submission.reference)
  assert.equal(found.length, 1)
  // Two working days: Wednesday, to its end, in winter time.
  assert.equal(found[0]!.dueAt!.toISOString(), '2026-10-28T23:59:59.000Z')
  const [{ left }] = (await ctx.store.query<{ left: number }>('select count(*)::int as left from submission')) as [{ left: number }]
  assert.equal(left, 0)
})

test('what was written stands nowhere in the store in clear, and opening it is an entry of the log', async () => {
  const { reference } = await submit({
    answers: { topic: 'other', message: 'Zebra-Quartz-Lantern', name: 'Nemo Nobody', reach: 'email', email: 'nemo@post.example', code: '' },
  })
  await takeInSubmissions(ctx)
  const { enquiryId } = await enquiryOf(reference)
  for (const table of ['enquiry', 'enquiry_duty', 'enquiry_entry', 'enquiry_file', 'audit_detail', 'audit_entry']) {
    const rows = await ctx.store.query<{ row: string }>(`select t::text as row from ${table} t`)
    assert.ok(!rows.some(({ row }) => /Zebra|Nemo|5a656272/i.test(row)), table)
  }
  const opened = await openEnquiry(dele, incidentId, enquiryId)
  assert.equal(opened.content.text, 'Zebra-Quartz-Lantern')
  assert.deepEqual(opened.answered.find(({ question }) => question === 'Your question')?.lines, ['Zebra-Quartz-Lantern'])
  const reads = await ctx.store.query("select 1 from audit_entry where action = 'enquiry.read' and object = $1 and actor_id = $2", [
    `enquiry:${enquiryId}`,
    dele.actor.id,
  ])
  assert.equal(reads.length, 1)
})

test('a claim that says why somebody is unhappy opens a complaint with its own clock', async () => {
  const { reference, secondReference } = await submit({
    kind: 'claim',
    answers: {
      for: 'me',
      name: 'Rhona Kestle',
      reach: 'email',
      email: 'rhona.kestle@post.example',
      lives: 'wales',
      effect: ['distress'],
      distress: 'No sleep',
      consent: ['check'],
      unhappy: 'I heard it on the radio first',
    },
  })
  await takeInSubmissions(ctx)
  const [claim, complaint] = [await enquiryOf(reference), await enquiryOf(secondReference)]
  assert.deepEqual(
    claim.duties.map(({ ask, step }) => `${ask} ${step}`),
    ['claim read', 'claim answer'],
  )
  assert.equal(complaint.openedBy, claim.enquiryNo)
  assert.ok(complaint.duties.some(({ ruleId }) => ruleId === 'DSK1'))
  assert.equal((await openEnquiry(dele, incidentId, complaint.enquiryId)).content.text, 'I heard it on the radio first')
})

test('a paper goes from the spool into the vault as it was sent, and one that is cut off is asked for again', async () => {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const folder = paperFolderOf(spoolFolderOf(ctx.dataFolder))
  mkdirSync(folder, { recursive: true })
  const content = Buffer.from(`%PDF-1.7 ${'page '.repeat(40_000)}`)
  const [whole, cut] = [randomUUID(), randomUUID()]
  for (const fileId of [whole, cut]) {
    const sealer = sealFile(keys.publicKey, incidentId, fileId)
    const bytes = Buffer.concat([sealer.header, sealer.push(content), sealer.end()])
    writeFileSync(join(folder, `${fileId}.paper`), fileId === cut ? bytes.subarray(0, -20) : bytes)
  }
  const file = (fileId: string, name: string) => ({ fileId, name, bytes: content.length, type: 'application/pdf' })
  const { reference } = await submit({ files: [file(whole, 'bill.pdf'), file(cut, 'cut.pdf'), file(randomUUID(), 'lost.pdf')] })
  await takeInSubmissions(ctx)
  const opened = await openEnquiry(dele, incidentId, (await enquiryOf(reference)).enquiryId)
  assert.deepEqual(
    opened.files.map(({ name }) => name),
    ['bill.pdf'],
  )
  assert.deepEqual(opened.content.missingFiles, ['cut.pdf', 'lost.pdf'])
  const paper = await readPaper(dele, incidentId, opened.enquiryId, 1)
  assert.deepEqual(Buffer.concat(await Array.fromAsync(paper.content)), content)
})

test('rubbish sealed to nobody stays, is counted, and raises an alarm', async () => {
  await ctx.store.query('insert into submission values (gen_random_uuid(), $1, $2, $3)', [incidentId, new Date('2026-10-26T07:00:00Z'), Buffer.from('rubbish')])
  assert.equal((await takeInSubmissions(ctx)).unreadable, 1)
  assert.ok((await deskState(ctx.store, incidentId, new Date(NOW))).alarms.some(({ alarm }) => alarm === 'not_taken_in'))
  await ctx.store.query('delete from submission')
})

test('[DSK14] what lies unread or without an owner raises an alarm', async () => {
  const later = new Date('2026-10-26T21:00:00Z')
  const { alarms } = await deskState(ctx.store, incidentId, later)
  assert.ok(alarms.some(({ alarm, count }) => alarm === 'ownerless' && count > 0))
  assert.ok(alarms.some(({ alarm, count }) => alarm === 'unread' && count > 0))
})

test('[DSK14] somebody leaves: what they held and had not closed is nobody’s, until it is handed over', async () => {
  const from = { name: 'Ffion Marsh', email: '', phone: '01632 960 111', addressLines: [] }
  const made = { channel: 'phone', kind: 'correction', language: 'en', receivedAt: new Date(NOW), from, text: 'My address is wrong.', code: '' } as const
  const { enquiryId } = await typeIn(dele, incidentId, made)
  await handOver(dele, incidentId, enquiryId, marit.actor.id)
  const ownerOf = async () => (await listEnquiries(ctx.store, incidentId, { enquiryId }))[0]!.owner?.staffId ?? null
  const ownerless = async () => (await deskState(ctx.store, incidentId, new Date(NOW))).ownerless
  const before = await ownerless()
  assert.equal(await ownerOf(), marit.actor.id)
  await ctx.store.query('update staff set disabled_at = now() where staff_id = $1', [marit.actor.id])
  assert.deepEqual([await ownerOf(), (await ownerless()) > before], [null, true])
  await handOver(dele, incidentId, enquiryId, dele.actor.id)
  assert.equal(await ownerOf(), dele.actor.id)
  await ctx.store.query('update staff set disabled_at = null where staff_id = $1', [marit.actor.id])
})

test('a call that is typed in has the clock of the day on which it came', async () => {
  const from = { name: 'Ffion Marsh', email: '', phone: '01632 960 111', addressLines: [] }
  const made = await typeIn(dele, incidentId, {
    channel: 'phone',
    kind: 'access',
    language: 'cy',
    receivedAt: new Date('2026-10-23T10:00:00Z'),
    from,
    text: 'What do you hold?',
    code: '',
  })
  const [row] = await listEnquiries(ctx.store, incidentId, { enquiryId: made.enquiryId })
  // 23 November 2026 is a Monday.
  assert.equal(row!.dueAt!.toISOString(), '2026-11-23T23:59:59.000Z')
  assert.equal(row!.firstReadAt?.toISOString(), new Date(NOW).toISOString())
  await assert.rejects(
    typeIn(dele, incidentId, { channel: 'post', kind: 'enquiry', language: 'en', receivedAt: new Date('2026-10-27T10:00:00Z'), from, text: 'x', code: '' }),
    { code: 'received_in_future' },
  )
})

test('nothing of a person goes out before two proofs, nor by the one who wrote it, nor with a gap', async () => {
  const { reference } = await submit({
    kind: 'access',
    answers: { for: 'me', what: 'incident', name: 'Rhona Kestle', reach: 'email', email: 'other@post.example', code: '' },
  })
  await takeInSubmissions(ctx)
  const { enquiryId } = await enquiryOf(reference)
  await handOver(dele, incidentId, enquiryId, dele.actor.id)
  await assert.rejects(prepareReply(dele, incidentId, enquiryId, 'left-kept-too-long', 'en'), { code: 'not_proven' })
  await assert.rejects(makeAccessCopy(dele, incidentId, enquiryId), { code: 'not_proven' })
  await assert.rejects(proveIdentity(dele, incidentId, enquiryId, 12, ['notice_code', 'notice_code']), { code: 'proof_too_little' })
  await assert.rejects(proveIdentity(dele, incidentId, enquiryId, 99, ['notice_code', 'call_back']), { code: 'person_unknown' })
  await proveIdentity(dele, incidentId, enquiryId, 12, ['notice_code', 'call_back'])
  const prepared = await prepareReply(dele, incidentId, enquiryId, 'left-kept-too-long', 'en')
  assert.match(prepared.text, /Dear Rhona Kestle,[^]*You left Harbour Alliance in March 2019/)
  assert.ok(prepared.filled.some(({ name, source }) => name === 'kept_until' && source === 'missing'))
  const meets = [{ ask: 'access', step: 'answer' as const }]
  const draft = { wordingId: 'left-kept-too-long', language: 'en' as const, way: 'letter_on_file' as const, text: prepared.text, meets }
  await assert.rejects(writeReply(dele, incidentId, enquiryId, draft), { code: 'request_invalid' })
  const text = prepared.text.replace(/\[[^\]]+\]/g, 'said')
  await assert.rejects(writeReply(dele, incidentId, enquiryId, { ...draft, text, way: 'email_given' }), { code: 'not_proven' })
  const entryId = await writeReply(dele, incidentId, enquiryId, { ...draft, text })
  await assert.rejects(releaseReply(dele, incidentId, enquiryId, entryId), { code: 'reply_not_releasable' })
  await assert.rejects(closeEnquiry(dele, incidentId, enquiryId, 'answered'), { code: 'duties_open' })
  await releaseReply(marit, incidentId, enquiryId, entryId)
  await assert.rejects(releaseReply(marit, incidentId, enquiryId, entryId), { code: 'reply_unknown' })
  const letter = await makeReplyDocument(dele, incidentId, enquiryId, entryId)
  assert.equal(letter.bytes.subarray(0, 5).toString(), '%PDF-')
  await closeEnquiry(dele, incidentId, enquiryId, 'answered')
  assert.equal((await enquiryOf(reference)).state, 'closed')
})

test('an e-mail of the desk goes to one address and says neither who nor what in its subject', async () => {
  const { reference } = await submit({})
  await takeInSubmissions(ctx)
  const { enquiryId } = await enquiryOf(reference)
  const entryId = await writeReply(dele, incidentId, enquiryId, {
    wordingId: 'free',
    language: 'en',
    way: 'email_given',
    text: 'Yes, it is ours.\r\nBcc: x@y.example',
    meets: [{ ask: 'enquiry', step: 'answer' }],
  })
  // Without an address of our own to write from nothing is released.
  await assert.rejects(releaseReply(marit, incidentId, enquiryId, entryId), { code: 'address_refused' })
  await ctx.store.query("update incident set profile = jsonb_set(profile, '{organisation,contact,email}', '\"data@harbour.example\"') where incident_id = $1", [
    incidentId,
  ])
  await releaseReply(marit, incidentId, enquiryId, entryId)
  const mail = (await makeReplyDocument(dele, incidentId, enquiryId, entryId)).bytes.toString()
  const head = mail.slice(0, mail.indexOf('\r\n\r\n'))
  assert.deepEqual(head.match(/^(?:To|Cc|Bcc): .*/gim), ['To: rhona.kestle@post.example'])
  assert.match(head, new RegExp(`Subject: Your question ${reference}`))
  assert.doesNotMatch(head, /Harbour Alliance|break-in/)
})

test('[DSK13] an ask is taken off only with a reason, and one that is added has the clock of the day it came', async () => {
  const { reference } = await submit({})
  await takeInSubmissions(ctx)
  const { enquiryId } = await enquiryOf(reference)
  await addAsk(dele, incidentId, enquiryId, 'erasure')
  assert.ok((await enquiryOf(reference)).duties.some(({ ruleId, dueAt }) => ruleId === 'DSK4' && dueAt.toISOString() === '2026-11-26T23:59:59.000Z'))
  await assert.rejects(dropAsk(dele, incidentId, enquiryId, 'erasure', ' '), { code: 'reason_missing' })
  assert.equal((await extendDuty(dele, incidentId, enquiryId, 'erasure', 'four hundred asked')).toISOString(), '2027-01-26T23:59:59.000Z')
  await assert.rejects(extendDuty(dele, incidentId, enquiryId, 'erasure', 'and again'), { code: 'not_extendable' })
  await assert.rejects(extendDuty(dele, incidentId, enquiryId, 'enquiry', 'a promise is not a law'), { code: 'not_extendable' })
  await dropAsk(dele, incidentId, enquiryId, 'erasure', 'said so on the phone')
  assert.equal((await enquiryOf(reference)).duties.find(({ ask }) => ask === 'erasure')!.droppedWhy, 'said so on the phone')
})

test('[DSK17] a sampled reply is read again by a third person', async () => {
  const key = Buffer.alloc(32, 1)
  const share = Array.from({ length: 4_000 }, () => isSampled(key, randomUUID())).filter(Boolean).length / 4_000
  assert.ok(share > 0.07 && share < 0.13, String(share))
  let sample = await listSample(ctx, incidentId)
  for (let round = 0; sample.length === 0 && round < 80; round++) {
    const { reference } = await submit({})
    await takeInSubmissions(ctx)
    const { enquiryId } = await enquiryOf(reference)
    const entryId = await writeReply(dele, incidentId, enquiryId, { wordingId: 'free', language: 'en', way: 'phone', text: 'Yes.', meets: [] })
    await releaseReply(marit, incidentId, enquiryId, entryId)
    sample = await listSample(ctx, incidentId)
  }
  const [item] = sample
  await assert.rejects(judgeReply(marit, incidentId, item!.enquiryId, item!.entryId, 'good', ''), { code: 'reply_not_releasable' })
  const third = { ...ctx, actor: { ...marit.actor, id: dele.actor.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) } }
  await ctx.store.query("insert into staff (staff_id, email, name, role, created_at) values ($1, 'third@x.example', 'Third', 'lead', now())", [third.actor.id])
  await judgeReply(third, incidentId, item!.enquiryId, item!.entryId, 'good', 'clear and kind')
  assert.ok(!(await listSample(ctx, incidentId)).some(({ entryId }) => entryId === item!.entryId))
})

test('[DSK15] a wave of 100,000 notices is seen coming, and dies away', () => {
  const { days, peopleNeeded } = forecastLoad({ arrivals: [40, 42, 38, 41], notices: [100_000], days: 10, open: 60, perPersonDay: 40 })
  // 2 % of 100,000, 35 % of them on the first day, beside 40 that come anyway.
  assert.ok(Math.abs(days[0]!.expected - 740) <= 2)
  assert.ok(days[9]!.expected < 40)
  assert.ok(peopleNeeded >= 6)
})
