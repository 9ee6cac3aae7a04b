/** The people of the house: who may sign in, as what, and the links that let them in. */
import { z } from 'zod'

const email = z.string().trim().min(3).max(320)
const role = z.string().min(1).max(40)
export const StaffInviteBody = z.object({ email, name: z.string().trim().min(1).max(200), role })
export const StaffRoleBody = z.object({ role })
export const StaffParams = z.object({ staffId: z.uuid() })
/** The roles that may do nothing before they have a second factor; empty: none has to. */
export const StaffFactorBody = z.object({ roles: z.array(role).max(20) })

export type StaffState = 'invited' | 'active' | 'ended'
export type StaffCard = {
  staffId: string
  name: string
  email: string
  role: string
  state: StaffState
  hasSecondFactor: boolean
  /** The role needs one. */
  needsSecondFactor: boolean
  lastSignInAt: string | null
  endedAt: string | null
  /** An unspent link works until then; past: it no longer does. */
  linkUntil: string | null
}
export type StaffView = { staff: StaffCard[]; roles: string[]; secondFactorRoles: string[] }
/** Shown once. `path` is for the console's own address. */
export type StaffLink = { path: string }
