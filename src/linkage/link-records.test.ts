import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighboursIn } from './kernel/compare-part.ts'
import { openEngine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { linkRecords, type Field, type LinkOptions, type LinkResult } from './link-records.ts'

type Row = Partial<Record<Field, string>>
type Case = {
  rows: Row[]
  roster?: Row[]
  keys?: [number, string][]
  decided?: [number, number, boolean][]
  options?: LinkOptions
  order?: 'asc' | 'desc'
  firstId?: number
  threads?: number
}
type Link = { record_no: number; person_no: number | null; roster_id: string | null; link_bits: number | null; probability: number | null; held_by: string }

const COLUMNS: Field[] = [
  'title',
  'given_name',
  'family_name',
  'full_name',
  'date_of_birth',
  'gender',
  'email',
  'phone',
  'address',
  'postcode',
  'membership_number',
  'identifiers',
]
const columns = Object.fromEntries(COLUMNS.map((field) => [field, field]))

async function link({ rows, roster, keys, decided, options, order = 'asc', firstId = 0, threads = 1 }: Case): Promise<{ result: LinkResult; links: Link[] }> {
  const engine = await openEngine(':memory:', { threads })
  const load = async (table: string, given: Row[], from: number) => {
    await engine.run(`create table ${table}_in (id bigint, ${COLUMNS.join(' varchar, ')} varchar)`)
    const appender = await engine.connection.createAppender(`${table}_in`)
    given.forEach((row, index) => {
      appender.appendBigInt(BigInt(index + from))
      for (const field of COLUMNS) appender.appendVarchar(row[field] ?? '')
      appender.endRow()
    })
    appender.closeSync()
    await engine.run(`create table ${table} as select * from ${table}_in order by id ${order}`)
  }
  await load('evidence', rows, firstId)
  if (roster) await load('roster', roster, 0)
  if (decided)
    await engine.run(
      `create table decided as select * from (values ${decided.map((one) => `(${one.join(', ')})`).join(', ')}) as t(left_no, right_no, is_same)`,
    )
  if (keys) await engine.run(`create table keyed as select * from (values ${keys.map(([id, key]) => `(${id}::bigint, '${key}')`).join(', ')}) as t(id, key)`)
  const result = await linkRecords(
    engine,
    {
      table: 'evidence',
      idColumn: 'id',
      columns,
      ...(roster ? { roster: { table: 'roster', idColumn: 'id', columns } } : {}),
      ...(keys ? { mustLink: { table: 'keyed', idColumn: 'id', keyColumn: 'key' } } : {}),
      ...(decided ? { decided: { table: 'decided', leftColumn: 'left_no', rightColumn: 'right_no', sameColumn: 'is_same' } } : {}),
    },
    options,
  )
  const links = await engine.rows<Link>('select * from person_link order by record_no')
  engine.close()
  return { result, links }
}

/** Whether two records were found to be one person. */
const areOne = (links: Link[], left: number, right: number) => links[left]!.person_no !== null && links[left]!.person_no === links[right]!.person_no

const home = { address: '14 Larch Road, Netherby', postcode: 'QX4 7TT' }
/** People who have nothing to do with the case, so that there is a list to be in. */
const STRANGERS: Row[] = [
  { given_name: 'Oswin', family_name: 'Tallow', date_of_birth: '1961-02-11', email: 'oswin.tallow@post.example', address: '2 Mill Lane', postcode: 'QX1 2AB' },
  { given_name: 'Perdita', family_name: 'Quillon', date_of_birth: '1988-09-30', email: 'pq@letter.example', address: '77 Harbour Street', postcode: 'QX9 8LM' },
  { given_name: 'Idris', family_name: 'Venn', date_of_birth: '1973-12-05', phone: '07700 900456', address: '9 Copse Close', postcode: 'QX2 5RR' },
  {
    given_name: 'Marisol',
    family_name: 'Achterberg',
    date_of_birth: '1995-04-17',
    email: 'marisol@mail.example',
    address: '31 Quay Street',
    postcode: 'QX3 1PP',
  },
]

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
  test(`[LNK3] ${isOne ? 'a given name in the cell of the family name has slipped there, and its own cell says nothing' : 'two given names on one birthday in one home are twins'}`, async () => {
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

const letters = (number: number) => [...String(number)].map((digit) => 'aeioubdgkl'[Number(digit)]).join('') + 'nrstv'[number % 5]
const dayOf = (number: number) => new Date(Date.UTC(1940, 0, 1) + number * 7 * 86_400_000).toISOString().slice(0, 10)

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

test('[LNK27] what people decided binds: two who look like one are two, two who look like strangers are one', async () => {
  const kate = { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', ...home }
  const rows = [kate, { ...kate, email: 'k.ashdown@post.example' }, { given_name: 'Wilmot', family_name: 'Sedgeley', phone: '07700 900777' }, ...STRANGERS]
  const { links: free } = await link({ rows })
  assert.ok(areOne(free, 0, 1) && !areOne(free, 0, 2))
  const { links } = await link({
    rows,
    decided: [
      [0, 1, false],
      [2, 0, true],
    ],
  })
  assert.ok(!areOne(links, 0, 1) && areOne(links, 0, 2))
})

test('[LNK27] a record that two others would pull over does not follow against a decision', async () => {
  const kate = { given_name: 'Katherine', family_name: 'Ashdown', date_of_birth: '1979-03-21', ...home }
  const rows = [kate, { ...kate, email: 'k.ashdown@post.example' }, { ...kate, phone: '07700 900321' }, ...STRANGERS]
  const { links } = await link({
    rows,
    decided: [[0, 1, false]],
    keys: [
      [0, 'a'],
      [2, 'a'],
      [1, 'b'],
      [2, 'b'],
    ],
  })
  assert.ok(!areOne(links, 0, 1), 'the third may belong to one of them, but never join them')
})

test('[LNK27] [LNK15] a record is given to the row of the roster that was decided on; two rows of it stay two', async () => {
  const name = { given_name: 'Jerome', family_name: 'Hartigan', ...home }
  const roster = [
    { ...name, date_of_birth: '1958-01-30' },
    { ...name, date_of_birth: '1986-11-02' },
  ]
  const { links } = await link({
    rows: [name, ...STRANGERS],
    roster,
    decided: [
      [0, -2, true],
      [-1, -2, true],
    ],
  })
  assert.equal(links[0]!.roster_id, '1')
})

test('[LNK27] a decision on a record that is gone binds nobody', async () => {
  const { result } = await link({
    rows: STRANGERS,
    decided: [
      [77, 0, true],
      [-9, 1, true],
    ],
    firstId: 10,
  })
  assert.equal(result.people, STRANGERS.length)
})

test('[LNK28] what people judged teaches the model: slips that were judged one person make like slips likelier', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [
    { given_name: `Q${letters(index)}`, family_name: `Z${letters(index * 31)}`, date_of_birth: dayOf(index), email: `${letters(index)}@post.example` },
    { given_name: `Q${letters(index)}`, family_name: `Z${letters(index * 31)}`, date_of_birth: dayOf(index + 4000), email: `${letters(index)}@post.example` },
  ]).flat()
  const otherDay = (result: LinkResult) => result.model.comparisons.find(({ name }) => name === 'date_of_birth')!.match[1]!
  const pairs = Array.from({ length: 40 }, (_, index) => [index * 2, index * 2 + 1] as const)
  const { result: apart } = await link({ rows, decided: pairs.map(([left, right]) => [left, right, false]) })
  const { result: one } = await link({ rows, decided: pairs.map(([left, right]) => [left, right, true]) })
  assert.ok(otherDay(one) > otherDay(apart), `${otherDay(one)} and ${otherDay(apart)}`)
  assert.deepEqual(
    (await link({ rows, decided: pairs.map(([left, right]) => [left, right, true]) })).links,
    (await link({ rows, decided: pairs.toReversed().map(([left, right]) => [right, left, true]) })).links,
  )
})
