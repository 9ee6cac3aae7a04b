import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIncidentFile } from '../incident/incident-file.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { assessmentOf, ruleSnapshots } from './assessment.ts'
import { factsOf } from './facts.ts'
import { deadlineFor } from './obligation.ts'

const NOW = new Date('2026-10-23T10:00:00Z')
const fileOf = (kind: string, happened = 'ransomware: yes\n  integrity: no\n  restored: no') =>
  readIncidentFile(
    `organisation:\n  name: Harbour Alliance\n  kind: ${kind}\nmoments:\n  supplier_told_us: 2026-10-22 17:35\nwhat_happened:\n  ${happened}\n`,
    'incident.yaml',
  )
/** Six members with names and e-mail addresses. */
const summaryOf = (change: Partial<RegisterSummary> = {}): RegisterSummary => ({
  people: 6,
  low: 6,
  high: 7,
  method: '',
  byRelationship: { member: 6 },
  byKind: { person_name: 6, email: 6 },
  children: 0,
  specialRisk: 0,
  deceased: 0,
  records: 9,
  unidentifiableRecords: 0,
  rosterSize: 10,
  rosterAffected: 6,
  byCountry: { GB: 6 },
  files: { total: 2, bytes: 2, bytesRead: 2, byStatus: { read: 2 }, bytesByStatus: {} },
  missingFiles: 0,
  peopleInInaccessible: null,
  ...change,
})

test("[SEV3] a party's members are political opinion, a union's are trade union membership, a firm's customers are neither", () => {
  const contextOf = (kind: string) => assessmentOf(fileOf(kind), summaryOf(), NOW).severity.factors.find(({ id }) => id === 'DPC')!
  assert.deepEqual([contextOf('political_party').high, contextOf('political_party').reason], [4, 'Political opinion: sensitive data (4).'])
  assert.deepEqual([contextOf('union').high, contextOf('union').reason], [4, 'Trade union: sensitive data (4).'])
  assert.equal(contextOf('company').high, 1)
})

test("[SEV3] strangers in a party's files do not become its members, but the list still lets belief be assumed", () => {
  const { facts, severity } = assessmentOf(fileOf('political_party'), summaryOf({ byRelationship: { other: 6 } }), NOW)
  assert.ok(!facts.data.kinds!.includes('political_opinion'))
  assert.equal(severity.factors[0]!.high, 3)
})

test('files that ransomware made unreadable are a loss of availability, whatever the file says', () => {
  const summary = summaryOf({ files: { total: 2, bytes: 2, bytesRead: 1, byStatus: { read: 1, rendered_inaccessible: 1 }, bytesByStatus: {} } })
  const facts = factsOf(fileOf('company', 'availability: no'), summary)
  assert.equal(facts.breach.availability, 'yes')
  // What cannot be read may hold children; what was read holds none.
  assert.equal(facts.people.children, 'unknown')
  assert.equal(factsOf(fileOf('company'), summaryOf()).people.children, 'no')
})

test('people in backups that nobody can read count towards the most that may be affected', () => {
  const facts = factsOf(fileOf('company'), summaryOf({ peopleInInaccessible: { low: 0, high: 900, why: 'a copy of May' } }))
  assert.deepEqual([facts.people.low, facts.people.high], [6, 900])
})

test('before there is a register nothing about the data is known, and both are told', () => {
  const { decision, severity } = assessmentOf(fileOf('company'), null, NOW)
  assert.deepEqual([decision.authority, decision.people, decision.peopleCertainty], ['yes', 'yes', 'cannot_rule_out'])
  assert.ok(severity.low < severity.high)
})

test('where the score and the rules differ, the assessment says so', () => {
  const happened = 'confidentiality: yes\n  exfiltration: seen\n  malice: no\n  availability: no\n  integrity: no\n  recipients: known\n  ransomware: no'
  const { bridge, decision } = assessmentOf(fileOf('company', happened), summaryOf({ byKind: { person_name: 6, ni_number: 6 } }), NOW)
  assert.equal(decision.people, 'yes')
  assert.match(bridge, /^The score alone \(low\) would not tell the people; the rules do/)
})

test('an assessment is plain JSON, and each duty has the text of its rule beside it', () => {
  const assessment = assessmentOf(fileOf('political_party'), summaryOf(), NOW)
  assert.deepEqual(JSON.parse(JSON.stringify(assessment)), assessment)
  const snapshots = ruleSnapshots(assessment.facts, NOW)
  // A row that stands for several rules names each.
  assert.deepEqual(assessment.duties.flatMap(({ rule, covers }) => (covers.length > 0 ? covers : [rule])).toSorted(), [...snapshots.keys()].toSorted())
})

test('[DUE1] the deadline of one rule, by its number', () => {
  const start = new Date('2021-10-29T11:17:00Z')
  assert.equal(deadlineFor('uk-gdpr.33.1', start, 'Europe/London')!.display, 'Mon 1 Nov 2021, 11:17 GMT')
  assert.equal(deadlineFor('uk-dpa.164A', start, 'Europe/London'), undefined)
})

test('[OBL3] people whose address names no country are kept as unknown, not taken for residents', () => {
  assert.deepEqual(factsOf(fileOf('company'), summaryOf({ byCountry: { GB: 4 } })).people.byCountry, { GB: 4, unknown: 2 })
})
