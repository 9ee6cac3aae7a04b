/** Opens the claim beside its enquiry: status, where the claimant lived, and a tag by which the same person's other claims are found. */
import { createHmac } from 'node:crypto'
import type { IncidentId } from '../../ids.ts'
import type { Transaction } from '../../store/database.ts'
import { derivedKey } from '../../vault/keys.ts'
import { dayOf, oneOf, type Answers } from '../forms/form.ts'
import { jurisdictionOf } from './assess-claim.ts'

export type NewClaim = { key: Buffer; incidentId: IncidentId; enquiryId: string; answers: Answers }

export async function openClaim(tx: Transaction, { key, incidentId, enquiryId, answers }: NewClaim): Promise<void> {
  await tx.query('insert into claim (enquiry_id, status, jurisdiction, claimant_tag) values ($1, $2, $3, $4) on conflict do nothing', [
    enquiryId,
    'received',
    jurisdictionOf(answers),
    claimantTag(key, incidentId, answers),
  ])
}

/** HMAC of name and date of birth, or name and postcode or email; null: neither is given, so nobody can be told apart. */
export function claimantTag(key: Buffer, incidentId: string, answers: Answers): Buffer | null {
  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}@.]/gu, '')
      .toLowerCase()
  const name = fold(oneOf(answers, 'for-name') || oneOf(answers, 'name'))
  const second = dayOf(answers, 'born') ?? fold(oneOf(answers, 'postcode') || oneOf(answers, 'email'))
  if (name === '' || second === '') return null
  return createHmac('sha256', derivedKey(key, 'claimant')).update(`${incidentId}\0${name}\0${second}`).digest()
}
