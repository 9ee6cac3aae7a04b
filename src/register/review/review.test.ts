import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { seedIncident } from '../../../tests/browser/seed.ts'
import { reviewFixture } from '../../../tests/linkage/review-fixture.ts'
import { AppError } from '../../errors.ts'
import { newIncidentId, type IncidentId } from '../../ids.ts'
import type { Context } from '../../context.ts'
import { answerPair, reviewOverview, takeBackAnswer } from './answer-pair.ts'
import { decidedPairs, decisionsKey } from './apply-decisions.ts'
import { decisionsOf } from './decisions.ts'
import { drawQueue } from './draw-queue.ts'
import { listAnswers, listPairs, storeAnswer, type QueuedPair } from './queries.ts'
import { readPair, revealPair } from './read-pair.ts'

let ctx: TestContext
let ines: Context
let owain: Context
let incidentId: IncidentId
let fixture: Awaited<ReturnType<typeof reviewFixture>>

before(async () => {
  ctx = await testContext()
  incidentId = await seedIncident(ctx)
  fixture = await reviewFixture(ctx.engine)
  await fixture.link()
  ines = { ...ctx, actor: { id: '0191d000-0000-7000-8000-000000000001', name: 'Ines Halloran', role: 'lead' } }
  owain = { ...ctx, actor: { id: '0191d000-0000-7000-8000-000000000002', name: 'Owain Petrie', role: 'operator' } }
})
after(() => ctx.cleanUp())

const pairs = () => listPairs(ctx.store, incidentId)
const right = (pair: QueuedPair) => pair.expected ?? (pair.wasLinked ? 'same' : 'different')

test('a queue mixes unsure, far-reaching, random and golden pairs, and the same seed draws the same one', async () => {
  await drawQueue(ines, incidentId, 42, { unsure: 10, impact: 10, random: 30, golden: 6 })
  const first = await pairs()
  assert.deepEqual([...new Set(first.map(({ reason }) => reason))].toSorted(), ['golden', 'impact', 'random', 'unsure'])
  assert.ok(first.some(({ expected }) => expected === 'same') && first.some(({ expected }) => expected === 'different'))
  await drawQueue(ines, incidentId, 42, { unsure: 10, impact: 10, random: 30, golden: 6 })
  assert.deepEqual(await pairs(), first)
  await drawQueue(ines, incidentId, 43, { unsure: 10, impact: 10, random: 60, golden: 6 })
  assert.notDeepEqual(await pairs(), first)
})

test('a pair is blind: no agreeing letter, no weight, no earlier answer; and each look is in the log', async () => {
  const before = await looks('review.read')
  for (const { pairNo } of (await pairs()).slice(0, 12)) {
    const pair = await readPair(ines, incidentId, pairNo)
    assert.deepEqual(Object.keys(pair).toSorted(), ['fields', 'pairNo', 'samePattern', 'sides'])
    for (const field of pair.fields) {
      for (const piece of [...field.left, ...field.right]) if (!piece.differs) assert.doesNotMatch(piece.text, /[\p{L}\p{N}]/u)
      if (field.how !== 'differs') assert.ok([...field.left, ...field.right].every(({ differs }) => !differs))
    }
  }
  assert.equal(await looks('review.read'), before + 12)
})

test('values are shown in clear only with a reason in the log', async () => {
  const [pair] = await pairs()
  const shown = await revealPair(ines, incidentId, pair!.pairNo, 'What differs is not enough')
  assert.ok(shown.some(({ left }) => /\p{L}{3}/u.test(left)))
  const [entry] = await ctx.store.query<{ reason: string }>(`select reason from audit_entry where action = 'review.reveal'`)
  assert.equal(entry!.reason, 'What differs is not enough')
})

test('the weight and what the other said are told with the answer; one answer a person; it can be taken back', async () => {
  const [pair] = await pairs()
  assert.deepEqual((await answerPair(ines, incidentId, pair!.pairNo, 'same', 'twice')).others, [])
  const after = await answerPair(owain, incidentId, pair!.pairNo, 'household', '')
  assert.equal(after.others.length, 1)
  assert.deepEqual([after.others[0]!.answer, after.others[0]!.note, after.bits], ['same', 'twice', pair!.bits])
  assert.equal((await reviewOverview(ines, incidentId))!.disputed, 1, 'two reviewers disagree')
  assert.equal(await decidedPairs(ctx, ctx.engine, incidentId), undefined, 'what is disputed binds nobody')
  await takeBackAnswer(owain, incidentId, pair!.pairNo)
  await assert.rejects(takeBackAnswer(owain, incidentId, pair!.pairNo), (error: AppError) => error.code === 'review_pair_unknown')
  assert.equal((await reviewOverview(ines, incidentId))!.disputed, 0)
})

test('[REV1] when all sampled records are judged the number of people is a range with method and seed, and a step of the estimate', async () => {
  for (const pair of await pairs()) await answerPair(ines, incidentId, pair.pairNo, right(pair), '')
  const view = (await reviewOverview(ines, incidentId))!
  assert.equal(view.open.length, 0)
  assert.equal(view.judged, view.samples)
  assert.deepEqual(view.golden, { right: view.golden.answered, answered: view.golden.answered })
  assert.ok(view.estimate!.people.low <= view.people && view.people <= view.estimate!.people.high)
  assert.match(view.estimate!.method, /60 records drawn at random \(seed 43\)/)
  assert.equal(view.estimate!.precision!.value, 1)
  const [step] = await ctx.store.query<{ likely: number }>(`select likely from estimate where event = 'Reviewed: 60 records'`)
  assert.equal(step!.likely, view.estimate!.people.value)
})

test('two reviewers: agreement is counted over what both judged', async () => {
  const all = await pairs()
  const shared = [...all.filter((pair) => right(pair) === 'same').slice(0, 6), ...all.filter((pair) => right(pair) === 'different').slice(0, 4)]
  for (const [index, pair] of shared.entries()) await answerPair(owain, incidentId, pair.pairNo, index === 0 ? 'cannot_say' : right(pair), '')
  const { agreement } = (await reviewOverview(ines, incidentId))!
  assert.deepEqual([agreement!.shared, agreement!.same], [shared.length, shared.length - 1])
  assert.ok(agreement!.kappa! > 0 && agreement!.kappa! < 1)
})

test('[LNK27] the next register keeps together and apart what was decided, and knows that it must be built anew', async () => {
  const linked = (await pairs()).find((pair) => pair.wasLinked && pair.leftNo >= 0 && pair.rightNo >= 0)!
  // Two people off the roster whom nothing connects.
  const [apart] = await ctx.engine.rows<{ left_no: number; right_no: number; left_key: string; right_key: string }>(
    `select a.line_no as left_no, b.line_no as right_no, a.key as left_key, b.key as right_key
     from review_line a join review_line b on a.key < b.key and a.person_no <> b.person_no and a.line_no >= 0 and b.line_no >= 0
     where not exists (select 1 from person_link l where l.person_no in (a.person_no, b.person_no) and l.roster_id is not null)
     order by all limit 1`,
  )
  const key = await decisionsKey(ctx, incidentId)
  for (const reviewer of [ines, owain]) {
    await answerPair(reviewer, incidentId, linked.pairNo, 'different', '')
    const given = {
      leftKey: apart!.left_key,
      rightKey: apart!.right_key,
      staffId: reviewer.actor.id,
      answer: 'same' as const,
      note: '',
      answeredAt: ctx.clock.now(),
    }
    await ctx.store.transaction((tx) => storeAnswer(tx, incidentId, given))
  }
  assert.notEqual(await decisionsKey(ctx, incidentId), key)
  await fixture.link(await decidedPairs(ctx, ctx.engine, incidentId))
  const personOf = async (line: number) =>
    (await ctx.engine.rows<{ person_no: number }>(`select person_no from person_link where record_no = ${line}`))[0]!.person_no
  assert.notEqual(await personOf(linked.leftNo), await personOf(linked.rightNo))
  assert.equal(await personOf(apart!.left_no), await personOf(apart!.right_no))
  // Drawn anew, the answers are still known and are not asked for again.
  await drawQueue(ines, incidentId, 43, { unsure: 10, impact: 10, random: 60, golden: 6 })
  const open = (await reviewOverview(ines, incidentId))!.open
  const answered = decisionsOf(await listAnswers(ctx.store, incidentId))
  assert.ok(answered.size > 20 && open.length < answered.size)
})

test('without a register there is nothing to judge, and it is said so', async () => {
  const other = await testContext()
  try {
    await assert.rejects(drawQueue({ ...other, actor: ines.actor }, newIncidentId(), 1), (error: AppError) => error.code === 'register_missing')
  } finally {
    await other.cleanUp()
  }
})

async function looks(action: string): Promise<number> {
  return (await ctx.store.query<{ count: number }>('select count(*) from audit_entry where action = $1', [action]))[0]!.count
}
