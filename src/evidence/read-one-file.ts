/**
 * Reads one file, with all that is packed inside it, in a sandboxed process, and gives what was found: for programs that use Tocsin as a library, and
 * for commands that need no store. What the reader sends lies in a private folder until `close`, so memory stays flat however large the file is.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { Kind } from '../kinds.ts'
import { NO_CONTEXT, type DetectorContext } from './finding.ts'
import { linesOfFile } from './lines-of-file.ts'
import { RECORD_COLUMNS, type FileOutcome, type PersonRecord, type Source } from './record.ts'
import { readInSandbox, type PoolOptions } from './sandbox/pool.ts'
import { FINDING_COLUMNS, MEMBER_COLUMNS, SOURCE_COLUMNS, type OcrMode } from './sandbox/wire.ts'
import { Spool, spoolPath } from './spool.ts'
import { inWords } from './walk-folder.ts'

export type ReadOneOptions = {
  detectors?: DetectorContext
  /** ISO day by which it is told who is a child; today when not given. */
  today?: string
  /** Where what was found lies until `close`; a new folder in the system's temporary folder when not given. Removed by `close`. */
  workFolder?: string
  /** Whether pictures are read, at a second a page and more; `never` when not given. */
  ocr?: OcrMode
  onProgress?: (bytes: number) => void
} & Pick<PoolOptions, 'signal' | 'silenceMs' | 'memoryLimitBytes'>

/** `fileNo` 0 is the file itself; n is `members[n - 1]`. */
export type ReadSource = Source & { fileNo: number }
export type ReadRecord = PersonRecord & { fileNo: number }
export type ReadFinding = {
  fileNo: number
  sourceNo: number
  rowNo: number | null
  place: string
  kind: Kind
  value: string
  masked: string
  confidence: number
  why: string
}

export type FileReading = {
  outcome: FileOutcome
  /** What lay inside: archive entries, attachments, and what lay in those. */
  members: FileOutcome[]
  sources: ReadSource[]
  /** In the order of reading, file by file. Can be called again until `close`. */
  records(): AsyncGenerator<ReadRecord>
  /** What was found in prose beyond the records. */
  findings(): AsyncGenerator<ReadFinding>
  close(): void
}

/** A file that cannot be read is no error: its outcome says why. Errors: `file_missing`, `file_unreadable`, `sandbox_failed`, `disk_full`, `interrupted`. */
export async function readOneFile(path: string, options: ReadOneOptions = {}): Promise<FileReading> {
  const bytes = sizeOf(path)
  const folder = options.workFolder ?? mkdtempSync(join(tmpdir(), 'tocsin-read-'))
  const close = () => rmSync(folder, { recursive: true, force: true })
  try {
    const { unit, outcome } = await readInto(folder, path, bytes, options)
    const members: FileOutcome[] = []
    const fileNos = new Map([['0', 0]])
    for await (const line of linesOf(folder, 'members', MEMBER_COLUMNS, unit)) fileNos.set(line.member, members.push(outcomeOf(line)))
    const sources: ReadSource[] = []
    for await (const line of linesOf(folder, 'sources', SOURCE_COLUMNS, unit)) sources.push({ ...sourceOf(line), fileNo: fileNos.get(line.member) ?? 0 })
    return {
      outcome,
      members,
      sources,
      close,
      records: async function* () {
        for await (const line of linesOf(folder, 'records', ['unit', 'member', 'seq', ...RECORD_COLUMNS], unit))
          yield { ...recordOf(line), fileNo: fileNos.get(line.member) ?? 0 }
      },
      findings: async function* () {
        for await (const line of linesOf(folder, 'findings', FINDING_COLUMNS, unit)) yield { ...findingOf(line), fileNo: fileNos.get(line.member) ?? 0 }
      },
    }
  } catch (error) {
    close()
    throw options.signal?.aborted ? new AppError('interrupted') : error
  }
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path)
    if (!found.isFile()) throw new AppError('file_unreadable', { path, reason: 'it is not a file' })
    return found.size
  } catch (error) {
    if (error instanceof AppError) throw error
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new AppError('file_missing', { path })
      : new AppError('file_unreadable', { path, reason: inWords(error) })
  }
}

async function readInto(folder: string, path: string, bytes: number, options: ReadOneOptions): Promise<{ unit: number; outcome: FileOutcome }> {
  const { membershipShape, organisationWords, fromOcr, modulus } = options.detectors ?? NO_CONTEXT
  const spool = new Spool(folder, 'one')
  let read: { unit: number; outcome: FileOutcome } | null = null
  try {
    const order = {
      fileNo: 1,
      path: basename(path),
      diskPath: Buffer.from(resolve(path)).toString('base64'),
      bytes,
      suspectExtension: '',
      sameNameCount: 1,
      ...((options.ocr ?? 'never') === 'never' ? {} : { pictures: { no: 0, of: 1 } }),
    }
    const shape = membershipShape === null ? null : { source: membershipShape.source, flags: membershipShape.flags }
    const pool: PoolOptions = {
      workers: 1,
      evidenceFolder: dirname(resolve(path)),
      scratchFolder: join(folder, 'scratch'),
      setup: {
        ocr: options.ocr ?? 'never',
        today: options.today ?? new Date().toISOString().slice(0, 10),
        detectors: { membershipShape: shape, organisationWords, fromOcr, ...(modulus && { modulusTable: modulus.text }) },
      },
      ...(options.signal && { signal: options.signal }),
      ...(options.silenceMs && { silenceMs: options.silenceMs }),
      ...(options.memoryLimitBytes && { memoryLimitBytes: options.memoryLimitBytes }),
    }
    await readInSandbox([order], pool, {
      nextUnit: () => spool.nextUnit(),
      block: (type, payload) => spool.block(type, payload),
      progress: (_, done) => options.onProgress?.(done),
      done: (_, unit, outcome) => {
        read = { unit, outcome: spool.done({ unit, path: order.path, sha256: '', outcome }).outcome }
      },
    })
  } finally {
    spool.close()
  }
  return read!
}

type Line<Name extends string> = Record<Name, string>

/** The lines of the attempt that counts. */
async function* linesOf<Name extends string>(
  folder: string,
  name: 'records' | 'sources' | 'findings' | 'members',
  columns: readonly Name[],
  unit: number,
): AsyncGenerator<Line<Name>> {
  const own = `${unit}\t`
  for await (const line of linesOfFile(spoolPath(folder, name))) {
    if (!line.startsWith(own)) continue
    const cells = line.split('\t')
    yield Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Line<Name>
  }
}

function outcomeOf(line: Line<(typeof MEMBER_COLUMNS)[number]>): FileOutcome {
  const { path, type, reason, sha256 } = line
  return {
    path,
    type,
    reason,
    bytes: Number(line.bytes),
    bytesRead: Number(line.bytes_read),
    status: line.status as FileOutcome['status'],
    recordCount: Number(line.record_count),
    ...(sha256 === '' ? {} : { sha256 }),
  }
}

function sourceOf(line: Line<(typeof SOURCE_COLUMNS)[number]>): Source {
  const { path, name, database } = line
  const hint = line.relationship_hint as Source['relationshipHint'] | ''
  return {
    sourceNo: Number(line.source_no),
    path,
    name,
    database,
    kind: line.kind as Source['kind'],
    relationshipHint: hint === '' ? null : hint,
    columns: JSON.parse(line.columns) as Source['columns'],
  }
}

const listOf = <Item extends string>(text: string): Item[] => (text === '' ? [] : (text.split('\u001f') as Item[]))

function recordOf(line: Line<(typeof RECORD_COLUMNS)[number]>): PersonRecord {
  return {
    sourceNo: Number(line.source_no),
    rowNo: Number(line.row_no),
    subject: Number(line.subject),
    title: line.title,
    givenName: line.given_name,
    familyName: line.family_name,
    fullName: line.full_name,
    dateOfBirth: line.date_of_birth,
    gender: line.gender,
    emails: listOf(line.emails),
    phones: listOf(line.phones),
    address: line.address,
    postcode: line.postcode,
    membershipNumber: line.membership_number,
    identifiers: listOf(line.identifiers),
    masked: listOf(line.masked),
    ownKey: line.own_key,
    foreignKeys: listOf(line.foreign_keys),
    kinds: listOf(line.kinds),
    flags: listOf(line.flags),
    relationship: line.relationship as PersonRecord['relationship'],
    leftOn: line.left_on,
    place: line.place,
  }
}

function findingOf(line: Line<(typeof FINDING_COLUMNS)[number]>): Omit<ReadFinding, 'fileNo'> {
  const { place, value, masked, why } = line
  return {
    sourceNo: Number(line.source_no),
    rowNo: line.row_no === '' ? null : Number(line.row_no),
    place,
    kind: line.kind as Kind,
    value,
    masked,
    confidence: Number(line.confidence),
    why,
  }
}
