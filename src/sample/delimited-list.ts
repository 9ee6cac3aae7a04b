/** Delimited text, row by row, with its truth. */
import { join } from 'node:path'
import { openText } from './out-file.ts'
import type { Encoding, OutText } from './out-file.ts'
import type { Workshop } from './part.ts'
import type { SamplePerson } from './person.ts'

export type List = { row(cells: readonly string[], about: readonly (readonly [SamplePerson, number])[]): void; close(): void }

/** Opens a delimited file and its truth. Cells are quoted only when they must be, as most programs do. */
export function openList(
  workshop: Workshop,
  path: string,
  options: { delimiter: string; lineEnd?: string; encoding?: Encoding; preamble?: string; header?: readonly string[] },
): List {
  const out = openText(join(workshop.evidence, path), options.encoding)
  return listInto(workshop, path, out, (written) => workshop.list(path, written), options)
}

export function listInto(
  workshop: Workshop,
  path: string,
  out: OutText,
  listed: (written: { bytes: number; sha256: string }) => void,
  options: { delimiter: string; lineEnd?: string; preamble?: string; header?: readonly string[]; reading?: 'readable' | 'unreadable' },
): List {
  const { delimiter, lineEnd = '\r\n', preamble = '', header } = options
  const source = workshop.truth.source(path, '', options.reading)
  const special = new RegExp(`["\\r\\n\\${delimiter}]`)
  const line = (cells: readonly string[]) => cells.map((cell) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter) + lineEnd
  out.write(preamble)
  if (header) out.write(line(header))
  let rowNo = 0
  return {
    row(cells, about) {
      rowNo += 1
      out.write(line(cells))
      for (const [person, kinds] of about) workshop.truth.row(source, rowNo, person, kinds)
    },
    close: () => listed(out.close()),
  }
}

/** The bit, if the cell says something. */
export const shown = (cell: string, bit: number) => (cell === '' ? 0 : bit)
