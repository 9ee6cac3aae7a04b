/** Erasing an incident that is over, from the console. What was confirmed is done by the worker. */
import type { FastifyInstance } from 'fastify'
import { askErasure, confirmErasure, findErasure, liftHold, previewErasure, setHold, withdrawErasure } from '../accountability/erase-incident.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { IncidentParams, LiftBody, WhyBody, type RetentionView } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const AT = '/api/incidents/:incidentId/retention'

export function retentionRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', AT, 'incident.erase', async (asked) => viewOf(asked.ctx, await incidentOf(asked)))
  /** A change, and how it stands after it. */
  const change = (path: string, make: (asked: Asked, incidentId: IncidentId) => Promise<unknown>) =>
    route(app, door, 'POST', `${AT}/${path}`, 'incident.erase', async (asked) => {
      const incidentId = await incidentOf(asked)
      await make(asked, incidentId)
      return viewOf(asked.ctx, incidentId)
    })
  change('ask', ({ ctx, request }, incidentId) => askErasure(ctx, incidentId, checked(WhyBody, request.body).why))
  change('withdraw', ({ ctx }, incidentId) => withdrawErasure(ctx, incidentId))
  change('confirm', ({ ctx }, incidentId) => confirmErasure(ctx, incidentId))
  change('hold', ({ ctx, request }, incidentId) => setHold(ctx, incidentId, checked(WhyBody, request.body).why))
  change('lift', ({ ctx, request }, incidentId) => liftHold(ctx, incidentId, checked(LiftBody, request.body).holdNo))
}

async function incidentOf({ ctx, request }: Asked): Promise<IncidentId> {
  const { incidentId } = checked(IncidentParams, request.params)
  await getIncident(ctx.store, incidentId)
  return incidentId as IncidentId
}

async function viewOf(ctx: Context, incidentId: IncidentId): Promise<RetentionView> {
  const erasure = await findErasure(ctx.store, incidentId)
  const { rows, openEnds, isPackMade, holds } = await previewErasure(ctx, incidentId)
  const counts = erasure.counts ?? rows
  return {
    state: erasure.state,
    reason: erasure.reason,
    askedByName: erasure.askedByName,
    isMine: erasure.askedBy === ctx.actor.id,
    askedAt: erasure.askedAt?.toISOString() ?? null,
    confirmedByName: erasure.confirmedByName,
    erasedAt: erasure.erasedAt?.toISOString() ?? null,
    people: counts['person'] ?? 0,
    enquiries: counts['enquiry'] ?? 0,
    files: counts['evidence_file'] ?? 0,
    openEnds,
    isPackMade,
    holds: holds.map((hold) => ({ ...hold, setAt: hold.setAt.toISOString() })),
  }
}
