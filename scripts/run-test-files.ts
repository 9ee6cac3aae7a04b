/** Test files, each in a process of its own, some at a time: what each counted, how long it took, and what it said if it failed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const LONGEST_FILE_MINUTES = 20
const SAYS_EVERY_MS = 30_000

export type FileResult = { path: string; passed: number; failed: number; skipped: number; seconds: number }

/** In the order given, so the longest should come first. Failures are printed as they come, and from time to time how far it is. */
export async function runTestFiles(paths: readonly string[], concurrency: number, env: Record<string, string>): Promise<FileResult[]> {
  const results: FileResult[] = []
  const queue = [...paths]
  const running = new Set<string>()
  const timer = setInterval(() => {
    const failed = results.reduce((sum, result) => sum + result.failed, 0)
    console.log(`… ${results.length} of ${paths.length} files, ${failed} failed; now ${[...running].join(', ')}`)
  }, SAYS_EVERY_MS)
  const lane = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      running.add(path)
      results.push(await runFile(path, env))
      running.delete(path)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  clearInterval(timer)
  return results
}

async function runFile(path: string, env: Record<string, string>): Promise<FileResult> {
  const startedAtMs = Date.now()
  // The file is run as a program: `node --test` would start a second process only to start this one.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test-reporter=spec', path], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (piece: Buffer) => (text += String(piece)))
  child.stderr.on('data', (piece: Buffer) => (text += String(piece)))
  // A file whose tests have ended but which never ends itself would hold up everything for ever.
  const watch = setTimeout(() => {
    text += `\ncut off after ${LONGEST_FILE_MINUTES} minutes: the file does not end\n`
    child.kill('SIGKILL')
  }, LONGEST_FILE_MINUTES * 60_000)
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  clearTimeout(watch)
  const { passed, failed, skipped } = countsOf(text, code)
  if (failed > 0) console.log(`\n##### ${path} (ended with ${code})\n${failureOf(text)}\n`)
  return { path, passed, failed, skipped, seconds: (Date.now() - startedAtMs) / 1000 }
}

/** What node's runner counted. A file that ends without a count, or badly without a failed test, has failed. */
function countsOf(text: string, code: number | null): { passed: number; failed: number; skipped: number } {
  const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  const isCounted = /^ℹ pass \d+$/m.test(text)
  const failed = count('fail') + count('cancelled')
  return { passed: count('pass'), failed: failed === 0 && (code !== 0 || !isCounted) ? 1 : failed, skipped: count('skipped') }
}

function failureOf(text: string): string {
  const at = text.indexOf('✖ failing tests:')
  return at < 0 ? text : text.slice(at)
}
