import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighboursIn } from './kernel/compare-part.ts'
import { openEngine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { linkRecords } from './link-records.ts'
import { STRANGERS, areOne, dayOf, home, letters, link, type Row } from './link-for-test.ts'

test('[LNK10] the same person in three tables, with a typing error, a short form and a new address, is one person', async () => {
  const { links, result } = await link({
    rows: [
      { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', email: 'k.ashdown@post.example', ...home },
      { given_name: 'Kate', family_name: 'Ashdwon', date_of_birth: '21/03/1979', ...home },
      { full_name: 'ASHDOWN, Kate', email: 'K.Ashdown+news@post.example', address: '3 Elm Court', postcode: 'QX7 1AA' },
      ...STRANGERS,
    ],
  })
  assert.ok(areOne(links, 0, 1) && areOne(links, 0, 2))
  assert.equal(result.people, 1 + STRANGERS.length)
})

test('[LNK23] twins at one address stay two people', async () => {
  const twin = { family_name: 'Penhallow', date_of_birth: '2001-07-14', phone: '01632 960 111', ...home }
  const { links } = await link({
    rows: [{ ...twin, given_name: 'Rowan' }, { ...twin, given_name: 'Isolde' }, { ...twin, given_name: 'Rowan', email: 'rowan.p@post.example' }, ...STRANGERS],
  })
  assert.ok(!areOne(links, 0, 1))
  assert.ok(areOne(links, 0, 2))
})

test('[LNK23] father and son of one name at one address stay two people', async () => {
  const name = { given_name: 'Jerome', family_name: 'Hartigan', ...home }
  const { links } = await link({
    rows: [
      { ...name, date_of_birth: '1958-01-30' },
      { ...name, date_of_birth: '1986-11-02' },
      { ...name, date_of_birth: '1958-01-30', phone: '01632 960222' },
      ...STRANGERS,
    ],
  })
  assert.ok(!areOne(links, 0, 1))
  assert.ok(areOne(links, 0, 2))
})

test('[LNK18] a record that fits father and son alike is given to neither', async () => {
  const name = { given_name: 'Jerome', family_name: 'Hartigan', ...home }
  const { links, result } = await link({ rows: [{ ...name, date_of_birth: '1958-01-30' }, { ...name, date_of_birth: '1986-11-02' }, name, ...STRANGERS] })
  assert.ok(!areOne(links, 0, 1) && !areOne(links, 0, 2) && !areOne(links, 1, 2))
  assert.equal(result.ambiguous, 1)
})

test('[LNK23] a couple who share mailbox, phone and home stay two people', async () => {
  const shared = { family_name: 'Merriweather', email: 'merriweathers@post.example', phone: '01632 960333', ...home }
  const { links } = await link({
    rows: [
      { ...shared, given_name: 'Dorothea', date_of_birth: '1966-05-06' },
      { ...shared, given_name: 'Lionel', date_of_birth: '1964-10-19' },
      { ...shared, given_name: 'Dorothea' },
      { ...shared, given_name: 'Lionel' },
      ...STRANGERS,
    ],
  })
  assert.ok(areOne(links, 0, 2) && areOne(links, 1, 3))
  assert.ok(!areOne(links, 0, 1))
})

test('[LNK19] a mailbox alone goes to the one person known with it, and to nobody when two are', async () => {
  const shared = { email: 'merriweathers@post.example', family_name: 'Merriweather', ...home }
  const { links } = await link({
    rows: [
      ...STRANGERS,
      { email: 'OSWIN.TALLOW@post.example' },
      { ...shared, given_name: 'Dorothea', date_of_birth: '1966-05-06' },
      { ...shared, given_name: 'Lionel', date_of_birth: '1964-10-19' },
      { email: 'merriweathers@post.example' },
      { phone: '+44 7700 900456' },
    ],
  })
  assert.ok(areOne(links, 0, 4))
  assert.ok(!areOne(links, 7, 5) && !areOne(links, 7, 6))
  assert.notEqual(links[7]!.person_no, null)
  assert.ok(areOne(links, 2, 8))
})

test('[LNK6] the mailbox of an office is nobody', async () => {
  const { links, result } = await link({ rows: [...STRANGERS, { email: 'info@venn-plumbing.example' }, { email: 'office@branch.example' }] })
  assert.equal(links[4]!.person_no, null)
  assert.equal(result.unidentifiable, 2)
})

test('[LNK22] a name alone is found in a list of a few dozen, where it is unlike any other', async () => {
  const { links } = await link({ rows: [{ full_name: 'Perdita Quillon' }], roster: [...STRANGERS, { given_name: 'Alma', family_name: 'Brook' }] })
  assert.equal(links[0]!.roster_id, '1')
})

test('[LNK15] a record that fits two rows of the roster alike is given to neither; one that says more is', async () => {
  const roster: Row[] = [
    ...STRANGERS,
    { given_name: 'Jo', family_name: 'Smith', postcode: 'QX5 5AA', date_of_birth: '1990-01-02' },
    { given_name: 'Jo', family_name: 'Smith', postcode: 'QX6 6BB', date_of_birth: '1970-03-04' },
  ]
  const { links } = await link({ rows: [{ full_name: 'Jo Smith' }, { full_name: 'Jo Smith', postcode: 'QX6 6BB' }], roster })
  assert.equal(links[0]!.roster_id, null)
  assert.equal(links[1]!.roster_id, '5')
})

test('[LNK15] two rows of the roster never become one person, however alike', async () => {
  const row = { given_name: 'Bettina', family_name: 'Orr', date_of_birth: '1982-08-08', email: 'b.orr@post.example' }
  const { result } = await link({ rows: [row, { ...row, phone: '01632 960444' }], roster: [row, { ...row, membership_number: 'A77' }, ...STRANGERS] })
  assert.equal(result.rosterMatched, 1)
  assert.equal(result.people, 1)
})

test('[LNK16] two membership numbers of the roster are two people', async () => {
  const alike = { given_name: 'Cedric', family_name: 'Fontaine', ...home }
  const roster = [{ ...alike, membership_number: '001001' }, { ...alike, membership_number: '001002' }, ...STRANGERS]
  const { links } = await link({
    rows: [
      { ...alike, membership_number: '1001' },
      { ...alike, membership_number: '1002' },
    ],
    roster,
  })
  assert.deepEqual(
    links.map((row) => row.roster_id),
    ['0', '1'],
  )
})

test('[LNK17] records with one key are one person, satellites without a name too, unless names plainly contradict', async () => {
  const { links } = await link({
    rows: [
      { given_name: 'Viola', family_name: 'Stroud', date_of_birth: '1955-05-05' },
      {},
      { email: 'v.stroud@post.example' },
      { given_name: 'Hamish', family_name: 'Kerr', date_of_birth: '1999-09-09' },
      ...STRANGERS,
    ],
    keys: [
      [0, 'member:7'],
      [1, 'member:7'],
      [2, 'member:7'],
      [3, 'member:7'],
    ],
  })
  assert.ok(areOne(links, 0, 1) && areOne(links, 0, 2))
  assert.ok(!areOne(links, 0, 3))
  assert.equal(links[1]!.held_by, 'key')
})

test('[LNK3] names that stand in each other’s column are compared crosswise', async () => {
  const { links } = await link({
    rows: [
      { given_name: 'Ottoline', family_name: 'Marchbanks', date_of_birth: '1971-06-01' },
      { given_name: 'Marchbanks', family_name: 'Otoline', date_of_birth: '1971-06-01' },
      ...STRANGERS,
    ],
  })
  assert.ok(areOne(links, 0, 1))
})

for (const [family, isOne] of [
  ['James', true],
  ['Jarvis', false],
] as const) {
  test(`[LNK3] ${isOne ? 'a given name in the cell of the family name has slipped there, and neither cell says that they differ' : 'two given names on one birthday in one home are twins'}`, async () => {
    const home = { date_of_birth: '1935-08-03', address: '297 Discovery Street', postcode: 'QX3 1AB', phone: '07700 900321' }
    const { links } = await link({
      rows: [
        { given_name: 'James', family_name: 'Coleman', ...home },
        { given_name: 'Howie', family_name: family, ...home },
      ],
    })
    assert.equal(areOne(links, 0, 1), isOne)
  })
}

test('[LNK3] a slipped name is no evidence by itself: one birth date of many, and nothing else in common, joins nobody', async () => {
  const { links } = await link({
    rows: [
      { given_name: 'James', family_name: 'Coleman', date_of_birth: '1935-08-03', postcode: 'QX3 1AB', email: 'j.coleman@post.example' },
      { given_name: 'Howie', family_name: 'James', date_of_birth: '1935-08-03', postcode: 'QX8 9ZZ', email: 'howie@mail.example' },
      ...STRANGERS,
    ],
  })
  assert.ok(!areOne(links, 0, 1))
})

test('records that say nothing, or nothing that tells people apart, are counted apart', async () => {
  const empty = await link({ rows: [{}, {}, {}] })
  assert.deepEqual([empty.result.people, empty.result.unidentifiable, empty.result.low, empty.result.high], [0, 3, 0, 0])
  const none = await link({ rows: [] })
  assert.equal(none.result.people, 0)
  const one = await link({ rows: [{ given_name: 'Maud', family_name: 'Ellery', date_of_birth: '1950-01-01' }] })
  assert.equal(one.result.people, 1)
})

test('ten thousand identical rows are one person, or nobody when all they have is a first name', async () => {
  const full = await link({ rows: Array.from({ length: 10_000 }, () => ({ given_name: 'Maud', family_name: 'Ellery', date_of_birth: '1950-01-01' })) })
  assert.equal(full.result.people, 1)
  const bare = await link({ rows: Array.from({ length: 10_000 }, () => ({ given_name: 'Maud' })) })
  assert.equal(bare.result.unidentifiable, 10_000)
})

test('[LNK12] a block over the cap is compared with neighbours only, and reported', async () => {
  const rows = Array.from({ length: 9000 }, (_, index) => ({
    email: 'everyone.here@post.example',
    given_name: `Q${letters(index % 4500)}`,
    family_name: `Z${letters((index % 4500) * 7919)}`,
    date_of_birth: dayOf(index % 4500),
    phone: index < 4500 ? '' : `0770090${String(1000 + (index % 4500))}`,
  }))
  const { result } = await link({ rows })
  assert.equal(result.cappedBlocks.length, 1)
  assert.equal(result.cappedBlocks[0]!.records, 9000)
  assert.ok(Math.abs(result.people - 4500) < 30, `${result.people} people`)
})

test('[LNK12] in a block of a million each record meets six neighbours, in one of ten thousand thirty: never more than six million pairs but for the four nearest', () => {
  assert.deepEqual([10_000, 200_000, 1_000_000, 30_000_000].map(neighboursIn), [30, 30, 6, 4])
})

test('the same input in another order and on any number of threads gives the same persons', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => ({
    given_name: `Q${letters(index % 1100)}`,
    family_name: `Z${letters((index % 900) * 31)}`,
    date_of_birth: dayOf(index % 1250),
    email: index % 3 === 0 ? `${letters(index % 1250)}@post.example` : '',
  }))
  const first = await link({ rows })
  for (const threads of [1, 2, 3]) {
    const second = await link({ rows, order: 'desc', threads, options: { threads, rowsWorthThreads: 0 } })
    assert.deepEqual(first.links, second.links)
    assert.deepEqual(JSON.stringify(first.result.model), JSON.stringify(second.result.model))
  }
})

test('a saved model gives the same result again', async () => {
  const rows = [
    { given_name: 'Kate', family_name: 'Ashdown', date_of_birth: '1979-03-21' },
    { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21' },
    ...STRANGERS,
  ]
  const first = await link({ rows })
  const again = await link({ rows, options: { model: first.result.model } })
  assert.deepEqual(again.links, first.links)
})

test('ids that come twice are refused', async () => {
  const engine = await openEngine(':memory:', { threads: 1 })
  await engine.run("create table evidence as select 1::bigint as id, 'Maud' as given_name union all select 1, 'Edna'")
  await assert.rejects(
    linkRecords(engine, { table: 'evidence', idColumn: 'id', columns: { given_name: 'given_name' } }),
    (error) => error instanceof AppError && error.code === 'link_ids_not_unique',
  )
  engine.close()
})
