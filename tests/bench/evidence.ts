/** `npm run bench -- evidence`: how fast files become records, through the real sandbox with one and two readers, and without it. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { openEngine } from '../../src/engine/engine.ts'
import type { DetectorsInput, DetectorsResult } from './evidence-detectors.ts'
import { makeFiles, makeMixedFolder, makeScan, type BenchFile } from './evidence-files.ts'
import type { RunInput, RunResult } from './evidence-run.ts'
import { figureOf, runScript, runWatched, type Values } from './measure.ts'
import { writeReport, type Figure, type Report } from './figures.ts'
import { KINDS, SPECIAL_CATEGORIES, type Kind } from '../../src/kinds.ts'
import type { BenchOptions } from './main.ts'

const DETECTORS = join(import.meta.dirname, 'evidence-detectors.ts')
/** Kinds that readers share in pieces. */
const SHARED = new Set(['CSV', 'mysqldump', 'PostgreSQL COPY', 'NDJSON', 'log', 'log with nobody in it'])
/** Kinds that are told by their own signs and the words beside them: no names, no postal addresses, nothing that a sentence says of somebody. */
const TOLD_BY_SENTENCES: readonly Kind[] = [
  'person_name',
  'postal_address',
  'age',
  'gender',
  'employment',
  'education',
  'salary',
  'donation',
  'family_member',
  'photo',
  'signature',
]
const IDENTIFIERS = KINDS.filter((kind) => !SPECIAL_CATEGORIES.has(kind) && !TOLD_BY_SENTENCES.includes(kind))
/** Kinds that are made by themselves. */
const APART = ['scans, OCR', 'mixed folder']
/** As read-files.ts cuts; smaller where the bench is small, so that two readers have something to share. */
const pieceBytesOf = (megabytes: number): number => Math.min(32e6, Math.max(2e6, (megabytes * 1e6) / 4))
const RUN = join(import.meta.dirname, 'evidence-run.ts')

export async function benchEvidence({ runs, megabytes = 60, only }: BenchOptions, command: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-evidence-'))
  const figures: Figure[] = []
  const report: Report = {
    name: 'evidence',
    title: 'How fast files become records',
    command,
    figures,
    notes: [
      `Texts of ${megabytes} MB (prose a quarter of it), 15 columns of invented people; rates count the start of the readers (half a second of processor time and more: with small files it decides the figure). With two readers each reads a copy of its own.`,
      'Memory: the most that all processes of the run held at once, the program’s own 100 MiB and pages they share counted for each.',
      'CPU s: processor time of all processes of the run, with their start (the program, and a reader for each file read at once); where others use the machine it says more than seconds do.',
      'Detectors alone: what findInText takes over a text in memory; “records” are its findings there. All kinds: names, addresses and what sentences say of somebody as well. Identifiers: numbers, addresses of the net, secrets, dates of birth and postcodes, as `tocsin detect --only` asks for them.',
      'Scans: A4 in grey at 200 dpi with noise, some 1,200 signs a page, in one PDF; each page drawn and read once. Mixed folder: what `tocsin sample` makes (dumps, lists, workbooks, mailboxes, letters, archives, a part encrypted), its scans left for OCR.',
      'The goal for text and logs (150 MB/s on two cores, 90 on one) was set with a service’s log that names nobody and with prose, identifiers only, as bytes: “log with nobody in it” and “prose”, detectors alone, are that text. Harder and beside it: “log”, where every second line holds one to three findings, “access log”, where each line holds two, and CSV read as bytes, eight findings a row.',
      'first s: until the first record, finding or source reached the parent.',
      'DuckDB and Python’s csv only split the CSV into cells and throw them away: a ceiling, not a peer. No peer that finds personal data in files was at hand in this run.',
    ],
  }
  try {
    mkdirSync(join(folder, 'files'))
    const wants = (kind: string) => only === undefined || kind.toLowerCase().includes(only)
    const files =
      only !== undefined && APART.some((kind) => wants(kind)) ? [] : (await makeFiles(join(folder, 'files'), megabytes)).filter(({ kind }) => wants(kind))
    for (const file of files) {
      const copy = join(dirname(file.path), `copy${extname(file.path)}`)
      copyFileSync(file.path, copy)
      for (const workers of [1, 2, 0]) {
        const how = workers === 0 ? 'in process' : workers === 1 ? 'sandbox, 1 reader' : 'sandbox, 2 readers'
        const paths = workers === 2 ? [file.path, copy] : [file.path]
        figures.push(await figureOf(`${file.kind} (${file.unit}), ${how}`, runs, () => readOnce(file, { paths, workers })))
        writeReport(report)
      }
      rmSync(copy)
      if (SHARED.has(file.kind))
        figures.push(
          await figureOf(`${file.kind} (${file.unit}), one file shared by 2 readers`, runs, () =>
            readOnce(file, { paths: [file.path], workers: 2, pieceBytes: pieceBytesOf(megabytes) }),
          ),
        )
      writeReport(report)
      if (/^(?:log|access log|prose|code|CSV)/.test(file.kind))
        for (const processes of [1, 2] as const)
          for (const [what, only] of [['all kinds', undefined] as const, ['identifiers', IDENTIFIERS] as const])
            figures.push(
              await figureOf(`${file.kind}, detectors alone, ${what}, ${processes === 1 ? 'one core' : 'two cores'}`, runs, () =>
                detectOnce(file, { processes, ...(only && { only }) }),
              ),
            )
      if (file.kind === 'CSV') figures.push(...(await ceilings(file, runs)))
    }
    if (wants('scans, OCR')) {
      const file = await makeScan(join(folder, 'files'), Math.max(8, Math.round(megabytes)))
      for (const workers of [1, 2])
        figures.push(await figureOf(`${file.kind} (pages), ${workers === 1 ? '1 reader' : '2 readers'}`, runs, () => recogniseOnce(file, workers)))
      writeReport(report)
    }
    if (wants('mixed folder')) {
      const mixed = await makeMixedFolder(join(folder, 'mixed'), megabytes)
      figures.push(await figureOf(`mixed folder (${mixed.paths.length} files), 2 readers`, runs, () => readAll(mixed, pieceBytesOf(megabytes))))
    }
    if (files.length > 1) {
      const all = { root: join(folder, 'files'), paths: files.map(({ path }) => path), bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
      figures.push(await figureOf('all files above in one folder, 2 readers', runs, () => readAll(all, pieceBytesOf(megabytes))))
    }
    writeReport(report)
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readOnce(file: BenchFile, input: RunInput): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<RunResult>(RUN, input)
  if (result.problems.length > 0) throw new Error(`${file.kind} was not read: ${result.problems.join('; ')}`)
  const { seconds, firstSeconds, records } = result
  const copies = input.paths.length
  return {
    seconds,
    'MB/s': (file.bytes * copies) / 1e6 / seconds,
    'items/s': (file.rows * copies) / seconds,
    'CPU s': cpuSeconds,
    'items/CPU s': cpuSeconds > 0 ? (file.rows * copies) / cpuSeconds : 0,
    records,
    'first s': firstSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

/** All files at once, as a folder is read. */
async function readAll({ root, paths, bytes }: { root: string; paths: string[]; bytes: number }, pieceBytes: number): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<RunResult>(RUN, { root, paths, workers: 2, pieceBytes } satisfies RunInput)
  return {
    seconds: result.seconds,
    'MB/s': bytes / 1e6 / result.seconds,
    'CPU s': cpuSeconds,
    records: result.records,
    'first s': result.firstSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

/** The pictures of one document, each read once; the start of the engines counts. */
async function recogniseOnce(file: BenchFile, workers: number): Promise<Values> {
  const { result, peakBytes, cpuSeconds } = await runScript<RunResult>(RUN, { paths: [file.path], workers, isOcr: true } satisfies RunInput)
  if (result.pictures !== file.rows) throw new Error(`${result.pictures} of ${file.rows} pages were read by OCR`)
  return {
    seconds: result.seconds,
    'pages/min': (file.rows * 60) / result.seconds,
    'CPU s': cpuSeconds,
    'items/CPU s': file.rows / cpuSeconds,
    'peak MiB': peakBytes / 2 ** 20,
  }
}

/** The detectors without files, sandbox and spool; the start is not counted. */
async function detectOnce(file: BenchFile, how: Omit<DetectorsInput, 'path'>): Promise<Values> {
  const { result } = await runScript<DetectorsResult>(DETECTORS, { path: file.path, ...how } satisfies DetectorsInput)
  const { seconds, cpuSeconds, bytes, findings } = result
  return { seconds, 'MB/s': bytes / 1e6 / seconds, 'CPU s': cpuSeconds, 'MB/CPU s': bytes / 1e6 / cpuSeconds, records: findings }
}

async function ceilings(file: BenchFile, runs: number): Promise<Figure[]> {
  const rate = (seconds: number): Values => ({ seconds, 'MB/s': file.bytes / 1e6 / seconds, 'items/s': file.rows / seconds })
  const duckdb = await figureOf('CSV, split only: DuckDB read_csv, 1 thread', runs, async () => {
    const engine = await openEngine(':memory:', { threads: 1 })
    const startedAt = performance.now()
    await engine.rows(`select count(columns(*)) from read_csv('${file.path}', all_varchar = true)`)
    const seconds = (performance.now() - startedAt) / 1000
    engine.close()
    return rate(seconds)
  })
  const python =
    'import csv, sys, time\nt = time.perf_counter()\nn = sum(len(row) for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))\nprint(time.perf_counter() - t)'
  try {
    const csv = await figureOf('CSV, split only: Python csv.reader', runs, async () =>
      rate(Number((await runWatched('python3', ['-c', python, file.path])).output)),
    )
    return [duckdb, csv]
  } catch {
    console.log('  no python3 here: its csv.reader was not measured')
    return [duckdb]
  }
}
