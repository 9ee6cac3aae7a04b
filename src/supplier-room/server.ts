/**
 * The supplier's own door, on a port of its own: report, answer, hand over, and see nothing else. Its sessions, its cookie and its database role
 * are apart from those of the staff; plain HTML that works without script.
 */
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { cookieKind } from '../access/cookie.ts'
import { isOurHost, refuseOtherSites } from '../access/origin.ts'
import type { Context } from '../context.ts'
import { AppError, isDiskFull } from '../errors.ts'
import { html } from '../html.ts'
import { roomApiRoutes } from './api-routes.ts'
import { roomAssets } from './assets.ts'
import { viewOf, sendPage, type RoomDoor } from './door.ts'
import { entryRoutes } from './entry-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { errorText, taskPage, WORDS } from './pages/layout.ts'
import { openRoomStore } from './room-store.ts'
import { statusOf } from './status-of.ts'
import { MOST_FORM_BYTES, MOST_PIECE_BYTES } from './upload.ts'

export type RoomOptions = {
  host: string
  /** 0: any free port. */
  port: number
  /** How suppliers reach us through the organisation's proxy; null: only this machine. Its scheme says whether cookies are for TLS only. */
  publicUrl: string | null
}
export type SupplierRoom = { url: string; close(): Promise<void> }

const HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
}
const FORM_BYTES = 262_144

/** In the house's own process: every connection is the room's from its first moment (`set role`). Where the room has a process of its own: main.ts. */
export async function startSupplierRoom(own: Context, options: RoomOptions): Promise<SupplierRoom> {
  const store = await openRoomStore(own.store)
  try {
    const room = await startRoomOn({ ...own, store }, options)
    return { url: room.url, close: () => room.close().then(() => store.close()) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** `ctx.store` is the room's: its role can read no table but those that it needs. */
export async function startRoomOn(ctx: Context, options: RoomOptions): Promise<SupplierRoom> {
  const { store } = ctx
  const app = Fastify({ bodyLimit: FORM_BYTES, requestTimeout: 300_000, forceCloseConnections: true, logger: false, routerOptions: { maxParamLength: 200 } })
  const secure = options.publicUrl?.startsWith('https:') ?? false
  let url = ''
  const door: RoomDoor = {
    ctx,
    cookie: cookieKind(secure, 'tocsin-supplier'),
    url: () => options.publicUrl ?? url,
    organisationName: async () =>
      (await store.query<{ name: string }>('select name from organisation order by name limit 2')).map(({ name }) => name).join(', ') || 'Tocsin',
  }
  try {
    guard(app, options, secure)
    parsers(app)
    assetRoutes(app)
    entryRoutes(app, door)
    pageRoutes(app, door)
    roomApiRoutes(app, door)
    errors(app, door)
    await app.listen({ port: options.port, host: options.host })
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new AppError('port_taken', { port: options.port })
    throw error
  }
  const address = app.server.address()
  url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${typeof address === 'object' && address !== null ? address.port : options.port}`
  return {
    url,
    close: async () => {
      await app.close()
    },
  }
}

/** What every request passes first. A program with a key has no origin; a browser never sends a key by itself. */
function guard(app: FastifyInstance, options: RoomOptions, secure: boolean): void {
  const allowedHosts = [options.host.toLowerCase(), ...(options.publicUrl === null ? [] : [new URL(options.publicUrl).hostname.toLowerCase()])]
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (secure) reply.header('strict-transport-security', 'max-age=63072000')
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    if (!isOurHost(request.headers.host, allowedHosts)) throw new AppError('cross_site')
    if (request.headers.authorization === undefined) refuseOtherSites(request.method, request.headers, secure)
  })
}

function parsers(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, new URLSearchParams(String(body))))
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MOST_PIECE_BYTES }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: MOST_FORM_BYTES + FORM_BYTES }, (_request, body, done) => done(null, body))
}

function assetRoutes(app: FastifyInstance): void {
  for (const [path, { type, bytes }] of roomAssets())
    app.get(path, (_request, reply) => reply.header('cache-control', 'public, max-age=86400').type(type).send(bytes))
}

function errors(app: FastifyInstance, door: RoomDoor): void {
  app.setNotFoundHandler((request, reply) => answerError(door, request, reply, new AppError('not_found')))
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(door, request, reply, error))
}

async function answerError(door: RoomDoor, request: FastifyRequest, reply: FastifyReply, error: Error): Promise<FastifyReply> {
  const known = toAppError(error)
  // Only where it happened: a message of the database may repeat a value.
  if (!known)
    process.stderr.write(
      `supplier-room: ${error.name} ${(error as { code?: string }).code ?? ''}\n${(error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 4)
        .join('\n')}\n`,
    )
  const status = known ? statusOf(known.code) : 500
  if (request.url.startsWith('/api')) {
    if (known?.code === 'upload_offset') reply.header('upload-offset', String(known.details['offset']))
    const body = known ? { code: known.code, says: known.message, hint: known.hint } : { code: 'unexpected', says: WORDS.en.error.unexpected, hint: '' }
    return reply.code(status).send(body)
  }
  const view = await viewOf(door, request, null, null).catch(() => ({ language: 'en' as const, organisationName: 'Tocsin', path: '/', isSignedIn: false }))
  const words = WORDS[view.language].error
  const isMissing = known?.code === 'not_found'
  const title = isMissing ? words.missing : words.title
  const text = isMissing ? words.missingText : known ? errorText(view, known) : words.unexpected
  const body = html`<h1>${title}</h1>
    <p>${text}</p>
    <p><a class="button quiet" href="/">${words.toRoom}</a></p>`
  return sendPage(reply, taskPage(view, title, body), status)
}

function toAppError(error: Error): AppError | null {
  if (error instanceof AppError) return error
  if (isDiskFull(error)) return new AppError('disk_full', { path: 'the data folder' })
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return new AppError('upload_too_large', { mostBytes: MOST_FORM_BYTES })
  return status !== undefined && status >= 400 && status < 500
    ? new AppError('request_invalid', { problem: (error as { code?: string }).code ?? 'body' })
    : null
}
