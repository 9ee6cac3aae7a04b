/** What a reviewer says of a pair, and what they take back. The weight and what others said are told only now. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { recordEstimate } from '../build-register.ts'
import { openPairs, reviewState, type ReviewState } from './decisions.ts'
import { deleteAnswer, findDraw, listAnswers, listPairs, listSampleParts, namesOfStaff, storeAnswer, type Answer } from './queries.ts'
import { getPair } from './read-pair.ts'

export type AfterAnswer = { bits: number; wasLinked: boolean; expected: 'same' | 'different' | null; others: { name: string; answer: Answer; note: string }[] }

export async function answerPair(ctx: Context, incidentId: IncidentId, pairNo: number, answer: Answer, note: string): Promise<AfterAnswer> {
  const pair = await getPair(ctx, incidentId, pairNo)
  await ctx.store.transaction(async (tx) => {
    await storeAnswer(tx, incidentId, { ...pair, staffId: ctx.actor.id, answer, note, answeredAt: ctx.clock.now() })
    await recordEvent(tx, ctx, 'review.answer', `review-pair:${pairNo}`, { answer }, { incidentId })
    // The range over time takes a step each time the judged sample is complete.
    const draw = await findDraw(tx, incidentId)
    const [pairs, parts, answers] = [await listPairs(tx, incidentId), await listSampleParts(tx, incidentId), await listAnswers(tx, incidentId)]
    const state = draw && reviewState(draw, pairs, parts, answers, ctx.actor.id)
    if (state?.estimate && state.judged === state.samples)
      await recordEstimate(
        tx,
        ctx,
        incidentId,
        `Reviewed: ${state.judged} records`,
        state.estimate.people.low,
        state.estimate.people.value,
        state.estimate.people.high,
      )
  })
  const others = (await listAnswers(ctx.store, incidentId)).filter(
    (given) => given.leftKey === pair.leftKey && given.rightKey === pair.rightKey && given.staffId !== ctx.actor.id,
  )
  const names = await namesOfStaff(
    ctx.store,
    others.map(({ staffId }) => staffId),
  )
  return {
    bits: pair.bits,
    wasLinked: pair.wasLinked,
    expected: pair.expected,
    others: others.map(({ staffId, answer: said, note: theirNote }) => ({ name: names.get(staffId) ?? staffId, answer: said, note: theirNote })),
  }
}

/** Takes one's own answer back. Throws `review_pair_unknown` where there is none. */
export async function takeBackAnswer(ctx: Context, incidentId: IncidentId, pairNo: number): Promise<void> {
  const pair = await getPair(ctx, incidentId, pairNo)
  await ctx.store.transaction(async (tx) => {
    if (!(await deleteAnswer(tx, incidentId, pair.leftKey, pair.rightKey, ctx.actor.id))) throw new AppError('review_pair_unknown', { pairNo: String(pairNo) })
    await recordEvent(tx, ctx, 'review.take-back', `review-pair:${pairNo}`, {}, { incidentId })
  })
}

export type ReviewOverview = Omit<ReviewState, 'agreement'> & {
  seed: number
  drawnAt: Date
  pairs: number
  answered: number
  people: number
  agreement: (NonNullable<ReviewState['agreement']> & { name: string }) | null
  /** Numbers of the pairs that this reviewer has still to judge, in order. */
  open: number[]
}

/** Where the review stands for the person who asks; null before a queue is drawn. */
export async function reviewOverview(ctx: Context, incidentId: IncidentId): Promise<ReviewOverview | null> {
  const draw = await findDraw(ctx.store, incidentId)
  if (!draw) return null
  const [pairs, parts, answers] = await Promise.all([
    listPairs(ctx.store, incidentId),
    listSampleParts(ctx.store, incidentId),
    listAnswers(ctx.store, incidentId),
  ])
  const { agreement, ...state } = reviewState(draw, pairs, parts, answers, ctx.actor.id)
  const names = agreement ? await namesOfStaff(ctx.store, [agreement.staffId]) : new Map<string, string>()
  return {
    ...state,
    seed: draw.seed,
    drawnAt: draw.drawnAt,
    people: draw.people,
    pairs: pairs.length,
    answered: state.byReason.reduce((sum, { done }) => sum + done, 0),
    agreement: agreement && { ...agreement, name: names.get(agreement.staffId) ?? agreement.staffId },
    open: openPairs(pairs, answers, ctx.actor.id).map(({ pairNo }) => pairNo),
  }
}
