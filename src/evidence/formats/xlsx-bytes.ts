/**
 * Rows of a worksheet as they lie in its XML. What a plain cell holds (a shared string, a number, a date, a text without entities) is put together in one buffer
 * a row, without a string being made; a row with any other cell goes as text through the reader of xlsx-sheet.ts, which alone says what is right.
 */
import { putText } from '../byte-cells.ts'
import type { ByteRow } from '../byte-line.ts'
import type { TableSequence } from '../table-sequence.ts'
import { createTagPieces, standsAt, type TagPieces } from './tag-pieces.ts'
import type { Workbook } from './xlsx-package.ts'
import { serialDate, type SheetReader } from './xlsx-sheet.ts'

/** Until the columns are known, so many bytes at a time. */
const FIRST_BYTES = 64 << 10
/** A row that is not whole within so many bytes is read as text. */
const LONGEST_ROW_BYTES = 1 << 20
/** So many rows tell whether the rest of a piece is worth reading as bytes. */
const TRIED_ROWS = 256
const FIRST_ROW_BYTES = 64 << 10

const sign = (text: string) => Buffer.from(text)
const [ROW, ROW_END, CELL, CELL_END, VALUE, INLINE, INLINE_SPACED, INLINE_END, TRUE, FALSE] = [
  '<row r="',
  '</row>',
  '<c r="',
  '</v></c>',
  '<v>',
  '<is><t>',
  '<is><t xml:space="preserve">',
  '</t></is></c>',
  'TRUE',
  'FALSE',
].map(sign) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]
const [LESS, MORE, SLASH, QUOTE, EQUALS, SPACE, AMPERSAND, LOW_LINE] = [60, 62, 47, 34, 61, 32, 38, 95]
/** What a cell's `t` says, by the letters of its value that tell it apart. */
const [NUMBER, SHARED, TEXT, IN_LINE, TRUTH, NO_VALUE] = [110, 115, 116, 105, 98, 101]

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

type Tables = Pick<TableSequence, 'takesBytes' | 'byteRow' | 'wanted'>

/** Give it the unpacked bytes of the sheet; `text` is the reader that the same rows can be given to. */
export function createSheetBytes(book: Workbook, tables: Tables, text: SheetReader): TagPieces {
  const { strings, styles } = book
  const row: ByteRow = { bytes: Buffer.allocUnsafeSlow(FIRST_ROW_BYTES), isAscii: false, starts: new Int32Array(0), ends: new Int32Array(0), count: 0 }
  /** Of the row: its bytes so far, and its last column that holds something. */
  let [end, filledTo] = [0, 0]
  /** Of the cell that is read: its column from 0, its style or -1, its type, where its tag ends (0: an empty cell). */
  const cell = { column: 0, style: -1, type: NUMBER, inside: 0 }

  function room(bytes: number): void {
    if (end + bytes <= row.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (end + bytes))
    larger.set(row.bytes.subarray(0, end))
    row.bytes = larger
  }

  function put(from: Buffer, start: number, to: number): void {
    room(to - start)
    const { bytes } = row
    let last = (row.starts[cell.column] = end)
    for (let at = start; at < to; at++) bytes[last++] = from[at]!
    end = last
    close()
  }

  function close(): void {
    row.ends[cell.column] = end
    if (end > row.starts[cell.column]!) filledTo = cell.column
  }

  /** Reads the tag of the cell that begins at `from`; returns where it ends, or 0 when it is written otherwise than office programs do. */
  function cellTag(xml: Buffer, from: number): number {
    let at = from + CELL.length
    let column = 0
    for (let byte = xml[at]!; byte >= 65 && byte <= 90 && column < 1_000; byte = xml[++at]!) column = column * 26 + byte - 64
    while (isDigit(xml[at])) at++
    if (xml[at] !== QUOTE || column === 0) return 0
    cell.column = column - 1
    cell.style = -1
    cell.type = NUMBER
    at++
    while (xml[at] === SPACE) {
      const name = xml[at + 1]
      if (xml[at + 2] !== EQUALS || xml[at + 3] !== QUOTE) return 0
      at += 4
      if (name === 115) {
        let style = 0
        for (; isDigit(xml[at]); at++) style = style * 10 + xml[at]! - 48
        cell.style = style
      } else if (name === 116) {
        // `str`, and `d` for a date as ISO has it
        cell.type = (xml[at] === SHARED && xml[at + 1] !== QUOTE) || xml[at] === 100 ? TEXT : xml[at]!
        while (xml[at]! >= 97 && xml[at]! <= 122) at++
        // inlineStr
        if (xml[at] === 83) at += 3
      } else return 0
      if (xml[at] !== QUOTE) return 0
      at++
    }
    if (xml[at] === SLASH && xml[at + 1] === MORE) return at + 2
    return xml[at] === MORE ? at + 1 : 0
  }

  /** A text as it stands, up to its end tag; where it ends, or 0. */
  function plainText(xml: Buffer, from: number): number {
    let at = from
    for (let byte = xml[at]!; byte !== LESS; byte = xml[++at]!)
      if (!(byte >= SPACE) || byte === AMPERSAND || (byte === LOW_LINE && xml[at + 1] === 120)) return 0
    return at
  }

  /** Where the cell ends whose content begins at `from`, or 0. */
  function content(xml: Buffer, from: number, isWanted: boolean): number {
    if (cell.type === IN_LINE) {
      const start = from + (standsAt(xml, from, INLINE) ? INLINE.length : standsAt(xml, from, INLINE_SPACED) ? INLINE_SPACED.length : 0)
      const to = start === from ? 0 : plainText(xml, start)
      if (to === 0 || !standsAt(xml, to, INLINE_END)) return 0
      if (isWanted) put(xml, start, to)
      return to + INLINE_END.length
    }
    if (!standsAt(xml, from, VALUE)) return 0
    const start = from + VALUE.length
    let to = start
    let number = 0
    if (cell.type === SHARED || cell.type === NUMBER) for (; isDigit(xml[to]); to++) number = number * 10 + xml[to]! - 48
    if (xml[to] !== LESS) {
      if (cell.type === SHARED) return 0
      to = plainText(xml, to)
    }
    if (to <= start || !standsAt(xml, to, CELL_END)) return 0
    if (isWanted && !value(xml, start, to, number)) return 0
    return to + CELL_END.length
  }

  function value(xml: Buffer, from: number, to: number, number: number): boolean {
    switch (cell.type) {
      case SHARED:
        if (number >= strings.count) return true
        if (strings.odd[number] === 1) return false
        put(strings.bytes, strings.ends[number]!, strings.ends[number + 1]!)
        return true
      case TEXT:
        put(xml, from, to)
        return true
      case TRUTH:
        if (to === from + 1 && xml[from] === 49) put(TRUE, 0, TRUE.length)
        else put(FALSE, 0, FALSE.length)
        return true
      case NO_VALUE:
        return true
      case NUMBER:
        return numberText(xml, from, to, number)
      default:
        return false
    }
  }

  /** As numberText in xlsx-sheet.ts. */
  function numberText(xml: Buffer, from: number, to: number, number: number): boolean {
    const style = cell.style >= 0 ? styles[cell.style] : undefined
    let isWhole = true
    for (let at = from; at < to; at++) {
      if (isDigit(xml[at])) continue
      isWhole = false
      if (xml[at] !== 46 && xml[at] !== 45) return false
    }
    const date = style?.isDate === true ? serialDate(isWhole ? number : Number(xml.toString('latin1', from, to)), book.is1904) : null
    if (date !== null) {
      room(date.length)
      row.starts[cell.column] = end
      end = putText(row.bytes, end, date)
      close()
      return true
    }
    // 0.1 with all its digits is put right elsewhere
    if (!isWhole && to - from > 12) return false
    if (style !== undefined && style.digits > to - from) {
      if (!isWhole) return false
      room(style.digits)
      row.starts[cell.column] = end
      for (let zeros = style.digits - (to - from); zeros > 0; zeros--) row.bytes[end++] = 48
      for (let at = from; at < to; at++) row.bytes[end++] = xml[at]!
      close()
      return true
    }
    put(xml, from, to)
    return true
  }

  /** Fills `row` from the cells between `from` and `to`; false when they are not plain. */
  function plainRow(xml: Buffer, from: number, to: number, wanted: Uint8Array): boolean {
    if (row.starts.length < wanted.length) Object.assign(row, { starts: new Int32Array(wanted.length), ends: new Int32Array(wanted.length) })
    row.count = wanted.length
    for (let column = 0; column < wanted.length; column++) row.starts[column] = row.ends[column] = 0
    end = filledTo = 0
    let last = -1
    for (let at = from; at < to;) {
      if (!standsAt(xml, at, CELL)) return false
      const inside = cellTag(xml, at)
      // cells out of order, or one twice
      if (inside === 0 || cell.column <= last) return false
      last = cell.column
      if (xml[inside - 2] === SLASH) at = inside
      else if ((at = content(xml, inside, wanted[cell.column] === 1)) === 0) return false
    }
    return true
  }

  /** Rows from `from` on as far as they are plain; returns where the first begins that is not, or is not whole. */
  function plainRows(xml: Buffer, from: number): number {
    let at = from
    while (tables.takesBytes()) {
      while (at < xml.length && xml[at]! <= SPACE) at++
      if (!standsAt(xml, at, ROW)) return at
      const tagEnd = xml.indexOf(MORE, at)
      if (tagEnd < 0) return at
      if (xml[tagEnd - 1] === SLASH) {
        at = tagEnd + 1
        continue
      }
      let rowNo = 0
      let digit = at + ROW.length
      for (; isDigit(xml[digit]); digit++) rowNo = rowNo * 10 + xml[digit]! - 48
      const rowEnd = xml.indexOf(ROW_END, tagEnd)
      const wanted = tables.wanted()
      // behind a gap another table may begin
      if (rowEnd < 0 || wanted === null || xml[digit] !== QUOTE || text.isBehindGap(rowNo) || !plainRow(xml, tagEnd + 1, rowEnd, wanted)) return at
      // a cell of the first column alone may be a title
      if (end > 0 && (filledTo === 0 || !tables.byteRow(row))) return at
      text.passed(rowNo)
      at = rowEnd + ROW_END.length
    }
    return at
  }

  /** Where the text ends that is read before bytes can go on. */
  function textEnd(xml: Buffer, at: number): number {
    const isRow = tables.takesBytes()
    const close = xml.indexOf(ROW_END, isRow ? at : Math.min(xml.length - 1, at + FIRST_BYTES))
    return close < 0 ? xml.length : close + ROW_END.length
  }

  return createTagPieces((xml, isLast) => {
    for (let [at, tried] = [0, 0]; ; tried++) {
      if (tables.takesBytes() && text.isBetween()) {
        const next = plainRows(xml, at)
        if (next > at) tried = 0
        at = next
        // a row that goes on in the next piece
        if (!isLast && xml.length - at < LONGEST_ROW_BYTES && standsAt(xml, at, ROW) && xml.indexOf(ROW_END, at) < 0) return at
      }
      if (at >= xml.length) return at
      const to = tried > TRIED_ROWS ? xml.length : textEnd(xml, at)
      text.push(xml.toString('utf8', at, to))
      at = to
    }
  })
}
