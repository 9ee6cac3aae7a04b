/** OpenDocument spreadsheets (ISO/IEC 26300): sheets row by row in one pass over content.xml; hidden sheets are said to be so, notes are prose. */
import { folderOf } from '../table-feed.ts'
import { openTables, type TableSequence } from '../table-sequence.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { decodeEntities } from './markup-text.ts'
import { openProse } from './prose.ts'
import { xmlPieces } from './xlsx-package.ts'
import { attribute } from './xlsx-text.ts'
import { openZip } from './zip-directory.ts'

const COLUMNS = 16_384
/** Spreadsheets repeat a row by a number; the same people a thousand times over are no news. */
const MOST_REPEATS = 100
/** A tag beyond this many signs is none. */
const LONGEST_TAG = 1 << 20
const LONGEST_CELL = 1 << 20

export const ods: Format = {
  type: 'ods',
  sniff: (head) =>
    head.length >= 30 && head.readUInt32LE(0) === 0x04034b50 && head.toString('latin1', 0, 512).includes('opendocument.spreadsheet') ? 0.97 : 0,
  read: readSheets,
}

async function readSheets(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const archive = await openZip(input, context.limits)
  try {
    const entry = archive.entries.find(({ name }) => name === 'content.xml')
    if (entry === undefined) throw new FormatError('damaged', 'the part with its sheets is missing')
    if (
      archive.entries.some(({ name }) => name === 'META-INF/manifest.xml') &&
      isLocked(archive.read(archive.entries.find(({ name }) => name === 'META-INF/manifest.xml')!).toString())
    )
      throw new FormatError('locked_by_owner', "locked with its owner's password; ask the supplier for it")
    const reader = createReader(input, sink, context)
    try {
      for await (const piece of xmlPieces(archive, entry)) reader.push(piece)
    } catch (error) {
      if (!(error instanceof FormatError) || error.status !== 'damaged') throw error
      reader.end()
      return { status: 'partly_read', reason: 'its sheets are damaged and were read up to there', bytesRead: Math.floor(input.size / 2) }
    }
    reader.end()
    return { status: 'read', reason: '', bytesRead: input.size }
  } finally {
    archive.close()
  }
}

const isLocked = (manifest: string): boolean => /full-path="content\.xml"[^>]*>\s*<manifest:encryption-data/.test(manifest)

type Cell = { type: string; value: string; text: string; repeats: number }

function createReader(input: ByteSource, sink: RecordSink, context: ReadContext) {
  const hiddenStyles = new Set<string>()
  const notes: { place: string; text: string }[] = []
  let rest = ''
  let style = ''
  let sheet = ''
  let tables: TableSequence | null = null
  let cells: string[] = []
  let cell: Cell | null = null
  let rowRepeats = 1
  let rowNo = 0
  let note: string | null = null
  let textDepth = 0

  function open(name: string, tag: string): void {
    if (name === 'style:style') style = attribute(tag, 'name') ?? ''
    else if (name === 'style:table-properties') {
      if (attribute(tag, 'display') === 'false') hiddenStyles.add(style)
    } else if (name === 'table:table') {
      sheet = attribute(tag, 'name') ?? ''
      const isHidden = hiddenStyles.has(attribute(tag, 'style-name') ?? '')
      tables = openTables(
        { path: input.path, name: sheet, note: isHidden ? ' (hidden sheet)' : '', database: folderOf(input.path), header: null },
        sink,
        context,
      )
      rowNo = 0
    } else if (name === 'table:table-row') {
      cells = []
      rowRepeats = repeatsOf(tag, 'number-rows-repeated', 2 ** 20)
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') cell = openCell(tag)
    else if (name === 'office:annotation') note = ''
    else if (name === 'text:p' || name === 'text:h') {
      textDepth++
      if (note !== null && note !== '') note += '\n'
      else if (note === null && cell !== null && cell.text !== '') cell.text += '\n'
    } else if (name === 'text:s') put(' ')
    else if (name === 'text:tab' || name === 'text:line-break') put(' ')
  }
  function close(name: string): void {
    if (name === 'text:p' || name === 'text:h') textDepth = Math.max(0, textDepth - 1)
    else if (name === 'office:annotation') {
      if (note !== null && note.trim() !== '') notes.push({ place: `${sheet} › note in row ${rowNo + 1}`, text: note })
      note = null
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') endCell()
    else if (name === 'table:table-row') endRow()
    else if (name === 'table:table') {
      tables?.end()
      tables = null
    }
  }
  function put(text: string): void {
    if (textDepth === 0 && text !== ' ') return
    if (note !== null) note += text.length + note.length < LONGEST_CELL ? text : ''
    else if (cell !== null && cell.text.length + text.length < LONGEST_CELL) cell.text += text
  }
  function endCell(): void {
    if (cell === null) return
    const value = valueOf(cell)
    const count = Math.min(cell.repeats, COLUMNS - cells.length)
    // Empty cells to the edge of the sheet are not made into strings unless something stands behind them.
    if (value !== '' || count < 1_000) for (let at = 0; at < count; at++) cells.push(value)
    else cells.length += count
    cell = null
  }
  function endRow(): void {
    let width = cells.length
    while (width > 0 && !cells[width - 1]) width--
    for (let at = 0; at < width; at++) cells[at] ??= ''
    const repeats = width === 0 ? 1 : Math.min(rowRepeats, MOST_REPEATS)
    for (let at = 0; at < repeats; at++) tables?.row(width === 0 ? [''] : cells, Math.max(1, width))
    rowNo += rowRepeats
  }

  function scan(text: string, isLast: boolean): number {
    let at = 0
    for (;;) {
      const from = text.indexOf('<', at)
      if (from < 0) {
        if (isLast) put(decodeEntities(text.slice(at)))
        return isLast ? text.length : at
      }
      const to = text.indexOf('>', from)
      if (to < 0) return text.length - from > LONGEST_TAG ? text.length : at
      if (from > at) put(decodeEntities(text.slice(at, from)))
      const tag = text.slice(from, to + 1)
      const name = /^<\/?([\w:-]{1,64})/.exec(tag)?.[1] ?? ''
      if (tag.charCodeAt(1) === 47) close(name)
      else {
        open(name, tag)
        if (tag.endsWith('/>')) close(name)
      }
      at = to + 1
    }
  }
  return {
    push(piece: string): void {
      const text = rest + piece
      rest = text.slice(scan(text, false))
    },
    end(): void {
      scan(rest, true)
      tables?.end()
      const prose = notes.length === 0 ? null : openProse(input.path, 'notes', sink, context)
      for (const { place, text } of notes) prose?.read(text, place)
    },
  }
}

function repeatsOf(tag: string, name: string, most: number): number {
  const count = Number(attribute(tag, name) ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1
}

function openCell(tag: string): Cell {
  const type = attribute(tag, 'value-type') ?? ''
  const value = type === 'date' ? attribute(tag, 'date-value') : type === 'boolean' ? attribute(tag, 'boolean-value') : attribute(tag, 'value')
  return { type, value: value ?? '', text: '', repeats: repeatsOf(tag, 'number-columns-repeated', COLUMNS) }
}

/** Dates as they are meant, numbers as they are meant unless zeros before them are shown, everything else as it is seen. */
function valueOf({ type, value, text }: Cell): string {
  if (type === 'date') return value.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ')
  if (type === 'float' && value !== '' && !/^0\d+$/.test(text.trim())) return value
  return text.trim() === '' ? value : text
}
