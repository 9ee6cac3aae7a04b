/** Tables of one file or sheet, one below the other: a blank line and then a new header begins the next. */
import type { ByteRow } from './byte-line.ts'
import type { ReadContext, RecordSink } from './formats/format.ts'
import { readHeader } from './header-words.ts'
import { openTable, type TableFeed, type TableSpec } from './table-feed.ts'

export type TableSequence = {
  /** As of the table that is open; null while every cell is needed. */
  wanted(): Uint8Array | null
  isIdle(): boolean
  /** A blank line is one empty cell. */
  row(cells: string[], count: number, isOneLine?: boolean): void
  /** Whether the next row can be given as it lies in the file. */
  takesBytes(): boolean
  /** False: it is to be given as strings. Only while `takesBytes`. */
  byteRow(row: ByteRow): boolean
  end(): void
  /** Rows of data of the table that is open. */
  rowCount(): number
  /** 1 until a second table begins. */
  tableCount(): number
}

/** `spec.name` is the first table's; the following are `table 2` and so on. */
export function openTables(spec: TableSpec, sink: RecordSink, context: ReadContext): TableSequence {
  let tableNo = 1
  let feed = open()
  let isAfterBlank = false
  let hasRows = false

  function open(): TableFeed {
    return openTable(tableNo === 1 ? spec : { ...spec, name: `${spec.name} table ${tableNo}`.trim() }, sink, context)
  }
  return {
    // after a blank line every cell is needed to see whether a new table begins
    wanted: () => (isAfterBlank ? null : feed.wanted),
    isIdle: () => feed.isIdle,
    row(cells: string[], count: number, isOneLine = false): void {
      if (cells[0]!.length === 0 || count === 1) {
        if (isBlank(cells, count)) {
          isAfterBlank = hasRows
          return
        }
        // spreadsheets write a blank line as delimiters alone; it counts as a row
        if (hasRows && isEmpty(cells, count)) {
          isAfterBlank = true
          feed.row(cells, count, isOneLine)
          return
        }
      }
      if (isAfterBlank) {
        isAfterBlank = false
        if (count > 1 && isHeaderRow(cells, count)) {
          feed.end()
          tableNo++
          feed = open()
        }
      }
      // titles above a table, which fill few of its cells, are no table yet
      hasRows = hasRows || isFull(cells, count)
      feed.row(cells, count, isOneLine)
    },
    // after a blank line a header may follow
    takesBytes: () => feed.takesBytes && hasRows && !isAfterBlank,
    byteRow: (row) => row.count > 1 && holdsAny(row, feed.wanted) && feed.byteRow(row),
    end: () => void feed.end(),
    rowCount: () => feed.rowCount,
    tableCount: () => tableNo,
  }
}

function isBlank(cells: string[], count: number): boolean {
  return count === 1 && cells[0]!.trim() === ''
}

function isFull(cells: string[], count: number): boolean {
  if (count < 2) return false
  let filled = 0
  for (let at = 0; at < count; at++) if (cells[at]!.length !== 0) filled++
  return filled >= Math.max(2, count / 2)
}

function isEmpty(cells: string[], count: number): boolean {
  for (let at = 0; at < count; at++) if (cells[at]!.length !== 0) return false
  return true
}

/** One of the cells that are looked at is not empty. */
function holdsAny({ starts, ends, count }: ByteRow, wanted: Uint8Array | null): boolean {
  for (let at = 0; at < count; at++) if (ends[at] !== starts[at] && (wanted === null || wanted[at] === 1)) return true
  return false
}

/** Most cells are known as names of columns, and none is a value. */
function isHeaderRow(cells: string[], count: number): boolean {
  let known = 0
  let filled = 0
  for (let at = 0; at < count; at++) {
    const cell = cells[at]!.trim()
    if (cell === '') continue
    filled++
    if (/@|^\d/.test(cell) || cell.length > 60) return false
    if (readHeader(cell).isKnown) known++
  }
  return known >= 2 && known >= filled * 0.6
}
