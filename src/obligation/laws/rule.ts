/**
 * One duty of one law, as data: whom it binds, what sets it off, by when, to whom, with what in it, and where that is written.
 * A rule is plain JSON, so that its text can be kept with each duty it made. Law in force on the day the clock starts governs.
 */
import type { Kind } from '../../kinds.ts'
import type { Body } from '../../incident/party.ts'
import type { Counting } from '../deadline.ts'
import type { PartialFacts } from '../facts.ts'

/** Facts that a condition may ask for, by their place in BreachFacts. */
export type FactPath =
  | 'organisation.country'
  | 'organisation.nation'
  | 'organisation.role'
  | 'organisation.kind'
  | 'organisation.euEstablishment'
  | 'organisation.offersInEu'
  | 'organisation.supplierInvolved'
  | 'organisation.smallBusiness'
  | `organisation.sectors.${string}`
  | 'breach.malice'
  | 'breach.ransomware'
  | 'breach.availability'
  | 'breach.integrity'
  | 'breach.unintelligible'
  | 'breach.systemic'
  | 'breach.contactDisproportionate'
  | 'breach.effectOnPeople'
  | 'people.safetyCritical'
  | 'people.children'
  | 'data.accessCodes'
  | 'data.carrierOfSecrecy'
  | 'moments.classifiedMajorAt'
  | 'moments.complaintReceivedAt'
  | 'moments.requestReceivedAt'

/** `says` is a short clause; the reason reads "<clause>: yes | no | not known". */
export type Condition =
  | { fact: FactPath; is: readonly string[]; says: string }
  /** The same, of something that we would know of ourselves: as long as nobody has said so it is a no. */
  | { stated: FactPath; is: readonly string[]; says: string }
  /** The fact has a value. For things that only we can know, such as a complaint received: empty means none. */
  | { given: FactPath; says: string }
  | { decision: 'authority' | 'people' }
  | { peopleInEu: number; says: string }
  | { people: number; says: string }
  /** So many people live in a place; with `elements`, so many of whom these kinds of data were hit. */
  | { residents: string; atLeast: number; elements?: Condition; says: string }
  /** So many people live in one and the same part of a country. */
  | { inOnePartOf: string; atLeast: number; says: string }
  /** We do business in a place, or are at home there. */
  | { activeIn: string; says: string }
  | { holds: readonly Kind[]; says: string }
  /** Acquisition: somebody has the data. Access: somebody could see them, which an intruder who encrypts them could. */
  | { exposure: 'access' | 'acquisition'; says: string }
  | { not: Condition; says: string }
  /** Something nobody has held against the law: never a yes, never a no. */
  | { unchecked: string }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { always: string }

export const CONTENT_LABEL = {
  nature: 'What happened and how',
  categories_of_people: 'Categories of people',
  number_of_people: 'How many people, about',
  categories_of_records: 'Categories of records',
  number_of_records: 'How many records, about',
  contact: 'Name and contact of the data protection officer',
  consequences: 'Likely consequences',
  measures: 'Measures taken and proposed',
  delay_reasons: 'Reasons for any delay',
  what_is_missing: 'What is not known yet and when it will come',
  advice: 'What people can do themselves',
  plain_language: 'In clear and plain language, apart from other messages',
  facts: 'The facts of the breach',
  effects: 'Its effects',
  remedial_action: 'Remedial action',
  reasoning: 'Reasons for each decision, also for not telling',
  cause: 'Causes',
  other_bodies: 'Other bodies told, with references',
  acknowledgement: 'Acknowledgement',
  outcome: 'Outcome, and the way to the ICO',
  crime_reference: 'Crime reference, which comes back',
  response: 'What is done about it',
  copy_of_data: 'A copy of their data',
  erasure_outcome: 'What was erased, what was not, and why',
  people_at_risk: 'Whose safety may be touched',
  as_agreed: 'What the agreement asks for',
  kinds_of_data: 'Kinds of information about the person',
  date_of_breach: 'When it happened, and when it was found',
  number_of_residents: 'How many residents of the place',
  bureaux: 'How to reach the credit reporting agencies, and how to freeze a file',
  identity_services: 'The identity services offered, free of charge',
  set_headings: 'The headings set by law: What Happened; What Information Was Involved; What We Are Doing; What You Can Do; For More Information',
  copy_of_notice: 'A copy of the notice to people',
  timing_of_notice: 'When people are told, and how many',
  identities: 'Who the people are, as far as known',
  materiality: 'Nature, scope, timing, and material impact',
  early_warning: 'Whether unlawful acts are suspected, and whether it may cross borders',
  severity_and_indicators: 'A first assessment of severity and impact, and indicators of compromise',
  root_cause: 'The kind of threat and its likely root cause',
} as const
export type ContentKey = keyof typeof CONTENT_LABEL

export type Confidence = 'primary' | 'secondary' | 'unverified'

export type ObligationRule = {
  /** `<regime>.<article>`; versions of one duty share it and follow each other in time. */
  id: string
  version: number
  regime: string
  article: string
  title: string
  jurisdiction: string
  status: 'in_force' | 'enacted_future' | 'proposed' | 'guidance' | 'voluntary'
  /** ISO days; the second is the first on which it no longer holds. */
  effectiveFrom: string
  effectiveTo: string | null
  owedBy: 'us' | 'supplier'
  /** Where the law reaches at all. While only this is not known, one row stands for all rules of the group. */
  reach?: Condition
  group?: 'us-states' | 'abroad' | 'eu-sectors'
  appliesTo: Condition
  trigger: Condition
  /** A plain yes frees from the duty. */
  exemptions: readonly Condition[]
  clock: {
    starts: 'aware' | 'supplier_aware' | 'complaint_received' | 'request_received' | 'determined' | 'classified_major' | 'material' | 'assessed' | 'other_duty'
    counting: Counting
    words: string
    /** Never later than so many hours after awareness, unless the clock itself starts after that (DORA). */
    capHoursFromAware?: number
  }
  /** Before or with another duty: no later than it. After: the clock starts when that one is met, or at the latest when it is due. */
  hangsOn?: { rule: string; order: 'before' | 'with' | 'after' }
  /** Which report to its addressee this is, from 0, where one body is owed several. */
  stage?: number
  addressee: { body: Body; name: string; channel: string }
  content: readonly ContentKey[]
  /** What the notice must not say. */
  mustNotContain?: readonly ContentKey[]
  /** What may stand in for single notices, and when. */
  substitute?: string
  /** `readOn` null: named from memory, not opened. Text kept with a duty must not claim a reading that did not happen. */
  sources: readonly { title: string; url: string; pinpoint: string; readOn: string | null }[]
  review: { confidence: Confidence; note: string; againBy: string }
  tests: readonly LawTest[]
}

/** A rule's own test vector. `dueAt` in UTC. */
export type LawTest = { says: string; facts: PartialFacts; status: 'due' | 'not_due' | 'cannot_rule_out' | 'exempt' | 'voluntary'; dueAt?: string | null }

/** When laws were last read for this pack, and when they are to be read again. */
export const READ_ON = '2026-11-21'
export const REVIEW_BY = '2027-05-21'

export const isController: Condition = {
  fact: 'organisation.role',
  is: ['controller', 'joint_controller'],
  says: 'We decide why and how the data are used (controller)',
}
export const inUk: Condition = { fact: 'organisation.country', is: ['GB'], says: 'We are established in the United Kingdom' }
/** UK GDPR, Article 3: whoever is established here, and whoever serves people here (from memory). Where people live is asked first: see group-duties. */
export const ukGdprReach: Condition = { any: [inUk, { residents: 'GB', atLeast: 1, says: 'People who live in the United Kingdom are in the data' }] }
export const servesUk: Condition = { activeIn: 'GB', says: 'We are at home or do business in the United Kingdom' }
export const authorityTold: Condition = { decision: 'authority' }
export const peopleTold: Condition = { decision: 'people' }
