/**
 * Keys: a master key (a file, 0600) wraps one key an incident, which wraps one key an object. Destroying an incident's key row
 * makes its vault noise. AES-256-GCM throughout.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals under a fresh nonce: nonce ‖ ciphertext ‖ tag. `purpose` is bound to it, so that one sealed thing cannot stand for another. */
export function sealBytes(key: Buffer, plain: Buffer, purpose: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `sealBytes` sealed. Throws when the key or purpose is another, or a bit was changed. */
export function openSealed(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
}

/** The master key in `file`, made at first use. `mayMake` is false once something was sealed under it. */
export function masterKey(file: string, mayMake: boolean): Buffer {
  if (!existsSync(file)) {
    if (!mayMake) throw new AppError('vault_key_missing', { path: file })
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}

/** The incident's key; made and stored wrapped, in the caller's transaction, when there is none yet. */
export async function incidentKey(db: Queryable, masterKeyFile: string, incidentId: IncidentId, now: Date): Promise<Buffer> {
  const [row] = await db.query<{ wrapped_key: Buffer }>('select wrapped_key from incident_key where incident_id = $1', [incidentId])
  if (row === undefined) await refuseErased(db, incidentId)
  const [any] = await db.query('select 1 from incident_key limit 1')
  const master = masterKey(masterKeyFile, any === undefined)
  if (row) return openSealed(master, row.wrapped_key, `incident:${incidentId}`)
  const key = randomBytes(32)
  await db.query('insert into incident_key (incident_id, wrapped_key, created_at) values ($1, $2, $3)', [
    incidentId,
    sealBytes(master, key, `incident:${incidentId}`),
    now,
  ])
  return key
}

/** Every incident's key that there is; none is made. An incident that is not in it was erased, or has sealed nothing. */
export async function findIncidentKeys(db: Queryable, masterKeyFile: string): Promise<Map<string, Buffer>> {
  const rows = await db.query<{ incident_id: IncidentId; wrapped_key: Buffer }>('select incident_id, wrapped_key from incident_key')
  if (rows.length === 0) return new Map()
  const master = masterKey(masterKeyFile, false)
  return new Map(rows.map(({ incident_id, wrapped_key }) => [incident_id, openSealed(master, wrapped_key, `incident:${incident_id}`)]))
}

/** [RET7] A new key would let an incident begin anew whose people were promised that it is over. */
async function refuseErased(db: Queryable, incidentId: IncidentId): Promise<void> {
  const [erased] = await db.query('select 1 from erasure where incident_id = $1 and erased_at is not null', [incidentId])
  if (erased) throw new AppError('incident_erased')
}

/** A key for one purpose, derived from the incident's: reference codes, object names. */
export function derivedKey(key: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest()
}
