import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COLUMNS, rows } from '../../../tests/bench/people.ts'
import { json, type Json } from './json.ts'
import { assertSame } from './sent-for-test.ts'

function people(count: number, seed: number): { [key: string]: Json }[] {
  const made: { [key: string]: Json }[] = []
  for (const row of rows(seed)) {
    const object = Object.fromEntries(COLUMNS.map((name, index) => [name, row[index]!]))
    if (made.push({ id: made.length, ...object, isMember: made.length % 2 === 0, paid: made.length / 4, left: null }) === count) break
  }
  return made
}
const lines = (objects: Json[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('')

for (const [name, written] of [
  ['lines', lines],
  ['a list on lines of their own', (objects: Json[]) => `[\n${objects.map((object) => JSON.stringify(object)).join(',\n')}\n]\n`],
  ['a list on one line', (objects: Json[]) => JSON.stringify(objects)],
  ['a list, each value on a line', (objects: Json[]) => JSON.stringify(objects, null, 2)],
] as const)
  test(`the objects of ${name} are read as bytes, and what is sent is what is made of objects`, async () => {
    const bytes = Buffer.from(written(people(3_000, 31)))
    for (const chunkBytes of [1 << 20, 4_099]) {
      const made = await assertSame(json, bytes, 'members.json', chunkBytes)
      assert.ok(made > 1_200, `${made} lines`)
    }
  })

for (const [name, change] of [
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a mark of UTF-8 at the beginning', (text: string) => `\ufeff${text}`],
  ['its end cut off', (text: string) => text.slice(0, -70)],
  ['broken objects', (text: string) => text.replaceAll('"Status":"lapsed"', '"Status":lapsed')],
  ['signs that are written as numbers', (text: string) => text.replaceAll('Croydon', 'Cro\\u0079don').replaceAll('Leeds', 'Le\\teds')],
  ['keys in another order', (text: string) => text.replace(/"SortCode":("[^"]*"),"AccountNo":("[^"]*")/g, '"AccountNo":$2,"SortCode":$1')],
  ['more keys in some', (text: string) => text.replaceAll('"Status":"lapsed"', '"Status":"lapsed","since":2020')],
  ['keys left out at the end', (text: string) => text.replaceAll(/,"isMember":true.*\}/g, '}')],
  ['a key twice', (text: string) => text.replaceAll('"Status":"lapsed"', '"Title":"Dr","Status":"lapsed"')],
  ['objects and lists in objects', (text: string) => text.replaceAll('"Status":"lapsed"', '"Status":"lapsed","gifts":[{"amount":3}],"home":{"town":"Bath"}')],
  ['other values between the objects', (text: string) => text.replaceAll('{"id":7', '17 "x" [1,2] {"id":7')],
  ['keys with signs that are escaped', (text: string) => text.replaceAll('"Town"', '"a\\\\b"').replace('"a\\\\b"', '"a\\b"')],
] as const)
  test(`a file with ${name} is sent the same`, async () => {
    const text = change(lines(people(1_500, 32)))
    for (const chunkBytes of [1 << 20, 8_191]) await assertSame(json, Buffer.from(text), 'members.ndjson', chunkBytes)
  })

test('lists of one object are sent the same when the file is cut off within it', async () => {
  const text = JSON.stringify({ exportedAt: '2026-01-01', members: people(1_400, 33), gifts: people(1_300, 34) })
  await assertSame(json, Buffer.from(text.slice(0, -100)), 'members.json', 16_384)
})

test('objects in text that is not UTF-8 are sent the same', async () => {
  const text = lines(people(1_300, 35))
  await assertSame(json, Buffer.concat([Buffer.from(text), Buffer.from(text.replaceAll('e', 'é'), 'latin1'), Buffer.from(text)]), 'members.ndjson', 65_536)
})

const NUMBERS = [
  '0',
  '-0',
  '00',
  '1',
  '-1',
  '01',
  '1.',
  '.5',
  '1.5',
  '1.50',
  '-12.25',
  '1e3',
  '1E-7',
  '0.0000001',
  '0.000001',
  '123456789012345678',
  '999999999999999',
  '1-2',
  '--1',
  '1.2.3',
  '+1',
]
const WORDS = [
  'true',
  'false',
  'null',
  'nul',
  'truer',
  'nan',
  'NaN',
  'undefined',
  '""',
  '"x"',
  '" "',
  '"\\""',
  '"\\\\"',
  '{}',
  '[]',
  '[1]',
  '{"$oid":"ab12"}',
  '"\u0001"',
  '"Zoë"',
  '"李"',
  '"\ud83d\ude00"',
]

test('whatever stands in the values, what is sent is what is made of objects', async () => {
  const plain = people(1_000, 36)
  const raw = fc.oneof(
    fc.constantFrom(...NUMBERS, ...WORDS),
    fc.double().map(String),
    fc.json({ maxDepth: 2 }),
    fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
  )
  const changes = fc.array(fc.tuple(fc.nat(119), fc.nat(18), raw), { minLength: 40, maxLength: 80 })
  const more = people(120, 37).map((object) => Object.entries(object).map(([key, value]) => [JSON.stringify(key), JSON.stringify(value)] as [string, string]))
  let made = 0
  await fc.assert(
    fc.asyncProperty(changes, fc.boolean(), async (changed, isSpaced) => {
      const given = more.map((pairs) => pairs.map((pair) => [...pair] as [string, string]))
      for (const [row, column, value] of changed) given[row]![column]![1] = value
      const [colon, comma] = isSpaced ? [' : ', ' , '] : [':', ',']
      const text = given.map((pairs) => `{${pairs.map((pair) => pair.join(colon)).join(comma)}}\n`).join('')
      made += await assertSame(json, Buffer.from(lines(plain) + text), 'members.ndjson', 16_384)
    }),
    { numRuns: 25 },
  )
  assert.ok(made > 500, `${made} lines were made as bytes`)
})
