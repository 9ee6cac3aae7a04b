/**
 * How counsel's room is closed. Items are sealed to a public key, so that anybody can put something in and only members take it out:
 * X25519 (RFC 7748) with a fresh key an item, HKDF-SHA-256 (RFC 5869) over both public keys, AES-256-GCM. The private key lies wrapped under
 * Argon2id (RFC 9106) of a passphrase; it is never stored in another way.
 */
import { argon2, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { openSealed, sealBytes } from '../vault/keys.ts'

/** OWASP's stronger choice for Argon2id: there is no lockout against somebody who holds a copy of the database. */
const MEMORY_KIB = 65_536
const PASSES = 3
const SALT_BYTES = 16
const KEY_BYTES = 32
/** An X25519 public key as SPKI (RFC 8410). */
const PUBLIC_BYTES = 44

const derive = promisify(argon2)

/** The public key as SPKI, and the private key. */
export function makeRoomKeys(): { publicKey: Buffer; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }), privateKey }
}

/** `purpose` is bound to what is sealed, so that one item cannot stand in another's place. */
export function sealTo(publicKey: Buffer, plain: Buffer, purpose: string): Buffer {
  const once = makeRoomKeys()
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: createPublicKey({ key: publicKey, format: 'der', type: 'spki' }) })
  return Buffer.concat([once.publicKey, sealBytes(itemKey(shared, once.publicKey, publicKey), plain, purpose)])
}

/** Throws where the key or purpose is another, or a bit was changed. */
export function openWith(privateKey: KeyObject, sealed: Buffer, purpose: string): Buffer {
  const once = sealed.subarray(0, PUBLIC_BYTES)
  const shared = diffieHellman({ privateKey, publicKey: createPublicKey({ key: once, format: 'der', type: 'spki' }) })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return openSealed(itemKey(shared, once, publicKey), sealed.subarray(PUBLIC_BYTES), purpose)
}

function itemKey(shared: Buffer, once: Buffer, publicKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, publicKey]), 'tocsin counsel item', KEY_BYTES))
}

/** The private key under a passphrase: salt ‖ nonce ‖ ciphertext ‖ tag. */
export async function wrapKey(privateKey: KeyObject, passphrase: string, purpose: string): Promise<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  return Buffer.concat([salt, sealBytes(await keyOfPassphrase(passphrase, salt), plain, purpose)])
}

/** Null where the passphrase is not the one. */
export async function unwrapKey(wrapped: Buffer, passphrase: string, purpose: string): Promise<KeyObject | null> {
  const key = await keyOfPassphrase(passphrase, wrapped.subarray(0, SALT_BYTES))
  try {
    return createPrivateKey({ key: openSealed(key, wrapped.subarray(SALT_BYTES), purpose), format: 'der', type: 'pkcs8' })
  } catch {
    return null
  }
}

function keyOfPassphrase(passphrase: string, nonce: Buffer): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(passphrase.normalize('NFKC')),
    nonce,
    parallelism: 1,
    tagLength: KEY_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  })
}

/** No letter that is read as another: no I, L, O, U, 0 or 1. */
const SPOKEN = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code to speak or write down, of about 4.9 bits a sign, in groups of five. */
export function spokenCode(groups: number): string {
  const sign = (): string => {
    for (;;) {
      const [byte] = randomBytes(1)
      // The last, smaller part of the range is left out: every sign is as likely as another.
      if (byte! < 256 - (256 % SPOKEN.length)) return SPOKEN[byte! % SPOKEN.length]!
    }
  }
  return Array.from({ length: groups }, () => Array.from({ length: 5 }, sign).join('')).join('-')
}

/** A code as it was typed: case and separators do not count. */
export const codeTyped = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
