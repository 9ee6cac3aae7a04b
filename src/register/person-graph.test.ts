import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { reviewFixture } from '../../tests/linkage/review-fixture.ts'
import { openEngine, type Engine } from '../engine/engine.ts'
import type { GraphNode } from './link-graph.ts'
import { linesBetween } from './person-graph.ts'

let engine: Engine
let fixture: Awaited<ReturnType<typeof reviewFixture>>

before(async () => {
  engine = await openEngine(':memory:')
  fixture = await reviewFixture(engine)
  await fixture.link()
})
after(() => engine.close())

/** Person 0 of the fixture: two rows that differ by a phone and share a key, an initial, a whole name; and its row of the roster, the first. */
const points = (recordNos: number[]): GraphNode[] => recordNos.map((recordNo) => ({ recordNo, isRoster: recordNo < 0, label: '', path: '', place: '' }))
const lines = async (recordNos: number[]) => linesBetween(engine, points(recordNos), ({ recordNo }) => recordNo)

test('what was weighed between two records is a line with its bits, the same as was kept', async () => {
  const found = (await lines([0, 1, 2, 3, -1])).filter(({ why }) => why === 'weighed')
  assert.ok(found.length >= 3)
  const numbers = [0, 1, 2, 3, -1]
  for (const { left, right, bits } of found) {
    const [kept] = await engine.rows<{ bits: number }>(
      'select bits from kept_pair where (left_no = $a and right_no = $b) or (left_no = $b and right_no = $a)',
      { a: numbers[left]!, b: numbers[right]! },
    )
    assert.equal(bits, kept!.bits)
  }
})

test('rows of one database hold by their key where no weight does, and a copy by its words', async () => {
  await engine.run('create or replace table kept_pair_before as select * from kept_pair; delete from kept_pair where true')
  assert.deepEqual(await lines([0, 1]), [{ left: 0, right: 1, bits: null, why: 'same_key' }])
  await engine.run('insert into subject_record select * replace (9000 as record_no) from subject_record where record_no = 0')
  assert.deepEqual(await lines([9000, 0]), [{ left: 0, right: 1, bits: null, why: 'same_words' }])
  await engine.run('delete from subject_record where record_no = 9000; insert into kept_pair select * from kept_pair_before')
})

test('what reviewers decided is a line of its own; one record has none', async () => {
  await engine.run('create or replace table review_decided as select 0::bigint as left_no, -1::bigint as right_no, false as is_same')
  assert.deepEqual((await lines([0, -1]))[0], { left: 0, right: 1, bits: null, why: 'decided_different' })
  await engine.run('drop table review_decided')
  assert.deepEqual(await lines([0]), [])
})
