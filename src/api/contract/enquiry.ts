/** The desk, claims and the statement, as the API gives and takes them. The queue names nobody; one enquiry at a time is in clear, and logged. */
import { z } from 'zod'
import { FORM_KINDS } from '../../enquiry/forms/form.ts'
import {
  CLAIM_STATUSES,
  ENQUIRY_KINDS,
  OUTCOMES,
  PROOF_NAMES,
  REPLY_WAYS,
  STEPS,
  TYPED_CHANNELS,
  VERDICTS,
  type Channel,
  type ClaimStatus,
  type EnquiryKind,
  type Step,
  type Verdict,
} from '../../enquiry/terms.ts'

export { CLAIM_STATUSES, FORM_KINDS, OUTCOMES, PROOF_NAMES, REPLY_WAYS, TYPED_CHANNELS, VERDICTS, type EnquiryKind }
const kind = z.enum(ENQUIRY_KINDS)

export const EnquiryParams = z.object({ incidentId: z.uuid(), enquiryId: z.uuid() })
export const EntryParams = z.object({ incidentId: z.uuid(), enquiryId: z.uuid(), entryId: z.uuid() })
export const PaperParams = z.object({ incidentId: z.uuid(), enquiryId: z.uuid(), fileNo: z.coerce.number().int().min(1).max(1_000) })
export const DeskQuery = z.object({
  owner: z.enum(['me', 'nobody', 'all']).default('all'),
  state: z.enum(['not_closed', 'open', 'waiting', 'closed']).default('not_closed'),
  kind: kind.optional(),
})
const short = z.string().trim().max(300).default('')
export const TypeInBody = z.object({
  channel: z.enum(TYPED_CHANNELS),
  kind: z.enum(FORM_KINDS),
  language: z.enum(['en', 'cy']).default('en'),
  receivedOn: z.iso.date(),
  name: short,
  email: short,
  phone: short,
  address: short,
  code: short,
  text: z.string().trim().min(1).max(20_000),
})
export const OwnerBody = z.object({ staffId: z.uuid().optional() })
export const NoteBody = z.object({ text: z.string().trim().min(1).max(10_000) })
export const ProveBody = z.object({ personNo: z.coerce.number().int().min(1), how: z.array(z.enum(PROOF_NAMES)).max(8) })
export const AskBody = z.object({ ask: kind, why: z.string().trim().max(1_000).optional() })
export const PrepareQuery = z.object({ wordingId: z.string().max(60), language: z.enum(['en', 'cy']) })
export const ReplyBody = z.object({
  wordingId: z.string().max(60),
  language: z.enum(['en', 'cy']),
  way: z.enum(REPLY_WAYS),
  text: z.string().trim().min(1).max(20_000),
  meets: z.array(z.object({ ask: kind, step: z.enum(STEPS) })).max(10),
})
export const CloseBody = z.object({ outcome: z.enum(OUTCOMES) })
export const SampleBody = z.object({ verdict: z.enum(VERDICTS), note: z.string().trim().max(2_000).default('') })
export const ClaimStatusBody = z.object({ status: z.enum(CLAIM_STATUSES), why: z.string().trim().max(1_000) })
export const ClaimExportQuery = z.object({ reader: z.enum(['counsel', 'insurer']) })
export const ForecastQuery = z.object({ perPersonDay: z.coerce.number().int().min(1).max(500).default(40) })

export type DeskDuty = {
  ask: EnquiryKind
  step: Step
  ruleId: string
  dueAt: string
  metAt: string | null
  extendedWhy: string | null
  droppedWhy: string | null
}
export type DeskRow = {
  enquiryId: string
  enquiryNo: number
  reference: string
  channel: Channel
  kind: EnquiryKind
  language: 'en' | 'cy'
  receivedAt: string
  firstReadAt: string | null
  owner: { staffId: string; name: string } | null
  state: 'open' | 'waiting' | 'closed'
  isUrgent: boolean
  personNo: number | null
  isProven: boolean
  openedBy: number | null
  papers: number
  toRelease: number
  dueAt: string | null
  duties: DeskDuty[]
}
export type DeskAlarm = {
  alarm: 'urgent_waiting' | 'late' | 'unread' | 'ownerless' | 'not_taken_in' | 'mailbox_away' | 'not_sent' | 'statement_owed'
  count: number
  oldestAt: string | null
}
export type DeskPage = {
  rows: DeskRow[]
  state: { open: number; unread: number; ownerless: number; dueToday: number; late: number; closed: number; alarms: DeskAlarm[] }
  staff: { staffId: string; name: string; role: string }[]
  answers: { ready: number; inDoubt: number; sent: number; dropped: number; waiting: number; underWay: number }
  /** Replies by e-mail that were released. */
  mails: { waiting: number; inDoubt: number; handedOver: number; refused: number; byHand: number }
  sample: { enquiryId: string; enquiryNo: number; entryId: string; releasedAt: string; mayJudge: boolean }[]
  verdicts: { verdict: Verdict; count: number }[]
  forecast: { days: { day: number; expected: number; low: number; high: number; open: number }[]; peopleNeeded: number; basis: string }
  now: string
  zone: string
}
export type DeskEntryView = {
  entryId: string
  at: string
  by: string | null
  byId: string | null
  kind: string
  about: string | null
  detail: string | null
  text: string | null
  /** Of a released reply by e-mail: how far it is, and what the relay said. */
  mail: { state: 'ready' | 'claimed' | 'attempting' | 'in_doubt' | 'handed_over' | 'refused' | 'by_hand'; at: string | null; says: string | null } | null
}
export type DeskItem = DeskRow & {
  from: { name: string; email: string; phone: string; addressLines: string[] }
  subject: string
  text: string
  code: string
  found: { ask: EnquiryKind; quote: string }[]
  missingFiles: string[]
  answered: { question: string; lines: string[] }[]
  entries: DeskEntryView[]
  files: { fileNo: number; name: string; bytes: number; type: string }[]
  proof: { by: string; how?: string[]; at: string; staff?: string } | null
  suggestions: { personNo: number; by: 'code' | 'email' | 'post'; flags: string[]; isShared: boolean }[]
  /** Notices that went out to the proven person. */
  told: { at: string; channel: string; state: string }[]
  wordings: { id: string; title: string; needsProof: boolean; meets: Step[] }[]
  zone: string
}
export type PreparedReplyView = {
  text: string
  filled: { name: string; value: string; source: string }[]
  meets: Step[]
  /** What the wording answers. */ asks: readonly EnquiryKind[]
  needsProof: boolean
}

export type ClaimFinding = {
  rule: string
  question: string
  state: 'holds' | 'fails' | 'unclear' | 'cannot_check'
  says: string
  source: string
  mark: 'own' | 'secondary' | 'memory'
}
export type ClaimStanding = 'stands_so_far' | 'does_not_stand_so_far' | 'cannot_tell_yet'
export type ClaimRowView = {
  enquiryId: string
  enquiryNo: number
  reference: string
  receivedAt: string
  status: ClaimStatus
  jurisdiction: string
  owner: string | null
  isProven: boolean
  assessedAt: string | null
  standing: ClaimStanding | null
  because: string | null
  findings: ClaimFinding[]
  needed: string[]
  limitation: { lastDay: string | null; says: string; source: string; mark: 'secondary' | 'memory' } | null
}
export type ClaimsPage = {
  rows: ClaimRowView[]
  group: {
    total: number
    standing: Record<ClaimStanding | 'not_assessed', number>
    status: Partial<Record<string, number>>
    jurisdiction: Partial<Record<string, number>>
    damage: { rule: string; says: string; count: number }[]
    represented: number
    duplicates: number
    firstLimitationDay: string | null
  }
  isClaimantSide: boolean
  respondent: string | null
  zone: string
}

export type StatementVersion = { version: number; publishedAt: string; added: string[]; removed: string[] }
export type StatementView = {
  slug: string | null
  versions: StatementVersion[]
  /** What publishing now would add and take away; null: it cannot be published, and why. */
  next: { added: string[]; removed: string[]; isNew: boolean } | null
  problem: { says: string; hint: string } | null
  /** ISO day that the public version promises. */
  nextUpdateOn: string | null
  publicUrl: string | null
  zone: string
}
