import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LinkResult } from './link-records.ts'
import { STRANGERS, areOne, dayOf, home, letters, link } from './link-for-test.ts'

test('[LNK27] what people decided binds: two who look like one are two, two who look like strangers are one', async () => {
  const kate = { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', ...home }
  const rows = [kate, { ...kate, email: 'k.ashdown@post.example' }, { given_name: 'Wilmot', family_name: 'Sedgeley', phone: '07700 900777' }, ...STRANGERS]
  const { links: free } = await link({ rows })
  assert.ok(areOne(free, 0, 1) && !areOne(free, 0, 2))
  const { links } = await link({
    rows,
    decided: [
      [0, 1, false],
      [2, 0, true],
    ],
  })
  assert.ok(!areOne(links, 0, 1) && areOne(links, 0, 2))
})

test('[LNK27] a record that two others would pull over does not follow against a decision', async () => {
  const kate = { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', ...home }
  const rows = [kate, { ...kate, email: 'k.ashdown@post.example' }, { ...kate, phone: '07700 900321' }, ...STRANGERS]
  const { links } = await link({
    rows,
    decided: [[0, 1, false]],
    keys: [
      [0, 'a'],
      [2, 'a'],
      [1, 'b'],
      [2, 'b'],
    ],
  })
  assert.ok(!areOne(links, 0, 1), 'the third may belong to one of them, but never join them')
})

test('[LNK27] [LNK15] a record is given to the row of the roster that was decided on; two rows of it stay two', async () => {
  const name = { given_name: 'Jerome', family_name: 'Hartigan', ...home }
  const roster = [
    { ...name, date_of_birth: '1958-01-30' },
    { ...name, date_of_birth: '1986-11-02' },
  ]
  const { links } = await link({
    rows: [name, ...STRANGERS],
    roster,
    decided: [
      [0, -2, true],
      [-1, -2, true],
    ],
  })
  assert.equal(links[0]!.roster_id, '1')
})

test('[LNK27] a decision on a record that is gone binds nobody', async () => {
  const { result } = await link({
    rows: STRANGERS,
    decided: [
      [77, 0, true],
      [-9, 1, true],
    ],
    firstId: 10,
  })
  assert.equal(result.people, STRANGERS.length)
})

test('[LNK28] what people judged teaches the model: slips that were judged one person make like slips likelier', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [
    { given_name: `Q${letters(index)}`, family_name: `Z${letters(index * 31)}`, date_of_birth: dayOf(index), email: `${letters(index)}@post.example` },
    { given_name: `Q${letters(index)}`, family_name: `Z${letters(index * 31)}`, date_of_birth: dayOf(index + 4000), email: `${letters(index)}@post.example` },
  ]).flat()
  const otherDay = (result: LinkResult) => result.model.comparisons.find(({ name }) => name === 'date_of_birth')!.match[1]!
  const pairs = Array.from({ length: 40 }, (_, index) => [index * 2, index * 2 + 1] as const)
  const { result: apart } = await link({ rows, decided: pairs.map(([left, right]) => [left, right, false]) })
  const { result: one } = await link({ rows, decided: pairs.map(([left, right]) => [left, right, true]) })
  assert.ok(otherDay(one) > otherDay(apart), `${otherDay(one)} and ${otherDay(apart)}`)
  assert.deepEqual(
    (await link({ rows, decided: pairs.map(([left, right]) => [left, right, true]) })).links,
    (await link({ rows, decided: pairs.toReversed().map(([left, right]) => [right, left, true]) })).links,
  )
})
