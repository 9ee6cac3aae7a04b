import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { pictureKind, pictureSize, tiffPages } from './picture-size.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/formats/${name}`, import.meta.url)))
const NOW = { ocr: 'auto', isPicturesNow: true } as const
const emailsOf = (records: { emails: string }[]) => new Set(records.map(({ emails }) => emails).filter(Boolean))

for (const [name, type] of [
  ['scan.png', 'png'],
  ['scan.jpg', 'jpeg'],
  ['upside-down.png', 'png'],
] as const) {
  test(`${name}: the letter in the picture is read`, async () => {
    const { outcome, records } = await readInPlace(fixture(name), name, NOW)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], [type, 'read', outcome.bytes])
    assert.ok(emailsOf(records).has('ana.penhale@example.org'))
  })
}

for (const [name, type] of [
  ['fax.tif', 'tiff'],
  ['scan.pdf', 'pdf'],
] as const) {
  test(`${name}: every page is read, each with its number`, async () => {
    const { outcome, records } = await readInPlace(fixture(name), name, NOW)
    assert.deepEqual([outcome.type, outcome.status, outcome.picturesWaiting], [type, 'read', undefined])
    assert.deepEqual(emailsOf(records), new Set(['ana.penhale@example.org', 'bea.okafor@example.org']))
    const form = records.find(({ emails }) => emails === 'bea.okafor@example.org')!
    assert.match(form.place, /^page 2/)
    assert.equal(form.date_of_birth, '1980-03-13')
  })
}

test('without OCR, pictures and scanned pages are named, counted, and not a byte of them is said to be read', async () => {
  for (const [name, count] of [
    ['scan.png', 1],
    ['fax.tif', 2],
    ['scan.pdf', 2],
  ] as const) {
    const { outcome } = await readInPlace(fixture(name), name)
    assert.deepEqual([outcome.status, outcome.bytesRead, outcome.picturesWaiting], ['unsupported', 0, count])
    assert.match(outcome.reason, /--ocr auto/)
  }
})

test('left for a later pass, a picture in an archive is counted for the file on disk', async () => {
  const { outcome, members } = await readInPlace(
    Buffer.from(zipSync({ 'a.png': [fixture('scan.png'), { level: 0 }], 'b.txt': strToU8('Dear Ms Okafor,\n') })),
    'a.zip',
    { ocr: 'auto' },
  )
  assert.equal(outcome.picturesWaiting, 1)
  assert.match(members[0]!.reason, /after everything else/)
})

test('a picture of a billion pixels in a few kilobytes is refused by its header', async () => {
  const png = Buffer.from(fixture('scan.png'))
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  const { outcome } = await readInPlace(png, 'bomb.png', NOW)
  assert.equal(outcome.status, 'refused')
  assert.match(outcome.reason, /3600 million pixels/)
})

test('a damaged picture is named; the next one is read', async () => {
  const broken = Buffer.from(fixture('scan.png'))
  broken.fill(0, 60, 3_000)
  const { members } = await readInPlace(Buffer.from(zipSync({ 'a.png': [broken, { level: 0 }], 'b.png': [fixture('scan.png'), { level: 0 }] })), 'a.zip', NOW)
  assert.equal(members[0]!.status, 'damaged')
  assert.deepEqual([members[1]!.status, Number(members[1]!.record_count) > 0], ['read', true])
})

test('sizes are told from headers; a TIFF whose pages run in a circle ends', () => {
  for (const name of ['scan.png', 'scan.jpg', 'fax.tif']) {
    const bytes = fixture(name)
    assert.deepEqual((({ width, height }) => [width, height])(pictureSize(bytes, pictureKind(bytes)!)!), [1_240, 900])
  }
  const circle = Buffer.from(fixture('fax.tif'))
  const [first, second] = tiffPages(circle)
  const count = circle.readUInt16LE(second!.at)
  circle.writeUInt32LE(first!.at, second!.at + 2 + count * 12)
  assert.equal(tiffPages(circle).length, 2)
})
