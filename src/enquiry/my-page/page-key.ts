/**
 * What opens a person's own page: the code on their notice (79 random bits) and a second thing that stands in no notice: the date of birth, or,
 * where we know none and wrote by e-mail, the postcode. Argon2id (RFC 9106), 19 MiB, 2 passes: the first choice of OWASP's password storage sheet.
 * Whoever takes the files without a code has nothing to try; whoever stole a letter has a few tries an hour at the door, and needs the second thing.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export const ARGON2ID = { memoryKib: 19_456, passes: 2, parallelism: 1, keyBytes: 32 } as const
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** Salt ‖ nonce ‖ key ‖ tag. */
export const SALT_BYTES = 16
export const WRAPPED_BYTES = SALT_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** ISO day, or nothing when it is not a whole day. */
export const birthProof = (day: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? `born:${day}` : null)
export const postcodeProof = (postcode: string): string | null => {
  const squeezed = postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return squeezed === '' ? null : `postcode:${squeezed}`
}

/** What Argon2id is given. Whatever was typed, it is one string. */
export const secretOf = (reference: string, proof: string): string => `tocsin my page 1\0${reference}\0${proof}`

/** The page's own key, wrapped under one that only the person can make. */
export function wrapKey(wrappingKey: Buffer, salt: Buffer, pageKey: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from('my page key'))
  return Buffer.concat([salt, nonce, cipher.update(pageKey), cipher.final(), cipher.getAuthTag()])
}

/** null: it is another key. */
export function unwrapKey(wrappingKey: Buffer, wrapped: Buffer): Buffer | null {
  return opened(wrappingKey, wrapped.subarray(SALT_BYTES), 'my page key')
}

export function sealPage(pageKey: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', pageKey, nonce).setAAD(Buffer.from('my page'))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}
export const openPage = (pageKey: Buffer, sealed: Buffer): Buffer | null => opened(pageKey, sealed, 'my page')

function opened(key: Buffer, sealed: Buffer, purpose: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(purpose))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

export const SEALING_BYTES = NONCE_BYTES + TAG_BYTES
export const pageTag = (tagKey: Buffer, reference: string): Buffer => createHmac('sha256', tagKey).update(reference).digest().subarray(0, 20)
