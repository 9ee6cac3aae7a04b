/** The vault in a store that others wrote (moto), which checks our signatures with botocore's own code. Skipped, loudly, where it cannot be installed. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AppError, type ErrorCode } from '../../src/errors.ts'
import { newIncidentId } from '../../src/ids.ts'
import type { VaultPlace } from '../../src/vault/place.ts'
import { s3Place } from '../../src/vault/s3.ts'
import { readVaultSettings } from '../../src/vault/settings.ts'
import { openVault, type Vault } from '../../src/vault/vault.ts'
import { missingForMoto, startMoto, type Moto } from './moto.ts'

const missing = missingForMoto()
const skip = missing === null ? false : `no foreign store is tested here: ${missing} is missing`
if (skip) console.log(`\n##### SKIPPED: ${skip} #####\n`)

const folder = mkdtempSync(join(tmpdir(), 'tocsin-moto-'))
const key = randomBytes(32)
const incidentId = newIncidentId()
let moto: Moto
let place: VaultPlace
let vault: Vault

const placeWith = (env: Record<string, string>): VaultPlace => {
  const problems: string[] = []
  const settings = readVaultSettings({ ...moto.env, TOCSIN_VAULT_S3_PAUSE_MS: '10', ...env }, problems)
  assert.deepEqual(problems, [])
  return s3Place(settings.s3!, folder)
}
const wholeOf = async (from: Vault, sha256: string): Promise<Buffer> => Buffer.concat(await Array.fromAsync(from.get(sha256)))
const withCode = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

before(async () => {
  if (skip) return
  moto = await startMoto()
  place = placeWith({})
  vault = openVault(place, incidentId, key)
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (!skip) await moto.close()
})

test('a trial is written, read back and listed, and the store keeps to writing once', { skip }, async () => {
  assert.deepEqual(await place.tryOut(), { isWriteOnce: true })
})

for (const bytes of [0, 5, 3_000_000, (17 << 20) + 3]) {
  test(`${bytes} bytes come back as they were taken in`, { skip }, async () => {
    const content = randomBytes(bytes)
    const { sha256 } = await vault.put([content])
    assert.ok(await vault.has(sha256))
    assert.deepEqual(await wholeOf(vault, sha256), content)
    assert.deepEqual(await vault.put([content]), { sha256, bytes })
  })
}

test('a prefix and names in the signature: a vault below another lists its own', { skip }, async () => {
  const below = placeWith({ TOCSIN_VAULT_S3_PREFIX: 'tocsin-2/a_b.c/vault' })
  const own = openVault(below, incidentId, key)
  const { sha256 } = await own.put([Buffer.from('below')])
  assert.equal((await wholeOf(own, sha256)).toString(), 'below')
  assert.deepEqual([(await Array.fromAsync(below.list(''))).length, (await Array.fromAsync(place.list(''))).length], [1, 4])
  const [object] = await Array.fromAsync(below.list(''))
  await below.remove(object!.name)
  assert.equal(await own.has(sha256), false)
})

test('half-made uploads are ended', { skip }, async () => {
  assert.equal(await place.tidy(new Date(Date.now() + 60_000)), 0)
})

for (const [code, env] of [
  ['vault_key_refused', { TOCSIN_VAULT_S3_SECRET_KEY: 'another' }],
  ['vault_key_refused', { TOCSIN_VAULT_S3_ACCESS_KEY: 'AKIAANOTHERANOTHER00' }],
  ['vault_bucket_missing', { TOCSIN_VAULT_S3_BUCKET: 'another' }],
] as const) {
  test(`${Object.keys(env).join()} wrong is told as ${code}`, { skip }, async () => {
    await assert.rejects(placeWith(env).tryOut(), withCode(code))
  })
}
