import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeName, workName } from './trait.ts'

for (const [text, name] of [
  ['Netherby, Cumberland', 'netherby'],
  ['NETHERBY (Cumberland)', 'netherby'],
  ['St. Ives', 'st ives'],
  ['Łódź', 'lodz'],
  ['unknown', ''],
  [', England', 'england'],
  ['', ''],
] as const)
  test(`[LNK32] the place ${text || 'that is blank'} is ${name || 'none'}`, () => assert.equal(placeName(text), name))

test('[LNK32] an occupation loses case and signs; what says nothing is none', () => {
  assert.deepEqual([workName('Hand-loom Weaver'), workName('N/A'), workName('tbc')], ['hand loom weaver', '', ''])
})
