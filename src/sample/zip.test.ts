import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { unzipSync } from 'fflate'
import { openBytes } from './out-file.ts'
import { joinEntries, openEntry, packZip } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-zip-'))
after(() => rmSync(folder, { recursive: true }))

test('an entry written in many pieces unpacks to what was written', () => {
  const { out, entry } = openEntry('big.txt', join(folder, 'part'))
  const line = Buffer.from('all the same and again\n')
  for (let count = 0; count < 40_000; count++) out.write(line)
  out.close()
  joinEntries(openBytes(join(folder, 'a.zip')), [entry])
  const unpacked = unzipSync(readFileSync(join(folder, 'a.zip')))['big.txt']!
  assert.equal(unpacked.length, 40_000 * line.length)
  assert.ok(Buffer.from(unpacked).subarray(-line.length).equals(line))
})

test('a small archive holds its files by name', () => {
  const unpacked = unzipSync(
    packZip([
      ['a/b.txt', Buffer.from('one')],
      ['ü.txt', Buffer.from('two')],
    ]),
  )
  assert.deepEqual(
    Object.entries(unpacked).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    [
      ['a/b.txt', 'one'],
      ['ü.txt', 'two'],
    ],
  )
})

test('an entry under a password is marked as encrypted and is twelve bytes longer', () => {
  const plain = openEntry('pay.csv', join(folder, 'plain'))
  const locked = openEntry('pay.csv', join(folder, 'locked'), 'secret')
  for (const { out } of [plain, locked]) {
    out.write(Buffer.from('name,pay\n'))
    out.close()
  }
  assert.equal(locked.entry.flags & 1, 1)
  assert.equal(locked.entry.packedSize, plain.entry.packedSize + 12)
})
