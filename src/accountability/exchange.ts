/** What the formats that others read are made from: an incident as it stands, in counts. No person, and no contact of anybody. */
import type { IncidentFile } from '../incident/incident-file.ts'
import type { Assessment } from '../obligation/assessment.ts'
import type { RegisterSummary } from '../register/summary.ts'

export type ExchangeInput = { incidentId: string; file: IncidentFile; assessment: Assessment; summary: RegisterSummary | null; now: Date }
