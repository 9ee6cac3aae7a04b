/** What every form is filled from. Counts come from the register's summary; no form is given a person. */
import type { LedgerFact } from '../incident/ledger.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import type { Assessment } from '../obligation/assessment.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { FilingKind } from './filing.ts'

export type FilingInput = {
  file: IncidentFile
  /** Null: no register yet; the counts are then missing and say so. */
  summary: RegisterSummary | null
  assessment: Assessment
  now: Date
  version?: number
  kind?: FilingKind
  /** The authority's own reference, for a follow-up. */
  authorityReference?: string
  /** When what is missing is expected, in words. */
  nextUpdate?: string
  /** Facts that hold now; a field names those it rests on. */
  facts?: readonly LedgerFact[]
  /** Why it comes after the time, in the organisation's words. */
  delayReason?: string
  /** The words that people were, or will be, told in; empty: none drafted. */
  noticeText?: string
  /** When people are told, or were. */
  peopleToldAt?: string | null
}
