/**
 * Workbooks in Excel's binary formats: XLS ([MS-XLS]) and XLSB ([MS-XLSB]), through SheetJS, which holds them whole in memory: larger ones are refused by
 * size, with a way out. Values come out as they are seen: dates by style, zeros by format, notes as prose.
 */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { folderOf } from '../table-feed.ts'
import { openTables } from '../table-sequence.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { markProgress } from './progress.ts'
import { openProse } from './prose.ts'
import { serialDate } from './xlsx-sheet.ts'

/** SheetJS takes some twenty times a file's size. */
const MOST_BYTES = 48e6

export const xlsb: Format = {
  type: 'xlsb',
  sniff: (head, path) => {
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return 0
    const names = head.toString('latin1')
    if (/xl\/(?:workbook|worksheets\/sheet\d+|styles|sharedStrings)\.bin/.test(names)) return 0.98
    return /\.xlsb$/i.test(path) && names.includes('[Content_Types].xml') ? 0.9 : 0
  },
  read: async (input, sink, context) => readOldWorkbook(await input.bytes(context.limits.memberBytesInMemory), input, sink, context),
}

export async function readOldWorkbook(bytes: Buffer, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  if (bytes.length > MOST_BYTES)
    throw new FormatError(
      'refused',
      `a workbook of more than ${MOST_BYTES / 1e6} MB in Excel's binary format needs more memory than a reader may use; save it as XLSX or CSV`,
    )
  const { read, SSF, utils } = await import('@e965/xlsx')
  let book: WorkBook
  try {
    book = read(bytes, { type: 'buffer', dense: true, cellNF: true, cellHTML: false, cellFormula: false, cellStyles: false })
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message))
      throw new FormatError('locked_by_owner', "locked with its owner's password; ask the supplier for it")
    throw new FormatError('damaged', 'the workbook is damaged: it cannot be opened')
  }
  const notes: { place: string; text: string }[] = []
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name] as WorkSheet | undefined
    if (sheet === undefined) return
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const spec = { path: input.path, name, note: isHidden ? ' (hidden sheet)' : '', database: folderOf(input.path), header: null }
    const tables = openTables(spec, sink, context)
    const rows = (sheet['!data'] ?? []) as (CellObject[] | undefined)[]
    let isGap = false
    for (let row = 0; row < rows.length; row++) {
      const cells = rows[row]
      if (cells === undefined || cells.length === 0) {
        isGap = true
        continue
      }
      if (isGap) tables.row([''], 1)
      isGap = false
      const texts = Array.from(cells, (cell, column) => {
        if (cell?.c !== undefined) for (const { t } of cell.c) notes.push({ place: `${name} › note on ${utils.encode_cell({ r: row, c: column })}`, text: t })
        return cell === undefined ? '' : textOf(cell, is1904, SSF)
      })
      tables.row(texts, texts.length)
      if (row % 1_000 === 0) markProgress()
    }
    tables.end()
  })
  const prose = notes.length === 0 ? null : openProse(input.path, 'notes', sink, context)
  for (const { place, text } of notes) prose?.read(text, place)
  return { status: 'read', reason: '', bytesRead: input.size }
}

function textOf(cell: CellObject, is1904: boolean, formats: { is_date(format: string): boolean }): string {
  if (cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return ''
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE'
  if (typeof cell.v !== 'number') return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v)
  const format = String(cell.z ?? '')
  if (format !== '' && format !== 'General' && formats.is_date(format)) {
    const date = serialDate(cell.v, is1904)
    if (date !== null) return date
  }
  const text = Number.isInteger(cell.v) && Math.abs(cell.v) < 1e21 ? cell.v.toFixed(0) : String(cell.v)
  return /^0{4,20}$/.test(format) ? text.padStart(format.length, '0') : text
}
