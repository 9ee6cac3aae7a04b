import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { makeSample } from './make-sample.ts'
import { BIT, kindsOf } from './truth.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-sample-'))
after(() => rmSync(folder, { recursive: true }))
const made = await makeSample({ people: 1500, seed: 3, out: join(folder, 'one') })

type Source = { path: string; name: string; readable: boolean }
type Person = {
  person: number
  relationship: string
  roster_id: string
  given_name: string
  family_name: string
  kinds: string[]
  flags: string[]
  sources: [number, number][]
  affected: boolean
  date_of_birth: string
}
const { sources } = JSON.parse(readFileSync(join(made.truth, 'sources.json'), 'utf8')) as { sources: Source[] }
const people = readFileSync(join(made.truth, 'people.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Person)
const records = readFileSync(join(made.truth, 'records.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number) as [number, number, number, number])
const recordsOf = (path: string, name = '') => records.filter(([source]) => sources[source]!.path === path && sources[source]!.name === name)

function hashOf(root: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name))
    .sort()) {
    hash.update(relative(root, entry)).update(readFileSync(entry))
  }
  return hash.digest('hex')
}

test('[SAM1] the same people and seed give the same folder, and another seed another', async () => {
  await makeSample({ people: 1500, seed: 3, out: join(folder, 'again') })
  assert.equal(hashOf(join(folder, 'again')), hashOf(join(folder, 'one')))
  await makeSample({ people: 1500, seed: 4, out: join(folder, 'again') })
  assert.notEqual(hashOf(join(folder, 'again')), hashOf(join(folder, 'one')))
})

test('there are as many people as asked for, and the count of affected is that of the truth', () => {
  assert.equal(people.length, 1500)
  assert.equal(people.filter((person) => person.affected).length, made.affected)
})

test('[SAM2] kinds are the union over readable sources, and whoever has none is not affected', () => {
  for (const person of people) {
    const union = person.sources.filter(([source]) => sources[source]!.readable).reduce((set, [, kinds]) => set | kinds, 0)
    assert.deepEqual(person.kinds, kindsOf(union))
    assert.equal(person.affected, union !== 0)
  }
})

test('[SAM2] only members who joined after the last readable backup are unaffected, and all are on the roster', () => {
  const unaffected = people.filter((person) => !person.affected)
  assert.ok(unaffected.length > 10)
  assert.deepEqual(
    unaffected.filter((person) => person.relationship !== 'member' || person.roster_id === ''),
    [],
  )
})

test('every roster number is on the roster once', () => {
  const lines = readFileSync(made.roster, 'utf8').trim().split('\n').slice(1)
  assert.deepEqual(
    lines.map((line) => line.split(',')[0]).sort(),
    people
      .map((person) => person.roster_id)
      .filter((id) => id !== '')
      .sort(),
  )
})

test('rows of the truth are the rows of a delimited list', () => {
  const lines = readFileSync(join(made.evidence, 'exports/newsletter-subscribers.csv'), 'utf8').trim().split('\n').slice(1)
  const rows = recordsOf('exports/newsletter-subscribers.csv')
  assert.equal(rows.length, lines.length)
  for (const [, row, , kinds] of rows) {
    const [email, first, last] = lines[row - 1]!.split(',')
    assert.equal((kinds & BIT.email) !== 0, email !== '')
    assert.equal((kinds & BIT.person_name) !== 0, `${first}${last}` !== '')
  }
})

test('rows of the truth are the rows of the SQLite table, organisations aside', () => {
  const database = new DatabaseSync(join(made.evidence, 'finance/donations.sqlite'), { readOnly: true })
  const donors = database
    .prepare("select donor_id from donor where donor_type = 'person' order by 1")
    .all()
    .map((row) => Number(row['donor_id']))
  database.close()
  assert.deepEqual(
    recordsOf('finance/donations.sqlite', 'donor').map(([, row]) => row),
    donors,
  )
})

test('rows of the truth are the rows of the dump', () => {
  const dump = readFileSync(join(made.evidence, 'databases/membership-2026-03-31.sql'), 'utf8')
  for (const table of ['member', 'web_user', 'payment_mandate']) {
    const statements = dump
      .split('\n')
      .filter((line) => line.startsWith(`INSERT INTO \`${table}\``))
      .join('')
    assert.equal(recordsOf('databases/membership-2026-03-31.sql', table).length, statements.match(/(?:VALUES |,)\(\d+,/g)!.length)
  }
})

test('the manifest has the size and hash of every file that is still readable, and of the locked ones before', () => {
  const lines = readFileSync(made.manifest, 'utf8').trim().split('\n').slice(1)
  let intact = 0
  let locked = 0
  for (const line of lines) {
    const [path, bytes, sha256] = line.replaceAll('"', '').split(',') as [string, string, string]
    const found = statSync(join(made.evidence, path), { throwIfNoEntry: false })
    const twin = statSync(join(made.evidence, `${path}.locked`), { throwIfNoEntry: false })
    if (found) {
      intact += 1
      assert.equal(found.size, Number(bytes), path)
      assert.equal(
        createHash('sha256')
          .update(readFileSync(join(made.evidence, path)))
          .digest('hex'),
        sha256,
        path,
      )
    } else if (twin) {
      locked += 1
      assert.ok(twin.size > Number(bytes))
    }
  }
  assert.ok(intact > 20 && locked >= 3 && lines.length - intact - locked === 3)
})

test('twins and people of one name under one roof are different people with their own birth dates or names', () => {
  const namesakes = people.filter(
    (person, index) => index > 0 && people[index - 1]!.given_name === person.given_name && people[index - 1]!.family_name === person.family_name,
  )
  const twins = people.filter(
    (person, index) => index > 0 && people[index - 1]!.date_of_birth === person.date_of_birth && people[index - 1]!.family_name === person.family_name,
  )
  assert.ok(namesakes.length > 5 && twins.length > 5)
})

test('a folder with something else in it is left alone', async () => {
  const out = mkdtempSync(join(folder, 'other-'))
  writeFileSync(join(out, 'thesis.txt'), 'years of work')
  await assert.rejects(makeSample({ people: 100, seed: 1, out }), /holds files that are not from this command/)
  assert.equal(readFileSync(join(out, 'thesis.txt'), 'utf8'), 'years of work')
})

test('the smallest sample, a hundred people, is whole', async () => {
  const small = await makeSample({ people: 100, seed: 9, out: join(folder, 'small') })
  assert.equal(small.people, 100)
  assert.ok(small.affected > 85)
})
