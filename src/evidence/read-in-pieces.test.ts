import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { incidentForTest } from '../../tests/incident.ts'
import { NO_CONTEXT } from './finding.ts'
import { listEvidenceFiles } from './queries.ts'
import { readFiles, type ReadFilesOptions } from './read-files.ts'
import { spoolPath } from './spool.ts'
import { takeIn } from './take-in.ts'

let ctx: TestContext
const OPTIONS: ReadFilesOptions = { workers: 2, today: '2026-01-15', detectors: NO_CONTEXT }

before(async () => {
  ctx = await testContext()
})
after(() => ctx.cleanUp())

const letter = (no: number) => `Dear Ms Okafor,\n\nPlease write to me at jo${no}@example.org.\n\nYours sincerely\nJo Bloggs\n`
const incident = () => incidentForTest(ctx)
const records = () => ctx.engine.rows('select * from record order by record_no')

/** A table with everything that makes cutting hard: line ends in quotes, doubled quotes, notes that speak of people, rows of other widths. */
function largeTable(rows: number): string {
  const lines = ['Membership no,Forename,Surname,Email,Date of birth,Notes\r\n']
  for (let no = 0; no < rows; no++) {
    const note =
      no % 7 === 0 ? `"rang twice,\r\nsaid ""call me"" on 0${7700900000 + (no % 1000)}\r\n\r\nand is a member of UNISON"` : no % 11 === 0 ? '' : 'none'
    lines.push(
      `HA${100000 + no},Ana${no % 50},Penhale,a${no}@example.org,${1940 + (no % 60)}-0${1 + (no % 9)}-1${no % 9},${note}${no % 501 === 0 ? ',extra' : ''}\r\n`,
    )
  }
  return lines.join('')
}

const objects = (rows: number, more = '') =>
  Array.from(
    { length: rows },
    (_, no) =>
      `{"id":${no},"forename":"Ana${no % 50}","surname":"Pen\\"hale","email":"a${no}@example.org"${no % 3 === 0 ? ',"notes":"is a member of UNISON\\n{x"' : ''}${more}}\n`,
  ).join('')

for (const [name, table, isCut] of [
  ['objects, one a line', objects(8_000), true],
  ['objects with lists in them', objects(8_000, ',"phones":[{"number":"07700 900123"}]'), false],
  ['a table that can be cut', largeTable(8_000), true],
  ['a table with a second one below it', largeTable(8_000) + '\r\nForename,Surname,Email\r\nBea,Okafor,bea@example.org\r\n', false],
  [
    'a table with a quote that is never closed',
    largeTable(8_000) + 'HA1,"Bea,Okafor,bea@example.org,1980-01-01,x\r\nHA2,Chidi,Trewin,c@example.org,1980-01-01,y\r\n',
    false,
  ],
] as const) {
  test(`one huge file is shared among readers: the same records, numbers and findings as from one (${name})`, async () => {
    const id = await incident()
    const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
    writeFileSync(join(evidence, table.startsWith('{') ? 'members.ndjson' : 'members.csv'), table)
    writeFileSync(join(evidence, 'other.txt'), letter(1))
    await takeIn(ctx, id, evidence)
    const seen: unknown[] = []
    for (const options of [{ workers: 1 }, { workers: 3, pieceBytes: 100_000 }]) {
      const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
      await readFiles(ctx, id, evidence, work, { ...OPTIONS, ...options })
      const findings = await ctx.engine.rows('select * from finding order by all')
      const sources = await ctx.engine.rows('select * from source order by all')
      seen.push([await records(), findings, sources, await listEvidenceFiles(ctx.store, id)])
      const index = readFileSync(spoolPath(work, 'index'), 'utf8')
      assert.equal(index.includes('"pieces"'), isCut && options.workers > 1)
      const again = await readFiles(ctx, id, evidence, work, { ...OPTIONS, ...options })
      assert.equal(again.readNowCount, 0)
      rmSync(work, { recursive: true })
    }
    assert.ok((seen[0] as unknown[][])[0]!.length > 8_000)
    assert.deepEqual(seen[0], seen[1])
    rmSync(evidence, { recursive: true })
  })
}

/** Letters and a log in one, with an empty line here and there; `sign` stands in every line. */
function longText(lines: number, sign: string): string {
  let text = ''
  for (let no = 0; no < lines; no++)
    text +=
      no % 400 === 399
        ? `\n${letter(no)}\n\n`
        : `2026-01-0${1 + (no % 9)} 12:00:${10 + (no % 50)} INFO sign-in of user=jo.bloggs${no} from 192.0.2.${no % 250}, NI number AB${100000 + no}C ${sign}\n`
  return text
}
for (const [name, bytes] of [
  ['letters and a log', Buffer.from(longText(9_000, 'ok'))],
  ['letters and a log of which only the end names anybody', Buffer.from('nothing at all\n'.repeat(80_000) + longText(1_500, 'ok'))],
  ['letters and a log with signs of several bytes and line ends of Windows', Buffer.from(longText(8_000, 'Zoë – ÿ').replaceAll('\n', '\r\n'))],
  ['a text of one line', Buffer.from('é, jo@example.org and so on; '.repeat(37_000))],
] as const) {
  test(`one huge text is shared among readers: the same records, numbers and findings as from one (${name})`, async () => {
    const id = await incident()
    const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
    writeFileSync(join(evidence, 'application.log'), bytes)
    await takeIn(ctx, id, evidence)
    const seen: unknown[] = []
    for (const options of [{ workers: 1 }, { workers: 2, pieceBytes: 600_000 }]) {
      const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
      await readFiles(ctx, id, evidence, work, { ...OPTIONS, ...options })
      const findings = await ctx.engine.rows('select * from finding order by all')
      const sources = await ctx.engine.rows('select * from source order by all')
      seen.push([await records(), findings, sources, await listEvidenceFiles(ctx.store, id)])
      assert.equal(readFileSync(spoolPath(work, 'index'), 'utf8').includes('"pieces"'), options.workers > 1)
      rmSync(work, { recursive: true })
    }
    assert.ok((seen[0] as unknown[][])[1]!.length > 1_000)
    assert.deepEqual(seen[0], seen[1])
    rmSync(evidence, { recursive: true })
  })
}

const VALUES_OF = (no: number, note: string) => [
  String(no),
  `Ana${no % 50}`,
  'Penhale',
  `a${no}@example.org`,
  `${1940 + (no % 60)}-0${1 + (no % 9)}-1${no % 9}`,
  no % 7 === 0 ? note : 'none',
]
const quotedSql = (cells: string[], hasBackslash: boolean) =>
  `(${cells.map((cell) => `'${hasBackslash ? cell.replace(/'/g, "\\'").replace(/\n/g, '\\n') : cell.replace(/'/g, "''")}'`).join(',')})`
const NAMES = ['id', 'forename', 'surname', 'email', 'date_of_birth', 'notes']
const people = (count: number, note: string) => Array.from({ length: count }, (_, no) => VALUES_OF(no, note))
const createSql = (name: string) => `CREATE TABLE ${name} (\n${NAMES.map((column) => `  ${column} text`).join(',\n')}\n);\n\n`
const NOTE = "said 'call me',\nis a member of UNISON"

/** Small tables before, between and after large ones; line ends and quotes within values, one of which looks like a statement. */
const DUMPS = {
  'PostgreSQL, COPY': ['branch', 'member', 'donor', 'visitor']
    .map(
      (name, no) =>
        `${createSql(`public.${name}`)}COPY public.${name} (${NAMES.join(', ')}) FROM stdin;\n${people([20, 4_000, 6_000, 30][no]!, NOTE.replace('\n', '\\n'))
          .map((cells) => `${cells.join('\t')}\n`)
          .join('')}\\.\n\n`,
    )
    .join(''),
  'PostgreSQL, INSERT': ['branch', 'member', 'donor', 'visitor']
    .map(
      (name, no) =>
        createSql(name) +
        people([20, 4_000, 6_000, 30][no]!, `${NOTE}\nINSERT INTO ${name} VALUES is how it began`)
          .map((cells) => `INSERT INTO ${name} (${NAMES.join(', ')}) VALUES ${quotedSql(cells, false)};\n`)
          .join(''),
    )
    .join('\n'),
  MySQL: `-- MySQL dump 10.13\nUSE \`club\`;\n${['branch', 'member', 'donor', 'visitor']
    .map((name, no) => {
      const rows = people([20, 4_000, 6_000, 30][no]!, NOTE).map((cells) => quotedSql(cells, true))
      const statements = Array.from(
        { length: Math.ceil(rows.length / 100) },
        (_, at) => `INSERT INTO \`${name}\` VALUES ${rows.slice(at * 100, at * 100 + 100).join(',')};\n`,
      )
      return createSql(`\`${name}\``) + statements.join('')
    })
    .join('UNLOCK TABLES;\n')}`,
}
const interleaved = people(4_000, NOTE)
  .map((cells, no) => `INSERT INTO ${no % 2 === 0 ? 'member' : 'donor'} (${NAMES.join(', ')}) VALUES ${quotedSql(cells, false)};\n`)
  .join('')

for (const [name, dump, isCut] of [
  ...Object.entries(DUMPS).map(([dialect, text]) => [dialect, text, true] as const),
  ['tables whose rows stand among each other', createSql('member') + createSql('donor') + interleaved, false],
  ['a dump that was cut off in a row', DUMPS['PostgreSQL, INSERT'].slice(0, -30), false],
  ['a note that holds a whole statement', DUMPS['PostgreSQL, INSERT'].replaceAll('VALUES is how', "VALUES (''x'');"), false],
] as const) {
  test(`a huge dump is read in pieces: the same bytes whatever the number of readers, and what one reader finds in the whole (${name})`, async () => {
    const id = await incident()
    const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
    writeFileSync(join(evidence, 'club.sql'), dump)
    await takeIn(ctx, id, evidence)
    const seen: unknown[][] = []
    for (const options of [
      { workers: 1, pieceBytes: 0 },
      { workers: 1, pieceBytes: 200_000 },
      { workers: 3, pieceBytes: 200_000 },
    ]) {
      const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
      await readFiles(ctx, id, evidence, work, { ...OPTIONS, ...options })
      const sources = await ctx.engine.rows('select name, kind, relationship_hint, columns, database from source order by all')
      const found = 'exclude (record_no, source_no), s.name as source_name from record join source as s using (file_no, source_no)'
      const rows = await ctx.engine.rows(`select record.* ${found} order by all`)
      const findings = await ctx.engine.rows(
        'select f.* exclude (source_no), s.name as source_name from finding as f join source as s using (file_no, source_no) order by all',
      )
      const inOrder = [await records(), await ctx.engine.rows('select * from source order by all'), await ctx.engine.rows('select * from finding order by all')]
      seen.push([rows, findings, sources, await listEvidenceFiles(ctx.store, id), inOrder])
      assert.equal(readFileSync(spoolPath(work, 'index'), 'utf8').includes('"pieces"'), isCut && options.pieceBytes > 0)
      rmSync(work, { recursive: true })
    }
    const [whole, one, three] = seen as [unknown[][], unknown[][], unknown[][]]
    assert.ok(whole[0]!.length > 3_900)
    assert.deepEqual(one.slice(0, 4), whole.slice(0, 4))
    assert.deepEqual(three, one)
    rmSync(evidence, { recursive: true })
  })
}
