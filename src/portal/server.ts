/**
 * The public door. It serves files and takes sealed questions in; it can look nobody up. Every answer to a question has the same bytes and
 * headers, whatever was typed: that is the whole protection of the people on the list. A code of a notice is looked up in a blinded book.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerGenuine } from '../enquiry/genuine.ts'
import { newCheckId, openCheckBox, type CheckBox } from '../enquiry/check-box.ts'
import { readQuestion, sealQuestion } from '../enquiry/self-check.ts'
import type { SiteCard } from '../enquiry/site-card.ts'
import { readAssets } from './assets.ts'
import { openSiteFiles, type SiteFiles } from './site-files.ts'
import { plainPage } from './plain-page.ts'

export type PortalOptions = {
  host: string
  /** 0: any free one. */
  port: number
  /** As the role `tocsin_portal`. */
  storeUrl: string
  siteFolder: string
  spoolFolder: string
}
export type Portal = { url: string; close(): Promise<void> }

/** Read of a question's body; more is thrown away unread. A form has about 700 characters. */
const BODY_BYTES = 16_384
/** Past this the sender is cut off. */
const BODY_CUT_BYTES = 1_048_576
/** Questions being sealed and stored at once; beyond it the visitor is asked to wait, and nothing was taken. */
const MOST_AT_ONCE = 256
const DRAIN_EVERY_MS = 10_000

const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Strict-Transport-Security': 'max-age=31536000',
} as const

type Door = { files: SiteFiles; assets: ReturnType<typeof readAssets>; box: CheckBox; busy: { questions: number } }

export async function startPortal(options: PortalOptions): Promise<Portal> {
  const box = openCheckBox(options.storeUrl, options.spoolFolder)
  const door: Door = { files: openSiteFiles(options.siteFolder), assets: readAssets(), box, busy: { questions: 0 } }
  const server = createServer(
    { maxHeaderSize: 8_192, headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000 },
    (request, response) => {
      void answer(door, request, response).catch(() => fail(response))
    },
  )
  server.maxConnections = 10_000
  server.setTimeout(30_000)
  await listen(server, options)
  const drain = setInterval(() => void box.drain().catch(() => {}), DRAIN_EVERY_MS)
  drain.unref()
  void box.drain().catch(() => {})
  return {
    url: `http://${options.host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      clearInterval(drain)
      server.closeIdleConnections()
      await new Promise<void>((done) => server.close(() => done()))
      await box.close()
    },
  }
}

function listen(server: Server, { host, port }: PortalOptions): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      done()
    })
  })
}

async function answer(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]!
  const asset = door.assets.get(path)
  const target = targetOf(path)
  if (request.method === 'POST' && (target?.place === 'check' || target?.place === 'genuine')) return takeForm(door, request, response, target)
  request.resume() // a body nobody asked for
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(request, response, 405, plainPage('method'), { Allow: 'GET, HEAD' })
  if (asset !== undefined) return sendFile(request, response, asset.bytes, asset.type, 'public, max-age=86400')
  const short = /^\/(check|genuine)?$/.exec(path)
  if (short !== null) return sendRoot(door, request, response, short[1] ?? '')
  const page = target === null ? null : door.files.page(target.slug, target.language, target.place)
  if (page === null) return send(request, response, 404, plainPage('missing'))
  sendFile(request, response, page, 'text/html; charset=utf-8', target!.place === '' ? 'public, max-age=60' : 'no-store')
}

type Target = { slug: string; language: 'en' | 'cy'; place: string }

/** `/ha-2026-03/cy/check` → its parts. */
function targetOf(path: string): Target | null {
  const found = /^\/([a-z0-9-]{1,64})\/(cy\/)?(check|check-done|genuine)?$/.exec(path)
  return found === null ? null : { slug: found[1]!, language: found[2] === undefined ? 'en' : 'cy', place: found[3] ?? '' }
}

/** `/`, and the short addresses that stand in notices to be typed: `/check`, `/genuine`. */
function sendRoot(door: Door, request: IncomingMessage, response: ServerResponse, place: string): void {
  const slugs = door.files.slugs()
  if (slugs.length === 1) return send(request, response, 302, plainPage('moved'), { Location: `/${slugs[0]}/${place}` })
  send(
    request,
    response,
    200,
    plainPage(
      slugs.length === 0 ? 'none' : 'several',
      slugs.map((slug) => ({ slug, title: `${door.files.card(slug)!.title}: ${slug}` })),
    ),
  )
}

async function takeForm(door: Door, request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
  const card = door.files.card(target.slug)
  if (card === null) {
    request.resume()
    return send(request, response, 404, plainPage('missing'))
  }
  if (door.busy.questions >= MOST_AT_ONCE) {
    request.resume()
    return send(request, response, 503, plainPage('busy'), { 'Retry-After': '30' })
  }
  door.busy.questions++
  try {
    const body = await readBody(request)
    if (body === null) return void request.destroy()
    if (target.place === 'genuine') return sendAnswer(door, request, response, target, body)
    await takeQuestion(door, request, response, target, card, body)
  } finally {
    door.busy.questions--
  }
}

/** The same words for everyone, and the row is written before they are sent. */
async function takeQuestion(
  { box }: Door,
  request: IncomingMessage,
  response: ServerResponse,
  { slug, language }: Target,
  card: SiteCard,
  body: string,
): Promise<void> {
  const checkId = newCheckId()
  const sealed = sealQuestion(Buffer.from(card.publicKey, 'base64'), card.incidentId, checkId, readQuestion(body, language))
  await box.put({ checkId, incidentId: card.incidentId, receivedAt: new Date(), sealed })
  send(request, response, 303, plainPage('moved'), { Location: `/${slug}/${language === 'cy' ? 'cy/' : ''}check-done` })
}

/** Sent under the form's own address, so that neither an address in a history nor a size on the line tells what the answer was. */
function sendAnswer({ files }: Door, request: IncomingMessage, response: ServerResponse, { slug, language }: Target, body: string): void {
  const page = files.answer(slug, language, answerGenuine(files.codeBook(slug), body))
  if (page === null) return send(request, response, 404, plainPage('missing'))
  send(request, response, 200, page, { 'Cache-Control': 'no-store, no-transform' })
}

/** The first bytes of a body, all of it read; null: far too long, or the visitor left. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((done) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      if (bytes < BODY_BYTES) chunks.push(chunk)
      bytes += chunk.length
      if (bytes > BODY_CUT_BYTES) done(null)
    })
    request.on('end', () => done(Buffer.concat(chunks).subarray(0, BODY_BYTES).toString('utf8')))
    request.on('close', () => done(null))
    request.on('error', () => done(null))
  })
}

function sendFile(request: IncomingMessage, response: ServerResponse, bytes: Buffer, type: string, caching: string): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const isKnown = request.headers['if-none-match'] === etag
  response.writeHead(isKnown ? 304 : 200, {
    ...HEADERS,
    'Content-Type': type,
    'Cache-Control': caching,
    ETag: etag,
    ...(isKnown ? {} : { 'Content-Length': bytes.length }),
  })
  response.end(isKnown || request.method === 'HEAD' ? undefined : bytes)
}

function send(request: IncomingMessage, response: ServerResponse, status: number, page: string | Buffer, more: Record<string, string> = {}): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(page),
    ...more,
  })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** Neither store nor spool would take it: nobody is thanked for what is not kept. */
function fail(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy()
  const page = plainPage('failed')
  response.writeHead(500, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Length': Buffer.byteLength(page) })
  response.end(page)
}
