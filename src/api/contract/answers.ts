/** Answers on their way out: those of the self-check that may leave at every fixed hour, and e-mails of which nobody knows whether the relay took them. */
import { z } from 'zod'

export const StandingBody = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })
export const MailDoubtBody = z.object({ decision: z.enum(['taken', 'send_again']), reason: z.string().trim().min(4).max(1_000) })

export type ReleasedAnswersView = { emails: number; letters: number; folder: string; queued: number; goAt: string | null }
export type StandingView = {
  /** What goes out, to be read before anybody agrees; the code in it is nobody's. */
  words: { language: 'en' | 'cy'; outcome: 'yes' | 'nothing_found' | 'call'; text: string }[]
  /** Of exactly these words. */
  hash: string
  /** False: the incident file names no address to write from. */
  isSendable: boolean
  hasRelay: boolean
  standing: { askedBy: string; askedByName: string; askedAt: string; approvedByName: string | null; approvedAt: string | null; isCurrent: boolean } | null
}
