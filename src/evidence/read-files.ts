/** Reads every file that was taken in, in sandboxed processes, and loads what they found. Files read before are not read again. */
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import type { IncidentId } from '../ids.ts'
import type { DetectorContext } from './finding.ts'
import type { FileOutcome } from './record.ts'
import { diskPathOf } from './evidence-path.ts'
import { findEvidenceRoot } from './walk-folder.ts'
import { listTopLevelFiles, saveOutcomes, type EvidenceFile, type OutcomeRow } from './queries.ts'
import { loadSpool, UNREAD, writeUnits, type LoadSummary, type UnitFile } from './load-spool.ts'
import { lastExtension, nameMarks, type NameMarks } from './ransom-marks.ts'
import { readInSandbox, type PoolOptions, type PoolOrder } from './sandbox/pool.ts'
import { FRAME, type OcrMode } from './sandbox/wire.ts'
import { Spool, spoolPath, type SpoolEntry } from './spool.ts'

export type ReadFilesOptions = {
  /** Sandboxed processes at a time. */
  workers: number
  /** ISO day of the incident's clock; part of what results depend on. */
  today: string
  detectors: DetectorContext
  /** Tables in text of more than this are read in pieces of about so many bytes, by as many readers as there are. */
  pieceBytes?: number
  /** Whether pictures are read; `auto` when not given. */
  ocr?: OcrMode
  /** Called before OCR begins: how many pictures and pages, in how many files, and how long it will take by what was measured elsewhere. */
  onPictures?: (estimate: PictureEstimate) => void
  onProgress?: (done: { files: number; bytes: number; totalFiles: number; totalBytes: number }) => void
  signal?: AbortSignal
} & Pick<PoolOptions, 'silenceMs' | 'memoryLimitBytes'>

export type ReadFilesSummary = LoadSummary & {
  fileCount: number
  readNowCount: number
  bytes: number
  bytesRead: number
  /** Pictures and pages that OCR read in this run, and those that were left because it is off. */
  picturesRead: number
  picturesLeft: number
}

/**
 * `workFolder` keeps the spool; it must not lie inside the evidence. Errors: `folder_missing`, `sandbox_failed`, `disk_full`, `interrupted`, `out_inside_evidence`.
 */
export async function readFiles(
  ctx: Context,
  incidentId: IncidentId,
  folder: string,
  workFolder: string,
  options: ReadFilesOptions,
): Promise<ReadFilesSummary> {
  const root = await findEvidenceRoot(folder)
  if (`${resolve(workFolder)}/`.startsWith(`${root.folder}/`)) throw new AppError('out_inside_evidence', { path: workFolder })
  const files = await listTopLevelFiles(ctx.store, incidentId)
  const spool = new Spool(workFolder, keyOf(options))
  let readNowCount: number
  let picturesRead: number
  let entries: Map<number, SpoolEntry>
  try {
    entries = entriesByFile(files, spool.entries)
    readNowCount = await readRest(ctx, files, entries, root.folder, workFolder, spool, options)
    picturesRead = await readPictures(ctx, files, entries, root.folder, workFolder, spool, options)
  } finally {
    spool.close()
  }
  writeUnits(
    workFolder,
    files.flatMap(({ fileNo }) => unitsOf(fileNo, entries.get(fileNo))),
  )
  const engine = await ctx.engineOf(incidentId)
  const loaded = await loadSpool(engine, workFolder)
  await ctx.store.transaction((tx) => saveOutcomes(tx, incidentId, outcomeRows(files, entries, engine)))
  const bytesRead = [...entries.values()].reduce((sum, { outcome }) => sum + outcome.bytesRead, 0)
  const picturesLeft = picturesIn([...entries.values()])
  return { ...loaded, fileCount: files.length, readNowCount, bytes: files.reduce((sum, file) => sum + file.bytes, 0), bytesRead, picturesRead, picturesLeft }
}

function unitsOf(fileNo: number, entry: SpoolEntry | undefined): UnitFile[] {
  if (entry?.outcome.pieces === undefined) return [{ fileNo, unit: entry?.unit ?? UNREAD, recordCount: entry?.outcome.recordCount ?? 0 }]
  return entry.outcome.pieces.map((place, piece) => ({ fileNo, piece, ...place }))
}

/** What results depend on besides the bytes: with other answers, files are read again. */
function keyOf({ today, detectors, ocr = 'auto' }: ReadFilesOptions): string {
  const { membershipShape, organisationWords, fromOcr, modulus } = detectors
  return (
    createHash('sha256')
      // `auto` after `never` only adds: pictures that wait are read. `always` asks for more of every page.
      .update(JSON.stringify([today, String(membershipShape), organisationWords, fromOcr, ocr === 'always', ...(modulus === undefined ? [] : [modulus.hash])]))
      .digest('hex')
      .slice(0, 16)
  )
}

/**
 * An old result counts when path and bytes are the same; the last one, should there be several. What failed is tried again: the cause may have been
 * ours (too little memory, a fault in a parser since mended).
 */
function entriesByFile(files: EvidenceFile[], entries: SpoolEntry[]): Map<number, SpoolEntry> {
  const known = new Map(entries.map((entry) => [`${entry.sha256} ${entry.path}`, entry]))
  return new Map(
    files.flatMap((file) => {
      const entry = file.sha256 === null ? undefined : known.get(`${file.sha256} ${file.path}`)
      const isWorthTrying = entry === undefined || entry.outcome.status === 'damaged' || entry.outcome.status === 'refused'
      return isWorthTrying ? [] : [[file.fileNo, entry] as const]
    }),
  )
}

async function readRest(
  ctx: Context,
  files: EvidenceFile[],
  entries: Map<number, SpoolEntry>,
  folder: string,
  workFolder: string,
  spool: Spool,
  options: ReadFilesOptions,
): Promise<number> {
  const readable = files.filter((file) => file.sha256 !== null)
  const marks = nameMarks(files.map((file) => file.path))
  const orders = readable.filter((file) => !entries.has(file.fileNo)).map((file) => orderOf(file, folder, marks))
  const hashes = new Map(readable.map((file) => [file.fileNo, file.sha256!]))
  const gauge = new Gauge(ctx, readable, entries, options)
  if (orders.length === 0) return 0
  await readInSandbox(orders, poolOf(folder, workFolder, options), {
    nextUnit: () => spool.nextUnit(),
    block: (type, payload) => spool.block(type, payload),
    progress: (order, bytes) => gauge.progress(order, bytes),
    done: (order, unit, outcome) => {
      const entry = { unit, path: order.path, sha256: hashes.get(order.fileNo)!, outcome }
      entries.set(order.fileNo, spool.done(entry))
      gauge.done(order)
    },
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? new AppError('interrupted') : error
  })
  return orders.length
}

function poolOf(folder: string, workFolder: string, options: ReadFilesOptions): PoolOptions {
  const { membershipShape, organisationWords, fromOcr, modulus } = options.detectors
  const shape = membershipShape === null ? null : { source: membershipShape.source, flags: membershipShape.flags }
  return {
    workers: options.workers,
    evidenceFolder: folder,
    scratchFolder: join(resolve(workFolder), 'scratch'),
    knownPictures: spoolPath(workFolder, 'pictures'),
    setup: {
      today: options.today,
      pieceBytes: options.pieceBytes ?? PIECE_BYTES,
      isShared: options.workers > 1,
      ocr: options.ocr ?? 'auto',
      detectors: { membershipShape: shape, organisationWords, fromOcr, ...(modulus && { modulusTable: modulus.text }) },
    },
    ...(options.signal && { signal: options.signal }),
    ...(options.silenceMs && { silenceMs: options.silenceMs }),
    ...(options.memoryLimitBytes && { memoryLimitBytes: options.memoryLimitBytes }),
  }
}

/**
 * Pictures come last, so that what can be known soon is known soon. First every reader takes its share of the pictures of every file (a scan of a thousand
 * pages keeps all of them busy); what they find is on disk at once. Then the files are read again, with all of it known.
 */
async function readPictures(
  ctx: Context,
  files: EvidenceFile[],
  entries: Map<number, SpoolEntry>,
  folder: string,
  workFolder: string,
  spool: Spool,
  options: ReadFilesOptions,
): Promise<number> {
  const waiting = files.filter(({ fileNo }) => (entries.get(fileNo)?.outcome.picturesWaiting ?? 0) > 0)
  const total = picturesIn(waiting.map(({ fileNo }) => entries.get(fileNo)!))
  if (total === 0 || options.ocr === 'never') return 0
  options.onPictures?.(estimateOf(total, waiting.length, options.workers))
  const marks = nameMarks(files.map((file) => file.path))
  const pool = poolOf(folder, workFolder, options)
  let found = 0
  const onBlock = (type: number, payload: Buffer) => {
    spool.block(type, payload)
    if (type !== FRAME.picture) return
    spool.sync()
    ctx.report({ stage: 'ocr', done: Math.min(total, ++found), total, unit: 'pages' })
  }
  const quiet = { nextUnit: () => spool.nextUnit(), block: onBlock, progress: () => {} }
  const stopped = (error: unknown): never => {
    throw options.signal?.aborted ? new AppError('interrupted') : error
  }
  ctx.report({ stage: 'ocr', done: 0, total, unit: 'pages' })
  const shares = waiting.flatMap((file) => {
    const of = Math.min(options.workers, entries.get(file.fileNo)!.outcome.picturesWaiting ?? 1)
    return of < 2 ? [] : Array.from({ length: of }, (_, no) => ({ ...orderOf(file, folder, marks), pictures: { no, of } }))
  })
  await readInSandbox(shares, pool, { ...quiet, done: () => {} }).catch(stopped)
  const orders = waiting.map((file) => ({ ...orderOf(file, folder, marks), pictures: { no: 0, of: 1 } }))
  const hashes = new Map(waiting.map((file) => [file.fileNo, file.sha256!]))
  await readInSandbox(orders, pool, {
    ...quiet,
    done: (order, unit, outcome) => {
      // Whatever became of a picture, it is not tried for ever.
      const { picturesWaiting: _, ...settled } = outcome
      entries.set(order.fileNo, spool.done({ unit, path: order.path, sha256: hashes.get(order.fileNo)!, outcome: settled }))
    },
  }).catch(stopped)
  return total
}

/** Large enough that deciding the columns anew for each piece costs little. */
const PIECE_BYTES = 32e6

const picturesIn = (entries: SpoolEntry[]): number => entries.reduce((sum, { outcome }) => sum + (outcome.picturesWaiting ?? 0), 0)

export type PictureEstimate = { pictures: number; files: number; seconds: number }
/** Processor seconds that a page of A4 at 200 dpi took where this was measured (docs/figures), and what starting the engine takes. */
const SECONDS_A_PICTURE = 1.2
const START_SECONDS = 1

function estimateOf(pictures: number, files: number, workers: number): PictureEstimate {
  return { pictures, files, seconds: Math.ceil(START_SECONDS + (pictures * SECONDS_A_PICTURE) / Math.min(workers, pictures)) }
}

function orderOf(file: EvidenceFile, folder: string, marks: NameMarks): PoolOrder {
  const extension = lastExtension(file.path)
  return {
    fileNo: file.fileNo,
    path: file.path,
    bytes: file.bytes,
    diskPath: diskPathOf(folder, file.path).toString('base64'),
    suspectExtension: marks.suspectExtensions.has(extension) ? extension : '',
    sameNameCount: marks.repeatedNames.get(file.path.slice(file.path.lastIndexOf('/') + 1)) ?? 1,
  }
}

/** How far reading is: whole files, and the bytes of those being read. */
class Gauge {
  readonly #ctx: Context
  readonly #options: ReadFilesOptions
  readonly #total: { files: number; bytes: number }
  readonly #partial = new Map<string, number>()
  #files: number
  #bytes: number

  constructor(ctx: Context, files: EvidenceFile[], entries: Map<number, SpoolEntry>, options: ReadFilesOptions) {
    this.#ctx = ctx
    this.#options = options
    this.#total = { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
    const before = files.filter((file) => entries.has(file.fileNo))
    this.#files = before.length
    this.#bytes = before.reduce((sum, file) => sum + file.bytes, 0)
  }

  progress(order: PoolOrder, bytes: number): void {
    this.#partial.set(`${order.fileNo} ${order.piece?.no ?? 0}`, Math.min(bytes, order.bytes))
    this.#report()
  }

  done(order: PoolOrder): void {
    for (const key of this.#partial.keys()) if (key.startsWith(`${order.fileNo} `)) this.#partial.delete(key)
    this.#files++
    this.#bytes += order.bytes
    this.#report()
  }

  #report(): void {
    let bytes = this.#bytes
    for (const part of this.#partial.values()) bytes += part
    // The reader that looks where a file can be cut goes over all of it first.
    bytes = Math.min(bytes, this.#total.bytes)
    this.#ctx.report({ stage: 'read', done: bytes, total: this.#total.bytes, unit: 'bytes' })
    this.#options.onProgress?.({ files: this.#files, bytes, totalFiles: this.#total.files, totalBytes: this.#total.bytes })
  }
}

/** First the files on disk, then their members, as the store wants them. */
async function* outcomeRows(files: EvidenceFile[], entries: Map<number, SpoolEntry>, engine: Engine): AsyncGenerator<OutcomeRow> {
  for (const file of files) {
    const entry = entries.get(file.fileNo)
    if (entry !== undefined) yield { ...balanced(entry.outcome, file.bytes), fileNo: file.fileNo, containerNo: null, sha256: file.sha256 }
  }
  const columns = 'file_no, container_no, path, type, bytes, bytes_read, status, reason, sha256, record_count'
  for await (const chunk of engine.stream(`select ${columns} from member order by file_no`)) {
    const [fileNo, containerNo, path, type, bytes, bytesRead, status, reason, sha256, recordCount] = chunk as [
      number[],
      number[],
      string[],
      string[],
      number[],
      number[],
      FileOutcome['status'][],
      string[],
      string[],
      number[],
    ]
    for (let row = 0; row < fileNo.length; row++) {
      yield {
        fileNo: fileNo[row]!,
        containerNo: containerNo[row]!,
        path: path[row]!,
        type: type[row]!,
        bytes: bytes[row]!,
        bytesRead: bytesRead[row]!,
        status: status[row]!,
        reason: reason[row]!,
        sha256: sha256[row] || null,
        recordCount: recordCount[row]!,
      }
    }
  }
}

/** Bytes in = bytes read + bytes not read, by the size at receipt: a file that grew or shrank since is not counted beyond it. */
function balanced(outcome: FileOutcome, bytes: number): FileOutcome {
  return { ...outcome, bytes, bytesRead: outcome.status === 'read' ? bytes : Math.min(outcome.bytesRead, bytes) }
}
