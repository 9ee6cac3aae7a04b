/**
 * `npm run faults -- notify [--recipients N] [--kills N] [--only sender|answer|two|database|no-record]`: sending under faults. Senders are killed at random moments, the database
 * is killed, the relay's answer is cut; afterwards everybody must have exactly one message. Ends with 1 when anybody was lost or told twice.
 * The relay is the strict sink of this folder, which writes Postfix's log format.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { openStore } from '../../src/store/database.ts'
import { startEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { runFaults, type FaultOptions, type FaultResult } from './notify.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { recipients: { type: 'string' }, kills: { type: 'string' }, only: { type: 'string' } },
})
if (positionals.some((name) => name !== 'notify')) throw new Error(`there are fault runs of: notify`)
/** The length that the figures are of. A shorter run is a trial and leaves them alone. */
const FULL = { recipients: 100_000, kills: 100 }
const recipients = Number(values.recipients ?? FULL.recipients)
const kills = Number(values.kills ?? FULL.kills)
const isFull = recipients >= FULL.recipients && kills >= FULL.kills

type Run = { name: string; says: string; options(restartDatabase: () => Promise<void>): Omit<FaultOptions, 'folder'>; holds(result: FaultResult): boolean }
/** Nearly all of the kills fell into the run. */
const wasHit = ({ kills: killed, databaseKills }: FaultResult) => killed + databaseKills >= kills * 0.9
const exactlyOnce = ({ lost, doubled, inDoubt, stuck }: FaultResult) => lost === 0 && doubled === 0 && inDoubt === 0 && stuck === 0
const RUNS: Run[] = [
  { name: 'sender', says: 'senders killed with -9', options: () => ({ recipients, kills }), holds: (result) => exactlyOnce(result) && wasHit(result) },
  {
    name: 'answer',
    says: 'the relay’s answer cut after 1 % of messages, the line cut before it took 1 %',
    options: () => ({ recipients, kills, sink: { cutAfter: 0.01, cutBefore: 0.01 } }),
    holds: (result) => exactlyOnce(result) && wasHit(result),
  },
  {
    name: 'two',
    says: 'two senders at once by mistake, both killed now and then',
    options: () => ({ recipients, kills, senders: 2 }),
    holds: (result) => exactlyOnce(result) && wasHit(result),
  },
  {
    name: 'database',
    says: 'the database killed with -9',
    options: (restartDatabase) => ({ recipients, kills: 0, databaseKills: kills, restartDatabase }),
    holds: (result) => exactlyOnce(result) && wasHit(result),
  },
  {
    name: 'no-record',
    says: 'the relay keeps no record: nothing is sent again by itself',
    options: () => ({ recipients, kills, hasLedger: false }),
    // Whoever got nothing is among those that a person is asked about.
    holds: (result) => result.doubled === 0 && result.stuck === 0 && result.lost <= result.inDoubt && result.inDoubt <= result.kills * 8 && wasHit(result),
  },
]

const folder = mkdtempSync(join(tmpdir(), 'tocsin-faults-'))
const results: { run: Run; result: FaultResult; ok: boolean }[] = []
for (const run of RUNS) {
  if (values.only !== undefined && values.only !== run.name) continue
  const home = join(folder, run.name)
  mkdirSync(home, { recursive: true })
  let postgres = await startEmbedded(join(home, 'pg'))
  const store = await openStore(postgres.url, 4)
  await migrate(store)
  const restartDatabase = async () => {
    const pids = serverPids(join(home, 'pg', 'cluster'))
    for (const pid of pids) signal(pid, 'SIGKILL')
    while (pids.some((pid) => signal(pid, 0))) await new Promise((done) => setTimeout(done, 10))
    postgres = await startEmbedded(join(home, 'pg'))
  }
  console.log(`\n${run.name}: ${run.says}`)
  const result = await runFaults(store, {
    ...run.options(restartDatabase),
    folder: home,
    onProgress: (text) => process.stdout.isTTY && process.stdout.write(`\r\u001b[K${text}`),
  })
  const ok = run.holds(result)
  results.push({ run, result, ok })
  if (isFull) keep(run, result, ok)
  console.log(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${ok ? 'holds' : 'FAILS'}  ${JSON.stringify(result)}`)
  await store.close().catch(() => {})
  await postgres.stop()
}
rmSync(folder, { recursive: true, force: true })
process.exit(results.every(({ ok }) => ok) ? 0 : 1)

/** False: there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** The server's processes: the postmaster's number stands in its file, its children have it as their parent. */
function serverPids(cluster: string): number[] {
  const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(postmaster)
      } catch {
        return false
      }
    })
    .map(Number)
  return [postmaster, ...children]
}

type Kept = FaultResult & { name: string; says: string; ok: boolean; at: string; load: number }

/** Each run is kept as soon as it has ended, beside the newest of the others: one that is stopped half-way keeps what it has. */
function keep(run: Run, result: FaultResult, ok: boolean): void {
  const folder = join(import.meta.dirname, '..', '..', 'docs', 'figures')
  const path = join(folder, 'faults-notify.json')
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { runs: Kept[] }).runs : []
  const now: Kept = {
    name: run.name,
    says: run.says,
    ok,
    at: new Date().toISOString().slice(0, 16).replace('T', ' '),
    load: Number(loadavg()[0]!.toFixed(1)),
    ...result,
    seconds: Math.round(result.seconds),
  }
  const runs = RUNS.flatMap(({ name }) => (name === run.name ? [now] : before.filter((one) => one.name === name)))
  const n = (count: number) => count.toLocaleString('en-GB')
  const lines = runs.map(
    (r) =>
      `| ${r.says} | ${n(r.recipients)} | ${r.kills} | ${r.databaseKills} | ${r.lost} | ${r.doubled} | ${r.inDoubt} | ${n(r.seconds)} | ${r.load} | ${r.at} | ${r.ok ? 'holds' : '**fails**'} |\n`,
  )
  writeFileSync(path, `${JSON.stringify({ machine: `${cpus()[0]?.model}, ${cpus().length} cores`, runs }, null, 2)}\n`)
  writeFileSync(
    join(folder, 'faults-notify.md'),
    `# Sending under faults\n\nMade with \`npm run faults -- notify\` on ${cpus()[0]?.model}, ${cpus().length} cores; load: runnable processes in the last minute of the run. The relay is the strict sink of tests/faults/sink.ts, which keeps its own truth and writes what Postfix would have logged; no real Postfix was there.\n\n| fault | people | senders killed | database killed | lost | told twice | left in doubt | s | load | UTC | |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|\n${lines.join('')}\nLost: nobody took a message for the person. Told twice: more than one was taken. Without a record of the relay the messages in doubt wait for a person: at most one a connection and kill.\n`,
  )
}
