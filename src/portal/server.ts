/**
 * The public door. It serves files, leads through forms and takes sealed rows in; it can look nobody up. Every answer to a question of the
 * self-check has the same bytes and headers, whatever was typed: that is the whole protection of the people on the list.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDraftBox } from '../enquiry/draft-box.ts'
import { formAt, isFormPlace } from '../enquiry/forms/registry.ts'
import { answerGenuine } from '../enquiry/genuine.ts'
import { newCheckId, openInBox } from '../enquiry/in-box.ts'
import { claimantNotHerePage } from '../enquiry/pages/claimants/pages.ts'
import { pathOf } from '../enquiry/pages/layout.ts'
import { sideOf } from '../enquiry/pages/site.ts'
import { readQuestion, sealQuestion } from '../enquiry/self-check.ts'
import type { SiteCard } from '../enquiry/site-card.ts'
import { HEADERS, send, sendFile, sendOn, sendPublicText, type Exchange } from './answers.ts'
import { readAssets } from './assets.ts'
import { openBodies, type Bodies } from './bodies.ts'
import { answerForm, answerReturn, type FormDoor } from './forms.ts'
import { gatePage, openGate, type Gate } from './gate.ts'
import { openPapers } from './papers.ts'
import { plainPage } from './plain-page.ts'
import { answerMine, openTries, ticketOf, type MineDoor } from './mine.ts'
import { openSiteFiles, type SiteFiles } from './site-files.ts'
import { openTallies, type Tallies } from './tallies.ts'

export type PortalOptions = {
  host: string
  /** 0: any free one. */
  port: number
  /** As the role `tocsin_portal`. */
  storeUrl: string
  siteFolder: string
  spoolFolder: string
  /** Certificate and key, PEM; without them a proxy in front ends TLS. */
  tls?: { cert: string; key: string }
  /** 32 bytes by which cookies of this door are known; the same for all its processes. Default: by chance. */
  markKey?: Buffer
  /** Forms a second beyond which sending one costs work or waiting. Default 100. */
  busyPerSecond?: number
  /** Several processes listen on one port; the system shares the visitors out. */
  isOneOfSeveral?: boolean | undefined
  /** For tests: less patience with what comes slowly. */
  bodies?: Parameters<typeof openBodies>[0]
  /** To the store, at most; all processes of the pages share what the role may have. Default 4. */
  connections?: number
}
export type Portal = { url: string; close(): Promise<void> }

/** Read of a question's body; more is thrown away unread. A form has about 700 characters. */
const BODY_BYTES = 16_384
/** A long answer of 10,000 characters, each as up to 12 bytes. */
const ANSWER_BYTES = 262_144
/** Forms being taken at once; beyond it the visitor is asked to wait, and nothing was taken. */
const MOST_AT_ONCE = 256
/** Papers coming in at once. They take minutes, so they are counted apart from forms. */
const MOST_PAPERS = 64
/** One process seals and stores about ten times as many. */
const FORMS_PER_SECOND = 100
/** Tries to open a page of one's own: each takes two derivations of Argon2id, so that one process makes about 30. */
const OPENINGS_PER_SECOND = 10
/** A question of the self-check and a code are answered this long after they came, whatever was in them, unless the disk took longer. */
const EVEN_MS = 20
const DRAIN_EVERY_MS = 10_000
const SWEEP_EVERY_MS = 3_600_000

type Door = FormDoor & {
  mine: MineDoor
  files: SiteFiles
  assets: ReturnType<typeof readAssets>
  busy: { forms: number; papers: number }
  gate: Gate
  mineGate: Gate
  bodies: Bodies
  tallies: Tallies
}

export async function startPortal(options: PortalOptions): Promise<Portal> {
  const box = openInBox(options.storeUrl, options.spoolFolder, options.connections)
  const markKey = options.markKey ?? randomBytes(32)
  const now = () => new Date()
  const tallies = openTallies(options.spoolFolder)
  const door: Door = {
    mine: { markKey, tries: openTries(markKey, tallies), now },
    files: openSiteFiles(options.siteFolder),
    assets: readAssets(),
    box,
    drafts: openDraftBox(options.spoolFolder),
    papers: openPapers(options.spoolFolder),
    now,
    busy: { forms: 0, papers: 0 },
    gate: openGate(markKey, options.busyPerSecond ?? FORMS_PER_SECOND, tallies),
    mineGate: openGate(markKey, options.busyPerSecond ?? OPENINGS_PER_SECOND, tallies),
    bodies: openBodies(options.bodies),
    tallies,
  }
  const server = serverFor(options, (request, response) => {
    void answer(door, { request, response }).catch(() => fail(response))
  })
  await listen(server, options)
  const timers = [every(DRAIN_EVERY_MS, () => box.drain()), every(SWEEP_EVERY_MS, () => sweep(door))]
  return {
    url: `${options.tls ? 'https' : 'http'}://${options.host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      server.closeIdleConnections()
      await new Promise<void>((done) => server.close(() => done()))
      await box.close()
    },
  }
}

function serverFor({ tls }: PortalOptions, handle: (request: IncomingMessage, response: ServerResponse) => void): Server {
  // A paper of 50 MB over a slow line takes minutes: its time is limited by silence, not by the clock.
  const limits = { maxHeaderSize: 8_192, headersTimeout: 10_000, requestTimeout: 1_200_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000 }
  const server = tls ? createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2' }, handle) : createServer(limits, handle)
  server.maxConnections = 10_000
  server.setTimeout(30_000)
  return server
}

/** Now, and again and again; what fails is tried again. */
function every(ms: number, work: () => Promise<unknown>): NodeJS.Timeout {
  const run = () => void work().catch(() => {})
  run()
  return setInterval(run, ms).unref()
}

async function sweep({ drafts, papers, tallies, now }: Door): Promise<void> {
  await drafts.sweep(now())
  await papers.sweep(now())
  await tallies.sweep(now().getTime())
}

function listen(server: Server, { host, port, isOneOfSeveral }: PortalOptions): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ port, host, backlog: 4_096, ...(isOneOfSeveral ? { reusePort: true } : {}) }, () => {
      server.off('error', failed)
      done()
    })
  })
}

async function answer(door: Door, exchange: Exchange): Promise<void> {
  const { request } = exchange
  const path = (request.url ?? '/').split('?', 1)[0]!
  const asset = door.assets.get(path)
  const target = targetOf(path)
  if (target !== null && request.method === 'POST') return takePost(door, exchange, target)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    request.resume()
    return send(exchange, 405, plainPage('method'), { Allow: 'GET, HEAD' })
  }
  // A typeface is compressed as it is.
  if (asset !== undefined) return (asset.type === 'font/woff2' ? sendFile : sendPublicText)(exchange, asset.bytes, asset.type, 'public, max-age=86400')
  const short = /^\/(check|genuine|data|return)?$/.exec(path)
  if (short !== null) return sendRoot(door, exchange, { data: 'mine' }[short[1] ?? ''] ?? short[1] ?? '')
  if (target !== null && isOfOtherSide(door, target)) return sendNotHere(door, exchange, target)
  const isForOne = target !== null && (target.rest.length === 0 ? target.place === 'mine' : isFormPlace(target.place))
  if (isForOne) return answerIn(door, exchange, target)
  request.resume() // a body nobody asked for
  const page = target === null || target.rest.length > 0 ? null : door.files.page(target.slug, target.language, target.place)
  if (page === null) return send(exchange, 404, plainPage('missing'))
  const type = 'text/html; charset=utf-8'
  return target!.place === '' ? sendPublicText(exchange, page, type, 'public, max-age=60') : sendFile(exchange, page, type, 'no-store')
}

type Target = { slug: string; language: 'en' | 'cy'; place: string; rest: string[] }

/** `/ha-2026-03/cy/claim/effect` → its parts. */
function targetOf(path: string): Target | null {
  const found = /^\/([a-z0-9-]{1,64})\/(cy\/)?(?:([a-z-]{1,24})((?:\/[a-z0-9-]{1,40}){0,2}))?$/.exec(path)
  if (found === null || found[1] === 'assets') return null
  return { slug: found[1]!, language: found[2] === undefined ? 'en' : 'cy', place: found[3] ?? '', rest: (found[4] ?? '').split('/').slice(1) }
}

/** `/`, and the short addresses that stand in notices to be typed: `/check`, `/genuine`, `/data`. */
function sendRoot(door: Door, exchange: Exchange, place: string): void {
  exchange.request.resume()
  const slugs = door.files.slugs()
  if (slugs.length === 1) return send(exchange, 302, plainPage('moved'), { Location: `/${slugs[0]}/${place}` })
  send(
    exchange,
    200,
    plainPage(
      slugs.length === 0 ? 'none' : 'several',
      slugs.map((slug) => ({ slug, title: `${door.files.card(slug)!.title}: ${slug}` })),
    ),
  )
}

/** A firm that acts for claimants looks nobody up, shows nobody their data and takes no request in the organisation's place. */
function isOfOtherSide({ files }: Door, { slug, place, rest }: Target): boolean {
  if (files.facts(slug)?.claimants === undefined) return false
  if (['check', 'check-done', 'mine'].includes(place)) return true
  return isFormPlace(place) ? formAt(place, 'claimants') === null : place === 'genuine' && rest.length > 0
}

function sendNotHere({ files }: Door, exchange: Exchange, { slug, language }: Target): void {
  exchange.request.resume()
  send(exchange, 404, claimantNotHerePage({ language, facts: files.facts(slug)! }))
}

async function takePost(door: Door, exchange: Exchange, target: Target): Promise<void> {
  const { request } = exchange
  const card = door.files.card(target.slug)
  if (isOfOtherSide(door, target)) return sendNotHere(door, exchange, target)
  const takes = ['check', 'genuine', 'return'].includes(target.place)
    ? target.rest.length === 0 && !(target.place === 'genuine' && door.files.facts(target.slug)?.claimants !== undefined)
    : target.place === 'mine'
      ? ['', 'close'].includes(target.rest.join('/'))
      : isFormPlace(target.place) && target.rest.length > 0
  if (!takes || card === null) {
    request.resume()
    const isPage = card !== null && door.files.page(target.slug, target.language, target.place) !== null
    return isPage ? send(exchange, 405, plainPage('method'), { Allow: 'GET, HEAD' }) : send(exchange, 404, plainPage('missing'))
  }
  const isPaper = isFormPlace(target.place) && target.rest[1] === 'file'
  const [counted, most] = isPaper ? (['papers', MOST_PAPERS] as const) : (['forms', MOST_AT_ONCE] as const)
  const isFirst = ['check', 'genuine'].includes(target.place) || (target.place === 'mine' && target.rest.length === 0) || target.rest[0] === 'start'
  // It runs from the arrival, not from when the work is done: the end of the wait tells nothing of how long the work took.
  const even = isFirst && ['check', 'genuine'].includes(target.place) ? sleep(EVEN_MS) : null
  const body = isPaper ? '' : await door.bodies.read(request, isFirst ? BODY_BYTES : ANSWER_BYTES)
  if (body === null) return void request.destroy()
  if (door.busy[counted] >= most) {
    request.resume()
    return send(exchange, 503, plainPage('busy'), { 'Retry-After': '30' })
  }
  door.busy[counted]++
  try {
    if (isFirst && sendToWait(door, exchange, target, body)) return
    if (target.place === 'genuine') return await sendAnswer(door, exchange, target, body, even)
    if (target.place === 'check') return await takeQuestion(door, exchange, target, card, body, even)
    await answerIn(door, exchange, target, body)
  } finally {
    door.busy[counted]--
  }
}

/** While there is a rush the same page for everyone, whatever was typed; true: this visitor works or waits first. */
function sendToWait(door: Door, exchange: Exchange, { slug, language, place, rest }: Target, body: string): boolean {
  const nowMs = door.now().getTime()
  const typed = new URLSearchParams(body)
  const facts = door.files.facts(slug)
  const gate = place === 'mine' ? door.mineGate : door.gate
  if (!gate.isBusy(nowMs) || facts === null || gate.lets(typed.get('gate-ticket') ?? '', typed.get('gate-proof') ?? '', nowMs)) return false
  const page = { language, facts }
  send(exchange, 503, gatePage(page, pathOf(page, [place, ...rest].join('/')), body, gate.ticket(nowMs)), {
    'Retry-After': '20',
    'Content-Security-Policy': HEADERS['Content-Security-Policy'].replace("style-src 'self'", "script-src 'self'; style-src 'self'"),
  })
  return true
}

/** Pages that are made for one visitor: forms, and coming back to them. `body`: of a POST, but for a paper, which is read as it comes in. */
async function answerIn(door: Door, exchange: Exchange, { slug, language, place, rest }: Target, body = ''): Promise<void> {
  const [card, facts] = [door.files.card(slug), door.files.facts(slug)]
  if (card === null || facts === null) {
    exchange.request.resume()
    return send(exchange, 404, plainPage('missing'))
  }
  const page = { language, facts }
  const book = door.files.pageBook(slug)
  if (place === 'mine') return answerMine(door.mine, exchange, page, book, rest, body)
  const form = formAt(place, sideOf(facts))
  if (form === null) return answerReturn(door, exchange, page, body)
  return answerForm(door, exchange, { page, card, form, rest, body, ticket: ticketOf(door.mine, exchange, book, slug) })
}

/** The same words for everyone, and the row is written before they are sent. */
async function takeQuestion(
  { box }: Door,
  exchange: Exchange,
  { slug, language }: Target,
  card: SiteCard,
  body: string,
  even: Promise<unknown> | null,
): Promise<void> {
  const checkId = newCheckId()
  const sealed = sealQuestion(Buffer.from(card.publicKey, 'base64'), card.incidentId, checkId, readQuestion(body, language))
  await box.put({ table: 'check_request', id: checkId, incidentId: card.incidentId, receivedAt: new Date(), sealed })
  await even
  sendOn(exchange, `/${slug}/${language === 'cy' ? 'cy/' : ''}check-done`)
}

/** Sent under the form's own address, so that neither an address in a history nor a size on the line tells what the answer was. */
async function sendAnswer({ files }: Door, exchange: Exchange, { slug, language }: Target, body: string, even: Promise<unknown> | null): Promise<void> {
  const page = files.answer(slug, language, answerGenuine(files.codeBook(slug), body))
  await even
  if (page === null) return send(exchange, 404, plainPage('missing'))
  send(exchange, 200, page, { 'Cache-Control': 'no-store, no-transform' })
}

/** Neither store nor spool would take it: nobody is thanked for what is not kept. */
function fail(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy()
  const page = plainPage('failed')
  response.writeHead(500, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Length': Buffer.byteLength(page) })
  response.end(page)
}
