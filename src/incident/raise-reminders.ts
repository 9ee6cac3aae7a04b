/**
 * Reminders to the supplier fall due by themselves: a job raises each at its hour, notes it in the log, and waits for the next. What is raised
 * stays due on the screen until somebody gives it (remind-supplier.ts). Nothing leaves the house from here.
 */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import { enqueueAt } from '../store/queue.ts'
import { listQuestions, stateOf, type QuestionRow } from './list-questions.ts'
import { nextReminderAt, reminderDue, type DueReminder } from './questions.ts'

export const REMIND_TASK = 'remind'

/** [QST5] Has the next reminder raised at its hour, in the transaction that asks or moves a question. None is open: nothing waits. */
export async function planReminders(tx: Transaction, ctx: Context, incidentId: IncidentId): Promise<void> {
  const now = ctx.clock.now()
  const raised = await raisedOf(tx, incidentId)
  const next = openOf(await listQuestions(tx, incidentId), now)
    .map((question) => nextReminderAt(question, raised.get(question.questionNo) ?? [], now))
    .toSorted((a, b) => a.getTime() - b.getTime())[0]
  if (next) await enqueueAt(tx, REMIND_TASK, { incidentId }, `${incidentId}:${REMIND_TASK}`, next)
}

/** [QST5] Raises what is due and was not raised yet, and plans the next. Run again, it raises none twice. Gives how many. */
export async function raiseReminders(ctx: Context, incidentId: IncidentId): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const [incident] = await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    if (!incident) return 0
    const now = ctx.clock.now()
    const raised = await raisedOf(tx, incidentId)
    const due = openOf(await listQuestions(tx, incidentId), now).flatMap((question) => {
      const reminder = reminderDue(question, raised.get(question.questionNo) ?? [], now)
      return reminder ? [{ questionNo: question.questionNo, ...reminder }] : []
    })
    for (const { questionNo, occasion, dueAt } of due)
      await tx.query('insert into question_reminder (incident_id, question_no, occasion, due_at, raised_at) values ($1, $2, $3, $4, $5)', [
        incidentId,
        questionNo,
        occasion,
        dueAt,
        now,
      ])
    if (due.length > 0)
      await recordEvent(
        tx,
        ctx,
        'question.reminder-due',
        `incident:${incidentId}`,
        { questions: due.map(({ questionNo, occasion }) => `${questionNo} ${occasion}`) },
        { incidentId },
      )
    await planReminders(tx, ctx, incidentId)
    return due.length
  })
}

const openOf = (questions: readonly QuestionRow[], now: Date) => questions.filter((question) => ['open', 'late'].includes(stateOf(question, now)))

/** By question, what was raised, and what was given without waiting for it. */
async function raisedOf(tx: Transaction, incidentId: IncidentId): Promise<Map<number, DueReminder[]>> {
  const rows = await tx.query<DueReminder & { questionNo: number }>(
    'select question_no as "questionNo", occasion, due_at as "dueAt" from question_reminder where incident_id = $1',
    [incidentId],
  )
  return Map.groupBy(rows, ({ questionNo }) => questionNo)
}
