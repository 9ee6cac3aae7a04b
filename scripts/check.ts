/** `npm run check`: format, lint, types, imports, generated files. The fast part of ./test. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const CODE = ['src', 'console', 'tests', 'scripts'].filter((folder) => existsSync(join(root, folder)))

const CHECKS: [name: string, command: string, args: string[]][] = [
  ['format', bin('oxfmt'), ['--check', ...CODE]],
  ['lint', bin('oxlint'), ['--deny-warnings', ...CODE]],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the console', bin('tsc'), ['-p', 'console/tsconfig.json']],
  ['schema', process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/schema.ts', '--check']],
  ['rooms', process.execPath, ['--disable-warning=ExperimentalWarning', '--test', 'tests/rooms.test.ts']],
]

/** Runs them all; prints the output of those that fail. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const [name, command, args] of CHECKS) {
    const startedAtMs = Date.now()
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
    if (status !== 0) {
      failed++
      console.log(`${stdout}${stderr}`)
    }
    console.log(`check ${name}: ${status === 0 ? 'passed' : 'FAILED'}, ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
  }
  return { passed: CHECKS.length - failed, failed }
}

if (import.meta.main) process.exitCode = (await runChecks()).failed > 0 ? 1 : 0
