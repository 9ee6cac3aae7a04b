/** The built console: its files are read once at the start, so that no path of a request ever touches the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}
type StaticFile = { body: Buffer; gzip: Buffer | null; type: string; etag: string; isHashed: boolean }
export type StaticFiles = ReadonlyMap<string, StaticFile>

export function readStatic(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const url = `/${relative(folder, path).split(sep).join('/')}`
    const body = readFileSync(path)
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream'
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    files.set(url, { body, gzip: /^(text|application\/json|image\/svg)/.test(type) ? gzipSync(body) : null, type, etag, isHashed: url.startsWith('/assets/') })
  }
  return files
}

/** A file, or the one page for every address the console knows. False: there is no such file. */
export function answerStatic(files: StaticFiles, request: FastifyRequest, reply: FastifyReply): boolean {
  const path = new URL(request.url, 'http://here').pathname
  const file = files.get(path) ?? (/\.\w+$/.test(path) ? undefined : files.get('/index.html'))
  if (!file) return false
  reply.header('etag', file.etag).header('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match'] === file.etag) {
    reply.code(304).send()
    return true
  }
  reply.header('content-type', file.type).header('vary', 'accept-encoding')
  const takesGzip = file.gzip !== null && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (takesGzip) reply.header('content-encoding', 'gzip')
  reply.send(takesGzip ? file.gzip : file.body)
  return true
}
