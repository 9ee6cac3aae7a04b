/** What a supplier hands over by mail or on a disk: who sent it is proved first, and it ends where the room's own files and reports do. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import DKIM from 'nodemailer/lib/dkim/index.js'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { fingerprintOf, publicKeyOf, signingKey } from './bundle.ts'
import { makeBundles } from './make-bundle.ts'
import type { KeySource } from './mail-signature.ts'
import { listReports } from './receive-report.ts'
import { mailsIn, receiveMail } from './receive-mail.ts'
import { receiveBundle } from './receive-bundle.ts'
import { listUploads } from './take-upload.ts'

const REPORT = { aware_at: '2026-01-14T06:10:00Z', what_happened: 'Two servers were encrypted.', ransomware: 'yes' }
const folder = mkdtempSync(join(tmpdir(), 'tocsin-ways-'))
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
const keys: KeySource = (name) =>
  name === 's1._domainkey.northgate.example' ? Promise.resolve([record]) : Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
let ctx: TestContext
before(async () => {
  ctx = await testContext()
  await openTestIncident(ctx, 'Another Supplier')
})
after(async () => {
  await ctx.cleanUp()
  rmSync(folder, { recursive: true, force: true })
})
const refusedWith =
  (code: ErrorCode, says = /./) =>
  (error: unknown) =>
    error instanceof AppError && error.code === code && says.test(error.message)

type Letter = { from: string; text: string; attachments?: { filename: string; content: string }[]; domain?: string }
async function signedMail({ from, text, attachments = [], domain = 'northgate.example' }: Letter): Promise<Buffer> {
  const mail = new MailComposer({ from, to: 'incidents@harbour.example', subject: 'Incident', text, attachments, date: new Date('2026-01-14T09:00:00Z') })
  const signer = new DKIM({ domainName: domain, keySelector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() })
  const chunks: Buffer[] = []
  for await (const chunk of signer.sign(await mail.compile().build(), {})) chunks.push(Buffer.from(chunk as Buffer))
  return Buffer.concat(chunks)
}

test('[SUP10] a signed mail of somebody invited opens the incident by its attached report, and lies in the vault with its attachments', async () => {
  const { visit } = await enterAsGuest(ctx, null, 'Northgate Data Services', 'duty@northgate.example')
  const attachments = [
    { filename: 'report.json', content: JSON.stringify(REPORT) },
    { filename: 'systems.txt', content: 'FS02\n' },
  ]
  const mail = await signedMail({ from: 'Duty <duty@northgate.example>', text: 'Our report is attached.', attachments })
  const given = { mail, path: 'mail.eml', keys, incidentId: null }
  const received = await receiveMail(ctx, given)
  assert.equal(received.report?.isNew, true)
  await receiveMail(ctx, given)
  const [report, ...more] = await listReports(ctx, visit.room.roomId)
  assert.deepEqual([report!.way, report!.vouchedBy, more.length], ['mail', 'mail signed by northgate.example (DKIM, key s1)', 0])
  const paths = (await listUploads(ctx.store, visit.room.roomId)).map(({ path, state }) => [path.split('/')[1], state])
  assert.deepEqual(paths, [
    ['mail.eml', 'received'],
    ['1 report.json', 'received'],
    ['2 systems.txt', 'received'],
  ])
})

test('[SUP10] lines in the text are a report too; a mail without one is evidence', async () => {
  const incidentId = await openTestIncident(ctx, 'Northgate Hosting')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'typed@northgate.example')
  const text = 'aware_at: "2026-01-14T06:10:00Z"\nwhat_happened: Two servers were encrypted.\nransomware: "yes"\n'
  const typed = await receiveMail(ctx, { mail: await signedMail({ from: 'typed@northgate.example', text }), path: 'a.eml', keys, incidentId })
  assert.equal(typed.report?.incidentId, incidentId)
  const prose = await receiveMail(ctx, {
    mail: await signedMail({ from: 'typed@northgate.example', text: 'We will call at noon.' }),
    path: 'b.eml',
    keys,
    incidentId,
  })
  assert.equal(prose.report, null)
  assert.equal((await listUploads(ctx.store, visit.room.roomId)).length, 2)
})

for (const [what, spoil, says] of [
  ['changed after it was signed', (text: string) => text.replace('noon', 'nine'), /body hash did not verify/],
  ['whose sender was changed', (text: string) => text.replace(/^From: .*$/m, 'From: typed@elsewhere.example'), /signature|sender's domain/],
  ['that is not signed', (text: string) => text.replace(/^DKIM-Signature:(.*\r\n)([ \t].*\r\n)*/m, ''), /not signed/],
] as const) {
  test(`[SUP10] a mail ${what} is refused, and nothing of it is kept`, async () => {
    const mail = await signedMail({ from: 'typed@northgate.example', text: 'We will call at noon.' })
    const spoilt = Buffer.from(spoil(mail.toString('latin1')), 'latin1')
    assert.notDeepEqual(spoilt, mail)
    const before = await ctx.store.query('select 1 from supplier_upload')
    await assert.rejects(receiveMail(ctx, { mail: spoilt, path: 'c.eml', keys, incidentId: null }), refusedWith('mail_unsigned', says))
    assert.equal((await ctx.store.query('select 1 from supplier_upload')).length, before.length)
  })
}

test('[SUP10] a mail signed by another domain, or of somebody nobody invited, is refused', async () => {
  const other: KeySource = () => Promise.resolve([record])
  const foreign = await signedMail({ from: 'typed@northgate.example', text: 'Hello.', domain: 'bulk.example' })
  await assert.rejects(receiveMail(ctx, { mail: foreign, path: 'd.eml', keys: other, incidentId: null }), refusedWith('mail_unsigned', /bulk\.example/))
  const stranger = await signedMail({ from: 'stranger@northgate.example', text: 'Hello.' })
  await assert.rejects(receiveMail(ctx, { mail: stranger, path: 'e.eml', keys, incidentId: null }), refusedWith('mail_sender_unknown'))
})

test('[SUP10] a box of several mails is taken apart where each begins, and each signature still holds', async () => {
  const mails = [
    await signedMail({ from: 'typed@northgate.example', text: 'First.\nFrom here on: nothing.' }),
    await signedMail({ from: 'typed@northgate.example', text: 'Second.' }),
  ]
  const box = Buffer.concat(
    mails.flatMap((mail) => [
      Buffer.from('From duty@northgate.example Wed Jan 14 09:00:00 2026\n'),
      Buffer.from(mail.toString('latin1').replace(/^(>*From )/gm, '>$1'), 'latin1'),
      Buffer.from('\n\n'),
    ]),
  )
  const found = mailsIn(box)
  assert.equal(found.length, 2)
  const rooms = await ctx.store.query<{ incident_id: string }>(
    "select r.incident_id from supplier_room r join supplier_member m using (room_id) join supplier_guest g using (guest_id) where g.email = 'typed@northgate.example'",
  )
  for (const mail of found)
    assert.equal((await receiveMail(ctx, { mail, path: 'box', keys, incidentId: rooms[0]!.incident_id })).from, 'typed@northgate.example')
})

test('[SUP11] one statement, each controller its own share, signed; it is taken in once, by the right controller, with the key that was told', async () => {
  const [shares, out] = [join(folder, 'shares'), join(folder, 'out')]
  for (const [controller, name] of [
    ['Harbour Alliance', 'members.csv'],
    ['Quay Union', 'union.csv'],
  ] as const) {
    mkdirSync(join(shares, controller, 'lists'), { recursive: true })
    writeFileSync(join(shares, controller, 'lists', name), `id,name\n1,${controller}\n`)
  }
  const key = signingKey(join(folder, 'key.pem'))
  const made = await makeBundles({ supplier: 'Milldown Archive', shares, statement: REPORT, out, key, now: new Date() })
  assert.deepEqual(
    made.map(({ controller, files }) => [controller, files]),
    [
      ['Harbour Alliance', 1],
      ['Quay Union', 1],
    ],
  )
  assert.ok(!readFileSync(join(out, 'Harbour Alliance', 'bundle.json'), 'utf8').includes('union'), 'nothing of another controller is in it')
  const told = fingerprintOf(publicKeyOf(key))
  const mine = { folder: join(out, 'Harbour Alliance'), fingerprint: told, incidentId: null, organisationName: 'Harbour Alliance' }
  await assert.rejects(receiveBundle(ctx, { ...mine, fingerprint: '0000 0000 0000 0000 0000' }), refusedWith('bundle_invalid', /another key/))
  await assert.rejects(receiveBundle(ctx, { ...mine, folder: join(out, 'Quay Union') }), refusedWith('bundle_invalid', /share of Quay Union/))
  const received = await receiveBundle(ctx, mine)
  assert.equal(received.report?.isNew, true)
  const again = await receiveBundle(ctx, { ...mine, incidentId: received.report!.incidentId })
  assert.equal(again.report?.isNew, false)
  assert.deepEqual(
    (await listUploads(ctx.store, received.room.roomId)).map(({ path, state, way }) => [path, state, way]),
    [['lists/members.csv', 'received', 'bundle']],
  )
})

test('[SUP11] a bundle whose list or file was changed is refused', async () => {
  const [shares, out] = [join(folder, 'shares2'), join(folder, 'out2')]
  mkdirSync(join(shares, 'Harbour Alliance'), { recursive: true })
  writeFileSync(join(shares, 'Harbour Alliance', 'a.csv'), 'id\n1\n')
  const key = signingKey(join(folder, 'key2.pem'))
  await makeBundles({ supplier: 'Ropewalk Print', shares, statement: REPORT, out, key, now: new Date() })
  const mine = { folder: join(out, 'Harbour Alliance'), fingerprint: fingerprintOf(publicKeyOf(key)), incidentId: null, organisationName: 'Harbour Alliance' }
  appendFileSync(join(mine.folder, 'files', 'a.csv'), '2\n')
  await assert.rejects(receiveBundle(ctx, mine), refusedWith('upload_hash_differs'))
  appendFileSync(join(mine.folder, 'bundle.json'), ' ')
  await assert.rejects(receiveBundle(ctx, mine), refusedWith('bundle_invalid', /signature does not hold/))
})
