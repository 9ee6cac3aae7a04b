/** Invented facts and people for tests and previews: Harbour Alliance and Northgate Data Services exist nowhere. */
import type { NoticeFacts, NoticePerson } from './notice.ts'

export function facts(change: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    incidentId: '01999999-0000-7000-8000-000000000001',
    writtenOn: '2026-10-25',
    organisation: {
      name: 'Harbour Alliance',
      phone: '0808 157 0142',
      phoneHours: { en: 'free, 8am to 8pm, every day', cy: 'am ddim, 8am i 8pm, bob dydd' },
      postalAddress: ['Data Team', 'PO Box 214', 'Saltmarsh', 'ZZ1 4HA'],
      statementAddress: 'harbour-alliance.example/data',
      genuineAddress: 'harbour-alliance.example/genuine',
      signLanguageAddress: 'harbour-alliance.example/bsl',
      membershipShows: 'political_opinion',
    },
    supplier: {
      name: 'Northgate Data Services',
      shortName: 'Northgate',
      does: { en: 'looks after our lists of people', cy: 'sy’n gofalu am ein rhestrau o bobl' },
    },
    happened: { on: '2026-10-21', locked: true, copied: 'unknown' },
    unknowns: {
      en: [
        'Whether the files were copied. Northgate’s records from 11.10pm to 4am that night are missing. Experts report to us on Tuesday 27 October.',
        'Who did this. The police are looking into it.',
      ],
    },
    nextUpdateOn: '2026-11-06',
    neverHeld: ['payment_card', 'passport', 'ni_number'],
    retention: { yearsAfterLeaving: 2, keptUntil: '2027-01-29' },
    signatory: { name: 'Marit Solheim', role: { en: 'Data protection officer', cy: 'Swyddog diogelu data' }, email: 'dpo@harbour-alliance.example' },
    ...change,
  }
}

export function person(change: Partial<NoticePerson> = {}): NoticePerson {
  return {
    personNo: 12,
    reference: '7HKM-4TXQ-9RDW-2PFC-36',
    relationship: 'member',
    givenName: 'Morwen',
    familyName: 'Tallis',
    fullName: '',
    addressLines: ['Flat 3', '18 Ropewalk Lane', 'Marram Sands', 'ZZ7 3QH'],
    emails: ['morwen.tallis@post.example'],
    kinds: ['person_name', 'postal_address', 'postcode', 'email', 'phone', 'date_of_birth', 'bank_account', 'password_hash', 'membership_number'],
    masked: { bank_account: '71' },
    flags: [],
    leftOn: '',
    language: '',
    details: { joinedYear: 2016, passwordFor: 'our events site' },
    ...change,
  }
}
