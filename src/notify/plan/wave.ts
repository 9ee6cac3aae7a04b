/** Who is told first: those who can still prevent harm today. Order: danger to life, money and passwords, what may be used against a person, the rest. */
import type { Kind } from '../../kinds.ts'

export const WAVES = ['danger', 'today', 'sensitive', 'everyone'] as const
export type Wave = (typeof WAVES)[number]

/** With these a person can still prevent the harm, and each hour counts: change the password, stop the card. */
export const TODAY_KINDS: readonly Kind[] = ['password', 'password_hash', 'token', 'bank_account', 'iban', 'payment_card']
/**
 * What may be used against a person, and papers that prove who somebody is. Political opinion and trade union are not among them: on the lists
 * of a party or a union everybody has them, and a wave of everybody is no wave.
 */
export const SENSITIVE_KINDS: readonly Kind[] = [
  'health',
  'religion',
  'ethnicity',
  'sexual_life',
  'genetic',
  'biometric',
  'criminal',
  'passport',
  'driving_licence',
  'national_id',
  'ni_number',
  'nhs_number',
  'tax_id',
]

/** The wave of one person, [NOT16]. `plan-steps.ts` says the same in SQL; a test holds the two together. */
export function waveOf(person: { kinds: readonly Kind[]; flags: readonly string[] }): Wave {
  if (person.flags.includes('special_risk')) return 'danger'
  if (person.flags.includes('child') || person.kinds.some((kind) => TODAY_KINDS.includes(kind))) return 'today'
  return person.kinds.some((kind) => SENSITIVE_KINDS.includes(kind)) ? 'sensitive' : 'everyone'
}
