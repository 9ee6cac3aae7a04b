/** The decision page, as the API takes and gives it. */
import { z } from 'zod'

export const RulingBody = z.object({
  about: z.enum(['authority', 'people']),
  tell: z.enum(['yes', 'no', 'public']),
  reason: z.string().trim().max(4_000).default(''),
})
export const RulingParams = z.object({ incidentId: z.uuid(), rulingNo: z.coerce.number().int().min(1) })
export const RuleParams = z.object({ incidentId: z.uuid(), ruleId: z.string().max(120) })
export const DelayBody = z.object({ reason: z.string().trim().max(4_000) })

export type RulingView = {
  rulingNo: number
  about: 'authority' | 'people'
  tell: 'yes' | 'no' | 'public'
  advised: string
  overrides: boolean
  reason: string
  decidedName: string
  decidedAt: string
  confirmedName: string | null
  confirmedAt: string | null
  /** It is the newest about its question, not confirmed yet, and by somebody else. */
  canConfirm: boolean
}
export type DecisionReason = { rule: string; says: string; consequence: string; weight: string; certainty: string; source: string }
export type SchemeView = {
  id: string
  name: string
  result: string
  why: string
  confidence: string
  factors: { name: string; speaks: 'for harm' | 'against harm' | 'not known'; reason: string }[]
}
export type DecisionPageView = {
  assessedAt: string
  /** What is owed to whom if it stays as advised. */
  authority: { advised: string; certainty: string; reasons: DecisionReason[]; dueAt: string | null; law: string }
  people: { advised: string; certainty: string; reasons: DecisionReason[]; count: { low: number; high: number } | null; law: string }
  openQuestions: string[]
  bridge: string
  schemes: SchemeView[]
  nearestCase: { id: string; title: string; authority: string; people: string; likeness: number; shares: string[]; differs: string[] } | null
  rulings: RulingView[]
  notTold: { who: string; reasons: string[] }[]
  /** The authority was, or would now be, told late; the reason as given. */
  late: { isLate: boolean; ruleId: string; reason: string } | null
}
