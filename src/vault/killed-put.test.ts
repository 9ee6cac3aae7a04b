/** A process that is killed at any step of taking an object into a bucket: all of it is there or nothing is, and the same again ends it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startFakeS3 } from '../../tests/vault/fake-s3.ts'
import type { PutChild } from '../../tests/vault/put-child.ts'
import { newIncidentId } from '../ids.ts'
import { s3Place } from './s3.ts'
import { readVaultSettings } from './settings.ts'
import { openVault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-killed-put-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const CHILD = join(import.meta.dirname, '..', '..', 'tests', 'vault', 'put-child.ts')
/** Two parts and a bit of a third. */
const content = randomBytes((16 << 20) + 5)
const sha256 = createHash('sha256').update(content).digest('hex')

test('killed at each step of a large object, before the store acts and after: all or nothing, and the next run ends it', async () => {
  const fake = await startFakeS3()
  const key = randomBytes(32)
  const path = join(folder, 'source.bin')
  writeFileSync(path, content)
  const given = { env: fake.env, folder: join(folder, 'parts'), key: key.toString('hex'), path }
  const place = s3Place(readVaultSettings(fake.env, []).s3!, given.folder)
  let hasEnded = false
  const killedAt: string[] = []
  for (let step = 0; !hasEnded; step++) {
    for (const isAfter of [false, true]) {
      const incidentId = newIncidentId()
      const first = fake.steps.length
      const putting: PutChild = { ...given, incidentId }
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, JSON.stringify(putting)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const ended = new Promise<number | null>((done) => child.once('exit', done))
      const kill = () => child.kill('SIGKILL')
      fake.fault = (_, steps) => (!isAfter && steps.length - first === step && kill() ? 'deaf' : null)
      fake.onDone = () => void (isAfter && fake.steps.length - first === step + 1 && kill())
      hasEnded = (await ended) === 0
      fake.fault = () => null
      fake.onDone = () => {}
      const vault = openVault(place, incidentId, key)
      if (await vault.has(sha256)) assert.deepEqual(Buffer.concat(await Array.fromAsync(vault.get(sha256))), content)
      else killedAt.push(`${step}${isAfter ? ' after' : ' before'}`)
      await vault.put([content])
      assert.deepEqual(Buffer.concat(await Array.fromAsync(vault.get(sha256))), content)
    }
  }
  assert.ok(killedAt.length >= 8, `nothing was there after ${killedAt.join(', ')}`)
  // What the killed left half made goes: here, and in the store.
  const later = new Date(Date.now() + 60_000)
  assert.ok((await place.tidy(later)) >= killedAt.length)
  assert.equal(fake.uploads.size, 0)
  const left = readdirSync(given.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.deepEqual(left, [])
  await fake.close()
})
