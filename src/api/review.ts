/** The review of matches: the queue, one blind pair, the answer and taking it back. */
import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { readLinkFacts } from '../register/keep-link-facts.ts'
import { applyDecisions } from '../register/review/apply-decisions.ts'
import { answerPair, reviewOverview, takeBackAnswer } from '../register/review/answer-pair.ts'
import { drawQueue } from '../register/review/draw-queue.ts'
import { readPair, revealPair } from '../register/review/read-pair.ts'
import {
  IncidentParams,
  ReviewAnswerBody,
  ReviewDrawBody,
  ReviewPairParams,
  ReviewRevealBody,
  type LinkFacts,
  type ReviewAfter,
  type ReviewPair,
  type ReviewRevealed,
  type ReviewView,
} from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const REVEAL_SECONDS = 60
const SHORTEST_REASON = 4

export function reviewRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/review', 'review.read', async ({ ctx, request }) => viewOf(ctx, incidentOf(request)))
  route(app, door, 'GET', '/api/incidents/:incidentId/review/weights', 'review.read', async ({ ctx, request }): Promise<{ weights: LinkFacts | null }> => ({
    weights: readLinkFacts(ctx, incidentOf(request)),
  }))
  route(app, door, 'POST', '/api/incidents/:incidentId/review/draw', 'review.draw', draw)
  route(app, door, 'POST', '/api/incidents/:incidentId/review/apply', 'review.draw', async ({ ctx, request }) => applyDecisions(ctx, incidentOf(request)))
  route(app, door, 'GET', '/api/incidents/:incidentId/review/pairs/:pairNo', 'review.read', async ({ ctx, request }): Promise<ReviewPair> => {
    const { incidentId, pairNo } = pairOf(request)
    return readPair(ctx, incidentId, pairNo)
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/pairs/:pairNo/answer', 'review.answer', async ({ ctx, request }): Promise<ReviewAfter> => {
    const { incidentId, pairNo } = pairOf(request)
    const { answer, note } = checked(ReviewAnswerBody, request.body)
    return answerPair(ctx, incidentId, pairNo, answer, note)
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/pairs/:pairNo/take-back', 'review.answer', async ({ ctx, request }) => {
    const { incidentId, pairNo } = pairOf(request)
    await takeBackAnswer(ctx, incidentId, pairNo)
    return {}
  })
  route(app, door, 'POST', '/api/incidents/:incidentId/review/pairs/:pairNo/reveal', 'review.reveal', async ({ ctx, request }): Promise<ReviewRevealed> => {
    const { incidentId, pairNo } = pairOf(request)
    const { reason } = checked(ReviewRevealBody, request.body)
    if (reason.length < SHORTEST_REASON) throw new AppError('reason_missing')
    return { seconds: REVEAL_SECONDS, fields: await revealPair(ctx, incidentId, pairNo, reason) }
  })
}

const incidentOf = (request: Asked['request']) => checked(IncidentParams, request.params).incidentId as IncidentId
function pairOf(request: Asked['request']): { incidentId: IncidentId; pairNo: number } {
  const { incidentId, pairNo } = checked(ReviewPairParams, request.params)
  return { incidentId: incidentId as IncidentId, pairNo }
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
