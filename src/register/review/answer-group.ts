/** What a reviewer says of a group of records, and what they take back. The weight and what others said are told only now. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import type { Transaction } from '../../store/database.ts'
import { recordEstimate } from '../build-register.ts'
import { asPerson, pairKey, reviewState } from './decisions.ts'
import { answersOfGroup, groupsOf, personsNumbered, saidOfGroup, type QueuedGroup } from './groups.ts'
import { deleteAnswers, findDraw, listAnswers, listPairs, listSampleParts, namesOfStaff, storeAnswer, type Answer } from './queries.ts'
import { getGroup } from './read-group.ts'

export type GivenVerdict = {
  answer: Answer
  note: string
  /** For three records and more that are not one person: which person each is, in the order of the sides. Two records need none. */
  persons?: readonly number[] | undefined
}

export type AfterAnswer = {
  /** What the register weighed and did, for each pair that was asked; sides by their place, bits null where they were joined through others. */
  links: { left: number; right: number; bits: number | null; wasLinked: boolean }[]
  /** Whether the known answer was given; null where none is known. */
  isRight: boolean | null
  others: { name: string; answer: Answer; persons: number[]; note: string }[]
}

export async function answerGroup(ctx: Context, incidentId: IncidentId, groupNo: number, verdict: GivenVerdict): Promise<AfterAnswer> {
  const group = await getGroup(ctx, incidentId, groupNo)
  const { answer, note } = verdict
  const persons = personsOf(group, verdict)
  await ctx.store.transaction(async (tx) => {
    await deleteAnswers(tx, incidentId, await ownPairs(tx, incidentId, group), ctx.actor.id)
    for (const pair of answersOfGroup(group, answer, persons))
      await storeAnswer(tx, incidentId, { ...pair, staffId: ctx.actor.id, note, answeredAt: ctx.clock.now() })
    await recordEvent(tx, ctx, 'review.answer', `review-group:${groupNo}`, { answer, records: persons.length, people: new Set(persons).size }, { incidentId })
    await stepOfEstimate(tx, ctx, incidentId)
  })
  return afterAnswer(ctx, incidentId, group, answer)
}

/** The range over time takes a step each time the judged sample is complete. */
async function stepOfEstimate(tx: Transaction, ctx: Context, incidentId: IncidentId): Promise<void> {
  const draw = await findDraw(tx, incidentId)
  const [pairs, parts, answers] = [await listPairs(tx, incidentId), await listSampleParts(tx, incidentId), await listAnswers(tx, incidentId)]
  const state = draw && reviewState(draw, pairs, parts, answers, ctx.actor.id)
  if (!draw || !state?.estimate || state.judged < state.samples) return
  const { low, value, high } = state.estimate.people
  await recordEstimate(tx, ctx, incidentId, `Reviewed: ${state.judged} records drawn at random (seed ${draw.seed})`, low, value, high)
}

/** Throws `review_persons_missing` where three records and more are parted and nobody said how. */
function personsOf(group: QueuedGroup, { answer, persons }: GivenVerdict): number[] {
  if (answer === 'same' || answer === 'cannot_say') return group.members.map(() => 1)
  const numbered = personsNumbered(group, persons ?? (group.members.length === 2 ? [1, 2] : []))
  if (!numbered || new Set(numbered).size < 2) throw new AppError('review_persons_missing', { records: String(group.members.length) })
  return numbered
}

async function afterAnswer(ctx: Context, incidentId: IncidentId, group: QueuedGroup, answer: Answer): Promise<AfterAnswer> {
  const others = Map.groupBy(await listAnswers(ctx.store, incidentId), ({ staffId }) => staffId)
  others.delete(ctx.actor.id)
  const said = [...others].flatMap(([staffId, given]) => {
    const found = saidOfGroup(group, given)
    return found ? [{ staffId, ...found, note: given.find((one) => pairKey(one) === pairKey(group.pairs[0]!))?.note ?? '' }] : []
  })
  const names = await namesOfStaff(
    ctx.store,
    said.map(({ staffId }) => staffId),
  )
  const sideOf = (key: string) => group.members.findIndex((member) => member.key === key)
  const { expected } = group.pairs[0]!
  return {
    links: group.pairs.map(({ leftKey, rightKey, pattern, bits, wasLinked }) => ({
      left: sideOf(leftKey),
      right: sideOf(rightKey),
      bits: pattern === 0 ? null : bits,
      wasLinked,
    })),
    isRight: expected === null ? null : asPerson(answer) === expected,
    others: said.map(({ staffId, ...one }) => ({ name: names.get(staffId) ?? staffId, ...one })),
  }
}

/** Pairs of a group's records that no other group asks. */
async function ownPairs(tx: Transaction, incidentId: IncidentId, group: QueuedGroup): Promise<{ leftKey: string; rightKey: string }[]> {
  const asked = new Set((await listPairs(tx, incidentId)).map(pairKey))
  for (const pair of group.pairs) asked.delete(pairKey(pair))
  const keys = group.members.map(({ key }) => key)
  return keys
    .flatMap((one) => keys.filter((other) => one < other).map((other) => ({ leftKey: one, rightKey: other })))
    .filter((pair) => !asked.has(pairKey(pair)))
}

/** Takes one's own answer back. Throws `review_group_unknown` where there is none. */
export async function takeBackAnswer(ctx: Context, incidentId: IncidentId, groupNo: number): Promise<void> {
  const group = groupsOf(await listPairs(ctx.store, incidentId)).find((one) => one.groupNo === groupNo)
  await ctx.store.transaction(async (tx) => {
    if (!group || !(await deleteAnswers(tx, incidentId, await ownPairs(tx, incidentId, group), ctx.actor.id)))
      throw new AppError('review_group_unknown', { groupNo: String(groupNo) })
    await recordEvent(tx, ctx, 'review.take-back', `review-group:${groupNo}`, {}, { incidentId })
  })
}
