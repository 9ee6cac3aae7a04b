/** The rows of one worksheet, in one pass over its XML. Empty rows cost nothing; a cell in the last column is one cell, not sixteen thousand strings. */
import type { Workbook } from './xlsx-package.ts'
import { isPlain, plainText, textRuns } from './xlsx-text.ts'

export type SheetSink = {
  wanted(): Uint8Array | null
  isIdle(): boolean
  /** A gap between rows is one row with one empty cell. `isOneLine`: no cell holds a control sign. */
  row(cells: string[], count: number, isOneLine: boolean): void
}

const DAY_MS = 86_400_000
/** Columns of a sheet: ECMA-376 allows A to XFD. */
const COLUMNS = 16_384
/** A cell beyond this many signs is not waited for. */
const LONGEST_CELL = 4 << 20

export type SheetReader = {
  push(xml: string): void
  end(): void
  readonly lostCells: number
  /** No row is open, and nothing is kept. */
  isBetween(): boolean
  /** Rows are left out before this one. */
  isBehindGap(rowNo: number): boolean
  /** That row came and was read elsewhere. */
  passed(rowNo: number): void
}

export function createSheetReader(book: Workbook, sink: SheetSink): SheetReader {
  const cells: string[] = []
  let rest = ''
  let count = 0
  let lastColumn = -1
  let lastRow = 0
  let isInRow = false
  let isPrefixed: boolean | null = null
  /** Of the row that is read. */
  let wanted: Uint8Array | null = null
  /** No control sign is in the text that is read, in what was left of the texts before, in any text that the row lies in. */
  let [isClean, wasClean, isRowClean] = [true, true, true]
  const state = {
    lostCells: 0,
    push,
    end,
    isBetween: () => !isInRow && count === 0 && rest === '',
    isBehindGap: (rowNo: number) => lastRow > 0 && rowNo > lastRow + 1,
    passed: (rowNo: number) => void (lastRow = rowNo),
  }

  function startRow(tag: string): void {
    count = 0
    lastColumn = -1
    wanted = sink.wanted()
    isRowClean = isClean
    const found = /\sr="(\d+)"/.exec(tag)
    const rowNo = found ? Number(found[1]) : lastRow + 1
    if (state.isBehindGap(rowNo)) sink.row([''], 1, true)
    lastRow = rowNo
    isInRow = true
  }
  function endRow(): void {
    if (count > 0) sink.row(cells, count, isRowClean && book.strings.isPlain)
    count = 0
    isInRow = false
  }

  /** Reads the cell whose tag begins at `from` and ends at `tagEnd`; returns where to go on, or -1 when it is not whole. */
  function cell(text: string, from: number, tagEnd: number): number {
    const tag = text.slice(from, tagEnd)
    const column = columnOf(tag, lastColumn)
    const isEmpty = text.charCodeAt(tagEnd - 1) === 47
    const end = isEmpty ? tagEnd : text.indexOf('</c>', tagEnd)
    if (end < 0) return -1
    lastColumn = column
    if (isEmpty || column >= COLUMNS) return isEmpty ? tagEnd + 1 : end + 4
    if (isWanted(column)) put(column, valueOf(text, tag, tagEnd + 1, end))
    return end + 4
  }

  const isWanted = (column: number): boolean => wanted === null || wanted[column] === 1

  function put(column: number, value: string): void {
    if (value === '') return
    while (count < column) cells[count++] = ''
    cells[column] = value
    if (count <= column) count = column + 1
  }

  /**
   * The form in which office programs write nearly every cell, `<c r="B2" s="1" t="s"><v>17</v></c>`, sign by sign; returns where to go on, or 0 when it is written
   * otherwise or is not whole.
   */
  function plainCell(text: string, from: number): number {
    if (!text.startsWith('<c r="', from)) return 0
    let at = from + 6
    let column = 0
    let code = text.charCodeAt(at)
    for (; code >= 65 && code <= 90 && at < from + 10; code = text.charCodeAt(++at)) column = column * 26 + code - 64
    while (code >= 48 && code <= 57) code = text.charCodeAt(++at)
    if (code !== 34 || column === 0 || column > COLUMNS) return 0
    code = text.charCodeAt(++at)
    let style = -1
    let isShared = false
    while (code === 32) {
      const name = text.charCodeAt(at + 1)
      if (text.charCodeAt(at + 2) !== 61 || text.charCodeAt(at + 3) !== 34) return 0
      at += 4
      code = text.charCodeAt(at)
      if (name === 115) for (style = 0; code >= 48 && code <= 57; code = text.charCodeAt(++at)) style = style * 10 + code - 48
      else if (name === 116 && code === 115) {
        isShared = true
        code = text.charCodeAt(++at)
      } else return 0
      if (code !== 34) return 0
      code = text.charCodeAt(++at)
    }
    if (code === 47 && text.charCodeAt(at + 1) === 62) {
      lastColumn = column - 1
      return at + 2
    }
    if (code !== 62 || !text.startsWith('<v>', at + 1)) return 0
    const start = at + 4
    let end = start
    let number = 0
    for (code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(++end)) number = number * 10 + code - 48
    if (end === start || !text.startsWith('</v></c>', end)) return 0
    lastColumn = column - 1
    if (isWanted(lastColumn)) put(lastColumn, isShared ? book.strings.textOf(number) : numberText(text.slice(start, end), style))
    return end + 8
  }

  function valueOf(text: string, tag: string, from: number, to: number): string {
    const type = typeOf(tag)
    if (type === 105) return textRuns(text.slice(from, to))
    const open = text.indexOf('<v', from)
    if (open < 0 || open >= to) return ''
    const start = text.indexOf('>', open) + 1
    const close = text.indexOf('<', start)
    const raw = text.slice(start, close < 0 || close > to ? to : close)
    if (type === 115) return book.strings.textOf(Number(raw))
    if (type === 101) return ''
    if (type === 98) return raw === '1' ? 'TRUE' : 'FALSE'
    if (type === 116) return plainText(raw)
    return numberText(raw, Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? -1))
  }

  function numberText(raw: string, styleNo: number): string {
    const style = styleNo >= 0 ? book.styles[styleNo] : undefined
    if (style?.isDate === true) {
      const date = serialDate(Number(raw), book.is1904)
      if (date !== null) return date
    }
    let text = raw
    if (raw.includes('E') || raw.includes('e') || (raw.includes('.') && raw.length > 12)) {
      const value = Number(raw)
      text = Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value)
    }
    return style !== undefined && style.digits > text.length ? text.padStart(style.digits, '0') : text
  }

  function scan(text: string): number {
    let at = 0
    for (;;) {
      const tag = text.charCodeAt(at) === 60 ? at : text.indexOf('<', at)
      if (tag < 0) return text.length
      const first = text.charCodeAt(tag + 1)
      const second = text.charCodeAt(tag + 2)
      // too short to be told, unless it is whole
      if (tag + 8 > text.length && text.indexOf('>', tag) < 0) return tag
      if (first === 99 && (second === 32 || second === 62 || second === 47)) {
        at = plainCell(text, tag)
        if (at > 0) continue
        const tagEnd = text.indexOf('>', tag)
        const next = tagEnd < 0 ? -1 : cell(text, tag, tagEnd)
        if (next >= 0) at = next
        else if (text.length - tag < LONGEST_CELL) return tag
        else {
          state.lostCells++
          at = tag + 2
        }
      } else if (first === 114 && second === 111 && text.charCodeAt(tag + 3) === 119) {
        const tagEnd = text.indexOf('>', tag)
        if (tagEnd < 0) return tag
        endRow()
        if (text.charCodeAt(tagEnd - 1) !== 47) startRow(text.slice(tag, tagEnd))
        at = tagEnd + 1
      } else if (first === 47 && second === 114 && text.charCodeAt(tag + 3) === 111) {
        endRow()
        at = tag + 6
      } else at = tag + 1
    }
  }

  function push(xml: string): void {
    // every writer but a few leaves the namespace without a prefix
    isPrefixed ??= /<\w+:worksheet\b/.test(xml.slice(0, 2_000))
    const piece = isPrefixed ? rest + xml : rest === '' ? xml : rest + xml
    const text = isPrefixed ? piece.replace(/<(\/?)\w+:(?=\w)/g, '<$1') : piece
    const isPieceClean = isPlain(xml)
    isClean = wasClean && isPieceClean
    isRowClean &&= isClean
    rest = text.slice(scan(text))
    wasClean = rest.length <= xml.length ? isPieceClean : isClean
  }
  function end(): void {
    endRow()
  }
  return state
}

/** ISO day, with the time of day when there is one. Null: no date (serials below 1 are times of day). 60 is the day in 1900 that never was. */
export function serialDate(days: number, is1904: boolean): string | null {
  if (!(days >= 1 && days < 2_958_466)) return null
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const iso = new Date(start + Math.round(days * DAY_MS)).toISOString()
  return days % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}

/** 115 shared, 105 inline, 98 boolean, 101 error, 116 text of a formula, 100 ISO date, 110 number: the first sign of its name, but str is 116. */
function typeOf(tag: string): number {
  const at = tag.indexOf(' t="')
  if (at < 0) return 110
  const code = tag.charCodeAt(at + 4)
  if (code === 115 && tag.charCodeAt(at + 5) !== 34) return 116
  return code === 100 ? 116 : code
}

/** The column of ` r="AB12"`, from 0; the one after the last where the reference is left out. */
function columnOf(tag: string, last: number): number {
  const at = tag.indexOf(' r="')
  if (at < 0) return last + 1
  let column = 0
  for (let index = at + 4; ; index++) {
    const code = tag.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    if (column > 20_000) break
  }
  return column === 0 ? last + 1 : column - 1
}
