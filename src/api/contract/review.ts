/** The review of matches, as the API takes and gives it. Values of records come as pieces in which only what differs is in clear. */
import { z } from 'zod'
import type { LinkFacts } from '../../register/link-facts.ts'

export type { LinkFacts }

export const ReviewPairParams = z.object({ incidentId: z.uuid(), pairNo: z.coerce.number().int().min(1) })
export const REVIEW_ANSWERS = ['same', 'different', 'household', 'cannot_say'] as const
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number]
export const ReviewAnswerBody = z.object({ answer: z.enum(REVIEW_ANSWERS), note: z.string().trim().max(1_000).default('') })
export const ReviewRevealBody = z.object({ reason: z.string().trim().max(300) })
export const ReviewDrawBody = z.object({
  seed: z.number().int().min(1).max(999_999_999).optional(),
  random: z.number().int().min(30).max(2_000).default(100),
  unsure: z.number().int().min(0).max(1_000).default(60),
  impact: z.number().int().min(0).max(1_000).default(40),
  golden: z.number().int().min(0).max(100).default(12),
})

export type ReviewReason = 'unsure' | 'impact' | 'random' | 'golden'
export type ReviewRange = { low: number; value: number; high: number }
export type ReviewView = {
  seed: number
  drawnAt: string
  pairs: number
  answered: number
  people: number
  byReason: { reason: ReviewReason; done: number; total: number }[]
  judged: number
  samples: number
  estimate: { people: ReviewRange; precision: ReviewRange | null; recall: ReviewRange | null; method: string } | null
  agreement: { name: string; shared: number; same: number; kappa: number | null } | null
  golden: { right: number; answered: number }
  disputed: number
  open: number[]
}
export type ReviewPiece = { text: string; differs: boolean }
export type ReviewField =
  | 'given_name'
  | 'family_name'
  | 'full_name'
  | 'date_of_birth'
  | 'gender'
  | 'address'
  | 'postcode'
  | 'phone'
  | 'email'
  | 'membership_number'
  | 'identifiers'
export type ReviewPair = {
  pairNo: number
  sides: { label: string; path: string; place: string; isRoster: boolean }[]
  fields: { field: ReviewField; left: ReviewPiece[]; right: ReviewPiece[]; how: 'same' | 'differs' | 'one_missing'; level: string; oneIn: number | null }[]
  /** Pairs that agree and differ in just the same way. */
  samePattern: number
}
export type ReviewRevealed = { seconds: number; fields: { field: ReviewField; left: string; right: string }[] }
export type ReviewAfter = {
  bits: number
  wasLinked: boolean
  expected: 'same' | 'different' | null
  others: { name: string; answer: ReviewAnswer; note: string }[]
}
