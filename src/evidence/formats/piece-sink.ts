/** What a later piece of a shared file gives: rows counted from its own first one, and nothing of the file's beginning, which it reads only to know the columns. */
import type { PieceDesk, RecordLines, RecordSink } from './format.ts'

export type PieceSink = RecordSink & {
  /** From now on rows count. `rowsBefore`: rows of the table that were read so far. */
  begin(rowsBefore: number): void
}

export function pieceSink(sink: RecordSink, pieces: PieceDesk): PieceSink {
  let rowsBefore = 0
  let isLive = pieces.piece!.no === 0
  // only the table that the piece goes on with has rows before: its first source
  const ownRow = (sourceNo: number, rowNo: number) => (sourceNo === 0 ? rowNo - rowsBefore : rowNo)
  const lines = sink.lines === undefined ? undefined : countedFrom(sink.lines, (sourceNo) => (sourceNo === 0 ? rowsBefore : 0))
  return {
    get lines() {
      return isLive ? lines : undefined
    },
    begin: (rows) => {
      rowsBefore = rows
      isLive = true
    },
    source: (source) => {
      pieces.sources++
      return sink.source(source)
    },
    member: (member) => sink.member(member),
    finding: (sourceNo, place, finding, rowNo) => {
      if (isLive) sink.finding(sourceNo, place, finding, rowNo === null ? null : ownRow(sourceNo, rowNo))
    },
    record: (record, isOneLine) => {
      if (!isLive) return
      const { rowNo } = record
      record.rowNo = ownRow(record.sourceNo, rowNo)
      sink.record(record, isOneLine)
      record.rowNo = rowNo
    },
  }
}

function countedFrom(lines: RecordLines, rowsBefore: (sourceNo: number) => number): RecordLines {
  const counted: RecordLines = {
    at: 0,
    open(mostBytes) {
      const room = lines.open(mostBytes)
      counted.at = lines.at
      return room
    },
    close: lines.close,
    rowsBefore,
  }
  return counted
}
