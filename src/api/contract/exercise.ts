/** Exercises: real cases as replays, as the API takes and gives them. */
import { z } from 'zod'

export const StartExerciseBody = z.object({
  caseId: z.string().max(60),
  team: z.string().trim().max(120).default(''),
  hoursAMinute: z.number().min(0).max(48).default(0),
})
export const RunParams = z.object({ runId: z.uuid() })
export const ExerciseAnswerBody = z.object({ decision: z.string().max(60), choice: z.string().max(60), reason: z.string().trim().max(2_000).default('') })

export type ExerciseListView = {
  cases: { id: string; title: string; you: string; facts: number; decisions: number; note: string }[]
  runs: { runId: string; title: string; team: string; startedAt: string; endedAt: string | null }[]
}
export type ExerciseDecisionView = { id: string; asks: string; hour: number; byHour: number; choices: { id: string; label: string }[] }
export type DebriefLineView = {
  decision: string
  asks: string
  team: { label: string; hour: number; reason: string; isInTime: boolean } | null
  advised: { labels: string[]; because: string }
  isAsAdvised: boolean
  happened: { label: string; hour: number | null; says: string }
  hoursAgainstHappened: number | null
  lesson: string
}
export type ExerciseRunView = {
  runId: string
  title: string
  you: string
  note: string
  team: string
  hour: number
  hoursAMinute: number
  isEnded: boolean
  /** Everything was shown and decided: it can be ended. */
  isOver: boolean
  nextHour: number | null
  known: { hour: number; from: string; grade: 'forensic' | 'seen' | 'supplier' | 'assumed' | 'unknown'; says: string }[]
  open: ExerciseDecisionView[]
  decided: { decision: string; asks: string; label: string; hour: number; reason: string }[]
  duties: { title: string; display: string; status: string }[]
  /** Once it has ended. */
  debrief: { lines: DebriefLineView[]; asAdvised: number; inTime: number; decisions: number; outcome: string; sources: { title: string; url: string }[] } | null
}
