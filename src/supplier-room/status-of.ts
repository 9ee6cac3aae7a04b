/** The HTTP status of what this door can answer with; anything else is the request's fault, 422. */
import type { ErrorCode } from '../errors.ts'

const STATUS: Partial<Record<ErrorCode, number>> = {
  not_found: 404,
  room_unknown: 404,
  upload_unknown: 404,
  question_unknown: 404,
  not_allowed: 403,
  cross_site: 403,
  spoken_wrong: 403,
  guest_not_signed_in: 401,
  guest_sign_in_wrong: 401,
  sign_in_slow_down: 429,
  invitation_spent: 410,
  upload_lost: 410,
  room_without_incident: 409,
  upload_offset: 409,
  upload_ended: 409,
  upload_too_large: 413,
  request_invalid: 400,
  disk_full: 507,
}

export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 422
}
