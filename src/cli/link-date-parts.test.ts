import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDateParts, isMonthFirst } from './link-date-parts.ts'

const fileOf = (headers: string[], sample: string[][]) => ({ path: 'x.csv', table: 'x', headers, sample, rows: sample.length, notes: [] })
const days = Array.from({ length: 40 }, (_, index) => [String(1930 + index), String(1 + (index % 12)), String(1 + (index % 31))])

test('year, month and day in three columns are a date, in either order', () => {
  assert.deepEqual(findDateParts(fileOf(['by', 'bm', 'bd'], days), [0, 1, 2]), { year: 0, month: 1, day: 2 })
  const turned = days.map(([year, month, day]) => [day!, month!, year!])
  assert.deepEqual(findDateParts(fileOf(['d', 'm', 'y'], turned), [0, 1, 2]), { year: 2, month: 1, day: 0 })
})
test('a year of birth alone is a year; another column of years is none', () => {
  const years = days.map(([year]) => [year!, 'x'])
  assert.deepEqual(findDateParts(fileOf(['year_of_birth', 'note'], years), [0, 1]), { year: 0, month: null, day: null })
  assert.equal(findDateParts(fileOf(['joined', 'note'], years), [0, 1]), null)
})
test('numbers that are no month or day are not taken for them', () => {
  const counts = days.map(([year]) => [year!, '13', '40'])
  assert.equal(findDateParts(fileOf(['y', 'a', 'b'], counts), [0, 1, 2]), null)
})

for (const [cells, isFirst] of [
  [['03/04/1961', '12/25/1980', '07/04/1976'], true],
  [['03/04/1961', '25/12/1980', '07/04/1976'], false],
  [['03/04/1961', '05/06/1980'], false],
  [['12/25/1980', '25/12/1980'], false],
  [['1961-04-03', '1980-12-25'], false],
] as const) {
  test(`[LNK4] ${cells.join(', ')} ${isFirst ? 'put' : 'do not put'} the month first`, () => assert.equal(isMonthFirst(cells), isFirst))
}
