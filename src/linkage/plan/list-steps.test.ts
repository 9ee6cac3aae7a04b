import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEngine, type Engine } from '../../engine/engine.ts'
import { duckdbExecutor } from '../../engine/sql-executor.ts'
import { AppError } from '../../errors.ts'
import { listSteps } from './list-steps.ts'

let engine: Engine
before(async () => {
  engine = await openEngine(':memory:')
})
after(() => engine.close())

const KEYS = ['e-mail', 'birth date + family name by sound']

test('the steps that are listed are the plan: in their order, each runs on the tables of those before it', async () => {
  const executor = duckdbExecutor(engine)
  const steps = listSteps('duckdb', KEYS)
  for (const { name, query, columns } of steps) {
    if (query === null) await executor.load(name, columns as Record<string, 'integer' | 'double' | 'text'>, [])
    else await executor.createTableAs(name, query)
  }
  assert.deepEqual(
    steps.map(({ name }) => name),
    [
      'link_plan_node',
      'link_plan_key_0',
      'link_plan_found_0',
      'link_plan_key_1',
      'link_plan_found_1',
      'link_plan_pair',
      'link_plan_compared',
      'link_plan_weight',
      'link_plan_rarity',
      'link_plan_candidate',
    ],
  )
  assert.deepEqual(await engine.rows('select * from link_plan_candidate'), [])
})

test('for Spark the same steps are listed in its own words', () => {
  const [duckdb, spark] = [listSteps('duckdb', KEYS), listSteps('spark', KEYS)]
  assert.deepEqual(
    spark.map(({ name, says }) => [name, says]),
    duckdb.map(({ name, says }) => [name, says]),
  )
  const compared = (steps: typeof spark) => steps.find(({ name }) => name === 'link_plan_compared')!.query!
  assert.match(compared(spark), /jaro_winkler_similarity/)
  assert.doesNotMatch(compared(duckdb), /\bfilter\(/)
})

test('a key that is none is refused with the words that there are', () =>
  assert.throws(
    () => listSteps('duckdb', ['shoe size']),
    (error: AppError) => error.code === 'link_key_unknown' && /birth date/.test(`${error.message} ${error.hint}`),
  ))
