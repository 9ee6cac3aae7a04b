/** Kills the room with -9 at any moment of an upload, and the sender too; the file arrives the same. */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { IncidentId } from '../ids.ts'
import { makeToken } from './token.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault } from '../vault/vault.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'

const ROOM_PROCESS = join(import.meta.dirname, '..', '..', 'tests', 'supplier-room', 'room-process.ts')
const KILLS = 6
const PIECE_BYTES = 1 << 20
let ctx: TestContext
let incidentId: IncidentId
let key: string
let child: ChildProcess | null = null
before(async () => {
  ctx = await testContext()
  incidentId = await openTestIncident(ctx, 'Northgate Data Services')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'kill@northgate.example')
  key = (await makeToken(ctx, visit, 'test')).token
})
after(async () => {
  child?.kill('SIGKILL')
  await ctx.cleanUp()
})

async function startRoom(): Promise<string> {
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ROOM_PROCESS, ctx.databaseUrl, ctx.dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  return new Promise((done, failed) => {
    started.stdout!.once('data', (line: Buffer) => done(line.toString().trim()))
    started.once('exit', () => failed(new Error('the room did not start')))
  })
}

async function ask<Answer>(method: string, url: string, headers: Record<string, string>, body?: Buffer | string): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Answer
}
const JSON_TYPE = { 'content-type': 'application/json' }
type Upload = { uploadId: string; receivedBytes: number; state: string; sha256: string | null }

async function sendRest(url: string, bytes: Buffer, started: Upload): Promise<void> {
  for (let offset = started.receivedBytes; offset < bytes.length;) {
    const piece = bytes.subarray(offset, offset + PIECE_BYTES)
    const digest = createHash('sha256').update(piece).digest('base64')
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'content-digest': `sha-256=:${digest}:` }
    offset = (await ask<{ receivedBytes: number }>('PATCH', `${url}/api/uploads/${started.uploadId}`, headers, piece)).receivedBytes
  }
}

test(`[SUP7] killed ${KILLS} times in an upload, the room goes on where it was acknowledged, and the file is the same`, async () => {
  const bytes = randomBytes(24 * PIECE_BYTES + 77)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const announcement = JSON.stringify({ path: 'dump.sql', bytes: bytes.length, modifiedAt: '2026-10-18T03:00:00Z' })
  let acknowledged = 0
  for (let kill = 0; ; kill++) {
    const url = await startRoom()
    const started = await ask<Upload>('POST', `${url}/api/uploads`, JSON_TYPE, announcement)
    assert.ok(started.receivedBytes >= acknowledged, 'an acknowledged piece is never lost')
    acknowledged = started.receivedBytes
    if (kill === KILLS) {
      await sendRest(url, bytes, started)
      const done = await ask<Upload>('POST', `${url}/api/uploads/${started.uploadId}/finish`, JSON_TYPE, JSON.stringify({ sha256 }))
      assert.deepEqual([done.state, done.sha256], ['received', sha256])
      break
    }
    const sending = sendRest(url, bytes, started).catch(() => {})
    setTimeout(() => child?.kill('SIGKILL'), randomInt(5, 120))
    await new Promise((gone) => child!.once('exit', gone))
    await sending
  }
  const secret = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, new Date()))
  const folder = join(ctx.dataFolder, 'vault', incidentId)
  assert.deepEqual(Buffer.concat(await Array.fromAsync(openVault(ctx.vault, incidentId, secret).get(sha256))), bytes)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.equal(names.length, 1, 'nothing half made is left')
  assert.ok(!readFileSync(join(names[0]!.parentPath, names[0]!.name)).includes(bytes.subarray(1000, 1032)), 'it lies sealed')
})
