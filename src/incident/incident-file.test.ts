import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AppError } from '../errors.ts'
import { assumedIncident, readIncidentFile } from './incident-file.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const SHORT = `organisation:
  name: Harbour Alliance
  kind: political_party
moments:
  supplier_told_us: 2026-10-22 17:35
`
const problemOf = (text: string): string => {
  try {
    readIncidentFile(text, 'incident.yaml')
  } catch (error) {
    assert.ok(error instanceof AppError)
    assert.equal(error.code, 'incident_file_invalid')
    return error.message
  }
  return ''
}

test('the example in the documentation is read whole, with its two clocks apart', () => {
  const file = readIncidentFile(EXAMPLE, 'incident.yaml')
  assert.equal(file.organisation.name, 'Harbour Alliance')
  assert.equal(file.supplier?.name, 'Northgate Data Services')
  assert.equal(file.moments.supplierAwareAt, '2026-10-21T05:10:00.000Z')
  assert.equal(file.moments.awareAt, '2026-10-22T16:35:00.000Z')
  assert.equal(file.facts.length, 4)
})

test('a time without a zone is read on the wall clock of the organisation, in summer and in winter', () => {
  assert.equal(readIncidentFile(SHORT, 'i').moments.awareAt, '2026-10-22T16:35:00.000Z')
  assert.equal(readIncidentFile(SHORT.replace('10-22', '11-22'), 'i').moments.awareAt, '2026-11-22T17:35:00.000Z')
})

test('an hour that the clocks pass twice is read as the earlier, so that no clock starts late', () => {
  assert.equal(readIncidentFile(SHORT.replace('10-22 17:35', '10-25 01:30'), 'i').moments.awareAt, '2026-10-25T00:30:00.000Z')
})

for (const [name, text, says] of [
  ['a word that is not in a list', SHORT.replace('political_party', 'party'), /^incident\.yaml:3: organisation\.kind must be one of political_party, /],
  [
    'a misspelt key, with what was meant',
    SHORT.replace('supplier_told_us', 'suplier_told_us'),
    /^incident\.yaml:5: there is no key "suplier_told_us"; did you mean supplier_told_us\?/,
  ],
  ['an unknown group', `${SHORT}weather: fine\n`, /^incident\.yaml:6: there is no key "weather"; known here: incident, organisation/],
  ['a missing name', SHORT.replace('  name: Harbour Alliance\n', ''), /^incident\.yaml:1: organisation\.name is missing/],
  ['a time that is none', SHORT.replace('2026-10-22 17:35', 'yesterday'), /^incident\.yaml:5: moments\.supplier_told_us must be a time such as/],
  ['a day that no month has', SHORT.replace('2026-10-22', '2026-13-41'), /^incident\.yaml:5: 2026-13-41 17:35 is not a time/],
  ['an hour that the clocks jump over', SHORT.replace('2026-10-22 17:35', '2026-03-29 01:30'), /^incident\.yaml:5: .* the clocks jumped over it/],
  ['text that is not YAML', `${SHORT}  : [\n`, /^incident\.yaml:\d+: this is not YAML/],
  ['a key given twice', `${SHORT}moments: {}\n`, /^incident\.yaml:6: this is not YAML: Map keys must be unique/],
  ['a list where text belongs', SHORT.replace('Harbour Alliance', '[a, b]'), /^incident\.yaml:2: organisation\.name must be text/],
  ['no start of the clocks', SHORT.replace(/moments:[\s\S]*/, ''), /supplier_told_us or aware/],
  ['a supplier that told before it knew', `${SHORT}  supplier_aware: 2026-10-23 09:00\n`, /supplier_told_us is before supplier_aware/],
  ['an empty file', '', /^incident\.yaml:1: organisation is missing/],
  [
    'an entry of a list, by its own line',
    `${SHORT}told:\n  - who: ico\n    at: 2026-10-23 10:00\n  - who: nobody\n    at: 2026-10-23 10:00\n`,
    /^incident\.yaml:9: told\[2\]\.who must be one of/,
  ],
] as const) {
  test(`incident.yaml refuses ${name}, naming the line`, () => assert.match(problemOf(text), says))
}

test('no complaint repeats what was typed as a value', () => {
  assert.doesNotMatch(problemOf(SHORT.replace('political_party', 'Ines Halloran')), /Halloran/)
})

test('yes, no, true and false are one language', () => {
  const file = readIncidentFile(`${SHORT}what_happened:\n  malice: true\n  integrity: no\n`, 'i')
  assert.deepEqual([file.whatHappened.malice, file.whatHappened.integrity], ['yes', 'no'])
})

test('ransomware is meant, and takes data out of reach, unless somebody says otherwise', () => {
  const file = readIncidentFile(`${SHORT}what_happened:\n  ransomware: yes\n`, 'i')
  assert.deepEqual([file.whatHappened.malice, file.whatHappened.availability, file.whatHappened.exfiltration], ['yes', 'yes', 'unknown'])
})

test('every assumption is said in words, and none is made where the file speaks', () => {
  const { file, assumptions } = assumedIncident({ now: new Date('2026-11-21T22:00:00Z') })
  assert.equal(file.moments.awareAt, '2026-11-21T22:00:00.000Z')
  assert.ok(assumptions.some((line) => line.includes('told us just now, Sat 21 Nov 2026, 22:00 GMT')))
  assert.ok(assumptions.some((line) => line.includes('cannot be ruled out')))
  assert.equal(readIncidentFile(EXAMPLE, 'i').assumptions.filter((line) => line.includes('United Kingdom')).length, 0)
})

test('the file survives being kept as JSON', () => {
  const file = readIncidentFile(EXAMPLE, 'i')
  assert.deepEqual(JSON.parse(JSON.stringify(file)), file)
})

test('a day that there is not is refused and not taken for the day after, with a zone or without', () => {
  assert.match(problemOf(SHORT.replace('2026-10-22 17:35', '2026-02-30 17:35')), /2026-02-30 17:35 is not a time/)
  assert.match(problemOf(SHORT.replace('2026-10-22 17:35', '2026-02-30T17:35:00+00:00')), /is not a time/)
})

test('the United Kingdom by its other code is itself; a country that there is not is refused', () => {
  const withCountry = (code: string) => SHORT.replace('  kind:', `  country: ${code}\n  kind:`)
  assert.equal(readIncidentFile(withCountry('UK'), 'i').organisation.country, 'GB')
  assert.match(problemOf(withCountry('XX')), /must be a country code of two letters, such as GB/)
  assert.match(problemOf(withCountry('EU')), /must be a country code of two letters, such as GB/)
})
