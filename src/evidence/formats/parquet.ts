/** Apache Parquet: row group by row group, so that memory holds one group; nested columns come out as text. Encrypted files are named as locked. */
import { closeSync, fstatSync, openSync } from 'node:fs'
import type { FileMetaData } from 'hyparquet'
import { folderOf, openTable } from '../table-feed.ts'
import { readAt } from './byte-source.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { markProgress } from './progress.ts'

/** Rows that are decoded at a time; groups of rows are mostly smaller, and only pages of a group that are needed are unpacked. */
const ROWS_AT_ONCE = 250_000
/** A page that unpacks to more is no page of people. */
const MOST_GROUP_BYTES = 1_500e6
const LONGEST_TEXT = 100_000

export const parquet: Format = {
  type: 'parquet',
  sniff: (head, _, size) => (size >= 12 && /^PAR[1E]$/.test(head.toString('latin1', 0, 4)) && /[^\t\r\n -~]/.test(head.toString('latin1', 4, 64)) ? 0.95 : 0),
  read: readParquet,
}

async function readParquet(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  if (input.head.toString('latin1', 0, 4) === 'PARE') throw new FormatError('locked_by_owner', "encrypted with its owner's key; ask the supplier for it")
  const descriptor = openSync(await input.diskPath(), 'r')
  // what is unpacked from a stream knows its size only now
  const { size } = fstatSync(descriptor)
  try {
    const file = {
      byteLength: size,
      slice: (start: number, end = size): ArrayBuffer => {
        const bytes = readAt(descriptor, start, Math.max(0, Math.min(end, size) - start))
        markProgress(bytes.length)
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
      },
    }
    return await readGroups(file, input, sink, context)
  } finally {
    closeSync(descriptor)
  }
}

type File = { byteLength: number; slice(start: number, end?: number): ArrayBuffer }

async function readGroups(file: File, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const { parquetMetadataAsync } = await import('hyparquet')
  const metadata = await parquetMetadataAsync(file).catch(() => {
    throw new FormatError('damaged', 'its footer, which says what lies where, is damaged or cut off')
  })
  const columns = metadata.row_groups[0]?.columns.map(({ meta_data: meta }) => meta?.path_in_schema[0] ?? '') ?? []
  const header = [...new Set(columns)]
  const feed = openTable({ path: input.path, name: '', database: folderOf(input.path), header }, sink, context)
  const cells: string[] = []
  let rowStart = 0
  let readRows = 0
  const rowCount = Number(metadata.num_rows)
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows)
    const rowEnd = rowStart + rows
    try {
      if (Number(group.total_byte_size) > MOST_GROUP_BYTES) throw new FormatError('refused', 'a group of its rows needs more memory than a reader may use')
      for (let from = rowStart; from < rowEnd && !feed.isIdle; from += ROWS_AT_ONCE) {
        const to = Math.min(rowEnd, from + ROWS_AT_ONCE)
        const columns = await decode(file, metadata, from, to)
        const order = header.map((name) => columns.get(name) ?? [])
        for (let row = 0; row < to - from; row++) {
          for (let at = 0; at < order.length; at++) cells[at] = textOf(order[at]![row])
          feed.row(cells, order.length)
        }
        markProgress()
      }
      readRows += rows
    } catch (error) {
      if (error instanceof RangeError || (error as FormatError).status === 'refused') throw error
    }
    rowStart = rowEnd
  }
  feed.end()
  if (readRows === rowCount) return { status: 'read', reason: '', bytesRead: input.size }
  if (readRows === 0) throw new FormatError('damaged', 'its rows cannot be unpacked: they are damaged')
  return {
    status: 'partly_read',
    reason: `${rowCount - readRows} of its ${rowCount} rows are damaged`,
    bytesRead: Math.floor((input.size * readRows) / rowCount),
  }
}

/** By column, because rows as objects take several times the memory. */
async function decode(file: File, metadata: FileMetaData, from: number, to: number): Promise<Map<string, unknown[]>> {
  const [{ parquetRead }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')])
  const columns = new Map<string, unknown[]>()
  await parquetRead({
    file,
    metadata,
    compressors,
    rowStart: from,
    rowEnd: to,
    utf8: true,
    // Pieces may begin before the rows that were asked for, and end behind them.
    onChunk: ({ columnName, columnData, rowStart }) => {
      let values = columns.get(columnName)
      if (values === undefined) columns.set(columnName, (values = []))
      for (let at = Math.max(0, from - rowStart); at < columnData.length && rowStart + at < to; at++) values[rowStart + at - from] = columnData[at]
    },
  })
  return columns
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? ''
      : value
          .toISOString()
          .replace(/T00:00:00\.000Z$/, '')
          .replace('T', ' ')
          .replace(/\.\d+Z$/, '')
  if (value instanceof Uint8Array) return value.length === 0 ? '' : `(${value.length} bytes)`
  if (typeof value !== 'object') return String(value)
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)).slice(0, LONGEST_TEXT)
}
