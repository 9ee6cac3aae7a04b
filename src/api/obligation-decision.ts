/** The decision page: what the rules advise and why, beside other schemes; what a person decided; who was not told and why. */
import type { FastifyInstance } from 'fastify'
import { makePack } from '../accountability/make-pack.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { breachRecordPdf } from '../notify/filing-record.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import type { Decision } from '../obligation/decision.ts'
import { recordDelay } from '../obligation/record-delay.ts'
import { makeBreachRecord } from '../obligation/make-breach-record.ts'
import { listObligations } from '../obligation/list-obligations.ts'
import { otherSchemes } from '../obligation/other-schemes.ts'
import { confirmRuling, listRulings, recordRuling } from '../obligation/record-ruling.ts'
import { findSummary } from '../register/queries.ts'
import { DelayBody, IncidentParams, RuleParams, RulingBody, RulingParams, type DecisionPageView, type RulingView } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const AT = '/api/incidents/:incidentId'
const idOf = ({ request }: Asked) => checked(IncidentParams, request.params).incidentId as IncidentId

export function decisionRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', `${AT}/decision`, 'obligation.read', (asked) => decisionPage(asked.ctx, idOf(asked)))
  route(app, door, 'POST', `${AT}/rulings`, 'decision.make', async (asked) => {
    await recordRuling(asked.ctx, idOf(asked), checked(RulingBody, asked.request.body))
    return decisionPage(asked.ctx, idOf(asked))
  })
  route(app, door, 'POST', `${AT}/rulings/:rulingNo/confirm`, 'decision.confirm', async ({ ctx, request }) => {
    const { incidentId, rulingNo } = checked(RulingParams, request.params)
    await confirmRuling(ctx, incidentId as IncidentId, rulingNo)
    return decisionPage(ctx, incidentId as IncidentId)
  })
  route(app, door, 'POST', `${AT}/obligations/:ruleId/delay`, 'filing.make', async ({ ctx, request }) => {
    const { incidentId, ruleId } = checked(RuleParams, request.params)
    await recordDelay(ctx, incidentId as IncidentId, ruleId, checked(DelayBody, request.body).reason)
    return decisionPage(ctx, incidentId as IncidentId)
  })
  route(app, door, 'GET', `${AT}/pack.zip`, 'pack.export', async (asked) => {
    const { name, bytes } = await makePack(asked.ctx, idOf(asked))
    return asked.reply.header('content-disposition', `attachment; filename="${name}"`).type('application/zip').send(Buffer.from(bytes))
  })
  route(app, door, 'GET', `${AT}/breach-record.json`, 'obligation.read', async (asked) => {
    return asked.reply
      .header('content-disposition', 'attachment; filename="breach-record.json"')
      .type('application/json')
      .send(await makeBreachRecord(asked.ctx, idOf(asked)))
  })
  route(app, door, 'GET', `${AT}/breach-record.pdf`, 'obligation.read', async (asked) => {
    const pdf = await breachRecordPdf(await makeBreachRecord(asked.ctx, idOf(asked)))
    return asked.reply.header('content-disposition', 'attachment; filename="breach-record.pdf"').type('application/pdf').send(pdf)
  })
}

async function decisionPage(ctx: Context, incidentId: IncidentId): Promise<DecisionPageView> {
  const { file } = await findIncidentWork(ctx, incidentId)
  const summary = (await findSummary(ctx.store, incidentId))?.summary ?? null
  const now = ctx.clock.now()
  const { facts, decision, bridge, duties } = assessmentOf(file, summary, now)
  const [rulings, record, kept] = await Promise.all([
    listRulings(ctx.store, incidentId),
    makeBreachRecord(ctx, incidentId),
    listObligations(ctx.store, incidentId),
  ])
  const home = facts.organisation.country === 'GB' ? 'uk-gdpr' : 'eu-gdpr'
  const authority = duties.find(({ rule }) => rule === `${home}.33.1`)
  const reasons = (tells: (weight: string) => boolean) =>
    decision.reasons
      .filter(({ weight }) => tells(weight))
      .map(({ rule, says, consequence, weight, certainty, source }) => ({ rule, says, consequence, weight, certainty, source }))
  const law = home === 'uk-gdpr' ? 'UK GDPR' : 'GDPR'
  const isLate = authority?.dueAt ? Date.parse(authority.metAt ?? now.toISOString()) > Date.parse(authority.dueAt) : false
  return {
    assessedAt: now.toISOString(),
    authority: {
      advised: decision.authority,
      certainty: decision.authorityCertainty,
      reasons: reasons((weight) => weight !== 'form'),
      dueAt: authority?.dueAt ?? null,
      law: `${law} 33(1)`,
    },
    people: {
      advised: decision.people,
      certainty: decision.peopleCertainty,
      reasons: reasons((weight) => weight !== 'risk'),
      count: summary ? { low: summary.low, high: summary.high } : null,
      law: `${law} 34(1)`,
    },
    openQuestions: decision.openQuestions,
    bridge,
    schemes: Object.values(otherSchemes(facts, decision)).map(({ id, name, result, why, confidence, factors }) => ({
      id,
      name,
      result,
      why,
      confidence,
      factors: factors.map((factor) => ({ name: factor.name, speaks: factor.speaks, reason: factor.reason })),
    })),
    nearestCase: nearestOf(decision),
    rulings: rulings.map((row) => rulingView(row, rulings, ctx.actor.id)),
    notTold: record.notTold,
    late: authority ? { isLate, ruleId: authority.rule, reason: kept.find(({ ruleId }) => ruleId === authority.rule)?.delayReason ?? '' } : null,
  }
}

function nearestOf({ nearestCase }: Decision): DecisionPageView['nearestCase'] {
  const { id, title, authority, people, likeness, shares, differs } = nearestCase
  return { id, title, authority, people, likeness, shares: [...shares], differs: [...differs] }
}

function rulingView(row: Awaited<ReturnType<typeof listRulings>>[number], rows: readonly { about: string; rulingNo: number }[], actorId: string): RulingView {
  const { decidedBy, decidedAt, confirmedAt, ...rest } = row
  const isNewest = !rows.some(({ about, rulingNo }) => about === row.about && rulingNo > row.rulingNo)
  return {
    ...rest,
    decidedAt: decidedAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    canConfirm: isNewest && confirmedAt === null && decidedBy !== actorId,
  }
}
