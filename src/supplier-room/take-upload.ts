/**
 * Takes a file in, piece by piece, straight into the incident's vault. Each piece is checked against its own SHA-256 and is on the disk
 * before it is acknowledged; whichever side is restarted, the sender asks how far we are and goes on from there. The file is received when the
 * sender's SHA-256 of the whole and ours are the same.
 */
import { createHash } from 'node:crypto'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import type { GrowingObject } from '../vault/growing.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { lockRoom } from './queries.ts'
import { actingFor, actorOf, type Bringing, type Room, type Visit, type Way } from './room.ts'
import { MOST_BYTES, MOST_PIECE_BYTES, PIECE_UNIT_BYTES, uploadPath, type Upload } from './upload.ts'

const COLUMNS = `upload_id as "uploadId", upload_no as "uploadNo", path, bytes, modified_at as "modifiedAt", way, received_bytes as "receivedBytes", state,
  encode(sha256, 'hex') as sha256, reason, started_at as "startedAt", received_at as "receivedAt"`

export type UploadRequest = { path: string; bytes: number; modifiedAt: Date | null }

export async function listUploads(db: Queryable, roomId: string): Promise<Upload[]> {
  return db.query<Upload>(`select ${COLUMNS} from supplier_upload where room_id = $1 order by upload_no`, [roomId])
}

/** Errors: `upload_unknown`, also for one of another room: whether it exists is nobody else's business. */
export async function getUpload(db: Queryable, roomId: string, uploadId: string): Promise<Upload> {
  const [row] = await db.query<Upload>(`select ${COLUMNS} from supplier_upload where room_id = $1 and upload_id::text = $2`, [roomId, uploadId])
  if (!row) throw new AppError('upload_unknown')
  return row
}

/** Announces a file. One that is half here already, by path, size and time, is gone on with. Errors: `room_without_incident`, `upload_path_refused`, `upload_too_large`. */
export async function startUpload(ctx: Context, { guest, room, by }: Visit, request: UploadRequest): Promise<Upload> {
  const incidentId = incidentOf(room)
  const path = uploadPath(request.path)
  if (request.bytes > MOST_BYTES) throw new AppError('upload_too_large', { mostBytes: MOST_BYTES })
  return ctx.store.transaction(async (tx) => {
    await lockRoom(tx, room.roomId)
    const [begun] = await tx.query<Upload>(
      `select ${COLUMNS} from supplier_upload
       where room_id = $1 and state = 'growing' and path = $2 and bytes = $3 and modified_at is not distinct from $4 order by upload_no limit 1`,
      [room.roomId, path, request.bytes, request.modifiedAt],
    )
    if (begun) return begun
    const uploadId = newUuid()
    const upload = await insertUpload(tx, room, uploadId, { ...request, path }, by === 'token' ? 'api' : 'room', ctx.clock.now())
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.start-upload', `upload:${uploadId}`, { bytes: request.bytes }, { incidentId })
    return upload
  })
}

async function insertUpload(db: Queryable, room: Room, uploadId: string, { path, bytes, modifiedAt }: UploadRequest, way: Way, now: Date): Promise<Upload> {
  const [row] = await db.query<Upload>(
    `insert into supplier_upload (upload_id, room_id, upload_no, path, bytes, modified_at, way, state, started_at, last_piece_at)
     select $1, $2, coalesce(max(upload_no), 0) + 1, $3, $4, $5, $6, 'growing', $7, $7 from supplier_upload where room_id = $2 returning ${COLUMNS}`,
    [uploadId, room.roomId, path, bytes, modifiedAt, way, now],
  )
  return row!
}

function incidentOf(room: Room): IncidentId {
  if (room.incidentId === null) throw new AppError('room_without_incident')
  return room.incidentId
}

/** Uploads in this process: their running hash, and whose turn it is. Lost with the process, and then the disk is read again. */
const growing = new Map<string, GrowingObject>()
const turns = new Map<string, Promise<unknown>>()

/** Pieces of one upload take turns; a second sender of the same file meets an offset that has moved on. */
async function inTurn<Result>(uploadId: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(uploadId) ?? Promise.resolve()
  const mine = before.catch(() => {}).then(work)
  turns.set(uploadId, mine)
  try {
    return await mine
  } finally {
    if (turns.get(uploadId) === mine) turns.delete(uploadId)
  }
}

async function vaultOf(ctx: Context, incidentId: IncidentId): Promise<Vault> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  return openVault(ctx.vault, incidentId, key)
}

async function growingOf(ctx: Context, incidentId: IncidentId, { uploadId, bytes }: Pick<Upload, 'uploadId' | 'bytes'>): Promise<GrowingObject> {
  const known = growing.get(uploadId)
  if (known) return known
  const object = (await vaultOf(ctx, incidentId)).grow(uploadId, bytes)
  growing.set(uploadId, object)
  return object
}

/**
 * Puts one piece at `offset` (bytes). Gives how far we are now. `sha256` is of the piece (hex), as its sender counted it.
 * Errors: `upload_unknown`, `upload_offset` (says where to go on), `upload_piece_uneven`, `upload_piece_damaged`, `upload_ended`.
 */
export async function appendPiece(ctx: Context, { room }: Visit, uploadId: string, offset: number, piece: Buffer, sha256: string): Promise<number> {
  return inTurn(uploadId, async () => {
    const upload = await getUpload(ctx.store, room.roomId, uploadId)
    if (upload.state !== 'growing') throw new AppError('upload_ended', { state: upload.state })
    if (offset !== upload.receivedBytes) throw new AppError('upload_offset', { offset: upload.receivedBytes })
    const end = offset + piece.length
    const isUneven =
      piece.length === 0 || piece.length > MOST_PIECE_BYTES || end > upload.bytes || (end < upload.bytes && piece.length % PIECE_UNIT_BYTES !== 0)
    if (isUneven) throw new AppError('upload_piece_uneven', { unitBytes: PIECE_UNIT_BYTES, mostBytes: MOST_PIECE_BYTES })
    if (createHash('sha256').update(piece).digest('hex') !== sha256) throw new AppError('upload_piece_damaged', { offset })
    const object = await growingOf(ctx, incidentOf(room), upload)
    await object.append(offset, piece)
    const moved = await ctx.store.query(
      `update supplier_upload set received_bytes = $3, last_piece_at = $4 where upload_id = $1 and received_bytes = $2 and state = 'growing' returning 1`,
      [uploadId, offset, end, ctx.clock.now()],
    )
    if (moved.length === 0) throw new AppError('upload_offset', { offset: (await getUpload(ctx.store, room.roomId, uploadId)).receivedBytes })
    return end
  })
}

/**
 * Ends an upload: ours and the sender's SHA-256 (hex) of the whole are compared. Where they differ nothing is kept and the upload is refused;
 * sending `finish` again gives the same answer. Errors: `upload_offset` (not all is here), `upload_hash_differs`, `upload_lost`.
 */
export async function finishUpload(ctx: Context, visit: Visit, uploadId: string, sha256: string): Promise<Upload> {
  return inTurn(uploadId, async () => {
    const { room } = visit
    const upload = await getUpload(ctx.store, room.roomId, uploadId)
    if (upload.state === 'received' && upload.sha256 === sha256) return upload
    if (upload.state !== 'growing') throw new AppError('upload_ended', { state: upload.state })
    if (upload.receivedBytes !== upload.bytes) throw new AppError('upload_offset', { offset: upload.receivedBytes })
    const incidentId = incidentOf(room)
    const object = await growingOf(ctx, incidentId, upload)
    if (upload.bytes === 0) await object.append(0, Buffer.alloc(0))
    const ours = (await keptBefore(ctx, incidentId, upload, object)) ?? (await ourHash(ctx, visit, upload, object))
    if (ours !== sha256) {
      await refuse(ctx, visit, upload, 'its SHA-256 is not the one that the sender counted')
      object.discard()
      throw new AppError('upload_hash_differs', { ours, theirs: sha256 })
    }
    await ctx.store.query(`update supplier_upload set said_sha256 = decode($2, 'hex') where upload_id = $1`, [uploadId, ours])
    if (object.exists()) await object.keep(ours)
    return markReceived(ctx, visit, upload, ours)
  }).finally(() => forget(uploadId))
}

/** Killed between the object and the row: it lies in the vault already, and its hash was found right before. */
async function keptBefore(ctx: Context, incidentId: IncidentId, { uploadId }: Upload, object: GrowingObject): Promise<string | null> {
  if (object.exists()) return null
  const [row] = await ctx.store.query<{ agreed: string | null }>(`select encode(said_sha256, 'hex') as agreed from supplier_upload where upload_id = $1`, [
    uploadId,
  ])
  const { agreed } = row!
  return agreed !== null && (await (await vaultOf(ctx, incidentId)).has(agreed)) ? agreed : null
}

/** Only whoever still waits keeps an object open. */
function forget(uploadId: string): void {
  if (!turns.has(uploadId)) growing.delete(uploadId)
}

async function ourHash(ctx: Context, visit: Visit, upload: Upload, object: GrowingObject): Promise<string> {
  try {
    return await object.sha256()
  } catch (error) {
    if (error instanceof AppError && error.code === 'upload_lost') await refuse(ctx, visit, upload, 'what was received of it is no longer on our disk')
    throw error
  }
}

async function refuse(ctx: Context, { guest, room }: Visit, { uploadId }: Upload, reason: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await tx.query(`update supplier_upload set state = 'refused', reason = $2 where upload_id = $1`, [uploadId, reason])
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.refuse-upload', `upload:${uploadId}`, { reason }, { incidentId: room.incidentId })
  })
}

async function markReceived(ctx: Context, { guest, room }: Visit, { uploadId, bytes }: Upload, sha256: string): Promise<Upload> {
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<Upload>(
      `update supplier_upload set state = 'received', sha256 = decode($2, 'hex'), said_sha256 = decode($2, 'hex'), received_at = $3
       where upload_id = $1 returning ${COLUMNS}`,
      [uploadId, sha256, ctx.clock.now()],
    )
    await recordEvent(tx, { ...ctx, actor: actorOf(guest) }, 'supplier.receive-file', `upload:${uploadId}`, { bytes, sha256 }, { incidentId: room.incidentId })
    return row!
  })
}

/** Gives up an upload that is half here; what was received of it is dropped. */
export async function dropUpload(ctx: Context, visit: Visit, uploadId: string): Promise<void> {
  await inTurn(uploadId, async () => {
    const upload = await getUpload(ctx.store, visit.room.roomId, uploadId)
    if (upload.state !== 'growing') throw new AppError('upload_ended', { state: upload.state })
    ;(await growingOf(ctx, incidentOf(visit.room), upload)).discard()
    await refuse(ctx, visit, upload, 'given up by the sender')
  }).finally(() => forget(uploadId))
}

/** A file that is here as a whole already (a form without script, a mail, a disk): the same way, in one call. */
export async function takeWhole(
  ctx: Context,
  bringing: Bringing,
  request: UploadRequest,
  way: Way,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  said: string | null,
): Promise<Upload> {
  const { room } = bringing
  const incidentId = incidentOf(room)
  const path = uploadPath(request.path)
  const taken = await (await vaultOf(ctx, incidentId)).put(said === null ? chunks : untilDiffers(chunks, said))
  return ctx.store.transaction(async (tx) => {
    await lockRoom(tx, room.roomId)
    const [same] = await tx.query<Upload>(
      `select ${COLUMNS} from supplier_upload where room_id = $1 and state = 'received' and path = $2 and sha256 = decode($3, 'hex')`,
      [room.roomId, path, taken.sha256],
    )
    if (same) return same
    const uploadId = newUuid()
    const now = ctx.clock.now()
    await insertUpload(tx, room, uploadId, { ...request, path, bytes: taken.bytes }, way, now)
    const [row] = await tx.query<Upload>(
      `update supplier_upload set state = 'received', received_bytes = bytes, sha256 = decode($2, 'hex'), said_sha256 = decode($3, 'hex'), received_at = $4
       where upload_id = $1 returning ${COLUMNS}`,
      [uploadId, taken.sha256, said, now],
    )
    await recordEvent(tx, actingFor(ctx, bringing), 'supplier.receive-file', `upload:${uploadId}`, taken, { incidentId })
    return row!
  })
}

/** The same chunks; fails at the end where their SHA-256 is not `said`, so that the vault drops what it has. */
async function* untilDiffers(chunks: Iterable<Buffer> | AsyncIterable<Buffer>, said: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
  const ours = hash.digest('hex')
  if (ours !== said) throw new AppError('upload_hash_differs', { ours, theirs: said })
}
