/** How the public door answers: the same headers on everything, and what was asked for in them. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { plainPage } from './plain-page.ts'

export const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Strict-Transport-Security': 'max-age=31536000',
} as const

/** One visitor's request, and the way back to them. */
export type Exchange = { request: IncomingMessage; response: ServerResponse }

/** A file as it lies there. */
export function sendFile(exchange: Exchange, bytes: Buffer, type: string, caching: string): void {
  sendBytes(exchange, bytes, { 'Content-Type': type, 'Cache-Control': caching, ETag: etagOf(bytes) })
}

/**
 * A text that is the same for everyone and says nothing of whoever asks (the statement, the style): compressed where the browser takes it, so that a
 * line that carries one crowd carries four. Answers never: a compressed size tells what is in them (GEN4).
 */
export function sendPublicText(exchange: Exchange, bytes: Buffer, type: string, caching: string): void {
  const headers = { 'Content-Type': type, 'Cache-Control': caching, Vary: 'Accept-Encoding' }
  if (!takesGzip(exchange.request)) return sendBytes(exchange, bytes, { ...headers, ETag: etagOf(bytes) })
  const pressed = pressedOf(bytes)
  sendBytes(exchange, pressed, { ...headers, ETag: etagOf(pressed), 'Content-Encoding': 'gzip' })
}

function sendBytes({ request, response }: Exchange, bytes: Buffer, headers: Record<string, string> & { ETag: string }): void {
  const isKnown = request.headers['if-none-match'] === headers.ETag
  response.writeHead(isKnown ? 304 : 200, { ...HEADERS, ...headers, ...(isKnown ? {} : { 'Content-Length': bytes.length }) })
  response.end(isKnown || request.method === 'HEAD' ? undefined : bytes)
}

/** `gzip;q=0` is a refusal (RFC 9110, 12.5.3). */
function takesGzip({ headers }: IncomingMessage): boolean {
  const asked = headers['accept-encoding']
  return typeof asked === 'string' && /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(asked)
}

/** Made once for each time a file is read. */
const pressed = new WeakMap<Buffer, Buffer>()
function pressedOf(bytes: Buffer): Buffer {
  const known = pressed.get(bytes)
  if (known !== undefined) return known
  const made = gzipSync(bytes, { level: 9 })
  pressed.set(bytes, made)
  return made
}

/** Made once for each time a file is read: under a crowd, hashing the statement again for every visitor would cost as much as sending it. */
const etags = new WeakMap<Buffer, string>()
function etagOf(bytes: Buffer): string {
  const known = etags.get(bytes)
  if (known !== undefined) return known
  const made = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  etags.set(bytes, made)
  return made
}

export function send({ request, response }: Exchange, status: number, page: string | Buffer, more: Record<string, string | string[]> = {}): void {
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(page),
    ...more,
  })
  response.end(request.method === 'HEAD' ? undefined : page)
}

/** After a form was taken: the next page is asked for anew, so that going back or loading again sends nothing twice. */
export function sendOn(exchange: Exchange, location: string, more: Record<string, string | string[]> = {}): void {
  send(exchange, 303, plainPage('moved'), { Location: location, ...more })
}

/** A form of another site must not fill in ours: browsers say where a request comes from (Fetch Metadata), older ones send nothing. */
export function isForeignSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null
  }
  return null
}

/** Gone when the browser closes: a shared computer must not tell the next one who was here. */
export const cookieFor = (name: string, value: string): string => `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Strict`
export const noCookie = (name: string): string => `${name}=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0`
