/** The vault in a bucket, as it is typed: the same register as with the vault in the folder, one flipped bit found, and moved out and back. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { preparedData } from '../prepared-data.ts'
import { startFakeS3, type FakeS3 } from '../vault/fake-s3.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-vault-walk-'))
const sample = join(base, 'sample')
const data = (name: string) => ['--data', join(base, `${name}-data`)]
let fake: FakeS3
let env: Record<string, string>

before(async () => {
  fake = await startFakeS3()
  // As an operator would: the secret in a file, not in the environment.
  const { TOCSIN_VAULT_S3_SECRET_KEY: secret, ...rest } = fake.env
  writeFileSync(join(base, 'secret'), `${secret!}\n`)
  env = { ...rest, TOCSIN_VAULT_S3_SECRET_KEY_FILE: join(base, 'secret') }
  const made = await tocsin(['sample', '--people', '120', '--seed', '11', '--out', sample])
  assert.equal(made.code, 0, made.stderr)
})
after(async () => {
  await fake.close()
  rmSync(base, { recursive: true, force: true })
})

const investigate = (name: string, settings: Record<string, string>) =>
  tocsin(
    [
      'investigate',
      join(sample, 'evidence'),
      '--roster',
      join(sample, 'roster.csv'),
      '--incident',
      join(sample, 'incident.yaml'),
      '--out',
      join(base, name),
      ...data(name),
    ],
    settings,
  )

const objects = (): string[] => [...fake.objects.keys()].filter((name) => !name.endsWith('trial'))

test('with the vault in a bucket the register is the same, to the byte', async () => {
  for (const name of ['folder', 'bucket']) preparedData(join(base, `${name}-data`))
  const [inFolder, inBucket] = [await investigate('folder', {}), await investigate('bucket', env)]
  assert.equal(inFolder.code, 0, inFolder.stderr)
  assert.equal(inBucket.code, 0, inBucket.stderr)
  for (const file of ['register.csv', 'exposures.ndjson', 'inventory.ndjson'])
    assert.equal(readFileSync(join(base, 'bucket', file), 'utf8'), readFileSync(join(base, 'folder', file), 'utf8'), file)
  assert.ok(objects().length > 10)
})

test('status says where the vault is, and that it can be written and read; a wrong secret is told with what to do', async () => {
  const good = await tocsin(['vault', 'status', ...data('bucket')], env)
  assert.equal(good.code, 0, good.stderr)
  assert.match(good.stdout, /Vault: +http:\/\/127\.0\.0\.1:\d+\/evidence\/tocsin\/vault\nTrial: +written, read back and listed\nWrite-once: +yes/)
  writeFileSync(join(base, 'wrong'), 'another\n')
  const wrong = await tocsin(['vault', 'status', ...data('bucket')], { ...env, TOCSIN_VAULT_S3_SECRET_KEY_FILE: join(base, 'wrong') })
  assert.equal(wrong.code, 1)
  assert.match(wrong.stderr, /does not take our access key \(SignatureDoesNotMatch\)\.\n  Check TOCSIN_VAULT_S3_ACCESS_KEY/)
})

test('half of the settings, and settings that name another place, are refused before anything is done', async () => {
  const half = await tocsin(['incident', 'list', ...data('bucket')], { ...env, TOCSIN_VAULT_S3_BUCKET: '' })
  assert.deepEqual([half.code, half.stderr.includes('TOCSIN_VAULT_S3_BUCKET is missing')], [1, true])
  const none = await tocsin(['incident', 'list', ...data('bucket')])
  assert.equal(none.code, 1)
  assert.match(none.stderr, /The vault is in http:.*but the settings say .*vault\. Nothing was started\.\n  Set TOCSIN_VAULT/)
})

test('one flipped bit in an object is found and named; the evidence folder mends it', async () => {
  const name = objects()[3]!
  const bytes = Buffer.from(fake.objects.get(name)!)
  bytes[bytes.length >> 1]! ^= 1
  fake.objects.set(name, bytes)
  const found = await tocsin(['vault', 'check', ...data('bucket')], env)
  assert.equal(found.code, 1)
  assert.match(found.stdout, /NOT whole: 1 object\n  damaged   incident [0-9a-f-]{36}  evidence file \d+  SHA-256 [0-9a-f]{64}/)
  const mended = await tocsin(['vault', 'check', '--mend', join(sample, 'evidence'), ...data('bucket')], env)
  assert.equal(mended.code, 0, mended.stdout)
  const again = await tocsin(['vault', 'check', '--json', ...data('bucket')], env)
  const { problems, readObjects } = JSON.parse(again.stdout) as { problems: unknown[]; readObjects: number }
  assert.deepEqual([again.code, problems, readObjects], [0, [], objects().length])
})

test('moved into the folder and killed on the way, it goes on; everything is there, and the bucket is emptied when that is asked for', async () => {
  const back = { ...env, TOCSIN_VAULT: 'folder' }
  const before = fake.steps.length
  const { child, ended } = startTocsin(['vault', 'move', ...data('bucket')], back)
  fake.onDone = () => void (fake.steps.length - before > 12 && child.kill('SIGKILL'))
  assert.notEqual((await ended).code, 0)
  fake.onDone = () => {}
  const half = await tocsin(['vault', 'check', ...data('bucket')], back)
  assert.equal(half.code, 0, half.stdout + half.stderr)
  const moved = await tocsin(['vault', 'move', ...data('bucket')], back)
  assert.equal(moved.code, 0, moved.stderr)
  assert.match(moved.stdout, /The move is over/)
  assert.ok(objects().length > 0)
  const removed = await tocsin(['vault', 'move', '--remove', ...data('bucket')], back)
  assert.equal(removed.code, 0, removed.stdout)
  assert.deepEqual(objects(), [])
  const checked = await tocsin(['vault', 'check', ...data('bucket')])
  assert.equal(checked.code, 0, checked.stdout)
  assert.match(checked.stdout, /Everything that is named is there/)
})
