/** Makes people's own pages where an incident is public and its notices are drafted, and again after each tick, so that they say what is new. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { lastTick } from '../ticks.ts'
import { listSites } from '../list-sites.ts'
import { pageBookOf, siteFolderOf } from '../site-card.ts'
import { makePages } from './make-pages.ts'

/** Gives how many books were made. */
export async function refreshPages(ctx: Context): Promise<number> {
  let made = 0
  for (const { slug, incidentId } of listSites(ctx.dataFolder)) {
    const [drafted] = await ctx.store.query('select 1 from notice_draft where incident_id = $1 limit 1', [incidentId])
    if (drafted === undefined) continue
    const { zone } = await getIncident(ctx.store, incidentId)
    const path = pageBookOf(join(siteFolderOf(ctx.dataFolder), slug))
    if (existsSync(path) && statSync(path).mtime >= lastTick(ctx.clock.now(), zone)) continue
    await makePages(ctx, incidentId as IncidentId, slug)
    made++
  }
  return made
}
