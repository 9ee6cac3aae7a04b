import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { anyRecord, assertConforms } from '../../../tests/linkage/conformance.ts'
import { openEngine } from '../../engine/engine.ts'
import { duckdbExecutor } from '../../engine/sql-executor.ts'
import type { BlockingPlan } from '../choose-blocking.ts'
import { COLUMN } from '../kernel/vocabulary.ts'

const engine = await openEngine(':memory:')
const executor = duckdbExecutor(engine)
after(() => engine.close())

test('[LNK11] on DuckDB any table of records gives the same patterns as in the kernel, pair for pair', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 30 }), fc.array(anyRecord, { maxLength: 6 }), async (records, roster) => {
      await assertConforms(executor, records, roster)
    }),
    { numRuns: 40, endOnFailure: true },
  )
})

const rule = (name: string, columns: readonly number[], isSet = false) => ({ name, columns, isSet, estimatedPairs: 0 })
const BY_KEYS: BlockingPlan = {
  everyPair: false,
  rules: [
    rule('e-mail', [COLUMN.emails], true),
    rule('phone', [COLUMN.phones], true),
    rule('identifier', [COLUMN.identifiers], true),
    rule('membership number', [COLUMN.member]),
    rule('home', [COLUMN.home]),
    rule('birth date and sound', [COLUMN.birth, COLUMN.sound]),
    rule('both names and birth year', [COLUMN.names, 16]),
    rule('given name and area', [COLUMN.root, COLUMN.area]),
    rule('address', [COLUMN.street]),
  ],
}

test('[LNK12] on DuckDB the same keys find the same pairs, each once, however many keys they share', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { minLength: 20, maxLength: 80 }), fc.array(anyRecord, { maxLength: 10 }), async (records, roster) => {
      compared += await assertConforms(executor, records, roster, BY_KEYS)
    }),
    { numRuns: 25, endOnFailure: true },
  )
  assert.ok(compared > 1000, 'the tables shared keys')
})

test('[LNK12] a mailbox on five thousand records is sorted and cut off alike in both', async () => {
  const letters = 'abcdefghijklmnop'
  const records = Array.from({ length: 5000 }, (_, index) => ({
    given_name: letters[index % 16]! + letters[(index >> 4) % 16]! + 'a',
    family_name: letters[(index >> 8) % 16]! + 'mbleton' + letters[index % 7]!,
    date_of_birth: `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
    email: index % 3 === 0 ? 'shared@post.example' : `shared@post.example\u001fown${index % 900}@post.example`,
  }))
  const plan: BlockingPlan = { everyPair: false, rules: [rule('e-mail', [COLUMN.emails], true), rule('birth date and sound', [COLUMN.birth, COLUMN.sound])] }
  const compared = await assertConforms(executor, records, [], plan)
  assert.ok(compared > 140_000)
})
