import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { after, test } from 'node:test'
import { readConfig } from '../config.ts'
import { readVaultSettings, vaultFiles, vaultVariables } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-settings-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const keyFile = join(folder, 'key')
const secretFile = join(folder, 'secret')
writeFileSync(keyFile, 'AKIAEXAMPLE\n')
writeFileSync(secretFile, 'first secret\n')
const whole = {
  TOCSIN_VAULT: 's3',
  TOCSIN_VAULT_S3_ENDPOINT: 'https://store.harbour.example',
  TOCSIN_VAULT_S3_BUCKET: 'evidence',
  TOCSIN_VAULT_S3_ACCESS_KEY_FILE: keyFile,
  TOCSIN_VAULT_S3_SECRET_KEY_FILE: secretFile,
}
const problemsOf = (env: Record<string, string>): string[] => {
  const problems: string[] = []
  readVaultSettings(env, problems)
  return problems
}

test('with nothing set the vault is in the folder', () => {
  assert.deepEqual([readVaultSettings({}, []), problemsOf({})], [{ use: 'folder', s3: null }, []])
})

test('five settings are enough for a bucket; the others have defaults', () => {
  assert.deepEqual(problemsOf(whole), [])
  const { use, s3 } = readVaultSettings(whole, [])
  assert.equal(use, 's3')
  const { endpoint, region, bucket, prefix, style, caFile, timeoutSeconds, pauseMs, sessionToken } = s3!
  assert.deepEqual(
    { endpoint, region, bucket, prefix, style, caFile, timeoutSeconds, pauseMs, sessionToken },
    {
      endpoint: 'https://store.harbour.example',
      region: 'us-east-1',
      bucket: 'evidence',
      prefix: '',
      style: 'path',
      caFile: null,
      timeoutSeconds: 30,
      pauseMs: 200,
      sessionToken: null,
    },
  )
})

test('a secret is read from its file each time, so that writing a new one is enough', () => {
  const { s3 } = readVaultSettings(whole, [])
  assert.equal(s3!.secretKey.read(), 'first secret')
  writeFileSync(secretFile, 'second secret\n')
  assert.equal(s3!.secretKey.read(), 'second secret')
})

test('no listing of the settings shows a secret, however it is written out', () => {
  const config = readConfig({ dataFolder: folder }, { ...whole, TOCSIN_VAULT_S3_SECRET_KEY_FILE: '', TOCSIN_VAULT_S3_SECRET_KEY: 'hunter2 hunter2' }, 2)
  for (const text of [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true })]) assert.ok(!text.includes('hunter2'), text)
  assert.equal(config.vault.s3!.secretKey.read(), 'hunter2 hunter2')
})

test('everything that is missing is listed at once', () => {
  assert.deepEqual(problemsOf({ TOCSIN_VAULT: 's3' }), [
    'TOCSIN_VAULT_S3_ENDPOINT is missing',
    'TOCSIN_VAULT_S3_ACCESS_KEY_FILE (or TOCSIN_VAULT_S3_ACCESS_KEY) is missing',
    'TOCSIN_VAULT_S3_SECRET_KEY_FILE (or TOCSIN_VAULT_S3_SECRET_KEY) is missing',
    'TOCSIN_VAULT_S3_BUCKET is missing',
  ])
  assert.throws(
    () => readConfig({ dataFolder: folder }, { TOCSIN_VAULT: 's3', TOCSIN_PORT: 'x' }, 2),
    /TOCSIN_PORT[^]*TOCSIN_VAULT_S3_BUCKET|TOCSIN_VAULT_S3_BUCKET[^]*TOCSIN_PORT/,
  )
})

for (const [env, words] of [
  [{ TOCSIN_VAULT: 'bucket' }, 'must be folder or s3'],
  [{ TOCSIN_VAULT: '' }, 'TOCSIN_VAULT is not: say s3'],
  [{ TOCSIN_VAULT_S3_ENDPOINT: 'http://store.harbour.example' }, 'use https'],
  [{ TOCSIN_VAULT_S3_ENDPOINT: 'https://store.harbour.example/path' }, 'without a path'],
  [{ TOCSIN_VAULT_S3_ENDPOINT: 'https://user:word@store.harbour.example' }, 'without a path'],
  [{ TOCSIN_VAULT_S3_ENDPOINT: 'store.harbour.example' }, 'must be an address'],
  [{ TOCSIN_VAULT_S3_BUCKET: 'Evidence' }, 'the name of a bucket'],
  [{ TOCSIN_VAULT_S3_BUCKET: 'a/b' }, 'the name of a bucket'],
  [{ TOCSIN_VAULT_S3_PREFIX: '../up' }, 'of letters, digits'],
  [{ TOCSIN_VAULT_S3_REGION: 'eu west' }, 'a name such as eu-west-2'],
  [{ TOCSIN_VAULT_S3_STYLE: 'virtual' }, 'path or host'],
  [{ TOCSIN_VAULT_S3_STYLE: 'host', TOCSIN_VAULT_S3_ENDPOINT: 'https://10.0.0.5:9000' }, 'not a number'],
  [{ TOCSIN_VAULT_S3_TIMEOUT_SECONDS: '0' }, 'from 1 to 600'],
  [{ TOCSIN_VAULT_S3_PAUSE_MS: '-5' }, 'from 1 to 9999'],
  [{ TOCSIN_VAULT_S3_SECRET_KEY: 'also here' }, 'both set'],
  [{ TOCSIN_VAULT_S3_SECRET_KEY_FILE: '/nowhere/at/all' }, 'cannot be read'],
  [{ TOCSIN_VAULT_S3_CA_FILE: '/nowhere/at/all' }, 'cannot be read'],
] as const) {
  test(`${JSON.stringify(env)} is refused: ${words}`, () => {
    const problems = problemsOf({ ...whole, ...env })
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.ok(problems[0]!.includes(words), problems[0])
  })
}

for (const endpoint of ['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000']) {
  test(`${endpoint} needs no TLS`, () => assert.deepEqual(problemsOf({ ...whole, TOCSIN_VAULT_S3_ENDPOINT: endpoint }), []))
}

test('elsewhere no TLS is what the operator has to say', () => {
  assert.deepEqual(problemsOf({ ...whole, TOCSIN_VAULT_S3_ENDPOINT: 'http://10.0.0.5:9000', TOCSIN_VAULT_S3_PLAIN: 'yes' }), [])
})

test('a process that opens the vault is given the variables of the vault and the files they name, and nothing else', () => {
  const env = { ...whole, DATABASE_URL: 'postgresql://…', TOCSIN_VAULTED: 'x', HOME: '/root' }
  assert.deepEqual(vaultVariables(env), whole)
  assert.deepEqual(vaultFiles(env), [keyFile, secretFile])
})
