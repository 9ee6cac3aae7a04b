/** Duties, with the law behind each. */
import type { FastifyInstance } from 'fastify'
import { listObligations } from '../obligation/list-obligations.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { answerCsv } from './answer-csv.ts'
import { IncidentParams, type ObligationRow } from './contract.ts'
import { inOrder } from './deadline-clock.ts'
import { obligationRows } from './obligation-view.ts'
import { checked, route, type Door } from './request.ts'

const COLUMNS = ['rule', 'regime', 'article', 'addressee', 'status', 'due_at', 'latest_arguable_at', 'met_at', 'why', 'confidence', 'source'] as const

export function obligationRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/obligations', 'obligation.read', async ({ ctx, request }): Promise<ObligationRow[]> => {
    const { incidentId } = checked(IncidentParams, request.params)
    return obligationRows(inOrder(await listObligations(ctx.store, incidentId), await getIncident(ctx.store, incidentId)))
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/obligations.csv', 'obligation.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const rows = obligationRows(await listObligations(ctx.store, incidentId))
    return answerCsv(
      reply,
      'obligations.csv',
      COLUMNS,
      rows.map((row) => [
        row.ruleId,
        row.regime,
        row.article,
        row.addressee,
        row.status,
        row.dueAt,
        row.latestArguableAt,
        row.metAt,
        row.why.join('; '),
        row.confidence,
        row.source,
      ]),
    )
  })
}
