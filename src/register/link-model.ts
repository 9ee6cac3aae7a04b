/** The model by which an incident's records were linked, beside its analysis. It holds no personal value. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import type { LinkModel } from '../linkage/model.ts'

const pathOf = (ctx: Pick<Context, 'dataFolder'>, incidentId: IncidentId) => join(ctx.dataFolder, 'incidents', incidentId, 'link-model.json')

/** The incident's folder must exist. */
export function saveLinkModel(ctx: Pick<Context, 'dataFolder'>, incidentId: IncidentId, model: LinkModel): void {
  writeFileSync(pathOf(ctx, incidentId), JSON.stringify(model), { mode: 0o600 })
}

/** Null before the first register. */
export function findLinkModel(ctx: Pick<Context, 'dataFolder'>, incidentId: IncidentId): LinkModel | null {
  const path = pathOf(ctx, incidentId)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LinkModel) : null
}
