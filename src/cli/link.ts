/** `link`: which records of one or more tables are one person, with nothing configured; and which of them are on a roster. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { openEngine, type Engine } from '../engine/engine.ts'
import { openSpark } from '../engine/spark-executor.ts'
import { duckdbExecutor, type SqlExecutor } from '../engine/sql-executor.ts'
import { AppError } from '../errors.ts'
import { COMPARING, linkRecords, type LinkResult } from '../linkage/link-records.ts'
import { looksKept } from '../linkage/increment/kept-file.ts'
import type { KeptIds } from '../linkage/keep-ids.ts'
import type { Measured } from '../linkage/measure-agreement.ts'
import { modelHash, parseModel, type LinkModel } from '../linkage/model.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { loadTables, type LoadedTables, type SourceFacts } from './link-input.ts'
import { keepNumbers, measureTruth, numberClusters, writeClusters, writePairs, writeWhole } from './link-output.ts'
import { linkReport } from './link-report.ts'
import { runRecordPath, type LinkRun } from './link-run.ts'
import { linkText } from './link-text.ts'
import { showProgress } from './show-progress.ts'

export type LinkRequest = {
  inputs: string[]
  roster: string | null
  out: string
  pairs: string | null
  model: LinkModel | null
  saveModel: string | null
  threads: number
  engine: 'kernel' | 'duckdb' | 'spark'
  spark: string | null
  truth: string | null
  id: string | null
  previous: string | null
  keep: string | null
  report: string | null
  isJson: boolean
}

export type LinkSummary = {
  records: number
  people: { count: number; low: number; high: number; method: string }
  rosterMatched: number | null
  unidentifiable: number
  ambiguous: number
  pairs: { compared: number; kept: number; expectedMatches: number; byKey: LinkResult['keys'] }
  cappedBlocks: LinkResult['cappedBlocks']
  seconds: Record<string, number>
  /** Over the whole phase: finding pairs and comparing them. */
  pairsPerSecond: number
  /** While pairs were compared; null: on another engine, or linked onto what was kept. */
  pairsPerSecondCompared: number | null
  peakMemoryBytes: number
  threads: number
  engine: string
  modelHash: string
  /** With --previous: clusters that kept their number, new ones, and how many joined, came apart or have no record left. */
  ids: { kept: number; added: number; merged: number; split: number; gone: number } | null
  /** With --keep: what was new since the run that kept its linkage; null where everything was linked from the start. */
  increment: LinkResult['increment']
  sources: SourceFacts[]
  roster: SourceFacts | null
  truth: (Measured & { blank: number }) | null
  notes: string[]
  out: string
}

export const link: Command = {
  name: 'link',
  usage:
    'INPUT… [--roster FILE] --out clusters.csv [--pairs pairs.parquet] [--model model.json] [--save-model FILE] [--threads N] [--engine kernel|duckdb|spark] [--spark URL] [--truth COLUMN] [--id COLUMN] [--previous clusters.csv] [--keep FILE] [--report report.html] [--json]',
  more: `
  INPUT…            CSV or Parquet; columns are recognised by header and content
  --roster FILE     your own list, trusted, one row a person: each record is matched to at most one of its rows
  --out FILE        source,id,cluster,probability (and roster_id), a line for each record; FILE.run.json beside it is for \`link explain\`
  --pairs FILE      Parquet: both ids, pattern, weight in bits, probability, probability of one household
  --id COLUMN       what numbers the rows (default: a column that does, or the number of the row)
  --previous FILE   clusters.csv of an earlier run: clusters keep their numbers; OUT.journal.csv says which joined or came apart
  --keep FILE       what was linked is kept there (it names people; readable by you only), and the next run with it links what is new to it: other records are
                    not read again. Where the columns, the roster or a quarter of the records are others, everything is linked anew, and it is said
  --save-model FILE what was learnt, as JSON without any personal value; also keys and columns, so that it can be changed and pinned
  --model FILE      apply that model instead of learning one
  --truth COLUMN    who each record truly is: measured against, never learnt from; blanks are left out
  --report FILE     HTML: weights, chances, spread of the weights, keys, records that identify nobody; each drawing with its table
  --engine NAME     kernel (default, this machine's cores), duckdb (the same as SQL), spark (a cluster, with --spark sc://host:port)
  --json            the summary as JSON on standard output

  Tables are read by this process: use it on tables you made or trust; \`tocsin scan\` reads what a stranger sent in a sandbox.`,
  options: {
    roster: { type: 'string' },
    out: { type: 'string' },
    pairs: { type: 'string' },
    model: { type: 'string' },
    'save-model': { type: 'string' },
    threads: { type: 'string' },
    engine: { type: 'string' },
    spark: { type: 'string' },
    truth: { type: 'string' },
    id: { type: 'string' },
    previous: { type: 'string' },
    keep: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (words) => {
    const request = requestOf(words)
    if (request.keep && existsSync(request.keep) && !(await looksKept(request.keep)))
      throw new AppError('usage', { problem: `${request.keep} is no file that --keep wrote, and would be written over` })
    const summary = await runLink(request)
    process.stdout.write(request.isJson ? `${JSON.stringify(summary, null, 2)}\n` : linkText(summary))
    return 0
  },
}

function requestOf(words: Words): LinkRequest {
  const out = textOf(words, 'out')
  if (words.rest.length === 0 || !out) throw new AppError('usage', { problem: `Usage: tocsin link ${link.usage}` })
  const engine = textOf(words, 'engine') ?? 'kernel'
  if (engine !== 'kernel' && engine !== 'duckdb' && engine !== 'spark') throw new AppError('usage', { problem: '--engine is kernel, duckdb or spark' })
  const spark = textOf(words, 'spark') ?? null
  if ((engine === 'spark') !== (spark !== null)) throw new AppError('usage', { problem: '--engine spark and --spark sc://host:port go together' })
  const path = (name: string) => {
    const given = textOf(words, name)
    return given === undefined ? null : resolve(given)
  }
  const request: LinkRequest = {
    inputs: words.rest.map((input) => resolve(input)),
    roster: path('roster'),
    out: resolve(out),
    pairs: path('pairs'),
    model: modelAt(path('model')),
    saveModel: path('save-model'),
    threads: numberOf(words, 'threads', 1, 64) ?? Math.min(16, availableParallelism()),
    engine,
    spark,
    truth: textOf(words, 'truth') ?? null,
    id: textOf(words, 'id') ?? null,
    previous: path('previous'),
    keep: path('keep'),
    report: path('report'),
    isJson: words.values['json'] === true,
  }
  const written = [request.out, request.pairs, request.saveModel, request.report, request.keep].filter((file) => file !== null)
  const read = [...request.inputs, request.roster, request.previous].filter((file) => file !== null)
  if (request.keep && engine !== 'kernel') throw new AppError('usage', { problem: '--keep goes with --engine kernel: what is compared elsewhere is not kept' })
  if (request.previous && !existsSync(request.previous)) throw new AppError('file_missing', { path: request.previous })
  if (new Set(request.inputs).size < request.inputs.length) throw new AppError('usage', { problem: 'One file is named twice as INPUT' })
  for (const file of written) {
    if (read.includes(file)) throw new AppError('usage', { problem: `${file} would be written over what is read` })
    if (written.filter((other) => other === file).length > 1) throw new AppError('usage', { problem: `${file} is named for two results` })
    if (!existsSync(dirname(file))) throw new AppError('folder_missing', { path: dirname(file) })
  }
  return request
}

export function modelAt(path: string | null): LinkModel | null {
  if (path === null) return null
  if (!existsSync(path)) throw new AppError('file_missing', { path })
  return parseModel(readFileSync(path, 'utf8'), path)
}

const TITLES = {
  load: 'Reading the tables',
  know: 'Finding what was linked before',
  read: 'Standardising',
  group: 'Grouping identical records',
  'choose keys': 'Choosing keys',
  compare: 'Comparing pairs',
  learn: 'Learning the model',
  score: 'Weighing pairs',
  cluster: 'Joining records to people',
  identify: 'Finding who can be recognised',
  number: 'Numbering people',
  count: 'Judging how sure their number is',
  households: 'Finding households',
  write: 'Writing the results',
  keep: 'Keeping what was found',
}

const LINKED_ANEW =
  'what was kept could not be gone on from (other columns, roster, model or version of this program, fewer than 1,500 different records, or more than a quarter of them new): everything was linked from the start'

/** An engine that reaches no network and keeps its overflow in a folder of ours. */
export async function openLinkEngine(threads: number, scratch: string): Promise<Engine> {
  const engine = await openEngine(':memory:', { threads, memoryLimit: `${Math.round(totalmem() * 0.6)}B`, tempFolder: join(scratch, 'overflow') })
  for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions']) await engine.run(`set ${setting} = false`)
  return engine
}

export async function withScratch<Result>(work: (scratch: string) => Promise<Result>): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'tocsin-link-'))
  chmodSync(scratch, 0o700)
  mkdirSync(join(scratch, 'overflow'), { mode: 0o700 })
  try {
    return await work(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function runLink(request: LinkRequest): Promise<LinkSummary> {
  const startedAt = performance.now()
  const progress = showProgress(TITLES)
  return withScratch(async (scratch) => {
    const engine = await openLinkEngine(request.threads, scratch)
    const spark = request.spark === null ? null : await openSpark(request.spark)
    try {
      progress.show({ stage: 'load', done: 0, total: 0, unit: 'rows' })
      const loaded = await loadTables(
        engine,
        {
          inputs: request.inputs,
          roster: request.roster,
          idColumn: request.id,
          truthColumn: request.truth,
          ...(request.model?.columns ? { pinned: request.model.columns } : {}),
        },
        scratch,
      )
      const loadSeconds = (performance.now() - startedAt) / 1000
      const executor: SqlExecutor | null = spark ?? (request.engine === 'duckdb' ? duckdbExecutor(engine) : null)
      const wasKept = request.keep !== null && existsSync(request.keep)
      const result = await linkRecords(engine, loaded.input, {
        threads: request.threads,
        report: ({ phase, done, total }) => progress.show({ stage: phase, done, total, unit: phase === 'read' ? 'columns' : 'parts' }),
        ...(request.model ? { model: request.model } : {}),
        ...(request.keep ? { keepAt: request.keep } : {}),
        ...(executor ? { executor } : {}),
      })
      progress.show({ stage: 'write', done: 0, total: 0, unit: 'files' })
      if (wasKept && !result.increment) loaded.notes.push(LINKED_ANEW)
      return await leaveResults(engine, request, loaded, result, { loadSeconds, startedAt })
    } finally {
      progress.end()
      await spark?.close()
      engine.close()
    }
  })
}

async function leaveResults(
  engine: Engine,
  request: LinkRequest,
  loaded: LoadedTables,
  result: LinkResult,
  times: { loadSeconds: number; startedAt: number },
): Promise<LinkSummary> {
  const writeStartedAt = performance.now()
  const hasRoster = request.roster !== null
  await numberClusters(engine, hasRoster)
  const ids = request.previous === null ? null : await keepNumbers(engine, request.previous)
  await writeClusters(engine, request.out, hasRoster)
  if (request.pairs) await writePairs(engine, request.pairs, hasRoster)
  const measured = request.truth === null ? null : await measureTruth(engine, hasRoster)
  // Nothing to measure against is no perfect score.
  const truth = measured && measured.records > 0 ? measured : null
  const blankTruth = measured && !truth ? [`the column ${request.truth} is blank in every record: nothing was measured`] : []
  const [kept] = await engine.rows<{ pairs: number }>('select count(*) as pairs from kept_pair')
  const model: LinkModel = { ...result.model, keys: result.keys.map(({ name }) => name), columns: request.model?.columns ?? columnsOf(loaded) }
  const summary: LinkSummary = {
    records: result.records,
    people: { count: result.people, low: result.low, high: result.high, method: result.method },
    rosterMatched: hasRoster ? result.rosterMatched : null,
    unidentifiable: result.unidentifiable,
    ambiguous: result.ambiguous,
    pairs: { compared: result.pairsCompared, kept: kept!.pairs, expectedMatches: result.estimatedMatches, byKey: result.keys },
    cappedBlocks: result.cappedBlocks,
    seconds: {},
    pairsPerSecond: Math.round(result.pairsCompared / Math.max(0.001, result.secondsByPhase['compare'] ?? 0)),
    pairsPerSecondCompared:
      COMPARING in result.secondsByPhase && !result.increment ? Math.round(result.pairsCompared / Math.max(0.001, result.secondsByPhase[COMPARING]!)) : null,
    peakMemoryBytes: 0,
    threads: request.threads,
    engine: request.engine,
    modelHash: modelHash(model),
    ids: ids && { kept: ids.kept, added: ids.added, merged: eventsOf(ids, 'merged'), split: eventsOf(ids, 'split'), gone: eventsOf(ids, 'gone') },
    increment: result.increment,
    sources: loaded.sources,
    roster: loaded.roster,
    truth,
    notes: [...loaded.notes, ...blankTruth],
    out: request.out,
  }
  const run: LinkRun = { version: 1, modelHash: summary.modelHash, model, inputs: request.inputs, roster: request.roster, id: request.id, truth: request.truth }
  await writeText(runRecordPath(request.out), `${JSON.stringify(run, null, 2)}\n`)
  if (ids) await writeText(journalPath(request.out), journalText(ids))
  if (request.saveModel) await writeText(request.saveModel, `${JSON.stringify(model, null, 2)}\n`)
  const writeSeconds = (performance.now() - writeStartedAt) / 1000
  const { write = 0, ...phases } = result.secondsByPhase
  summary.seconds = { load: times.loadSeconds, ...phases, write: write + writeSeconds, total: (performance.now() - times.startedAt) / 1000 }
  // Kilobytes, whatever the platform's getrusage says: Node normalises it.
  summary.peakMemoryBytes = process.resourceUsage().maxRSS * 1024
  if (request.report) await writeText(request.report, await linkReport(engine, { summary, result, model }))
  return summary
}

const eventsOf = ({ journal }: KeptIds, event: KeptIds['journal'][number]['event']) => journal.filter((one) => one.event === event).length
const journalPath = (out: string) => `${out}.journal.csv`
const journalText = ({ journal }: KeptIds) => `event,cluster,others\n${journal.map(({ event, id, others }) => `${event},${id},${others.join(' ')}\n`).join('')}`

function columnsOf({ sources, roster }: LoadedTables): Record<string, string[]> {
  const columns: Record<string, string[]> = {}
  for (const source of [...sources, ...(roster ? [roster] : [])]) {
    for (const [field, headers] of Object.entries(source.columns)) {
      const known = (columns[field] ??= [])
      known.push(...headers.filter((header) => !known.includes(header)))
    }
  }
  return columns
}

async function writeText(path: string, text: string): Promise<void> {
  await writeWhole(path, async (part) => writeFileSync(part, text, { mode: 0o600 }))
}
