/** `npm run check`: format, lint, types, imports, generated files. The fast part of ./test. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const CODE = ['src', 'console', 'tests', 'scripts'].filter((folder) => existsSync(join(root, folder)))

const CHECKS: [name: string, command: string, args: string[]][] = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['schema', process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/schema.ts', '--check']],
  ['types of the console', bin('tsc'), ['-p', 'console/tsconfig.json']],
  ['lint', bin('oxlint'), ['--deny-warnings', ...CODE]],
  ['format', bin('oxfmt'), ['--check', ...CODE]],
  ['rooms', process.execPath, ['--disable-warning=ExperimentalWarning', '--test', 'tests/rooms.test.ts']],
]

/** Runs them all, some at a time; prints the output of those that fail. The slow ones begin. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0
  const queue = [...CHECKS]
  const lane = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const [name, command, args] = check
      const startedAtMs = Date.now()
      const { code, text } = await run(command, args)
      if (code !== 0) {
        failed++
        console.log(text)
      }
      console.log(`check ${name}: ${code === 0 ? 'passed' : 'FAILED'}, ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
    }
  }
  await Promise.all(Array.from({ length: 2 }, lane))
  return { passed: CHECKS.length - failed, failed }
}

function run(command: string, args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += String(piece)))
  return new Promise((done) => {
    child.once('error', (error) => done({ code: null, text: `${command}: ${error.message}` }))
    child.once('close', (code) => done({ code, text }))
  })
}

if (import.meta.main) process.exitCode = (await runChecks()).failed > 0 ? 1 : 0
