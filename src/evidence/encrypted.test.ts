import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { test } from 'node:test'
import { beginsEncrypted, byteStatistics, isRandom, sampleOffsets } from './encrypted.ts'
import { isRansomNote, nameBefore, nameMarks } from './ransom-marks.ts'
import { readInPlace } from './sandbox/read-in-place.ts'

const CSV = `member_no,name,email\n${Array.from({ length: 20_000 }, (_, no) => `${no},Jo Bloggs,jo${no}@example.org\n`).join('')}`

test('256 bytes, each once, have 8 bits of entropy and a chi-square of 0', () => {
  const ramp = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  assert.deepEqual(byteStatistics(ramp), { bytes: 256, entropyBits: 8, chiSquare: 0 })
})

test('random bytes are random; text, counters and zeros are not', () => {
  // Five times in a million would a block fall outside by chance.
  assert.ok(isRandom(randomBytes(65_536)) || isRandom(randomBytes(65_536)))
  assert.equal(isRandom(Buffer.from(CSV)), false)
  assert.equal(isRandom(Uint8Array.from({ length: 65_536 }, (_, at) => at)), false)
  assert.equal(isRandom(Buffer.alloc(65_536)), false)
})

test('compressed bytes are told from a cipher by their chi-square', () => {
  const packed = deflateRawSync(Buffer.from(CSV), { level: 9 })
  assert.ok(packed.length > 65_536)
  assert.equal(isRandom(packed.subarray(0, 65_536)), false)
})

test('only the first 4 KiB encrypted is enough', () => {
  assert.ok(beginsEncrypted(Buffer.concat([randomBytes(4_096), Buffer.from(CSV)])) || beginsEncrypted(Buffer.concat([randomBytes(4_096), Buffer.from(CSV)])))
})

test('samples reach the first and the last block, and both halves of every second block', () => {
  const blocks = sampleOffsets(64 * 65_536 * 10).map((offset) => offset / 65_536)
  assert.deepEqual([blocks[0], blocks.at(-1)], [0, 639])
  assert.ok(blocks.some((block) => block % 2 === 0) && blocks.some((block) => block % 2 === 1))
})

test('a file encrypted whole is rendered inaccessible, and none of it counts as read', async () => {
  const { outcome } = await readInPlace(randomBytes(100_000), 'members.csv.lockd', { suspectExtension: 'lockd' })
  assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], ['encrypted', 'rendered_inaccessible', 0])
  assert.match(outcome.reason, /renamed to \.lockd/)
})

test('a table with every second block encrypted is rendered inaccessible', async () => {
  const bytes = Buffer.from(CSV.repeat(3))
  for (let at = 65_536; at + 65_536 <= bytes.length; at += 131_072) randomBytes(65_536).copy(bytes, at)
  const { outcome, records } = await readInPlace(bytes, 'members.csv')
  assert.deepEqual([outcome.status, records.length], ['rendered_inaccessible', 0])
})

/** What a cipher does to `of` bytes in each block of `block`. */
function partly(bytes: Buffer, block: number, of: number): Buffer {
  const out = Buffer.from(bytes)
  for (let at = 0; at < out.length; at += block) randomBytes(of).copy(out, at, 0, Math.min(of, out.length - at))
  return out
}

for (const [block, of] of [
  [32, 16],
  [16, 4],
  [128, 64],
  [1_024, 512],
  [8_192, 4_096],
  [65_536, 16_384],
] as const) {
  test(`${of} of every ${block} bytes of a text encrypted: rendered inaccessible, whatever its name`, async () => {
    const { outcome, records } = await readInPlace(partly(Buffer.from(CSV), block, of), 'members.csv')
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead, records.length], ['encrypted', 'rendered_inaccessible', 0, 0])
  })
}

test('a document with every second block encrypted, its first one whole, is told by its parser and by chi-square', async () => {
  const { zipSync, strToU8 } = await import('fflate')
  const words = Array.from({ length: 400_000 }, (_, no) => ((no * 2_654_435_761) % 4_294_967_296).toString(36)).join(' ')
  const document = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(`<w:p><w:t>${words}</w:t></w:p>`) }))
  assert.ok(document.length > 1_000_000)
  const struck = Buffer.from(document)
  for (let at = 65_536; at < struck.length; at += 131_072) randomBytes(Math.min(65_536, struck.length - at)).copy(struck, at)
  const { outcome } = await readInPlace(struck, 'letters.docx')
  assert.deepEqual([outcome.type, outcome.status], ['encrypted', 'rendered_inaccessible'])
  const cut = await readInPlace(document.subarray(0, 700_000), 'letters.docx')
  assert.equal(cut.outcome.status, 'damaged', 'only cut off: damaged, and nobody is accused')
})

test('a table of numbers in binary is not called encrypted', async () => {
  const bytes = Buffer.alloc(120_000)
  for (let row = 0; row * 24 + 24 <= bytes.length; row++) {
    bytes.write(`member ${row}`.padEnd(16), row * 24, 'latin1')
    bytes.writeDoubleLE(row * 1.1, row * 24 + 16)
  }
  assert.equal((await readInPlace(bytes, 'members.dat')).outcome.type, 'unknown')
})

test('a small file with the mark of ransomware and no known beginning is rendered inaccessible', async () => {
  const { outcome } = await readInPlace(randomBytes(300), 'note.txt.lockd', { suspectExtension: 'lockd' })
  assert.equal(outcome.status, 'rendered_inaccessible')
})

for (const [name, head] of [
  ['cab', 'MSCF\0\0\0\0'],
  ['heic', '\x00\x00\x00\x18ftypheic'],
  ['png', '\x89PNG\r\n\x1a\n'],
] as const) {
  test(`a ${name} file is random by nature, and not called encrypted`, async () => {
    const { outcome } = await readInPlace(Buffer.concat([Buffer.from(head, 'latin1'), randomBytes(80_000)]), `a.${name}`)
    assert.deepEqual([outcome.type, outcome.status], [name, 'unsupported'])
  })
}

for (const [type, head] of [
  ['pgp', '-----BEGIN PGP MESSAGE-----\n\nhQEMA'],
  ['luks', 'LUKS\xba\xbe\x00\x01'],
  ['keepass', '\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5'],
] as const) {
  test(`${type}: locked by its owner, which is not ransomware`, async () => {
    const { outcome } = await readInPlace(Buffer.concat([Buffer.from(head, 'latin1'), randomBytes(20_000)]), 'backup')
    assert.deepEqual([outcome.type, outcome.status], [type, 'locked_by_owner'])
  })
}

test('an unknown extension behind known ones, on several files, is the mark of ransomware', () => {
  const { suspectExtensions } = nameMarks(['a/members.csv.lockd', 'b/letter.docx.[id-7F3A91].lockd', 'site/app.min.js', 'notes.v2', 'x.tar.gz', 'report.final'])
  assert.deepEqual([...suspectExtensions], ['lockd'])
})

test('the name before ransomware', () => {
  assert.deepEqual(['a/members.csv.lockd', 'letter.docx.[id-7F3A91].lockd', 'x.tar.gz', 'plain.csv'].map(nameBefore), [
    'a/members.csv',
    'letter.docx',
    null,
    null,
  ])
})

const NOTE = `All your files have been encrypted and your data was stolen. To decrypt them install Tor browser and go to http://${'a'.repeat(56)}.onion with your personal ID: 7F3A. Do not rename files. Payment in Bitcoin.`

for (const [path, text, isNote] of [
  ['READ_ME_TO_RESTORE.txt', NOTE, true],
  ['notes/how to decrypt.txt', NOTE, true],
  ['README.txt', 'To restore the database run restore.sh. Files are encrypted with GPG; the decryption key is in the safe.', false],
  ['minutes.txt', 'The supplier told us that their files were encrypted by ransomware and that data was stolen.', false],
  ['letter.txt', 'Dear Ms Okafor, please restore my membership.', false],
] as const) {
  test(`${path} (${text.slice(0, 40)}…) is ${isNote ? '' : 'not '}a ransom note`, () => assert.equal(isRansomNote(path, text, 1), isNote))
}

test('a ransom note is read and makes no records', async () => {
  const { outcome, records } = await readInPlace(`${NOTE}\nContact: jo.gang@example.org`, 'READ_ME.txt')
  assert.deepEqual([outcome.type, outcome.status, records.length], ['ransom_note', 'read', 0])
})
