/** What documents share: a source is announced, and each piece of text goes through the detectors with its place. */
import type { ReadContext, RecordSink } from './format.ts'
import type { Source } from '../record.ts'
import { proseRecords } from '../prose-records.ts'
import { markProgress } from './progress.ts'

export type MessageHeaders = { from?: string; to?: string; date?: string; subject?: string }

/** A document being read: rows are numbered through all its pieces. */
export type ProseReader = { sourceNo: number; rowNo: number; read(text: string, place: string, headers?: MessageHeaders): void }

export function openProse(path: string, name: string, sink: RecordSink, context: ReadContext): ProseReader {
  const source: Omit<Source, 'sourceNo'> = { path, name, kind: 'prose', relationshipHint: null, columns: [], database: '' }
  const sourceNo = sink.source(source)
  const reader: ProseReader = {
    sourceNo,
    rowNo: 1,
    read: (text, place, headers) => {
      if (text.trim() !== '')
        reader.rowNo += proseRecords(text, { sourceNo, place, firstRowNo: reader.rowNo, ...(headers === undefined ? {} : { headers }) }, context, sink)
      markProgress()
    },
  }
  return reader
}
