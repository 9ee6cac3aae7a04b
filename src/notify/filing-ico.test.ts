import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readFileSync } from 'node:fs'
import { assumedIncident, readIncidentFile } from '../incident/incident-file.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { filingTypst, icoFiling } from './filing-fill.ts'
import type { Filing } from './filing.ts'
import { closeTypesetters, typeset } from './typeset.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const SUMMARY: RegisterSummary = {
  people: 186_900,
  low: 184_200,
  high: 189_700,
  method: 'Counted after linkage; the range comes from unclear matches.',
  byRelationship: { member: 120_000, registered_supporter: 40_000, former: 26_000, staff: 140, other: 760 },
  byKind: { person_name: 186_900, email: 150_000, postal_address: 120_000, date_of_birth: 90_000, bank_account: 30_000 },
  children: 0,
  specialRisk: 12,
  deceased: 3,
  records: 612_000,
  unidentifiableRecords: 940,
  rosterSize: 210_000,
  rosterAffected: 146_000,
  byCountry: { GB: 184_960, IE: 1_940 },
  files: { total: 60, bytes: 9e9, bytesRead: 7e9, byStatus: { read: 51, rendered_inaccessible: 9 }, bytesByStatus: {} },
  missingFiles: 2,
  peopleInInaccessible: { low: 9_000, high: 210_000, why: 'a readable backup of May holds most of them' },
}
const NOW = new Date('2026-10-25T10:48:00Z')
const filing = () =>
  icoFiling({ file: readIncidentFile(EXAMPLE, 'incident.yaml'), summary: SUMMARY, now: NOW, nextUpdate: 'By Friday 30 October, with the forensic report.' })
const valueOf = (of: Filing, id: string) => of.parts.flatMap(({ fields }) => fields).find((field) => field.id === id)!

after(closeTypesetters)

test('[FIL1] the six parts of the form stand in its own order, with the deadline on top', () => {
  const made = filing()
  assert.deepEqual(
    made.parts.map(({ no, title }) => `${no} ${title}`),
    ['1 About your report', '2 About the breach', '3 The data and the people', '4 Cyber incidents only', '5 Taking action', '6 About you'],
  )
  assert.equal(made.dueDisplay, 'Sun 25 Oct 2026, 16:35 GMT')
  assert.equal(made.latestArguableDisplay, 'Sun 25 Oct 2026, 17:00 GMT')
})

test('[FIL2] people are a range, the most that may be affected first, with what cannot be read counted in', () => {
  const people = valueOf(filing(), 'people')
  assert.equal(people.value, 'Maximum that may be affected: 210,000')
  assert.match(people.note, /Found so far: 186,900; with 95 % confidence between 184,200 and 189,700/)
  assert.match(people.note, /9,000 to 210,000 \(a readable backup/)
})

test('[FIL3] members of a party bring the category political opinions, though no column says so', () => {
  assert.match(valueOf(filing(), 'categories').value, /^Political opinions; Basic personal identifiers; Economic and financial data; Not yet known/)
})

test('[FIL4] what is missing says when it will come; nothing missing is left blank', () => {
  const made = filing()
  assert.ok(made.missing.every(({ when }) => when === 'By Friday 30 October, with the forensic report.'))
  assert.deepEqual([valueOf(made, 'confidentiality').value, valueOf(made, 'confidentiality').source], ["Don't know", 'missing'])
  for (const field of made.parts.flatMap(({ fields }) => fields)) assert.ok(field.value.length > 0, field.id)
})

test('[FIL5] after the 72 hours the form asks for the reasons, before them it does not', () => {
  assert.equal(valueOf(filing(), 'delay').source, 'fact')
  const late = icoFiling({ file: readIncidentFile(EXAMPLE, 'incident.yaml'), summary: SUMMARY, now: new Date('2026-10-25T16:35:01Z') })
  assert.equal(valueOf(late, 'delay').source, 'missing')
})

test("[FIL6] a supplier's word is marked as such, and an assumption never appears as a fact", () => {
  const yaml = EXAMPLE.replace(/ {2}summary: .*\n/, '')
  const told = valueOf(icoFiling({ file: readIncidentFile(yaml, 'i'), summary: null, now: NOW }), 'what_happened').value
  assert.match(told, /The supplier says: A significant quantity of party data is inaccessible/)
  assert.doesNotMatch(told, /Members, supporters and others/)
})

test('[FIL7] with no incident file and no register the form still stands, and says what it does not know', () => {
  const made = icoFiling({ file: assumedIncident({ now: NOW }).file, summary: null, now: NOW })
  assert.equal(valueOf(made, 'discovered').source, 'assumed')
  assert.equal(valueOf(made, 'people').source, 'missing')
  assert.ok(made.missing.length >= 10)
})

test('[FIL8] the PDF is set, meets PDF/UA-1, and is the same for the same filing', async () => {
  const made = filing()
  const [first, second] = [await typeset(filingTypst(), made), await typeset(filingTypst(), made)]
  assert.equal(first.subarray(0, 5).toString(), '%PDF-')
  assert.ok(first.equals(second))
})
