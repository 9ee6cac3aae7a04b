/** What is known before the call, and the call. */
import { z } from 'zod'
import { GAPS, GAP_SAYS, type GapCode } from '../../incident/gap.ts'
import { WAYS_OF_CALLING, type WayOfCalling } from '../../incident/call.ts'
import type { Kind, Relationship } from '../../kinds.ts'

export { GAPS, GAP_SAYS, WAYS_OF_CALLING, type GapCode, type WayOfCalling }

const moment = z.iso.datetime()
export const CallBody = z.object({
  callId: z.uuid(),
  supplier: z.string().trim().min(1).max(200),
  organisation: z.string().trim().max(200).optional(),
  toldAt: moment,
  supplierAwareAt: moment.nullable(),
  occurredAt: moment.nullable(),
  said: z.string().trim().min(1).max(20_000),
  saidBy: z.string().trim().max(200),
  way: z.enum(WAYS_OF_CALLING),
})
export type CallView = { incidentId: string; reference: string; isNew: boolean }

export const DropBody = z.object({ name: z.string().min(1) })

export type GapView = { rule: string; code: GapCode; supplier: string | null; dataSet: string | null }
export type DataSetView = { dataSet: string; of: Relationship[]; kinds: Kind[]; people: number | null; keepUntil: string | null; note: string }
export type SupplierCard = {
  name: string
  kind: string
  country: string
  contact: { name: string; email: string; phone: string }
  /** Null: not known. Empty: none. */
  subSuppliers: string[] | null
  contract: { clause: string; hours: number | null; readOn: string | null; ends: string | null }
  holds: DataSetView[]
  gaps: GapView[]
  incidents: { incidentId: string; reference: string }[]
}
export type OurselvesView = {
  name: string
  kind: string
  country: string
  nation: string
  zone: string
  contact: { name: string; email: string; phone: string }
  insurer: { party: string; hours: number | null }
}
/** `version` 0: nothing was kept yet. `zone` is that of the clock on our wall. */
export type PreparednessView = {
  version: number
  keptAt: string | null
  zone: string
  ourselves: OurselvesView | null
  suppliers: SupplierCard[]
  gaps: GapView[]
  choices: { organisationKinds: string[]; nations: string[]; relationships: Relationship[]; kinds: Kind[] }
}
