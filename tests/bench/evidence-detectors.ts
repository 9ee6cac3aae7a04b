/**
 * The detectors alone over one text, in one process or in two at once over halves of it: what is left when files need no parsing and nothing is
 * written. Prints seconds and processor seconds without the start; `warm` passes are not counted, for a scan of gigabytes is warm after the first.
 */
import { readFileSync } from 'node:fs'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { findInText } from '../../src/evidence/detectors/registry.ts'
import { NO_CONTEXT, type DetectorContext } from '../../src/evidence/finding.ts'
import type { Kind } from '../../src/kinds.ts'

/** `only`: the kinds looked for; absent: all. */
export type DetectorsInput = { path: string; processes: 1 | 2; only?: Kind[] }
export type DetectorsResult = { seconds: number; cpuSeconds: number; bytes: number; findings: number }

const PIECE_LENGTH = 1_000_000
/** Until then the engine still compiles. */
const WARM_PIECES = 6

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const to = from + PIECE_LENGTH < text.length ? text.lastIndexOf('\n', from + PIECE_LENGTH) + 1 : text.length
    pieces.push(text.slice(from, to > from ? to : text.length))
    from = to > from ? to : text.length
  }
  return pieces
}
function run(pieces: string[], context: DetectorContext): number {
  let findings = 0
  for (const piece of pieces) findings += findInText(piece, context).length
  return findings
}

if (isMainThread) {
  const { path, processes, only } = JSON.parse(process.argv[2]!) as DetectorsInput
  const text = readFileSync(path, 'utf8')
  const pieces = piecesOf(text)
  const shares = processes === 1 ? [pieces] : [pieces.filter((_, index) => index % 2 === 0), pieces.filter((_, index) => index % 2 === 1)]
  const workers = shares.map((share) => new Worker(new URL(import.meta.url), { workerData: { pieces: share, only } }))
  await Promise.all(workers.map((worker) => new Promise((ready) => worker.once('message', ready))))
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
  const counts = await Promise.all(
    workers.map((worker) => {
      worker.postMessage('go')
      return new Promise<number>((done) => worker.once('message', done))
    }),
  )
  const [seconds, used] = [(performance.now() - startedAt) / 1000, process.cpuUsage(cpu)]
  const result: DetectorsResult = {
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    bytes: Buffer.byteLength(text),
    findings: counts.reduce((sum, count) => sum + count, 0),
  }
  console.log(JSON.stringify(result))
  process.exit(0)
} else {
  const { pieces, only } = workerData as { pieces: string[]; only?: Kind[] }
  const context = only === undefined ? NO_CONTEXT : { ...NO_CONTEXT, only: new Set(only) }
  run(pieces.slice(0, WARM_PIECES), context)
  parentPort!.once('message', () => parentPort!.postMessage(run(pieces, context)))
  parentPort!.postMessage('ready')
}
