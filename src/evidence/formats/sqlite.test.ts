import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { brief, readForTest } from './read-for-test.ts'
import { sqlite } from './sqlite.ts'

function databaseOf(sql: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
  const database = new DatabaseSync(join(folder, 'a.db'))
  database.exec(sql)
  database.close()
  const bytes = readFileSync(join(folder, 'a.db'))
  rmSync(folder, { recursive: true })
  return bytes
}

test('people and the notes that point to them come out of an SQLite file', async () => {
  const bytes = databaseOf(`create table person (id integer primary key, first_name text, surname text, dob text);
    create table note (id integer primary key, person_id int references person (id), body text);
    create table product (id integer primary key, name text);
    insert into person values (1, 'Ana', 'Penhale', '1980-02-13');
    insert into note values (1, 1, 'rang about her bill, lives in a refuge');
    insert into product values (1, 'Harbour mug');`)
  const { records } = await readForTest(sqlite, bytes, 'app.db')
  assert.deepEqual(records.map(brief), [
    { givenName: 'Ana', familyName: 'Penhale', dateOfBirth: '1980-02-13', ownKey: 'person:1', kinds: ['person_name', 'date_of_birth'] },
    { ownKey: 'note:1', foreignKeys: ['person:1'], kinds: ['correspondence'], flags: ['special_risk'] },
  ])
})

test('a damaged database is a reason, not a crash', async () => {
  const bytes = databaseOf("create table person (id integer primary key, first_name text, surname text); insert into person values (1, 'Ana', 'Penhale');")
  bytes.fill(0xff, 100, 4000)
  await assert.rejects(readForTest(sqlite, bytes, 'app.db'), /damaged/)
})
