/**
 * The eighteen cases of EDPB Guidelines 01/2021 on examples regarding personal data breach notification, version 2.0, 14 December 2021.
 * Verdicts were confirmed against an independent table with paragraph numbers. Facts are a paraphrase: V, a text or a close account of it was read for
 * the research behind this file; M, recollection. Kinds, counts and `insight` are our coding even in V cases, made in sight of the verdicts; 15 and 16
 * turn on `insight`. So this shows that the rules can express the published verdicts, not that they would predict a new one.
 */
import { caseFacts, type PublishedCase } from './case.ts'
import type { PartialFacts } from '../facts.ts'

type Verdict = 'yes' | 'no'
function edpb(
  no: number,
  mark: 'V' | 'M',
  authority: Verdict,
  people: Verdict,
  title: string,
  facts: Pick<PartialFacts, 'breach' | 'people' | 'data'>,
): PublishedCase {
  return {
    id: `01/2021-${String(no).padStart(2, '0')}`,
    title,
    mark,
    published: { authority, people },
    variants: [{ when: 'as published', facts: caseFacts(facts), authority, people }],
  }
}

const some = (count: number) => ({ low: count, high: count })
const STOLEN = { confidentiality: 'yes', malice: 'yes', exfiltration: 'seen', recipients: 'unknown' } as const
const LOOKED: { exfiltration: 'not_seen'; lookedAt: string[] } = { exfiltration: 'not_seen', lookedAt: ['logs of all data flows'] }

export const EDPB_01_2021: PublishedCase[] = [
  edpb(1, 'V', 'no', 'no', 'Ransomware with proper backup and without exfiltration', {
    breach: {
      availability: 'yes',
      malice: 'yes',
      ransomware: 'yes',
      ...LOOKED,
      unintelligible: 'yes',
      restored: 'yes',
      hoursWithoutData: 4,
      effectOnPeople: 'none',
    },
    people: some(40),
    data: { kinds: ['person_name', 'email', 'phone', 'postal_address'] },
  }),
  edpb(2, 'M', 'yes', 'no', 'Ransomware without proper backup (agriculture)', {
    breach: { availability: 'yes', malice: 'yes', ransomware: 'yes', ...LOOKED, restored: 'yes', hoursWithoutData: 120, effectOnPeople: 'minor' },
    people: some(50),
    data: { kinds: ['person_name', 'email', 'phone', 'postal_address', 'employment'] },
  }),
  edpb(3, 'V', 'yes', 'yes', 'Ransomware with backup and without exfiltration in a hospital', {
    breach: { availability: 'yes', malice: 'yes', ransomware: 'yes', ...LOOKED, restored: 'yes', hoursWithoutData: 48, effectOnPeople: 'serious' },
    people: { ...some(20_000), vulnerable: 'yes' },
    data: { kinds: ['person_name', 'date_of_birth', 'health', 'employment'] },
  }),
  edpb(4, 'M', 'yes', 'yes', 'Ransomware without backup and with exfiltration (public transport)', {
    breach: { ...STOLEN, availability: 'yes', ransomware: 'yes', restored: 'no', effectOnPeople: 'minor' },
    people: some(5_000),
    data: { kinds: ['person_name', 'postal_address', 'email', 'national_id', 'payment_card'] },
  }),
  edpb(5, 'M', 'yes', 'yes', 'Job applications exfiltrated from a website', {
    breach: { ...STOLEN, integrity: 'yes' },
    people: some(213),
    data: { kinds: ['person_name', 'email', 'phone', 'postal_address', 'education', 'employment'] },
  }),
  edpb(6, 'M', 'no', 'no', 'Hashed passwords exfiltrated from a website (cooking)', {
    breach: { ...STOLEN, unintelligible: 'yes' },
    people: some(1_200),
    data: { kinds: ['username', 'password_hash'] },
  }),
  edpb(7, 'M', 'yes', 'yes', 'Credential stuffing on a bank', {
    breach: { ...STOLEN },
    people: some(2_000),
    data: { kinds: ['person_name', 'date_of_birth', 'tax_id', 'username', 'password', 'bank_account', 'payment_card'] },
  }),
  edpb(8, 'M', 'yes', 'no', 'Employee takes business data to a competitor', {
    breach: { confidentiality: 'yes', malice: 'yes', exfiltration: 'seen', recipients: 'known' },
    people: some(80),
    data: { kinds: ['person_name', 'email', 'phone', 'postal_address'] },
  }),
  edpb(9, 'V', 'no', 'no', 'Accidental sending to a trusted third party (insurance agent)', {
    breach: { confidentiality: 'yes', exfiltration: 'seen', recipients: 'trusted', recipientsDeleted: 'yes' },
    people: some(24),
    data: { kinds: ['person_name', 'email', 'customer_number'] },
  }),
  edpb(10, 'M', 'no', 'no', 'Stolen devices with encrypted data (day-care)', {
    breach: { ...STOLEN, exfiltration: 'likely', availability: 'yes', unintelligible: 'yes', restored: 'yes', effectOnPeople: 'none' },
    people: { ...some(60), children: 'yes' },
    data: { kinds: ['person_name', 'date_of_birth', 'education'] },
  }),
  edpb(11, 'M', 'yes', 'yes', 'Stolen notebook with unencrypted data', {
    breach: { ...STOLEN, exfiltration: 'likely', availability: 'yes', effectOnPeople: 'none' },
    people: some(100_000),
    data: { kinds: ['person_name', 'gender', 'postal_address', 'date_of_birth'] },
  }),
  edpb(12, 'M', 'yes', 'yes', 'Stolen paper files with sensitive data (addiction clinic)', {
    breach: { ...STOLEN, exfiltration: 'likely', availability: 'yes', restored: 'no', effectOnPeople: 'minor' },
    people: { ...some(90), vulnerable: 'yes' },
    data: { kinds: ['person_name', 'date_of_birth', 'health'] },
  }),
  edpb(13, 'V', 'no', 'no', 'Postal mistake: two parcels of shoes swapped', {
    breach: { confidentiality: 'yes', exfiltration: 'seen', recipients: 'known' },
    people: some(2),
    data: { kinds: ['person_name', 'postal_address'] },
  }),
  edpb(14, 'V', 'yes', 'yes', "Jobseekers' file with social security numbers attached to a mass e-mail", {
    breach: { confidentiality: 'yes', exfiltration: 'seen', recipients: 'known' },
    people: some(60_000),
    data: { kinds: ['person_name', 'email', 'postal_address', 'national_id'] },
  }),
  edpb(15, 'M', 'no', 'no', 'List of a course sent to former participants', {
    breach: { confidentiality: 'yes', exfiltration: 'seen', recipients: 'known' },
    people: some(15),
    data: { kinds: ['person_name', 'email', 'health'], insight: 'none' },
  }),
  edpb(16, 'V', 'yes', 'no', "Insurance letter put into another's envelope by a machine", {
    breach: { confidentiality: 'yes', exfiltration: 'seen', recipients: 'known', systemic: 'unknown' },
    people: some(1),
    data: { kinds: ['person_name', 'postal_address', 'date_of_birth', 'vehicle_registration', 'customer_number', 'bank_account'], insight: 'some' },
  }),
  edpb(17, 'M', 'yes', 'yes', "Identity theft at a telephone company's call centre", {
    breach: { ...STOLEN, recipients: 'unknown', integrity: 'yes', integrityHarm: 'yes' },
    people: some(1),
    data: { kinds: ['person_name', 'email', 'phone', 'customer_number', 'correspondence'] },
  }),
  edpb(18, 'M', 'yes', 'yes', 'E-mails forwarded to an attacker (hypermarket)', {
    breach: { ...STOLEN, integrity: 'yes' },
    people: some(99),
    data: { kinds: ['person_name', 'salary', 'family_member', 'correspondence'] },
  }),
]
