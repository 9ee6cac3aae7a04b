import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksToSlowDown, domainPace } from './domain-pace.ts'

/** A receiver that takes `limit` a second (in windows of a second) and answers 421 beyond; up to 16 messages under way at once, 20 ms each. */
function simulate(limit: number, seconds: number): { acceptedIn(from: number, to: number): number; refused: number } {
  const pace = domainPace()
  const accepted: number[] = []
  let refused = 0
  let windowStart = 0
  let inWindow = 0
  const underWay: { answersAtMs: number; ok: boolean }[] = []
  for (let nowMs = 0; nowMs < seconds * 1000; nowMs++) {
    while (underWay.length > 0 && underWay[0]!.answersAtMs <= nowMs) {
      const { ok } = underWay.shift()!
      if (ok) {
        accepted.push(nowMs)
        pace.accepted('mail.example', nowMs)
      } else {
        refused++
        pace.throttled('mail.example', nowMs)
      }
    }
    if (nowMs - windowStart >= 1000) {
      windowStart = nowMs
      inWindow = 0
    }
    while (underWay.length < 16 && pace.take('mail.example', nowMs)) underWay.push({ answersAtMs: nowMs + 20, ok: ++inWindow <= limit })
  }
  return { acceptedIn: (from, to) => accepted.filter((at) => at >= from * 1000 && at < to * 1000).length, refused }
}

for (const limit of [1, 5, 20, 100, 400])
  test(`[NOT20] a receiver that takes ${limit} a second is served at 80 to 100 % of that within five minutes`, () => {
    const { acceptedIn, refused } = simulate(limit, 480)
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
