import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { AppError } from '../errors.ts'
import { openSealed, sealBytes } from './keys.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import { localPlace } from './local.ts'
import { begun, openVault, type Vault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-vault-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const key = randomBytes(32)
const incidentId = newUuid() as IncidentId
const vaultIn = (name: string, under = key): Vault => openVault(localPlace(join(folder, name)), incidentId, under)
const wholeOf = async (vault: Vault, sha256: string): Promise<Buffer> => Buffer.concat(await Array.fromAsync(vault.get(sha256)))

function pathsIn(vaultFolder: string): string[] {
  return readdirSync(vaultFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

for (const bytes of [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_500_000]) {
  test(`${bytes} bytes come back as they were taken in`, async () => {
    const vault = vaultIn(`v${bytes}`)
    const content = randomBytes(bytes)
    const { sha256 } = await vault.put([content.subarray(0, 700), content.subarray(700)])
    assert.equal(sha256, createHash('sha256').update(content).digest('hex'))
    assert.deepEqual(await wholeOf(vault, sha256), content)
  })
}

test('without the key it is noise: neither content nor hash stands on the disk, and another key opens nothing', async () => {
  const vault = vaultIn('noise')
  const { sha256 } = await vault.put([Buffer.from('Dilys Example, 12 Harbour Road')])
  const [path] = pathsIn(join(folder, 'noise'))
  assert.ok(!path!.includes(sha256))
  assert.ok(!readFileSync(path!).includes('Dilys'))
  const other = vaultIn('noise', randomBytes(32))
  await assert.rejects(wholeOf(other, sha256), (error: unknown) => error instanceof AppError && error.code === 'vault_object_missing')
})

test('the same content twice is kept once', async () => {
  const vault = vaultIn('twice')
  await vault.put([Buffer.from('one')])
  await vault.put([Buffer.from('one')])
  assert.equal(pathsIn(join(folder, 'twice')).length, 1)
})

for (const [what, damage] of [
  [
    'one changed bit',
    (path: string) => {
      const bytes = readFileSync(path)
      bytes[bytes.length >> 1]! ^= 1
      writeFileSync(path, bytes)
    },
  ],
  ['a cut-off end', (path: string) => truncateSync(path, 60 + (1 << 20) + 16)],
] as const) {
  test(`${what} is found when the object is read`, async () => {
    const vault = vaultIn(what)
    const { sha256 } = await vault.put([randomBytes(2_500_000)])
    const [path] = pathsIn(join(folder, what))
    assert.equal(statSync(path!).mode & 0o777, 0o400)
    chmodSync(path!, 0o600)
    damage(path!)
    await assert.rejects(wholeOf(vault, sha256), (error: unknown) => error instanceof AppError && error.code === 'vault_object_damaged')
  })
}

test('an object that is begun and given up unread lets go of what it was read from', async () => {
  let hasEnded = false
  const chunks = async function* () {
    try {
      yield Buffer.from('first')
      yield Buffer.from('second')
    } finally {
      hasEnded = true
    }
  }
  assert.equal(Buffer.concat(await Array.fromAsync(await begun(chunks()))).toString(), 'firstsecond')
  hasEnded = false
  await (await begun(chunks())).return(undefined)
  assert.ok(hasEnded)
})

test('what is sealed for one purpose cannot stand for another', () => {
  const sealed = sealBytes(key, Buffer.from('x'), 'incident:1')
  assert.equal(openSealed(key, sealed, 'incident:1').toString(), 'x')
  assert.throws(() => openSealed(key, sealed, 'incident:2'))
})
