/**
 * How grave a breach is for the people in it: SE = DPC × EI + CB. ENISA, Recommendations for a methodology of the assessment of severity
 * of personal data breaches (2013). Rules are numbered in docs/rules/severity.md. The score advises; decision.ts decides: scored alone,
 * the method calls "low" several cases in which the EDPB wants people told.
 */
import type { Kind } from '../kinds.ts'
import { exposureOf, type BreachFacts } from './facts.ts'

export type SeverityBand = 'low' | 'medium' | 'high' | 'very high'
/** One part of the score. `low` and `high` differ where a fact is not known. */
export type SeverityFactor = {
  id: 'DPC' | 'EI' | 'CB confidentiality' | 'CB integrity' | 'CB availability' | 'CB malice'
  rule: string
  low: number
  high: number
  reason: string
}
export type Severity = {
  /** Score as a range, no unit; equal when every fact is known. */
  low: number
  high: number
  /** Both bands in words: 'high', 'medium to very high'. */
  band: string
  bandLow: SeverityBand
  bandHigh: SeverityBand
  factors: SeverityFactor[]
  /** Within 0.25 of a band's edge: look again before leaning on the word. */
  nearEdge: boolean
  /** Two flags that ENISA keeps outside the score. */
  over100People: boolean | null
  unintelligible: boolean | null
  summary: string
}

/** Lower bound of each band, on ENISA's scale; below 2 is low. */
const BANDS = [
  [4, 'very high'],
  [3, 'high'],
  [2, 'medium'],
] as const
const EDGE = 0.25

export function bandOf(score: number): SeverityBand {
  return BANDS.find(([from]) => score >= from)?.[1] ?? 'low'
}

/** What the four bands mean to a person. After ENISA (2013), as retold in secondary sources. */
export const BAND_MEANING: Record<SeverityBand, string> = {
  low: 'at most a few inconveniences, overcome without a problem',
  medium: 'significant inconveniences, overcome with some difficulty',
  high: 'significant consequences, overcome with serious difficulty',
  'very high': 'significant or irreversible consequences, which may not be overcome',
}

export function severityOf(facts: BreachFacts): Severity {
  const context = dataContext(facts)
  const identification = easeOfIdentification(facts)
  const circumstances = [confidentiality(facts), integrity(facts), availability(facts), malice(facts)]
  const sum = (side: 'low' | 'high') => round(context[side] * identification[side] + circumstances.reduce((total, factor) => total + factor[side], 0))
  const low = sum('low')
  const high = sum('high')
  const bandLow = bandOf(low)
  const bandHigh = bandOf(high)
  const people = facts.people.high
  const band = bandLow === bandHigh ? bandHigh : `${bandLow} to ${bandHigh}`
  return {
    low,
    high,
    band,
    bandLow,
    bandHigh,
    factors: [context, identification, ...circumstances],
    nearEdge: BANDS.some(([from]) => [low, high].some((score) => Math.abs(score - from) <= EDGE)),
    over100People: people === null ? null : people > 100,
    unintelligible: facts.breach.unintelligible === 'unknown' ? null : facts.breach.unintelligible === 'yes',
    summary:
      `${band} (${low === high ? high : `${low} to ${high}`}): ${BAND_MEANING[bandHigh]}` +
      (low === high ? '.' : '. A range, because not everything is known.'),
  }
}

type Family = 'simple' | 'behavioural' | 'financial' | 'sensitive'
const BASE: Record<Family, number> = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 }
const FAMILY_OF: Partial<Record<Kind, Family>> = {
  location: 'behavioural',
  ip_address: 'behavioural',
  device_id: 'behavioural',
  correspondence: 'behavioural',
  bank_account: 'financial',
  iban: 'financial',
  payment_card: 'financial',
  salary: 'financial',
  donation: 'financial',
  health: 'sensitive',
  political_opinion: 'sensitive',
  trade_union: 'sensitive',
  religion: 'sensitive',
  ethnicity: 'sensitive',
  sexual_life: 'sensitive',
  genetic: 'sensitive',
  biometric: 'sensitive',
  criminal: 'sensitive',
}

/** [SEV1]-[SEV6] Every family present is scored, the highest counts, kept within 1 to 4. */
function dataContext(facts: BreachFacts): SeverityFactor {
  const kinds = facts.data.kinds
  if (kinds === null)
    return { id: 'DPC', rule: 'SEV1', low: 1, high: 4, reason: 'Which kinds of data are in it is not known yet: anything from contact data to sensitive data.' }
  // Of equals the gravest family gives the reason: a sensitive kind rather than a list whose owner makes it sensitive.
  const gravest = kinds.toSorted((a, b) => BASE[FAMILY_OF[b] ?? 'simple'] - BASE[FAMILY_OF[a] ?? 'simple'])
  const scored = gravest.map((kind) => scoredKind(kind, facts)).toSorted((a, b) => b.high - a.high || b.low - a.low)
  const top = scored[0] ?? { rule: 'SEV1', low: 1, high: 1, reason: 'No kind of personal data was found; the floor of the scale is used.' }
  const low = Math.max(top.low, ...scored.map((score) => score.low))
  return { id: 'DPC', ...top, low }
}

type Scored = { rule: string; low: number; high: number; reason: string }

function scoredKind(kind: Kind, facts: BreachFacts): Scored {
  if (kind === 'password' || kind === 'token') return credentialScore(facts)
  const family = FAMILY_OF[kind] ?? 'simple'
  const name = kind.replaceAll('_', ' ')
  if (family === 'simple') return simpleScore(name, facts)
  const base = BASE[family]
  const lowered = family === 'behavioural' ? 1 : family === 'financial' ? 2 : 3
  if (kind === 'donation')
    return { rule: 'SEV4', low: base - 1, high: base - 1, reason: "Donations: financial data that tell little of a person's means (3 - 1)." }
  if (facts.data.alreadyPublic === 'yes')
    return {
      rule: 'SEV5',
      low: Math.max(1, base - lowered),
      high: Math.max(1, base - lowered),
      reason: `${capital(name)}: ${family} data, but public already (${base} - ${lowered}).`,
    }
  if (facts.data.insight === 'none')
    return {
      rule: 'SEV5',
      low: Math.max(1, base - lowered),
      high: Math.max(1, base - lowered),
      reason: `${capital(name)}: ${family} data that tell next to nothing (${base} - ${lowered}).`,
    }
  if (facts.data.insight === 'some' && family !== 'behavioural')
    return { rule: 'SEV5', low: base - 1, high: base - 1, reason: `${capital(name)}: ${family} data that allow general assumptions only (${base} - 1).` }
  return { rule: 'SEV2', low: base, high: base, reason: `${capital(name)}: ${family} data (${base}).` }
}

function simpleScore(name: string, facts: BreachFacts): Scored {
  const { revealsBelief } = facts.data
  if (facts.people.safetyCritical === 'yes')
    return { rule: 'SEV6', low: 4, high: 4, reason: `${capital(name)}: plain data, of people whose safety depends on not being found (1 + 3).` }
  if (revealsBelief === 'yes')
    return { rule: 'SEV3', low: 3, high: 3, reason: `${capital(name)}: plain data, but whose list it is lets belief, health or sex life be assumed (1 + 2).` }
  if (revealsBelief === 'unknown')
    return { rule: 'SEV3', low: 1, high: 3, reason: `${capital(name)}: plain data; whether the list lets belief or health be assumed is not known (1 to 3).` }
  return { rule: 'SEV2', low: 1, high: 1, reason: `${capital(name)}: plain data (1).` }
}

/** [SEV4] A password opens what lies behind it, and often more: at least a mailbox (behavioural), at most everything. */
function credentialScore(facts: BreachFacts): Scored {
  const families = (facts.data.kinds ?? []).map((kind) => BASE[FAMILY_OF[kind] ?? 'simple'])
  const base = Math.max(2, ...families)
  return { rule: 'SEV4', low: base, high: base, reason: `Passwords or tokens inherit what they open: here ${base}.` }
}

const CONTACTS: readonly Kind[] = ['postal_address', 'email', 'phone', 'date_of_birth']
const NUMBERS: readonly Kind[] = [
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'tax_id',
  'membership_number',
  'customer_number',
  'username',
  'payment_card',
  'bank_account',
  'iban',
  'vehicle_registration',
]

/** [SEV7] How easily one finds the person: 0.25 negligible, 0.5 limited, 0.75 significant, 1 maximum. */
function easeOfIdentification(facts: BreachFacts): SeverityFactor {
  const kinds = facts.data.kinds
  const factor = (low: number, high: number, reason: string): SeverityFactor => ({ id: 'EI', rule: 'SEV7', low, high, reason })
  if (kinds === null) return factor(0.25, 1, 'Which identifiers are in it is not known yet.')
  const has = (...wanted: Kind[]) => wanted.some((kind) => kinds.includes(kind))
  if (has('person_name') && has(...CONTACTS, ...NUMBERS)) return factor(1, 1, 'Full name together with contact details, date of birth or a number: maximum.')
  if (has('person_name')) return factor(0.25, 0.75, 'Full name alone: from common in the country to rare in a town.')
  if (has('email', 'phone', 'date_of_birth') && has(...NUMBERS)) return factor(0.75, 0.75, 'A number with e-mail, phone or date of birth: significant.')
  if (has('date_of_birth') && has('postcode', 'postal_address')) return factor(0.75, 0.75, 'Date of birth with postcode singles out most people: significant.')
  if (has('email')) return factor(0.75, 0.75, 'E-mail address, which can be searched for: significant.')
  if (has('photo', 'biometric')) return factor(0.75, 0.75, 'A clear picture or a trait of the body: significant.')
  if (has('postal_address', 'phone')) return factor(0.25, 0.5, 'Address or phone number without a name: negligible to limited.')
  if (has(...NUMBERS)) return factor(0.25, 0.25, 'A number or code alone, without its key: negligible.')
  return factor(0.25, 0.25, 'Nothing that names or reaches a person: negligible.')
}

/** [SEV8] Loss of confidentiality: 0 exposed with no sign of use, 0.25 known recipients, 0.5 an unknown number of recipients. */
function confidentiality(facts: BreachFacts): SeverityFactor {
  const exposure = exposureOf(facts)
  const factor = (low: number, high: number, reason: string): SeverityFactor => ({ id: 'CB confidentiality', rule: 'SEV8', low, high, reason })
  if (exposure === 'no') return factor(0, 0, `Not lost${facts.breach.lookedAt.length > 0 ? `; looked at: ${facts.breach.lookedAt.join(', ')}` : ''}.`)
  if (exposure === 'unknown') return factor(0, 0.5, 'Whether data were copied cannot be ruled out; if they were, by an unknown number of people.')
  const { recipients } = facts.breach
  if (recipients === 'trusted' || recipients === 'known') return factor(0.25, 0.25, 'Lost to recipients who are known.')
  if (recipients === 'none') return factor(0, 0, 'Exposed, with no sign that anybody took notice.')
  return factor(0.5, 0.5, 'Lost to an unknown number of people.')
}

/** [SEV9] Loss of integrity: 0 altered without use, 0.25 perhaps used and recoverable, 0.5 perhaps used and not recoverable. */
function integrity(facts: BreachFacts): SeverityFactor {
  const factor = (low: number, high: number, reason: string): SeverityFactor => ({ id: 'CB integrity', rule: 'SEV9', low, high, reason })
  const { integrity: lost, integrityHarm, restored } = facts.breach
  if (lost === 'no') return factor(0, 0, 'Not lost.')
  if (lost === 'unknown') return factor(0, 0, 'Not known; nothing points to altered data, so nothing is added.')
  if (integrityHarm === 'no') return factor(0, 0, 'Altered, but not used.')
  if (restored === 'yes') return factor(integrityHarm === 'yes' ? 0.25 : 0, 0.25, 'Altered and perhaps used; recoverable.')
  return factor(integrityHarm === 'yes' ? 0.25 : 0, 0.5, 'Altered and perhaps used; whether it can be put right is not known.')
}

/** [SEV10] Loss of availability: 0 recovered without difficulty, 0.25 for a time, 0.5 for good. */
function availability(facts: BreachFacts): SeverityFactor {
  const factor = (low: number, high: number, reason: string): SeverityFactor => ({ id: 'CB availability', rule: 'SEV10', low, high, reason })
  const { availability: lost, restored, effectOnPeople } = facts.breach
  if (lost === 'no') return factor(0, 0, 'Not lost.')
  if (lost === 'unknown') return factor(0, 0.5, 'Not known whether data are out of reach.')
  if (restored === 'yes') return effectOnPeople === 'none' ? factor(0, 0, 'Recovered without difficulty.') : factor(0.25, 0.25, 'Out of reach for a time.')
  if (restored === 'no') return factor(0.5, 0.5, 'Out of reach and not restored.')
  return factor(0.25, 0.5, 'Out of reach; whether for good is not known.')
}

/** [SEV11] Intent: 0.5 when somebody meant harm. */
function malice(facts: BreachFacts): SeverityFactor {
  const factor = (low: number, high: number, reason: string): SeverityFactor => ({ id: 'CB malice', rule: 'SEV11', low, high, reason })
  if (facts.breach.malice === 'yes') return factor(0.5, 0.5, 'Somebody meant it.')
  if (facts.breach.malice === 'no') return factor(0, 0, 'An accident.')
  return factor(0, 0.5, 'Whether it was meant is not known.')
}

const round = (score: number) => Math.round(score * 100) / 100
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
