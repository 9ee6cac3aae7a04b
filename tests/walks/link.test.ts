/** `tocsin link` as it is typed: what it leaves, and what it says of tables that are not as they should be. People are invented. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEngine } from '../../src/engine/engine.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-link-walk-'))
after(() => rmSync(base, { recursive: true, force: true }))
const at = (name: string) => join(base, name)
const file = (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content)
  return at(name)
}
const lines = (path: string) => readFileSync(path, 'utf8').trim().split('\n')
const clustersOf = (path: string) =>
  new Map(
    lines(path)
      .slice(1)
      .map((line) => [line.split(',')[1]!, line.split(',')[2]!]),
  )

const PEOPLE = `ref,first_name,last_name,dob,email,postcode,who
c1,Katherine,Ashdown,1979-03-21,k.ashdown@post.example,QX4 7TT,1
c2,Kate,Ashdown,21/03/1979,k.ashdown@post.example,qx47tt,1
c3,Oswin,Tallow,1961-02-11,oswin@post.example,QX1 2AB,2
c4,Idris,Venn,1973-12-05,,QX2 5RR,3
c5,Marisol,Achterberg,1995-04-17,marisol@mail.example,QX3 1PP,
c6,,,,info@post.example,,4
`
const people = file('people.csv', PEOPLE)

async function summaryOf(words: string[]): Promise<Record<string, never> & { [key: string]: never }> {
  const { code, stdout, stderr } = await tocsin(['link', ...words, '--json'])
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout) as never
}

test('clusters, pairs, model and report are left; the truth is measured, with blanks left out', async () => {
  const words = [
    people,
    '--id',
    'ref',
    '--truth',
    'who',
    '--out',
    at('c.csv'),
    '--pairs',
    at('p.parquet'),
    '--save-model',
    at('m.json'),
    '--report',
    at('r.html'),
  ]
  const summary = (await summaryOf(words)) as unknown as {
    records: number
    people: { count: number; low: number; high: number }
    unidentifiable: number
    truth: { records: number; blank: number; f1: number }
    modelHash: string
    sources: { columns: Record<string, string[]> }[]
    seconds: Record<string, number>
    peakMemoryBytes: number
  }
  assert.deepEqual([summary.records, summary.people.count, summary.unidentifiable], [6, 4, 1])
  assert.ok(summary.people.low <= 4 && summary.people.high >= 4)
  assert.deepEqual([summary.truth.records, summary.truth.blank, summary.truth.f1], [5, 1, 1])
  assert.deepEqual(summary.sources[0]!.columns['date_of_birth'], ['dob'])
  assert.ok(summary.seconds['total']! > 0 && summary.peakMemoryBytes > 1e6)
  assert.equal(lines(at('c.csv'))[0], 'source,id,cluster,probability')
  const clusters = clustersOf(at('c.csv'))
  assert.equal(clusters.get('c1'), clusters.get('c2'))
  assert.equal(new Set(clusters.values()).size, 5)
  const engine = await openEngine(':memory:')
  const [pair] = await engine.rows<Record<string, unknown>>(
    `select * from '${at('p.parquet')}' where left_id = 'c1' and right_id = 'c2' or left_id = 'c2' and right_id = 'c1'`,
  )
  engine.close()
  assert.deepEqual(Object.keys(pair!), ['left_source', 'left_id', 'right_source', 'right_id', 'pattern', 'weight_bits', 'probability', 'household_probability'])
  assert.ok(Number(pair!['probability']) > 0.9)
  const report = readFileSync(at('r.html'), 'utf8')
  assert.match(report, /Linkage report/)
  assert.match(report, /<g class="link" tabindex="0" role="img" aria-label="1 \(people\.csv, row 1\) and 2 \(people\.csv, row 2\): \d+\.\d bits">/)
  assert.match(report, /<td>1 \(people\.csv, row 1\)<\/td><td>2 \(people\.csv, row 2\)<\/td><td>\d+\.\d<\/td>/, 'the table behind the graph')
  for (const value of ['Ashdown', 'k.ashdown', '1979', 'QX4']) assert.ok(!report.includes(value), `${value} is in the report`)
  assert.ok(!readFileSync(at('m.json'), 'utf8').includes('Ashdown'))
})

test('a saved model is pinned: the same clusters and the same hash, whatever the order of the rows', async () => {
  const first = (await summaryOf([people, '--id', 'ref', '--out', at('a.csv'), '--save-model', at('pin.json')])) as unknown as { modelHash: string }
  const [head, ...rows] = PEOPLE.trim().split('\n')
  const shuffled = file('shuffled/people.csv'.replace('/', '-'), `${[head, ...rows.toReversed()].join('\n')}\n`)
  const again = (await summaryOf([shuffled, '--id', 'ref', '--out', at('b.csv'), '--model', at('pin.json'), '--threads', '1'])) as unknown as {
    modelHash: string
  }
  assert.equal(again.modelHash, first.modelHash)
  assert.deepEqual(
    lines(at('b.csv')).map((line) => line.split(',').slice(1).join()),
    lines(at('a.csv')).map((line) => line.split(',').slice(1).join()),
  )
})

test('the same as SQL: --engine duckdb finds the same clusters', async () => {
  await summaryOf([people, '--id', 'ref', '--out', at('k.csv')])
  await summaryOf([people, '--id', 'ref', '--out', at('d.csv'), '--engine', 'duckdb'])
  assert.equal(readFileSync(at('d.csv'), 'utf8'), readFileSync(at('k.csv'), 'utf8'))
})

test('records are matched to a roster, each to one row at most', async () => {
  const roster = file(
    'roster.csv',
    'Membership No,First name,Surname,DOB,Email\nHA1,Katherine,Ashdown,1979-03-21,k.ashdown@post.example\nHA2,Idris,Venn,1973-12-05,\nHA3,Alma,Brook,1950-01-01,\n',
  )
  const summary = (await summaryOf([people, '--roster', roster, '--id', 'ref', '--out', at('ro.csv')])) as unknown as { rosterMatched: number }
  assert.equal(summary.rosterMatched, 2)
  const found = new Map(
    lines(at('ro.csv'))
      .slice(1)
      .map((line) => [line.split(',')[1]!, line.split(',')[4]!]),
  )
  assert.deepEqual(
    ['c1', 'c2', 'c3', 'c4'].map((id) => found.get(id)),
    ['HA1', 'HA1', '', 'HA2'],
  )
})

test('a link is explained: both rows with their place, and steps that add up', async () => {
  await summaryOf([people, '--id', 'ref', '--out', at('ex.csv')])
  const said = await tocsin(['link', 'explain', 'c1,c2', '--out', at('ex.csv')])
  assert.equal(said.code, 0, said.stderr)
  assert.match(said.stdout, /people\.csv, row 1 \(id c1\)/)
  assert.match(said.stdout, /people\.csv, row 2 \(id c2\)/)
  assert.match(said.stdout, /short form of the same name/)
  const { stdout } = await tocsin(['link', 'explain', 'c1', 'c2', '--out', at('ex.csv'), '--json'])
  const explained = JSON.parse(stdout) as { bits: number; parts: { bits: number }[]; isLinkStrong: boolean; modelHash: string }
  assert.ok(Math.abs(explained.parts.reduce((sum, { bits }) => sum + bits, 0) - explained.bits) < 1e-6)
  assert.equal(explained.isLinkStrong, true)
  assert.match((await tocsin(['link', 'explain', 'c1', 'nobody', '--out', at('ex.csv')])).stderr, /no record nobody/)
  assert.match((await tocsin(['link', 'explain', 'c1', 'c2', '--out', at('none.csv')])).stderr, /no record of a run/)
})

test('clusters of an earlier run keep their numbers, and the journal says which joined', async () => {
  const before = file('earlier.csv', 'source,id,cluster,probability\nmore.csv,c1,7,1\nmore.csv,c2,9,1\nmore.csv,c3,3,1\n')
  const more = file('more.csv', PEOPLE)
  const summary = (await summaryOf([more, '--id', 'ref', '--previous', before, '--out', at('inc.csv')])) as unknown as { ids: Record<string, number> }
  const clusters = clustersOf(at('inc.csv'))
  assert.deepEqual([clusters.get('c1'), clusters.get('c2'), clusters.get('c3')], ['7', '7', '3'])
  assert.ok(Number(clusters.get('c4')) > 9)
  assert.deepEqual(summary.ids, { kept: 2, added: 3, merged: 1, split: 0, gone: 0 })
  assert.equal(lines(at('inc.csv.journal.csv'))[1], 'merged,7,9')
})

test('[LNK29] --keep: what comes later is linked to what was kept, and gives what linking all of it by the same model gives', async () => {
  // Invented names enough for a list that is worth keeping.
  const word = (number: number) =>
    ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu'].map((part, place) => (Math.floor(number / 10 ** place) % 10 < 5 ? part : '')).join('') + 'n'
  const rows = Array.from({ length: 2000 }, (_, index) => {
    const person = Math.floor(index / 1.2)
    return `r${index},${word(person * 7)}${person % 13},${word(person * 11 + 3)}${person % 17},19${40 + (person % 50)}-0${1 + (person % 9)}-${11 + (person % 17)},p${person}@post.example`
  })
  const head = 'ref,first_name,last_name,dob,email\n'
  const list = file('first.csv', `${head}${rows.slice(0, 1900).join('\n')}\n`)
  type Summary = { increment: { way: string; newNodes: number; touchedNodes: number } | null; notes: string[]; people: { count: number } }
  const words = ['--id', 'ref', '--keep', at('list.kept')]
  const first = (await summaryOf([list, ...words, '--out', at('k1.csv'), '--save-model', at('kept-model.json')])) as unknown as Summary
  assert.equal(first.increment, null)
  file('first.csv', `${head}${rows.join('\n')}\n`)
  const later = (await summaryOf([list, ...words, '--out', at('k2.csv')])) as unknown as Summary
  assert.equal(later.increment!.way, 'increment')
  assert.ok(later.increment!.newNodes >= 80 && later.increment!.newNodes <= 100, `${later.increment!.newNodes} new`)
  assert.ok(later.increment!.touchedNodes < 400)
  assert.ok(later.people.count > first.people.count)
  const { stdout } = await tocsin(['link', list, ...words, '--out', at('k2.csv')])
  assert.match(stdout, /0 different records are new and 0 gone since what was kept; 0 were looked at again/)
  const other = (await summaryOf([
    list,
    '--id',
    'ref',
    '--keep',
    at('list.kept'),
    '--model',
    at('kept-model.json'),
    '--out',
    at('k3.csv'),
  ])) as unknown as Summary
  assert.equal(other.increment, null)
  assert.ok(other.notes.some((note) => note.includes('linked from the start')))
  assert.deepEqual([...clustersOf(at('k2.csv'))], [...clustersOf(at('k3.csv'))])
})

test('--keep writes over nothing that it did not write, and goes with the kernel only', async () => {
  const mine = file('mine.txt', 'not yours')
  const refused = await tocsin(['link', people, '--out', at('c9.csv'), '--keep', mine])
  assert.notEqual(refused.code, 0)
  assert.match(refused.stderr, /mine\.txt is no file that --keep wrote/)
  assert.equal(readFileSync(mine, 'utf8'), 'not yours')
  const elsewhere = await tocsin(['link', people, '--out', at('c9.csv'), '--keep', at('x.kept'), '--engine', 'duckdb'])
  assert.match(elsewhere.stderr, /--keep goes with --engine kernel/)
})

test('ids that are missing or come twice are told, and each row stands for itself', async () => {
  const twice = file('twice.csv', 'id,first_name,last_name,dob\n1,Maud,Ellery,1950-01-01\n1,Perdita,Quillon,1988-09-30\n,Idris,Venn,1973-12-05\n')
  const { code, stdout } = await tocsin(['link', twice, '--id', 'id', '--out', at('tw.csv')])
  assert.equal(code, 0)
  assert.match(stdout, /1 rows have no id/)
  assert.match(stdout, /1 rows repeat the id of another/)
  assert.deepEqual(
    lines(at('tw.csv'))
      .slice(1)
      .map((line) => line.split(',')[1])
      .toSorted(),
    ['1', '1', 'row 3'],
  )
})

test('mixed encodings, UTF-16, a torn row, surrogate halves and dates of every order are read, and what was changed is told', async () => {
  const mixed = file(
    'mixed.csv',
    Buffer.concat([
      Buffer.from('first_name,last_name,dob\nZoë,Müller,1950-01-01\n'),
      Buffer.from('Zo\xeb,M\xfcller,01/01/1950\n', 'latin1'),
      Buffer.from('😀\ud83d,李,32/13/1950\nMaud\n'),
    ]),
  )
  const { code, stdout, stderr } = await tocsin(['link', mixed, '--out', at('mx.csv')])
  assert.equal(code, 0, stderr)
  assert.match(stdout, /1 lines were not UTF-8 and were read as Windows-1252/)
  const clusters = clustersOf(at('mx.csv'))
  assert.equal(clusters.size, 4)
  assert.equal(clusters.get('1'), clusters.get('2'))
  const wide = file(
    'wide.csv',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('first_name,last_name,dob\nMaud,Ellery,1950-01-01\nMaud,Ellery,1950-01-01\n', 'utf16le')]),
  )
  const second = await tocsin(['link', wide, '--out', at('wi.csv')])
  assert.match(second.stdout, /UTF-16LE/)
  assert.equal(new Set(clustersOf(at('wi.csv')).values()).size, 1)
})

test('one column only, all blanks, one row and ten thousand identical rows have a stated result', async () => {
  const runs: [string, string, number, number][] = [
    ['one-column.csv', `name\n${'Perdita Quillon\nIdris Venn\nPerdita Quillon\n'}`, 2, 0],
    ['blank.csv', `first_name,last_name,email\n${',,\n'.repeat(5)}`, 0, 5],
    ['one-row.csv', 'first_name,last_name,dob\nMaud,Ellery,1950-01-01\n', 1, 0],
    ['same.csv', `first_name,last_name,dob\n${'Maud,Ellery,1950-01-01\n'.repeat(10_000)}`, 1, 0],
  ]
  for (const [name, content, count, unidentifiable] of runs) {
    const summary = (await summaryOf([file(name, content), '--out', at(`${name}.out`)])) as unknown as { people: { count: number }; unidentifiable: number }
    assert.deepEqual([summary.people.count, summary.unidentifiable], [count, unidentifiable], name)
  }
})

test('a truth that is blank throughout measures nothing, and it is said; dates that are none are no dates', async () => {
  const blank = file('no-truth.csv', 'first_name,last_name,dob,who\nMaud,Ellery,31/02/1950,\nMaud,Ellery,yesterday,\nIdris,Venn,99/99/9999,\n')
  const summary = (await summaryOf([blank, '--truth', 'who', '--out', at('nt.csv'), '--report', at('nt.html')])) as unknown as {
    truth: null
    notes: string[]
    people: { count: number }
  }
  assert.equal(summary.truth, null)
  assert.ok(summary.notes.includes('the column who is blank in every record: nothing was measured'))
  assert.equal(summary.people.count, 2)
  assert.match(readFileSync(at('nt.html'), 'utf8'), /nothing was measured/)
})

for (const [what, words, says] of [
  ['no input', () => ['--out', at('x.csv')], /Usage: tocsin link/],
  ['a missing file', () => [at('nowhere.csv'), '--out', at('x.csv')], /There is no file/],
  ['an empty file', () => [file('empty.csv', ''), '--out', at('x.csv')], /it is empty/],
  ['a workbook', () => [file('book.xlsx', Buffer.from('504b030414000600', 'hex')), '--out', at('x.csv')], /workbook or an archive/],
  ['no column of a person', () => [file('stock.csv', 'sku,weight\nA1,3\nB2,4\n'), '--out', at('x.csv')], /Its columns are: sku, weight/],
  ['a truth that is no column', () => [people, '--truth', 'person', '--out', at('x.csv')], /no column "person"/],
  ['a result over an input', () => [people, '--out', people], /written over what is read/],
  ['a broken model', () => [people, '--model', file('broken.json', '{"version": 2}'), '--out', at('x.csv')], /was not understood: its version is not 1/],
  ['Spark without an address', () => [people, '--engine', 'spark', '--out', at('x.csv')], /go together/],
  ['a folder that is not there', () => [people, '--out', at('deep/er/x.csv')], /no folder/],
] as const) {
  test(`${what} is refused with a sentence and a way out, and leaves nothing`, async () => {
    const { code, stderr } = await tocsin(['link', ...words()])
    assert.ok(code === 1 || code === 2)
    assert.match(stderr, says)
    assert.ok(stderr.split('\n').filter((line) => line.startsWith('  ')).length > 0)
    assert.ok(!stderr.includes('Ashdown') && !existsSync(at('x.csv')))
    assert.equal(readFileSync(people, 'utf8'), PEOPLE)
  })
}
