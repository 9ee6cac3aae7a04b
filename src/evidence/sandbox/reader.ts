/** Entry of a sandboxed process: takes orders on standard input, answers on standard output, one file after another. */
import { readModulusTable } from '../modulus-check.ts'
import { NO_CONTEXT } from '../finding.ts'
import { markProgress, onProgress } from '../formats/progress.ts'
import { DEFAULT_LIMITS } from '../formats/format.ts'
import { FrameOutput } from './output.ts'
import { readUnit, type UnitContext } from './unit-reader.ts'
import { FRAME, FrameSplitter, frame, type ReadDone, type ReadOrder, type Setup } from './wire.ts'

/** How often a sign of life is sent while a file is read. */
const PROGRESS_EVERY_MS = 500

const output = new FrameOutput()
// A parser's own messages could hold what is in the file; standard output is ours.
for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) console[name] = () => {}

let context: UnitContext = { detectors: NO_CONTEXT, limits: DEFAULT_LIMITS, scratchFolder: '', output, ocr: 'never', pieceBytes: 0 }
const orders: ReadOrder[] = []
let isReading = false
let bytesSeen = 0
let saidAt = 0

onProgress((bytes) => {
  bytesSeen += bytes
  const now = performance.now()
  if (now - saidAt < PROGRESS_EVERY_MS) return
  saidAt = now
  output.add(frame(FRAME.progress, String(bytesSeen)))
  output.flush()
})

function setUp(setup: Setup): void {
  const { membershipShape, organisationWords, fromOcr, modulusTable } = setup.detectors
  const detectors = {
    membershipShape: membershipShape === null ? null : new RegExp(membershipShape.source, membershipShape.flags),
    organisationWords,
    fromOcr,
    ...(modulusTable !== undefined && { modulus: readModulusTable(modulusTable).table }),
  }
  context = {
    ...context,
    detectors,
    today: setup.today,
    scratchFolder: setup.scratchFolder,
    ocr: setup.ocr ?? 'never',
    pieceBytes: setup.pieceBytes ?? 0,
    isShared: setup.isShared ?? false,
  }
  output.add(frame(FRAME.ready, ''))
  output.flush()
}

async function readAll(): Promise<void> {
  isReading = true
  for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
    bytesSeen = 0
    const { outcome, ...piece } = await readUnit(order, context)
    const { user, system } = process.cpuUsage()
    const done: ReadDone = { unit: order.unit, outcome, rssBytes: process.memoryUsage.rss(), cpuSeconds: (user + system) / 1e6, ...piece }
    output.add(frame(FRAME.done, JSON.stringify(done)))
    if (orders.length === 0) output.flush()
    else markProgress()
  }
  isReading = false
}

const splitter = new FrameSplitter((type, payload) => {
  if (type === FRAME.setup) setUp(JSON.parse(payload.toString()) as Setup)
  if (type === FRAME.read) {
    orders.push(JSON.parse(payload.toString()) as ReadOrder)
    // On failure the process ends, and the parent knows which file it was.
    if (!isReading) readAll().catch(() => process.exit(70))
  }
})
process.stdin.on('data', (chunk: Buffer) => splitter.push(chunk))
process.stdin.on('end', () => process.exit(0))
process.on('unhandledRejection', () => process.exit(70))
