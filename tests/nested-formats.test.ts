/** Every container around every format and around every other container: what is read alone is read inside, with the same people. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { readInPlace } from '../src/evidence/sandbox/read-in-place.ts'
import { WRAPS } from './fixtures/write-archives.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/formats', name))
const zipOf = (files: Record<string, string>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const LETTER = 'Dear Ms Okafor,\n\nPlease write to bea@example.org.\n\nYours sincerely\nBea Okafor\n'
const CELLS = [
  ['Forename', 'Surname', 'Email', 'Postcode'],
  ['Ana', 'Penhale', 'ana@example.org', 'TR1 2AB'],
  ['Bea', 'Okafor', 'bea@example.org', 'TR1 2AC'],
]
const lines = (cell: (text: string) => string, between: string, line: (cells: string) => string) =>
  CELLS.map((row) => line(row.map(cell).join(between))).join('')

function sqliteFile(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-nested-'))
  const database = new DatabaseSync(join(folder, 'a.db'))
  database.exec(`create table members (forename text, surname text, email text, postcode text);
    insert into members values ${CELLS.slice(1)
      .map((row) => `(${row.map((cell) => `'${cell}'`).join()})`)
      .join()}`)
  database.close()
  const bytes = readFileSync(join(folder, 'a.db'))
  rmSync(folder, { recursive: true })
  return bytes
}

/** By name: bytes that hold people. */
const LEAVES: Record<string, Buffer> = {
  'members.csv': Buffer.from(
    lines(
      (cell) => cell,
      ',',
      (row) => `${row}\n`,
    ),
  ),
  'members.tsv': Buffer.from(
    lines(
      (cell) => cell,
      '\t',
      (row) => `${row}\r\n`,
    ),
  ),
  'members.json': Buffer.from(JSON.stringify(CELLS.slice(1).map(([forename, surname, email, postcode]) => ({ forename, surname, email, postcode })))),
  'members.sql': Buffer.from(
    `-- MySQL dump\nCREATE TABLE \`members\` (\n  \`forename\` varchar(9),\n  \`surname\` varchar(9),\n  \`email\` varchar(99),\n  \`postcode\` varchar(9)\n);\nINSERT INTO \`members\` VALUES ${CELLS.slice(
      1,
    )
      .map((row) => `(${row.map((cell) => `'${cell}'`).join()})`)
      .join()};\n`,
  ),
  'members.db': sqliteFile(),
  'members.html': Buffer.from(
    `<html><body><table>${lines(
      (cell) => `<td>${cell}</td>`,
      '',
      (row) => `<tr>${row}</tr>`,
    )}</table></body></html>`,
  ),
  'members.xml': Buffer.from(
    `<?xml version="1.0"?><members>${CELLS.slice(1)
      .map(([forename, surname, email]) => `<member><forename>${forename}</forename><surname>${surname}</surname><email>${email}</email></member>`)
      .join('')}</members>`,
  ),
  'members.xlsx': zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Members" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${SHEET}><sheetData>${lines(
      (cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
      '',
      (row) => `<row>${row}</row>`,
    )}</sheetData></worksheet>`,
  }),
  'letter.docx': zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${WORD}><w:body>${LETTER.split('\n')
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
  }),
  'letter.rtf': Buffer.from(`{\\rtf1\\ansi ${LETTER.replaceAll('\n', '\\par\n')}}`),
  'letter.txt': Buffer.from(LETTER),
  'card.vcf': Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nN:Okafor;Bea;;;\r\nFN:Bea Okafor\r\nEMAIL:bea@example.org\r\nEND:VCARD\r\n'),
  'meeting.ics': Buffer.from(
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Talk\r\nDTSTART:20240304T100000Z\r\nORGANIZER;CN=Bea Okafor:mailto:bea@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ),
  'mail.eml': Buffer.from('From: Bea Okafor <bea@example.org>\r\nTo: Ana Penhale <ana@example.org>\r\nSubject: Talk\r\n\r\nSee you there.\r\nBea\r\n'),
  'members.ods': fixture('members.ods'),
  'members.xls': fixture('members.xls'),
  'members.parquet': fixture('members-snappy.parquet'),
  'ppmd.7z': fixture('ppmd.7z'),
  'members.csv.bz2': fixture('members.csv.bz2'),
  'members.csv.lzma': fixture('members.csv.lzma'),
}

const emailsOf = (records: { emails: string }[]) =>
  [...new Set(records.map(({ emails }) => emails).filter((email) => email !== '' && !email.startsWith('noreply')))].toSorted()
const innerName = (wrap: string, name: string) => (/^(?:gz|zst|xz)$/.test(wrap) ? `${name}.${wrap}` : `holder.${wrap}`)

for (const [name, bytes] of Object.entries(LEAVES)) {
  test(`${name}: the same people alone and inside ${WRAPS.map((wrap) => wrap.name).join(', ')}`, async () => {
    const alone = await readInPlace(bytes, name)
    const people = emailsOf(alone.records)
    assert.equal(alone.outcome.status, 'read', alone.outcome.reason)
    assert.ok(people.length > 0)
    for (const { name: wrap, wrap: pack } of WRAPS) {
      const { outcome, members, records } = await readInPlace(pack(bytes, name), innerName(wrap, name))
      assert.equal(outcome.status, 'read', `in ${wrap}: ${outcome.reason}`)
      assert.deepEqual(emailsOf(records), people, `in ${wrap}`)
      assert.ok(
        members.some(({ path, type }) => path.includes(name.replace(/\.(?:bz2|lzma)$/, '')) && type !== 'unknown'),
        `in ${wrap}`,
      )
    }
  })
}

test('every container inside every other, and a table in the innermost', async () => {
  const csv = LEAVES['members.csv']!
  for (const inner of WRAPS)
    for (const outer of WRAPS) {
      const innerFile = innerName(inner.name, 'members.csv')
      const { outcome, records } = await readInPlace(outer.wrap(inner.wrap(csv, 'members.csv'), innerFile), innerName(outer.name, innerFile))
      assert.deepEqual(
        [outcome.status, emailsOf(records)],
        ['read', ['ana@example.org', 'bea@example.org']],
        `${inner.name} in ${outer.name}: ${outcome.reason}`,
      )
    }
})

test('an archive of more than 16 MB within a stream that does not say its size is read from its end, where its list of files stands', async () => {
  const { randomBytes } = await import('node:crypto')
  // packed, it is smaller than where that list stands
  const zip = zipSync({
    'noise.bin': [randomBytes(17_000_000), { level: 0 }],
    'zeros.bin': [Buffer.alloc(3_000_000), { level: 0 }],
    'members.csv': LEAVES['members.csv']!,
  })
  const { records } = await readInPlace(WRAPS.find(({ name }) => name === 'gz')!.wrap(Buffer.from(zip), ''), 'all.zip.gz')
  assert.deepEqual(emailsOf(records), ['ana@example.org', 'bea@example.org'])
})
