/** A CSV or Parquet file as a relation of the engine: encoding, separator and header are found; what could not be read is counted and told. */
import { isUtf8 } from 'node:buffer'
import { createReadStream, createWriteStream, openSync, readSync, closeSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { findHeader } from '../evidence/table-header.ts'

export type TableFile = {
  path: string
  /** A table with columns c0, c1 … as text, and `row_no`: the row of data, from 1. */
  table: string
  headers: string[]
  /** The first rows, for judging what columns hold. */
  sample: string[][]
  rows: number
  /** What was not as it should be, in words. */
  notes: string[]
}

export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`
export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`

const SAMPLE_ROWS = 1000
const MOST_COLUMNS = 2000
const MOST_LINE_BYTES = 16 * 1024 * 1024

/** `scratch`: a folder of our own for text that has to be written anew in UTF-8. */
export async function readTableFile(engine: Engine, path: string, table: string, scratch: string): Promise<TableFile> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new AppError('file_missing', { path })
  if (!found.isFile()) throw new AppError('file_unreadable', { path, reason: 'it is not a file' })
  const head = firstBytes(path, 4)
  if (found.size === 0) throw new AppError('link_input_unreadable', { path, reason: 'it is empty' })
  if (head.readUInt32BE(0) === 0x504b0304) throw new AppError('link_input_unreadable', { path, reason: 'it is a workbook or an archive, not a table of text' })
  const file = head.toString('latin1') === 'PAR1' ? await readParquet(engine, path, table) : await readCsv(engine, path, table, scratch)
  if (file.rows === 0) throw new AppError('link_input_unreadable', { path, reason: 'it has a header and no row below it' })
  return file
}

function firstBytes(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, 0)
  closeSync(file)
  return bytes
}

async function readParquet(engine: Engine, path: string, table: string): Promise<TableFile> {
  const relation = `read_parquet(${quoteText(path)})`
  const columns = await attempt(path, () => engine.rows<{ column_name: string; column_type: string }>(`describe select * from ${relation}`))
  const select = columns.map(({ column_name: name, column_type: type }, index) => `trim(${textOfColumn(quoteName(name), type)}) as c${index}`).join(', ')
  await attempt(path, () => engine.run(`create table ${table} as select row_number() over () as row_no, ${select} from ${relation}`))
  const headers = columns.map(({ column_name: name }) => name)
  const untold = columns.filter(({ column_type: type }) => IS_NO_TEXT.test(type) && !IS_LIST.test(type)).map(({ column_name: name }) => name)
  const notes = untold.length === 0 ? [] : [`${untold.join(', ')} hold${untold.length === 1 ? 's' : ''} bytes or values within values: not compared`]
  return { path, table, headers, sample: await sampleOf(engine, table, headers.length), rows: await countOf(engine, table), notes }
}

const IS_LIST = /^[A-Z0-9_(), ]+\[\d*\]$/
const IS_NO_TEXT = /^(?:BLOB|BIT|STRUCT|MAP|UNION|JSON|VARIANT|GEOMETRY)|\]$/

/** Several values in one cell stand as they do in a cell of text; what is no text at all is nothing. */
function textOfColumn(column: string, type: string): string {
  if (IS_LIST.test(type)) return `array_to_string(${column}::varchar[], '; ')`
  return IS_NO_TEXT.test(type) ? 'null::varchar' : `${column}::varchar`
}

async function readCsv(engine: Engine, path: string, table: string, scratch: string): Promise<TableFile> {
  const notes: string[] = []
  const text = await asUtf8(path, join(scratch, `${table}.csv`), notes)
  const delimiter = separatorOf(text)
  const newLine = newLineOf(text)
  const dialect = `delim = ${quoteText(delimiter)}, new_line = ${quoteText(newLine.replace('\r', '\\r').replace('\n', '\\n'))}, quote = '"', escape = '"', strict_mode = false, max_line_size = ${MOST_LINE_BYTES}, auto_detect = false, header = false`
  const width = widthOf(text, delimiter)
  if (width > MOST_COLUMNS)
    throw new AppError('link_input_unreadable', { path, reason: `its first lines have ${width} cells; more than ${MOST_COLUMNS} is no table of people` })
  const columns = (count: number) => `columns = {${Array.from({ length: count }, (_, index) => `c${index}: 'varchar'`).join(', ')}}`
  const lines = await attempt(path, () =>
    engine.rows<Record<string, string | null>>(
      `select * from read_csv(${quoteText(text)}, ${dialect}, null_padding = true, parallel = false, ignore_errors = true, ${columns(width)}) limit ${SAMPLE_ROWS}`,
    ),
  )
  const cells = lines.map((line) => Object.values(line).map((cell) => cell ?? ''))
  const { header, firstRow } = findHeader(cells)
  if (header.length === 0) throw new AppError('link_input_unreadable', { path, reason: 'no rows were found in it' })
  const count = Math.max(width, header.length)
  const load = (more: string) =>
    engine.run(`
      create or replace table ${table} as
      select row_number() over () as row_no, ${header.map((_, index) => `trim(c${index}) as c${index}`).join(', ')}
      from read_csv(${quoteText(text)}, ${dialect}, skip = ${firstRow}, ${columns(count)}, ${more})`)
  // The quick way first; rows of unequal length, or a torn quote, are read one after the other with what does not fit set aside.
  await load('null_padding = false').catch(() =>
    attempt(path, async () => {
      await load('null_padding = true, parallel = false, store_rejects = true')
      await noteRejects(engine, notes)
      await noteSwallowed(engine, table, header, delimiter, notes)
    }),
  )
  const names = header.map((name, index) => name || `column ${index + 1}`)
  return { path, table, headers: names, sample: await sampleOf(engine, table, header.length), rows: await countOf(engine, table), notes }
}

async function noteRejects(engine: Engine, notes: string[]): Promise<void> {
  const [found] = await engine.rows<{ lines: number; first: number }>('select count(distinct line) as lines, min(line) as first from reject_errors')
  if (found!.lines > 0) notes.push(`${found!.lines.toLocaleString('en-GB')} lines were not tables' rows and were left out; the first is line ${found!.first}`)
}

/** A quotation mark that is opened and not closed takes the lines after it into one cell, up to the next one. */
async function noteSwallowed(engine: Engine, table: string, header: readonly string[], delimiter: string, notes: string[]): Promise<void> {
  const named = header.filter((name) => name !== '').length
  if (named < 3) return
  const gap = `[${delimiter === '\t' ? '\\t' : delimiter}]`
  const line = quoteText(`\n(?:[^\n]*?${gap}){${named - 1}}`)
  const text = `concat_ws(chr(31), ${header.map((_, index) => `c${index}`).join(', ')})`
  const [found] = await engine.rows<{ rows: number; first: number }>(
    `select count(*) as rows, min(row_no) as first from ${table} where contains(${text}, chr(10)) and regexp_matches(${text}, ${line})`,
  )
  if (found!.rows > 0)
    notes.push(
      `${found!.rows.toLocaleString('en-GB')} rows hold whole other lines in one cell, as after a quotation mark that is not closed: those lines were not read as rows; the first is row ${found!.first}`,
    )
}

async function sampleOf(engine: Engine, table: string, width: number): Promise<string[][]> {
  const rows = await engine.rows<Record<string, string | null>>(`select * exclude (row_no) from ${table} limit ${SAMPLE_ROWS}`)
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[`c${index}`] ?? ''))
}

async function countOf(engine: Engine, table: string): Promise<number> {
  const [found] = await engine.rows<{ rows: number }>(`select count(*) as rows from ${table}`)
  return found!.rows
}

async function attempt<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    // What the engine says may quote a row; only its kind is told.
    const kind = /^([A-Z][A-Za-z ]+ Error)/.exec((error as Error).message)?.[1] ?? 'it is not a table'
    throw new AppError('link_input_unreadable', { path, reason: kind === 'Invalid Input Error' ? 'its rows do not have the form of a table' : kind })
  }
}

const CHUNK_BYTES = 4 * 1024 * 1024

/** The path itself if it is UTF-8 throughout; otherwise a copy in UTF-8. UTF-16 is told by its mark; single lines that are not UTF-8 are read as Windows-1252. */
async function asUtf8(path: string, copy: string, notes: string[]): Promise<string> {
  const mark = firstBytes(path, 2)
  const wide = mark[0] === 0xff && mark[1] === 0xfe ? 'utf-16le' : mark[0] === 0xfe && mark[1] === 0xff ? 'utf-16be' : null
  if (wide === null && (await isUtf8File(path))) return path
  const out = createWriteStream(copy, { mode: 0o600 })
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain')
  }
  if (wide !== null) {
    const decoder = new TextDecoder(wide)
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) await write(decoder.decode(chunk as Buffer, { stream: true }))
    await write(decoder.decode())
    notes.push(`it is in ${wide.toUpperCase()} and was read as such`)
  } else {
    const decoder = new TextDecoder('windows-1252')
    let lines = 0
    const asText = (line: Buffer) => {
      if (isUtf8(line)) return line.toString('utf8')
      lines++
      return decoder.decode(line)
    }
    let rest: Buffer = Buffer.alloc(0)
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      const bytes = Buffer.concat([rest, chunk as Buffer])
      const pieces: string[] = []
      let from = 0
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
        pieces.push(asText(bytes.subarray(from, at + 1)))
        from = at + 1
      }
      rest = Buffer.from(bytes.subarray(from))
      await write(pieces.join(''))
    }
    await write(asText(rest))
    notes.push(`${lines.toLocaleString('en-GB')} lines were not UTF-8 and were read as Windows-1252`)
  }
  out.end()
  await once(out, 'finish')
  return copy
}

async function isUtf8File(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
    // A sign may lie across two chunks: its last few bytes wait for the next.
    let whole = bytes.length
    for (let back = 1; back <= 3 && back <= bytes.length; back++) {
      const byte = bytes[bytes.length - back]!
      if (byte < 0x80) break
      if (byte >= 0xc0) {
        if (back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2)) whole = bytes.length - back
        break
      }
    }
    if (!isUtf8(bytes.subarray(0, whole)) || bytes.includes(0)) return false
    rest = Buffer.from(bytes.subarray(whole))
  }
  return rest.length === 0
}

const SEPARATORS = [',', ';', '\t', '|']
const LOOKED_AT_BYTES = 256 * 1024
const LOOKED_AT_LINES = 200

/** The sign that parts the most of the first lines into the same number of cells. */
function separatorOf(path: string): string {
  const lines = firstLines(path)
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => cellsOf(line, separator))
    const usual = mostFrequent(counts)
    return usual < 2 ? 0 : (counts.filter((count) => count === usual).length / counts.length) * Math.min(usual, 4) + usual / 1000
  })
  const best = Math.max(...scores)
  return best === 0 ? ',' : SEPARATORS[scores.indexOf(best)]!
}

const widthOf = (path: string, separator: string) => Math.max(1, ...firstLines(path).map((line) => cellsOf(line, separator)))

const headText = (path: string) =>
  firstBytes(path, Math.min(LOOKED_AT_BYTES, statSync(path).size))
    .toString('utf8')
    .replace(/^\ufeff/, '')

/** Old spreadsheets end lines with a bare carriage return. */
function newLineOf(path: string): string {
  const text = headText(path)
  return text.includes('\r\n') ? '\r\n' : text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
}

function firstLines(path: string): string[] {
  const text = headText(path)
  const end = newLineOf(path).at(-1)
  const lines: string[] = []
  let [from, isQuoted] = [0, false]
  for (let at = 0; at < text.length && lines.length < LOOKED_AT_LINES; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === end && !isQuoted) {
      lines.push(text.slice(from, at).replace(/\r$/, ''))
      from = at + 1
    }
  }
  if (lines.length === 0 || (lines.length < LOOKED_AT_LINES && text.length < LOOKED_AT_BYTES)) lines.push(text.slice(from))
  return lines.filter((line) => line.trim() !== '')
}

function cellsOf(line: string, separator: string): number {
  let [cells, isQuoted] = [1, false]
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === separator && !isQuoted) cells++
  }
  return cells
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
}
