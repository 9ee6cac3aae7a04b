import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openEngine } from '../engine/engine.ts'
import { keepPersonIds, type KeptIds } from './keep-ids.ts'

type Assigned = Record<string, number>

async function keep(before: Assigned, now: Assigned): Promise<{ ids: Map<number, number>; result: KeptIds }> {
  const engine = await openEngine(':memory:')
  const load = async (table: string, column: string, rows: Assigned) => {
    await engine.run(`create table ${table} (record_key varchar, ${column} bigint)`)
    const values = Object.entries(rows).map(([key, value]) => `('${key}', ${value})`)
    if (values.length > 0) await engine.run(`insert into ${table} values ${values.join(', ')}`)
  }
  await load('earlier', 'id', before)
  await load('later', 'person_no', now)
  const result = await keepPersonIds(engine, { before: 'earlier', now: 'later' })
  const rows = await engine.rows<{ person_no: number; id: number }>('select person_no, id from person_id order by person_no')
  engine.close()
  return { ids: new Map(rows.map(({ person_no: person, id }) => [person, id])), result }
}

test('[LNK28] a person keeps their id when records are added; a new person gets a number nobody had', async () => {
  const { ids, result } = await keep({ a: 7, b: 7, c: 9 }, { a: 1, b: 1, d: 1, c: 2, e: 3 })
  assert.deepEqual(
    [...ids],
    [
      [1, 7],
      [2, 9],
      [3, 10],
    ],
  )
  assert.deepEqual(result, { kept: 2, added: 1, journal: [] })
})

test('[LNK28] two people who turn out to be one go on under the id with more records, and the journal says so', async () => {
  const { ids, result } = await keep({ a: 4, b: 5, c: 5 }, { a: 1, b: 1, c: 1 })
  assert.deepEqual([...ids], [[1, 5]])
  assert.deepEqual(result.journal, [{ event: 'merged', id: 5, others: [4] }])
})

test('[LNK28] one who turns out to be two: the larger part keeps the id, the other gets a new one', async () => {
  const { ids, result } = await keep({ a: 4, b: 4, c: 4 }, { a: 1, b: 2, c: 2 })
  assert.deepEqual(
    [...ids],
    [
      [1, 5],
      [2, 4],
    ],
  )
  assert.deepEqual(result.journal, [{ event: 'split', id: 4, others: [5] }])
})

test('[LNK28] an id with no record left is gone, and is not given to somebody else', async () => {
  const { ids, result } = await keep({ a: 3, z: 8 }, { a: 1, b: 2 })
  assert.deepEqual(
    [...ids],
    [
      [1, 3],
      [2, 9],
    ],
  )
  assert.deepEqual(result.journal, [{ event: 'gone', id: 8, others: [] }])
})

test('[LNK28] whatever joins and parts: ids are one a person, old ones stay with a person who has records of theirs, and every other old id is in the journal', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const grouping = fc.dictionary(fc.constantFrom(...keys), fc.integer({ min: 1, max: 5 }))
  await fc.assert(
    fc.asyncProperty(grouping, grouping, async (before, now) => {
      const { ids, result } = await keep(before, now)
      assert.equal(new Set(ids.values()).size, ids.size)
      assert.deepEqual(new Set(ids.keys()), new Set(Object.values(now)))
      const old = new Set(Object.values(before))
      const today = new Set(ids.values())
      for (const [person, id] of ids) {
        const shares = keys.some((key) => now[key] === person && before[key] === id)
        assert.ok(old.has(id) ? shares : id > Math.max(0, ...old), `person ${person} has id ${id}`)
      }
      const explained = new Set(result.journal.flatMap(({ event, id, others }) => (event === 'merged' ? others : event === 'gone' ? [id] : [])))
      assert.deepEqual([...old].filter((id) => !today.has(id)).toSorted(), [...explained].toSorted())
    }),
    { numRuns: 60 },
  )
})
