import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assumedIncident, readIncidentFile, type IncidentFile } from '../incident/incident-file.ts'
import { assessmentOf } from '../obligation/assessment.ts'
import { breachFacts } from '../obligation/facts.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { toStix } from './stix.ts'
import { fromVeris, toVeris } from './veris.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const NOW = new Date('2026-10-25T10:48:00Z')
const SUMMARY: RegisterSummary = {
  people: 186_900,
  low: 184_200,
  high: 189_700,
  method: '',
  byRelationship: { member: 160_000, staff: 140 },
  byKind: { person_name: 186_900, email: 150_000, bank_account: 30_000, health: 12 },
  children: 0,
  specialRisk: 0,
  deceased: 0,
  records: 612_000,
  unidentifiableRecords: 0,
  rosterSize: 210_000,
  rosterAffected: 146_000,
  byCountry: { GB: 186_900 },
  files: { total: 1, bytes: 1, bytesRead: 1, byStatus: { read: 1 }, bytesByStatus: {} },
  missingFiles: 0,
  peopleInInaccessible: null,
}
const input = (file: IncidentFile = readIncidentFile(EXAMPLE, 'i'), summary: RegisterSummary | null = SUMMARY) => ({
  incidentId: '01999999-0000-7000-8000-000000000001',
  file,
  summary,
  now: NOW,
  assessment: assessmentOf(file, summary, NOW),
})
type Veris = {
  victim: { victim_id: string; secondary?: { victim_id: string[] }; country: string[]; industry: string; employee_count: string }
  action: Record<string, { variety: string[]; vector: string[] }>
  actor: Record<string, unknown>
  attribute: {
    confidentiality: { data_disclosure: string; data: { variety: string; amount?: number }[]; data_total: number; data_victim: string[] }
    availability: { variety: string[] }
  }
  timeline: { incident: object; discovery: object }
  [key: string]: unknown
}

test('[VER1] the supplier is the victim, we are a secondary one; data out of reach through ransomware are obscured', () => {
  const veris = toVeris(input()) as Veris
  assert.deepEqual([veris.victim.victim_id, veris.victim.secondary?.victim_id], ['Northgate Data Services', ['Harbour Alliance']])
  assert.deepEqual(veris.action, { malware: { variety: ['Ransomware'], vector: ['Unknown'] } })
  assert.deepEqual([veris.attribute.availability.variety, veris.attribute.confidentiality.data_disclosure], [['Obscuration'], 'Unknown'])
  assert.deepEqual(
    veris.attribute.confidentiality.data.map(({ variety, amount }) => [variety, amount]),
    [
      ['Medical', 12],
      ['Bank', 30_000],
      ['Sensitive Personal', 12],
      ['Personal', 186_900],
    ],
  )
  assert.deepEqual(veris.timeline.incident, { year: 2026, month: 10, day: 21, time: '01:20' })
  assert.deepEqual(veris.timeline.discovery, { unit: 'Hours', value: 3.8 })
})

test('[VER2] what the schema wants is there even when nothing is known', () => {
  const veris = toVeris(input(assumedIncident({ now: NOW }).file, null)) as Veris
  for (const key of ['actor', 'action', 'discovery_method', 'schema_version', 'asset', 'timeline', 'attribute', 'incident_id', 'security_incident', 'victim'])
    assert.ok(key in veris, key)
  for (const key of ['country', 'employee_count', 'industry'] as const) assert.ok(veris.victim[key].length > 0, key)
  assert.ok('unknown' in veris.actor && 'unknown' in veris.action)
})

test('[VER3] a record read back gives the facts it was made from, as far as VERIS can say them', () => {
  const { facts, notes } = fromVeris(toVeris(input()))!
  const read = breachFacts(facts)
  assert.deepEqual([read.breach.malice, read.breach.ransomware, read.breach.availability, read.breach.exfiltration], ['yes', 'yes', 'yes', 'unknown'])
  assert.deepEqual([read.people.records, read.organisation.supplierInvolved, read.moments.occurredAt], [612_000, 'yes', '2026-10-21T01:20:00.000Z'])
  assert.ok(read.data.kinds!.includes('health') && notes.some((note) => note.includes('coarser')))
})

test('[VER3] disclosure and mishaps are read; a year alone starts no clock; what is no record is refused', () => {
  const mishap = breachFacts(
    fromVeris({
      action: { error: { variety: ['Misdelivery'] } },
      attribute: { confidentiality: { data_disclosure: 'Yes', data: [{ variety: 'Credentials' }] } },
      timeline: { incident: { year: 2024 } },
    })!.facts,
  )
  assert.deepEqual(
    [mishap.breach.malice, mishap.breach.exfiltration, mishap.moments.occurredAt, mishap.data.kinds],
    ['no', 'seen', null, ['username', 'password']],
  )
  const none = fromVeris({ action: { hacking: {} }, attribute: { confidentiality: { data_disclosure: 'No' } } })!
  assert.equal(breachFacts(none.facts).breach.exfiltration, 'not_seen')
  assert.ok(none.notes.some((note) => note.includes('what was examined')))
  for (const other of [null, [], 'text', { breach: {} }]) assert.equal(fromVeris(other), null)
})

test('[STX1] a bundle of STIX 2.1: identifiers that hold, references that lead somewhere, counts and no person', () => {
  const bundle = toStix(input())
  const ids = new Set(bundle.objects.map(({ id }) => id))
  assert.equal(ids.size, bundle.objects.length)
  for (const object of bundle.objects) {
    // As in the published schema, which knows UUIDs of versions 1 to 5 only.
    assert.match(object.id, new RegExp(`^${object.type}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`))
    assert.ok(String(object['modified']) >= String(object['created']))
    assert.equal(object['spec_version'], '2.1')
    for (const [key, value] of Object.entries(object)) if (key.endsWith('_ref')) assert.ok(ids.has(value as string), `${object.type}.${key}`)
  }
  const incident = bundle.objects.find(({ type }) => type === 'incident')!
  const extension = Object.values(incident['extensions'] as Record<string, { impacted_entity_counts: { individual: number }; incident_types: string[] }>)[0]!
  assert.deepEqual([extension.impacted_entity_counts.individual, extension.incident_types], [189_700, ['ransomware']])
  assert.deepEqual(
    toStix(input()).objects.map(({ id }) => id),
    [...ids],
    'the same incident is the same objects',
  )
  const text = JSON.stringify([bundle, toVeris(input())])
  assert.ok(!text.includes('dpo@harbouralliance.example') && !text.includes('Ines Halloran'))
})
