import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident, type EnteredGuest } from '../../tests/supplier-room/guests.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { layOutReceived } from './lay-out-received.ts'
import { appendPiece, dropUpload, finishUpload, getUpload, listUploads, startUpload, takeWhole } from './take-upload.ts'
import { layOutPaths, uploadPath } from './upload.ts'

const MIB = 1 << 20
let ctx: TestContext
let incidentId: IncidentId
let guest: EnteredGuest
before(async () => {
  ctx = await testContext()
  incidentId = await openTestIncident(ctx, 'Northgate Data Services')
  guest = await enterAsGuest(ctx, incidentId, null, 'files@northgate.example')
})
after(() => ctx.cleanUp())
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const send = async (uploadId: string, bytes: Buffer, from: number, to: number) => {
  const piece = bytes.subarray(from, to)
  return appendPiece(ctx, guest.visit, uploadId, from, piece, hashOf(piece))
}

test('[SUP5] a file comes in pieces, is the same on both sides, and lies in the vault sealed', async () => {
  const bytes = randomBytes(2 * MIB + 17)
  const { uploadId } = await startUpload(ctx, guest.visit, { path: 'backup\\members.sql', bytes: bytes.length, modifiedAt: null })
  assert.equal(await send(uploadId, bytes, 0, MIB), MIB)
  await assert.rejects(finishUpload(ctx, guest.visit, uploadId, hashOf(bytes)), refusedWith('upload_offset'))
  assert.equal(await send(uploadId, bytes, MIB, bytes.length), bytes.length)
  const upload = await finishUpload(ctx, guest.visit, uploadId, hashOf(bytes))
  assert.deepEqual([upload.state, upload.sha256, upload.path], ['received', hashOf(bytes), 'backup/members.sql'])
  assert.deepEqual(await finishUpload(ctx, guest.visit, uploadId, hashOf(bytes)), upload)
})

test('[SUP5] a piece is refused where it does not fit, is damaged, or comes twice; what was acknowledged stays', async () => {
  const bytes = randomBytes(MIB + 5)
  const { uploadId } = await startUpload(ctx, guest.visit, { path: 'pieces.bin', bytes: bytes.length, modifiedAt: null })
  await assert.rejects(send(uploadId, bytes, 0, 1000), refusedWith('upload_piece_uneven'))
  await assert.rejects(appendPiece(ctx, guest.visit, uploadId, 0, bytes.subarray(0, MIB), hashOf(bytes)), refusedWith('upload_piece_damaged'))
  await send(uploadId, bytes, 0, MIB)
  await assert.rejects(
    send(uploadId, bytes, 0, MIB),
    (error: unknown) => error instanceof AppError && error.code === 'upload_offset' && error.details['offset'] === MIB,
  )
  await assert.rejects(send(uploadId, Buffer.concat([bytes, bytes]), MIB, MIB + 6), refusedWith('upload_piece_uneven'))
  assert.equal((await getUpload(ctx.store, guest.visit.room.roomId, uploadId)).receivedBytes, MIB)
})

test('[SUP6] a file whose SHA-256 differs is refused, and nothing of it is kept', async () => {
  const bytes = randomBytes(300)
  const { uploadId } = await startUpload(ctx, guest.visit, { path: 'wrong.bin', bytes: 300, modifiedAt: null })
  await send(uploadId, bytes, 0, 300)
  await assert.rejects(finishUpload(ctx, guest.visit, uploadId, hashOf(randomBytes(300))), refusedWith('upload_hash_differs'))
  const upload = await getUpload(ctx.store, guest.visit.room.roomId, uploadId)
  assert.deepEqual([upload.state, upload.sha256], ['refused', null])
  await assert.rejects(send(uploadId, bytes, 0, 300), refusedWith('upload_ended'))
})

test('[SUP6] an empty file is received; a file given up is not', async () => {
  const empty = await startUpload(ctx, guest.visit, { path: 'empty.log', bytes: 0, modifiedAt: null })
  assert.equal((await finishUpload(ctx, guest.visit, empty.uploadId, hashOf(Buffer.alloc(0)))).state, 'received')
  const half = await startUpload(ctx, guest.visit, { path: 'half.bin', bytes: 2 * MIB, modifiedAt: null })
  await send(half.uploadId, randomBytes(2 * MIB), 0, MIB)
  await dropUpload(ctx, guest.visit, half.uploadId)
  await assert.rejects(finishUpload(ctx, guest.visit, half.uploadId, hashOf(Buffer.alloc(0))), refusedWith('upload_ended'))
})

test('[SUP7] the same file announced again is gone on with, and two senders at once do not tear it', async () => {
  const bytes = randomBytes(3 * MIB)
  const request = { path: 'again.bin', bytes: bytes.length, modifiedAt: new Date('2026-10-20T08:00:00Z') }
  const first = await startUpload(ctx, guest.visit, request)
  const sent = await Promise.allSettled([send(first.uploadId, bytes, 0, MIB), send(first.uploadId, bytes, 0, MIB)])
  assert.deepEqual(sent.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const again = await startUpload(ctx, guest.visit, request)
  assert.deepEqual([again.uploadId, again.receivedBytes], [first.uploadId, MIB])
  await send(first.uploadId, bytes, MIB, 3 * MIB)
  assert.equal((await finishUpload(ctx, guest.visit, first.uploadId, hashOf(bytes))).state, 'received')
})

test('[SUP3] an upload of another supplier in the same incident is as if it were not there', async () => {
  const other = await enterAsGuest(ctx, incidentId, 'Lowfield Hosting', 'files@lowfield.example')
  const { uploadId } = await startUpload(ctx, guest.visit, { path: 'private.bin', bytes: 10, modifiedAt: null })
  const bytes = randomBytes(10)
  await assert.rejects(appendPiece(ctx, other.visit, uploadId, 0, bytes, hashOf(bytes)), refusedWith('upload_unknown'))
  await assert.rejects(finishUpload(ctx, other.visit, uploadId, hashOf(bytes)), refusedWith('upload_unknown'))
  await assert.rejects(dropUpload(ctx, other.visit, uploadId), refusedWith('upload_unknown'))
  assert.deepEqual(await listUploads(ctx.store, other.visit.room.roomId), [])
})

test('[SUP8] what was received is laid out as files with the sender’s times, checked on the way, and a second time writes nothing', async () => {
  const other = await openTestIncident(ctx, 'Quayside Mailing')
  const { visit } = await enterAsGuest(ctx, other, null, 'files@quayside.example')
  const bytes = Buffer.from('name,email\nDilys Example,dilys@mail.example\n')
  const modifiedAt = new Date('2026-10-18T03:00:00Z')
  for (const path of ['lists/a.csv', 'lists/A.csv', 'lists'])
    await takeWhole(ctx, visit, { path, bytes: bytes.length, modifiedAt }, 'room', [bytes, Buffer.from(path)], null)
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-laid-'))
  const laid = await layOutReceived(ctx, other, folder)
  assert.equal(laid.files, 3)
  const first = join(folder, 'lists', 'a.csv')
  assert.deepEqual(readFileSync(first), Buffer.concat([bytes, Buffer.from('lists/a.csv')]))
  assert.equal(statSync(first).mtime.toISOString(), modifiedAt.toISOString())
  assert.ok(statSync(join(folder, 'received 2', 'lists', 'A.csv')).isFile() && statSync(join(folder, 'received 3', 'lists')).isFile())
  const inode = statSync(first).ino
  await layOutReceived(ctx, other, folder)
  assert.equal(statSync(first).ino, inode)
  await assert.rejects(layOutReceived(ctx, other, join(import.meta.dirname)), refusedWith('folder_not_empty'))
  rmSync(folder, { recursive: true, force: true })
})

test('[SUP8] no path leads out of the folder, and no two files are laid out at one place', () => {
  for (const path of ['', '.', '../x', 'a/../../x', 'a/\u0000b', '/', 'x'.repeat(256)])
    assert.throws(() => uploadPath(path), refusedWith('upload_path_refused'))
  assert.equal(uploadPath('C:\\data\\.\\a.csv'), 'C:/data/a.csv')
  const part = fc.constantFrom('a', 'A', 'b', 'received 2', 'received 3', 'received 2 (2)')
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
  fc.assert(
    fc.property(fc.array(path, { maxLength: 8 }), (paths) => {
      const laid = layOutPaths(paths.map((one, index) => ({ uploadNo: index + 1, path: one }))).map((one) => one.toLowerCase())
      assert.equal(new Set(laid).size, laid.length)
      for (const one of laid) assert.ok(!laid.some((other) => other.startsWith(`${one}/`)), `${one} is a file and a folder`)
    }),
  )
})
