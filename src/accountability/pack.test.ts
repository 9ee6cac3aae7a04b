import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { testContext, type TestContext } from '../../tests/database.ts'
import { AppError } from '../errors.ts'
import { fixedClock } from '../clock.ts'
import { recordEvent } from '../audit/log.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { addFact } from '../incident/state-fact.ts'
import { draftFilings } from '../notify/draft-filings.ts'
import { recordFiled } from '../notify/file-filing.ts'
import { closeTypesetters } from '../notify/typeset.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import { confirmRuling, recordRuling } from '../obligation/record-ruling.ts'
import { makePack } from './make-pack.ts'
import { verifyPackFile } from './verify-pack.ts'

const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../docs/incident-file.md', import.meta.url), 'utf8'))![1]!
const NOW = new Date('2026-10-25T11:48:00Z')
const folder = mkdtempSync(join(tmpdir(), 'tocsin-pack-'))
let ctx: TestContext
let incidentId: IncidentId
let zip: Uint8Array
const by = (name: string): TestContext => Object.assign(Object.create(ctx) as TestContext, { clock: fixedClock(NOW), actor: { id: name, name, role: 'lead' } })

before(async () => {
  ctx = await testContext()
  const lead = by('Ines Halloran')
  incidentId = await openIncident(lead, {
    file: readIncidentFile(EXAMPLE, 'i'),
    inputs: { evidence: '/e', roster: '/r', manifest: null, workers: 1 },
    sourceKey: 'pack',
  })
  await addFact(lead, incidentId, { topic: 'own systems', says: 'Looked through again: untouched', grade: 'seen', source: 'Our IT lead' })
  const { file } = await findIncidentWork(lead, incidentId)
  await assessIncident(lead, incidentId, file)
  await draftFilings(lead, incidentId, file)
  const receipt = { name: 'ICO confirms.eml', content: Buffer.from('Thank you for your report IC-000001.') }
  await recordFiled(lead, incidentId, { form: 'ico', version: 1, filedAt: NOW, reference: 'IC-000001', receipt: '', file: receipt })
  await recordRuling(lead, incidentId, { about: 'people', tell: 'no', reason: 'Counsel: the backups show no personal data beyond names.' })
  await confirmRuling(by('Marit Solheim'), incidentId, 1)
  // Entries of another incident and of nobody must not be in the slice, and make the tree ragged.
  for (let count = 0; count < 7; count++) await ctx.store.transaction((tx) => recordEvent(tx, lead, 'access.sign-in', `staff:${count}`))
  zip = (await makePack(lead, incidentId)).bytes
})
after(async () => {
  rmSync(folder, { recursive: true })
  await closeTypesetters()
  await ctx.cleanUp()
})

const fileOf = (bytes: Uint8Array): string => {
  const path = join(folder, 'pack.zip')
  writeFileSync(path, bytes)
  return path
}
const changed = (change: (files: Record<string, Uint8Array>) => void): string[] => {
  const files = unzipSync(zip)
  change(files)
  return verifyPackFile(fileOf(zipSync(files))).problems
}

test('[PCK2] a pack is whole: its files, its signature, every log entry in the signed log, every opened detail', () => {
  const verdict = verifyPackFile(fileOf(zip))
  assert.deepEqual(verdict.problems, [])
  assert.ok(verdict.files > 15 && verdict.entries > 5 && verdict.opened > 5 && verdict.logSize > verdict.entries)
  assert.match(verdict.fingerprint, /^[0-9a-f]{64}$/)
})

test('[PCK3] the verifier that travels in the pack says the same with Node and nothing else, in an empty environment', () => {
  const unpacked = join(folder, 'unpacked')
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true })
    writeFileSync(join(unpacked, name), bytes)
  }
  const run = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: unpacked, encoding: 'utf8', env: {} })
  const whole = run()
  assert.deepEqual([whole.status, whole.stdout.includes('The pack is whole.')], [0, true], whole.stderr)
  writeFileSync(join(unpacked, 'facts', 'ledger.json'), '[]')
  const broken = run()
  assert.deepEqual([broken.status, broken.stdout.includes('facts/ledger.json was changed')], [1, true])
})

for (const [what, change, problem] of [
  ['a changed file', (files) => (files['decision/rulings.json'] = Buffer.from('[]')), /decision\/rulings\.json was changed/],
  ['a file taken out', (files) => delete files['record/breach-record.pdf'], /record\/breach-record\.pdf is missing/],
  ['a file put in', (files) => (files['facts/more.json'] = Buffer.from('{}')), /facts\/more\.json was not in the pack/],
  [
    'a list made to fit',
    (files) => {
      files['README.txt'] = Buffer.from('x')
      const manifest = JSON.parse(Buffer.from(files['MANIFEST.json']!).toString()) as { files: { path: string }[] }
      files['MANIFEST.json'] = Buffer.from(JSON.stringify({ ...manifest, files: manifest.files.filter(({ path }) => path !== 'README.txt') }))
    },
    /MANIFEST\.json is not what was signed/,
  ],
  [
    'a log entry with another time',
    (files) =>
      (files['log/entries.ndjson'] = Buffer.from(Buffer.from(files['log/entries.ndjson']!).toString().replace('2026-10-25T11:48', '2026-10-24T11:48'))),
    /entry \d+ is not in the signed log/,
  ],
  [
    'a detail that was changed',
    (files) => (files['log/entries.ndjson'] = Buffer.from(Buffer.from(files['log/entries.ndjson']!).toString().replace('"tell":"no"', '"tell":"yes"'))),
    /the detail of entry \d+ is not what the log committed to/,
  ],
  [
    'a checkpoint of another log',
    (files) =>
      (files['log/checkpoint.txt'] = Buffer.from(
        Buffer.from(files['log/checkpoint.txt']!)
          .toString()
          .replace(/\n\d+\n/, '\n3\n'),
      )),
    /the signature of the log .* does not hold/,
  ],
  ['no manifest', (files) => delete files['MANIFEST.sig'], /this is no whole pack/],
] as [string, (files: Record<string, Uint8Array>) => void, RegExp][]) {
  test(`[PCK2] found: ${what}`, () =>
    assert.ok(
      changed(change).some((said) => problem.test(said)),
      changed(change).join('; '),
    ))
}

test('[PCK4] what was decided, against the rules and why, and who confirmed it, is in the pack; and the reasons for not telling', () => {
  const files = unzipSync(zip)
  const read = (path: string) => JSON.parse(Buffer.from(files[path]!).toString()) as never
  const [ruling] = read('decision/rulings.json') as { tell: string; overrides: boolean; confirmedName: string }[]
  assert.deepEqual([ruling!.tell, ruling!.overrides, ruling!.confirmedName], ['no', true, 'Marit Solheim'])
  const record = read('record/breach-record.json') as { notTold: { who: string; reasons: string[] }[] }
  assert.match(record.notTold[0]!.who, /people affected: Not told/)
  assert.match(record.notTold[0]!.reasons[0]!, /^Counsel: /)
  assert.ok((read('filings/ico-v1.json') as { authorityReference: string }).authorityReference === 'IC-000001')
  assert.ok(files['filings/ico-v1.pdf'])
  assert.ok(
    (read('obligations/rules-as-they-were.json') as { rule_snapshot: { id?: string } }[]).some(({ rule_snapshot }) => rule_snapshot.id === 'uk-gdpr.33.1'),
  )
})

test("[PCK1] the authority's receipt is in the pack as it came, under the seal of the list", () => {
  const files = unzipSync(zip)
  assert.equal(Buffer.from(files['filings/ico-v1-receipt-1-ICO_confirms.eml']!).toString(), 'Thank you for your report IC-000001.')
  const { receipts } = JSON.parse(Buffer.from(files['filings/ico-v1.json']!).toString()) as { receipts: { path: string }[] }
  assert.deepEqual(
    receipts.map(({ path }) => path),
    ['filings/ico-v1-receipt-1-ICO_confirms.eml'],
  )
  assert.ok(
    changed((all) => (all['filings/ico-v1-receipt-1-ICO_confirms.eml'] = Buffer.from('Thank you for nothing'))).some((said) => said.includes('receipt-1')),
  )
})

test('[PCK5] only entries of the incident are in the slice', () => {
  const lines = Buffer.from(unzipSync(zip)['log/entries.ndjson']!).toString().trim().split('\n')
  assert.ok(lines.every((line) => (JSON.parse((JSON.parse(line) as { entry: string }).entry) as unknown[])[6] === incidentId))
  assert.ok(!lines.some((line) => line.includes('access.sign-in')))
  assert.ok(
    lines.some((line) => line.includes('pack.make')),
    'the pack proves its own making',
  )
})

test('a file that is no pack is refused in a sentence', () => {
  assert.throws(
    () => verifyPackFile(fileOf(Buffer.from('hello'))),
    (error: unknown) => error instanceof AppError && error.code === 'pack_unreadable',
  )
  assert.throws(
    () => verifyPackFile(join(folder, 'none.zip')),
    (error: unknown) => error instanceof AppError && error.code === 'file_missing',
  )
})
