/** Fault runs of sending: senders, the database and the relay's line are cut at random moments; afterwards everybody must have exactly one message. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/clock.ts'
import { SYSTEM, type Context } from '../../src/context.ts'
import { approveCampaign, shownHash } from '../../src/notify/approve-campaign.ts'
import { getCampaign } from '../../src/notify/campaign.ts'
import { planCampaign } from '../../src/notify/plan/plan-campaign.ts'
import { startSending } from '../../src/notify/run-campaign.ts'
import { setRelay } from '../../src/notify/send/relay.ts'
import { seedIncident, seedPeople } from '../../src/notify/test-incident.ts'
import type { Store } from '../../src/store/database.ts'
import type { SinkOptions } from './sink.ts'
import { localPlace } from '../../src/vault/local.ts'

export type FaultOptions = {
  recipients: number
  /** Senders killed with -9, at random moments. */
  kills: number
  /** Senders at once. */
  senders?: number
  /** The database's server processes are killed so often; `restart` brings it back. */
  databaseKills?: number
  restartDatabase?: () => Promise<void>
  sink?: Partial<SinkOptions>
  /** False: the relay keeps no record that we can read. */
  hasLedger?: boolean
  connections?: number
  folder: string
  onProgress?(text: string): void
}
export type FaultResult = {
  recipients: number
  kills: number
  databaseKills: number
  handedOver: number
  lost: number
  doubled: number
  inDoubt: number
  stuck: number
  seconds: number
  senderRuns: number
}

export async function startSink(
  options: Partial<SinkOptions> & { folder: string },
): Promise<{ port: number; pid: number; truth: string; log: string; stop(): void }> {
  const { folder, ...rest } = options
  mkdirSync(folder, { recursive: true })
  const truth = join(folder, 'truth')
  const log = join(folder, 'mail.log')
  writeFileSync(truth, '')
  writeFileSync(log, '')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'sink.ts'), JSON.stringify({ truth, log, ...rest })],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [first] = (await once(child.stdout!, 'data')) as [Buffer]
  return { port: Number(String(first).trim()), pid: child.pid!, truth, log, stop: () => void child.kill('SIGTERM') }
}

/** An incident with so many people with an e-mail address, planned, approved by a second person and being sent; the relay set to `port`. */
export async function readyCampaign(ctx: Context, recipients: number, relay: { port: number; log: string | null; connections: number }): Promise<number> {
  const incidentId = await seedIncident(ctx)
  const domains = ['post.example', 'mail.example', 'box.example', 'inbox.example']
  await seedPeople(
    ctx,
    incidentId,
    (function* () {
      for (let no = 1; no <= recipients; no++) yield { personNo: no, emails: [`person${no}@${domains[no % domains.length]}`], address: '', postcode: '' }
    })(),
  )
  await setRelay(
    ctx,
    {
      host: '127.0.0.1',
      port: relay.port,
      security: 'none',
      from: 'data@harbour-alliance.example',
      returnPath: 'bounces@harbour-alliance.example',
      connections: relay.connections,
      patienceSeconds: 10,
      postfixLogs: relay.log === null ? [] : [relay.log],
    },
    {},
  )
  const planner = { ...ctx, actor: { id: 'planner', name: 'Planner', role: 'operator' } }
  const approver = { ...ctx, actor: { id: 'approver', name: 'Approver', role: 'lead' } }
  const { campaignId } = await planCampaign(planner, incidentId, { firstDay: '2026-01-01', deskPerDay: 10_000_000 })
  await approveCampaign(approver, campaignId, shownHash(await getCampaign(ctx.store, campaignId)).whole, async () => [])
  await startSending(approver, campaignId)
  return campaignId
}

export function contextOn(store: Store, folder: string): Context {
  return {
    store,
    clock: systemClock,
    actor: SYSTEM,
    dataFolder: folder,
    masterKeyFile: join(folder, 'keys', 'master.key'),
    vault: localPlace(join(folder, 'vault')),
    workers: 1,
    report: () => {},
    engineOf: () => Promise.reject(new Error('not here')),
  }
}

export async function runFaults(store: Store, options: FaultOptions): Promise<FaultResult> {
  const { recipients, kills, folder, senders = 1, databaseKills = 0, hasLedger = true, connections = 8 } = options
  const startedAt = performance.now()
  mkdirSync(folder, { recursive: true })
  const sink = await startSink({ folder, delayMs: 4, ...options.sink })
  const ctx = contextOn(store, folder)
  const campaignId = await readyCampaign(ctx, recipients, { port: sink.port, log: hasLedger ? sink.log : null, connections })
  const given = { url: store.url, masterKeyFile: ctx.masterKeyFile, dataFolder: folder, settleMs: 1_500 }
  let killed = 0
  let databaseKilled = 0
  let senderRuns = 0
  let over = false
  const one = async () => {
    while (!over) {
      const child = fork(join(import.meta.dirname, 'sender-child.ts'), [JSON.stringify(given)], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        execArgv: ['--disable-warning=ExperimentalWarning'],
      })
      senderRuns++
      const ended = once(child, 'exit') as Promise<[number | null]>
      let killTimer: NodeJS.Timeout | null = null
      // A life is counted in messages, so that all kills fall into the run however fast it is; then a moment that has nothing to do with a commit.
      const mostMessages = killed < kills ? lifeOf(recipients, kills) : Infinity
      child.on('message', (handedOver: number) => {
        if (killTimer !== null || handedOver < mostMessages) return
        killTimer = setTimeout(() => {
          if (!isAlive(child) || killed >= kills) return
          killed++
          child.kill('SIGKILL')
        }, Math.random() * KILL_SPREAD_MS)
      })
      const [code] = await ended
      if (killTimer !== null) clearTimeout(killTimer)
      options.onProgress?.(
        `${killed} kills, ${databaseKilled} of the database, ${readFileSync(sink.truth, 'utf8').length > 0 ? countLines(sink.truth) : 0} messages taken`,
      )
      if (code === 0) over = true
    }
  }
  const database = async () => {
    for (let taken = 0; databaseKilled < databaseKills;) {
      taken += lifeOf(recipients, databaseKills)
      while (!over && statSync(sink.truth).size < taken * TRUTH_LINE_BYTES) await sleep(20)
      await sleep(Math.random() * KILL_SPREAD_MS)
      if (over) return
      databaseKilled++
      await options.restartDatabase!()
    }
  }
  await Promise.all([...Array.from({ length: senders }, one), database()])
  const [ended] = await store.query<{ state: string; stop_reason: string | null }>('select state, stop_reason from notice_campaign where campaign_id = $1', [
    campaignId,
  ])
  if (ended!.stop_reason !== null) process.stderr.write(`stands still: ${ended!.stop_reason}\n`)
  const result = await judge(store, campaignId, sink.truth, recipients)
  sink.stop()
  return { recipients, kills: killed, databaseKills: databaseKilled, ...result, seconds: (performance.now() - startedAt) / 1000, senderRuns }
}

/** About as long is a line of the sink's record. */
const TRUTH_LINE_BYTES = 150
/** A kill comes up to so long after a sender has had its share of messages. */
const KILL_SPREAD_MS = 250

/** Messages of one sender's life: evenly spread, and over all kills four fifths of the recipients, so that some are left for the last. */
const lifeOf = (recipients: number, kills: number): number => 1 + Math.floor(Math.random() * 2 * 0.6 * (recipients / kills))

/** The relay's truth against the register and against what we believe. */
export async function judge(
  store: Store,
  campaignId: number,
  truthPath: string,
  recipients: number,
): Promise<Pick<FaultResult, 'handedOver' | 'lost' | 'doubled' | 'inDoubt' | 'stuck'>> {
  const taken = new Map<string, number>()
  for (const text of readFileSync(truthPath, 'utf8').split('\n')) if (text !== '') taken.set(text.split(' ')[0]!, (taken.get(text.split(' ')[0]!) ?? 0) + 1)
  const states = await store.query<{ state: string; count: number }>(
    `select state, count(*) as count from notice where campaign_id = $1 and channel = 'email' group by state`,
    [campaignId],
  )
  const countOf = (...wanted: string[]) => states.filter(({ state }) => wanted.includes(state)).reduce((sum, { count }) => sum + count, 0)
  return {
    handedOver: countOf('handed_over'),
    lost: recipients - taken.size,
    doubled: [...taken.values()].filter((count) => count > 1).length,
    inDoubt: countOf('in_doubt'),
    stuck: countOf('ready', 'claimed', 'attempting', 'held'),
  }
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null
const countLines = (path: string) => readFileSync(path, 'utf8').split('\n').length - 1
