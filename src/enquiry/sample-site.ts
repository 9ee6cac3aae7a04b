/** Invented facts for tests and previews of the public pages. */
import { facts as noticeFacts } from '../notify/sample-facts.ts'
import type { SiteDraft } from './publish-site.ts'

export function siteDraft(change: Partial<SiteDraft> = {}): SiteDraft {
  return {
    notice: noticeFacts(),
    slug: 'ha-2026-03',
    zone: 'Europe/London',
    email: 'data@harbour-alliance.example',
    people: { likely: 187_000, low: 183_200, high: 191_600 },
    children: 640,
    groups: [
      {
        relationship: 'member',
        kinds: ['person_name', 'postal_address', 'email', 'phone', 'date_of_birth', 'membership_number', 'bank_account', 'password_hash'],
        people: 121_300,
      },
      { relationship: 'affiliated_supporter', kinds: ['person_name', 'postal_address', 'trade_union'], people: 21_400 },
      { relationship: 'former', kinds: ['person_name', 'postal_address', 'date_of_birth'], people: 19_700 },
      { relationship: 'registered_supporter', kinds: ['person_name', 'email', 'postcode'], people: 18_900 },
      { relationship: 'other', kinds: ['person_name', 'correspondence'], people: 3_100 },
      { relationship: 'unknown', kinds: ['person_name'], people: 2_500 },
    ],
    timeline: [
      { factId: 'F-1', at: '2026-10-21T22:10:00Z', says: { en: ['Criminals began to lock the files on four of Northgate’s computers.'] }, grade: 'forensic' },
      { factId: 'F-2', at: '2026-10-22T07:20:00Z', says: { en: ['Northgate’s staff found the locked files.'] }, grade: 'supplier' },
      { factId: 'F-3', at: '2026-10-22T16:35:00Z', says: { en: ['Northgate phoned us, nine hours after it knew.'] }, grade: 'seen' },
      { factId: 'F-4', at: '2026-10-31', says: { en: ['By this day we will have written to everyone we can reach.'] }, grade: null },
    ],
    known: [
      {
        factId: 'F-5',
        grade: 'forensic',
        says: {
          en: [
            'The criminals locked files on four computers from 11.10pm on 21 October. The experts are Kestrel Response. They work for us, not for Northgate.',
          ],
        },
      },
      { factId: 'F-6', grade: 'seen', says: { en: ['Our lists are not lost. We opened the copies made up to 18 October and they are complete.'] } },
      { factId: 'F-7', grade: 'supplier', says: { en: ['It kept passwords only in scrambled form. We have not checked this. So change yours.'] } },
      {
        factId: 'F-8',
        grade: 'assumed',
        says: { en: ['Two copies of the lists are locked and nobody can open them. We act as if they hold the same people as the copy we can open.'] },
      },
    ],
    unknown: [
      {
        factId: 'F-9',
        says: {
          en: [
            '**Did the criminals copy the files?** Northgate’s records of what left its computers are missing from 11.10pm to 4am. Experts report to us on Tuesday 27 October.',
          ],
        },
      },
      { factId: 'F-10', says: { en: ['**Who did this, and how did they get in?** The police and the experts are looking into it.'] } },
    ],
    ...change,
  }
}
