/** The ledger, the chain of parties, and the questions to the supplier, as the API takes and gives them. */
import { z } from 'zod'
import { GRADES, type Grade } from '../../incident/fact.ts'

const text = z.string().trim().min(1).max(4_000)
const instant = z.iso.datetime({ offset: true })

export const FactBody = z.object({
  topic: text,
  says: text,
  grade: z.enum(GRADES),
  source: text,
  statedAt: instant.nullable().optional(),
  evidence: z.string().max(1_000).optional(),
  sets: z
    .object({ path: z.string().max(100), value: z.unknown() })
    .nullable()
    .optional(),
  internal: z.boolean().optional(),
})
export const CorrectionBody = FactBody.partial().extend({ reason: z.string().trim().max(1_000) })
export const FactParams = z.object({ incidentId: z.uuid(), factNo: z.coerce.number().int().min(1) })
export const SettleBody = z.object({ document: text, factNo: z.number().int().min(1), how: z.string().trim().max(1_000) })
export const TellingBody = z.object({
  from: z.string().max(300).optional(),
  to: z.string().max(300).optional(),
  body: z.string().max(60).nullable().optional(),
  at: instant,
  how: z.string().max(1_000).optional(),
  reference: z.string().max(300).optional(),
})
export const PartyBody = z.object({ name: text, role: z.string().max(40), country: z.string().max(2).optional(), contact: z.string().max(300).optional() })
export const QuestionParams = z.object({ incidentId: z.uuid(), questionNo: z.coerce.number().int().min(1) })
export const QuestionBody = z.object({ asks: text, why: z.string().max(1_000).optional(), dueAt: instant })
export const AnswerBody = z.object({ says: text, evidence: z.string().max(1_000).optional(), answeredBy: text })
export const MoveBody = z.object({ dueAt: instant, reason: z.string().trim().max(1_000) })
export const WithdrawBody = z.object({ reason: z.string().trim().max(1_000) })

export type LedgerEntry = {
  factNo: number
  topic: string
  says: string
  grade: Grade
  source: string
  statedAt: string
  recordedAt: string
  replacesNo: number | null
  /** The fact that took its place; null: it holds. */
  replacedByNo: number | null
  evidence: string
  internal: boolean
  sets: { path: string; value: unknown } | null
  /** Documents that cite it: `filing:ico:2`. */
  citedIn: string[]
}
export type CorrectionView = {
  document: string
  place: string
  said: string
  factNo: number
  before: string
  newFactNo: number
  after: string
  changedAt: string
  citedAt: string
}
/** A place of the incident file that a fact can set; `choices` empty: free, as `kind` says. */
export type SettableView = { path: string; choices: string[]; value: unknown }
export type LedgerView = { facts: LedgerEntry[]; corrections: CorrectionView[]; settable: SettableView[] }

export type PartyView = { name: string; role: string; country: string; contact: string; under: string }
export type TellingView = { from: string; to: string; body: string | null; at: string; how: string; reference: string }
export type ChainView = { parties: PartyView[]; tellings: TellingView[]; supplierDelayHours: number | null }

export type QuestionView = {
  questionNo: number
  code: string
  asks: string
  why: string
  answerKind: 'text' | 'choice' | 'moment' | 'count' | 'lines'
  options: string[]
  askedAt: string
  dueAt: string
  state: 'answered' | 'open' | 'late' | 'withdrawn'
  answers: { says: string; evidence: string; answeredBy: string; answeredAt: string; factNo: number }[]
  remindedAt: string[]
}
export type QuestionsView = { supplier: string; questions: QuestionView[]; notAsked: number; remindersDue: number }
/** What to send to the supplier now, ready to copy. */
export type ReminderView = { questions: number; text: string }
