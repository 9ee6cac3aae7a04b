/**
 * Requests to a store that speaks S3: signed (AWS Signature Version 4, the body's SHA-256 included, so that what was changed on the way is refused),
 * and made again with growing pauses while the store is busy, silent or cut off. Limits count silence: a slow line is not a dead one.
 */
import { AwsV4Signer } from 'aws4fetch'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { isPassing, lineFailure, refusalOf, type Attempt, type Failure, type S3Answer } from './s3-errors.ts'
import type { S3Settings, Secret } from './settings.ts'

export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  attempt: Attempt
  /** Without the prefix; null: the bucket itself. */
  name: string | null
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Buffer
}

export type S3Client = {
  /** Endpoint, bucket and prefix, as people are told of it. */
  place: string
  /**
   * The answer, once there is one that asking again would not change; only 2xx and what is `accepted` (HTTP statuses). Errors: `vault_unreachable`
   * after some 20 seconds of pauses, and those of `refusalOf`.
   */
  ask(request: S3Request, accepted?: readonly number[]): Promise<S3Answer>
  /** One try: the answer as it comes. What is not 2xx has been read as a whole. */
  open(request: S3Request): Promise<{ answer: S3Answer; body: IncomingMessage | null }>
  /** Waits before try number `tries` (from 1) is made again; false: it has been tried often enough. */
  pause(tries: number): Promise<boolean>
  refusal(answer: S3Answer, attempt: Attempt): AppError
}

const MOST_TRIES = 9
const LONGEST_PAUSE_MS = 8_000
const MOST_SOCKETS = 24
/** Of an answer that is not an object: a list of a thousand names has some 400 kB. */
const MOST_ANSWER_BYTES = 8 << 20

export function s3Client(settings: S3Settings): S3Client {
  const place = `${settings.endpoint}/${settings.bucket}/${settings.prefix}`.replace(/\/$/, '')
  const signingKeys = new Map<string, ArrayBuffer>()
  const ca = settings.caFile === null ? {} : { ca: readFileSync(settings.caFile) }
  const agent = settings.endpoint.startsWith('https:')
    ? new TlsAgent({ keepAlive: true, maxSockets: MOST_SOCKETS, ...ca })
    : new PlainAgent({ keepAlive: true, maxSockets: MOST_SOCKETS })
  const open = async (request: S3Request) => {
    const { url, headers } = await signed(settings, signingKeys, request)
    const response = await respond(url, headers, request, agent, settings.timeoutSeconds * 1_000)
    const answer: S3Answer = { status: response.statusCode!, headers: response.headers, body: Buffer.alloc(0) }
    if (answer.status >= 200 && answer.status < 300) return { answer, body: response }
    return { answer: { ...answer, body: await wholeOf(response) }, body: null }
  }
  const pause = async (tries: number): Promise<boolean> => {
    if (tries >= MOST_TRIES) return false
    // Half of it by chance, so that many who were cut off together do not come back together.
    await sleep(Math.min(LONGEST_PAUSE_MS, settings.pauseMs * 2 ** (tries - 1)) * (0.5 + Math.random() / 2))
    return true
  }
  const refusal = (answer: S3Answer, attempt: Attempt) => refusalOf(answer, settings, place, attempt)
  const tryOnce = async (request: S3Request): Promise<S3Answer | Failure> => {
    try {
      const { answer, body } = await open(request)
      return { ...answer, body: body === null ? answer.body : await wholeOf(body) }
    } catch (error) {
      return error instanceof AppError ? { error, mayHelp: false } : lineFailure(error, place)
    }
  }
  const ask = async (request: S3Request, accepted: readonly number[] = []): Promise<S3Answer> => {
    for (let tries = 1; ; tries++) {
      const outcome = await tryOnce(request)
      if ('status' in outcome && (isGood(outcome) || (accepted.includes(outcome.status) && !isPassing(outcome)))) return outcome
      const { error, mayHelp } = 'status' in outcome ? { error: refusal(outcome, request.attempt), mayHelp: isPassing(outcome) } : outcome
      if (!mayHelp || !(await pause(tries))) throw error
    }
  }
  return { place, ask, open, pause, refusal }
}

/** A 200 may carry an error: the store began to answer before it knew (CompleteMultipartUpload). */
function isGood({ status, body }: S3Answer): boolean {
  return status >= 200 && status < 300 && !/^\s*(<\?xml[^>]*>)?\s*<Error>/.test(body.subarray(0, 200).toString('utf8'))
}

async function signed(settings: S3Settings, cache: Map<string, ArrayBuffer>, { method, name, query, headers, body }: S3Request) {
  const { endpoint, bucket, prefix, style, region } = settings
  const url = new URL(endpoint)
  if (style === 'host') url.host = `${bucket}.${url.host}`
  url.pathname = `${style === 'path' ? `/${bucket}` : ''}/${name === null ? '' : prefix + name}`
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value)
  const token = settings.sessionToken === null ? {} : { sessionToken: read(settings.sessionToken) }
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: {
      ...headers,
      'x-amz-content-sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    },
    accessKeyId: read(settings.accessKey),
    secretAccessKey: read(settings.secretKey),
    ...token,
    service: 's3',
    region,
    cache,
  })
  const done = await signer.sign()
  return { url: done.url, headers: { ...Object.fromEntries(done.headers), ...(body === undefined ? {} : { 'content-length': String(body.length) }) } }
}

function read(secret: Secret): string {
  try {
    return secret.read()
  } catch {
    throw new AppError('settings_invalid', { problems: `the file that ${secret.setting} names can no longer be read` })
  }
}

/** Resolves when the head of the answer is there. */
function respond(url: URL, headers: Record<string, string>, { method, body }: S3Request, agent: PlainAgent, silenceMs: number): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const options = { method, headers, agent, timeout: silenceMs }
    const request = url.protocol === 'https:' ? tlsRequest(url, options) : plainRequest(url, options)
    request.on('timeout', () => request.destroy(new Error(`no word for ${silenceMs / 1_000} seconds`)))
    request.on('error', failed)
    request.on('response', done)
    request.end(body)
  })
}

async function wholeOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MOST_ANSWER_BYTES) throw new Error('an answer too long to be one')
  }
  return Buffer.concat(chunks)
}
