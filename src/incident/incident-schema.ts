/** The shape of incident.yaml, as a person writes it. docs/incident-file.md is its description; the two change together. */
import { z } from 'zod'
import { countryCode } from '../organisation/country.ts'
import { ANSWERS, EU_COUNTRIES, NATIONS, ORGANISATION_KINDS } from '../organisation/organisation.ts'
import { GRADES } from './fact.ts'
import { BODIES } from './party.ts'
import { KINDS } from '../kinds.ts'
import { isZone } from './zone.ts'

/** YAML's own true and false are taken for yes and no. */
const answer = z.preprocess((value) => (value === true ? 'yes' : value === false ? 'no' : value), z.enum(ANSWERS))
// A long number without quotes (a registration, a phone number) is text to us.
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().trim().min(1).max(4_000))
export const country = z.preprocess(
  (value) => (typeof value === 'string' ? (countryCode(value) ?? value) : value),
  z.string().refine((code) => countryCode(code) === code, 'must be a country code of two letters, such as GB'),
)
export const email = z.email('must be an e-mail address')
export const count = z.number().int().nonnegative()
const moment = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/,
    'must be a time such as 2026-10-22 17:35, or with a zone: 2026-10-22T17:35:00+01:00',
  )
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-11-06')
const agreement = z.strictObject({ party: text, clause: text.optional(), hours: z.number().positive().max(10_000).optional() })

/** Who we are: the same keys in incident.yaml and in preparedness.yaml. */
export const organisationSchema = z.strictObject({
  name: text,
  kind: z.enum(ORGANISATION_KINDS).optional(),
  country: country.optional(),
  nation: z.enum(NATIONS).optional(),
  zone: z.string().refine(isZone, 'must be an IANA zone such as Europe/London').optional(),
  address: text.optional(),
  phone: text.optional(),
  ico_registration: text.optional(),
  statement_url: text.optional(),
  employees: count.optional(),
  contact: z.strictObject({ name: text.optional(), role: text.optional(), email: email.optional(), phone: text.optional() }).optional(),
  sectors: z
    .strictObject({
      charity_commission: answer.optional(),
      oscr: answer.optional(),
      ccni: answer.optional(),
      fca: answer.optional(),
      pension_scheme: answer.optional(),
      nhs_dspt: answer.optional(),
      pecr_provider: answer.optional(),
      nis: answer.optional(),
      parliamentary: answer.optional(),
      nis2: answer.optional(),
      dora: answer.optional(),
      eidas_trust: answer.optional(),
      cra: answer.optional(),
      high_risk_ai: answer.optional(),
      hipaa: answer.optional(),
      ftc_health_records: answer.optional(),
      ftc_safeguards: answer.optional(),
      sec_registrant: answer.optional(),
      us_bank: answer.optional(),
      us_critical_infrastructure: answer.optional(),
      us_data_broker: answer.optional(),
    })
    .optional(),
  eu_establishment: answer.optional(),
  lead_authority: z
    .string()
    .refine((code) => EU_COUNTRIES.has(code), 'must be a member state of the Union such as IE, or IS, LI or NO')
    .optional(),
  offers_in_eu: answer.optional(),
  active_in: z.array(country).optional(),
  small_business: answer.optional(),
  insurer: agreement.optional(),
  agreements: z.array(agreement).optional(),
  staff_trained: answer.optional(),
})

export const incidentSchema = z.strictObject({
  incident: z.strictObject({ reference: text.optional(), title: text.optional() }).optional(),
  organisation: organisationSchema,
  supplier: z
    .strictObject({ name: text, kind: text.optional(), country: country.optional(), contact: text.optional(), chain: z.array(text).optional() })
    .optional(),
  moments: z
    .strictObject({
      occurred: moment.optional(),
      supplier_aware: moment.optional(),
      supplier_told_us: moment.optional(),
      confirmed_personal_data: moment.optional(),
      aware: moment.optional(),
      aware_reason: text.optional(),
      determined: moment.optional(),
      classified_major: moment.optional(),
      material: moment.optional(),
      assessed: moment.optional(),
      complaint_received: moment.optional(),
      request_received: moment.optional(),
    })
    .optional(),
  what_happened: z
    .strictObject({
      summary: text.optional(),
      how_found_out: text.optional(),
      confidentiality: answer.optional(),
      integrity: answer.optional(),
      availability: answer.optional(),
      malice: answer.optional(),
      ransomware: answer.optional(),
      exfiltration: z.enum(['seen', 'likely', 'not_seen', 'unknown']).optional(),
      looked_at: z.array(text).optional(),
      recipients: z.enum(['none', 'trusted', 'known', 'unknown', 'public']).optional(),
      recipients_deleted: answer.optional(),
      encrypted_key_safe: answer.optional(),
      backup: z.enum(['none', 'partial', 'full', 'unknown']).optional(),
      restored: answer.optional(),
      hours_without_data: z.number().nonnegative().optional(),
      effect_on_people: z.enum(['none', 'minor', 'serious', 'unknown']).optional(),
      systemic: answer.optional(),
      risk_removed: answer.optional(),
      contact_disproportionate: answer.optional(),
      own_systems_affected: answer.optional(),
      recipient_adverse: answer.optional(),
      integrity_harm: answer.optional(),
      insight: z.enum(['none', 'some', 'full', 'unknown']).optional(),
      already_public: answer.optional(),
      access_codes: answer.optional(),
      carrier_of_secrecy: answer.optional(),
      vulnerable_people: answer.optional(),
    })
    .optional(),
  notices: z
    .strictObject({
      phone_hours: text.optional(),
      sign_language_address: text.optional(),
      next_update: day.optional(),
      retention_years: z.number().nonnegative().max(100).optional(),
      kept_until: day.optional(),
      never_held: z.array(z.enum(KINDS)).optional(),
    })
    .optional(),
  measures_before: z.array(text).optional(),
  measures_taken: z.array(text).optional(),
  measures_planned: z.array(text).optional(),
  told: z.array(z.strictObject({ who: z.enum(BODIES), name: text.optional(), at: moment, reference: text.optional() })).optional(),
  facts: z.array(z.strictObject({ topic: text, says: text, grade: z.enum(GRADES), source: text, at: moment.optional() })).optional(),
})
export type IncidentYaml = z.infer<typeof incidentSchema>
