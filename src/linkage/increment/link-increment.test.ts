/** What comes later is linked to what was there before; whatever comes and goes, the result is that of comparing and joining everything. */
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { openEngine, type Engine } from '../../engine/engine.ts'
import { duckdbExecutor } from '../../engine/sql-executor.ts'
import type { LinkInput, LinkOptions, LinkResult } from '../fields.ts'
import { linkRecords } from '../link-records.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-increment-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let nextFile = 1
const newFile = () => join(folder, `kept-${nextFile++}`)

const FIELDS = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode', 'membership_number', 'full_name'] as const
type Row = Partial<Record<(typeof FIELDS)[number] | 'key', string>>

const GIVEN = ['Katherine', 'Kate', 'Oswin', 'Perdita', 'Idris', 'Marisol', 'Wilmot', 'Rowan', 'Isolde', 'Tamsin']
const FAMILY = ['Ashdown', 'Tallow', 'Quillon', 'Venn', 'Achterberg', 'Sedgeley', 'Penhallow', 'Hartigan']
/** Invented people; records of them with slips, gaps and shared mailboxes. */
function record(person: number, slip: number): Row {
  const given = GIVEN[person % GIVEN.length]!
  const family = FAMILY[(person * 5) % FAMILY.length]!
  const whole: Row = {
    given_name: given,
    family_name: family,
    date_of_birth: `19${50 + (person % 40)}-0${1 + (person % 9)}-1${person % 10}`,
    email: `${given}.${family}${person % 30}@post.example`.toLowerCase(),
    phone: `07700 9${String(10_000 + person).slice(1)}`,
    address: `${1 + (person % 25)} ${['Mill Lane', 'Quay Street', 'Copse Close'][person % 3]}`,
    postcode: `QX${1 + (person % 9)} ${1 + (person % 8)}AB`,
  }
  const { given_name: _g, family_name: _f, ...nameless } = whole
  const forms: Row[] = [
    whole,
    { ...whole, email: '', phone: '' },
    { ...whole, given_name: given.slice(0, 1), date_of_birth: '' },
    { ...whole, family_name: `${family}e`, phone: '' },
    { email: whole.email! },
    { ...nameless, full_name: slip % 2 ? `${family.toUpperCase()}, ${given}` : `${given} ${family}` },
    { ...whole, email: 'office.line@post.example', membership_number: `M${1000 + (person % 20)}` },
    { ...whole, key: `k${person % 12}` },
    { given_name: given, family_name: family },
    {},
  ]
  return forms[slip % forms.length]!
}

const ROSTER = Array.from({ length: 12 }, (_, person) => ({ ...record(person * 3, 0), membership_number: `M${1000 + person}` }))

async function load(engine: Engine, rows: readonly Row[], firstId: number, order: 1 | -1): Promise<LinkInput> {
  const executor = duckdbExecutor(engine)
  const columns = { id: 'integer' as const, ...Object.fromEntries(FIELDS.map((field) => [field, 'text' as const])) }
  const put = (table: string, list: readonly Row[], from: number) => {
    const numbered = list.map((row, index) => ({ row, id: from + index }))
    if (order === -1) numbered.reverse()
    return executor.load(table, columns, [[numbered.map(({ id }) => id), ...FIELDS.map((field) => numbered.map(({ row }) => row[field] ?? ''))]])
  }
  await put('record_in', rows, firstId)
  await put('roster_in', ROSTER, 1)
  await executor.load('key_in', { id: 'integer', key: 'text' }, [
    [rows.flatMap((row, index) => (row.key ? [firstId + index] : [])), rows.flatMap((row) => (row.key ? [row.key] : []))],
  ])
  const names = Object.fromEntries(FIELDS.map((field) => [field, field]))
  return {
    table: 'record_in',
    idColumn: 'id',
    columns: names,
    roster: { table: 'roster_in', idColumn: 'id', columns: names },
    mustLink: { table: 'key_in', idColumn: 'id', keyColumn: 'key' },
  }
}

type Found = { result: LinkResult; links: object[]; pairs: object[]; households: object[] }
const OPTIONS: LinkOptions = { threads: 1, nodesWorthKeeping: 0 }

async function link(rows: readonly Row[], options: LinkOptions, firstId = 1, order: 1 | -1 = 1): Promise<Found> {
  const engine = await openEngine(':memory:', { threads: 1 })
  const result = await linkRecords(engine, await load(engine, rows, firstId, order), { ...OPTIONS, ...options })
  // Ids less the first, so that the same records under other ids are the same.
  const from = (column: string) => `case when ${column} >= 0 then ${column} - ${firstId} else ${column} end`
  const links = await engine.rows(`select record_no - ${firstId} as row, person_no, roster_id, link_bits, probability, held_by from person_link order by 1`)
  const pairs = await engine.rows(
    `select ${from('left_no')} as l, ${from('right_no')} as r, pattern, bits, probability, household_probability from kept_pair order by all`,
  )
  const households = await engine.rows('select * from household_link order by 1')
  engine.close()
  return { result, links, pairs, households }
}

/** All but the seconds, what was done to get there, and a sum whose parts were added in another order. */
function outcome({ result, links, pairs, households }: Found): object {
  // What is expected of pairs too weak to be kept is carried on, not added up anew.
  const { secondsByPhase: _s, increment: _i, estimatedMatches: _e, low: _low, high: _high, method: _m, ...facts } = result
  return { ...facts, keys: facts.keys, links, pairs, households }
}

const people = (from: number, to: number): Row[] => Array.from({ length: (to - from) * 3 }, (_, index) => record(from + Math.floor(index / 3), index * 7 + 3))

test('[LNK29] what comes later gives, record for record and bit for bit, what comparing everything by the same weights gives', async () => {
  const old = people(0, 120)
  const late = [...people(100, 130), ...old.slice(0, 9)]
  const kept = newFile()
  await link(old, { keepAt: kept })
  const again = newFile()
  copyFileSync(kept, again)
  const increment = await link([...late, ...old], { keepAt: kept }, 500)
  const anew = await link([...late, ...old], { keepAt: again, compareAnew: true }, 500)
  assert.equal(increment.result.increment!.way, 'increment')
  assert.equal(anew.result.increment!.way, 'compared anew')
  assert.ok(increment.result.increment!.newNodes > 20 && increment.result.increment!.newNodes < 91)
  assert.ok(increment.result.increment!.pairsCompared < anew.result.increment!.pairsCompared / 2)
  assert.ok(increment.result.increment!.touchedNodes < anew.result.increment!.touchedNodes)
  assert.deepEqual(outcome(increment), outcome(anew))
  for (const end of ['low', 'high'] as const) assert.ok(Math.abs(increment.result[end] - anew.result[end]) <= 1)
})

/** As a short list is compared, all with all, and as a long one is, by keys of every kind. */
const KEYS = ['e-mail', 'phone', 'membership number', 'home', 'birth date', 'both names', 'postcode + family name by sound', 'family name + birth year']

for (const keys of [undefined, KEYS])
  test(`[LNK29] whatever comes, goes and comes again, in whatever order: increments ${keys ? 'by keys ' : ''}give what comparing everything gives`, async () => {
    const arrival = fc.record({
      added: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 9 })), { maxLength: 14 }),
      gone: fc.array(fc.nat(), { maxLength: 6 }),
      firstId: fc.integer({ min: 0, max: 3000 }),
      isReversed: fc.boolean(),
      isInFront: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 3 }), async (arrivals) => {
        const kept = newFile()
        let rows: Row[] = people(0, 50)
        const by = keys ? { keys } : {}
        await link(rows, { keepAt: kept, ...by })
        for (const { added, gone, firstId, isReversed, isInFront } of arrivals) {
          const left = new Set(gone.map((index) => index % rows.length))
          const late = added.map(([person, slip]) => record(person, slip))
          const stayed = rows.filter((_, index) => !left.has(index))
          rows = isInFront ? [...late, ...stayed] : [...stayed, ...late]
          const again = newFile()
          copyFileSync(kept, again)
          const increment = await link(rows, { keepAt: kept, ...by }, firstId, isReversed ? -1 : 1)
          const anew = await link(rows, { keepAt: again, compareAnew: true, ...by }, firstId, 1)
          assert.deepEqual(outcome(increment), outcome(anew))
          rmSync(again)
        }
        rmSync(kept)
      }),
      { numRuns: 10 },
    )
  })

test('[LNK29] the same records again give what linking them from the start gave, whatever their ids and order', async () => {
  for (const by of [{}, { keys: KEYS }]) {
    const kept = newFile()
    const first = await link(people(0, 80), { keepAt: kept, ...by })
    const again = newFile()
    copyFileSync(kept, again)
    assert.deepEqual(outcome(await link(people(0, 80), { keepAt: again, compareAnew: true, ...by }, 900, -1)), outcome(first))
    assert.deepEqual(outcome(await link(people(0, 80), { keepAt: kept, ...by }, 77, -1)), outcome(first))
  }
})

test('[LNK29] nobody whom nothing new touches is looked at: their links keep their weights to the last bit', async () => {
  const kept = newFile()
  const before = await link(people(0, 120), { keepAt: kept })
  const after_ = await link([...people(0, 120), { given_name: 'Quintavia', family_name: 'Oxbarrow', date_of_birth: '1961-03-04' }], { keepAt: kept })
  assert.equal(after_.result.increment!.touchedNodes, 1)
  assert.deepEqual(after_.links.slice(0, -1), before.links)
  assert.deepEqual(after_.pairs, before.pairs)
})

test('[LNK29] a mailbox that turns out to be a switchboard’s counts as common as it is, also for those who were linked before', async () => {
  const shared = (person: number): Row => ({ given_name: GIVEN[person % 10]!, family_name: FAMILY[person % 8]!, phone: '07700 900999' })
  const old = [...people(0, 200), shared(1), { given_name: 'K', family_name: FAMILY[1]!, phone: '07700 900999' }]
  const kept = newFile()
  await link(old, { keepAt: kept })
  const again = newFile()
  copyFileSync(kept, again)
  const late = Array.from({ length: 60 }, (_, index) => ({ ...shared(index), date_of_birth: `19${30 + index}-02-03` }))
  const increment = await link([...old, ...late], { keepAt: kept })
  assert.equal(increment.result.increment!.way, 'increment')
  assert.deepEqual(outcome(increment), outcome(await link([...old, ...late], { keepAt: again, compareAnew: true })))
})

test('[LNK29] a block over the cap that grows: its neighbours are others now, so all pairs are compared again, by the same weights', async () => {
  const everyone = (index: number): Row => ({
    email: 'everyone.here@post.example',
    given_name: `${GIVEN[index % 10]}${index % 97}`,
    family_name: `${FAMILY[index % 8]}${index % 89}`,
    date_of_birth: `19${10 + (index % 80)}-0${1 + (index % 9)}-1${index % 7}`,
  })
  const rows = Array.from({ length: 4100 }, (_, index) => everyone(index))
  const kept = newFile()
  const before = await link(rows, { keepAt: kept, keys: ['e-mail'] })
  assert.deepEqual(
    before.result.cappedBlocks.map(({ records }) => records),
    [4100],
  )
  const other = await link([...rows, { given_name: 'Quintavia', family_name: 'Oxbarrow' }], { keepAt: kept, keys: ['e-mail'] })
  assert.equal(other.result.increment!.way, 'increment')
  const grown = await link([...rows, everyone(4200)], { keepAt: kept, keys: ['e-mail'] })
  assert.equal(grown.result.increment!.way, 'compared anew')
  assert.deepEqual(
    grown.result.cappedBlocks.map(({ records }) => records),
    [4101],
  )
})

test('too much that is new is learnt from: nothing kept is used', async () => {
  const kept = newFile()
  await link(people(0, 60), { keepAt: kept })
  const { result } = await link(people(0, 90), { keepAt: kept })
  assert.equal(result.increment, null)
  const then = await link(people(0, 91), { keepAt: kept })
  assert.equal(then.result.increment!.way, 'increment')
})

test('another roster, other columns, a torn or foreign file: everything is linked anew, and the file is whole afterwards', async () => {
  const kept = newFile()
  const rows = people(0, 60)
  const first = await link(rows, { keepAt: kept })
  const engine = await openEngine(':memory:', { threads: 1 })
  const input = await load(engine, rows, 1, 1)
  await engine.run(`update roster_in set family_name = 'Other' where id = 3`)
  assert.equal((await linkRecords(engine, input, { ...OPTIONS, keepAt: kept })).increment, null)
  await engine.run('alter table record_in drop column phone')
  const { phone: _, ...columns } = input.columns
  assert.equal((await linkRecords(engine, { ...input, columns }, { ...OPTIONS, keepAt: kept })).increment, null)
  engine.close()
  for (const bytes of [3, 40, Math.floor(statSync(kept).size / 2), statSync(kept).size - 1]) {
    await link(rows, { keepAt: kept })
    truncateSync(kept, bytes)
    const anew = await link(rows, { keepAt: kept })
    assert.equal(anew.result.increment, null)
    assert.deepEqual(outcome(anew), outcome(first))
  }
  assert.equal((await link(rows, { keepAt: kept })).result.increment!.newNodes, 0)
  assert.equal(statSync(kept).mode & 0o777, 0o600)
  assert.ok(!existsSync(`${kept}.part`))
})
