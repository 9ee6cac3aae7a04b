/** One entry of the log, and the bytes that are hashed. Entries hold identifiers only; details are committed to with a salt. */
import { createHmac } from 'node:crypto'

export type AuditEntry = {
  seq: number
  at: Date
  actorId: string
  role: string
  /** `incident.open`, `person.reveal` …: the same words as in the API and the command line. */
  action: string
  /** What was acted on: `incident:…`, `person:P-000123`. Never a name. */
  object: string
  incidentId: string | null
  reason: string | null
  /** HMAC-SHA-256(salt, canonical detail). Detail and salt can be erased; the entry and its proof stay. */
  commitment: Buffer
}

/** The canonical bytes of an entry: one JSON array, so that no field can run into the next. */
export function entryBytes(entry: AuditEntry): Buffer {
  const { seq, at, actorId, role, action, object, incidentId, reason, commitment } = entry
  return Buffer.from(JSON.stringify([seq, at.toISOString(), actorId, role, action, object, incidentId, reason, commitment.toString('base64')]))
}

export function commitmentOf(salt: Buffer, detail: unknown): Buffer {
  return createHmac('sha256', salt).update(canonicalJson(detail)).digest()
}

/** JSON with keys in order, so that the database may store it in any. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
