/** Answers on their way out: released at the desk, standing for every fixed hour, and what is decided about those in doubt. */
import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { releaseAnswers } from '../enquiry/release-answers.ts'
import { decideMailDoubt } from '../enquiry/send/send-answers.ts'
import { answerWords, approveStandingRelease, askStandingRelease, endStandingRelease, findStandingRelease } from '../enquiry/standing-release.ts'
import type { IncidentId } from '../ids.ts'
import { findRelay } from '../notify/send/relay.ts'
import { IncidentParams, MailDoubtBody, StandingBody, type ReleasedAnswersView, type StandingView } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

export function answerRoutes(app: FastifyInstance, door: Door): void {
  const base = '/api/incidents/:incidentId/check-answers'
  route(app, door, 'POST', `${base}/release`, 'answer.release', async ({ ctx, request }): Promise<ReleasedAnswersView> => {
    const incidentId = incidentOf(request)
    const folder = join(ctx.dataFolder, 'outbox', incidentId)
    const { goAt, ...released } = await releaseAnswers(ctx, incidentId, folder)
    return { ...released, folder, goAt: goAt?.toISOString() ?? null }
  })
  route(app, door, 'GET', `${base}/standing`, 'answer.release', readStanding)
  const change = (step: string, work: (asked: Asked, incidentId: IncidentId) => Promise<unknown>) =>
    route(app, door, 'POST', `${base}/standing/${step}`, 'answer.release', async (asked) => {
      await work(asked, incidentOf(asked.request))
      return readStanding(asked)
    })
  change('ask', ({ ctx, request }, incidentId) => askStandingRelease(ctx, incidentId, checked(StandingBody, request.body).hash))
  change('approve', ({ ctx, request }, incidentId) => approveStandingRelease(ctx, incidentId, checked(StandingBody, request.body).hash))
  change('end', ({ ctx }, incidentId) => endStandingRelease(ctx, incidentId))
  route(app, door, 'POST', '/api/incidents/:incidentId/answer-mails/doubt', 'answer.release', async ({ ctx, request }) => {
    const { decision, reason } = checked(MailDoubtBody, request.body)
    return { decided: await decideMailDoubt(ctx, incidentOf(request), decision, reason) }
  })
}

const incidentOf = (request: Asked['request']): IncidentId => checked(IncidentParams, request.params).incidentId as IncidentId

async function readStanding({ ctx, request }: Asked): Promise<StandingView> {
  const incidentId = incidentOf(request)
  const { words, hash, isSendable } = await answerWords(ctx, incidentId)
  const found = await findStandingRelease(ctx, incidentId)
  const standing = found && { ...found, askedAt: found.askedAt.toISOString(), approvedAt: found.approvedAt?.toISOString() ?? null }
  return { words, hash, isSendable, hasRelay: (await findRelay(ctx.store)) !== null, standing }
}
