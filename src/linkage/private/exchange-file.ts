/** The files that two organisations hand each other: one line of JSON that says what it is, then numbers and points as bytes. */
import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'

export const STEPS = ['offer', 'answer', 'result', 'filters'] as const
export type ExchangeStep = (typeof STEPS)[number]
export type ExchangeHeader = {
  format: 'tocsin-private-linkage'
  version: 1
  step: ExchangeStep
  /** The same in all files of one exchange. */
  exchange: string
  /** Lengths in bytes of the parts that follow, in order. */
  parts: number[]
  /** For filters: how they were made; both sides must have made theirs alike. */
  made?: Record<string, string | number>
}

/** No exchange of lists is larger; a header that says so is wrong or hostile. */
const LARGEST_BYTES = 8 * 2 ** 30

export function writeExchangeFile(header: Omit<ExchangeHeader, 'format' | 'version' | 'parts'>, parts: Uint8Array[]): Uint8Array {
  const full: ExchangeHeader = { format: 'tocsin-private-linkage', version: 1, ...header, parts: parts.map((part) => part.length) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(full)}\n`), ...parts])
}

/** Throws `exchange_invalid` with what is wrong. */
export function readExchangeFile(bytes: Uint8Array, path: string, step: ExchangeStep): { header: ExchangeHeader; parts: Uint8Array[] } {
  const refuse = (problem: string) => new AppError('exchange_invalid', { path, problem })
  const end = bytes.subarray(0, 4096).indexOf(10)
  if (end < 0) throw refuse('it does not begin with the line that says what it is')
  let header: ExchangeHeader
  try {
    header = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8')) as ExchangeHeader
  } catch {
    throw refuse('it does not begin with the line that says what it is')
  }
  if (header?.format !== 'tocsin-private-linkage') throw refuse('it is not a file of private linkage')
  if (header.version !== 1) throw refuse('it was made by a newer version')
  if (header.step !== step) throw refuse(`it is ${aOr(header.step)}, and ${aOr(step)} is needed here`)
  if (typeof header.exchange !== 'string' || !/^[0-9a-f-]{36}$/.test(header.exchange)) throw refuse('it does not say which exchange it belongs to')
  if (!Array.isArray(header.parts) || header.parts.some((size) => !Number.isSafeInteger(size) || size < 0 || size > LARGEST_BYTES))
    throw refuse('its parts have no sizes')
  if (header.parts.reduce((sum, size) => sum + size, end + 1) !== bytes.length) throw refuse('it is cut off or has been changed')
  let at = end + 1
  return { header, parts: header.parts.map((size) => bytes.subarray(at, (at += size))) }
}

const aOr = (step: string) => (STEPS.includes(step as ExchangeStep) ? `${/^[aeiou]/.test(step) ? 'an' : 'a'} ${step}` : 'something unknown')

/** What two people read to each other on the telephone, to know that the file was not exchanged for another on its way. */
export function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, 24)
    .replace(/(.{4})(?=.)/g, '$1 ')
}
