/** Exercises: real cases as replays. They touch no incident and no person. */
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { debriefOf, dutiesAt, exerciseOf, EXERCISES, stateAt } from '../obligation/exercise/exercise.ts'
import { answerExercise, endExercise, getExerciseRun, hourOf, listExerciseRuns, moveOn, startExercise } from '../obligation/exercise/run-exercise.ts'
import { ExerciseAnswerBody, RunParams, StartExerciseBody, type ExerciseListView, type ExerciseRunView } from './contract.ts'
import { checked, route, type Door } from './request.ts'

export function exerciseRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/exercises', 'exercise.run', ({ ctx }) => listOf(ctx))
  route(app, door, 'POST', '/api/exercises', 'exercise.run', async ({ ctx, request }) => {
    const { caseId, team, hoursAMinute } = checked(StartExerciseBody, request.body)
    return runView(ctx, await startExercise(ctx, caseId, team, hoursAMinute))
  })
  route(app, door, 'GET', '/api/exercise-runs/:runId', 'exercise.run', ({ ctx, request }) => runView(ctx, checked(RunParams, request.params).runId))
  route(app, door, 'POST', '/api/exercise-runs/:runId/move-on', 'exercise.run', async ({ ctx, request }) => {
    const { runId } = checked(RunParams, request.params)
    await moveOn(ctx, runId)
    return runView(ctx, runId)
  })
  route(app, door, 'POST', '/api/exercise-runs/:runId/answers', 'exercise.run', async ({ ctx, request }) => {
    const { runId } = checked(RunParams, request.params)
    await answerExercise(ctx, runId, checked(ExerciseAnswerBody, request.body))
    return runView(ctx, runId)
  })
  route(app, door, 'POST', '/api/exercise-runs/:runId/end', 'exercise.run', async ({ ctx, request }) => {
    const { runId } = checked(RunParams, request.params)
    await endExercise(ctx, runId)
    return runView(ctx, runId)
  })
}

async function listOf(ctx: Context): Promise<ExerciseListView> {
  const runs = await listExerciseRuns(ctx.store)
  return {
    cases: EXERCISES.map(({ id, title, you, facts, decisions, note }) => ({ id, title, you, facts: facts.length, decisions: decisions.length, note })),
    runs: runs.map(({ runId, caseId, team, startedAt, endedAt }) => ({
      runId,
      title: exerciseOf(caseId)?.title ?? caseId,
      team,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }
}

async function runView(ctx: Context, runId: string): Promise<ExerciseRunView> {
  const run = await getExerciseRun(ctx.store, runId)
  const { exercise, answers } = run
  const hour = hourOf(run, ctx.clock.now())
  const state = stateAt(exercise, hour, answers)
  const choiceOf = (decisionId: string, choice: string) =>
    exercise.decisions.find(({ id }) => id === decisionId)?.choices.find(([id]) => id === choice)?.[1] ?? choice
  const debrief = run.endedAt ? debriefOf(exercise, answers) : null
  return {
    runId,
    title: exercise.title,
    you: exercise.you,
    note: exercise.note,
    team: run.team,
    hour,
    hoursAMinute: run.hoursAMinute,
    isEnded: run.endedAt !== null,
    isOver: state.isOver,
    nextHour: state.nextHour,
    known: state.known.map(({ hour: at, from, grade, says }) => ({ hour: at, from, grade, says })),
    open: state.open.map(({ id, asks, hour: at, withinHours, choices }) => ({
      id,
      asks,
      hour: at,
      byHour: at + withinHours,
      choices: choices.map(([choice, label]) => ({ id: choice, label })),
    })),
    decided: answers.map(({ decision, choice, hour: at, reason }) => ({
      decision,
      asks: exercise.decisions.find(({ id }) => id === decision)?.asks ?? decision,
      label: choiceOf(decision, choice),
      hour: at,
      reason,
    })),
    duties: dutiesAt(exercise, hour)
      .filter(({ dueAt }) => dueAt !== null)
      .slice(0, 6)
      .map(({ title, display, status }) => ({ title, display, status })),
    debrief: debrief && {
      lines: debrief.lines.map(({ team, ...line }) => ({
        ...line,
        team: team && { label: team.label, hour: team.hour, reason: team.reason, isInTime: team.isInTime },
      })),
      asAdvised: debrief.asAdvised,
      inTime: debrief.inTime,
      decisions: debrief.decisions,
      outcome: debrief.outcome,
      sources: debrief.sources.map(({ title, url }) => ({ title, url })),
    },
  }
}
