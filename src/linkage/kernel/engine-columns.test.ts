/** Columns of numbers go into the engine and come out as they are, over more than one chunk. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openEngine } from '../../engine/engine.ts'
import { fillTable, halvesIn, integersIn, wideIntegers } from './engine-columns.ts'

test('integers of up to 53 bits keep their value and sign in a column of 64', () => {
  const numbers = [0, 1, -1, 2_147_483_647, -2_147_483_648, 2_147_483_648, -2_147_483_649, 4_294_967_296, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  assert.deepEqual([...wideIntegers(numbers.length, (index) => numbers[index]!)].map(Number), numbers)
})

test('a table of 5,000 rows holds what was given, chunk for chunk, and is read back as it lies', async () => {
  const engine = await openEngine(':memory:', { threads: 1 })
  const count = 5000
  const whole = Int32Array.from({ length: count }, (_, index) => index * 3 - 7000)
  const part = Float64Array.from({ length: count }, (_, index) => index / 7)
  const wide = wideIntegers(count, (index) => index * 1_000_003_000 - 5)
  await fillTable(engine, 'numbers', { whole, part, wide }, count)
  const [found] = await engine.rows('select count(*) as n, sum(whole) as whole, max(part) as part, min(wide) as low, max(wide) as high from numbers')
  assert.deepEqual(found, { n: count, whole: whole.reduce((sum, value) => sum + value, 0), part: 4999 / 7, low: -5, high: 4999 * 1_000_003_000 - 5 })
  const result = await engine.connection.stream('select whole, (wide + 5)::ubigint from numbers order by whole')
  const [read, halves]: number[][] = [[], []]
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    read!.push(...integersIn(chunk.getColumnVector(0)))
    halves!.push(...halvesIn(chunk.getColumnVector(1)))
  }
  engine.close()
  assert.deepEqual(read, [...whole])
  assert.deepEqual(
    read!.map((_, index) => (halves![index * 2]! >>> 0) + (halves![index * 2 + 1]! >>> 0) * 4_294_967_296),
    read!.map((_, index) => index * 1_000_003_000),
  )
})
