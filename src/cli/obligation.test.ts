/** The commands as they are typed, with plain files: no store is opened. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-facts-'))
after(() => rmSync(folder, { recursive: true }))
const MAIN = new URL('./main.ts', import.meta.url).pathname
function tocsin(...words: string[]): { code: number; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...words], { encoding: 'utf8' })
  return { code: status ?? -1, out: stdout, err: stderr }
}
function fileOf(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const PARTY = fileOf(
  'party.json',
  JSON.stringify({
    organisation: { kind: 'political_party', euEstablishment: 'no', offersInEu: 'no' },
    moments: { awareAt: '2021-10-29T12:17:00+01:00' },
    breach: { malice: 'yes', ransomware: 'yes', availability: 'yes' },
    people: { low: 900, high: 1000, byCountry: { GB: 1000 } },
    data: { kinds: ['person_name', 'political_opinion'], revealsBelief: 'yes' },
  }),
)

test('[DUE1] deadline: strict and latest arguable in UTC, shown on the wall of the zone, with or without an offset', () => {
  for (const aware of ['2021-10-29T12:17:00+01:00', '2021-10-29T11:17:00Z', '2021-10-29T12:17']) {
    const { code, out } = tocsin('deadline', '--aware', aware, '--rule', 'uk-gdpr.33.1', '--json')
    assert.equal(code, 0)
    assert.deepEqual(JSON.parse(out), { dueAt: '2021-11-01T11:17:00.000Z', latestArguableAt: '2021-11-01T12:00:00.000Z', display: 'Mon 1 Nov 2021, 11:17 GMT' })
  }
})

test('[LAW] laws check runs every rule’s own tests, and lists what is unverified and what is past its review date; laws list and show agree', () => {
  type Check = { rule: string; version: number; tests: number; failures: string[]; unverified: boolean; pastReview: boolean }
  const { code, out } = tocsin('laws', 'check', '--now', '2099-01-01T00:00Z')
  assert.equal(code, 0)
  const checks = JSON.parse(tocsin('laws', 'check', '--now', '2099-01-01T00:00Z', '--json').out) as Check[]
  const count = (is: (check: Check) => boolean) => checks.filter(is).length
  assert.ok(out.startsWith(`${checks.length} rules, ${checks.reduce((sum, { tests }) => sum + tests, 0)} tests, 0 rules that fail.`), out.slice(0, 200))
  assert.ok(checks.every(({ tests }) => tests > 0))
  assert.ok(out.includes(`Unverified, no source opened (${count(({ unverified }) => unverified)}):`))
  assert.ok(out.includes(`Past the review date (${checks.length}):`), 'by 2099 each has to be looked at again')
  const today = JSON.parse(tocsin('laws', 'check', '--now', '2026-11-22T00:00Z', '--json').out) as Check[]
  assert.equal(today.filter(({ pastReview }) => pastReview).length, 0)
  const listed = tocsin('laws', 'list').out
  for (const { rule } of checks) assert.ok(listed.includes(rule), rule)
  const shown = JSON.parse(tocsin('laws', 'show', 'uk-gdpr.33.1').out) as { id: string; tests: unknown[]; sources: unknown[] }
  assert.deepEqual([shown.id, shown.tests.length > 0, shown.sources.length > 0], ['uk-gdpr.33.1', true, true])
})

test("[DUE13] deadline --in: the latest arguable end counts the holidays of the lead authority's country, the due time does not", () => {
  const ends = (...more: string[]) => {
    const { code, out } = tocsin('deadline', '--aware', '2026-11-25T10:00Z', '--rule', 'eu-gdpr.12.3.access', '--zone', 'UTC', '--json', ...more)
    assert.equal(code, 0)
    const { dueAt, latestArguableAt } = JSON.parse(out) as { dueAt: string; latestArguableAt: string }
    return [dueAt.slice(0, 10), latestArguableAt.slice(0, 10)]
  }
  assert.deepEqual(
    [ends(), ends('--in', 'PL')],
    [
      ['2026-12-25', '2026-12-25'],
      ['2026-12-25', '2026-12-28'],
    ],
  )
})

test('obligations: duties by due time, with every field of the contract', () => {
  const out = join(folder, 'duties.json')
  const { code } = tocsin('obligations', PARTY, '--out', out, '--now', '2021-10-29T15:00:00Z')
  assert.equal(code, 0)
  const duties = JSON.parse(readFileSync(out, 'utf8')) as Record<string, unknown>[]
  const fields = ['rule', 'version', 'regime', 'article', 'addressee', 'dueAt', 'latestArguableAt', 'clock', 'status', 'why', 'content', 'confidence', 'source']
  for (const duty of duties) for (const field of fields) assert.ok(field in duty, `${String(duty['rule'])} has no ${field}`)
  const due = duties.flatMap(({ dueAt }) => (dueAt === null ? [] : [String(dueAt)]))
  assert.deepEqual(due, due.toSorted())
  assert.equal(duties.find(({ rule }) => rule === 'uk-gdpr.33.1')!['dueAt'], '2021-11-01T11:17:00.000Z')
  assert.equal(duties.find(({ rule }) => rule === 'us-ca.individuals')!['status'], 'not_due')
})

test('severity: factors, score, band, the other schemes, and the decision', () => {
  const answer = JSON.parse(tocsin('severity', PARTY, '--json').out) as Record<string, unknown>
  assert.deepEqual(Object.keys(answer['otherSchemes'] as object), ['ico', 'rrosh', 'hipaa'])
  const decision = answer['decision'] as { authority: string; people: string; why: string[] }
  assert.deepEqual([decision.authority, decision.people], ['yes', 'yes'])
  assert.ok(decision.why.length > 0 && Array.isArray(answer['factors']) && typeof answer['band'] === 'string')
})

test('laws: list, show and check', () => {
  assert.match(tocsin('laws', 'list').out, /^us-ca\.ag +secondary +Tell the authority of California/m)
  assert.equal((JSON.parse(tocsin('laws', 'show', 'us-ca.individuals').out) as unknown[]).length, 2)
  const { code, out } = tocsin('laws', 'check', '--now', '2026-11-22T00:00:00Z')
  assert.equal(code, 0)
  assert.match(out, /, 0 rules that fail\./)
})

test('the schema of the facts is printed', () =>
  assert.ok('organisation' in (JSON.parse(tocsin('obligations', '--schema').out) as { properties: object }).properties))

for (const [says, words, code, message] of [
  [
    'a word that is no answer, by its place',
    ['obligations', fileOf('a.json', '{"breach":{"malice":"perhaps"}}')],
    1,
    /breach\.malice: must be one of yes, no, unknown/,
  ],
  ['a word that is unknown', ['severity', fileOf('b.json', '{"weather":"fine"}'), '--json'], 1, /there is no key "weather"/],
  ['a file that is no JSON', ['obligations', fileOf('c.json', 'facts:')], 1, /this is not JSON/],
  ['no file', ['obligations', join(folder, 'none.json')], 1, /There is no file/],
  ['no such rule', ['deadline', '--aware', '2026-01-01T00:00Z', '--rule', 'uk-gdpr.99'], 1, /There is no rule uk-gdpr\.99/],
  ['a rule not in force', ['deadline', '--aware', '2021-01-01T00:00Z', '--rule', 'uk-dpa.164A'], 1, /was not in force on 2021-01-01/],
  ['a day without a time', ['deadline', '--aware', '2021-10-29', '--rule', 'uk-gdpr.33.1'], 2, /--aware must be a moment/],
  ['a day that there is not', ['deadline', '--aware', '2026-02-30T10:00Z', '--rule', 'uk-gdpr.33.1'], 2, /there is no such time in Europe\/London/],
  ['an hour that there is not', ['deadline', '--aware', '2026-03-29T01:30', '--rule', 'uk-gdpr.33.1'], 2, /the clocks jumped over it/],
  [
    'a place whose days off nobody knows',
    ['deadline', '--aware', '2026-01-01T00:00Z', '--rule', 'eu-gdpr.12.3.access', '--in', 'XX'],
    2,
    /--in must be one of/,
  ],
  ['a folder for a file', ['obligations', folder], 2, /is a folder, not a file/],
  ['a folder that is not there for the answer', ['obligations', PARTY, '--out', join(folder, 'none', 'd.json')], 1, /There is no folder/],
  ['half a command', ['laws'], 2, /there is "laws list", "laws show", "laws check"/],
  ['a zone that there is not', ['deadline', '--aware', '2021-10-29T10:00Z', '--rule', 'uk-gdpr.33.1', '--zone', 'Mars/Base'], 2, /--zone must be/],
] as const) {
  test(`refused in a sentence: ${says}`, () => {
    const refused = tocsin(...words)
    assert.equal(refused.code, code)
    assert.match(refused.err, message)
    assert.doesNotMatch(refused.err, /at .*\.ts:\d+/)
  })
}
