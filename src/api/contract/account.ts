/** One's own account: who one is, and the second factor. */
import { z } from 'zod'

const password = z.string().min(1).max(1_024)
const code = z.string().trim().min(6).max(12)
export const FactorBeginBody = z.object({ password })
export const FactorConfirmBody = z.object({ code })
export const FactorEndBody = z.object({ password, code })

export type AccountView = { name: string; email: string; role: string; isSet: boolean; isRequired: boolean }
/** The QR code as one SVG path over `size` × `size` squares, and the same secret to type. Shown once. */
export type EnrolmentView = { size: number; path: string; typed: string }
