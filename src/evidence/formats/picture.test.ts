import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { FormatError } from './format.ts'
import { gifAsPnm, readGif } from './gif.ts'
import { pictureKind, pictureSize, tiffPages } from './picture-size.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/formats/${name}`, import.meta.url)))
const NOW = { ocr: 'auto', isPicturesNow: true } as const
const emailsOf = (records: { emails: string }[]) => new Set(records.map(({ emails }) => emails).filter(Boolean))

for (const [name, type] of [
  ['scan.png', 'png'],
  ['scan.jpg', 'jpeg'],
  ['scan.gif', 'gif'],
  ['interlaced.gif', 'gif'],
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
  ['pages.gif', 'gif'],
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

test('GIF: points come out as they were drawn, over one another, and a code that is only now being made is known', () => {
  // 3 x 1 points: white on the screen, red thrice by the codes clear, 1, "1 1" (not yet made), end; of 3, 3, 3, 3 bits
  const gif = Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([3, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 255, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 3, 0, 1, 0, 0, 2, 2, 0b10_001_100, 0b0000_1011, 0, 0x3b]),
  ])
  const read = readGif(gif)
  assert.deepEqual([read.width, read.height, read.frames.length, read.isWhole], [3, 1, 1, true])
  assert.deepEqual([...gifAsPnm(gif, read, 0).subarray(-3)], [76, 76, 76])
})

test('GIF: cut off or with any byte changed it is named, refused or read, and never crashes', async () => {
  const whole = fixture('scan.gif')
  for (let at = 6; at < whole.length; at += Math.ceil(whole.length / 60)) {
    const changed = Buffer.from(whole)
    changed[at] = changed[at]! ^ 0xa5
    for (const bytes of [changed, whole.subarray(0, at)]) {
      const { outcome } = await readInPlace(bytes, 'a.gif')
      assert.match(outcome.status, /^(?:read|unsupported|damaged|refused|partly_read)$/)
    }
    // Without the engine: what it would be given
    for (const bytes of [changed, whole.subarray(0, at)])
      try {
        gifAsPnm(bytes, readGif(bytes), 0)
      } catch (error) {
        assert.ok(error instanceof FormatError, String(error))
      }
  }
})

test('GIF: of a long animation the first twenty pictures are looked at, and it says so', async () => {
  const one = Buffer.from([0x2c, 0, 0, 0, 0, 3, 0, 1, 0, 0, 2, 2, 0b10_001_100, 0b0000_1011, 0])
  const gif = Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([44, 1, 200, 0, 0x80, 0, 0, 255, 255, 255, 255, 0, 0]),
    ...Array<Buffer>(25).fill(one),
    Buffer.from([0x3b]),
  ])
  const { outcome } = await readInPlace(gif, 'a.gif', NOW)
  assert.deepEqual([outcome.status, outcome.reason], ['partly_read', '5 of 25 pages could not be read'])
})
