/** Reads the hostile files through the real sandbox, as a supplier's folder, and says what became of each. Used by the test and, whole, by the benchmark. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readInSandbox, type PoolOrder } from '../../src/evidence/sandbox/pool.ts'
import { FRAME, MEMBER_COLUMNS } from '../../src/evidence/sandbox/wire.ts'
import { findEvidenceRoot, walkFolder } from '../../src/evidence/walk-folder.ts'
import { hostileFiles, type HostileFile } from './corpus.ts'

export type HostileOutcome = {
  file: HostileFile
  bytes: number
  status: string
  reason: string
  members: number
  records: number
  seconds: number
  type: string
  bytesRead: number
}
export type CorpusReading = { outcomes: HostileOutcome[]; touched: string[] }

/** Places that a path in an archive could name. */
const CANARIES = ['/tmp/tocsin-slip', '/etc/cron.d/tocsin-slip']

export async function readCorpus(scale: number, { only, workers = 2 }: { only?: RegExp | undefined; workers?: number } = {}): Promise<CorpusReading> {
  const root = mkdtempSync(join(tmpdir(), 'tocsin-hostile-'))
  const evidence = join(root, 'evidence')
  mkdirSync(evidence)
  try {
    const files = hostileFiles(scale).filter(({ name }) => only === undefined || only.test(name))
    for (const file of files) file.write(evidence)
    const before = fingerprint(evidence)
    const around = readdirSync(root)
    const walked = await walkFolder(await findEvidenceRoot(evidence))
    const refused = new Map(walked.flatMap(({ path, refusal }) => (refusal === '' ? [] : [[path, refusal] as const])))
    const asked = files.filter(({ status }) => status.length > 0)
    const read = await readAll(
      asked.filter(({ name }) => !refused.has(name)),
      evidence,
      join(root, 'work'),
      workers,
    )
    const outcomes = asked.map((file): HostileOutcome => read.get(file.name) ?? { ...NOT_OPENED, file, reason: refused.get(file.name) ?? 'it was lost' })
    const touched = CANARIES.filter((path) => existsSync(path))
    if (fingerprint(evidence) !== before) touched.push('the evidence')
    if (
      readdirSync(root)
        .filter((name) => name !== 'work')
        .join() !== around.join()
    )
      touched.push('the folder around it')
    return { outcomes, touched }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const NOT_OPENED = { bytes: 0, bytesRead: 0, type: '', status: 'refused', members: 0, records: 0, seconds: 0 }

async function readAll(files: HostileFile[], evidenceFolder: string, workFolder: string, workers: number): Promise<Map<string, HostileOutcome>> {
  const outcomes = new Map<string, HostileOutcome>()
  const inside = new Map<number, { members: number; records: number }>()
  const orders = files.map((file, fileNo): PoolOrder => {
    const path = join(evidenceFolder, file.name)
    return { fileNo, path: file.name, diskPath: Buffer.from(path).toString('base64'), bytes: statSync(path).size, suspectExtension: '', sameNameCount: 1 }
  })
  const setup = { today: '2026-01-15', detectors: { membershipShape: null, organisationWords: [], fromOcr: false } }
  const lastAt = new Map<number, number>()
  let unit = 0
  let freeAt = performance.now()
  await readInSandbox(
    orders,
    { workers, evidenceFolder, scratchFolder: join(workFolder, 'scratch'), setup },
    {
      nextUnit: () => {
        lastAt.set(++unit, performance.now())
        return unit
      },
      progress: () => {},
      block: (type, payload) => {
        if (type !== FRAME.members) return
        for (const line of payload.toString().split('\n').filter(Boolean)) {
          const cells = line.split('\t')
          const seen = inside.get(Number(cells[0])) ?? { members: 0, records: 0 }
          inside.set(Number(cells[0]), { members: seen.members + 1, records: seen.records + Number(cells[MEMBER_COLUMNS.indexOf('record_count')]) })
        }
      },
      done: (order, doneUnit, outcome) => {
        const now = performance.now()
        const { members = 0, records = 0 } = inside.get(doneUnit) ?? {}
        const { status, reason, bytes, bytesRead, type, recordCount } = outcome
        // From when it was handed over, or its reader was free: small files are handed over ahead.
        const seconds = (now - Math.max(lastAt.get(doneUnit) ?? freeAt, freeAt)) / 1_000
        freeAt = now
        const file = files[order.fileNo]!
        outcomes.set(file.name, { file, bytes, bytesRead, type, status, reason, members, records: records + Math.max(0, recordCount), seconds })
      },
    },
  )
  return outcomes
}

/** Names, sizes and contents of small files, and times of change: what reading must leave alone. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const walk = (at: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      if (entry.isSymbolicLink()) continue
      if (entry.isDirectory()) walk(path)
      else {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path} ${size} ${mtimeMs}\n`)
        if (size < 5e6) hash.update(readFileSync(path))
      }
    }
  }
  walk(folder)
  return hash.digest('hex')
}
