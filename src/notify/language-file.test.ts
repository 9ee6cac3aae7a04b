import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { KINDS, RELATIONSHIPS, type Flag, type Kind } from '../kinds.ts'
import { listLanguageFiles, readLanguageFile } from './language-file.ts'
import { languageTemplate } from './language-template.ts'
import { facts, person } from './sample-facts.ts'
import { inventedContent, writeLanguage } from './sample-language.ts'
import { noticeVersion } from './versions.ts'
import { fillOf, type LanguageTexts } from './words-fill.ts'
import { TEXTS_EN, YEARS_EN } from './words-texts.ts'
import { ownSentences } from './write-notice.ts'

const yearsOf = (language: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form): [string, string] => [`years.${form}`, YEARS_EN[form] ?? YEARS_EN['other']!])
/** English as if it had come by file, under another tag. */
const englishByFile = (language: string): LanguageTexts => ({
  language,
  texts: { ...TEXTS_EN, ...Object.fromEntries(yearsOf(language)) },
  sentences: Object.fromEntries(ownSentences(facts()).map((sentence) => [sentence, sentence])),
  letters: true,
})

test('a file is asked for no text that no notice has, and English by file is the English notice, for anybody, in every version', () => {
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
    neverHeld: fc.subarray([...KINDS] as Kind[]),
  })
  const read = new Set<string>()
  const given = englishByFile('en-AU')
  const spied = new Proxy(given.texts, { get: (table, key) => (read.add(String(key)), table[String(key)]) })
  const texts = { 'en-AU': { ...given, texts: spied } }
  fc.assert(
    fc.property(
      anyPerson,
      anyFacts,
      fc.constantFrom('email' as const, 'letter' as const),
      fc.constantFrom('ordinary' as const, 'easy_read' as const),
      (change, { hasOwn, neverHeld, locked, copied, membershipShows, yearsAfterLeaving }, medium, format) => {
        const base = facts()
        const told = facts({
          happened: { on: '2026-10-21', locked, copied },
          organisation: { ...base.organisation, membershipShows },
          retention: { ...base.retention, yearsAfterLeaving },
          languages: texts,
          neverHeld,
          ...(hasOwn ? {} : { unknowns: { en: [] } }),
        })
        const { language, ...byFile } = noticeVersion(person(change), told, 'en-AU', medium, { format })
        const { language: _, otherLanguage, ...builtIn } = noticeVersion(person(change), told, 'en', medium, { format })
        assert.equal(language, 'en-AU')
        assert.deepEqual({ ...byFile, otherLanguage }, { ...builtIn, otherLanguage })
      },
    ),
    { numRuns: 1_500, seed: 6 },
  )
  assert.deepEqual(
    Object.keys(given.texts).filter((key) => !read.has(key)),
    [],
  )
})

const folder = mkdtempSync(join(tmpdir(), 'tocsin-languages-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const readBack = (content: object, tag = 'pl') => readLanguageFile(writeLanguage(folder, content, tag), tag)
const withTexts = (change: Record<string, unknown>) => {
  const content = inventedContent('pl')
  return { ...content, texts: { ...content.texts, ...change } }
}

test('a file with every text is complete; the same by JSON', () => {
  const file = readBack(inventedContent('pl'))
  assert.deepEqual([file.problems, file.letters, file.sameAsEnglish], [[], true, []])
  const path = join(folder, 'languages', 'de.json')
  writeFileSync(path, JSON.stringify(inventedContent('de')))
  assert.deepEqual(readLanguageFile(path, 'de').problems, [])
  assert.deepEqual(
    listLanguageFiles(folder).map(({ language }) => language),
    ['de', 'pl'],
  )
})

test('numbers have the forms of the language: Polish has four, Turkish two', () => {
  const forms = (tag: string) => Object.keys(inventedContent(tag).texts).filter((key) => key.startsWith('years.'))
  assert.deepEqual(forms('pl').sort(), ['years.few', 'years.many', 'years.one', 'years.other'])
  assert.deepEqual(forms('tr').sort(), ['years.one', 'years.other'])
})

for (const [change, problem] of [
  [{ dear: undefined }, 'dear: is missing.'],
  [{ dear: '' }, 'dear: is empty.'],
  [{ deer: 'x' }, 'deer: there is no such text.'],
  [{ dear: 'Drogi {nom},' }, 'dear: {nom} stands for nothing here; there is {name}. dear: lacks {name}.'],
  [{ dear: 'Drogi człowieku,' }, 'dear: lacks {name}.'],
  [{ subject: 'Dane {name}' }, 'subject: {name} stands for nothing here.'],
  [{ dear: 'Drogi {name},}' }, 'dear: has a brace without its other half.'],
  [{ dear: 'Drogi {name} [sic],' }, 'dear: has square brackets, which mark what nobody has filled in.'],
  [{ 'copied.yes': '**Skopiowali.' }, 'copied.yes: has ** without its other half.'],
  [{ 'genuine.letter': '{address} {code}' }, 'genuine.letter: has other ` than the English.'],
  [{ weekdays: 'a, b, c, d, e, f' }, 'weekdays: has 6 words divided by commas; 7 are needed.'],
  [{ dear: ['Drogi {name},'] }, 'dear: is not a text; put it in quotation marks. dear: is empty.'],
  [{ subject: 'x'.repeat(2_001) }, 'subject: is longer than 2000 letters.'],
] as const)
  test(`a file is refused for ${JSON.stringify(change).slice(0, 60)}, and says why`, () =>
    assert.equal(readBack(withTexts(change)).problems.join(' '), problem))

test('a file is refused that is called otherwise, has keys of its own, is no YAML, says a key twice or refers to itself', () => {
  assert.deepEqual(readBack({ ...inventedContent('pl'), language: 'cs', tone: 'x' }).problems, [
    'tone: there is no such key; there are language, name, reviewed_by, texts, sentences.',
    'language: must be pl, as the file is called.',
  ])
  const problemsOf = (text: string) => {
    const path = join(folder, 'languages', 'pl.yaml')
    writeFileSync(path, text)
    return readLanguageFile(path, 'pl').problems.join(' ')
  }
  assert.match(problemsOf('language: pl\nlanguage: pl\n'), /^Line 2: Map keys must be unique/)
  assert.match(problemsOf('a: &x [1]\nb: [*x, *x]\n'), /refers to itself/)
  assert.match(problemsOf('just words'), /has no keys/)
  assert.match(problemsOf('a: [\n'), /^Line \d+: /)
  assert.match(readBack(inventedContent('en'), 'en').problems.join(' '), /comes with the program/)
})

test('the template asks for every text, has days and months filled in, and is complete once it is filled in', () => {
  const path = writeLanguage(folder, {}, 'pl')
  writeFileSync(path, languageTemplate('pl', ['Who did “this”: it’s not known.']))
  const fresh = readLanguageFile(path, 'pl')
  assert.deepEqual([fresh.name, fresh.texts['weekdays']!.split(', ')[1], fresh.texts['months']!.split(', ')[4]], ['polski', 'poniedziałek', 'maja'])
  assert.equal(fresh.texts['months.alone']!.split(', ')[4], 'maj')
  const empty = fresh.problems.filter((problem) => problem.endsWith(': is empty.'))
  assert.equal(empty.length, Object.keys(inventedContent('pl').texts).length - 4, 'all but days, months (twice) and numbers')
  assert.equal(fresh.problems.length, empty.length)
  // Filled in as somebody would: between the quotation marks below each English text.
  const { texts } = inventedContent('pl')
  const filled = readFileSync(path, 'utf8').replace(/^ {2}(\S+): ''$/gm, (line, key: string) =>
    key in texts ? `  ${key}: '${texts[key]!.replaceAll("'", "''")}'` : line,
  )
  writeFileSync(path, filled)
  assert.deepEqual(readLanguageFile(path, 'pl').problems, [])
})

test('a date has the month as it is within a date; alone it has its own form', () => {
  const months = 'a, b, c, d, maja, f, g, h, i, j, k, l'
  const t = fillOf({ ...englishByFile('pl'), texts: { ...englishByFile('pl').texts, months, 'months.alone': months.replace('maja', 'maj') } })
  assert.deepEqual([t.day('full', '2026-05-03'), t.month('2026-05')], ['3 maja 2026', 'maj 2026'])
})
