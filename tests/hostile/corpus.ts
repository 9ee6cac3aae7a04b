/**
 * Files that an attacker, or a broken export, could hand in. Built here, never shipped: `scale` 1 is the size that the product promises to stand
 * (`npm run bench -- hostile`), the tests use a fiftieth. Each says what may become of it; that nothing hangs, crashes or leaves the output holds for all.
 */
import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { strToU8, zipSync, type Zippable } from 'fflate'

export type HostileFile = {
  name: string
  /** Writes it into the folder (links and the like cannot be bytes). */
  write(folder: string): void
  status: readonly string[]
  /** The reason must say this. */
  reason?: RegExp
  /** Records that must be found all the same. */
  records?: number
}

const PERSON = 'Ana,Penhale,ana@example.org,TR1 2AB\n'
const HEADER = 'Forename,Surname,Email,Postcode\n'

const file = (name: string, bytes: () => Buffer | string, status: readonly string[], more: Partial<HostileFile> = {}): HostileFile => ({
  name,
  status,
  write: (folder) => writeFileSync(join(folder, name), bytes()),
  ...more,
})
/** Written in pieces, so that the builder needs no memory of its own. */
const long = (
  name: string,
  head: string,
  piece: string,
  times: number,
  tail: string,
  status: readonly string[],
  more: Partial<HostileFile> = {},
): HostileFile => ({
  name,
  status,
  write: (folder) => {
    const descriptor = openSync(join(folder, name), 'w')
    writeSync(descriptor, head)
    const block = Buffer.from(piece.repeat(Math.max(1, Math.floor((1 << 20) / piece.length))))
    const length = piece.length * times
    for (let at = 0; at < length; at += block.length) writeSync(descriptor, block, 0, Math.min(block.length, length - at))
    writeSync(descriptor, tail)
    closeSync(descriptor)
  },
  ...more,
})
const zipOf = (files: Zippable) => Buffer.from(zipSync(files))

export function hostileFiles(scale: number): HostileFile[] {
  const many = Math.max(1_000, Math.floor(1e6 * scale))
  const bytes = Math.floor(1e9 * scale)
  const pages = Math.max(200, Math.floor(50_000 * scale))
  return [...bombs(bytes), ...archives(many), ...tables(bytes, many), ...markup(many), ...documents(pages), ...disk()]
}

function bombs(bytes: number): HostileFile[] {
  const zeros = Buffer.alloc(Math.min(bytes, 300e6))
  return [
    file('bomb.gz.gz', () => gzipSync(gzipSync(Buffer.alloc(300e6), { level: 9 }), { level: 9 }), ['refused', 'partly_read'], {
      reason: /zip bomb|could not be read/,
    }),
    file('bomb.zst', () => zstdCompressSync(zeros), ['read', 'refused', 'partly_read', 'unsupported']),
    file(
      'nested.zip',
      () => Array.from({ length: 12 }).reduce<Buffer>((inner) => zipOf({ 'n.zip': inner }), zipOf({ 'a.txt': strToU8('a') })),
      ['refused', 'partly_read'],
      { reason: /archives deep/ },
    ),
    file(
      'lying-sizes.zip',
      () => {
        const archive = zipOf({ 'a.txt': [strToU8('x'.repeat(1_000)), { level: 9 }] })
        archive.writeUInt32LE(0xfffffff0, archive.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
        return archive
      },
      ['refused'],
      { reason: /zip bomb/ },
    ),
    file(
      'overlap.zip',
      () => {
        const archive = zipOf({ 'a.txt': strToU8(PERSON), 'b.txt': strToU8(PERSON) })
        const first = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
        const second = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1'), first + 4)
        archive.writeUInt32LE(archive.readUInt32LE(first + 42), second + 42)
        return archive
      },
      ['refused'],
      { reason: /overlap/ },
    ),
    file('quine-like.gz', () => Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync(Buffer.alloc(100_000)))), [
      'read',
      'partly_read',
      'refused',
      'unsupported',
    ]),
  ]
}

function archives(many: number): HostileFile[] {
  const slip = {
    '../../../../tmp/tocsin-slip': strToU8(HEADER + PERSON),
    '/etc/cron.d/tocsin-slip': strToU8(HEADER + PERSON),
    '..\\..\\slip.csv': strToU8(HEADER + PERSON),
  }
  return [
    file('slip.zip', () => zipOf(slip), ['read'], { records: 3 }),
    file(
      'devices.zip',
      () => zipOf(Object.fromEntries(['CON', 'NUL', 'aux.txt', 'C:', 'a\0b', '__proto__x', '..'].map((name) => [name, strToU8(HEADER + PERSON)]))),
      ['read', 'partly_read'],
      { records: 7 },
    ),
    file(
      'links.tar',
      () =>
        Buffer.concat([
          tarEntry('evil', '2', '/etc/passwd'),
          tarEntry('hard', '1', '/etc/shadow'),
          tarEntry('dev', '3', ''),
          tarFile('a.csv', HEADER + PERSON),
          Buffer.alloc(1_024),
        ]),
      ['read'],
      { records: 1 },
    ),
    file('huge-size.tar', () => Buffer.concat([tarFile('a.csv', HEADER + PERSON), tarEntry('b.csv', '0', '', 2 ** 32)]), ['partly_read'], {
      records: 1,
      reason: /cut off/,
    }),
    // A tar of tiny files: as many as the product promises to list.
    { name: 'tiny.tar', status: ['read', 'partly_read'], write: (folder) => writeTar(join(folder, 'tiny.tar'), many) },
    file('cut.zip', () => zipOf({ 'a.csv': strToU8(HEADER + PERSON), 'b.csv': strToU8(HEADER + PERSON.repeat(1_000)) }).subarray(0, 220), [
      'partly_read',
      'damaged',
    ]),
  ]
}

function tables(bytes: number, many: number): HostileFile[] {
  const wide = Array.from({ length: 16_000 }, (_, at) => `c${at}`)
  return [
    long('one-line.csv', HEADER, 'x'.repeat(1_000), Math.floor(bytes / 1_000), `\n${PERSON}`, ['partly_read', 'read']),
    long('one-line.txt', '', 'Ana Penhale ', Math.floor(bytes / 60), '', ['read', 'partly_read']),
    long('one-line.json', '[{"a":"', 'x'.repeat(1_000), Math.floor(bytes / 1_000), '"}]', ['read', 'partly_read', 'damaged', 'refused', 'unsupported']),
    long('one-value.sql', "-- PostgreSQL database dump\nINSERT INTO member VALUES ('", 'x'.repeat(1_000), Math.floor(bytes / 1_000), "');\n", [
      'read',
      'partly_read',
    ]),
    file(
      'wide.csv',
      () =>
        `${['Forename', 'Surname', 'Email', ...wide].join()}\n${Array.from({ length: 30 }, (_, no) => ['Ana', 'Penhale', `a${no}@example.org`, ...wide.map(() => '')].join()).join('\n')}\n`,
      ['read'],
      { records: 30 },
    ),
    long('open-quote.csv', `${HEADER}Ana,"Penhale,ana@example.org,TR1 2AB\n`, PERSON, many, '', ['read', 'partly_read'], { records: Math.floor(many * 0.9) }),
    long('quotes.csv', HEADER, '"', Math.floor(bytes / 50), '', ['read', 'partly_read', 'unsupported']),
    file('proto.csv', () => `__proto__,constructor,Forename,Surname,Email\n${'x,y,Ana,Penhale,ana@example.org\n'.repeat(5)}`, ['read'], { records: 5 }),
    file(
      'proto.json',
      () =>
        `[${Array.from({ length: 5 }, (_, no) => `{"__proto__":{"admin":true},"constructor":1,"forename":"Ana","surname":"Penhale","email":"a${no}@example.org"}`).join()}]`,
      ['read'],
      { records: 5 },
    ),
    file('deep.json', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`, ['read', 'partly_read', 'damaged', 'refused', 'unsupported']),
    file('deep-objects.json', () => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, ['read', 'partly_read', 'damaged', 'refused', 'unsupported']),
    file('zeros.csv', () => Buffer.alloc(2_000_000), ['unsupported', 'read', 'partly_read', 'rendered_inaccessible']),
  ]
}

function markup(many: number): HostileFile[] {
  const laughs = Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  return [
    file(
      'laughs.xml',
      () =>
        `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><r><p><forename>&l12;</forename><email>a@example.org</email></p><p><forename>Ana</forename><email>b@example.org</email></p></r>`,
      ['read'],
      { records: 2 },
    ),
    file(
      'xxe.xml',
      () =>
        `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1/">%y;]><r><p><name>&x;</name><email>a@example.org</email></p><p><name>b</name><email>b@example.org</email></p></r>`,
      ['read'],
    ),
    file(
      'xxe.docx',
      () =>
        zipOf({
          '[Content_Types].xml': strToU8('<Types/>'),
          'word/document.xml': strToU8(
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document><w:p><w:t>&e; Dear Ms Okafor</w:t></w:p></w:document>',
          ),
        }),
      ['read'],
    ),
    long('open-tags.html', '<html>', '<div><table>', Math.floor(many / 4), '', ['read', 'partly_read', 'refused']),
    long('open-tags.xml', '<?xml version="1.0"?><a>', '<b>', many, '', ['read', 'partly_read']),
    file('attachment-loop.eml', () => mailInMail(60), ['read', 'partly_read', 'damaged']),
    file('many-headers.eml', () => `From: a@example.org\r\nTo: ${'b@example.org, '.repeat(50_000)}c@example.org\r\nSubject: x\r\n\r\nhello`, [
      'read',
      'partly_read',
      'damaged',
    ]),
    file('open-groups.rtf', () => `{\\rtf1 ${'{'.repeat(many)}Jo`, ['partly_read']),
  ]
}

function documents(pages: number): HostileFile[] {
  const sheet = (data: string) =>
    zipOf({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${data}</sheetData></worksheet>`),
    })
  const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`
  const header = `<row r="1">${cell('A1', 'Forename')}${cell('B1', 'Surname')}${cell('C1', 'Email')}</row>`
  return [
    file('empty-pages.pdf', () => pdfOf(pages), ['read', 'unsupported', 'partly_read']),
    file('page-loop.pdf', () => pdfLoop(), ['read', 'damaged', 'unsupported', 'partly_read', 'refused']),
    file('inflate.pdf', () => pdfStream(deflateSync(Buffer.alloc(100e6))), ['read', 'damaged', 'unsupported', 'partly_read', 'refused']),
    file('sparse.xlsx', () => sheet(`${header}<row r="1048576">${cell('XFD1048576', 'x')}</row>`), ['read']),
    file(
      'far-row.xlsx',
      () => sheet(`${header}<row r="4294967295">${cell('A4294967295', 'Ana')}${cell('B4294967295', 'Penhale')}${cell('C4294967295', 'ana@example.org')}</row>`),
      ['read'],
      { records: 1 },
    ),
    file(
      'loop.doc',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(22), Buffer.from([9, 0]), Buffer.alloc(16), Buffer.alloc(464)]),
      ['damaged', 'unsupported'],
    ),
    file('many-pages.tif', () => tiffLoop(), ['read', 'damaged', 'unsupported']),
    file('huge.png', () => hugePng(), ['unsupported', 'refused', 'damaged']),
  ]
}

function disk(): HostileFile[] {
  return [
    { name: 'link.csv', status: ['refused'], reason: /link/, write: (folder) => symlinkSync('/etc/passwd', join(folder, 'link.csv')) },
    { name: 'loop', status: ['refused'], reason: /link/, write: (folder) => symlinkSync('.', join(folder, 'loop')) },
    {
      name: 'deep',
      status: [],
      write: (folder) => {
        const deep = join(folder, ...Array.from({ length: 60 }, (_, at) => `d${at}`))
        mkdirSync(deep, { recursive: true })
        writeFileSync(join(deep, 'a.csv'), HEADER + PERSON)
      },
    },
  ]
}

function tarEntry(name: string, kind: string, link: string, size = 0): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000644\0', 100)
  if (size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(kind, 156)
  header.write(link, 157)
  header.write('ustar\x0000', 257)
  header.fill(32, 148, 156)
  let sum = 0
  for (const byte of header) sum += byte
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
const tarFile = (name: string, text: string) =>
  Buffer.concat([tarEntry(name, '0', '', text.length), Buffer.from(text), Buffer.alloc((512 - (text.length % 512)) % 512)])

function writeTar(path: string, count: number): void {
  const descriptor = openSync(path, 'w')
  const blocks: Buffer[] = []
  for (let no = 0; no < count; no++) {
    blocks.push(tarFile(`tiny/${no}.txt`, `note ${no}`))
    if (blocks.length >= 1_000) writeSync(descriptor, Buffer.concat(blocks.splice(0)))
  }
  writeSync(descriptor, Buffer.concat([...blocks, Buffer.alloc(1_024)]))
  closeSync(descriptor)
}

function mailInMail(depth: number): string {
  let mail = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: core\r\n\r\nhello\r\n'
  for (let at = 0; at < depth; at++)
    mail = `From: a@example.org\r\nTo: b@example.org\r\nSubject: ${at}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--b${at}--\r\n`
  return mail
}

/** Pages that hold nothing: their parser must not take a second each. */
function pdfOf(count: number): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[${Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>`,
  ]
  for (let at = 0; at < count; at++) objects.push('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>')
  return pdfFile(objects)
}
const pdfLoop = () => pdfFile(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R 2 0 R]>>'])
const pdfStream = (packed: Buffer) =>
  pdfFile([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    `<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n${packed.toString('latin1')}\nendstream`,
  ])

function pdfFile(objects: string[]): Buffer {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** One page whose successor is itself. */
function tiffLoop(): Buffer {
  const bytes = Buffer.alloc(200)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(2, 8)
  for (const [at, tag] of [256, 257].entries()) {
    bytes.writeUInt16LE(tag, 10 + at * 12)
    bytes.writeUInt16LE(4, 12 + at * 12)
    bytes.writeUInt32LE(1, 14 + at * 12)
    bytes.writeUInt32LE(100_000, 18 + at * 12)
  }
  bytes.writeUInt32LE(8, 34)
  return bytes
}

function hugePng(): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4)
  header.writeUInt32BE(2 ** 31 - 1, 8)
  header.writeUInt32BE(2 ** 31 - 1, 12)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, Buffer.alloc(200)])
}
