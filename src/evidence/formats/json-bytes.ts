/**
 * Objects of NDJSON, or of a list, as they lie in the file: those with the keys of the rows before, in their order, whose values are plain strings, numbers or
 * words. Every other (nested, with escapes, with other keys) goes as text through the scanner of json-scanner.ts.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteRow } from '../byte-line.ts'
import type { TableFeed } from '../table-feed.ts'
import type { ObjectScanner } from './json-scanner.ts'
import { decodeBytes } from './text-pieces.ts'

/** The table that rows are added to. */
export type ObjectTable = {
  feed: TableFeed
  /** Its columns in order, as UTF-8. */
  keys: Buffer[]
}

/** Text that is no plain row, so many bytes at a time: the columns may be known behind it. */
const TEXT_BYTES = 64 << 10
/** So many rows tell whether the rest of a piece is worth reading as bytes. */
const TRIED_ROWS = 256

const [QUOTE, COMMA, COLON, OPEN, CLOSE, LINE_FEED] = [34, 44, 58, 123, 125, 10]

/** By byte: 1 ends a plain string, or is nothing that one holds. */
const STOPS = new Uint8Array(256)
for (let byte = 0; byte < 32; byte++) STOPS[byte] = 1
STOPS[QUOTE] = STOPS[92] = 1
/** By byte: 1 between objects. */
const BETWEEN = new Uint8Array(256)
for (const byte of [9, 10, 13, 32, COMMA]) BETWEEN[byte] = 1
/** By byte: 1 in a number or a word. */
const WORD = new Uint8Array(256)
for (const sign of '0123456789-.aeflnrstu') WORD[sign.charCodeAt(0)] = 1

/** `tableOf`: the table of a list of that name ('' for the outermost) once its columns are fixed; otherwise null. `count` is told of each row. */
export function createJsonBytes(text: ObjectScanner, tableOf: (name: string) => ObjectTable | null, count: () => void): (piece: Buffer) => void {
  const row: ByteRow = { bytes: Buffer.alloc(0), isAscii: false, starts: new Int32Array(64), ends: new Int32Array(64), count: 0 }

  /** Fills `row` from the object that opens at `open`; returns where it ends, or -1 when it is not plain, or not whole. */
  function plainObject(bytes: Buffer, open: number, to: number, keys: Buffer[]): number {
    const { starts, ends } = row
    let at = open + 1
    for (let cell = 0; cell < keys.length; cell++) {
      while (at < to && bytes[at]! <= 32) at++
      at = afterKey(bytes, at, to, keys[cell]!)
      if (at < 0) return -1
      if (bytes[at] === QUOTE) {
        starts[cell] = ++at
        while (at < to && STOPS[bytes[at]!] === 0) at++
        if (at >= to || bytes[at] !== QUOTE) return -1
        ends[cell] = at++
      } else {
        const end = endOfWord(bytes, at, to)
        if (end < 0) return -1
        starts[cell] = at
        // null is nothing
        ends[cell] = bytes[at] === 110 ? at : end
        at = end
      }
      while (at < to && bytes[at]! <= 32) at++
      if (at >= to) return -1
      const byte = bytes[at++]
      if (byte === COMMA) continue
      if (byte !== CLOSE) return -1
      for (let left = cell + 1; left < keys.length; left++) starts[left] = ends[left] = at
      row.count = keys.length
      return at
    }
    return -1
  }

  /** Rows from `from` on as far as they are plain; returns where the first begins that is not. */
  function plainRows(bytes: Buffer, from: number, to: number, { feed, keys }: ObjectTable): number {
    if (row.starts.length < keys.length) Object.assign(row, { starts: new Int32Array(keys.length), ends: new Int32Array(keys.length) })
    for (let at = from; ;) {
      while (at < to && BETWEEN[bytes[at]!] === 1) at++
      if (at >= to || bytes[at] !== OPEN) return at
      const next = plainObject(bytes, at, to, keys)
      if (next < 0 || !feed.byteRow(row)) return at
      count()
      at = next
    }
  }

  return (piece) => {
    if (!isUtf8(piece)) return text.push(decodeBytes(piece))
    row.bytes = piece
    row.isAscii = isAscii(piece)
    const to = piece.length
    for (let [at, tried] = [0, 0]; at < to; tried++) {
      const table = tableOf(text.listName())
      const isKnown = table !== null && table.feed.takesBytes
      const isBetween = text.isBetween()
      if (isKnown && isBetween) {
        const next = plainRows(piece, at, to, table)
        if (next > at) tried = 0
        at = next
      }
      if (at >= to) return
      // rows of which hardly one is plain are quicker as one text
      const end = tried > TRIED_ROWS ? to : textEnd(piece, at, to, !isKnown ? TEXT_BYTES : isBetween ? 0 : -1)
      text.push(decodeBytes(piece.subarray(at, end)))
      at = end
    }
  }
}

/** Where the text ends that is read before bytes can go on: a line of at least so many bytes; -1: as far as an object may end. */
function textEnd(bytes: Buffer, at: number, to: number, leastBytes: number): number {
  const from = Math.min(to - 1, at + Math.max(0, leastBytes))
  const line = leastBytes < 0 ? -1 : bytes.indexOf(LINE_FEED, from)
  if (line >= 0 && line - at < 2 * TEXT_BYTES) return line + 1
  const close = bytes.indexOf(CLOSE, from)
  return close < 0 ? to : close + 1
}

/** Where the value of this very key begins; -1: another key. */
function afterKey(bytes: Buffer, from: number, to: number, key: Buffer): number {
  const { length } = key
  let at = from + 1
  if (bytes[from] !== QUOTE || at + length >= to) return -1
  for (let index = 0; index < length; index++) if (bytes[at + index] !== key[index]) return -1
  at += length
  if (bytes[at] !== QUOTE) return -1
  at++
  while (at < to && bytes[at]! <= 32) at++
  if (bytes[at] !== COLON) return -1
  at++
  while (at < to && bytes[at]! <= 32) at++
  return at
}

/** Where a number ends that is written as a program would write it again, or true, false or null; otherwise -1. */
function endOfWord(bytes: Buffer, from: number, to: number): number {
  let end = from
  while (end < to && WORD[bytes[end]!] === 1) end++
  if (bytes[from]! > 57) {
    const word = end - from > 5 ? '' : bytes.toString('latin1', from, end)
    return word === 'null' || word === 'true' || word === 'false' ? end : -1
  }
  const digits = bytes[from] === 45 ? from + 1 : from
  const whole = endOfDigits(bytes, digits, end)
  // no digit, a zero before others, more digits than a number keeps, and -0
  if (whole === digits || whole - digits > 15 || (bytes[digits] === 48 && (whole - digits > 1 || digits > from))) return -1
  if (whole === end) return end
  const last = endOfDigits(bytes, whole + 1, end)
  const isShort = bytes[whole] === 46 && last === end && last > whole + 1 && last - digits <= 15 && last - whole <= 7
  return isShort && bytes[last - 1] !== 48 ? end : -1
}

function endOfDigits(bytes: Buffer, from: number, to: number): number {
  let at = from
  while (at < to && bytes[at]! >= 48 && bytes[at]! <= 57) at++
  return at
}
