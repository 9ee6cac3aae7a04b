/** One affected human being, the outcome of linkage. */
import type { Flag, Kind, Relationship } from '../kinds.ts'

export type Person = {
  /** Stable for life within the incident; shown as P-000123. */
  personNo: number
  /** The roster's own identifier; null: not on the roster. */
  rosterId: string | null
  relationship: Relationship
  givenName: string
  familyName: string
  /** When given and family name could not be told apart. */
  fullName: string
  dateOfBirth: string
  emails: string[]
  phones: string[]
  address: string
  postcode: string
  kinds: Kind[]
  flags: Flag[]
  /** Probability that the records are one person and the right one. */
  confidence: number
  recordCount: number
  fileNos: number[]
  /** ISO day the person left the organisation; empty: did not, or not known. */
  leftOn: string
  /** Weight in bits of the weakest link that holds the records together; null: one record. */
  weakestLinkBits: number | null
  /** Masked values by kind, for the wording of a notice: { bank_account: '71' }. */
  masked: Partial<Record<Kind, string>>
  /** BCP 47 tag of the language that the organisation noted for the person; empty: none. */
  language: string
}

/** What decides how a person can be reached. */
export type Reach = Pick<
  Person,
  'personNo' | 'relationship' | 'givenName' | 'familyName' | 'fullName' | 'emails' | 'address' | 'postcode' | 'kinds' | 'flags' | 'leftOn' | 'language'
>

/** `P-000123`. */
export function personId(personNo: number): string {
  return `P-${String(personNo).padStart(6, '0')}`
}

/** The number in `P-000123`, or null. */
export function personNoOf(id: string): number | null {
  const found = /^P-(\d{1,15})$/.exec(id)
  return found ? Number(found[1]) : null
}
