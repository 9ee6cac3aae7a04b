import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import { messageOf, quotedPrintable, type MessageParts } from './mime.ts'
import { isCleanMessage } from './smtp-client.ts'

const PARTS: MessageParts = {
  from: { name: 'Data Team', address: 'data@harbour-alliance.example' },
  to: { name: 'Morwen Tallis', address: 'morwen.tallis@post.example' },
  subject: 'Important: please read this letter about your data',
  date: new Date('2026-10-26T09:00:00Z'),
  messageId: '<0123456789abcdef0123456789abcdef@harbour-alliance.example>',
  fields: { 'Content-Language': 'en', 'Auto-Submitted': 'auto-generated' },
  text: 'One line.\n\n.A line that begins with a dot, and a sign: £\n',
  html: '<!doctype html>\n<p>One line = one line.</p>\n',
}

/** The same message by nodemailer: the peer that this is held against. */
function byNodemailer({ from, to, subject, date, messageId, fields, text, html }: MessageParts): Promise<Buffer> {
  return new MailComposer({ from, to: to.name === '' ? to.address : to, subject, date, messageId, headers: fields, text, html, newline: '\r\n' })
    .compile()
    .build()
}

async function readBack(bytes: Buffer): Promise<unknown> {
  const { from, to, subject, date, messageId, text, html, headers, cc, bcc, attachments } = await PostalMime.parse(bytes)
  const names = headers.map(({ key }) => key).toSorted()
  return { from, to, subject, date, messageId, text: text?.trimEnd(), html: html?.trimEnd(), names, cc, bcc, attachments }
}

test('a message reads as the one that nodemailer makes of the same parts', async () => {
  for (const parts of [
    PARTS,
    { ...PARTS, to: { name: '', address: 'x@post.example' } },
    { ...PARTS, to: { name: "Siân O'Marr", address: 'sian@post.example' }, subject: 'Pwysig: darllenwch y llythyr hwn am eich data, os gwelwch yn dda – ŵ' },
    { ...PARTS, from: { name: 'Dr. D. Team', address: 'data@harbour-alliance.example' } },
  ])
    assert.deepEqual(await readBack(messageOf(parts)), await readBack(await byNodemailer(parts)))
})

test('any name, subject and text is read back as it was, in one message to one mailbox, with clean line ends', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) =>
    text
      .toWellFormed()
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
  await fc.assert(
    fc.asyncProperty(line, line, fc.string({ unit: 'grapheme', maxLength: 400 }), async (name, subject, text) => {
      const body = text.toWellFormed().replace(/[\r\0]/g, '')
      const bytes = messageOf({ ...PARTS, to: { ...PARTS.to, name }, subject, text: `${body}\n` })
      assert.ok(isCleanMessage(bytes))
      for (const header of bytes.toString('latin1').split('\r\n\r\n')[0]!.split('\r\n')) assert.ok(header.length <= 200, header)
      const mail = await PostalMime.parse(bytes)
      assert.deepEqual(mail.to, [{ name, address: PARTS.to.address }])
      assert.equal(mail.subject ?? '', subject)
      assert.equal(mail.text?.replace(/\n$/, '').trimEnd(), body.trimEnd())
      assert.deepEqual([mail.cc, mail.bcc, mail.attachments.length], [undefined, undefined, 0])
    }),
    { numRuns: 300 },
  )
})

test('a value with an end of line is no header field', () => {
  assert.throws(() => messageOf({ ...PARTS, fields: { 'X-Note': 'one\r\nBcc: y@post.example' } }), /end of line/)
  assert.throws(() => messageOf({ ...PARTS, to: { name: '', address: 'a@post.example\nBcc: y@post.example' } }), /end of line/)
})

test('quoted-printable is read back as it was, in lines of 76 at most without white space at their end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.constantFrom('=', ' ', '\t', '.', 'ŵ', '\n', 'x'.repeat(74), 'x'.repeat(76)))),
      (pieces) => {
        const text = pieces.join('').replace(/\r/g, '')
        const wire = quotedPrintable(text).toString('latin1')
        for (const line of wire.split('\r\n')) assert.ok(line.length <= 76 && !/[ \t]$/.test(line) && !/[^\t\x20-\x7e]/.test(line), JSON.stringify(line))
        const bytes = wire.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        assert.equal(Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n'), text.isWellFormed() ? text : text.toWellFormed())
      },
    ),
    { numRuns: 300 },
  )
})

test('a line that fits is not broken; one letter more is', () => {
  assert.equal(quotedPrintable('x'.repeat(76)).toString(), 'x'.repeat(76))
  assert.equal(quotedPrintable('x'.repeat(77)).toString(), `${'x'.repeat(75)}=\r\nxx`)
  assert.equal(quotedPrintable(`${'x'.repeat(74)}=`).toString(), `${'x'.repeat(74)}=\r\n=3D`)
})
