import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { KINDS, RELATIONSHIPS, type Flag, type Kind } from '../kinds.ts'
import { facts, person } from './sample-facts.ts'
import { noticeVersion } from './versions.ts'
import type { LanguageTexts } from './words-fill.ts'
import { TEXTS_EN, YEARS_EN } from './words-texts.ts'
import { ownSentences } from './write-notice.ts'

const yearsOf = (language: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form): [string, string] => [`years.${form}`, YEARS_EN[form] ?? YEARS_EN['other']!])
/** English as if it had come by file, under another tag. */
const englishByFile = (language: string): LanguageTexts => ({
  language,
  texts: { ...TEXTS_EN, ...Object.fromEntries(yearsOf(language)) },
  sentences: Object.fromEntries(ownSentences(facts()).map((sentence) => [sentence, sentence])),
})

test('the texts that a file is asked for, with their English, make the English notice word for word, for anybody, in every version', () => {
  const anyPerson = fc.record({
    kinds: fc.subarray([...KINDS] as Kind[], { minLength: 1, maxLength: 20 }),
    relationship: fc.constantFrom(...RELATIONSHIPS),
    flags: fc.constantFrom<Flag[]>([], ['child'], ['deceased']),
    leftOn: fc.constantFrom('', '2019-10-03', '2026-01-31'),
    givenName: fc.constantFrom('Morwen', ''),
    familyName: fc.constantFrom('Tallis', ''),
    details: fc.constantFrom(undefined, { joinedYear: 2016, union: 'Saltworkers United', passwordFor: 'our events site', mentionedIn: 'a form' }),
    masked: fc.constantFrom({}, { bank_account: '71', payment_card: '0042', iban: '19' }),
  })
  const anyFacts = fc.record({
    locked: fc.boolean(),
    copied: fc.constantFrom('yes', 'no', 'unknown'),
    membershipShows: fc.constantFrom(null, 'political_opinion', 'trade_union', 'religion', 'health'),
    yearsAfterLeaving: fc.constantFrom(null, 1, 2, 12),
    hasOwn: fc.boolean(),
  })
  const texts = { 'en-AU': englishByFile('en-AU') }
  fc.assert(
    fc.property(
      anyPerson,
      anyFacts,
      fc.constantFrom('email' as const, 'letter' as const),
      fc.constantFrom('ordinary' as const, 'easy_read' as const),
      (change, { hasOwn, locked, copied, membershipShows, yearsAfterLeaving }, medium, format) => {
        const base = facts()
        const given = facts({
          happened: { on: '2026-10-21', locked, copied },
          organisation: { ...base.organisation, membershipShows },
          retention: { ...base.retention, yearsAfterLeaving },
          languages: texts,
          ...(hasOwn ? {} : { unknowns: { en: [] } }),
        })
        const { language, ...byFile } = noticeVersion(person(change), given, 'en-AU', medium, { format })
        const { language: _, otherLanguage, ...builtIn } = noticeVersion(person(change), given, 'en', medium, { format })
        assert.equal(language, 'en-AU')
        assert.deepEqual({ ...byFile, otherLanguage }, { ...builtIn, otherLanguage })
      },
    ),
    { numRuns: 1_500, seed: 6 },
  )
})
