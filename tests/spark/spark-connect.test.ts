/** The client of Spark Connect and the plan against a real server. Without Java, Python or pip these are skipped, loudly. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openSpark, type SparkExecutor } from '../../src/engine/spark-executor.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { duckdbExecutor, type SqlExecutor } from '../../src/engine/sql-executor.ts'
import { AppError } from '../../src/errors.ts'
import type { BlockingPlan } from '../../src/linkage/choose-blocking.ts'
import { COLUMN } from '../../src/linkage/kernel/vocabulary.ts'
import { anyRecord, assertConforms } from '../linkage/conformance.ts'
import { linkOn, withoutTimes } from '../linkage/link-on.ts'
import { cuttingProxy } from './cutting-proxy.ts'
import { findSpark, startSpark, type SparkServer } from './pyspark.ts'

const found = findSpark()
const skip = 'missing' in found ? `Spark is not tested here: ${found.missing} is missing` : false
if (skip) console.log(`\n##### SKIPPED: ${skip} #####\n`)
let server: SparkServer
let spark: SparkExecutor

before(async () => {
  if ('missing' in found) return
  server = await startSpark(found.home)
  spark = await openSpark(server.url)
})
after(async () => {
  if (skip) return
  await spark?.close()
  await server?.stop()
})

async function all(executor: SqlExecutor, query: string): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const columns of executor.read(query)) for (let row = 0; row < columns[0]!.length; row++) rows.push(columns.map((column) => column[row]))
  return rows
}

test('rows go in and come back as they were: whole numbers, fractions, texts of any script, and nothing where there was nothing', { skip }, async () => {
  await spark.load('round_trip', { a: 'integer', b: 'text', c: 'double' }, [
    [
      [1, 2, null],
      ['zoë', null, ''],
      [1.5, null, -0.25],
    ],
    [[4], ['李 😀 \u001f x'], [1e300]],
  ])
  const rows = await all(spark, 'select a, b, c from round_trip order by a nulls first')
  assert.deepEqual(rows, [
    [null, '', -0.25],
    [1, 'zoë', 1.5],
    [2, null, null],
    [4, '李 😀 \u001f x', 1e300],
  ])
  await spark.drop('round_trip')
})

test('a query that Spark refuses is told by its class, never with values from the data', { skip }, async () => {
  await assert.rejects(all(spark, "select cast('Katherine Ashdown' as int)"), (error: AppError) => {
    assert.equal(error.code, 'spark_refused')
    assert.match(error.message, /CAST_INVALID_INPUT/)
    assert.doesNotMatch(error.message, /Katherine/)
    return true
  })
  await assert.rejects(spark.run('select 1 from no_such_table'), (error: AppError) => /TABLE_OR_VIEW_NOT_FOUND.*no_such_table/.test(error.message))
})

test('a server that is not there, and an address that is none, are told as such', { skip }, async () => {
  await assert.rejects(openSpark('sc://127.0.0.1:1', { connectWithinMs: 500 }), (error: AppError) => error.code === 'spark_unreachable')
  await assert.rejects(openSpark('http://127.0.0.1'), (error: AppError) => error.code === 'spark_url_invalid')
})

test('a connection that is cut again and again loses no row and doubles none', { skip }, async () => {
  const proxy = await cuttingProxy(Number(new URL(server.url.replace('sc:', 'http:')).port), 400_000)
  const through = await openSpark(`sc://127.0.0.1:${proxy.port}`)
  const seen = new Uint8Array(1_000_000)
  for await (const [ids] of through.read("select cast(id as int) as id, repeat('x', 8) as text from range(0, 1000000, 1, 16)"))
    for (let row = 0; row < ids!.length; row++) seen[ids![row] as number]!++
  assert.ok(proxy.cuts() >= 5, `the line was cut ${proxy.cuts()} times`)
  assert.ok(seen.every((count) => count === 1))
  await through.close()
  await proxy.close()
})

test('a query left before its end is stopped on the server', { skip }, async () => {
  for await (const batch of spark.read('select id from range(0, 20000000, 1, 400)')) {
    assert.ok(batch[0]!.length > 0)
    break
  }
  assert.deepEqual(await all(spark, 'select 1 as one'), [[1]])
  assert.match(server.log(), /cancel|interrupt|kill/i)
})

const rule = (name: string, columns: readonly number[], isSet = false) => ({ name, columns, isSet, estimatedPairs: 0 })
const BY_KEYS: BlockingPlan = {
  everyPair: false,
  rules: [
    rule('e-mail', [COLUMN.emails], true),
    rule('identifier', [COLUMN.identifiers], true),
    rule('home', [COLUMN.home]),
    rule('birth date and sound', [COLUMN.birth, COLUMN.sound]),
    rule('both names and birth year', [COLUMN.names, 16]),
  ],
}

test(
  '[LNK11] on Spark adversarial records give the same patterns as in the kernel, pair for pair: accents, blanks, nulls, other scripts',
  { skip },
  async () => {
    const records = fc.sample(anyRecord, { numRuns: 260, seed: 20 })
    const roster = fc.sample(anyRecord, { numRuns: 40, seed: 21 })
    const compared = await assertConforms(spark, records, roster)
    assert.ok(compared > 30_000)
  },
)

test('[LNK12] on Spark the same keys find the same pairs', { skip }, async () => {
  const compared = await assertConforms(spark, fc.sample(anyRecord, { numRuns: 400, seed: 22 }), [], BY_KEYS)
  assert.ok(compared > 1000)
})

test('[LNK12] on Spark a mailbox on more records than may be compared is sorted and cut off as in the kernel', { skip }, async () => {
  const letters = 'abcdefghijklmnop'
  const records = Array.from({ length: 4500 }, (_, index) => ({
    given_name: letters[index % 16]! + letters[(index >> 4) % 16]! + 'a',
    family_name: letters[(index >> 8) % 16]! + 'mbleton' + letters[index % 7]!,
    date_of_birth: `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
    email: 'shared@post.example',
  }))
  const plan: BlockingPlan = { everyPair: false, rules: [rule('e-mail', [COLUMN.emails], true)] }
  assert.ok((await assertConforms(spark, records, [], plan)) > 100_000)
})

test('linking on Spark leaves the same persons, links, bits, model and count as the kernel, and no table behind', { skip }, async () => {
  const [kernel, onSpark] = [await linkOn(null, 1900, 12), await linkOn(spark, 1900, 12)]
  assert.ok(kernel.result.people > 700 && kernel.result.keys.length > 3)
  assert.deepEqual(withoutTimes(onSpark), withoutTimes(kernel))
  assert.deepEqual(await all(spark, "show tables like 'link_plan*'"), [])
})

test('likeness and edits of any two names stand on the same side of every limit on DuckDB and Spark', { skip }, async () => {
  const engine = await openEngine(':memory:')
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 })
  const pairs = fc.sample(fc.tuple(word, word), { numRuns: 30_000, seed: 23 })
  const levels: number[][] = []
  for (const executor of [duckdbExecutor(engine), spark]) {
    const { dialect } = executor
    await executor.load('words', { id: 'integer', a: 'text', b: 'text' }, [[pairs.map((_, index) => index), pairs.map(([a]) => a), pairs.map(([, b]) => b)]])
    const likeness = dialect.jaroWinklerExactly('own', 'a', 'b', [0.8, 0.9, 0.92])
    const edits = dialect.levenshteinUpTo2('a', 'b')
    const rows = await all(
      executor,
      `select id, case when likeness >= 0.92 then 3 when likeness >= 0.9 then 2 when likeness >= 0.8 then 1 else 0 end as level, least(${edits}, 3) as edits,
        case when ${dialect.isNeighbourSwap('a', 'b')} then 1 else 0 end as swapped
      from (select *, ${likeness} as likeness from (select *, ${dialect.jaroWinkler('a', 'b')} as own from words) as w) as v order by id`,
    )
    levels.push(rows.flatMap(([, level, count, swapped]) => [Number(level), Number(count), Number(swapped)]))
    await executor.drop('words')
  }
  engine.close()
  assert.equal(levels[0]!.length, 90_000)
  assert.ok(levels[0]!.some((level) => level === 2))
  assert.deepEqual(levels[1], levels[0])
})
