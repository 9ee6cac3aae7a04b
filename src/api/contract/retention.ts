/** When an incident is over: what would be erased, what stands in the way, and how far it is. */
import { z } from 'zod'
import type { OpenEndCode } from '../../accountability/open-end.ts'

export const WhyBody = z.object({ why: z.string().trim().min(1).max(2_000) })
export const LiftBody = z.object({ holdNo: z.number().int().min(1) })

export type RetentionView = {
  state: 'none' | 'asked' | 'confirmed' | 'erased'
  reason: string
  askedByName: string | null
  /** Whether the reader asked, and so cannot confirm. */
  isMine: boolean
  askedAt: string | null
  confirmedByName: string | null
  erasedAt: string | null
  /** People, enquiries and files that would go, or went. */
  people: number
  enquiries: number
  files: number
  openEnds: { code: OpenEndCode; count: number }[]
  isPackMade: boolean
  holds: { holdNo: number; reason: string; setBy: string; setAt: string }[]
}
