/**
 * `npm run bench -- portal`: can the time of an answer tell whether somebody is on the list, or whether a code is real? Pairs of questions are
 * asked in random order; what is printed is the chance that one who is listed waits longer than one who is not (AUC: 0.5 tells nothing).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
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

/** Of each kind; both kinds together are twice as many requests. */
const ASKED = 2_000
const WARM_UP = 300
const KEY = Buffer.alloc(32, 9)
const SLUG = 'ha-2026-03'

export async function benchPortal({ runs }: BenchOptions, command: string): Promise<Figure[]> {
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
          `${url}/${SLUG}/check`,
          (no) => `name=Listed+Person${no}&email=person${no}%40post.example`,
          (no) => `name=Absent+Person${no}&email=nobody${no}%40post.example`,
        ),
      ),
      await figureOf('self-check: listed and nothing typed', runs, () =>
        timesApart(
          `${url}/${SLUG}/check`,
          (no) => `name=Listed+Person${no}&email=person${no}%40post.example`,
          () => '',
        ),
      ),
      await figureOf('notice: a real code and one that is not', runs, () => timesApart(`${url}/${SLUG}/genuine`, code, (no) => code(no + ASKED))),
      await figureOf('notice: a real code, right and wrong letter', runs, () =>
        timesApart(`${url}/${SLUG}/genuine`, code, (no) => code(no).replace('initial=T', 'initial=S')),
      ),
    ]
    writeReport({
      name: 'portal',
      title: 'Whether the time of an answer tells who is on the list',
      command,
      figures,
      notes: [
        `Each line: ${ASKED.toLocaleString('en-GB')} pairs, the first of a pair chosen by chance, over one connection to the public pages in a process of their own, with ${ASKED.toLocaleString('en-GB')} people in the register and as many codes in the book.`,
        'AUC is the chance that a listed one (a real code) is answered later than the other, ties counted half (Mann and Whitney, 1947). 0.5 tells nothing; low and high are its 95 % interval under that assumption, widened around what was found.',
        'Nothing looks anybody up: a question is sealed and stored unread, so there is no work that depends on the answer; a code costs two reads and 512 comparisons whatever it is.',
      ],
    })
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

async function timesApart(url: string, listed: (no: number) => string, other: (no: number) => string): Promise<Values> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const startedAt = performance.now()
  const [first, second]: [number[], number[]] = [[], []]
  try {
    for (let no = 1 - WARM_UP; no <= ASKED; no++) {
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
