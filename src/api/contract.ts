/**
 * What the API takes and gives: the only file of src/ that the console knows. Schemas check what comes in; types say what goes out.
 * Times are ISO 8601 in UTC, days are ISO days, probabilities are 0 to 1. Nothing here names a person in clear but the answer to a reveal.
 */
import { z } from 'zod'
import { FLAGS, KINDS, RELATIONSHIPS, type Flag, type Kind, type Relationship } from '../kinds.ts'
import type { LinkGraph } from '../register/link-graph.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { FILE_STATUSES, type FileStatus } from '../evidence/record.ts'
import type { InventoryRow } from '../evidence/inventory-row.ts'
import type { ListedPerson } from '../register/listed-person.ts'
import { GRADES, type Grade } from '../incident/fact.ts'

export { GRADES, type InventoryRow, type FileStatus, type Flag, type Grade, type Kind, type RegisterSummary, type Relationship, type LinkGraph }
export * from './contract/account.ts'
export * from './contract/answers.ts'
export * from './contract/campaign.ts'
export * from './contract/counsel.ts'
export * from './contract/enquiry.ts'
export * from './contract/exercise.ts'
export * from './contract/filing.ts'
export * from './contract/incident.ts'
export * from './contract/obligation.ts'
export * from './contract/preparedness.ts'
export * from './contract/register-changes.ts'
export * from './contract/retention.ts'
export * from './contract/review.ts'
export * from './contract/staff.ts'
export * from './contract/supplier.ts'

export const SignInBody = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1024), code: z.string().max(32).optional() })
export const LinkBody = z.object({
  token: z.string().min(8).max(512),
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().min(3).max(320),
  password: z.string().min(1).max(1024),
  /** Whoever has a second factor already: a forgotten password does not undo it. */
  code: z.string().trim().max(12).optional(),
})
export const IncidentParams = z.object({ incidentId: z.uuid() })
export const PersonParams = z.object({ incidentId: z.uuid(), personNo: z.string().regex(/^(P-)?\d{1,15}$/) })
const pageSize = z.coerce.number().int().min(1).max(1000)
export const RegisterQuery = z.object({
  relationship: z.enum(RELATIONSHIPS).optional(),
  kind: z.enum(KINDS).optional(),
  flag: z.enum(FLAGS).optional(),
  /** A person's number, with or without P-. Names are not searched: a search is a way to ask whether someone is on the list. */
  q: z.string().max(20).optional(),
  after: z.coerce.number().int().min(0).optional(),
  before: z.coerce.number().int().min(0).optional(),
  limit: pageSize.default(500),
})
export const EvidenceQuery = z.object({
  status: z.enum([...FILE_STATUSES, 'waiting']).optional(),
  q: z.string().max(200).optional(),
  after: z.coerce.number().int().min(-1).default(-1),
  limit: pageSize.default(500),
})
export const LogQuery = z.object({ before: z.coerce.number().int().min(0).optional(), limit: pageSize.default(200) })
export const RevealBody = z.object({ field: z.enum(KINDS), reason: z.string().trim().max(500) })
export const NoticeParams = z.object({ incidentId: z.uuid(), audience: z.string().max(100), channel: z.string().max(40), language: z.string().max(10) })

/** `mustEnrol`: nothing is done before the second factor that this role needs. */
export type Me = { staffId: string; name: string; role: string; may: string[]; mustEnrol: boolean }
export type SignInAnswer = { needsCode: true } | { needsCode: false; me: Me }
export type ApiError = { code: string; says: string; hint: string }

export type IncidentRow = {
  incidentId: string
  reference: string
  title: string
  organisation: string
  supplier: string | null
  openedAt: string
  awareAt: string
  zone: string
}
export type IncidentHead = IncidentRow & {
  awareReason: string
  occurredAt: string | null
  supplierAwareAt: string | null
  supplierToldUsAt: string | null
  confirmedAt: string | null
}

/** The strict clock: elapsed hours, so a change of clocks moves what the wall says and nothing else. */
export type DeadlineClock = {
  ruleId: string
  addressee: string
  body: string
  article: string
  startedAt: string
  dueAt: string
  latestArguableAt: string | null
  /** Elapsed hours between start and due. */
  hours: number
  /** When the wall clocks change between start and due. */
  clocksChange: { at: string; direction: 'back' | 'forward' } | null
  metAt: string | null
}

/** One sentence of the summary: which, its figures, and how firmly it stands. The words are the console's. */
export type SummarySentence = {
  key:
    | 'affected'
    | 'nobody'
    | 'not_counted'
    | 'inaccessible'
    | 'exposed'
    | 'bank'
    | 'copied_unknown'
    | 'copied_seen'
    | 'copied_likely'
    | 'copied_not_seen'
    | 'own_untouched'
  grade: Grade
  count?: number
  kinds?: Kind[]
  who?: string
}
export type Fact = { factNo: number; topic: string; says: string; grade: Grade; source: string; statedAt: string; replacesNo: number | null }
export type Facts = { know: Fact[]; believe: Fact[]; unknown: Fact[] }
export type EstimateStep = { at: string; event: string; low: number; likely: number | null; high: number }

export type SeverityView = {
  /** ENISA's score, as a range when something is not known. */
  low: number
  high: number
  bandLow: string
  bandHigh: string
  nearEdge: boolean
  /** `id` as ENISA names it (DPC, EI, CB …); low and high differ where a fact is not known. */
  factors: { id: string; rule: string; low: number; high: number; why: string }[]
}
export type DecisionView = {
  authority: string
  authorityCertainty: string
  people: string
  peopleCertainty: string
  rules: { id: string; says: string; certainty: string; source: string }[]
  openQuestions: string[]
  /** Where the score and the decision point different ways, in words. */
  bridge: string
  /** The published case most like this one; `likeness` 0 to 1, 1: alike in everything compared. */
  nearestCase: { id: string; title: string; authority: string; people: string; likeness: number; shares: string[]; differs: string[] } | null
  assessedAt: string
}
export type DutyStatus = 'due' | 'not_due' | 'cannot_rule_out' | 'exempt' | 'voluntary' | 'done'
export type ObligationRow = {
  ruleId: string
  regime: string
  article: string
  title: string
  addressee: string
  /** Who that is, as an identifier: ico, people, insurer … */
  body: string
  owedBy: 'us' | 'supplier'
  channel: string
  status: DutyStatus
  dueAt: string | null
  latestArguableAt: string | null
  clock: string
  why: string[]
  content: string[]
  confidence: 'primary' | 'secondary' | 'unverified'
  source: string
  metAt: string | null
  metNote: string | null
  computedAt: string
  /** The duty it hangs on: before it, with it, or after it. */
  hangsOn: { rule: string; title: string; order: 'before' | 'with' | 'after' } | null
  /** Duties that hang on this one. */
  carries: { rule: string; title: string }[]
  mustNotContain: string[]
  substitute: string
  /** Of a row that stands for several rules: which. */
  covers: string[]
  /** In force, guidance, voluntary, enacted for later. */
  force: string
}

/** Bytes by folder and outcome, for the treemap. */
export type EvidenceGroup = { name: string; state: 'read' | 'partly' | 'inaccessible' | 'not_readable' | 'waiting'; files: number; bytes: number }
export type EvidenceMap = {
  files: number
  bytes: number
  groups: EvidenceGroup[]
  /** Every line of the supplier's list, by how it compares: intact, changed, missing, new, rendered_inaccessible, same_size_not_proven. */
  manifest: { result: string; files: number }[]
}
export type EvidencePage = { rows: InventoryRow[]; total: number; nextAfter: number | null }

export type NoticeDraft = {
  audience: string
  channel: string
  language: string
  people: number
  subject: string
  text: string
  hasHtml: boolean
  letter: string[]
  draftedAt: string
}

/** What somebody has to do, most urgent first. */
export type WaitingItem = {
  key: 'file' | 'decide' | 'remind' | 'notices' | 'unread'
  ruleId?: string
  /** The duty's own title. */
  title?: string
  addressee?: string
  body?: string
  count?: number
  dueAt: string | null
  to: 'filing' | 'obligations' | 'questions' | 'notices' | 'evidence'
}
export type StageRun = {
  stage: string
  state: 'running' | 'done' | 'failed'
  done: number
  total: number
  unit: string
  startedAt: string
  endedAt: string | null
  /** Why it stopped, and the way out; null while it runs or when it ended well. */
  problem: { says: string; hint: string } | null
}
export type Overview = {
  now: string
  incident: IncidentHead
  /** When its people were erased; the rest is its record. */
  erasedAt: string | null
  clock: DeadlineClock | null
  sentences: SummarySentence[]
  summary: RegisterSummary | null
  summaryAt: string | null
  estimate: EstimateStep[]
  facts: Facts
  kinds: { kind: Kind; people: number; special: boolean }[]
  severity: SeverityView | null
  decision: DecisionView | null
  obligations: ObligationRow[]
  evidence: EvidenceMap
  notices: { audience: string; channel: string; language: string; people: number }[]
  waiting: WaitingItem[]
  stages: StageRun[]
}

export type PersonRow = Omit<ListedPerson, 'onRoster' | 'weakestLinkBits'>
export type RegisterPage = {
  rows: PersonRow[]
  /** People that fit the filter. */
  total: number
  /** How many stand before the first row. */
  offset: number
  after: number | null
  before: number | null
}
export type Exposure = { kind: Kind; special: boolean; masked: string; place: string; places: number; confidence: string; canReveal: boolean }
export type WeightPart = { field: string; left: string; right: string; level: string; bits: number }
export type PersonView = PersonRow & {
  onRoster: boolean
  weakestLinkBits: number | null
  exposures: Exposure[]
  sources: { recordNo: number; path: string; place: string; label: string }[]
  links: { record: number; against: string; bits: number; probability: number; parts: WeightPart[] }[]
  /** Points are the records and the roster's row; lines are what holds them together or apart. */
  graph: LinkGraph
  roster: { path: string; place: string } | null
  modelHash: string | null
  household: { personNo: number; masked: string; relationship: Relationship }[]
  looks: { at: string; name: string; action: string; reason: string | null }[]
}
export type RevealAnswer = { field: Kind; value: string; seconds: number }

export type LogEntry = { seq: number; at: string; actor: string; role: string; action: string; object: string; reason: string | null }
/** What a check of the whole log found; `problems` is empty when the log is whole. */
export type LogVerdictView = { entries: number; checkpoints: number; erasedDetails: number; root: string; problems: string[]; checkedAt: string }
export type LogPage = { rows: LogEntry[]; size: number; checkpoint: { size: number; at: string } | null; nextBefore: number | null }

/** One message of the event stream. */
export type ProgressEvent = { incidentId: string; stages: StageRun[] }
