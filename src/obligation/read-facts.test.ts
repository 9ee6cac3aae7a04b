import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../errors.ts'
import { assumedIncident, readIncidentFile } from '../incident/incident-file.ts'
import { factsOf } from './facts.ts'
import { readFacts } from './read-facts.ts'

const read = (value: unknown) => readFacts(typeof value === 'string' ? value : JSON.stringify(value), 'facts.json')
const problemOf = (value: unknown): string => {
  try {
    read(value)
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === 'facts_invalid')
    return error.message
  }
  return ''
}

test('[OBL7] snake_case, capitals, true, false, null, numbers in quotes and American spelling are one language', () => {
  const facts = read({
    $schema: 'x',
    _comment: 'about the file',
    title: 'Case 4',
    organization: { kind: 'Political Party', offers_in_eu: false, sectors: { pension_scheme: true, fca: null } },
    breach: { malice: true, ransomware: 'YES', exfiltration: 'not seen', looked_at: ['firewall'], hours_without_data: '36', recipients: null },
    people: { low: '1,200', high: 2_000, by_country: { GB: '1 200' } },
    data: { kinds: ['Person Name', 'date-of-birth', 'NINO', 'email address'] },
  })
  assert.deepEqual(
    [facts.organisation.kind, facts.organisation.offersInEu, facts.organisation.sectors.pensionScheme, facts.organisation.sectors.fca],
    ['political_party', 'no', 'yes', 'unknown'],
  )
  assert.deepEqual(
    [facts.breach.malice, facts.breach.ransomware, facts.breach.exfiltration, facts.breach.hoursWithoutData, facts.breach.recipients],
    ['yes', 'yes', 'not_seen', 36, 'unknown'],
  )
  assert.deepEqual([facts.people.low, facts.people.byCountry, facts.data.kinds], [1_200, { GB: 1_200 }, ['person_name', 'date_of_birth', 'ni_number', 'email']])
})

test('[OBL7] null, empty and left out are one: nobody has said', () => {
  assert.deepEqual(read({}), read({ organisation: null, moments: {}, breach: { hoursWithoutData: null }, people: { byCountry: null }, data: { kinds: null } }))
})

test('[OBL7] a time without offset is read on the wall of the organisation, the earlier of two; with one it is taken as it is', () => {
  const aware = (text: string, zone = 'Europe/London') => read({ organisation: { zone }, moments: { aware_at: text } }).moments.awareAt
  assert.equal(aware('2021-10-29T12:17'), '2021-10-29T11:17:00.000Z')
  assert.equal(aware('2021-10-29 12:17:30'), '2021-10-29T11:17:30.000Z')
  assert.equal(aware('2021-10-31T01:30'), '2021-10-31T00:30:00.000Z')
  assert.equal(aware('2021-10-29T12:17', 'Asia/Kolkata'), '2021-10-29T06:47:00.000Z')
  assert.equal(aware('2021-10-29T12:17:00+0530'), '2021-10-29T06:47:00.000Z')
})

for (const [says, value, message] of [
  ['a key that is not there, with what was meant', { breach: { exfiltraton: 'seen' } }, /there is no key "breach\.exfiltraton"; did you mean exfiltration\?/],
  [
    'a group that is not there, with those that are',
    { weather: 'fine' },
    /there is no key "weather"; known here: organisation, moments, breach, people, data, told/,
  ],
  ['a word that is no answer, with those that are', { breach: { malice: 'perhaps' } }, /breach\.malice: must be one of yes, no, unknown/],
  ['a kind that is not there', { data: { kinds: ['person_name', 'shoe_size'] } }, /data\.kinds\.2: must be one of person_name, /],
  ['a day without a time', { moments: { awareAt: '2021-10-29' } }, /moments\.awareAt: must be a time .*; a day alone does not start a clock/],
  ['an hour that the clocks jumped over', { moments: { awareAt: '2026-03-29T01:30' } }, /moments\.awareAt: there is no such time in Europe\/London/],
  ['a number below nothing', { people: { high: -1 } }, /people\.high: /],
  ['a list where a group belongs', { breach: [] }, /breach: /],
  ['a list', [], /must hold one object/],
  ['text that is no JSON, by its line', '{\n  "breach": {,}\n}', /this is not JSON/],
  ['a place that is none', { people: { residents: [{ place: 'Texas', people: 3 }] } }, /people\.residents\.0\.place: must be a country such as AU/],
  ['a day that there is not, with an offset', { moments: { awareAt: '2026-02-30T10:00:00Z' } }, /moments\.awareAt: there is no such day/],
  ['a day that there is not, on the wall', { moments: { awareAt: '2026-02-30 10:00' } }, /moments\.awareAt: there is no such time in Europe\/London/],
  ['nothing at all', '  \n', /the file is empty; \{\} is a file in which nothing is known/],
  ['a country that there is not', { people: { byCountry: { GB: 3, XX: 5 } } }, /people\.byCountry: there is no such place/],
  ['a state that there is not', { people: { residents: [{ place: 'US-XX', people: 3 }] } }, /people\.residents\.1\.place: there is no such place/],
  ['one country in two codes', { people: { byCountry: { GB: 3, UK: 5 } } }, /people\.byCountry: one country is given twice/],
  ['fewer at most than at least', { people: { low: 10, high: 5 } }, /people\.low is more than people\.high/],
  ['a lead authority outside the Union', { organisation: { leadAuthority: 'GB' } }, /organisation\.leadAuthority: must be a member state/],
  ['one key twice, in two spellings', { breach: { lookedAt: [], looked_at: [] } }, /breach\.lookedAt: given twice/],
] as const) {
  test(`[OBL7] refused, by its place: ${says}`, () => assert.match(problemOf(value), message))
}

test('[OBL7] a country by its other code, or in small letters, is the country: nobody is taken for a resident of nowhere', () => {
  const facts = readFacts(
    JSON.stringify({
      organisation: { country: 'uk', leadAuthority: 'EL' },
      people: { byCountry: { UK: 5, us: 2, unknown: 1 }, residents: [{ place: 'us-ca', people: 2 }] },
    }),
    'f',
  )
  assert.deepEqual(
    [facts.organisation.country, facts.organisation.leadAuthority, facts.people.byCountry, facts.people.residents[0]!.place],
    ['GB', 'GR', { GB: 5, US: 2, unknown: 1 }, 'US-CA'],
  )
})

test('[OBL7] several mistakes are told at once, and no complaint repeats what was typed', () => {
  const problem = problemOf({ breach: { malice: 'Ines Halloran', integrity: 'Ines Halloran' }, moments: { awareAt: 'Ines Halloran' } })
  assert.equal(problem.match(/;/g)!.length >= 2, true)
  assert.doesNotMatch(problem, /Halloran/)
})

test('[OBL7] whatever is typed, the answer is facts or a sentence, never a crash', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      try {
        readFacts(text, 'f')
      } catch (error) {
        assert.ok(error instanceof AppError)
      }
    }),
    { numRuns: 300 },
  )
})

const FILE = `organisation:
  name: Harbour Alliance
  kind: company
  active_in: [BR, AU]
  small_business: no
  sectors: { dora: yes, hipaa: no }
moments:
  supplier_told_us: 2026-10-22 17:35
  classified_major: 2026-10-22 19:00
what_happened:
  insight: some
  access_codes: yes
  vulnerable_people: yes
`
test('[OBL3] what incident.yaml says of laws abroad reaches the rules, and what it leaves out stays unknown', () => {
  const facts = factsOf(readIncidentFile(FILE, 'i'), null)
  assert.deepEqual(
    [
      facts.organisation.activeIn,
      facts.organisation.smallBusiness,
      facts.organisation.sectors.dora,
      facts.organisation.sectors.hipaa,
      facts.organisation.sectors.cra,
    ],
    [['BR', 'AU'], 'no', 'yes', 'no', 'unknown'],
  )
  assert.deepEqual([facts.moments.classifiedMajorAt, facts.moments.materialAt], ['2026-10-22T18:00:00.000Z', null])
  assert.deepEqual([facts.data.insight, facts.data.accessCodes, facts.people.vulnerable], ['some', 'yes', 'yes'])
  const nothing = factsOf(assumedIncident({ now: new Date('2026-10-22T17:00:00Z') }).file, null)
  assert.deepEqual([nothing.organisation.activeIn, nothing.organisation.sectors.dora, nothing.data.insight], [null, 'unknown', 'unknown'])
})
