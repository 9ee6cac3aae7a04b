import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { startImapServer, type ImapServer } from '../../../tests/imap-server.ts'
import { fixedClock } from '../../clock.ts'
import type { IncidentId } from '../../ids.ts'
import { assumedIncident } from '../../incident/incident-file.ts'
import { openIncident } from '../../incident/open-incident.ts'
import { drainMailbox, type MailboxSettings } from './mailbox.ts'
import { listEnquiries } from './list-enquiries.ts'
import { openEnquiry } from './open-enquiry.ts'
import { readPaper } from './read-paper.ts'

let ctx: TestContext
let incidentId: IncidentId
let imap: ImapServer
let settings: MailboxSettings

const mail = (from: string, subject: string, body: string, id: string, more = '') =>
  Buffer.from(
    `From: ${from}\r\nTo: data@harbour.example\r\nSubject: ${subject}\r\nDate: Mon, 26 Oct 2026 08:00:00 +0000\r\n${id === '' ? '' : `Message-ID: <${id}@post.example>\r\n`}${more}\r\n${body}\r\n`,
  )
const MIXED = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=edge\r\n'
const PART = `--edge\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nI want a copy of my data, and I want to complain.\r\n--edge\r\nContent-Type: application/pdf; name="bill.exe"\r\nContent-Disposition: attachment; filename="../bill.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('%PDF-1.7 a bill').toString('base64')}\r\n--edge--`

before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock('2026-10-26T09:00:00Z') })
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'mailbox test' })
  imap = await startImapServer('desk', 'three random words', [
    mail('Rhona Kestle <Rhona.Kestle@post.example>', 'What do you hold?', PART, 'a', MIXED),
    mail('x@post.example', 'Is this real?', 'I got a letter. Is it from you?', 'b'),
    mail('quiet@post.example', 'Re: Your question', 'STOP', 'c'),
    Buffer.from('\0\u0001 no mail at all'),
    mail('y@post.example', 'My ex has found me', '<b>He knows where I live and threatens me</b>', 'd', 'Content-Type: text/html\r\n'),
    // Another mail with the same Message-ID; and one that lay here, read, before anything happened.
    mail('z@post.example', 'Is this real?', 'My letter looks odd.', 'b'),
    mail('old@post.example', 'Last summer', 'Thank you for the outing.', 'e'),
    mail('away@post.example', 'Out of office', 'I want to complain to nobody until Monday.', 'f', 'Auto-Submitted: auto-replied\r\n'),
    mail('form@post.example', 'From our web form', 'He knows where I live and threatens me', 'g', 'Auto-Submitted: auto-generated\r\n'),
  ])
  Object.assign(
    imap.messages.find(({ bytes }) => String(bytes).includes('Last summer'))!,
    { seen: true, receivedAt: '20-Jul-2026 08:00:00 +0000' },
  )
  writeFileSync(join(ctx.dataFolder, 'imap.password'), 'three random words\n')
  settings = { url: `imap://desk@127.0.0.1:${imap.port}/INBOX`, passwordFile: join(ctx.dataFolder, 'imap.password'), incidentId }
})
after(async () => {
  await imap.close()
  await ctx.cleanUp()
})

test('the mailbox is drained into the queue, and only then marked as read', async () => {
  assert.deepEqual(await drainMailbox(ctx, settings), { taken: 6, known: 0, stopped: 1, automatic: 1 })
  assert.ok(imap.messages.every(({ seen }) => seen))
  assert.ok(!imap.commands.some((command) => /FETCH 107 /.test(command)), 'what was read before the incident stays where it is')
  assert.ok(!imap.commands.some((command) => /EXPUNGE|DELETE/.test(command)))
  const rows = await listEnquiries(ctx.store, incidentId)
  assert.equal(rows.length, 7)
  assert.ok(rows.every(({ channel, firstReadAt }) => channel === 'email' && firstReadAt === null))
})

test('what a mail asks for starts the clocks of each, and its papers lie in the vault', async () => {
  const [row] = (await listEnquiries(ctx.store, incidentId)).filter(({ kind }) => kind === 'access')
  assert.deepEqual(row!.duties.map(({ ruleId }) => ruleId).sort(), ['DSK1', 'DSK2', 'DSK3'])
  const opened = await openEnquiry(ctx, incidentId, row!.enquiryId)
  assert.equal(opened.content.from.email, 'rhona.kestle@post.example')
  assert.equal(opened.content.subject, 'What do you hold?')
  assert.deepEqual(
    opened.files.map(({ name, type }) => [name, type]),
    [
      ['message.eml', 'message/rfc822'],
      ['bill.pdf', 'application/pdf'],
    ],
  )
  const paper = await readPaper(ctx, incidentId, row!.enquiryId, 2)
  assert.equal(Buffer.concat(await Array.fromAsync(paper.content)).toString(), '%PDF-1.7 a bill')
})

test('[DSK12] a mail of somebody in fear stands first, though it is the last that came', async () => {
  const [first] = await listEnquiries(ctx.store, incidentId)
  assert.equal(first!.isUrgent, true)
  assert.equal((await openEnquiry(ctx, incidentId, first!.enquiryId)).content.text, 'He knows where I live and threatens me')
})

test('what a machine sent by itself is kept, owed nothing and closed, and can be opened again', async () => {
  const [automatic, ...others] = await listEnquiries(ctx.store, incidentId, { state: 'closed' })
  assert.deepEqual(others, [])
  const opened = await openEnquiry(ctx, incidentId, automatic!.enquiryId)
  assert.equal(opened.content.subject, 'Out of office')
  assert.deepEqual(
    opened.entries.map(({ kind, detail }) => [kind, detail]),
    [
      ['received', 'email'],
      ['closed', 'automatic'],
    ],
  )
  assert.ok(opened.duties.every(({ droppedWhy }) => droppedWhy !== null))
  assert.deepEqual(
    opened.duties.map(({ ask }) => ask),
    ['enquiry'],
  )
})

test('a mail that is fetched again is the row it was, also when the mailbox numbers anew', async () => {
  assert.deepEqual(await drainMailbox(ctx, settings), { taken: 0, known: 0, stopped: 0, automatic: 0 })
  imap.renumber()
  assert.deepEqual(await drainMailbox(ctx, settings), { taken: 0, known: 7, stopped: 1, automatic: 0 })
  assert.equal((await listEnquiries(ctx.store, incidentId)).length, 7)
})

test('what comes into a mailbox that is drained already comes to the desk, however old it is and whoever has read it', async () => {
  const uid = imap.messages.at(-1)!.uid + 1
  imap.messages.push({
    uid,
    seen: true,
    bytes: mail('moved@post.example', 'Moved here', 'By a colleague, from elsewhere', 'h'),
    receivedAt: '01-Jan-2020 08:00:00 +0000',
  })
  assert.equal((await drainMailbox(ctx, settings)).taken, 1)
})

test('a connection that breaks between two mails passes none over: the next round brings the rest', async () => {
  const first = imap.messages.at(-1)!.uid + 1
  for (const no of [0, 1, 2])
    imap.messages.push({
      uid: first + no,
      seen: false,
      bytes: mail(`cut${no}@post.example`, `Cut ${no}`, 'What do you hold?', `c${no}`),
      receivedAt: '27-Oct-2026 08:00:00 +0000',
    })
  imap.dieAfter(first)
  await assert.rejects(drainMailbox(ctx, settings), { code: 'mailbox_failed' })
  assert.equal((await drainMailbox(ctx, settings)).taken, 2)
})

test('a wrong password, a closed port and a server without TLS elsewhere are told as such', async () => {
  writeFileSync(join(ctx.dataFolder, 'wrong.password'), 'wrong\n')
  await assert.rejects(drainMailbox(ctx, { ...settings, passwordFile: join(ctx.dataFolder, 'wrong.password') }), {
    code: 'mailbox_failed',
    message: /user or password was refused/,
  })
  await assert.rejects(drainMailbox(ctx, { ...settings, url: 'imap://desk@127.0.0.1:1/INBOX' }), { code: 'mailbox_failed' })
  await assert.rejects(drainMailbox(ctx, { ...settings, url: 'imap://desk@mail.example/INBOX' }), { code: 'mailbox_failed', message: /without TLS/ })
})
