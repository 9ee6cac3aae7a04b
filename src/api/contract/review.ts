/** The review of matches, as the API takes and gives it. Values of records come as pieces in which only what differs is in clear. */
import { z } from 'zod'
import type { LinkFacts } from '../../register/link-facts.ts'
import { WEIGHT_TABLES, type WeightTable } from '../../register/review/weight-tables.ts'

export type { LinkFacts, WeightTable }

export const ReviewGroupParams = z.object({ incidentId: z.uuid(), groupNo: z.coerce.number().int().min(1) })
export const REVIEW_ANSWERS = ['same', 'different', 'household', 'cannot_say'] as const
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number]
/** `persons`: for three records and more that are not one person, which person each of them is. */
export const ReviewAnswerBody = z.object({
  answer: z.enum(REVIEW_ANSWERS),
  note: z.string().trim().max(1_000).default(''),
  persons: z.array(z.number().int().min(1).max(9)).min(2).max(9).optional(),
})
export const ReviewRevealBody = z.object({ reason: z.string().trim().max(300) })
export const ReviewWeightsQuery = z.object({ table: z.enum(WEIGHT_TABLES).default('levels') })
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
  records: number
  people: number
  /** What the register says by itself, before anybody looked. */
  model: ReviewRange | null
  byReason: { reason: ReviewReason; done: number; total: number }[]
  judged: number
  samples: number
  estimate: { people: ReviewRange; precision: ReviewRange | null; recall: ReviewRange | null; method: string } | null
  whenDone: { low: number; high: number } | null
  agreement: { name: string; shared: number; same: number; kappa: number | null } | null
  golden: { right: number; answered: number }
  disputed: number
  open: { groupNo: number; records: number }[]
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
export type ReviewGroup = {
  groupNo: number
  sides: { label: string; path: string; place: string; isRoster: boolean }[]
  fields: {
    field: ReviewField
    /** One for each side; no piece where it is not given. */
    values: ReviewPiece[][]
    how: 'same' | 'same_given' | 'differs' | 'one_given'
    level: string
    oneIn: number | null
  }[]
  /** Pairs that agree and differ in just the same way; 0 for more than two records. */
  samePattern: number
}
export type ReviewRevealed = { seconds: number; fields: { field: ReviewField; values: string[] }[] }
export type ReviewAfter = {
  /** Sides by their place. `bits` is null where two records were joined through others. */
  links: { left: number; right: number; bits: number | null; wasLinked: boolean }[]
  /** Whether the known answer was given; null where none is known. */
  isRight: boolean | null
  others: { name: string; answer: ReviewAnswer; persons: number[]; note: string }[]
}
