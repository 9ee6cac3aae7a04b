/** Lists that know of people only a year, a place and a trade. People are invented. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainPair } from './explain.ts'
import { link, type Row } from './link-for-test.ts'
import { parseModel, startingModel } from './model.ts'

const GIVEN = ['Agnes', 'Barnabas', 'Cecily', 'Dorcas', 'Ezra', 'Faith', 'Gideon', 'Hester']
const FAMILY = ['Ashdown', 'Brock', 'Cardew', 'Dunnage', 'Ellery', 'Fosdyke', 'Garth', 'Hallam', 'Ingle', 'Jessop']
const PLACES = ['Netherby', 'Overton', 'Quarrington', 'Saltmere', 'Thornwick']
const TRADES = ['weaver', 'farmer', 'smith', 'clerk']
/** Eighty people of one parish, with two records each; one gives the year to the nearest few. */
const parish: Row[] = Array.from({ length: 80 }, (_, index) => {
  const person = {
    full_name: `${GIVEN[index % 8]} ${FAMILY[(index * 7) % 10]}`,
    date_of_birth: String(1800 + ((index * 13) % 60)),
    birth_place: PLACES[(index * 3) % 5]!,
    occupation: TRADES[(index * 5) % 4]!,
  }
  return [person, { ...person, date_of_birth: String(1800 + ((index * 13) % 60) + (index % 3)), birth_place: `${person.birth_place}, Northshire` }]
}).flat()
const namesake = { full_name: 'Agnes Ashdown', date_of_birth: '1811' }

test('[LNK32] two of one name and year are told apart by where they were born', async () => {
  const { links } = await link({
    rows: [
      ...parish,
      { ...namesake, birth_place: 'Netherby', occupation: 'weaver' },
      { ...namesake, birth_place: 'Ravensholme', occupation: 'farmer' },
      { ...namesake, birth_place: 'NETHERBY (Northshire)', occupation: 'Weaver' },
    ],
  })
  const [first, second, third] = links.slice(-3).map(({ person_no: person }) => person)
  assert.equal(first, third)
  assert.notEqual(first, second)
})

test('[LNK4] of years alone, a year more or less parts nobody', async () => {
  const { links } = await link({ rows: parish })
  for (let at = 0; at < parish.length; at += 2) assert.equal(links[at]!.person_no, links[at + 1]!.person_no, `records ${at} and ${at + 1}`)
})

test('[LNK24] the explanation names the place and the occupation, and its steps add up', () => {
  const one = { ...namesake, birth_place: 'Netherby', occupation: 'weaver' }
  const { bits, parts } = explainPair(startingModel(), one, { ...one, birth_place: 'Netherbey', occupation: 'farmer' })
  assert.deepEqual(
    parts.filter(({ field }) => field === 'birth_place' || field === 'occupation').map(({ field, level }) => [field, level]),
    [
      ['birth_place', 'alike'],
      ['occupation', 'different'],
    ],
  )
  assert.ok(Math.abs(parts.reduce((sum, part) => sum + part.bits, 0) - bits) < 1e-9)
})

test('a model saved before places were compared is read: they weigh as before anything is learnt', () => {
  const before = { ...startingModel(), comparisons: startingModel().comparisons.slice(0, 10) }
  assert.deepEqual(parseModel(JSON.stringify(before), 'model.json').comparisons, startingModel().comparisons)
  assert.throws(() => parseModel(JSON.stringify({ ...before, comparisons: before.comparisons.slice(0, 9) }), 'model.json'), { code: 'model_invalid' })
})
