import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { COLUMNS, rows } from '../../../tests/bench/people.ts'
import { assertSame } from './sent-for-test.ts'
import { createTagPieces } from './tag-pieces.ts'
import { xlsx } from './xlsx.ts'

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'

/** A workbook of raw XML. `items`: its shared strings, as XML between <si> and </si>. */
function workbook(data: string, items: string[], sheet = (rowsXml: string) => `<worksheet><sheetData>${rowsXml}</sheetData></worksheet>`): Buffer {
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="Members" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
      'xl/styles.xml': strToU8(STYLES),
      'xl/sharedStrings.xml': strToU8(`<?xml version="1.0"?>\n<sst>${items.map((item) => (item === '' ? '<si/>' : `<si>${item}</si>`)).join('')}</sst>`),
      'xl/worksheets/sheet1.xml': strToU8(`<?xml version="1.0"?>\n${sheet(data)}`),
    }),
  )
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (column: number) => String.fromCharCode(65 + column)

/** As office programs write it: texts shared, dates and numbers as numbers. */
function book(
  count: number,
  seed: number,
  change: (cells: string[], rowNo: number) => string[] = (cells) => cells,
  sheet?: (rowsXml: string) => string,
): Buffer {
  const items = new Map<string, number>()
  const shared = (text: string) => {
    const item = text === '' ? '' : `<t>${escaped(text)}</t>`
    if (!items.has(item)) items.set(item, items.size)
    return items.get(item)!
  }
  const cell = (text: string, column: number, rowNo: number) => {
    if (text === '') return ''
    if (COLUMNS[column] === 'DateOfBirth' && /^\d{4}/.test(text)) return `<c r="E${rowNo}" s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`
    if (COLUMNS[column] === 'AccountNo' && /^\d/.test(text)) return `<c r="M${rowNo}" s="2"><v>${Number(text)}</v></c>`
    return `<c r="${letter(column)}${rowNo}" t="s"><v>${shared(text)}</v></c>`
  }
  const lines = [`<row r="1">${COLUMNS.map((name, column) => cell(name, column, 1)).join('')}</row>`]
  for (const row of rows(seed)) {
    const rowNo = lines.length + 1
    lines.push(
      `<row r="${rowNo}" spans="1:15">${change(
        row.map((text, column) => cell(text, column, rowNo)),
        rowNo,
      ).join('')}</row>`,
    )
    if (lines.length > count) break
  }
  return workbook(lines.join(''), [...items.keys()], sheet)
}

test('the rows of a large sheet are read as bytes, and what is sent is what is made of strings', async () => {
  const made = await assertSame(xlsx, book(3_000, 41), 'members.xlsx')
  assert.ok(made > 1_900, `${made} lines`)
})

const inline = (column: number, rowNo: number, text: string) => `<c r="${letter(column)}${rowNo}" t="inlineStr"><is><t>${text}</t></is></c>`
for (const [name, change, sheet] of [
  [
    'a gap between rows',
    (cells: string[], rowNo: number) => cells.map((cell) => (rowNo > 1_200 ? cell.replace(/ r="([A-Z])\d+"/, ` r="$1${rowNo + 1}"`) : cell)),
  ],
  ['the first column empty', (cells: string[], rowNo: number) => (rowNo % 2 === 0 ? cells.slice(1) : cells)],
  ['one cell in a row', (cells: string[], rowNo: number) => (rowNo % 5 === 0 ? cells.slice(0, 1) : cells)],
  ['rows of nothing', (cells: string[], rowNo: number) => (rowNo % 7 === 0 ? [] : cells)],
  ['cells out of order', (cells: string[], rowNo: number) => (rowNo % 3 === 0 ? cells.toReversed() : cells)],
  ['cells without a reference', (cells: string[], rowNo: number) => (rowNo % 3 === 0 ? cells.map((cell) => cell.replace(/ r="[^"]*"/, '')) : cells)],
  ['a cell in the last column', (cells: string[], rowNo: number) => (rowNo % 9 === 0 ? [...cells, `<c r="XFD${rowNo}"><v>1</v></c>`] : cells)],
  ['texts in their cells', (cells: string[], rowNo: number) => cells.map((cell, column) => (column === 3 && rowNo > 1 ? inline(3, rowNo, 'Penhale') : cell))],
  ['line ends between tags', (cells: string[]) => cells.map((cell) => `\n  ${cell}`)],
  [
    'parts before and behind the rows',
    undefined,
    (xml: string) => `<worksheet><cols><col min="1"/></cols><sheetData>${xml}</sheetData><mergeCells/><rowBreaks/></worksheet>`,
  ],
  ['a prefix before each name', undefined, (xml: string) => `<x:worksheet><x:sheetData>${xml.replace(/<(\/?)/g, '<$1x:')}</x:sheetData></x:worksheet>`],
  ['its end cut off', undefined, (xml: string) => `<worksheet><sheetData>${xml.slice(0, -333)}`],
  [
    'another table below',
    undefined,
    (xml: string) =>
      `<worksheet><sheetData>${xml}<row r="9000">${['Forename', 'Surname', 'Email'].map((text, column) => inline(column, 9000, text)).join('')}</row><row r="9001">${['Bea', 'Okafor', 'bea@example.org'].map((text, column) => inline(column, 9001, text)).join('')}</row></sheetData></worksheet>`,
  ],
] as const)
  test(`a sheet with ${name} is sent the same`, async () => {
    await assertSame(xlsx, book(1_400, 42, change, sheet), 'members.xlsx')
  })

const CONTENTS = [
  ['', '<v>29264</v>'],
  [' s="1"', '<v>29264</v>'],
  [' s="1"', '<v>0</v>'],
  [' s="1"', '<v>29264.75</v>'],
  [' s="3"', '<v>45234.583333333336</v>'],
  [' s="1"', '<v>99999999999</v>'],
  [' s="1"', '<v>-1</v>'],
  [' s="2"', '<v>42</v>'],
  [' s="2"', '<v>-42</v>'],
  [' s="2"', '<v>4.2</v>'],
  [' s="99"', '<v>42</v>'],
  ['', '<v>0.1</v>'],
  ['', '<v>0.30000000000000004</v>'],
  ['', '<v>1.23E5</v>'],
  ['', '<v>7.7009001230000E10</v>'],
  ['', '<v>12345678901234567890</v>'],
  ['', '<v></v>'],
  ['', '<v/>'],
  ['', ''],
  ['', '<f>SUM(A1:A2)</f><v>7</v>'],
  ['', '<v>7</v><extLst/>'],
  [' t="n"', '<v>7</v>'],
  [' t="b"', '<v>1</v>'],
  [' t="b"', '<v>0</v>'],
  [' t="e"', '<v>#N/A</v>'],
  [' t="d"', '<v>1979-03-04</v>'],
  [' t="str"', '<v>Ana</v>'],
  [' t="str"', '<v>A &amp; B</v>'],
  [' t="str"', '<v>a_x000D_b</v>'],
  [' t="str"', '<v>two\nlines</v>'],
  [' t="str"', '<f>A1</f><v>Ana</v>'],
  [' t="s"', '<v>0</v>'],
  [' t="s"', '<v>3</v>'],
  [' t="s"', '<v>999999</v>'],
  [' t="s"', '<v>x</v>'],
  [' t="s" s="1"', '<v>1</v>'],
  [' s="1" t="s"', '<v>2</v>'],
  [' cm="1"', '<v>2</v>'],
  [' t="inlineStr"', '<is><t>Ana</t></is>'],
  [' t="inlineStr"', '<is><t xml:space="preserve"> Ana </t></is>'],
  [' t="inlineStr"', '<is><r><t>A</t></r><r><t>na</t></r></is>'],
  [' t="inlineStr"', '<is><t>Zoë &lt;x&gt;</t></is>'],
  [' t="inlineStr"', '<is><t/></is>'],
  [' t="inlineStr"', '<is><t>李</t></is>'],
  [' t="inlineStr"', '<is><t>Total</t></is>'],
  [' t="inlineStr"', '<is><t>jo@example.org</t></is>'],
] as const

test('whatever stands in the cells, what is sent is what is made of strings', async () => {
  const changes = fc.array(fc.tuple(fc.nat(199), fc.nat(14), fc.constantFrom(...CONTENTS)), { minLength: 60, maxLength: 160 })
  let made = 0
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const bytes = book(1_200, 43, (cells, rowNo) => {
        const own = [...cells]
        for (const [row, column, [attributes, content]] of changed)
          if (rowNo === 1_002 + row)
            own[column] = content === '' ? `<c r="${letter(column)}${rowNo}"${attributes}/>` : `<c r="${letter(column)}${rowNo}"${attributes}>${content}</c>`
        return own
      })
      made += await assertSame(xlsx, bytes, 'members.xlsx')
    }),
    { numRuns: 12 },
  )
  assert.ok(made > 600, `${made} lines were made as bytes`)
})

test('shared strings are the same however they are written', async () => {
  const items = [
    '<t>Surname</t>',
    '<t xml:space="preserve">Email</t>',
    '<r><t>Date of</t></r><r><rPr/><t> birth</t></r>',
    '<t>Town</t><rPh><t>x</t></rPh>',
    '',
    '<t></t>',
    '<t>a\nb</t>',
    '<t>Zoë &amp; Ana</t>',
    '<t>a_x0009_b</t>',
    '<t>1979-03-04</t>',
    '<t>jo@example.org</t>',
    '<t>Leeds</t>',
    '<t>Penhale</t>',
  ]
  const row = (no: number, cells: number[]) =>
    `<row r="${no}">${cells.map((item, column) => `<c r="${letter(column)}${no}" t="s"><v>${item}</v></c>`).join('')}</row>`
  const data = [row(1, [0, 1, 2, 3])]
  for (let no = 2; no < 3_000; no++)
    data.push(row(no, [no % 9 === 0 ? 7 : no % 11 === 0 ? 6 : 12, no % 4 === 0 ? 4 : 10, no % 5 === 0 ? 8 : 9, no % 3 === 0 ? 5 : 11]))
  const made = await assertSame(xlsx, workbook(data.join(''), items), 'members.xlsx')
  assert.ok(made > 100, `${made} lines`)
})

test('pieces end behind a tag, whatever the chunks, and what is not UTF-8 is made so', () => {
  const xml = Buffer.concat([Buffer.from('<a>Zoë</a><b>李</b>'), Buffer.from([0xff]), Buffer.from('<c/>tail')])
  for (const chunkBytes of [1, 2, 3, 7, 100]) {
    let seen = ''
    const pieces = createTagPieces((bytes, isLast) => {
      const text = bytes.toString()
      // what is not the end of a tag with a name is left for later
      const used = isLast ? text.length : text.lastIndexOf('</') < 0 ? 0 : text.lastIndexOf('</')
      seen += text.slice(0, used)
      return Buffer.byteLength(text.slice(0, used))
    })
    for (let at = 0; at < xml.length; at += chunkBytes) pieces.push(xml.subarray(at, at + chunkBytes))
    pieces.end()
    assert.equal(seen, xml.toString())
  }
})
