import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { readInPlace } from '../sandbox/read-in-place.ts'
import { decodeEntities, htmlText } from './markup-text.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const docxOf = (parts: Record<string, string>) =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])) }))

test('docx: people in the body, the header, the notes and the comments are found', async () => {
  const { outcome, records } = await readInPlace(
    docxOf({
      'word/document.xml': `<w:document>${paragraph('Write to ann.body@example.org')}</w:document>`,
      'word/header1.xml': `<w:hdr>${paragraph('Contact ben.header@example.org')}</w:hdr>`,
      'word/footnotes.xml': `<w:footnotes>${paragraph('Source: cat.note@example.org')}</w:footnotes>`,
      'word/comments.xml': `<w:comments>${paragraph('Ask dan.comment@example.org')}</w:comments>`,
    }),
    'letter.docx',
  )
  assert.deepEqual([outcome.type, outcome.status], ['docx', 'read'])
  assert.deepEqual(records.map(({ emails }) => emails).sort(), [
    'ann.body@example.org',
    'ben.header@example.org',
    'cat.note@example.org',
    'dan.comment@example.org',
  ])
})

test('docx: a declared entity is neither fetched nor expanded', async () => {
  const bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const { outcome, records } = await readInPlace(
    docxOf({ 'word/document.xml': `${bomb}<w:document>${paragraph('&x; &b; jo@example.org')}</w:document>` }),
    'xxe.docx',
  )
  assert.equal(outcome.status, 'read')
  assert.equal(records.length, 1)
  assert.ok(!JSON.stringify(records).includes('root:'))
})

test('docx: without the part that holds the text it is damaged', async () => {
  const { outcome } = await readInPlace(docxOf({ 'word/styles.xml': '<x/>' }), 'empty.docx')
  assert.deepEqual([outcome.type, outcome.status], ['docx', 'damaged'])
})

/** A document of one page; with `text` null the page holds a box and no words. */
function pdfOf(text: string | null): Buffer {
  const stream = text === null ? '10 10 100 100 re f' : `BT /F1 12 Tf 20 700 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj${object}endobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`, 'latin1')
}

test('pdf: the text of a page is read, with the page as its place', async () => {
  const { outcome, records } = await readInPlace(pdfOf('Please write to jo.bloggs@example.org'), 'letter.pdf')
  assert.deepEqual([outcome.type, outcome.status], ['pdf', 'read'])
  assert.deepEqual(
    records.map(({ emails, place }) => [emails, place.includes('page 1')]),
    [['jo.bloggs@example.org', true]],
  )
})

test('pdf: a page without words is named as a picture', async () => {
  const { outcome } = await readInPlace(pdfOf(null), 'scan.pdf')
  assert.deepEqual([outcome.status, outcome.reason], ['unsupported', 'no text; its pages are pictures (a scan); their text is read only with --ocr auto'])
})

test('pdf: garbage is damaged, and the next document is read', async () => {
  const broken = await readInPlace(`%PDF-1.7\n${'garbage obj <<<< [[[['.repeat(500)}`, 'bad.pdf')
  assert.equal(broken.outcome.status, 'damaged')
  assert.equal((await readInPlace(pdfOf('ann@example.org'), 'good.pdf')).outcome.status, 'read')
})

test('html: text of cells and blocks; scripts are left out; addresses of mail links are kept', () => {
  const text = htmlText(
    '<p>One<br>two</p><script>var a = "<p>no</p>"</script><table><tr><td>Jo</td><td><a href="mailto:jo@example.org?subject=x">write</a></td></tr></table>',
  )
  assert.equal(text, 'One\ntwo\n\nJo\tjo@example.org write')
  assert.equal(htmlText('<td><a href="mailto:jo@example.org">Jo@example.org</a></td>'), 'jo@example.org')
  assert.equal(htmlText('<a href="mailto:jo@example.org">jo@example.org.uk</a>'), 'jo@example.org jo@example.org.uk')
})

test('entities: known ones are signs, unknown ones stay, impossible ones are blanks', () => {
  assert.equal(
    decodeEntities('caf&eacute; &amp; &#163;5 &#x20ac; &foo; &#xd800; &constructor;'),
    'café & £5 €  &foo;   &constructor;'.replace('€  &foo;', '€ &foo;'),
  )
})

test('markup: a million open brackets are read to their end', () => {
  for (const piece of ['<', '<a ', '<!--', '</', '<script>', '&#', '<![CDATA[']) assert.equal(typeof htmlText(piece.repeat(200_000)), 'string')
})

/** A compound file whose directory, in its first sector, names one stream. */
function compoundFile(name: string): Buffer {
  const bytes = Buffer.alloc(512 * 3)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(0, 48)
  bytes.writeUInt32LE(1, 76)
  // The root's tree of children begins at the second entry, which has no siblings.
  bytes.writeUInt32LE(1, 512 + 76)
  bytes.fill(0xff, 512 + 128 + 68, 512 + 128 + 80)
  bytes[512 + 128 + 66] = 2
  bytes.write(name, 512 + 128, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 512 + 128 + 64)
  bytes.writeUInt32LE(0xfffffffe, 1_024)
  return bytes
}

test('a compound file whose directory runs in a circle is told in finite time', async () => {
  const bytes = compoundFile('x')
  bytes.writeUInt32LE(0, 1_024)
  assert.equal((await readInPlace(bytes, 'circle.doc')).outcome.status, 'unsupported')
})
