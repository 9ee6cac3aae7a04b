/** Reads one file of evidence with all that is packed inside it. Runs in the sandbox. */
import { createHash, hash, type Hash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { FileOutcome } from '../record.ts'
import { BLOCK_BYTES, beginsEncrypted, ENCRYPTED_REASON, interleaved, randomShare, sampleOffsets } from '../encrypted.ts'
import { findFileType, isWordless, looksLikeText } from '../file-type.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from '../formats/format.ts'
import { diskSource, firstBytes, readAt } from '../formats/byte-source.ts'
import { markProgress } from '../formats/progress.ts'
import { formatsFor } from '../formats/registry.ts'
import { isRansomNote, lastExtension } from '../ransom-marks.ts'
import { decodeText } from '../text-of-bytes.ts'
import { inWords } from '../walk-folder.ts'
import { MemberOutput, memberFrame, type FrameOutput } from './output.ts'
import { openPictureDesk, PictureOutput, type UnitDesk } from './picture-desk.ts'
import { openPieceDesk, type UnitPieces } from './piece-desk.ts'
import type { OcrMode, ReadOrder } from './wire.ts'

export type UnitContext = Omit<ReadContext, 'depth' | 'pictures' | 'pieces'> & {
  scratchFolder: string
  output: FrameOutput
  ocr: OcrMode
  pieceBytes?: number
  isShared?: boolean
}

/** What all members of one file on disk share. */
type Unit = {
  order: ReadOrder
  context: UnitContext
  desk: UnitDesk
  pieces: UnitPieces
  memberCount: number
  /** Bytes unpacked so far, over all depths: nesting does not get round the limit. */
  expandedBytes: number
}

/** An archive may always unpack to this much, however small it is. */
const FREE_EXPANSION_BYTES = 100e6
/** A small text is looked at for the words of a ransom note. */
const NOTE_LIMIT_BYTES = 200_000

/** `pieceRows`, `pieceSources` and `isPieceRefused`: see ReadDone. */
export type UnitRead = { outcome: FileOutcome; pieceRows: number; pieceSources: number; isPieceRefused: boolean }

export async function readUnit(order: ReadOrder, given: UnitContext): Promise<UnitRead> {
  const desk = openPictureDesk(given.ocr, order, given.scratchFolder, given.output)
  const context = (order.pictures?.of ?? 1) > 1 ? { ...given, output: new PictureOutput(given.output) } : given
  const pieces = openPieceDesk(order, context)
  const unit: Unit = { order, context, desk, pieces, memberCount: 0, expandedBytes: 0 }
  const diskPath = Buffer.from(order.diskPath, 'base64')
  let input: ByteSource
  try {
    input = diskSource(order.path, diskPath)
  } catch (error) {
    const reason = `it cannot be opened: ${inWords(error)}`
    const outcome: FileOutcome = { path: order.path, type: 'unknown', bytes: order.bytes, bytesRead: 0, status: 'refused', reason, recordCount: 0 }
    return { outcome, pieceRows: 0, pieceSources: 0, isPieceRefused: false }
  }
  // A piece that begins within a table only adds rows to it: it was announced by the piece before.
  const output = new MemberOutput(context.output, order.unit, 0, order.piece?.isContinued === true ? 1 : 0)
  const outcome = await readOne(unit, { ...input, diskPath: () => besideCopy(unit, diskPath) }, output, 0, (blocks) => sampleDisk(diskPath, input.size, blocks))
  const counted = desk.waiting === 0 ? outcome : { ...outcome, picturesWaiting: desk.waiting }
  return { outcome: counted, pieceRows: pieces.rows, pieceSources: pieces.sources, isPieceRefused: pieces.isRefused }
}

/** A SQLite file's newest rows may lie in the `-wal` file beside it: both are copied and made one, because doing that in place would write. */
async function besideCopy(unit: Unit, diskPath: Buffer): Promise<string> {
  const path = diskPath.toString('utf8')
  if (!Buffer.from(path).equals(diskPath)) return copyToScratch(unit, diskSource('', diskPath), 'named')
  if (!existsSync(`${path}-wal`)) return path
  const copy = join(unit.context.scratchFolder, `${unit.order.unit}-0`)
  copyFileSync(path, copy)
  copyFileSync(`${path}-wal`, `${copy}-wal`)
  try {
    const database = new DatabaseSync(copy)
    database.exec('pragma wal_checkpoint(truncate)')
    database.close()
    return copy
  } catch {
    // The log does not fit: the database as it lies is still worth reading.
    return path
  }
}

function sampleDisk(diskPath: Buffer, size: number, blockCount: number): Buffer[] {
  const descriptor = openSync(diskPath, 'r')
  try {
    return sampleOffsets(size, blockCount).map((offset) => readAt(descriptor, offset, BLOCK_BYTES))
  } finally {
    closeSync(descriptor)
  }
}

type Sampler = (blocks: number) => Buffer[]

async function readOne(unit: Unit, input: ByteSource, output: MemberOutput, depth: number, sample: Sampler | null): Promise<FileOutcome> {
  const inside: Inside = { count: 0, missed: [], bytes: 0, bytesRead: 0 }
  const sink: RecordSink = {
    source: (source) => output.source(source),
    announce: (sourceNo) => output.announce(sourceNo),
    record: (record, isOneLine) => output.record(record, isOneLine),
    lines: output.lines,
    finding: (sourceNo, place, finding, rowNo) => output.finding(sourceNo, place, finding, rowNo),
    member: async (member) => noteMember(inside, await readMember(unit, member, output.member, depth + 1)),
  }
  const decided = await decide(unit, input, sink, depth, sample).catch((error: unknown) => ({ type: 'unknown', ...troubleOf(error) }))
  output.flush()
  const bytesRead = decided.status === 'read' ? input.size : Math.min(input.size, Math.max(0, decided.bytesRead))
  const outcome: FileOutcome = {
    path: input.path,
    type: decided.type,
    bytes: input.size,
    bytesRead,
    status: decided.status,
    reason: decided.reason,
    recordCount: output.recordCount,
  }
  if (inside.missed.length > 0 && outcome.status === 'read') Object.assign(outcome, withMissed(outcome, inside))
  return outcome
}

/** What became of the files inside a container. `missed`: status and reason of the first few that were not read, or not wholly. */
type Inside = { count: number; missed: Pick<FileOutcome, 'status' | 'reason'>[]; bytes: number; bytesRead: number; missedCount?: number }
const MISSED_KEPT = 1_000

function noteMember(inside: Inside, outcome: FileOutcome): void {
  inside.count++
  inside.bytes += outcome.bytes
  inside.bytesRead += isWordless(outcome.type) ? outcome.bytes : outcome.bytesRead
  if (!isMissed(outcome)) return
  inside.missedCount = (inside.missedCount ?? 0) + 1
  if (inside.missed.length < MISSED_KEPT) inside.missed.push({ status: outcome.status, reason: outcome.reason })
}

/** Of a container's own bytes, as large a share counts as read as of the bytes inside it. One in which nothing could be read is not "partly read". */
function withMissed(outcome: FileOutcome, inside: Inside): Pick<FileOutcome, 'status' | 'reason' | 'bytesRead'> {
  const missedCount = inside.missedCount ?? 0
  const bytesRead = inside.bytes === 0 ? 0 : Math.floor((outcome.bytes * inside.bytesRead) / inside.bytes)
  const first = inside.missed[0]!
  const isAlike = missedCount === inside.count && outcome.recordCount === 0 && inside.missed.every(({ status }) => status === first.status)
  if (isAlike && first.status !== 'partly_read') {
    const what = inside.count === 1 ? 'the only file inside' : `all ${inside.count} files inside`
    // Of archives in archives the innermost says what is the matter, once.
    const reason = /^(?:the only file|all \d+ files) inside: /.test(first.reason) ? first.reason : `${what}: ${first.reason}`
    return { status: first.status, reason, bytesRead: 0 }
  }
  return { status: 'partly_read', reason: `${missedCount} of ${inside.count} files inside could not be read, or not wholly`, bytesRead }
}

/** A member that could hold words and was not read. Pictures and programs are listed, but they do not make their archive incomplete. */
function isMissed(outcome: FileOutcome): boolean {
  return outcome.status !== 'read' && !isWordless(outcome.type)
}

type Decided = ReadResult & { type: string }

/** Tells what the bytes are and reads them. Ransomware and locks come first: their bytes must not be taken for a table. */
async function decide(unit: Unit, input: ByteSource, sink: RecordSink, depth: number, sample: Sampler | null): Promise<Decided> {
  if (input.size === 0) return { type: 'empty', status: 'read', reason: '', bytesRead: 0 }
  // A member that cannot be opened says so on its first byte.
  const head = input.head.length > 0 ? input.head : await firstBytes(input.chunks(), BLOCK_BYTES)
  if (head.length === 0) return { type: 'empty', status: 'read', reason: '', bytesRead: 0 }
  if (depth > unit.context.limits.depth)
    return { type: 'unknown', status: 'refused', reason: `it lies more than ${unit.context.limits.depth} archives deep`, bytesRead: 0 }
  const known = findFileType(head, input.size)
  const isText = looksLikeText(head)
  const formats = formatsFor(head, input.path, input.size)
  if (known === null && formats.length === 0 && isEncrypted(unit, input, head, isText))
    return { type: 'encrypted', status: 'rendered_inaccessible', reason: encryptedReason(unit, input), bytesRead: 0 }
  const pattern = known === null && !isText && formats.length === 0 ? interleaved(head) : null
  if (pattern !== null) return { type: 'encrypted', status: 'rendered_inaccessible', reason: `encrypted by ransomware in parts: ${pattern}`, bytesRead: 0 }
  if (isText && (await isNote(unit, input, head))) return { type: 'ransom_note', status: 'read', reason: '', bytesRead: input.size }
  if (isText && sample !== null && input.size > 4 * BLOCK_BYTES) {
    const random = randomShare(sample(24))
    if (random !== null && random.randomCount >= 2)
      return {
        type: 'encrypted',
        status: 'rendered_inaccessible',
        reason: `encrypted by ransomware in parts: ${random.randomCount} of ${random.blockCount} sampled blocks of a text are random bytes`,
        bytesRead: 0,
      }
  }
  const context = {
    detectors: unit.context.detectors,
    depth,
    limits: unit.context.limits,
    pictures: unit.desk,
    ...(depth === 0 && unit.pieces.pieceBytes > 0 ? { pieces: unit.pieces } : {}),
    ...(unit.context.today === undefined ? {} : { today: unit.context.today }),
  }
  const best = formats[0]
  if (best === undefined || (known !== null && best.type === 'text')) {
    if (known !== null) return { ...known, bytesRead: 0 }
    return { type: 'unknown', status: 'unsupported', reason: 'its kind is not known, and it is not text', bytesRead: 0 }
  }
  const decided = await readAs(formats, unit, input, sink, context)
  const isHurt = decided.status === 'damaged' || decided.status === 'partly_read'
  const share = isHurt && sample !== null && COMPRESSES_WELL.has(decided.type) ? randomShare(sample(24)) : null
  return share === null || share.randomCount < 2 ? decided : accused(decided, share)
}

/** Damage and blocks of random bytes together: ransomware. What could be read of the file all the same is kept. */
function accused(decided: Decided, { randomCount, blockCount }: { randomCount: number; blockCount: number }): Decided {
  const blocks = `${randomCount} of ${blockCount} sampled blocks are random bytes`
  if (decided.status === 'partly_read') return { ...decided, reason: `${decided.reason}; ${blocks}, as ransomware leaves them` }
  const reason = `encrypted by ransomware in parts: it can no longer be read as ${decided.type}, and ${blocks}`
  return { type: 'encrypted', status: 'rendered_inaccessible', reason, bytesRead: 0 }
}

/** Kinds of files whose bytes are not random by nature: deflate is told from a cipher by its chi-square, LZMA is not. */
const COMPRESSES_WELL = new Set('zip xlsx xlsb docx pptx odf ods pdf sqlite parquet doc xls ppt msg ole pst tar bmp tiff'.split(' '))

/** The surest format reads; when it finds that the bytes are not its own after all, the next is asked. */
async function readAs(formats: Format[], unit: Unit, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<Decided> {
  for (const [index, format] of formats.entries()) {
    try {
      return { type: format.type, ...(await format.read(input, sink, context)) }
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble.status === 'unsupported' && index + 1 < formats.length) continue
      const isSuspect = trouble.status === 'damaged' && unit.order.suspectExtension !== '' && lastExtension(input.path) === unit.order.suspectExtension
      if (isSuspect)
        return {
          type: 'encrypted',
          status: 'rendered_inaccessible',
          reason: `encrypted by ransomware in parts: it was renamed to .${unit.order.suspectExtension}, and it can no longer be read as ${format.type}`,
          bytesRead: 0,
        }
      return { type: format.type, ...trouble }
    }
  }
  return { type: 'unknown', status: 'unsupported', reason: 'no format could read it', bytesRead: 0 }
}

/** To be asked only when no known kind of file begins here. */
function isEncrypted(unit: Unit, input: ByteSource, head: Buffer, isText: boolean): boolean {
  if (isText) return false
  // Too small to be measured: the name that ransomware gave it says enough.
  return beginsEncrypted(head) || (unit.order.suspectExtension !== '' && lastExtension(input.path) === unit.order.suspectExtension)
}

function encryptedReason(unit: Unit, input: ByteSource): string {
  const extension = unit.order.suspectExtension
  return extension !== '' && lastExtension(input.path) === extension ? `${ENCRYPTED_REASON}; it was renamed to .${extension}` : ENCRYPTED_REASON
}

async function isNote(unit: Unit, input: ByteSource, head: Buffer): Promise<boolean> {
  if (input.size > NOTE_LIMIT_BYTES || !/(?:encrypt|decrypt|\.onion)/i.test(head.toString('latin1').replace(/\0/g, ''))) return false
  return isRansomNote(input.path, decodeText(await input.bytes(NOTE_LIMIT_BYTES)), unit.order.sameNameCount)
}

/** Reasons are ours; a parser's own message could hold what is in the file. */
function troubleOf(error: unknown): ReadResult {
  if (error instanceof FormatError) return { status: error.status, reason: error.message, bytesRead: 0 }
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') throw error
  if (error instanceof RangeError && /memory|allocation|invalid .*(?:length|size)/i.test(error.message))
    return { status: 'refused', reason: 'it needs more memory than a reader may use', bytesRead: 0 }
  if (/^E[A-Z]+$/.test(code)) return { status: 'damaged', reason: `it cannot be read: ${inWords(error)}`, bytesRead: 0 }
  return { status: 'damaged', reason: 'its parser gave up on it: the file is damaged or not what it seems', bytesRead: 0 }
}

async function readMember(unit: Unit, member: ByteSource, parent: number, depth: number): Promise<FileOutcome> {
  const no = ++unit.memberCount
  const measure = new Measure(unit)
  const scratch = `${no}`
  // A million members seldom need one: looking for what is not there would cost more than reading them
  let isCopied = false
  const output = new MemberOutput(unit.context.output, unit.order.unit, no)
  const measured: ByteSource = {
    ...member,
    chunks: () => {
      if (member.held === undefined) return measure.chunks(member)
      measure.whole(member.held)
      return member.chunks()
    },
    bytes: async (limitBytes) => measure.whole(await member.bytes(limitBytes)),
    diskPath: () => {
      isCopied = true
      return copyToScratch(unit, { ...member, chunks: () => measure.chunks(member) }, scratch)
    },
  }
  if (no > unit.context.limits.memberCount) return surplusMember(unit, no, parent, member)
  const outcome = await readOne(unit, measured, output, depth, null)
  await measure.finish(member).catch((error: unknown) => {
    const trouble = troubleOf(error)
    if (outcome.status === 'read' || trouble.status === 'refused') Object.assign(outcome, { status: trouble.status, reason: trouble.reason })
  })
  if (measure.bytes !== null) outcome.bytes = measure.bytes
  outcome.bytesRead = outcome.status === 'read' ? outcome.bytes : Math.min(outcome.bytes, outcome.bytesRead)
  if (measure.sha256 !== null) outcome.sha256 = measure.sha256
  if (isCopied) rmSync(join(unit.context.scratchFolder, `${unit.order.unit}-${scratch}`), { force: true })
  unit.context.output.add(memberFrame(unit.order.unit, no, parent, outcome))
  markProgress()
  return outcome
}

/** Only the first of those beyond the limit is listed; the others would fill the disk with their names. */
function surplusMember(unit: Unit, no: number, parent: number, member: ByteSource): FileOutcome {
  const limit = unit.context.limits.memberCount
  const outcome: FileOutcome = {
    path: member.path,
    type: 'unknown',
    bytes: 0,
    bytesRead: 0,
    status: 'refused',
    reason: `more than ${limit} files are packed inside; the rest is not listed`,
    recordCount: 0,
  }
  if (no === limit + 1) unit.context.output.add(memberFrame(unit.order.unit, no, parent, outcome))
  return outcome
}

/** For libraries that need a path: unpacked into the scratch folder, removed when the member has been read. */
async function copyToScratch(unit: Unit, source: ByteSource, name: string): Promise<string> {
  const path = join(unit.context.scratchFolder, `${unit.order.unit}-${name}`)
  const descriptor = openSync(path, 'w', 0o600)
  try {
    for await (const chunk of source.chunks()) for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at)
  } finally {
    closeSync(descriptor)
  }
  return path
}

/** Hashes and counts a member in the first whole pass over it, whoever makes it; holds the pass against the limits of unpacking. */
class Measure {
  readonly #unit: Unit
  #hash: Hash | null = null
  bytes: number | null = null
  sha256: string | null = null

  constructor(unit: Unit) {
    this.#unit = unit
  }

  async *chunks(member: ByteSource): AsyncGenerator<Buffer> {
    const ongoing = this.sha256 === null ? createHash('sha256') : null
    this.#hash = ongoing
    let total = 0
    for await (const chunk of member.chunks()) {
      total += chunk.length
      this.#spend(ongoing === null ? 0 : chunk.length)
      ongoing?.update(chunk)
      yield chunk
    }
    if (ongoing !== null && this.sha256 === null && ongoing === this.#hash) this.#settle(total, ongoing.digest('hex'))
  }

  whole(bytes: Buffer): Buffer {
    if (this.sha256 === null) {
      this.#spend(bytes.length)
      this.#settle(bytes.length, hash('sha256', bytes))
    }
    return bytes
  }

  /** Reads what no format has read to the end, so that every member has its hash. */
  async finish(member: ByteSource): Promise<void> {
    if (this.sha256 !== null) return
    if (member.held !== undefined) this.whole(member.held)
    else for await (const _ of this.chunks(member)) markProgress()
  }

  #settle(total: number, sha256: string): void {
    this.bytes = total
    this.sha256 = sha256
  }

  #spend(bytes: number): void {
    const { order, context } = this.#unit
    this.#unit.expandedBytes += bytes
    const limitBytes = Math.min(context.limits.expandedBytes, Math.max(FREE_EXPANSION_BYTES, order.bytes * context.limits.expansionRatio))
    if (this.#unit.expandedBytes > limitBytes)
      throw new FormatError('refused', `unpacking stopped after ${Math.round(limitBytes / 1e6)} MB, as it would never end in a zip bomb`)
  }
}
