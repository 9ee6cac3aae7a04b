import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, deskNeededFor, forecastOf, partsOf, type Pace, type WaveCount } from './pacing.ts'

const PACE: Pace = { firstDay: '2026-10-26', deskPerDay: 500, contactsPer100: 2 }
const WAVES: WaveCount[] = [
  { wave: 'today', emails: 20_000, letters: 3_614 },
  { wave: 'everyone', emails: 139_410, letters: 23_876 },
]

test('[NOT17] everybody is in exactly one part, waves in order, days never going back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ emails: fc.nat(400_000), letters: fc.nat(100_000) }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 20_000 }),
      (counts, deskPerDay) => {
        const waves = counts.map((count, index) => ({ ...count, wave: (['danger', 'today', 'sensitive', 'everyone'] as const)[index]! }))
        const parts = partsOf(waves, { ...PACE, deskPerDay })
        for (const { wave, emails, letters } of waves)
          assert.equal(
            parts.filter((part) => part.wave === wave).reduce((sum, part) => sum + part.people, 0),
            emails + letters,
          )
        parts.forEach((part, index) => {
          assert.equal(part.partNo, index + 1)
          assert.ok(index === 0 || part.day >= parts[index - 1]!.day)
        })
      },
    ),
    { numRuns: 200 },
  )
})

test('[NOT17] of 10,000 simulated days with 2 % callers, at least 95 % stay within 500', () => {
  const parts = partsOf(WAVES, PACE)
  const forecast = forecastOf(parts, PACE, 0.15)
  // Callers of a day are the sum of many rare, independent choices: Poisson, here drawn by Knuth's product for small means in pieces of 20.
  let seed = 12345
  const random = () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) + 1) / 4294967297
  const poisson = (mean: number) => {
    let drawn = 0
    for (let left = mean; left > 0; left -= 20) {
      const floor = Math.exp(-Math.min(20, left))
      for (let product = random(); product > floor; product *= random()) drawn++
    }
    return drawn
  }
  let days = 0
  let within = 0
  for (let run = 0; days < 10_000; run++)
    for (const { expected, capacity } of forecast) {
      days++
      if (poisson(expected) <= capacity) within++
    }
  assert.ok(within / days >= 0.95, `${within} of ${days}`)
  // The desk is used, too: a plan that sends nobody would pass the line above.
  assert.ok(Math.max(...forecast.map(({ expected }) => expected)) > 0.85 * PACE.deskPerDay)
})

test('a desk that is large enough lets all go on the first day, and the desk needed for ten days is enough for ten and no less', () => {
  assert.deepEqual(new Set(partsOf(WAVES, { ...PACE, deskPerDay: 1_000_000 }).map(({ day }) => day)), new Set(['2026-10-26']))
  const needed = deskNeededFor(WAVES, PACE, 10)
  const lastDay = (deskPerDay: number) => partsOf(WAVES, { ...PACE, deskPerDay }).at(-1)!.day
  assert.ok(lastDay(needed) <= addDays(PACE.firstDay, 9))
  assert.ok(lastDay(needed - 1) > addDays(PACE.firstDay, 9))
})
