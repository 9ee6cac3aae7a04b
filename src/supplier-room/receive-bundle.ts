/** Takes a supplier's bundle in: signature and fingerprint first, then the statement as a report, then each file against its SHA-256 into the vault. */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { fingerprintOf, readBundle } from './bundle.ts'
import { openRoom, type RoomRequest } from './open-room.ts'
import { findRoom } from './queries.ts'
import { receiveReport, type TakenReport } from './receive-report.ts'
import type { Room } from './room.ts'
import { takeWhole } from './take-upload.ts'
import { uploadPath } from './upload.ts'

export type ReceivedBundle = { room: Room; report: TakenReport | null; files: number; bytes: number }
export type BundleIn = Pick<RoomRequest, 'incidentId' | 'organisationName'> & { folder: string; fingerprint: string }

/** Running it again takes nothing twice. Errors: `bundle_invalid`, `room_without_incident`, `upload_hash_differs`, those of `openRoom` and `receiveReport`. */
export async function receiveBundle(ctx: Context, { folder, fingerprint, incidentId, organisationName }: BundleIn): Promise<ReceivedBundle> {
  const text = readPart(folder, 'bundle.json')
  const bundle = readBundle(folder, text, readPart(folder, 'bundle.sig'), fingerprint)
  const { roomId } = await ctx.store.transaction((tx) =>
    openRoom(tx, ctx, { incidentId, supplierName: bundle.supplier, organisationName: organisationName ?? null }),
  )
  const opened = await roomOf(ctx, roomId)
  if (!isFor(bundle.controller, opened))
    throw new AppError('bundle_invalid', { path: folder, problem: `it is the share of ${bundle.controller}, not of ${opened.organisationName}` })
  const missing = bundle.files.find(({ path }) => !existsSync(pathOf(folder, path)))
  if (missing) throw new AppError('bundle_invalid', { path: folder, problem: `a file that it lists is not in it (SHA-256 ${missing.sha256})` })
  const vouchedBy = `signed with the key ${fingerprintOf(Buffer.from(bundle.publicKey, 'base64'))}, told by telephone`
  const report =
    bundle.statement === null
      ? null
      : await receiveReport(ctx, { guest: null, room: opened, by: 'staff' }, { content: bundle.statement, way: 'bundle', vouchedBy, raw: Buffer.from(text) })
  const room = await roomOf(ctx, roomId)
  for (const file of bundle.files) {
    const request = { path: file.path, bytes: file.bytes, modifiedAt: new Date(file.modifiedAt) }
    await takeWhole(
      ctx,
      { guest: null, room, by: 'staff' },
      request,
      'bundle',
      createReadStream(pathOf(folder, file.path), { highWaterMark: 1 << 20 }),
      file.sha256,
    )
  }
  return { room, report, files: bundle.files.length, bytes: bundle.files.reduce((sum, file) => sum + file.bytes, 0) }
}

/** A folder is named by people: letters and digits decide. */
function isFor(controller: string, { organisationName }: Room): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return plain(controller) === plain(organisationName)
}

const pathOf = (folder: string, path: string) => join(folder, 'files', ...uploadPath(path).split('/'))

async function roomOf(ctx: Context, roomId: string): Promise<Room> {
  const room = await findRoom(ctx.store, roomId)
  if (!room) throw new AppError('room_unknown')
  return room
}

function readPart(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    throw new AppError('bundle_invalid', { path: folder, problem: `${name} is missing` })
  }
}
