/** The vault in a bucket: what goes in comes out, whatever the line and the store do in between. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import dns from 'node:dns'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { startFakeS3, type FakeOptions, type FakeS3, type Fault, type Step } from '../../tests/vault/fake-s3.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { newIncidentId } from '../ids.ts'
import { sealedBytes } from './frames.ts'
import { s3Place } from './s3.ts'
import { readVaultSettings } from './settings.ts'
import { openVault, type Vault } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-s3-'))
const started: FakeS3[] = []
after(async () => {
  for (const fake of started) await fake.close()
  rmSync(folder, { recursive: true, force: true })
})
const key = randomBytes(32)
const incidentId = newIncidentId()
const MEBI = 1 << 20
const LARGE = randomBytes(17 * MEBI + 5)
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const wholeOf = async (vault: Vault, sha256: string): Promise<Buffer> => Buffer.concat(await Array.fromAsync(vault.get(sha256)))
const withCode = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

async function bucket(options: FakeOptions = {}, env: Record<string, string> = {}) {
  const fake = await startFakeS3(options)
  started.push(fake)
  const problems: string[] = []
  const settings = readVaultSettings({ ...fake.env, ...env }, problems)
  assert.deepEqual(problems, [])
  const parts = mkdtempSync(join(folder, 'parts-'))
  const place = s3Place(settings.s3!, parts)
  const left = () => readdirSync(parts, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
  return { fake, place, vault: openVault(place, incidentId, key), left }
}

/** Fails the first `times` requests that fit. */
function failing(fake: FakeS3, fault: Fault, fits: (step: Step) => boolean, times = 1): void {
  let left = times
  fake.fault = (step) => (fits(step) && left-- > 0 ? fault : null)
}

test('what goes in comes out, however it is cut, and the store sees noise under keyed names', async () => {
  const { fake, vault, left } = await bucket()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 3_000 }), fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 5 }), async (bytes, cuts) => {
      const content = Buffer.concat([Buffer.from('Dilys Example '), bytes])
      const ends = [...cuts.map((cut) => Math.min(cut, content.length)).toSorted((a, b) => a - b), content.length]
      const { sha256 } = await vault.put(ends.map((end, index) => content.subarray(ends[index - 1] ?? 0, end)))
      assert.deepEqual(await wholeOf(vault, sha256), content)
      assert.ok(await vault.has(sha256))
      for (const [name, sealed] of fake.objects) assert.ok(!name.includes(sha256) && !sealed.includes('Dilys'))
    }),
    { numRuns: 25 },
  )
  assert.equal(left(), 0, 'nothing stays on this machine')
})

for (const bytes of [0, 1, MEBI, MEBI + 1, 8 * MEBI - 300, 8 * MEBI, LARGE.length]) {
  test(`${bytes} bytes come back as they were taken in, and lie there in their sealed size`, async () => {
    const { fake, vault, left } = await bucket()
    const content = LARGE.subarray(0, bytes)
    const { sha256 } = await vault.put([content.subarray(0, 700), content.subarray(700)])
    assert.equal(sha256, hashOf(content))
    assert.deepEqual(await wholeOf(vault, sha256), content)
    assert.deepEqual(
      [...fake.objects.values()].map(({ length }) => length),
      [sealedBytes(bytes)],
    )
    assert.deepEqual([left(), fake.uploads.size], [0, 0])
  })
}

test('a large object goes out in parts; of eight at a time no more than 32 MiB are on their way', async () => {
  const { fake, vault } = await bucket()
  await Promise.all(Array.from({ length: 8 }, (_, no) => vault.put([Buffer.from([no]), LARGE])))
  assert.equal(fake.steps.filter(({ method, query }) => method === 'PUT' && query.has('partNumber')).length, 24)
  assert.ok(fake.mostBytesAtOnce <= 32 * MEBI + 64 * 1024, `${fake.mostBytesAtOnce} bytes at once`)
})

test('the same content twice is sent once', async () => {
  const { fake, vault } = await bucket()
  await vault.put([LARGE])
  const before = fake.steps.length
  await vault.put([LARGE])
  assert.deepEqual(
    fake.steps.slice(before).map(({ method }) => method),
    ['HEAD'],
  )
})

test('a second one who puts the same content at the same moment finds it there, and the first is not replaced', async () => {
  for (const content of [Buffer.from('a small one'), LARGE]) {
    const { fake, vault } = await bucket()
    const first = Buffer.alloc(sealedBytes(content.length), 7)
    // Between our question and our writing, another's object comes under the name.
    fake.fault = ({ method, name }) => (method === 'HEAD' ? null : (fake.objects.set(name, first), null))
    await vault.put([content])
    assert.deepEqual([...fake.objects.values()], [first])
    assert.equal(fake.uploads.size, 0)
  }
})

for (const conditions of ['ignore', 'refuse'] as const) {
  test(`a store that would ${conditions} conditions on writing is worked with all the same`, async () => {
    const { vault, place, fake } = await bucket({ conditions })
    for (const content of [Buffer.from('small'), LARGE]) assert.deepEqual(await wholeOf(vault, (await vault.put([content])).sha256), content)
    assert.deepEqual([await place.tryOut(), fake.uploads.size], [{ isWriteOnce: false }, 0])
  })
}

for (const [fault, what] of [
  ['busy', 'is busy'],
  ['deaf', 'is cut off before it acts'],
  ['mute', 'acts and is cut off before it answers'],
  ['silent', 'says nothing'],
] as const) {
  test(`a store that ${what}, once at every step of a large object, gets it whole`, async () => {
    const { fake, place, vault, left } = await bucket({}, fault === 'silent' ? { TOCSIN_VAULT_S3_TIMEOUT_SECONDS: '1' } : {})
    const failed = new Set<string>()
    fake.fault = ({ method, query }) => {
      const step = `${method} ${[...query.keys()].join()} ${query.get('partNumber') ?? ''}`
      // One silence of a second is enough to see that it is not waited for.
      if (failed.has(step) || (fault === 'silent' && failed.size === 3)) return null
      failed.add(step)
      return fault
    }
    const { sha256 } = await vault.put([LARGE])
    fake.fault = () => null
    assert.ok(failed.size >= 3)
    assert.deepEqual(await wholeOf(vault, sha256), LARGE)
    assert.equal(left(), 0)
    // An upload that began, and whose number got lost on the way, is ended with the old ones.
    assert.equal(fake.uploads.size, fault === 'mute' ? 1 : 0)
    await place.tidy(new Date(Date.now() + 1_000))
    assert.equal(fake.uploads.size, 0)
  })
}

test('a cut reading goes on where it was cut, by range, as often as it takes', async () => {
  for (const ranges of ['keep', 'ignore'] as const) {
    const { fake, vault } = await bucket({ ranges })
    const { sha256 } = await vault.put([LARGE])
    const before = fake.steps.length
    failing(fake, 'short', ({ method }) => method === 'GET', ranges === 'keep' ? 12 : 1)
    assert.deepEqual(await wholeOf(vault, sha256), LARGE)
    assert.equal(fake.steps.length - before, ranges === 'keep' ? 13 : 2)
  }
})

test('a store that has just taken an object and does not find it yet is asked again', async () => {
  const { fake, vault } = await bucket()
  const { sha256 } = await vault.put([Buffer.from('fresh')])
  failing(fake, 'stale', ({ method }) => method === 'GET')
  assert.equal((await wholeOf(vault, sha256)).toString(), 'fresh')
})

test('a store that stays away ends in words, not in half an object, and the same again succeeds', async () => {
  const { fake, vault, left } = await bucket()
  fake.fault = ({ query }) => (query.get('partNumber') === '2' ? 'busy' : null)
  await assert.rejects(vault.put([LARGE]), withCode('vault_unreachable'))
  assert.deepEqual([fake.objects.size, fake.uploads.size, left()], [0, 0, 0])
  fake.fault = () => null
  assert.deepEqual(await wholeOf(vault, (await vault.put([LARGE])).sha256), LARGE)
})

test('one flipped bit anywhere, a cut-off end and a frame in another’s place are refused', async () => {
  const { fake, vault } = await bucket()
  const content = randomBytes(2 * MEBI + 10)
  const { sha256 } = await vault.put([content])
  const [[name, sealed]] = [...fake.objects] as [[string, Buffer]]
  const damaged = async (made: Buffer) => {
    fake.objects.set(name, made)
    await assert.rejects(wholeOf(vault, sha256), withCode('vault_object_damaged'))
  }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), async (bit) => {
      const flipped = Buffer.from(sealed)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      await damaged(flipped)
    }),
    { numRuns: 20 },
  )
  const frame = MEBI + 16
  for (const end of [0, 59, 60, 61, 60 + frame, 60 + 2 * frame, sealed.length - 1]) await damaged(sealed.subarray(0, end))
  await damaged(
    Buffer.concat([sealed.subarray(0, 60), sealed.subarray(60 + frame, 60 + 2 * frame), sealed.subarray(60, 60 + frame), sealed.subarray(60 + 2 * frame)]),
  )
  await damaged(Buffer.concat([sealed, Buffer.alloc(1)]))
})

test('what lies under the name in another size is no object of ours, and is healed by taking the file in again', async () => {
  const { fake, vault } = await bucket()
  const { sha256 } = await vault.put([Buffer.from('whole')])
  const [name] = fake.objects.keys()
  fake.objects.set(name!, fake.objects.get(name!)!.subarray(0, 70))
  await vault.put([Buffer.from('whole')])
  assert.equal((await wholeOf(vault, sha256)).toString(), 'whole')
})

for (const [code, options, env] of [
  ['vault_key_refused', {}, { TOCSIN_VAULT_S3_SECRET_KEY: 'another' }],
  ['vault_key_refused', {}, { TOCSIN_VAULT_S3_ACCESS_KEY: 'ANOTHER' }],
  ['vault_bucket_missing', {}, { TOCSIN_VAULT_S3_BUCKET: 'another' }],
  ['vault_clock_differs', { minutesAhead: 40 }, {}],
  ['vault_clock_differs', { minutesAhead: -40 }, {}],
  ['vault_region_wrong', { region: 'eu-west-2' }, { TOCSIN_VAULT_S3_REGION: 'us-east-1' }],
  ['vault_token_ended', { token: 'lent' }, { TOCSIN_VAULT_S3_SESSION_TOKEN: 'yesterday' }],
  ['vault_unreachable', {}, { TOCSIN_VAULT_S3_ENDPOINT: 'http://127.0.0.1:9' }],
] as const) {
  test(`${JSON.stringify({ ...options, ...env })} is told as ${code}, and no object is there`, async () => {
    const { fake, place, vault } = await bucket(options, env)
    await assert.rejects(vault.put([LARGE]), withCode(code))
    await assert.rejects(place.tryOut(), withCode(code))
    await assert.rejects(wholeOf(vault, hashOf(LARGE)), withCode(code))
    await assert.rejects(Array.fromAsync(place.list('')), withCode(code))
    assert.deepEqual([fake.objects.size, fake.uploads.size], [0, 0])
  })
}

for (const [method, attempt] of [
  ['PUT', 'write an object'],
  ['GET', 'read an object'],
] as const) {
  test(`without the right to ${attempt}, that is what is said`, async () => {
    const { fake, place } = await bucket()
    fake.denied.add(method)
    await assert.rejects(place.tryOut(), (error: unknown) => withCode('vault_denied')(error) && (error as AppError).message.includes(attempt))
  })
}

test('without the right to remove, everything but the end of a move works: a trial leaves one small object, however often it is made', async () => {
  const { fake, place, vault } = await bucket()
  fake.denied.add('DELETE')
  for (let turn = 0; turn < 3; turn++) assert.deepEqual(await place.tryOut(), { isWriteOnce: true })
  await vault.put([LARGE])
  assert.deepEqual([...fake.objects.keys()].map((name) => name.includes('trial')).filter(Boolean).length, 1)
})

test('an object whose key is not to be found is missing, not damaged', async () => {
  const { vault } = await bucket()
  await assert.rejects(wholeOf(vault, hashOf(LARGE)), withCode('vault_object_missing'))
  assert.equal(await vault.has(hashOf(LARGE)), false)
})

test('a list goes over pages, and names what is an object of ours and nothing else', async () => {
  const { fake, place, vault } = await bucket({ pageSize: 3 })
  for (let no = 0; no < 10; no++) await vault.put([Buffer.from([no])])
  fake.objects.set('tocsin/vault/README.txt', Buffer.from('somebody else’s'))
  fake.objects.set('tocsin/other', Buffer.from('somebody else’s'))
  await place.tryOut()
  const names = (await Array.fromAsync(place.list(`${incidentId}/`))).map(({ name }) => name)
  assert.equal(new Set(names).size, 10)
  assert.deepEqual(await Array.fromAsync(place.list(`${newIncidentId()}/`)), [])
})

test('half-made uploads older than a day are ended, ours only, and young ones are left alone', async () => {
  const { fake, place, vault } = await bucket()
  const { sha256 } = await vault.put([Buffer.from('x')])
  const [name] = fake.objects.keys()
  const dayAgo = new Date(Date.now() - 86_400_000)
  const upload = (of: string, at: Date) => ({ name: of, parts: new Map(), at })
  fake.uploads.set('old', upload(name!, new Date(dayAgo.getTime() - 1_000)))
  fake.uploads.set('young', upload(name!, new Date()))
  fake.uploads.set('theirs', upload('tocsin/vault/backup.tar', new Date(0)))
  assert.equal(await place.tidy(dayAgo), 1)
  assert.deepEqual([...fake.uploads.keys()].toSorted(), ['theirs', 'young'])
  assert.equal((await wholeOf(vault, sha256)).toString(), 'x')
})

test('what grows is put when it is whole, and only then gone from this machine', async () => {
  const { fake, vault, left } = await bucket()
  const object = vault.grow('upload-1', LARGE.length)
  await object.append(0, LARGE.subarray(0, 8 * MEBI))
  assert.equal(fake.objects.size, 0)
  // A new process goes on with it.
  const again = vault.grow('upload-1', LARGE.length)
  await again.append(8 * MEBI, LARGE.subarray(8 * MEBI))
  assert.equal(await again.sha256(), hashOf(LARGE))
  failing(fake, 'busy', ({ query }) => query.has('uploadId'), 1_000)
  await assert.rejects(again.keep(hashOf(LARGE)), withCode('vault_unreachable'))
  assert.deepEqual([again.exists(), fake.objects.size], [true, 0])
  fake.fault = () => null
  await again.keep(hashOf(LARGE))
  assert.deepEqual([again.exists(), left()], [false, 0])
  assert.deepEqual(await wholeOf(vault, hashOf(LARGE)), LARGE)
})

test('a store that wants the bucket in the host name is asked there, and signed for there', async (t) => {
  const lookup = dns.lookup
  // No name server knows the bucket's name here.
  t.mock.method(dns, 'lookup', ((name: string, options: dns.LookupOptions, done: () => void) =>
    lookup(name.endsWith('.localhost') ? 'localhost' : name, options, done)) as typeof dns.lookup)
  const { fake, vault } = await bucket({ style: 'host' })
  assert.deepEqual(await wholeOf(vault, (await vault.put([LARGE])).sha256), LARGE)
  assert.ok([...fake.objects.keys()][0]!.startsWith(`tocsin/vault/${incidentId}/`))
})

const openssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0
if (!openssl) console.log('\n##### SKIPPED: no certificate can be made here: openssl is missing #####\n')

test('over TLS: a certificate of one’s own authority is taken when it is named, and refused with what to do when it is not', { skip: !openssl }, async () => {
  const [keyFile, certFile] = [join(folder, 'tls.key'), join(folder, 'tls.crt')]
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=store',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ]
  assert.equal(spawnSync('openssl', [...made, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' }).status, 0)
  const tls = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
  const { vault } = await bucket({ tls }, { TOCSIN_VAULT_S3_CA_FILE: certFile })
  assert.deepEqual(await wholeOf(vault, (await vault.put([LARGE])).sha256), LARGE)
  const unnamed = await bucket({ tls })
  await assert.rejects(unnamed.place.tryOut(), withCode('vault_certificate'))
  await assert.rejects(wholeOf(unnamed.vault, hashOf(LARGE)), withCode('vault_certificate'))
  const plain = await bucket({}, {})
  const wrong = await bucket({}, { TOCSIN_VAULT_S3_ENDPOINT: plain.fake.env['TOCSIN_VAULT_S3_ENDPOINT']!.replace('http:', 'https:') })
  await assert.rejects(wrong.place.tryOut(), withCode('vault_unreachable'))
})
