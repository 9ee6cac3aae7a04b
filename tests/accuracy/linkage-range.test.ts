import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIRST_UNSEEN_SEED, measureRanges } from './linkage-range.ts'
import { FIELDS_OF_SETS } from './linkage-sets.ts'

test('[LNK20] [LNK34] over lists of all kinds of fields and noise the range holds the number of people nine times in ten, and is no wider than it must be', async () => {
  const seeds = Array.from({ length: 2 * FIELDS_OF_SETS.length }, (_, index) => FIRST_UNSEEN_SEED + index)
  const { held, meanWidth, sets } = await measureRanges(seeds, 500)
  const missed = sets.filter(({ isHeld }) => !isHeld).map(({ name, low, high, truly }) => `${name}: ${low} to ${high}, truly ${truly}`)
  assert.ok(held >= seeds.length * 0.9, missed.join('; '))
  assert.ok(meanWidth < 0.15, `mean width ${meanWidth}`)
})
