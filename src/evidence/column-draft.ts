/** A column while it is being judged: what its header says, what its cells are, and what it is held to be so far. */
import type { Content } from './column-content.ts'
import type { HeaderReading, Role } from './header-words.ts'
import type { Kind } from '../kinds.ts'

export type ColumnDraft = { reading: HeaderReading; content: Content; role: Role | null; confidence: number; why: string; other: string; refersTo?: string }

/** Roles by which a row can tell who someone is. */
export const NAMING: ReadonlySet<Role> = new Set<Role>([
  'given_name',
  'family_name',
  'full_name',
  'email',
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'date_of_birth',
  'phone',
  'membership_number',
  'tax_id',
  'mixed',
])
export const NAME_ROLES: ReadonlySet<Role> = new Set<Role>(['given_name', 'family_name', 'full_name'])

/** A header as it is quoted in a reason. */
export function clip(header: string): string {
  return header.length > 40 ? `${header.slice(0, 39)}…` : header
}

/** Kinds whose value names one person. */
export const IDENTIFYING_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'vehicle_registration',
  'national_id',
  'tax_id',
  'username',
  'customer_number',
])
