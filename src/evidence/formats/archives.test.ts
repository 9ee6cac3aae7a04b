import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { undoX86 } from './branch-filters.ts'
import { unpackBzip2 } from './bzip2.ts'
import { unpackDeflate64 } from './deflate64.ts'
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

for (const name of ['lzma2', 'lzma-bcj', 'bzip2', 'deflate', 'zstd', 'ppmd']) {
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

/** By the rule of make-formats.py: bytes like those of programs, with the jumps of many processors. */
function program(): Buffer {
  const starts = ['e8', 'e9', '0f84', '', '48', '40', '94', '90', '00f000f8']
  const pieces: Buffer[] = []
  for (let state = 1, length = 0; length < 2_048; length += pieces.at(-1)!.length) {
    state = Number((BigInt(state) * 1103515245n + 12345n) & 0x7fffffffn)
    pieces.push(Buffer.concat([Buffer.from(starts[state % 9]!, 'hex'), Buffer.from([(state >> 16) & 0x3f, state % 5, 0, [0, 255, 235, 1][(state >> 8) & 3]!])]))
  }
  return Buffer.concat(pieces).subarray(0, 2_048)
}

for (const name of ['bcj2', 'deflate64', 'delta', 'arm', 'armt', 'arm64', 'ppc', 'sparc', 'ia64']) {
  test(`7z by 7-Zip, ${name}: the very bytes of a table and of a program come back; with any byte changed a wrong one is never called read`, async () => {
    const whole = fixture(`${name}.7z`)
    const { outcome, members, records } = await readInPlace(whole, `${name}.7z`)
    const shaOf = (path: string) => members.find((member) => member.path.endsWith(`› ${path}`))?.sha256
    assert.equal(shaOf('program.bin'), createHash('sha256').update(program()).digest('hex'))
    assert.deepEqual([outcome.type, records.length], ['7z', 20])
    const right = new Set(members.map(({ sha256 }) => sha256))
    for (let at = 12; at < whole.length; at += 29) {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ 0x41
      const changed = await readInPlace(bytes, 'changed.7z')
      for (const member of changed.members) if (member.status === 'read' && member.bytes !== '0') assert.ok(right.has(member.sha256), `byte ${at}`)
    }
  })
}

for (const method of ['deflate64', 'bzip2', 'lzma', 'xz']) {
  test(`a ZIP packed with ${method}: its twenty people are read; with any byte changed it is named or unchanged`, async () => {
    const whole = fixture(`${method}.zip`)
    const { outcome, records } = await readInPlace(whole, `${method}.zip`)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead, records.length], ['zip', 'read', outcome.bytes, 20])
    for (let at = 60; at < whole.length - 120; at += 7) {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ 0x41
      const changed = await readInPlace(bytes, 'changed.zip')
      assert.ok(changed.outcome.status !== 'read' || changed.records.length === 20, `byte ${at}: ${changed.outcome.status}`)
    }
  })
}

test('a ZIP packed with PPMd names the method and a way out', async () => {
  const { outcome } = await readInPlace(fixture('ppmd.zip'), 'ppmd.zip')
  assert.equal(outcome.status, 'unsupported')
  assert.match(outcome.reason, /PPMd.*unpack it and take the folder in/)
})

test('deflate64: a match of the longest kind, and one whose distance leads before the start', async () => {
  // One block with fixed codes: literal 'a', length code 285 with 16 further bits all ones (3 + 65,535), distance 1, end.
  const bits = `1${'10'}${fixedWord(97)}${fixedWord(285)}${'1'.repeat(16)}${'00000'}${fixedWord(256)}`
  const out = await unpacked(unpackDeflate64, bitsToBytes(bits), 3)
  assert.deepEqual([out.length, out.every((byte) => byte === 97)], [65_539, true])
  await assert.rejects(unpacked(unpackDeflate64, bitsToBytes(`1${'10'}${fixedWord(97)}${fixedWord(257)}${'00001'}`), 3), /damaged/)
})

/** A literal or length in the fixed code of RFC 1951, section 3.2.6. */
function fixedWord(symbol: number): string {
  if (symbol < 144) return (0x30 + symbol).toString(2).padStart(8, '0')
  if (symbol < 256) return (0x190 + symbol - 144).toString(2).padStart(9, '0')
  return symbol < 280 ? (symbol - 256).toString(2).padStart(7, '0') : (0xc0 + symbol - 280).toString(2).padStart(8, '0')
}
const bitsToBytes = (bits: string): Buffer =>
  Buffer.from(
    Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) => Number.parseInt([...bits.slice(at * 8, at * 8 + 8).padEnd(8, '0')].reverse().join(''), 2)),
  )

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
