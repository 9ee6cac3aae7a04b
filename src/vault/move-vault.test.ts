/** Moving the vault, checking it and mending it, on a real store, a folder, and a bucket of our own that can fail. */
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { startFakeS3, type FakeS3 } from '../../tests/vault/fake-s3.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { takeInEvidence } from '../evidence/take-in-evidence.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { checkVault } from './check-vault.ts'
import { incidentKey } from './keys.ts'
import { mendVault } from './mend-vault.ts'
import { beginMove, emptyOldPlace, moveVault, type Moved } from './move-vault.ts'
import { listNamedObjects } from './named-objects.ts'
import { readVaultSettings, type VaultSettings } from './settings.ts'
import { openVault } from './vault.ts'
import { findWhereabouts, noteWhereabouts, placeOf } from './which-place.ts'

let ctx: TestContext
let fake: FakeS3
let incidentId: IncidentId
let evidence: string
let toBucket: VaultSettings
let toFolder: VaultSettings
const files = new Map<string, Buffer>([
  ['members.sql', Buffer.from('insert into member values (1);')],
  ['scans/a.bin', randomBytes(1_200_000)],
  ['scans/b.bin', randomBytes(9_000_000)],
  ['empty.txt', Buffer.alloc(0)],
])
const all = { incidentId: null, sample: null }
const withCode = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

before(async () => {
  ctx = await testContext()
  fake = await startFakeS3()
  evidence = mkdtempSync(join(ctx.dataFolder, 'evidence-'))
  mkdirSync(join(evidence, 'scans'))
  for (const [path, content] of files) writeFileSync(join(evidence, path), content)
  toBucket = readVaultSettings(fake.env, [])
  toFolder = readVaultSettings({ ...fake.env, TOCSIN_VAULT: 'folder' }, [])
  await noteWhereabouts(ctx.store, toFolder, new Date())
  const { file } = assumedIncident({ now: new Date(), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
  const inputs = { evidence, roster: '', manifest: null, workers: 1 }
  incidentId = await openIncident(ctx, { file, inputs, sourceKey: 'vault' })
  await takeInEvidence(ctx, { incidentId, inputs } as never)
})
after(async () => {
  await fake.close()
  await ctx.cleanUp()
})

/** The context as a process with these settings has it. */
async function as(settings: VaultSettings): Promise<TestContext> {
  return { ...ctx, vault: placeOf(settings, ctx.dataFolder, await findWhereabouts(ctx.store)) }
}

async function requireAllReadable(on: TestContext): Promise<void> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, new Date()))
  const vault = openVault(on.vault, incidentId, key)
  const named = await listNamedObjects(ctx.store, incidentId)
  assert.ok(named.length >= files.size)
  for (const { sha256, bytes } of named) assert.equal(Buffer.concat(await Array.fromAsync(vault.get(sha256))).length, bytes)
}

async function move(settings: VaultSettings): Promise<Moved> {
  const at = await beginMove(ctx, settings)
  return moveVault(await as(settings), settings, at!, false)
}

const inFolder = (): string[] =>
  readdirSync(join(ctx.dataFolder, 'vault'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
const inBucket = (): string[] => [...fake.objects.keys()].filter((name) => !name.endsWith('trial'))

test('settings that name another place than the vault is in are refused, and nothing is begun by it', async () => {
  await assert.rejects(as(toBucket), withCode('vault_elsewhere'))
  assert.deepEqual(await noteWhereabouts(ctx.store, toBucket, new Date()), { place: 'folder', from: null })
  await assert.rejects(as(toBucket), withCode('vault_elsewhere'))
})

test('while nothing was ever sealed, the vault is wherever the settings say', async () => {
  const fresh = await testContext()
  try {
    assert.equal((await noteWhereabouts(fresh.store, toBucket, new Date())).place, `${fake.env['TOCSIN_VAULT_S3_ENDPOINT']}/evidence/tocsin/vault`)
    assert.equal((await noteWhereabouts(fresh.store, toFolder, new Date())).place, 'folder')
  } finally {
    await fresh.cleanUp()
  }
})

test('a move that is cut off at any step leaves everything readable, and goes on to the end', async () => {
  await beginMove(ctx, toBucket)
  let cuts = 0
  for (let allowed = 1; ; allowed += 3) {
    const before = fake.steps.length
    // From here on the store is away for good, as for a process that was killed.
    fake.fault = (_, steps) => (steps.length - before >= allowed ? 'busy' : null)
    const outcome = await moveOrFail(toBucket)
    fake.fault = () => null
    await requireAllReadable(await as(toBucket))
    if (outcome !== null) {
      assert.ok(outcome.isOver)
      assert.equal(outcome.objects, files.size)
      break
    }
    cuts++
  }
  assert.ok(cuts >= 3, `${cuts} cuts`)
  assert.equal(inBucket().length, files.size)
  assert.deepEqual(await findWhereabouts(ctx.store), { place: `${fake.env['TOCSIN_VAULT_S3_ENDPOINT']}/evidence/tocsin/vault`, from: null })
  assert.deepEqual((await checkVault(await as(toBucket), all)).problems, [])
  await assert.rejects(as(toFolder), withCode('vault_elsewhere'))
})

/** Null: the store stayed away. */
async function moveOrFail(settings: VaultSettings): Promise<Moved | null> {
  const at = await findWhereabouts(ctx.store)
  try {
    return await moveVault(await as(settings), settings, at!, false)
  } catch (error) {
    assert.ok(withCode('vault_unreachable')(error), String(error))
    return null
  }
}

test('what is taken in after a move begins goes to the new place, and what was there before is read from the old', async () => {
  await beginMove(ctx, toFolder)
  const moving = await as(toFolder)
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, new Date()))
  const before = inBucket().length
  const { sha256 } = await openVault(moving.vault, incidentId, key).put([Buffer.from('handed over during the move')])
  assert.equal(inBucket().length, before)
  await requireAllReadable(moving)
  assert.equal((await moveVault(moving, toFolder, (await findWhereabouts(ctx.store))!, false)).isOver, true)
  await requireAllReadable(await as(toFolder))
  assert.equal(
    Buffer.concat(await Array.fromAsync(openVault((await as(toFolder)).vault, incidentId, key).get(sha256))).toString(),
    'handed over during the move',
  )
})

test('the old place is emptied of what is whole at the new one, and of nothing else', async () => {
  const stray = inBucket()[0]!
  fake.objects.set(stray, Buffer.alloc(77))
  assert.deepEqual(await emptyOldPlace(ctx, toFolder), {
    from: `${fake.env['TOCSIN_VAULT_S3_ENDPOINT']}/evidence/tocsin/vault`,
    removed: files.size - 1,
    kept: 1,
  })
  assert.deepEqual(inBucket(), [stray])
  fake.objects.delete(stray)
  await requireAllReadable(await as(toFolder))
})

test('one flipped bit and one missing object are found, by number of the file; a folder with the same files mends both', async () => {
  const on = await as(toFolder)
  const whole = await checkVault(on, all)
  // One that is named by nothing: it came in the test before, without a row.
  assert.deepEqual([whole.problems, whole.objects, whole.unnamed], [[], files.size + 1, 1])
  const large = inFolder().toSorted((a, b) => readFileSync(b).length - readFileSync(a).length)
  const flipped = readFileSync(large[0]!)
  flipped[flipped.length >> 1]! ^= 4
  chmodSync(large[0]!, 0o600)
  writeFileSync(large[0]!, flipped)
  rmSync(large[1]!)
  const { problems } = await checkVault(on, all)
  assert.deepEqual(problems.map(({ problem }) => problem).toSorted(), ['damaged', 'missing'])
  for (const { what } of problems) assert.match(what!, /^evidence file \d+$/)
  assert.deepEqual((await checkVault(on, { ...all, incidentId })).problems, problems)
  const nowhere = await mendVault(on, problems, mkdtempSync(join(ctx.dataFolder, 'other-')))
  assert.equal(nowhere.left.length, 2)
  const { mended, left } = await mendVault(on, problems, evidence)
  assert.deepEqual([mended.length, left.length], [2, 0])
  assert.deepEqual((await checkVault(on, all)).problems, [])
})

test('an object that is cut off is found by its size, without being read', async () => {
  const on = await as(toFolder)
  const path = inFolder().toSorted((a, b) => readFileSync(b).length - readFileSync(a).length)[0]!
  const whole = readFileSync(path)
  chmodSync(path, 0o600)
  writeFileSync(path, whole.subarray(0, -1))
  const { problems, readObjects } = await checkVault(on, { ...all, sample: 1 })
  assert.deepEqual([problems.length, readObjects], [1, 1])
  writeFileSync(path, whole)
})

test('a sample reads as many as it was asked for', async () => {
  const { readObjects, objects } = await checkVault(await as(toFolder), { ...all, sample: 2 })
  assert.deepEqual([readObjects, objects], [2, files.size + 1])
})

test('what is damaged at the old place is named and not copied, and the move is not over until it is mended', async () => {
  const path = inFolder().toSorted((a, b) => readFileSync(b).length - readFileSync(a).length)[0]!
  const bytes = readFileSync(path)
  bytes[100]! ^= 1
  chmodSync(path, 0o600)
  writeFileSync(path, bytes)
  const first = await move(toBucket)
  assert.deepEqual([first.isOver, first.damaged.length], [false, 1])
  await assert.rejects(emptyOldPlace(ctx, toBucket), withCode('vault_move_unfinished'))
  const on = await as(toBucket)
  await mendVault(on, (await checkVault(on, all)).problems, evidence)
  const second = await move(toBucket)
  assert.deepEqual([second.isOver, second.damaged, second.copied], [true, [], 0])
  assert.deepEqual((await checkVault(await as(toBucket), all)).problems, [])
})

test('while it is moved, settings without the old place are refused, and so is a third place', async () => {
  const other = readVaultSettings({ ...fake.env, TOCSIN_VAULT_S3_BUCKET: 'another' }, [])
  await assert.rejects(beginMove(ctx, other), withCode('vault_half_moved'))
  await beginMove(ctx, toFolder)
  await assert.rejects(as(readVaultSettings({}, [])), withCode('vault_half_moved'))
  await assert.rejects(beginMove(ctx, other), withCode('vault_move_third'))
  // What is removed on the way is gone from both places.
  const spare = `${inBucket()[0]!.slice(0, -4)}0000`
  fake.objects.set(spare, Buffer.from('noise'))
  await (await as(toFolder)).vault.remove(spare.slice('tocsin/vault/'.length))
  assert.equal(fake.objects.has(spare), false)
  // Back again before it ended: nothing is lost.
  assert.equal((await move(toBucket)).isOver, true)
  await requireAllReadable(await as(toBucket))
})

test('every change of the place and every check is in the log', async () => {
  const actions = await ctx.store.query<{ action: string }>(`select distinct action from audit_entry where action like 'vault.%' order by action`)
  assert.deepEqual(
    actions.map(({ action }) => action),
    ['vault.check', 'vault.empty', 'vault.mend', 'vault.move', 'vault.move-begin'],
  )
})
