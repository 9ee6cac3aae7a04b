/**
 * Rows of delimited text as they lie in the file. What is plain (cells without quotes, or in quotes that hold neither quotes nor line ends) is given as bytes;
 * everything else goes as text through the splitter of csv-splitter.ts, which alone knows the ways of quoting.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteRow } from '../byte-line.ts'
import type { TableSequence } from '../table-sequence.ts'
import type { Dialect, Splitter } from './csv-splitter.ts'
import { decodeBytes } from './text-pieces.ts'

export type ByteSplitter = {
  /** A piece of `bytePieces`; `skipSigns` of its text are passed over. */
  push(piece: Buffer, skipSigns?: number): void
  end(): void
}

/** A row with more cells is read as text. */
const MOST_CELLS = 4_096
/** Until the columns are known, so many bytes at a time. */
const FIRST_BYTES = 64 << 10
/** So many rows tell whether the rest of a piece is worth reading as bytes. */
const TRIED_ROWS = 256

/** `text` is the splitter that the same rows can be given to. */
export function createByteSplitter(
  { delimiter, quote, hasBackslash }: Dialect,
  tables: Pick<TableSequence, 'takesBytes' | 'byteRow'>,
  text: Splitter,
): ByteSplitter {
  const delimiterCode = delimiter.charCodeAt(0)
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0)
  const isByteDialect = delimiterCode < 128 && quoteCode < 128
  /** By byte: 1 ends a plain cell, or is nothing that a plain row holds. */
  const stops = new Uint8Array(256)
  for (let byte = 0; byte < 32; byte++) stops[byte] = 1
  stops[delimiterCode & 127] = 1
  if (hasBackslash) stops[92] = 1
  const row: ByteRow = { bytes: Buffer.alloc(0), isAscii: false, starts: new Int32Array(MOST_CELLS), ends: new Int32Array(MOST_CELLS), count: 0 }
  const { starts, ends } = row

  /** Fills `row` from the bytes at `from`; returns where the next row begins, or -1 when it is no plain row, or not whole. */
  function plainRow(bytes: Buffer, from: number, to: number): number {
    let count = 0
    let at = from
    for (;;) {
      if (count === MOST_CELLS) return -1
      if (bytes[at] === quoteCode) {
        const close = bytes.indexOf(quoteCode, at + 1)
        if (close < 0) return -1
        for (let index = at + 1; index < close; index++) if (bytes[index]! < 32 || (hasBackslash && bytes[index] === 92)) return -1
        starts[count] = at + 1
        ends[count] = close
        at = close + 1
        if (at < to && stops[bytes[at]!] === 0) return -1
      } else {
        starts[count] = at
        while (at < to && stops[bytes[at]!] === 0) at++
        ends[count] = at
      }
      if (at >= to) return -1
      const byte = bytes[at++]!
      count++
      if (byte === delimiterCode) continue
      row.count = count
      if (byte === 10) return at
      return byte === 13 && bytes[at] === 10 ? at + 1 : -1
    }
  }

  function push(piece: Buffer, skipSigns = 0): void {
    if (!isByteDialect || text.isHolding() || !isUtf8(piece)) return text.push(decodeBytes(piece).slice(skipSigns))
    row.bytes = piece
    row.isAscii = isAscii(piece)
    const to = piece.length
    let [at, tried, odd] = [0, 0, 0]
    // until the columns are known rows are text, a little at a time
    while (at < to && !tables.takesBytes()) {
      const line = at + FIRST_BYTES < to ? piece.indexOf(10, at + FIRST_BYTES) : -1
      const end = line < 0 ? to : line + 1
      text.push(decodeBytes(piece.subarray(at, end)).slice(at === 0 ? skipSigns : 0))
      at = end
      if (text.isHolding()) break
    }
    if (text.isHolding()) return text.push(decodeBytes(piece.subarray(at, to)))
    while (at < to) {
      const next = tables.takesBytes() ? plainRow(piece, at, to) : -1
      tried++
      if (next >= 0 && tables.byteRow(row)) {
        at = next
        continue
      }
      odd++
      const line = piece.indexOf(10, at)
      const isTooOften = tried >= TRIED_ROWS && odd > tried / 4
      const end = line < 0 || isTooOften ? to : line + 1
      text.push(decodeBytes(piece.subarray(at, end)))
      at = end
      // a row of more than one line: the splitter goes on by itself
      if (at < to && text.isHolding()) {
        text.push(decodeBytes(piece.subarray(at, to)))
        return
      }
    }
  }
  return { push, end: () => text.end() }
}
