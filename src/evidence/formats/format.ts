/** The shape of a format plug-in, and of what it reads from and writes to. Runs in the sandbox: no network, no writing outside its scratch folder. */
import type { Finding, DetectorContext } from '../finding.ts'
import type { FileOutcome, PersonRecord, Source } from '../record.ts'

/** Bytes to read: a file on disk, or a member of a container. Never changed. */
export type ByteSource = {
  /** As shown to people: members of containers follow after ' › '. */
  path: string
  size: number
  /** The first bytes (up to 64 KiB), for telling the type. */
  head: Buffer
  /** In order, in pieces of up to 1 MiB. Can be called again from the start. `from` and `to` (in bytes) hold for files on disk only. */
  chunks(from?: number, to?: number): AsyncIterable<Buffer>
  /** The same for who is done with a piece before asking for the next: all lie in the same memory. Only files on disk have it. */
  passing?(from?: number, to?: number): Iterable<Buffer>
  /** All of it, where it lies in memory already. */
  held?: Buffer
  /** All of it. Throws FormatError 'refused' over `limitBytes`. */
  bytes(limitBytes: number): Promise<Buffer>
  /** A path on disk for libraries that need one (SQLite): the file itself, or a copy in the scratch folder. */
  diskPath(): Promise<string>
}

/** Where a format puts what it reads. Cheap to call a million times. */
export type RecordSink = {
  /** Announces a table, sheet or document; its number goes into the records. */
  source(source: Omit<Source, 'sourceNo'>): number
  /** A document is kept even when nothing is found in it, which is otherwise left out. Absent: nothing is left out. */
  announce?(sourceNo: number): void
  /** The record may be filled anew after the call: take what is needed at once. `isOneLine`: no field holds a tab or a line end, so that it need not be looked at. */
  record(record: PersonRecord, isOneLine?: boolean): void
  /** Where lines of records go that are made without a record; absent: there is only `record`. It may come and go. */
  readonly lines?: RecordLines | undefined
  /** A finding in prose that belongs to nobody we can name, or to record `rowNo` of the source. */
  finding(sourceNo: number, place: string, finding: Finding, rowNo: number | null): void
  /** Reads a member (archive entry, attachment) as a file of its own. Returns when it has been read. */
  member(member: ByteSource): Promise<void>
}

/** Room for lines of the record table, from their column `source_no` on. Whoever writes them sees to it that no field holds a tab or a line end. */
export type RecordLines = {
  /** Room for a line of up to so many bytes: the buffer, to be filled from `at` on, which this sets. */
  open(mostBytes: number): Buffer
  at: number
  /** The line ends before `end`, line end included. */
  close(end: number): void
  /** Rows of this source that others count: to be taken off a row's number. */
  rowsBefore(sourceNo: number): number
}

export type ReadContext = {
  detectors: DetectorContext
  /** How deep in containers this file lies; 0: on disk. */
  depth: number
  limits: ReadLimits
  /** ISO day of the incident's clock: who is a child is told by it. */
  today?: string
  /** Where pictures of words are taken; absent: they are not read. */
  pictures?: PictureDesk
  /** For a file on disk that several readers may share; absent: it is read in one. */
  pieces?: PieceDesk
}

export type PieceDesk = {
  /** Files beyond this are worth cutting, into pieces of about so many bytes. */
  pieceBytes: number
  /** What to read; null: all, unless it is cut. */
  piece: Piece | null
  /** Other readers share the work; where there are none, a file that reads the same in one need not be cut. */
  isShared: boolean
  /**
   * Has what lies behind the first piece read apart. `ends`: in bytes, the last is the file's size. `notes`: for each piece what its reader needs to be told, and
   * whether it goes on with the table of the piece before; absent: all but the first do, and need nothing.
   */
  split(ends: number[], notes?: PieceNote[]): void
  /** This piece cannot be read apart from the others after all: the file is read again in one. */
  refuse(): void
  /** Rows of the last table in this piece. */
  rows: number
  /** Sources that were announced while it was read, the one it goes on with among them. */
  sources: number
}
/** `isContinued`: the piece begins within a table, which is its source 0. */
export type PieceNote = { isContinued: boolean; note: string }
export type Piece = { no: number; from: number; to: number } & PieceNote

/** OCR takes a second a page: everything else is read first, and what was read once is known by the picture's hash. */
export type PictureDesk = {
  /** True: also pictures on pages that have text of their own. */
  wantsAll: boolean
  /** True when pictures are read in a pass of their own, after this one. */
  isLater: boolean
  /** Text of a picture; null: not in this pass (it has been counted). Throws FormatError. */
  read(picture: () => Buffer | Promise<Buffer>, size: { width: number; height: number }): Promise<{ text: string; confidence: number } | null>
}
export type ReadLimits = {
  depth: number
  memberCount: number
  expandedBytes: number
  expansionRatio: number
  memberBytesInMemory: number
  cellBytes: number
  columns: number
}
export const DEFAULT_LIMITS: ReadLimits = {
  depth: 8,
  memberCount: 1_000_000,
  expandedBytes: 200e9,
  expansionRatio: 1_200,
  memberBytesInMemory: 256e6,
  cellBytes: 1e6,
  columns: 16_384,
}

/** What a format says of the file it read; `type` when it is told apart only while reading. The reader fills in path, bytes and hash. */
export type ReadResult = Pick<FileOutcome, 'status' | 'reason' | 'bytesRead'> & { type?: string }

export type Format = {
  /** csv, xlsx, mysql_dump … */
  type: string
  /** 0 to 1: how sure these are bytes of this type. Looks at the content; the name only breaks ties. */
  sniff(head: Buffer, path: string, size: number): number
  read(input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult>
}

/** A file that cannot be read, or not wholly, with the reason in words for a person. */
export class FormatError extends Error {
  readonly status: FileOutcome['status']
  constructor(status: FileOutcome['status'], reason: string) {
    super(reason)
    this.status = status
  }
}
