/** What a visitor sent by a form: sealed to the incident's public key before it is stored, so that the portal cannot read it back. */
import type { Language } from '../notify/notice.ts'
import type { DraftFile } from './draft-box.ts'
import type { Answers, FormKind } from './forms/form.ts'
import { openSealedTo, sealTo, type SealingKeys } from './sealed.ts'

export type Submission = {
  submissionId: string
  kind: FormKind
  reference: string
  secondReference: string
  language: Language
  sentAt: string
  answers: Answers
  files: DraftFile[]
  ticket: string | null
}

/** A row has a whole number of these before sealing: its size tells little of what is in it. */
const PADDED_BYTES = 8_192
const PURPOSE = (incidentId: string, submissionId: string) => `submission:${incidentId}:${submissionId}`

export function sealSubmission(publicKey: Buffer, incidentId: string, submission: Submission): Buffer {
  const text = Buffer.from(JSON.stringify(submission))
  const plain = Buffer.alloc(Math.ceil(text.length / PADDED_BYTES) * PADDED_BYTES, ' ')
  text.copy(plain)
  return sealTo(publicKey, plain, PURPOSE(incidentId, submission.submissionId))
}

/** Throws when it was sealed for another incident or row, or changed. */
export function openSubmission(keys: SealingKeys, incidentId: string, submissionId: string, sealed: Buffer): Submission {
  return JSON.parse(openSealedTo(keys, sealed, PURPOSE(incidentId, submissionId)).toString()) as Submission
}
