import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksToSlowDown, domainPace } from './domain-pace.ts'
import { servedBy } from './sample-receiver.ts'

for (const limit of [1, 5, 20, 100, 400])
  test(`[NOT20] a receiver that takes ${limit} a second is served at 80 to 100 % of that within five minutes`, () => {
    const { acceptedIn, refused } = servedBy(limit, 480)
    const rate = acceptedIn(300, 480) / 180
    assert.ok(rate >= 0.8 * limit && rate <= limit, `${rate.toFixed(2)} of ${limit}, ${refused} refused`)
  })

test('[NOT20] another domain is not held back, and one that never refuses has no limit', () => {
  const pace = domainPace()
  pace.throttled('slow.example', 0)
  assert.equal(pace.take('slow.example', 10), false)
  for (let count = 0; count < 10_000; count++) assert.equal(pace.take('quick.example', 10), true)
  assert.deepEqual([...pace.held().keys()], ['slow.example'])
})

test('421 and 4.7.x ask to slow down; a full mailbox does not', () => {
  assert.equal(asksToSlowDown(421, 'too busy'), true)
  assert.equal(asksToSlowDown(450, '4.7.28 unusual rate'), true)
  assert.equal(asksToSlowDown(452, '4.2.2 mailbox full'), false)
  assert.equal(asksToSlowDown(550, '5.7.1 no'), false)
})
