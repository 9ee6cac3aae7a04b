import assert from 'node:assert/strict'
import { test } from 'node:test'
import { json } from './json.ts'
import { brief, readForTest } from './read-for-test.ts'

const NESTED = JSON.stringify({
  exported: '2024-01-01',
  members: [
    {
      id: 1,
      name: { first: 'Ana', last: 'Penhale' },
      contact: { email: 'ana@x.example', phones: ['0113 496 0001', '07700 900123'] },
      donations: [{ amount: 5 }, { amount: 7 }],
    },
    { id: 2, name: { first: 'Bea', last: 'Okonjo' }, contact: { email: 'bea@x.example', phones: [] }, donations: [] },
  ],
  settings: [
    { key: 'a', value: 'b' },
    { key: 'c', value: 'd' },
  ],
})

for (const chunkBytes of [1, 11, 1 << 20]) {
  test(`nested objects become columns, nested lists become tables, in pieces of ${chunkBytes} bytes`, async () => {
    const { records } = await readForTest(json, NESTED, 'export.json', { chunkBytes })
    assert.deepEqual(records.map(brief), [
      {
        givenName: 'Ana',
        familyName: 'Penhale',
        emails: ['ana@x.example'],
        phones: ['0113 496 0001', '07700 900123'],
        ownKey: 'member:1',
        kinds: ['person_name', 'email', 'phone'],
      },
      { givenName: 'Bea', familyName: 'Okonjo', emails: ['bea@x.example'], ownKey: 'member:2', kinds: ['person_name', 'email'] },
      { foreignKeys: ['member:1'], kinds: ['donation'] },
      { foreignKeys: ['member:1'], kinds: ['donation'] },
    ])
  })
}

test('NDJSON with a broken line loses that line only, and says so', async () => {
  const { records, result } = await readForTest(
    json,
    '{"email":"a@x.example","full_name":"Ana Penhale"}\n{"email":"b@x.example", full_name}\n{"email":"c@x.example","full_name":"Chi Lin"}\n',
    'a.ndjson',
  )
  assert.deepEqual(
    records.map((record) => record.emails[0]),
    ['a@x.example', 'c@x.example'],
  )
  assert.equal(result.status, 'partly_read')
})

test('a list that is cut off keeps its whole objects', async () => {
  const { records, result } = await readForTest(json, '[{"email":"a@x.example","full_name":"Ana Penhale"},{"email":"b@x', 'a.json')
  assert.equal(records.length, 1)
  assert.match(result.reason, /cut off/)
})

test('__proto__ and constructor are keys like any other', async () => {
  const { records } = await readForTest(json, '[{"__proto__":{"polluted":"yes"},"constructor":"x","email":"a@x.example","full_name":"Ana Penhale"}]', 'a.json')
  assert.equal(records.length, 1)
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
})

test('depth that would break a parser is a reason, not a crash', async () => {
  await assert.rejects(
    readForTest(json, `{"a":${'['.repeat(200_000)}`.padEnd(250_000, ' ') + '}'.repeat(3), 'deep.json').then(({ result }) => {
      if (result.status !== 'read') throw new Error(result.status)
    }),
  )
})
