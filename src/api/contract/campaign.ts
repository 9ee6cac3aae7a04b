/** Notices as they are planned, approved and sent: what the API takes and gives. */
import { z } from 'zod'

export const CampaignParams = z.object({ incidentId: z.uuid(), campaignId: z.coerce.number().int().min(1) })
/** `en`, `cy`, or the tag of a language that the organisation gave by file. */
const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
export const PlanBody = z.object({
  purpose: z.enum(['first', 'update', 'correction']).default('first'),
  firstDay: z.iso.date().optional(),
  deskPerDay: z.number().int().min(1).max(10_000_000).optional(),
  contactsPer100: z.number().min(0.1).max(100).optional(),
  language: LanguageTag.optional(),
})
export const ApproveBody = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })
export const ReasonBody = z.object({ reason: z.string().trim().min(3).max(500) })
export const WordingBody = z.object({ language: LanguageTag, block: z.string().min(1).max(80), paragraphs: z.array(z.string().max(2_000)).max(12) })
export const DoubtBody = z.object({ decision: z.enum(['taken', 'send_again']), reason: z.string().trim().min(3).max(500) })
export const ExampleQuery = z.object({ personNo: z.coerce.number().int().min(1), language: LanguageTag })

/** Where a test message went: the address of whoever asked. */
export type TestSent = { to: string }

export type CampaignState = 'planned' | 'approved' | 'sending' | 'paused' | 'done' | 'cancelled'
export type CampaignHead = { campaignId: number; purpose: string; version: number; state: CampaignState; people: number; plannedAt: string }
export type CampaignPart = { partNo: number; wave: string; day: string; people: number; expectedContacts: number; left: number }
export type NoticeExample = { audience: string; channel: string; language: string; people: number; personNo: number }
export type CampaignBlock = { block: string; people: number; isEditable: boolean; kinds: string[] }
export type CampaignView = {
  campaignId: number
  purpose: string
  version: number
  state: CampaignState
  stopReason: string | null
  plannedAt: string
  editors: string[]
  approver: string | null
  approvedAt: string | null
  /** The whole, to approve by; and its first figures, to read out. */
  hash: string
  hashShort: string
  /** Whether this reader planned or changed it, and so cannot approve. */
  isMine: boolean
  counts: { channel: string; state: string; people: number }[]
  parts: CampaignPart[]
  examples: NoticeExample[]
  blocks: CampaignBlock[]
  /** By language. */
  wording: Record<string, Record<string, string[]>>
  /** In which languages a notice of this campaign can be read: English, Welsh and those by file. */
  languages: { tag: string; name: string; dir: 'ltr' | 'rtl' }[]
  deskPerDay: number
  contactsPer100: number
  firstDay: string
  newestAt: string | null
  hasRelay: boolean
}
export type NoticePreviewView = {
  subject: string
  text: string
  /** Our own words and the organisation's, block by block, in reading order. */
  blocks: {
    name: string
    heading: string
    texts: string[]
    items: string[]
    actions: { when: string; howLong: string; head: string; texts: string[] }[]
    lines: string[]
  }[]
  title: string
  salutation: string
  organisation: string
  reference: string
  findings: { rule: string; says: string; words: string; instead: string; block: string }[]
  words: number
  grade: number | null
}
/** What one person was told: each way of each campaign, and what came back. */
export type PersonNotices = {
  campaignId: number
  purpose: string
  version: number
  rows: {
    channel: string
    language: string
    state: string
    reason: string
    attemptedAt: string | null
    resultAt: string | null
    reply: string
    messageSha256: string | null
    batchNo: number | null
  }[]
  events: { channel: string; at: string; event: string; detail: string }[]
}[]
export type CampaignFindings = {
  combinations: number
  findings: { rule: string; says: string; audience: string; people: number; example: string }[]
  checks: { name: string; state: 'green' | 'amber' | 'red'; says: string; settle: string }[]
  blockers: { rule: string; says: string; settle: string }[]
  /** What only a reader can check, and who is told by hand: nothing of it stands in the way. */
  notes: string[]
}
