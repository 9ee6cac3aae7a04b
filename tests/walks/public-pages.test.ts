/** The public pages as they are typed: published, published again, and what people asked. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-public-'))
const data = join(base, 'data')
const site = join(data, 'site', 'ha-sample-01')
let demoText = ''
before(async () => {
  preparedData(data)
  const ran = await tocsin(['demo', '--people', '150', '--exit', '--data', base])
  assert.equal(ran.code, 0, ran.stderr)
  demoText = ran.stdout
})
after(() => rmSync(base, { recursive: true, force: true }))

test('the demo publishes its own pages and says where they are and what they say', () => {
  assert.match(demoText, /Published, version 1.*\n.*\/ha-sample-01\/ +the statement\n.*\/check .*\n.*\/genuine +is this notice genuine\? [\d,]+ codes/)
  assert.match(demoText, /It states facts in public/)
  for (const file of ['index.html', 'check.html', 'check-done.html', 'genuine.html', 'cy/index.html', 'site.json', 'codes.bin'])
    assert.ok(existsSync(join(site, file)), file)
  assert.doesNotMatch(readFileSync(join(site, 'index.html'), 'utf8'), /not in incident\.yaml|undefined|\[object/)
  assert.equal(statSync(join(data, 'keys', 'postgres.password')).mode & 0o777, 0o600)
})

test('[CHK6] publishing again with the same words is the same version', async () => {
  const ran = await tocsin(['statement', 'publish', 'HA-SAMPLE-01', '--data', data])
  assert.equal(ran.code, 0, ran.stderr)
  assert.match(ran.stdout, /Published, version 1,/)
})

test('[CHK8] nobody has asked yet; an incident that is not there is told', async () => {
  const ran = await tocsin(['check-requests', 'list', 'HA-SAMPLE-01', '--data', data])
  assert.deepEqual([ran.code, ran.stdout], [0, '0 questions\n'])
  const missing = await tocsin(['statement', 'publish', 'HA-NONE', '--data', data])
  assert.equal(missing.code, 1)
  assert.match(missing.stderr, /There is no incident HA-NONE/)
  const wrong = await tocsin(['statement', 'publish', '--data', data])
  assert.equal(wrong.code, 2)
})
