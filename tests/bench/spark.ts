/**
 * The same records on the kernel, on DuckDB and on Apache Spark through Spark Connect: seconds of each, and that all three find the same people. Not
 * among the benchmarks that run unasked: it needs Java, Python and pip, and takes minutes. A Spark in one process on this machine shows that the plan
 * holds at this size, not how fast a cluster is.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findSpark, startSparkToMeasure } from '../spark/pyspark.ts'
import { writeReport, type Figure } from './figures.ts'
import { writeRecords } from './linkage-records.ts'
import type { BenchOptions } from './main.ts'
import { figureOf, runWatched } from './measure.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const SIZES = [1_000_000]
const SEED = 7
/** Local Spark does all its work in its driver. */
const SPARK_MEMORY = '5g'
const LIMIT_SECONDS = 3600

type Summary = { seconds: Record<string, number>; pairs: { compared: number }; people: { count: number }; truth: { f1: number } }

export async function benchSpark({ runs, sizes = SIZES, only = '' }: BenchOptions, command: string): Promise<Figure[]> {
  const spark = findSpark()
  if ('missing' in spark) {
    console.log(`  ##### SKIPPED: ${spark.missing} is missing #####`)
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-spark-'))
  const figures: Figure[] = []
  const notes = [
    'Wall time of the whole command `tocsin link`, from CSV to clusters.csv; `compare` is the phase that runs on the engine.',
    '`digest` is of clusters.csv: the same number, the same people and links, byte for byte.',
    `Spark in one process of this machine, ${SPARK_MEMORY} of heap, all cores; its processor time is not in \`cpu\`, which is ours.`,
  ]
  const server = await startSparkToMeasure(spark.home, SPARK_MEMORY)
  try {
    for (const size of sizes) {
      const path = join(folder, `${size}.csv`)
      await writeRecords(path, size, SEED)
      for (const [engine, words] of [
        ['kernel', []],
        ['duckdb', ['--engine', 'duckdb']],
        ['spark', ['--engine', 'spark', '--spark', server.url]],
      ] as const) {
        if (!engine.includes(only)) continue
        const out = join(folder, `${engine}.csv`)
        const figure = await figureOf(`${size.toLocaleString('en-GB')} records, ${engine}`, runs, async () => {
          const startedAt = performance.now()
          const args = ['--disable-warning=ExperimentalWarning', MAIN, 'link', path, '--id', 'id', '--truth', 'person', '--out', out, ...words, '--json']
          const { output, peakBytes, cpuSeconds } = await runWatched(process.execPath, args, LIMIT_SECONDS)
          const { seconds, pairs, people, truth } = JSON.parse(output) as Summary
          return {
            seconds: (performance.now() - startedAt) / 1000,
            compare: seconds['compare'] ?? 0,
            cpu: cpuSeconds,
            'peak MB': peakBytes / 1e6,
            pairs: pairs.compared,
            people: people.count,
            f1: truth.f1,
            digest: Number.parseInt(createHash('sha256').update(readFileSync(out)).digest('hex').slice(0, 6), 16),
          }
        })
        figures.push(figure)
        writeReport({ name: 'spark', title: 'Linkage on three engines', command, figures, notes })
      }
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}
