import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { seedIncident } from '../../../tests/browser/seed.ts'
import { reviewFixture } from '../../../tests/linkage/review-fixture.ts'
import { AppError } from '../../errors.ts'
import { newIncidentId, type IncidentId } from '../../ids.ts'
import type { Context } from '../../context.ts'
import { answerGroup, takeBackAnswer } from './answer-group.ts'
import { decidedPairs, decisionsKey } from './apply-decisions.ts'
import { decisionsOf } from './decisions.ts'
import { drawQueue } from './draw-queue.ts'
import { listAnswers, listPairs, storeAnswer, type QueuedPair } from './queries.ts'
import { groupsOf, tiedBy, type QueuedGroup } from './groups.ts'
import { readGroup, revealGroup } from './read-group.ts'
import { reviewOverview } from './review-overview.ts'
import { reviewTable } from './review-table.ts'

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
/** What the register has, or what is known. */
function rightly({ members, pairs: own }: QueuedGroup) {
  const tied = tiedBy(own.map((pair) => ({ ...pair, answer: right(pair) })))
  const persons = members.map(({ key }) => members.findIndex((other) => tied.of(other.key) === tied.of(key)) + 1)
  return { answer: new Set(persons).size === 1 ? ('same' as const) : ('different' as const), note: '', persons }
}

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

test('a group is blind: no agreeing letter, no weight, no earlier answer; and each look is in the log', async () => {
  const before = await looks('review.read')
  const groups = groupsOf(await pairs())
  const shown = [...groups.slice(0, 12), groups.find(({ members }) => members.length > 2)!]
  for (const { groupNo, members } of shown) {
    const group = await readGroup(ines, incidentId, groupNo)
    assert.deepEqual(Object.keys(group).toSorted(), ['fields', 'groupNo', 'samePattern', 'sides'])
    assert.equal(group.sides.length, members.length)
    for (const { values, how } of group.fields) {
      assert.equal(values.length, members.length)
      for (const piece of values.flat()) if (!piece.differs) assert.doesNotMatch(piece.text, /[\p{L}\p{N}]/u)
      if (how !== 'differs') assert.ok(values.flat().every(({ differs }) => !differs))
    }
  }
  assert.equal(await looks('review.read'), before + shown.length)
})

test('values are shown in clear only with a reason in the log', async () => {
  const [group] = groupsOf(await pairs())
  const shown = await revealGroup(ines, incidentId, group!.groupNo, 'What differs is not enough')
  assert.ok(shown.some(({ values }) => /\p{L}{3}/u.test(values[0]!)))
  const [entry] = await ctx.store.query<{ reason: string }>(`select reason from audit_entry where action = 'review.reveal'`)
  assert.equal(entry!.reason, 'What differs is not enough')
})

test('the weight and what the other said are told with the answer; one answer a person; it can be taken back', async () => {
  const group = groupsOf(await pairs()).find(({ members, pairs: [first] }) => members.length === 2 && first!.expected === null)!
  const [pair] = group.pairs
  assert.deepEqual((await answerGroup(ines, incidentId, group.groupNo, { answer: 'same', note: 'twice' })).others, [])
  const after = await answerGroup(owain, incidentId, group.groupNo, { answer: 'household', note: '' })
  assert.deepEqual(after.others, [{ name: ines.actor.id, answer: 'same', persons: [1, 1], note: 'twice' }])
  assert.deepEqual(after.links, [{ left: 0, right: 1, bits: pair!.pattern === 0 ? null : pair!.bits, wasLinked: pair!.wasLinked }])
  assert.equal((await reviewOverview(ines, incidentId))!.disputed, 1, 'two reviewers disagree')
  assert.equal(await decidedPairs(ctx, ctx.engine, incidentId), undefined, 'what is disputed binds nobody')
  await takeBackAnswer(owain, incidentId, group.groupNo)
  await assert.rejects(takeBackAnswer(owain, incidentId, group.groupNo), (error: AppError) => error.code === 'review_group_unknown')
  assert.equal((await reviewOverview(ines, incidentId))!.disputed, 0)
  await takeBackAnswer(ines, incidentId, group.groupNo)
})

test('of three records one can stand apart: it must be said which, and the group waits no longer', async () => {
  const group = groupsOf(await pairs()).find(({ members }) => members.length === 3)!
  const said = (persons?: number[]) => answerGroup(ines, incidentId, group.groupNo, { answer: 'different', note: '', persons })
  for (const wrong of [undefined, [1, 2], [1, 1, 1]]) await assert.rejects(said(wrong), (error: AppError) => error.code === 'review_persons_missing')
  const waiting = async () => (await reviewOverview(ines, incidentId))!.open.map(({ groupNo }) => groupNo)
  assert.ok((await waiting()).includes(group.groupNo))
  assert.equal((await said([5, 2, 5])).links.length, group.pairs.length)
  assert.ok(!(await waiting()).includes(group.groupNo))
  const [a, b, c] = group.members.map(({ key }) => key)
  const answers = new Map((await listAnswers(ctx.store, incidentId)).map(({ leftKey, rightKey, answer }) => [`${leftKey} ${rightKey}`, answer]))
  const between = (one: string, other: string) => answers.get(one < other ? `${one} ${other}` : `${other} ${one}`)
  assert.equal(between(a!, c!), 'same')
  assert.ok(between(a!, b!) === 'different' || between(c!, b!) === 'different')
  await takeBackAnswer(ines, incidentId, group.groupNo)
  assert.deepEqual(await listAnswers(ctx.store, incidentId), [])
})

test('[REV1] when all sampled records are judged the number of people is a range with method and seed, and a step of the estimate', async () => {
  for (const group of groupsOf(await pairs())) await answerGroup(ines, incidentId, group.groupNo, rightly(group))
  const view = (await reviewOverview(ines, incidentId))!
  assert.equal(view.open.length, 0)
  assert.equal(view.judged, view.samples)
  assert.deepEqual(view.golden, { right: view.golden.answered, answered: view.golden.answered })
  assert.ok(view.estimate!.people.low <= view.people && view.people <= view.estimate!.people.high)
  assert.match(view.estimate!.method, /60 records drawn at random \(seed 43\)/)
  assert.equal(view.estimate!.precision!.value, 1)
  const [step] = await ctx.store.query<{ likely: number }>(`select likely from estimate where event = 'Reviewed: 60 records drawn at random (seed 43)'`)
  assert.equal(step!.likely, view.estimate!.people.value)
  assert.equal(view.whenDone, null, 'nothing is still to come')
})

test('[REV1] the table for a file names method, seed, intervals and how many were judged, and no record', async () => {
  const view = (await reviewOverview(ines, incidentId))!
  const table = reviewTable(view)
  const row = (measure: string) => table.find(([name]) => name === measure)!
  assert.deepEqual(row('people, after review').slice(1, 4), [view.estimate!.people.value, view.estimate!.people.low, view.estimate!.people.high])
  assert.match(String(row('people, after review')[5]), /Interval of 95 % from 60 records drawn at random \(seed 43\)/)
  assert.deepEqual(row('records judged').slice(1, 5), [60, null, null, 60])
  assert.equal(row('links that are right (precision)')[1], 1)
  assert.doesNotMatch(JSON.stringify(table), /[0-9a-f]{32}/, 'not even the digest that names a record')
})

test('two reviewers: agreement is counted over what both judged', async () => {
  const alone = groupsOf(await pairs()).filter(({ members }) => members.length === 2)
  const by = (answer: string) => alone.filter((group) => rightly(group).answer === answer)
  const shared = [...by('same').slice(0, 6), ...by('different').slice(0, 4)]
  for (const [index, group] of shared.entries())
    await answerGroup(owain, incidentId, group.groupNo, index === 0 ? { answer: 'cannot_say', note: '' } : rightly(group))
  const { agreement } = (await reviewOverview(ines, incidentId))!
  assert.deepEqual([agreement!.shared, agreement!.same], [shared.length, shared.length - 1])
  assert.ok(agreement!.kappa! > 0 && agreement!.kappa! < 1)
})

test('[LNK27] the next register keeps together and apart what was decided, and knows that it must be built anew', async () => {
  const group = groupsOf(await pairs()).find(
    ({ members, pairs: [pair] }) => members.length === 2 && pair!.wasLinked && pair!.leftNo >= 0 && pair!.rightNo >= 0,
  )!
  const [linked] = group.pairs as [QueuedPair]
  // Two people off the roster whom nothing connects.
  const [apart] = await ctx.engine.rows<{ left_no: number; right_no: number; left_key: string; right_key: string }>(
    `select a.line_no as left_no, b.line_no as right_no, a.key as left_key, b.key as right_key
     from review_line a join review_line b on a.key < b.key and a.person_no <> b.person_no and a.line_no >= 0 and b.line_no >= 0
     where not exists (select 1 from person_link l where l.person_no in (a.person_no, b.person_no) and l.roster_id is not null)
     order by all limit 1`,
  )
  const key = await decisionsKey(ctx, incidentId)
  for (const reviewer of [ines, owain]) {
    await answerGroup(reviewer, incidentId, group.groupNo, { answer: 'different', note: '' })
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
