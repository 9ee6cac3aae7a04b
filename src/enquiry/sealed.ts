/**
 * Sealing to a public key: whoever takes something in need not be able to read it back. X25519 (RFC 7748) with a fresh key each time,
 * HKDF-SHA-256 (RFC 5869), AES-256-GCM. Sealed: version ‖ fresh public key (32) ‖ ciphertext ‖ tag (16).
 */
import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'

const VERSION = 1
const KEY_BYTES = 32
const TAG_BYTES = 16
/** DER before a raw X25519 key (RFC 8410). */
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')

export type SealingKeys = { publicKey: Buffer; privateKey: Buffer }

/** A new pair, as raw 32-byte keys. */
export function newSealingKeys(): SealingKeys {
  const pair = generateKeyPairSync('x25519')
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_PREFIX.length),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(PRIVATE_PREFIX.length),
  }
}

/** Seals to the key. `purpose` is bound to it: what was sealed for one incident does not open for another. */
export function sealTo(publicKey: Buffer, plain: Buffer, purpose: string): Buffer {
  const fresh = generateKeyPairSync('x25519')
  const freshPublic = fresh.publicKey.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_PREFIX.length)
  const { key, nonce } = derive(diffieHellman({ privateKey: fresh.privateKey, publicKey: publicOf(publicKey) }), freshPublic, publicKey)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  return Buffer.concat([Buffer.of(VERSION), freshPublic, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `sealTo` sealed. Throws for another key or purpose, or when a bit was changed. */
export function openSealedTo({ publicKey, privateKey }: SealingKeys, sealed: Buffer, purpose: string): Buffer {
  if (sealed[0] !== VERSION || sealed.length < 1 + KEY_BYTES + TAG_BYTES) throw new Error('not sealed by this version')
  const freshPublic = sealed.subarray(1, 1 + KEY_BYTES)
  const own = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, privateKey]), format: 'der', type: 'pkcs8' })
  const { key, nonce } = derive(diffieHellman({ privateKey: own, publicKey: publicOf(freshPublic) }), freshPublic, publicKey)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(1 + KEY_BYTES, -TAG_BYTES)), decipher.final()])
}

/** For what is sealed piece by piece: the header that goes first, and a key that is used for this one thing. */
export function beginSealing(publicKey: Buffer, purpose: string): { header: Buffer; key: Buffer } {
  const fresh = generateKeyPairSync('x25519')
  const freshPublic = fresh.publicKey.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_PREFIX.length)
  const shared = diffieHellman({ privateKey: fresh.privateKey, publicKey: publicOf(publicKey) })
  return { header: Buffer.concat([Buffer.of(VERSION), freshPublic]), key: streamKey(shared, freshPublic, publicKey, purpose) }
}

/** The other side of `beginSealing`. */
export const openSealing = {
  headerBytes: 1 + KEY_BYTES,
  key({ publicKey, privateKey }: SealingKeys, header: Buffer, purpose: string): Buffer {
    if (header[0] !== VERSION) throw new Error('not sealed by this version')
    const freshPublic = header.subarray(1, 1 + KEY_BYTES)
    const own = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, privateKey]), format: 'der', type: 'pkcs8' })
    return streamKey(diffieHellman({ privateKey: own, publicKey: publicOf(freshPublic) }), freshPublic, publicKey, purpose)
  },
}

function streamKey(shared: Buffer, freshPublic: Buffer, publicKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([freshPublic, publicKey]), `tocsin sealed stream 1 ${purpose}`, KEY_BYTES))
}

function publicOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' })
}

/** The key is used once, so the nonce may come from the same derivation. Both public keys are bound in. */
function derive(shared: Buffer, freshPublic: Buffer, publicKey: Buffer): { key: Buffer; nonce: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([freshPublic, publicKey]), 'tocsin sealed question 1', KEY_BYTES + 12))
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) }
}
