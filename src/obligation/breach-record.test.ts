import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../incident/fact.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { assessmentOf } from './assessment.ts'
import { breachRecordOf, breachRecordTypst, type BreachRecordInput } from './breach-record.ts'

const NOW = new Date('2026-10-23T10:00:00Z')
const input = (happened: string, change: Partial<BreachRecordInput> = {}): BreachRecordInput => {
  const file = readIncidentFile(
    `organisation:\n  name: Harbour Alliance\n  kind: political_party\nmoments:\n  supplier_aware: 2026-10-21 09:00\n  supplier_told_us: 2026-10-22 17:35\nwhat_happened:\n  ${happened}\nmeasures_taken: [Accounts closed]\n`,
    'incident.yaml',
  )
  const now = change.now ?? NOW
  return { file, assessment: assessmentOf(file, null, now), summary: null, ledger: [], rulings: [], delayReason: '', now, ...change }
}
const RANSOMWARE = 'ransomware: yes\n  integrity: no\n  restored: no'
const HARMLESS = 'confidentiality: no\n  integrity: no\n  availability: no\n  malice: no\n  ransomware: no'

test('[REC1] the record holds who knew when, and each fact that holds now with its number and grade', () => {
  const fact = (factNo: number, says: string, replacesNo: number | null): Fact => ({
    factNo,
    topic: 'copying',
    says,
    grade: 'forensic',
    source: 'the examiner',
    statedAt: NOW,
    recordedAt: NOW,
    replacesNo,
  })
  const { facts } = breachRecordOf(input(RANSOMWARE, { ledger: [fact(1, 'Nothing was copied', null), fact(2, '40 GB left the network', 1)] }))
  assert.equal(facts.find(({ label }) => label === 'The supplier told us')!.origin, '33 hours after it was aware')
  assert.deepEqual(
    facts.filter(({ label }) => label.startsWith('F-')).map(({ label, value }) => `${label}: ${value}`),
    ['F-2 copying: 40 GB left the network'],
  )
})

test('[REC5] going against the rules takes a reason; with one it stands, marked, before the reasons of the rules', () => {
  const ruling = { about: 'people', tell: 'no', by: 'Data protection officer', at: '2026-10-23T09:00:00Z', reason: '' } as const
  assert.throws(() => breachRecordOf(input(RANSOMWARE, { rulings: [ruling] })), { code: 'reason_missing' })
  const { decisions, notTold } = breachRecordOf(input(RANSOMWARE, { rulings: [{ ...ruling, reason: 'A notice would endanger an arrest planned for today.' }] }))
  const people = decisions.find(({ about }) => about === 'people')!
  assert.deepEqual([people.decided, people.overrides, people.reasons[0]], ['not to be told', true, 'A notice would endanger an arrest planned for today.'])
  assert.ok(notTold.some(({ who, reasons }) => who === 'The people affected: Not told' && reasons[0]!.startsWith('A notice would endanger')))
})

test('[REC6] nothing was lost: the record says why neither authority nor people are told', () => {
  const { notTold, delay } = breachRecordOf(input(HARMLESS))
  assert.deepEqual(
    notTold.slice(0, 2).map(({ who }) => who),
    ['The authority: Not told', 'The people affected: Not told'],
  )
  assert.ok(notTold.every(({ reasons }) => reasons.length > 0))
  assert.equal(delay, 'No notification to the authority is owed, so none is late.')
})

test('[REC7] after 72 hours without a report the record asks for the reasons of the delay', () => {
  const late = new Date('2026-10-26T10:00:00Z')
  assert.match(breachRecordOf(input(RANSOMWARE)).delay, /has not run out/)
  assert.match(breachRecordOf(input(RANSOMWARE, { now: late })).delay, /reasons have not been entered/)
  assert.equal(breachRecordOf(input(RANSOMWARE, { now: late, delayReason: 'The files came on day four.' })).delay, 'The files came on day four.')
})

test('[REC8] it stands before anything is known, is plain JSON, and has a source that sets it', () => {
  const record = breachRecordOf(input('ransomware: unknown'))
  assert.deepEqual(JSON.parse(JSON.stringify(record)), record)
  assert.ok(record.open.length > 5)
  assert.match(breachRecordTypst(), /json\("data\.json"\)/)
})
