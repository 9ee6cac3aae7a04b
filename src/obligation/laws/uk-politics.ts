/**
 * What is particular to political parties, candidates and those who hold the electoral register. No statute was found that makes a party
 * tell anybody beyond the ICO and the people; these are practice, from memory, and say so.
 */
import type { ObligationRule } from './rule.ts'
import { inUk } from './rule.ts'
import { AT_ONCE, attackOn, noFigure, ukBody } from './uk-body.ts'

const PARTY_ATTACKED = { organisation: { kind: 'political_party' as const, nation: 'england_wales' as const }, moments: { awareAt: '2026-10-22T16:35:00Z' } }
const isParty = { all: [inUk, { fact: 'organisation.kind' as const, is: ['political_party'], says: 'A political party' }] }

export const ukPolitics: ObligationRule[] = [
  ukBody({
    id: 'uk-electoral.register',
    regime: 'Electoral register',
    article: 'Representation of the People Regulations 2001, regs 94 to 107',
    title: 'Tell the registration officers whose register was in it',
    status: 'voluntary',
    from: '2002-10-16',
    appliesTo: isParty,
    trigger: { unchecked: 'Data from the full electoral register are among what was hit' },
    counting: noFigure('Promptly'),
    words: 'Promptly, once it is known that the register was in it',
    addressee: ['other', 'Electoral registration officers; Electoral Commission', 'Letter or e-mail'],
    content: ['facts', 'number_of_people', 'measures'],
    source: ['Representation of the People (England and Wales) Regulations 2001', 'https://www.legislation.gov.uk/uksi/2001/341', 'not read'],
    confidence: 'unverified',
    note: 'Parties get the full register for electoral purposes only, and misuse of it is an offence. No duty to tell of its loss was found; telling is prudent. Scotland and Northern Ireland have regulations of their own.',
    tests: [
      { says: 'a party, and nobody has looked', facts: PARTY_ATTACKED, status: 'voluntary', dueAt: null },
      {
        says: 'a charity is given no full register',
        facts: { ...PARTY_ATTACKED, organisation: { kind: 'charity', nation: 'england_wales' } },
        status: 'not_due',
      },
    ],
  }),
  ukBody({
    id: 'uk-police.elected',
    regime: 'Personal security',
    article: 'police contacts for elected members and candidates',
    title: 'Tell the police force of each member or candidate at risk',
    status: 'voluntary',
    from: '2016-06-16',
    appliesTo: isParty,
    trigger: {
      any: [
        { fact: 'people.safetyCritical', is: ['yes'], says: 'People whose safety depends on not being found' },
        { fact: 'breach.malice', is: ['yes'], says: 'Somebody meant it' },
      ],
    },
    counting: AT_ONCE,
    words: 'At once, for those at risk',
    addressee: ['police', 'The police force of each person at risk', 'Telephone, through the force\u2019s contact for elected members'],
    content: ['people_at_risk', 'facts'],
    source: ['Operation Bridger, and force elected official advisers', 'https://www.gov.uk', 'not read'],
    confidence: 'unverified',
    note: 'Practice since 2016, from memory; not law.',
    tests: [
      {
        says: 'ransomware at a party',
        facts: { ...attackOn('parliamentary', 'yes'), organisation: { kind: 'political_party', nation: 'england_wales' } },
        status: 'voluntary',
        dueAt: '2026-10-22T16:35:00.000Z',
      },
      { says: 'an accident, and nobody at risk', facts: { ...PARTY_ATTACKED, breach: { malice: 'no' }, people: { safetyCritical: 'no' } }, status: 'not_due' },
    ],
  }),
  ukBody({
    id: 'uk-csr.early',
    regime: 'Cyber Security and Resilience Bill',
    article: 'initial notification',
    title: 'Initial notification of a cyber incident',
    status: 'proposed',
    from: '9999-01-01',
    appliesTo: { all: [inUk, { fact: 'organisation.sectors.nis', is: ['yes'], says: 'An essential or digital service' }] },
    trigger: {
      any: [
        { fact: 'breach.malice', is: ['yes'], says: 'Somebody meant it' },
        { fact: 'breach.availability', is: ['yes'], says: 'Service is lost' },
      ],
    },
    counting: { count: 'elapsed_hours_strict', amount: 24 },
    words: '24 hours, and a full one within 72; customers told',
    addressee: ['nis_authority', 'Competent authority, and the NCSC', 'As the Act will say'],
    content: ['early_warning', 'facts'],
    source: [
      'Cyber Security and Resilience Bill, report stage May 2026',
      'https://safeguard.sh/resources/blog/uk-cyber-security-resilience-bill-report-stage-may-2026',
      'as reported',
    ],
    confidence: 'secondary',
    note: 'A Bill; not seen as law. Brings managed service providers in scope.',
    tests: [{ says: 'carried, and counted as it would be', facts: { ...attackOn('nis', 'yes') }, status: 'due', dueAt: '2026-10-23T16:35:00.000Z' }],
  }),
  ukBody({
    id: 'uk-ransomware.report',
    regime: 'Ransomware reporting (government proposal)',
    article: 'mandatory report',
    title: 'Report of a ransomware incident',
    status: 'proposed',
    from: '9999-01-01',
    appliesTo: inUk,
    trigger: { fact: 'breach.ransomware', is: ['yes'], says: 'Ransomware' },
    counting: { count: 'elapsed_hours_strict', amount: 72 },
    words: '72 hours',
    addressee: ['ncsc', 'As the law will say', 'As the law will say'],
    content: ['facts', 'materiality'],
    source: [
      'Government response to the ransomware consultation',
      'https://www.scl.org/uk-government-issues-response-to-ramsomware-consultation/',
      'as reported',
    ],
    confidence: 'secondary',
    note: 'Announced, not law.',
    tests: [{ says: 'carried, and counted as it would be', facts: attackOn('nis', 'no'), status: 'due', dueAt: '2026-10-25T16:35:00.000Z' }],
  }),
]
