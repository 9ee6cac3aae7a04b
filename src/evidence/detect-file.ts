/**
 * Finds personal data in texts that come one a line: `{"id","text"}` in, `{"id","spans":[{"start","end","kind","confidence"}]}` out, in the same order.
 * A large file is shared among threads; the answers are the same, whatever their number.
 */
import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { AppError, isDiskFull } from '../errors.ts'
import { detectLines, lineInvalid, type LinesDetected } from './detect-lines.ts'
import { NO_CONTEXT, type DetectorContext } from './finding.ts'
import { lineGroupsOfFile } from './lines-of-file.ts'

export type DetectSummary = { texts: number; spans: number }
/** `threads`: absent, one a core, and for small files none but this one. */
export type DetectOptions = { threads?: number }

/** A thread starts in a quarter of a second: below this it does not pay. */
const LEAST_BYTES_PER_THREAD = 3e6
const MOST_THREADS = 8

/** `out` appears when it is whole. Errors: `file_missing`, `line_invalid`, `disk_full`. */
export async function detectFile(path: string, out: string, context: DetectorContext = NO_CONTEXT, options: DetectOptions = {}): Promise<DetectSummary> {
  const summary: DetectSummary = { texts: 0, spans: 0 }
  const part = `${out}.part`
  try {
    const threads = options.threads ?? Math.min(availableParallelism(), MOST_THREADS, Math.floor(statSync(path).size / LEAST_BYTES_PER_THREAD))
    const batches = threads > 1 ? inThreads(path, context, threads) : inThisThread(path, context)
    await pipeline(Readable.from(answers(path, batches, summary)), createWriteStream(part))
    renameSync(part, out)
    return summary
  } catch (error) {
    rmSync(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && (error as NodeJS.ErrnoException).path === path) throw new AppError('file_missing', { path })
    throw isDiskFull(error) ? new AppError('disk_full', { path: out }) : error
  }
}

/** What became of one batch; `lineCount`: lines in it, empty ones too. */
type Batch = { detected: LinesDetected; lineCount: number }

async function* answers(path: string, batches: AsyncIterable<Batch>, summary: DetectSummary): AsyncGenerator<string> {
  let before = 0
  for await (const { detected, lineCount } of batches) {
    if (detected.wrong !== null) throw lineInvalid(path, before + detected.wrong.line + 1, detected.wrong.expected)
    before += lineCount
    summary.texts += detected.texts
    summary.spans += detected.spans
    if (detected.answers !== '') yield detected.answers
  }
}

async function* inThisThread(path: string, context: DetectorContext): AsyncGenerator<Batch> {
  for await (const lines of lineGroupsOfFile(path)) yield { detected: detectLines(lines, context), lineCount: lines.length }
}

/** Batches asked for ahead, for each thread: one at work and one waiting. Memory holds no more, whatever the file. */
const AHEAD = 2

async function* inThreads(path: string, context: DetectorContext, threads: number): AsyncGenerator<Batch> {
  const workers = Array.from({ length: threads }, () => openThread(context))
  const asked: Promise<Batch>[] = []
  try {
    let next = 0
    for await (const lines of lineGroupsOfFile(path)) {
      const asking = workers[next++ % threads]!.detect(lines).then((detected) => ({ detected, lineCount: lines.length }))
      // the first that fails is told in its turn
      asking.catch(() => {})
      asked.push(asking)
      if (asked.length >= threads * AHEAD) yield await asked.shift()!
    }
    for (const batch of asked) yield await batch
  } finally {
    await Promise.all(workers.map(({ close }) => close()))
  }
}

type Waiting = { resolve: (detected: LinesDetected) => void; reject: (error: unknown) => void }

function openThread(context: DetectorContext) {
  const worker = new Worker(new URL('./detect-thread.ts', import.meta.url), { workerData: context })
  const waiting: Waiting[] = []
  let failed: unknown
  // it answers in the order in which it was asked
  worker.on('message', (detected: LinesDetected) => waiting.shift()!.resolve(detected))
  worker.on('error', (error) => {
    failed = error
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    detect: (lines: string[]) =>
      new Promise<LinesDetected>((resolve, reject) => {
        if (failed !== undefined) return reject(failed)
        waiting.push({ resolve, reject })
        worker.postMessage(lines)
      }),
    close: () => worker.terminate(),
  }
}
