/** One database in the forms it can come in: payments and notes point to their member by the same key, and a row with a spouse speaks of two people, in each. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { readInPlace } from '../src/evidence/sandbox/read-in-place.ts'

type Table = { name: string; header: string[]; rows: string[][] }
const TABLES: readonly Table[] = [
  {
    name: 'members',
    header: ['member_id', 'first_name', 'surname', 'email', 'spouse_name'],
    rows: [
      ['11', 'Ana', 'Penhale', 'ana@example.org', 'Ivo Penhale'],
      ['12', 'Bea', 'Okafor', 'bea@example.org', ''],
      ['13', 'Chidi', 'Nowak', 'chidi@example.org', ''],
    ],
  },
  {
    name: 'payments',
    header: ['payment_id', 'member_id', 'sort_code', 'account_number'],
    rows: [
      ['901', '12', '20-00-01', '12345671'],
      ['902', '11', '20-00-02', '22345672'],
      ['903', '12', '20-00-01', '12345671'],
    ],
  },
  {
    name: 'notes',
    header: ['note_id', 'member_id', 'note_text'],
    rows: [
      ['501', '11', 'Was diagnosed with asthma last winter and cannot climb the stairs'],
      ['502', '13', 'Rang to ask about the meeting in the hall on Friday evening'],
      ['503', '12', 'Wants letters in large print from now on, please do not ring'],
    ],
  },
]

const csvOf = ({ header, rows }: Table) => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

function workbook(): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const sheets = TABLES.map(
    ({ header, rows }, no) =>
      [
        `xl/worksheets/sheet${no + 1}.xml`,
        `<worksheet ${SHEET}><sheetData>${[header, ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
      ] as const,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${TABLES.map(({ name }, no) => `<sheet name="${name}" sheetId="${no + 1}" r:id="rId${no + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${TABLES.map((_, no) => `<Relationship Id="rId${no + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${no + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(sheets),
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}

const createOf = ({ name, header }: Table) => `CREATE TABLE ${name} (${header.map((column) => `${column} varchar(99)`).join(', ')});\n`
const insertOf = ({ name, rows }: Table) => `INSERT INTO ${name} VALUES ${rows.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ')};\n`

function sqlite(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-joined-'))
  const database = new DatabaseSync(join(folder, 'a.db'))
  for (const table of TABLES) database.exec(createOf(table) + insertOf(table))
  database.close()
  const bytes = readFileSync(join(folder, 'a.db'))
  rmSync(folder, { recursive: true })
  return bytes
}

const copyOf = ({ name, header, rows }: Table) =>
  `COPY public.${name} (${header.join(', ')}) FROM stdin;\n${rows.map((row) => row.join('\t')).join('\n')}\n\\.\n`
const SOURCES: readonly [string, string, () => Buffer][] = [
  [
    'a folder of exports',
    'export.zip',
    () => Buffer.from(zipSync(Object.fromEntries(TABLES.map((table) => [`export/${table.name}.csv`, strToU8(csvOf(table))])))),
  ],
  ['a workbook', 'export.xlsx', workbook],
  ['an SQLite file', 'export.db', sqlite],
  ['a MySQL dump', 'export.sql', () => Buffer.from(`-- MySQL dump 10.13\n${TABLES.map((table) => createOf(table) + insertOf(table)).join('')}`)],
  [
    'a PostgreSQL dump',
    'export.sql',
    () =>
      Buffer.from(`--\n-- PostgreSQL database dump\n--\n${TABLES.map((table) => createOf(table).replace('TABLE ', 'TABLE public.') + copyOf(table)).join('')}`),
  ],
  [
    'JSON with the three lists',
    'export.json',
    () =>
      Buffer.from(
        JSON.stringify(
          Object.fromEntries(
            TABLES.map(({ name, header, rows }) => [name, rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]!])))]),
          ),
        ),
      ),
  ],
]

for (const [what, name, make] of SOURCES) {
  test(`${what}: payments and notes lead to their member by key, though no key is declared; a spouse is a second person of the row`, async () => {
    const { outcome, records } = await readInPlace(make(), name)
    assert.equal(outcome.status, 'read', outcome.reason)
    const members = new Map(records.filter(({ subject, given_name: given }) => subject === '0' && given !== '').map((record) => [record.given_name, record]))
    assert.deepEqual([...members.keys()].toSorted(), ['Ana', 'Bea', 'Chidi'])
    const keyOf = (given: string) => members.get(given)!.own_key
    assert.equal(new Set([...members.values()].map(({ own_key: key }) => key).filter(Boolean)).size, 3)
    const owners = (kind: string) =>
      records
        .filter(({ kinds, given_name: given }) => given === '' && kinds.split('\u001f').includes(kind))
        .flatMap(({ foreign_keys: keys }) => keys.split('\u001f'))
        .toSorted()
    assert.deepEqual(owners('bank_account'), [keyOf('Ana'), keyOf('Bea'), keyOf('Bea')].toSorted())
    assert.deepEqual(owners('health'), [keyOf('Ana')])
    assert.deepEqual(
      records.filter(({ subject }) => subject !== '0').map(({ full_name: full, row_no: row }) => [full, row]),
      [['Ivo Penhale', members.get('Ana')!.row_no]],
    )
    assert.ok(members.get('Ana')!.kinds.split('\u001f').includes('family_member'))
  })
}
