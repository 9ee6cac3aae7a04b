import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../tests/free-port.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident } from '../../tests/supplier-room/guests.ts'
import { readConfig } from '../config.ts'
import { makeToken } from '../supplier-room/token.ts'
import { MOST_PIECE_BYTES } from '../supplier-room/upload.ts'
import { openRoomDoor, type RoomDoor } from './room-door.ts'

let ctx: TestContext
let room: RoomDoor | null
let bearer: string

before(async () => {
  ctx = await testContext()
  const incidentId = await openTestIncident(ctx, 'Northgate Data Services')
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'duty@northgate.example')
  bearer = (await makeToken(ctx, visit, 'walk')).token
  const config = { ...readConfig({ dataFolder: ctx.dataFolder, port: (await freePort()) - 2 }, {}, 2), masterKeyFile: ctx.masterKeyFile }
  room = (await openRoomDoor({ context: ctx, config, as: () => ctx, close: async () => {} })) as RoomDoor | null
  assert.ok(room !== null)
})
after(async () => {
  await room?.close()
  await ctx.cleanUp()
})

async function ask(method: string, path: string, body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const answer = await fetch(`${room!.url}${path}`, { method, headers: { authorization: `Bearer ${bearer}`, ...headers }, body: body as string })
  return (await answer.json()) as Record<string, unknown>
}

const pieceHeaders = (piece: Buffer, offset: number) => ({
  'content-type': 'application/octet-stream',
  'upload-offset': String(offset),
  'content-digest': `sha-256=:${createHash('sha256').update(piece).digest('base64')}:`,
})

test('[SUP9] the walled room takes a file in pieces into the vault; killed between two it is started again, and the upload goes on', async () => {
  const bytes = randomBytes(MOST_PIECE_BYTES + 70_000)
  const [first, rest] = [bytes.subarray(0, MOST_PIECE_BYTES), bytes.subarray(MOST_PIECE_BYTES)]
  const { uploadId } = await ask('POST', '/api/uploads', JSON.stringify({ path: 'exports/members.bin', bytes: bytes.length }))
  const at = `/api/uploads/${uploadId as string}`
  assert.equal((await ask('PATCH', at, first, pieceHeaders(first, 0)))['code'], undefined)
  const [row] = await ctx.store.query<{ pid: number }>("select pid from pg_stat_activity where usename = 'tocsin_supplier' limit 1")
  assert.ok(row !== undefined, 'the room logs in as its own role')
  room!.kill('SIGKILL')
  for (let turn = 0; turn < 200; turn++) {
    if (
      await fetch(`${room!.url}/`).then(
        () => true,
        () => false,
      )
    )
      break
    await sleep(100)
  }
  assert.equal((await ask('PATCH', at, rest, pieceHeaders(rest, first.length)))['code'], undefined)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  assert.equal((await ask('POST', `${at}/finish`, JSON.stringify({ sha256 })))['state'], 'received')
})
