import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkOn, withoutTimes } from '../../../tests/linkage/link-on.ts'

test('the plan on DuckDB leaves the same persons, links, bits, model and count as the kernel', async () => {
  const [kernel, sql] = [await linkOn(null, 6000, 11), await linkOn('duckdb', 6000, 11)]
  assert.ok(kernel.result.people > 2000 && kernel.pairs.length > 3000)
  assert.ok(kernel.result.keys.length > 3, 'the list is long enough for keys')
  assert.deepEqual(withoutTimes(sql), withoutTimes(kernel))
  // The pairs that are too weak to be kept are weighed by an upper bound.
  assert.ok(Math.abs(sql.result.estimatedMatches - kernel.result.estimatedMatches) <= kernel.result.estimatedMatches * 0.002)
  for (const end of ['low', 'high'] as const) assert.ok(Math.abs(sql.result[end] - kernel.result[end]) <= kernel.result.people * 0.002)
})
