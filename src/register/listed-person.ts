/** A person as a list shows them: nothing in clear. Confidence is 0 to 1. */
import type { Flag, Kind, Relationship } from '../kinds.ts'

export type ListedPerson = {
  personNo: number
  masked: string
  relationship: Relationship
  leftOn: string
  kinds: Kind[]
  special: boolean
  flags: Flag[]
  reach: 'email' | 'letter' | 'phone' | 'none'
  confidence: number
  records: number
  files: number
  onRoster: boolean
  weakestLinkBits: number | null
}
