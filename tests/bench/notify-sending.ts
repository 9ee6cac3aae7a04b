/** The parts of `npm run bench -- notify` that need a database and a relay: planning a million people, and handing messages over to the test sink. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contextOn, readyCampaign, startSink } from '../faults/notify.ts'
import type { Context } from '../../src/context.ts'
import type { IncidentId } from '../../src/ids.ts'
import { planCampaign } from '../../src/notify/plan/plan-campaign.ts'
import { openSending, sendOnce } from '../../src/notify/send/send-campaigns.ts'
import { seedIncident } from '../../src/notify/test-incident.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { startEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'

/** A server of its own, thrown away afterwards. */
export async function withStore<Result>(work: (ctx: Context, folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-notify-'))
  const postgres = await startEmbedded(join(folder, 'pg'))
  let store: Store | null = null
  try {
    store = await openStore(postgres.url, 6)
    await migrate(store)
    return await work(contextOn(store, folder), folder)
  } finally {
    await store?.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** So many invented people, made in the database: with shared addresses, accents, children, people in danger, and some without any address. */
export async function seedMany(ctx: Context, people: number): Promise<IncidentId> {
  const incidentId = await seedIncident(ctx)
  await ctx.store.query(
    `insert into person (incident_id, person_no, relationship, given_name, family_name, full_name, date_of_birth, emails, phones, address, postcode, kinds, flags, confidence, record_count, file_nos, left_on, masked)
     select $1, g, case when g % 7 = 0 then 'former' when g % 11 = 0 then 'affiliated_supporter' else 'member' end, 'Given' || (g % 1000), case when g % 97 = 0 then 'Ó Murchú' else 'Family' || (g % 50000) end, '', '1970-01-01',
       case when g % 6 = 0 then '{}'::text[] when g % 31 = 0 then array['home' || (g / 62) || '@shared.example'] when g % 101 = 0 then array['a b@x', 'person' || g || '@mail' || (g % 5) || '.example'] else array['person' || g || '@mail' || (g % 5) || '.example'] end,
       '{}', case when g % 40 = 0 then '' else (g % 300) || ' Ropewalk Lane, Marram Sands' end, case when g % 40 = 0 then '' else 'ZZ7 3QH' end,
       case when g % 3 = 0 then array['person_name', 'email', 'postal_address', 'postcode', 'password_hash'] else array['person_name', 'email', 'political_opinion', 'postal_address'] end,
       case when g % 501 = 0 then array['special_risk'] when g % 333 = 0 then array['deceased'] when g % 250 = 0 then array['child'] else '{}'::text[] end, 0.9, 2, '{1}', '', '{}'
     from generate_series(1, $2) g`,
    [incidentId, people],
  )
  // As a register leaves it (register/store-persons.ts): rows that need no second write to be marked as committed.
  await ctx.store.query('vacuum (freeze, analyze) person')
  return incidentId
}

/** Seconds of wall and of the database's own processor time; the second planning has to add nobody. */
export async function planMany(ctx: Context, incidentId: IncidentId): Promise<{ added: number; seconds: number; databaseSeconds: number }> {
  const before = await databaseCpuSeconds(ctx)
  const startedAt = performance.now()
  const { added } = await planCampaign({ ...ctx, actor: { id: 'bench', name: 'Bench', role: 'operator' } }, incidentId, {
    firstDay: '2026-10-26',
    deskPerDay: 20_000,
  })
  return { added, seconds: (performance.now() - startedAt) / 1000, databaseSeconds: (await databaseCpuSeconds(ctx)) - before }
}

/** Messages a second, from the first claim to the last answer noted; what this process used of the processor besides. */
export async function sendMany(
  ctx: Context,
  folder: string,
  people: number,
): Promise<{ seconds: number; ownSeconds: number; databaseSeconds: number; sinkSeconds: number; rssMb: number; handedOver: number }> {
  const sink = await startSink({ folder: join(folder, 'sink') })
  try {
    const campaignId = await readyCampaign(ctx, people, { port: sink.port, log: sink.log, connections: 16 })
    const sending = await openSending(ctx, campaignId)
    const databaseBefore = await databaseCpuSeconds(ctx)
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    const end = await sendOnce(ctx, sending, new AbortController().signal)
    const used = process.cpuUsage(cpu)
    return {
      seconds: (performance.now() - startedAt) / 1000,
      ownSeconds: (used.user + used.system) / 1e6,
      databaseSeconds: (await databaseCpuSeconds(ctx)) - databaseBefore,
      sinkSeconds: cpuSecondsOf(sink.pid),
      rssMb: process.memoryUsage().rss / 1e6,
      handedOver: end.handedOver,
    }
  } finally {
    sink.stop()
  }
}

/** Processor time so far of every process of this database, in seconds; on Linux. Helpers of a query have ended by now: they count with their parent. */
async function databaseCpuSeconds(ctx: Context): Promise<number> {
  const pids = await ctx.store.query<{ pid: number }>('select pid from pg_stat_activity')
  const parent = statOf(pids[0]!.pid)?.[1]
  const ended = parent === undefined ? undefined : statOf(Number(parent))
  return pids.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), ended === undefined ? 0 : (Number(ended[13]) + Number(ended[14])) / TICKS_A_SECOND)
}

const TICKS_A_SECOND = 100

/** Processor time of a process so far; 0 where there is no /proc, or no such process. */
function cpuSecondsOf(pid: number): number {
  const fields = statOf(pid)
  return fields === undefined ? 0 : (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}

/** The fields of /proc/PID/stat from the state on (proc_pid_stat(5), field 3). */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
