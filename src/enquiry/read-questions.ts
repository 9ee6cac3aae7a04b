/** Opens the questions of the self-check for the desk, each with what may be answered; that they were read, and how many, is logged. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { matchQuestions, type FoundPerson } from './match-question.ts'
import { listQuestions, type ReceivedQuestion } from './self-check.ts'

export type OpenedQuestion = ReceivedQuestion & { found: FoundPerson[] }

/** Oldest first. `empty`: nothing to find anybody by; `unreadable`: not sealed to our key. Neither can be answered. */
export async function readQuestions(ctx: Context, incidentId: IncidentId): Promise<{ questions: OpenedQuestion[]; empty: number; unreadable: number }> {
  const { questions, empty, unreadable } = await listQuestions(ctx, incidentId)
  // Logged before anything is shown: a reading that the log does not know of must not be.
  await ctx.store.transaction((tx) =>
    recordEvent(tx, ctx, 'check_request.read', `incident:${incidentId}`, { questions: questions.length, empty, unreadable }, { incidentId }),
  )
  const found = await matchQuestions(
    ctx.store,
    incidentId,
    questions.map(({ question }) => question),
  )
  return { questions: questions.map((question, index) => ({ ...question, found: found[index]! })), empty, unreadable }
}
