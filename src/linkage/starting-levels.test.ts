import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMPARISONS, GIVEN, PLACE } from './comparisons.ts'
import { link, type Row } from './link-for-test.ts'
import { startingLevels } from './starting-levels.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('[LNK36] where every record has a street and a postcode, and no name is an initial, starting values are what they are', () => {
  const starts = startingLevels({ initials: 0, streets: 100, postcodes: 100, homes: 100 })
  starts.forEach(({ match }, index) => match.forEach((value, level) => assert.ok(Math.abs(value - COMPARISONS[index]!.match[level]!) < 0.001)))
})

test('[LNK36] a list without streets shows the same postcode for the same home', () => {
  const { match, household } = startingLevels({ initials: 0, streets: 0, postcodes: 100, homes: 0 })[PLACE]!
  // 0.04 + 0.09 + 0.7 of one person, 0.05 + 0.12 + 0.75 of one household
  assert.equal(match[3]!.toFixed(2), '0.83')
  assert.equal(household![3]!.toFixed(2), '0.92')
  assert.ok(match[5]! < 0.001)
})

test('[LNK36] a list of initials shows that initials agree; whatever the list, chances add up to one', () => {
  const { match, chance } = startingLevels({ initials: 1, streets: 0, postcodes: 0, homes: 0 })[GIVEN]!
  assert.ok(match[3]! > 0.95)
  assert.equal(chance[3]!.toFixed(3), '0.088')
  for (const initials of [0, 0.3, 1])
    for (const start of startingLevels({ initials, streets: 30, postcodes: 80, homes: 20 }))
      for (const values of [start.match, start.chance, ...(start.household ? [start.household] : [])]) assert.ok(Math.abs(sum(values) - 1) < 1e-3)
})

test('[LNK36] in a short list of initials, family names and postcodes the same three are one person, another initial is not', async () => {
  const names = ['Ashdown', 'Brock', 'Cardew', 'Dunnage', 'Ellery', 'Fosdyke', 'Garth', 'Hallam', 'Ingle', 'Jessop', 'Kettle', 'Lunn']
  const others: Row[] = names.map((family_name, at) => ({ given_name: 'KLMNOPQRSTUV'[at]!, family_name, postcode: `QA${at} 1AA` }))
  const row = { given_name: 'M.', family_name: 'Quarmby', postcode: 'QZ9 4RT' }
  const { links } = await link({ rows: [...others, row, { ...row, given_name: 'M', phone: '07700 900123' }, { ...row, given_name: 'T' }] })
  const [one, same, other] = links.slice(-3).map(({ person_no: person }) => person)
  assert.equal(one, same)
  assert.notEqual(one, other)
})
