/** What a sandboxed reader writes: lines gathered into blocks, blocks into frames, frames into writes of about 256 KiB. */
import { writeSync } from 'node:fs'
import type { FileOutcome, PersonRecord, Source } from '../record.ts'
import { cleanText, recordLine, RECORD_COLUMNS } from '../record.ts'
import { putBytes, putNumber } from '../byte-cells.ts'
import { maskValue } from '../detectors/mask.ts'
import type { Finding } from '../finding.ts'
import type { RecordLines } from '../formats/format.ts'
import { FRAME, field, frame, LineBlock, RecordBlock } from './wire.ts'

const WRITE_BYTES = 256 << 10
const BLOCK_BYTES = 256 << 10
/** The first blocks are short, each twice as long as the one before: who waits for the first finding of a huge file sees it at once. */
const FIRST_BYTES = 4 << 10
const STANDARD_OUTPUT = 1

/** Gathers frames; standard output is a blocking pipe, so a slow parent slows us, and nothing piles up. */
export class FrameOutput {
  readonly #frames = Buffer.allocUnsafeSlow(WRITE_BYTES)
  #held = 0
  #enough = FIRST_BYTES

  /** The bytes are taken at once: whoever gave them may fill them anew. */
  add(bytes: Buffer): void {
    if (this.#held + bytes.length > WRITE_BYTES) this.flush()
    if (bytes.length > WRITE_BYTES) return writeAll(bytes)
    this.#frames.set(bytes, this.#held)
    this.#held += bytes.length
    if (this.#held < this.#enough) return
    this.flush()
    this.#enough = Math.min(WRITE_BYTES, 2 * this.#enough)
  }

  flush(): void {
    if (this.#held > 0) writeAll(this.#frames.subarray(0, this.#held))
    this.#held = 0
  }
}

function writeAll(bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(STANDARD_OUTPUT, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

/** A number and a tab. */
const NUMBER_BYTES = 12
/** Unit, member and number stand before the columns. */
const TABS_PER_RECORD = RECORD_COLUMNS.length + 2
const TEXT_FIELDS = [
  'title',
  'givenName',
  'familyName',
  'fullName',
  'dateOfBirth',
  'gender',
  'address',
  'postcode',
  'membershipNumber',
  'ownKey',
  'relationship',
  'leftOn',
  'place',
] as const
const LIST_FIELDS = ['emails', 'phones', 'identifiers', 'masked', 'foreignKeys', 'kinds', 'flags'] as const

/** The lines of one file or member. Blocks are cut by length alone, so that a reader that dies always leaves the same ones behind. */
export class MemberOutput {
  readonly unit: number
  readonly member: number
  readonly #output: FrameOutput
  readonly #prefix: string
  readonly #front: Buffer
  readonly #records: RecordBlock
  #sources = ''
  readonly #findings = new LineBlock(FRAME.findings)
  /** The place of the finding before, mostly that of the next as well. */
  #place = { of: '', as: '' }
  #fullRecords = FIRST_BYTES
  #fullFindings = FIRST_BYTES
  #sourceCount = 0
  readonly #silentCount: number
  /** Sources of prose that nothing was found in yet. */
  readonly #waiting = new Map<number, string>()
  recordCount = 0
  /** For tables whose rows are made into lines where they lie. */
  readonly lines: RecordLines = {
    at: 0,
    open: (mostBytes: number) => this.#openLine(mostBytes),
    close: (end: number) => this.#closeLine(end),
    rowsBefore: () => 0,
  }

  /** `silentCount`: so many sources are not announced, because another reader does. */
  constructor(output: FrameOutput, unit: number, member: number, silentCount = 0) {
    this.#silentCount = silentCount
    this.#output = output
    this.unit = unit
    this.member = member
    this.#prefix = `${unit}\t${member}\t`
    this.#front = Buffer.from(this.#prefix)
    this.#records = new RecordBlock(unit, member)
  }

  source(source: Omit<Source, 'sourceNo'>): number {
    const sourceNo = this.#sourceCount++
    const columns = source.columns.length === 0 ? '[]' : JSON.stringify(source.columns)
    const line = `${this.#prefix}${sourceNo}\t${field(source.path)}\t${field(source.name)}\t${source.kind}\t${source.relationshipHint ?? ''}\t${field(source.database)}\t${columns}\n`
    if (sourceNo < this.#silentCount) return sourceNo
    if (source.kind === 'prose') this.#waiting.set(sourceNo, line)
    else this.#addSource(line)
    return sourceNo
  }

  /** `isOneLine`: its fields are known to hold neither tab nor line end. */
  record(record: PersonRecord, isOneLine = false): void {
    if (this.#waiting.size > 0) this.announce(record.sourceNo)
    const front = `${this.#prefix}${this.recordCount++}\t`
    const line = recordLine(record, front)
    this.#records.add(isOneLine || isWhole(line) ? line : recordLine(cleaned(record), front))
    if (this.#records.bytes > this.#fullRecords) this.#flushRecords()
  }

  #openLine(mostBytes: number): Buffer {
    const room = this.#records.room(mostBytes + this.#front.length + NUMBER_BYTES)
    let at = putBytes(room, this.#records.bytes, this.#front, 0, this.#front.length)
    at = putNumber(room, at, this.recordCount)
    room[at++] = 9
    this.lines.at = at
    return room
  }

  #closeLine(end: number): void {
    this.recordCount++
    this.#records.close(end)
    if (this.#records.bytes > this.#fullRecords) this.#flushRecords()
  }

  finding(sourceNo: number, place: string, finding: Finding, rowNo: number | null): void {
    if (this.#waiting.size > 0) this.announce(sourceNo)
    const { kind, value, confidence, why } = finding
    if (place !== this.#place.of) this.#place = { of: place, as: field(place) }
    const line = field(value)
    // of a value that is one line its mask is one line, too
    const masked = line === value ? maskValue(kind, value) : field(maskValue(kind, value))
    this.#findings.add(`${this.#prefix}${sourceNo}\t${rowNo ?? ''}\t${this.#place.as}\t${kind}\t${line}\t${masked}\t${confidence}\t${field(why)}\n`)
    if (this.#findings.bytes > this.#fullFindings) this.#flushFindings()
  }

  /** Everything out; to be called at the member's end. */
  flush(): void {
    this.#flushRecords()
    this.#flushFindings()
    if (this.#sources !== '') this.#output.add(frame(FRAME.sources, this.#sources))
    this.#sources = ''
    this.#waiting.clear()
  }

  announce(sourceNo: number): void {
    const line = this.#waiting.get(sourceNo)
    if (line === undefined) return
    this.#waiting.delete(sourceNo)
    this.#addSource(line)
  }

  #addSource(line: string): void {
    this.#sources += line
    // Before the records that point to it, so that a reader that dies leaves no record without its source.
    this.#output.add(frame(FRAME.sources, this.#sources))
    this.#sources = ''
  }

  #flushRecords(): void {
    const block = this.#records.take()
    this.#fullRecords = Math.min(BLOCK_BYTES, 2 * this.#fullRecords)
    if (block !== null) this.#output.add(block)
  }

  #flushFindings(): void {
    const block = this.#findings.take()
    this.#fullFindings = Math.min(BLOCK_BYTES, 2 * this.#fullFindings)
    if (block !== null) this.#output.add(block)
  }
}

/** The outcome of a member, as a line of the table of members. */
export function memberFrame(unit: number, member: number, parent: number, outcome: FileOutcome): Buffer {
  const { path, type, bytes, bytesRead, status, reason, sha256, recordCount } = outcome
  return frame(
    FRAME.members,
    `${unit}\t${member}\t${parent}\t${field(path)}\t${type}\t${bytes}\t${bytesRead}\t${status}\t${field(reason)}\t${sha256 ?? ''}\t${recordCount}\n`,
  )
}

/** A format that lets a tab or a line end through would break the table for the whole incident. */
function isWhole(line: string): boolean {
  if (line.indexOf('\n') !== line.length - 1) return false
  let tabs = 0
  for (let at = line.indexOf('\t'); at !== -1; at = line.indexOf('\t', at + 1)) tabs++
  return tabs === TABS_PER_RECORD
}

function cleaned(record: PersonRecord): PersonRecord {
  const clean: PersonRecord = { ...record }
  for (const name of TEXT_FIELDS) (clean as Record<string, unknown>)[name] = cleanText(record[name])
  for (const name of LIST_FIELDS) (clean as Record<string, unknown>)[name] = (record[name] as string[]).map(cleanText)
  return clean
}
