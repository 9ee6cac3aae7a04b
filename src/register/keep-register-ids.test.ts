import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { openEngine, type Engine } from '../engine/engine.ts'
import { newIncidentId } from '../ids.ts'
import { LINK_COLUMNS } from './link-columns.ts'
import { keepRegisterIds, type KeptRegister } from './keep-register-ids.ts'

type Line = { path: string; row: number; says: string; person: number | null; roster?: string }

const dataFolder = mkdtempSync(join(tmpdir(), 'tocsin-ids-'))
let incidentId = newIncidentId()
beforeEach(() => {
  incidentId = newIncidentId()
  mkdirSync(join(dataFolder, 'incidents', incidentId), { recursive: true })
})
after(() => rmSync(dataFolder, { recursive: true, force: true }))

/** An analysis in which linkage has numbered these lines; each register gets a new one, as after reading again. */
async function analysisOf(lines: readonly Line[]): Promise<Engine> {
  const engine = await openEngine(':memory:')
  const paths = [...new Set(lines.map(({ path }) => path))]
  const rosters = [...new Set(lines.flatMap(({ roster }) => roster ?? []))]
  const text = (value: string) => `'${value}'`
  const table = (name: string, columns: string, rows: string[]) =>
    engine.run(`create table ${name} as select * from (values ${rows.length > 0 ? rows.join(', ') : 'NULL'}) as t(${columns})`)
  const others = Object.values(LINK_COLUMNS).filter((column) => column !== 'full_name')
  await table(
    'said',
    'record_no, full_name',
    lines.map(({ says }, no) => `(${no}, ${text(says)})`),
  )
  await engine.run(`create table subject_record as select *, ${others.map((column) => `'' as ${column}`).join(', ')} from said`)
  await table(
    'record',
    'record_no, file_no, source_no, row_no, place, subject',
    lines.map(({ path, row }, no) => `(${no}, ${paths.indexOf(path)}, 1, ${row}, '', 0)`),
  )
  await table(
    'source',
    'file_no, source_no, path, name, kind',
    paths.map((path, no) => `(${no}, 1, ${text(path)}, '', 'table')`),
  )
  await engine.run('create table roster_member (roster_no bigint, roster_id varchar)')
  for (const [no, id] of rosters.entries()) await engine.run(`insert into roster_member values (${no}, ${text(id)})`)
  await table(
    'person_link',
    'record_no, person_no, roster_id, probability',
    lines.map(
      ({ person, roster }, no) => `(${no}, ${person ?? 'null::integer'}, ${roster === undefined ? 'null::varchar' : `'${rosters.indexOf(roster)}'`}, 1.0)`,
    ),
  )
  await engine.run('create table household_link as select distinct person_no, person_no as household_no from person_link where person_no is not null')
  return engine
}

/** Builds a register of these lines; gives the id of each line's person. */
async function register(lines: readonly Line[], keep = true): Promise<{ ids: (number | null)[]; kept: KeptRegister }> {
  const engine = await analysisOf(lines)
  const kept = await keepRegisterIds({ dataFolder }, engine, incidentId)
  const rows = await engine.rows<{ person_no: number | null }>('select person_no from person_link order by record_no')
  assert.deepEqual(
    (await engine.rows<{ person_no: number }>('select person_no from household_link order by 1')).map((row) => row.person_no),
    [...new Set(rows.flatMap((row) => row.person_no ?? []))].toSorted((a, b) => a - b),
  )
  if (keep) await kept.remember()
  engine.close()
  return { ids: rows.map((row) => row.person_no), kept }
}

const line = (says: string, row: number, person: number | null, path = 'members.csv', roster?: string): Line => ({
  path,
  row,
  says,
  person,
  ...(roster === undefined ? {} : { roster }),
})

test('[LNK28] the first register numbers as linkage does and has nothing to tell of an earlier one', async () => {
  const { ids, kept } = await register([line('Maud Ferrow', 1, 1), line('Idris Venn', 2, 2), line('?', 3, null)])
  assert.deepEqual([ids, kept.changes, kept.highestId], [[1, 2, null], null, 2])
})

test('[LNK30] new files read before the old ones move no number; who is new gets one that nobody had', async () => {
  await register([line('Maud Ferrow', 1, 1), line('Idris Venn', 2, 2)])
  const { ids, kept } = await register([
    line('Tamsin Quill', 1, 1, 'a-new.csv'),
    line('Idris Venn', 2, 2, 'a-new.csv'),
    line('Maud Ferrow', 1, 3),
    line('Idris Venn', 2, 2),
  ])
  assert.deepEqual(ids, [3, 2, 1, 2])
  assert.deepEqual(kept.changes, { kept: 2, added: 1, merged: 0, split: 0, gone: 0, events: [] })
})

test('[LNK30] a row put in on top moves every row by one and nobody’s number', async () => {
  await register([line('Maud Ferrow', 1, 1), line('Idris Venn', 2, 2), line('Perdita Tallow', 3, 3)])
  const { ids, kept } = await register([line('Wilmot Hartigan', 1, 1), line('Maud Ferrow', 2, 2), line('Idris Venn', 3, 3), line('Perdita Tallow', 4, 4)])
  assert.deepEqual(ids, [4, 1, 2, 3])
  assert.deepEqual([kept.changes!.kept, kept.changes!.added, kept.changes!.events], [3, 1, []])
})

test('[LNK30] a record that now says something else in the same place is the same record; so is one in a file of another name', async () => {
  await register([line('Maud Ferrow', 1, 1), line('Idris Venn', 2, 2)])
  const corrected = await register([line('Idris Venn', 2, 1), line('Maud Ferrow-Lane', 1, 2)])
  assert.deepEqual(corrected.ids, [2, 1])
  const renamed = await register([line('Idris Venn', 9, 1, 'again.csv'), line('Maud Ferrow-Lane', 8, 2, 'again.csv')])
  assert.deepEqual(renamed.ids, [2, 1])
})

test('[LNK30] a row of the roster holds a number though all the files are others', async () => {
  await register([line('Maud Ferrow', 1, 1, 'old.csv', 'HA7'), line('Idris Venn', 2, 2, 'old.csv', 'HA9')])
  const { ids } = await register([line('I. Venn', 1, 1, 'new.csv', 'HA9'), line('M. Ferrow', 2, 2, 'new.csv', 'HA7')])
  assert.deepEqual(ids, [2, 1])
})

test('[LNK28] merged, split and gone people are named by number, and no number is given twice, however many registers lie between', async () => {
  await register([line('Maud Ferrow', 1, 1), line('M Ferrow', 2, 2), line('Mrs Ferrow', 3, 2), line('Idris Venn', 4, 3)])
  const merged = await register([line('Maud Ferrow', 1, 1), line('M Ferrow', 2, 1), line('Mrs Ferrow', 3, 1)])
  assert.deepEqual(merged.ids, [2, 2, 2])
  assert.deepEqual(merged.kept.changes!.events, [
    { event: 'merged', id: 2, others: [1] },
    { event: 'gone', id: 3, others: [] },
  ])
  const split = await register([line('Maud Ferrow', 1, 1), line('M Ferrow', 2, 2), line('Mrs Ferrow', 3, 2), line('Oswin Lyddon', 1, 3, 'b.csv')])
  assert.deepEqual(split.ids, [4, 2, 2, 5])
  assert.deepEqual(split.kept.changes!.events, [{ event: 'split', id: 2, others: [4] }])
})

test('a kill before the ids are remembered, and one after, leave the same ids and the same to tell', async () => {
  await register([line('Maud Ferrow', 1, 1), line('M Ferrow', 2, 2)])
  const now = [line('Tamsin Quill', 1, 1, 'a.csv'), line('Maud Ferrow', 1, 2), line('M Ferrow', 2, 2)]
  const killedBefore = await register(now, false)
  const built = await register(now)
  const killedAfter = await register(now)
  for (const one of [built, killedAfter]) {
    assert.deepEqual(one.ids, killedBefore.ids)
    assert.deepEqual([one.kept.changes, one.kept.highestId], [killedBefore.kept.changes, killedBefore.kept.highestId])
  }
})

test('three thousand records that say the same cost no more than one', async () => {
  const copies = Array.from({ length: 3_000 }, (_, row) => line('Maud Ferrow', row + 1, 1))
  await register([...copies, line('Idris Venn', 3_001, 2)])
  const { ids } = await register([line('Idris Venn', 1, 1), ...copies.map((one) => ({ ...one, person: 2, row: one.row + 1 }))])
  assert.deepEqual([ids[0], ids[1], ids.at(-1)], [2, 1, 1])
})
