/**
 * Moves the vault: from the folder into a bucket, and back. Every object is copied as it lies there, sealed, and read back from the new place before it
 * counts. Where the vault is changes first and at once: from then on new objects go to the new place, and old ones are read from wherever they are. So it
 * may take as long as it takes, beside `serve`, be stopped at any moment and run again.
 */
import { randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { inParallel } from './in-parallel.ts'
import { findIncidentKeys } from './keys.ts'
import type { StoredObject, VaultPlace } from './place.ts'
import { incidentOf, isWhole } from './verify-object.ts'
import { findWhereabouts, reachablePlaces, wantedPlace, type Whereabouts } from './which-place.ts'
import type { VaultSettings } from './settings.ts'

export type Moved = {
  from: string
  to: string
  /** At the new place, whole; `copied` of them by this run. */
  objects: number
  copied: number
  copiedBytes: number
  /** Of incidents whose key was destroyed: left where they were. */
  erased: number
  /** Names of objects that are damaged where they were. They were not copied, and the move is not over. */
  damaged: string[]
  isOver: boolean
}

/** Notes that the vault goes to where the settings say. Errors: `vault_move_third`, `vault_half_moved`. Gives null where it is there and nowhere else. */
export async function beginMove(ctx: Context, settings: VaultSettings): Promise<Whereabouts | null> {
  const wanted = wantedPlace(settings)
  return ctx.store.transaction(async (tx) => {
    const at = (await findWhereabouts(tx))!
    if (at.place === wanted) return at.from === null ? null : at
    if (at.from !== null && at.from !== wanted) throw new AppError('vault_move_third', { from: at.from, place: at.place })
    const reachable = reachablePlaces(settings, ctx.dataFolder)
    if (reachable[at.place] === undefined) throw new AppError('vault_half_moved', { place: wanted, from: at.place })
    await tx.query('update vault_place set place = $1, from_place = $2, since = $3', [wanted, at.place, ctx.clock.now()])
    await tx.query('delete from vault_moved')
    await recordEvent(tx, ctx, 'vault.move-begin', 'vault', { from: at.place, to: wanted })
    return { place: wanted, from: at.place }
  })
}

/** Copies what is not at the new place yet. `isDamageLeft`: what is damaged at the old place shall not keep the move from ending. */
export async function moveVault(ctx: Context, settings: VaultSettings, at: Whereabouts, isDamageLeft: boolean): Promise<Moved> {
  const places = reachablePlaces(settings, ctx.dataFolder)
  const [from, to] = [places[at.from!]?.(), places[at.place]!()]
  if (from === undefined) throw new AppError('vault_half_moved', { place: to.name, from: at.from! })
  await to.tryOut()
  const keys = await findIncidentKeys(ctx.store, ctx.masterKeyFile)
  const done = new Set((await ctx.store.query<{ name: string }>('select name from vault_moved')).map(({ name }) => name))
  const there = new Map<string, number>()
  for await (const { name, bytes } of to.list('')) there.set(name, bytes)
  const moved: Moved = { from: from.name, to: to.name, objects: 0, copied: 0, copiedBytes: 0, erased: 0, damaged: [], isOver: false }
  const objects = await Array.fromAsync(from.list(''))
  const total = objects.reduce((sum, { bytes }) => sum + bytes, 0)
  let seen = 0
  await inParallel(objects, Math.min(8, to.parallel, from.parallel), async (object) => {
    const key = keys.get(incidentOf(object.name))
    if (key === undefined) moved.erased++
    else if (done.has(object.name) && there.get(object.name) === object.bytes) moved.objects++
    else await moveOne(ctx, { from, to, key, moved }, object, there.get(object.name) ?? null)
    seen += object.bytes
    ctx.report({ stage: 'vault-move', done: seen, total, unit: 'bytes' })
  })
  if (moved.damaged.length === 0 || isDamageLeft) await endMove(ctx, moved, at)
  return moved
}

type Moving = { from: VaultPlace; to: VaultPlace; key: Buffer; moved: Moved }

async function moveOne(ctx: Context, { from, to, key, moved }: Moving, { name, bytes }: StoredObject, there: number | null): Promise<void> {
  // Copied by a run that was stopped before it had read it back, or put there anew.
  const isThere = there === bytes && (await isWhole(name, key, to.read(name)))
  if (!isThere) {
    const part = await fetchPart(to, from, name)
    try {
      if (!(await isWhole(name, key, createReadStream(part, { highWaterMark: 1 << 20 })))) return void moved.damaged.push(name)
      await (there === null ? to.keep(name, part) : to.replace(name, part))
    } finally {
      rmSync(part, { force: true })
    }
    if (!(await isWhole(name, key, to.read(name))))
      throw new AppError('vault_refused', { place: to.name, attempt: 'read an object', reason: 'it gave back something else than it was sent' })
    moved.copied++
    moved.copiedBytes += bytes
  }
  moved.objects++
  await ctx.store.query('insert into vault_moved (name) values ($1) on conflict do nothing', [name])
}

/** The object as it lies there, into a file beside the other parts. */
async function fetchPart(to: VaultPlace, from: VaultPlace, name: string): Promise<string> {
  const folder = join(to.partFolder, incidentOf(name))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `.part-${randomBytes(8).toString('hex')}`)
  const file = await open(part, 'wx', 0o400)
  try {
    for await (const chunk of from.read(name)) await file.writeFile(chunk)
    return part
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function endMove(ctx: Context, moved: Moved, at: Whereabouts): Promise<void> {
  moved.isOver = true
  const { damaged, ...counts } = moved
  await ctx.store.transaction(async (tx) => {
    await tx.query('update vault_place set from_place = null, since = $1 where place = $2', [ctx.clock.now(), at.place])
    await tx.query('delete from vault_moved')
    await recordEvent(tx, ctx, 'vault.move', 'vault', { ...counts, damaged: damaged.length })
  })
}

export type Emptied = { from: string; removed: number; kept: number }

/**
 * After a move: takes away from the old place what lies at the new one in the same size. The rest is kept and counted. Gives null where the settings name
 * no other place. Errors: `vault_move_unfinished`.
 */
export async function emptyOldPlace(ctx: Context, settings: VaultSettings): Promise<Emptied | null> {
  const at = (await findWhereabouts(ctx.store))!
  if (at.from !== null) throw new AppError('vault_move_unfinished', { from: at.from })
  const places = reachablePlaces(settings, ctx.dataFolder)
  const old = Object.entries(places).find(([name]) => name !== at.place)?.[1]()
  if (old === undefined || at.place !== wantedPlace(settings)) return null
  const there = new Map<string, number>()
  for await (const { name, bytes } of places[at.place]!().list('')) there.set(name, bytes)
  const emptied: Emptied = { from: old.name, removed: 0, kept: 0 }
  await inParallel(await Array.fromAsync(old.list('')), old.parallel, async ({ name, bytes }) => {
    if (there.get(name) !== bytes) return void emptied.kept++
    await old.remove(name)
    emptied.removed++
  })
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'vault.empty', 'vault', emptied))
  return emptied
}
