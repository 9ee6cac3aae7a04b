/** The main job as it is typed: what it writes, that it goes on after a kill, and that it is the same every time. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { KINDS, RELATIONSHIPS } from '../../src/kinds.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-walk-'))
const sample = join(base, 'sample')
const inputs = [
  join(sample, 'evidence'),
  '--roster',
  join(sample, 'roster.csv'),
  '--manifest',
  join(sample, 'manifest.csv'),
  '--incident',
  join(sample, 'incident.yaml'),
]
const investigateInto = (name: string) => ['investigate', ...inputs, '--out', join(base, name), '--data', join(base, `${name}-data`)]
const REGISTER_HEADER =
  'person_id,roster_id,relationship,given_name,family_name,date_of_birth,emails,phones,address,postcode,kinds,flags,confidence,records,files'

before(async () => {
  const made = await tocsin(['sample', '--people', '300', '--seed', '11', '--out', sample])
  assert.equal(made.code, 0, made.stderr)
  const ran = await tocsin(investigateInto('first'))
  assert.equal(ran.code, 0, ran.stderr)
  firstText = ran.stdout
})
after(() => rmSync(base, { recursive: true, force: true }))
let firstText = ''

const readOut = (name: string, file: string) => readFileSync(join(base, name, file), 'utf8')
const hashOf = (name: string, file: string) => createHash('sha256').update(readOut(name, file)).digest('hex')

test('the summary says what was read, who is affected as a range, which kinds, how gravely and what is owed', () => {
  for (const words of [
    'rendered inaccessible',
    'People affected',
    /between [\d,]+ and [\d,]+/,
    'Kinds of data',
    'Severity',
    'What is owed',
    'uk-gdpr.33.1',
    'Notices drafted (nothing is sent)',
  ])
    assert.match(firstText, words instanceof RegExp ? words : new RegExp(words.replace(/[()]/g, '\\$&')))
})

test('register.csv has the promised columns, one row a person, and known words only', () => {
  const [header, ...rows] = readOut('first', 'register.csv').trimEnd().split('\n')
  assert.equal(header, REGISTER_HEADER)
  assert.ok(rows.length > 200 && rows.length < 330, `${rows.length} people`)
  const ids = rows.map((row) => row.split(',')[0]!)
  assert.equal(new Set(ids).size, ids.length)
  for (const row of rows) assert.ok((RELATIONSHIPS as readonly string[]).includes(row.split(',')[2]!), row.split(',')[2])
})

test('exposures.ndjson names person, kind, path and place; every path is in the inventory', () => {
  const paths = new Set(
    readOut('first', 'inventory.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { path: string }).path),
  )
  for (const line of readOut('first', 'exposures.ndjson').trimEnd().split('\n')) {
    const exposure = JSON.parse(line) as { person_id: string; kind: string; path: string; place: string }
    assert.match(exposure.person_id, /^P-\d{6,}$/)
    assert.ok((KINDS as readonly string[]).includes(exposure.kind), exposure.kind)
    assert.ok(paths.has(exposure.path), exposure.path)
    assert.notEqual(exposure.place, '')
  }
})

test('the inventory counts every file and every byte: in = read + not read, and each unread file has a reason', () => {
  const rows = readOut('first', 'inventory.ndjson')
    .trimEnd()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { path: string; container: string | null; bytes: number; bytes_read: number; status: string; reason: string; sha256: string },
    )
  const onDisk = readdirSync(join(sample, 'evidence'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  const top = rows.filter((row) => row.container === null)
  assert.equal(top.length, onDisk.length)
  assert.equal(
    top.reduce((sum, row) => sum + row.bytes, 0),
    onDisk.reduce((sum, bytes) => sum + bytes, 0),
  )
  for (const row of rows) {
    assert.ok(row.bytes_read >= 0 && row.bytes_read <= row.bytes, row.path)
    if (row.status !== 'read') assert.notEqual(row.reason, '', row.path)
    if (row.status === 'read') assert.equal(row.bytes_read, row.bytes, row.path)
  }
  assert.ok(top.some((row) => row.status === 'rendered_inaccessible'))
})

test('filing, obligations, notices, summary and report are there', () => {
  const obligations = JSON.parse(readOut('first', 'obligations.json')) as { rule: string; dueAt: string | null; status: string }[]
  assert.ok(obligations.some(({ rule, status, dueAt }) => rule === 'uk-gdpr.33.1' && status === 'due' && dueAt !== null))
  assert.equal(
    readFileSync(join(base, 'first', 'filing-ico.pdf'))
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
  assert.equal((JSON.parse(readOut('first', 'filing-ico.json')) as { parts: unknown[] }).parts.length, 6)
  const notices = readOut('first', 'notices/notices.csv').trimEnd().split('\n')
  assert.equal(notices.length, readOut('first', 'register.csv').trimEnd().split('\n').length, 'one line a person')
  const previews = readdirSync(join(base, 'first', 'notices'))
  assert.ok(previews.some((name) => name.endsWith('.eml')) && previews.some((name) => name.endsWith('.pdf')))
  assert.ok(!readOut('first', 'report.html').includes('<script'))
  JSON.parse(readOut('first', 'summary.json'))
})

test('no person of the register is named in the filing, the report or the summary', () => {
  const families = new Set(
    readOut('first', 'register.csv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[8]!)
      .filter((address) => /\d+ \w+ \w+/.test(address)),
  )
  const texts = ['filing-ico.json', 'report.html', 'summary.json'].map((file) => readOut('first', file)).join('\n')
  for (const address of families) assert.ok(!texts.includes(address.replaceAll('"', '')), 'an address')
})

test('the same command again changes nothing and reads nothing again', async () => {
  const before = hashOf('first', 'register.csv')
  const again = await tocsin(investigateInto('first'))
  assert.equal(again.code, 0, again.stderr)
  assert.ok(!again.stderr.includes('Reading the files'), again.stderr)
  assert.equal(hashOf('first', 'register.csv'), before)
})

test('killed with -9 at five moments, the same command ends with the same register', async () => {
  let ended = false
  for (const afterMs of [700, 1_500, 2_500, 4_000, 6_000]) {
    const { child, ended: end } = startTocsin(investigateInto('killed'))
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    ended = (await end).code === 0
    clearTimeout(timer)
    if (ended) break
  }
  if (!ended) {
    const last = await tocsin(investigateInto('killed'))
    assert.equal(last.code, 0, last.stderr)
  }
  for (const file of ['register.csv', 'exposures.ndjson', 'inventory.ndjson']) assert.equal(hashOf('killed', file), hashOf('first', file), file)
  const verified = await tocsin(['audit', 'verify', '--data', join(base, 'killed-data')])
  assert.equal(verified.code, 0, verified.stdout)
})

/** Every file below a folder, by its path there; the incident's own identifier left out. */
function* filesIn(folder: string, at = ''): Generator<[string, Buffer]> {
  for (const entry of readdirSync(join(folder, at), { withFileTypes: true })) {
    const path = join(at, entry.name)
    if (entry.isDirectory()) yield* filesIn(folder, path)
    else if (entry.isFile()) yield [path.replace(/[0-9a-f-]{36}/, 'ID'), readFileSync(join(folder, path))]
  }
}

test('what lies in the clear in the data folder is what the operating guide names, and nobody else may open the folder', () => {
  const [, ...rows] = readOut('first', 'register.csv').trimEnd().split('\n')
  const addresses = [...new Set(rows.flatMap((row) => /[^,;]+@[^,;]+/.exec(row)?.[0] ?? []))]
  assert.ok(addresses.length > 50)
  const data = join(base, 'first-data')
  const inClear = new Set<string>()
  for (const [path, bytes] of filesIn(data)) {
    const text = bytes.toString('latin1')
    if (addresses.some((address) => text.includes(address))) inClear.add(path.startsWith('postgres') ? 'postgres/cluster' : path)
  }
  const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operating.md'), 'utf8')
  const named = [
    ...guide
      .split('### At rest')[1]!
      .split('\n#')[0]!
      .matchAll(/^\| `(?:incidents\/<id>\/)?([^`]+)` \| plain/gm),
  ].map(([, name]) => name!)
  assert.deepEqual(
    [...inClear].filter((path) => !named.some((name) => path.replace('incidents/ID/', '').startsWith(name))),
    [],
  )
  // The sealed ones are those that would surprise most.
  for (const room of ['vault', 'keys', 'log', 'site']) assert.ok(![...inClear].some((path) => path.startsWith(room)), room)
  assert.ok(inClear.has('postgres/cluster') && inClear.has('incidents/ID/analysis.duckdb'), 'the search finds what is there')
  assert.equal(statSync(data).mode & 0o077, 0)
})

test('the evidence folder is as it was', () => {
  assert.ok(!existsSync(join(sample, 'evidence', '.tocsin-results')))
  const manifest = readFileSync(join(sample, 'manifest.csv'), 'utf8')
  assert.ok(manifest.length > 0)
})
