/** What was done to the data, as far as anybody has said. Ransomware answers some questions by itself; the rest stays unknown. */
import type { Answer } from '../organisation/organisation.ts'
import type { IncidentYaml } from './incident-schema.ts'

export type Exfiltration = 'seen' | 'likely' | 'not_seen' | 'unknown'
/** Who may have seen the data. `trusted`: bound to secrecy or known to obey; `unknown`: anybody, number not known. */
export type Recipients = 'none' | 'trusted' | 'known' | 'unknown' | 'public'
/** What being without the data has done to the people in it. */
export type EffectOnPeople = 'none' | 'minor' | 'serious' | 'unknown'

export type WhatHappened = {
  summary: string
  howFoundOut: string
  confidentiality: Answer
  integrity: Answer
  availability: Answer
  malice: Answer
  ransomware: Answer
  exfiltration: Exfiltration
  /** What was examined to answer the question above. Empty: nothing, and then "not seen" says nothing. */
  lookedAt: string[]
  recipients: Recipients
  recipientsDeleted: Answer
  /** Data encrypted where they lay, by the state of the art, with a key that was not there. */
  encryptedKeySafe: Answer
  backup: 'none' | 'partial' | 'full' | 'unknown'
  restored: Answer
  hoursWithoutData: number | null
  effectOnPeople: EffectOnPeople
  /** May the same fault have touched others whom we do not know of yet? */
  systemic: Answer
  /** GDPR Article 34(3)(b) and (c). */
  riskRemoved: Answer
  contactDisproportionate: Answer
  ownSystemsAffected: Answer
}

/** What is taken as given while nobody has said, by the place in the incident file that it stands in for. */
export const ASSUMED = {
  'whatHappened.exfiltration': 'Whether data were copied is not known: it cannot be ruled out.',
  'whatHappened.lookedAt': '"Not seen" with nothing looked at is taken as not known.',
  'whatHappened.availability': 'Ransomware: the data are out of reach.',
  'whatHappened.restored': 'Whether the data are restored is not known.',
  'whatHappened.encryptedKeySafe': 'The data are taken as readable to whoever holds them: nobody has said that they were encrypted at the supplier.',
} as const

/** Of these the ledger says "not known" rather than "assumed": the rules reckon with the worst, nobody believes it. */
export const NOT_KNOWN: ReadonlySet<string> = new Set([ASSUMED['whatHappened.exfiltration'], ASSUMED['whatHappened.restored']])

/** @param assumptions gains what was taken as given, in words. */
export function whatHappenedOf(yaml: IncidentYaml, assumptions: string[]): WhatHappened {
  const given = yaml.what_happened ?? {}
  const ransomware = given.ransomware ?? 'unknown'
  // Whoever encrypts what belongs to others for ransom means it, and takes it out of reach.
  const byRansomware = (said: Answer | undefined): Answer => said ?? (ransomware === 'yes' ? 'yes' : 'unknown')
  const happened: WhatHappened = {
    summary: given.summary ?? '',
    howFoundOut: given.how_found_out ?? '',
    confidentiality: given.confidentiality ?? 'unknown',
    integrity: given.integrity ?? 'unknown',
    availability: byRansomware(given.availability),
    malice: byRansomware(given.malice),
    ransomware,
    exfiltration: given.exfiltration ?? 'unknown',
    lookedAt: given.looked_at ?? [],
    recipients: given.recipients ?? 'unknown',
    recipientsDeleted: given.recipients_deleted ?? 'unknown',
    encryptedKeySafe: given.encrypted_key_safe ?? 'unknown',
    backup: given.backup ?? 'unknown',
    restored: given.restored ?? 'unknown',
    hoursWithoutData: given.hours_without_data ?? null,
    effectOnPeople: given.effect_on_people ?? 'unknown',
    systemic: given.systemic ?? 'unknown',
    riskRemoved: given.risk_removed ?? 'unknown',
    contactDisproportionate: given.contact_disproportionate ?? 'unknown',
    ownSystemsAffected: given.own_systems_affected ?? 'unknown',
  }
  if (happened.exfiltration === 'unknown') assumptions.push(ASSUMED['whatHappened.exfiltration'])
  if (happened.exfiltration === 'not_seen' && happened.lookedAt.length === 0) assumptions.push(ASSUMED['whatHappened.lookedAt'])
  if (ransomware === 'yes' && !given.availability) assumptions.push(ASSUMED['whatHappened.availability'])
  if (happened.restored === 'unknown') assumptions.push(ASSUMED['whatHappened.restored'])
  if (happened.encryptedKeySafe === 'unknown') assumptions.push(ASSUMED['whatHappened.encryptedKeySafe'])
  return happened
}
