import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { openEngine } from '../engine/engine.ts'
import { squarify } from './scan-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-scan-'))
after(() => rmSync(folder, { recursive: true }))
const MAIN = new URL('./main.ts', import.meta.url).pathname
const evidence = join(folder, 'evidence')
const out = join(folder, 'out')

function tocsin(...words: string[]): { code: number; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...words], { encoding: 'utf8' })
  return { code: status ?? -1, out: stdout, err: stderr }
}
type Line = {
  path: string
  place: string
  kind: string
  value: string
  masked: string
  confidence: number
  why: string
  person: string | null
  fields: Record<string, string[]>
  bytes: number
  status: string
  container: string | null
}
const lines = (name: string) =>
  readFileSync(join(out, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

test('scan writes inventory, records, findings, Parquet, summary and report; bytes in are bytes read and not read; the same command goes on', async () => {
  mkdirSync(join(evidence, 'exports'), { recursive: true })
  const members =
    'Member No,First name,Surname,E-mail,Sort code,Account\nHA-100,Ottoline,Farrow,ottoline@post.example,20-00-00,55779911\nHA-101,Caspian,Dew,c.dew@post.example,,\n'
  writeFileSync(join(evidence, 'exports', 'all.zip'), zipSync({ 'members.csv': strToU8(members) }))
  writeFileSync(join(evidence, 'note.txt'), 'Ottoline Farrow rang. NHS number 943 476 5919. Call back on 07700 900123.\n')
  writeFileSync(join(evidence, 'disk.bin'), Buffer.alloc(5_000, 7))
  const first = tocsin('scan', evidence, '--out', out, '--json-progress')
  assert.equal(first.code, 0, first.err)
  assert.deepEqual(JSON.parse(first.out.trim().split('\n').at(-1)!), { stage: 'end' })

  const inventory = lines('inventory.ndjson')
  assert.deepEqual(
    inventory.map(({ path, container }) => [path, container]),
    [
      ['disk.bin', null],
      ['exports/all.zip', null],
      ['note.txt', null],
      ['exports/all.zip › members.csv', 'exports/all.zip'],
    ],
  )
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as {
    bytes: number
    bytesRead: number
    bytesNotRead: number
    records: number
    findings: number
    byKind: Record<string, number>
    readNow: number
  }
  assert.equal(
    summary.bytes,
    inventory.filter(({ container }) => container === null).reduce((sum, { bytes }) => sum + bytes, 0),
  )
  assert.equal(summary.bytes, summary.bytesRead + summary.bytesNotRead)

  const records = lines('records.ndjson')
  const farrow = records.find(({ path, fields }) => path.endsWith('members.csv') && fields['person_name']?.[0] === 'Ottoline Farrow')!
  assert.deepEqual([farrow.place, farrow.fields['email'], farrow.fields['membership_number']], ['row 1', ['ottoline@post.example'], ['HA-100']])
  const findings = lines('findings.ndjson')
  assert.equal(findings.length, summary.findings)
  const email = findings.find(({ value }) => value === 'ottoline@post.example')!
  assert.deepEqual(
    [email.path, email.place, email.kind, email.masked, email.person],
    ['exports/all.zip › members.csv', 'row 1 › E-mail', 'email', 'o•••@post.example', farrow.person],
  )
  assert.ok(email.confidence > 0.8 && email.why !== '')
  const nhs = findings.find(({ kind }) => kind === 'nhs_number')!
  assert.equal(nhs.path, 'note.txt')
  assert.ok(
    findings.every(({ kind, value }) => kind !== 'bank_account' || !value.includes('55779911')),
    'of a bank account its end is kept',
  )

  const engine = await openEngine(':memory:')
  const [parquet] = await engine.rows<{ count: number; people: number; emails: string[] }>(
    `select count(*) as count, count(distinct person) as people, any_value(emails) filter (family_name = 'Farrow' and len(emails) > 0) as emails from '${join(out, 'records.parquet')}'`,
  )
  engine.close()
  assert.deepEqual([parquet!.count, parquet!.people, parquet!.emails], [records.length, records.length, ['ottoline@post.example']])

  const report = readFileSync(join(out, 'report.html'), 'utf8')
  assert.match(report, /<svg viewBox/)
  assert.match(report, /disk\.bin/)
  assert.match(report, /members\.csv<\/td><td data-head="Records" class="num">2<\/td>/, 'a record of many kinds counts once')
  assert.doesNotMatch(report, /ottoline@post\.example|Farrow|943 476 5919/)

  writeFileSync(join(evidence, 'note2.txt'), 'Caspian Dew wrote to c.dew@post.example.\n')
  assert.equal(tocsin('scan', evidence, '--out', out).code, 0)
  const again = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { records: number; readNow: number }
  assert.ok(again.records > summary.records)
  assert.ok(again.readNow <= 2, 'what was read before is not read again')
})

test('scan refuses an output folder inside the evidence, folders that hold other results, and paths that are not there', () => {
  assert.match(tocsin('scan', evidence, '--out', join(evidence, 'out')).err, /lies inside the evidence/)
  assert.match(tocsin('scan', join(folder, 'nothing'), '--out', out).err, /There is no folder/)
  const other = join(folder, 'other')
  mkdirSync(other)
  writeFileSync(join(other, 'summary.json'), '{}')
  assert.match(tocsin('scan', evidence, '--out', other).err, /not from this command/)
  assert.equal(tocsin('scan', evidence).code, 2)
})

test('areas of the map are those of the bytes, and nothing overlaps its edges', () => {
  const boxes = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 })
  assert.deepEqual(
    boxes.map(({ width, height }) => Math.round(width * height * 1e6) / 1e6),
    [6, 6, 4, 3, 2, 2, 1],
  )
  assert.ok(boxes.every(({ x, y, width, height }) => x >= -1e-9 && y >= -1e-9 && x + width <= 6 + 1e-9 && y + height <= 4 + 1e-9))
})

test('without headers: the roster teaches membership numbers, and the table of modulus weights checks accounts, through the sandbox', () => {
  const bare = join(folder, 'bare')
  mkdirSync(bare)
  // 8 x 1 + 7 b + … of 10-79-99 by MOD11: 88837491 holds
  const rows = Array.from({ length: 30 }, (_, no) => `Bea Okafor,HA-${107_919 + no * 331},bea${no}@post.example`)
  writeFileSync(join(bare, 'dump.csv'), `${rows.join('\n')}\n`)
  writeFileSync(join(bare, 'note.txt'), 'Bea Okafor: sort code 10-79-99, account number 88837491.\n')
  const roster = join(folder, 'roster.csv')
  writeFileSync(roster, `member_no,first_name,surname\n${Array.from({ length: 20 }, (_, no) => `HA-${100_000 + no},Ana,Penhale`).join('\n')}\n`)
  const table = join(folder, 'valacdos.txt')
  writeFileSync(table, '107999 107999 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1\n')
  const ran = tocsin('scan', bare, '--out', out, '--roster', roster, '--modulus-table', table)
  assert.equal(ran.code, 0, ran.err)
  const member = lines('records.ndjson').find(({ path }) => path === 'dump.csv')!
  assert.deepEqual(member.fields['membership_number'], ['HA-107919'])
  const accounts = lines('findings.ndjson').filter(({ kind, path }) => kind === 'bank_account' && path === 'note.txt')
  assert.ok(
    accounts.some(({ why, confidence }) => /modulus check holds/.test(why) && confidence === 0.99),
    JSON.stringify(accounts.map(({ why }) => why)),
  )
})
