import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { CFB, utils, write, type WorkBook } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { openCompoundFile } from './compound-file.ts'
import { rtfText, unpackOutlookRtf } from './rtf.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/formats/${name}`, import.meta.url)))
const FIRST = {
  given_name: 'Ana',
  family_name: 'Penhale',
  date_of_birth: '1950-01-01',
  emails: 'ana.penhale0@example.org',
  phones: '07700900100',
  postcode: 'SW1A 1AA',
  membership_number: 'HA100200',
}
const shown = (record: Record<string, string> | undefined) => Object.fromEntries(Object.keys(FIRST).map((name) => [name, record?.[name]]))

for (const [name, type, count] of [
  ['members.xls', 'xls', 20],
  ['members.ods', 'ods', 21],
  ['members-snappy.parquet', 'parquet', 20],
  ['members-zstd.parquet', 'parquet', 20],
  ['members-gzip.parquet', 'parquet', 20],
  ['members-brotli.parquet', 'parquet', 20],
  ['members-lz4.parquet', 'parquet', 20],
] as const) {
  test(`${name}, written by another program: the same people as in every other format`, async () => {
    const { outcome, records } = await readInPlace(fixture(name), name)
    assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead, records.length], [type, 'read', outcome.bytes, count])
    assert.deepEqual(shown(records[0]), FIRST)
    assert.equal(new Set(records.map((record) => record.membership_number).filter(Boolean)).size, 20)
  })
}

test('ODS: a note on a cell is read as prose, with its row', async () => {
  const { records } = await readInPlace(fixture('members.ods'), 'members.ods')
  const note = records.find((record) => record.place.includes('note'))
  assert.deepEqual([note?.full_name || `${note?.given_name} ${note?.family_name}`, note?.kinds.includes('health')], ['Tove Lind', true])
})

test('ODS: a million repeated rows and 16,000 repeated cells are not made', async () => {
  const parts = unzipSync(fixture('members.ods'))
  const content = strFromU8(parts['content.xml']!)
  const hostile = content.replace(
    /<table:table-row>/,
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row>',
  )
  const { outcome, records } = await readInPlace(Buffer.from(zipSync({ ...parts, 'content.xml': strToU8(hostile) })), 'members.ods')
  assert.equal(outcome.status, 'read')
  assert.ok(records.length < 500)
})

test('Parquet cut off, or with a damaged page, is named with the reason', async () => {
  const whole = fixture('members-gzip.parquet')
  const cut = await readInPlace(whole.subarray(0, whole.length - 300), 'members.parquet')
  assert.equal(cut.outcome.status, 'damaged')
  assert.match(cut.outcome.reason, /footer/)
  const changed = Buffer.from(whole)
  changed.fill(0x55, 60, 100)
  const { outcome, records } = await readInPlace(changed, 'members.parquet')
  assert.equal(outcome.status, 'partly_read')
  assert.match(outcome.reason, /8 of its 20 rows/)
  assert.equal(records.length, 12)
})

function workbook(): WorkBook {
  const book = utils.book_new()
  const header = ['Membership no', 'Given name', 'Family name', 'Date of birth', 'Notes']
  const sheet = utils.aoa_to_sheet([header, ['HA100200', 'Ana', 'Penhale', 18_264, ''], ['HA100201', 'Bea', 'Okafor', 18_660, '']])
  for (const cell of ['D2', 'D3']) sheet[cell].z = 'dd/mm/yyyy'
  sheet['B2'].c = [{ a: 'desk', t: 'Ana Penhale has told us that she is a member of UNISON' }]
  utils.book_append_sheet(book, sheet, 'Members')
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ['HA100300', 'Jo', 'Bloggs', '', '']]), 'Old list')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return book
}

for (const bookType of ['xlsx', 'xlsb', 'biff8', 'biff5'] as const) {
  test(`a workbook as ${bookType}: dates by style, hidden sheets`, async () => {
    const { outcome, records } = await readInPlace(write(workbook(), { type: 'buffer', bookType }) as Buffer, 'list.bin')
    assert.deepEqual([outcome.type, outcome.status], [bookType.startsWith('xls') ? bookType : 'xls', 'read'])
    const rows = records.filter(({ membership_number }) => membership_number !== '')
    assert.deepEqual(
      rows.map(({ given_name, date_of_birth }) => [given_name, date_of_birth]),
      [
        ['Ana', '1950-01-01'],
        ['Bea', '1951-02-01'],
        ['Jo', ''],
      ],
    )
    // Excel's older formats are written without notes by the peer used here.
    if (bookType.startsWith('xls')) assert.ok(records.some(({ place, kinds }) => place.includes('note on') && kinds.includes('trade_union')))
  })
}

/** A compound file of our own streams, written by a peer. Names with slashes lie in storages. */
function compound(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}

test('compound file: streams small and large, in storages, come back as they were', () => {
  const large = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251))
  const root = openCompoundFile(compound({ 'a/b/small': Buffer.from('hello'), large }))
  const find = (name: string) => root.children.find((entry) => entry.name === name)!
  assert.ok(find('large').read().equals(large))
  assert.equal(find('a').children[0]!.children[0]!.read().toString(), 'hello')
})

test('compound file: any byte of its directory changed neither crashes nor hangs', async () => {
  const whole = compound({ WordDocument: wordDocument().document, '1Table': wordDocument().table })
  for (let at = 24; at < whole.length; at += 11) {
    const bytes = Buffer.from(whole)
    bytes[at] = 0xff - bytes[at]!
    const { outcome } = await readInPlace(bytes, 'changed.doc')
    assert.match(outcome.status, /^(?:read|partly_read|damaged|unsupported|refused|locked_by_owner)$/)
  }
})

const BODY = 'Dear Ms Okafor,\r\rPlease write to \u0013 HYPERLINK "mailto:jo.bloggs@example.org" \u0014me\u0015.\r\rYours sincerely\rJo Bloggs\r'
const FOOTNOTE = 'Jo Bloggs, jo@example.org, 020 7946 0123\r'

/** The smallest Word 97 document there is: a body in one byte a sign, a footnote in two. */
function wordDocument(): { document: Buffer; table: Buffer } {
  const document = Buffer.alloc(0x600)
  document.writeUInt16LE(0xa5ec, 0)
  document.writeUInt16LE(0xc1, 2)
  document.writeUInt16LE(0x200, 0x0a)
  document.writeInt32LE(BODY.length, 0x4c)
  document.writeInt32LE(FOOTNOTE.length, 0x50)
  document.write(BODY, 0x400, 'latin1')
  document.write(FOOTNOTE, 0x500, 'utf16le')
  const table = Buffer.alloc(5 + 12 + 16)
  table[0] = 2
  table.writeUInt32LE(28, 1)
  for (const [index, position] of [0, BODY.length, BODY.length + FOOTNOTE.length].entries()) table.writeUInt32LE(position, 5 + index * 4)
  table.writeUInt32LE(0x40000000 | (0x400 * 2), 5 + 12 + 2)
  table.writeUInt32LE(0x500, 5 + 12 + 8 + 2)
  document.writeUInt32LE(0, 0x1a2)
  document.writeUInt32LE(table.length, 0x1a6)
  return { document, table }
}

test('Word 97: body and footnotes with their places, the address of a mail link', async () => {
  const { document, table } = wordDocument()
  const { outcome, records } = await readInPlace(compound({ WordDocument: document, '1Table': table }), 'letter.doc')
  assert.deepEqual([outcome.type, outcome.status], ['doc', 'read'])
  assert.ok(records.some(({ emails }) => emails === 'jo.bloggs@example.org'))
  assert.ok(records.some(({ place, phones }) => place.startsWith('footnotes') && phones !== ''))
})

test('an Office document in an envelope with a password, and a document that is not read, are named with a way out', async () => {
  const locked = await readInPlace(compound({ EncryptedPackage: Buffer.alloc(9_000, 1), EncryptionInfo: Buffer.alloc(500) }), 'pay.xlsx')
  assert.deepEqual([locked.outcome.type, locked.outcome.status, locked.outcome.bytesRead], ['office_locked', 'locked_by_owner', 0])
  const drawing = await readInPlace(compound({ VisioDocument: Buffer.alloc(5_000) }), 'plan.vsd')
  assert.deepEqual([drawing.outcome.status, /save it as PDF/.test(drawing.outcome.reason)], ['unsupported', true])
})

test('Word 97 with a password is locked by its owner', async () => {
  const { document, table } = wordDocument()
  document.writeUInt16LE(0x300, 0x0a)
  const { outcome } = await readInPlace(compound({ WordDocument: document, '1Table': table }), 'letter.doc')
  assert.deepEqual([outcome.type, outcome.status, outcome.bytesRead], ['doc', 'locked_by_owner', 0])
})

const wide = (text: string) => Buffer.from(text, 'utf16le')
/** Properties of fixed length: a header of `headerBytes`, then tag and value. */
function properties(headerBytes: number, values: [tag: number, value: bigint][]): Buffer {
  const bytes = Buffer.alloc(headerBytes + values.length * 16)
  for (const [index, [tag, value]] of values.entries()) {
    bytes.writeUInt32LE(tag, headerBytes + index * 16)
    bytes.writeBigUInt64LE(value, headerBytes + index * 16 + 8)
  }
  return bytes
}
const message = (prefix: string, subject: string): Record<string, Buffer> => ({
  [`${prefix}__properties_version1.0`]: properties(prefix === '' ? 32 : 24, [[0x00390040, 133_800_000_000_000_000n]]),
  [`${prefix}__substg1.0_0037001F`]: wide(subject),
  [`${prefix}__substg1.0_0042001F`]: wide('Jo Bloggs'),
  [`${prefix}__substg1.0_5D02001F`]: wide('jo.bloggs@example.org'),
  [`${prefix}__substg1.0_1000001F`]: wide('My number is 020 7946 0123.\r\n\r\nJo Bloggs\r\n'),
})

test('Outlook message: sender, recipients by kind, body, attachments, and a message attached to it', async () => {
  const bytes = compound({
    ...message('', 'Lost card'),
    '__recip_version1.0_#00000000/__properties_version1.0': properties(8, [[0x0c150003, 1n]]),
    '__recip_version1.0_#00000000/__substg1.0_3001001F': wide('Ann Other'),
    '__recip_version1.0_#00000000/__substg1.0_39FE001F': wide('ann@other.example'),
    '__attach_version1.0_#00000000/__properties_version1.0': properties(8, []),
    '__attach_version1.0_#00000000/__substg1.0_3707001F': wide('..\\list.csv'),
    '__attach_version1.0_#00000000/__substg1.0_37010102': Buffer.from('Given name,Family name,Email\nAna,Penhale,ana@example.org\n'),
    '__attach_version1.0_#00000001/__properties_version1.0': properties(8, []),
    '__attach_version1.0_#00000001/__substg1.0_3707001F': wide('inner.msg'),
    ...message('__attach_version1.0_#00000001/__substg1.0_3701000D/', 'Earlier'),
  })
  const { outcome, members, records } = await readInPlace(bytes, 'card.msg')
  assert.deepEqual([outcome.type, outcome.status], ['msg', 'read'])
  assert.deepEqual(
    members.map(({ path, type, record_count }) => [path, type, record_count]),
    [['card.msg › list.csv', 'csv', '1']],
  )
  assert.deepEqual(
    records.filter(({ place }) => place === 'From' || place === 'To').map(({ place, full_name, emails }) => [place, full_name, emails]),
    [
      ['From', 'Jo Bloggs', 'jo.bloggs@example.org'],
      ['To', 'Ann Other', 'ann@other.example'],
    ],
  )
  assert.ok(records.some(({ place }) => place.startsWith('attached message inner.msg')))
})

test('a mailbox that only begins like one is named, with a way out', async () => {
  const { outcome } = await readInPlace(Buffer.concat([Buffer.from('!BDN'), Buffer.alloc(4_000, 7)]), 'old.pst')
  assert.deepEqual([outcome.type, outcome.status], ['pst', 'damaged'])
  assert.match(outcome.reason, /scanpst/)
})

test('PowerPoint 97: text of slides and notes with their numbers', async () => {
  const atom = (type: number, body: Buffer, version = 0) => {
    const header = Buffer.alloc(8)
    header.writeUInt16LE(version, 0)
    header.writeUInt16LE(type, 2)
    header.writeUInt32LE(body.length, 4)
    return Buffer.concat([header, body])
  }
  const slide = (text: string) => atom(0x03ee, atom(0x0fa0, wide(text)), 0x0f)
  const stream = Buffer.concat([
    slide('Who to ask'),
    slide('Jo Bloggs, jo.bloggs@example.org'),
    atom(0x03f0, atom(0x0fa8, Buffer.from('Ann Other, ann@example.org, 020 7946 0123')), 0x0f),
  ])
  const { outcome, records } = await readInPlace(compound({ 'PowerPoint Document': stream }), 'talk.ppt')
  assert.deepEqual([outcome.type, outcome.status], ['ppt', 'read'])
  assert.ok(records.some(({ place, emails }) => place.startsWith('slide 2') && emails === 'jo.bloggs@example.org'))
  assert.ok(records.some(({ place, phones }) => place.startsWith('notes 1') && phones !== ''))
})

for (const [name, source, text] of [
  ['signs beyond ASCII, by number and by code page', "{\\rtf1\\ansi\\ansicpg1252 Zo\\u235 ? M\\'fcller}", 'Zoë Müller'],
  ['several bytes a sign', "{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}", '日本'],
  [
    'styles, pictures and field codes are left out',
    '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator W;}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt Jo}} Bloggs{\\pict 89504e47}}',
    'Jo Bloggs',
  ],
  ['headers, notes and cells', '{\\rtf1{\\header Top}\\par a\\cell b\\row{\\footnote Ring Jo}}', 'Top\na\tb\nRing Jo'],
  ['binary that looks like text is passed over', '{\\rtf1 a{\\object\\bin5 }}}}}}b\\par c}', 'ab\nc'],
] as const) {
  test(`RTF: ${name}`, () => assert.equal(rtfText(Buffer.from(source, 'latin1')).text, text))
}

test('RTF: a million opened groups end, and a cut file says so', async () => {
  assert.equal(rtfText(Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}Jo`)).text, 'Jo')
  const { outcome } = await readInPlace('{\\rtf1 Dear Ms Okafor, {\\b Jo', 'a.rtf')
  assert.deepEqual([outcome.type, outcome.status], ['rtf', 'partly_read'])
})

test('[MS-OXRTFCP] 4.1: the example of the standard unpacks to what it says', () => {
  const packed = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0', 'hex')
  assert.equal(unpackOutlookRtf(packed)?.toString('latin1'), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
})
