/** Claims: as a list, as a group, for counsel and insurer. No sum anywhere. */
import type { FastifyInstance } from 'fastify'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { assessClaims } from '../enquiry/claims/assess-claims.ts'
import { CLAIM_COLUMNS, exportClaimRows, exportClaimsPdf } from '../enquiry/claims/export-claims.ts'
import { findClaimantSide } from '../enquiry/claims/claimant-side.ts'
import { groupOf, listClaims, type ListedClaim } from '../enquiry/claims/list-claims.ts'
import { setClaimStatus } from '../enquiry/claims/work-claim.ts'
import { answerCsv } from './answer-csv.ts'
import { ClaimExportQuery, ClaimStatusBody, EnquiryParams, IncidentParams, type ClaimRowView, type ClaimsPage } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

export function claimRoutes(app: FastifyInstance, door: Door): void {
  const base = '/api/incidents/:incidentId/claims'
  route(app, door, 'GET', base, 'claim.read', readClaims)
  route(app, door, 'GET', `${base}.csv`, 'claim.export', async ({ ctx, request, reply }) => {
    const incidentId = incidentOf(request)
    const { rows } = await exportClaimRows(ctx, incidentId, checked(ClaimExportQuery, request.query).reader)
    return answerCsv(
      reply,
      'claims.csv',
      CLAIM_COLUMNS,
      rows.map((row) => CLAIM_COLUMNS.map((column) => row[column])),
    )
  })
  route(app, door, 'GET', `${base}.pdf`, 'claim.export', async ({ ctx, request, reply }) => {
    const pdf = await exportClaimsPdf(ctx, incidentOf(request), checked(ClaimExportQuery, request.query).reader)
    return reply.header('content-type', 'application/pdf').header('content-disposition', 'attachment; filename="claims.pdf"').send(pdf)
  })
  route(app, door, 'POST', `${base}/:enquiryId/status`, 'claim.work', async (asked) => {
    const { incidentId, enquiryId } = checked(EnquiryParams, asked.request.params)
    const { status, why } = checked(ClaimStatusBody, asked.request.body)
    await setClaimStatus(asked.ctx, incidentId as IncidentId, enquiryId, status, why)
    return readClaims(asked)
  })
  route(app, door, 'POST', `${base}/:enquiryId/assess`, 'claim.work', async (asked) => {
    const { incidentId, enquiryId } = checked(EnquiryParams, asked.request.params)
    await assessClaims(asked.ctx, incidentId as IncidentId, [enquiryId])
    return readClaims(asked)
  })
}

const incidentOf = (request: Asked['request']): IncidentId =>
  checked(IncidentParams, { incidentId: (request.params as { incidentId?: string }).incidentId }).incidentId as IncidentId

async function readClaims({ ctx, request }: Asked): Promise<ClaimsPage> {
  const incidentId = incidentOf(request)
  const { zone } = await getIncident(ctx.store, incidentId)
  const claims = await listClaims(ctx.store, incidentId)
  const side = await findClaimantSide(ctx.store, incidentId)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'claim.list', `incident:${incidentId}`, { rows: claims.length }, { incidentId }))
  return { rows: claims.map(claimView), group: groupOf(claims), isClaimantSide: side !== null, respondent: side?.respondent ?? null, zone }
}

function claimView({ assessment, assessedAt, receivedAt, ...claim }: ListedClaim): ClaimRowView {
  return {
    ...claim,
    receivedAt: receivedAt.toISOString(),
    assessedAt: assessedAt?.toISOString() ?? null,
    standing: assessment?.standing ?? null,
    because: assessment?.because ?? null,
    findings: assessment?.findings ?? [],
    needed: assessment?.neededFromClaimant ?? [],
    limitation: assessment?.limitation ?? null,
  }
}
