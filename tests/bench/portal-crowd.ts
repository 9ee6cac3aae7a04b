/**
 * A crowd at the public door: visitors arrive on a clock whether or not the door keeps up (open loop), each over a TLS connection of its own, reads the
 * statement with what it loads, and some send a question or a form. Latency is counted from when the visitor should have been served.
 */
import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { request, Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spoolFolderOf } from '../../src/enquiry/site-card.ts'
import { portalStoreUrl } from '../../src/portal/store-url.ts'
import type { TestContext } from '../database.ts'
import type { Values } from './measure.ts'

export type Door = { url: string; stop(): Promise<void>; cpuSeconds(): number }

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
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../src/portal/main.ts')], {
      env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORTAL: JSON.stringify(settings) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    children.push(child)
    const url = await new Promise<string>((done) => child.once('message', (message) => done((message as { url: string }).url)))
    port = Number(new URL(url).port)
  }
  return {
    url: `https://127.0.0.1:${port}`,
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
export type CrowdResult = {
  statements: number
  statementErrors: number
  pageMs: number[]
  asked: number
  accepted: number
  turnedAway: number
  askErrors: number
  askMs: number[]
  seconds: number
}

const TIMEOUT_MS = 30_000

/** Sends the crowd; gives what became of each visitor. */
export async function sendCrowd(door: Door, crowd: Crowd): Promise<CrowdResult> {
  const result: CrowdResult = { statements: 0, statementErrors: 0, pageMs: [], asked: 0, accepted: 0, turnedAway: 0, askErrors: 0, askMs: [], seconds: 0 }
  const visitors: Promise<void>[] = []
  const total = Math.round(crowd.perSecond * crowd.seconds)
  const events = [...(crowd.at ?? [])]
  const startedAt = performance.now()
  for (let number = 0; number < total;) {
    const nowMs = performance.now() - startedAt
    for (; number < total && (number / crowd.perSecond) * 1_000 <= nowMs; number++)
      visitors.push(visit(door, crowd, result, startedAt + (number / crowd.perSecond) * 1_000, number))
    while (events[0] !== undefined && events[0].second * 1_000 <= nowMs) visitors.push(events.shift()!.work())
    await new Promise((done) => setTimeout(done, 2))
  }
  await Promise.all(visitors)
  result.seconds = (performance.now() - startedAt) / 1_000
  return result
}

async function visit({ url }: Door, crowd: Crowd, result: CrowdResult, dueMs: number, number: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false, maxCachedSessions: 0 })
  try {
    result.statements++
    try {
      const status = await ask(agent, 'GET', `${url}${crowd.page}`)
      if (status !== 200) result.statementErrors++
      else result.pageMs.push(performance.now() - dueMs)
      for (const path of crowd.loads) await ask(agent, 'GET', `${url}${path}`)
    } catch {
      result.statementErrors++
    }
    if ((number * 7_919) % 1_000 >= crowd.asking * 1_000) return
    result.asked++
    const from = performance.now()
    try {
      const status = await ask(agent, 'POST', `${url}${crowd.page}check`, `name=Visitor+${number}&email=visitor${number}%40post.example`)
      if (status === 303) {
        result.accepted++
        result.askMs.push(performance.now() - from)
      } else if (status === 503) result.turnedAway++
      else result.askErrors++
    } catch {
      result.askErrors++
    }
  } finally {
    agent.destroy()
  }
}

function ask(agent: Agent, method: 'GET' | 'POST', url: string, body = ''): Promise<number> {
  return new Promise((done, failed) => {
    const headers = method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } : {}
    const asked = request(url, { method, agent, headers, timeout: TIMEOUT_MS }, (response) => {
      response.resume()
      response.on('end', () => done(response.statusCode!))
      response.on('error', failed)
    })
    asked.on('timeout', () => asked.destroy(new Error('too slow')))
    asked.on('error', failed)
    asked.end(body)
  })
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Rows in the store and files in the spool, against what was thanked for: a visitor who was thanked and is in neither is lost. */
export async function lostOf(ctx: TestContext, accepted: number): Promise<number> {
  const [row] = await ctx.store.query<{ count: number }>('select count(*)::int as count from check_request')
  const spooled = readdirSync(spoolFolderOf(ctx.dataFolder)).filter((name) => name.endsWith('.check')).length
  return accepted - (row!.count + spooled)
}

export async function crowdValues(ctx: TestContext, door: Door, crowd: Crowd): Promise<Values> {
  await ctx.store.query('delete from check_request')
  const cpuBefore = door.cpuSeconds()
  const result = await sendCrowd(door, crowd)
  // Spooled questions go in within seconds; what is accepted and nowhere is lost.
  const lost = await lostOf(ctx, result.accepted)
  return {
    seconds: result.seconds,
    visitors: result.statements,
    'errors, statement': result.statementErrors,
    'p50 ms': at(result.pageMs, 0.5),
    'p99 ms': at(result.pageMs, 0.99),
    'questions taken': result.accepted,
    'turned away': result.turnedAway,
    'errors, question': result.askErrors,
    lost,
    'door CPU s': door.cpuSeconds() - cpuBefore,
  }
}
