/**
 * `npm run bench -- portal [--full] [--only spike|rush|away|spellings|time]`: the public pages under a crowd; and can the time of an answer tell whether somebody is on the list, or whether a code is real? Pairs of questions are
 * asked in random order; what is printed is the chance that one who is listed waits longer than one who is not (AUC: 0.5 tells nothing).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { writeCodeBook } from '../../src/enquiry/code-book.ts'
import { publishSite } from '../../src/enquiry/publish-site.ts'
import { siteDraft } from '../../src/enquiry/sample-site.ts'
import { codeBookOf, siteFolderOf } from '../../src/enquiry/site-card.ts'
import { assumedIncident } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import { referenceFor } from '../../src/notify/reference.ts'
import { portalStoreUrl } from '../../src/portal/store-url.ts'
import { testContext, type TestContext } from '../database.ts'
import { writeReport, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'
import { figureOf, type Values } from './measure.ts'
import { crowdValues, startDoor } from './portal-crowd.ts'
import { spellingValues } from './portal-spellings.ts'

/** People in the register, and codes in the book. */
const ASKED = 2_000
const WARM_UP = 300
const KEY = Buffer.alloc(32, 9)
const SLUG = 'ha-2026-03'

/** In full as the issue asks; shortened, so that it can be run at any time: less long, not less dense. */
const LENGTHS = {
  full: { spikeSeconds: 600, rushSeconds: 300, awaySeconds: 60, people: 20_000, pairs: 2_000 },
  short: { spikeSeconds: 20, rushSeconds: 10, awaySeconds: 10, people: 1_000, pairs: 400 },
} as const
const SPIKE_PER_SECOND = 203
const RUSH_PER_SECOND = 1_000

export async function benchPortal(options: BenchOptions, command: string): Promise<Figure[]> {
  const length = LENGTHS[options.full ? 'full' : 'short']
  const wants = (name: string) => options.only === undefined || name.includes(options.only)
  const figures = [...(wants('time') ? await benchTimes(options, length.pairs) : []), ...(await benchCrowd(options, length, wants))]
  const all = keptFigures(figures, length === LENGTHS.full ? 'full' : 'shortened', command)
  writeReport({
    name: 'portal',
    title: 'The public pages under a crowd, and what their answers tell',
    command,
    figures: all,
    notes: [
      'Each part runs by itself (`--only spike`, `rush`, `away`, `spellings`, `time`) and leaves the others\' lines as they are. "In full": ten minutes of the spike, five of the rush, 60 s without the database, 20,000 people, 2,000 pairs (`--full`). Load generator, door (one walled process a core, TLS) and PostgreSQL share the machine: every figure is a floor.',
      ...all.map((figure) => `${figure.what}: ${figure.measured}`),
      'Visitors arrive on a clock whether or not the door keeps up; each opens a TLS 1.3 connection of its own (X25519, ECDSA P-256), without resumption, loads the statement, in the spike its style and three typefaces too, and 5 in 100 send a question. Milliseconds run from when the visitor was due; "visitors late" is the generator\'s own slowness within them.',
      'Lost: questions whose visitor was thanked and that stand neither in the store nor in the spool. Away: the role of the pages is shut out and its connections are cut. Door MiB: all its processes, at the end; a minute: growth after the first fifth.',
      'Times: pairs, the first of each chosen by chance, over one connection; every answer comes 20 ms after its question by a clock that starts before it is read (CHK1). AUC is the chance that a listed one (a real code) is answered later than the other, ties counted half (Mann and Whitney, 1947). 0.5 tells nothing; low and high are its 95 % interval under that assumption, widened around what was found.',
      'Spellings: names without accents, in capitals, turned round, with titles, initials, hyphens and apostrophes left out; e-mails in capitals, in brackets, full width, with punycode; postcodes without spaces. 40 a person.',
    ],
  })
  return figures
}

type KeptFigure = Figure & { measured: string }

/** The lines of parts that did not run now stay, each saying when it was measured. */
function keptFigures(figures: Figure[], how: 'full' | 'shortened', command: string): KeptFigure[] {
  const measured = `${how === 'full' ? 'in full' : 'shortened'}, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, \`${command}\``
  const now = new Map<string, KeptFigure>(figures.map((figure) => [figure.what, { ...figure, measured }]))
  const path = join(import.meta.dirname, '../../docs/figures/bench-portal.json')
  const before = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { date: string; command: string; figures: (Figure & { measured?: string })[] })
    : null
  for (const figure of before?.figures ?? [])
    if (!now.has(figure.what)) now.set(figure.what, { ...figure, measured: figure.measured ?? `${before!.date}, \`${before!.command}\`` })
  return [...now.values()].sort((a, b) => rankOf(a.what) - rankOf(b.what))
}

const ORDER = ['spike', 'rush', 'database', 'spellings', 'self-check', 'notice']
const rankOf = (what: string): number => ORDER.findIndex((start) => what.startsWith(start))

async function benchCrowd({ runs }: BenchOptions, length: (typeof LENGTHS)['full' | 'short'], wants: (name: string) => boolean): Promise<Figure[]> {
  const ctx = await testContext()
  const figures: Figure[] = []
  try {
    const incidentId = await prepare(ctx)
    if (wants('spellings')) figures.push(await figureOf('spellings of the listed, 40 each', 1, () => spellingValues(ctx, incidentId, length.people)))
    if (!['spike', 'rush', 'away'].some(wants)) return figures
    const door = await startDoor(ctx, availableParallelism())
    const loads = [
      '/assets/public.css',
      ...['source-sans-3-latin', 'source-serif-4-latin', 'jetbrains-mono-latin'].map((name) => `/assets/${name}-wght-normal.woff2`),
    ]
    const crowd = { page: `/${SLUG}/`, asking: 0.05, loads }
    try {
      if (wants('spike'))
        figures.push(
          await figureOf(`spike: ${SPIKE_PER_SECOND} new visitors/s`, runs, () =>
            crowdValues(ctx, door, { ...crowd, perSecond: SPIKE_PER_SECOND, seconds: length.spikeSeconds }),
          ),
        )
      if (wants('rush'))
        figures.push(
          await figureOf(`rush: ${RUSH_PER_SECOND.toLocaleString('en-GB')} new visitors/s`, runs, () =>
            crowdValues(ctx, door, { ...crowd, loads: [], perSecond: RUSH_PER_SECOND, seconds: length.rushSeconds }),
          ),
        )
      if (wants('away'))
        figures.push(
          await figureOf('database away', runs, () =>
            crowdValues(ctx, door, {
              ...crowd,
              asking: 0.5,
              perSecond: 50,
              seconds: length.awaySeconds + 10,
              at: [
                { second: 3, work: () => shutOut(ctx) },
                { second: 3 + length.awaySeconds, work: () => letIn(ctx) },
              ],
            }),
          ),
        )
    } finally {
      await door.stop()
    }
    return figures
  } finally {
    await ctx.cleanUp()
  }
}

async function shutOut({ store }: TestContext): Promise<void> {
  await store.query('alter role tocsin_portal nologin')
  await store.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tocsin_portal'")
}
async function letIn({ store }: TestContext): Promise<void> {
  await store.query('alter role tocsin_portal login')
}

async function benchTimes({ runs }: BenchOptions, pairs: number): Promise<Figure[]> {
  const ctx = await testContext()
  let portal: ChildProcess | null = null
  try {
    const incidentId = await prepare(ctx)
    portal = startPages(ctx)
    const url = await new Promise<string>((done) => portal!.once('message', (message) => done((message as { url: string }).url)))
    const code = (no: number) => `code=${referenceFor(KEY, incidentId, no)}&initial=T`
    const figures = [
      await figureOf('self-check: listed and not listed', runs, () =>
        timesApart(
          pairs,
          `${url}/${SLUG}/check`,
          (no) => `name=Listed+Person${no}&email=person${no}%40post.example`,
          (no) => `name=Absent+Person${no}&email=nobody${no}%40post.example`,
        ),
      ),
      await figureOf('self-check: listed and nothing typed', runs, () =>
        timesApart(
          pairs,
          `${url}/${SLUG}/check`,
          (no) => `name=Listed+Person${no}&email=person${no}%40post.example`,
          () => '',
        ),
      ),
      await figureOf('notice: a real code and one that is not', runs, () => timesApart(pairs, `${url}/${SLUG}/genuine`, code, (no) => code(no + ASKED))),
      await figureOf('notice: a real code, right and wrong letter', runs, () =>
        timesApart(pairs, `${url}/${SLUG}/genuine`, code, (no) => code(no).replace('initial=T', 'initial=S')),
      ),
    ]
    return figures
  } finally {
    portal?.kill('SIGTERM')
    await ctx.cleanUp()
  }
}

async function prepare(ctx: TestContext): Promise<string> {
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  const incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'bench' })
  await publishSite(ctx, incidentId, siteDraft())
  await ctx.store.query(
    `insert into person (incident_id, person_no, given_name, family_name, relationship, emails, phones, kinds, flags, confidence, record_count, file_nos)
     select $1, no, 'Listed', 'Person' || no, 'member', array['person' || no || '@post.example'], '{}', '{person_name}', '{}', 1, 1, '{1}' from generate_series(1, $2::int) as no`,
    [incidentId, ASKED],
  )
  await writeCodeBook(
    codeBookOf(join(siteFolderOf(ctx.dataFolder), SLUG)),
    (async function* () {
      for (let no = 1; no <= ASKED; no++) yield { reference: referenceFor(KEY, incidentId, no), initial: 'T' }
    })(),
  )
  return incidentId
}

function startPages(ctx: TestContext): ChildProcess {
  const settings = { host: '127.0.0.1', port: 0, storeUrl: portalStoreUrl(ctx.databaseUrl, null), dataFolder: ctx.dataFolder }
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../src/portal/main.ts')], {
    env: { PATH: process.env['PATH'] ?? '', TOCSIN_PORTAL: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

async function timesApart(pairs: number, url: string, listed: (no: number) => string, other: (no: number) => string): Promise<Values> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const startedAt = performance.now()
  const [first, second]: [number[], number[]] = [[], []]
  try {
    for (let no = 1 - WARM_UP; no <= pairs; no++) {
      const isFirst = randomInt(2) === 0
      for (const isListed of [isFirst, !isFirst]) {
        const ms = await answerMs(agent, url, (isListed ? listed : other)(Math.max(1, no)))
        if (no > 0) (isListed ? first : second).push(ms)
      }
    }
  } finally {
    agent.destroy()
  }
  const auc = aucOf(first, second)
  // Standard error when both kinds are alike: sqrt((n1 + n2 + 1) / (12 n1 n2)).
  const margin = 1.96 * Math.sqrt((first.length + second.length + 1) / (12 * first.length * second.length))
  return {
    seconds: (performance.now() - startedAt) / 1000,
    requests: first.length + second.length,
    AUC: auc,
    low: auc - margin,
    high: auc + margin,
    'median ms': medianOf(first),
    'other, median ms': medianOf(second),
  }
}

function answerMs(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((done, fail) => {
    const startedAt = performance.now()
    const asked = request(
      url,
      { method: 'POST', agent, headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } },
      (response) => {
        response.resume()
        response.on('end', () => done(performance.now() - startedAt))
      },
    )
    asked.on('error', fail)
    asked.end(body)
  })
}

/** By ranks, ties shared. */
function aucOf(first: readonly number[], second: readonly number[]): number {
  const sorted = [...first.map((value) => ({ value, isFirst: true })), ...second.map((value) => ({ value, isFirst: false }))].sort((a, b) => a.value - b.value)
  let rankSum = 0
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to++
    for (let index = from; index < to; index++) if (sorted[index]!.isFirst) rankSum += (from + to + 1) / 2
    from = to
  }
  return (rankSum - (first.length * (first.length + 1)) / 2) / (first.length * second.length)
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
