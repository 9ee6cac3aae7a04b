import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows } from '../../tests/bench/people.ts'
import { csv } from './formats/csv.ts'
import { assertSame } from './formats/sent-for-test.ts'

const HEADER =
  'MemberNo,Title,FirstName,Surname,DateOfBirth,Email,Email 2,Mobile,Home phone,Address1,Town,Postcode,NINumber,NHS number,Passport no,SortCode,AccountNo,IBAN,Status,Left on,Gender,Customer id,Notes'
const CARD = 'GB29NWBK60161331926819'

/** People as the generator makes them, one line each, with more columns. */
function plainLines(count: number, seed = 11): string[][] {
  const made: string[][] = []
  for (const [no, title, first, last, born, email, mobile, address, town, postcode, ni, sort, account, status, notes] of rows(seed) as Generator<
    [string, string, string, string, string, string, string, string, string, string, string, string, string, string, string]
  >) {
    const at = made.length
    made.push([
      no,
      title,
      first,
      last,
      born,
      email,
      at % 3 === 0 ? `work.${email}` : '',
      mobile,
      at % 2 === 0 ? '01632 960' + (100 + (at % 900)) : '',
      address,
      town,
      postcode,
      ni,
      at % 4 === 0 ? '943 476 5919' : '',
      at % 5 === 0 ? `53392${1000 + (at % 9000)}` : '',
      sort,
      account,
      at % 6 === 0 ? CARD : '',
      status,
      status === 'lapsed' ? '2024-03-01' : '',
      at % 2 === 0 ? 'F' : 'M',
      `C${5000 + at}`,
      notes,
    ])
    if (made.length === count) break
  }
  return made
}
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const table = (lines: string[][], header = HEADER) => `${header}\n${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`

test('the rows of a large plain table are read as bytes, and what is sent is what is made of strings', async () => {
  const bytes = Buffer.from(table(plainLines(6_000)))
  const lines = await assertSame(csv, bytes, 'members.csv')
  assert.ok(lines > 4_000, `${lines} lines`)
})

test('wherever the chunks of the file end, the same is sent', async () => {
  const bytes = Buffer.from(table(plainLines(1_400, 12)))
  for (const chunkBytes of [1_021, 65_537]) await assertSame(csv, bytes, 'members.csv', chunkBytes)
})

for (const [name, change] of [
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['tabs between the cells', (text: string) => text.replaceAll(',', '\t')],
  ['semicolons between the cells', (text: string) => text.replaceAll(',', ';')],
  ['a mark of UTF-8 at the beginning', (text: string) => `\ufeff${text}`],
  ['a second table below', (text: string) => `${text}\n\nForename,Surname,Email\nBea,Okafor,bea@example.org\n`],
  ['the header once more in the middle', (text: string) => `${text}${HEADER}\n${text.slice(text.indexOf('\n') + 1)}`],
  ['a line that adds up', (text: string) => `${text}Total,,1400,,,,,,,,,,,,,,,,,,,,\n`],
  ['rows of other widths', (text: string) => text.replaceAll(/^(.*10[0-9]7.*)$/gm, '$1,more')],
  ['the last line cut off', (text: string) => text.slice(0, -40)],
] as const)
  test(`a table with ${name} is sent the same`, async () => {
    await assertSame(csv, Buffer.from(change(table(plainLines(1_400, 13)))), 'members.csv')
  })

test('a table in which lines are not UTF-8 is sent the same', async () => {
  const text = table(plainLines(1_400, 14))
  await assertSame(csv, Buffer.concat([Buffer.from(text), Buffer.from(text.slice(text.indexOf('\n') + 1).replaceAll('e', 'é'), 'latin1')]), 'members.csv')
})

test('tables with one column of names, with two people a row, or without names are sent the same', async () => {
  const lines = plainLines(1_300, 15)
  const named = lines.map(([no, title, first, last, born, email, , mobile]) => [no!, `${title} ${first} ${last}`.trim(), born!, email!, mobile!])
  named[1_100] = ['T1', 'Mr & Mrs J Smith', '', 'a@example.org', '']
  named[1_101] = ['T2', 'SMITH, John (deceased)', '12/03/1971', 'a@example.org; b@example.org', '']
  named[1_102] = ['T3', 'Harbour Holdings Ltd', '', 'c@example.org', '']
  await assertSame(csv, Buffer.from(table(named, 'Membership no,Name,DOB,Email,Mobile')), 'members.csv')
  const wed = lines.map(([no, , first, last, , email]) => [no!, first!, last!, email!, 'Sam', last!])
  await assertSame(csv, Buffer.from(table(wed, 'Membership no,Forename,Surname,Email,Spouse forename,Spouse surname')), 'members.csv')
  const gifts = lines.map(([no, , , , , , , , , , , , , , , , account], at) => [String(at), no!, `${at % 90}.00`, account!])
  await assertSame(csv, Buffer.from(table(gifts, 'id,member_id,amount,account_no')), 'gifts.csv')
})

const ODD_CELLS = [
  '',
  ' ',
  'NULL',
  'n/a',
  'NA',
  'Null',
  'none',
  '-',
  ' x ',
  '\u00a0x',
  ' \u00a0x\u00a0 ',
  '="00123"',
  "'07700",
  "O'Dea",
  'Zoë',
  'Łukasz',
  '李',
  'a\tb',
  'a\u001fb',
  'a\rb',
  'John & Mary',
  'Mr & Mrs',
  'Anderson',
  'Grand total',
  'Sandy and Jo',
  'Bec Dec',
  'late',
  'The late',
  'JO@EXAMPLE.ORG',
  'jo@example.org',
  'mailto:jo@example.org',
  'no-reply@example.org',
  'nora@example.org',
  'a@b',
  'a@b..c',
  '.a@b.c',
  'jo@example.org, al@example.org',
  '07700 900123',
  '07700 900123 / 01632 960001',
  '+44 (0)7700 900123',
  '123',
  '1979-02-29',
  '1980-02-29',
  '29/02/1980',
  '03/04/1979',
  '31.12.1975',
  '1/2/83',
  '1970-01-01',
  '1970-01-01 00:00:00',
  '1900-01-01',
  '0000-00-00',
  '2015-06-01',
  '4 May 1990',
  '19840517',
  'QQ 12 34 56 C',
  'qq123456c',
  '12-34-56',
  '12345678',
  '1234 5678',
  '1.0',
  '.0',
  '0',
  '00',
  '****1234',
  'GB29 NWBK 6016 1331 9268 19',
  '4929 1234 1234 1234',
  'lapsed',
  'Staff',
  'deceased',
  'child',
  'company',
  'diagnosed with asthma in 2019',
  'is a member of UNISON, moved,, away',
  '12,, High Street',
  '12, ,High Street',
  'said "no"',
  '"',
  'a"b',
  'two\nlines',
  'x'.repeat(1_200),
  '\ud83d\ude00',
]

test('whatever stands in the cells, what is sent is what is made of strings', async () => {
  const plain = plainLines(1_000, 16)
  const more = plainLines(120, 17)
  const cell = fc.oneof(
    { weight: 50, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constantFrom(...ODD_CELLS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  )
  const changes = fc.array(fc.array(cell, { minLength: 23, maxLength: 23 }), { minLength: 120, maxLength: 120 })
  let lines = 0
  await fc.assert(
    fc.asyncProperty(changes, fc.boolean(), async (odd, isRaw) => {
      const changed = more.map((line, row) => line.map((value, column) => odd[row]![column] ?? value))
      // quotes and commas that are not written as they should be, too
      const text = isRaw ? `${table(plain)}${changed.map((line) => line.join(',')).join('\n')}\n` : table([...plain, ...changed])
      lines += await assertSame(csv, Buffer.from(text), 'members.csv', 4_096)
    }),
    { numRuns: 15 },
  )
  assert.ok(lines > 30, `${lines} lines were made as bytes`)
})
