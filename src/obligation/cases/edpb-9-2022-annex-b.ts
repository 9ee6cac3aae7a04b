/**
 * The ten examples of Annex B to EDPB Guidelines 9/2022 on personal data breach notification, version 2.0, 28 March 2023. From memory.
 * Where the Guidelines say "depends", sets of facts of our own show both sides.
 * Verdicts and facts are both unverified, and the facts were coded in sight of the verdicts.
 */
import { caseFacts, type PublishedCase } from './case.ts'

const some = (count: number) => ({ low: count, high: count })
const STOLEN = { confidentiality: 'yes', malice: 'yes', exfiltration: 'seen', recipients: 'unknown' } as const
const MISSENT = { confidentiality: 'yes', exfiltration: 'seen', recipients: 'known' } as const

export const EDPB_9_2022_ANNEX_B: PublishedCase[] = [
  {
    id: '9/2022-B-i',
    title: 'Encrypted backup on a stolen USB key',
    mark: 'M',
    published: { authority: 'no', people: 'no' },
    variants: [
      {
        when: 'encrypted by the state of the art, key safe, other backups at hand',
        authority: 'no',
        people: 'no',
        facts: caseFacts({
          breach: { ...STOLEN, exfiltration: 'likely', availability: 'yes', unintelligible: 'yes' },
          people: some(3_000),
          data: { kinds: ['person_name', 'email', 'bank_account'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-ii',
    title: 'Personal data exfiltrated from an online service',
    mark: 'M',
    published: { authority: 'yes', people: 'depends' },
    variants: [
      {
        when: 'accounts with name, date of birth and address',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({ breach: STOLEN, people: some(8_000), data: { kinds: ['person_name', 'date_of_birth', 'email', 'postal_address'] } }),
      },
      { when: 'e-mail addresses only', authority: 'yes', people: 'no', facts: caseFacts({ breach: STOLEN, people: some(8_000), data: { kinds: ['email'] } }) },
    ],
  },
  {
    id: '9/2022-B-iii',
    title: 'Power cut of some minutes at a call centre',
    mark: 'M',
    published: { authority: 'no', people: 'no' },
    variants: [
      {
        when: 'customers cannot reach their records for minutes',
        authority: 'no',
        people: 'no',
        facts: caseFacts({
          breach: { availability: 'yes', restored: 'yes', hoursWithoutData: 0.1, effectOnPeople: 'none' },
          people: some(50_000),
          data: { kinds: ['person_name', 'phone', 'customer_number'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-iv',
    title: 'Ransomware, no backup, data cannot be restored',
    mark: 'M',
    published: { authority: 'yes', people: 'depends' },
    variants: [
      {
        when: 'being without the data harms people',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({
          breach: { availability: 'yes', malice: 'yes', ransomware: 'yes', lookedAt: ['malware analysis'], restored: 'no', effectOnPeople: 'serious' },
          people: some(4_000),
          data: { kinds: ['person_name', 'customer_number', 'correspondence'] },
        }),
      },
      {
        when: 'it holds them up, no more',
        authority: 'yes',
        people: 'no',
        facts: caseFacts({
          breach: { availability: 'yes', malice: 'yes', ransomware: 'yes', lookedAt: ['malware analysis'], restored: 'no', effectOnPeople: 'minor' },
          people: some(4_000),
          data: { kinds: ['person_name', 'customer_number'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-v',
    title: 'Bank statement sent to somebody else; a flaw in the system',
    mark: 'M',
    published: { authority: 'yes', people: 'yes' },
    variants: [
      {
        when: 'one statement known; others may be touched',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({ breach: { ...MISSENT, systemic: 'yes' }, people: some(1), data: { kinds: ['person_name', 'postal_address', 'bank_account'] } }),
      },
    ],
  },
  {
    id: '9/2022-B-vi',
    title: 'Marketplace in several member states: user names, passwords, purchases put online',
    mark: 'M',
    published: { authority: 'yes', people: 'yes' },
    variants: [
      {
        when: 'published by the attacker',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({
          breach: { ...STOLEN, recipients: 'public' },
          people: some(900_000),
          data: { kinds: ['username', 'password', 'email', 'customer_number'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-vii',
    title: 'Hosting processor: any user could open the account of any other',
    mark: 'M',
    published: { authority: 'yes', people: 'no' },
    variants: [
      {
        when: 'account details, seen by other customers, no high risk',
        authority: 'yes',
        people: 'no',
        facts: caseFacts({
          breach: { ...MISSENT, exfiltration: 'likely', systemic: 'yes' },
          people: some(400),
          data: { kinds: ['person_name', 'email', 'customer_number'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-viii',
    title: 'Hospital records out of reach for 30 hours',
    mark: 'M',
    published: { authority: 'yes', people: 'yes' },
    variants: [
      {
        when: 'cyber-attack, patients in care',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({
          breach: {
            availability: 'yes',
            malice: 'yes',
            exfiltration: 'not_seen',
            lookedAt: ['logs'],
            restored: 'yes',
            hoursWithoutData: 30,
            effectOnPeople: 'serious',
          },
          people: { ...some(10_000), vulnerable: 'yes' },
          data: { kinds: ['person_name', 'health'] },
        }),
      },
    ],
  },
  {
    id: '9/2022-B-ix',
    title: "Students' data sent to a wrong mailing list of more than 1,000",
    mark: 'M',
    published: { authority: 'yes', people: 'depends' },
    variants: [
      {
        when: 'with special needs and results',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({ breach: MISSENT, people: some(2_000), data: { kinds: ['person_name', 'email', 'education', 'health'] } }),
      },
      {
        when: 'names and courses only',
        authority: 'yes',
        people: 'no',
        facts: caseFacts({ breach: MISSENT, people: some(2_000), data: { kinds: ['person_name', 'education'] } }),
      },
    ],
  },
  {
    id: '9/2022-B-x',
    title: 'Marketing e-mail with all addresses in "to" or "cc"',
    mark: 'M',
    published: { authority: 'depends', people: 'depends' },
    variants: [
      {
        when: 'the list of a psychotherapist',
        authority: 'yes',
        people: 'yes',
        facts: caseFacts({ breach: MISSENT, people: some(40), data: { kinds: ['email'], revealsBelief: 'yes' } }),
      },
      {
        when: 'a large list, nothing sensitive',
        authority: 'yes',
        people: 'no',
        facts: caseFacts({ breach: MISSENT, people: some(3_000), data: { kinds: ['email'] } }),
      },
      {
        when: 'few addresses, nothing sensitive',
        authority: 'no',
        people: 'no',
        facts: caseFacts({ breach: MISSENT, people: some(20), data: { kinds: ['email'] } }),
      },
    ],
  },
]
