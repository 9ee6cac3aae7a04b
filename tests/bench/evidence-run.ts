/** One run of the evidence benchmark, in a process of its own so that its memory can be told: reads files as `investigate` does, or without the sandbox. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { NO_CONTEXT } from '../../src/evidence/finding.ts'
import { DEFAULT_LIMITS } from '../../src/evidence/formats/format.ts'
import type { FileOutcome } from '../../src/evidence/record.ts'
import { FrameOutput } from '../../src/evidence/sandbox/output.ts'
import { readInSandbox, type PoolOrder } from '../../src/evidence/sandbox/pool.ts'
import { FRAME } from '../../src/evidence/sandbox/wire.ts'
import { readUnit } from '../../src/evidence/sandbox/unit-reader.ts'
import { Spool } from '../../src/evidence/spool.ts'

/**
 * `workers` 0: in this process, and what is found is thrown away. `pieceBytes`: files beyond it are shared among the readers. `root`: what the readers may see; the
 * folder of the first file when not given. `isOcr`: only pictures are read, each file's shared among the readers as read-files.ts shares them.
 */
export type RunInput = { paths: string[]; workers: number; pieceBytes?: number; root?: string; isOcr?: boolean }
export type RunResult = { seconds: number; firstSeconds: number; bytes: number; records: number; pictures: number; problems: string[] }

const TODAY = '2026-10-23'

class Discard extends FrameOutput {
  firstAt = 0
  override add(bytes: Buffer): void {
    if (this.firstAt === 0 && bytes.length > 0) this.firstAt = performance.now()
  }
}

const { paths, workers, pieceBytes, root, isOcr = false } = JSON.parse(process.argv[2]!) as RunInput
const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-run-'))
const outcomes: FileOutcome[] = []
const wholes = paths.map((path, index): PoolOrder => ({
  fileNo: index + 1,
  path: basename(path),
  diskPath: Buffer.from(path).toString('base64'),
  bytes: statSync(path).size,
  suspectExtension: '',
  sameNameCount: 1,
}))
const orders = isOcr ? wholes.flatMap((order) => Array.from({ length: workers }, (_, no) => ({ ...order, pictures: { no, of: workers } }))) : wholes
let firstAt = 0
let pictures = 0
const startedAt = performance.now()
if (workers === 0) {
  const output = new Discard()
  for (const { fileNo, ...order } of orders)
    outcomes.push(
      (await readUnit({ ...order, unit: fileNo }, { detectors: NO_CONTEXT, limits: DEFAULT_LIMITS, today: TODAY, scratchFolder: folder, output, ocr: 'never' }))
        .outcome,
    )
  firstAt = output.firstAt
} else {
  const spool = new Spool(folder, 'bench')
  const options = {
    workers,
    evidenceFolder: root ?? dirname(paths[0]!),
    scratchFolder: join(folder, 'scratch'),
    setup: {
      today: TODAY,
      ocr: isOcr ? ('auto' as const) : ('never' as const),
      ...(pieceBytes === undefined ? {} : { pieceBytes, isShared: workers > 1 }),
      detectors: { ...NO_CONTEXT, membershipShape: null },
    },
  }
  await readInSandbox(orders, options, {
    nextUnit: () => spool.nextUnit(),
    block: (type, payload) => {
      firstAt ||= performance.now()
      if (type === FRAME.picture) pictures++
      spool.block(type, payload)
    },
    progress: () => {},
    done: (order, unit, outcome) => void outcomes.push(spool.done({ unit, path: order.path, sha256: '', outcome }).outcome),
  })
  spool.close()
}
const seconds = (performance.now() - startedAt) / 1000
rmSync(folder, { recursive: true, force: true })
const result: RunResult = {
  seconds,
  firstSeconds: (firstAt - startedAt) / 1000,
  bytes: outcomes.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
  pictures,
  records: outcomes.reduce((sum, { recordCount }) => sum + recordCount, 0),
  problems: outcomes.filter(({ status }) => status !== 'read').map(({ status, reason }) => `${status}: ${reason}`),
}
console.log(JSON.stringify(result))
process.exit(0)
