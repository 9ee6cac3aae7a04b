/** Steps of the estimate on paper: checked by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estimateScale } from './estimate-scale.ts'

const step = (hour: number) => ({ at: new Date(Date.UTC(2026, 9, 22, hour)).toISOString(), event: '', low: 0, likely: null, high: 1 })
const hour = (value: number) => Date.UTC(2026, 9, 22, value)
const rounded = (values: number[]) => values.map((value) => Math.round(value * 10) / 10)

test('steps stand in proportion to time', () => {
  const scale = estimateScale([step(0), step(10), step(15)], hour(20))
  assert.deepEqual(rounded(scale.starts), [0, 50, 75])
  assert.equal(scale.placeOf(hour(5)), 25)
})

test('a step of this second is still wide enough to be seen', () => {
  const scale = estimateScale([step(0), step(20)], hour(20))
  assert.deepEqual(rounded(scale.starts), [0, 80])
  assert.equal(scale.placeOf(hour(10)), 40)
})

test('four steps in one hour leave the first the rest', () => {
  assert.deepEqual(rounded(estimateScale([step(0), step(20), step(20), step(20), step(20)], hour(20)).starts), [0, 44, 58, 72, 86])
})

test('one step takes the whole width, also when it was made just now', () => {
  assert.deepEqual(estimateScale([step(20)], hour(20)).starts, [0])
  assert.equal(estimateScale([step(20)], hour(20)).placeOf(hour(20)), 100)
})
