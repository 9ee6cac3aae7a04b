import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { fixedClock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { isZone } from '../../incident/zone.ts'
import { advisedChoices, debriefOf, dutiesAt, EXERCISES, exerciseOf, factsAt, hourInWords, stateAt } from './exercise.ts'
import { answerExercise, endExercise, getExerciseRun, hourOf, moveOn, startExercise } from './run-exercise.ts'

test('[EXE4] there are ten cases, each with facts, decisions, sources and what is not verified', () => {
  assert.equal(EXERCISES.length, 10)
  for (const exercise of EXERCISES) {
    assert.ok(
      exercise.facts.length >= 3 && exercise.decisions.length >= 3 && exercise.sources.length > 0 && exercise.note !== '' && exercise.outcome !== '',
      exercise.id,
    )
    assert.ok(isZone(exercise.zone) && !Number.isNaN(Date.parse(exercise.startsAt)))
    assert.equal(new Set(exercise.decisions.map(({ id }) => id)).size, exercise.decisions.length)
    assert.equal(exercise.facts[0]!.hour, 0)
  }
})

for (const exercise of EXERCISES) {
  test(`[EXE2] ${exercise.id}: what is advised at each decision is one of its choices, and comes with a reason`, () => {
    for (const decision of exercise.decisions) {
      const { choices, because } = advisedChoices(exercise, decision)
      assert.ok(choices.length > 0 && because !== '', decision.id)
      for (const choice of [...choices, decision.happened.choice].filter((one) => one !== null))
        assert.ok(
          decision.choices.some(([id]) => id === choice),
          `${decision.id}: ${choice}`,
        )
    }
  })
}

test('[EXE1] nothing is shown before its hour, and what was shown stays', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EXERCISES),
      fc.double({ min: 0, max: 2_000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (exercise, hour, later) => {
        const [now, then] = [stateAt(exercise, hour, []), stateAt(exercise, hour + later, [])]
        assert.ok(now.known.every((fact) => fact.hour <= hour) && now.open.every((decision) => decision.hour <= hour))
        assert.ok(now.known.every((fact) => then.known.includes(fact)))
        assert.ok(now.nextHour === null || now.nextHour > hour)
      },
    ),
  )
})

test('[EXE2] the advice is that of the moment: in Labour 2021 the rules tell the authority at hour 1, though nobody knows what was copied', () => {
  const exercise = exerciseOf('labour-2021')!
  assert.deepEqual(advisedChoices(exercise, exercise.decisions[0]!).choices, ['yes'])
  assert.equal(factsAt(exercise, 1).data.kinds, null)
  assert.deepEqual(factsAt(exercise, 30).data.kinds!.includes('political_opinion'), true)
  assert.ok(dutiesAt(exercise, 1).some(({ rule, dueAt }) => rule === 'uk-gdpr.33.1' && dueAt === '2021-11-01T16:00:00.000Z'))
})

test('[EXE2] disproportionate effort changes the form: the Electoral Commission tells the public', () => {
  const exercise = exerciseOf('electoral-commission-2022')!
  assert.deepEqual(
    advisedChoices(
      exercise,
      exercise.decisions.find(({ id }) => id === 'people')!,
    ).choices,
    ['public'],
  )
})

test('[EXE3] the debrief holds the team against the rules and against what happened, and compares times only of like with like', () => {
  const exercise = exerciseOf('labour-2021')!
  const debrief = debriefOf(exercise, [
    { decision: 'authority', choice: 'yes', reason: '', hour: 2 },
    { decision: 'people', choice: 'some', reason: 'Candidates first', hour: 30 },
    { decision: 'inbox', choice: 'page', reason: '', hour: 400 },
    { decision: 'audience', choice: 'members', reason: '', hour: 50 },
    { decision: 'audience', choice: 'everyone', reason: 'On second thoughts', hour: 60 },
  ])
  const line = (id: string) => debrief.lines.find(({ decision }) => decision === id)!
  assert.deepEqual([line('people').hoursAgainstHappened, line('people').isAsAdvised], [30 - 120, true])
  assert.deepEqual([line('inbox').isAsAdvised, line('inbox').team!.isInTime, line('inbox').hoursAgainstHappened], [false, false, null])
  assert.equal(line('audience').team!.choice, 'everyone', 'the last answer counts')
  assert.deepEqual([debrief.asAdvised, debrief.inTime, debrief.decisions], [3, 3, 4])
  assert.equal(
    debriefOf(exercise, []).lines.every(({ team }) => team === null),
    true,
  )
})

test('hours are said as days', () => assert.deepEqual([hourInWords(0.5), hourInWords(24), hourInWords(51)], ['hour 0.5', 'day 1', 'day 2, 3 h']))

let ctx: TestContext
const START = Date.parse('2026-11-01T09:00:00Z')
const at = (minutes: number): TestContext => Object.assign(Object.create(ctx) as TestContext, { clock: fixedClock(new Date(START + minutes * 60_000)) })
before(async () => {
  ctx = await testContext()
})
after(() => ctx.cleanUp())

test('[EXE5] a run goes by the clock of the server, can be moved on, takes no answer before its time, and stands once it has ended', async () => {
  await assert.rejects(startExercise(at(0), 'atlantis-1999', 'x', 1), (error: unknown) => error instanceof AppError && error.code === 'exercise_unknown')
  const runId = await startExercise(at(0), 'labour-2021', 'Membership', 6)
  const run = () => getExerciseRun(ctx.store, runId)
  assert.equal(hourOf(await run(), new Date(START + 2 * 60_000)), 12)
  const closed = (error: unknown) => error instanceof AppError && error.code === 'exercise_closed'
  await assert.rejects(answerExercise(at(2), runId, { decision: 'people', choice: 'yes', reason: '' }), closed)
  await assert.rejects(answerExercise(at(2), runId, { decision: 'authority', choice: 'perhaps', reason: '' }), closed)
  await answerExercise(at(2), runId, { decision: 'authority', choice: 'yes', reason: 'The call' })
  assert.equal(await moveOn(at(2), runId), 20)
  assert.equal(await moveOn(at(2), runId), 24)
  await answerExercise(at(3), runId, { decision: 'people', choice: 'yes', reason: '' })
  assert.deepEqual(
    (await run()).answers.map(({ decision, hour }) => [decision, hour]),
    [
      ['authority', 12],
      ['people', 30],
    ],
  )
  await endExercise(at(4), runId)
  assert.equal(hourOf(await run(), new Date(START + 600 * 60_000)), 36)
  await assert.rejects(answerExercise(at(5), runId, { decision: 'authority', choice: 'no', reason: '' }), closed)
})
