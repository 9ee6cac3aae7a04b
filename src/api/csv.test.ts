import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell, csvTable, type Cell } from './csv.ts'

const CASES: [value: Cell, cell: string][] = [
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-cmd', "'-cmd"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['-12.5', '-12.5'],
  [-12.5, '-12.5'],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  [' edge ', '" edge "'],
  [null, ''],
  ['', ''],
]
for (const [value, cell] of CASES) test(`${JSON.stringify(value)} is written ${JSON.stringify(cell)}`, () => assert.equal(csvCell(value), cell))

test('a table begins with a byte order mark, so that a spreadsheet reads ŵ and ŷ', () => {
  assert.equal(csvTable(['name'], [['Siân']]), '\uFEFFname\r\nSiân\r\n')
})
