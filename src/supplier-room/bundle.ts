/**
 * A supplier's bundle for one controller: the statement, that controller's share of the files, and a signature (Ed25519, RFC 8032) over both.
 * A folder, so that it can be of any size and travel on a disk: `bundle.json`, `bundle.sig`, `files/…`.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../errors.ts'

export const BUNDLE_FORMAT = 'tocsin-bundle/1'
/** DER before a raw Ed25519 public key (RFC 8410). */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

const fileSchema = z.strictObject({
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  modifiedAt: z.iso.datetime(),
})
const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  supplier: z.string().min(1),
  /** For whom: a share is of one controller and of no other. */
  controller: z.string().min(1),
  madeAt: z.iso.datetime(),
  publicKey: z.base64(),
  /** The report as in report.ts, the same for every controller; null: files only. */
  statement: z.unknown(),
  files: z.array(fileSchema),
})
export type Bundle = z.infer<typeof bundleSchema>
export type BundleFile = Bundle['files'][number]

/** The supplier's signing key in `path` (PKCS #8, PEM), made at first use and readable to its owner only. */
export function signingKey(path: string): KeyObject {
  if (!existsSync(path)) writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  return createPrivateKey(readFileSync(path))
}

export function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(PUBLIC_PREFIX.length)
}

/** What is said by telephone, in groups of four: the first 80 bits of the key's SHA-256. */
export function fingerprintOf(publicKey: Buffer): string {
  const text = createHash('sha256').update(publicKey).digest('hex').slice(0, 20)
  return text.match(/.{4}/g)!.join(' ')
}

export function signBundle(key: KeyObject, text: string): string {
  return `${sign(null, Buffer.from(text), key).toString('base64')}\n`
}

/** Reads and verifies. `fingerprint` is what the supplier said by telephone; without it a signature says only that somebody made one. */
export function readBundle(path: string, text: string, signature: string, fingerprint: string): Bundle {
  const refuse = (problem: string) => new AppError('bundle_invalid', { path, problem })
  const result = bundleSchema.safeParse(parsed(text))
  if (!result.success) throw refuse(`bundle.json is not a bundle (${result.error.issues[0]?.path.join('.') || 'shape'})`)
  const raw = Buffer.from(result.data.publicKey, 'base64')
  if (raw.length !== 32) throw refuse('its key is not one of Ed25519')
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(text), key, Buffer.from(signature.trim(), 'base64'))) throw refuse('its signature does not hold: bundle.json was changed')
  const plain = (words: string) => words.toLowerCase().replace(/[^0-9a-f]/g, '')
  if (plain(fingerprintOf(raw)) !== plain(fingerprint)) throw refuse(`it is signed with another key (${fingerprintOf(raw)}) than the one that was told`)
  return result.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
