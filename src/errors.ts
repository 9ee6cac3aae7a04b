/** Every way we say no: a code for programs, a sentence and a way out for people. Identifiers only, never personal data. The sentences lie in errors/. */
import { CASEWORK_ERRORS } from './errors/casework.ts'
import { HOUSE_ERRORS } from './errors/house.ts'
import { INPUT_ERRORS } from './errors/input.ts'
import { SUPPLIER_ERRORS } from './errors/supplier.ts'
import { TELLING_ERRORS } from './errors/telling.ts'

export const ERRORS = { ...INPUT_ERRORS, ...HOUSE_ERRORS, ...SUPPLIER_ERRORS, ...CASEWORK_ERRORS, ...TELLING_ERRORS } as const
export type ErrorCode = keyof typeof ERRORS

/** An error a person can act on. `details` fill the braces and must hold identifiers only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string | number>
  readonly hint: string

  constructor(code: ErrorCode, details: Record<string, string | number> = {}) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`))
    super(fill(ERRORS[code].says))
    this.name = 'AppError'
    this.code = code
    this.details = details
    this.hint = fill(ERRORS[code].hint)
  }
}

/** True for a full disk, however it was met: a write by us, or by a database (DuckDB says it in words only). */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || /No space left on device|disk quota exceeded|free disk space/i.test(message ?? '')
}
