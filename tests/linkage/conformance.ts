/**
 * Whether a SQL engine sees what the kernel sees: tables of adversarial records, compared by the kernel pair for pair and by the plan on an
 * engine; pattern counts must be identical. Shared by the tests on DuckDB and on Spark.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openEngine } from '../../src/engine/engine.ts'
import type { SqlExecutor } from '../../src/engine/sql-executor.ts'
import { chooseBlocking, type BlockingPlan } from '../../src/linkage/choose-blocking.ts'
import { partsOf } from '../../src/linkage/compare-pairs.ts'
import { FIELDS, LIST_SIGN, type FieldValues } from '../../src/linkage/fields.ts'
import { newComparer } from '../../src/linkage/kernel/compare.ts'
import { walkPart } from '../../src/linkage/kernel/compare-part.ts'
import { buildNodes, tableOf, type Nodes } from '../../src/linkage/kernel/nodes.ts'
import { readTables } from '../../src/linkage/kernel/read-tables.ts'
import { openThreadPool, type ThreadPool } from '../../src/linkage/kernel/thread-pool.ts'
import { STRIDE, type Vocabulary } from '../../src/linkage/kernel/vocabulary.ts'
import { comparePairsInSql } from '../../src/linkage/plan/sql-pairs.ts'

/** Records as the kernel holds them. */
export async function nodesOf(records: FieldValues[], roster: FieldValues[] = []): Promise<{ vocabulary: Vocabulary; nodes: Nodes; pool: ThreadPool }> {
  const engine = await openEngine(':memory:')
  try {
    const columns = Object.fromEntries(FIELDS.map((field) => [field, field]))
    const load = async (table: string, rows: FieldValues[]) => {
      await engine.run(`create table ${table} (id bigint, ${FIELDS.join(' varchar, ')} varchar)`)
      const appender = await engine.connection.createAppender(table)
      rows.forEach((row, index) => {
        appender.appendBigInt(BigInt(index))
        for (const field of FIELDS) {
          const value = row[field]
          if (value === undefined) appender.appendNull()
          else appender.appendVarchar(value)
        }
        appender.endRow()
      })
      appender.closeSync()
    }
    await load('evidence', records)
    await load('roster', roster)
    const input = { table: 'evidence', idColumn: 'id', columns, ...(roster.length > 0 ? { roster: { table: 'roster', idColumn: 'id', columns } } : {}) }
    const pool = openThreadPool(1)
    const tables = await readTables(engine, input, pool, () => {})
    const nodes = await buildNodes(tables, pool)
    await pool.runOnAll('setNodes', { nodes: tableOf(nodes), vocabulary: tables.vocabulary })
    return { vocabulary: tables.vocabulary, nodes, pool }
  } finally {
    engine.close()
  }
}

/** Pattern counts over the distinct pairs that the kernel visits. */
export async function kernelCounts(vocabulary: Vocabulary, nodes: Nodes, plan: BlockingPlan, pool: ThreadPool): Promise<Map<number, number>> {
  const comparer = newComparer(vocabulary, nodes.rows)
  const counts = new Map<number, number>()
  const seen = new Set<number>()
  for (const part of await partsOf(plan, nodes.count, pool)) {
    walkPart(nodes, vocabulary, part, (left, right) => {
      if (seen.has(left * nodes.count + right)) return
      seen.add(left * nodes.count + right)
      const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
    })
  }
  return counts
}

/** Asserts that kernel and engine count the same patterns; gives the number of pairs. */
export async function assertConforms(executor: SqlExecutor, records: FieldValues[], roster: FieldValues[] = [], plan?: BlockingPlan): Promise<number> {
  const { vocabulary, nodes, pool } = await nodesOf(records, roster)
  const itsPlan = plan ?? (await chooseBlocking(nodes, pool))
  const inSql = await comparePairsInSql(executor, vocabulary, nodes, itsPlan)
  await inSql.drop()
  const found = Array.from(inSql.counts.patterns, (pattern, index) => [pattern, inSql.counts.counts[index]])
  const expected = [...(await kernelCounts(vocabulary, nodes, itsPlan, pool))].toSorted(([a], [b]) => a - b)
  assert.deepEqual(found, expected)
  return inSql.pairs
}

const GIVEN = [
  'Katherine',
  'Kate',
  'Zoë',
  'Zoe',
  'ZOË',
  'J',
  'J.',
  'José',
  'Jose',
  'Иван',
  'Ivan',
  '李',
  '小明',
  '😀',
  'O’Brien',
  'Mary-Ann',
  'Bo',
  'Bob',
  'Robert',
  'x'.repeat(300),
  '\ud83d',
  'Ａｎｎ',
]
const FAMILY = [
  'Ashdown Jr',
  'Ashdown snr',
  'Berg the younger',
  'Ashdown',
  'Ashdwon',
  'van der Berg',
  'Berg',
  'Mc Donald',
  'McDonald',
  'Müller',
  'Mueller',
  'Muller',
  'Nguyễn',
  'Smith-Jones',
  'Jones',
  'García López',
  'Łukasz',
  'Straße',
  'Πapas',
  'Katherine',
  'Kate',
  'y'.repeat(299),
]
const DATES = [
  '1979-03-21',
  '21/03/1979',
  '1979-03-12',
  '1979-12-03',
  '1978-03-21',
  '1979',
  '1981',
  '1990',
  '03/1979',
  '31.12.1999',
  '1990-01-01',
  '0001-01-01',
  '1997-03-21',
  'March 21, 1979',
]
const STREETS = [
  '14 Larch Road, Netherby',
  '14 Larch Rd',
  '41 Larch Road',
  'Flat 2, 14 Larch Road',
  'Rose Cottage',
  '3 Rue de l’Église',
  '14 Larch Road QX4 7TT',
  '14 Larchh Road',
]
const POSTCODES = ['QX4 7TT', 'qx47tt', 'QX4 7TU', 'QX9 1AA', '10115', 'D-10115']
const EMAILS = [
  'katherine@post.example',
  'katherine@mail.example',
  'katherin@post.example',
  'kate@post.example',
  'kate@letter.example',
  'akte@post.example',
  'k.ash@gmail.com',
  'kash+x@gmail.com',
  'info@post.example',
  'zoë@post.example',
  'ashdown1@post.example',
  'ashdown2@mail.example',
]
const PHONES = ['07700 900123', '+44 7700 900123', '07700 900132', '07700 900124', '01632 960111', '0049 30 1234567']
const NUMBERS = ['M-10023', 'm10023', 'M-10032', 'M-10024', '0010023', 'unknown']
const IDENTIFIERS = ['ni_number=AB123456C', 'ni_number=AB123456D', 'passport=AB123456C', 'nhs_number=9434765919', 'ni=AB123456C']

const PLACES = ['Netherby', 'Netherby, Cumberland', 'Netherbey', 'St. Ives', 'Saint Ives', 'Łódź', 'unknown', 'Nether']
const WORKS = ['Weaver', 'weaver', 'hand-loom weaver', 'Clerk', 'n/a']

/** A value, now and then spelt with a slip, in other letters, or blank. */
const value = (values: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t', '.') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 9 }) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...values), fc.nat(20)).map(([text, at]) => text.slice(0, at) + text.slice(at + 1)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...values), fc.nat(20), fc.constantFrom('a', 'e', 'z', '1'))
        .map(([text, at, sign]) => text.slice(0, at) + sign + text.slice(at)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...values), fc.nat(12))
        .map(([text, at]) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)),
    },
  )
const several = (values: readonly string[]) => fc.array(value(values), { minLength: 1, maxLength: 3 }).map((items) => items.join(LIST_SIGN))

/** A record of a breach at its worst: any field may be missing, blank, misspelt or in another script. */
export const anyRecord: fc.Arbitrary<FieldValues> = fc.record(
  {
    title: fc.constantFrom('Mr', 'Mrs', 'Dr', 'Master', ''),
    given_name: value(GIVEN),
    family_name: value(FAMILY),
    full_name: fc.tuple(value(GIVEN), value(FAMILY)).map(([given, family]) => `${given} ${family}`),
    date_of_birth: value(DATES),
    gender: fc.constantFrom('m', 'f', 'x', ''),
    email: several(EMAILS),
    phone: several(PHONES),
    address: value(STREETS),
    postcode: value(POSTCODES),
    membership_number: value(NUMBERS),
    identifiers: several(IDENTIFIERS),
    birth_place: value(PLACES),
    occupation: value(WORKS),
  },
  { requiredKeys: [] },
)
