import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { brief, readForTest } from './read-for-test.ts'
import { xlsx } from './xlsx.ts'

/** A workbook of raw sheet XML, so that a test can hold what no library would write. */
function workbook(sheets: { name: string; state?: string; data: string }[], strings: string[] = []): Buffer {
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${sheets.map(({ name, state }, no) => `<sheet name="${name}" sheetId="${no + 1}"${state ? ` state="${state}"` : ''} r:id="rId${no + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, no) => `<Relationship Id="rId${no + 1}" Target="worksheets/sheet${no + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
  }
  sheets.forEach(({ data }, no) => (files[`xl/worksheets/sheet${no + 1}.xml`] = strToU8(`<worksheet><sheetData>${data}</sheetData></worksheet>`)))
  return Buffer.from(zipSync(files))
}
const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`

test('shared strings, dates by style and zeros by format come out as they are seen', async () => {
  const data =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" s="1"><v>29264</v></c><c r="C2" s="2"><v>1234571</v></c><c r="D2" t="s"><v>5</v></c></row>'
  const { records } = await readForTest(
    xlsx,
    workbook([{ name: 'Members', data }], ['Full name', 'Date of birth', 'Bank account no', 'Notes', 'Ana &amp; Bea Penhale', 'rang &lt;twice&gt; about it']),
    'list.xlsx',
  )
  assert.deepEqual(brief(records[0]!), {
    givenName: 'Ana',
    familyName: 'Penhale',
    dateOfBirth: '1980-02-13',
    masked: ['bank_account=71'],
    kinds: ['person_name', 'date_of_birth', 'bank_account', 'correspondence'],
  })
  assert.deepEqual(brief(records[1]!), { subject: 1, givenName: 'Bea', familyName: 'Penhale', kinds: ['person_name'] })
})

test('a hidden sheet is read and said to be hidden', async () => {
  const data = `<row r="1">${inline('A1', 'First name')}${inline('B1', 'Surname')}${inline('C1', 'Email')}</row><row r="2">${inline('A2', 'Ana')}${inline('B2', 'Penhale')}${inline('C2', 'a@x.example')}</row>`
  const { sources, records } = await readForTest(
    xlsx,
    workbook([
      { name: 'Index', data: '' },
      { name: 'Old', state: 'veryHidden', data },
    ]),
    'list.xlsx',
  )
  assert.deepEqual(
    sources.map((source) => source.name),
    ['Old (hidden sheet)'],
  )
  assert.equal(records.length, 1)
})

test('half a million empty rows and a cell in the last column take little time', async () => {
  const head = `<row r="1">${inline('A1', 'First name')}${inline('B1', 'Surname')}${inline('C1', 'Email')}</row><row r="2">${inline('A2', 'Ana')}${inline('B2', 'Penhale')}${inline('C2', 'a@x.example')}</row>`
  const empty = Array.from({ length: 500_000 }, (_, no) => `<row r="${no + 3}"/>`).join('')
  const { records } = await readForTest(
    xlsx,
    workbook([
      { name: 'Members', data: `${head}${empty}<row r="600000">${inline('A600000', 'Bea')}${inline('B600000', 'Okonjo')}${inline('XFD600000', 'x')}</row>` },
    ]),
    'list.xlsx',
  )
  assert.deepEqual(
    records.map((record) => record.familyName),
    ['Penhale', 'Okonjo'],
  )
})

test('a document type with an entity declares nothing', async () => {
  const bytes = workbook([
    {
      name: 'Members',
      data: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><row r="1">${inline('A1', 'First name')}${inline('B1', 'Surname')}</row><row r="2">${inline('A2', '&e;Ana')}${inline('B2', 'Penhale')}</row>`,
    },
  ])
  const { records } = await readForTest(xlsx, bytes, 'list.xlsx')
  assert.equal(records[0]?.familyName, 'Penhale')
  assert.match(records[0]?.givenName ?? '', /^(?:&e;)?Ana$/)
})
