/** The staff's door: JSON under /api, the console everywhere else. Thin: unpack, check, call one action, answer. */
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import { AppError, isDiskFull } from '../errors.ts'
import { accessRoutes } from './access.ts'
import { auditRoutes } from './audit.ts'
import { campaignRoutes } from './campaign.ts'
import { counselRoutes } from './counsel.ts'
import { cookieKind } from '../access/cookie.ts'
import { claimRoutes } from './claims.ts'
import { answerRoutes } from './answers.ts'
import { enquiryRoutes } from './enquiry.ts'
import { evidenceRoutes } from './evidence.ts'
import { exerciseRoutes } from './exercise.ts'
import { filingRoutes } from './filing.ts'
import { incidentRoutes } from './incident.ts'
import { ledgerRoutes, questionRoutes } from './incident-ledger.ts'
import { notifyRoutes } from './notify.ts'
import { obligationRoutes } from './obligation.ts'
import { preparednessRoutes } from './preparedness.ts'
import { decisionRoutes } from './obligation-decision.ts'
import { isOurHost, refuseOtherSites } from '../access/origin.ts'
import { makeProgressHub, progressRoutes, type ProgressHub } from './progress.ts'
import { registerRoutes } from './register.ts'
import { retentionRoutes } from './retention.ts'
import { reviewRoutes } from './review.ts'
import type { Door } from './request.ts'
import { staffRoutes } from './staff.ts'
import { statementRoutes } from './statement.ts'
import { answerStatic, readStatic } from './static.ts'
import { STATUS_OF } from './status-of.ts'
import { supplierRoutes } from './supplier.ts'
import type { ApiError } from './contract.ts'

export type ApiOptions = {
  /** 0: any free port. */
  port: number
  host: string
  /** The folder `vite build console` makes. */
  consoleFolder: string
  /** True behind a reverse proxy that ends TLS: the cookie is then __Host- and Secure. Default false. */
  secure?: boolean
  /** Further host names this door answers to (the proxy's), lower case, without port. */
  allowedHosts?: readonly string[]
  /** Reports of stages that run in this process. */
  hub?: ProgressHub
  /** Where suppliers come in, as they are told it. */
  supplierRoomUrl?: string
}

/** No script, style or picture but our own; nothing may frame us; forms go nowhere else. */
const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const HEADERS: Record<string, string> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
}

export async function startApi(ctx: Context, options: ApiOptions): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify({ bodyLimit: 65_536, requestTimeout: 30_000, forceCloseConnections: true, logger: false, routerOptions: { maxParamLength: 200 } })
  const secure = options.secure ?? false
  const door: Door = { ctx, cookie: cookieKind(secure), hub: options.hub ?? makeProgressHub(), roomUrl: options.supplierRoomUrl ?? '' }
  guard(app, options, secure)
  for (const addRoutes of [
    accessRoutes,
    staffRoutes,
    incidentRoutes,
    registerRoutes,
    reviewRoutes,
    evidenceRoutes,
    obligationRoutes,
    decisionRoutes,
    exerciseRoutes,
    ledgerRoutes,
    questionRoutes,
    preparednessRoutes,
    counselRoutes,
    retentionRoutes,
    filingRoutes,
    notifyRoutes,
    campaignRoutes,
    auditRoutes,
    supplierRoutes,
    enquiryRoutes,
    answerRoutes,
    claimRoutes,
    statementRoutes,
    progressRoutes,
  ])
    addRoutes(app, door)
  const files = readStatic(options.consoleFolder)
  app.setNotFoundHandler((request, reply) => {
    if ((request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api') && answerStatic(files, request, reply)) return reply
    return answerError(reply, new AppError('not_found'))
  })
  app.setErrorHandler((error: FastifyError, _request, reply) => answerError(reply, error))
  try {
    await app.listen({ port: options.port, host: options.host })
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new AppError('port_taken', { port: options.port })
    throw error
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const shown = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${shown}:${port}`, close: () => app.close() }
}

/** What every request passes before a route sees it. */
function guard(app: FastifyInstance, options: ApiOptions, secure: boolean): void {
  const allowedHosts = [...(options.allowedHosts ?? []), options.host.toLowerCase()]
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (secure) reply.header('strict-transport-security', 'max-age=63072000')
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    if (!isOurHost(request.headers.host, allowedHosts)) throw new AppError('cross_site')
    refuseOtherSites(request.method, request.headers, secure)
  })
}

/** What went wrong as its code, sentence and way out. What we did not foresee says nothing of itself to the outside. */
function answerError(reply: FastifyReply, error: Error): FastifyReply {
  const known = toAppError(error)
  const body: ApiError = known
    ? { code: known.code, says: known.message, hint: known.hint }
    : { code: 'unexpected', says: 'Something went wrong on our side.', hint: 'Nothing was changed. Try again; if it stays, look at the log of the server.' }
  // Only where it happened: the message of a database may repeat a value.
  if (!known)
    process.stderr.write(
      `api: ${error.name} ${(error as { code?: string }).code ?? ''}${(error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 4)
        .join('')}\n`,
    )
  return reply.code(known ? STATUS_OF[known.code] : 500).send(body)
}

function toAppError(error: Error): AppError | null {
  if (error instanceof AppError) return error
  if (isDiskFull(error)) return new AppError('disk_full', { path: 'the data folder' })
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500) return new AppError('request_invalid', { problem: (error as { code?: string }).code ?? 'body' })
  return null
}
