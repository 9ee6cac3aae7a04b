/**
 * VERIS 1.4 (Vocabulary for Event Recording and Incident Sharing): out, one incident as one record; in, a record as facts. The enumerations used
 * are those of the community schema, read at github.com/vz-risk/veris. A supplier is the victim and we are among its secondary victims,
 * which is what VERIS has `victim.secondary` for. What is not known is "Unknown", never left out where the schema wants it.
 */
import { SPECIAL_CATEGORIES, type Kind, type Relationship } from '../kinds.ts'
import type { PartialFacts } from '../obligation/facts.ts'
import type { ExchangeInput } from './exchange.ts'

const HOUR_MS = 3_600_000
type Loose = Record<string, unknown>

/** Kinds of VERIS, each with ours; the first that fits names it. */
const DATA: readonly [variety: string, kinds: readonly Kind[]][] = [
  ['Medical', ['health', 'nhs_number', 'genetic']],
  ['Bank', ['bank_account', 'iban']],
  ['Payment', ['payment_card']],
  ['Credentials', ['username', 'password', 'password_hash', 'token']],
  ['Sensitive Personal', ['ni_number', 'national_id', 'passport', 'driving_licence', 'tax_id', ...SPECIAL_CATEGORIES]],
  [
    'Personal',
    ['person_name', 'postal_address', 'postcode', 'email', 'phone', 'date_of_birth', 'age', 'gender', 'photo', 'membership_number', 'customer_number'],
  ],
]
const VICTIM: Partial<Record<Relationship, string>> = {
  staff: 'Employee',
  member: 'Customer',
  registered_supporter: 'Customer',
  affiliated_supporter: 'Customer',
  former: 'Customer',
  applicant: 'Customer',
  donor: 'Customer',
  other: 'Other',
  unknown: 'Unknown',
}

/** One VERIS record, plain JSON. */
export function toVeris({ incidentId, file, assessment, summary, now }: ExchangeInput): Loose {
  const { moments, supplier, organisation, whatHappened } = file
  const { breach, people, data } = assessment.facts
  const start = new Date(moments.occurredAt ?? moments.supplierAwareAt ?? moments.awareAt)
  const victims = Object.entries(summary?.byRelationship ?? {}).filter(([, count]) => (count ?? 0) > 0)
  return {
    schema_version: '1.4.0',
    incident_id: incidentId,
    source_id: 'tocsin',
    reference: file.reference,
    security_incident: 'Confirmed',
    confidence: assessment.decision.authorityCertainty === 'established' ? 'High' : 'Medium',
    summary: whatHappened.summary || file.title,
    victim: {
      victim_id: supplier?.name ?? organisation.name,
      industry: '00',
      employee_count: supplier ? 'Unknown' : employeesIn(organisation.employees),
      country: [(supplier ? supplier.country : organisation.country) || 'Unknown'],
      ...(supplier ? { secondary: { victim_id: [organisation.name], amount: 1 } } : {}),
    },
    actor: actorOf(breach),
    action: actionOf(breach),
    asset: { assets: [{ variety: 'S - Unknown' }], ...(supplier ? { governance: ['3rd party hosted'] } : {}) },
    attribute: {
      confidentiality: {
        data_disclosure: { seen: 'Yes', likely: 'Potentially', not_seen: breach.lookedAt.length > 0 ? 'No' : 'Unknown', unknown: 'Unknown' }[
          breach.exfiltration
        ],
        data: dataOf(data.kinds, summary),
        ...(people.records === null ? {} : { data_total: people.records }),
        data_victim: victims.length > 0 ? [...new Set(victims.map(([name]) => VICTIM[name as Relationship] ?? 'Other'))] : ['Unknown'],
        state: [breach.unintelligible === 'yes' ? 'Stored encrypted' : breach.unintelligible === 'no' ? 'Stored unencrypted' : 'Stored'],
      },
      ...(breach.integrity === 'yes' ? { integrity: { variety: ['Modify data'] } } : {}),
      ...(breach.availability === 'no'
        ? {}
        : {
            availability: {
              variety: [breach.availability === 'unknown' ? 'Unknown' : breach.ransomware === 'yes' ? 'Obscuration' : 'Interruption'],
              ...durationOf(breach.hoursWithoutData),
            },
          }),
    },
    discovery_method: supplier ? { partner: { variety: ['Unknown'] } } : { internal: { variety: ['Unknown'] } },
    timeline: {
      incident: { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1, day: start.getUTCDate(), time: start.toISOString().slice(11, 16) },
      discovery: hoursBetween(moments.occurredAt, moments.supplierAwareAt ?? moments.awareAt),
      containment: { unit: 'Unknown' },
      exfiltration: { unit: breach.exfiltration === 'not_seen' && breach.lookedAt.length > 0 ? 'NA' : 'Unknown' },
    },
    impact: {
      overall_rating: 'Unknown',
      notes: `ENISA severity ${assessment.severity.low} to ${assessment.severity.high} (${assessment.severity.band}); no loss was estimated.`,
    },
    targeted: 'Unknown',
    plus: {
      tocsin: {
        people_low: people.low,
        people_high: people.high,
        supplier_told_controller: moments.supplierToldUsAt,
        controller_aware: moments.awareAt,
        prepared: now.toISOString(),
      },
    },
  }
}

type Breach = ExchangeInput['assessment']['facts']['breach']

function actorOf({ malice, ransomware }: Breach): Loose {
  if (malice === 'yes' || ransomware === 'yes')
    return { external: { variety: ['Unknown'], motive: [ransomware === 'yes' ? 'Financial' : 'Unknown'], country: ['Unknown'] } }
  return malice === 'no' ? { partner: { motive: ['NA'], country: ['Unknown'] } } : { unknown: { notes: 'Not known whether it was meant.' } }
}

function actionOf({ malice, ransomware }: Breach): Loose {
  if (ransomware === 'yes') return { malware: { variety: ['Ransomware'], vector: ['Unknown'] } }
  if (malice === 'yes') return { hacking: { variety: ['Unknown'], vector: ['Unknown'] } }
  return malice === 'no' ? { error: { variety: ['Unknown'], vector: ['Unknown'] } } : { unknown: { notes: 'Not known whether it was meant.' } }
}

function dataOf(kinds: readonly Kind[] | null, summary: ExchangeInput['summary']): { variety: string; amount?: number }[] {
  if (kinds === null) return [{ variety: 'Unknown' }]
  const found = DATA.filter(([, members]) => members.some((kind) => kinds.includes(kind)))
  if (found.length === 0) return [{ variety: 'Other' }]
  return found.map(([variety, members]) => {
    const amount = Math.max(0, ...members.map((kind) => summary?.byKind[kind] ?? 0))
    return amount > 0 ? { variety, amount } : { variety }
  })
}

function employeesIn(count: number | null): string {
  if (count === null) return 'Unknown'
  const bands: [number, string][] = [
    [10, '1 to 10'],
    [100, '11 to 100'],
    [1_000, '101 to 1000'],
    [10_000, '1001 to 10000'],
    [25_000, '10001 to 25000'],
    [50_000, '25001 to 50000'],
    [100_000, '50001 to 100000'],
  ]
  return bands.find(([most]) => count <= most)?.[1] ?? 'Over 100000'
}

function durationOf(hours: number | null): { duration?: { unit: string; value: number } } {
  return hours === null ? {} : { duration: { unit: 'Hours', value: hours } }
}

function hoursBetween(from: string | null, to: string | null): { unit: string; value?: number } {
  if (!from || !to) return { unit: 'Unknown' }
  return { unit: 'Hours', value: Math.round(((Date.parse(to) - Date.parse(from)) / HOUR_MS) * 10) / 10 }
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [])
const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : {})
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null)

const KINDS_OF: Readonly<Record<string, readonly Kind[]>> = {
  Personal: ['person_name', 'postal_address', 'email'],
  'Sensitive Personal': ['person_name', 'national_id'],
  Medical: ['person_name', 'health'],
  Bank: ['bank_account'],
  Payment: ['payment_card'],
  Credentials: ['username', 'password'],
}
const MEANT = ['malware', 'hacking', 'social', 'misuse', 'physical']
const MISHAP = ['error', 'environmental']

export type VerisRead = { facts: PartialFacts; notes: string[] }

/** A VERIS record as facts; what could not be carried over exactly is said. Null: it is no VERIS record. */
export function fromVeris(record: unknown): VerisRead | null {
  const veris = loose(record)
  if (!('action' in veris) || !('attribute' in veris)) return null
  const [action, attribute, victim, timeline] = [loose(veris['action']), loose(veris['attribute']), loose(veris['victim']), loose(veris['timeline'])]
  const confidentiality = loose(attribute['confidentiality'])
  const notes: string[] = []
  const malice = MEANT.some((name) => name in action) ? 'yes' : MISHAP.some((name) => name in action) ? 'no' : 'unknown'
  const ransomware = list(loose(action['malware'])['variety']).includes('Ransomware') ? 'yes' : malice === 'unknown' ? 'unknown' : 'no'
  const disclosure = String(confidentiality['data_disclosure'] ?? 'Unknown')
  if (disclosure === 'No')
    notes.push('VERIS says that no data were disclosed, but not what was looked at: it counts as looked at by whoever recorded it. Say what was examined.')
  const varieties = (Array.isArray(confidentiality['data']) ? confidentiality['data'] : []).map((entry) => String(loose(entry)['variety'] ?? ''))
  const kinds = Array.from(new Set(varieties.flatMap((variety) => KINDS_OF[variety] ?? [])))
  if (kinds.length > 0) notes.push('Kinds of data are coarser in VERIS than here: "Personal" was read as name, address and e-mail. Check them.')
  if (list(confidentiality['state']).includes('Stored encrypted'))
    notes.push('The data were encrypted where they lay; VERIS does not say whether the key was safe, so that stays unknown.')
  const countries = list(victim['country']).filter((country) => /^[A-Z]{2}$/.test(country))
  const occurredAt = momentOf(timeline)
  const hasPartner = 'secondary' in victim || 'partner' in loose(veris['discovery_method']) || 'partner' in loose(veris['actor'])
  return {
    notes,
    facts: {
      organisation: { supplierInvolved: hasPartner ? 'yes' : 'unknown', ...(countries[0] ? { country: countries[0] } : {}) },
      moments: occurredAt ? { occurredAt } : {},
      breach: {
        malice,
        ransomware,
        confidentiality: disclosure === 'Yes' ? 'yes' : disclosure === 'No' ? 'no' : 'unknown',
        exfiltration: disclosure === 'Yes' ? 'seen' : disclosure === 'Potentially' ? 'likely' : disclosure === 'No' ? 'not_seen' : 'unknown',
        lookedAt: disclosure === 'No' ? ['As recorded in VERIS (not said what)'] : [],
        availability: 'availability' in attribute ? 'yes' : 'unknown',
        integrity: list(loose(attribute['integrity'])['variety']).some((variety) =>
          ['Modify data', 'Fraudulent transaction', 'Misrepresentation'].includes(variety),
        )
          ? 'yes'
          : 'unknown',
      },
      people: { records: number(confidentiality['data_total']) },
      data: { kinds: kinds.length > 0 ? kinds : null },
    },
  }
}

/** Only a full day is a moment; a year alone starts no clock. */
function momentOf(timeline: Loose): string | null {
  const { year, month, day, time } = loose(timeline['incident'])
  if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number') return null
  const clock = typeof time === 'string' && /^\d\d:\d\d/.test(time) ? time.slice(0, 5) : '00:00'
  const at = new Date(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${clock}:00Z`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
