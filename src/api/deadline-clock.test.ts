import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clocksChangeBetween } from './deadline-clock.ts'

test('between Thursday and Sunday 25 October 2026 the clocks of London go back, at one in the morning UTC', () => {
  const change = clocksChangeBetween(new Date('2026-10-22T16:35:00Z'), new Date('2026-10-25T16:35:00Z'), 'Europe/London')
  assert.deepEqual(change, { at: '2026-10-25T01:00:00.000Z', direction: 'back' })
})
test('in March they go forward', () => {
  assert.deepEqual(clocksChangeBetween(new Date('2026-03-27T09:00:00Z'), new Date('2026-03-30T09:00:00Z'), 'Europe/London'), {
    at: '2026-03-29T01:00:00.000Z',
    direction: 'forward',
  })
})
test('a week in July has no change, and a zone without summer time never has one', () => {
  assert.equal(clocksChangeBetween(new Date('2026-07-01T00:00:00Z'), new Date('2026-07-08T00:00:00Z'), 'Europe/London'), null)
  assert.equal(clocksChangeBetween(new Date('2026-03-27T00:00:00Z'), new Date('2026-04-02T00:00:00Z'), 'UTC'), null)
})
