/** A scan that is stopped by Ctrl-C, then killed, then left to end: nothing read is read again, and what it writes is what an undisturbed scan writes. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startTocsin, tocsin, type Ran } from './run-tocsin.ts'

const FILES = 24
const ROWS = 2_000
const folder = mkdtempSync(join(tmpdir(), 'tocsin-resume-'))
after(() => rmSync(folder, { recursive: true }))
const evidence = join(folder, 'evidence')
mkdirSync(evidence)
for (let file = 0; file < FILES; file++) {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `HA${file * 10_000 + row},Ana${row % 7},Penhale,ana${file}.${row}@post.example,Rang on day ${row} about the meeting`,
  )
  writeFileSync(join(evidence, `members-${file}.csv`), `Member No,First name,Surname,E-mail,Note\n${rows.join('\n')}\n`)
}

type Progress = { stage: string; done: number; total: number; unit: string; seconds: number; secondsLeft: number | null }
const COMMAND = (out: string) => ['scan', evidence, '--out', join(folder, out), '--workers', '1', '--json-progress']

/** Files whose reading is noted on the disk: what a second run may rely on. */
function notedFiles(out: string): number {
  const work = join(folder, out, '.scan', 'incidents')
  const index = existsSync(work) ? readdirSync(work, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('spool/index.ndjson')) : undefined
  const lines = index === undefined ? [] : readFileSync(join(work, index), 'utf8').split('\n').slice(0, -1)
  return new Set(lines.flatMap((line) => (JSON.parse(line) as { path?: string }).path ?? [])).size
}

/** Runs until more files are noted as read, then sends the signal. A machine that reads all of them in the meantime has ended by itself. */
async function stopWhileReading(out: string, signal: 'SIGINT' | 'SIGKILL'): Promise<Ran> {
  const before = notedFiles(out)
  const { child, ended } = startTocsin(COMMAND(out))
  const timer = setInterval(() => {
    if (notedFiles(out) > before) child.kill(signal)
  }, 10)
  return ended.finally(() => clearInterval(timer))
}

type Summary = { readNow: number; records: number; bytes: number; bytesRead: number }
const summaryOf = (out: string) => JSON.parse(readFileSync(join(folder, out, 'summary.json'), 'utf8')) as Summary
const linesOf = (out: string, name: string) =>
  readFileSync(join(folder, out, name), 'utf8')
    .trim()
    .split('\n')
    .toSorted()
/** Records are numbered in the order they were met, which another run may not keep. */
const withoutNumbers = (lines: string[]) => lines.map((line) => line.replace(/"person":"[^"]*"/, '')).toSorted()

test('Ctrl-C and kill -9 lose nothing: the same command goes on and ends with the results of an undisturbed scan', async () => {
  const stopped = await stopWhileReading('stopped', 'SIGINT')
  if (stopped.code !== 0) assert.match(stopped.stderr, /same command/)
  const afterFirst = notedFiles('stopped')
  assert.ok(afterFirst > 0)
  if (afterFirst < FILES) await stopWhileReading('stopped', 'SIGKILL')
  const noted = notedFiles('stopped')
  assert.ok(noted >= afterFirst)

  const ended = await tocsin(COMMAND('stopped'))
  assert.equal(ended.code, 0, ended.stderr)
  const whole = await tocsin(COMMAND('whole'))
  assert.equal(whole.code, 0, whole.stderr)
  const [after, undisturbed] = [summaryOf('stopped'), summaryOf('whole')]
  assert.equal(undisturbed.readNow, FILES)
  assert.equal(after.readNow, FILES - noted, 'what was noted as read is not read again')
  assert.deepEqual([after.records, after.bytes, after.bytesRead], [undisturbed.records, undisturbed.bytes, undisturbed.bytesRead])
  assert.equal(after.records, FILES * ROWS)
  assert.deepEqual(linesOf('stopped', 'inventory.ndjson'), linesOf('whole', 'inventory.ndjson'))
  for (const name of ['records.ndjson', 'findings.ndjson'])
    assert.deepEqual(withoutNumbers(linesOf('stopped', name)), withoutNumbers(linesOf('whole', name)), name)

  const steps = whole.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Progress)
  assert.deepEqual(steps.at(-1), { stage: 'end' })
  for (const step of steps.slice(0, -1)) {
    assert.deepEqual(Object.keys(step).toSorted(), ['done', 'seconds', 'secondsLeft', 'stage', 'total', 'unit'])
    assert.ok(step.secondsLeft === null || step.secondsLeft >= 0)
  }
})

test('a table of modulus weights that is not one is refused with its line and the way out, before anything is read', async () => {
  const table = join(folder, 'valacdos.txt')
  writeFileSync(table, '089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\nsort codes of our bank\n')
  const { code, stderr } = await tocsin(['scan', evidence, '--out', join(folder, 'refused'), '--modulus-table', table])
  assert.equal(code === 0, false)
  assert.match(stderr, /line 2 is neither weights nor a substitution/)
  assert.match(stderr, /valacdos\.txt/)
})
