/** Identifiers. Random or time-ordered, never made from personal data. */
import { randomBytes } from 'node:crypto'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }
export type IncidentId = Branded<'incident'>
export type StaffId = Branded<'staff'>

/** UUID version 7 (RFC 9562): time-ordered, so that new rows lie together. Made here because PostgreSQL 15 cannot. */
export function newUuid(atMs: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(atMs, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const newIncidentId = (): IncidentId => newUuid() as IncidentId
export const newStaffId = (): StaffId => newUuid() as StaffId
