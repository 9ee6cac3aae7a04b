/** The names that the desk, its screens and the API have in common: what is asked, how it came, how somebody proves who they are, how it ends. Pure. */
import { FORM_KINDS } from './forms/form.ts'

export const ENQUIRY_KINDS = [...FORM_KINDS, 'self_check'] as const
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number]

/** What is owed to the one who asks, in this order. `extend`: to be told that the answer takes longer, and why. */
export const STEPS = ['acknowledge', 'read', 'extend', 'answer'] as const
export type Step = (typeof STEPS)[number]

/** Ways in that somebody at the desk types in. */
export const TYPED_CHANNELS = ['phone', 'post', 'in_person', 'email'] as const
export type TypedChannel = (typeof TYPED_CHANNELS)[number]
export type Channel = 'form' | 'my_page' | TypedChannel

/** How somebody can prove at the desk who they are. A fact that stands in the stolen files proves little, so two are needed, of different kinds [DSK16]. */
export const PROOF_NAMES = [
  'notice_code',
  'call_back',
  'membership_number',
  'birth_month',
  'address_history',
  'joined_when',
  'document_seen',
  'in_person',
] as const
export type ProofName = (typeof PROOF_NAMES)[number]

export const REPLY_WAYS = ['email_on_file', 'letter_on_file', 'email_given', 'letter_given', 'phone'] as const
export type ReplyWay = (typeof REPLY_WAYS)[number]

export const OUTCOMES = ['answered', 'granted', 'refused', 'withdrawn', 'not_for_us', 'duplicate'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What somebody thinks of a released reply that they read again. */
export const VERDICTS = ['good', 'unclear', 'wrong_fact', 'wrong_tone', 'gave_too_much', 'too_late'] as const
export type Verdict = (typeof VERDICTS)[number]

export const CLAIM_STATUSES = ['received', 'reading', 'more_needed', 'with_counsel', 'with_insurer', 'answered', 'closed', 'withdrawn'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]
