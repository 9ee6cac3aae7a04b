/** What a run of `tocsin link` leaves beside its clusters, so that a link can be explained later: where the tables are and the model, no personal value. */
import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { parseModel, type LinkModel } from '../linkage/model.ts'

export type LinkRun = { version: 1; modelHash: string; model: LinkModel; inputs: string[]; roster: string | null; id: string | null; truth: string | null }

export const runRecordPath = (out: string) => `${out}.run.json`

/** Throws `link_run_missing`, `model_invalid`. */
export function readRun(out: string): LinkRun {
  const path = runRecordPath(out)
  if (!existsSync(path)) throw new AppError('link_run_missing', { path })
  const run = JSON.parse(readFileSync(path, 'utf8')) as LinkRun
  return { ...run, model: parseModel(JSON.stringify(run.model), path) }
}
