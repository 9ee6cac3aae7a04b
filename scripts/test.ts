/**
 * `./test`: everything that CI runs; ends with one line, `N passed, N failed`. `--quick`: without browser, walks and Spark. Words: only files
 * whose path holds one of them. `--record`: write down how long each file took (tests/durations.json), which the order goes by.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { builtConsole } from '../src/cli/built-console.ts'
import { startTestServer } from '../tests/database.ts'
import { makePreparedData, PREPARED_DATA } from '../tests/prepared-data.ts'
import { findSpark } from '../tests/spark/pyspark.ts'
import { runChecks } from './check.ts'
import { runTestFiles, type FileResult } from './run-test-files.ts'

const root = join(import.meta.dirname, '..')
const DURATIONS = join(root, 'tests', 'durations.json')
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const quick = process.argv.includes('--quick')
/** Where a file of tests belongs: the first that fits. */
const PARTS = [
  ['walks', /^tests\/walks\//],
  ['browser', /^tests\/browser\//],
  ['spark', /^tests\/spark\//],
  ['unit', /^/],
] as const
const partOf = (path: string) => PARTS.find(([, pattern]) => pattern.test(path))![0]
const every = globSync(['src/**/*.test.ts', 'console/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: root }).map((path) => path.split(sep).join('/'))
const asked = every.filter((path) => (!quick || partOf(path) === 'unit') && (words.length === 0 || words.some((word) => path.includes(word))))
if (asked.some((path) => partOf(path) === 'spark')) {
  const found = findSpark()
  if ('missing' in found) console.log(`\n##### SPARK IS NOT TESTED HERE: ${found.missing} is missing #####\n`)
}

const startedAtMs = Date.now()
const checks = words.length === 0 ? await runChecks() : { passed: 0, failed: 0 }
const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-all-'))
const preparedData = join(folder, 'data')
const postgres = await startTestServer(join(folder, 'postgres'))
let results: FileResult[] = []
try {
  await makePreparedData(preparedData)
  // Before the first of many wants it: they would all build it.
  await builtConsole()
  // Walks and pages wait for processes as often as they work: one more at a time than there are cores. Six, because the server admits sixty connections.
  results = await runTestFiles(longestFirst(asked), Math.min(availableParallelism() + 1, 6), {
    TOCSIN_TEST_POSTGRES: postgres.url,
    [PREPARED_DATA]: preparedData,
  })
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

const sum = (of: FileResult[], what: 'passed' | 'failed' | 'skipped' | 'seconds') => of.reduce((total, result) => total + result[what], 0)
for (const [name] of PARTS) {
  const its = results.filter(({ path }) => partOf(path) === name)
  if (its.length > 0)
    console.log(`${name}: ${sum(its, 'passed')} passed, ${sum(its, 'failed')} failed, ${its.length} files, ${sum(its, 'seconds').toFixed(0)} s in them`)
}
const slowest = results.toSorted((left, right) => right.seconds - left.seconds).slice(0, 5)
console.log(`longest: ${slowest.map(({ path, seconds }) => `${path} ${seconds.toFixed(0)} s`).join(', ')}`)
if (process.argv.includes('--record')) record()
const failed = checks.failed + sum(results, 'failed')
if (sum(results, 'skipped') > 0) console.log(`${sum(results, 'skipped')} skipped`)
console.log(`${((Date.now() - startedAtMs) / 1000).toFixed(0)} s in all`)
console.log(`${checks.passed + sum(results, 'passed')} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** One that nobody has timed yet may be long. */
function longestFirst(paths: string[]): string[] {
  const secondsOf = JSON.parse(readFileSync(DURATIONS, 'utf8')) as Record<string, number>
  return paths.toSorted((left, right) => (secondsOf[right] ?? 60) - (secondsOf[left] ?? 60) || (left < right ? -1 : 1))
}

/** Whole seconds, of files that take any: enough to order by, and no noise in the history. */
function record(): void {
  const known = JSON.parse(readFileSync(DURATIONS, 'utf8')) as Record<string, number>
  const all = { ...known, ...Object.fromEntries(results.map(({ path, seconds }) => [path, Math.round(seconds)])) }
  const kept = Object.entries(all).filter(([path]) => every.includes(path))
  writeFileSync(DURATIONS, `${JSON.stringify(Object.fromEntries(kept.toSorted(([left], [right]) => (left < right ? -1 : 1))), null, 2)}\n`)
}
