/**
 * A pool of sandboxed readers. Each takes files one after another; one that hangs, dies or grows too large is ended, its file is named with the
 * reason, and a fresh one goes on. The parent parses nothing: it copies blocks.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import type { FileOutcome } from '../record.ts'
import { detectIsolation, launchOf, readerEnvironment, residentBytes, type Isolation } from './isolation.ts'
import { PieceBook } from './pieces.ts'
import { openReaderCache, type ReaderCache } from './reader-cache.ts'
import { FRAME, FrameSplitter, KNOWN_PICTURES, frame, type ReadDone, type ReadOrder, type Setup, type Split } from './wire.ts'

export type PoolOptions = {
  workers: number
  evidenceFolder: string
  /** Private to the readers; emptied at the end. */
  scratchFolder: string
  setup: Omit<Setup, 'scratchFolder'>
  /** A file with what OCR found before, for the readers to begin with. */
  knownPictures?: string
  signal?: AbortSignal
  /** Without a sign of life for so long, a reader is ended. */
  silenceMs?: number
  memoryLimitBytes?: number
}

export type PoolEvents = {
  /** A frame with lines for the spool. */
  block(type: number, payload: Buffer): void
  /** `unit`: the attempt whose lines count. */
  done(order: PoolOrder, unit: number, outcome: FileOutcome): void
  /** More bytes of a file have been read (of this attempt). */
  progress(order: PoolOrder, bytes: number): void
  /** A new number for an attempt. */
  nextUnit(): number
}

export type PoolOrder = Omit<ReadOrder, 'unit'> & { fileNo: number }

const SILENCE_MS = 60_000
/** However lively, no file may take longer than this and its bytes at 50 kB a second. */
const FILE_LIMIT_MS = 3_600_000
const FILE_LEAST_BYTES_PER_MS = 50
const MEMORY_LIMIT_BYTES = 3 * 2 ** 30
const START_MS = 20_000
/** Small files are sent ahead, so that a reader never waits for the parent. */
const AHEAD_COUNT = 32
const AHEAD_BYTES = 1e6
/** A reader is replaced after so much work, long before its own limit of CPU time. */
const RETIRE_CPU_SECONDS = 3_600
const RETIRE_RSS_BYTES = 1.2e9

type Sent = { order: PoolOrder; unit: number }
type Reader = {
  child: ChildProcess
  sent: Sent[]
  heardAt: number
  currentSince: number
  isReady: boolean
  isRetiring: boolean
  endReason: string
  isClosed: boolean
}

/** Begins what the first reader would wait for: which walls hold here, and compiled code. What fails is said when the readers are needed. */
export function prepareReaders(): void {
  detectIsolation().catch(() => {})
  openReaderCache()
}

/** Reads all files; calls back as they end. Throws `sandbox_failed`, or what `signal` was aborted with. */
export async function readInSandbox(orders: PoolOrder[], options: PoolOptions, events: PoolEvents): Promise<void> {
  const isolation = await isolationFor(options)
  const work: Work = { queue: largestFirst(orders), open: orders.length, book: new PieceBook(), waiting: [], retried: new Set(), cache: openReaderCache() }
  mkdirSync(options.scratchFolder, { recursive: true, mode: 0o700 })
  try {
    await Promise.all(Array.from({ length: slotsFor(orders, options) }, (_, slot) => runSlot(slot, work, isolation, options, events)))
  } finally {
    rmSync(options.scratchFolder, { recursive: true, force: true })
  }
}

/** The one large file that all wait for should begin first. Ties keep the order of paths. */
function largestFirst(orders: PoolOrder[]): PoolOrder[] {
  // Taken from the end, so the largest stands last.
  return orders.toSorted((left, right) => left.bytes - right.bytes || right.fileNo - left.fileNo)
}

/** What all readers share. `open`: orders that are not settled; `waiting`: idle slots, to be woken when there is work again or none is left. */
type Work = { queue: PoolOrder[]; open: number; book: PieceBook<PoolOrder>; waiting: (() => void)[]; retried: Set<number>; cache: ReaderCache }

/** A file that may be cut is worth more than one reader. */
function slotsFor(orders: PoolOrder[], { workers, setup }: PoolOptions): number {
  const pieceBytes = setup.pieceBytes ?? 0
  const most = pieceBytes === 0 ? orders.length : orders.reduce((sum, { bytes }) => sum + Math.max(1, Math.ceil(bytes / pieceBytes)), 0)
  return Math.min(workers, Math.max(1, most))
}

function wake(work: Work): void {
  for (const resume of work.waiting.splice(0)) resume()
}

/** An answer of a reader: the file's, or that of one of its pieces. */
function settle(work: Work, order: PoolOrder, done: ReadDone, events: PoolEvents): void {
  const settled = work.book.has(order) ? work.book.done(order, done) : { kind: 'done' as const, unit: done.unit, outcome: done.outcome }
  work.open--
  if (settled.kind === 'done') events.done(order, settled.unit, settled.outcome)
  if (settled.kind === 'again') {
    work.open++
    work.queue.push(settled.order)
  }
  if (settled.kind === 'again' || work.open === 0) wake(work)
}

/** One reader after another in the same place, until nothing is left. */
async function runSlot(slot: number, work: Work, isolation: Isolation, options: PoolOptions, events: PoolEvents): Promise<void> {
  const { queue, retried } = work
  for (let failures = 0; work.open > 0;) {
    options.signal?.throwIfAborted()
    if (queue.length === 0) {
      await new Promise<void>((resume) => {
        work.waiting.push(resume)
        options.signal?.addEventListener('abort', () => resume(), { once: true })
      })
      continue
    }
    const scratchFolder = join(options.scratchFolder, String(slot))
    rmSync(scratchFolder, { recursive: true, force: true })
    mkdirSync(scratchFolder, { recursive: true, mode: 0o700 })
    if (options.knownPictures !== undefined && existsSync(options.knownPictures)) copyFileSync(options.knownPictures, join(scratchFolder, KNOWN_PICTURES))
    const { unfinished, reason, isStarted } = await runReader(scratchFolder, work, isolation, options, events)
    options.signal?.throwIfAborted()
    failures = isStarted ? 0 : failures + 1
    if (failures >= 3) throw new AppError('sandbox_failed', { reason: 'a reader could not be started' })
    const [guilty, ...innocent] = unfinished
    queue.push(...innocent.toReversed().map(({ order }) => order))
    if (innocent.length > 0) wake(work)
    if (guilty === undefined) continue
    // A crash may be the fault of the file before it: once more, in a fresh process. Who hung once hangs again.
    if (reason === '' && !retried.has(guilty.order.fileNo)) {
      retried.add(guilty.order.fileNo)
      queue.push(guilty.order)
      continue
    }
    // The attempt that failed keeps its unit: what it sent before counts.
    const { path, bytes } = guilty.order
    const outcome: FileOutcome = {
      path,
      type: 'unknown',
      bytes,
      bytesRead: 0,
      status: 'damaged',
      reason: reason || 'its parser crashed on it twice',
      recordCount: -1,
    }
    settle(work, guilty.order, { unit: guilty.unit, outcome, rssBytes: 0, cpuSeconds: 0 }, events)
  }
}

type Ended = { unfinished: Sent[]; reason: string; isStarted: boolean }

function runReader(scratchFolder: string, work: Work, isolation: Isolation, options: PoolOptions, events: PoolEvents): Promise<Ended> {
  const { command, args } = launchOf(isolation, options.evidenceFolder, scratchFolder)
  const env = { ...readerEnvironment(), ...work.cache.giveTo(scratchFolder) }
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'], cwd: scratchFolder })
  const reader: Reader = { child, sent: [], heardAt: Date.now(), currentSince: Date.now(), isReady: false, isRetiring: false, endReason: '', isClosed: false }
  let failure: unknown = null
  const end = (reason: string) => {
    reader.endReason ||= reason
    child.kill('SIGKILL')
  }
  const splitter = new FrameSplitter((type, payload) => {
    reader.heardAt = Date.now()
    if (type === FRAME.ready) reader.isReady = true
    else if (type === FRAME.done) finish(reader, JSON.parse(payload.toString()) as ReadDone, work, events)
    else if (type === FRAME.progress) reportProgress(reader, Number(payload.toString()), events)
    else if (type === FRAME.split) split(reader, JSON.parse(payload.toString()) as Split, work)
    else events.block(type, payload)
    if (type === FRAME.ready || type === FRAME.done) feed(reader, work.queue, events)
  })
  child.stdin!.on('error', () => {})
  child.stdout!.on('data', (chunk: Buffer) => {
    try {
      splitter.push(chunk)
    } catch (error) {
      failure ??= error
      end('its parser gave an answer that makes no sense')
    }
  })
  child.stdin!.write(frame(FRAME.setup, JSON.stringify({ ...options.setup, scratchFolder } satisfies Setup)))
  const watch = setInterval(() => watchOver(reader, options, end), 250)
  const abort = () => end('')
  options.signal?.addEventListener('abort', abort)
  return new Promise((done, fail) => {
    const close = () => {
      clearInterval(watch)
      options.signal?.removeEventListener('abort', abort)
      // An error of ours (a full disk) is not the file's fault.
      if (failure !== null && !(failure instanceof Error && failure.message.startsWith('the reader'))) fail(failure)
      else done({ unfinished: reader.sent, reason: reader.endReason, isStarted: reader.isReady })
    }
    child.on('error', close)
    child.on('close', close)
  })
}

/** Sends what fits: one large file at a time, small ones ahead. Closes the reader's input when nothing is left or it is worn out. */
function feed(reader: Reader, queue: PoolOrder[], events: PoolEvents): void {
  let aheadBytes = reader.sent.reduce((sum, { order }) => sum + order.bytes, 0)
  while (!reader.isRetiring && queue.length > 0 && reader.sent.length < AHEAD_COUNT) {
    const next = queue.at(-1)!
    if (reader.sent.length > 0 && aheadBytes + next.bytes > AHEAD_BYTES) break
    queue.pop()
    const unit = events.nextUnit()
    if (reader.sent.length === 0) reader.currentSince = Date.now()
    reader.sent.push({ order: next, unit })
    aheadBytes += next.bytes
    const { fileNo: _, ...order } = next
    reader.child.stdin!.write(frame(FRAME.read, JSON.stringify({ ...order, unit } satisfies ReadOrder)))
  }
  if (reader.sent.length === 0 && !reader.isClosed) {
    reader.isClosed = true
    reader.child.stdin!.end()
  }
}

/** The other pieces go to whoever is free. */
function split(reader: Reader, { ends, notes }: Split, work: Work): void {
  const order = reader.sent[0]?.order
  if (order === undefined || ends.length < 2) throw new Error('the reader cut a file that it does not have')
  // A second try of the first piece: the others are under way.
  if (work.book.has(order)) return
  const orders = work.book.split(order, ends, notes)
  work.open += orders.length
  work.queue.push(...orders.toReversed())
  wake(work)
}

function finish(reader: Reader, done: ReadDone, work: Work, events: PoolEvents): void {
  const sent = reader.sent.shift()
  reader.currentSince = Date.now()
  if (sent === undefined || sent.unit !== done.unit) throw new Error('the reader answered for another file')
  if (done.cpuSeconds > RETIRE_CPU_SECONDS || done.rssBytes > RETIRE_RSS_BYTES) reader.isRetiring = true
  settle(work, sent.order, done, events)
}

function reportProgress(reader: Reader, bytes: number, events: PoolEvents): void {
  const current = reader.sent[0]
  if (current !== undefined && Number.isFinite(bytes)) events.progress(current.order, bytes)
}

function watchOver(reader: Reader, options: PoolOptions, end: (reason: string) => void): void {
  const silentMs = Date.now() - reader.heardAt
  if (!reader.isReady) {
    if (silentMs > START_MS) end('')
    return
  }
  if (reader.sent.length === 0) return
  const silenceMs = options.silenceMs ?? SILENCE_MS
  if (silentMs > silenceMs) end(`its parser made no progress for ${Math.round(silenceMs / 1000)} seconds and was stopped`)
  const limitMs = FILE_LIMIT_MS + reader.sent[0]!.order.bytes / FILE_LEAST_BYTES_PER_MS
  if (Date.now() - reader.currentSince > limitMs) end(`its parser needed more than ${Math.round(limitMs / 60_000)} minutes and was stopped`)
  const limitBytes = options.memoryLimitBytes ?? MEMORY_LIMIT_BYTES
  if (reader.child.pid !== undefined && residentBytes(reader.child.pid) > limitBytes)
    end(`its parser needed more than ${Math.round(limitBytes / 1e6)} MB of memory and was stopped`)
}

/** Mounting this very folder read-only may be forbidden where mounting another was not; then the next weaker wall is used. */
async function isolationFor(options: PoolOptions): Promise<Isolation> {
  const isolation = await detectIsolation()
  if (isolation.namespaces === null || !isolation.isEvidenceReadOnly) return isolation
  const { command, args } = launchOf(isolation, options.evidenceFolder, options.scratchFolder, '--version')
  const works = await new Promise<boolean>((done) => {
    const child = spawn(command, args, { env: readerEnvironment(), stdio: 'ignore' })
    child.on('error', () => done(false))
    child.on('close', (code) => done(code === 0))
  })
  return works ? isolation : { ...isolation, isEvidenceReadOnly: false }
}
