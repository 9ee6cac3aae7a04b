import { openEngine } from '../engine/engine.ts'
import { linkRecords } from './link-records.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../errors.ts'
import { clusterAgreement } from './accuracy.ts'
import { COMPARISONS, levelsOf, RADIX, STEP } from './comparisons.ts'
import { explainPair, patternOfValues } from './explain.ts'
import { birthLevel } from './kernel/compare.ts'
import { parseModel, startingModel, namesakeFactor } from './model.ts'
import { matchWeightBits, probabilityOf } from './weights.ts'

test('[LNK10] an agreement ten times likelier for one person weighs log2(10) bits', () => {
  assert.equal(matchWeightBits(0.9, 0.09).toFixed(3), '3.322')
})
test('[LNK10] the starting values of each comparison add up to one', () => {
  for (const { name, match, chance, household } of COMPARISONS) {
    for (const values of [match, chance, household]) if (values) assert.equal(values.reduce((sum, value) => sum + value, 0).toFixed(4), '1.0000', name)
  }
})
test('a pattern holds one level a comparison and stays a 32-bit integer', () => {
  const levels = RADIX.map((radix) => radix - 1)
  const pattern = levels.reduce((sum, level, index) => sum + level * STEP[index]!, 0)
  assert.deepEqual(levelsOf(pattern), levels)
  assert.ok(pattern < 2 ** 31)
})
for (const [left, right, level] of [
  [19840312, 19840312, 5],
  [19840312, 19841203, 4],
  [19840312, 19840313, 4],
  [19840312, 19480312, 4],
  [19840312, 19560312, 3],
  [19840312, 19840321, 4],
  [19840312, 19940312, 4],
  [19840312, 19840728, 2],
  [19840312, 19590728, 1],
  [19840312, 19840000, 2],
  [19840000, 19840000, 2],
  [19840000, 19860000, 0],
  [19840312, 19830000, 0],
  [19840000, 19870000, 1],
] as const) {
  test(`[LNK4] ${left} and ${right} are "${COMPARISONS[3]!.levels[level]}"`, () => assert.equal(birthLevel(left, right), level))
}

const kate = {
  given_name: 'Kate',
  family_name: 'Ashdown',
  date_of_birth: '1979-03-21',
  email: 'k@post.example\u001fkate@work.example',
  postcode: 'QX4 7TT',
  address: '14 Larch Road',
}
const katherine = {
  full_name: 'ASHDOWN, Katherine',
  date_of_birth: '21/03/1979',
  email: 'kate@work.example',
  postcode: 'QX47TT',
  address: 'Flat 1, 14 Larch Rd',
}

test('[LNK11] of several mailboxes the best pair counts, and joined names are parted', () => {
  const byName = Object.fromEntries(
    levelsOf(patternOfValues(kate, katherine)).map((level, index) => [COMPARISONS[index]!.name, COMPARISONS[index]!.levels[level]]),
  )
  assert.equal(byName['given_name'], 'short form of the same name')
  assert.equal(byName['family_name'], 'the same')
  assert.equal(byName['date_of_birth'], 'the same')
  assert.equal(byName['email'], 'the same')
  assert.equal(byName['place'], 'same address and postcode')
  assert.equal(byName['phone'], 'not given')
})
test('[LNK24] the steps of an explanation add up to its weight', () => {
  const explained = explainPair(startingModel(), kate, katherine)
  assert.ok(Math.abs(explained.parts.reduce((sum, part) => sum + part.bits, 0) - explained.bits) < 1e-9)
  assert.ok(explained.probability > 0.99)
  const kept = explainPair(startingModel(), kate, katherine, { bits: 12 })
  assert.equal(kept.bits, 12)
  assert.equal(kept.parts.at(-1)!.field, 'rarity')
  assert.ok(Math.abs(kept.parts.reduce((sum, part) => sum + part.bits, 0) - 12) < 1e-9)
})
test('[LNK23] what a household shares is set against it', () => {
  const { parts, probability } = explainPair(startingModel(), { ...kate, given_name: 'Walter', date_of_birth: '1950-12-01' }, kate)
  assert.ok(probability < 0.05)
  assert.ok(parts.some((part) => part.field === 'household' && part.bits < 0))
})
test('a saved model reads back; a broken one is refused with the reason', () => {
  const model = startingModel()
  assert.deepEqual(parseModel(JSON.stringify(model), 'model.json'), model)
  const broken = { ...model, comparisons: model.comparisons.map((comparison, index) => (index === 1 ? { ...comparison, match: [0, 2] } : comparison)) }
  for (const text of ['{', '{}', JSON.stringify({ version: 2 }), JSON.stringify(broken)]) {
    assert.throws(
      () => parseModel(text, 'model.json'),
      (error) => error instanceof AppError && error.code === 'model_invalid',
    )
  }
})
test('odds of one are a probability of one half', () => assert.equal(probabilityOf(0), 0.5))
test('agreement of groups is counted in pairs and in records', () => {
  const { precision, recall, bCubed } = clusterAgreement([1, 1, 2, 2], [1, 1, 1, 2])
  assert.deepEqual([precision, recall.toFixed(4), bCubed.toFixed(4)], [0.5, '0.3333', '0.7059'])
})

test('[LNK25] among strangers who are namesakes more often, the same name is worth less; a name that differs is worth what it was', () => {
  const model = startingModel()
  const [sameName, otherName] = [
    [7, 0, 5, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  ]
  assert.ok(namesakeFactor({ ...model, strangersNamesakeShare: 0.0001 }, sameName) > namesakeFactor({ ...model, strangersNamesakeShare: 0.00001 }, sameName))
  assert.ok(Math.abs(namesakeFactor(model, otherName) - 1) < 0.001)
})

test('[LNK26] however many namesakes there are, a birth date is not learnt to change', async () => {
  const engine = await openEngine(':memory:')
  // 400 people of 20 full names, each twice with the same birth date: most pairs of one name are two people.
  const given =
    'Morwen Jory Piers Adaeze Hannah Dilip Chiara Oluwaseun Bronwyn Tadeusz Yusuf Eleni Ronald Xiulan Fergus Beatriz Samir Agnieszka Kwame Dorothy'.split(' ')
  const family =
    'Tallis Penrose Quill Okonkwo Whitfield Raval Bellini Adeyemi Prothero Wisniewski Karim Stavrou Langbourne Zhang Macrae Carvalho Haddad Nowak Mensah Birtwistle'.split(
      ' ',
    )
  const list = (names: string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`
  await engine.run(`
    create table person as
    select i as id, ${list(given)}[1 + i % 20] as given, ${list(family)}[1 + i % 20] as family, (date '1950-01-01' + (i % 400 * 37)::integer)::varchar as born from range(800) r(i)`)
  const { people, model } = await linkRecords(engine, {
    table: 'person',
    idColumn: 'id',
    columns: { given_name: 'given', family_name: 'family', date_of_birth: 'born' },
  })
  assert.ok(model.comparisons[3]!.match[1]! <= 0.06)
  assert.equal(people, 400)
  engine.close()
})
