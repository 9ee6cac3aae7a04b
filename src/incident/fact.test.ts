import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentFactFor, currentFacts, factId, isEstablished, type Fact } from './fact.ts'
import { momentsOutOfOrder, supplierDelayHours } from './incident.ts'
import { displayMoment, endOfDay, instantsOf, localDay, offsetMinutesAt } from './zone.ts'

const at = new Date('2026-10-22T16:35:00Z')
const fact = (factNo: number, replacesNo: number | null = null): Fact => ({
  factNo,
  topic: 'copying',
  says: `${factNo}`,
  grade: 'supplier',
  source: 'call',
  statedAt: at,
  recordedAt: at,
  replacesNo,
})

test('a correction is a new fact: the one that holds now is the last of its line', () => {
  const ledger = [fact(1), fact(2), fact(3, 1), fact(4, 3)]
  assert.deepEqual(
    currentFacts(ledger).map(({ factNo }) => factNo),
    [2, 4],
  )
  assert.equal(currentFactFor(ledger, 1)!.factNo, 4)
  assert.equal(currentFactFor(ledger, 9), undefined)
  assert.equal(factId(12), 'F-12')
})

test("a supplier's word and an assumption are not established", () => {
  assert.deepEqual(
    (['forensic', 'seen', 'supplier', 'assumed', 'unknown'] as const).map((grade) => isEstablished({ grade })),
    [true, true, false, false, false],
  )
})

test("the supplier's delay is the time between its knowing and its telling; not known when either is not", () => {
  const moments = {
    occurredAt: null,
    supplierAwareAt: '2026-10-21T05:10:00Z',
    supplierToldUsAt: '2026-10-22T16:40:00Z',
    confirmedAt: null,
    awareAt: '2026-10-22T16:40:00Z',
    awareReason: '',
  }
  assert.equal(supplierDelayHours(moments), 35.5)
  assert.equal(supplierDelayHours({ ...moments, supplierAwareAt: null }), null)
  assert.deepEqual(momentsOutOfOrder({ ...moments, occurredAt: '2026-10-21T06:00:00Z' }), ['supplier_aware is before occurred'])
})

test('the wall clock passes an hour twice in autumn and skips one in spring', () => {
  assert.deepEqual(
    instantsOf('2026-10-25T01:30', 'Europe/London').map((instant) => instant.toISOString()),
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  )
  assert.deepEqual(instantsOf('2026-03-29T01:30', 'Europe/London'), [])
  assert.equal(offsetMinutesAt(at, 'Asia/Kolkata'), 330)
})

test('a day on the wall begins and ends there, not in UTC', () => {
  assert.equal(localDay(new Date('2026-07-01T23:30:00Z'), 'Europe/London'), '2026-07-02')
  assert.equal(displayMoment(endOfDay('2026-10-25', 'Europe/London'), 'Europe/London'), 'Sun 25 Oct 2026, 23:59 GMT')
})
