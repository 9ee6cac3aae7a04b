/** From the register to the laws of where people live: by country, by state, by each group's own kinds of data. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIncidentFile } from '../incident/incident-file.ts'
import { fillForm } from './filing-fill.ts'
import { formOf } from './filing-forms.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { factsOf } from '../obligation/facts.ts'
import { listDuties } from '../obligation/obligation.ts'

const NOW = new Date('2026-10-23T09:00:00Z')
const FILE = readIncidentFile(
  `organisation: { name: Harbour Aid, kind: charity, country: GB, nation: england_wales, offers_in_eu: yes, eu_establishment: no }
supplier: { name: Northgate Data Services }
moments: { supplier_told_us: 2026-10-22 17:35 }
what_happened: { malice: yes, confidentiality: yes, exfiltration: seen, encrypted_key_safe: no }
`,
  'i',
)
const SUMMARY: RegisterSummary = {
  people: 2_000,
  low: 2_000,
  high: 2_000,
  method: '',
  byRelationship: { donor: 2_000 },
  byKind: { person_name: 2_000, email: 2_000, driving_licence: 600 },
  children: 0,
  specialRisk: 0,
  deceased: 0,
  records: 2_000,
  unidentifiableRecords: 0,
  rosterSize: 2_000,
  rosterAffected: 2_000,
  byCountry: { GB: 1_000, US: 900, IE: 60, AU: 40 },
  residents: [
    { place: 'GB', people: 1_000, kinds: null },
    { place: 'US-CA', people: 600, kinds: ['person_name', 'driving_licence'] },
    { place: 'US-TX', people: 300, kinds: ['person_name', 'email'] },
    { place: 'IE', people: 60, kinds: null },
    { place: 'AU-NSW', people: 40, kinds: ['person_name', 'email'] },
  ],
  files: { total: 1, bytes: 1, bytesRead: 1, byStatus: { read: 1 }, bytesByStatus: {} },
  missingFiles: 0,
  peopleInInaccessible: null,
}
const facts = factsOf(FILE, SUMMARY)
const statusOf = (rule: string) => listDuties(facts, NOW).find((duty) => duty.rule === rule)?.status

test('[US5] [US6] a state is asked about its own residents and their own data: licences in California, only e-mail in Texas', () => {
  assert.equal(statusOf('us-ca.individuals'), 'due')
  assert.equal(statusOf('us-ca.ag'), 'due', 'more than 500 residents')
  assert.equal(statusOf('us-tx.individuals'), 'not_due')
  assert.equal(statusOf('us-ny.individuals'), 'not_due', 'nobody lives there')
})

test('[ABR3] people known in a country bring its law; those in the Union the GDPR beside the UK GDPR', () => {
  assert.equal(statusOf('eu-gdpr.33.1'), 'due')
  assert.ok(['due', 'cannot_rule_out'].includes(statusOf('au-ndb.26WK')!))
  assert.equal(statusOf('br-lgpd.48'), 'not_due')
})

test('[FIL12] the form for attorneys general has a line a state, with its own number and time; the template of the EDPB counts by country', () => {
  const input = { file: FILE, summary: SUMMARY, now: NOW, assessment: assessmentOf(FILE, SUMMARY, NOW) }
  const states = fillForm(formOf('us-ag')!, input)
    .parts.flatMap(({ fields }) => fields)
    .filter(({ id }) => id.startsWith('residents_'))
  assert.deepEqual(
    states.map(({ label, value }) => [label, value]),
    [
      ['US-CA', 'About 600 residents'],
      ['US-TX', 'About 300 residents'],
    ],
  )
  assert.match(states[0]!.note, /California/)
  const edpb = fillForm(formOf('edpb')!, input).parts.flatMap(({ fields }) => fields)
  assert.deepEqual(
    [edpb.find(({ id }) => id === 'cross_border')!.value, edpb.find(({ id }) => id === 'lead')!.value],
    ['IE: about 60', 'None: each authority concerned is told'],
  )
})
