/** The review of matches: the queue, one blind group of records, the answer and taking it back. */
import { randomInt } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { readLinkFacts } from '../register/keep-link-facts.ts'
import { applyDecisions } from '../register/review/apply-decisions.ts'
import { answerGroup, takeBackAnswer } from '../register/review/answer-group.ts'
import { drawQueue } from '../register/review/draw-queue.ts'
import { readGroup, revealGroup } from '../register/review/read-group.ts'
import { reviewOverview } from '../register/review/review-overview.ts'
import { REVIEW_HEAD, reviewTable } from '../register/review/review-table.ts'
import { weightTable } from '../register/review/weight-tables.ts'
import {
  IncidentParams,
  ReviewAnswerBody,
  ReviewDrawBody,
  ReviewGroupParams,
  ReviewRevealBody,
  ReviewWeightsQuery,
  type LinkFacts,
  type ReviewAfter,
  type ReviewGroup,
  type ReviewRevealed,
  type ReviewView,
} from './contract.ts'
import { answerCsv } from './answer-csv.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const REVEAL_SECONDS = 60
const SHORTEST_REASON = 4

export function reviewRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/review', 'review.read', async ({ ctx, request }) => viewOf(ctx, incidentOf(request)))
  route(app, door, 'GET', '/api/incidents/:incidentId/review/weights', 'review.read', async ({ ctx, request }): Promise<{ weights: LinkFacts | null }> => ({
    weights: readLinkFacts(ctx, incidentOf(request)),
  }))
  route(app, door, 'GET', '/api/incidents/:incidentId/review/weights.csv', 'review.read', exportWeights)
  route(app, door, 'POST', '/api/incidents/:incidentId/review/draw', 'review.draw', draw)
  route(app, door, 'POST', '/api/incidents/:incidentId/review/apply', 'review.draw', async ({ ctx, request }) => applyDecisions(ctx, incidentOf(request)))
  route(app, door, 'GET', '/api/incidents/:incidentId/review.csv', 'review.read', exportReview)
  route(app, door, 'GET', '/api/incidents/:incidentId/review/groups/:groupNo', 'review.read', async ({ ctx, request }): Promise<ReviewGroup> => {
    const { incidentId, groupNo } = groupOf(request)
    return readGroup(ctx, incidentId, groupNo)
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/groups/:groupNo/answer', 'review.answer', async ({ ctx, request }): Promise<ReviewAfter> => {
    const { incidentId, groupNo } = groupOf(request)
    return answerGroup(ctx, incidentId, groupNo, checked(ReviewAnswerBody, request.body))
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/groups/:groupNo/take-back', 'review.answer', async ({ ctx, request }) => {
    const { incidentId, groupNo } = groupOf(request)
    await takeBackAnswer(ctx, incidentId, groupNo)
    return {}
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/groups/:groupNo/reveal', 'review.reveal', async ({ ctx, request }): Promise<ReviewRevealed> => {
    const { incidentId, groupNo } = groupOf(request)
    const { reason } = checked(ReviewRevealBody, request.body)
    if (reason.length < SHORTEST_REASON) throw new AppError('reason_missing')
    return { seconds: REVEAL_SECONDS, fields: await revealGroup(ctx, incidentId, groupNo, reason) }
  })
}

const incidentOf = (request: Asked['request']) => checked(IncidentParams, request.params).incidentId as IncidentId
function groupOf(request: Asked['request']): { incidentId: IncidentId; groupNo: number } {
  const { incidentId, groupNo } = checked(ReviewGroupParams, request.params)
  return { incidentId: incidentId as IncidentId, groupNo }
}

async function exportReview({ ctx, request, reply }: Asked): Promise<FastifyReply> {
  const found = await reviewOverview(ctx, incidentOf(request))
  if (!found) throw new AppError('review_not_drawn')
  return answerCsv(reply, 'review.csv', REVIEW_HEAD, reviewTable(found))
}

async function exportWeights({ ctx, request, reply }: Asked): Promise<FastifyReply> {
  const incidentId = incidentOf(request)
  const { table } = checked(ReviewWeightsQuery, request.query)
  const facts = readLinkFacts(ctx, incidentId)
  if (!facts) throw new AppError('register_missing', { incidentId })
  const { columns, rows } = weightTable(facts, table)
  return answerCsv(reply, `weights-${table}.csv`, columns, rows)
}

async function viewOf(ctx: Asked['ctx'], incidentId: IncidentId): Promise<ReviewView | { open: null }> {
  const found = await reviewOverview(ctx, incidentId)
  return found ? { ...found, drawnAt: found.drawnAt.toISOString() } : { open: null }
}

async function draw({ ctx, request }: Asked): Promise<ReviewView | { open: null }> {
  const incidentId = incidentOf(request)
  const { seed, ...sizes } = checked(ReviewDrawBody, request.body)
  await drawQueue(ctx, incidentId, seed ?? randomInt(1, 1_000_000_000), sizes)
  return viewOf(ctx, incidentId)
}
