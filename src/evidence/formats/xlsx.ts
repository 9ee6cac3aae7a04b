/** Excel workbooks (ECMA-376 SpreadsheetML): every sheet, hidden ones too and said so. Memory holds the shared strings, never a sheet. */
import { folderOf } from '../table-feed.ts'
import { openTables } from '../table-sequence.ts'
import type { ByteSource, Format, ReadContext, ReadResult, RecordSink } from './format.ts'
import { openProse, type ProseReader } from './prose.ts'
import { createSheetBytes } from './xlsx-bytes.ts'
import { readWorkbook } from './xlsx-package.ts'
import { attribute, plainText, textRuns } from './xlsx-text.ts'
import { createSheetReader } from './xlsx-sheet.ts'
import { openZip, type ZipArchive } from './zip-directory.ts'

export const xlsx: Format = {
  type: 'xlsx',
  sniff(head, path) {
    if (head.length < 4 || head.readUInt32LE(0) !== 0x04034b50) return 0
    const names = head.toString('latin1')
    if (names.includes('xl/workbook.bin')) return 0
    if (
      names.includes('xl/workbook') ||
      names.includes('xl/worksheets') ||
      names.includes('xl/_rels') ||
      names.includes('xl/styles') ||
      names.includes('xl/sharedStrings')
    )
      return 0.97
    return /\.(?:xlsx|xlsm|xltx|xltm)$/i.test(path) ? (names.includes('[Content_Types].xml') ? 0.9 : 0.6) : 0
  },
  read: readSheets,
}

async function readSheets(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const archive = await openZip(input, context.limits)
  const broken: string[] = []
  let brokenBytes = 0
  try {
    const book = await readWorkbook(archive)
    for (const sheet of book.sheets) {
      const tables = openTables(
        { path: input.path, name: sheet.name, note: sheet.isHidden ? ' (hidden sheet)' : '', database: folderOf(input.path), header: null },
        sink,
        context,
      )
      const reader = createSheetReader(book, tables)
      const bytes = createSheetBytes(book, tables, reader)
      try {
        for await (const chunk of archive.stream(sheet.entry)) bytes.push(chunk)
      } catch {
        broken.push(sheet.name)
        brokenBytes += sheet.entry.compressedBytes
      }
      bytes.end()
      reader.end()
      tables.end()
      if (reader.lostCells > 0 && !broken.includes(sheet.name)) broken.push(sheet.name)
    }
    readNotes(archive, input.path, sink, context)
  } finally {
    archive.close()
  }
  if (broken.length === 0) return { status: 'read', reason: '', bytesRead: input.size }
  return {
    status: 'partly_read',
    reason: `${broken.length} sheet${broken.length === 1 ? ' is' : 's are'} damaged and ${broken.length === 1 ? 'was' : 'were'} read up to there`,
    bytesRead: Math.max(0, input.size - brokenBytes),
  }
}

/** Notes and threaded comments on cells: who wrote "left after her cancer treatment" beside a name wrote of that person. */
function readNotes(archive: ZipArchive, path: string, sink: RecordSink, context: ReadContext): void {
  const parts = archive.entries.filter(
    ({ name, bytes }) => /^\/?xl\/(?:comments|threadedComments)\/?[^/]*\.xml$/i.test(name) && bytes < context.limits.memberBytesInMemory,
  )
  let prose: ProseReader | null = null
  for (const part of parts) {
    let xml = ''
    try {
      xml = archive.read(part).toString()
    } catch {
      continue
    }
    for (const [whole, tag] of xml.matchAll(/<(?:\w+:)?(?:comment|threadedComment)\s([^>]*)>[^]*?<\/(?:\w+:)?(?:comment|threadedComment)>/g)) {
      const text = textRuns(whole) || plainText(/<(?:\w+:)?text>([^<]*)</.exec(whole)?.[1] ?? '')
      prose ??= openProse(path, 'notes', sink, context)
      prose.read(text, `note on ${attribute(` ${tag}`, 'ref') ?? 'a cell'}`)
    }
  }
}
