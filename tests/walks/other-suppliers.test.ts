/** Small folders as suppliers of other trades keep them, written by hand: who is found in them, and with what. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-suppliers-'))
after(() => rmSync(base, { recursive: true, force: true }))

type Row = { rosterId: string; relationship: string; name: string; born: string; kinds: string; flags: string }

async function registerOf(fixture: string): Promise<Row[]> {
  const folder = join(import.meta.dirname, '..', 'fixtures', fixture)
  const out = join(base, fixture)
  const ran = await tocsin([
    'investigate',
    join(folder, 'evidence'),
    '--roster',
    join(folder, 'members.csv'),
    '--out',
    out,
    '--data',
    preparedData(`${out}-data`),
  ])
  assert.equal(ran.code, 0, ran.stderr)
  const [header, ...lines] = readFileSync(join(out, 'register.csv'), 'utf8').trimEnd().split('\n')
  const at = (name: string) => header!.split(',').indexOf(name)
  return lines.map((line) => {
    const cells = cellsOf(line)
    const cell = (name: string) => cells[at(name)]!
    return {
      rosterId: cell('roster_id'),
      relationship: cell('relationship'),
      name: `${cell('given_name')} ${cell('family_name')}`.trim(),
      born: cell('date_of_birth'),
      kinds: cell('kinds'),
      flags: cell('flags'),
    }
  })
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => (match[1] ?? match[2] ?? '').replaceAll('""', '"'))
}

const find = (rows: Row[], name: string): Row => {
  const found = rows.filter((row) => row.name === name)
  assert.equal(found.length, 1, `${name}: ${found.length} rows`)
  return found[0]!
}

test('a union branch: a list with short headers, a web export, a payroll script, a German list, a letter to one person', async () => {
  const rows = await registerOf('union-branch')
  assert.equal(rows.length, 11)
  const margaret = find(rows, "Margaret O'Donnell")
  assert.deepEqual([margaret.rosterId, margaret.relationship, margaret.born], ['4512', 'member', '1961-02-14'])
  for (const kind of ['bank_account', 'health', 'membership_number', 'payment_card', 'phone', 'postal_address'])
    assert.ok(margaret.kinds.includes(kind), `${kind} in ${margaret.kinds}`)
  assert.equal(find(rows, 'Oluwaseun Adebayo-Smith').relationship, 'former')
  assert.equal(find(rows, 'Siân Llwyd').born, '1972-02-29')
  for (const kind of ['ni_number', 'salary', 'health']) assert.ok(find(rows, 'Priya Raman').kinds.includes(kind), kind)
  for (const kind of ['iban', 'postal_address', 'date_of_birth']) assert.ok(find(rows, 'Jürgen Müller').kinds.includes(kind), kind)
  // what the letter says to its reader is not said of the one who signed it
  assert.equal(find(rows, 'Helen Okafor').kinds, 'correspondence;person_name')
})

test('a shared drive: a camp list, absences, payroll, case notes, a complaint', async () => {
  const rows = await registerOf('shared-drive')
  const leo = find(rows, 'Leo Fairweather')
  assert.equal(leo.flags, 'child')
  for (const kind of ['age', 'education', 'health', 'family_member']) assert.ok(leo.kinds.includes(kind), kind)
  const hannah = find(rows, 'Hannah Fairweather')
  assert.deepEqual([hannah.rosterId, hannah.flags, hannah.kinds.includes('health')], ['HA-2203', '', false])
  for (const kind of ['bank_account', 'health', 'ni_number', 'salary']) assert.ok(find(rows, 'Marta Bielak').kinds.includes(kind), kind)
  assert.equal(find(rows, 'Yusuf Demir').flags, 'special_risk')
  const callum = find(rows, 'Callum Strachan')
  for (const kind of ['bank_account', 'correspondence', 'membership_number', 'postal_address']) assert.ok(callum.kinds.includes(kind), kind)
  assert.equal(find(rows, 'Sheila Brannigan').rosterId, 'HA-2202')
})
