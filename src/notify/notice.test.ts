import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { KINDS, RELATIONSHIPS, type Flag, type Kind } from '../kinds.ts'
import { lintNotice, readingOf } from './lint.ts'
import type { Language, Notice } from './notice.ts'
import { facts, person } from './sample-facts.ts'
import { noticeFor, textsOf } from './write-notice.ts'

const blockOf = (notice: Notice, name: string) => notice.blocks.find((block) => block.name === name)
const headsOf = (notice: Notice) => (blockOf(notice, 'actions')?.actions ?? []).map(({ head }) => head)
const textOf = (notice: Notice) => [notice.title, notice.salutation, ...notice.blocks.flatMap(textsOf)].join('\n')

test('[NOT1…12] every built-in notice keeps every rule, whatever kinds are held', () => {
  const anyPerson = fc.record({
    kinds: fc.subarray([...KINDS] as Kind[], { minLength: 1, maxLength: 20 }),
    relationship: fc.constantFrom(...RELATIONSHIPS),
    flags: fc.constantFrom<Flag[]>([], ['child']),
    leftOn: fc.constantFrom('', '2019-10-03', '2026-01-31'),
    language: fc.constantFrom<Language>('en', 'cy'),
    details: fc.constantFrom(undefined, { joinedYear: 2016, union: 'Saltworkers United', passwordFor: 'our events site' }),
    masked: fc.constantFrom({}, { bank_account: '71', payment_card: '0042' }),
  })
  fc.assert(
    fc.property(anyPerson, fc.constantFrom('email' as const, 'letter' as const), (change, medium) => {
      // A name goes with every record from which a person is known.
      const kinds = [...new Set<Kind>(['person_name', ...change.kinds])]
      const notice = noticeFor(person({ ...change, kinds }), facts(), change.language, medium)
      assert.deepEqual(lintNotice(notice, kinds, facts()), [])
    }),
    { numRuns: 600, seed: 34 },
  )
})

test('[NOT10] a step stands only for a kind that is held', () => {
  assert.deepEqual(headsOf(noticeFor(person({ kinds: ['person_name'], relationship: 'donor' }), facts())), ['Watch out for false calls, texts and emails'])
  assert.ok(
    headsOf(noticeFor(person({ kinds: ['person_name', 'payment_card'], masked: { payment_card: '•••• 0042' } }), facts())).includes(
      'Stop the card ending 0042',
    ),
  )
  const withoutAddress = noticeFor(person({ kinds: ['person_name', 'date_of_birth'] }), facts())
  assert.ok(!headsOf(withoutAddress).includes('Look at your credit file'), 'a date of birth alone is no loan')
})

test('[NOT11] steps come in order of urgency', () => {
  const heads = headsOf(noticeFor(person({ kinds: ['person_name', 'postal_address', 'date_of_birth', 'bank_account', 'password', 'health'] }), facts()))
  assert.deepEqual(heads, [
    'Change your password for our events site everywhere',
    'Tell your bank',
    'Watch out for false calls, texts and emails',
    'Be careful with callers who know about your health',
    'Look at your credit file',
    'If someone threatens or bothers you because of your politics',
  ])
})

test('a person who left is told that we kept the data too long, and by our own rule', () => {
  const text = textOf(noticeFor(person({ relationship: 'former', leftOn: '2019-10-31' }), facts()))
  assert.match(
    text,
    /You left Harbour Alliance in October 2019\. We still had your data\. Our own rule is to delete it two years after a person leaves\. We should have deleted yours by October 2021 and we did not\. That is our mistake, not Northgate’s\./,
  )
  assert.match(text, /This is not an invitation to come back/)
  assert.match(text, /Do you still use the account ending 71\? Tell your bank/)
})

test('a person who left lately is not told of a mistake that was not made', () => {
  const text = textOf(noticeFor(person({ relationship: 'former', leftOn: '2026-01-31' }), facts()))
  assert.match(text, /You left Harbour Alliance in January 2026/)
  assert.doesNotMatch(text, /mistake|should not have been there/)
})

test('a child’s notice speaks to the parent or guardian, about the child', () => {
  const notice = noticeFor(person({ flags: ['child'], givenName: 'Ava' }), facts())
  assert.equal(notice.addressee, 'The parent or guardian of Ava Tallis')
  assert.equal(headsOf(notice)[0], 'Talk to Ava')
  assert.doesNotMatch(
    blockOf(notice, 'your-data')!
      .items!.flat()
      .map(({ text }) => text)
      .join(' '),
    /\byour\b/,
  )
})

test('what is not held is said only of kinds that the organisation can prove, and never of a kind that turned up', () => {
  assert.match(textOf(noticeFor(person(), facts())), /We never had your card number, passport number or National Insurance number\./)
  assert.match(textOf(noticeFor(person({ kinds: ['person_name', 'passport'] }), facts())), /We never had your card number or National Insurance number\./)
  assert.equal(blockOf(noticeFor(person(), facts({ neverHeld: [] })), 'not-held'), undefined)
})

test('values from the evidence cannot carry mark-up or line breaks', () => {
  const notice = noticeFor(person({ givenName: '**Mor\nwen**', familyName: 'Tallis`x`' }), facts())
  assert.equal(notice.salutation, 'Dear Mor wen Tallisx,')
})

test('the Welsh notice has the same blocks and steps as the English one', () => {
  for (const kinds of [[...KINDS], ['person_name'], ['person_name', 'trade_union']] as Kind[][]) {
    const [english, welsh] = (['en', 'cy'] as const).map((language) => noticeFor(person({ kinds }), facts(), language))
    assert.deepEqual(
      welsh!.blocks.map(({ name }) => name),
      english!.blocks.map(({ name }) => name),
    )
    assert.deepEqual(
      blockOf(welsh!, 'actions')!.actions!.map((action) => [action.rank, action.kinds]),
      blockOf(english!, 'actions')!.actions!.map((action) => [action.rank, action.kinds]),
    )
    assert.equal(blockOf(welsh!, 'your-data')!.items!.length, blockOf(english!, 'your-data')!.items!.length)
  }
  assert.equal(noticeFor(person(), facts(), 'cy').untranslated.length, 2)
})

test('[NOT6] the reading grade follows the formula of Flesch and Kincaid', () => {
  // Six words, one sentence, six syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45
  assert.equal(readingOf(['The cat sat on the mat.']).grade.toFixed(2), '-1.45')
})

test('[NOT15] what nobody has filled in is found', () => {
  const open = facts({
    happened: { on: '2026-10-21', locked: true, copied: 'unknown', sentences: { en: ['On [day: not in incident.yaml], criminals broke in.'] } },
  })
  assert.deepEqual(
    lintNotice(noticeFor(person(), open), person().kinds, open).map(({ rule }) => rule),
    ['NOT15'],
  )
})
