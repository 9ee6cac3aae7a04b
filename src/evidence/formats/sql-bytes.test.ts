import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COLUMNS, rows } from '../../../tests/bench/people.ts'
import { assertSame } from './sent-for-test.ts'
import { mysqlDump, postgresDump } from './sql-dump.ts'

function people(count: number, seed: number): string[][] {
  const made: string[][] = []
  for (const row of rows(seed)) if (made.push(row) === count) break
  return made
}
const columns = COLUMNS.map((name) => name.toLowerCase())
const mysqlCell = (cell: string) => (cell === '' ? 'NULL' : `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`)
const sqlCell = (cell: string) => (cell === '' ? 'NULL' : `'${cell.replaceAll("'", "''")}'`)
const copyCell = (cell: string) => (cell === '' ? '\\N' : cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n'))

/** Statements of 300 rows, as mysqldump writes them. */
function mysql(lines: string[][], cell = mysqlCell): string {
  let text = `-- MySQL dump 10.13\n--\nCREATE TABLE \`member\` (\n${COLUMNS.map((name) => `  \`${name}\` varchar(255) DEFAULT NULL`).join(',\n')}\n) ENGINE=InnoDB;\n`
  for (let at = 0; at < lines.length; at += 300)
    text += `INSERT INTO \`member\` VALUES ${lines
      .slice(at, at + 300)
      .map((line) => `(${line.map(cell).join(',')})`)
      .join(',')};\n`
  return text
}
const schema = `-- PostgreSQL database dump\n\nCREATE TABLE public.member (\n${columns.map((name) => `    ${name} text`).join(',\n')}\n);\n\n`
const copied = (lines: string[][]) =>
  `${schema}COPY public.member (${columns.join(', ')}) FROM stdin;\n${lines.map((line) => `${line.map(copyCell).join('\t')}\n`).join('')}\\.\n\nCREATE INDEX i ON public.member (email);\n`
const inserted = (lines: string[][]) =>
  schema + lines.map((line) => `INSERT INTO public.member (${columns.join(', ')}) VALUES (${line.map(sqlCell).join(', ')});\n`).join('')

for (const [name, format, dump] of [
  ['rows of many to a statement, by mysqldump', mysqlDump, mysql],
  ['lines of COPY', postgresDump, copied],
  ['one row a statement', postgresDump, inserted],
] as const)
  test(`the rows of a dump are read as bytes, and what is sent is what is made of strings (${name})`, async () => {
    const lines = await assertSame(format, Buffer.from(dump(people(3_000, 21))), 'members.sql', 65_536)
    assert.ok(lines > 1_200, `${lines} lines`)
  })

for (const [name, change] of [
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['its end cut off', (text: string) => text.slice(0, -70)],
  ['two statements on a line', (text: string) => text.replaceAll(';\nINSERT', '; INSERT')],
  ['tuples on lines of their own', (text: string) => text.replaceAll('),(', '),\n(')],
  ['rows of another width', (text: string) => text.replaceAll(",'current')", ",'current',1)")],
  [
    'casts, hex and calls',
    (text: string) =>
      text.replaceAll("'lapsed'", "_binary 'lapsed'").replaceAll("'Croydon'", '0x43726f79646f6e').replaceAll("'Leeds'", "CAST('Leeds' AS CHAR)"),
  ],
] as const)
  test(`a dump with ${name} is sent the same`, async () => {
    await assertSame(mysqlDump, Buffer.from(change(mysql(people(1_500, 22)))), 'members.sql', 65_536)
    await assertSame(postgresDump, Buffer.from(change(copied(people(1_500, 23)))), 'members.sql', 65_536)
  })

test('whatever stands in the values, what is sent is what is made of strings', async () => {
  const odd = fc.oneof(
    fc.constantFrom(
      "O'Dea",
      'a\\b',
      'a\\',
      "'",
      '\\N',
      '\\.',
      'NULL',
      'null',
      'DEFAULT',
      ');',
      '(x',
      ',',
      '--',
      "E'x'",
      '0x41',
      'Zoë',
      'two\nlines',
      'a\tb',
      '\u0001',
      '',
    ),
    fc.string({ maxLength: 12 }),
  )
  const changes = fc.array(fc.tuple(fc.nat(119), fc.nat(14), odd), { minLength: 40, maxLength: 80 })
  const plain = people(1_000, 24)
  const more = people(120, 25)
  let lines = 0
  await fc.assert(
    fc.asyncProperty(changes, fc.boolean(), async (changed, isRaw) => {
      const given = more.map((line) => [...line])
      for (const [row, column, value] of changed) given[row]![column] = value
      // values that are written without quotes, too
      const mixed = (cell: string) => (isRaw && /^\w+$/.test(cell) ? cell : mysqlCell(cell))
      lines += await assertSame(mysqlDump, Buffer.from(mysql([...plain, ...given], mixed)), 'members.sql', 16_384)
      lines += await assertSame(postgresDump, Buffer.from(copied([...plain, ...given])), 'members.sql', 16_384)
      lines += await assertSame(postgresDump, Buffer.from(inserted([...plain, ...given])), 'members.sql', 16_384)
    }),
    { numRuns: 5 },
  )
  assert.ok(lines > 100, `${lines} lines were made as bytes`)
})
