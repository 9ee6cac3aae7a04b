import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { AppError } from '../errors.ts'
// By the names under which others import them: package.json's `exports`.
import { classifyColumns, findInText, KINDS, NO_CONTEXT, readOneFile, type ReadFinding, type ReadRecord } from 'tocsin/evidence'
import { FIELDS, linkRecords, parseModel, startingModel } from 'tocsin/linkage'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-library-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

const MEMBERS =
  'Member No,First name,Surname,E-mail,DoB\nHA-100,Ottoline,Farrow,ottoline@post.example,1971-03-04\nHA-101,Caspian,Dew,c.dew@post.example,1988-11-30\n'
const LETTER = 'Dear Ms Farrow,\n\nThank you for your letter. We shall write to ottoline@post.example.\n\nYours sincerely\nCaspian Dew\n'

test('both rooms answer under their public names', () => {
  assert.equal(typeof linkRecords, 'function')
  assert.ok(FIELDS.includes('date_of_birth'))
  assert.equal(parseModel(JSON.stringify(startingModel()), 'model.json').version, 1)
  assert.ok(KINDS.includes('nhs_number'))
})

test('offsets of a finding are those of its value in the text', () => {
  const text = 'NHS number: 943 476 5919 🙂, write to ottoline@post.example'
  const found = findInText(text, NO_CONTEXT)
  assert.deepEqual(
    found.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['nhs_number', '943 476 5919'],
      ['email', 'ottoline@post.example'],
    ],
  )
})

test('columns are classified with a header, and without one', () => {
  const rows = MEMBERS.trim()
    .split('\n')
    .map((line) => line.split(','))
  const roles = ['membership_number', 'given_name', 'family_name', 'email', 'date_of_birth']
  assert.deepEqual(
    classifyColumns(rows).map(({ role }) => role),
    roles,
  )
  assert.deepEqual(
    classifyColumns(rows.slice(1), { header: rows[0]! }).map(({ role }) => role),
    roles,
  )
  assert.equal(classifyColumns(rows.slice(1))[3]!.role, 'email')
  assert.deepEqual(classifyColumns([]), [])
})

test('a file with files inside is read to records and findings, each with the file it lies in', async () => {
  const path = join(folder, 'all.zip')
  writeFileSync(path, zipSync({ 'members.csv': strToU8(MEMBERS), 'letter.txt': strToU8(LETTER) }))
  const reading = await readOneFile(path, { today: '2026-01-15' })
  try {
    assert.deepEqual([reading.outcome.type, reading.outcome.status], ['zip', 'read'])
    assert.deepEqual(
      reading.members.map((member) => [member.path, member.status]),
      [
        ['all.zip › members.csv', 'read'],
        ['all.zip › letter.txt', 'read'],
      ],
    )
    const records = await all<ReadRecord>(reading.records())
    const rows = records.filter(({ fileNo }) => fileNo === 1)
    assert.deepEqual(
      rows.map((row) => [row.givenName, row.familyName, row.dateOfBirth, row.emails, row.membershipNumber]),
      [
        ['Ottoline', 'Farrow', '1971-03-04', ['ottoline@post.example'], 'HA-100'],
        ['Caspian', 'Dew', '1988-11-30', ['c.dew@post.example'], 'HA-101'],
      ],
    )
    assert.deepEqual(
      records
        .filter(({ fileNo }) => fileNo === 2)
        .map(({ familyName }) => familyName)
        .sort(),
      ['Dew', 'Farrow'],
    )
    assert.deepEqual(
      reading.sources.filter(({ fileNo }) => fileNo === 1).map(({ kind, columns }) => [kind, columns.length]),
      [['table', 5]],
    )
    const findings = await all<ReadFinding>(reading.findings())
    assert.ok(findings.every(({ fileNo }) => fileNo === 2))
    assert.equal((await all(reading.records())).length, records.length)
  } finally {
    reading.close()
  }
})

test('a file that cannot be read says so in its outcome; a file that is not there is an error', async () => {
  const path = join(folder, 'disk.mdf')
  writeFileSync(path, Buffer.alloc(70_000, 7))
  const workFolder = join(folder, 'work')
  const reading = await readOneFile(path, { workFolder })
  assert.notEqual(reading.outcome.status, 'read')
  assert.notEqual(reading.outcome.reason, '')
  reading.close()
  assert.equal(existsSync(workFolder), false)
  await assert.rejects(readOneFile(join(folder, 'nothing.csv')), (error: unknown) => error instanceof AppError && error.code === 'file_missing')
})
