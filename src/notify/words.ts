/** What a language must be able to say. Each language is a whole version: words-cy.ts in its own grammar, English and any language by file as a table of texts (words-file.ts). */
import type { Kind } from '../kinds.ts'
import type { Action, FixedWords, NoticeFacts, NoticeLanguage, NoticePerson } from './notice.ts'

export type Medium = 'email' | 'letter'

/** One telling: who is told what, and how. `whose` and `who` are the person's own ("your", "you") or a child's, told to a guardian. */
export type Telling = {
  facts: NoticeFacts
  person: NoticePerson
  medium: Medium
  /** Full name, as we write it. */
  name: string
  /** First name, or the full name when it could not be told apart. */
  firstName: string
  isForGuardian: boolean
  holds(...kinds: Kind[]): boolean
}

/** A step as a language says it. `brief` is used when the first page would be too long. */
export type Step = { kinds: Kind[]; rank: number; isUrgent: boolean; when: string; howLong: string; head: string; full: string[]; brief: string[] }

/** To the next of kin of somebody who has died: nothing to hurry them, nothing to ask. */
export type KinWords = {
  dear: string
  opening(name: string): string
  data(name: string): string
  why: string
  step: Pick<Action, 'when' | 'howLong' | 'head'>
  how(name: string): string
  again(phone: string): string
}
/** Easy read, one idea a sentence, one sentence a line. After “Information for all” (Inclusion Europe); pictures are missing. */
export type EasyWords = { happened(supplier: string): string[]; genuine(address: string, phone: string): string[]; rights(phone: string): string[] }

export type Words = {
  language: NoticeLanguage
  subject: string
  safeOpening(telling: Telling): string
  /** One line, written in the other language, that says how to get the notice in it. */
  otherLanguage(telling: Telling): string
  codeLabel: string
  guardianOf(name: string): string
  dear(name: string): string
  dearGuardian(name: string): string
  title(telling: Telling): string
  whatHappened(telling: Telling): string[]
  relationship(telling: Telling): string[]
  sorry(telling: Telling): string[]
  yourDataHeading(telling: Telling): string
  lines(telling: Telling): string[]
  notHeld(kinds: Kind[]): string
  actionsHeading: string
  danger(phone: string): string
  steps(telling: Telling): Step[]
  unknownHeading: string
  defaultUnknowns: { copied: string; who: string; used: string }
  again(day: string): string
  retentionHeading: string
  retention(telling: Telling): string[]
  genuineHeading(medium: Medium): string
  genuine(telling: Telling): string[]
  neverHeading: string
  never(medium: Medium): string
  rightsHeading: string
  rights(telling: Telling): { term: string; text: string }[]
  allNews(address: string): string
  /** ISO day → "Wednesday 21 October 2026". */
  longDay(day: string): string
  /** ISO day → "Friday 6 November". */
  shortDay(day: string): string
  monthOf(day: string): string
  fixed: FixedWords
  kin: KinWords
  easy: EasyWords
}

/** What remains of a masked value: the last four letters or digits at most. */
export function endingOf(masked: string | undefined): string {
  return (masked ?? '').replace(/[^\p{L}\p{N}]/gu, '').slice(-4)
}

/** The organisation's rule for people who left, when it has one and it was not kept. */
export function overdueSince(telling: Telling): string | null {
  const { person, facts } = telling
  const years = facts.retention.yearsAfterLeaving
  if (person.relationship !== 'former' || years === null || !/^\d{4}-\d{2}-\d{2}$/.test(person.leftOn)) return null
  const due = `${Number(person.leftOn.slice(0, 4)) + years}${person.leftOn.slice(4)}`
  return due < facts.happened.on ? due : null
}

/** Special categories that a person may be threatened for. */
export const TARGETED: Kind[] = ['political_opinion', 'religion', 'ethnicity', 'sexual_life', 'criminal']

const STANDS_NEAR = ['member', 'registered_supporter', 'affiliated_supporter', 'former', 'applicant']

/** True when being on the lists tells something that the law protects, and no membership number is there to say it beside. */
export function needsListsLine(telling: Telling): boolean {
  return membershipIsTelling(telling) && !telling.holds('membership_number') && !telling.isForGuardian
}

/** True when a membership number, or standing as a member, shows something that the law protects. */
export function membershipIsTelling(telling: Telling): boolean {
  if (telling.facts.organisation.membershipShows === null) return false
  return STANDS_NEAR.includes(telling.person.relationship) || telling.holds('membership_number')
}

/** Kinds that share one line of “your data”. */
export const CONTACT_KINDS: readonly Kind[] = ['person_name', 'postal_address', 'postcode', 'email', 'phone']
/** The rest, in the order of a reader's concern; membership comes last. */
const ORDER: readonly Kind[] = [
  'date_of_birth',
  'age',
  'gender',
  'bank_account',
  'iban',
  'payment_card',
  'password',
  'password_hash',
  'token',
  'username',
  'ni_number',
  'nhs_number',
  'passport',
  'driving_licence',
  'national_id',
  'tax_id',
  'vehicle_registration',
  'signature',
  'photo',
  'family_member',
  'salary',
  'donation',
  'employment',
  'education',
  'correspondence',
  'customer_number',
  'location',
  'ip_address',
  'device_id',
  'health',
  'genetic',
  'biometric',
  'criminal',
  'religion',
  'ethnicity',
  'sexual_life',
  'political_opinion',
  'trade_union',
  'membership_number',
]

/** The kinds that have a line each, in order; what a graver kind says already is left out. */
export function linesInOrder(telling: Telling): Kind[] {
  return ORDER.filter(
    (kind) => telling.holds(kind) && !(kind === 'password_hash' && telling.holds('password')) && !(kind === 'age' && telling.holds('date_of_birth')),
  )
}
