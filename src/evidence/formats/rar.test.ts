import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { undoCalls, undoDelta } from './rar5-unpack.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/formats/rar/${name}.rar`, import.meta.url)))

/** `stest2.txt` of this one is stored, so its bytes are what the others must unpack to. */
async function stored(): Promise<string> {
  const { members } = await readInPlace(fixture('seektest'), 'seektest.rar')
  return members[1]!.sha256
}

for (const [name, what] of [
  ['rar5-crc', 'version 5'],
  ['rar5-solid', 'version 5, solid: the second file leans on the first'],
  ['rar3-solid', 'version 3, solid, with a filter'],
  ['seektest', 'version 3, one packed with a filter, one stored'],
] as const) {
  test(`RAR, ${what}: the very bytes come back`, async () => {
    const { outcome, members } = await readInPlace(fixture(name), `${name}.rar`)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], ['rar', 'read', outcome.bytes])
    assert.deepEqual([members.length, members[0]!.sha256, members[1]!.sha256], [2, await stored(), await stored()])
  })
}

test('RAR: names beyond ASCII, in folders', async () => {
  const { members } = await readInPlace(fixture('rar3-subdirs'), 'a.rar')
  assert.ok(members.some(({ path }) => path.endsWith('› sub/üȵĩöḋè/file.txt') || path.endsWith('üȵĩöḋè/file.txt')))
})

test('RAR with a password, of its files or of its list too, is locked by its owner', async () => {
  for (const name of ['rar5-psw', 'rar5-hpsw', 'rar3-comment-psw', 'rar3-comment-hpsw']) {
    const { outcome } = await readInPlace(fixture(name), `${name}.rar`)
    assert.deepEqual([outcome.status, outcome.bytesRead], ['locked_by_owner', 0], name)
  }
})

test('RAR: a link that leads out of the archive is refused, and what lies behind it is only shown', async () => {
  const { members } = await readInPlace(fixture('rar5-evil-symlink-traversal'), 'evil.rar')
  assert.deepEqual(
    members.map(({ path, status }) => [path, status]),
    [
      ['evil.rar › up', 'refused'],
      ['evil.rar › up/pwned.txt', 'read'],
    ],
  )
})

test('RAR packed with PPMd, solid: the second file leans on the model of the first; names in UTF-8 without a mark are told', async () => {
  const { outcome, members } = await readInPlace(fixture('unicode'), 'u.rar')
  assert.equal(outcome.status, 'read')
  assert.deepEqual(
    members.map(({ path, bytes, status }) => [path, bytes, status]),
    [
      ['u.rar › уииоотивл.txt', '2', 'read'],
      ['u.rar › 𝐀𝐁𝐁𝐂.txt', '2', 'read'],
    ],
  )
})

test('RAR cut off anywhere, or with any byte changed, is named and never crashes', async () => {
  for (const name of ['rar5-solid', 'rar3-solid', 'unicode']) {
    const whole = fixture(name)
    for (let at = 8; at < whole.length; at += 3) {
      const changed = Buffer.from(whole)
      changed[at] = changed[at]! ^ 0x55
      for (const bytes of [changed, whole.subarray(0, at)]) {
        const { outcome, members } = await readInPlace(bytes, 'a.rar')
        assert.match(outcome.status, /^(?:read|partly_read|damaged|unsupported|refused|locked_by_owner)$/)
        for (const member of members)
          if (member.status === 'read' && member.bytes === '2048') assert.equal(member.sha256, await stored(), 'a wrong byte is never called read')
      }
    }
  }
})

test('filters: what was stored as differences, and calls made absolute, are undone', () => {
  // Two channels: 1, 3, 5 and 10, 20, 30, each as the difference from the one before, first channel first.
  assert.deepEqual([...undoDelta(Buffer.from([255, 254, 254, 246, 246, 246]), 2)], [1, 10, 3, 20, 5, 30])
  const call = Buffer.from([0xe8, 0x05, 0x01, 0, 0, 0, 0])
  assert.equal(undoCalls(call, 0, false).readUInt32LE(1), 0x104)
})
