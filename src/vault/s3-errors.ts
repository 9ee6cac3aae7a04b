/** What a store's refusal means, in our words, and whether asking again may help. Codes: Amazon S3 API Reference, Error responses; others use the same. */
import type { IncomingHttpHeaders } from 'node:http'
import { AppError } from '../errors.ts'
import type { S3Settings } from './settings.ts'

export type S3Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
/** What was tried, as the sentence of a refusal goes on. */
export type Attempt = 'look for an object' | 'read an object' | 'write an object' | 'list the objects' | 'remove an object'

/** Asking again may help: the store is busy, restarting, or lost its way half-way. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])
const PASSING_CODES = new Set(['RequestTimeout', 'SlowDown', 'ConditionalRequestConflict', 'OperationAborted', 'InternalError', 'ServiceUnavailable'])
const KEY_CODES = new Set(['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidSecurity', 'MissingSecurityHeader', 'AuthorizationQueryParametersError'])
const TOKEN_CODES = new Set(['ExpiredToken', 'InvalidToken', 'TokenRefreshRequired'])
const REGION_CODES = new Set(['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'])
const FULL_CODES = new Set(['QuotaExceeded', 'InsufficientStorage', 'XMinioStorageFull', 'XMinioAdminBucketQuotaExceeded', 'NotEnoughSpace'])
/** A store that does not know `If-None-Match` on writing may say so in these ways. */
const UNCONDITIONAL_CODES = new Set(['NotImplemented', 'InvalidRequest', 'UnsupportedHeader'])

/** The store's own code for what it says; empty where it says nothing (answers to HEAD have no body). */
export function codeOf({ body }: S3Answer): string {
  return /<Error>[^]*?<Code>([^<]*)<\/Code>/.exec(body.toString('utf8'))?.[1] ?? ''
}

export function isPassing(answer: S3Answer): boolean {
  return PASSING.has(answer.status) || PASSING_CODES.has(codeOf(answer))
}

export function knowsNoCondition(answer: S3Answer): boolean {
  return answer.status === 501 || (answer.status === 400 && UNCONDITIONAL_CODES.has(codeOf(answer)))
}

export function refusalOf(answer: S3Answer, { endpoint, bucket, region }: S3Settings, place: string, attempt: Attempt): AppError {
  const code = codeOf(answer)
  const { status, headers } = answer
  const otherRegion = headers['x-amz-bucket-region'] ?? /<Region>([\w-]+)<\/Region>/.exec(answer.body.toString('utf8'))?.[1]
  if (code === 'RequestTimeTooSkewed') return new AppError('vault_clock_differs', { place, minutes: minutesApart(headers.date) })
  if (KEY_CODES.has(code)) return new AppError('vault_key_refused', { place, reason: code })
  if (TOKEN_CODES.has(code)) return new AppError('vault_token_ended', { place })
  if (code === 'NoSuchBucket') return new AppError('vault_bucket_missing', { bucket, endpoint })
  if (REGION_CODES.has(code) || status === 301 || status === 307 || (typeof otherRegion === 'string' && otherRegion !== region))
    return new AppError('vault_region_wrong', { bucket, region, other: typeof otherRegion === 'string' ? otherRegion : 'another one' })
  if (FULL_CODES.has(code) || status === 507) return new AppError('vault_full', { place })
  if (isPassing(answer)) return new AppError('vault_unreachable', { place, reason: `${status} ${code}`.trim() })
  if (status === 401 || status === 403) return new AppError('vault_denied', { place, attempt, reason: code || String(status) })
  return new AppError('vault_refused', { place, attempt, reason: `${status} ${code}`.trim() })
}

function minutesApart(date: string | undefined): number {
  return Math.round(Math.abs(Date.now() - Date.parse(date ?? '')) / 60_000) || 0
}

const LINE_WORDS: Record<string, string> = {
  ECONNREFUSED: 'nobody listens at this address',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'no name server knows its name',
  EAI_AGAIN: 'no name server answers',
  ENETUNREACH: 'there is no way there from this machine',
  EHOSTUNREACH: 'there is no way there from this machine',
  ETIMEDOUT: 'it takes no connection',
  EPIPE: 'the connection was cut',
}

/** No answer. `mayHelp`: asking again could. */
export type Failure = { error: AppError; mayHelp: boolean }

export function lineFailure(error: unknown, place: string): Failure {
  const { code, message } = error as NodeJS.ErrnoException
  const reason = code === undefined ? message : code in LINE_WORDS ? `${LINE_WORDS[code]} (${code})` : code
  if (/CERT|SIGNATURE|ERR_TLS/.test(code ?? '')) return { error: new AppError('vault_certificate', { place, reason }), mayHelp: false }
  if (code === 'EPROTO' || code?.startsWith('ERR_SSL'))
    return { error: new AppError('vault_unreachable', { place, reason: 'it does not speak TLS at this address' }), mayHelp: false }
  return { error: new AppError('vault_unreachable', { place, reason }), mayHelp: true }
}
