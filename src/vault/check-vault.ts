/**
 * Looks whether everything that the store names is in the vault, and whether what is there is whole: sizes of all, and every object (or a sample) read,
 * opened and held against its hash. One flipped bit is found.
 */
import { randomInt } from 'node:crypto'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { sealedBytes } from './frames.ts'
import { inParallel } from './in-parallel.ts'
import { findIncidentKeys } from './keys.ts'
import { listNamedObjects, type NamedObject } from './named-objects.ts'
import { isWhole } from './verify-object.ts'
import { objectNames } from './vault.ts'

/** `sha256` and `what` are null where nothing names the object any more. */
export type ObjectProblem = {
  problem: 'missing' | 'damaged'
  incidentId: string
  name: string
  sha256: string | null
  what: string | null
  bytes: number | null
}
export type VaultCheck = {
  place: string
  objects: number
  /** Read to the end; `readBytes` as they lie there. */
  readObjects: number
  readBytes: number
  /** Whole, and named by nothing: left by a stop between the vault and the store, or of evidence that was replaced since. They do no harm. */
  unnamed: number
  /** Of incidents whose key was destroyed: noise. */
  erased: number
  problems: ObjectProblem[]
}
/** `sample`: how many objects are read, chosen by chance; null: all. */
export type CheckOptions = { incidentId: string | null; sample: number | null }

type Lying = { incidentId: string; key: Buffer; name: string; bytes: number; named: NamedObject | null }

export async function checkVault(ctx: Context, { incidentId, sample }: CheckOptions): Promise<VaultCheck> {
  const keys = await findIncidentKeys(ctx.store, ctx.masterKeyFile)
  if (incidentId !== null && !keys.has(incidentId)) throw new AppError('incident_unknown', { incidentId })
  const result: VaultCheck = { place: ctx.vault.name, objects: 0, readObjects: 0, readBytes: 0, unnamed: 0, erased: 0, problems: [] }
  const lying = await takeStock(ctx, keys, incidentId, result)
  const chosen = sample === null ? lying : someOf(lying, sample)
  const total = chosen.reduce((sum, { bytes }) => sum + bytes, 0)
  await inParallel(chosen, Math.min(ctx.vault.parallel, 8), async (object) => {
    if (!(await isObjectWhole(ctx, object))) result.problems.push(problemOf('damaged', object))
    result.readObjects++
    result.readBytes += object.bytes
    ctx.report({ stage: 'vault-check', done: result.readBytes, total, unit: 'bytes' })
  })
  result.problems.sort((a, b) => (a.name < b.name ? -1 : 1))
  const { problems, ...counts } = result
  const detail = { ...counts, missing: countOf(problems, 'missing'), damaged: countOf(problems, 'damaged') }
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'vault.check', 'vault', detail, { incidentId }))
  return result
}

const countOf = (problems: ObjectProblem[], kind: ObjectProblem['problem']): number => problems.filter(({ problem }) => problem === kind).length

/** Holds what lies there against what is named; gives what is worth reading: what has the right size. */
async function takeStock(ctx: Context, keys: Map<string, Buffer>, only: string | null, result: VaultCheck): Promise<Lying[]> {
  const sizes = new Map<string, number>()
  for await (const { name, bytes } of ctx.vault.list(only === null ? '' : `${only}/`)) sizes.set(name, bytes)
  result.objects = sizes.size
  const lying: Lying[] = []
  for (const [incidentId, key] of keys) {
    if (only !== null && incidentId !== only) continue
    const nameOf = objectNames(incidentId as never, key)
    for (const named of await listNamedObjects(ctx.store, incidentId)) {
      const name = nameOf(named.sha256)
      const bytes = sizes.get(name)
      sizes.delete(name)
      const object = { incidentId, key, name, bytes: bytes ?? 0, named }
      if (bytes === undefined) result.problems.push(problemOf('missing', object))
      else if (bytes !== sealedBytes(named.bytes)) result.problems.push(problemOf('damaged', object))
      else lying.push(object)
    }
  }
  for (const [name, bytes] of sizes) {
    const incidentId = name.slice(0, name.indexOf('/'))
    const key = keys.get(incidentId)
    if (key === undefined) result.erased++
    else lying.push({ incidentId, key, name, bytes, named: null })
  }
  result.unnamed = lying.filter(({ named }) => named === null).length
  return lying
}

const problemOf = (problem: ObjectProblem['problem'], { incidentId, name, named }: Lying): ObjectProblem => ({
  problem,
  incidentId,
  name,
  sha256: named?.sha256 ?? null,
  what: named?.what ?? null,
  bytes: named?.bytes ?? null,
})

async function isObjectWhole(ctx: Context, { name, key }: Lying): Promise<boolean> {
  try {
    return await isWhole(name, key, ctx.vault.read(name))
  } catch (error) {
    // Gone since the list was made, or a disk that no longer gives it back.
    if (error instanceof AppError && error.code === 'vault_object_missing') return false
    throw error
  }
}

/** So many of them, each as likely as the next (Fisher and Yates, stopped early). */
function someOf<Item>(items: readonly Item[], count: number): Item[] {
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, (_, at) => {
    const from = randomInt(at, left.length)
    ;[left[at], left[from]] = [left[from]!, left[at]!]
    return left[at]
  })
}
