import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkOn } from '../../tests/linkage/link-on.ts'
import { linkFacts } from './keep-link-facts.ts'

test('what is told of a linkage: each level’s weight is log2(m/u), pairs by weight add up, and no value of a person is in it', async () => {
  const { result } = await linkOn(null, 400, 3)
  const facts = linkFacts(result)
  for (const { levels } of facts.comparisons) for (const { match, chance, bits } of levels) assert.equal(bits, Math.log2(match / chance))
  assert.equal(
    facts.pairs.reduce((sum, { count }) => sum + count, 0),
    facts.pairsCompared,
  )
  assert.equal(
    facts.keys.reduce((sum, { pairs }) => sum + pairs, 0),
    facts.pairsCompared,
  )
  assert.equal(facts.thresholdBits.toFixed(3), '1.443')
  assert.doesNotMatch(JSON.stringify(facts), /\w@\w|\d{4}-\d{2}-\d{2}/)
})
