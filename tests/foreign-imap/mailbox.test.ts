/** The desk's mailbox against an IMAP server that others wrote (pymap). Skipped, loudly, where it cannot be installed. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { deskState } from '../../src/enquiry/desk/desk-state.ts'
import { listEnquiries } from '../../src/enquiry/desk/list-enquiries.ts'
import { drainMailbox, type MailboxSettings } from '../../src/enquiry/desk/mailbox.ts'
import { openEnquiry } from '../../src/enquiry/desk/open-enquiry.ts'
import type { IncidentId } from '../../src/ids.ts'
import { assumedIncident } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import { testContext, type TestContext } from '../database.ts'
import type { DrainChild } from './drain-child.ts'
import { missingForPymap, PASSWORD, startPymap, type Pymap } from './pymap.ts'

const missing = missingForPymap()
const skip = missing === null ? false : `no foreign IMAP server is tested here: ${missing} is missing`
if (skip) console.log(`\n##### SKIPPED: ${skip} #####\n`)

const KILLS = 3
const MAILS = 8
let ctx: TestContext
let incidentId: IncidentId
let pymap: Pymap
let settings: MailboxSettings

before(async () => {
  if (skip) return
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date(), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'foreign mailbox' })
  pymap = await startPymap()
  const passwordFile = join(ctx.dataFolder, 'imap.password')
  writeFileSync(passwordFile, PASSWORD)
  settings = { url: pymap.url, passwordFile, incidentId }
})
after(async () => {
  if (skip) return
  await pymap.close()
  await ctx.cleanUp()
})

const mail = (subject: string, body: string, head = '') =>
  Buffer.from(
    `From: Rhona Kestle <rhona@post.example>\r\nTo: data@harbour.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replace(/\W/g, '')}@post.example>\r\n${head}\r\n${body}\r\n`,
  )
const subjects = async (): Promise<string[]> => {
  const rows = await listEnquiries(ctx.store, incidentId)
  const opened = await Promise.all(rows.map(({ enquiryId }) => openEnquiry(ctx, incidentId, enquiryId)))
  return opened.map(({ content }) => content.subject).sort()
}
const onDesk = async (): Promise<number> =>
  (await ctx.store.query<{ count: number }>('select count(*)::int as count from enquiry where incident_id = $1', [incidentId]))[0]!.count

test(`killed ${KILLS} times half-way, the drain goes on, and each of ${MAILS} mails is one row`, { skip }, async () => {
  for (let no = 1; no <= MAILS; no++) pymap.deliver(mail(`Question ${no}`, `What do you hold about me? (${no})`))
  const given: DrainChild = { url: ctx.databaseUrl, masterKeyFile: ctx.masterKeyFile, dataFolder: ctx.dataFolder, settings }
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'drain-child.ts'), JSON.stringify(given)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    const enough = (await onDesk()) + 1
    while (child.exitCode === null && (await onDesk()) < enough) await sleep(20)
    // Somewhere in the next mail: before its row, after it, or before the mailbox was told.
    await sleep(Math.random() * 400)
    child.kill('SIGKILL')
    await ended
  }
  assert.ok((await onDesk()) >= KILLS)
  await drainMailbox(ctx, settings)
  assert.deepEqual(
    await subjects(),
    Array.from({ length: MAILS }, (_, index) => `Question ${index + 1}`),
  )
  assert.equal(pymap.seen(), MAILS)
})

test('a server that dies in the middle is told as such, and the next round takes the rest', { skip }, async () => {
  for (let no = 1; no <= 4; no++) pymap.deliver(mail(`Later ${no}`, `Please delete my data (${no})`))
  const before = await onDesk()
  const drain = drainMailbox(ctx, settings)
  void drain.catch(() => {})
  while ((await onDesk()) === before) await sleep(20)
  await pymap.kill()
  await assert.rejects(drain, { code: 'mailbox_failed' })
  const alarmsAfter = async (minutes: number) =>
    (await deskState(ctx.store, incidentId, new Date(Date.now() + minutes * 60_000))).alarms.map(({ alarm }) => alarm as string)
  assert.ok(!(await alarmsAfter(10)).includes('mailbox_away'))
  assert.ok((await alarmsAfter(20)).includes('mailbox_away'), '[DSK14] a mailbox that cannot be drained is an alarm')
  await pymap.start()
  await drainMailbox(ctx, settings)
  assert.equal(await onDesk(), before + 4)
  assert.ok(!(await alarmsAfter(20)).includes('mailbox_away'))
})

test('a mailbox that numbers its messages anew brings nothing twice, and what is new comes', { skip }, async () => {
  const before = await onDesk()
  await pymap.renumber()
  pymap.deliver(mail('After the restore', 'Is this real?'))
  const { taken, known } = await drainMailbox(ctx, settings)
  assert.deepEqual({ taken, known }, { taken: 1, known: before })
  assert.equal(await onDesk(), before + 1)
})

test('a mail that a colleague has read in their own program comes to the desk all the same', { skip }, async () => {
  const before = await onDesk()
  pymap.deliver(mail('Read elsewhere', 'A question'))
  await pymap.markAllSeen()
  assert.equal((await drainMailbox(ctx, settings)).taken, 1)
  assert.equal(await onDesk(), before + 1)
})

test('mails with broken MIME come as they are, each once; none stops the others', { skip }, async () => {
  const broken = [
    mail('No end', '--a\r\nContent-Type: text/plain\r\n\r\nI want a copy of my data', 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n'),
    mail('Wrong base64', '!!!! not base64 ????', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n'),
    mail('Charset of nobody', 'Gr\xfc\xdfe', 'Content-Type: text/plain; charset=klingon-7\r\n'),
    mail(
      'Deep',
      `${Array.from({ length: 200 }, (_, no) => `--b${no}\r\nContent-Type: multipart/mixed; boundary=b${no + 1}\r\n\r\n`).join('')}`,
      'Content-Type: multipart/mixed; boundary=b0\r\n',
    ),
    Buffer.from('Subject: Lines without returns\nFrom: a@post.example\nMessage-ID: <lf@post.example>\n\nHello\n'),
    Buffer.concat([Buffer.from('Subject: Not text at all\r\nMessage-ID: <nul@post.example>\r\n\r\n'), randomBytes(4_096)]),
    Buffer.from('no header at all'),
  ]
  const before = await onDesk()
  for (const one of broken) pymap.deliver(one)
  assert.equal((await drainMailbox(ctx, settings)).taken, broken.length)
  assert.deepEqual(await drainMailbox(ctx, settings), { taken: 0, known: 0, stopped: 0, automatic: 0 })
  assert.equal(await onDesk(), before + broken.length)
})

test('of a mail too long to be fetched whole its beginning comes, and it says what is missing', { skip }, async () => {
  pymap.deliver(
    mail(
      'Everything I have',
      `Please read it all.\r\n${'0123456789abcdef'
        .repeat(62 * 4_096)
        .replace(/.{1024}/g, '$&\r\n')
        .repeat(16)}`,
    ),
  )
  await drainMailbox(ctx, settings)
  const rows = await listEnquiries(ctx.store, incidentId)
  const opened = await Promise.all(rows.map(({ enquiryId }) => openEnquiry(ctx, incidentId, enquiryId)))
  const huge = opened.find(({ content }) => content.subject === 'Everything I have')!
  assert.match(huge.content.text, /^Please read it all/)
  assert.match(huge.content.missingFiles.join(), /the last \d MB of this mail, which lies whole in the mailbox/)
  assert.equal(huge.files[0]!.bytes, 60 * 1024 * 1024)
})
