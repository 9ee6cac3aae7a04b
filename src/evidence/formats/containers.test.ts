import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { readInPlace } from '../sandbox/read-in-place.ts'

const LETTER = 'Dear Ms Okafor,\n\nPlease ring me on 020 7946 0123.\n\nYours sincerely\nJo Bloggs\n'
const MAIL =
  'From: Jo Bloggs <jo.bloggs@example.org>\r\nTo: Ann Other <ann@other.example>\r\nSubject: Hello\r\nDate: Thu, 1 Jan 2026 09:00:00 +0000\r\n\r\nHello there\r\n'

const zipOf = (files: Zippable) => Buffer.from(zipSync(files))

test('an archive in an archive is read to the innermost file, and each is listed with its container', async () => {
  const { outcome, members } = await readInPlace(zipOf({ 'inner.zip': zipOf({ 'letters/a.txt': strToU8(LETTER) }) }), 'all.zip')
  assert.equal(outcome.status, 'read')
  assert.deepEqual(
    members.map(({ path, parent_member, type }) => [path, parent_member, type]),
    [
      ['all.zip › inner.zip › letters/a.txt', '1', 'text'],
      ['all.zip › inner.zip', '0', 'zip'],
    ],
  )
})

test('a table that lies in an archive unpacked does not make the archive a table, whatever it is called', async () => {
  const rows = Array.from({ length: 120 }, (_, no) => `a${no}@example.org,Ana,Penhale,0${(no % 9) + 1}-02-1979,Green`)
  const table = strToU8(`mail,first name,last name,date of birth,party\n${rows.join('\n')}\n`)
  for (const name of ['backup.zip', 'backup.dat', 'backup.csv']) {
    const { outcome, records } = await readInPlace(zipOf({ 'people.csv': [table, { level: 0 }] }), name)
    assert.deepEqual([outcome.type, outcome.status, records.length], ['zip', 'read', 120], name)
  }
})

test('each member has the SHA-256 of its own bytes', async () => {
  const { members } = await readInPlace(zipOf({ 'a.txt': strToU8('abc') }), 'a.zip')
  assert.equal(members[0]!.sha256, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('names that point outside the archive, or come twice, are only shown', async () => {
  const archive = zipOf({ '../../etc/cron.d/evil': strToU8(LETTER), '/abs/olute.txt': strToU8(LETTER), xxprotoxx: strToU8(LETTER) })
  const { members } = await readInPlace(Buffer.from(archive.toString('latin1').replaceAll('xxprotoxx', '__proto__'), 'latin1'), 'slip.zip')
  assert.deepEqual(
    members.map((member) => member.path),
    ['slip.zip › ../../etc/cron.d/evil', 'slip.zip › /abs/olute.txt', 'slip.zip › __proto__'],
  )
  assert.deepEqual([...new Set(members.map((member) => member.status))], ['read'])
})

test('a megabyte that unpacks to a gigabyte of zeros, in two layers, is stopped', async () => {
  const layer = gzipSync(gzipSync(Buffer.alloc(300e6), { level: 9 }), { level: 9 })
  assert.ok(layer.length < 50_000)
  const { outcome, members } = await readInPlace(layer, 'bomb.gz.gz')
  assert.equal(outcome.status, 'refused')
  assert.match(members.find((member) => member.status === 'refused')!.reason, /zip bomb/)
})

test('an archive that lies about sizes beyond what deflate can do is not unpacked', async () => {
  const archive = zipOf({ 'a.txt': [strToU8('x'.repeat(1_000)), { level: 9 }] })
  // The central directory's uncompressed size of the only entry: 4 GB.
  const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  archive.writeUInt32LE(0xfffffff0, directory + 24)
  const { outcome } = await readInPlace(archive, 'liar.zip')
  assert.equal(outcome.status, 'refused')
  assert.match(outcome.reason, /zip bomb/)
})

test('entries that share their bytes are refused', async () => {
  const archive = zipOf({ 'a.txt': strToU8(LETTER), 'b.txt': strToU8(LETTER) })
  const first = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  const second = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'), first + 4)
  archive.writeUInt32LE(archive.readUInt32LE(first + 42), second + 42)
  const { outcome, members } = await readInPlace(archive, 'overlap.zip')
  assert.deepEqual([outcome.status, members.length], ['refused', 0])
})

test('archives nested deeper than the limit are refused, not followed', async () => {
  let archive = zipOf({ 'core.txt': strToU8(LETTER) })
  for (let depth = 0; depth < 5; depth++) archive = zipOf({ 'n.zip': archive })
  const { outcome, members } = await readInPlace(archive, 'deep.zip', { limits: { depth: 3 } })
  assert.equal(outcome.status, 'refused')
  assert.equal(members.length, 4)
  assert.match(members[0]!.reason, /3 archives deep/)
})

test('of more entries than the limit the rest is not listed, and the archive says so', async () => {
  const { outcome, members } = await readInPlace(zipOf(Object.fromEntries(Array.from({ length: 20 }, (_, no) => [`${no}.txt`, strToU8('a')]))), 'many.zip', {
    limits: { memberCount: 5 },
  })
  assert.equal(members.length, 5)
  assert.deepEqual([outcome.status, outcome.reason], ['partly_read', 'only the first 5 entries were read'])
})

test('of an archive that is cut off, the entries before the cut are read', async () => {
  const whole = zipOf({ 'a.txt': strToU8(LETTER), 'b.bin': [randomBytes(5_000), { level: 0 }] })
  const { outcome, members } = await readInPlace(whole.subarray(0, 2_000), 'cut.zip')
  assert.equal(outcome.status, 'partly_read')
  assert.deepEqual(
    members.map(({ path, status }) => [path, status]),
    [['cut.zip › a.txt', 'read']],
  )
  assert.match(outcome.reason, /cut off.*1 entry was still whole/)
})

test('an entry with a password is named as locked by its owner', async () => {
  const archive = zipOf({ 'payroll.csv': strToU8(LETTER) })
  const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  archive[6]! |= 1
  archive[directory + 8]! |= 1
  const { outcome, members } = await readInPlace(archive, 'locked.zip')
  assert.deepEqual([members[0]!.status, outcome.status, outcome.bytesRead], ['locked_by_owner', 'locked_by_owner', 0])
})

test('an entry whose check sum does not hold is damaged; the others are read', async () => {
  const archive = zipOf({ 'a.txt': [strToU8(LETTER), { level: 0 }], 'b.txt': [strToU8(LETTER), { level: 0 }] })
  archive[archive.indexOf('Okafor')]! ^= 1
  const { members } = await readInPlace(archive, 'bad.zip')
  assert.deepEqual(
    members.map((member) => member.status),
    ['damaged', 'read'],
  )
})

test('gzip: what comes before the cut is read, and the archive is partly read', async () => {
  const text = Array.from({ length: 30_000 }, (_, no) => `line ${no} ${randomBytes(6).toString('hex')}\n`).join('')
  const packed = gzipSync(text)
  const { outcome, members } = await readInPlace(packed.subarray(0, packed.length >> 1), 'log.txt.gz')
  assert.equal(outcome.status, 'partly_read')
  assert.ok(Number(members[0]!.bytes) > text.length / 4)
})

test('gzip: several members one behind the other are one file', async () => {
  const { outcome, members } = await readInPlace(Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]), 'two.txt.gz')
  assert.deepEqual([outcome.status, members[0]!.path, members[0]!.bytes], ['read', 'two.txt.gz › two.txt', '8'])
})

function tarOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(512)
  header.write(name)
  header.write('0000644\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257, 'latin1')
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)])
}

test('tar: entries are read, also through gzip, and a cut is named', async () => {
  const whole = Buffer.concat([tarOf('a.eml', MAIL), tarOf('b.txt', LETTER), Buffer.alloc(1_024)])
  const packed = await readInPlace(gzipSync(whole), 'backup.tgz')
  assert.deepEqual(
    packed.members.map((member) => member.path),
    ['backup.tgz › backup.tar › a.eml', 'backup.tgz › backup.tar › b.txt', 'backup.tgz › backup.tar'],
  )
  const cut = await readInPlace(whole.subarray(0, 600), 'cut.tar')
  assert.equal(cut.outcome.status, 'partly_read')
})

test('mail: From, To and Cc are people with their place; machines and role mailboxes are not', async () => {
  const mail = MAIL.replace('Subject', 'Cc: noreply@example.org, Membership Team <membership@harbour.example>, "Doe, Jo" <jo.doe@example.org>\r\nSubject')
  const { outcome, records } = await readInPlace(mail, 'a.eml')
  assert.equal(outcome.type, 'eml')
  assert.deepEqual(
    records.filter(({ place }) => /^(From|To|Cc)$/.test(place)).map(({ place, full_name, emails }) => [place, full_name, emails]),
    [
      ['From', 'Jo Bloggs', 'jo.bloggs@example.org'],
      ['To', 'Ann Other', 'ann@other.example'],
      ['Cc', 'Jo Doe', 'jo.doe@example.org'],
    ],
  )
})

test('mail: attachments are files of their own, whatever their names say', async () => {
  const archive = zipOf({ 'a.txt': strToU8(LETTER) }).toString('base64')
  const part = (name: string, body: string) =>
    `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
  const mail =
    MAIL.replace('\r\n\r\n', '\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n') + part('../../evil.doc', archive) + '--b--\r\n'
  const { members } = await readInPlace(mail, 'm.eml')
  assert.deepEqual(
    members.map(({ path, type }) => [path, type]),
    [
      ['m.eml › evil.doc › a.txt', 'text'],
      ['m.eml › evil.doc', 'zip'],
    ],
  )
})

test('mbox: a line that begins with From inside a letter does not begin a message', async () => {
  const box = `From jo@example.org Thu Jan  1 09:00:00 2026\n${MAIL}\nFrom here on nothing changes.\n\nFrom ann@other.example Thu Jan  1 10:00:00 2026\n${MAIL}`
  const { outcome, records } = await readInPlace(box, 'inbox')
  assert.equal(outcome.type, 'mbox')
  assert.deepEqual(
    [...new Set(records.map(({ place }) => place.split(',')[0]))].filter((place) => place?.startsWith('message')),
    ['message 1', 'message 2'],
  )
})

test('mbox: an endless line is cut, and what follows is read', async () => {
  const box = `From jo@example.org Thu Jan  1 09:00:00 2026\n${MAIL}${'x'.repeat(70e6)}\n\nFrom ann@other.example Thu Jan  1 10:00:00 2026\n${MAIL.replaceAll('jo.bloggs', 'second')}`
  const { outcome, records } = await readInPlace(box, 'inbox.mbox')
  assert.deepEqual([outcome.status, outcome.reason], ['partly_read', '1 of 2 messages are longer than 64 MB and were cut'])
  assert.ok(records.some(({ emails }) => emails === 'second@example.org'))
})
