/**
 * A store that speaks S3, for tests: strict where real ones are lax. It computes every signature itself (AWS Signature Version 4, from the standard's text,
 * not with the library that signs), refuses a body whose SHA-256 is not the signed one, keeps to conditions, parts and ranges, and fails when told to.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export type Step = { method: string; name: string; query: URLSearchParams; bytes: number }
/**
 * `busy`: 503, nothing done. `deaf`: cut off, nothing done. `mute`: done, and cut off before the answer. `short`: the answer is cut in its middle.
 * `silent`: no answer ever. `stale`: 404 for what is there.
 */
export type Fault = 'busy' | 'deaf' | 'mute' | 'short' | 'silent' | 'stale'
export type FakeOptions = {
  /** What it does about `If-None-Match` on writing; default `keep`. */
  conditions?: 'keep' | 'ignore' | 'refuse'
  ranges?: 'keep' | 'ignore'
  /** How many names a list has at a time. */
  pageSize?: number
  /** How far its clock is ahead. */
  minutesAhead?: number
  token?: string
  style?: 'path' | 'host'
  region?: string
  /** Speaks TLS with these (PEM). */
  tls?: { key: string; cert: string }
}
export type FakeS3 = {
  /** As an operator would set them. */
  env: Record<string, string>
  objects: Map<string, Buffer>
  uploads: Map<string, { name: string; parts: Map<number, Buffer>; at: Date }>
  /** Every request that was signed rightly, in the order of coming. */
  steps: Step[]
  /** Asked before each request is done, with the number of its kind's coming so far (from 0); null: it is done as it should be. */
  fault: (step: Step, before: Step[]) => Fault | null
  /** Called when a request was done, before the answer goes out. */
  onDone: (step: Step) => void
  /** Largest sum of bodies at one time, in bytes. */
  mostBytesAtOnce: number
  denied: Set<string>
  close(): Promise<void>
}

const BUCKET = 'evidence'
const ACCESS_KEY = 'TOCSINTEST'
const SECRET_KEY = 'wJalr/K7MDENG+bPxRfi EXAMPLE'
const NEVER = () => null

export async function startFakeS3(options: FakeOptions = {}): Promise<FakeS3> {
  const server = options.tls ? createTlsServer(options.tls) : createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const fake: FakeS3 = {
    env: {
      TOCSIN_VAULT: 's3',
      TOCSIN_VAULT_S3_ENDPOINT: `http${options.tls ? 's' : ''}://${options.style === 'host' ? 'localhost' : '127.0.0.1'}:${port}`,
      TOCSIN_VAULT_S3_BUCKET: BUCKET,
      TOCSIN_VAULT_S3_PREFIX: 'tocsin/vault',
      TOCSIN_VAULT_S3_STYLE: options.style ?? 'path',
      TOCSIN_VAULT_S3_ACCESS_KEY: ACCESS_KEY,
      TOCSIN_VAULT_S3_SECRET_KEY: SECRET_KEY,
      TOCSIN_VAULT_S3_TIMEOUT_SECONDS: '20',
      TOCSIN_VAULT_S3_PAUSE_MS: '1',
      ...(options.region ? { TOCSIN_VAULT_S3_REGION: options.region } : {}),
      ...(options.token ? { TOCSIN_VAULT_S3_SESSION_TOKEN: options.token } : {}),
    },
    objects: new Map(),
    uploads: new Map(),
    steps: [],
    fault: NEVER,
    onDone: () => {},
    mostBytesAtOnce: 0,
    denied: new Set(),
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  }
  let bytesNow = 0
  server.on('request', (request, response) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    fake.mostBytesAtOnce = Math.max(fake.mostBytesAtOnce, (bytesNow += announced))
    response.on('close', () => (bytesNow -= announced))
    answer(fake, options, request, response).catch(() => response.destroy())
  })
  return fake
}

type Answer = { status: number; headers?: Record<string, string>; body?: Buffer | string }
const refusal = (status: number, code: string): Answer => ({ status, body: `<?xml version="1.0"?>\n<Error><Code>${code}</Code></Error>` })

async function answer(fake: FakeS3, options: FakeOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const url = new URL(request.url!, 'http://store.example')
  const inHost = options.style === 'host' && request.headers.host!.startsWith(`${BUCKET}.`)
  const path = decodeURIComponent(url.pathname).slice(1)
  const [bucket, name] = inHost ? [BUCKET, path] : [path.split('/')[0]!, path.slice(path.indexOf('/') + 1 || path.length)]
  const step: Step = { method: request.method!, name, query: url.searchParams, bytes: body.length }
  const wrong = signatureProblem(request, url, body, options)
  const fault = wrong === null ? fake.fault(step, fake.steps) : null
  if (fault === 'silent') return
  if (fault === 'deaf') return void response.destroy()
  if (wrong === null) fake.steps.push(step)
  const said =
    wrong ?? (fault === 'busy' ? refusal(503, 'SlowDown') : bucket !== BUCKET ? refusal(404, 'NoSuchBucket') : act(fake, options, step, request, body, fault))
  if (fault !== 'busy' && wrong === null) fake.onDone(step)
  if (fault === 'mute') return void response.destroy()
  const date = new Date(Date.now() + (options.minutesAhead ?? 0) * 60_000).toUTCString()
  const content = Buffer.from(said.body ?? '')
  response.writeHead(said.status, { date, 'content-length': String(content.length), ...said.headers })
  if (fault === 'short') return void response.write(content.subarray(0, content.length >> 1), () => response.destroy())
  response.end(request.method === 'HEAD' ? undefined : content)
}

function act(fake: FakeS3, options: FakeOptions, step: Step, request: IncomingMessage, body: Buffer, fault: Fault | null): Answer {
  const { method, name, query } = step
  const there = fault === 'stale' ? undefined : fake.objects.get(name)
  if (fake.denied.has(method)) return refusal(403, 'AccessDenied')
  const isConditional = request.headers['if-none-match'] === '*' && (method === 'PUT' || method === 'POST')
  if (isConditional && options.conditions === 'refuse') return refusal(501, 'NotImplemented')
  if (isConditional && options.conditions !== 'ignore' && fake.objects.has(name)) return refusal(412, 'PreconditionFailed')
  if (name === '') return query.has('uploads') ? listUploads(fake, query) : listObjects(fake, query, options.pageSize ?? 1_000)
  if (query.has('uploads') || query.has('uploadId')) return upload(fake, step, body)
  if (method === 'PUT') {
    fake.objects.set(name, body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }
  if (method === 'DELETE') return (fake.objects.delete(name), { status: 204 })
  if (there === undefined) return refusal(404, 'NoSuchKey')
  if (method === 'HEAD') return { status: 200, headers: { 'content-length': String(there.length), etag: etagOf(there) } }
  return get(there, request, options)
}

function get(there: Buffer, request: IncomingMessage, { ranges }: FakeOptions): Answer {
  const etag = etagOf(there)
  if (request.headers['if-match'] !== undefined && request.headers['if-match'] !== etag) return refusal(412, 'PreconditionFailed')
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (from === undefined || ranges === 'ignore') return { status: 200, headers: { etag }, body: there }
  if (Number(from) >= there.length) return refusal(416, 'InvalidRange')
  const last = to === '' ? there.length - 1 : Math.min(Number(to), there.length - 1)
  const range = `bytes ${from}-${last}/${there.length}`
  return { status: 206, headers: { etag, 'content-range': range }, body: there.subarray(Number(from), last + 1) }
}

function upload(fake: FakeS3, { method, name, query }: Step, body: Buffer): Answer {
  if (method === 'POST' && query.has('uploads')) {
    const id = randomBytes(8).toString('hex')
    fake.uploads.set(id, { name, parts: new Map(), at: new Date() })
    return { status: 200, body: `<InitiateMultipartUploadResult><Key>${name}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>` }
  }
  const id = query.get('uploadId')!
  const begun = fake.uploads.get(id)
  if (begun === undefined || begun.name !== name) return refusal(404, 'NoSuchUpload')
  if (method === 'DELETE') return (fake.uploads.delete(id), { status: 204 })
  if (method === 'PUT') {
    begun.parts.set(Number(query.get('partNumber')), body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }
  const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)].map(([, no, etag]) => [Number(no), etag] as const)
  const parts = named.map(([no, etag]) => ({ part: begun.parts.get(no), etag }))
  if (parts.some(({ part, etag }) => part === undefined || etagOf(part) !== etag) || named.some(([no], index) => no !== index + 1))
    return refusal(400, 'InvalidPart')
  if (parts.slice(0, -1).some(({ part }) => part!.length < 5 << 20)) return refusal(400, 'EntityTooSmall')
  fake.objects.set(name, Buffer.concat(parts.map(({ part }) => part!)))
  fake.uploads.delete(id)
  return { status: 200, body: `<CompleteMultipartUploadResult><Key>${name}</Key></CompleteMultipartUploadResult>` }
}

function listObjects(fake: FakeS3, query: URLSearchParams, pageSize: number): Answer {
  const after = query.get('continuation-token') ?? ''
  const names = [...fake.objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '') && name > after).sort()
  const page = names.slice(0, Math.min(pageSize, Number(query.get('max-keys') ?? pageSize)))
  const isMore = page.length < names.length
  const rows = page.map((name) => `<Contents><Key>${name}</Key><Size>${fake.objects.get(name)!.length}</Size></Contents>`).join('')
  const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return { status: 200, body: `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${rows}${next}</ListBucketResult>` }
}

function listUploads(fake: FakeS3, query: URLSearchParams): Answer {
  const rows = [...fake.uploads]
    .filter(([, { name }]) => name.startsWith(query.get('prefix') ?? ''))
    .map(([id, { name, at }]) => `<Upload><Key>${name}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`)
  return { status: 200, body: `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${rows.join('')}</ListMultipartUploadsResult>` }
}

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex')

/** AWS Signature Version 4, "Create a signed AWS API request": canonical request, string to sign, signing key. */
function signatureProblem(
  { headers, method }: IncomingMessage,
  url: URL,
  body: Buffer,
  { minutesAhead = 0, token, region = 'us-east-1' }: FakeOptions,
): Answer | null {
  const [, key, day, zone, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  if (signature === undefined) return refusal(400, 'AuthorizationHeaderMalformed')
  if (key !== ACCESS_KEY) return refusal(403, 'InvalidAccessKeyId')
  if (zone !== region) return { ...refusal(400, 'AuthorizationHeaderMalformed'), headers: { 'x-amz-bucket-region': region } }
  if (token !== undefined && headers['x-amz-security-token'] !== token) return refusal(400, 'ExpiredToken')
  const names = signedHeaders!.split(';')
  const at = String(headers['x-amz-date'])
  const must = [
    'host',
    'x-amz-content-sha256',
    'x-amz-date',
    ...(headers['if-none-match'] ? ['if-none-match'] : []),
    ...(token ? ['x-amz-security-token'] : []),
  ]
  if (must.some((name) => !names.includes(name)) || names.join() !== names.toSorted().join()) return refusal(403, 'AccessDenied')
  if (sha256(body) !== headers['x-amz-content-sha256']) return refusal(400, 'XAmzContentSHA256Mismatch')
  const signedAt = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Math.abs(Date.now() + minutesAhead * 60_000 - signedAt) > 15 * 60_000) return refusal(403, 'RequestTimeTooSkewed')
  const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&')
  const canonicalHeaders = names
    .map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/\s+/g, ' ')}\n`,
    )
    .join('')
  const path = decodeURIComponent(url.pathname).split('/').map(encoded).join('/')
  const canonical = [method, path, query, canonicalHeaders, signedHeaders, headers['x-amz-content-sha256']].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${zone}/s3/aws4_request`, sha256(canonical)].join('\n')
  const signingKey = hmac(hmac(hmac(hmac(`AWS4${SECRET_KEY}`, day!), zone!), 's3'), 'aws4_request')
  const ours = createHmac('sha256', signingKey).update(toSign).digest('hex')
  return timingSafeEqual(Buffer.from(ours), Buffer.from(signature)) ? null : refusal(403, 'SignatureDoesNotMatch')
}
