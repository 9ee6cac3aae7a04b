/** Questions as asked, with their answers and reminders. */
import type { Queryable } from '../store/database.ts'
import { reminderDue, type AnswerKind, type DueReminder } from './questions.ts'

export type AnswerRow = { answerNo: number; says: string; evidence: string; answeredBy: string; answeredAt: Date; factNo: number }
export type QuestionRow = {
  questionNo: number
  code: string
  asks: string
  why: string
  topic: string
  answerKind: AnswerKind
  options: string[]
  askedAt: Date
  dueAt: Date
  withdrawnAt: Date | null
  /** Newest last; the last one holds. */
  answers: AnswerRow[]
  /** Those that were given; one that is raised and not given is still due. */
  reminders: DueReminder[]
}
type Numbered<Row> = Row & { questionNo: number }
export type QuestionState = 'answered' | 'open' | 'late' | 'withdrawn'

export function stateOf({ answers, dueAt, withdrawnAt }: Pick<QuestionRow, 'answers' | 'dueAt' | 'withdrawnAt'>, now: Date): QuestionState {
  if (withdrawnAt) return 'withdrawn'
  if (answers.length > 0) return 'answered'
  return now > dueAt ? 'late' : 'open'
}

/** In the order in which they were asked. */
export async function listQuestions(db: Queryable, incidentId: string): Promise<QuestionRow[]> {
  const questions = await db.query<Omit<QuestionRow, 'answers' | 'reminders'>>(
    `select question_no as "questionNo", code, asks, why, topic, answer_kind as "answerKind", options, asked_at as "askedAt", due_at as "dueAt", withdrawn_at as "withdrawnAt"
     from question where incident_id = $1 order by question_no`,
    [incidentId],
  )
  const answers = await db.query<Numbered<AnswerRow>>(
    `select question_no as "questionNo", answer_no as "answerNo", says, evidence, answered_by as "answeredBy", answered_at as "answeredAt", fact_no as "factNo"
     from answer where incident_id = $1 order by question_no, answer_no`,
    [incidentId],
  )
  const reminders = await db.query<Numbered<DueReminder>>(
    'select question_no as "questionNo", occasion, due_at as "dueAt" from question_reminder where incident_id = $1 and reminded_at is not null order by reminded_at',
    [incidentId],
  )
  return questions.map((question) => ({
    ...question,
    answers: answers
      .filter(({ questionNo }) => questionNo === question.questionNo)
      .map(({ answerNo, says, evidence, answeredBy, answeredAt, factNo }) => ({ answerNo, says, evidence, answeredBy, answeredAt, factNo })),
    reminders: reminders.filter(({ questionNo }) => questionNo === question.questionNo).map(({ occasion, dueAt }) => ({ occasion, dueAt })),
  }))
}

export type Reminder = DueReminder & { questionNo: number }

/** What has to be asked again now, most overdue first. */
export function remindersDue(questions: readonly QuestionRow[], now: Date): Reminder[] {
  return questions
    .filter((question) => ['open', 'late'].includes(stateOf(question, now)))
    .flatMap((question) => {
      const reminder = reminderDue(question, question.reminders, now)
      return reminder ? [{ questionNo: question.questionNo, ...reminder }] : []
    })
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}
