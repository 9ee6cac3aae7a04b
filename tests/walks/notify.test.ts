/** Notices as a person would send them from the command line: relay, plan, preview, approval by somebody else, sending, proof. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startSink } from '../faults/notify.ts'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { invite, offerFirstLink, useLink } from '../../src/access/sign-in.ts'
import { seedIncident, seedPeople } from '../../src/notify/test-incident.ts'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'
import { startDns } from './small-dns.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-notify-'))
const data = preparedData(join(folder, 'data'))
const file = (name: string) => join(folder, name)
const PASSWORD = 'three random words'
let incidentId = ''
let dns: Awaited<ReturnType<typeof startDns>>
let sink: Awaited<ReturnType<typeof startSink>>
const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
const zone: Record<string, string[]> = {
  'mx harbour-alliance.example': ['mail.harbour-alliance.example'],
  'txt harbour-alliance.example': ['v=spf1 ip4:192.0.2.10 -all'],
  'txt t1._domainkey.harbour-alliance.example': [`v=DKIM1; p=${key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
  'txt _dmarc.harbour-alliance.example': [],
  'ptr 10.2.0.192.in-addr.arpa': ['out.harbour-alliance.example'],
  'a out.harbour-alliance.example': ['192.0.2.10'],
}

before(async () => {
  const app = await openApp(readConfig({ dataFolder: data }, {}, 1))
  await useLink(app.context, (await offerFirstLink(app.context))!, { name: 'Ines Halloran', email: 'ines@harbour.example', password: PASSWORD })
  await useLink(app.context, await invite(app.context, 'marit@harbour.example', 'Marit Solheim', 'operator'), {
    name: 'Marit Solheim',
    email: 'marit@harbour.example',
    password: PASSWORD,
  })
  incidentId = await seedIncident(app.context)
  await seedPeople(app.context, incidentId as never, [
    ...Array.from({ length: 40 }, (_, index) => ({ personNo: index + 1, kinds: ['person_name', 'email', 'password_hash'] as never })),
    { personNo: 41, emails: [] },
    { personNo: 42, flags: ['special_risk'] },
    { personNo: 43, emails: [], address: '', postcode: '' },
    { personNo: 44, emails: ['gone44@post.example'] },
  ])
  await app.close()
  dns = await startDns(zone)
  sink = await startSink({ folder: file('sink'), refuseLocal: 'gone' })
  writeFileSync(file('password'), `${PASSWORD}\n`)
  writeFileSync(file('dkim.pem'), key.privateKey.export({ type: 'pkcs8', format: 'pem' }))
})
after(() => {
  dns.stop()
  sink.stop()
  rmSync(folder, { recursive: true, force: true })
})

const as = (who: string) => ['--as', `${who}@harbour.example`, '--password-file', file('password'), '--data', data]

test('from the plan to the proof, with two people', async () => {
  const planned = await tocsin(['notify', 'plan', incidentId, ...as('marit'), '--first-day', '2026-01-01'])
  assert.equal(planned.code, 0, planned.stderr)
  assert.match(planned.stdout, /44 added/)
  assert.match(planned.stdout, /1 {2}by phone +a named person phones first/)

  const noRelay = await tocsin(['notify', 'preview', '1', ...as('ines')])
  assert.equal(noRelay.code, 1)
  assert.match(noRelay.stdout, /no relay is set/i)

  const relay = [
    'notify',
    'relay',
    '--host',
    '127.0.0.1',
    '--port',
    String(sink.port),
    '--security',
    'none',
    '--from',
    'data@harbour-alliance.example',
    '--return-path',
    'bounces@harbour-alliance.example',
    '--postfix-log',
    sink.log,
    '--dkim-domain',
    'harbour-alliance.example',
    '--dkim-selector',
    't1',
    '--dkim-key',
    file('dkim.pem'),
    '--sending-ip',
    '192.0.2.10',
    '--dns-server',
    dns.server,
  ]
  const notAllowed = await tocsin([...relay, ...as('marit')])
  assert.equal(notAllowed.code, 1)
  assert.match(notAllowed.stderr, /Your role \(operator\) may not notice.relay/)
  const set = await tocsin([...relay, ...as('ines')])
  assert.equal(set.code, 0, set.stderr)
  assert.doesNotMatch(set.stdout, /PRIVATE KEY/)

  // The sender's address is part of the text: planned again, and red while DMARC is missing.
  assert.equal((await tocsin(['notify', 'plan', incidentId, ...as('marit'), '--first-day', '2026-01-01'])).code, 0)
  const red = await tocsin(['notify', 'preview', '1', ...as('ines')])
  assert.equal(red.code, 1)
  assert.match(red.stdout, /red +dmarc +harbour-alliance\.example has no DMARC record/)
  const blocked = await tocsin(['notify', 'approve', '1', ...as('ines'), '--hash', 'a'.repeat(64)])
  assert.match(blocked.stderr, /cannot be approved yet.*DMARC/s)
  zone['txt _dmarc.harbour-alliance.example'] = ['v=DMARC1; p=reject']

  const green = await tocsin(['notify', 'preview', '1', ...as('ines')])
  assert.equal(green.code, 0, green.stdout)
  assert.match(green.stdout, /M••••• T•••••/)
  assert.doesNotMatch(green.stdout, /Morwen|Tallis/)
  const hash = /--hash "([0-9a-f ]+)"/.exec(green.stdout)![1]!

  const unapproved = await tocsin(['notify', 'send', '1', ...as('marit')])
  assert.match(unapproved.stderr, /is planned: it cannot be sent[\s\S]*second person/)
  const wrong = await tocsin(['notify', 'approve', '1', ...as('ines'), '--hash', 'f'.repeat(64)])
  assert.match(wrong.stderr, /no longer what was shown/)
  assert.match((await tocsin(['notify', 'approve', '1', ...as('marit'), '--hash', hash])).stderr, /may not notice.approve/)
  const approved = await tocsin(['notify', 'approve', '1', ...as('ines'), '--hash', hash])
  assert.equal(approved.code, 0, approved.stderr)
  assert.equal(readFileSync(sink.truth, 'utf8'), '', 'nothing may be sent before')

  const sent = await tocsin(['notify', 'send', '1', ...as('marit')])
  assert.equal(sent.code, 0, sent.stderr)
  assert.match(sent.stdout, /40 {2}by e-mail +handed over/)
  assert.match(sent.stdout, /1 {2}by e-mail +refused/)
  assert.match(sent.stdout, /2 letters are to be printed/, 'one had no e-mail address, one whose mailbox is gone')
  const taken = readFileSync(sink.truth, 'utf8').trim().split('\n')
  assert.equal(new Set(taken.map((line) => line.split(' ')[0])).size, 40)
  assert.ok(taken.every((line) => / bounces\+[a-z2-7]{32}@harbour-alliance\.example$/.test(line)))
  // Again: nothing more goes out.
  assert.equal((await tocsin(['notify', 'send', '1', ...as('marit')])).code, 0)
  assert.equal(readFileSync(sink.truth, 'utf8').trim().split('\n').length, 40)

  const status = await tocsin(['notify', 'status', '1', '--data', data])
  assert.match(status.stdout, /Campaign 1: first, version 1, sending/)
  const one = await tocsin(['notify', 'proof', incidentId, 'P-000044', ...as('marit')])
  assert.match(one.stdout, /email: refused.*550 5\.1\.1[\s\S]*letter: ready[\s\S]*The e-mail did not reach the person/)
  const proof = await tocsin(['notify', 'export', '1', '--out', file('proof'), ...as('marit')])
  assert.equal(proof.code, 0, proof.stderr)
  const lines = readFileSync(file('proof/proof.csv'), 'utf8').trim().split('\n')
  assert.equal(lines.length, 1 + 45)
  assert.match(
    lines.find((line) => line.startsWith('P-000044') && line.includes(',email,'))!,
    /refused.*550 5\.1\.1/,
  )
  assert.doesNotMatch(lines.join('\n'), /post\.example|Tallis/)
})
