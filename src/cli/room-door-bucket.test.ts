/** The walled room of the supplier with the vault in a bucket: it may reach the store, and what comes in pieces lies there when it is whole. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testContext, type TestContext } from '../../tests/database.ts'
import { freePort } from '../../tests/free-port.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'
import { startFakeS3, type FakeS3 } from '../../tests/vault/fake-s3.ts'
import { readConfig } from '../config.ts'
import type { IncidentId } from '../ids.ts'
import { makeToken } from '../supplier-room/token.ts'
import { MOST_PIECE_BYTES } from '../supplier-room/upload.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault } from '../vault/vault.ts'
import { findWhereabouts, noteWhereabouts, placeOf } from '../vault/which-place.ts'
import { openRoomDoor, type RoomDoor } from './room-door.ts'

let ctx: TestContext
let fake: FakeS3
let room: RoomDoor
let bearer: string
let incidentId: IncidentId

before(async () => {
  ctx = await testContext()
  fake = await startFakeS3()
  const secretFile = join(ctx.dataFolder, 'secret')
  writeFileSync(secretFile, fake.env['TOCSIN_VAULT_S3_SECRET_KEY']!)
  const env = { ...fake.env, TOCSIN_VAULT_S3_SECRET_KEY: '', TOCSIN_VAULT_S3_SECRET_KEY_FILE: secretFile }
  const config = { ...readConfig({ dataFolder: ctx.dataFolder, port: (await freePort()) - 2 }, env, 2), masterKeyFile: ctx.masterKeyFile }
  await noteWhereabouts(ctx.store, config.vault, new Date())
  const context = { ...ctx, vault: placeOf(config.vault, ctx.dataFolder, await findWhereabouts(ctx.store)) }
  incidentId = await openTestIncident(ctx, 'Northgate Data Services')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'duty@northgate.example')
  bearer = (await makeToken(ctx, visit, 'bucket')).token
  const opened = await openRoomDoor({ context, config, as: () => context, close: async () => {} })
  assert.ok(opened !== null)
  room = opened as RoomDoor
})
after(async () => {
  await room?.close()
  await fake.close()
  await ctx.cleanUp()
})

async function ask(method: string, path: string, body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const answer = await fetch(`${room.url}${path}`, { method, headers: { authorization: `Bearer ${bearer}`, ...headers }, body: body as string })
  return (await answer.json()) as Record<string, unknown>
}

/** Once the room has been started again. */
async function finished(at: string, sha256: string): Promise<unknown> {
  for (let turn = 0; ; turn++) {
    const answer = await ask('POST', `${at}/finish`, JSON.stringify({ sha256 })).catch((error: unknown) => (turn < 600 ? null : Promise.reject(error)))
    if (answer !== null) return answer['state']
    await sleep(100)
  }
}

test('[SUP9] a file in pieces grows on this machine and goes into the bucket whole; the bucket away, or a kill before the row, and the end can be asked for again', async () => {
  const bytes = randomBytes(MOST_PIECE_BYTES + 70_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { uploadId } = await ask('POST', '/api/uploads', JSON.stringify({ path: 'exports/members.bin', bytes: bytes.length }))
  const at = `/api/uploads/${uploadId as string}`
  for (const offset of [0, MOST_PIECE_BYTES]) {
    const piece = bytes.subarray(offset, offset + MOST_PIECE_BYTES)
    const digest = createHash('sha256').update(piece).digest('base64')
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'content-digest': `sha-256=:${digest}:` }
    assert.equal((await ask('PATCH', at, piece, headers))['code'], undefined)
  }
  assert.equal(fake.objects.size, 0)
  fake.fault = () => 'busy'
  assert.equal((await ask('POST', `${at}/finish`, JSON.stringify({ sha256 })))['code'], 'vault_unreachable')
  fake.fault = () => null
  // Killed when the object is there and no row says so: the next room finds both halves.
  fake.onDone = ({ name }) => void (fake.objects.has(name) && room.kill('SIGKILL'))
  await assert.rejects(ask('POST', `${at}/finish`, JSON.stringify({ sha256 })))
  fake.onDone = () => {}
  assert.equal(fake.objects.size, 1)
  assert.equal(await finished(at, sha256), 'received')
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, new Date()))
  const place = placeOf(readConfig({ dataFolder: ctx.dataFolder }, fake.env, 2).vault, ctx.dataFolder, null)
  assert.deepEqual(Buffer.concat(await Array.fromAsync(openVault(place, incidentId, key).get(sha256))), bytes)
  assert.deepEqual(globSync(`vault/${incidentId}/.*`, { cwd: ctx.dataFolder }), [], 'nothing of it stays on this machine')
})
