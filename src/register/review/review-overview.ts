/** Where the review stands for the person who asks, and the same without names, for a file. */
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { findSummary } from '../queries.ts'
import { openGroups, reviewState, type ReviewState } from './decisions.ts'
import type { Interval } from './estimate.ts'
import { findDraw, listAnswers, listPairs, listSampleParts, namesOfStaff } from './queries.ts'

export type ReviewOverview = Omit<ReviewState, 'agreement'> & {
  seed: number
  drawnAt: Date
  /** Records that belong to a person, and people, in the register that the queue was drawn from. */
  records: number
  people: number
  pairs: number
  answered: number
  /** What the register says by itself: the model's own doubt, before anybody looked. */
  model: Interval | null
  agreement: (NonNullable<ReviewState['agreement']> & { name: string }) | null
  /** Groups that this reviewer has still to judge, in order. */
  open: { groupNo: number; records: number }[]
}

/** Null before a queue is drawn. */
export async function reviewOverview(ctx: Context, incidentId: IncidentId): Promise<ReviewOverview | null> {
  const draw = await findDraw(ctx.store, incidentId)
  if (!draw) return null
  const [pairs, parts, answers, summary] = await Promise.all([
    listPairs(ctx.store, incidentId),
    listSampleParts(ctx.store, incidentId),
    listAnswers(ctx.store, incidentId),
    findSummary(ctx.store, incidentId),
  ])
  const { agreement, ...state } = reviewState(draw, pairs, parts, answers, ctx.actor.id)
  const names = agreement ? await namesOfStaff(ctx.store, [agreement.staffId]) : new Map<string, string>()
  return {
    ...state,
    seed: draw.seed,
    drawnAt: draw.drawnAt,
    records: draw.records,
    people: draw.people,
    pairs: pairs.length,
    answered: state.byReason.reduce((sum, { done }) => sum + done, 0),
    model: summary && { low: summary.summary.low, value: summary.summary.people, high: summary.summary.high },
    agreement: agreement && { ...agreement, name: names.get(agreement.staffId) ?? agreement.staffId },
    open: openGroups(pairs, answers, ctx.actor.id).map(({ groupNo, members }) => ({ groupNo, records: members.length })),
  }
}
