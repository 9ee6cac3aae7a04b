/** A visitor's form on its way: typed into the public pages behind their walls, with a paper, onto the desk; and what `desk status` says of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fillIn, visitor } from '../form-visitor.ts'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-desk-'))
const data = join(base, 'data')
let port = 0
before(async () => {
  preparedData(data)
  const ran = await tocsin(['demo', '--people', '120', '--exit', '--data', base])
  assert.equal(ran.code, 0, ran.stderr)
  port = await freePort(3)
})
after(() => rmSync(base, { recursive: true, force: true }))

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (await what().catch(() => false)) return
    await new Promise((done) => setTimeout(done, 200))
  }
  assert.fail('it did not come to that')
}

test('a form with a paper goes through the walled pages onto the desk, and the spool is empty after it', async () => {
  const { child, ended } = startTocsin(['serve', '--data', data, '--port', String(port)])
  try {
    const site = `http://127.0.0.1:${port + 1}/ha-sample-01`
    const who = visitor()
    await until(async () => (await who.get(`${site}/forms`)).status === 200)
    await who.post(`${site}/correct/start`)
    for (const [id, body] of [
      ['for', 'for=me'],
      ['wrong', 'wrong=address'],
      ['right', 'right=4+Ferry+Row'],
    ] as const)
      await who.post(`${site}/correct/${id}`, body)
    assert.equal((await who.upload(`${site}/correct/papers/file`, 'bill.pdf', Buffer.from('%PDF-1.7 a bill'))).status, 303)
    for (const [id, body] of [
      ['papers', 'papers=seen'],
      ['name', 'name=Ada+Example'],
      ['reach', 'reach=email'],
      ['email', 'email=ada%40post.example'],
      ['code', 'code='],
    ] as const)
      assert.equal((await who.post(`${site}/correct/${id}`, body)).status, 303, id)
    assert.match((await who.post(`${site}/correct/answers`)).headers.location ?? '', /\/sent$/)
    await fillIn(`${site}/cy/claim`, 'claim')
    await until(async () => readdirSync(join(data, 'spool', 'papers')).length === 0)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
})

test('`desk status` counts them, and names what is first due; `claims list` has the claim with its limitation date', async () => {
  const status = await tocsin(['desk', 'status', 'HA-SAMPLE-01', '--data', data])
  assert.match(status.stdout, /^3 open, 3 unread, 3 without an owner/)
  assert.match(status.stdout, /First due: E-\d/)
  const claims = await tocsin(['claims', 'list', 'HA-SAMPLE-01', '--data', data])
  assert.equal(claims.code, 0, claims.stderr)
  assert.match(claims.stdout, /^C-\S+ +received +england +to 20\d\d-/)
  const files = await tocsin(['statement', 'export', 'HA-SAMPLE-01', '--out', join(base, 'files'), '--data', data])
  assert.match(files.stdout, /^\d+ files, \d+ kB: /)
})
