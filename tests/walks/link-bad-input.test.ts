/** `tocsin link` on tables that are not as they should be: a sentence and a way out, or a treatment that is told. People are invented. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEngine } from '../../src/engine/engine.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-link-bad-'))
after(() => rmSync(base, { recursive: true, force: true }))
const at = (name: string) => join(base, name)
const file = (name: string, content: string) => {
  writeFileSync(at(name), content)
  return at(name)
}
const two = file('two.csv', 'ref,name,dob\na,Maud Ellery,1950-01-01\nb,Idris Venn,1973-12-05\n')

async function parquet(name: string, sql: string): Promise<string> {
  const engine = await openEngine(':memory:')
  await engine.run(`copy (${sql}) to '${at(name)}' (format parquet)`)
  engine.close()
  return at(name)
}

const REFUSED: [what: string, words: () => Promise<string[]> | string[], says: RegExp][] = [
  ['a header without a row', () => [file('header.csv', 'first_name,last_name,dob\n')], /header\.csv could not be read: it has a header and no row below it/],
  [
    'a Parquet file without a row',
    () => parquet('none.parquet', 'select 1 as id, 2 as name limit 0').then((path) => [path]),
    /it has a header and no row below it/,
  ],
  [
    'a Parquet file that is cut',
    async () => {
      const whole = readFileSync(await parquet('whole.parquet', `select 'Maud Ellery' as name`))
      writeFileSync(at('cut.parquet'), whole.subarray(0, whole.length - 20))
      return [at('cut.parquet')]
    },
    /cut\.parquet could not be read/,
  ],
  ['an id that is no column', () => [two, '--id', 'number'], /no column "number"\. Its columns are: ref, name, dob/],
  ['an engine that is none', () => [two, '--engine', 'sparkle'], /--engine is kernel, duckdb or spark/],
  ['an address of Spark that is none', () => [two, '--engine', 'spark', '--spark', 'http://x'], /does not begin with sc:\/\/host/],
  ['an address without the engine', () => [two, '--spark', 'sc://127.0.0.1:1'], /--engine spark and --spark .* go together/],
  ['no thread at all', () => [two, '--threads', '0'], /--threads must be a whole number from 1 to 64/],
]
for (const [what, words, says] of REFUSED)
  test(`${what} is refused with a sentence and a way out, and leaves nothing`, async () => {
    const { code, stderr } = await tocsin(['link', ...(await words()), '--out', at('x.csv')])
    assert.notEqual(code, 0)
    assert.match(stderr, says)
    assert.ok(!existsSync(at('x.csv')))
  })

test('rows of unequal length are read, and a quotation mark that is not closed is told with the row it begins in', async () => {
  const torn = file(
    'torn.csv',
    'id,first_name,last_name,dob\n1,Maud,Ellery,1950-01-01,more,cells\n2,Maud\n3,"Idris,Venn,1973-12-05\n4,Ada,Quill,1976-07-30\n5,Oswin,Tallow,1961-02-11\n',
  )
  const { code, stdout, stderr } = await tocsin(['link', torn, '--id', 'id', '--out', at('torn-out.csv')])
  assert.equal(code, 0, stderr)
  assert.match(stdout, /1 rows hold whole other lines in one cell, as after a quotation mark that is not closed: .*the first is row 3/)
})

test('an address over two lines is no torn row', async () => {
  const lines = file('lines.csv', 'id,name,address,dob\n1,Maud Ellery,"14 Larch Road\nNetherby, QX4 7TT",1950-01-01\n2,Ada\n')
  const { stdout } = await tocsin(['link', lines, '--id', 'id', '--out', at('lines-out.csv')])
  assert.doesNotMatch(stdout, /quotation mark/)
})

test('Parquet of every type is read: days, numbers, several addresses in one cell; bytes and nested values are told', async () => {
  const odd = await parquet(
    'odd.parquet',
    `select i::utinyint as ref, ['Maud', 'Idris', 'Maud'][i] as first_name, ['Ellery', 'Venn', 'Ellery-Brook'][i] as last_name,
       date '1950-01-01' + (case when i = 2 then 900 else 0 end) as dob,
       [['maud@post.example', 'm.ellery@mail.example'], ['idris@post.example'], ['m.ellery@mail.example']][i] as email,
       {'town': 'Netherby'} as place, 'x'::blob as photo, map {'k': 1} as more, 1.50::decimal(5, 2) as paid, timestamp '2020-01-01 00:00:00' as seen, null::integer as blank, i::hugeint as big
     from range(1, 4) as t(i)`,
  )
  const { code, stdout, stderr } = await tocsin(['link', odd, '--id', 'ref', '--out', at('odd-out.csv'), '--json'])
  assert.equal(code, 0, stderr)
  const summary = JSON.parse(stdout) as { notes: string[]; people: { count: number }; sources: { columns: Record<string, string[]> }[] }
  assert.deepEqual(summary.sources[0]!.columns['email'], ['email'])
  assert.deepEqual(summary.sources[0]!.columns['date_of_birth'], ['dob'])
  assert.equal(summary.people.count, 2)
  assert.ok(summary.notes.some((note) => note.includes('place, photo, more hold bytes or values within values: not compared')))
})
