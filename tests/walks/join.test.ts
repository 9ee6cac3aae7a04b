/** Commands beside a server that runs: they work on its store, and what needs the files of an incident is refused with a way out. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-join-'))
const data = preparedData(join(folder, 'data'))
let server: ReturnType<typeof startTocsin>
const markOf = () => {
  try {
    return JSON.parse(readFileSync(join(data, 'lock'), 'utf8')) as { pid: number; mayJoin?: boolean }
  } catch {
    return null
  }
}
before(async () => {
  server = startTocsin(['serve', '--data', data, '--port', String(await freePort(3)), '--portals', '1'])
  for (let tries = 0; tries < 3_600 && markOf()?.mayJoin !== true; tries++) await sleep(50)
})
after(async () => {
  server.child.kill('SIGINT')
  await server.ended
  rmSync(folder, { recursive: true, force: true })
})

test('while serve runs, commands work on its store: notify, facts, statement, pack and supplier do not ask to stop it', async () => {
  assert.equal(markOf()?.mayJoin, true)
  const listed = await tocsin(['incident', 'list', '--data', data])
  assert.equal(listed.code, 0, listed.stderr)
  const status = await tocsin(['notify', 'status', '--data', data])
  assert.equal(status.code, 0, status.stderr)
  for (const words of [
    ['notify', 'status', '99'],
    ['facts', 'list', 'I-1'],
    ['statement', 'publish', 'I-1'],
    ['supplier', 'list', 'I-1'],
    ['pack', 'I-1', '--out', join(folder, 'pack')],
    ['notify', 'reconcile', '99'],
  ]) {
    const { stderr } = await tocsin([...words, '--data', data])
    assert.doesNotMatch(stderr, /is using the data folder|should not have/, words.join(' '))
  }
})

test('two commands at once beside the server, and the server still holds its folder afterwards', async () => {
  const [one, two] = await Promise.all([tocsin(['notify', 'status', '--data', data]), tocsin(['audit', 'verify', '--data', data])])
  assert.equal(one.code, 0, one.stderr)
  assert.doesNotMatch(two.stderr, /is using the data folder/)
  assert.equal(markOf()?.pid !== undefined, true)
  const again = await tocsin(['incident', 'list', '--data', data])
  assert.equal(again.code, 0, again.stderr)
})

test('a second server is refused and told who holds the folder', async () => {
  const { code, stderr } = await tocsin(['serve', '--data', data, '--port', String(await freePort(3))])
  assert.equal(code, 1)
  assert.match(stderr, /Another Tocsin \(process \d+\) is using the data folder/)
})
