/** The supplier's room as it is typed: asked in, reported, handed over, taken in; and the ways without a room. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { codeAt, PASSWORD } from '../supplier-room/guests.ts'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-supplier-'))
after(() => rmSync(base, { recursive: true, force: true }))
const data = preparedData(join(base, 'data'))
const PORT = await freePort(3)
const MEMBERS =
  'member_id,first_name,last_name,email,date_of_birth\nHA-1,Rhian,Kowalczyk,rhian@mail.example,1984-07-30\nHA-2,Tomos,Okonjo,tomos@mail.example,1971-02-03\n'
const REPORT = { aware_at: '2026-01-14T06:10:00Z', what_happened: 'Two servers were encrypted.', ransomware: 'yes', people: '2' }
let link = ''
let spoken = ''
let reference = ''

async function form(url: string, path: string, fields: Record<string, string>, cookie = ''): Promise<{ status: number; text: string; cookie: string }> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: new URLSearchParams(fields).toString(),
  })
  return { status: answer.status, text: await answer.text(), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie }
}

test('before any incident a supplier is asked in; without a name of ours it is said what is missing', async () => {
  const unclear = await tocsin([
    'supplier',
    'invite',
    'duty@northgate.example',
    '--name',
    'Morgan Pryce',
    '--supplier',
    'Northgate Data Services',
    '--data',
    data,
  ])
  assert.equal(unclear.code, 1)
  assert.match(unclear.stderr, /not clear which organisation[\s\S]*--organisation NAME/)
  const words = [
    'supplier',
    'invite',
    'duty@northgate.example',
    '--name',
    'Morgan Pryce',
    '--supplier',
    'Northgate Data Services',
    '--organisation',
    'Harbour Alliance',
  ]
  const ran = await tocsin([...words, '--data', data], { TOCSIN_PORT: String(PORT) })
  assert.equal(ran.code, 0, ran.stderr)
  link = /\/enter\/(\S+)/.exec(ran.stdout)![1]!
  spoken = /\n {2}(\d{3} \d{3})\n/.exec(ran.stdout)![1]!
  const listed = await tocsin(['supplier', 'list', '--data', data])
  assert.match(
    listed.stdout,
    /Northgate Data Services: asked in to report an incident\n {2}person +Morgan Pryce <duty@northgate\.example>: invited, link until /,
  )
})

test('the room opens with the house; the supplier comes in, reports and hands a file over by its program', async () => {
  const { child, ended } = startTocsin(['serve', '--data', data, '--port', String(PORT)])
  const url = await new Promise<string>((done, failed) => {
    let text = ''
    child.stdout!.on('data', (piece: Buffer) => {
      text += String(piece)
      const found = /Supplier room: (http\S+)/.exec(text)?.[1]
      if (found) done(found)
    })
    void ended.then(({ stderr }) => failed(new Error(stderr)))
  })
  const page = await form(url, `/enter/${link}`, { spoken })
  const secret = /class="code">([A-Z2-7 ]+)</.exec(page.text)![1]!.replaceAll(' ', '')
  const entered = await form(url, `/enter/${link}/finish`, { spoken, name: 'Morgan Pryce', password: PASSWORD, code: codeAt(secret, new Date()) })
  assert.equal(entered.status, 303)
  const key = /id="made">(tsr_[\w-]+)</.exec((await form(url, '/keys', { name: 'walk' }, entered.cookie)).text)![1]!
  const ask = async (method: string, path: string, body: string | Uint8Array, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    (await (await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${key}`, ...headers }, body: body as string })).json()) as Record<
      string,
      unknown
    >
  const report = await ask('POST', '/api/reports', JSON.stringify(REPORT))
  reference = report['reference'] as string
  const bytes = Buffer.from(MEMBERS)
  const upload = await ask('POST', '/api/uploads', JSON.stringify({ path: 'exports/members.csv', bytes: bytes.length }))
  const digest = createHash('sha256').update(bytes)
  const sha256 = digest.copy().digest('hex')
  const at = `/api/uploads/${upload['uploadId'] as string}`
  await ask('PATCH', at, new Uint8Array(bytes), {
    'content-type': 'application/octet-stream',
    'upload-offset': '0',
    'content-digest': `sha-256=:${digest.digest('base64')}:`,
  })
  assert.equal((await ask('POST', `${at}/finish`, JSON.stringify({ sha256 })))['state'], 'received')
  child.kill('SIGINT')
  await ended
})

test('what came is listed, written out with its bytes, and nothing is due yet', async () => {
  const listed = await tocsin(['supplier', 'list', reference, '--data', data])
  assert.match(listed.stdout, /report 1 .*a key made in the room\n {2}files +1 received, 150 bytes\n {2}questions +\d+ open; next due/)
  const out = join(base, 'files')
  const files = await tocsin(['supplier', 'files', reference, '--out', out, '--data', data])
  assert.equal(files.code, 0, files.stderr)
  assert.equal(readFileSync(join(out, 'exports', 'members.csv'), 'utf8'), MEMBERS)
  const reminded = await tocsin(['supplier', 'remind', reference, '--out', join(base, 'mails'), '--data', data])
  assert.equal(reminded.stdout, 'Nothing is due, or everybody was reminded of it.\n')
})

test('the vault becomes the evidence: from what was handed over to the register', async () => {
  const [roster, out] = [join(base, 'roster.csv'), join(base, 'results')]
  writeFileSync(roster, MEMBERS)
  const ran = await tocsin(['supplier', 'take-in', reference, '--roster', roster, '--out', out, '--data', data])
  assert.equal(ran.code, 0, ran.stderr)
  assert.match(readFileSync(join(out, 'register.csv'), 'utf8'), /Kowalczyk[\s\S]*Okonjo|Okonjo[\s\S]*Kowalczyk/)
  const [file] = readFileSync(join(out, 'inventory.ndjson'), 'utf8').split('\n')
  assert.equal((JSON.parse(file!) as { sha256: string }).sha256, createHash('sha256').update(MEMBERS).digest('hex'))
})

test('a bundle is made without a store, and taken in with the fingerprint that was told', async () => {
  const shares = join(base, 'shares')
  mkdirSync(join(shares, 'Harbour Alliance'), { recursive: true })
  writeFileSync(join(shares, 'Harbour Alliance', 'list.csv'), MEMBERS)
  writeFileSync(join(base, 'statement.json'), JSON.stringify(REPORT))
  const made = await tocsin([
    'supplier',
    'bundle',
    shares,
    '--supplier',
    'Milldown Archive',
    '--statement',
    join(base, 'statement.json'),
    '--key',
    join(base, 'key.pem'),
    '--out',
    join(base, 'bundles'),
  ])
  assert.equal(made.code, 0, made.stderr)
  const fingerprint = /\n {2}([0-9a-f ]{24})\n/.exec(made.stdout)![1]!
  const folder = join(base, 'bundles', 'Harbour Alliance')
  const wrong = await tocsin(['supplier', 'receive', folder, '--fingerprint', '0000 0000 0000 0000 0000', '--data', data])
  assert.match(wrong.stderr, /signed with another key/)
  const taken = await tocsin(['supplier', 'receive', folder, '--fingerprint', fingerprint, '--data', data])
  assert.equal(taken.code, 0, taken.stderr)
  assert.match(taken.stdout, /^Milldown Archive, TOC-\S+: report 1, 1 file, 150 bytes\n$/)
})

test('a mail without a signature is refused with the way out', async () => {
  writeFileSync(join(base, 'plain.eml'), 'From: duty@northgate.example\r\nSubject: Incident\r\n\r\nSomething happened.\r\n')
  const ran = await tocsin(['supplier', 'mail', join(base, 'plain.eml'), '--data', data])
  assert.equal(ran.code, 1)
  assert.match(ran.stderr, /No signature of the sender holds in .*plain\.eml: it is not signed[\s\S]*telephone the supplier/)
})

test('somebody shut out is named, and nobody unknown is', async () => {
  const ran = await tocsin(['supplier', 'shut-out', 'duty@northgate.example', '--incident', reference, '--data', data])
  assert.equal(ran.stdout, 'Shut out of Northgate Data Services.\n')
  const unknown = await tocsin(['supplier', 'shut-out', 'nobody@northgate.example', '--incident', reference, '--data', data])
  assert.equal(unknown.code, 1)
})
