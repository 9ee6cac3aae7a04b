/** Notes that the supplier is reminded: once for each occasion, whoever runs it and however often; and as a fact of ours, with the questions. */
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { recordFact } from './record-fact.ts'
import { listQuestions, remindersDue, type Reminder } from './list-questions.ts'

/** [QST3] Gives the reminders that are due and were not given yet; whoever gets them sends or shows them. Running it again gives none twice. */
export async function takeRemindersDue(ctx: Context, incidentId: IncidentId): Promise<Reminder[]> {
  return ctx.store.transaction(async (tx) => {
    await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    const now = ctx.clock.now()
    const due = remindersDue(await listQuestions(tx, incidentId), now)
    for (const { questionNo, occasion, dueAt } of due)
      await tx.query(
        `insert into question_reminder (incident_id, question_no, occasion, due_at, reminded_at) values ($1, $2, $3, $4, $5)
         on conflict (incident_id, question_no, occasion, due_at) do update set reminded_at = excluded.reminded_at`,
        [incidentId, questionNo, occasion, dueAt, now],
      )
    if (due.length > 0) {
      const numbers = due.map(({ questionNo }) => questionNo).toSorted((a, b) => a - b)
      await recordEvent(tx, ctx, 'question.remind', `incident:${incidentId}`, { questions: numbers }, { incidentId })
      await recordFact(tx, ctx, incidentId, {
        topic: 'reminder to the supplier',
        says: `The supplier was reminded of ${numbers.length === 1 ? 'question' : 'questions'} ${numbers.join(', ')}.`,
        grade: 'seen',
        source: `Our reminder of ${now.toISOString()}`,
        internal: true,
      })
    }
    return due
  })
}
