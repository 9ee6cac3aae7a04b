import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv } from './formats/csv.ts'
import { readForTest } from './formats/read-for-test.ts'

const keysOf = async (text: string) => (await readForTest(csv, Buffer.from(text), 'list.csv')).records.map((record) => record.ownKey)
const people = (ids: string[]) =>
  `rec_id,first_name,surname,postcode\n${['Morwen,Tallis,TR1 4AB', 'Jory,Penrose,LS1 4AP', 'Piers,Quill,M1 2WD'].map((person, index) => `${ids[index]},${person}`).join('\n')}\n`

test('a column that nobody named a key, with one short word and a digit a row and none twice, names the row', async () => {
  assert.deepEqual(await keysOf(people(['rec-1-org', 'rec-2-org', 'rec-3-org'])), ['rec:rec-1-org', 'rec:rec-2-org', 'rec:rec-3-org'])
})

for (const [what, ids] of [
  ['twice the same', ['rec-1', 'rec-1', 'rec-3']],
  ['one left empty', ['rec-1', '', 'rec-3']],
  ['words without a digit', ['north', 'south', 'east']],
  ['days', ['2026-01-02', '2026-01-03', '2026-01-04']],
] as const) {
  test(`${what}: names no row`, async () => assert.deepEqual(await keysOf(people([...ids])), ['', '', '']))
}
