/**
 * The facts that laws, severity and decision turn on: one flat, plain JSON object, complete (what is not known says so).
 * The same shape is what `tocsin obligations FACTS.json` reads; its JSON schema is published from here.
 */
import { z } from 'zod'
import type { IncidentFile } from '../incident/incident-file.ts'
import { SECTORS_ABROAD, type LawFacts, type SectorAbroad } from '../incident/law-facts.ts'
import { BODIES } from '../incident/party.ts'
import { isZone } from '../incident/zone.ts'
import { KINDS, type Kind } from '../kinds.ts'
import { ANSWERS, BELONGING_REVEALS, NATIONS, ORGANISATION_KINDS, SECTORS, type Answer, type OrganisationKind } from '../organisation/organisation.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { isMemberState } from './holidays-eu.ts'

const answer = z.enum(ANSWERS).default('unknown')
const instant = z.iso.datetime({ offset: true }).nullable().default(null)
const agreement = z.strictObject({ party: z.string(), clause: z.string().default(''), hours: z.number().positive().nullable().default(null) })

const ALL_SECTORS = [...SECTORS, ...SECTORS_ABROAD] as const
const place = z.string().regex(/^([A-Z]{2}(-[A-Z0-9]{1,3})?|unknown)$/, 'must be a country such as AU, a part of one such as US-CA, or unknown')

export const factsSchema = z.strictObject({
  organisation: z
    .strictObject({
      kind: z.enum(ORGANISATION_KINDS).default('unknown'),
      role: z.enum(['controller', 'joint_controller', 'processor']).default('controller'),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as GB')
        .default('GB'),
      nation: z.enum(NATIONS).nullable().default(null),
      zone: z.string().refine(isZone, 'must be an IANA zone such as Europe/London').default('Europe/London'),
      sectors: z
        .strictObject(Object.fromEntries(ALL_SECTORS.map((sector) => [sector, answer])) as Record<(typeof ALL_SECTORS)[number], typeof answer>)
        .prefault({}),
      euEstablishment: answer.describe('An establishment in the Union: GDPR 3(1).'),
      leadAuthority: z
        .string()
        .refine(isMemberState, 'must be a member state of the Union, or IS, LI or NO')
        .nullable()
        .default(null)
        .describe('The country of the lead authority (GDPR 56), whose holidays count. Null: where we are at home, if that is in the Union.'),
      offersInEu: answer.describe('Goods or services offered to people in the Union: GDPR 3(2)(a).'),
      activeIn: z
        .array(place)
        .nullable()
        .default(null)
        .describe('Countries outside the Union and our own in which we do business or offer something. Null: nobody has said.'),
      smallBusiness: answer.describe(
        'Small by the laws that spare small bodies (Australia: turnover of AUD 3 million or less; Brazil: small processing agent).',
      ),
      insurer: agreement.nullable().default(null),
      agreements: z.array(agreement).default([]),
      supplierInvolved: z.enum(ANSWERS).default('yes'),
    })
    .prefault({}),
  moments: z
    .strictObject({
      occurredAt: instant.describe('When it happened.'),
      supplierAwareAt: instant.describe('When the supplier became aware.'),
      supplierToldUsAt: instant.describe('When the supplier told us.'),
      confirmedAt: instant.describe('When we confirmed that personal data are concerned.'),
      determinedAt: instant.describe(
        'When it was determined that a law of notice applies, where its clock starts there (several US states). Null: as confirmed, or as aware.',
      ),
      classifiedMajorAt: instant.describe('DORA: when the incident was classified as major.'),
      materialAt: instant.describe('SEC: when the incident was determined to be material.'),
      assessedAt: instant.describe('When the assessment ended, where a clock starts there (Singapore).'),
      awareAt: instant.describe('Awareness as asserted; the clocks start here. Null: the moment we were told, or now.'),
      complaintReceivedAt: instant.describe('A data protection complaint; null: none yet.'),
      requestReceivedAt: instant.describe('A request for access or erasure; null: none yet.'),
    })
    .prefault({}),
  breach: z
    .strictObject({
      confidentiality: answer.describe('Was it lost: did somebody see or get the data who should not have?'),
      integrity: answer.describe('Were data altered?'),
      availability: answer.describe('Are, or were, data out of reach? A loss of availability is a breach by itself.'),
      malice: answer.describe('Did somebody mean it?'),
      ransomware: answer.describe('Was it encrypted for ransom?'),
      exfiltration: z.enum(['seen', 'likely', 'not_seen', 'unknown']).default('unknown').describe('Were data copied out?'),
      lookedAt: z.array(z.string()).default([]).describe('What was examined for copying. "not_seen" with nothing looked at counts as unknown.'),
      recipients: z
        .enum(['none', 'trusted', 'known', 'unknown', 'public'])
        .default('unknown')
        .describe('Who may have the data. trusted: bound to secrecy or known to obey; unknown: anybody.'),
      recipientsDeleted: answer.describe('The recipients confirm that they deleted the data.'),
      recipientAdverse: answer.describe('A recipient stands to people so that misuse is likelier: abuser, employer, political opponent.'),
      unintelligible: answer.describe('Encrypted or hashed by the state of the art, key or salt not compromised.'),
      restored: answer.describe('Can the data be used again?'),
      hoursWithoutData: z.number().nonnegative().nullable().default(null),
      effectOnPeople: z.enum(['none', 'minor', 'serious', 'unknown']).default('unknown').describe('What being without the data did to the people in it.'),
      integrityHarm: answer.describe('Altered data may have been used, to the harm of somebody.'),
      systemic: answer.describe('The same fault may have touched others.'),
      riskRemoved: answer.describe('GDPR 34(3)(b): later measures make high risk no longer likely.'),
      contactDisproportionate: answer.describe('GDPR 34(3)(c): telling each person would take disproportionate effort.'),
    })
    .prefault({}),
  people: z
    .strictObject({
      low: z.number().int().nonnegative().nullable().default(null).describe('People affected, at least. Null: not known.'),
      high: z.number().int().nonnegative().nullable().default(null).describe('People affected, at most. Null: not known.'),
      records: z.number().int().nonnegative().nullable().default(null),
      byCountry: z
        .record(z.string(), z.number().int().nonnegative())
        .nullable()
        .default(null)
        .describe('People by country (ISO 3166-1, GB); a key that is no country, such as unknown, holds those nobody can place. Null: not known.'),
      residents: z
        .array(z.strictObject({ place, people: z.number().int().nonnegative(), kinds: z.array(z.enum(KINDS)).nullable().default(null) }))
        .default([])
        .describe(
          'People by where they live and by the kinds of data hit, told apart as finely as known; part of byCountry, not beside it. Kinds null: as for all.',
        ),
      children: answer.describe('Are children among the people?'),
      vulnerable: answer.describe('Are people among them who are easier to harm or to deceive?'),
      safetyCritical: answer.describe('People whose safety depends on not being found: protected witnesses, officers, candidates under threat.'),
    })
    .prefault({}),
  data: z
    .strictObject({
      kinds: z.array(z.enum(KINDS)).nullable().default(null).describe('Null: not known yet.'),
      insight: z.enum(['none', 'some', 'full', 'unknown']).default('unknown').describe('How much sensitive and financial data tell of a person.'),
      revealsBelief: answer.describe('Merely being in the list tells or lets assume health, sex life, politics or religion.'),
      alreadyPublic: answer.describe('The data were public before.'),
      accessCodes: answer.describe('Account or card numbers come with what opens them: PIN, security code, password.'),
      carrierOfSecrecy: answer.describe('Data under a professional or other secrecy of law.'),
    })
    .prefault({}),
  told: z
    .array(z.strictObject({ body: z.enum(BODIES), name: z.string().default(''), at: z.iso.datetime({ offset: true }), reference: z.string().default('') }))
    .default([]),
})
export type BreachFacts = z.output<typeof factsSchema>
/** As written by hand: everything may be left out. */
export type PartialFacts = z.input<typeof factsSchema>

/** Fills in what was left out as unknown. Throws ZodError when the shape is wrong. */
export function breachFacts(partial: PartialFacts): BreachFacts {
  return factsSchema.parse(partial)
}

/** The schema of FACTS.json, JSON Schema 2020-12. */
export function factsJsonSchema(): object {
  return { title: 'Facts of a breach, for `tocsin obligations` and `tocsin severity`', ...z.toJSONSchema(factsSchema, { io: 'input' }) }
}

/** The facts of an incident: from its file, and from the register once there is one. */
export function factsOf(file: IncidentFile, summary: RegisterSummary | null): BreachFacts {
  const { organisation, whatHappened } = file
  const law = file.lawFacts ?? NOTHING_SAID
  return breachFacts({
    organisation: {
      kind: organisation.kind,
      country: organisation.country,
      nation: organisation.nation,
      zone: organisation.zone,
      sectors: { ...sectorsAbroad(organisation.kind), ...law.sectors, ...organisation.sectors },
      euEstablishment: organisation.euEstablishment,
      leadAuthority: isMemberState(law.leadAuthority ?? null) ? law.leadAuthority : null,
      offersInEu: organisation.offersInEu,
      activeIn: law.activeIn,
      smallBusiness: law.smallBusiness,
      insurer: organisation.insurer,
      agreements: organisation.agreements,
      supplierInvolved: 'yes',
    },
    moments: {
      occurredAt: file.moments.occurredAt,
      supplierAwareAt: file.moments.supplierAwareAt,
      supplierToldUsAt: file.moments.supplierToldUsAt,
      confirmedAt: file.moments.confirmedAt,
      awareAt: file.moments.awareAt,
      determinedAt: law.moments.determined ?? null,
      classifiedMajorAt: law.moments.classified_major ?? null,
      materialAt: law.moments.material ?? null,
      assessedAt: law.moments.assessed ?? null,
      complaintReceivedAt: law.moments.complaint_received ?? null,
      requestReceivedAt: law.moments.request_received ?? null,
    },
    breach: {
      confidentiality: whatHappened.confidentiality,
      integrity: whatHappened.integrity,
      availability: availabilityOf(file, summary),
      malice: whatHappened.malice,
      ransomware: whatHappened.ransomware,
      exfiltration: whatHappened.exfiltration,
      lookedAt: whatHappened.lookedAt,
      recipients: whatHappened.recipients,
      recipientsDeleted: whatHappened.recipientsDeleted,
      recipientAdverse: law.recipientAdverse,
      integrityHarm: law.integrityHarm,
      unintelligible: whatHappened.encryptedKeySafe,
      restored: whatHappened.restored,
      hoursWithoutData: whatHappened.hoursWithoutData,
      effectOnPeople: whatHappened.effectOnPeople,
      systemic: whatHappened.systemic,
      riskRemoved: whatHappened.riskRemoved,
      contactDisproportionate: whatHappened.contactDisproportionate,
    },
    people: { ...(summary ? peopleOf(summary) : {}), vulnerable: law.vulnerablePeople },
    data: {
      kinds: summary ? kindsOf(file, summary) : null,
      revealsBelief: revealsBelief(file),
      insight: law.insight,
      alreadyPublic: law.alreadyPublic,
      accessCodes: law.accessCodes,
      carrierOfSecrecy: law.carrierOfSecrecy,
    },
    told: file.told,
  })
}

const NOTHING_SAID: LawFacts = {
  activeIn: null,
  smallBusiness: 'unknown',
  sectors: {},
  moments: {},
  recipientAdverse: 'unknown',
  integrityHarm: 'unknown',
  insight: 'unknown',
  alreadyPublic: 'unknown',
  accessCodes: 'unknown',
  carrierOfSecrecy: 'unknown',
  vulnerablePeople: 'unknown',
}

/** A party or a union is no bank, no trust service and not listed; everything else stays open. */
function sectorsAbroad(kind: OrganisationKind): Partial<Record<SectorAbroad, Answer>> {
  if (kind !== 'political_party' && kind !== 'union') return {}
  return { nis2: 'no', dora: 'no', eidasTrust: 'no', cra: 'no', ftcSafeguards: 'no', secRegistrant: 'no', usBank: 'no' }
}

/** Files that ransomware made unreadable are a loss of availability, whatever anybody has said so far. */
function availabilityOf(file: IncidentFile, summary: RegisterSummary | null): Answer {
  return (summary?.files.byStatus.rendered_inaccessible ?? 0) > 0 ? 'yes' : file.whatHappened.availability
}

function peopleOf(summary: RegisterSummary): PartialFacts['people'] {
  const hidden = summary.peopleInInaccessible
  // Flags were looked for, so a register without them is a "no" only while nothing is out of reach.
  const seen = (count: number): Answer =>
    count > 0 ? 'yes' : (summary.files.byStatus.rendered_inaccessible ?? 0) > 0 || summary.missingFiles > 0 ? 'unknown' : 'no'
  return {
    low: summary.low,
    high: Math.max(summary.high, hidden?.high ?? 0),
    records: summary.records,
    byCountry: withUnplaced(summary),
    residents: residentsOf(summary),
    children: seen(summary.children),
    safetyCritical: seen(summary.specialRisk),
  }
}

/** The register lists a country only where an address names it; those without one are kept as `unknown`, so that nobody takes them for residents. */
function withUnplaced({ byCountry, people }: RegisterSummary): Record<string, number> {
  const unplaced = people - Object.values(byCountry).reduce((sum, count) => sum + count, 0)
  return unplaced > 0 ? { ...byCountry, unknown: unplaced } : byCountry
}

/** Places whose laws ask which kinds of data each resident lost; a whole country is in byCountry. */
function residentsOf({ residents = [] }: RegisterSummary): { place: string; people: number; kinds: Kind[] | null }[] {
  return residents.filter(({ place, kinds }) => place.length > 2 || kinds !== null)
}

/** The kinds in the register, and what belonging to the organisation says of those who belong to it. */
function kindsOf(file: IncidentFile, summary: RegisterSummary): Kind[] {
  const kinds = new Set((Object.entries(summary.byKind) as [Kind, number][]).filter(([, people]) => people > 0).map(([kind]) => kind))
  const revealed = BELONGING_REVEALS[file.organisation.kind]
  const { member = 0, former = 0, registered_supporter = 0, affiliated_supporter = 0 } = summary.byRelationship
  if (revealed && member + former + registered_supporter + affiliated_supporter > 0) kinds.add(revealed)
  return [...kinds]
}

function revealsBelief(file: IncidentFile): Answer {
  if (BELONGING_REVEALS[file.organisation.kind]) return 'yes'
  return file.organisation.kind === 'unknown' || file.organisation.kind === 'charity' || file.organisation.kind === 'association' ? 'unknown' : 'no'
}

/** The moment the clocks start: awareness as asserted; else when the supplier told us; else when we confirmed; else now. */
export function awareAtOf(facts: BreachFacts, now: Date): Date {
  const { awareAt, supplierToldUsAt, confirmedAt } = facts.moments
  const start = awareAt ?? supplierToldUsAt ?? confirmedAt
  return start ? new Date(start) : now
}

// Three-valued logic of Kleene: "unknown" stays unknown unless the other side settles it.
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes'
  return answers.includes('unknown') ? 'unknown' : 'no'
}
export function notOf(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown'
}
export const answerOf = (condition: boolean): Answer => (condition ? 'yes' : 'no')

/**
 * Did somebody see the data who should not have? "No" needs a look: an attacker who was there may have copied what he could reach,
 * until logs or traffic say otherwise (EDPB Guidelines 01/2021, 19 and 22).
 */
export function exposureOf(facts: BreachFacts): Answer {
  const { confidentiality, exfiltration, lookedAt, malice, ransomware } = facts.breach
  if (confidentiality === 'yes' || exfiltration === 'seen' || exfiltration === 'likely') return 'yes'
  if (confidentiality === 'no' && malice === 'no' && ransomware !== 'yes') return 'no'
  if ((confidentiality === 'no' || exfiltration === 'not_seen') && lookedAt.length > 0) return 'no'
  return 'unknown'
}

/** Is a kind among the data? Unknown while the kinds are. */
export function holds(facts: BreachFacts, kinds: readonly Kind[]): Answer {
  if (facts.data.kinds === null) return 'unknown'
  const held: readonly Kind[] = facts.data.kinds
  return answerOf(kinds.some((kind) => held.includes(kind)))
}
