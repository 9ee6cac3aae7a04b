/** Takes objects that a check found missing or damaged again, from a folder that holds the same files: the evidence as it was handed over, or a backup of it. */
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ObjectProblem } from './check-vault.ts'
import { sealIntoFile } from './frames.ts'
import { findIncidentKeys } from './keys.ts'

export type Mended = { mended: ObjectProblem[]; left: ObjectProblem[] }

/** A file is known by its SHA-256, whatever it is called there. The folder is only read. Errors: `folder_missing`, those of the vault. */
export async function mendVault(ctx: Context, problems: readonly ObjectProblem[], folder: string): Promise<Mended> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('folder_missing', { path: folder })
  const keys = await findIncidentKeys(ctx.store, ctx.masterKeyFile)
  const wanted = new Map<number, ObjectProblem[]>()
  for (const problem of problems) {
    if (problem.bytes === null) continue
    wanted.set(problem.bytes, [...(wanted.get(problem.bytes) ?? []), problem])
  }
  const mended = new Set<ObjectProblem>()
  for (const path of filesIn(folder)) {
    const fitting = wanted.get(statSync(path).size)?.filter((problem) => !mended.has(problem)) ?? []
    for (const problem of fitting) if (await takeAgain(ctx, problem, keys.get(problem.incidentId)!, path)) mended.add(problem)
  }
  const incidents = new Set([...mended].map(({ incidentId }) => incidentId))
  for (const incidentId of incidents) {
    const objects = [...mended].filter((problem) => problem.incidentId === incidentId).map(({ problem, what }) => ({ problem, what }))
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'vault.mend', 'vault', { objects }, { incidentId }))
  }
  return { mended: [...mended], left: problems.filter((problem) => !mended.has(problem)) }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Sealed first and compared then, so that a file which changes under our hands is not taken for the one that was. */
async function takeAgain(ctx: Context, { incidentId, name, sha256 }: ObjectProblem, key: Buffer, path: string): Promise<boolean> {
  const parts = join(ctx.vault.partFolder, incidentId)
  mkdirSync(parts, { recursive: true, mode: 0o700 })
  const part = join(parts, `.part-${randomBytes(8).toString('hex')}`)
  try {
    const sealed = await sealIntoFile(part, key, createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
    if (sealed.sha256 !== sha256) return false
    await ctx.vault.replace(name, part)
    return true
  } finally {
    rmSync(part, { force: true })
  }
}
