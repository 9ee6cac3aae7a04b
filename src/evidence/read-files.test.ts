import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { testContext, type TestContext } from '../../tests/database.ts'
import { incidentForTest } from '../../tests/incident.ts'
import { applyManifest } from './apply-manifest.ts'
import { NO_CONTEXT } from './finding.ts'
import { listEvidenceFiles, listManifestEntries, sumByStatus } from './queries.ts'
import { readFiles, type ReadFilesOptions } from './read-files.ts'
import { detectIsolation, sandboxReport } from './sandbox/isolation.ts'
import { spoolPath } from './spool.ts'
import { takeIn } from './take-in.ts'

let ctx: TestContext
let folder: string
const OPTIONS: ReadFilesOptions = { workers: 2, today: '2026-01-15', detectors: NO_CONTEXT }

const letter = (no: number) => `Dear Ms Okafor,\n\nPlease write to me at jo${no}@example.org.\n\nYours sincerely\nJo Bloggs\n`

before(async () => {
  ctx = await testContext()
  folder = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
  mkdirSync(join(folder, 'letters and notes'))
  for (let no = 0; no < 40; no++) writeFileSync(join(folder, 'letters and notes', `${no}.txt`), letter(no))
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]), letter(100))
  writeFileSync(join(folder, 'all.zip'), zipSync({ 'one.txt': strToU8(letter(200)), 'two.txt': strToU8(letter(201)) }))
  writeFileSync(join(folder, 'empty'), '')
  symlinkSync('/etc/passwd', join(folder, 'link.txt'))
  if (process.platform === 'linux') execFileSync('mkfifo', [join(folder, 'pipe')])
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await ctx.cleanUp()
})

const incident = () => incidentForTest(ctx)

const records = () => ctx.engine.rows('select * from record order by record_no')

test('files are listed in the order of their paths; links and pipes are refused with a reason, and numbers stay on a second run', async () => {
  const id = await incident()
  const first = await takeIn(ctx, id, folder)
  const files = await listEvidenceFiles(ctx.store, id)
  assert.deepEqual(
    files.map((file) => file.path),
    files.map((file) => file.path).sort(),
  )
  assert.deepEqual(
    files.filter((file) => file.status === 'refused').map((file) => [file.path, file.reason]),
    [
      ['link.txt', 'a link; links are not followed'],
      ['pipe', 'a pipe, not a file'],
    ],
  )
  assert.equal(files.find((file) => file.path === 'empty')!.sha256, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const second = await takeIn(ctx, id, folder)
  assert.deepEqual([first.hashedCount, second.hashedCount, second.skippedCount], [43, 0, 43])
  assert.deepEqual(await listEvidenceFiles(ctx.store, id), files)
})

test('what is stored is what is hashed, in one pass', async () => {
  const id = await incident()
  const stored = new Map<string, number>()
  await takeIn(ctx, id, folder, {
    store: async (file, chunks) => {
      for await (const chunk of chunks) stored.set(file.path, (stored.get(file.path) ?? 0) + chunk.length)
    },
  })
  assert.equal(stored.get('all.zip'), statSync(join(folder, 'all.zip')).size)
})

test('a folder that is not there, and one with nothing in it, are told apart', async () => {
  const id = await incident()
  const empty = mkdtempSync(join(tmpdir(), 'tocsin-empty-'))
  await assert.rejects(takeIn(ctx, id, join(empty, 'no')), { code: 'folder_missing' })
  await assert.rejects(takeIn(ctx, id, empty), { code: 'folder_empty' })
  rmSync(empty, { recursive: true })
})

test('the same records and numbers, whatever the number of readers; a second run reads nothing again', async () => {
  const id = await incident()
  await takeIn(ctx, id, folder)
  const seen: unknown[] = []
  for (const workers of [1, 3]) {
    const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
    const summary = await readFiles(ctx, id, folder, work, { ...OPTIONS, workers })
    assert.equal(summary.readNowCount, 43)
    seen.push([await records(), await listEvidenceFiles(ctx.store, id)])
    const again = await readFiles(ctx, id, folder, work, { ...OPTIONS, workers })
    assert.deepEqual([again.readNowCount, again.recordCount], [0, summary.recordCount])
    rmSync(work, { recursive: true })
  }
  assert.deepEqual(seen[0], seen[1])
  const files = await listEvidenceFiles(ctx.store, id)
  assert.deepEqual(
    files.filter((file) => file.containerNo !== null).map((file) => [file.path, file.status]),
    [
      ['all.zip › one.txt', 'read'],
      ['all.zip › two.txt', 'read'],
    ],
  )
  const emails = await ctx.engine.rows<{ emails: string }>(`select emails from record where emails like '%jo2__@%' or emails like '%jo100@%'`)
  assert.equal(emails.length, 3)
})

test('bytes in are bytes read and bytes not read', async () => {
  const id = await incident()
  await takeIn(ctx, id, folder)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  const summary = await readFiles(ctx, id, folder, work, OPTIONS)
  const sums = await sumByStatus(ctx.store, id)
  assert.equal(
    summary.bytes,
    sums.reduce((sum, row) => sum + row.bytes, 0),
  )
  assert.equal(
    summary.bytesRead,
    sums.reduce((sum, row) => sum + row.bytesRead, 0),
  )
  assert.deepEqual(
    sums.filter(({ status }) => status === 'read').map(({ bytes, bytesRead }) => bytes - bytesRead),
    [0],
  )
  rmSync(work, { recursive: true })
})

test('after a stop, lines of attempts that were not finished do not count, and half a line is cut away', async () => {
  const id = await incident()
  await takeIn(ctx, id, folder)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  const summary = await readFiles(ctx, id, folder, work, OPTIONS)
  const before = await records()
  appendFileSync(spoolPath(work, 'records'), `999999\t0\t0\thalf of a li`)
  appendFileSync(spoolPath(work, 'index'), `{"unit":12,"pa`)
  const again = await readFiles(ctx, id, folder, work, OPTIONS)
  assert.equal(again.recordCount, summary.recordCount)
  assert.deepEqual(await records(), before)
  rmSync(work, { recursive: true })
})

test('a stop by signal leaves what is done; the next run goes on from there', async () => {
  const id = await incident()
  await takeIn(ctx, id, folder)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  const stop = new AbortController()
  await assert.rejects(
    readFiles(ctx, id, folder, work, { ...OPTIONS, workers: 1, signal: stop.signal, onProgress: ({ files }) => files >= 5 && stop.abort() }),
    { code: 'interrupted' },
  )
  const summary = await readFiles(ctx, id, folder, work, OPTIONS)
  assert.ok(summary.readNowCount < 43)
  assert.equal(summary.fileCount, (await listEvidenceFiles(ctx.store, id)).filter((file) => file.containerNo === null).length)
  rmSync(work, { recursive: true })
})

test('a reader that grows beyond its memory is stopped, and its file is named', async () => {
  const id = await incident()
  const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
  writeFileSync(join(evidence, 'large.txt'), letter(1).repeat(300_000))
  await takeIn(ctx, id, evidence)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  await readFiles(ctx, id, evidence, work, { ...OPTIONS, workers: 1, memoryLimitBytes: 1e6 })
  const [large] = await listEvidenceFiles(ctx.store, id)
  assert.deepEqual([large!.status, large!.bytesRead], ['damaged', 0])
  assert.match(large!.reason!, /needed more than 1 MB of memory/)
  for (const path of [evidence, work]) rmSync(path, { recursive: true })
})

test('a manifest in the evidence is found and held against it', async () => {
  const id = await incident()
  const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
  writeFileSync(join(evidence, 'a.txt'), 'abc')
  writeFileSync(
    join(evidence, 'manifest.csv'),
    `path,bytes,sha256\na.txt,3,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\ngone.txt,3,${'a'.repeat(64)}\n`,
  )
  await takeIn(ctx, id, evidence)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  await readFiles(ctx, id, evidence, work, OPTIONS)
  const summary = await applyManifest(ctx, id, evidence, null, work)
  assert.deepEqual([summary?.path, summary?.countByResult], ['manifest.csv', { intact: 1, missing: 1 }])
  assert.deepEqual(
    (await listManifestEntries(ctx.store, id)).map(({ path, result }) => [path, result]),
    [
      ['a.txt', 'intact'],
      ['gone.txt', 'missing'],
    ],
  )
  for (const path of [evidence, work]) rmSync(path, { recursive: true })
})

test('results may not be kept inside the evidence', async () => {
  await assert.rejects(readFiles(ctx, await incident(), folder, join(folder, 'work'), OPTIONS), { code: 'out_inside_evidence' })
})

test('a reader cannot read elsewhere, write to the evidence or start a process; what else holds is said in words', async () => {
  // detectIsolation starts a process that tries all of it, and refuses to go on when it succeeds.
  const isolation = await detectIsolation()
  const words = await sandboxReport()
  assert.equal(
    words.some((line) => line.startsWith('They have no network')),
    isolation.isNetworkCut,
  )
})

test('OCR: said before it starts; a stop keeps every picture that was read; `never` after that changes nothing', async () => {
  const id = await incident()
  const evidence = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
  for (const name of ['scan.pdf', 'fax.tif', 'scan.png', 'scan.jpg'])
    writeFileSync(join(evidence, name), readFileSync(new URL(`../../tests/fixtures/formats/${name}`, import.meta.url)))
  await takeIn(ctx, id, evidence)
  const work = mkdtempSync(join(tmpdir(), 'tocsin-work-'))
  const known = () =>
    readFileSync(spoolPath(work, 'pictures'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { key: string }).key)
  const off = await readFiles(ctx, id, evidence, work, { ...OPTIONS, ocr: 'never' })
  assert.deepEqual([off.picturesRead, off.picturesLeft, off.recordCount], [0, 6, 0])

  const stop = new AbortController()
  const estimates: unknown[] = []
  const report = ({ stage, done }: { stage: string; done: number }) => void (stage === 'ocr' && done >= 2 && stop.abort())
  const stopped = { ...OPTIONS, ocr: 'auto' as const, signal: stop.signal, onPictures: (estimate: unknown) => void estimates.push(estimate) }
  await assert.rejects(readFiles({ ...ctx, report }, id, evidence, work, stopped), { code: 'interrupted' })
  const before = known()
  assert.ok(before.length >= 2 && before.length < 6)
  assert.deepEqual(
    estimates.map((estimate) => (({ pictures, files }) => [pictures, files])(estimate as { pictures: number; files: number })),
    [[6, 4]],
  )

  const on = await readFiles(ctx, id, evidence, work, { ...OPTIONS, ocr: 'auto' })
  assert.equal(on.picturesLeft, 0)
  const after = known()
  assert.deepEqual(after.slice(0, before.length), before)
  assert.equal(new Set(after).size, after.length, 'no picture was read twice')
  const emails = await ctx.engine.rows<{ emails: string }>(`select distinct emails from record where emails <> '' order by emails`)
  assert.deepEqual(
    emails.map((row) => row.emails),
    ['ana.penhale@example.org', 'bea.okafor@example.org'],
  )
  const [first, second] = [await records(), await readFiles(ctx, id, evidence, work, { ...OPTIONS, ocr: 'never' })]
  assert.deepEqual([second.readNowCount, second.picturesRead, await records()], [0, 0, first])
  for (const path of [evidence, work]) rmSync(path, { recursive: true })
})
