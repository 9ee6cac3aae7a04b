/**
 * What passes between the program and the sandboxed readers. Frames: type (1 byte), payload length (4 bytes, little-endian), payload.
 * The reader puts the columns `unit`, `member` and (for records) `seq` in front of each line, so that the parent only copies blocks.
 */
import type { Piece, PieceNote } from '../formats/format.ts'
import type { FileOutcome } from '../record.ts'

export const FRAME = {
  /** To the parent. */
  ready: 1,
  records: 2,
  sources: 3,
  findings: 4,
  members: 5,
  progress: 6,
  done: 7,
  /** What OCR found in one picture: kept, so that no picture is read twice. */
  picture: 8,
  /** Where a huge file can be cut: see Split, as JSON. */
  split: 9,
  /** To the reader. */
  setup: 20,
  read: 21,
} as const
export const FRAME_HEADER_BYTES = 5
/** A reader that sends more in one frame is broken. */
const FRAME_MAX_BYTES = 64 << 20

/** `auto`: pictures, and pages that are nothing but a picture; `always`: also pictures on pages with text; `never`: they are named as not read. */
export const OCR_MODES = ['auto', 'never', 'always'] as const
export type OcrMode = (typeof OCR_MODES)[number]

/** In a reader's scratch folder: what OCR found in earlier runs, put there by the parent. One JSON object a line. */
export const KNOWN_PICTURES = 'known-pictures.ndjson'

/** The first frame to a reader. */
export type Setup = {
  today: string
  /** `never` when not given. */
  ocr?: OcrMode
  /** Files of more than this are cut into pieces of about so many bytes, where that is safe. 0 or absent: never. */
  pieceBytes?: number
  /** There are other readers beside this one. */
  isShared?: boolean
  detectors: { membershipShape: { source: string; flags: string } | null; organisationWords: string[]; fromOcr: boolean; modulusTable?: string }
  scratchFolder: string
}

/** One file to read. `diskPath` is base64: names need not be text. */
export type ReadOrder = {
  /** Unique over all attempts: lines of an attempt that was given up are told from those that count. */
  unit: number
  path: string
  diskPath: string
  bytes: number
  /** The last extension of this file is unknown, and many files share it: the mark of ransomware. Empty: nothing of the kind. */
  suspectExtension: string
  /** In how many folders a file of this name lies: ransom notes are left everywhere. */
  sameNameCount: number
  /**
   * Pictures are read too. `of` above 1: this reader takes only every `of`-th picture, beginning with number `no`, and sends nothing but what OCR found.
   * Absent: they are left for a later pass.
   */
  pictures?: { no: number; of: number }
  /** Only these bytes; `no` counts from 0. Absent: the whole file, or its first piece once the reader has asked for it to be cut. */
  piece?: PieceOrder
  /** The file must not be cut: it was tried. */
  isWhole?: boolean
}
export type PieceOrder = Piece
/** The ends of a file's pieces in bytes, and what their readers are told. */
export type Split = { ends: number[]; notes: PieceNote[] }

/**
 * The end of one file. Members were sent before as lines of `members`. `pieceRows`: rows of the last table in this piece; `pieceSources`: sources in it, the one
 * it goes on with among them. `isPieceRefused`: it cannot be read apart from the others.
 */
export type ReadDone = {
  unit: number
  outcome: FileOutcome
  rssBytes: number
  cpuSeconds: number
  pieceRows?: number
  pieceSources?: number
  isPieceRefused?: boolean
}

/** Header of a block of records: which member they belong to and how many, so that a reader that dies leaves a known count. */
export const RECORD_BLOCK_HEADER_BYTES = 12
export const MEMBER_COLUMNS = ['unit', 'member', 'parent_member', 'path', 'type', 'bytes', 'bytes_read', 'status', 'reason', 'sha256', 'record_count'] as const
export const SOURCE_COLUMNS = ['unit', 'member', 'source_no', 'path', 'name', 'kind', 'relationship_hint', 'database', 'columns'] as const
export const FINDING_COLUMNS = ['unit', 'member', 'source_no', 'row_no', 'place', 'kind', 'value', 'masked', 'confidence', 'why'] as const

export function frame(type: number, payload: Uint8Array | string): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  const out = Buffer.allocUnsafe(FRAME_HEADER_BYTES + bytes.length)
  out[0] = type
  out.writeUInt32LE(bytes.length, 1)
  out.set(bytes, FRAME_HEADER_BYTES)
  return out
}

/** Most members (messages, cards) hold one record or none; the block of a table grows to its full size. */
const FIRST_BLOCK_BYTES = 1 << 10

/** A frame of lines, written where it will be sent from: a text that grew line by line would be copied and encoded once more at its end. */
export class LineBlock {
  readonly #type: number
  readonly #start: number
  #frame: Buffer = Buffer.alloc(0)
  #end: number
  #count = 0

  /** `headerBytes`: room between the frame's own header and the first line. */
  constructor(type: number, headerBytes = 0) {
    this.#type = type
    this.#start = FRAME_HEADER_BYTES + headerBytes
    this.#end = this.#start
  }

  /** Length of the frame so far. */
  get bytes(): number {
    return this.#end
  }

  get lineCount(): number {
    return this.#count
  }

  add(line: string): void {
    // no sign of UTF-16 takes more than three bytes
    this.#end += this.room(3 * line.length).write(line, this.#end)
    this.#count++
  }

  /** Room for a line of up to so many bytes, from `bytes` on. */
  room(mostBytes: number): Buffer {
    const need = this.#end + mostBytes
    if (need > this.#frame.length) {
      const larger = Buffer.allocUnsafe(Math.max(FIRST_BLOCK_BYTES, need, 2 * this.#frame.length))
      larger.set(this.#frame.subarray(0, this.#count === 0 ? 0 : this.#end))
      this.#frame = larger
    }
    return this.#frame
  }

  /** A line was written into that room, up to `end`. */
  close(end: number): void {
    this.#end = end
    this.#count++
  }

  /** The frame, until the next line, which begins a new one in the same place. Null: no line. */
  take(): Buffer | null {
    if (this.#count === 0) return null
    const taken = this.#frame.subarray(0, this.#end)
    taken[0] = this.#type
    taken.writeUInt32LE(this.#end - FRAME_HEADER_BYTES, 1)
    this.#end = this.#start
    this.#count = 0
    return taken
  }
}

/** A frame of record lines of one member of one unit. */
export class RecordBlock {
  readonly #unit: number
  readonly #member: number
  readonly #lines = new LineBlock(FRAME.records, RECORD_BLOCK_HEADER_BYTES)

  constructor(unit: number, member: number) {
    this.#unit = unit
    this.#member = member
  }

  get bytes(): number {
    return this.#lines.bytes
  }

  add(line: string): void {
    this.#lines.add(line)
  }

  room(mostBytes: number): Buffer {
    return this.#lines.room(mostBytes)
  }

  close(end: number): void {
    this.#lines.close(end)
  }

  take(): Buffer | null {
    const count = this.#lines.lineCount
    const taken = this.#lines.take()
    taken?.writeUInt32LE(this.#unit, FRAME_HEADER_BYTES)
    taken?.writeUInt32LE(this.#member, FRAME_HEADER_BYTES + 4)
    taken?.writeUInt32LE(count, FRAME_HEADER_BYTES + 8)
    return taken
  }
}

/** Until a longer frame comes. */
const HELD_BYTES = 512 << 10

/**
 * Cuts a stream of bytes into frames. Feed it chunks; it calls back for each whole frame, whose payload holds until the call returns. Throws when the stream is
 * not ours.
 */
export class FrameSplitter {
  readonly #onFrame: (type: number, payload: Buffer) => void
  /** The frame that is not whole yet: its beginning, and how long it will be once that is known. */
  #frame: Buffer = Buffer.allocUnsafeSlow(HELD_BYTES)
  #held = 0
  #length = FRAME_HEADER_BYTES

  constructor(onFrame: (type: number, payload: Buffer) => void) {
    this.#onFrame = onFrame
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(chunk.length - at, this.#length - this.#held)
      if (this.#length > this.#frame.length) this.#grow()
      chunk.copy(this.#frame, this.#held, at, at + taken)
      at += taken
      this.#held += taken
      if (this.#held < this.#length) return
      if (this.#length === FRAME_HEADER_BYTES) this.#length += lengthOfFrame(this.#frame)
      if (this.#held === this.#length) this.#give()
    }
  }

  #grow(): void {
    const larger = Buffer.allocUnsafeSlow(this.#length)
    this.#frame.copy(larger, 0, 0, this.#held)
    this.#frame = larger
  }

  #give(): void {
    const frame = this.#frame
    const end = this.#length
    this.#held = 0
    this.#length = FRAME_HEADER_BYTES
    this.#onFrame(frame[0]!, frame.subarray(FRAME_HEADER_BYTES, end))
    if (frame.length > HELD_BYTES) this.#frame = Buffer.allocUnsafeSlow(HELD_BYTES)
  }
}

/** Of the payload, by the frame's header. */
function lengthOfFrame(header: Buffer): number {
  const length = header.readUInt32LE(1)
  if (length > FRAME_MAX_BYTES || header[0] === 0 || header[0]! > 31) throw new Error('the reader sent a broken frame')
  return length
}

/** One field of a tab-separated line: without tabs, line ends or NUL. */
export function field(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return /[\t\n\r\0]/.test(text) ? text.replace(/[\t\n\r\0]+/g, ' ') : text
}
