/** What happened to data that a supplier holds for us, and when who knew. */
import type { IncidentId } from '../ids.ts'
import type { IncidentFile } from './incident-file.ts'

/**
 * The moments kept apart, because laws start their clocks at different ones. ISO in UTC; null: not known.
 * A controller is in principle aware once its processor has told it (EDPB Guidelines 9/2022).
 */
export type Moments = {
  occurredAt: string | null
  supplierAwareAt: string | null
  supplierToldUsAt: string | null
  confirmedAt: string | null
  /** Awareness as we assert it; the clocks start here. */
  awareAt: string
  awareReason: string
}

export type Incident = {
  incidentId: IncidentId
  organisationName: string
  supplierName: string | null
  reference: string
  title: string
  openedAt: Date
  zone: string
  moments: Moments
  profile: IncidentFile
}

/** Hours the supplier took to tell us after it knew; null: one of the two is not known. */
export function supplierDelayHours(moments: Moments): number | null {
  if (!moments.supplierAwareAt || !moments.supplierToldUsAt) return null
  return (Date.parse(moments.supplierToldUsAt) - Date.parse(moments.supplierAwareAt)) / 3_600_000
}

/**
 * What cannot be true of a chain of moments, in words: nobody tells before knowing, nobody knows before it happened.
 * An empty list says that the order holds as far as it is known.
 */
export function momentsOutOfOrder(moments: Moments): string[] {
  const chain: [string, string | null][] = [
    ['occurred', moments.occurredAt],
    ['supplier_aware', moments.supplierAwareAt],
    ['supplier_told_us', moments.supplierToldUsAt],
  ]
  const known = chain.filter((link): link is [string, string] => link[1] !== null)
  return known.flatMap(([name, at], index) => {
    const next = known[index + 1]
    return next && Date.parse(next[1]) < Date.parse(at) ? [`${next[0]} is before ${name}`] : []
  })
}
