import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createSplitter } from './csv-splitter.ts'
import { rowsOf, sniffDialect } from './csv-dialect.ts'
import { csv } from './csv.ts'
import { brief, readForTest } from './read-for-test.ts'

const comma = { delimiter: ',', quote: '"', hasBackslash: false }

for (const [what, text, expected] of [
  ['quotes hold delimiters', 'a,"b,c",d\n', [['a', 'b,c', 'd']]],
  ['two quotes are one', 'a,"b ""c"" d"\n', [['a', 'b "c" d']]],
  [
    'quotes hold line ends',
    'a,"b\nc",d\ne,f,g\n',
    [
      ['a', 'b\nc', 'd'],
      ['e', 'f', 'g'],
    ],
  ],
  [
    'carriage returns are no data',
    'a,b\r\n"c",d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a quote within words closes nothing', 'a,"the "old" mill",c\n', [['a', 'the "old" mill', 'c']]],
  [
    'the last line needs no end',
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'empty cells are cells',
    ',,\n"",,x\n',
    [
      ['', '', ''],
      ['', '', 'x'],
    ],
  ],
] as const) {
  test(`in delimited text ${what}`, () => assert.deepEqual(rowsOf(text, comma, 10), expected))
  test(`in delimited text ${what}, whatever the pieces`, () => {
    for (let cut = 1; cut < text.length; cut++) {
      const rows: string[][] = []
      const splitter = createSplitter(comma, { wanted: () => null, row: (cells, count) => void rows.push(cells.slice(0, count)) })
      splitter.push(text.slice(0, cut))
      splitter.push(text.slice(cut))
      splitter.end()
      assert.deepEqual(rows, expected, `cut at ${cut}`)
    }
  })
}

test('a quote that is never closed costs its own row only', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => (n === 20 ? `"Ana,Penhale,ana${n}@x.example` : `Ana,Penhale,ana${n}@x.example`)).join('\n')
  const { records, result } = await readForTest(csv, `first_name,last_name,email\n${rows}\n`, 'members.csv')
  assert.equal(records.length, 50)
  assert.equal(result.status, 'read')
})

test('a line of nine million signs is passed over with a reason, and the rest is read', async () => {
  const { records, result } = await readForTest(
    csv,
    `first_name,last_name,email\nAna,Penhale,a@x.example\n${'x'.repeat(9e6)}\nBea,Okonjo,b@x.example\n`,
    'members.csv',
  )
  assert.equal(records.length, 2)
  assert.equal(result.status, 'partly_read')
  assert.match(result.reason, /1 line/)
})

for (const [what, text, delimiter] of [
  ['semicolons with decimal commas', 'name;amount\nAna Penhale;1,50\nBea Okonjo;2,50\n', ';'],
  ['tabs', 'a\tb\tc\n1\t2, 3\t4\n', '\t'],
  ['bars', 'a|b|c\n1|2|3\n', '|'],
  ['what the first line says', 'sep=;\na;b\n1;2\n', ';'],
] as const) {
  test(`the delimiter is told: ${what}`, () => assert.equal(sniffDialect(text).dialect.delimiter, delimiter))
}

const people = 'first_name,surname,email\nZoë,Núñez,zoe@x.example\n'
for (const [encoding, bytes] of [
  ['UTF-8', Buffer.from(people)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${people}`)],
  ['UTF-16 little end first', Buffer.from(`\ufeff${people}`, 'utf16le')],
  ['UTF-16 big end first', Buffer.from(`\ufeff${people}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from(people, 'utf16le')],
  ['Windows-1252', Buffer.from(people, 'latin1')],
] as const) {
  test(`names keep their accents in ${encoding}, in pieces of any size`, async () => {
    for (const chunkBytes of [1, 3, 1 << 20]) {
      const { records } = await readForTest(csv, bytes, 'list.csv', { chunkBytes })
      assert.deepEqual([records[0]?.givenName, records[0]?.familyName], ['Zoë', 'Núñez'])
    }
  })
}

test('lines above the header are no rows, and the header is found', async () => {
  const { records } = await readForTest(csv, 'Members as of 3 March 2024,,\n,,\nForename,Surname,Tel\nAna,Penhale,0113 496 0001\n', 'x.csv')
  assert.deepEqual(records.map(brief), [{ givenName: 'Ana', familyName: 'Penhale', phones: ['0113 496 0001'], kinds: ['person_name', 'phone'] }])
})

test('two tables in one file are two sources', async () => {
  const { sources, records } = await readForTest(
    csv,
    'first_name,surname,email\nAna,Penhale,a@x.example\n\nmember_no,amount,sort_code,account_number\nH1,5,20-00-01,12345671\n',
    'export.csv',
  )
  assert.equal(sources.length, 2)
  assert.deepEqual(
    records.map((record) => record.familyName || record.membershipNumber),
    ['Penhale', 'H1'],
  )
})

test('rows with too few or too many cells are read as far as they go', async () => {
  const { records } = await readForTest(csv, 'first_name,surname,email\nAna,Penhale\nBea,Okonjo,b@x.example,extra\n', 'members.csv')
  assert.deepEqual(
    records.map((record) => record.familyName),
    ['Penhale', 'Okonjo'],
  )
})

test('a header that comes again in the middle is no person', async () => {
  const { records } = await readForTest(
    csv,
    'first_name,surname,email\nAna,Penhale,a@x.example\nfirst_name,surname,email\nBea,Okonjo,b@x.example\n',
    'members.csv',
  )
  assert.equal(records.length, 2)
})

test('prose, logs and code are not tables', () => {
  for (const [path, text] of [
    ['a.txt', 'Dear Ms Penhale, thank you for your letter.\nWe are sorry, and we will write again.\n'],
    ['app.log', '2024-01-01 12:00:00,123 INFO started\n2024-01-01 12:00:01,456 INFO ready\n2024-01-01 12:00:02,789 WARN slow\n'],
    ['a.json', '{"a": 1, "b": 2}\n'],
    ['a.sql', 'INSERT INTO a VALUES (1, 2);\n'],
  ] as const)
    assert.ok(csv.sniff(Buffer.from(text), path, text.length) < 0.3, path)
})

test('what is written by RFC 4180 is read back, wherever the text is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', '"', '\n', ';', 'é', '1'), maxLength: 6 })
  // a closing quote followed by spaces is lenient reading's one ambiguity, so rows are compared trimmed
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, fc.nat(200), (rows, cut) => {
      const text = `${rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`
      const read: string[][] = []
      const splitter = createSplitter(comma, { wanted: () => null, row: (cells, count) => void read.push(cells.slice(0, count)) })
      splitter.push(text.slice(0, cut))
      splitter.push(text.slice(cut))
      splitter.end()
      assert.deepEqual(read, rows)
    }),
    { numRuns: 500 },
  )
})

for (const [what, line] of [
  ['a quote that is never closed', '"Ana,Penhale,a@x.example\n'],
  ['quotes within words', 'Ana "the "mill" Penhale",x,"a@x.example\n'],
  ['nothing but quotes', '"""""""""\n'],
] as const) {
  // About a tenth of a second; what is not linear would not end within the time the runner gives a file.
  test(`two million signs of lines with ${what} are read to their end`, async () => {
    const { result } = await readForTest(csv, `first_name,last_name,email\n${line.repeat(2e6 / line.length)}`, 'hostile.csv')
    assert.ok(result.status === 'read' || result.reason !== '')
  })
}

test('a comma that nobody quoted in an address is put back', async () => {
  const { records } = await readForTest(
    csv,
    'first_name,surname,address,postcode,email\nAna,Penhale,1 Quarry Lane,LS1 4AP,a@x.example\nBea,Okonjo,Flat 2, Mill House,HU1 1AA,b@x.example\n',
    'members.csv',
  )
  assert.deepEqual(
    records.map(({ address, postcode, emails }) => [address, postcode, emails[0]]),
    [
      ['1 Quarry Lane', 'LS1 4AP', 'a@x.example'],
      ['Flat 2, Mill House', 'HU1 1AA', 'b@x.example'],
    ],
  )
})
