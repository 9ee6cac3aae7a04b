/**
 * Rows of SQL dumps as they lie in the file: tuples of INSERT whose strings hold no escape, lines of COPY. Everything else (statements, escapes, casts, binary
 * values) goes as text through the reader of sql-dump.ts, one row at a time.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteRow } from '../byte-line.ts'
import type { TableFeed } from '../table-feed.ts'
import { standsAt } from './tag-pieces.ts'
import { decodeBytes } from './text-pieces.ts'

/** The reader that the same rows can be given to as text. */
export type DumpText = {
  push(text: string): void
  /** A row or a statement is not whole yet. */
  isHolding(): boolean
  /** Takes the beginning of an INSERT, up to the bracket of its first row; false: it is none, and nothing was done. */
  open(head: string): boolean
  /** What the next row belongs to; null: a statement comes next. */
  rows(): { feed: TableFeed; mode: 'insert' | 'copy' } | null
}

const MOST_CELLS = 4_096
/** Text that is no row, so many bytes at a time: the columns may be known behind it. */
const TEXT_BYTES = 64 << 10
/** The names of an INSERT's table and columns take fewer, or it is read as text. */
const MOST_HEAD_BYTES = 4 << 10

const QUOTE = 39
const [OPEN, CLOSE, COMMA, BACKSLASH, LINE_FEED, RETURN, TAB] = [40, 41, 44, 92, 10, 13, 9]

/** By byte: 1 in a bare number or word. */
const WORD = new Uint8Array(256)
for (const sign of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._') WORD[sign.charCodeAt(0)] = 1
/** By byte: 1 ends a plain string, or is nothing that one holds. A backslash only ends it where it escapes. */
const STOPS = new Uint8Array(256)
for (let byte = 0; byte < 32; byte++) STOPS[byte] = 1
STOPS[QUOTE] = 1

/** Gives a dump's pieces (of `bytePieces`) to `text`, and its plain rows straight to their tables. */
export function createDumpBytes(text: DumpText, hasBackslash: boolean): (piece: Buffer) => void {
  const row: ByteRow = { bytes: Buffer.alloc(0), isAscii: false, starts: new Int32Array(MOST_CELLS), ends: new Int32Array(MOST_CELLS), count: 0 }
  const { starts, ends } = row

  /** Fills `row` from the tuple whose bracket opens at `open`; returns where it ends, or -1 when it is not plain, or not whole. */
  function plainTuple(bytes: Buffer, open: number, to: number): number {
    let count = 0
    let at = open + 1
    for (;;) {
      while (bytes[at] === 32) at++
      if (count === MOST_CELLS) return -1
      if (bytes[at] === QUOTE) {
        starts[count] = ++at
        while (at < to && STOPS[bytes[at]!] === 0 && (!hasBackslash || bytes[at] !== BACKSLASH)) at++
        if (bytes[at] !== QUOTE || at >= to) return -1
        ends[count] = at++
      } else {
        starts[count] = at
        while (at < to && WORD[bytes[at]!] === 1) at++
        ends[count] = isNothing(bytes, starts[count]!, at) ? starts[count]! : at
        // hex, which may be readable
        if (at - starts[count]! > 2 && bytes[starts[count]!] === 48 && (bytes[starts[count]! + 1]! | 32) === 120) return -1
        if (at === starts[count]) return -1
      }
      if (at >= to) return -1
      count++
      const byte = bytes[at++]
      if (byte === COMMA) continue
      row.count = count
      return byte === CLOSE ? at : -1
    }
  }

  /** Fills `row` from a line of COPY; returns where the next begins, or -1 when it is not plain, or not whole. */
  function copyLine(bytes: Buffer, from: number, to: number): number {
    let count = 0
    let at = from
    for (;;) {
      if (count === MOST_CELLS) return -1
      starts[count] = at
      while (at < to && bytes[at]! >= 32 && bytes[at] !== BACKSLASH) at++
      if (at >= to) return -1
      ends[count] = at
      if (bytes[at] === BACKSLASH) {
        // \N alone in its cell is nothing
        if (at !== starts[count] || bytes[at + 1] !== 78 || (bytes[at + 2] !== TAB && bytes[at + 2] !== LINE_FEED)) return -1
        at += 2
      }
      count++
      const byte = bytes[at++]
      if (byte === TAB) continue
      row.count = count
      if (byte === LINE_FEED) return at
      return byte === RETURN && bytes[at] === LINE_FEED ? at + 1 : -1
    }
  }

  /** Rows from `from` on as far as they are plain; returns where it ended. */
  function plainRows(bytes: Buffer, from: number, to: number, feed: TableFeed, isCopy: boolean): number {
    let at = from
    while (at < to && feed.takesBytes) {
      if (!isCopy) {
        while (at < to && (bytes[at] === COMMA || bytes[at] === 32 || bytes[at] === LINE_FEED || bytes[at] === RETURN || bytes[at] === TAB)) at++
        if (bytes[at] !== OPEN || at >= to) return at
      }
      const next = isCopy ? copyLine(bytes, at, to) : plainTuple(bytes, at, to)
      if (next < 0 || !feed.byteRow(row)) return at
      at = next
    }
    return at
  }

  /** Where the text ends that has to be read before bytes can go on. */
  function textEnd(bytes: Buffer, at: number, to: number): number {
    const rows = text.rows()
    if (rows !== null && rows.mode === 'insert' && bytes[at] === OPEN && rows.feed.takesBytes) {
      const end = tupleEnd(bytes, at, to)
      if (end > 0) return end
    }
    const isOneRow = rows !== null && rows.feed.takesBytes
    const line = bytes.indexOf(LINE_FEED, isOneRow || rows === null ? at : Math.min(to - 1, at + TEXT_BYTES))
    return line < 0 ? to : line + 1
  }

  /** The end of a tuple whatever its strings hold, or -1. */
  function tupleEnd(bytes: Buffer, open: number, to: number): number {
    let depth = 0
    for (let at = open; at < to; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        // E'', q'[]' and the like have rules of their own
        if (!hasBackslash && WORD[bytes[at - 1]!] === 1) return -1
        for (at++; at < to; at++) {
          if (bytes[at] === BACKSLASH && hasBackslash) at++
          else if (bytes[at] === QUOTE && bytes[at + 1] === QUOTE) at++
          else if (bytes[at] === QUOTE) break
        }
      } else if (byte === OPEN) depth++
      else if (byte === CLOSE && --depth === 0) return at + 1
    }
    return -1
  }

  return (piece) => {
    if (text.isHolding() || !isUtf8(piece)) return text.push(decodeBytes(piece))
    row.bytes = piece
    row.isAscii = isAscii(piece)
    const to = piece.length
    for (let at = 0; at < to;) {
      const rows = text.rows()
      if (rows !== null && rows.feed.takesBytes) at = plainRows(piece, at, to, rows.feed, rows.mode === 'copy')
      if (at >= to) return
      const head = text.rows() === null ? headEnd(piece, at, to) : 0
      if (head > 0 && text.open(decodeBytes(piece.subarray(at, head)))) {
        at = head
        continue
      }
      const end = textEnd(piece, at, to)
      text.push(decodeBytes(piece.subarray(at, end)))
      at = end
      if (at < to && text.isHolding()) return text.push(decodeBytes(piece.subarray(at, to)))
    }
  }
}

const NOTHINGS = ['NULL', 'null', 'DEFAULT'].map((word) => Buffer.from(word))
/** NULL, null or DEFAULT. */
function isNothing(bytes: Buffer, from: number, to: number): boolean {
  if (bytes[from]! < 65) return false
  for (const word of NOTHINGS) if (word.length === to - from && standsAt(bytes, from, word)) return true
  return false
}

/** Where the rows of an INSERT begin that itself begins at `at`; 0: none does, or not within reach. */
function headEnd(bytes: Buffer, at: number, to: number): number {
  if ((bytes[at]! | 32) !== 105 || (bytes[at + 1]! | 32) !== 110) return 0
  const found = /^insert\s[^;']*?\bvalues\s*(?=\()/i.exec(bytes.toString('latin1', at, Math.min(to, at + MOST_HEAD_BYTES)))
  return found === null ? 0 : at + found[0].length
}
