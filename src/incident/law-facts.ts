/**
 * What laws beyond data protection at home ask of us and of the breach: where we are active, other supervision, other clocks, and how much
 * the data tell. Nothing here is needed; what nobody says stays unknown, and is treated as due.
 */
import type { Answer } from '../organisation/organisation.ts'
import type { IncidentYaml } from './incident-schema.ts'

/** Supervision that matters only under laws outside the United Kingdom; asked like the other sectors. */
export const SECTORS_ABROAD = [
  'nis2',
  'dora',
  'eidasTrust',
  'cra',
  'highRiskAi',
  'hipaa',
  'ftcHealthRecords',
  'ftcSafeguards',
  'secRegistrant',
  'usBank',
  'usCriticalInfrastructure',
  'usDataBroker',
] as const
export type SectorAbroad = (typeof SECTORS_ABROAD)[number]
export const LAW_MOMENTS = ['determined', 'classified_major', 'material', 'assessed', 'complaint_received', 'request_received'] as const
export type LawMoment = (typeof LAW_MOMENTS)[number]

export type LawFacts = {
  /** Countries outside the Union and our own in which we do business; null: nobody has said. */
  activeIn: string[] | null
  /** Country of the lead authority (GDPR 56); of files kept by an earlier version not there. Null: nobody has said. */
  leadAuthority?: string | null
  smallBusiness: Answer
  /** Only those that were said. */
  sectors: Partial<Record<SectorAbroad, Answer>>
  /** ISO in UTC; only those that were said. */
  moments: Partial<Record<LawMoment, string>>
  recipientAdverse: Answer
  integrityHarm: Answer
  /** How much sensitive and financial data tell of a person. */
  insight: 'none' | 'some' | 'full' | 'unknown'
  alreadyPublic: Answer
  accessCodes: Answer
  carrierOfSecrecy: Answer
  vulnerablePeople: Answer
}

/** `eidas_trust` in the file is `eidasTrust` here. */
const camel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** @param readMoment gives a moment of the file in UTC. */
export function lawFactsOf(yaml: IncidentYaml, readMoment: (key: LawMoment) => string | null): LawFacts {
  const given = yaml.organisation
  const what = yaml.what_happened ?? {}
  const said = Object.entries(given.sectors ?? {}).map(([key, value]) => [camel(key), value] as const)
  return {
    activeIn: given.active_in ?? null,
    leadAuthority: given.lead_authority ?? null,
    smallBusiness: given.small_business ?? 'unknown',
    sectors: Object.fromEntries(said.filter(([key, value]) => value !== undefined && (SECTORS_ABROAD as readonly string[]).includes(key))),
    moments: Object.fromEntries(LAW_MOMENTS.map((key) => [key, readMoment(key)] as const).filter(([, at]) => at !== null)),
    recipientAdverse: what.recipient_adverse ?? 'unknown',
    integrityHarm: what.integrity_harm ?? 'unknown',
    insight: what.insight ?? 'unknown',
    alreadyPublic: what.already_public ?? 'unknown',
    accessCodes: what.access_codes ?? 'unknown',
    carrierOfSecrecy: what.carrier_of_secrecy ?? 'unknown',
    vulnerablePeople: what.vulnerable_people ?? 'unknown',
  }
}
