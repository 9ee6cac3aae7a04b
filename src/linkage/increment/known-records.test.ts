/** Who says what was said before is found, wherever they stand now. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placesOfKnown } from './known-records.ts'

const digests = (numbers: readonly number[]) => ({ low: Int32Array.from(numbers), high: Int32Array.from(numbers, (number) => -number) })

test('[LNK29] records that were there are found in their order, with some gone and some put between; the others are not', () => {
  const before = Array.from({ length: 100 }, (_, index) => index + 1)
  const now = [500, ...before.slice(0, 40), 501, ...before.slice(45, 60), 502, ...before.slice(99), ...before.slice(60, 62)]
  const found = placesOfKnown(digests(now), digests(before))
  assert.deepEqual(
    [...found],
    now.map((number) => (number >= 500 ? -1 : number - 1)),
  )
})

test('[LNK29] in whatever order they come, and however often: each is given a place that says the same, or none where nobody said it', () => {
  const list = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 120 })
  fc.assert(
    fc.property(list, list, (now, before) => {
      const found = placesOfKnown(digests(now), digests(before))
      now.forEach((number, row) => assert.equal(found[row] === -1 ? undefined : before[found[row]!], before.includes(number) ? number : undefined))
    }),
  )
})
