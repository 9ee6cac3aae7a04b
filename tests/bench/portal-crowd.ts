/**
 * A crowd at the public door: visitors arrive on a clock whether or not the door keeps up (open loop), each over a TLS connection of its own, reads the
 * statement with what it loads, and some send a question or a form. Latency is counted from when the visitor should have been served.
 */
import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spoolFolderOf } from '../../src/enquiry/site-card.ts'
import { portalWalls } from '../../src/cli/portal-doors.ts'
import { portalStoreUrl } from '../../src/portal/store-url.ts'
import type { TestContext } from '../database.ts'
import type { Values } from './measure.ts'
import type { Visited, Visitors } from './portal-visitors.ts'

export type Door = { url: string; stop(): Promise<void>; cpuSeconds(): number; memoryMib(): number; openFiles(): number }

/** As many processes as asked, on one port, with TLS. */
export async function startDoor(ctx: TestContext, processes: number): Promise<Door> {
  const tls = selfSigned()
  const children: ChildProcess[] = []
  let port = 0
  for (let index = 0; index < processes; index++) {
    const settings = {
      host: '127.0.0.1',
      port,
      storeUrl: portalStoreUrl(ctx.databaseUrl, null),
      dataFolder: ctx.dataFolder,
      tls,
      markKey: Buffer.alloc(32, 7).toString('base64'),
      isOneOfSeveral: true,
    }
    const child = spawn(
      process.execPath,
      [
        ...portalWalls(ctx.dataFolder),
        '--disable-warning=ExperimentalWarning',
        '--disable-warning=SecurityWarning',
        join(import.meta.dirname, '../../src/portal/main.ts'),
      ],
      { env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORTAL: JSON.stringify(settings) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    )
    children.push(child)
    const url = await new Promise<string>((done) => child.once('message', (message) => done((message as { url: string }).url)))
    port = Number(new URL(url).port)
  }
  return {
    url: `https://127.0.0.1:${port}`,
    memoryMib: () => children.reduce((sum, { pid }) => sum + rssMibOf(pid!), 0),
    openFiles: () => children.reduce((sum, { pid }) => sum + openFilesOf(pid!), 0),
    cpuSeconds: () => children.reduce((sum, { pid }) => sum + cpuOf(pid!), 0),
    stop: async () => {
      await Promise.all(children.map((child) => new Promise<void>((done) => (child.once('exit', () => done()), child.kill('SIGTERM')))))
    },
  }
}

/** User and system seconds of a process so far (proc(5), fields 14 and 15, in ticks of 1/100 s). */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

function rssMibOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024
  } catch {
    return Number.NaN
  }
}

function openFilesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}

function selfSigned(): { cert: string; key: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-tls-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=127.0.0.1',
      ],
      { stdio: 'ignore' },
    )
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export type Crowd = {
  perSecond: number
  seconds: number
  /** Share of visitors who send a question of the self-check; each one accepted is counted. */
  asking: number
  /** Things each visitor loads beside the page, over the same connection. */
  loads: readonly string[]
  page: string
  /** Called at a second of the run. */
  at?: { second: number; work: () => Promise<void> }[]
}

/** Sends the crowd from a process of its own; gives what became of each visitor. */
export async function sendCrowd(door: Door, { at: events = [], ...crowd }: Crowd): Promise<Visited> {
  const given: Visitors = { ...crowd, port: Number(new URL(door.url).port) }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'portal-visitors.ts'), JSON.stringify(given)], {
    env: { PATH: process.env['PATH'] ?? '', NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (piece: Buffer) => (text += String(piece)))
  const works: Promise<void>[] = []
  const timers = events.map(({ second, work }) => setTimeout(() => works.push(work()), second * 1_000))
  const code = await new Promise((done) => child.once('close', done))
  for (const timer of timers) clearTimeout(timer)
  await Promise.all(works)
  if (code !== 0) throw new Error(`the visitors ended with code ${String(code)}`)
  return JSON.parse(text) as Visited
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Rows in the store and files in the spool, against what was thanked for: a visitor who was thanked and is in neither is lost. */
export async function lostOf(ctx: TestContext, accepted: number): Promise<number> {
  const [row] = await ctx.store.query<{ count: number }>('select count(*)::int as count from check_request')
  const spooled = readdirSync(spoolFolderOf(ctx.dataFolder)).filter((name) => name.endsWith('.check')).length
  return accepted - (row!.count + spooled)
}

const DRAIN_MS = 120_000

export async function crowdValues(ctx: TestContext, door: Door, crowd: Crowd): Promise<Values> {
  await ctx.store.query('delete from check_request')
  const cpuBefore = door.cpuSeconds()
  const memory: number[] = []
  let mostFiles = 0
  const watch = setInterval(() => {
    memory.push(door.memoryMib())
    mostFiles = Math.max(mostFiles, door.openFiles())
  }, 1_000)
  const result = await sendCrowd(door, crowd).finally(() => clearInterval(watch))
  const cpu = door.cpuSeconds() - cpuBefore
  const drainedAfter = await drained(ctx)
  const lost = await lostOf(ctx, result.accepted)
  return {
    seconds: result.seconds,
    visitors: result.visitors,
    'errors, statement': result.statementErrors,
    'p50 ms': at(result.pageMs, 0.5),
    'p99 ms': at(result.pageMs, 0.99),
    'visitors late, p99 ms': at(result.lateMs, 0.99),
    'questions taken': result.accepted,
    'turned away': result.turnedAway,
    'errors, question': result.askErrors,
    lost,
    'spool empty after s': drainedAfter,
    'door CPU s': cpu,
    'visitors CPU s': result.cpuSeconds,
    ...memoryValues(memory),
    'most files open': mostFiles,
  }
}

/** Of all processes of the door. The first fifth is warming up: growth is from there to the last tenth, each by its median. */
function memoryValues(memory: readonly number[]): Record<string, number> {
  const middle = (from: number, to: number) => at(memory.slice(Math.floor(memory.length * from), Math.max(1, Math.ceil(memory.length * to))), 0.5)
  const [early, late] = [middle(0.2, 0.3), middle(0.9, 1)]
  const minutes = (memory.length * 0.7) / 60
  return { 'door MiB': late, 'door MiB a minute': minutes === 0 ? 0 : (late - early) / minutes }
}

/** Waits until what was spooled is in the store; gives the seconds. */
async function drained(ctx: TestContext): Promise<number> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < DRAIN_MS) {
    if (!readdirSync(spoolFolderOf(ctx.dataFolder)).some((name) => name.endsWith('.check'))) break
    await new Promise((done) => setTimeout(done, 100))
  }
  return (performance.now() - startedAt) / 1_000
}
