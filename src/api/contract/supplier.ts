/** The suppliers' rooms, as the console sees them. Names and addresses here are of the supplier's staff; reading them is logged. */
import { z } from 'zod'

export const SupplierInviteBody = z.object({
  email: z.email().max(320),
  name: z.string().trim().max(200).default(''),
  /** Empty: the incident's own supplier. */
  supplier: z.string().trim().max(200).default(''),
  language: z.enum(['en', 'cy']).default('en'),
})
export const SupplierMemberParams = z.object({ incidentId: z.uuid(), roomId: z.uuid(), guestId: z.uuid() })

export type SupplierInvited = { supplier: string; url: string; spoken: string; expiresAt: string }
export type SupplierMember = { guestId: string; name: string; email: string; state: 'invited' | 'too_late' | 'entered' | 'shut_out'; at: string }
export type SupplierFile = {
  path: string
  bytes: number
  receivedBytes: number
  state: 'growing' | 'received' | 'refused'
  sha256: string | null
  reason: string
  at: string
}
export type SupplierRoomView = {
  roomId: string
  supplier: string
  members: SupplierMember[]
  reports: { reportNo: number; at: string; sha256: string; vouchedBy: string }[]
  files: SupplierFile[]
  /** Of all files, also those not listed. */
  received: { files: number; bytes: number }
  questions: { open: number; late: number; nextDueAt: string | null }
}
export type SuppliersView = { roomUrl: string; isOwnEvidence: boolean; rooms: SupplierRoomView[] }
/** A mail for somebody of ours to send; nothing is sent by itself. */
export type SupplierReminder = { to: string; subject: string; text: string; questions: number }
