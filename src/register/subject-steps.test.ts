import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openEngine, type Engine } from '../engine/engine.ts'
import { newRecord, recordLine, RECORD_COLUMNS, type PersonRecord } from '../evidence/record.ts'
import { SUBJECT_STEPS } from './subject-steps.ts'

let engine: Engine
before(async () => void (engine = await openEngine(':memory:')))
after(() => engine.close())
beforeEach(async () => {
  const integers = new Set(['source_no', 'row_no', 'subject'])
  await engine.run(
    `create or replace table record (record_no bigint, file_no integer, ${RECORD_COLUMNS.map((name) => `${name} ${integers.has(name) ? 'integer' : 'varchar'}`).join(', ')})`,
  )
  await engine.run(
    `create or replace table source (file_no integer, source_no integer, path varchar, name varchar, kind varchar, relationship_hint varchar, database varchar, columns varchar)`,
  )
})

/** Puts rows in as reading would: one file, one source a table name, numbered from 1. */
async function given(rows: (Partial<PersonRecord> & { table: string; database?: string })[]): Promise<void> {
  const tables = [...new Set(rows.map((row) => `${row.database ?? 'crm'} ${row.table}`))]
  for (const [sourceNo, name] of tables.entries()) {
    const [database, table] = name.split(' ') as [string, string]
    await engine.run(`insert into source values (1, ${sourceNo}, 'crm.sql', '${table}', 'table', '', '${database}', '[]')`)
  }
  for (const [index, { table, database, ...fields }] of rows.entries()) {
    const record = { ...newRecord(tables.indexOf(`${database ?? 'crm'} ${table}`), index + 1), ...fields }
    const values = recordLine(record)
      .slice(0, -1)
      .split('\t')
      .map((value, column) => (column < 3 ? value : `'${value.replaceAll("'", "''")}'`))
    await engine.run(`insert into record values (${index + 1}, 1, ${values.join(', ')})`)
  }
  for (const step of SUBJECT_STEPS) await engine.run(step.sql)
}

const homes = () => engine.rows<{ record_no: number; home_no: number }>('select * from attached order by record_no')
const subjects = () =>
  engine.rows<Record<string, unknown> & { record_no: number; emails: string; postcode: string }>('select * from subject_record order by record_no')

test('[REG1] a payment without a name belongs to the member it points to, and brings what it holds', async () => {
  await given([
    { table: 'member', ownKey: 'member:7', givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'contact', ownKey: 'contact:1', foreignKeys: ['member:7'], emails: ['morwen@post.example'] },
    { table: 'payment', ownKey: 'payment:1', foreignKeys: ['member:7'], masked: ['bank_account=71'] },
  ])
  assert.deepEqual(await homes(), [
    { record_no: 2, home_no: 1 },
    { record_no: 3, home_no: 1 },
  ])
  const [only, ...others] = await subjects()
  assert.deepEqual([only!.record_no, only!.emails, others.length], [1, 'morwen@post.example', 0])
})

test('[REG1] over one row in between: a bank account of a mandate of a member', async () => {
  await given([
    { table: 'member', ownKey: 'member:7', givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'mandate', ownKey: 'mandate:3', foreignKeys: ['member:7'] },
    { table: 'account', ownKey: 'account:9', foreignKeys: ['mandate:3'], masked: ['bank_account=71'] },
  ])
  assert.deepEqual(await homes(), [
    { record_no: 2, home_no: 1 },
    { record_no: 3, home_no: 1 },
  ])
})

test('[REG2] the account holder on a direct debit is no second person; a guardian with a phone of their own is', async () => {
  await given([
    { table: 'member', ownKey: 'member:7', givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'mandate', foreignKeys: ['member:7'], fullName: 'MRS M TALLIS', masked: ['bank_account=71'] },
    { table: 'guardian', foreignKeys: ['member:7'], givenName: 'Piers', familyName: 'Quill', phones: ['01632960001'] },
  ])
  assert.deepEqual(await homes(), [{ record_no: 2, home_no: 1 }])
  assert.deepEqual(
    (await subjects()).map(({ record_no }) => record_no),
    [1, 3],
  )
})

test('[REG3] people who point to one household have its address, and stay two people', async () => {
  await given([
    { table: 'household', ownKey: 'household:5', address: '18 Ropewalk Lane', postcode: 'TR1 4AB' },
    { table: 'member', ownKey: 'member:1', foreignKeys: ['household:5'], givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'member', ownKey: 'member:2', foreignKeys: ['household:5'], givenName: 'Jory', familyName: 'Tallis' },
  ])
  assert.deepEqual(
    (await subjects()).map(({ record_no, postcode }) => [record_no, postcode]),
    [
      [2, 'TR1 4AB'],
      [3, 'TR1 4AB'],
    ],
  )
  assert.deepEqual(await homes(), [])
})

test('[REG4] a key means something in its own database only', async () => {
  await given([
    { table: 'member', ownKey: 'member:7', givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'payment', database: 'shop', foreignKeys: ['member:7'], masked: ['bank_account=71'] },
  ])
  assert.deepEqual(await homes(), [])
})

test('[REG5] one table exported twice: the same key is the same person', async () => {
  await given([
    { table: 'member', ownKey: 'member:7', givenName: 'Morwen', familyName: 'Tallis' },
    { table: 'member_old', ownKey: 'member:7', givenName: 'Morwenna', familyName: 'Tallis' },
  ])
  assert.deepEqual(
    (await engine.rows<{ record_no: number }>('select record_no from same_key order by 1')).map(({ record_no }) => record_no),
    [1, 2],
  )
})
