/**
 * Lays out what suppliers handed over as files in a folder, for the stages that read evidence: each file is opened from the vault and checked
 * against its SHA-256 on the way. What stands there already is not written again, so it can be stopped at any moment and run again.
 */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { incidentKey } from '../vault/keys.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { listRoomsOfIncident } from './queries.ts'
import { listUploads } from './take-upload.ts'
import { layOutPaths, type Upload } from './upload.ts'

export type LaidOut = { folder: string; files: number; bytes: number }

/** Where the stages find it. */
export function receivedFolder(ctx: Pick<Context, 'dataFolder'>, incidentId: IncidentId): string {
  return join(ctx.dataFolder, 'incidents', incidentId, 'handed-over')
}

/** Errors: `nothing_received`, `folder_not_empty` (a folder of somebody else's), `vault_object_damaged`. */
export async function layOutReceived(ctx: Context, incidentId: IncidentId, folder: string): Promise<LaidOut> {
  const received = await receivedFiles(ctx, incidentId)
  if (received.length === 0) throw new AppError('nothing_received', { incidentId })
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  const vault = openVault(ctx.vault, incidentId, key)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const wanted = new Set(received.map(({ path }) => path))
  const astray = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !wanted.has(path) && !path.endsWith('.part'))
  if (astray.length > 0) throw new AppError('folder_not_empty', { path: folder, count: astray.length })
  for (const file of received) await layOutOne(vault, folder, file)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'supplier.lay-out', `incident:${incidentId}`, { files: received.length }, { incidentId }))
  return { folder, files: received.length, bytes: received.reduce((sum, { upload }) => sum + upload.bytes, 0) }
}

type Received = { path: string; upload: Upload }

/** By room and number, each with its path; suppliers get a folder each where there is more than one. */
export async function receivedFiles(ctx: Context, incidentId: IncidentId): Promise<Received[]> {
  const rooms = await listRoomsOfIncident(ctx.store, incidentId)
  const byRoom = await Promise.all(
    rooms.map(async (room) => ({ room, uploads: (await listUploads(ctx.store, room.roomId)).filter(({ state }) => state === 'received') })),
  )
  const withFiles = byRoom.filter(({ uploads }) => uploads.length > 0)
  return withFiles.flatMap(({ room, uploads }, index) => {
    const folder = withFiles.length === 1 ? '' : `${index + 1} ${room.supplierName.replace(/[^\p{L}\p{N} .-]/gu, ' ').trim()}/`
    const paths = layOutPaths(uploads)
    return uploads.map((upload, at) => ({ upload, path: `${folder}${paths[at]!}` }))
  })
}

async function layOutOne(vault: Vault, folder: string, { path, upload }: Received): Promise<void> {
  const target = join(folder, ...path.split('/'))
  const there = statSync(target, { throwIfNoEntry: false })
  if (there?.isFile() && there.size === upload.bytes && (await hashOf(target)) === upload.sha256) return
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  rmSync(target, { force: true })
  const part = `${target}.part`
  rmSync(part, { force: true })
  const file = openSync(part, 'wx', 0o400)
  try {
    for await (const plain of vault.get(upload.sha256!)) writeSync(file, plain)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  // The time is the supplier's: the inventory shows it, and an unchanged file is known by it.
  const at = upload.modifiedAt ?? upload.receivedAt ?? upload.startedAt
  utimesSync(part, at, at)
  renameSync(part, target)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
