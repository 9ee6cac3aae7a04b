/** The second factor of a supplier's people: a time-based code (RFC 6238), 30 seconds, six digits, each used once. */
import { Secret, TOTP } from 'otpauth'
import encodeQR from 'qr'
import type { Context } from '../context.ts'
import type { Queryable } from '../store/database.ts'
import { masterKey, openSealed, sealBytes } from '../vault/keys.ts'

const PURPOSE = 'supplier-totp'
const PERIOD_S = 30

/** A new secret, sealed for the store. */
export function newSealedSecret(key: Buffer): Buffer {
  return sealBytes(key, Buffer.from(new Secret({ size: 20 }).base32), PURPOSE)
}

/** What the authenticator app is given: an address for the QR code, and the same secret to type in groups of four. */
export function enrolment(key: Buffer, sealed: Buffer, account: string, issuer: string): { svg: string; typed: string } {
  const secret = secretOf(key, sealed)
  const uri = new TOTP({ issuer, label: account, secret }).toString()
  return { svg: encodeQR(uri, 'svg', { ecc: 'medium' }), typed: secret.match(/.{1,4}/g)!.join(' ') }
}

/** The time step whose code this is, one step early or late allowed; null: wrong, or used before (`lastStep`). */
export function stepOfCode(key: Buffer, sealed: Buffer, code: string, lastStep: number, now: Date): number | null {
  const delta = new TOTP({ secret: secretOf(key, sealed), period: PERIOD_S }).validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
  return step > lastStep ? step : null
}

function secretOf(key: Buffer, sealed: Buffer): string {
  return openSealed(key, sealed, PURPOSE).toString()
}

/** The master key; it may be made only while nothing is sealed under it. */
export async function roomKey(db: Queryable, ctx: Pick<Context, 'masterKeyFile'>): Promise<Buffer> {
  const [used] = await db.query('select 1 from incident_key union all select 1 from supplier_invitation limit 1')
  return masterKey(ctx.masterKeyFile, used === undefined)
}
