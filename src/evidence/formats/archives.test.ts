import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { undoX86 } from './branch-filters.ts'
import { unpackBzip2 } from './bzip2.ts'
import { PackedInput } from './lzma.ts'
import { unpackXz } from './xz.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/formats/${name}`, import.meta.url)))

async function unpacked(unpack: (input: PackedInput) => AsyncIterable<Buffer>, bytes: Buffer, chunkBytes: number): Promise<Buffer> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const out: Buffer[] = []
  for await (const chunk of unpack(new PackedInput(chunks()))) out.push(chunk)
  return Buffer.concat(out)
}

for (const name of ['lzma2', 'lzma-bcj', 'bzip2', 'deflate', 'zstd']) {
  test(`7z, ${name}: every file inside is read, each with its own records`, async () => {
    const { outcome, members } = await readInPlace(fixture(`${name}.7z`), `${name}.7z`)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], ['7z', 'read', outcome.bytes])
    assert.deepEqual(
      members.map(({ path, type, status, record_count }) => [path.slice(path.indexOf('› ') + 2), type, status, record_count]),
      [
        ['export/members.csv', 'csv', 'read', '20'],
        ['letters/note.txt', 'text', 'read', '2'],
        ['empty.txt', 'empty', 'read', '0'],
      ],
    )
  })
}

test('7z with a password is locked by its owner, with or without its list of files, and no byte of it counts as read', async () => {
  for (const name of ['locked.7z', 'locked-names.7z']) {
    const { outcome } = await readInPlace(fixture(name), name)
    assert.deepEqual([outcome.status, outcome.bytesRead], ['locked_by_owner', 0])
    assert.match(outcome.reason, /password/)
  }
})

test('7z with a coder that is not read: each file is named with the coder', async () => {
  const { outcome, members } = await readInPlace(fixture('ppmd.7z'), 'ppmd.7z')
  assert.deepEqual([outcome.status, outcome.bytesRead], ['partly_read', 0])
  assert.equal(members.length, 3)
  for (const { reason } of members.slice(0, 2)) assert.match(reason, /PPMd/)
  assert.deepEqual([members[2]!.type, members[2]!.bytes], ['empty', '0'])
})

test('7z cut off anywhere, or with any byte changed, is named and never crashes', async () => {
  const whole = fixture('lzma2.7z')
  const cut = await readInPlace(whole.subarray(0, 700), 'cut.7z')
  assert.equal(cut.outcome.status, 'damaged')
  assert.match(cut.outcome.reason, /several parts/)
  for (let at = 12; at < whole.length; at += 13) {
    const bytes = Buffer.from(whole)
    bytes[at] = bytes[at]! ^ 0x41
    const { outcome, members, records } = await readInPlace(bytes, 'changed.7z')
    const statuses = new Set([outcome.status, ...members.map(({ status }) => status)])
    const isNamed = ['damaged', 'partly_read', 'refused', 'unsupported'].some((status) => statuses.has(status))
    // A few bytes say nothing (the last ones of a range coder): then all is as it was.
    assert.ok(isNamed || records.length === 22, `byte ${at}: ${[...statuses].join()}`)
  }
})

test('a 7z in a ZIP in a tar is read to the innermost table', async () => {
  const { zipSync } = await import('fflate')
  const { outcome, records } = await readInPlace(Buffer.from(zipSync({ 'a/b.7z': fixture('lzma2.7z') })), 'all.zip')
  assert.deepEqual([outcome.status, records.length], ['read', 22])
})

for (const name of ['members.csv.xz', 'members-x86.csv.xz', 'members.csv.lzma', 'members.csv.bz2']) {
  test(`${name}: packed by a peer, its twenty people are read; with any byte changed it is named or unchanged`, async () => {
    const whole = fixture(name)
    const { outcome, records } = await readInPlace(whole, name)
    assert.deepEqual([outcome.status, outcome.bytesRead, records.length], ['read', outcome.bytes, 20])
    for (let at = 0; at < whole.length; at += 17) {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ 0x41
      const changed = await readInPlace(bytes, name)
      assert.ok(changed.outcome.status !== 'read' || name.endsWith('.lzma') || changed.records.length === 20, `byte ${at}: ${changed.outcome.status}`)
    }
  })
}

const hasTool = (name: string) => ['/usr/bin/', '/bin/'].some((folder) => existsSync(folder + name))
const CSV = `member_no,given_name,family_name,email\n${Array.from({ length: 9_000 }, (_, no) => `HA${no},Jo,Bloggs,jo${no}@example.org\n`).join('')}`
const PROGRAM = readFileSync(process.execPath).subarray(1 << 20, (1 << 20) + 700_000)

/** Packed by the programs that suppliers use, where this machine has them. */
const PACKERS: [string, string[], (input: PackedInput) => AsyncIterable<Buffer>][] = [
  ['xz', ['-6'], unpackXz],
  ['xz', ['--check=crc32', '--x86', '--lzma2'], unpackXz],
  ['xz', ['--check=sha256', '--delta=dist=3', '--lzma2=dict=64KiB', '--block-size=100000'], unpackXz],
  ['bzip2', ['-9'], unpackBzip2],
  ['bzip2', ['-1'], unpackBzip2],
]
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-pack-'))
  writeFileSync(join(folder, 'csv'), CSV)
  writeFileSync(join(folder, 'program'), PROGRAM)
  writeFileSync(join(folder, 'zeros'), Buffer.alloc(2_000_000))
  return () => rmSync(folder, { recursive: true })
})
for (const [tool, options, unpack] of PACKERS) {
  test(`${tool} ${options.join(' ')}: the very bytes come back, in pieces of any size`, { skip: !hasTool(tool) }, async () => {
    for (const name of ['csv', 'program', 'zeros']) {
      const packed = execFileSync(tool, [...options, '-k', '-c', join(folder, name)], { maxBuffer: 1 << 26 })
      for (const chunkBytes of [1 << 20, 4_099]) assert.ok((await unpacked(unpack, packed, chunkBytes)).equals(readFileSync(join(folder, name))))
      const twice = Buffer.concat([packed, packed])
      assert.equal((await unpacked(unpack, twice, 1 << 20)).length, readFileSync(join(folder, name)).length * 2)
    }
  })
}

test('an xz that is cut off gives what came before, and says so', { skip: !hasTool('xz') }, async () => {
  const packed = execFileSync('xz', ['--block-size=100000', '-k', '-c', join(folder, 'csv')])
  const { outcome, records } = await readInPlace(packed.subarray(0, packed.length - 3_000), 'members.csv.xz')
  assert.equal(outcome.status, 'partly_read')
  assert.ok(records.length > 900 && records.length < 9_000)
})

test('x86 filter: a call that was made absolute becomes relative again', async () => {
  // E8 at 0, absolute target 0x105: relative to the next instruction (5) that is 0x100.
  const chunks = (async function* () {
    yield Buffer.from('e805010000909090', 'hex')
  })()
  const out: Buffer[] = []
  for await (const chunk of undoX86(chunks)) out.push(chunk)
  assert.equal(Buffer.concat(out).toString('hex'), 'e800010000909090')
})
