/** `./test`: everything that CI runs, in order; ends with one line, `N passed, N failed`. With --quick: without browser and walks. */
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestServer } from '../tests/database.ts'
import { findSpark } from '../tests/spark/pyspark.ts'
import { runChecks } from './check.ts'

const root = join(import.meta.dirname, '..')
const quick = process.argv.includes('--quick')
const LONGEST_PART_MINUTES = 20
const total = { passed: 0, failed: 0, skipped: 0 }

const checks = await runChecks()
total.passed += checks.passed
total.failed += checks.failed

const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-pg-'))
const postgres = await startTestServer(folder)
try {
  const unit = globSync(['src/**/*.test.ts', 'tests/*.test.ts'], { cwd: root }).sort()
  await runFiles('unit', unit, availableParallelism())
  // Walks and pages wait for processes as often as they work: two at a time, never more, whatever the machine.
  if (!quick) await runFiles('walks', globSync('tests/walks/*.test.ts', { cwd: root }).sort(), 2)
  if (!quick) await runFiles('browser', globSync('tests/browser/*.test.ts', { cwd: root }).sort(), 2)
  if (!quick) await runSpark()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Against a real Apache Spark, where Java and Python can bring one; where not, the line says what is missing and the tests count as skipped. */
async function runSpark(): Promise<void> {
  const found = findSpark()
  if ('missing' in found) console.log(`\n##### SPARK IS NOT TESTED HERE: ${found.missing} is missing #####\n`)
  await runFiles('spark', globSync('tests/spark/*.test.ts', { cwd: root }).sort(), 1)
}

/** Runs test files in their own processes and adds up what node's runner counted. A run that ends without a count is a failure. */
async function runFiles(name: string, files: string[], concurrency: number): Promise<void> {
  if (files.length === 0) return
  const startedAtMs = Date.now()
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-timeout=600000',
    '--test-reporter=spec',
    ...files,
  ]
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, TOCSIN_TEST_POSTGRES: postgres.url }, stdio: ['ignore', 'pipe', 'inherit'] })
  // A file whose tests have ended but which never ends itself would hold up everything for ever.
  const watch = setTimeout(() => {
    console.log(`${name}: cut off after ${LONGEST_PART_MINUTES} minutes; a file of it does not end`)
    child.kill('SIGKILL')
  }, LONGEST_PART_MINUTES * 60_000)
  let text = ''
  for await (const piece of child.stdout!) text += String(piece)
  clearTimeout(watch)
  const code = await new Promise<number>((done) => (child.exitCode === null ? child.once('exit', (value) => done(value ?? 1)) : done(child.exitCode)))
  const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)`, 'm').exec(text)?.[1] ?? 0)
  const failed = count('fail') + count('cancelled')
  total.passed += count('pass')
  total.skipped += count('skipped')
  total.failed += failed === 0 && code !== 0 ? 1 : failed
  if (code !== 0) console.log(text.slice(text.indexOf('✖ failing tests:') >= 0 ? text.indexOf('✖ failing tests:') : 0))
  console.log(`${name}: ${count('pass')} passed, ${failed} failed, ${files.length} files, ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
}
